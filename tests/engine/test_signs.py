"""Signs: what is seen from the shape of terms, and what must not be."""

from __future__ import annotations

import time

import pytest

from symproof.engine.order.signs import prove_claim
from tests.engine.setting import C, context, rests_on

PROVABLE = [
    "1 + exp(x) > 0",
    "1 + exp(-x) != 0",
    "(1 + exp(-x))*(1 + exp(x)) != 0",
    "exp(x)/(1 + exp(x)) > 0",
    "-exp(x) < 0",
    "2 + exp(x) + exp(-x) != 0",
    "1 - 2*exp(-x)/(exp(x) + exp(-x)) < 1",
    "sqrt(2) != 0",
    "sqrt(x^2 + 4) > 0",
    "sqrt(exp(x)) > 0",
    "sqrt(sqrt(x^2) + 1) > 0",
    "x^2 + 1 > 0",
    "x^4 + x^2 + 1 != 0",
    "x^2 + 2*y^2 + abs(z) >= 0",
    "(x - y)*(x - y) >= 0",
    "(x - y)^6 >= 0",
    "abs(x) >= 0",
    "abs(abs(x) + 1) > 0",
    "sigmoid(x) > 0",
    "cosh(x) >= 0",
    "cosh(x) + abs(y) != 0",
    "pi > 3",
    "2/pi >= 0",
    "-1/(x^2 + 1) < 0",
    "-x^2 <= 0",
    "-(1/2)*exp(x) < 0",
]
# all false, or false somewhere
NOT_PROVABLE = [
    "x > 0",
    "x^2 > 0",
    "x^3 >= 0",
    "x != 0",
    "abs(x) > 0",
    "sqrt(x^2) > 0",
    "sqrt(x) >= 0",
    "1 - exp(x) > 0",
    "exp(x) > 1",
    "exp(x) - exp(-x) != 0",
    "x^2 - 1 >= 0",
    "x^2 - x >= 0",
    "(x - 1)^2 > 0",
    "-x^2 < 0",
    "x*y >= 0",
    "x/(x^2 + 1) > 0",
    "1/x > 0",
    "1/x != 0",
    "sigmoid(x) > 1/2",
    "sigmoid(x) < 0",
    "tanh(x) > 0",
    "cosh(x) > 1",
    "log(x) > 0",
    "sin(x) > 0",
    "pi > 22/7",
    "f(x) >= 0",
    "max(x, 0) > 0",
    "x^0 > 1",
]
GIVEN = [
    (("x > 0",), "x*x > 0"),
    (("x > 0",), "x/(x + 1) > 0"),
    (("x > 0",), "-x/3 < 0"),
    (("x > 0",), "x^3 > 0"),
    (("x < 0",), "x^3 < 0"),
    (("x < 0", "y < 0"), "x*y > 0"),
    (("x < 0", "y < 0"), "x/y > 0"),
    (("x < 0", "y > 0"), "x*y < 0"),
    (("x < 0", "y > 0"), "x/y < 0"),
    (("x < 0", "y < 0", "z < 0"), "x*y*z < 0"),
    (("x != 0",), "x^2 > 0"),
    (("x != 0",), "abs(x) > 0"),
    (("x != 0",), "-2*x != 0"),
    (("x != 0", "y != 0"), "x^2*y != 0"),
    (("x != 0", "y != 0"), "x/y != 0"),
    (("x != 0", "y != 0"), "1/(x*y) != 0"),
    (("x != 0",), "x^5 != 0"),
    (("x != y",), "x - y != 0"),
    (("x != y",), "y - x != 0"),
    (("x != y",), "(x - y)^2 > 0"),
    (("b >= 0",), "x^2 + b >= 0"),
    (("b > 0",), "sqrt(x^2 + b) > 0"),
    (("x >= 0",), "sqrt(x) >= 0"),
    (("x >= 0",), "sqrt(x)*x >= 0"),
    (("x <= y", "y <= x"), "x = y"),
    (("x >= y",), "x - y + exp(z) > 0"),
    (("forall t: g(t) > 0",), "g(x) > 0"),
    (("forall t: g(t) > 0",), "1 + g(x)*g(-x) > 0"),
    (("forall t: g(t) != 0",), "1/g(x + 1) != 0"),
]
NOT_GIVEN = [
    (("x >= 0",), "x^2 > 0"),
    (("x != 0",), "x > 0"),
    (("x != 0", "y != 0"), "x + y != 0"),
    (("x > 0", "y < 0"), "x*y > 0"),
    (("x >= 0",), "1/x >= 0"),
    (("x < 0",), "sqrt(x) >= 0"),
    (("x < 0",), "x^3 > 0"),
    (("x > 0",), "x - 1 > 0"),
    (("forall t: g(t) > 0",), "h(x) > 0"),
    (("forall t: g(t) >= 0",), "g(x) > 0"),
    (("forall t: g(t) > 0",), "g(x) > 1"),
]


