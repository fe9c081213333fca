"""Square roots and absolute values of products: what is a square comes out.

sqrt(u) = s is proved from 0 <= s and s^2 = u, and abs(u) = s from 0 <= s and s^2 = u^2.
"""

from __future__ import annotations

from fractions import Fraction
from typing import Final

from symproof.engine.laws.algebra import times
from symproof.engine.laws.conditions import Conditions, Relations
from symproof.engine.laws.exponentials import exponentials
from symproof.engine.laws.factors import Factor, factors
from symproof.engine.laws.lemmas import by_lemma, lemma
from symproof.engine.laws.modulo import Relation
from symproof.engine.rewriting import Rewriter
from symproof.kernel.ring import difference
from symproof.kernel.term import App, Num, Term
from symproof.kernel.theorem import Theorem, infer

TWO: Final = Num(2)


def roots(conditions: Conditions, relations: Relations) -> Rewriter:
    """Return the rewriter of sqrt(u) and abs(u) to products of simpler ones."""

    def rewrite(_: object, term: Term) -> Theorem | None:
        match term:
            case App("sqrt", (u,)):
                simpler, square, name = _root(conditions, u), u, "sqrt_unique"
            case App("abs", (u,)):
                simpler, square, name = _size(conditions, u), App("^", (u, TWO)), "abs_unique"
            case _:
                return None
        if simpler is None or difference(simpler, term) == 0:
            return None
        nonnegative = conditions.nonnegative(simpler)
        if nonnegative is None:
            return None
        power = App("^", (simpler, TWO))
        equation = conditions.equal(power, square, (exponentials(power, square),), relations)
        return equation and by_lemma(name, (simpler, u), nonnegative, equation)

    return rewrite


def _root(conditions: Conditions, term: Term) -> Term | None:
    """Return the square root of a term, squares being taken out."""
    sign, found = factors(term, conditions.apart)
    outside: list[Factor] = []
    inside: list[Term] = []
    unknown: list[Term] = []
    for base, n in found:
        match base:
            case App("exp", (a,)):
                half = App("exp", (App("*", (App("/", (Num(1), TWO)), a)),))
                outside.append((half, n))
                continue
            case _:
                known = conditions.nonnegative(base, needed=n % 2 == 1) is not None
        if n % 2:
            (inside if known else unknown).append(base)
        if n // 2:
            outside.append((base if known else App("abs", (base,)), n // 2))
    if sign == 0:
        return Num(0)
    if sign < 0 or unknown:
        rest = times(unknown)
        unknown_part = rest if sign > 0 else App("neg", (rest,))
        if conditions.nonnegative(unknown_part, needed=True) is None:
            return None
        inside.append(unknown_part)
    return _written(outside, [App("sqrt", (base,)) for base in inside])


def _size(conditions: Conditions, term: Term) -> Term | None:
    """Return the absolute value of a term, factors of known sign being taken out."""
    if conditions.nonnegative(term) is not None:
        return term
    if conditions.nonnegative(App("neg", (term,))) is not None:
        return App("neg", (term,))
    sign, found = factors(term, conditions.apart)
    if sign == 0:
        return Num(0)
    sizes: list[Factor] = []
    for base, n in found:
        even = n % 2 == 0
        known = even or conditions.nonnegative(base) is not None
        sizes.append((base if known else App("abs", (base,)), n))
    return _written(sizes, [])


def _written(outside: list[Factor], inside: list[Term]) -> Term:
    """Return a product of powers and of further factors as one fraction."""
    value = Fraction(1)
    top: list[Term] = []
    bottom: list[Term] = []
    for base, n in outside:
        if isinstance(base, Num):
            value *= Fraction(base.value) ** n
        elif n:
            power = base if abs(n) == 1 else App("^", (base, Num(abs(n))))
            (top if n > 0 else bottom).append(power)
    if value.numerator != 1:
        top.insert(0, Num(value.numerator))
    if value.denominator != 1:
        bottom.insert(0, Num(value.denominator))
    whole = times((*top, *inside))
    return App("/", (whole, times(bottom))) if bottom else whole


def root_relations(conditions: Conditions, term: Term) -> list[Relation]:
    """Return sqrt(u)^2 = u, abs(u)^2 = u^2, sign(u)*abs(u) = u, as they apply to the term."""
    match term:
        case App("sqrt", (u,)):
            condition = conditions.nonnegative(u, needed=True)
            if condition is None:
                return []
            square = infer("cut", (condition, infer("axiom", (), "sqrt_sq", (u,))))
            return [Relation(square.claim.lhs, square)]
        case App("abs", (u,)):
            square = lemma("abs_sq", u)
            return [Relation(square.claim.lhs, square)]
        case App("sign", (u,)):
            found = [lemma("sign_mul_abs", u), lemma("sign_mul", u)]
            apart = conditions.apart(u)
            square = apart and by_lemma("sign_sq", (u,), apart)
            return [Relation(t.claim.lhs, t) for t in (*found, square) if t is not None]
        case _:
            return []
