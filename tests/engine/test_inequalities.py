"""Inequalities: those that activations need are proved, those that are false are not."""

from __future__ import annotations

import pytest

from symproof.engine.calculus.deriving import judge
from symproof.engine.context import Context
from symproof.engine.order import inequalities
from symproof.engine.order.signs import prove_claim
from tests.engine.setting import C, context, rests_on

FRACTIONS = [
    "x/(x^2 + 1) < 1",
    "2*x/(1 + x^2) <= 1",
    "exp(x)/(1 + exp(x)) < 1",
    "x/(1 + abs(x)) < 1",
    "abs(x/(1 + abs(x))) < 1",
    "x/sqrt(1 + x^2) < 1",
    "exp(x)/(1 + exp(x))^2 <= 1/4",
]
SQUARES = [
    "x^2 - 2*x + 2 > 0",
    "x^2 - 2*x + 2 != 0",
    "x^2 + x*y + y^2 >= 0",
    "x^2 + y^2 + z^2 >= x*y + y*z + z*x",
    "x^4 - x^2 + 1 > 0",
    "x^6 - x^3 + 1 > 0",
    "x^4 + y^4 + z^4 + w^4 >= 4*x*y*z*w",
    "x^2*y^2 + x^2 + y^2 + 1 >= 4*x*y",
    "(a^2 + b^2)*(c^2 + d^2) >= (a*c + b*d)^2",
    "a*b <= (a^2 + b^2)/2",
    "f(x)^2 - 2*f(x) + 2 > 0",
    "sin(x)*cos(x) <= 1/2",
]
BY_CASES = [
    "abs(a + b) <= abs(a) + abs(b)",
    "abs(abs(a) - abs(b)) <= abs(a - b)",
    "max(a, b) >= a",
    "max(x, 0) <= abs(x)",
    "min(a, b) <= max(a, b)",
    "abs(sign(x)) <= 1",
    "abs(max(a, 0) - max(b, 0)) <= abs(a - b)",
    "max(0, min(1, x/6 + 1/2)) <= 1",
    "x*max(0, min(1, x/6 + 1/2)) >= -3/8",
    "cases(x if x > 0, 0 otherwise) >= 0",
]
ROOTS = [
    "sqrt(x^2 + 1) > abs(x)",
    "sqrt(x^2 + 1) >= 1",
    "sqrt(a^2 + b^2) <= abs(a) + abs(b)",
    "(x + sqrt(x^2 + 4))/2 > max(x, 0)",
    "sin(x) + cos(x) <= sqrt(2)",
]
BOUNDED = [
    "sigmoid(x) > 0",
    "sigmoid(x) < 1",
    "tanh(x) < 1",
    "-1 < tanh(x)",
    "abs(tanh(x)) < 1",
    "abs(erf(x)) < 1",
    "Phi(x) > 0",
    "Phi(x) < 1",
    "abs(atan(x)) < pi/2",
    "abs(sin(x)) <= 1",
    "abs(cos(x)) <= 1",
    "cosh(x) >= 1",
    "sigmoid(x)*(1 - sigmoid(x)) <= 1/4",
    "1 - tanh(x)^2 > 0",
]
EXPONENTIALS = [
    "exp(x) >= 1 + x",
    "exp(x) > x",
    "exp(x) + exp(-x) >= 2",
    "exp(-x^2) <= 1",
    "x*exp(-x) <= 1",
    "log(1 + exp(x)) > 0",
    "log(1 + exp(x)) > x",
    "log(1 + exp(x)) <= exp(x)",
    "log(cosh(x)) >= 0",
]
ACTIVATIONS = [
    "log(1 + exp(x)) > max(x, 0)",
    "log(1 + exp(x)) <= max(x, 0) + log(2)",
    "x*Phi(x) <= max(x, 0)",
    "x*sigmoid(x) <= max(x, 0)",
    "x*tanh(log(1 + exp(x))) <= max(x, 0)",
    "x*sigmoid(x) >= -0.2785",
    "x*tanh(x) >= 0",
]
SLOPES = [
    "abs(tanh(x)) <= abs(x)",
    "abs(sin(x)) <= abs(x)",
    "cos(x) >= 1 - x^2/2",
    "cosh(x) >= 1 + x^2/2",
]
NUMBERS = [
    "log(2) < 0.7",
    "exp(1) < 2.72",
    "pi^2 > 9",
    "sqrt(2) + sqrt(3) > pi",
    "2 > sqrt(3)",
]
GIVEN = [
    (("b > 0", "a < b*c"), "a/b < c"),
    (("a >= 0", "b >= 0"), "(a + b)/2 >= sqrt(a*b)"),
    (("a > 0", "b > 0", "c > 0"), "(a + b + c)/3 >= 3/(1/a + 1/b + 1/c)"),
    (("x > 0",), "x + 1/x >= 2"),
    (("x > 0",), "x^3 + 2 >= 3*x"),
    (("a >= 0", "b >= 0"), "a^3 + b^3 >= a^2*b + a*b^2"),
    (("0 <= x", "x <= 1"), "x^2 <= x"),
    (("x > 0",), "log(x) <= x - 1"),
    (("x > 0",), "x*log(x) >= x - 1"),
    (("x > 1",), "log(x) > 0"),
    (("x != 0",), "exp(x) > 1 + x"),
    (("x >= 0",), "tanh(x) <= x"),
    (("x > 0",), "sinh(x) > x"),
    (("x >= 0",), "sin(x) <= x"),
    (("x >= 0",), "x - x^3/6 <= sin(x)"),
    (("x >= 0",), "exp(x) >= 1 + x + x^2/2"),
    (("x > 0",), "log(1 + x) > x/(1 + x)"),
    (("x > 0",), "Phi(x) > 1/2"),
    (("x < 0",), "erf(x) < 0"),
    (("0 < x", "x < y"), "1/y < 1/x"),
    (("x^2 < 4",), "abs(x) < 2"),
    (("abs(x) <= 1",), "x^2 <= 1"),
    (("exp(x) > 1",), "x > 0"),
    (("forall t: abs(phi(t)) <= 1",), "x*phi(x) <= abs(x)"),
    (("forall t: 0 < g(t)", "forall t: g(t) < 1"), "x*g(x) <= max(x, 0)"),
    (("forall t: g(t) + g(-t) = 1", "forall t: 0 < g(t)"), "g(x) < 1"),
    (("b > 0",), "x/sqrt(x^2 + b) < 1"),
    (("b >= 0",), "(x + sqrt(x^2 + b))/2 >= max(x, 0)"),
]
INCREASING = ["exp", "tanh", "sigmoid", "sinh", "atan", "erf", "Phi"]
# each false somewhere, most of them only just
FALSE = [
    ((), "sigmoid(x) <= 0.999"),
    ((), "tanh(x) > -0.999"),
    ((), "x^2 - 2*x + 1 > 0"),
    ((), "x^2 + 3*x*y + y^2 >= 0"),
    ((), "x^4 - 4*x + 2 > 0"),
    ((), "x^4*y^2 + x^2*y^4 - 3.001*x^2*y^2 + 1 >= 0"),
    ((), "(a + b)/2 >= sqrt(a*b)"),
    ((), "x + 1/x >= 2"),
    ((), "a/b < c"),
    ((), "abs(a + b) < abs(a) + abs(b)"),
    ((), "abs(a - b) <= abs(a) - abs(b)"),
    ((), "max(a, b) > a"),
    ((), "sqrt(x^2 + 1) > abs(x) + 0.001"),
    ((), "exp(x) >= 1 + 1.001*x"),
    ((), "exp(x) > 1 + x"),
    ((), "exp(x) >= 1 + x + x^2/2"),
    ((), "log(1 + exp(x)) > max(x, 0) + 0.001"),
    ((), "log(1 + exp(x)) <= max(x, 0) + 0.69"),
    ((), "x*Phi(x) < max(x, 0)"),
    ((), "x*sigmoid(x) >= -0.2784"),
    ((), "tanh(x) <= x"),
    ((), "sin(x) <= x"),
    ((), "sin(x) < 1"),
    ((), "cosh(x) > 1"),
    ((), "log(2) < 0.6931"),
    ((), "f(x) <= f(x)^2"),
    (("x > 0",), "log(x) < x - 1"),
    (("x > 0",), "log(x) >= 0"),
    (("x >= 0",), "tanh(x) < x"),
    (("x >= 0",), "x - x^3/6.01 >= sin(x)"),
    (("0 <= x", "x <= 2"), "x^2 <= x"),
    (("a < b",), "a^2 < b^2"),
    (("a < b",), "sin(a) < sin(b)"),
    (("a < b",), "1/b < 1/a"),
    (("a < b",), "f(a) < f(b)"),
    (("x^2 < 4",), "x < 1.99"),
    (("forall t: abs(phi(t)) <= 1",), "x*phi(x) <= x"),
    (("forall t: g(t) + g(-t) = 1", "forall t: 0 <= g(t)"), "g(x) < 1"),
    (("abs(x) <= 1",), "abs(x) < 1"),
]


