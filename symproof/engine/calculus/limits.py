"""Limits: from a limit term to a theorem that it exists and what it is.

`judge_limit` takes a place as it is; where the number that a function tends to depends on the
sign of a parameter there are cases, which `prove_limit` goes through.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Final

from symproof.engine.calculus.deriving import names_in, unfolded
from symproof.engine.calculus.limits_growth import Finite, Infinite, Trend
from symproof.engine.calculus.limits_near import SIDES, Place, rebound, renamed
from symproof.engine.calculus.limits_rules import Limiter, Route
from symproof.engine.calculus.limits_values import equal, simplified
from symproof.engine.context import Context
from symproof.engine.equality import attempt, bare, chain, fresh, symm
from symproof.engine.rewriting import first, normalise, primitive
from symproof.engine.splitting import split
from symproof.kernel.errors import KernelError
from symproof.kernel.sequent import Claim
from symproof.kernel.term import LIMITS, App, Lam, Term, Var, bound_names
from symproof.kernel.theorem import Theorem, infer

MAX_CASES: Final = 4


@dataclass(frozen=True, slots=True)
class Found:
    """How the function of a limit term tends; from both sides, where those differ.

    `asks` are numbers whose sign would have helped, `routes` how functions were rewritten.
    """

    place: Place
    trend: Trend | None
    sides: tuple[Trend | None, ...] = ()
    asks: tuple[Term, ...] = ()
    routes: Mapping[Term, Route] = field(default_factory=dict[Term, Route])

    @property
    def theorem(self) -> Theorem | None:
        """The limit, if there is one."""
        return self.trend.theorem if isinstance(self.trend, Finite) else None


def judge_limit(ctx: Context, term: Term) -> Theorem | None:
    """Return a theorem that a limit exists and is a value, as simple as is found, or None."""
    found = found_limit(ctx, term)
    return None if found is None else found.theorem


def found_limit(ctx: Context, term: Term) -> Found | None:
    """Return how the function of a limit term tends, None for what is no limit term."""
    match term:
        case App(head, (Lam(), *_)) if head in LIMITS:
            pass
        case _:
            return None
    known = ctx.known.limits
    if term not in known:
        try:
            known[term] = _found(ctx, term)
        except KernelError:
            known[term] = None
    found = known[term]
    return found if isinstance(found, Found) else None


def _found(ctx: Context, term: App) -> Found:
    name = fresh("t", term.variables | bound_names(term) | names_in(ctx))
    head, body, point = renamed(term, name)
    place = Place(ctx, name, head, point)
    meant = unfolded(ctx, bare(body)).claim.rhs
    meant = normalise(ctx, bare(meant), _inner_rewriters()).claim.rhs
    if head == "limit":
        return _from_both_sides(place, body, meant, term)
    limiter = Limiter(place)
    trend = limiter.tends(meant)
    stated = _as_stated(limiter, body, trend, term)
    return Found(place, stated, (), tuple(limiter.asks), limiter.routes)


def _inner_rewriters():
    from symproof.engine.calculus.deriving import differentiate

    return (differentiate, evaluate)


def _from_both_sides(place: Place, body: Term, meant: Term, term: App) -> Found:
    direct = Limiter(place)
    trend = direct.tends(meant)
    if isinstance(trend, Finite):
        return Found(place, _as_stated(direct, body, trend, term))
    limiters = [Limiter(place.at(side)) for side in SIDES]
    sides = [limiter.tends(meant) for limiter in limiters]
    asks = tuple(dict.fromkeys(ask for each in limiters for ask in each.asks))
    joined = _joined(place, sides)
    if joined is not None:
        stated = _as_stated(direct, body, Finite(meant, joined), term)
        return Found(place, stated, (), asks, limiters[0].routes)
    both = [
        _as_stated(limiter, body, side, term) for limiter, side in zip(limiters, sides, strict=True)
    ]
    return Found(place, None, tuple(both), asks)


def _joined(place: Place, sides: list[Trend | None]) -> Theorem | None:
    right, left = sides
    if not isinstance(right, Finite) or not isinstance(left, Finite):
        return None
    link = equal(place.ctx, left.value, right.value)
    moved = link and attempt("trans", (left.theorem, link))
    return moved and attempt("limit_join", (right.theorem, moved))


def _as_stated(limiter: Limiter, body: Term, trend: Trend | None, term: App) -> Trend | None:
    """Return how the function tends as it is written in the limit term."""
    if trend is None:
        return None
    moved = limiter.same(body, trend)
    if not isinstance(moved, Finite):
        return moved
    match term:
        case App(_, (Lam((param,), _) as function, *_)) if param != limiter.place.name:
            found = rebound(limiter.place, moved.theorem, function, body)
            return found and Finite(body, found)
        case _:
            return moved


def evaluate(ctx: Context, term: Term) -> Theorem | None:
    """Return limit(..) = value, or None: a rewriter, see `judge_limit`."""
    known = judge_limit(ctx, term)
    if known is None or known.claim.rhs == term:
        return None
    return attempt("limit_value", (known,))


def evaluated(ctx: Context, term: Term) -> Theorem:
    """Return term = the term with the numbers that its limits are."""
    return normalise(ctx, term, (evaluate,))


def prove_limit(ctx: Context, claim: Claim, depth: int = MAX_CASES) -> Theorem | None:
    """Return a claim that a limit exists (and is the right side), or None."""
    found = found_limit(ctx, claim.lhs)
    if found is None:
        return None
    if found.theorem is not None:
        return _with_value(ctx, found.theorem, claim)
    if depth <= 0:
        return None
    for term in found.asks:

        def in_case(inner: Context) -> Theorem | None:
            return prove_limit(inner, claim, depth - 1)

        proved = split(ctx, term, claim, in_case)
        if proved is not None:
            return proved
    return None


def _with_value(ctx: Context, known: Theorem, claim: Claim) -> Theorem | None:
    """Return a judgement with another value that is shown to be equal."""
    value = claim.rhs
    if claim.rel == "bounded":
        return attempt("limit_bounded", (known,))
    if value == known.claim.rhs:
        return known
    if value == claim.lhs:
        return infer("trans", (known, symm(infer("limit_value", (known,)))))
    right = normalise(ctx, value, (evaluate,))
    link = equal(ctx, known.claim.rhs, right.claim.rhs)
    return None if link is None else attempt("trans", (known, chain(link, symm(right))))


# what lemmas are found by


@cache
def limit_of_meaning(head: str, where: str) -> Theorem | None:
    """Return the limit of a primitive at infinity, by its definition."""
    t = Var("t")
    term = App(where, (Lam(("t",), App(head, (t,))),))
    meaning = first(rewrite(Context(), App(head, (t,))) for rewrite in primitive(head))
    return None if meaning is None else limit_of_equal(term, meaning.claim.rhs)


def limit_of_equal(term: App, form: Term) -> Theorem | None:
    """Return the limit of a function of t, by that of an equal one, without hypotheses."""
    place = Place(Context(), "t", term.head, ())
    limiter = Limiter(place)
    trend = limiter.tends(form)
    if not isinstance(trend, Finite):
        return None
    match term.args[0]:
        case Lam(_, body):
            found = limiter.same(body, trend)
            return found.theorem if isinstance(found, Finite) else None
        case _:
            return None


__all__ = ["Found", "Infinite", "evaluate", "found_limit", "judge_limit", "prove_limit", "simplified"]
