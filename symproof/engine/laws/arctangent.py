"""The arctangent of 1, and of 1/x: from derivatives that are 0.

atan(tan(t)) - t is constant from 0 to pi/4, and atan(t) + atan(1/t) for t > 0.
"""

from __future__ import annotations

from functools import cache
from typing import Final

from symproof.engine.context import Context
from symproof.engine.equality import attempt, congruence
from symproof.engine.laws.angles import angle, values
from symproof.engine.laws.general import ONE, TWO, X, of
from symproof.engine.laws.modulo import Relation, close_modulo
from symproof.engine.order.linear import prove_linear
from symproof.engine.order.order_lemmas import zero_at_zero
from symproof.engine.order.sign_lemmas import assumed, by_signs, signs_of
from symproof.engine.order.signs import prove_claim
from symproof.kernel.errors import KernelError
from symproof.kernel.sequent import ZERO, Claim, eq, le, lt
from symproof.kernel.term import App, Lam, Term, Var
from symproof.kernel.theorem import Theorem, infer

PI: Final = App("pi")
Z: Final = Var("z__lemma")
# as the axioms name it
T: Final = "t"


@cache
def atan_one() -> Theorem | None:
    """Return atan(1) = pi/4."""
    try:
        return _atan_one()
    except KernelError:
        return None


@cache
def atan_reciprocal() -> Theorem | None:
    """Return 0 < x |- atan(x) = pi/2 - atan(1/x)."""
    one = atan_one()
    try:
        return one and _atan_reciprocal(one)
    except KernelError:
        return None


def atan_far(term: Term, sign: int) -> Theorem | None:
    """Return atan(t) = pi/2 - atan(1/t) under 0 < t, or atan(1/-t) - pi/2 under t < 0."""
    known = atan_reciprocal()
    if known is None or sign > 0:
        return known and infer("put", (known,), X.name, term)
    mirrored = infer("put", (known,), X.name, -term)
    below = prove_linear(lt(ZERO, -term), (assumed(lt(term, ZERO)),))
    odd = infer("axiom", (), "atan_neg", (term,))
    claim = eq(of("atan", term), of("atan", ONE / -term) - PI / TWO)
    return below and prove_linear(claim, (infer("cut", (below, mirrored)), odd))


def _atan_one() -> Theorem | None:
    between = Context().assuming((le(ZERO, Z), le(Z, angle(4))))
    sine, cosine = of("sin", Z), of("cos", Z)
    apart = prove_claim(between, Claim("!=", cosine, ZERO))
    if apart is None:
        return None
    waves = [infer("axiom", (), name, (Z,)) for name in ("sin_deriv", "cos_deriv")]
    tangent = infer("deriv_div", (*waves, apart))
    outer = infer("axiom", (), "atan_deriv", (sine / cosine,))
    inner = infer("deriv_chain", (outer, tangent))
    smooth = infer("deriv_sub", (inner, infer("deriv_var", (), T, Z)))
    circle = infer("axiom", (), "sin_sq_add_cos_sq", (Z,))
    level = _vanishing(between, smooth.claim.rhs, (Relation(sine**2, circle),))
    order = prove_claim(Context(), le(ZERO, angle(4)))
    same = level and order and attempt("increasing", (smooth, level, order), Z.name)
    pair = values(4)
    if same is None or pair is None:
        return None
    starts = infer("axiom", (), "sin_zero", ()), infer("axiom", (), "cos_zero", ())
    at_start = _quotient_at(of("atan", of("sin", ZERO) / of("cos", ZERO)), ZERO, starts)
    end = of("sin", angle(4)) / of("cos", angle(4))
    at_end = _quotient_at(of("atan", end), ONE, pair)
    parts = same, at_start, at_end, zero_at_zero("atan")
    return prove_linear(eq(of("atan", ONE), angle(4)), [part for part in parts if part])


def _quotient_at(whole: App, value: Term, known: tuple[Theorem, ...]) -> Theorem | None:
    """Return atan(a/b) = atan(value) from what a and b are."""
    (quotient,) = whole.args
    if not isinstance(quotient, App):
        return None
    inside = congruence(quotient, known)
    apart = prove_claim(Context(), Claim("!=", known[1].claim.rhs, ZERO))
    found = apart and attempt("field", (apart,), inside.claim.rhs, value)
    link = found and infer("trans", (inside, found))
    return congruence(whole, [link])


def _vanishing(ctx: Context, value: Term, relations: tuple[Relation, ...]) -> Theorem | None:
    """Return 0 = value."""

    def apart(term: Term) -> Theorem | None:
        return prove_claim(ctx, Claim("!=", term, ZERO))

    return close_modulo(ZERO, value, relations, apart)


def _atan_reciprocal(one: Theorem) -> Theorem | None:
    """Return the sum at x and at 1, which are the same on either side of 1."""
    claim = eq(of("atan", X), PI / TWO - of("atan", ONE / X))
    parts: list[Theorem | None] = []
    for case in signs_of(X - ONE):
        low, high = (X, ONE) if case.rel == "<" and case.lhs != ZERO else (ONE, X)
        parts.append(_between(low, high, assumed(case), one, claim))
    return by_signs(X - ONE, parts)


def _between(low: Term, high: Term, case: Theorem, one: Theorem, claim: Claim) -> Theorem | None:
    order = prove_linear(le(low, high), (case,))
    positive = assumed(lt(ZERO, X))
    ctx = Context().assuming((le(low, Z), le(Z, high), *((positive.claim,) if low == X else ())))
    apart = prove_claim(ctx, Claim("!=", Z, ZERO))
    if apart is None or order is None:
        return None
    own = infer("deriv_var", (), T, Z)
    constant = infer("deriv_const", (), Lam((T,), ONE), Z)
    inverse = infer("deriv_div", (constant, own, apart))
    first = infer("axiom", (), "atan_deriv", (Z,))
    second = infer("deriv_chain", (infer("axiom", (), "atan_deriv", (ONE / Z,)), inverse))
    first = infer("deriv_chain", (first, own))
    smooth = infer("deriv_add", (first, second))
    level = _vanishing(ctx, smooth.claim.rhs, ())
    same = level and attempt("increasing", (smooth, level, order), Z.name)
    unit = infer("ring", (), of("atan", ONE / ONE), of("atan", ONE))
    return same and prove_linear(claim, (same, one, unit))