def given(hypotheses: tuple[str, ...]) -> Context:
    return context(named={f"h{i}": text for i, text in enumerate(hypotheses)})


def check(hypotheses: tuple[str, ...], claim: str) -> None:
    ctx = given(hypotheses)
    theorem = prove_claim(ctx, C(claim))
    assert theorem is not None
    assert theorem.claim == C(claim)
    assert rests_on(theorem, ctx)
    assert not any(name.startswith("oracle") for name in theorem.trust)


@pytest.mark.parametrize("claim", FRACTIONS)
def test_an_inequality_of_fractions_is_cleared_of_divisors(claim: str) -> None:
    check((), claim)


@pytest.mark.parametrize("claim", SQUARES)
def test_a_polynomial_is_a_sum_of_squares(claim: str) -> None:
    check((), claim)


@pytest.mark.parametrize("claim", BY_CASES)
def test_conditional_functions_are_settled_by_cases(claim: str) -> None:
    check((), claim)


@pytest.mark.parametrize("claim", ROOTS)
def test_a_root_is_compared_by_squares(claim: str) -> None:
    check((), claim)


@pytest.mark.parametrize("claim", BOUNDED)
def test_a_bounded_function_is_within_its_bounds(claim: str) -> None:
    check((), claim)


@pytest.mark.parametrize("claim", EXPONENTIALS)
def test_an_exponential_is_above_its_tangents(claim: str) -> None:
    check((), claim)


