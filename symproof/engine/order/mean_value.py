"""Inequalities by the mean value theorem: 0 R t from its value at one end and its slope."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from symproof.engine.context import Context
from symproof.engine.equality import attempt, fresh
from symproof.engine.order.sign_lemmas import ONE
from symproof.kernel.sequent import ZERO, Claim
from symproof.kernel.term import App, Term, Var, bound_names, diff, substitute
from symproof.kernel.theorem import Theorem

# what a derivative is in a context, as a judgement
Judge = Callable[[Context, Term], Theorem | None]
# a claim under hypotheses besides those of a context
Prover = Callable[[Sequence[Claim], Claim], Theorem | None]

MAX_SIZE: Final = 120


@dataclass(frozen=True, slots=True)
class End:
    """An order between a variable and a term without it; `lower` where the term is below."""

    name: str
    at: Term
    order: Theorem
    lower: bool


def ends(term: Term, premises: Sequence[Theorem]) -> list[End]:
    """Return ends of intervals in which variables of a term lie: constants where there are some."""
    found: dict[tuple[str, Term, bool], End] = {}
    for premise in premises:
        claim = premise.claim
        if claim.rel not in ("<", "<="):
            continue
        for side, other, lower in ((claim.rhs, claim.lhs, True), (claim.lhs, claim.rhs, False)):
            if isinstance(side, Var) and side.name in term.variables - other.variables:
                key = side.name, other, lower
                if key not in found or claim.rel == "<":
                    found[key] = End(side.name, other, premise, lower)
    constant = [end for end in found.values() if not end.at.variables]
    named = {end.name for end in constant}
    return constant + [end for end in found.values() if end.name not in named]


def by_slope(ctx: Context, claim: Claim, end: End, judge: Judge, prove: Prover) -> Theorem | None:
    """Return 0 R t, for t as a function of a variable that is bounded by `end`."""
    term = claim.rhs
    if end.name not in term.variables or term.size > MAX_SIZE:
        return None
    taken = term.variables | bound_names(term) | end.at.variables | _names(ctx)
    point = Var(fresh("z", taken))
    param = fresh("t", {*taken, point.name})
    rising = term if end.lower else App("neg", (term,))
    body = substitute(rising, {end.name: Var(param)})
    low, high = (end.at, Var(end.name)) if end.lower else (Var(end.name), end.at)
    closed = (Claim("<=", low, point), Claim("<=", point, high))
    slope = judge(ctx.assuming(closed), diff(param, body, point))
    if slope is None:
        return None
    start = substitute(term, {end.name: end.at})
    inside = (Claim("<", low, point), Claim("<", point, high))
    for base_rel, slope_rel in _strictness(claim.rel, end.order.claim.rel):
        base = prove((), Claim(base_rel, ZERO, start))
        sign = base and prove((*inside, *closed), Claim(slope_rel, ZERO, slope.claim.rhs))
        if base is not None and sign is not None:
            growth = attempt("increasing", (slope, sign, end.order), point.name)
            found = growth and attempt("linear", (base, growth), claim, (ONE, ONE))
            if found is not None:
                return found
    return None


def _strictness(rel: str, order: str) -> tuple[tuple[str, str], ...]:
    """Return how strict the inequalities at the end and for the slope may be."""
    if rel == "<=":
        return (("<=", "<="),)
    return (("<=", "<"), ("<", "<=")) if order == "<" else (("<", "<="),)


def _names(ctx: Context) -> frozenset[str]:
    found = frozenset[str]()
    for hyp in ctx.hyps:
        found |= hyp.claim.variables.union(hyp.claim.forall)
    for definition in ctx.definitions.values():
        found |= definition.body.variables.union(definition.params)
    return found
