"""Limits and integrals by rules and by numbers: what is proved agrees with what is computed."""

from __future__ import annotations

from collections.abc import Callable

import mpmath
import pytest

from symproof.kernel import App, Claim, Lam, Num, Term, Var, eq, infer, le, lt, ne
from symproof.kernel.term import diff

from .examples_calculus import fun
from .examples_integrals import INTEGRAL_EXAMPLES
from .examples_limits import LIMITS
from .places import (
    continuous,
    exists,
    integral,
    limit,
    s,
    sums_to,
    tends,
)
from .shorthand import f, h, one, recip, resting, t, two, x, y, zero
from .test_axioms import FUNCTIONS

VALUES = {"x": mpmath.mpf("0.7"), "y": mpmath.mpf("1.6"), "low": mpmath.mpf("-0.4")}
INFINITY = 40


def number(term: Term, values: dict[str, mpmath.mpf]) -> mpmath.mpf:
    """Return the value of a term, limits and integrals computed and not inferred."""
    match term:
        case Num(value):
            return mpmath.mpf(value)
        case Var(name):
            return values[name]
        case App(head, (Lam((name,), body), *rest)):
            places = [number(place, values) for place in rest]
            return of_function(head, lambda v: number(body, {**values, name: v}), places)
        case App(head, args):
            return FUNCTIONS[head](*[number(arg, values) for arg in args])
        case _:
            raise TypeError(term)


def of_function(
    head: str, function: Callable[[mpmath.mpf], mpmath.mpf], places: list[mpmath.mpf]
) -> mpmath.mpf:
    small, far = mpmath.mpf(10) ** -12, mpmath.mpf(INFINITY)
    match head:
        case "diff":
            return mpmath.diff(function, places[0])
        case "limit+":
            return function(places[0] + small)
        case "limit" | "limit-":
            return function(places[0] - small)
        case "limit+oo":
            return function(far**6)
        case "limit-oo":
            return function(-(far**6))
        case _:
            lower = [-mpmath.inf] if head.startswith("integral-oo") else []
            upper = [mpmath.inf] if head.endswith("+oo") else []
            return mpmath.quad(function, [*lower, *places, *upper])


def agrees(claim: Claim) -> None:
    """Compare the two sides of a judgement or a comparison, at numbers."""
    with mpmath.workdps(40):
        left, right = number(claim.lhs, VALUES), number(claim.rhs, VALUES)
        match claim.rel:
            case "<":
                assert left < right, claim
            case "<=":
                assert left <= right, claim
            case "!=":
                assert left != right, claim
            case _:
                assert abs(left - right) < mpmath.mpf(10) ** -8 * (1 + abs(right)), claim


half = one / two
exp_s, exp_t = f("exp", s), f("exp", t)
exp_minus = f("exp", -t)
upto_h = App("integral", (fun(exp_minus), zero, h))