@pytest.mark.parametrize("claim", ACTIVATIONS)
def test_an_activation_has_its_bound(claim: str) -> None:
    check((), claim)


@pytest.mark.parametrize("claim", SLOPES)
def test_a_slope_gives_an_inequality(claim: str) -> None:
    check((), claim)


@pytest.mark.parametrize("claim", NUMBERS)
def test_closed_numbers_are_compared_by_enclosure(claim: str) -> None:
    check((), claim)


@pytest.mark.parametrize(("hypotheses", "claim"), GIVEN)
def test_an_inequality_follows_from_hypotheses(hypotheses: tuple[str, ...], claim: str) -> None:
    check(hypotheses, claim)


@pytest.mark.parametrize("rel", ["<", "<="])
@pytest.mark.parametrize("function", INCREASING)
def test_an_increasing_function_keeps_the_order(function: str, rel: str) -> None:
    check((f"a {rel} b",), f"{function}(a) {rel} {function}(b)")


@pytest.mark.parametrize(("function", "domain"), [("log", "0 < a"), ("sqrt", "0 <= a")])
def test_an_increasing_function_needs_its_domain(function: str, domain: str) -> None:
    claim = f"{function}(a) < {function}(b)"
    check(("a < b", domain), claim)
    assert prove_claim(context("a < b"), C(claim)) is None


@pytest.mark.parametrize(("hypotheses", "claim"), FALSE)
def test_what_is_false_somewhere_is_not_proved(hypotheses: tuple[str, ...], claim: str) -> None:
    assert prove_claim(given(hypotheses), C(claim)) is None


def test_definitions_are_unfolded() -> None:
    ctx = context(let=["gelu(x) = x*Phi(x)", "relu(x) = max(x, 0)"])
    assert prove_claim(ctx, C("gelu(x) <= relu(x)")) is not None
    assert prove_claim(ctx, C("gelu(x) >= relu(x)")) is None


def test_a_lemma_that_is_used_leaves_nothing_to_the_theorem_but_axioms() -> None:
    theorem = prove_claim(context(), C("x*sigmoid(x) >= -0.2785"))
    assert theorem is not None
    assert theorem.hyps == frozenset()
    assert {"exp_deriv", "exp_log", "sigmoid_def"} <= theorem.trust


def test_what_was_tried_in_vain_is_tried_again_under_another_hypothesis() -> None:
    assert prove_claim(context(), C("x^3 >= x^2")) is None
    assert prove_claim(context("x >= 1"), C("x^3 >= x^2")) is not None
    assert prove_claim(context(), C("x^3 >= x^2")) is None


@pytest.mark.parametrize(("hypotheses", "claim"), FALSE)
def test_no_method_proves_what_is_false_somewhere(
    hypotheses: tuple[str, ...], claim: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    # the search itself, without the look at values that saves it from trying
    monkeypatch.setattr(inequalities, "fails", lambda *_: False)
    search = inequalities.Inequalities(prove_claim, judge)
    assert search.prove(given(hypotheses), C(claim)) is None
