"""Where sine and cosine are positive, and sin(u) < u: by tangents and the addition theorems.

Up to 1, cos(u) >= 1 - u^2/2 and sin(u) >= u - u^3/6, which the `search` that is given finds; from
there on, cos(u) = sin(pi/2 - u).
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from symproof.engine.context import Context
from symproof.engine.equality import chain, replace_argument
from symproof.engine.order.linear import contradiction, prove_linear
from symproof.engine.order.order_lemmas import U, at, cut
from symproof.engine.order.sign_lemmas import MINUS_ONE, assumed, by_signs, signs_of
from symproof.kernel.sequent import ZERO, Claim, eq, le, lt
from symproof.kernel.term import App, Num, Term
from symproof.kernel.theorem import Theorem, infer

Search = Callable[[Context, Claim], Theorem | None]

ONE: Final = Num(1)
TWO: Final = Num(2)
PI: Final = App("pi")
QUARTER: Final = PI / TWO
SIN: Final = App("sin", (U,))
COS: Final = App("cos", (U,))


def cosine_positive(search: Search) -> Theorem | None:
    """Return -(pi/2) < u, u < pi/2 |- 0 < cos(u)."""
    claim = lt(ZERO, COS)
    near = _above(search, ONE - U**2 / TWO, COS, le(ZERO, U))
    rest = QUARTER - U
    far = at(_sine_near_zero(search), {"u": rest})
    end, beyond = assumed(lt(U, QUARTER)), assumed(lt(ZERO, U - ONE))
    far = cut(prove_linear(lt(ZERO, rest), (end,)), far)
    far = cut(prove_linear(le(rest, ONE), (beyond, infer("axiom", (), "pi_lt", ()))), far)
    far = far and prove_linear(claim, (far, _cosine_by_sine(rest)))
    right = _on_both_sides(U - ONE, near, far, le(U, ONE))
    mirrored = at(right, {"u": -U})
    mirrored = cut(prove_linear(lt(-U, QUARTER), (assumed(lt(-QUARTER, U)),)), mirrored)
    even = infer("axiom", (), "cos_neg", (U,))
    mirrored = mirrored and prove_linear(claim, (mirrored, even))
    negative, zero, above = map(assumed, signs_of(U))
    return by_signs(
        U,
        (
            cut(prove_linear(le(ZERO, -U), (negative,)), mirrored),
            cut(prove_linear(le(ZERO, U), (zero,)), right),
            cut(prove_linear(le(ZERO, U), (above,)), right),
        ),
    )


def cosine_nonnegative(search: Search) -> Theorem | None:
    """Return -(pi/2) <= u, u <= pi/2 |- 0 <= cos(u)."""
    at_end = infer("axiom", (), "cos_half_pi", ())
    at_start = chain(infer("axiom", (), "cos_neg", (QUARTER,)), at_end)
    found = cosine_positive(search)
    found = found and _with_end(found, lt(U, QUARTER), eq(U, QUARTER), at_end)
    return found and _with_end(found, lt(-QUARTER, U), eq(U, -QUARTER), at_start)


def sine_positive(search: Search, rel: str) -> Theorem | None:
    """Return 0 rel u, u rel pi |- 0 rel sin(u), for the relations < and <=."""
    moved = U - QUARTER
    cosine = cosine_positive(search) if rel == "<" else cosine_nonnegative(search)
    known = at(cosine, {"u": moved})
    ends = assumed(Claim(rel, ZERO, U)), assumed(Claim(rel, U, PI))
    for claim in (Claim(rel, -QUARTER, moved), Claim(rel, moved, QUARTER)):
        known = cut(prove_linear(claim, ends), known)
    return known and prove_linear(Claim(rel, ZERO, SIN), (known, _sine_by_cosine(moved)))


def sine_below(search: Search) -> Theorem | None:
    """Return 0 < u |- sin(u) < u."""
    one = search(Context(), le(SIN, ONE))
    far = one and prove_linear(lt(SIN, U), (one, assumed(lt(ZERO, U - ONE))))
    return _on_both_sides(U - ONE, _sine_below_near_zero(search), far, le(U, ONE))


def sine_above(search: Search) -> Theorem | None:
    """Return u < 0 |- u < sin(u)."""
    mirrored = at(sine_below(search), {"u": -U})
    mirrored = cut(prove_linear(lt(ZERO, -U), (assumed(lt(U, ZERO)),)), mirrored)
    odd = infer("axiom", (), "sin_neg", (U,))
    return mirrored and prove_linear(lt(U, SIN), (mirrored, odd))


def _above(search: Search, curve: Term, wave: Term, start: Claim) -> Theorem | None:
    """Return 0 < wave for u from `start` up to 1, where a curve below it is positive."""
    ctx = Context().assuming((start, le(U, ONE)))
    below, positive = search(ctx, le(curve, wave)), search(ctx, lt(ZERO, curve))
    return below and positive and prove_linear(lt(ZERO, wave), (below, positive))


def _sine_near_zero(search: Search) -> Theorem | None:
    """Return 0 < u, u <= 1 |- 0 < sin(u)."""
    return _above(search, U - U**3 / Num(6), SIN, lt(ZERO, U))


def _sine_below_near_zero(search: Search) -> Theorem | None:
    """Return 0 < u, u <= 1 |- sin(u) < u, from sin(u) = 2*sin(u/2)*cos(u/2)."""
    half = U / TWO
    cosine = App("cos", (half,))
    above = at(_sine_near_zero(search), {"u": half})
    for claim in (lt(ZERO, half), le(half, ONE)):
        ends = assumed(lt(ZERO, U)), assumed(le(U, ONE))
        above = cut(prove_linear(claim, ends), above)
    bound = search(Context(), le(cosine, ONE))
    below = at(search(Context().assuming((le(ZERO, U),)), le(SIN, U)), {"u": half})
    below = cut(prove_linear(le(ZERO, half), (assumed(lt(ZERO, U)),)), below)
    if above is None or bound is None or below is None:
        return None
    square = infer("product", (above, above))
    pythagoras = infer("axiom", (), "sin_sq_add_cos_sq", (half,))
    less, equal, more = map(assumed, signs_of(ONE - cosine))
    # sin^2 = (1 - cos)*(1 + cos)
    vanishing = eq(square.claim.rhs, ZERO)
    nothing = infer("linear", (equal, pythagoras), vanishing, (ONE + cosine, ONE))
    strict = lt(ZERO, ONE - cosine)
    parts = contradiction((less, bound), strict), contradiction((square, nothing), strict), more
    gap = by_signs(ONE - cosine, parts)
    growth = gap and infer("product", (above, gap))
    doubled = infer("axiom", (), "sin_add", (half, half))
    link = infer("ring", (), SIN, App("sin", (half + half,)))
    return growth and prove_linear(lt(SIN, U), (growth, doubled, link, below))


def _cosine_by_sine(rest: Term) -> Theorem:
    """Return cos(u) = sin(pi/2 - u)."""
    turned = QUARTER + -U
    premises = (
        infer("ring", (), App("sin", (rest,)), App("sin", (turned,))),
        infer("axiom", (), "sin_add", (QUARTER, -U)),
        infer("axiom", (), "sin_half_pi", ()),
        infer("axiom", (), "cos_half_pi", ()),
        infer("axiom", (), "cos_neg", (U,)),
    )
    factors = MINUS_ONE, MINUS_ONE, -App("cos", (-U,)), -App("sin", (-U,)), MINUS_ONE
    return infer("linear", premises, eq(COS, App("sin", (rest,))), factors)


def _sine_by_cosine(moved: Term) -> Theorem:
    """Return sin(u) = cos(u - pi/2)."""
    premises = (
        infer("ring", (), App("cos", (moved,)), App("cos", (U + -QUARTER,))),
        infer("axiom", (), "cos_add", (U, -QUARTER)),
        infer("axiom", (), "cos_neg", (QUARTER,)),
        infer("axiom", (), "cos_half_pi", ()),
        infer("axiom", (), "sin_neg", (QUARTER,)),
        infer("axiom", (), "sin_half_pi", ()),
    )
    factors = MINUS_ONE, MINUS_ONE, -COS, -COS, SIN, -SIN
    return infer("linear", premises, eq(SIN, App("cos", (moved,))), factors)


def _on_both_sides(
    term: Term, below: Theorem | None, above: Theorem | None, order: Claim
) -> Theorem | None:
    """Return a claim from its proofs under `order`, which says term <= 0, and under 0 < term."""
    negative, zero, _ = map(assumed, signs_of(term))
    parts = [cut(prove_linear(order, (case,)), below) for case in (negative, zero)]
    return by_signs(term, (*parts, above))


def _with_end(known: Theorem, strict: Claim, there: Claim, value: Theorem) -> Theorem | None:
    """Return 0 <= cos(u) also at an end, where it is 0, from what holds inside."""
    claim = le(ZERO, COS)
    gap = strict.rhs - strict.lhs
    negative, zero, above = map(assumed, signs_of(gap))
    weak = assumed(Claim("<=", strict.lhs, strict.rhs))
    inside = cut(prove_linear(strict, (above,)), known)
    equal = prove_linear(there, (zero,))
    vanishing = equal and chain(replace_argument(App("cos", (U,)), 0, equal), value)
    return by_signs(
        gap,
        (
            prove_linear(claim, (negative, weak)),
            vanishing and prove_linear(claim, (vanishing,)),
            inside and prove_linear(claim, (inside,)),
        ),
    )
