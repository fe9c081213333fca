"""Wrong lines: each is certainly false, the others are right, and the key says so."""

from __future__ import annotations

from fractions import Fraction

import pytest

from symproof.api import refute
from symproof.notation.plain import parse_shapes, parse_term, show
from symproof.teaching.edits import EDITS, edits
from symproof.teaching.model import rows_of
from symproof.teaching.sheets import Options, worksheet
from symproof.teaching.subjects import TeachingError
from symproof.teaching.wrong_steps import wrong_step
from tests.teaching.four import FOUR, derivations, leaked, subject

ONLY = {"exercises": ("wrong_step",), "asked": True}


@pytest.mark.parametrize("name", FOUR)
@pytest.mark.parametrize("seed", range(6))
def test_the_wrong_line_is_refuted_in_its_case(name, seed):
    _, item = wrong_step(subject(name), seed, 1, 1, [])
    claim = f"{item['before']} = {item['wrong']}"
    verdict = refute(claim, let=item["definitions"], assume=item["assumptions"])
    assert verdict.verdict == "refuted"


@pytest.mark.parametrize("name", FOUR)
def test_all_other_lines_are_those_of_the_derivation(name):
    exercise, item = wrong_step(subject(name), 3, 1, 1, [])
    rows = list(rows_of(exercise.segments))
    right = [spot.term for spot in subject(name).lines]
    changed = [
        i for i, (row, term) in enumerate(zip(rows, right, strict=True), 1) if row.term != term
    ]
    assert changed == [item["step"]]
    assert rows[item["step"] - 1].mark == "wrong"
    assert show(right[item["step"] - 1]) == item["right"]


@pytest.mark.parametrize("name", FOUR)
def test_the_line_after_the_wrong_one_does_not_follow_from_it(name):
    exercise, item = wrong_step(subject(name), 1, 1, 1, [])
    if item["after"] is not None:
        claim = f"{item['wrong']} = {item['after']['term']}"
        verdict = refute(claim, let=item["definitions"], assume=item["assumptions"])
        assert verdict.verdict == "refuted"
        assert "teach:next_line" in [remark.key for remark in exercise.remarks]


def test_the_key_has_the_point_and_both_values():
    _, item = wrong_step(subject("odd_gate"), 1, 1, 1, [])
    found = item["counterexample"]
    assert found["point"] == {"x": "1"}
    assert "phi" in found["functions"]
    (low, high), (least, most) = ([*map(Fraction, found[side])] for side in ("left", "right"))
    assert high < least or most < low


@pytest.mark.parametrize("fmt", ["latex", "typst", "html", "markdown"])
@pytest.mark.parametrize("seed", range(4))
def test_the_right_line_is_nowhere_on_the_sheet(seed, fmt):
    assert leaked(worksheet(derivations(), Options(seed=seed, **ONLY)), fmt) == []


def test_the_sheet_does_not_mark_the_wrong_line():
    sheet = worksheet(derivations(), Options(seed=1, **ONLY)).without_answers()
    for exercise in sheet.exercises:
        assert {row.mark for row in rows_of(exercise.segments)} == {""}
        assert exercise.remarks == ()


def test_a_calculation_of_one_line_has_no_wrong_line():
    with pytest.raises(TeachingError, match="fewer than 3 lines"):
        wrong_step(subject("sigmoid_beta_add"), 1, 1, 1, [])


@pytest.mark.parametrize(
    ("kind", "term", "wrong"),
    [
        ("edit_sign", "a + b", "a - b"),
        ("edit_minus", "g(-x)", "g(x)"),
        ("edit_factor", "2*x", "x"),
        ("edit_distribute", "a*(b + c)", "a*b + c"),
        ("edit_exponent", "x^2", "x"),
        ("edit_linear", "exp(a + b)", "exp(a) + exp(b)"),
        ("edit_swap", "max(x, 0)", "min(x, 0)"),
    ],
)
def test_an_edit_makes_the_mistake_it_is_named_for(kind, term, wrong):
    found = [show(edit.term) for edit in edits(parse_term(term)) if edit.kind == kind]
    assert wrong in found


def test_every_edit_changes_the_term():
    term = parse_term("2*exp(a + b)^2*(sin(x) - max(-x, 0))")
    found = list(edits(term))
    assert {edit.kind for edit in found} == {*EDITS}
    assert term not in [edit.term for edit in found]


def test_matrices_are_not_edited():
    shapes = parse_shapes("A, B in R^(n x m)")
    assert list(edits(parse_term("A + B", shapes=shapes))) == []
