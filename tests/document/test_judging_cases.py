"""Relations whose sides are written by cases."""

from __future__ import annotations

import pytest

from symproof.document.verdicts.ranges import is_empty, without_implied
from symproof.notation.plain import parse_claim
from tests.document.asked import asked, found, split

ABS = split((("x + 0", "x"), "x >= 0"), (("0 + (-x)", "-x"), "x < 0"))
RELU = "relu(x) = max(x, 0)"
SLOPES = split((("1 + 0", "1"), "x > 0"), (("0 + 1", "1"), "x < 0"))


def test_each_case_holds_under_its_guards() -> None:
    assert found("max(x, 0) + max(-x, 0)", "=", ABS).verdict == "proved"


def test_a_case_that_fails_refutes_at_a_point_of_its_guards() -> None:
    finding = found("abs(x)", "=", split(("x", "x >= 0"), ("x", "x < 0")))
    assert finding.verdict == "refuted"
    assert finding.counterexample is not None
    assert dict(finding.counterexample.point)["x"] < 0


def test_the_values_of_a_case_must_be_equal_to_each_other() -> None:
    wrong = split((("x + 1", "x"), "x >= 0"), ("-x + 1", "x < 0"))
    assert found("abs(x) + 1", "=", wrong).verdict == "refuted"


def test_on_the_left_the_last_value_of_a_case_goes_on() -> None:
    finding = found(ABS, "=", "abs(x)", head="max(x, 0) + max(-x, 0)", latex="&= |x|")
    assert (finding.verdict, finding.against_head) == ("proved", "proved")


def test_the_values_of_a_case_on_the_left_are_compared_where_they_stand_in_the_row() -> None:
    left = split((("x + 1", "x"), "x >= 0"), ("-x", "x < 0"))
    assert found(left, "=", "abs(x)", latex="= |x|").verdict == "proved"
    assert found(left, "=", "abs(x)", latex=r"\begin{cases} ... \end{cases} = |x|").verdict == (
        "refuted"
    )


def test_only_cases_that_meet_are_compared() -> None:
    finer = split(("x", "x > 0"), ("0", "x = 0"), ("-x", "x < 0"))
    assert found(ABS, "=", finer).verdict == "proved"
    wrong = split(("x", "x > 0"), ("1", "x = 0"), ("-x", "x < 0"))
    assert found(ABS, "=", wrong).verdict == "refuted"


def test_cases_that_the_assumptions_exclude_say_nothing() -> None:
    wrong_below = split(("x", "x >= 0"), ("7", "x < 0"))
    assert found("abs(x)", "=", wrong_below, assume=["x > 3"]).verdict == "proved"
    finding = found("abs(x)", "=", split(("7", "x < 0")), assume=["x > 3"])
    assert finding.verdict == "undecided"


def test_guards_that_contradict_each_other_in_other_ways_say_nothing_either() -> None:
    cases = split(("x", "x >= 0"), ("5", ["x*x < 0"]), ("-x", "x < 0"))
    assert found("abs(x)", "=", cases).verdict == "proved"


def test_a_slope_by_cases_is_wrong_as_a_step_and_right_against_the_head() -> None:
    finding = found(
        "diff(relu(x), x) + diff(relu(-x), x)",
        "=",
        SLOPES,
        head="diff(relu(x) - relu(-x), x)",
        let=[RELU],
    )
    assert (finding.verdict, finding.against_head) == ("refuted", "proved")


@pytest.mark.parametrize(
    ("left", "cases", "verdict"),
    [
        ("1/x", [("1/x", "x != 0"), (None, "x = 0")], "proved"),
        ("sqrt(x)", [("sqrt(x)", "x >= 0"), (None, "x < 0")], "proved"),
        ("sqrt(x)", [("sqrt(x)", "x >= 1"), (None, "x < 1")], "undecided"),
        ("x^2", [("x^2", "x != 0"), (None, "x = 0")], "refuted"),
        ("diff(abs(x), x)", [("1", "x > 0"), ("-1", "x < 0"), (None, "x = 0")], "proved"),
        ("diff(x*abs(x), x)", [("2*x", "x > 0"), ("-2*x", "x < 0"), (None, "x = 0")], "refuted"),
    ],
)
def test_what_is_said_to_have_no_value_has_none(left: str, cases: list, verdict: str) -> None:
    assert found(left, "=", split(*cases)).verdict == verdict


def test_where_the_left_side_has_no_value_nothing_is_said() -> None:
    left = split(("1", "x > 0"), ("-1", "x < 0"), (None, "x = 0"))
    assert found(left, "=", "sign(x)").verdict == "proved"
    assert found(left, "=", "x/abs(x)").verdict == "proved"


def test_inequalities_hold_in_each_case() -> None:
    assert found("x", "<=", ABS).verdict == "proved"
    assert found("x", "<", ABS).verdict == "refuted"


def test_conditions_of_a_case_are_said() -> None:
    finding = found("x^2/(x - 1)", "=", split(("x^2/(x - 1)", "x > 0"), ("x^2/(x - 1)", "x <= 0")))
    assert (finding.verdict, finding.conditions) == ("proved", ("x != 1",))


def test_an_arrow_beside_cases_is_unclear() -> None:
    finding = found(ABS, "->", "0", limits=(("x", "0"),))
    assert finding.verdict == "undecided"


def test_parts_that_are_empty_are_not_asked() -> None:
    from symproof.document.verdicts.judging import judged

    question = asked("abs(x)", "=", split(("x", "x >= 0"), ("-x", "x < 0")), assume=["x > 3"])
    assert len(next(judged(question))) == 1


# comparisons with numbers


@pytest.mark.parametrize(
    ("claims", "empty"),
    [
        (["x > 0", "x < 0"], True),
        (["x >= 0", "x <= 0"], False),
        (["x >= 0", "x < 0"], True),
        (["x = 0", "x != 0"], True),
        (["x = 1", "x > 1"], True),
        (["x > 1", "x = 1"], True),
        (["x = 1", "x >= 1"], False),
        (["x > 1", "x > 2", "x < 3"], False),
        (["x > 2", "x > 1", "x <= 2"], True),
        (["x >= 2", "x <= 2", "x != 2"], True),
        (["x > 0", "y < 0"], False),
        (["-1/2 < x", "x < 1/2", "x != 0"], False),
        (["x = 1", "x = 2"], True),
        (["x^2 < 0"], False),
    ],
)
def test_contradictions_between_comparisons_are_seen(claims: list[str], empty: bool) -> None:
    assert is_empty([parse_claim(text) for text in claims]) is empty


def test_comparisons_that_others_imply_are_left_out() -> None:
    claims = [parse_claim(text) for text in ("x != 0", "x > 0", "x > -1", "y != 0")]
    assert without_implied(claims) == (claims[1], claims[3])
