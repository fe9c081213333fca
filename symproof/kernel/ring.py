"""Polynomial and fraction normal forms over exact rationals, and what follows from them.

A polynomial maps monomials to non-zero coefficients; a monomial is a sorted tuple of
(atom, exponent), and an atom is whatever is not +, -, *, or a power with a natural exponent.
Equal atoms are those with the same head and equal normal forms of their arguments; functions
are compared under one name for their argument.

In `ring`, a/b is a times the reciprocal of b, the reciprocal of 0 being *some* number: what is
proved holds whatever it is.  In `field`, every divisor must be shown to be different from 0.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from fractions import Fraction
from itertools import count
from typing import Final

from symproof.kernel.errors import refuse
from symproof.kernel.term import (
    BRACKET,
    App,
    Lam,
    Num,
    Term,
    Var,
    bound_names,
    substitute,
)

MAX_MONOMIALS: Final = 20_000
MAX_PRODUCTS: Final = 400_000
MAX_EXPONENT: Final = 10_000
MAX_BITS: Final = 100_000

Monomial = tuple[tuple[int, int], ...]
# an exact number; most are integers, which are far faster than fractions of denominator 1
Exact = int | Fraction
Poly = dict[Monomial, Exact]
Ratio = tuple[Poly, Poly]
Key = tuple[object, ...]

ONE: Final[Monomial] = ()


def constant(value: Exact) -> Poly:
    """Return the constant polynomial."""
    return {ONE: value} if value else {}


def as_constant(poly: Poly) -> Fraction | None:
    """Return the value of a constant polynomial, None for another."""
    if not poly:
        return Fraction(0)
    if len(poly) == 1 and ONE in poly:
        return Fraction(poly[ONE])
    return None


def add(p: Poly, q: Poly, scale: Exact = 1) -> Poly:
    """Return p + scale*q."""
    result = dict(p)
    for monomial, coefficient in q.items():
        value = result.get(monomial, 0) + coefficient * scale
        if value:
            result[monomial] = value
        else:
            result.pop(monomial, None)
    return result


def multiply(p: Poly, q: Poly) -> Poly:
    """Return p*q.

    Raises:
        KernelError: ring-size.
    """
    if len(p) * len(q) > MAX_PRODUCTS:
        refuse("ring-size", f"a product of {len(p)} by {len(q)} monomials")
    result: Poly = {}
    for m, a in p.items():
        for n, b in q.items():
            monomial = _join(m, n)
            value = result.get(monomial, 0) + a * b
            if value:
                result[monomial] = value
            else:
                del result[monomial]
    check_size(result)
    return result


def _join(m: Monomial, n: Monomial) -> Monomial:
    if not m:
        return n
    if not n:
        return m
    exponents = dict(m)
    for atom, exponent in n:
        exponents[atom] = exponents.get(atom, 0) + exponent
    return tuple(sorted(exponents.items()))


def power(p: Poly, exponent: int) -> Poly:
    """Return p to a natural power; p to 0 is 1.

    Raises:
        KernelError: ring-size.
    """
    if exponent > MAX_EXPONENT:
        refuse("ring-size", f"an exponent above {MAX_EXPONENT}")
    result = constant(1)
    for bit in bin(exponent)[2:]:
        result = multiply(result, result)
        if bit == "1":
            result = multiply(result, p)
    return result


def check_size(p: Poly) -> None:
    """Refuse a polynomial with too many monomials or digits.

    Raises:
        KernelError: ring-size.
    """
    if len(p) > MAX_MONOMIALS:
        refuse("ring-size", f"a polynomial of {len(p)} monomials")
    for c in p.values():
        if type(c) is int:
            long = c.bit_length() > MAX_BITS
        else:
            long = c.numerator.bit_length() > MAX_BITS or c.denominator.bit_length() > MAX_BITS
        if long:
            refuse("ring-size", f"a coefficient of more than {MAX_BITS} bits")


def freeze(p: Poly) -> tuple[tuple[Monomial, Exact], ...]:
    """Return a hashable form, the same for equal polynomials of one Ring."""
    return tuple(sorted(p.items()))


@dataclass(slots=True)
class Ring:
    """Normal forms of several terms over one numbering of their atoms."""

    atoms: dict[Key, int] = field(default_factory=dict[Key, int])
    memo: dict[Term, Poly] = field(default_factory=dict[Term, Poly])

    def atom(self, *key: object) -> Poly:
        """Return the polynomial of a single atom."""
        number = self.atoms.setdefault(key, len(self.atoms))
        return {((number, 1),): 1}

    def normal(self, term: Term) -> Poly:
        """Return the polynomial normal form.

        Raises:
            KernelError: ring-size.
        """
        known = self.memo.get(term)
        if known is not None:
            return known
        if term.shape is not None:
            refuse("term-shape", f"{term!r} is a matrix, whose products do not commute")
        match term:
            case Num(value):
                result = constant(value)
            case Var(name):
                result = self.atom("variable", name)
            case App("+", (a, b)):
                result = add(self.normal(a), self.normal(b))
            case App("-", (a, b)):
                result = add(self.normal(a), self.normal(b), -1)
            case App("neg", (a,)):
                result = add({}, self.normal(a), -1)
            case App("*", (a, b)):
                result = multiply(self.normal(a), self.normal(b))
            case App("/", (a, b)):
                result = multiply(self.normal(a), self.reciprocal(self.normal(b)))
            case App("^", (a, b)):
                result = self._power(a, b)
            case App(head, (a,)) if head == BRACKET:
                result = self.normal(a)
            case App(head, (Lam() as function, *numbers)):
                result = self._bound(head, function, map(self.normal, numbers))
            case App(head, args):
                result = self.atom("function", head, *map(freeze, map(self.normal, args)))
            case _:
                refuse("term-shape", f"{term!r} is not a number")
        check_size(result)
        self.memo[term] = result
        return result

    def _bound(self, head: str, function: Lam, numbers: Iterable[Poly]) -> Poly:
        """Return the atom of a derivative, a limit, an integral: equal bodies give equal atoms.

        The name of the argument belongs to the atom: it is no free variable of the function,
        but it may be one of another function, whose body then looks the same.
        """
        (param,) = function.params
        taken = function.variables | bound_names(function.body)
        name = next(z for i in count() if (z := f"_z{i}") not in taken)
        value = self.normal(substitute(function.body, {param: Var(name)}))
        return self.atom(head, name, freeze(value), *map(freeze, numbers))

    def reciprocal(self, p: Poly) -> Poly:
        """Return 1/p for a constant p other than 0, an atom for any other."""
        value = as_constant(p)
        if value is None or value == 0:
            return self.atom("reciprocal", freeze(p))
        return constant(1 / value)

    def exponent(self, term: Term) -> int | None:
        """Return the value of an exponent that is an integer numeral or arithmetic of such.

        Raises:
            KernelError: ring-size, where it is beyond all limits.
        """
        value = as_constant(self.normal(term))
        if value is None or value.denominator != 1:
            return None
        if abs(value) > MAX_EXPONENT:
            refuse("ring-size", "an exponent that is too large")
        return int(value)

    def _power(self, base: Term, exponent: Term) -> Poly:
        n = self.exponent(exponent)
        if n is None:
            return self.atom("function", "^", *map(freeze, map(self.normal, (base, exponent))))
        value = power(self.normal(base), abs(n))
        return value if n >= 0 else self.reciprocal(value)


class Field:
    """Fractions of polynomials, valid where the given divisors are different from 0."""

    def __init__(self, nonzero: Iterable[Term]) -> None:
        self.ring = Ring()
        self.nonzero = {freeze(self.ring.normal(term)) for term in nonzero}

    def fraction(self, term: Term) -> Ratio:
        """Return numerator and denominator, the denominator being different from 0.

        Raises:
            KernelError: field-divisor, ring-size.
        """
        match term:
            case App("+", (a, b)):
                return self._sum(self.fraction(a), self.fraction(b), 1)
            case App("-", (a, b)):
                return self._sum(self.fraction(a), self.fraction(b), -1)
            case App("neg", (a,)):
                p, q = self.fraction(a)
                return add({}, p, -1), q
            case App("*", (a, b)):
                return self._product(self.fraction(a), self.fraction(b))
            case App("/", (a, b)):
                p, q = self._divisor(b)
                return self._product(self.fraction(a), (q, p))
            case App("^", (a, b)):
                return self._power(term, a, self.ring.exponent(b))
            case App(head, (a,)) if head == BRACKET:
                return self.fraction(a)
            case _:
                return self.ring.normal(term), constant(1)

    def _divisor(self, term: Term) -> Ratio:
        """Return the fraction of a divisor, which must be known to be different from 0."""
        normal = self.ring.normal(term)
        value = as_constant(normal)
        known = freeze(normal) in self.nonzero if value is None else value != 0
        if not known:
            refuse("field-divisor", f"{term!r} is not shown to be different from 0")
        return self.fraction(term)

    def _power(self, term: Term, base: Term, n: int | None) -> Ratio:
        if n is None:
            return self.ring.normal(term), constant(1)
        p, q = self.fraction(base) if n >= 0 else self._divisor(base)
        if n < 0:
            p, q = q, p
        return power(p, abs(n)), power(q, abs(n))

    @staticmethod
    def _sum(a: Ratio, b: Ratio, sign: int) -> Ratio:
        if a[1] == b[1]:
            return add(a[0], b[0], sign), a[1]
        left, right = multiply(a[0], b[1]), multiply(b[0], a[1])
        return add(left, right, sign), multiply(a[1], b[1])

    @staticmethod
    def _product(a: Ratio, b: Ratio) -> Ratio:
        return multiply(a[0], b[0]), multiply(a[1], b[1])


def ring_equal(a: Term, b: Term) -> bool:
    """Whether two terms have the same polynomial normal form.

    Raises:
        KernelError: ring-size.
    """
    ring = Ring()
    return ring.normal(a) == ring.normal(b)


def field_equal(a: Term, b: Term, nonzero: Iterable[Term]) -> bool:
    """Whether two terms are equal as fractions, where the terms in `nonzero` are not 0.

    Raises:
        KernelError: field-divisor, ring-size.
    """
    fractions = Field(nonzero)
    (p, q), (r, s) = fractions.fraction(a), fractions.fraction(b)
    return multiply(p, s) == multiply(r, q)


def difference(a: Term, b: Term) -> Fraction | None:
    """Return a - b where that is a rational constant, None where it is not.

    Raises:
        KernelError: ring-size.
    """
    ring = Ring()
    return as_constant(add(ring.normal(a), ring.normal(b), -1))
