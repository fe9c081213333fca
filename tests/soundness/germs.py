"""Numbers beside numbers: what a function does right beside a point, as a power series.

A germ is c0 + c1*e + c2*e^2 + ..., where e is positive and smaller than every number that was
there before it.  A number beside a number that is itself beside another has a germ for c0, and
its own, smaller e: the level tells them apart.  Of most functions of the models, the germ of the
value is found exactly, or it is Unknown.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, Union

import mpmath

Value = Union[Fraction, mpmath.mpf, "Germ"]
TOLERANCE = mpmath.mpf(10) ** -30
ORDER = 3
ZERO = Fraction(0)


class Unknown(Exception):
    """The value is too large, or too near to a boundary, to be told."""


def floating(value: Value) -> mpmath.mpf:
    """Return a real number as a floating-point number.

    Raises:
        Unknown: the value is a germ.

    """
    if isinstance(value, Germ):
        raise Unknown
    return mpmath.mpf(value.numerator) / value.denominator if isinstance(value, Fraction) else value


def together(a: Value, b: Value, operation: Callable[[Any, Any], Any]) -> Value:
    """Return `a operation b`, exactly where both are exact."""
    if isinstance(a, Germ) or isinstance(b, Germ):
        level = max(side.level for side in (a, b) if isinstance(side, Germ))
        return operation(lifted(a, level), lifted(b, level))
    if isinstance(a, Fraction) and isinstance(b, Fraction):
        return operation(a, b)
    return operation(floating(a), floating(b))


def sign(value: Value) -> int:
    """Return the sign of what is exactly 0 or surely not 0."""
    if isinstance(value, Germ):
        found = next((s for c in value.terms if (s := sign(c))), 0)
        if not found and not value.exact:
            raise Unknown
        return found
    if not isinstance(value, Fraction) and abs(value) <= TOLERANCE:
        raise Unknown
    return (value > 0) - (value < 0)


def is_zero(value: Value) -> bool:
    """Whether a value is 0, as near as can be told."""
    if isinstance(value, Germ | Fraction):
        return sign(value) == 0
    return abs(value) < TOLERANCE


@dataclass(frozen=True, eq=False)
class Germ:
    """The terms of a series up to ORDER; `exact` if there are no more."""

    level: int
    terms: tuple[Value, ...]
    exact: bool = True

    def __add__(self, other: Germ) -> Germ:
        terms = tuple(together(a, b, _add) for a, b in zip(self.terms, other.terms, strict=True))
        return Germ(self.level, terms, self.exact and other.exact)

    def __neg__(self) -> Germ:
        return Germ(self.level, tuple(-c for c in self.terms), self.exact)

    def __sub__(self, other: Germ) -> Germ:
        return self + -other

    def __mul__(self, other: Germ) -> Germ:
        terms: list[Value] = [ZERO] * (ORDER + 1)
        exact = self.exact and other.exact
        mine, others = (
            [(i, c) for i, c in enumerate(germ.terms) if not _is_exactly_zero(c)]
            for germ in (self, other)
        )
        for i, a in mine:
            for j, b in others:
                if i + j <= ORDER:
                    terms[i + j] = together(terms[i + j], together(a, b, _multiply), _add)
                else:
                    exact = False
        return Germ(self.level, tuple(terms), exact)

    def __pow__(self, exponent: int) -> Germ:
        result = lifted(Fraction(1), self.level)
        for _ in range(exponent):
            result = result * self
        return result

    def __abs__(self) -> Germ:
        return -self if sign(self) < 0 else self

    def __bool__(self) -> bool:
        return sign(self) != 0

    def __lt__(self, other: Value | int) -> bool:
        return self._compared(other) < 0

    def __gt__(self, other: Value | int) -> bool:
        return self._compared(other) > 0

    def __le__(self, other: Value | int) -> bool:
        return self._compared(other) <= 0

    def __ge__(self, other: Value | int) -> bool:
        return self._compared(other) >= 0

    def _compared(self, other: Value | int) -> int:
        return sign(self - lifted(Fraction(other) if isinstance(other, int) else other, self.level))

    def series(self, coefficients: list[Value]) -> Germ:
        """Return the sum of c*u^k, where u is the germ without its first term."""
        rest = Germ(self.level, (ZERO, *self.terms[1:]), self.exact)
        total = lifted(ZERO, self.level)
        for c in reversed(coefficients):
            total = total * rest + lifted(c, self.level)
        constant = all(_is_exactly_zero(c) for c in rest.terms) and self.exact
        return Germ(total.level, total.terms, constant)

    def inverse(self) -> Germ:
        """Return 1/self, where the first term is surely not 0.

        Raises:
            Unknown: it may be 0.

        """
        first = self.terms[0]
        if sign(first) == 0:
            raise Unknown
        by = first.inverse() if isinstance(first, Germ) else 1 / first
        coefficients: list[Value] = [by]
        for _ in range(ORDER):
            coefficients.append(-together(coefficients[-1], by, _multiply))
        return self.series(coefficients)

    def under(self, function: Callable[[mpmath.mpf], mpmath.mpf]) -> Germ:
        """Return the value of a smooth function.

        Raises:
            Unknown: the first term is itself a germ, or large.

        """
        first = floating(self.terms[0])
        if abs(first) > 50:
            raise Unknown
        return self.series(list(mpmath.taylor(function, first, ORDER)))


def lifted(value: Value, level: int) -> Germ:
    """Return a value as a germ of a level that is not below its own."""
    if isinstance(value, Germ) and value.level == level:
        return value
    return Germ(level, (value, *[ZERO] * ORDER))


def beside(value: Value, side: int, level: int) -> Germ:
    """Return a number right beside another: to the right for 1, to the left for -1."""
    return Germ(level, (value, Fraction(side), *[ZERO] * (ORDER - 1)))


def _is_exactly_zero(value: Value) -> bool:
    if isinstance(value, Germ):
        return value.exact and all(map(_is_exactly_zero, value.terms))
    return isinstance(value, Fraction) and value == 0


def _add(a: Any, b: Any) -> Any:
    return a + b


def _multiply(a: Any, b: Any) -> Any:
    return a * b
