"""Lemmas about order: proved once, for variables, and put to use at any terms."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Final

from symproof.engine.context import PATTERN_SUFFIX
from symproof.engine.equality import attempt, chain, fresh, replace_argument, symm
from symproof.engine.laws.established import established
from symproof.engine.order.linear import contradiction
from symproof.engine.order.sign_lemmas import MINUS_ONE, ONE, assumed, by_signs, product, signs_of
from symproof.kernel.errors import KernelError
from symproof.kernel.sequent import ZERO, Claim
from symproof.kernel.term import App, Lam, Num, Term, Var
from symproof.kernel.theorem import Theorem, infer

TWO: Final = Num(2)
# names that no text can have chosen for something else
U: Final = Var("u" + PATTERN_SUFFIX)
V: Final = Var("v" + PATTERN_SUFFIX)
Z: Final = Var("z" + PATTERN_SUFFIX)


def at(theorem: Theorem | None, values: Mapping[str, Term]) -> Theorem | None:
    """Return a lemma at terms for its variables, given without their suffix."""
    own = {name: name + PATTERN_SUFFIX for name in sorted(values)}
    arriving = frozenset[str]().union(*(value.variables for value in values.values()))
    result = theorem
    if not arriving.isdisjoint(own.values()):
        # one after the other must do what all at once would do
        for name, old in own.items():
            own[name] = fresh(name, arriving | {old})
            result = result and attempt("put", (result,), old, Var(own[name]))
    for name, old in own.items():
        result = result and attempt("put", (result,), old, values[name])
    return result


def cut(lemma: Theorem | None, theorem: Theorem | None) -> Theorem | None:
    """Return the second theorem without the hypothesis that the first proves."""
    return None if lemma is None or theorem is None else attempt("cut", (lemma, theorem))


def apply(
    lemma: Theorem | None, values: Mapping[str, Term], prove: Callable[[Claim], Theorem | None]
) -> Theorem | None:
    """Return a lemma at terms, its hypotheses being proved."""
    result = at(lemma, values)
    for hyp in () if result is None else sorted(result.hyps, key=repr):
        result = cut(prove(hyp), result)
    return result


@lru_cache
def le_of_squares(rel: str) -> Theorem | None:
    """Return 0 <= v, u^2 rel v^2 |- u rel v."""
    squares = assumed(Claim(rel, U**2, V**2))
    nonnegative = assumed(Claim("<=", ZERO, V))
    claim = Claim(rel, U, V)
    gap = U - V
    below, zero, above = map(assumed, signs_of(gap))
    total = infer("linear", (above, nonnegative), Claim("<", ZERO, U + V), (ONE, TWO))
    excess = infer("product", (above, total))
    equal = infer("linear", (zero,), Claim("=", U**2, V**2), (U + V,))
    at_zero = infer("linear", (zero,), Claim("<=", U, V), (ONE,)) if rel == "<=" else None
    return by_signs(
        gap,
        (
            infer("linear", (below,), claim, (ONE,)),
            at_zero or contradiction((squares, equal), claim),
            contradiction((squares, excess), claim),
        ),
    )


@lru_cache
def exp_neg() -> Theorem:
    """Return exp(-u) = 1/exp(u)."""
    plus, minus = App("exp", (U,)), App("exp", (-U,))
    apart = infer(
        "linear", (infer("axiom", (), "exp_pos", (U,)),), Claim("!=", plus, ZERO), (MINUS_ONE,)
    )
    quotient = App("/", (minus * plus, plus))
    return chain(
        infer("field", (apart,), minus, quotient), replace_argument(quotient, 0, exp_mul_exp_neg())
    )


@lru_cache
def exp_mul_exp_neg() -> Theorem:
    """Return exp(-u)*exp(u) = 1."""
    total = -U + U
    return chain(
        symm(infer("axiom", (), "exp_add", (-U, U))),
        infer("ring", (), App("exp", (total,)), App("exp", (ZERO,))),
        infer("axiom", (), "exp_zero", ()),
    )


@lru_cache
def exp_increasing(rel: str) -> Theorem:
    """Return u rel v |- exp(u) rel exp(v)."""
    slope, positive = (infer("axiom", (), name, (Z,)) for name in ("exp_deriv", "exp_pos"))
    return infer("increasing", (slope, positive, assumed(Claim(rel, U, V))), Z.name)


@lru_cache
def exp_ge() -> Theorem | None:
    """Return 1 + u <= exp(u): exp(t) - t falls up to 0 and rises from there."""
    value = App("exp", (U,))
    claim = Claim("<=", ONE + U, value)
    below, zero, above = map(assumed, signs_of(U))
    one = infer("axiom", (), "exp_zero", ())
    at_zero = infer("cong", (zero,), Lam(("hole",), App("exp", (Var("hole"),))))
    rising = infer("increasing", (*_slope_of_exp(1), _weak(above)), Z.name)
    falling = infer("increasing", (*_slope_of_exp(-1), _weak(below)), Z.name)
    return by_signs(
        U,
        (
            attempt("linear", (falling, one), claim, (ONE, MINUS_ONE)),
            attempt("linear", (at_zero, one, zero), claim, (MINUS_ONE, MINUS_ONE, ONE)),
            attempt("linear", (rising, one), claim, (ONE, MINUS_ONE)),
        ),
    )


@lru_cache
def exp_ge_e_mul() -> Theorem | None:
    """Return E*u <= exp(u): 1 + (u - 1) <= exp(u - 1), times exp(1)."""
    before = App("-", (U, ONE))
    whole, part = App("exp", (U,)), App("exp", (before,))
    tangent = at(exp_ge(), {"u": before})
    if tangent is None:
        return None
    gap = infer("linear", (tangent,), Claim("<=", ZERO, part - U), (ONE,))
    scaled = infer("product", (gap, _weak(infer("axiom", (), "exp_pos", (ONE,)))))
    added = infer("axiom", (), "exp_add", (ONE, before))
    joined = chain(infer("ring", (), whole, added.claim.lhs), added)
    value = infer("axiom", (), "exp_one", ())
    claim = Claim("<=", App("E", ()) * U, whole)
    return attempt("linear", (scaled, joined, value), claim, (ONE, MINUS_ONE, -U))


def _weak(order: Theorem) -> Theorem:
    """Return a <= b from a < b."""
    claim = order.claim
    return infer("linear", (order,), Claim("<=", claim.lhs, claim.rhs), (ONE,))


def _slope_of_exp(sign: int) -> tuple[Theorem, Theorem]:
    """Return the slope of sign*(exp(t) - t) at z, and that it is >= 0 where sign*z >= 0."""
    exp, own = infer("axiom", (), "exp_deriv", (Z,)), infer("deriv_var", (), "t", Z)
    slope = infer("deriv_sub", (exp, own) if sign > 0 else (own, exp))
    low, high = (ZERO, Z) if sign > 0 else (Z, ZERO)
    growth = at(exp_increasing("<="), {"u": low, "v": high})
    one = infer("axiom", (), "exp_zero", ())
    factor = ONE if sign < 0 else MINUS_ONE
    claim = Claim("<=", ZERO, slope.claim.rhs)
    if growth is None:
        raise KernelError("premise-match", "exp is increasing at 0 and z")
    return slope, infer("linear", (growth, one), claim, (ONE, factor))


@lru_cache
def exp_mul_le() -> Theorem | None:
    """Return exp(u)*(1 - u) <= 1."""
    value, inverse = App("exp", (U,)), App("exp", (-U,))
    bound = at(exp_ge(), {"u": -U})
    excess = bound and attempt("linear", (bound,), Claim("<=", ZERO, inverse - (1 - U)), (ONE,))
    gap = product(infer("axiom", (), "exp_pos", (U,)), excess)
    claim = Claim("<=", value * (1 - U), ONE)
    return gap and attempt("linear", (gap, exp_mul_exp_neg()), claim, (ONE, ONE))


@lru_cache
def log_increasing(rel: str) -> Theorem | None:
    """Return 0 < u, 0 < v, u rel v |- log(u) rel log(v)."""
    low, high = App("log", (U,)), App("log", (V,))
    premises: list[Theorem] = [assumed(Claim(rel, U, V))]
    for term in (U, V):
        condition = assumed(Claim("<", ZERO, term))
        premises.append(infer("cut", (condition, infer("axiom", (), "exp_log", (term,)))))
    gap, claim = high - low, Claim(rel, low, high)
    below, zero, above = map(assumed, signs_of(gap))
    order = infer("linear", (below,), Claim("<", high, low), (ONE,))
    falling = cut(order, at(exp_increasing("<"), {"u": high, "v": low}))
    equal = infer("linear", (zero,), Claim("=", low, high), (MINUS_ONE,))
    level = infer("cong", (equal,), Lam(("hole",), App("exp", (Var("hole"),))))
    at_zero = infer("linear", (zero,), claim, (MINUS_ONE,)) if rel == "<=" else None
    return by_signs(
        gap,
        (
            falling and contradiction((*premises, falling), claim),
            at_zero or contradiction((*premises, level), claim),
            infer("linear", (above,), claim, (ONE,)),
        ),
    )


@lru_cache
def log_mul_ge() -> Theorem | None:
    """Return 0 < u |- u - 1 <= u*log(u), from 1 - log(u) <= exp(-log(u))."""
    condition = assumed(Claim("<", ZERO, U))
    log = App("log", (U,))
    inverse = App("exp", (-log,))
    bound = at(exp_ge(), {"u": -log})
    excess = bound and attempt("linear", (bound,), Claim("<=", ZERO, inverse - (1 - log)), (ONE,))
    growth = product(condition, excess)
    exact = infer("cut", (condition, infer("axiom", (), "exp_log", (U,))))
    whole = at(exp_mul_exp_neg(), {"u": log})
    claim = Claim("<=", U - 1, U * log)
    if growth is None or whole is None:
        return None
    return attempt("linear", (growth, whole, exact), claim, (ONE, ONE, -inverse))


@lru_cache
def exp_tangent() -> Theorem | None:
    """Return 0 < v |- v*(1 + u - log(v)) <= exp(u): the tangent at log(v)."""
    condition = assumed(Claim("<", ZERO, V))
    log = App("log", (V,))
    gap = U - log
    ratio = App("exp", (gap,))
    bound = at(exp_ge(), {"u": gap})
    excess = bound and attempt("linear", (bound,), Claim("<=", ZERO, ratio - (1 + gap)), (ONE,))
    growth = product(condition, excess)
    whole = chain(
        infer("ring", (), App("exp", (U,)), App("exp", (gap + log,))),
        infer("axiom", (), "exp_add", (gap, log)),
    )
    exact = infer("cut", (condition, infer("axiom", (), "exp_log", (V,))))
    claim = Claim("<=", V * (ONE + U - log), App("exp", (U,)))
    return growth and attempt("linear", (growth, whole, exact), claim, (ONE, MINUS_ONE, -ratio))


@lru_cache
def zero_at_zero(head: str) -> Theorem:
    """Return f(0) = 0 for a function that is established to be odd."""
    value = App(head, (ZERO,))
    minus = infer("ring", (), value, App(head, (-ZERO,)))
    equation = chain(minus, established(f"{head}_neg", ZERO))
    return infer("linear", (equation,), Claim("=", value, ZERO), (ONE / TWO,))


@lru_cache
def odd_lower(head: str) -> Theorem | None:
    """Return -b < f(u) for an odd function, of which f(u) < b is established."""
    upper, odd = established(f"{head}_lt", -U), established(f"{head}_neg", U)
    claim = Claim("<", -upper.claim.rhs, App(head, (U,)))
    return attempt("linear", (upper, odd), claim, (ONE, MINUS_ONE))


@lru_cache
def circular_bound(head: str, sign: int) -> Theorem | None:
    """Return sin(u) <= 1 or cos(u) <= 1, for the sign 1; -1 <= ... for the sign -1."""
    value, other = App(head, (U,)), App("cos" if head == "sin" else "sin", (U,))
    signed = value if sign > 0 else -value
    pythagoras = infer("axiom", (), "sin_sq_add_cos_sq", (U,))
    squares = infer(
        "linear",
        (infer("square", (), other), pythagoras),
        Claim("<=", signed**2, ONE**2),
        (ONE, ONE),
    )
    found = at(le_of_squares("<="), {"u": signed, "v": ONE})
    found = cut(squares, cut(infer("decide", (), Claim("<=", ZERO, ONE)), found))
    claim = Claim("<=", value, ONE) if sign > 0 else Claim("<=", MINUS_ONE, value)
    return None if found is None else attempt("linear", (found,), claim, (ONE,))


def products(theorems: tuple[Theorem, ...]) -> tuple[Theorem, ...]:
    """Return the products of every two of some theorems 0 < a or 0 <= a."""
    found = [product(a, b) for i, a in enumerate(theorems) for b in theorems[: i + 1]]
    return tuple([theorem for theorem in found if theorem is not None])
