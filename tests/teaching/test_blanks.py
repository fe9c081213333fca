"""Blanks: what is left out, how much of it, and that it is nowhere on the sheet."""

from __future__ import annotations

import json
import unicodedata
from pathlib import Path

import pytest

from symproof.formats import format_named
from symproof.kernel.term import Term, substitute
from symproof.notation.plain import parse_term, show
from symproof.notations import Notation
from symproof.teaching.blanks import Request, blanked
from symproof.teaching.model import gaps_in, rows_of
from symproof.teaching.places import ANSWER
from symproof.teaching.sheets import Options, key_text, worksheet
from symproof.teaching.subjects import TeachingError
from symproof.typesetting import pdf_of_typst
from tests.pdf_files import spoken, text_of
from tests.teaching.four import (
    FOUR,
    VARIED,
    answers,
    derivation,
    derivations,
    leaked,
    source,
    squeezed,
    subject,
)

FORMATS = ("latex", "typst", "html", "markdown")
BLANKS = ("blanks",)


def sheet_of(names=FOUR, **options):
    return worksheet(derivations(*names), Options(exercises=BLANKS, **options))


@pytest.mark.parametrize("fmt", FORMATS)
@pytest.mark.parametrize("level", [1, 2, 3])
@pytest.mark.parametrize("seed", range(4))
def test_what_is_left_out_is_nowhere_in_the_source_of_the_sheet(seed, level, fmt):
    sheet = sheet_of(share=0.6, seed=seed, level=level)
    assert leaked(sheet, fmt) == []


@pytest.mark.slow
@pytest.mark.parametrize("name", VARIED)
def test_nothing_leaks_from_any_kind_of_theorem(name):
    for seed in range(12):
        for lang in ("en", "zh"):
            sheet = sheet_of((name,), share=0.5, seed=seed, lang=lang)
            assert [leaked(sheet, fmt) for fmt in FORMATS] == [[]] * len(FORMATS)


@pytest.mark.parametrize("fmt", FORMATS)
def test_the_key_has_all_that_is_left_out(fmt):
    sheet = sheet_of(share=0.6, seed=7)
    key = squeezed(source(sheet, fmt, key=True))
    wanted = answers(sheet, format_named(fmt).notation)
    assert len(wanted) > 3
    assert [answer for answer in wanted if answer not in key] == []


def test_what_is_left_out_is_not_spoken_either():
    for seed in range(6):
        sheet = sheet_of(share=0.6, seed=seed)
        text = source(sheet, "typst")
        spoken = [spoken_answer(sheet, gap.answer) for gap in term_gaps(sheet)]
        assert spoken
        assert [speech for speech in spoken if f'"equals {speech}"' in text] == []


def term_gaps(sheet):
    gaps = [gap for exercise in sheet.exercises for gap in gaps_in(exercise)]
    return [gap for gap in gaps if isinstance(gap.answer, Term)]


def spoken_answer(sheet, term):
    return Notation("speech", sheet.lang, []).show(term)


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_the_pdf_has_no_answers_in_its_text_or_in_what_is_read_aloud(lang, tmp_path: Path):
    pytest.importorskip("typst", reason="typst is not installed")
    sheet = sheet_of(share=0.6, seed=7, lang=lang)
    lines = [gap.answer for gap in term_gaps(sheet) if gap.kind == "line"]
    read_aloud = [spoken_answer(sheet, term) for term in lines]
    texts, heard = {}, {}
    for key in (False, True):
        pdf = pdf_of_typst(source(sheet, "typst", key=key), lang)
        # letters of mathematics are compared as plain ones
        texts[key] = squeezed(unicodedata.normalize("NFKC", text_of(pdf, tmp_path, "-raw")))
        said = spoken(pdf)
        heard[key] = [line for line in read_aloud if any(each.endswith(line) for each in said)]
    # what the key has in line 3 of ReLU
    assert "x−0" in texts[True]
    assert "x−0" not in texts[False]
    assert heard == {False: [], True: read_aloud}


def test_a_sheet_without_answers_holds_no_answer():
    bare = sheet_of(seed=7).without_answers()
    gaps = [gap for exercise in bare.exercises for gap in gaps_in(exercise)]
    assert [gap.answer for gap in gaps] == [None] * len(gaps)
    assert bare.items == ()


