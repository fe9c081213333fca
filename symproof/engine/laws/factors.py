"""Terms as products of powers: primes, functions, and what is left of sums."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from fractions import Fraction
from math import gcd, isqrt, lcm
from typing import Final

from symproof.engine.laws.algebra import Algebra, Frozen, quiet
from symproof.engine.laws.square_root import square_root
from symproof.kernel.ring import Monomial, Poly, freeze
from symproof.kernel.term import BRACKET, App, Num, Term
from symproof.kernel.theorem import Theorem

MAX_DIVISOR: Final = 10_000
MAX_EXPONENT: Final = 64

Factor = tuple[Term, int]


def factors(term: Term, apart: Callable[[Term], Theorem | None]) -> tuple[int, list[Factor]]:
    """Return a sign (0 for 0) and powers of different terms whose product is the term.

    `apart` shows divisors to be different from 0; a sum with another divisor stays whole.
    """
    return _Factors(apart).factors(term)


class _Factors:
    def __init__(self, apart: Callable[[Term], Theorem | None]) -> None:
        self.algebra = Algebra(apart)
        self.sign = 1
        self.found: dict[Frozen, tuple[Term, int]] = {}

    def factors(self, term: Term) -> tuple[int, list[Factor]]:
        self._collect(term, 1)
        return self.sign, [(base, n) for base, n in self.found.values() if n]

    def _collect(self, term: Term, exponent: int) -> None:
        match term:
            case App("*", (a, b)):
                self._collect(a, exponent)
                self._collect(b, exponent)
            case App("/", (a, b)):
                self._collect(a, exponent)
                self._collect(b, -exponent)
            case App("neg", (a,)):
                self.sign *= parity(exponent)
                self._collect(a, exponent)
            case App(head, (a,)) if head == BRACKET:
                self._collect(a, exponent)
            case App("^", (a, b)) if (n := small(self.algebra, b)) is not None:
                self._collect(a, exponent * n)
            case App("+" | "-"):
                self._sum(term, exponent)
            case Num(value):
                self._number(Fraction(value), exponent)
            case _:
                self._add(term, exponent)

    def _add(self, base: Term, exponent: int) -> None:
        normal = self.algebra.ring.normal(base)
        if not normal:
            self.sign = 0
            return
        if normal[min(normal)] < 0:
            base, normal = _opposite(base), {m: -c for m, c in normal.items()}
            self.sign *= parity(exponent)
        key = freeze(normal)
        known, n = self.found.get(key, (base, 0))
        self.found[key] = (known, n + exponent)

    def _number(self, value: Fraction, exponent: int) -> None:
        if value == 0:
            self.sign = 0
            return
        if value < 0:
            self.sign *= parity(exponent)
        for part, n in ((abs(value.numerator), exponent), (value.denominator, -exponent)):
            for prime, count in primes(part):
                self._add(Num(prime), n * count)

    def _sum(self, term: Term, exponent: int) -> None:
        quotient = quiet(self.algebra, term)
        if quotient is None:
            self._add(term, exponent)
            return
        self._polynomial(quotient.top, exponent, term if not quotient.bottom else None)
        for key, count in quotient.bottom.items():
            self._polynomial(dict(key), -exponent * count, None)

    def _polynomial(self, poly: Poly, exponent: int, written: Term | None) -> None:
        if not poly:
            self.sign = 0
            return
        content, common, rest = contents(poly)
        self._number(content, exponent)
        for atom, n in common:
            self._add(self.algebra.atoms[atom], n * exponent)
        root = square_root(rest) if len(rest) > 1 else None
        if root is not None:
            self._polynomial(root, 2 * exponent, None)
        elif len(rest) > 1:
            if written is None or content != 1 or common:
                written = self.algebra.term(rest)
            self._add(written, exponent)


def _opposite(term: Term) -> Term:
    match term:
        case App("-", (a, b)):
            return App("-", (b, a))
        case App("neg", (a,)):
            return a
        case _:
            return App("neg", (term,))


def parity(exponent: int) -> int:
    """Return (-1)^exponent."""
    return -1 if exponent % 2 else 1


def small(algebra: Algebra, exponent: Term) -> int | None:
    """Return the value of an integral exponent up to MAX_EXPONENT, None for any other."""
    n = algebra.ring.exponent(exponent)
    return n if n is not None and abs(n) <= MAX_EXPONENT else None


def contents(poly: Poly) -> tuple[Fraction, Monomial, Poly]:
    """Return a rational, a monomial and a primitive polynomial whose product is the given one."""
    bottom = lcm(*(c.denominator for c in poly.values()))
    content = Fraction(gcd(*(int(c * bottom) for c in poly.values())), bottom)
    exponents = dict(next(iter(poly)))
    for monomial in poly:
        given = dict(monomial)
        exponents = {atom: min(n, given.get(atom, 0)) for atom, n in exponents.items()}
    common = tuple(sorted((atom, n) for atom, n in exponents.items() if n))
    shared = dict(common)
    rest: Poly = {}
    for monomial, coefficient in poly.items():
        left = [(atom, n - shared.get(atom, 0)) for atom, n in monomial]
        rest[tuple([(atom, n) for atom, n in left if n])] = coefficient / content
    return content, common, rest


def primes(number: int) -> Iterator[tuple[int, int]]:
    """Yield factors of a positive integer with exponents; large ones may not be prime."""
    divisor = 2
    while divisor <= MAX_DIVISOR and divisor * divisor <= number:
        count = 0
        while number % divisor == 0:
            number //= divisor
            count += 1
        if count:
            yield divisor, count
        divisor += 1
    root = isqrt(number)
    if number > 1:
        yield (root, 2) if root * root == number else (number, 1)
