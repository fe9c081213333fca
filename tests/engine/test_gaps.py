"""True claims that were once undecided, each with a false neighbour that is not proved."""

from __future__ import annotations

import pytest

from symproof import prove

Pair = tuple[str, str, tuple[str, ...]]

# what is proved, what is not, and what both assume
ARGUMENTS: list[Pair] = [
    ("exp(2*sigmoid(2*x))/exp(1) = exp(tanh(x))", "exp(2*sigmoid(x))/exp(1) = exp(tanh(x))", ()),
    (
        "(exp(exp(x)/(1 + exp(x)))*2)/2 = exp(sigmoid(x))",
        "(exp(exp(x)/(1 - exp(x)))*2)/2 = exp(sigmoid(x))",
        (),
    ),
    (
        "max(1, sigmoid(phi(x))) = max(exp(phi(x))/(1 + exp(phi(x))), 1)",
        "max(1/2, sigmoid(phi(x))) = max(exp(phi(x))/(1 + exp(phi(x))), 1)",
        (),
    ),
    (
        "exp(tanh(x))/3 + 2*exp(tanh(x))/3 = exp(-(1 - 2*(1/(1 + exp(-2*x)))))",
        "exp(tanh(x))/3 + 2*exp(tanh(x))/3 = exp(-(1 - 2*(1/(1 + exp(-x)))))",
        (),
    ),
    ("exp((x^2 - 1)/(x - 1)) = exp(x)*E", "exp((x^2 + 1)/(x - 1)) = exp(x)*E", ("x != 1",)),
]
ROOTS: list[Pair] = [
    ("sqrt(exp(2*u)) = sqrt(exp(u))^2", "sqrt(exp(2*u)) = sqrt(exp(u))^3", ()),
    ("sqrt(exp(x - 2)^2) = exp(x - 2)", "sqrt(exp(x - 2)^2) = exp(x + 2)", ()),
    (
        "sqrt(sqrt(exp(x))^2)^2 = sqrt(sqrt(exp(2*x))^2)",
        "sqrt(sqrt(exp(x))^2)^2 = sqrt(sqrt(exp(x))^2)",
        (),
    ),
]
DERIVATIVES: list[Pair] = [
    ("diff(abs(x)^3, x, 2) = 6*abs(x)", "diff(abs(x)^3, x, 2) = 6*x", ()),
    ("diff(abs(x)^3, x, 2) exists", "diff(abs(x)*x, x, 2) exists", ()),
    ("diff(x*abs(x*y), x) = 2*abs(x*y)", "diff(x*abs(x*y), x) = 2*x*abs(y)", ()),
    (
        "diff(cases(x if x >= 0, x/sqrt(1 + x^2) otherwise), x = 0) exists",
        "diff(cases(x if x >= 0, x/sqrt(4 + x^2) otherwise), x = 0) exists",
        (),
    ),
    (
        "diff(max(0, x) + min(0, a*(exp(x/a) - 1)), x) exists",
        "diff(max(0, x) + min(0, 2*a*(exp(x/a) - 1)), x) exists",
        ("a = 1",),
    ),
    ("phi'(0) = 0", "phi'(1) = 0", ("phi even", "phi differentiable")),
    ("phi''(0) = 0", "phi'(0) = 0", ("phi odd", "phi twice differentiable")),
]
SIGNS: list[Pair] = [
    (
        "log(b*max(0, -x) + 1) = log(b*max(0, -x) + 1)",
        "log(b*max(0, -x) - 1) = log(b*max(0, -x) - 1)",
        ("b = 1",),
    ),
    ("exp(x) >= E*x", "exp(x) >= E*x + 1/100", ()),
    ("exp(x)/E >= x", "exp(x)/E >= x + 1/100", ()),
    ("diff(tanh(x), x) <= 1", "diff(tanh(x), x) < 1", ()),
    ("diff(sigmoid(x), x) <= 1/4", "diff(sigmoid(x), x) <= 6/25", ()),
    ("max(2, sigmoid(x)) = 2", "max(1/2, sigmoid(x)) = 1/2", ()),
    ("-2 + 2*x^2 != 0", "-2 + 2*x^2 != 2*x^2 - 2", ("x != 1", "x != -1")),
]


@pytest.mark.parametrize(
    ("claim", "assumed"), [(t, a) for t, _, a in (*ARGUMENTS, *ROOTS, *DERIVATIVES, *SIGNS)]
)
def test_what_was_a_gap_is_proved(claim: str, assumed: tuple[str, ...]) -> None:
    assert prove(claim, assume=assumed).verdict == "proved"


@pytest.mark.parametrize(
    ("claim", "assumed"), [(f, a) for _, f, a in (*ARGUMENTS, *ROOTS, *DERIVATIVES, *SIGNS)]
)
def test_its_false_neighbour_is_refuted_or_undefined(claim: str, assumed: tuple[str, ...]) -> None:
    assert prove(claim, assume=assumed).verdict in ("refuted", "undefined")


@pytest.mark.parametrize(
    ("false", "true", "assumed"),
    [
        ("x*y <= 1/3", "x*y <= 1/2", ("x^2 + y^2 = 1",)),
        ("x + y <= 4/3", "x + y <= 3/2", ("x^2 + y^2 = 1",)),
    ],
)
def test_points_of_a_circle_refute(false: str, true: str, assumed: tuple[str, ...]) -> None:
    assert prove(false, assume=assumed).verdict == "refuted"
    assert prove(true, assume=assumed).verdict != "refuted"


@pytest.mark.parametrize(
    ("false", "true"),
    [
        ("diff(x*sign(x^2), x = 0) = 0", "diff(x*sign(x^2), x = 0) = 1"),
        (
            "diff(cases(2*x if x^2 > 0, x otherwise), x = 0) = 1",
            "diff(cases(2*x if x^2 > 0, x otherwise), x = 0) = 2",
        ),
    ],
)
def test_a_guard_with_a_multiple_zero_is_settled_near_it(false: str, true: str) -> None:
    assert prove(false).verdict == "refuted"
    assert prove(true).verdict != "refuted"
