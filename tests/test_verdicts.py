"""The verdict of one claim: proved, refuted, undefined, undecided or unreadable, and why."""

from __future__ import annotations

import json
import signal
import time

import pytest

from symproof import prove
from symproof.checking import Checker
from symproof.notation.plain import show_claim
from symproof.proof import Proof, define
from symproof.report import Outcome, described, entry, status
from symproof.settling import Target, settle
from symproof.statements import stated
from symproof.timing import limited


def settled(claim: str, let: object = (), assume: object = (), **options: object) -> Outcome:
    return settle(Target(claim, stated(claim, let, assume)), **options)  # type: ignore[arg-type]


def rows(outcome: Outcome) -> list[str]:
    return [row.strip() for row in described(outcome).splitlines()]


# the five verdicts


@pytest.mark.parametrize(
    ("claim", "assume", "verdict"),
    [
        ("x + x = 2*x", (), "proved"),
        ("a^2 + b^2 >= 2*a*b", (), "proved"),
        ("phi(0) = 0", "phi odd", "proved"),
        ("tanh(x) - tanh(-x) = x", (), "refuted"),
        ("x <= y", (), "refuted"),
        ("x < x", (), "refuted"),
        ("phi(-x) = phi(x)", "phi odd", "refuted"),
        ("x = 0", "x^2 >= 0", "refuted"),
        ("x/x = 1", (), "undefined"),
        ("x/x = 1", "x != 0", "proved"),
        ("diff(abs(x), x) = sign(x)", (), "undefined"),
        ("log(x*y) = log(x) + log(y)", (), "undefined"),
    ],
)
def test_the_verdict_of_a_claim(claim: str, assume: object, verdict: str):
    assert settled(claim, (), assume).verdict == verdict


def test_what_cannot_be_read_is_unreadable():
    outcome = settle(Target("x +", Proof(claim="x +")))
    assert outcome.verdict == "unreadable"
    assert outcome.written_wrong


def test_a_claim_that_needs_an_hypothesis_is_proved_with_it_only():
    assert settled("x > 0", (), "x > 1").verdict == "proved"
    assert settled("x > 1", (), "x > 0").verdict == "refuted"


# refuted


def test_the_point_that_refutes_is_shown_with_both_sides():
    outcome = settled("tanh(x) - tanh(-x) = x")
    assert rows(outcome) == ["at x = 1: the left side is 1.5231..., the right side is 1"]


def test_a_claim_without_variables_is_refuted_at_no_point():
    assert rows(settled("1 = 2")) == ["the left side is 1, the right side is 2"]


def test_the_function_that_refutes_is_shown():
    (row,) = rows(settled("phi(x) = x", (), "phi odd"))
    assert row.startswith("at x = 1, phi(t) = ")


def test_a_counterexample_in_json_has_exact_bounds_on_the_right_sides():
    found = entry(settled("tanh(x) - tanh(-x) = x"))["counterexample"]
    assert found["point"] == {"x": "1"}
    assert found["functions"] == {}
    assert found["right"] == ["1", "1"]
    assert len(found["left"]) == 2
    json.dumps(found)


def test_no_point_outside_the_hypotheses_refutes():
    outcome = settled("abs(x) = x", (), "x <= 0")
    assert outcome.counterexample is not None
    assert dict(outcome.counterexample.point)["x"] < 0


def test_a_proof_whose_lines_do_not_follow_is_refuted_where_its_claim_is_false():
    steps = "(a - b)^2\n= a^2 + b^2     by ring"
    outcome = settle(Target("wrong", Proof(claim="(a - b)^2 = a^2 + b^2", steps=steps)))
    assert outcome.verdict == "refuted"
    assert outcome.problems


def test_a_proof_whose_lines_do_not_follow_is_undecided_where_its_claim_holds():
    proof = Proof(claim="x + x = 2*x", steps="x + x\n= 3*x - x     by field\n= 3*x     by ring")
    assert settle(Target("wrong", proof)).verdict == "undecided"


# undefined


