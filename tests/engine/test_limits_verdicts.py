"""Claims about limits: their verdicts, what is said of them, and the lines of their proofs."""

from __future__ import annotations

from dataclasses import replace

import pytest

from symproof.derivation import Line
from symproof.notation.plain import show
from symproof.report import Outcome, described, entry
from symproof.settling import Target, settle
from symproof.statements import stated


def settled(claim: str, let: object = (), assume: object = ()) -> Outcome:
    return settle(Target(claim, stated(claim, let, assume)), timeout=60)  # type: ignore[arg-type]


def rows(outcome: Outcome) -> list[str]:
    return [row.strip() for row in described(outcome).splitlines()]


PROVED = [
    ("limit(2*Phi(x) - 1, x, oo) = 1", "", ""),
    ("limit(x*sigmoid(b*x), b, oo) = max(x, 0)", "", ""),
    ("limit(x*sigmoid(b*x), b, 0) = x/2", "", ""),
    ("limit(f(x), x, 0) = f(0)", "f(x) = max(x, 0)", ""),
    ("limit(f(x) - x, x, oo) exists = 0", "f(x) = x*Phi(x)", ""),
    ("limit(exp(-x), x, oo) + limit(tanh(x), x, oo) = 1", "", ""),
    ("limit(1/(x - b), x, oo) = 0", "", ""),
    ("limit(exp(-s*x), x, oo) = 0", "", "s > 0"),
    ("limit(phi(x) + 1, x, a) = phi(a) + 1", "", "phi continuous"),
    ("f(x) = x/2 + x^2/4 + O(x^4)", "f(x) = x*sigmoid(x)", ""),
    ("x*Phi(x) = x/2 + x^2/sqrt(2*pi) + O(x^4)", "", ""),
    ("sigmoid(x) = 1/2 + x/4 + O(x^3)", "", ""),
    ("tanh(x) = x - x^3/3 + O(x^5)", "", ""),
    ("exp(x) = 1 + x + x^2/2 + O(x^3)", "", ""),
    ("sin(x) = x + O(x^3)", "", ""),
    ("log(1 + exp(x)) = log(2) + x/2 + x^2/8 + O(x^4)", "", ""),
    ("x*tanh(log(1 + exp(x))) = 3*x/5 + 8*x^2/25 + O(x^3)", "", ""),
]


@pytest.mark.parametrize(("claim", "let", "assume"), PROVED)
def test_a_true_claim_is_proved(claim: str, let: str, assume: str):
    assert settled(claim, let or (), assume or ()).verdict == "proved"


REFUTED = {
    "limit(2*Phi(x) - 1, x, -oo) = 1": (
        "the left side is -1, the right side is 1 (proved: limit(2*Phi(x) - 1, x, -oo) = -1)"
    ),
    "limit(tanh(x), x, -oo) exists = 1": (
        "the left side is -1, the right side is 1 (proved: limit(tanh(x), x, -oo) = -1)"
    ),
    "x*sigmoid(x) = x/2 + x^2/3 + O(x^4)": "the coefficient of x^2 is 1/4, not 1/3",
    "x*sigmoid(x) = x/2 + x^2/4 + O(x^5)": "the coefficient of x^4 is -1/48, not 0",
    "exp(x) = x + O(x^2)": "the value at x = 0 is 1, not 0",
}


@pytest.mark.parametrize("claim", REFUTED)
def test_a_false_claim_is_refuted_by_what_the_limit_is(claim: str):
    outcome = settled(claim)
    assert outcome.verdict == "refuted"
    assert [row.replace("0.25", "1/4").replace("-0.020833...", "-1/48") for row in rows(outcome)][
        :1
    ] == [REFUTED[claim]]


def test_a_limit_that_depends_on_a_parameter_is_refuted_at_one_value():
    outcome = settled("limit(x*sigmoid(b*x), b, oo) = x")
    assert outcome.verdict == "refuted"
    assert outcome.counterexample is not None
    ((name, number),) = outcome.counterexample.point
    assert name == "x"
    assert number < 0


