"""Integrals between ends whose order is not known: the same value in either order.

The integral of 1/t from 1 to x is log(x) for every x > 0, be it above 1 or below.
"""

from __future__ import annotations

from collections.abc import Callable

from symproof.engine.calculus.limits_values import equal
from symproof.engine.context import Context
from symproof.engine.equality import attempt, ring
from symproof.engine.order.sign_lemmas import MINUS_ONE, ONE, assumed, by_signs, signs_of
from symproof.kernel.sequent import Claim
from symproof.kernel.term import App, Term
from symproof.kernel.theorem import Theorem, infer

Judge = Callable[[Context, App], Theorem | None]


def in_either_order(ctx: Context, term: App, judge: Judge) -> Theorem | None:
    """Return an integral between two numbers, found once for a <= b and once for b <= a."""
    _, a, b = term.args
    up, down = Claim("<=", a, b), Claim("<=", b, a)
    rising = judge(ctx.assuming((up,)), term)
    if rising is None:
        return None
    falling = _valued(ctx, judge(ctx.assuming((down,)), term), rising.claim.rhs)
    if falling is None:
        return None
    gap = b - a
    below, zero, above = map(assumed, signs_of(gap))
    orders = (
        (attempt("linear", (below,), down, (ONE,)), falling),
        (attempt("linear", (zero,), up, (MINUS_ONE,)), rising),
        (attempt("linear", (above,), up, (ONE,)), rising),
    )
    return by_signs(gap, [order and attempt("cut", (order, part)) for order, part in orders])


def _valued(ctx: Context, judged: Theorem | None, value: Term) -> Theorem | None:
    """Return a judgement with the value that is given, where it is the same."""
    if judged is None or judged.claim.rhs == value:
        return judged
    link = ring(judged.claim.rhs, value) or equal(ctx, judged.claim.rhs, value)
    return link and infer("trans", (judged, link))
