"""Claims as combinations of others."""

from __future__ import annotations

import pytest

from symproof.engine.order.linear import contradiction, prove_linear, rational
from symproof.kernel.ring import difference
from symproof.kernel.sequent import ZERO
from tests.engine.setting import C, context

PROVABLE = [
    ((), "1 < 2"),
    ((), "x <= x"),
    (("x = y",), "2*x - y = x"),
    (("x + y = 3", "x - y = 1"), "x = 2"),
    (("f(x) - f(-x) = x", "f(x) + f(-x) = x*phi(x)"), "f(x) = (x + x*phi(x))/2"),
    (("x < y", "y <= z"), "x < z"),
    (("x <= y", "y <= x"), "x <= y"),
    (("x > 0",), "x > -1"),
    (("x > 0",), "x >= 0"),
    (("x > 0",), "x != 0"),
    (("x >= 0", "y > 0"), "x + 2*y > 0"),
    (("x != 3",), "2*x != 6"),
    (("x != y", "y = z"), "x != z"),
    (("x*y > 0",), "2*x*y > 0"),
    (("x > 0", "x < 0"), "1 = 2"),
    (("x >= 1", "x <= 0"), "y = z"),
]
NOT_PROVABLE = [
    ((), "2 < 1"),
    ((), "x < x"),
    ((), "x = y"),
    (("x >= 0",), "x > 0"),
    (("x != 0",), "x > 0"),
    (("x > 0",), "x > 1"),
    (("x <= y",), "x < y"),
    (("x <= y",), "x != y"),
    (("x < y",), "x = y"),
    (("x != 0", "y != 0"), "x + y != 0"),
    (("x > 0", "y > 0"), "x*y > 0"),
    (("x < y",), "y < x"),
]


@pytest.mark.parametrize(("premises", "claim"), PROVABLE)
def test_what_is_a_combination_is_proved(premises: tuple[str, ...], claim: str) -> None:
    ctx = context(*premises)
    theorem = prove_linear(C(claim), ctx.hyps)
    assert theorem is not None
    assert theorem.claim == C(claim)
    assert theorem.hyps <= ctx.claims


@pytest.mark.parametrize(("premises", "claim"), NOT_PROVABLE)
def test_what_is_no_combination_is_not_proved(premises: tuple[str, ...], claim: str) -> None:
    assert prove_linear(C(claim), context(*premises).hyps) is None


@pytest.mark.parametrize(
    "premises",
    [
        ("x < 0", "x = 0"),
        ("x < y", "y < z", "z < x"),
        ("x != y", "x = y"),
        ("x != y", "2*x = 2*z", "z = y"),
        ("x > 1", "x + y = 0", "y > 0"),
    ],
)
def test_contradictory_premises_prove_every_claim(premises: tuple[str, ...]) -> None:
    theorem = contradiction(context(*premises).hyps, C("0 = 1"))
    assert theorem is not None
    assert theorem.claim == C("0 = 1")


@pytest.mark.parametrize(
    "premises", [(), ("x >= 0", "x <= 0"), ("x != y", "x <= y"), ("x = y", "y = 3")]
)
def test_consistent_premises_are_no_contradiction(premises: tuple[str, ...]) -> None:
    assert contradiction(context(*premises).hyps, C("0 = 1")) is None


@pytest.mark.parametrize("text", ["0", "3", "-3", "1/2", "-7/3"])
def test_a_rational_is_written_as_a_closed_term(text: str) -> None:
    value = difference(C(f"{text} = 0").lhs, ZERO)
    assert value is not None
    assert difference(rational(value), ZERO) == value
