"""Theorems about erf and Phi, from their integrals and the Gaussian integral; proved once.

The kernel knows erf and Phi by their integrals, and that erf tends to 1.  All else is proved here,
by rules alone, when it is first needed: that erf is odd (by the substitution of -t for t), its
derivative (by the fundamental theorem), that it stays below 1 (because it increases), and that
Phi is a shifted erf, with what follows for its values at -x, its derivative and its limits.
"""

from __future__ import annotations

from functools import cache
from typing import Final

from symproof.engine.calculus.integral_steps import (
    applied,
    constant_limit,
    improper,
    integral,
    limit_of_equal,
    partial_integral,
)
from symproof.engine.equality import chain, symm
from symproof.engine.laws.general import ONE, TWO, cited, general, of
from symproof.engine.laws.root_lemmas import eq_of_sq_eq
from symproof.engine.order.sign_lemmas import MINUS_ONE, quotient_sign, root_positive
from symproof.kernel.errors import KernelError
from symproof.kernel.sequent import ZERO, Claim, eq, le, lt
from symproof.kernel.term import App, Lam, Term, Var, diff
from symproof.kernel.theorem import Theorem, infer

X: Final = Var("x")
T: Final = Var("t")
Z: Final = Var("z")
HOLE: Final = Var("hole")
PI: Final = App("pi", ())
ROOT_OF_TWO: Final = of("sqrt", TWO)
ROOT_OF_PI: Final = of("sqrt", PI)
# the factor of t that makes the one bell the other, and the area under the wide one
SCALE: Final = ONE / ROOT_OF_TWO
AREA: Final = of("sqrt", TWO * PI)
# what the integrals of erf and Phi are of
BELL: Final = Lam(("t",), of("exp", -(T**2)))
WIDE_BELL: Final = Lam(("t",), of("exp", -(T**2 / TWO)))


def _found(theorem: Theorem | None) -> Theorem:
    """Return what the kernel did not refuse.

    Raises:
        KernelError: it did.
    """
    if theorem is None:
        raise KernelError("premise-match", "a theorem about erf has no proof")
    return theorem


def _ring(a: Term, b: Term) -> Theorem:
    return infer("ring", (), a, b)


def _in(equation: Theorem, body: Term) -> Theorem:
    """Return t(a) = t(b) from a = b, t being a term with the variable HOLE."""
    return infer("cong", (equation,), Lam((HOLE.name,), body))


def _everywhere(theorem: Theorem) -> Theorem:
    """Return a theorem about z or x as one about all x."""
    moved = infer("put", (theorem,), Z.name, X) if Z.name in theorem.claim.variables else theorem
    return infer("gen", (moved,), (X.name,))


# roots: of 2, of pi, of both


@cache
def _root(number: Term) -> tuple[Theorem, Theorem]:
    """Return 0 < sqrt(number) and sqrt(number)^2 = number, for 2, pi and 2*pi."""
    if number == TWO:
        positive = infer("decide", (), lt(ZERO, TWO))
    else:
        factor = ONE if number == PI else TWO
        positive = infer("linear", (infer("axiom", (), "pi_gt", ()),), lt(ZERO, number), (factor,))
    condition = infer("linear", (positive,), le(ZERO, number), (ONE,))
    square, nonnegative = (
        infer("cut", (condition, infer("axiom", (), name, (number,))))
        for name in ("sqrt_sq", "sqrt_nonneg")
    )
    root = of("sqrt", number)
    return _found(root_positive(root, positive, nonnegative, square)), square


def _apart(positive: Theorem) -> Theorem:
    """Return a != 0 from 0 < a."""
    return infer("linear", (positive,), Claim("!=", positive.claim.rhs, ZERO), (MINUS_ONE,))


def _unit(number: Term) -> Theorem:
    """Return sqrt(number)*(1/sqrt(number)) = 1."""
    root = of("sqrt", number)
    return infer("field", (_apart(_root(number)[0]),), root * (ONE / root), ONE)


@cache
def _scale_positive() -> Theorem:
    """Return 0 < 1/sqrt(2)."""
    one = infer("decide", (), lt(ZERO, ONE))
    return _found(quotient_sign(SCALE, "<", one, _root(TWO)[0], 1))


@cache
def _scale_squared() -> Theorem:
    """Return (1/sqrt(2))^2 = 1/2."""
    unit, square = _unit(TWO), _root(TWO)[1]
    factors = (unit.claim.lhs + ONE) / TWO, -(SCALE**2) / TWO
    return infer("linear", (unit, square), eq(SCALE**2, ONE / TWO), factors)