@pytest.mark.parametrize("seed", range(5))
def test_the_same_seed_gives_the_same_sheet(seed):
    one, two = sheet_of(seed=seed), sheet_of(seed=seed)
    assert key_text(one) == key_text(two)
    assert source(one, "latex") == source(two, "latex")


def test_the_seed_is_not_on_the_sheet_of_students():
    # whoever has it can make the key
    sheet = sheet_of(seed=48151623)
    assert sheet.without_answers().seed is None
    for fmt in ("html", "latex", "markdown", "typst"):
        assert "48151623" not in source(sheet, fmt)
        assert str(sheet.number) in source(sheet, fmt)


def test_seeds_give_different_sheets():
    assert len({key_text(sheet_of(seed=seed)) for seed in range(8)}) > 4


def test_this_sheet_is_the_same_on_every_platform():
    items = sheet_of(("gelu",), seed=7).items
    assert [(item["kind"], item["answer"]) for item in items] == [
        ("term", "(-x)*Phi(-x)"),
        ("term", "x*(1 - Phi(x))"),
    ]


@pytest.mark.parametrize(("share", "blanks"), [(0.01, 1), (0.4, 2), (0.6, 3), (1.0, 5)])
def test_the_share_is_that_of_the_lines(share, blanks):
    items = sheet_of(("gelu",), share=share, seed=3).items
    assert len(items) == blanks


def test_level_1_asks_for_reasons_from_a_list_and_one_line():
    exercise, items = blanked(subject("odd_gate"), Request(0.7, 1, 5), 1, 1, [])
    kinds = [item["kind"] for item in items]
    assert kinds.count("line") == 1
    assert kinds.count("reason") == len(kinds) - 1
    assert len(exercise.choices) == 3
    letters = {choice.letter for choice in exercise.choices}
    assert all(letters & {*item["answer"]} for item in items if item["kind"] == "reason")


def test_level_3_asks_for_neighbouring_lines_and_gives_no_reasons():
    exercise, items = blanked(subject("odd_gate"), Request(0.5, 3, 5), 1, 1, [])
    rows = list(rows_of(exercise.segments))
    assert {item["kind"] for item in items} == {"line"}
    assert [row.reasons for row in rows] == [()] * len(rows)
    gaps = [i for i, row in enumerate(rows) if row.gap]
    assert gaps == list(range(gaps[0], gaps[-1] + 1))


def test_the_last_line_is_never_left_out_since_it_is_claimed():
    for seed in range(10):
        for item in sheet_of(("odd_gate", "relu"), share=1.0, seed=seed).items:
            assert item["answer"] not in ("x", "f(x) - f(-x)")


def test_a_part_of_a_line_put_back_gives_the_line():
    found = 0
    for seed in range(10):
        for item in sheet_of(share=1.0, seed=seed).items:
            if item["kind"] == "term":
                whole, part = parse_term(item["whole"]), parse_term(item["answer"])
                line = show(substitute(whole, {ANSWER: part}))
                known = subject(item["theorem"]).spots
                assert "".join(line.split()) in ["".join(show(s.term).split()) for s in known]
                found += 1
    assert found > 5


def test_gaps_are_numbered_in_the_order_of_the_page():
    sheet = sheet_of(share=0.6, seed=2)
    numbers = [gap.number for exercise in sheet.exercises for gap in gaps_in(exercise)]
    assert numbers == list(range(1, len(numbers) + 1))
    assert [item["number"] for item in sheet.items] == numbers


def test_the_key_says_where_a_line_stands():
    items = json.loads(key_text(sheet_of(("relu",), share=1.0, seed=1)))["items"]
    line = next(item for item in items if item["answer"] == "x - 0")
    assert line["before"] == "max(x, 0) - max(-x, 0)"
    assert line["assumptions"] == ["x > 0"]
    assert line["definitions"] == ["relu(x) = max(x, 0)"]
    assert line["after"] == {"relation": "=", "term": "x", "by": "ring"}


def test_nothing_left_out_is_an_error():
    with pytest.raises(TeachingError, match="nothing to blank"):
        blanked(subject("odd_gate"), Request(0.0, 2, 1), 1, 1, [])


def test_a_single_line_that_is_claimed_cannot_be_left_out():
    with pytest.raises(TeachingError, match="level 3"):
        sheet_of(("sigmoid_beta_add",), level=3)


def test_a_theorem_is_on_a_sheet_once():
    with pytest.raises(TeachingError, match="twice"):
        worksheet([derivation("relu"), derivation("relu")], Options())
