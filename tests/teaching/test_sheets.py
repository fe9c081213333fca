"""Which exercise a theorem gets, and what the key of a sheet says."""

from __future__ import annotations

import json

import pytest

from symproof.teaching.model import gaps_in
from symproof.teaching.sheets import KINDS, Options, key_text, quiz, values_of, worksheet
from symproof.teaching.subjects import TeachingError
from symproof.teaching.words import WORDS
from symproof.words import LANGUAGES, word
from tests.teaching.four import FOUR, derivations, source

COMMON = {
    "number",
    "exercise",
    "theorem",
    "points",
    "kind",
    "definitions",
    "assumptions",
    "given",
    "facts",
    "shapes",
}
OWN = {
    "line": {"before", "relation", "answer", "by", "after"},
    "term": {"before", "relation", "answer", "by", "after", "whole"},
    "reason": {"before", "relation", "term", "answer"},
    "order": {"head", "lines", "answer"},
    "match": {"choices", "reasons", "answer"},
    "wrong_step": {"step", "before", "relation", "right", "by", "after", "counterexample"},
    "true_false": {"claim", "answer"},
    "choice": {"claim", "choices", "answer"},
    "value": {"of", "answer"},
}


def kinds_of(sheet):
    return {exercise.theorem: exercise.kind for exercise in sheet.exercises}


def test_kinds_are_dealt_to_the_theorems_that_they_suit():
    assert kinds_of(worksheet(derivations(), Options(seed=7))) == {
        "odd_gate": "order",
        "relu": "blanks",
        "gelu": "match",
        "swish": "wrong_step",
    }


def test_one_kind_is_for_all_theorems():
    sheet = worksheet(derivations(), Options(exercises=("match",), asked=True))
    assert {*kinds_of(sheet).values()} == {"match"}


def test_fewer_theorems_than_kinds_have_exercises_that_suit_them():
    sheet = worksheet(derivations("relu"), Options())
    assert kinds_of(sheet) == {"relu": "blanks"}


def test_a_kind_that_suits_no_theorem_is_an_error():
    with pytest.raises(TeachingError, match="kind order can be made of relu"):
        worksheet(derivations("relu"), Options(exercises=("order",), asked=True))


def test_more_kinds_asked_for_than_theorems_is_an_error():
    with pytest.raises(TeachingError, match="no theorem is left"):
        worksheet(derivations("gelu"), Options(exercises=("blanks", "match"), asked=True))


@pytest.mark.parametrize("make", [worksheet, quiz])
@pytest.mark.parametrize("kinds", [KINDS, ("blanks",)])
def test_items_have_what_grading_needs(make, kinds):
    for seed in range(4):
        key = json.loads(key_text(make(derivations(), Options(seed=seed, exercises=kinds))))
        assert key["symproof"] == "key"
        assert key["version"] == 1
        for item in key["items"]:
            assert {*item} >= COMMON | OWN[item["kind"]]


@pytest.mark.parametrize("make", [worksheet, quiz])
def test_every_number_on_the_sheet_is_in_the_key(make):
    sheet = make(derivations(), Options(seed=3))
    printed = [gap.number for e in sheet.exercises for gap in gaps_in(e) if gap.number]
    assert printed == [item["number"] for item in sheet.items]
    assert sheet.points == sum(item["points"] for item in sheet.items)


def test_the_order_of_the_arguments_is_that_of_the_exercises():
    names = FOUR[::-1]
    sheet = worksheet(derivations(*names), Options())
    assert [exercise.theorem for exercise in sheet.exercises] == [*names]


@pytest.mark.parametrize("fmt", ["latex", "typst", "html", "markdown"])
@pytest.mark.parametrize("make", [worksheet, quiz])
def test_a_sheet_in_chinese_has_no_english_words(make, fmt):
    sheet = make(derivations(), Options(lang="zh"))
    text = source(sheet, fmt) + source(sheet, fmt, key=True)
    # short ones are parts of what a template says to its compiler
    english = [texts[0] for texts in WORDS.values() if len(texts[0].partition("{")[0]) > 10]
    assert [said for said in english if said in text] == []
    assert word(f"teach:{sheet.kind}", "zh") in text


def test_every_word_is_there_in_every_language():
    for key, texts in WORDS.items():
        assert len(texts) == len(LANGUAGES), key
        assert all(texts), key
        places = [sorted(part.split("}")[0] for part in text.split("{")[1:]) for text in texts]
        assert places[0] == places[1], key


def test_templates_of_the_students_sheet_see_no_answers():
    sheet = worksheet(derivations(), Options(seed=7))
    seen = values_of(sheet, key=False)["sheet"]
    assert seen == sheet.without_answers()
    assert seen != sheet


@pytest.mark.parametrize("fmt", ["latex", "typst", "html", "markdown"])
def test_a_title_of_an_author_is_escaped(fmt):
    sheet = worksheet(derivations("relu"), Options(title="50% <b>$x$</b> #1 {{ 7 }}"))
    text = source(sheet, fmt)
    raw = {"latex": "50% <b>$x$", "typst": "$x$</b> #1", "html": "<b>", "markdown": "<b>$x$"}
    assert raw[fmt] not in text.replace("<b>a", "").replace("<b>b", "").replace("<b>c", "")


def test_no_theorems_make_no_sheet():
    with pytest.raises(TeachingError, match="needs a proof"):
        worksheet([], Options())


def test_a_theorem_without_a_certain_mistake_gets_another_exercise():
    # the equations of sign_neg cannot be changed into certainly false ones
    names = ("sign_neg", "gelu_deriv", "integral_relu", "sigmoid_pos", "companion")
    kinds = kinds_of(worksheet(derivations(*names), Options(seed=1)))
    assert {*kinds} == {*names}
    with pytest.raises(TeachingError, match="certain mistake"):
        worksheet(derivations("sign_neg"), Options(seed=1, exercises=("wrong_step",), asked=True))