@cache
def _area_scaled() -> Theorem:
    """Return sqrt(2*pi)*(1/sqrt(2)) = sqrt(pi): both squares are pi."""
    scaled = AREA * SCALE
    (area, whole), (root, square) = _root(TWO * PI), _root(PI)
    squares = infer(
        "linear",
        (whole, _scale_squared(), square),
        eq(scaled**2, ROOT_OF_PI**2),
        (SCALE**2, TWO * PI, MINUS_ONE),
    )
    product = infer("product", (area, _scale_positive()))
    signs = [infer("linear", (sign,), le(ZERO, sign.claim.rhs), (ONE,)) for sign in (product, root)]
    return _found(cited(eq_of_sq_eq, (scaled, ROOT_OF_PI), *signs, squares))


# the bells: their derivatives, for their continuity


def _constant(value: Term, point: Term) -> Theorem:
    return infer("deriv_const", (), Lam(("t",), value), point)


@cache
def _continuous(bell: Lam) -> Theorem:
    """Return that one of the two bells is continuous at z."""
    inner = infer("deriv_pow", (), "t", TWO, Z)
    if bell == WIDE_BELL:
        apart = infer("decide", (), Claim("!=", TWO, ZERO))
        inner = infer("deriv_div", (inner, _constant(TWO, Z), apart))
    inner = infer("deriv_neg", (inner,))
    exponent = -(Z**2 / TWO) if bell == WIDE_BELL else -(Z**2)
    outer = infer("axiom", (), "exp_deriv", (exponent,))
    return infer("limit_of_diff", (infer("deriv_chain", (outer, inner)),))


# erf


@general
def erf_neg() -> Theorem:
    """Return erf(-x) = -erf(x): -t is put for t in the integral of an even function."""
    whole = infer("integral_exists", (_continuous(BELL),), BELL, ZERO, X, Z.name)
    mirrored = infer("integral_exists", (_continuous(BELL),), BELL, ZERO, -X, Z.name)
    inside = MINUS_ONE * T + ZERO
    term = integral(Lam(("t",), MINUS_ONE * applied(BELL, inside)), ZERO, X)
    ends = _ring(ZERO, MINUS_ONE * ZERO + ZERO), _ring(-X, MINUS_ONE * X + ZERO)
    substituted = infer("integral_affine", (mirrored, *ends), term, MINUS_ONE, ZERO)
    minus = Lam(("t",), MINUS_ONE * BELL.body)
    even = _ring(applied(minus, Z), MINUS_ONE * applied(BELL, MINUS_ONE * Z + ZERO))
    one = infer("integral_value", (infer("integral_ext", (even, substituted), minus, Z.name),))
    other = infer("integral_value", (infer("integral_scale", (whole,), MINUS_ONE),))
    minus_whole = chain(symm(one), other)
    meanings = [infer("axiom", (), "erf_def", (term,)) for term in (X, -X)]
    factor = TWO / ROOT_OF_PI
    claim = eq(of("erf", -X), -of("erf", X))
    return _everywhere(infer("linear", (minus_whole, *meanings), claim, (factor, ONE, ONE)))


@general
def erf_deriv() -> Theorem:
    """Return that erf has the derivative 2/sqrt(pi)*exp(-x^2) at x, by the fundamental theorem."""
    end, factor = Var("u"), TWO / ROOT_OF_PI
    term = diff("u", integral(BELL, ZERO, end), X)
    slope = infer("integral_deriv", (_continuous(BELL),), term, Z.name)
    constant = infer("deriv_const", (), Lam(("u",), factor), X)
    scaled = infer("deriv_mul", (constant, slope))
    neat = infer("trans", (scaled, _ring(scaled.claim.rhs, factor * applied(BELL, X))))
    meaning = infer("axiom", (), "erf_def", (Z,))
    erf = Lam(("t",), of("erf", T))
    return _everywhere(infer("deriv_local", (meaning, neat), erf, Z.name))


def _at(lemma: Theorem, *terms: Term) -> Theorem:
    return infer("spec", (lemma,), terms)


@general
def erf_increasing() -> Theorem:
    """Return u < v |- erf(u) < erf(v)."""
    slope = _at(erf_deriv(), Z)
    two = infer("decide", (), lt(ZERO, TWO))
    factor = _found(quotient_sign(TWO / ROOT_OF_PI, "<", two, _root(PI)[0], 1))
    positive = infer("product", (factor, infer("axiom", (), "exp_pos", (-(Z**2),))))
    order = infer("assume", (), lt(Var("u"), Var("v")))
    return infer("increasing", (slope, positive, order), Z.name)


def _increasing(low: Term, high: Term) -> Theorem:
    """Return low < high |- erf(low) < erf(high), for terms without u and v."""
    moved = infer("put", (erf_increasing(),), "u", low)
    return infer("put", (moved,), "v", high)


