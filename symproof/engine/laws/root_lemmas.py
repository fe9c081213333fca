"""General theorems about products that are 0, squares, square roots, abs and sign."""

from __future__ import annotations

from symproof.engine.equality import attempt, chain, congruence
from symproof.engine.laws.general import ONE, X, Y, at, cited, general, of
from symproof.engine.order.linear import contradiction, prove_linear
from symproof.engine.order.sign_lemmas import (
    MINUS_ONE,
    absolute,
    assumed,
    by_signs,
    product,
    signs_of,
    transfer,
)
from symproof.kernel.sequent import ZERO, Claim, eq, le, lt
from symproof.kernel.term import Term
from symproof.kernel.theorem import Theorem, infer


@general
def eq_zero_of_mul() -> Theorem:
    """Return x != 0, x*y = 0 |- y = 0."""
    apart, nothing = assumed(Claim("!=", X, ZERO)), assumed(eq(X * Y, ZERO))
    whole = infer("field", (apart,), Y, X * Y / X)
    return infer("linear", (whole, nothing), eq(Y, ZERO), (ONE, ONE / X))


@general
def left_of_mul() -> Theorem | None:
    """Return x*y != 0 |- x != 0."""
    claim, given = Claim("!=", X, ZERO), assumed(Claim("!=", X * Y, ZERO))
    below, zero, above = map(assumed, signs_of(X))
    nothing = infer("linear", (zero,), eq(X * Y, ZERO), (Y,))
    parts = (transfer(claim, below), contradiction((given, nothing), claim))
    return by_signs(X, (*parts, transfer(claim, above, MINUS_ONE)))


@general
def eq_of_sq_eq() -> Theorem | None:
    """Return 0 <= x, 0 <= y, x^2 = y^2 |- x = y."""
    first, second = assumed(le(ZERO, X)), assumed(le(ZERO, Y))
    squares, claim = assumed(eq(X**2, Y**2)), eq(X, Y)
    below, zero, above = map(assumed, signs_of(X - Y))
    parts: list[Theorem | None] = []
    for case, low, high in ((below, X, Y), (above, Y, X)):
        gap = prove_linear(lt(ZERO, high - low), (case,))
        total = prove_linear(lt(ZERO, high + low), (case, first, second))
        positive = product(gap, total)
        parts.append(positive and contradiction((positive, squares), claim))
    middle = infer("linear", (zero,), claim, (ONE,))
    return by_signs(X - Y, (parts[0], middle, parts[1]))


@general
def sqrt_unique() -> Theorem | None:
    """Return 0 <= x, x^2 = y |- sqrt(y) = x."""
    root = of("sqrt", Y)
    given = assumed(eq(X**2, Y))
    inner = infer("linear", (infer("square", (), X), given), le(ZERO, Y), (ONE, ONE))
    nonnegative = infer("cut", (inner, infer("axiom", (), "sqrt_nonneg", (Y,))))
    square = infer("cut", (inner, infer("axiom", (), "sqrt_sq", (Y,))))
    squares = infer("linear", (square, given), eq(root**2, X**2), (ONE, MINUS_ONE))
    return cited(eq_of_sq_eq, (root, X), nonnegative, squares, assumed(le(ZERO, X)))


@general
def abs_nonneg() -> Theorem | None:
    """Return 0 <= abs(x)."""
    return absolute(X, "<=", None)


def _abs_values() -> tuple[Theorem, Theorem, Theorem] | None:
    """Return abs(x) = -x, 0, x where x < 0, x = 0, 0 < x."""
    whole = of("abs", X)
    below, zero, above = map(assumed, signs_of(X))
    plain = infer("axiom", (), "abs_of_nonneg", (X,))
    minus = infer("axiom", (), "abs_of_neg", (X,))
    at_zero = infer("cut", (infer("linear", (zero,), le(ZERO, X), (MINUS_ONE,)), plain))
    positive = infer("cut", (infer("linear", (above,), le(ZERO, X), (ONE,)), plain))
    nothing = attempt("linear", (at_zero, zero), eq(whole, ZERO), (ONE, ONE))
    return None if nothing is None else (infer("cut", (below, minus)), nothing, positive)


