"""Lines in the wrong order, and lines to be matched with reasons."""

from __future__ import annotations

import pytest

from symproof.teaching.model import rows_of
from symproof.teaching.ordering import matched, ordered, suits_match, suits_order
from symproof.teaching.saying import said
from symproof.teaching.subjects import TeachingError
from tests.teaching.four import FOUR, subject

CHAINS = ("odd_gate", "gelu", "swish")


@pytest.mark.parametrize("name", CHAINS)
@pytest.mark.parametrize("seed", range(8))
def test_the_letters_in_the_order_of_the_key_give_the_calculation(name, seed):
    exercise, item = ordered(subject(name), seed, 1, 1)
    terms = {row.label: row.term for row in rows_of(exercise.segments)}
    assert [terms[letter] for letter in item["answer"]] == [s.term for s in subject(name).lines]


@pytest.mark.parametrize("name", CHAINS)
def test_the_lines_never_stand_in_the_right_order(name):
    for seed in range(40):
        _, item = ordered(subject(name), seed, 1, 1)
        assert item["answer"] != sorted(item["answer"])


def test_the_key_has_every_line_with_its_reason():
    _, item = ordered(subject("gelu"), 7, 1, 1)
    assert item["head"] == "gelu(x) - gelu(-x)"
    last = item["lines"][item["answer"][-1]]
    assert last == {"relation": "=", "term": "x", "by": "ring"}


def test_lines_of_cases_are_not_put_in_order():
    assert not suits_order(subject("relu"))
    with pytest.raises(TeachingError, match="relu"):
        ordered(subject("relu"), 1, 1, 1)


@pytest.mark.parametrize("name", FOUR)
@pytest.mark.parametrize("lang", ["en", "zh"])
def test_every_line_is_matched_with_its_own_reason(name, lang):
    own = subject(name, lang)
    exercise, item = matched(own, 5, 1, 1)
    labels = [row.label for row in rows_of(exercise.segments)]
    reasons = [said(spot.phrases, lang) for spot in own.lines]
    assert [item["choices"][item["answer"][label]] for label in labels] == reasons


def test_the_reasons_of_lines_to_be_matched_are_not_beside_them():
    exercise, _ = matched(subject("relu"), 5, 1, 1)
    assert [row.reasons for row in rows_of(exercise.segments)] == [()] * 8


def test_the_key_accepts_reasons_in_both_languages():
    _, item = matched(subject("gelu"), 5, 1, 1)
    accepted = item["reasons"][item["answer"]["1"]]
    assert {"by definition of gelu", "由 gelu 的定义", "unfold gelu"} <= {*accepted}


def test_two_reasons_are_too_few_to_be_matched():
    assert not suits_match(subject("erf_div_sqrt_two_neg"))
    with pytest.raises(TeachingError, match="reasons"):
        matched(subject("erf_div_sqrt_two_neg"), 1, 1, 1)