@general
def erf_lt() -> Theorem:
    """Return erf(x) < 1: erf(x) < erf(x + 1), which is not above the limit."""
    later = X + ONE
    step = infer("cut", (infer("decide", (), lt(X, later)), _increasing(X, later)))
    below = constant_limit("limit+oo", "t", of("erf", later))
    limit = infer("axiom", (), "erf_limit", ())
    bound = infer("limit_le", (below, limit, _increasing(later, Z)), Z.name, (later,))
    return _everywhere(infer("linear", (step, bound), lt(of("erf", X), ONE), (ONE, ONE)))


def _reciprocal(sign: int) -> Theorem:
    """Return 1/t -> 0 at infinity, or at minus infinity."""
    head = "limit+oo" if sign > 0 else "limit-oo"
    return infer("limit_var", (), App(head, (Lam(("t",), ONE / T),)))


def _beyond(sign: int) -> tuple[Theorem, Theorem]:
    """Return 0 < z |- 0 < z and 0 < z |- z != 0, or the same of z < 0."""
    side = infer("assume", (), lt(ZERO, Z) if sign > 0 else lt(Z, ZERO))
    factor = MINUS_ONE if sign > 0 else ONE
    return side, infer("linear", (side,), Claim("!=", Z, ZERO), (factor,))


@general
def erf_limit_neg() -> Theorem:
    """Return that erf tends to -1 at minus infinity: it is odd."""
    side, apart = _beyond(-1)
    mirrored = infer("linear", (side,), lt(ZERO, -Z), (ONE,))
    minus = infer("limit_neg", (_reciprocal(-1),))
    equal = infer("field", (apart, _apart(mirrored)), ONE / -Z, -(ONE / Z))
    small = limit_of_equal(Lam(("t",), ONE / -T), equal, minus, Z.name, (ZERO,))
    small = infer("trans", (small, _ring(small.claim.rhs, ZERO)))
    limit = infer("axiom", (), "erf_limit", ())
    composed = infer("limit_compose", (limit, small, mirrored), Z.name, (ZERO,))
    odd = _at(erf_neg(), Z)
    value = of("erf", Z)
    agree = infer("linear", (odd,), eq(value, -of("erf", -Z)), (ONE,))
    erf = Lam(("t",), of("erf", T))
    return limit_of_equal(erf, agree, infer("limit_neg", (composed,)), Z.name, (ZERO,))


@cache
def _scaled_limit(sign: int) -> Theorem:
    """Return that erf(1/sqrt(2)*t) tends to 1 at infinity, or to -1 at minus infinity."""
    side, apart = _beyond(sign)
    inside = SCALE * Z
    if sign > 0:
        near = infer("product", (_scale_positive(), side))
        nonzero = _apart(near)
        limit = infer("axiom", (), "erf_limit", ())
    else:
        mirrored = infer("linear", (side,), lt(ZERO, -Z), (ONE,))
        product = infer("product", (_scale_positive(), mirrored))
        near = infer("linear", (product,), lt(inside, ZERO), (ONE,))
        nonzero = infer("linear", (near,), Claim("!=", inside, ZERO), (ONE,))
        limit = erf_limit_neg()
    head = "limit+oo" if sign > 0 else "limit-oo"
    scaled = infer("limit_mul", (constant_limit(head, "t", ROOT_OF_TWO), _reciprocal(sign)))
    roots = _apart(_root(TWO)[0])
    equal = infer("field", (apart, roots, nonzero), ONE / inside, ROOT_OF_TWO * (ONE / Z))
    small = limit_of_equal(Lam(("t",), ONE / (SCALE * T)), equal, scaled, Z.name, (ZERO,))
    small = infer("trans", (small, _ring(small.claim.rhs, ZERO)))
    return infer("limit_compose", (limit, small, near), Z.name, (ZERO,))


# Phi


def _share(inner: Term) -> Term:
    """Return 1/2*(1 + inner): what Phi is, for a value of erf."""
    return ONE / TWO * (ONE + inner)


# an antiderivative of the wide bell
PRIMITIVE: Final = Lam(("t",), AREA * _share(of("erf", SCALE * T)))


@cache
def _primitive_deriv() -> Theorem:
    """Return that sqrt(2*pi)*1/2*(1 + erf(t/sqrt(2))) has the derivative exp(-(z^2/2)) at z."""
    inner = infer("deriv_mul", (_constant(SCALE, Z), infer("deriv_var", (), "t", Z)))
    slope = infer("deriv_chain", (_at(erf_deriv(), SCALE * Z), inner))
    for rule, factor in (("deriv_add", ONE), ("deriv_mul", ONE / TWO), ("deriv_mul", AREA)):
        slope = infer(rule, (_constant(factor, Z), slope))
    own, value = applied(BELL, SCALE * Z), applied(WIDE_BELL, Z)
    exponents = infer(
        "linear", (_scale_squared(),), eq(-((SCALE * Z) ** 2), -(Z**2 / TWO)), (-(Z**2),)
    )
    same = _in(exponents, of("exp", HOLE))
    premises = same, _area_scaled(), _unit(PI)
    factors = ONE, (ONE / ROOT_OF_PI) * own, own
    neat = infer("linear", premises, eq(slope.claim.rhs, value), factors)
    return infer("trans", (slope, neat))


