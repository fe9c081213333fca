"""Antiderivatives of bells: a polynomial times exp(-L^2/K), for a linear L and a constant K > 0.

With G for the exponential and c for the slope of L, that of G is a multiple of Phi, and
L^(n+1)*G has the antiderivative of K*n/2*L^(n-1)*G, minus K/(2*c)*L^n*G.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from symproof.engine.planning.tidy import tidied
from symproof.kernel.errors import KernelError
from symproof.kernel.sequent import ZERO
from symproof.kernel.term import BRACKET, App, Num, Term, Var, substitute

ONE: Final = Num(1)
TWO: Final = Num(2)
# of the polynomial
MAX_DEGREE: Final = 6


@dataclass(frozen=True, slots=True)
class Bell:
    """The function exp(-line^2/width) of a variable, `slope` being that of the line."""

    exponential: Term
    line: Term
    width: Term
    slope: Term

    @property
    def scale(self) -> Term:
        """The positive root of half the width, s for the width 2*s^2."""
        half = tidied(self.width / TWO)
        match half:
            case App("^", (Var() as s, Num(2))):
                return s
            case Num(1):
                return ONE
            case _:
                return App("sqrt", (half,))

    @property
    def area(self) -> Term:
        """An antiderivative of the bell."""
        root = App("sqrt", (TWO * App("pi", ()),))
        inside = self.line if self.scale == ONE else self.line / self.scale
        whole = (root if self.scale == ONE else self.scale * root) * App("Phi", (inside,))
        return whole if self.slope == ONE else whole / self.slope


def of_bell(body: Term, name: str) -> Term | None:
    """Return an antiderivative of a polynomial times a bell, None for what is none.

    Raises:
        KernelError: ring-size, term-size, term-depth.
    """
    factors = list(_factors(body))
    found = [(i, bell) for i, f in enumerate(factors) if (bell := _bell(f, name)) is not None]
    if len(found) != 1:
        return None
    ((i, bell),) = found
    constant: Term = ONE
    polynomial: Term = ONE
    for factor in (*factors[:i], *factors[i + 1 :]):
        if name in factor.variables:
            polynomial = _times(polynomial, factor)
        else:
            constant = _times(constant, factor)
    taylor = _taylor(polynomial, name, bell)
    whole = None if taylor is None else _integrated(taylor, bell)
    return None if whole is None else _times(constant, whole)


def _times(a: Term, b: Term) -> Term:
    if a == ONE:
        return b
    return a if b == ONE else a * b


def _factors(term: Term) -> list[Term]:
    match term:
        case App("*", (a, b)):
            return [*_factors(a), *_factors(b)]
        case App("/", (a, b)):
            return [*_factors(a), ONE / b]
        case App("neg", (a,)):
            return [App("neg", (ONE,)), *_factors(a)]
        case App(head, (a,)) if head == BRACKET:
            return _factors(a)
        case _:
            return [term]


def _bell(term: Term, name: str) -> Bell | None:
    """Return exp(-L^2/K) with its parts."""
    match term:
        case App("exp", (exponent,)) if name in term.variables:
            pass
        case _:
            return None
    square: Term | None = None
    width: Term = ONE
    sign = 1
    for factor in _factors(exponent):
        match factor:
            case App("neg", (Num(1),)):
                sign = -sign
            case App("^", (line, Num(2))) if name in line.variables and square is None:
                square = line
            case App("/", (Num(1), divisor)) if name not in divisor.variables:
                width = divisor if width == ONE else width * divisor
            case _ if name not in factor.variables:
                width = width / factor
            case _:
                return None
    slope = None if square is None else _slope(square, name)
    if square is None or slope is None or slope == ZERO or sign > 0:
        return None
    return Bell(term, square, tidied(width), slope)


def _slope(line: Term, name: str) -> Term | None:
    """Return c where a term is c*t + d."""
    match line:
        case _ if name not in line.variables:
            return ZERO
        case Var():
            return ONE
        case App(head, (a,)) if head == BRACKET:
            return _slope(a, name)
        case App("neg", (a,)):
            inner = _slope(a, name)
            return None if inner is None else tidied(-inner)
        case App("+" | "-" as head, (a, b)):
            left, right = _slope(a, name), _slope(b, name)
            return None if left is None or right is None else tidied(App(head, (left, right)))
        case App("*", (a, b)) if name not in a.variables:
            inner = _slope(b, name)
            return None if inner is None else tidied(a * inner)
        case App("*" | "/" as head, (a, b)) if name not in b.variables:
            inner = _slope(a, name)
            return None if inner is None else tidied(App(head, (inner, b)))
        case _:
            return None


def _taylor(polynomial: Term, name: str, bell: Bell) -> list[Term] | None:
    """Return the coefficients of a polynomial in the powers of the line."""
    at_zero = substitute(bell.line, {name: ZERO})
    # the variable by the value w of the line
    moved = (Var(name) - at_zero) / bell.slope if bell.slope != ONE else Var(name) - at_zero
    shifted = substitute(polynomial, {name: moved})
    coefficients: list[Term] = []
    rest = tidied(shifted)
    for _ in range(MAX_DEGREE + 1):
        start = tidied(substitute(rest, {name: ZERO}))
        coefficients.append(start)
        if name not in rest.variables:
            return coefficients
        rest = _lowered(tidied(rest - start), name)
        if rest is None:
            return None
    return None


def _lowered(term: Term, name: str) -> Term | None:
    """Return p/t for a polynomial p that vanishes at 0."""
    match term:
        case Var(n) if n == name:
            return ONE
        case App("+" | "-" as head, (a, b)):
            left, right = _lowered(a, name), _lowered(b, name)
            return None if left is None or right is None else tidied(App(head, (left, right)))
        case App("neg", (a,)):
            inner = _lowered(a, name)
            return None if inner is None else tidied(-inner)
        case App("*", (a, b)):
            for factor, rest in ((a, b), (b, a)):
                lowered = _lowered(factor, name) if name in factor.variables else None
                if lowered is not None:
                    return tidied(lowered * rest)
            return None
        case App("/", (a, b)) if name not in b.variables:
            inner = _lowered(a, name)
            return None if inner is None else tidied(inner / b)
        case App("^", (Var(n), Num(k))) if n == name and k > 1:
            return Var(name) if k == 2 else Var(name) ** Num(k - 1)
        case _:
            return None


def _integrated(coefficients: list[Term], bell: Bell) -> Term | None:
    """Return the antiderivative of the sum of c_n*L^n*G: first lower the powers, then the area."""
    rest = list(coefficients)
    parts: list[Term] = []
    factor = tidied(bell.width / (TWO * bell.slope))
    for n in range(len(rest) - 1, 0, -1):
        coefficient = rest[n]
        if coefficient == ZERO:
            continue
        power = ONE if n == 1 else bell.line if n == 2 else bell.line ** Num(n - 1)
        parts.append(_times(_times(tidied(coefficient * factor), power), bell.exponential))
        if n > 1:
            rest[n - 2] = tidied(rest[n - 2] + coefficient * bell.width * Num(n - 1) / TWO)
    result: Term | None = None if rest[0] == ZERO else _times(rest[0], bell.area)
    for part in parts:
        result = -part if result is None else result - part
    return result


def quietly_of_bell(body: Term, name: str) -> Term | None:
    """Return an antiderivative of a polynomial times a bell, None where it is too large."""
    try:
        return of_bell(body, name)
    except KernelError:
        return None
