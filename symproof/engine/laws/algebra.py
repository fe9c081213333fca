"""Terms as polynomials and as fractions of polynomials, and polynomials as terms again.

A fraction carries its denominator as a product of polynomials, each with a theorem that it is
different from 0; the theorems come from the divisors that the terms show.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Final

from symproof.engine.equality import attempt
from symproof.engine.laws.lemmas import by_lemma
from symproof.engine.order.linear import rational
from symproof.engine.order.sign_lemmas import ONE, product, transfer
from symproof.kernel.errors import KernelError
from symproof.kernel.ring import (
    Exact,
    Monomial,
    Poly,
    Ring,
    add,
    as_constant,
    constant,
    freeze,
    multiply,
    power,
)
from symproof.kernel.sequent import ZERO, Claim
from symproof.kernel.term import BRACKET, App, Num, Term
from symproof.kernel.theorem import Theorem

Frozen = tuple[tuple[Monomial, Exact], ...]
Apart = Callable[[Term], Theorem | None]

MAX_MONOMIALS: Final = 150
ARITHMETIC: Final = frozenset({"+", "-", "*", "/", "neg", BRACKET})


class NoFractionError(Exception):
    """A term is no fraction of polynomials whose divisors are known to be different from 0."""


@dataclass(frozen=True, slots=True)
class Quotient:
    """A polynomial over a product of polynomials (by their frozen forms, with multiplicity)."""

    top: Poly
    bottom: Counter[Frozen] = field(default_factory=Counter[Frozen])


def as_atom(term: Term, ring: Ring, atoms: dict[int, Term]) -> Poly:
    """Return the polynomial of a term that is not arithmetic, noting which one it is.

    Raises:
        KernelError: ring-size.
    """
    result = ring.normal(term)
    if as_constant(result) is None:
        (((number, _),),) = result
        atoms.setdefault(number, term)
    return result


class Algebra:
    """Polynomials and fractions of several terms over one numbering of their atoms."""

    def __init__(self, apart: Apart) -> None:
        self.ring = Ring()
        self.apart = apart
        self.atoms: dict[int, Term] = {}
        self.divisors: dict[Term, Theorem] = {}
        self.nonzero: dict[Frozen, Theorem] = {}

    def quotient(self, term: Term) -> Quotient:
        """Return the term as a fraction.

        Raises:
            NoFractionError: a divisor is not shown to be different from 0.
            KernelError: ring-size, term-size, term-depth.
        """
        match term:
            case App("+", (a, b)):
                return self._sum(self.quotient(a), self.quotient(b), 1)
            case App("-", (a, b)):
                return self._sum(self.quotient(a), self.quotient(b), -1)
            case App("neg", (a,)):
                inner = self.quotient(a)
                return Quotient(add({}, inner.top, -1), inner.bottom)
            case App("*", (a, b)):
                left, right = self.quotient(a), self.quotient(b)
                return Quotient(multiply(left.top, right.top), left.bottom + right.bottom)
            case App("/", (a, b)):
                left, right = self.quotient(a), self._inverse(b)
                return Quotient(multiply(left.top, right.top), left.bottom + right.bottom)
            case App("^", (a, b)) if (n := self.ring.exponent(b)) is not None:
                base = self.quotient(a) if n >= 0 else self._inverse(a)
                bottom = Counter({key: count * abs(n) for key, count in base.bottom.items() if n})
                return Quotient(power(base.top, abs(n)), bottom)
            case App(head, (a,)) if head == BRACKET:
                return self.quotient(a)
            case _:
                return Quotient(as_atom(term, self.ring, self.atoms))

    def polynomial(self, term: Term) -> Poly | None:
        """Return the term as a polynomial, None where it divides by more than a number.

        Raises:
            KernelError: ring-size, term-size, term-depth.
        """
        try:
            found = self.quotient(term)
        except NoFractionError:
            return None
        return None if found.bottom else found.top

    def _inverse(self, divisor: Term) -> Quotient:
        """Return 1/divisor, and keep the theorems that this needs."""
        inner = self.quotient(divisor)
        value = as_constant(inner.top)
        if value is not None and value != 0 and not inner.bottom:
            return Quotient(constant(1 / value))
        key = freeze(inner.top)
        known = (
            self.divisors.get(divisor) or self.apart(divisor) or self.by_numerator(divisor, inner)
        )
        if known is None:
            raise NoFractionError
        self.divisors[divisor] = known
        if key not in self.nonzero:
            self.nonzero[key] = self.top_apart(divisor, inner, known)
        return Quotient(self.expanded(inner.bottom), Counter({key: 1}))

    def top_apart(self, divisor: Term, inner: Quotient, known: Theorem) -> Theorem:
        """Return numerator != 0 for a fraction that is different from 0.

        Raises:
            NoFractionError: the kernel refuses it.
        """
        claim = Claim("!=", self.term(inner.top), ZERO)
        found = transfer(claim, known)
        if found is None and inner.bottom:
            bottom = self.product(inner.bottom)
            cleared = attempt("field", self.premises, divisor * bottom.claim.lhs, claim.lhs)
            whole = product(known, bottom)
            if cleared is not None and whole is not None:
                found = attempt("linear", (whole, cleared), claim, (ONE, App("neg", (ONE,))))
        if found is None:
            raise NoFractionError
        return found

    def by_numerator(self, divisor: Term, inner: Quotient) -> Theorem | None:
        """Return divisor != 0 from numerator != 0, where it is a fraction."""
        top = self.apart(self.term(inner.top)) if inner.bottom else None
        if top is None:
            return None
        whole = divisor * self.product(inner.bottom).claim.lhs
        cleared = attempt("field", self.premises, whole, top.claim.lhs)
        claim = Claim("!=", whole, ZERO)
        apart = cleared and attempt("linear", (top, cleared), claim, (ONE, ONE))
        return apart and by_lemma("left_of_mul", (divisor, whole.args[1]), apart)

    @property
    def premises(self) -> tuple[Theorem, ...]:
        """The theorems d != 0 of all divisors so far, as the rule `field` takes them."""
        return tuple(self.divisors.values())

    def product(self, factors: Counter[Frozen]) -> Theorem:
        """Return p*q*... != 0 for some polynomials that are known to be different from 0."""
        parts = [self.nonzero[key] for key in sorted(factors) for _ in range(factors[key])]
        result: Theorem | None = parts[0]
        for part in parts[1:]:
            result = product(result, part)
        if result is None:
            raise NoFractionError
        return result

    def expanded(self, factors: Counter[Frozen]) -> Poly:
        """Return the product of some polynomials with multiplicity."""
        result = constant(1)
        for key, count in factors.items():
            result = multiply(result, power(dict(key), count))
        return result

    def _sum(self, left: Quotient, right: Quotient, sign: int) -> Quotient:
        bottom = left.bottom | right.bottom
        first = multiply(left.top, self.expanded(bottom - left.bottom))
        second = multiply(right.top, self.expanded(bottom - right.bottom))
        return Quotient(add(first, second, sign), bottom)

    def term(self, poly: Poly) -> Term:
        """Return a polynomial as a term.

        Raises:
            NoFractionError: it has too many monomials, or an atom that no term showed.
            KernelError: term-size, term-depth.
        """
        if len(poly) > MAX_MONOMIALS:
            raise NoFractionError
        result: Term | None = None
        for monomial in sorted(poly, key=_rank):
            coefficient = Fraction(poly[monomial])
            part = self._monomial(abs(coefficient), monomial)
            if result is None:
                result = part if coefficient > 0 else App("neg", (part,))
            else:
                result = App("+" if coefficient > 0 else "-", (result, part))
        return ZERO if result is None else result

    def _monomial(self, coefficient: Fraction, monomial: Monomial) -> Term:
        factors: list[Term] = []
        if coefficient != 1 or not monomial:
            factors.append(rational(coefficient))
        for number, exponent in monomial:
            if number not in self.atoms:
                raise NoFractionError
            atom = self.atoms[number]
            factors.append(atom if exponent == 1 else App("^", (atom, Num(exponent))))
        return times(factors)


def _rank(monomial: Monomial) -> tuple[int, Monomial]:
    """Sort by falling degree."""
    return -sum(exponent for _, exponent in monomial), monomial


def times(factors: Iterable[Term]) -> Term:
    """Return the product of some terms, 1 for none."""
    result: Term | None = None
    for factor in factors:
        result = factor if result is None else App("*", (result, factor))
    return Num(1) if result is None else result


def quiet(algebra: Algebra, term: Term) -> Quotient | None:
    """Return the term as a fraction, None where it is none or too large."""
    try:
        return algebra.quotient(term)
    except (NoFractionError, KernelError):
        return None