# rule: true premises about known functions, and arguments; what holds near a place is given with
# the hypotheses that the rule removes
Row = tuple[str, tuple[Claim | tuple[Claim, ...], ...], tuple[object, ...]]
ROWS: list[Row] = [
    ("limit_value", (tends("limit+oo", f("tanh", t), 1),), ()),
    ("limit_const", (), (limit("limit-oo", f("sin", x)),)),
    ("limit_var", (), (limit("limit-", t, x * y),)),
    ("limit_var", (), (limit("limit-oo", recip(t)),)),
    ("limit_neg", (tends("limit-oo", exp_t, 0),), ()),
    ("limit_add", (tends("limit", exp_t, f("exp", x), x), tends("limit", t, x, x)), ()),
    ("limit_sub", (tends("limit+oo", f("tanh", t), 1), tends("limit+oo", exp_minus, 0)), ()),
    ("limit_mul", (tends("limit+", exp_t, f("exp", x), x), tends("limit+", t, x, x)), ()),
    ("limit_div", (tends("limit-", exp_t, f("exp", x), x), tends("limit-", t, x, x), ne(x, 0)), ()),
    (
        "limit_continuous",
        (tends("limit", exp_t, f("exp", x), x), tends("limit+oo", x + recip(t), x)),
        (),
    ),
    (
        "limit_compose",
        (
            tends("limit+", f("sign", t), 1, 0),
            tends("limit-", x - t, 0, x),
            (lt(0, x - s), lt(s, x), lt(zero, s)),
            lt(0, x),
        ),
        ("s", (zero,)),
    ),
    (
        "limit_compose",
        (
            tends("limit", f("sin", t) / t, 1, 0),
            tends("limit", t - x, 0, x),
            (ne(s - x, 0), ne(s, x), lt(zero, s), lt(s, one)),
            *(lt(0, x), lt(x, 1)),
        ),
        ("s", (zero, one)),
    ),
    (
        "limit_compose",
        (
            tends("limit-oo", f("tanh", t), -one),
            tends("limit+", recip(-recip(t)), 0, 0),
            (lt(-recip(s), 0), lt(0, s), lt(s, one)),
            lt(0, 1),
        ),
        ("s", (one,)),
    ),
    (
        "squeeze",
        (
            tends("limit+oo", zero, 0),
            tends("limit+oo", recip(t), 0),
            (le(0, f("exp", -s)), lt(0, s)),
            (le(f("exp", -s), recip(s)), lt(0, s)),
        ),
        (fun(exp_minus), "s", (zero,)),
    ),
    (
        "squeeze",
        (
            tends("limit", -f("abs", t), 0, 0),
            tends("limit", f("abs", t), 0, 0),
            (le(-f("abs", s), s * f("sin", recip(s))), ne(s, 0)),
            (le(s * f("sin", recip(s)), f("abs", s)), ne(s, 0)),
            *(lt(-one, 0), lt(0, 1)),
        ),
        (fun(t * f("sin", recip(t))), "s", (-one, one)),
    ),
    (
        "limit_le",
        (
            tends("limit-oo", exp_t, 0),
            tends("limit-oo", one - exp_t, 1),
            (le(exp_s, one - exp_s), lt(s, -one)),
        ),
        ("s", (-one,)),
    ),
    ("limit_side", (tends("limit", exp_t, f("exp", x), x),), ("limit+",)),
    (
        "limit_join",
        (tends("limit+", f("abs", t), 0, 0), tends("limit-", f("abs", t), 0, 0)),
        (),
    ),
    ("limit_of_diff", (Claim("diff", diff("t", f("sin", t), x), f("cos", x)),), ()),
    (
        "lhopital",
        (
            tends("limit+", f("cos", t) / one, 1, 0),
            Claim("diff", diff("t", f("sin", t), s), f("cos", s)),
            Claim("diff", diff("t", t, s), one),
            ne(1, 0),
            lt(0, 1),
            tends("limit+", f("sin", t), 0, 0),
            tends("limit+", t, 0, 0),
        ),
        ("s", (one,)),
    ),
    (
        "lhopital",
        (
            tends("limit+oo", recip(t) / one, 0),
            (Claim("diff", diff("t", f("log", t), s), recip(s)), lt(0, s)),
            Claim("diff", diff("t", t, s), one),
            ne(1, 0),
            tends("limit+oo", recip(t), 0),
        ),
        ("s", (zero,)),
    ),
    ("integral_value", (sums_to(exp_t, f("exp", 1) - one, 0, 1),), ()),
    (
        "integral_ftc",
        (Claim("diff", diff("t", exp_t, s), exp_s), continuous(exp_t, s)),
        (fun(exp_t), x, y, "s"),
    ),
    (
        "integral_ftc",
        (Claim("diff", diff("t", exp_t, s), exp_s), continuous(exp_t, s)),
        (fun(exp_t), y, x, "s"),
    ),
    (
        "integral_deriv",
        (continuous(exp_minus, s),),
        (diff("h", upto_h, x), "s"),
    ),
    (
        "integral_add",
        (sums_to(exp_t, f("exp", 1) - one, 0, 1), sums_to(t, half, 0, 1)),
        (),
    ),
    (
        "integral_add",
        (
            sums_to(exp_minus, 1, 0, head="integral+oo"),
            sums_to(t * exp_minus, 1, 0, head="integral+oo"),
        ),
        (),
    ),
    ("integral_scale", (sums_to(exp_t, 1, 0, head="integral-oo"),), (x - y,)),
    (
        "integral_ext",
        ((eq(f("abs", s), s), le(0, s), lt(0, s)), sums_to(t, half, 0, 1), lt(0, 1)),
        (fun(f("abs", t)), "s"),
    ),
    (
        "integral_le",
        (
            sums_to(t**2, one / 3, 0, 1),
            sums_to(t, half, 0, 1),
            (le(s**2, s), le(0, s), le(s, one)),
            le(0, 1),
        ),
        ("s",),
    ),
    ("integral_flip", (sums_to(t, half, 0, 1),), ()),
    ("integral_join", (sums_to(t, half, 0, 1), sums_to(t, -half, 1, 0)), ()),
    ("integral_join", (sums_to(t, half, 0, 1), sums_to(t, Num(3) / 2, 1, 2)), ()),
    ("integral_join", (sums_to(t, two, 0, 2), sums_to(t, -Num(3) / 2, 2, 1)), ()),
    (
        "integral_join",
        (sums_to(exp_t, 1, 0, head="integral-oo"), sums_to(exp_t, f("exp", 1) - one, 0, 1)),
        (),
    ),
    (
        "integral_join",
        (
            sums_to(exp_minus, one - f("exp", -one), 0, 1),
            sums_to(exp_minus, f("exp", -one), 1, head="integral+oo"),
        ),
        (),
    ),
    (
        "integral_join",
        (
            sums_to(f("exp", -f("abs", t)), 1, 0, head="integral-oo"),
            sums_to(f("exp", -f("abs", t)), 1, 0, head="integral+oo"),
        ),
        (),
    ),
    (
        "integral_affine",
        (
            sums_to(t, -Num(4), 3, 1),
            eq(3, -two * -one + one),
            eq(1, -two * zero + one),
        ),
        (integral(-two * (-two * t + one), -one, 0), -two, one),
    ),
    (
        "integral_improper",
        (
            Claim("limit", App("limit+oo", (Lam(("h",), upto_h),)), one),
            (exists(integral(exp_minus, 0, s)), le(0, s)),
        ),
        ("s",),
    ),
    (
        "integral_improper",
        (
            Claim("limit", App("limit-oo", (Lam(("h",), integral(exp_t, h, 0)),)), one),
            (exists(integral(exp_t, s, 0)), lt(s, 0)),
        ),
        ("s",),
    ),
]


