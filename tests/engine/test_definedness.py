"""Definedness: proved where terms have values, with a point where they have none."""

from __future__ import annotations

from fractions import Fraction

import pytest

from symproof.engine.calculus.definedness import definedness
from symproof.notation.plain import show, show_claim
from tests.engine.setting import C, context

DEFINED = [
    ((), (), "1/(1 + exp(x)) = y"),
    ((), (), "log(1 + exp(x)) = sqrt(x^2)"),
    (("x != 0",), (), "2*f(x)/x - 1 = f(-x)/(-x)"),
    (("b >= 0",), (), "(x + sqrt(x^2 + b))/2 = 0"),
    (("x > 0",), (), "x^(1/2) = sqrt(x)"),
    ((), ("g(x) = x^2 + 1",), "1/g(y) = 1/g(-y)"),
    ((), (), "cases(1/x if x != 0, 0 otherwise) = 0"),
    ((), (), "cases(0 if x <= 0, log(x) otherwise) = 0"),
    (("forall t: g(t) > 0",), (), "log(g(x)) = 0"),
    ((), (), "sqrt(2/pi) = 1"),
]


@pytest.mark.parametrize(("hypotheses", "let", "claim"), DEFINED)
def test_terms_are_shown_to_be_defined(
    hypotheses: tuple[str, ...], let: tuple[str, ...], claim: str
) -> None:
    named = {f"h{i}": text for i, text in enumerate(hypotheses)}
    proved, failed = definedness(context(let=let, named=named), [C(claim)])
    assert proved
    assert failed == []


UNDEFINED = [
    ((), (), "x/x = 1", ("x/x", "x != 0", {"x": 0}, {})),
    ((), (), "log(x^2) = 2*log(x)", ("log(x^2)", "x^2 > 0", {"x": 0}, {})),
    (("x != 0",), (), "log(x) = 0", ("log(x)", "x > 0", {"x": -1}, {})),
    ((), (), "sqrt(x - 1) = 0", ("sqrt(x - 1)", "x - 1 >= 0", {"x": 0}, {})),
    ((), (), "sqrt(x^2 + b) = 0", ("sqrt(x^2 + b)", "x^2 + b >= 0", {"b": -1, "x": 0}, {})),
    ((), ("g(x) = x - 1",), "1/g(y) = 0", ("1/g(y)", "g(y) != 0", {"y": 1}, {})),
    (("x > 1",), (), "1/(x - 2) = 0", ("1/(x - 2)", "x - 2 != 0", {"x": 2}, {})),
    (
        ("forall t: phi(-t) = -phi(t)",),
        (),
        "1/phi(x) = 0",
        ("1/phi(x)", "phi(x) != 0", {"x": 0}, {"phi": "t -> t"}),
    ),
    (
        ("forall t: f(t) - f(-t) = t",),
        (),
        "f(x)/x = 0",
        ("f(x)/x", "x != 0", {"x": 0}, {"f": "t -> t/2"}),
    ),
    ((), (), "0^(-1) = 0", ("0^(-1)", "0 != 0", {}, {})),
]


@pytest.mark.parametrize(("hypotheses", "let", "claim", "expected"), UNDEFINED)
def test_a_violation_is_an_exact_point_of_the_domain(
    hypotheses: tuple[str, ...],
    let: tuple[str, ...],
    claim: str,
    expected: tuple[str, str, dict[str, int], dict[str, str]],
) -> None:
    _, (gap, *_) = definedness(context(*hypotheses, let=let), [C(claim)])
    term, needs, point, functions = expected
    assert (show(gap.term), show_claim(gap.needs)) == (term, needs)
    assert gap.point is not None
    assert dict(gap.point) == {name: Fraction(value) for name, value in point.items()}
    assert {name: show(value) for name, value in gap.functions} == functions


@pytest.mark.parametrize(
    ("hypotheses", "claim"),
    [
        # true, but more than the search of signs can see
        ((), "1/(x*Phi(x) + 1) = 0"),
        # false only where no rational number is
        ((), "1/(x^2 - 2) = 0"),
        # violated only where the hypothesis is not settled by arithmetic
        (("exp(x) > 3",), "1/(x - 1) = 0"),
        # no function among those that are tried satisfies the hypothesis
        (("forall t: g(t)^2 = 2",), "1/(g(x) - 1)/x = 0"),
    ],
)
def test_where_no_point_is_known_none_is_invented(hypotheses: tuple[str, ...], claim: str) -> None:
    _, failed = definedness(context(*hypotheses), [C(claim)])
    assert failed
    assert all(gap.point is None for gap in failed)


def test_a_point_is_found_where_the_hypothesis_takes_more_than_arithmetic() -> None:
    _, (gap,) = definedness(context("sin(x) = 0"), [C("1/x = 0")])
    assert gap.point == (("x", Fraction(0)),)


def test_a_derivative_in_a_case_that_does_not_apply_is_not_undefined() -> None:
    inner = "diff(cases(1/(x^3*(x^2 + sin(x) + 2)) if x > 1, 0 otherwise), x = 0) = 0"
    nested = "diff(cases(diff(log(y), y = x) if x > 0, 0 otherwise), x = -1) = 0"
    for claim in (inner, nested):
        _, failed = definedness(context(), [C(claim)])
        assert all(gap.point is None for gap in failed)


def test_a_hypothesis_about_a_derivative_keeps_no_point_from_being_found() -> None:
    _, (gap,) = definedness(context("forall t: diff(phi(t), t) exists"), [C("1/phi(x) = 1/phi(x)")])
    assert gap.point is not None