def _sign_values() -> tuple[Theorem, Theorem, Theorem]:
    """Return sign(x) = -1, 0, 1 where x < 0, x = 0, 0 < x."""
    zero = assumed(eq(X, ZERO))
    middle = chain(congruence(of("sign", X), [zero]), infer("axiom", (), "sign_zero", ()))
    low, high = (infer("axiom", (), f"sign_of_{name}", (X,)) for name in ("neg", "pos"))
    return low, middle, high


def _by_values(claim: Claim, *multipliers: tuple[Term, ...]) -> Theorem | None:
    """Return an equation about abs(x), sign(x) and x, from their values in the three cases.

    The multipliers are those of abs(x) = .. and sign(x) = .., and at 0 that of x = 0.
    """
    sizes = _abs_values()
    if sizes is None:
        return None
    cases = zip(signs_of(X), sizes, _sign_values(), multipliers, strict=True)
    parts = [
        attempt("linear", (size, sign, *extra), claim, factors)
        for case, size, sign, factors in cases
        for extra in [(assumed(case),) if case.rel == "=" else ()]
    ]
    return by_signs(X, parts)


@general
def abs_sq() -> Theorem | None:
    """Return abs(x)^2 = x^2."""
    size = of("abs", X)
    at_zero = (size, ZERO, -X)
    return _by_values(eq(size**2, X**2), (size - X, ZERO), at_zero, (size + X, ZERO))


@general
def sign_mul_abs() -> Theorem | None:
    """Return sign(x)*abs(x) = x."""
    size, sign = of("abs", X), of("sign", X)
    at_zero = (sign, ZERO, MINUS_ONE)
    return _by_values(eq(sign * size, X), (sign, -X), at_zero, (sign, X))


@general
def sign_mul() -> Theorem | None:
    """Return sign(x)*x = abs(x)."""
    size, sign = of("abs", X), of("sign", X)
    at_zero = (MINUS_ONE, ZERO, sign)
    return _by_values(eq(sign * X, size), (MINUS_ONE, X), at_zero, (MINUS_ONE, X))


@general
def sign_sq() -> Theorem | None:
    """Return x != 0 |- sign(x)^2 = 1."""
    sign = of("sign", X)
    claim, apart = eq(sign**2, ONE), assumed(Claim("!=", X, ZERO))
    below, middle, above = _sign_values()
    low = attempt("linear", (below,), claim, (sign - ONE,))
    high = attempt("linear", (above,), claim, (sign + ONE,))
    zero = next(hyp for hyp in middle.hyps)
    return by_signs(X, (low, contradiction((apart, assumed(zero)), claim), high))


@general
def abs_unique() -> Theorem | None:
    """Return 0 <= x, x^2 = y^2 |- abs(y) = x."""
    given, size = assumed(eq(X**2, Y**2)), of("abs", Y)
    squares = infer("linear", (at(abs_sq(), Y), given), eq(size**2, X**2), (ONE, MINUS_ONE))
    conditions = (at(abs_nonneg(), Y), squares, assumed(le(ZERO, X)))
    return cited(eq_of_sq_eq, (size, X), *conditions)


@general
def sqrt_mul() -> Theorem | None:
    """Return 0 <= x, 0 <= y |- sqrt(x*y) = sqrt(x)*sqrt(y)."""
    first, second = of("sqrt", X), of("sqrt", Y)
    roots = [infer("axiom", (), "sqrt_nonneg", (term,)) for term in (X, Y)]
    squares = [infer("axiom", (), "sqrt_sq", (term,)) for term in (X, Y)]
    square = infer("linear", tuple(squares), eq((first * second) ** 2, X * Y), (second**2, X))
    return cited(sqrt_unique, (first * second, X * Y), infer("product", tuple(roots)), square)


@general
def sqrt_sq_of_nonneg() -> Theorem | None:
    """Return 0 <= x |- sqrt(x^2) = x."""
    return cited(sqrt_unique, (X, X**2), assumed(le(ZERO, X)), infer("refl", (), X**2))


@general
def sqrt_sq_eq_abs() -> Theorem | None:
    """Return sqrt(x^2) = abs(x)."""
    conditions = (at(abs_nonneg(), X), at(abs_sq(), X))
    return cited(sqrt_unique, (of("abs", X), X**2), *conditions)
