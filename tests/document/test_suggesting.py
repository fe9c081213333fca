"""Suggestions: one edit that makes a refuted row true, and is proved to."""

from __future__ import annotations

import math

import pytest

from symproof.document.verdicts.edits import edits
from symproof.document.verdicts.sampling import Sample, samples
from symproof.document.verdicts.stating import Setting
from symproof.notation.plain import parse_claim, parse_definition, parse_term
from tests.document.asked import found, split

GELU = "gelu(x) = x*Phi(x)"
DENSITY = "p(x) = 1/sqrt(2*pi)*exp(-x^2/2)"


@pytest.mark.parametrize(
    ("left", "right", "words"),
    [
        ("(a - b)^2", "a^2 - 2*a*b - b^2", "+ in place of −"),
        ("(x + 1)*(x - 1)", "x^2 + 1", "− in place of +"),
        ("(x + 1)^2", "x^2 + x + 1", "2x in place of x"),
        ("diff(x^3, x)", "3*x^3", "2 in place of 3"),
        ("diff(x^3, x)", "2*x^2", "3 in place of 2"),
        ("diff(cos(x), x)", "sin(x)", "−sin(x) in place of sin(x)"),
        ("diff(sin(2*x), x)", "cos(2*x)", "2cos(2x) in place of cos(2x)"),
        ("diff(sin(x), x)", "sin(x)", "cos in place of sin"),
        ("cos(2*x)", "cos(x)^2 + sin(x)^2", "− in place of +"),
        ("2*sigmoid(x) - 1", "tanh(x)", "x/2 in place of x"),
        ("integral(x^2, x, 0, 1)", "1/2", "3 in place of 2"),
        ("exp(a)*exp(b)", "exp(a*b)", "a + b in place of ab"),
        ("min(x, y) + max(x, y)", "x - y", "+ in place of −"),
        ("exp(-x)*exp(x)^2", "exp(-x)", "x without the sign −"),
    ],
)
def test_one_edit_that_makes_a_row_true_is_proposed(left: str, right: str, words: str) -> None:
    finding = found(left, "=", right)
    assert finding.verdict == "refuted"
    assert finding.suggestion is not None
    assert finding.suggestion[1] == words


def test_a_lost_sign_of_the_chain_rule_is_proposed() -> None:
    finding = found(
        "diff(gelu(x) - gelu(-x), x)",
        "=",
        "Phi(x) + x*p(x) - (Phi(-x) - x*p(-x))",
        let=[GELU, DENSITY],
    )
    assert finding.suggestion is not None
    assert finding.suggestion[1] == "+ in place of −"
    assert finding.suggestion[0].endswith(r"\Phi(x) + xp(x) + (\Phi(-x) - xp(-x))")


def test_swapped_arguments_are_proposed() -> None:
    finding = found("x^2 - y", "=", "h(y, x)", let=["h(a, b) = a^2 - b"])
    assert finding.suggestion == ("x^{2} - y = h(x, y)", "h(x, y) in place of h(y, x)")


def test_hypotheses_about_functions_are_heeded() -> None:
    gate = {"let": ["f(x) = 1/2*(phi(x) + 1)*x"], "assume": ["phi odd"]}
    finding = found("x", "=", "f(x) + f(-x)", **gate)
    assert finding.suggestion == ("x = f(x) - f(-x)", "− in place of +")


def test_hypotheses_that_are_equations_are_heeded() -> None:
    given = ["v = u + a*t", "s = u*t + 1/2*a*t^2"]
    finding = found("v^2", "=", "u^2 + a*s", assume=given)
    assert finding.suggestion is not None
    assert "2" in finding.suggestion[0]
    assert found("v^2", "=", "u^2 + 2*a*s", assume=given).verdict == "proved"


def test_an_inequality_may_be_turned() -> None:
    assert found("x^2 + 1", "<", "2*x").suggestion == (
        r"x^{2} + 1 \ge 2x",
        "≥ in place of <",
    )


def test_an_edit_of_a_case_is_said_of_the_case() -> None:
    finding = found("abs(x)", "=", split(("x", "x >= 0"), ("x", "x < 0")))
    assert finding.suggestion == (r"\lvert x \rvert = -x", "−x in place of x where x < 0")


def test_nothing_is_proposed_where_no_single_edit_helps() -> None:
    assert found("sin(x)", "=", "x^5 + exp(x)").suggestion is None


def test_nothing_is_proposed_for_a_row_that_is_not_refuted() -> None:
    assert found("x + x", "=", "2*x").suggestion is None
    assert found("log(x^2)", "=", "2*log(x)").suggestion is None


def test_that_both_sides_say_the_same_is_no_proposal() -> None:
    assert found("h(x)", "=", "h(-x)").suggestion is None


def test_the_row_above_is_not_edited() -> None:
    row = ("x*x", "=", "x^3/x + 5*exp(x)*sin(x)*0 + y*0 + x*x*x*0 + 3*sin(x) - sin(x)*3 + x - x/2")
    here, above = found(*row), found(*row, latex="&= ...")
    assert here.verdict == above.verdict
    assert above.suggestion is None or not above.suggestion[1].startswith("on the left")


def test_edits_come_once_each_and_the_likeliest_first() -> None:
    found_edits = edits(parse_term("a - b*sin(x)"), ["a", "b", "x"])
    terms = [edit.term for edit in found_edits]
    assert len(set(terms)) == len(terms)
    assert [edit.cost for edit in found_edits] == sorted(edit.cost for edit in found_edits)
    assert found_edits[0].term == parse_term("a + b*sin(x)")
    assert parse_term("a - b*cos(x)") in terms
    assert parse_term("a - b*sin(x)") not in terms


def test_decimals_are_not_edited_digit_by_digit() -> None:
    assert all("0.84" in edit.words or edit.words for edit in edits(parse_term("0.84"), []))
    assert parse_term("0.85") not in [edit.term for edit in edits(parse_term("0.84"), [])]


# values in floating point


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("x^2 - 1", 3.0),
        ("f(x)", 6.0),
        ("cases(1 if x > 3, 5 otherwise)", 5.0),
        ("diff(x^3, x)", 12.0),
        ("integral(t^2, t, 0, x)", 8 / 3),
        ("integral(exp(-t^2/2), t, -oo, oo)", math.sqrt(2 * math.pi)),
        ("Phi(0)", 0.5),
        ("max(x, pi)", math.pi),
    ],
)
def test_values_are_those_of_the_terms(text: str, value: float) -> None:
    sample = Sample({"x": 2.0}, {"f": parse_definition("f(x) = 3*x")})
    assert math.isclose(sample.value(parse_term(text)), value, rel_tol=1e-6)


@pytest.mark.parametrize("text", ["1/0", "log(-1)", "y", "g(1)", "exp(exp(100))", "sqrt(0 - 1)"])
def test_what_has_no_value_is_not_a_number(text: str) -> None:
    value = Sample({"x": 2.0}, {}).value(parse_term(text))
    assert math.isnan(value)


def test_samples_lie_where_the_hypotheses_hold() -> None:
    claims = tuple(map(parse_claim, ("x > 0", "x < 1", "v = 2*x")))
    points = samples(Setting(hypotheses=claims), [parse_term("x + v")], {}, 3)
    assert points
    for point in points:
        assert 0 < point.values["x"] < 1
        assert point.values["v"] == 2 * point.values["x"]
