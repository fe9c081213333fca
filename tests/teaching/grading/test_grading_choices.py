"""Marks of reasons, orders, pairs, choices, truth, and of the wrong step."""

from __future__ import annotations

from fractions import Fraction

import pytest

from symproof.teaching.grading.key import Item
from tests.teaching.grading.items import (
    CHOICE,
    FALSE,
    LETTERED,
    MATCH,
    ORDER,
    REASON,
    TRUE,
    WRONG_STEP,
    keys,
    mark,
    verdict,
)

# reasons


@pytest.mark.parametrize(
    "text",
    [
        "by definition of max",
        "By  Definition of MAX.",
        "definition of max",
        "the definition of $\\max$",
        "由 max 的定义",
        "根据max的定义",
        "max 的定义。",
        "unfold max",
    ],
)
def test_a_reason_may_be_said_in_either_language_or_as_in_a_proof_file(text: str) -> None:
    assert verdict(REASON, text) == "correct"


def test_another_reason_is_told_what_it_is_about_and_not_the_answer() -> None:
    found = mark(REASON, "arithmetic")
    assert (found.verdict, keys(found)) == ("wrong", ["about_ring", "reason_wrong"])


def test_a_definition_of_something_else_is_wrong() -> None:
    assert keys(mark(REASON, "by definition of min")) == ["reason_name"]


def test_a_definition_of_nothing_is_half_a_reason() -> None:
    assert (verdict(REASON, "by definition"), keys(mark(REASON, "定义"))) == (
        "form",
        ["reason_of_what"],
    )


def test_a_reason_that_nobody_knows_is_for_the_teacher() -> None:
    assert verdict(REASON, "because I say so") == "undecided"


def test_a_reason_of_a_proof_file_that_proves_the_step_counts() -> None:
    item = Item(1, "reason", 1, ("laws of exponents", "exp"), before="2*x + x", term="3*x")
    assert (verdict(item, "ring"), keys(mark(item, "ring"))) == ("correct", ["reason_proves"])
    assert verdict(item, "order") == "wrong"


def test_a_letter_stands_for_the_reason_beside_it() -> None:
    assert verdict(LETTERED, "b") == "correct"
    assert verdict(LETTERED, "(B)") == "correct"
    assert verdict(LETTERED, "a") == "wrong"
    assert keys(mark(LETTERED, "z")) == ["no_choice"]


# orders


@pytest.mark.parametrize(
    "text",
    [
        "C F D B A E",
        "c, f, d, b, a, e",
        "CFDBAE",
        r"$C \to F \to D \to B \to A \to E$",
        "C→F→D→B→A→E",
    ],
)
def test_an_order_may_be_written_in_many_ways(text: str) -> None:
    assert verdict(ORDER, text) == "correct"


def test_another_order_that_is_a_calculation_too_counts() -> None:
    found = mark(ORDER, "C F B D A E")
    assert (found.verdict, keys(found)) == ("correct", ["order_also"])


def test_an_order_in_which_a_line_does_not_follow_is_wrong_and_the_line_is_named() -> None:
    found = mark(ORDER, "F C D B A E")
    assert found.verdict == "wrong"
    assert found.notes[0].key == "order_breaks"
    assert dict(found.notes[0].values) == {"label": "F"}


def test_an_order_that_ends_elsewhere_is_wrong() -> None:
    assert keys(mark(ORDER, "C F D B E A")) == ["order_ends"]


@pytest.mark.parametrize("text", ["C F D B A", "C C F D B A"])
def test_each_label_is_needed_once(text: str) -> None:
    assert keys(mark(ORDER, text)) == ["each_once"]


def test_labels_that_there_are_not_cannot_be_read() -> None:
    assert verdict(ORDER, "C F D B A Z") == "unreadable"


# pairs


@pytest.mark.parametrize(
    "text",
    [
        "1a 2c 3b 4b",
        "1-a, 2-c, 3-b, 4-b",
        "1→a；2→c；3→b；4→b",
        "1. a\n2. c\n3. b\n4. b",
        "a c b b",
        "1：a，2：c，3：b，4：b",
    ],
)
def test_pairs_may_be_written_in_many_ways(text: str) -> None:
    assert verdict(MATCH, text) == "correct"


def test_each_right_pair_gets_its_part() -> None:
    found = mark(MATCH, "1a 2b 3b 4a")
    assert (found.verdict, found.share) == ("partly", Fraction(1, 2))
    assert dict(found.notes[0].values) == {"labels": "2, 4"}


def test_labels_with_the_same_reason_count_for_each_other() -> None:
    item = Item(
        1,
        "match",
        1,
        {"1": "a", "2": "b"},
        reasons={"a": ("arithmetic",), "b": ("arithmetic",)},
    )
    assert verdict(item, "1b 2a") == "correct"


def test_one_line_with_two_reasons_cannot_be_read() -> None:
    assert verdict(MATCH, "1a 1b 2c") == "unreadable"


# choices and truth


@pytest.mark.parametrize("text", ["c", "(C)", "c)", "**c**", "c) arithmetic", "arithmetic"])
def test_a_choice_is_a_letter_or_its_text(text: str) -> None:
    assert verdict(CHOICE, text) == "correct"


@pytest.mark.parametrize("text", ["a", "d", "φ is odd"])
def test_another_choice_is_wrong(text: str) -> None:
    assert verdict(CHOICE, text) == "wrong"


@pytest.mark.parametrize("text", ["true", "T", "Yes.", "对", "正确", "✓", r"$\checkmark$"])
def test_truth_may_be_said_in_many_ways(text: str) -> None:
    assert (verdict(TRUE, text), verdict(FALSE, text)) == ("correct", "wrong")


@pytest.mark.parametrize(
    "text", ["false", "F", "no", "错", "错误", "✗", r"$\times$", "False, at x = 0"]
)
def test_falsehood_may_be_said_in_many_ways(text: str) -> None:
    assert (verdict(TRUE, text), verdict(FALSE, text)) == ("wrong", "correct")


# the wrong step


@pytest.mark.parametrize(
    "text",
    [
        r"3: $= x\Phi(x) + x(1-\Phi(x))$",
        r"step 3: $x\Phi(x) + x(1-\Phi(x))$",
        r"第 3 步：$x\Phi(x) + x(1-\Phi(x))$",
        "3) x*Phi(x) + x*(1 - Phi(x))",
        "(3), mended line: $x \\Phi(x) + x - x\\Phi(x)$",
    ],
)
def test_the_wrong_step_and_its_mend_are_right(text: str) -> None:
    assert verdict(WRONG_STEP, text) == "correct"


def test_the_step_is_half_and_the_mend_is_half() -> None:
    step = mark(WRONG_STEP, "3")
    mend = mark(WRONG_STEP, "2: x*Phi(x) + x*(1 - Phi(x))")
    assert (step.verdict, step.share, keys(step)) == ("partly", Fraction(1, 2), ["mend_missing"])
    assert (mend.verdict, mend.share, keys(mend)) == ("partly", Fraction(1, 2), ["step_wrong"])


def test_a_mend_in_another_form_counts_in_part() -> None:
    found = mark(WRONG_STEP, "3: x")
    assert (found.share, found.formal) == (Fraction(1, 2), Fraction(1, 2))
    assert found.counted(Fraction(1, 2)) == Fraction(3, 4)


def test_another_step_with_a_false_line_is_wrong() -> None:
    assert verdict(WRONG_STEP, "2: x*Phi(x)") == "wrong"