def _primitive_limit(sign: int) -> Theorem:
    """Return where the antiderivative tends to: sqrt(2*pi) at infinity, 0 at minus infinity."""
    head = "limit+oo" if sign > 0 else "limit-oo"
    limit = _scaled_limit(sign)
    for rule, factor in (("limit_add", ONE), ("limit_mul", ONE / TWO), ("limit_mul", AREA)):
        limit = infer(rule, (constant_limit(head, "t", factor), limit))
    value = AREA if sign > 0 else ZERO
    return infer("trans", (limit, _ring(limit.claim.rhs, value)))


@general
def bell_below() -> Theorem:
    """Return that the integral of exp(-(t^2/2)) from minus infinity to x is the primitive at x."""
    partial = partial_integral("integral-oo", WIDE_BELL, X, Z)
    _, a, b = partial.args
    premises = (
        infer("put", (_primitive_deriv(),), "z", Var("w")),
        infer("put", (_continuous(WIDE_BELL),), "z", Var("w")),
    )
    exists = infer("integral_ftc", premises, WIDE_BELL, a, b, "w")
    fixed = constant_limit("limit-oo", "t", applied(PRIMITIVE, X))
    limit = infer("limit_sub", (fixed, _primitive_limit(-1)))
    found = improper("integral-oo", WIDE_BELL, X, Z.name, exists, limit)
    return infer("trans", (found, _ring(found.claim.rhs, applied(PRIMITIVE, X))))


@general
def Phi_erf() -> Theorem:
    """Return Phi(x) = 1/2*(1 + erf(x/sqrt(2)))."""
    meaning = infer("axiom", (), "Phi_def", (X,))
    value = infer("integral_value", (bell_below(),))
    share = _share(of("erf", X / ROOT_OF_TWO))
    premises = meaning, value, _unit(TWO * PI)
    factors = ONE, ONE / AREA, share
    return _everywhere(infer("linear", premises, eq(of("Phi", X), share), factors))


@general
def Phi_deriv() -> Theorem:
    """Return that Phi has the derivative exp(-(x^2/2))/sqrt(2*pi) at x."""
    scaled = infer("deriv_mul", (_constant(ONE / AREA, Z), _primitive_deriv()))
    neat = _ring(scaled.claim.rhs, applied(WIDE_BELL, Z) / AREA)
    slope = infer("put", (infer("trans", (scaled, neat)),), "z", X)
    meaning = infer("axiom", (), "Phi_def", (Z,))
    value = infer("put", (infer("integral_value", (bell_below(),)),), "x", Z)
    agree = chain(meaning, _in(value, ONE / AREA * HOLE))
    return _everywhere(infer("deriv_local", (agree, slope), Lam(("t",), of("Phi", T)), Z.name))


@general
def Phi_neg() -> Theorem:
    """Return Phi(-x) = 1 - Phi(x)."""
    odd = _at(erf_neg(), X / ROOT_OF_TWO)
    premises = _at(Phi_erf(), X), _at(Phi_erf(), -X), odd
    claim = eq(of("Phi", -X), ONE - of("Phi", X))
    return _everywhere(infer("linear", premises, claim, (ONE, ONE, ONE / TWO)))


def _phi_limit(sign: int) -> Theorem:
    head = "limit+oo" if sign > 0 else "limit-oo"
    limit = _scaled_limit(sign)
    for rule, factor in (("limit_add", ONE), ("limit_mul", ONE / TWO)):
        limit = infer(rule, (constant_limit(head, "t", factor), limit))
    phi, scaled = _at(Phi_erf(), Z), _share(of("erf", SCALE * Z))
    agree = chain(phi, _ring(phi.claim.rhs, scaled))
    found = limit_of_equal(Lam(("t",), of("Phi", T)), agree, limit, Z.name, (ZERO,))
    return infer("trans", (found, _ring(found.claim.rhs, ONE if sign > 0 else ZERO)))


@general
def Phi_limit() -> Theorem:
    """Return that Phi tends to 1 at infinity."""
    return _phi_limit(1)


@general
def Phi_limit_neg() -> Theorem:
    """Return that Phi tends to 0 at minus infinity."""
    return _phi_limit(-1)
