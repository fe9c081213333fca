"""L'Hôpital's rule: quotients of what both tends to 0, or of anything by what grows."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from symproof.engine.calculus.deriving import judge
from symproof.engine.calculus.limits_forms import factors, product
from symproof.engine.calculus.limits_growth import Finite, Infinite, Trend
from symproof.engine.calculus.limits_near import SIDES, Window
from symproof.engine.equality import attempt
from symproof.engine.order.signs import prove_claim
from symproof.kernel.sequent import ZERO, Claim
from symproof.kernel.term import App, Num, Term
from symproof.kernel.theorem import Theorem

if TYPE_CHECKING:
    from symproof.engine.calculus.limits_rules import Limiter

# a quotient of derivatives with more nodes than this is not looked at
MAX_SIZE = 1_500


def by_rule(limiter: Limiter, body: Term, depth: int) -> Trend | None:
    """Return how a quotient, or a product written as one, tends by the rule."""
    if limiter.place.head == "limit":
        return None
    for top, bottom in quotients(limiter, body, depth):
        found = _applied(limiter, top, bottom, depth)
        if found is not None:
            return limiter.same(body, found)
    return None


def quotients(limiter: Limiter, body: Term, depth: int) -> Iterator[tuple[Term, Term]]:
    """Yield the quotients f/g that a function is, if f and g both vanish or g grows."""
    match body:
        case App("/", (a, b)):
            yield a, b
        case App("neg", (App("/", (a, b)),)):
            yield App("neg", (a,)), b
        case App("*" | "neg", _):
            yield from _of_product(limiter, list(factors(body)), depth)
        case _:
            pass


def _of_product(
    limiter: Limiter, parts: list[Term], depth: int
) -> Iterator[tuple[Term, Term]]:
    exponentials = [p for p in parts if isinstance(p, App) and p.head == "exp"]
    rest = [p for p in parts if p not in exponentials]
    if exponentials and rest:
        yield product(rest), product([_turned(p) for p in exponentials])
    growing = [p for p in rest if isinstance(limiter.tends(p, depth - 1), Infinite)]
    others = [p for p in parts if p not in growing]
    if growing and others:
        yield product(others), App("/", (Num(1), product(growing)))


def _turned(exponential: Term) -> Term:
    """Return 1/exp(u) as exp(-u)."""
    match exponential:
        case App("exp", (App("neg", (a,)),)):
            return App("exp", (a,))
        case App("exp", (a,)):
            return App("exp", (App("neg", (a,)),))
        case _:
            return exponential


def _applied(limiter: Limiter, top: Term, bottom: Term, depth: int) -> Trend | None:
    below = limiter.tends(bottom, depth - 1)
    if below is None or depth <= 0:
        return None
    zeros: list[Theorem] = []
    if isinstance(below, Infinite):
        zeros = [below.theorem]
    else:
        above = limiter.tends(top, depth - 1)
        for part in (above, below):
            if not isinstance(part, Finite) or not limiter.laws.is_zero(part.value):
                return None
            zero = prove_claim(limiter.place.ctx, Claim("=", part.value, ZERO))
            moved = zero and attempt("trans", (part.theorem, zero))
            if moved is None:
                return None
            zeros.append(moved)
    for window in limiter.place.windows():
        found = _in_window(limiter, top, bottom, window, zeros, depth)
        if found is not None:
            return found
    return None


def _in_window(
    limiter: Limiter,
    top: Term,
    bottom: Term,
    window: Window,
    zeros: list[Theorem],
    depth: int,
) -> Trend | None:
    """Return the limit of f/g by that of the quotient of the derivatives, in a window."""
    place = limiter.place
    inner = place.inside(window)
    slopes = [
        judge(inner, App("diff", (place.function(part), place.variable))) for part in (top, bottom)
    ]
    above, below = slopes
    if above is None or below is None:
        return None
    apart = prove_claim(inner, Claim("!=", below.claim.rhs, ZERO))
    quotient = App("/", (above.claim.rhs, below.claim.rhs))
    if apart is None or quotient.size > MAX_SIZE:
        return None
    known = limiter.tends(quotient, depth - 1)
    if isinstance(known, Infinite):
        return _turned_over(limiter, top, bottom, depth)
    if known is None:
        return None
    premises = (known.theorem, above, below, apart, *window.orders, *zeros)
    found = attempt("lhopital", premises, place.name, window.ends)
    return found and limiter.laws.judged(App("/", (top, bottom)), found)


def _turned_over(limiter: Limiter, top: Term, bottom: Term, depth: int) -> Trend | None:
    """Return that f/g grows where f'/g' does: g/f tends to 0 by the rule."""
    small = limiter.tends(App("/", (bottom, top)), depth - 1)
    if not isinstance(small, Finite):
        return None
    return limiter.laws.infinite(App("/", (top, bottom)), small.theorem)


__all__ = ["SIDES", "by_rule"]