def test_a_limit_is_refuted_by_a_function_that_has_another():
    outcome = settled("limit(phi(x), x, oo) = 1", assume="phi continuous")
    assert outcome.verdict == "refuted"
    assert outcome.counterexample is not None
    assert [name for name, _ in outcome.counterexample.functions] == ["phi"]


UNDEFINED = {
    "limit(sign(x), x, 0) = 0": (
        "limit(sign(x), x, 0) does not exist: "
        "from the right it tends to 1, from the left it tends to -1"
    ),
    "limit(1/(1 + exp(-1/x)), x, 0) = 1": (
        "limit(1/(1 + exp(-1/x)), x, 0) does not exist: "
        "from the right it tends to 1, from the left it tends to 0"
    ),
    "limit(x, x, oo) = 1": ("limit(x, x, oo) does not exist: the function tends to infinity"),
    "limit(sign(x*y), x, 0) = 0": (
        "at y = 1: limit(sign(x*y), x, 0) does not exist: "
        "from the right it tends to 1, from the left it tends to -1"
    ),
}


@pytest.mark.parametrize("claim", UNDEFINED)
def test_a_claim_about_a_limit_that_does_not_exist_is_undefined(claim: str):
    outcome = settled(claim)
    assert outcome.verdict == "undefined"
    assert rows(outcome) == [UNDEFINED[claim]]


def test_the_json_of_a_limit_that_does_not_exist_has_the_term_and_no_values():
    found = entry(settled("limit(1/x, x, 0) = 0"))
    assert found["undefined"] == {"term": "limit(1/x, x, 0)", "point": {}}


@pytest.mark.parametrize("claim", ["limit(sin(x), x, oo) = 0", "limit(phi(x), x, 0) exists"])
def test_what_is_not_known_of_a_limit_is_undecided(claim: str):
    assert settled(claim).verdict == "undecided"


def test_what_a_limit_is_of_must_have_a_value_near_its_place():
    assert settled("limit(log(x), x, 1) = 0").verdict == "proved"
    assert settled("limit(log(x) - log(x), x, -oo) = 0").verdict != "proved"
    assert settled("limit(x/x, x, 0) = 1").verdict == "proved"
    assert settled("limit(0*(1/(x - x)), x, 0) = 0").verdict != "proved"


# lines


def lines(claim: str, let: object = ()) -> list[tuple[str, str]]:
    derivation = settled(claim, let).derivation
    assert derivation is not None
    found = [item for item in derivation.block if isinstance(item, Line)]
    return [(show(item.term), ", ".join(r.kind for r in item.reasons)) for item in found]


def test_a_limit_is_taken_by_the_laws_and_then_evaluated():
    assert lines("limit(2*Phi(x) - 1, x, oo) = 1") == [
        ("limit(2*Phi(x) - 1, x, oo)", ""),
        ("2*limit(Phi(x), x, oo) - 1", "limit"),
        ("2*1 - 1", "limit"),
        ("1", "ring"),
    ]


def test_a_function_is_first_written_so_that_the_laws_apply():
    assert lines("limit(f(x) - x, x, oo) = 0", "f(x) = x*sigmoid(x)")[1:] == [
        ("limit(x*sigmoid(x) - x, x, oo)", "unfold"),
        ("limit(-x*exp(-x)/(1 + exp(-x)), x, oo)", "unfold, exp"),
        ("-limit(x*exp(-x), x, oo)/(1 + limit(exp(-x), x, oo))", "limit"),
        ("-0/(1 + 0)", "limit"),
        ("0", "ring"),
    ]


def test_the_rule_of_lhopital_is_a_line_of_its_own():
    assert ("limit(cos(x)/1, x, 0)", "limit") in lines("limit(sin(x)/x, x, 0) = 1")


def test_an_author_may_write_the_lines():
    proof = stated("limit(2*Phi(x) - 1, x, -oo) = -1", (), ())
    steps = """
        limit(2*Phi(x) - 1, x, -oo)
        = 2*limit(Phi(x), x, -oo) - 1   by limit
        = 2*0 - 1                       by limit
        = -1                            by ring
    """
    assert settle(Target("p", replace(proof, steps=steps))).verdict == "proved"
    wrong = steps.replace("2*0 - 1", "2*1 - 1")
    assert settle(Target("p", replace(proof, steps=wrong))).verdict != "proved"