@pytest.mark.parametrize(
    ("claim", "row"),
    [
        ("x^2/x = x", "at x = 0: x^2/x has no value: it needs x != 0"),
        ("diff(abs(x), x) = sign(x)", "at x = 0: abs(x) has no derivative"),
        ("sqrt(x)^2 = x", "at x = -1: sqrt(x) has no value: it needs x >= 0"),
    ],
)
def test_the_term_and_the_point_without_a_value_are_named(claim: str, row: str):
    outcome = settled(claim)
    assert outcome.verdict == "undefined"
    assert rows(outcome) == [row]


@pytest.mark.parametrize("claim", ["x^2/x = x + 1", "1/x = 7", "log(x^2) = x"])
def test_undefined_somewhere_goes_before_false_elsewhere(claim: str):
    assert settled(claim).verdict == "undefined"


def test_an_undefined_claim_in_json_names_term_and_point():
    found = entry(settled("x^2/x = x"))
    assert found["undefined"] == {"term": "x^2/x", "point": {"x": "0"}}
    assert found["counterexample"] is None


# chains


def test_a_chain_is_proved_where_each_link_is():
    outcome = settled("x + x = 2*x <= 2*x + 1")
    assert outcome.verdict == "proved"
    assert [show_claim(d.claim) for d in outcome.derivations] == [
        "x + x = 2*x",
        "2*x <= 2*x + 1",
    ]


def test_a_chain_in_json_is_one_object_with_the_lines_of_all_links():
    found = entry(settled("x + x = 2*x = x*2"))
    assert (found["name"], found["claim"]) == ("x + x = 2*x = x*2", "x + x = 2*x = x*2")
    assert [line["term"] for line in found["lines"]] == ["x + x", "2*x", "2*x", "x*2"]


def test_the_first_false_link_of_a_chain_is_named():
    outcome = settled("x + x = 2*x = 3*x = 4*x")
    assert outcome.verdict == "refuted"
    assert rows(outcome)[0] == "in 2*x = 3*x:"
    assert entry(outcome)["counterexample"]["point"] == {"x": "1"}


def test_a_chain_with_a_hole_is_undefined_though_an_earlier_link_is_false():
    outcome = settled("x = x + 1 = x/x")
    assert outcome.verdict == "undefined"
    assert rows(outcome)[0] == "in x + 1 = x/x:"


# not identically equal


@pytest.mark.parametrize(
    ("claim", "proved_claim"),
    [
        ("x^2 != -1", "x^2 != -1"),
        ("tanh(x) != x", "tanh(1) != 1"),
        ("x != y", "0 != 1"),
    ],
)
def test_sides_that_differ_somewhere_are_not_identically_equal(claim: str, proved_claim: str):
    outcome = settled(claim)
    assert outcome.verdict == "proved"
    assert outcome.derivation is not None
    assert show_claim(outcome.derivation.claim) == proved_claim


def test_the_derivation_says_where_the_sides_differ():
    outcome = settled("f(x) != x", "f(x) = b*x")
    assert outcome.derivation is not None
    assert outcome.derivation.title.startswith("the sides differ at ")
    assert outcome.counterexample is not None
    assert entry(outcome)["counterexample"]["point"].keys() == {"b", "x"}


def test_the_point_where_sides_differ_satisfies_the_hypotheses():
    outcome = settled("x != abs(x)", (), "x < -2")
    assert outcome.verdict == "proved"
    away = settled("x^2 != x", (), "x > 1")
    assert away.derivation is not None
    assert show_claim(away.derivation.claim) == "x^2 != x"


def test_what_is_identically_equal_is_refuted_as_different():
    outcome = settled("(x + 1)^2 != x^2 + 2*x + 1")
    assert outcome.verdict == "refuted"
    assert outcome.counterexample is None
    said = "the two sides are identically equal: (x + 1)^2 = x^2 + 2*x + 1 is proved"
    assert rows(outcome) == [said]
    assert entry(outcome)["tried"] == [said]


def test_a_universal_disequation_is_meant_at_every_point():
    assert settled("forall t: t != t + 1").verdict == "proved"
    assert settled("forall t: t != t^2").verdict == "refuted"


def test_different_sides_without_a_value_are_undefined():
    assert settled("1/x != 3").verdict == "undefined"


# undecided