@pytest.mark.parametrize("claim", PROVABLE)
def test_a_sign_is_seen_from_the_shape(claim: str) -> None:
    theorem = prove_claim(context(), C(claim))
    assert theorem is not None
    assert (theorem.claim, theorem.hyps) == (C(claim), frozenset())


@pytest.mark.parametrize("claim", NOT_PROVABLE)
def test_what_is_false_somewhere_is_not_proved(claim: str) -> None:
    assert prove_claim(context(), C(claim)) is None


@pytest.mark.parametrize(("hypotheses", "claim"), GIVEN)
def test_a_sign_follows_from_hypotheses(hypotheses: tuple[str, ...], claim: str) -> None:
    ctx = context(named={f"h{i}": text for i, text in enumerate(hypotheses)})
    theorem = prove_claim(ctx, C(claim))
    assert theorem is not None
    assert theorem.claim == C(claim)
    assert rests_on(theorem, ctx)


@pytest.mark.parametrize(("hypotheses", "claim"), NOT_GIVEN)
def test_a_sign_that_does_not_follow_is_not_proved(hypotheses: tuple[str, ...], claim: str) -> None:
    ctx = context(named={f"h{i}": text for i, text in enumerate(hypotheses)})
    assert prove_claim(ctx, C(claim)) is None


def test_the_sign_of_a_defined_function_is_that_of_its_body() -> None:
    ctx = context(let=["g(x) = x^2 + 1", "h(x) = -g(x)"])
    assert prove_claim(ctx, C("g(y) > 0")) is not None
    assert prove_claim(ctx, C("h(y) < 0")) is not None
    assert prove_claim(ctx, C("1/h(y) != 0")) is not None
    assert prove_claim(ctx, C("h(y) > 0")) is None


def test_a_universal_claim_is_proved_for_a_free_variable() -> None:
    theorem = prove_claim(context(), C("forall t: t^2 + 1 > 0"))
    assert theorem is not None
    assert theorem.claim == C("forall t: t^2 + 1 > 0")


def test_a_universal_claim_does_not_follow_from_a_hypothesis_about_its_variable() -> None:
    assert prove_claim(context("t > 0"), C("forall t: t > 0")) is None


@pytest.mark.parametrize(
    "claim",
    [
        " + ".join(f"x_{i}" for i in range(30)) + " != 0",
        "*".join(f"x_{i}" for i in range(30)) + " != 0",
        " - ".join(f"x_{i}*y_{i}" for i in range(12)) + " != 0",
        "1/(1/(1/(1/(1/(1/x + 1) + 1) + 1) + 1) + 1) != 0",
        "(((((x + 1)^2 - 1)^2 - 1)^2 - 1)^2 - 1)^2 > 0",
    ],
)
def test_what_cannot_be_seen_is_given_up_soon(claim: str) -> None:
    started = time.process_time()
    assert prove_claim(context(), C(claim)) is None
    assert time.process_time() - started < 2
