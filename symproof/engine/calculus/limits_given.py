"""Continuity by derivatives or as it is assumed, limits that are assumed, products with bounds."""

from __future__ import annotations

from typing import Final

from symproof.engine.calculus.deriving import judge
from symproof.engine.calculus.limits_growth import Finder, Finite
from symproof.engine.calculus.limits_near import Place, body_at, in_variable
from symproof.engine.equality import attempt
from symproof.kernel.sequent import Claim
from symproof.kernel.term import App, Lam, Term, Var
from symproof.kernel.theorem import Theorem

# the variable of functions that are composed with others
ARGUMENT: Final = "u"
# of larger products it is not asked whether one factor is bounded
MAX_VANISHING: Final = 30


def continuity(place: Place, body: Term, point: Term) -> Theorem | None:
    """Return that u -> body tends to its value at a point, from both sides."""
    function = Lam((ARGUMENT,), body)
    derivative = App("diff", (function, point))
    known = judge(place.ctx, derivative)
    if known is not None:
        return attempt("limit_of_diff", (known,))
    sides = [judge(place.ctx, derivative, rel) for rel in ("diff+", "diff-")]
    limits = [side and attempt("limit_of_diff", (side,)) for side in sides]
    if all(limits):
        return attempt("limit_join", tuple([limit for limit in limits if limit]))
    return _continuous_by_hypothesis(place, body, point)


def _continuous_by_hypothesis(place: Place, body: Term, point: Term) -> Theorem | None:
    match body:
        case App(head, (Var(),)):
            pass
        case _:
            return None
    for hyp in _hypotheses(place):
        claim = hyp.claim
        match claim.lhs:
            case App("limit", (Lam((param,), App(own, (Var(arg),))), Var(name))) if (
                own == head and param == arg and claim.forall == (name,)
            ):
                found = attempt("spec", (hyp,), (point,))
                if found is not None and found.claim.rhs == App(head, (point,)):
                    return found
            case App("limit", (Lam((param,), App(own, (Var(arg),))), at)) if (
                own == head and param == arg and at == point and not claim.forall
            ):
                if claim.rhs == App(head, (point,)):
                    return hyp
            case _:
                pass
    return None


def _hypotheses(place: Place) -> tuple[Theorem, ...]:
    facts = tuple([fact.theorem for fact in place.ctx.facts.values()])
    found = [h for h in (*place.ctx.hyps, *facts) if h.claim.rel == "limit"]
    return tuple(found)


def given_limits(place: Place) -> tuple[Theorem, ...]:
    """Return the limits that are assumed, of no universal point."""
    return tuple([hyp for hyp in _hypotheses(place) if not hyp.claim.forall])


def given_limit(place: Place, body: Term) -> Finite | None:
    """Return a limit that a hypothesis says."""
    wanted = place.limit(body)
    for theorem in given_limits(place):
        for candidate in (theorem, attempt("limit_side", (theorem,), place.head)):
            if candidate is None or candidate.claim.lhs.args[1:] != wanted.args[1:]:  # pyright: ignore
                continue
            if candidate.claim.lhs.head != wanted.head:  # pyright: ignore
                continue
            if body_at(candidate.claim.lhs, place.name) == body:
                moved = in_variable(place.ctx, candidate, place.name)
                return moved and Finite(body, moved)
    return None


def given_far(place: Place, head: str, where: str) -> Theorem | None:
    """Return the limit of a function variable at infinity, as it is assumed."""
    for theorem in given_limits(place):
        match theorem.claim.lhs:
            case App(at, (Lam((param,), App(own, (Var(arg),))),)) if (at, own, param) == (
                where,
                head,
                arg,
            ):
                return theorem
            case _:
                pass
    return None


def composed_with_given(finder: Finder, body: Term, head: str, inner: Finite) -> Finite | None:
    """Return f(g) by a hypothesis on the limit of f where g tends, g staying beside it."""
    place = finder.place
    for theorem in given_limits(place):
        match theorem.claim.lhs:
            case App(where, (Lam((param,), App(own, (Var(arg),))), point)) if (
                own == head and param == arg and point == inner.value
            ):
                pass
            case _:
                continue
        claims = {
            "limit": Claim("!=", inner.body, point),
            "limit+": Claim("<", point, inner.body),
            "limit-": Claim("<", inner.body, point),
        }
        found = place.eventually(claims[where])
        if found is None:
            continue
        window, (approach,) = found
        premises = (theorem, inner.theorem, approach, *window.orders)
        composed = attempt("limit_compose", premises, place.name, window.ends)
        if composed is not None:
            return finder.laws.judged(body, composed)
    return None


def vanishing(finder: Finder, body: Term, small: Finite) -> Finite | None:
    """Return that f*g tends to 0 where f does and g stays between -1 and 1."""
    if finder.place.head == "limit" or body.size > MAX_VANISHING:
        return None
    if not finder.laws.is_zero(small.value):
        return None
    size = App("abs", (small.body,))
    outer = continuity(finder.place, App("abs", (Var(ARGUMENT),)), small.value)
    above = outer and finder.laws.finite(size, "limit_continuous", outer, small.theorem)
    below = above and finder.laws.negated(App("neg", (size,)), above)
    bounds = Claim("<=", App("neg", (size,)), body), Claim("<=", body, size)
    found = finder.place.eventually(*bounds) if isinstance(below, Finite) else None
    if found is None or above is None or not isinstance(below, Finite):
        return None
    window, shown = found
    premises = (below.theorem, above.theorem, *shown, *window.orders)
    function = finder.place.function(body)
    squeezed = attempt("squeeze", premises, function, finder.place.name, window.ends)
    return squeezed and Finite(body, squeezed)
