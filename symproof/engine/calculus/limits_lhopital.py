"""L'Hôpital's rule: quotients of what both tends to 0, or of anything by what grows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from symproof.engine.calculus.deriving import judge
from symproof.engine.calculus.limits_forms import factors, lowered
from symproof.engine.calculus.limits_growth import Finder, Finite, Infinite, Trend
from symproof.engine.calculus.limits_near import Window, limited, zeros
from symproof.engine.equality import attempt
from symproof.engine.order.signs import prove_claim
from symproof.engine.planning.sums import product
from symproof.engine.planning.tidy import quietly
from symproof.kernel.sequent import ZERO, Claim
from symproof.kernel.term import App, Num, Term
from symproof.kernel.theorem import Theorem

# a quotient of derivatives with more nodes than this is not looked at
MAX_SIZE: Final = 1_500
MAX_SIZE_FAR: Final = 150
# beyond, it is not asked whether what grows by the rule does so with the quotient turned over
MAX_TURNED: Final = 20


def by_rule(limiter: Finder, body: Term, depth: int) -> Trend | None:
    """Return how a quotient, or a product written as one, tends by the rule."""
    if limiter.place.head == "limit":
        return None
    for top, bottom in quotients(limiter, body, depth):
        found = _applied(limiter, top, bottom, depth)
        if found is not None:
            if body != App("/", (top, bottom)):
                limiter.remember(body, "form", App("/", (top, bottom)))
            return limiter.same(body, found)
        if App("/", (top, bottom)) in limiter.grown or _smooth(limiter, top, bottom):
            limiter.grown.add(body)
    return None


def _smooth(limiter: Finder, top: Term, bottom: Term) -> bool:
    """Whether both functions have a derivative at the point: then only the rule gets further."""
    place = limiter.place
    return bool(place.point) and all(
        judge(place.ctx, App("diff", (place.function(part), *place.point)))
        for part in (top, bottom)
    )


def quotients(limiter: Finder, body: Term, depth: int) -> Iterator[tuple[Term, Term]]:
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


def _of_product(limiter: Finder, parts: list[Term], depth: int) -> Iterator[tuple[Term, Term]]:
    exponentials = [p for p in parts if isinstance(p, App) and p.head == "exp"]
    rest = [p for p in parts if p not in exponentials]
    if exponentials and rest:
        yield product(rest), product([_turned(p) for p in exponentials])
    logs = [p for p in parts if isinstance(p, App) and p.head == "log"]
    if logs and len(logs) < len(parts):
        yield product(logs), App("/", (Num(1), product([p for p in parts if p not in logs])))
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


def _applied(limiter: Finder, top: Term, bottom: Term, depth: int) -> Trend | None:
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
    slopes = _slopes(limiter, top, bottom)
    if slopes is None:
        return None
    window, above, below_slope, apart = slopes
    quotient = App("/", (above.claim.rhs, below_slope.claim.rhs))
    if quotient.size > (MAX_SIZE if limiter.place.point else MAX_SIZE_FAR):
        return None
    known = _simpler(limiter, quotient, depth) or limiter.tends(quotient, depth - 1)
    if isinstance(known, Infinite):
        return _turned_over(limiter, top, bottom, depth)
    if known is None:
        if quotient in limiter.grown:
            limiter.grown.add(App("/", (top, bottom)))
        return None
    premises = (known.theorem, above, below_slope, apart, *window.orders, *zeros)
    found = attempt("lhopital", premises, limiter.place.name, window.ends)
    limiter.remember(App("/", (top, bottom)), "rule", quotient)
    return found and limiter.laws.judged(App("/", (top, bottom)), found)


def _simpler(limiter: Finder, quotient: Term, depth: int) -> Trend | None:
    """Return how a quotient tends by its form without common powers of the variable."""
    form = quietly(lambda term: lowered(term, limiter.place.name), quotient)
    if form is None or form.size >= quotient.size:
        return None
    known = limiter.tends(form, depth - 1)
    found = known and limiter.same(quotient, known)
    if found is not None:
        limiter.remember(quotient, "form", form)
    return found


def _slopes(
    limiter: Finder, top: Term, bottom: Term
) -> tuple[Window, Theorem, Theorem, Theorem] | None:
    """Return the derivatives of f and g in a window, that of g not being 0 there."""
    place = limiter.place
    derivatives = [App("diff", (place.function(part), place.variable)) for part in (top, bottom)]
    # most exist everywhere, and are the same on both sides of a point
    everywhere = [judge(place.ctx, derivative) for derivative in derivatives]
    values = [known.claim.rhs for known in everywhere if known is not None]
    for window in place.beyond((*values[-1:], *limited(top), *limited(bottom))):
        inner = place.inside(window)
        above, below = (
            known or judge(inner, derivative)
            for known, derivative in zip(everywhere, derivatives, strict=True)
        )
        if above is not None and below is not None:
            apart = prove_claim(inner, Claim("!=", below.claim.rhs, ZERO))
            if apart is not None:
                return window, above, below, apart
    _ask(limiter, (*limited(top), *limited(bottom)))
    return None


def _ask(limiter: Finder, terms: Iterable[Term]) -> None:
    """Ask on which side of the point the functions end."""
    for point in limiter.place.point:
        for end in (end for term in terms for end in zeros(term, limiter.place.name)):
            if end.variables:
                limiter.laws.asks[end if point == ZERO else end - point] = None


def _turned_over(limiter: Finder, top: Term, bottom: Term, depth: int) -> Trend | None:
    """Return that f/g grows where f'/g' does: g/f tends to 0 by the rule."""
    limiter.grown.add(App("/", (top, bottom)))
    if limiter.place.point and top.size > MAX_TURNED:
        return None
    small = limiter.tends(App("/", (bottom, top)), depth - 1)
    if not isinstance(small, Finite):
        return None
    return limiter.laws.infinite(App("/", (top, bottom)), small.theorem)
