"""Where sine and cosine are positive, and sin(u) < u: from their tangents and the addition theorems.

Up to 1, cos(u) >= 1 - u^2/2 and sin(u) >= u - u^3/6; from there on, cos(u) = sin(pi/2 - u).
"""

from __future__ import annotations

from functools import cache
from typing import Final

from symproof.engine.context import Context
from symproof.engine.equality import chain, replace_argument
from symproof.engine.order.linear import contradiction, prove_linear
from symproof.engine.order.order_lemmas import U, at, cut
from symproof.engine.order.sign_lemmas import assumed, by_signs, signs_of
from symproof.engine.order.signs import prove_claim
from symproof.kernel.sequent import ZERO, Claim, eq, le, lt
from symproof.kernel.term import App, Num, Term
from symproof.kernel.theorem import Theorem, infer

ONE: Final = Num(1)
QUARTER: Final = App("pi") / Num(2)
SIN: Final = App("sin", (U,))
COS: Final = App("cos", (U,))


@cache
def wave_positive(head: str, rel: str) -> Theorem | None:
    """Return 0 rel sin(u) under 0 rel u and u rel pi, or 0 rel cos(u) under -(pi/2) rel u rel pi/2.

    The relations are < or <=.
    """
    if head == "cos":
        return _cosine() if rel == "<" else _up_to_the_ends()
    moved = U - QUARTER
    known = at(wave_positive("cos", rel), {"u": moved})
    for claim in (Claim(rel, -QUARTER, moved), Claim(rel, moved, QUARTER)):
        ends = assumed(Claim(rel, ZERO, U)), assumed(Claim(rel, U, App("pi")))
        known = cut(prove_linear(claim, ends), known)
    same = _by_laws(SIN, App("cos", (moved,)))
    return known and same and prove_linear(Claim(rel, ZERO, SIN), (known, same))


@cache
def sine_below() -> Theorem | None:
    """Return 0 < u |- sin(u) < u."""
    near = _sine_below_near_zero()
    one = prove_claim(Context(), le(SIN, ONE))
    far = one and prove_linear(lt(SIN, U), (one, assumed(lt(ZERO, U - ONE))))
    return _on_both_sides(U - ONE, near, far, le(U, ONE))


def _sine_below_near_zero() -> Theorem | None:
    """Return 0 < u, u <= 1 |- sin(u) < u, from sin(u) = 2*sin(u/2)*cos(u/2)."""
    half, two = U / Num(2), Num(2)
    sine, cosine = App("sin", (half,)), App("cos", (half,))
    positive, small = assumed(lt(ZERO, U)), assumed(le(U, ONE))
    above = at(_sine_near_zero(), {"u": half})
    for claim in (lt(ZERO, half), le(half, ONE)):
        above = cut(prove_linear(claim, (positive, small)), above)
    square = above and infer("product", (above, above))
    pythagoras = infer("axiom", (), "sin_sq_add_cos_sq", (half,))
    less, equal, more = map(assumed, signs_of(ONE - cosine))
    bound = prove_claim(Context(), le(cosine, ONE))
    if square is None or above is None or bound is None:
        return None
    # sin^2 = 1 - cos^2 = (1 - cos)*(1 + cos)
    nothing = infer(
        "linear", (equal, pythagoras), eq(square.claim.rhs, ZERO), (ONE + cosine, ONE)
    )
    strict = lt(ZERO, ONE - cosine)
    gap = by_signs(
        ONE - cosine,
        (contradiction((less, bound), strict), contradiction((square, nothing), strict), more),
    )
    growth = gap and infer("product", (above, gap))
    doubled = _by_laws(SIN, two * sine * cosine)
    below = prove_claim(Context().assuming((le(ZERO, U),)), le(SIN, U))
    weak = cut(prove_linear(le(ZERO, half), (positive,)), at(below, {"u": half}))
    return growth and doubled and weak and prove_linear(lt(SIN, U), (growth, doubled, weak))