def test_what_was_tried_is_said():
    # true, since sqrt(2) is irrational, and nearly false at many points
    outcome = settled("cos(x) + cos(sqrt(2)*x) < 2", (), "x > 0")
    assert outcome.verdict == "undecided"
    assert any(row.startswith("tried order") for row in rows(outcome))
    assert any(row.startswith("no counterexample among ") for row in rows(outcome))
    assert entry(outcome)["tried"]


def forever(*_: object, **__: object) -> object:
    while True:
        pass


def test_a_claim_beyond_its_time_is_undecided_and_says_so(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("symproof.settling.refute", forever)
    outcome = settled("x + x = 2*x", timeout=0.05)
    assert outcome.verdict == "undecided"
    assert rows(outcome) == ["no verdict within 0.05 s"]


def test_a_search_for_a_proof_that_takes_too_long_leaves_time_for_points(
    monkeypatch: pytest.MonkeyPatch,
):
    monkeypatch.setattr(Checker, "check", forever)
    outcome = settled("x = min(x, 6)", timeout=1.0)
    assert outcome.verdict == "refuted"


def test_a_limit_goes_on_around_an_inner_one():
    with pytest.raises(TimeoutError, match=r"within 0\.05 s"), limited(0.05):
        with limited(10):
            pass
        forever()
    with pytest.raises(TimeoutError, match=r"within 0\.02 s"), limited(10), limited(0.02):
        forever()
    assert signal.getitimer(signal.ITIMER_REAL) == (0.0, 0.0)


# what goes with the verdict


def test_a_checker_checks_the_facts_of_several_claims_once():
    double = Proof(claim="g(x) = 2*x", definitions=(define("g(x) = x + x"),), name="double")
    checker = Checker()
    for claim in ("g(x) = 2*x", "g(x)/2 = x"):
        proof = Proof(claim=claim, definitions=double.definitions, facts={"double": double})
        assert settle(Target(claim, proof), checker=checker).verdict == "proved"
    assert sum(known is double for known, _ in checker.done.values()) == 1


@pytest.mark.parametrize(
    ("claim", "let"),
    [
        ("f(x) - f(-x) = x", "f(x) = x*sigmoid(b*x)"),
        ("f(x) - f(-x) = x", "f(x) = max(x, 0)"),
        ("max(x, y) = (x + y + abs(x - y))/2", "f(x) = x"),
        ("diff(f(x), x) = 2*x", "f(x) = x^2"),
    ],
)
def test_the_calculation_of_a_proved_claim_proves_it_again(claim: str, let: str):
    outcome = settled(claim, let)
    assert outcome.steps is not None
    proof = Proof(claim=claim, definitions=(define(let),), steps=outcome.steps)
    again = settle(Target("again", proof))
    assert again.verdict == "proved"
    assert again.steps == outcome.steps


def test_points_first_comes_to_the_same_verdicts():
    for claim in ("x + x = 2*x", "tanh(x) = x", "x/x = 1", "tanh(x) != x"):
        assert settled(claim, points_first=True).verdict == settled(claim).verdict


def test_the_status_says_the_worst():
    proved, refuted = settled("x = x"), settled("x = 2*x")
    assert (status([proved]), status([proved, refuted])) == (0, 1)


def test_the_same_claim_gives_the_same_lines():
    first, second = (settled("max(x, y) + min(x, y) = x + y") for _ in range(2))
    assert first.verdict == "proved"
    assert first.steps == second.steps


@pytest.mark.parametrize(
    ("claim", "left", "right"), [("x >= 1", 0, 1), ("1 <= x", 1, 0), ("x^2 > 9", 0, 9)]
)
def test_the_sides_of_a_counterexample_are_those_that_are_written(
    claim: str, left: int, right: int
) -> None:
    found = prove(claim).counterexample
    assert found is not None
    assert (found.left.low, found.right.low) == (left, right)


def test_a_limit_that_runs_out_inside_foreign_code_is_still_a_limit() -> None:
    def foreign() -> None:
        try:
            time.sleep(60)
        except TimeoutError as error:
            raise SystemError("returned a result with an exception set") from error

    with pytest.raises(TimeoutError, match=r"no verdict within 0\.05 s"), limited(0.05):
        foreign()


def test_an_error_of_foreign_code_within_a_limit_stays_what_it_is() -> None:
    with pytest.raises(SystemError, match="its own"), limited(60):
        raise SystemError("its own")
