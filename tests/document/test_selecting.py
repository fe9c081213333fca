"""Selections: by tag, line and verdict."""

from __future__ import annotations

import pytest
from hand_made import question, source

from symproof.document.model import Finding, Mishap, Question
from symproof.document.selecting import Choice, SelectionError, selection

OF = source(text="\n".join(f"$x = {n}$" for n in range(1, 10)) + "\n")


def asked(line: int, tag: str = "") -> Question:
    return question(f"x = {line}", of=OF, tag=tag)


@pytest.mark.parametrize(
    ("text", "line", "tag", "chosen"),
    [
        ("24", 1, "24", True),
        ("24", 1, "(24)", True),
        ("(24)", 1, "24", True),
        ("24", 1, "2", False),
        ("24", 1, "", False),
        ("23-25", 1, "24", True),
        ("23-25", 1, "26", False),
        ("23-25", 1, "23-25", True),
        ("A.1", 1, "A.1", True),
        ("1,24", 1, "24", True),
        ("L3", 3, "", True),
        ("L3", 4, "", False),
        ("L3-L5", 4, "", True),
        ("L3-5", 5, "", True),
        ("(L3)", 3, "", False),
        ("(L3)", 1, "L3", True),
        ("refuted", 1, "refuted", False),
    ],
)
def test_a_selection_chooses_by_tag_and_line(text: str, line: int, tag: str, chosen: bool):
    assert selection(text).places(asked(line, tag)) is chosen


def test_a_verdict_chooses_also_rows_that_are_wrong_against_the_head():
    right = Finding(asked(1), "proved", against_head="refuted")
    assert selection("refuted").chooses(right)
    assert selection("undefined,proved").chooses(right)
    assert not selection("undefined").chooses(right)


def test_several_selections_must_all_choose():
    choice = Choice((selection("L1-L5"), selection("refuted")))
    assert choice.asks(asked(3))
    assert not choice.asks(asked(7))
    assert choice.keeps(Finding(asked(3), "refuted"))
    assert not choice.keeps(Finding(asked(3), "proved"))


def test_what_is_ignored_by_place_is_not_asked():
    choice = Choice((), (selection("24,undecided"),))
    assert not choice.asks(asked(1, "24"))
    assert choice.asks(asked(1, "25"))
    assert not choice.keeps(Finding(asked(1), "undecided"))


def test_places_in_the_text_are_chosen_by_line_and_verdict():
    mishap = Mishap(OF, OF.text.index("$x = 4"), len(OF.text), "a $")
    assert Choice().keeps_mishap(mishap)
    assert Choice((selection("L4"),)).keeps_mishap(mishap)
    assert not Choice((selection("24"),)).keeps_mishap(mishap)
    assert not Choice((), (selection("unreadable"),)).keeps_mishap(mishap)


def test_a_selection_of_nothing_says_which_tags_there_are():
    questions = [asked(n, tag) for n, tag in ((1, "1"), (2, "2"), (3, "3"), (4, "A"), (5, "7"))]
    Choice((selection("2"),)).check(questions)
    with pytest.raises(SelectionError, match=r"--only 99: .* the tags are 1-3, A, 7$"):
        Choice((selection("99"),)).check(questions)
    with pytest.raises(SelectionError, match="there are no relations"):
        Choice((selection("99"),)).check([])
    with pytest.raises(SelectionError, match="none has a tag, they stand on lines 1 to 1"):
        Choice((selection("99"),)).check([asked(1)])


@pytest.mark.parametrize("text", ["", ",", "1,,2", "5-3", "L5-L3"])
def test_a_selection_that_is_none_is_refused(text: str):
    with pytest.raises(SelectionError, match="--only"):
        selection(text)