def _by_laws(a: Term, b: Term) -> Theorem | None:
    # the laws are closed by means of signs
    from symproof.engine.laws.closing import close_by_all_laws

    return close_by_all_laws(Context(), a, b)


def _on_both_sides(
    term: Term, below: Theorem | None, above: Theorem | None, order: Claim
) -> Theorem | None:
    """Return a claim from its proofs under `order`, which says term <= 0, and under 0 < term."""
    negative, zero, _ = map(assumed, signs_of(term))
    parts = (cut(prove_linear(order, (case,)), below) for case in (negative, zero))
    return by_signs(term, (*parts, above))


def _sine_near_zero() -> Theorem | None:
    """Return 0 < u, u <= 1 |- 0 < sin(u)."""
    ctx = Context().assuming((lt(ZERO, U), le(U, ONE)))
    curve = U - U**3 / Num(6)
    below, positive = prove_claim(ctx, le(curve, SIN)), prove_claim(ctx, lt(ZERO, curve))
    return below and positive and prove_linear(lt(ZERO, SIN), (below, positive))


def _cosine() -> Theorem | None:
    """Return -(pi/2) < u, u < pi/2 |- 0 < cos(u)."""
    claim = lt(ZERO, COS)
    ctx = Context().assuming((le(ZERO, U), le(U, ONE)))
    curve = ONE - U**2 / Num(2)
    below, positive = prove_claim(ctx, le(curve, COS)), prove_claim(ctx, lt(ZERO, curve))
    near = below and positive and prove_linear(claim, (below, positive))
    rest = QUARTER - U
    far = at(_sine_near_zero(), {"u": rest})
    end, beyond = assumed(lt(U, QUARTER)), assumed(lt(ZERO, U - ONE))
    far = cut(prove_linear(lt(ZERO, rest), (end,)), far)
    far = cut(prove_linear(le(rest, ONE), (beyond, infer("axiom", (), "pi_lt", ()))), far)
    same = _by_laws(COS, App("sin", (rest,)))
    far = far and same and prove_linear(claim, (far, same))
    right = _on_both_sides(U - ONE, near, far, le(U, ONE))
    mirrored = at(right, {"u": -U})
    left = assumed(lt(-QUARTER, U))
    mirrored = cut(prove_linear(lt(-U, QUARTER), (left,)), mirrored)
    mirrored = mirrored and prove_linear(
        claim, (mirrored, infer("axiom", (), "cos_neg", (U,)))
    )
    negative, zero, above = map(assumed, signs_of(U))
    return by_signs(
        U,
        (
            cut(prove_linear(le(ZERO, -U), (negative,)), mirrored),
            cut(prove_linear(le(ZERO, U), (zero,)), right),
            cut(prove_linear(le(ZERO, U), (above,)), right),
        ),
    )


def _up_to_the_ends() -> Theorem | None:
    """Return -(pi/2) <= u, u <= pi/2 |- 0 <= cos(u)."""
    found = _cosine()
    for end in (QUARTER, -QUARTER):
        gap = U - end if end == -QUARTER else end - U
        found = found and _with_end(found, end, gap)
    return found


def _with_end(known: Theorem, end: Term, gap: Term) -> Theorem | None:
    """Return 0 <= cos(u) also at an end, where it is 0, from what holds where 0 < gap."""
    claim = le(ZERO, COS)
    negative, zero, above = map(assumed, signs_of(gap))
    strict = lt(U, end) if end == QUARTER else lt(end, U)
    weak = assumed(Claim("<=", strict.lhs, strict.rhs))
    inside = cut(prove_linear(strict, (above,)), known)
    equal = prove_linear(eq(U, end), (zero,))
    value = _by_laws(App("cos", (end,)), ZERO)
    there = equal and value and chain(replace_argument(COS, 0, equal), value)
    return by_signs(
        gap,
        (
            prove_linear(claim, (negative, weak)),
            there and prove_linear(claim, (there,)),
            inside and prove_linear(claim, (inside,)),
        ),
    )