def claims_of(item: Claim | tuple[Claim, ...]) -> tuple[Claim, ...]:
    return item if isinstance(item, tuple) else (item,)


@pytest.mark.parametrize("index", range(len(ROWS)))
def test_what_a_rule_concludes_of_known_functions_is_computed(index: int):
    name, items, args = ROWS[index]
    premises = tuple(resting(*claims_of(item)) for item in items)
    for item in items:
        claim, *_ = claims_of(item)
        if "s" not in claim.variables:
            agrees(claim)
    theorem = infer(name, premises, *args)  # type: ignore[arg-type]
    assert theorem.hyps <= {lt(0, 0)}
    agrees(theorem.claim)


def test_every_rule_with_a_value_is_among_them():
    others = {"limit_bounded", "integral_exists"}
    assert {name for name, _, _ in ROWS} | others == LIMITS.keys() | INTEGRAL_EXAMPLES.keys()


@pytest.mark.parametrize(
    "claim",
    [
        tends("limit+oo", f("tanh", t), 2),
        tends("limit", f("sign", t), 0, 0),
        tends("limit+", f("sign", t), -one, 0),
        sums_to(t, one, 0, 1),
        sums_to(exp_minus, 2, 0, head="integral+oo"),
        sums_to(exp_minus, -one, 0, head="integral+oo"),
        Claim("diff", diff("h", upto_h, x), f("exp", x)),
    ],
)
def test_numbers_refute_what_is_false(claim: Claim):
    with pytest.raises(AssertionError):
        agrees(claim)
