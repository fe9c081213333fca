"""Verdicts of relations: where they hold, where they fail, and against the head of a chain."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace

import pytest

from symproof.document.verdicts.judging import finding_of, judged
from symproof.document.verdicts.rounds import together
from symproof.proof import Hypothesis, Proof
from symproof.report import Outcome
from symproof.settling import Target, settle
from symproof.transfer import question_of
from tests.document.asked import asked, found

RELU = "relu(x) = max(x, 0)"
GELU = "gelu(x) = x*Phi(x)"
DENSITY = "p(x) = 1/sqrt(2*pi)*exp(-x^2/2)"
GATE = "f(x) = 1/2*(phi(x) + 1)*x"
WRONG_SLOPE = "Phi(x) + x*p(x) - (1 - Phi(x)) - x*p(x)"


# what is not settled


@pytest.mark.parametrize(
    ("kind", "verdict"),
    [
        ("definition", "definition"),
        ("assumed", "assumed"),
        ("unreadable", "unreadable"),
        ("ambiguous", "undecided"),
        ("unclear", "undecided"),
    ],
)
def test_only_claims_are_settled(kind: str, verdict: str) -> None:
    search = judged(asked("x", "=", "2*x", kind=kind, reason="phi is defined twice"))
    with pytest.raises(StopIteration) as end:
        next(search)
    assert end.value.value.verdict == verdict


def test_the_reason_of_an_ambiguous_row_says_that_it_is() -> None:
    finding = found("x", "=", "x", kind="ambiguous", reason="phi is defined by (1) and by (2)")
    assert finding.reason == "ambiguous: phi is defined by (1) and by (2)"


def test_a_row_without_two_sides_is_undecided() -> None:
    assert finding_of(replace(asked("x", "=", "x"), right=None)).verdict == "undecided"


def test_shapes_that_do_not_fit_refute() -> None:
    misfit = ("2n × 1", "2 × 1", "f(z)*[1; -1]")
    finding = found("x", "=", "x", misfit=misfit)
    assert (finding.verdict, finding.misfit) == ("refuted", misfit)
    assert "2n × 1" in finding.reason


# relations between two terms


@pytest.mark.parametrize(
    ("left", "relation", "right", "verdict"),
    [
        ("(x + 1)^2", "=", "x^2 + 2*x + 1", "proved"),
        ("(x + 1)^2", "=", "x^2 + x + 1", "refuted"),
        ("x^2 + y^2", ">=", "2*x*y", "proved"),
        ("2*x*y", "<=", "x^2 + y^2", "proved"),
        ("x^2", ">", "0", "refuted"),
        ("x", "<", "x + 1", "proved"),
    ],
)
def test_a_relation_is_settled(left: str, relation: str, right: str, verdict: str) -> None:
    assert found(left, relation, right).verdict == verdict


def test_an_identity_is_an_equation() -> None:
    assert found("x + x", "==", "2*x").verdict == "proved"
    assert found("x + x", "==", "3*x").verdict == "refuted"


def test_other_relations_are_not_settled() -> None:
    finding = found("x", "propto", "2*x")
    assert finding.verdict == "undecided"
    assert "propto" in finding.reason


def test_a_refuted_row_shows_both_sides_as_they_stand() -> None:
    finding = found("x^2", ">", "2*x")
    point = finding.counterexample
    assert point is not None
    (x,) = [value for _, value in point.point]
    assert (point.left.low, point.right.low) == (x**2, 2 * x)
    assert "the left side is" in finding.reason


def test_definitions_and_assumptions_are_used() -> None:
    row = ("x", "=", "f(x) - f(-x)")
    assert found(*row, let=[GATE], assume=["phi odd"]).verdict == "proved"
    assert found(*row, let=[GATE]).verdict == "refuted"
    assert found("abs(x)", "=", "-x", assume=["x < 0"]).verdict == "proved"


def test_an_assumption_may_bind_a_name_that_the_row_uses() -> None:
    odd = found("t", "=", "f(t) - f(-t)", let=[GATE], assume=["phi odd"])
    assert odd.verdict == "proved"
    given = ["g(t) + g(-t) = 1"]
    assert found("g(t) + g(-t)", "=", "1", assume=given).verdict == "proved"
    assert found("g(t) - g(-t)", "=", "1", assume=given).verdict == "refuted"


def test_contradictory_assumptions_prove_nothing() -> None:
    finding = found("x", "=", "2*x", assume=["x > 0", "x < 0"])
    assert finding.verdict == "undecided"
    assert "contradict" in finding.reason


def test_an_unknown_function_is_named_by_the_counterexample() -> None:
    finding = found("h(x)", "=", "h(-x)")
    assert finding.counterexample is not None
    assert [name for name, _ in finding.counterexample.functions] == ["h"]
    assert "h(t) = " in finding.reason


def test_definitions_that_are_not_reached_are_not_asked_with() -> None:
    (target,) = next(judged(asked("x + 1", "=", "1 + x", let=[RELU, GELU])))
    assert isinstance(target.proof, Proof)
    assert target.proof.definitions == ()
    (target,) = next(judged(asked("relu(x)", "=", "max(x, 0)", let=[RELU, GELU])))
    assert [d.name for d in target.proof.definitions] == ["relu"]


def test_the_same_relation_elsewhere_is_the_same_claim() -> None:
    first, second = (
        question_of(target, 10.0)
        for unused in (GELU, DENSITY)
        for target in next(judged(asked("relu(x)", "=", "x", let=[RELU, unused])))
    )
    assert first == second


def test_a_property_is_stated_as_the_property_it_is() -> None:
    (target,) = next(judged(asked("f(x)", "=", "x", let=[GATE], assume=["phi odd"])))
    (given,) = target.proof.given.values()
    assert isinstance(given, Hypothesis)
    assert (given.kind, given.function) == ("odd", "phi")


# where the terms have values


def test_a_row_holds_where_its_left_side_has_a_value() -> None:
    finding = found("x^2/x", "=", "x")
    assert (finding.verdict, finding.conditions) == ("proved", ("x != 0",))
    assert finding.reason == "holds where x ≠ 0, which is not stated"


def test_a_stated_condition_is_not_said_again() -> None:
    finding = found("x^2/x", "=", "x", assume=["x != 0"])
    assert (finding.verdict, finding.conditions) == ("proved", ())


@pytest.mark.parametrize(
    ("left", "right", "conditions"),
    [
        ("(x^2 - 1)/(x - 1)", "x + 1", ("x != 1",)),
        ("1/(x*(x - 1))", "1/(x - 1) - 1/x", ("x != 0", "x != 1")),
        ("sqrt(x)^2", "x", ("x >= 0",)),
        ("diff(log(x), x)", "1/x", ("x > 0",)),
        ("(x^2 - a^2)/(x - a)", "x + a", ("x != a",)),
        ("log(2*x - 4)", "log(x - 2) + log(2)", ("x > 2",)),
        ("log(3 - x)", "log(2*(3 - x)) - log(2)", ("x < 3",)),
        ("log(x^2)", "2*log(abs(x))", ("x != 0",)),
        ("tan(x)", "sin(x)/cos(x)", ("cos(x) != 0",)),
        ("diff(abs(x), x)", "sign(x)", ("x != 0",)),
        ("diff(abs(x), x)", "x/abs(x)", ("x != 0",)),
        ("x/abs(x)", "diff(abs(x), x)", ("x != 0",)),
        ("diff(sqrt(x), x)", "1/(2*sqrt(x))", ("x > 0",)),
        ("1/(2*sqrt(x))", "diff(sqrt(x), x)", ("x > 0",)),
        ("exp(x)/(x*exp(x))", "1/x", ("x != 0",)),
    ],
)
def test_conditions_are_solved_for_the_variable(
    left: str, right: str, conditions: tuple[str, ...]
) -> None:
    finding = found(left, "=", right)
    assert (finding.verdict, finding.conditions) == ("proved", conditions)


def test_a_right_side_without_a_value_where_the_left_has_one_is_undefined() -> None:
    finding = found("log(x^2)", "=", "2*log(x)")
    assert finding.verdict == "undefined"
    assert finding.undefined is not None
    assert finding.undefined.point == (("x", -1),)
    assert finding.reason.endswith("it holds where x > 0")
    assert finding.conditions == ()


def test_a_condition_is_sharpened_by_what_is_assumed() -> None:
    finding = found("diff(relu(x), x)", "=", "(1 + sign(x))/2", let=[RELU], assume=["x >= 0"])
    assert (finding.verdict, finding.conditions) == ("proved", ("x > 0",))


def test_where_both_sides_have_no_value_nothing_is_undefined() -> None:
    finding = found("1/(1 + 1/x)", "=", "x/(x + 1)")
    assert finding.verdict == "proved"
    assert {"x != 0", "x != -1"} <= {*finding.conditions}


def test_a_right_side_that_has_no_value_where_the_left_has_any_is_undefined() -> None:
    finding = found("log(x - 2) + log(x + 2)", "=", "log(1/x - 4)")
    assert finding.verdict == "undefined"
    assert finding.undefined is not None
    assert dict(finding.undefined.point or ())["x"] > 2


def test_a_row_that_is_false_where_it_has_values_is_refuted() -> None:
    finding = found("x^2/x", "=", "2*x")
    assert finding.verdict == "refuted"
    assert finding.counterexample is not None
    assert dict(finding.counterexample.point)["x"] != 0


def test_a_left_side_without_any_value_proves_nothing() -> None:
    finding = found("log(-x^2)", "=", "5")
    assert (finding.verdict, finding.conditions) == ("undefined", ())


def test_an_assumption_that_leaves_no_point_proves_nothing() -> None:
    finding = found("1/x", "=", "7", assume=["x = 0"])
    assert finding.verdict == "undefined"


def test_kinks_of_the_right_side_are_undefined_there() -> None:
    slope = "diff(relu(x), x) - diff(relu(-x), x)"
    finding = found("diff(relu(x) - relu(-x), x)", "=", slope, let=[RELU])
    assert finding.verdict == "undefined"
    assert finding.reason.endswith("it holds where x ≠ 0")


def test_what_one_case_of_the_left_side_needs_is_no_condition() -> None:
    finding = found("cases(1/x if x != 0, 0 otherwise)", "=", "1/x")
    assert finding.verdict == "undefined"
    assert finding.reason.endswith("it holds where x ≠ 0")


def test_what_both_sides_need_is_a_condition() -> None:
    finding = found("log(2*x)", "=", "log(2) + log(x)")
    assert (finding.verdict, finding.conditions) == ("proved", ("x > 0",))


# almost everywhere


def test_isolated_points_may_be_left_out_almost_everywhere() -> None:
    slope = "diff(relu(x), x) - diff(relu(-x), x)"
    finding = found("diff(relu(x) - relu(-x), x)", "=", slope, let=[RELU], almost=True)
    assert (finding.verdict, finding.conditions) == ("proved", ("x != 0",))
    assert "x = 0" in finding.reason
    assert found("sign(x)^2", "=", "1", almost=True).conditions == ("x != 0",)
    assert found("sign(x)^2", "=", "1").verdict == "refuted"


def test_what_fails_on_an_interval_fails_almost_everywhere_too() -> None:
    assert found("sign(x)^2", "=", "2", almost=True).verdict == "refuted"
    assert found("x^2", "=", "x", almost=True).verdict == "refuted"


def test_an_interval_is_not_an_isolated_point() -> None:
    finding = found("log(x^2)", "=", "2*log(x)", almost=True)
    assert finding.verdict == "undefined"


# against the head of the chain


def test_a_right_step_after_a_wrong_one_is_wrong_against_the_head() -> None:
    finding = found(
        WRONG_SLOPE,
        "=",
        "2*Phi(x) - 1 + 0",
        head="diff(gelu(x) - gelu(-x), x)",
        let=[GELU, DENSITY],
    )
    assert (finding.verdict, finding.against_head, finding.status) == ("proved", "refuted", 1)
    assert finding.counterexample is not None
    assert finding.counterexample.point == (("x", 0),)
    assert finding.suggestion is None
    assert "as a step it is right" in finding.reason


def test_a_wrong_step_may_be_right_against_the_head() -> None:
    finding = found("x + x", "=", "x^2", head="x*x")
    assert (finding.verdict, finding.against_head) == ("refuted", "proved")
    assert finding.suggestion is None
    assert finding.reason.endswith("against the first term of the chain it is right")


def test_without_a_head_nothing_is_said_against_it() -> None:
    assert found("x", "=", "x").against_head is None


def test_step_and_head_are_asked_in_one_round() -> None:
    search = judged(asked("x + x", "=", "2*x", head="3*x - x"))
    assert [target.name for target in next(search)] == ["x + x = 2*x", "3*x - x = 2*x"]


# ≠


def test_sides_that_differ_somewhere_are_not_identically_equal() -> None:
    finding = found("2*tanh(x)", "!=", "x", head="tanh(x) - tanh(-x)", head_relation="!=")
    assert (finding.verdict, finding.against_head) == ("proved", "proved")
    assert finding.equal_at == ("x = 0",)
    assert "they differ at x = 1" in finding.reason


def test_sides_that_are_always_equal_are_not_different() -> None:
    finding = found("(x + 1)^2", "!=", "x^2 + 2*x + 1")
    assert (finding.verdict, finding.counterexample) == ("refuted", None)
    assert "identically equal" in finding.reason


def test_points_of_equality_lie_where_the_assumptions_hold() -> None:
    finding = found("x^2", "!=", "x", assume=["x > 0"])
    assert (finding.verdict, finding.equal_at) == ("proved", ("x = 1",))


# limits

BOTH_ENDS = (("x", "oo"), ("x", "-oo"))


def test_a_limit_holds_at_each_place_that_is_approached() -> None:
    assert found("tanh(x)^2", "->", "1", limits=BOTH_ENDS).verdict == "proved"
    finding = found("tanh(x)", "->", "1", limits=BOTH_ENDS)
    assert finding.verdict == "refuted"
    assert finding.reason == "as x → −∞ it tends to -1"


def test_the_one_place_where_a_limit_holds_is_proposed() -> None:
    finding = found("tanh(x)", "->", "1", limits=BOTH_ENDS)
    assert finding.suggestion == (r"\tanh(x) \to 1 \quad (x \to \infty)", "only as x → ∞")
    assert found("tanh(x)", "->", "2", limits=BOTH_ENDS).suggestion is None


@pytest.mark.parametrize(
    ("left", "right", "place", "verdict"),
    [
        ("sin(x)/x", "1", "0", "proved"),
        ("sin(x)/x", "2", "0", "refuted"),
        ("abs(x)/x", "1", "0+", "proved"),
        ("abs(x)/x", "-1", "0^-", "proved"),
        ("abs(x)/x", "1", "0, '-'", "refuted"),
        ("abs(x)/x", "1", "0", "refuted"),
        ("1/x", "0", "oo", "proved"),
    ],
)
def test_places_may_be_one_sided(left: str, right: str, place: str, verdict: str) -> None:
    assert found(left, "->", right, limits=(("x", place),)).verdict == verdict


def test_without_a_place_a_limit_is_unclear() -> None:
    finding = found("1/x", "->", "0")
    assert finding.verdict == "undecided"
    assert finding.reason.startswith("unclear")


def test_an_assumption_tells_from_which_side_a_place_is_approached() -> None:
    row = ("abs(x)/x", "->", "-1")
    assert found(*row, limits=(("x", "0"),), assume=["x < 0"]).verdict == "proved"
    assert found(*row, limits=(("x", "0"),), assume=["x > 0"]).verdict == "refuted"


@pytest.mark.parametrize(
    ("assumption", "place", "verdict"),
    [
        ("x > 0", "oo", "refuted"),
        ("x < 0", "oo", "undecided"),
        ("x != 0", "0+", "refuted"),
        ("x > -1", "0+", "refuted"),
        ("x < 1", "0+", "refuted"),
        ("x < -1", "0+", "undecided"),
    ],
)
def test_what_is_assumed_elsewhere_refutes_no_limit(
    assumption: str, place: str, verdict: str
) -> None:
    finding = found("abs(x)/x", "->", "2", limits=(("x", place),), assume=[assumption])
    assert finding.verdict == verdict


# matrices


def test_relations_between_matrices_are_settled_by_their_shapes() -> None:
    given = {"let": ["f(t) = 1/2*(phi(t) + 1)*t"], "assume": ["phi odd"], "shapes": "x in R^n"}
    assert found("x", "=", "f(x) - f(-x)", **given).verdict == "proved"
    finding = found("A*B", "=", "B*A", shapes="A, B in R^(n x n)")
    assert finding.verdict == "refuted"
    assert finding.counterexample is not None
    assert finding.counterexample.entry is not None


# what the words around a row say


def test_under_a_condition_in_words_nothing_is_called_wrong() -> None:
    words = ("under a condition in words: the matrix is regular",)
    finding = found("x", "=", "2*x", warnings=words)
    assert finding.verdict == "undecided"
    assert finding.counterexample is None
    assert "the matrix is regular" in finding.reason
    assert found("x + x", "=", "2*x", warnings=words).verdict == "proved"


def test_what_the_text_denies_is_no_mistake() -> None:
    words = ("denied: a common mistake",)
    assert found("(x + 1)^2", "=", "x^2 + 1", warnings=words).verdict == "assumed"
    finding = found("x + x", "=", "2*x", warnings=words)
    assert finding.verdict == "proved"
    assert "the text says that it does not hold, and it does" in finding.warnings


# how it is asked


def test_searches_side_by_side_get_their_own_answers() -> None:
    def search(*claims: str):
        outcomes = yield tuple(Target(claim, Proof(claim=claim)) for claim in claims)
        return [outcome.name for outcome in outcomes]

    def silent():
        return []
        yield ()

    both = together([search("a = a", "b = b"), silent(), search("c = c")])
    targets = next(both)
    outcomes = tuple(settle(target) for target in targets)
    with pytest.raises(StopIteration) as end:
        both.send(outcomes)
    assert end.value.value == (["a = a", "b = b"], [], ["c = c"])


def test_outcomes_stand_with_the_deciding_one_first() -> None:
    finding = found("x^2/x", "=", "x")
    assert [outcome.verdict for outcome in finding.outcomes] == ["proved", "undefined"]
    assert all(isinstance(outcome, Outcome) for outcome in finding.outcomes)


def test_asking_loads_neither_sympy_nor_flint() -> None:
    code = (
        "import sys; import symproof.document.verdicts.judging;"
        "print([m for m in ('sympy', 'flint', 'numpy') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
