"""Sentences of reports in Chinese: the catalogues, and how sentences are put together."""

from __future__ import annotations

import ast
import re
from itertools import pairwise
from pathlib import Path
from string import Formatter

import symproof
from symproof.sayings import told
from symproof.sayings.audits import SENTENCES as AUDITS
from symproof.sayings.documents import SENTENCES as DOCUMENTS
from symproof.sayings.notation import SENTENCES as NOTATION
from symproof.sayings.verdicts import SENTENCES as VERDICTS

PACKAGE = Path(symproof.__file__).parent
ALL = {**AUDITS, **DOCUMENTS, **NOTATION, **VERDICTS}
# names of programs, and what stands as code
LATIN = {"SymPy", "NumPy", "FLINT", "LaTeX", "sigmoid", "symproof", "ignore", "ulp", "sqrt", "for"}
LATIN |= {"all", "start", "end", "scipy", "impl", "exp", "NaN"}


def places(text: str) -> set[str]:
    """Return the places of a sentence."""
    return {place for _, place, _, _ in Formatter().parse(text) if place}


def words(text: str) -> list[str]:
    """Return what stands between the places of a sentence."""
    return [literal for literal, _, _, _ in Formatter().parse(text) if literal]


def neighbours(text: str) -> list[str]:
    """Return the pairs of words that stand beside each other."""
    found = re.findall("[A-Za-z-]+", text)
    return [" ".join(pair) for pair in pairwise(found)]


def literals() -> str:
    """Return all texts in the code of the package, the catalogues left out."""
    found: list[str] = []
    for path in PACKAGE.rglob("*.py"):
        if path.parent.name == "sayings":
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                found.append(node.value)
    return "\n".join(found)


def test_a_sentence_has_the_same_places_in_both_languages():
    for english, chinese in ALL.items():
        assert places(english) == places(chinese), english


def test_a_chinese_sentence_has_no_english_words():
    for english, chinese in ALL.items():
        text = re.sub(r"\\[a-z]+", "", " ".join(words(chinese)))
        assert set(re.findall("[A-Za-z]{3,}", text)) <= LATIN, english


def test_every_sentence_is_one_that_the_package_says():
    """A sentence whose English was changed would be lost in silence.

    Some are put together from parts, so that most pairs of words are looked for, and not all.
    """
    said = literals()
    for english in ALL:
        pairs = [pair for piece in words(english) for pair in neighbours(piece)]
        missing = [pair for pair in pairs if pair not in said]
        assert 2 * len(missing) <= len(pairs) + 1, english


def test_what_stands_in_a_place_is_told_too():
    english = "at x = 1: the left side is 2, the right side is 3"
    assert told(english, "zh") == "在 x = 1 处：左边等于 2，右边等于 3"


def test_formulas_stay_as_they_are():
    assert told("f(x) = x if x > 0 has no derivative", "zh") == "f(x) = x if x > 0 不可导"


def test_a_list_of_sentences_is_told_one_by_one():
    english = "23 simple points; balls of up to 2,000 bits"
    assert told(english, "zh") == "23 个简单的点；至多 2,000 位精度的区间"


def test_a_place_for_a_number_takes_no_words():
    assert told("identity f(x) = x, proved", "zh") == "恒等式 f(x) = x，已证明"


def test_the_longer_sentence_is_meant():
    assert told("abs(x) has no derivative from the left", "zh") == "abs(x) 没有左导数"


def test_a_sentence_that_no_catalogue_has_stays_english():
    assert told("something that nobody says", "zh") == "something that nobody says"


def test_english_is_left_alone():
    assert told("proved", "en") == "proved"


def test_braces_of_formulas_are_no_places():
    assert told("at x = {1}: the two sides are equal", "zh") == "在 x = {1} 处：两边相等"
