"""Values in floating point: hints, which must not turn a search away from what is true."""

from __future__ import annotations

import pytest

from symproof.engine.order.floats import fails, value
from symproof.notation.plain import parse_definition
from tests.engine.setting import C, T

NOTHING = frozenset[str]()


@pytest.mark.parametrize(
    ("text", "expected"),
    [("1/2 + 1/4", 0.75), ("exp(log(3))", 3.0), ("max(1, min(2, 3))", 2.0), ("Phi(0)", 0.5)],
)
def test_a_closed_term_has_its_value(text: str, expected: float) -> None:
    assert value(T(text)) == pytest.approx(expected)


@pytest.mark.parametrize("text", ["1/0", "log(-1)", "sqrt(-1)", "exp(10^9)", "x", "f(1)"])
def test_where_there_is_no_value_there_is_none(text: str) -> None:
    assert value(T(text)) is None


@pytest.mark.parametrize(
    ("claim", "hypotheses"),
    [
        ("x > 0", ()),
        ("x^2 > 0", ()),
        ("x != 1", ()),
        ("x = y", ()),
        ("f(x) > 0", ()),
        ("log(x - x) < 1", ()),
        ("x < 1", ("x >= 0",)),
    ],
)
def test_what_is_false_somewhere_seems_so(claim: str, hypotheses: tuple[str, ...]) -> None:
    assert fails(C(claim), [C(text) for text in hypotheses], {}, NOTHING)


@pytest.mark.parametrize(
    ("claim", "hypotheses"),
    [
        ("erf(x) < 1", ()),
        ("tanh(10*x) < 1", ()),
        ("x^2 >= 0", ()),
        ("f(x)^2 >= 0", ()),
        ("log(x) <= x - 1", ("x > 0",)),
        ("x > 0", ("x > 0.3", "x < 0.4")),
        ("x < 0", ("x > 1", "x < 1")),
    ],
)
def test_what_is_true_does_not_seem_false(claim: str, hypotheses: tuple[str, ...]) -> None:
    assert not fails(C(claim), [C(text) for text in hypotheses], {}, NOTHING)


def test_nothing_is_said_of_a_function_that_hypotheses_mention() -> None:
    assert fails(C("f(x) > 0"), [], {}, NOTHING)
    assert not fails(C("f(x) > 0"), [], {}, frozenset({"f"}))


def test_a_defined_function_has_the_value_of_its_body() -> None:
    square = parse_definition("g(t) = t^2")
    assert fails(C("g(x) > x"), [], {"g": square}, NOTHING)
    assert not fails(C("g(x) >= 0"), [], {"g": square}, NOTHING)
