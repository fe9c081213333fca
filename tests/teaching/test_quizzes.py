"""Quizzes: their answers are certain, and no question shows the answer of another."""

from __future__ import annotations

from fractions import Fraction

import pytest

from symproof.api import prove, refute
from symproof.calculation import ProofError
from symproof.checking import check
from symproof.library import find
from symproof.notation.plain import parse_claim, show_claim
from symproof.proof import Proof
from symproof.teaching.model import formulas_in
from symproof.teaching.saying import said
from symproof.teaching.sheets import Options, quiz
from symproof.teaching.subjects import TeachingError
from tests.teaching.four import FOUR, derivation, derivations, source, squeezed, subject


def quiz_of(names=FOUR, **options):
    return quiz(derivations(*names), Options(**options))


def items(kind, seeds=6):
    return [i for seed in range(seeds) for i in quiz_of(seed=seed).items if i["kind"] == kind]


def test_what_is_called_false_is_refuted():
    found = [item for item in items("true_false") if not item["answer"]]
    assert len(found) > 4
    for item in found:
        verdict = refute(item["claim"], let=item["definitions"], assume=item["assumptions"])
        assert verdict.verdict == "refuted", item["claim"]
        assert item["counterexample"]["left"] != item["counterexample"]["right"]


def test_what_is_called_true_is_proved():
    found = [item for item in items("true_false") if item["answer"]]
    assert len(found) > 4
    for item in found:
        verdict = prove(item["claim"], let=item["definitions"], assume=item["assumptions"])
        assert verdict.proved, item["claim"]


def test_values_are_proved():
    for item in items("value", 3):
        claim = f"{item['of']} = {item['answer']}"
        assert prove(claim, let=item["definitions"], assume=item["assumptions"]).proved, claim


def test_values_are_asked_for_at_points_where_the_theorem_holds():
    # x > 0 is assumed there, and the kernel refuses to speak of a number in place of x
    kinds = {item["kind"] for item in quiz_of(("relu_of_nonneg",)).items}
    assert "value" not in kinds


def test_right_sides_are_those_of_the_theorems():
    for item in items("line", 1):
        own = derivation(item["theorem"]).claim
        assert f"{item['before']} = {item['answer']}" == show_claim(own)


@pytest.mark.parametrize("name", FOUR)
def test_a_line_checks_by_the_reason_that_is_right_and_by_no_other(name):
    own = subject(name)
    facts = {fact.name: find(fact.origin)[1] for fact in own.derivation.cited}
    by = {"by definition of max": "unfold max", "laws of exponents": "exp"}
    by |= {"differentiation": "derivative", "trigonometric identities": "trig"}
    by |= {"laws of logarithms": "log", "laws of integrals": "integral"}
    by |= {"arithmetic of fractions": "field"}
    for spot in own.lines:
        by[said(spot.phrases, "en")] = spot.by
    for seed in range(5):
        for item in quiz_of((name,), seed=seed).items:
            if item["kind"] != "choice":
                continue
            right = [k for k, text in item["choices"].items() if checks(item, by[text], facts, own)]
            assert right == [item["answer"]], (item["claim"], item["choices"])


def checks(item, reason, facts, own):
    claim = parse_claim(item["claim"])
    lhs, _, rhs = show_claim(claim).partition(" = ")
    definitions = own.derivation.definitions
    given = {g.name: own.setting()["given"][g.name] for g in own.derivation.given}
    proof = Proof(
        claim=item["claim"],
        definitions=definitions,
        given=given,
        facts=facts,
        steps=f"{lhs}\n= {rhs} by {reason}",
    )
    try:
        check(proof)
    except ProofError:
        return False
    return True


@pytest.mark.parametrize("seed", range(5))
def test_the_claim_that_is_asked_for_is_nowhere_in_the_quiz(seed):
    sheet = quiz_of(seed=seed)
    claims = {show_claim(derivation(name).claim) for name in FOUR}
    shown = [
        show_claim(formula)
        for formula in formulas_in(sheet.without_answers().exercises)
        if hasattr(formula, "rhs") or hasattr(formula, "relations")
    ]
    assert shown
    assert claims.isdisjoint(shown)


@pytest.mark.parametrize("name", FOUR)
def test_the_line_whose_reason_is_asked_for_is_not_also_to_be_judged(name):
    for seed in range(8):
        by_kind = {item["kind"]: item for item in quiz_of((name,), seed=seed).items}
        judged, justified = by_kind["true_false"], by_kind["choice"]
        line = (judged["claim"].partition(" = ")[0], judged["assumptions"])
        assert line != (justified["claim"].partition(" = ")[0], justified["assumptions"])


def test_a_line_of_a_case_is_judged_in_its_case():
    found = [quiz_of(("relu",), seed=seed) for seed in range(4)]
    judged = [next(e for e in sheet.exercises if e.kind == "true_false") for sheet in found]
    assert all(exercise.conditions for exercise in judged)
    assert "当" in source(quiz_of(("relu",), seed=1, lang="zh"), "latex")


@pytest.mark.parametrize("fmt", ["latex", "typst", "html"])
def test_counterexamples_are_in_the_key_only(fmt):
    sheet = next(s for s in (quiz_of(seed=n) for n in range(9)) if has_false(s))
    said_so = squeezed("the left-hand side is")
    assert said_so in squeezed(source(sheet, fmt, key=True))
    assert said_so not in squeezed(source(sheet, fmt))


def has_false(sheet):
    return any(item["answer"] is False for item in sheet.items)


def test_the_numbers_of_questions_and_items_agree():
    sheet = quiz_of(seed=4)
    assert [e.number for e in sheet.exercises] == [item["number"] for item in sheet.items]
    assert sheet.points == sum(item["points"] for item in sheet.items)


def test_counterexamples_are_exact_numbers():
    for item in items("true_false", 3):
        if "counterexample" in item:
            bounds = [*item["counterexample"]["left"], *item["counterexample"]["right"]]
            assert all(isinstance(Fraction(bound), Fraction) for bound in bounds)


def test_a_theorem_without_questions_is_an_error():
    # a sum that is the claim, by arithmetic of which no other reason is wrong enough
    own = prove("x + x = x + x").derivation
    with pytest.raises(TeachingError, match="no question"):
        quiz([own], Options())
