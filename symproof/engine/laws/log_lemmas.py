"""General theorems about logarithms: log(u) = s because exp(s) = u."""

from __future__ import annotations

from symproof.engine.equality import chain, congruence, symm
from symproof.engine.laws.general import ONE, TWO, X, Y, at, cited, general, of
from symproof.engine.laws.root_lemmas import sqrt_unique
from symproof.engine.order.linear import contradiction
from symproof.engine.order.sign_lemmas import (
    MINUS_ONE,
    assumed,
    by_signs,
    product,
    signs_of,
    transfer,
)
from symproof.kernel.sequent import ZERO, Claim, eq, le, lt
from symproof.kernel.term import App, Term
from symproof.kernel.theorem import Theorem, infer


def log_of_exp(equation: Theorem) -> Theorem:
    """Return log(u) = s from exp(s) = u."""
    whole = equation.claim.lhs
    exponent = whole.args[0] if isinstance(whole, App) else whole
    inside = congruence(of("log", equation.claim.rhs), [symm(equation)])
    return chain(inside, infer("axiom", (), "log_exp", (exponent,)))


def same_by_exp(a: Term, b: Term, equation: Theorem) -> Theorem:
    """Return a = b from exp(a) = exp(b)."""
    first, second = (infer("axiom", (), "log_exp", (term,)) for term in (a, b))
    logs = congruence(of("log", equation.claim.lhs), [equation])
    return chain(symm(first), logs, second)


def exp_log(term: Term) -> Theorem:
    """Return 0 < u |- exp(log(u)) = u."""
    return infer("axiom", (), "exp_log", (term,))


@general
def log_one() -> Theorem:
    """Return log(1) = 0."""
    return log_of_exp(infer("axiom", (), "exp_zero", ()))


@general
def log_e() -> Theorem:
    """Return log(E) = 1."""
    return log_of_exp(infer("axiom", (), "exp_one", ()))


@general
def log_mul() -> Theorem:
    """Return 0 < x, 0 < y |- log(x*y) = log(x) + log(y)."""
    split = infer("axiom", (), "exp_add", (of("log", X), of("log", Y)))
    joined = split.claim.rhs
    parts = congruence(joined, [exp_log(X), exp_log(Y)]) if isinstance(joined, App) else split
    return log_of_exp(chain(split, parts))


def _reciprocal_positive(term: Term) -> Theorem | None:
    """Return 0 < x |- 0 < 1/x."""
    inverse = App("/", (ONE, term))
    above = assumed(lt(ZERO, term))
    apart = transfer(Claim("!=", term, ZERO), above, MINUS_ONE)
    if apart is None:
        return None
    one = infer("field", (apart,), inverse * term, ONE)
    below, zero, positive = map(assumed, signs_of(inverse))
    claim = lt(ZERO, inverse)
    minus = infer("linear", (below,), lt(ZERO, -inverse), (ONE,))
    negative = product(minus, above)
    nothing = infer("linear", (zero, one), eq(ONE, ZERO), (term, MINUS_ONE))
    return by_signs(
        inverse,
        (
            None if negative is None else contradiction((negative, one), claim),
            infer("absurd", (nothing,), claim),
            positive,
        ),
    )


@general
def log_inv() -> Theorem | None:
    """Return 0 < x |- log(1/x) = -log(x)."""
    positive = _reciprocal_positive(X)
    apart = transfer(Claim("!=", X, ZERO), assumed(lt(ZERO, X)), MINUS_ONE)
    if positive is None or apart is None:
        return None
    inverse = ONE / X
    split = cited(log_mul, (X, inverse), assumed(lt(ZERO, X)), positive)
    if split is None:
        return None
    whole = infer("field", (apart,), X * inverse, ONE)
    one = chain(congruence(of("log", X * inverse), [whole]), log_one())
    claim = eq(of("log", inverse), -of("log", X))
    return infer("linear", (split, one), claim, (MINUS_ONE, ONE))


@general
def log_div() -> Theorem | None:
    """Return 0 < x, 0 < y |- log(x/y) = log(x) - log(y)."""
    inverse = ONE / Y
    positive = _reciprocal_positive(Y)
    if positive is None:
        return None
    split = cited(log_mul, (X, inverse), assumed(lt(ZERO, X)), positive)
    if split is None:
        return None
    claim = eq(of("log", X / Y), of("log", X) - of("log", Y))
    same = infer("ring", (), of("log", X / Y), of("log", X * inverse))
    return infer("linear", (split, at(log_inv(), Y), same), claim, (ONE, ONE, ONE))


@general
def sqrt_eq_exp() -> Theorem | None:
    """Return 0 < x |- sqrt(x) = exp(1/2*log(x))."""
    half = ONE / TWO * of("log", X)
    power = of("exp", half)
    doubled = infer("axiom", (), "exp_add", (half, half))
    square = chain(
        infer("ring", (), power**2, power * power),
        symm(doubled),
        infer("ring", (), doubled.claim.lhs, of("exp", of("log", X))),
        exp_log(X),
    )
    positive = infer("axiom", (), "exp_pos", (half,))
    nonnegative = infer("linear", (positive,), le(ZERO, power), (ONE,))
    return cited(sqrt_unique, (power, X), nonnegative, square)
