"""Limits: from a limit term to a theorem that it exists and what it is.

`judge_limit` takes a place as it is; where the number that a function tends to depends on the
sign of a parameter there are cases, which `prove_limit` goes through.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Final

from symproof.engine.calculus.deriving import differentiate, names_in, unfolded
from symproof.engine.calculus.limits_growth import Finite, Infinite, Trend, inverse
from symproof.engine.calculus.limits_near import SIDES, Place, rebound, renamed
from symproof.engine.calculus.limits_remembered import Limiters, remembering, rests_on_hypotheses
from symproof.engine.calculus.limits_rules import Route
from symproof.engine.calculus.limits_values import equal
from symproof.engine.context import Context
from symproof.engine.equality import attempt, bare, chain, congruence, fresh, refl, symm
from symproof.engine.rewriting import normalise
from symproof.engine.splitting import split
from symproof.kernel.errors import KernelError
from symproof.kernel.sequent import Claim
from symproof.kernel.term import INTEGRALS, LIMITS, App, Lam, Term, bound_names
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
    inside = [bound_names(part.body) for part in term.args if isinstance(part, Lam)]
    name = fresh("t", term.variables.union(*inside) | names_in(ctx))
    head, body, point = renamed(term, name)
    place = Place(ctx, name, head, point)
    meaning = _meaning(ctx, body)
    sought = _sought(place, meaning.claim.rhs)
    stated = _as_stated(place, meaning, sought.trend, term)
    sides = tuple(
        _as_stated(place.at(head), meaning, side, term)
        for head, side in zip(SIDES, sought.sides, strict=False)
    )
    return replace(sought, place=place, trend=stated, sides=sides)


def _sought(place: Place, meant: Term) -> Found:
    """Return how a function tends: as it is known where that rests on no hypothesis, or anew."""
    if not rests_on_hypotheses(place, meant):
        with remembering(place) as free:
            found = _sought_by(free, meant)
        if found.trend is not None or not place.ctx.facts:
            return found
    return _sought_by(Limiters(place), meant)


def _sought_by(limiters: Limiters, meant: Term) -> Found:
    """Return how a function tends, from both sides if need be."""
    place = limiters.place
    direct = limiters.at(place.head)
    trend = direct.tends(meant)
    if place.head != "limit" or isinstance(trend, Finite):
        return Found(place, trend, (), tuple(direct.asks), direct.routes)
    both = [limiters.at(side) for side in SIDES]
    sides = tuple([limiter.tends(meant) for limiter in both])
    asks = tuple(dict.fromkeys(ask for each in both for ask in each.asks))
    joined = _joined(place, sides)
    if joined is not None:
        return Found(place, Finite(meant, joined), (), asks, both[0].routes)
    return Found(place, None, sides, asks)


def _meaning(ctx: Context, body: Term) -> Theorem:
    """Return a function = what it is without definitions, and without other limits."""
    plain = infer("ring", (), body, bare(body)) if bare(body) != body else refl(body)
    known = chain(plain, unfolded(ctx, plain.claim.rhs))
    known = chain(known, normalise(ctx, known.claim.rhs, (differentiate, evaluate, _integrated)))
    better = bare(known.claim.rhs)
    return (
        known
        if better == known.claim.rhs
        else chain(known, infer("ring", (), known.claim.rhs, better))
    )


def _integrated(ctx: Context, term: Term) -> Theorem | None:
    """Return integral(..) = value."""
    if not isinstance(term, App) or term.head not in INTEGRALS:
        return None
    # integrals with infinite ends are limits themselves
    from symproof.engine.calculus.integrals import evaluate as evaluate_integral

    return evaluate_integral(ctx, term)


def _joined(place: Place, sides: tuple[Trend | None, ...]) -> Theorem | None:
    right, left = sides
    if not isinstance(right, Finite) or not isinstance(left, Finite):
        return None
    link = equal(place.ctx, left.value, right.value)
    moved = link and attempt("trans", (left.theorem, link))
    return moved and attempt("limit_join", (right.theorem, moved))


def _as_stated(place: Place, meaning: Theorem, trend: Trend | None, term: App) -> Trend | None:
    """Return how the function tends as it is written in the limit term."""
    body, windows = meaning.claim.lhs, place.windows()
    if trend is None or not windows:
        return None
    carried = trend.theorem if meaning.rule == "refl" else None
    if isinstance(trend, Infinite):
        whole = congruence(inverse(body), [None, meaning])
        small = carried or place.carried(inverse(body), trend.theorem, windows[0], whole)
        return small and Infinite(body, small)
    moved = carried or place.carried(body, trend.theorem, windows[0], meaning)
    match term:
        case App(_, (Lam((param,), _) as function, *_)) if param != place.name and moved:
            moved = rebound(place, moved, function, body)
        case _:
            pass
    return moved and Finite(body, moved)


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
