"""Equations of fractions modulo relations such as sin(u)^2 = 1 - cos(u)^2 and sqrt(u)^2 = u.

The numerator of a - b is reduced: a monomial that the leading monomial of a relation divides is
replaced.  What the replacements were multiplied by are the multipliers for the rule `linear`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from symproof.engine.equality import attempt
from symproof.engine.laws.algebra import Algebra, Apart, NoFractionError, Quotient
from symproof.engine.laws.division import lowest_terms
from symproof.engine.laws.lemmas import by_lemma
from symproof.engine.order.polynomials import monomial_quotient
from symproof.engine.order.sign_lemmas import ONE
from symproof.kernel.errors import KernelError
from symproof.kernel.ring import Monomial, Poly, add, as_constant, multiply
from symproof.kernel.sequent import ZERO, Claim
from symproof.kernel.term import App, Term
from symproof.kernel.theorem import Theorem

MAX_REDUCTIONS: Final = 2_000


@dataclass(frozen=True, slots=True)
class Relation:
    """An equation to reduce by: the monomial `lead` is replaced by the rest."""

    lead: Term
    theorem: Theorem


@dataclass(frozen=True, slots=True)
class _Reducer:
    lead: Monomial
    scale: Fraction
    poly: Poly
    theorem: Theorem


def close_modulo(a: Term, b: Term, relations: Iterable[Relation], apart: Apart) -> Theorem | None:
    """Return a = b as fractions modulo the relations; `apart` shows divisors to be no 0."""
    algebra = Algebra(apart)
    try:
        return _closed(algebra, a, b, relations)
    except (NoFractionError, KernelError):
        return None


def _closed(algebra: Algebra, a: Term, b: Term, relations: Iterable[Relation]) -> Theorem | None:
    difference = algebra.quotient(a - b)
    if not difference.top:
        return attempt("field", algebra.premises, a, b)
    reduction = _Reduction(algebra, relations)
    if reduction.rest(difference.top):
        return None
    if not difference.bottom:
        return reduction.equation(a, b)
    nothing = reduction.equation(algebra.term(difference.top), ZERO)
    return nothing and _cleared(algebra, a, b, nothing, algebra.product(difference.bottom))


def reduced(term: Term, relations: Sequence[Relation], apart: Apart) -> Theorem | None:
    """Return term = what is left of it by the relations, None where nothing is simpler.

    A denominator that is a monomial is made rational: x/sqrt(2) becomes 1/2*x*sqrt(2).
    """
    algebra = Algebra(apart)
    try:
        quotient = algebra.quotient(term)
        if not quotient.bottom and not relations:
            return None
        reduction = _Reduction(algebra, relations)
        top, bottom = reduction.fraction(quotient)
        if not quotient.bottom and top == quotient.top:
            return None
        whole = algebra.term(top)
        value = as_constant(bottom)
        simpler = whole if value == 1 else App("/", (whole, algebra.term(bottom)))
        if simpler.size >= term.size and value is None:
            return None
        return close_modulo(term, simpler, relations, apart)
    except (NoFractionError, KernelError):
        return None


def _cleared(
    algebra: Algebra, a: Term, b: Term, nothing: Theorem, bottom: Theorem
) -> Theorem | None:
    """Return a = b from numerator = 0 and denominator != 0."""
    whole = bottom.claim.lhs * (a - b)
    equal = attempt("field", algebra.premises, whole, nothing.claim.lhs)
    zero = equal and attempt("linear", (equal, nothing), Claim("=", whole, ZERO), (ONE, ONE))
    gap = zero and by_lemma("eq_zero_of_mul", (bottom.claim.lhs, a - b), bottom, zero)
    return gap and attempt("linear", (gap,), Claim("=", a, b), (ONE,))


class _Reduction:
    """What a polynomial is modulo relations, and what they are to be multiplied by."""

    def __init__(self, algebra: Algebra, relations: Iterable[Relation]) -> None:
        self.algebra = algebra
        self.reducers = [r for relation in relations for r in self._reducer(relation)]
        self.multipliers: list[Poly] = [{} for _ in self.reducers]

    def _reducer(self, relation: Relation) -> Iterator[_Reducer]:
        """Yield the relation as a reducer, if its sides are polynomials."""
        claim = relation.theorem.claim
        poly = self.algebra.polynomial(App("-", (claim.lhs, claim.rhs)))
        lead = self.algebra.polynomial(relation.lead)
        if poly is not None and lead is not None and len(lead) == 1:
            (monomial,) = lead
            if monomial in poly:
                yield _Reducer(monomial, Fraction(poly[monomial]), poly, relation.theorem)

    def rest(self, poly: Poly) -> Poly:
        """Return the polynomial without what the relations reduce, within the budget."""
        rest = dict(poly)
        for _ in range(MAX_REDUCTIONS):
            found = _reducible(rest, self.reducers)
            if found is None:
                break
            i, monomial, quotient = found
            factor: Poly = {quotient: rest[monomial] / self.reducers[i].scale}
            self.multipliers[i] = add(self.multipliers[i], factor)
            rest = add(rest, multiply(factor, self.reducers[i].poly), -1)
        return rest

    def fraction(self, quotient: Quotient) -> tuple[Poly, Poly]:
        """Return numerator and denominator, reduced; a monomial denominator has no roots."""
        top = self.rest(quotient.top)
        bottom = self.rest(self.algebra.expanded(quotient.bottom))
        for reducer in self.reducers:
            match reducer.lead, tuple(bottom):
                case ((atom, 2),), (monomial,) if (atom, 1) in monomial:
                    factor: Poly = {((atom, 1),): Fraction(1)}
                    top = self.rest(multiply(top, factor))
                    bottom = self.rest(multiply(bottom, factor))
                case _:
                    pass
        return lowest_terms(top, bottom) if bottom else (top, bottom)

    def equation(self, a: Term, b: Term) -> Theorem | None:
        """Return a = b, where a - b is the sum of the relations with the multipliers."""
        pairs = zip(self.reducers, self.multipliers, strict=True)
        used = [(r.theorem, self.algebra.term(m)) for r, m in pairs if m]
        theorems = tuple([theorem for theorem, _ in used])
        factors = tuple([factor for _, factor in used])
        return attempt("linear", theorems, Claim("=", a, b), factors)


def _reducible(poly: Poly, reducers: Sequence[_Reducer]) -> tuple[int, Monomial, Monomial] | None:
    """Return a relation, a monomial that it reduces, and the quotient by its lead."""
    for monomial in sorted(poly, reverse=True):
        for i, reducer in enumerate(reducers):
            quotient = monomial_quotient(monomial, reducer.lead)
            if quotient is not None:
                return i, monomial, quotient
    return None
