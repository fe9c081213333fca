"""Answers that say two things, or deny what they say: none is right."""

from __future__ import annotations

import pytest

from symproof.teaching.grading.key import Item
from tests.teaching.grading.items import (
    CHOICE,
    FALSE,
    MATCH,
    ORDER,
    REASON,
    TRUE,
    WRONG_STEP,
    mark,
    verdict,
)

SINCE = Item(
    1,
    "reason",
    1,
    ("since x = 0", "因为 x = 0", "case"),
    assumptions=("x = 0",),
    before="0",
    term="x",
    by="case",
)
ARITHMETIC = Item(2, "reason", 1, ("arithmetic", "整理", "ring"), before="x + x", term="2*x")
MENDED = r"$x\Phi(x) + x(1-\Phi(x))$"


@pytest.mark.parametrize(
    "text",
    ["true, or false", "true; no, false", "true. wait: false", "T,F", "true: wrong", "正确，错误"],
)
def test_true_and_false_at_once_is_neither(text: str) -> None:
    assert (verdict(TRUE, text), verdict(FALSE, text)) == ("unreadable", "unreadable")


@pytest.mark.parametrize(
    "text", ["true, since f(x) = x", "True. It fails nowhere.", "对，因为成立"]
)
def test_what_explains_true_does_not_deny_it(text: str) -> None:
    assert verdict(TRUE, text) == "correct"


@pytest.mark.parametrize("text", ["c: no, a", "c) a)", "c. a.", "c, or a", "c) by definition of f"])
def test_two_choices_are_none(text: str) -> None:
    assert verdict(CHOICE, text) == "unreadable"


@pytest.mark.parametrize("text", ["1a/b 2c 3b 4b", "1ab2 2c", "1: a or b; 2: c; 3: b; 4: b"])
def test_two_reasons_for_a_line_are_none(text: str) -> None:
    assert verdict(MATCH, text) == "unreadable"


@pytest.mark.parametrize("text", [f"3, 4: {MENDED}", f"3 or 4: {MENDED}", f"3: 4: {MENDED}"])
def test_two_wrong_lines_are_none(text: str) -> None:
    assert verdict(WRONG_STEP, text) == "unreadable"


@pytest.mark.parametrize(
    "text",
    [
        "since x > 0",
        "x < 0",
        "x >= 0",
        "since x != 0",
        r"since $x \le 0$",
        "in the case x > 0",
        "x = -0.5",
    ],
)
def test_another_condition_is_another_reason(text: str) -> None:
    assert verdict(SINCE, text) == "wrong"


@pytest.mark.parametrize("text", ["x ≠ 0", "not x = 0", "x = 0 or x = 1"])
def test_a_condition_that_is_denied_is_no_reason(text: str) -> None:
    assert verdict(SINCE, text) == "undecided"


@pytest.mark.parametrize(
    "text",
    [
        "not by arithmetic",
        "arithmetic is wrong",
        "i don't know, maybe algebra",
        "不是整理",
        "algebra or not",
    ],
)
def test_a_reason_that_is_denied_or_guessed_is_for_the_teacher(text: str) -> None:
    assert verdict(ARITHMETIC, text) == "undecided"


def test_a_reason_that_names_something_else_of_the_sheet_too_is_wrong() -> None:
    assert verdict(REASON, "by definition of max and min") == "wrong"


def test_another_order_after_the_right_one_is_not_read() -> None:
    assert verdict(ORDER, "C F D B A E, A B C D E F") != "correct"


def test_an_unknown_name_is_told_before_the_point_at_which_the_line_is_false() -> None:
    found = mark(Item(3, "line", 1, "x", before="1/2*(2*x)", by="ring"), "psi(x)")
    assert [note.key for note in found.notes] == ["new_names", "wrong_line"]


@pytest.mark.parametrize("text", ["definition of max, since x < 0", "unfold max as $x \\le 0$"])
def test_a_condition_that_is_not_the_case_s_is_for_the_teacher(text: str) -> None:
    assert verdict(REASON, text) == "undecided"


def test_a_definition_of_something_else_is_not_that_of_the_theorem() -> None:
    item = Item(
        5,
        "reason",
        1,
        ("by definition of leaky, since x > 0", "unfold leaky, unfold cases"),
        theorem="leaky_relu",
        assumptions=("x > 0",),
        before="leaky(x)",
        term="x",
    )
    assert verdict(item, "definition of max") == "wrong"
