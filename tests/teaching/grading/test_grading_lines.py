"""Marks of lines, parts of lines and values."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest

from symproof.teaching.grading.key import Item
from tests.teaching.grading.items import (
    BEFORE_CASES,
    BOUND,
    BY_ODDNESS,
    COLLECTED,
    EVERY,
    LAST,
    PART,
    POSITIVE,
    SLOPE,
    SYMMETRY,
    VALUE,
    keys,
    mark,
    verdict,
)

TERMS = [item for item in EVERY if item.kind in ("line", "term", "value")]


@pytest.mark.parametrize("item", TERMS, ids=lambda item: str(item.number))
def test_the_answer_of_the_key_is_correct(item: Item) -> None:
    assert verdict(item, item.answer) == "correct"


@pytest.mark.parametrize(
    "text",
    [
        r"$= \tfrac12(\varphi(x)+1)x - \tfrac12(-\varphi(x)+1)(-x)$",
        r"$\frac{1}{2}(\phi(x)+1)x-\frac{1}{2}(-\phi(x)+1)(-x)$",
        r"\[ \tfrac12 (1 + \phi(x))\,x - \tfrac12 (1-\phi(x))(-x) \]",
        "½(φ(x) + 1)x − ½(−φ(x) + 1)(−x)",
        "`1/2*(phi(x) + 1)*x - 1/2*(-phi(x) + 1)*(-x)`",
        "＝ 1/2*（phi(x)＋1）*x － 1/2*(-phi(x)＋1)*（-x）",
    ],
)
def test_a_line_may_be_written_in_any_notation(text: str) -> None:
    assert verdict(BY_ODDNESS, text) == "correct"


@pytest.mark.parametrize("text", ["1/2*(phi(x) + 1 - phi(x) + 1)*x", "½(1 + 1)x"])
def test_another_line_that_follows_and_from_which_the_next_follows_is_correct(text: str) -> None:
    assert verdict(COLLECTED, text) == "correct"


@pytest.mark.parametrize(
    ("item", "text", "said"),
    [
        (BY_ODDNESS, "1/2*(phi(x) + 1)*x - 1/2*(phi(-x) + 1)*(-x)", "repeats_before"),
        (BY_ODDNESS, "1/2*(phi(x) + 1)*x + 1/2*(1 - phi(x))*x", "repeats_after"),
        (BY_ODDNESS, "x", "other_step"),
        (COLLECTED, "x*1/2*(1 + phi(x)) + (1 - phi(x))*x/2", "repeats_before"),
        (COLLECTED, "x", "skips"),
        (LAST, "x*2/2", "repeats_before"),
        (LAST, "x + 0", "last_line"),
        (LAST, "f(x) - f(-x)", "last_line"),
        (POSITIVE, "x", "repeats_after"),
        (POSITIVE, "x - max(-x, 0)", "next_line"),
        (POSITIVE, "|x|", "other_step"),
        (SYMMETRY, "x*Phi(x) + x - x*Phi(x)", "other_step"),
        (LAST, "<= x", "other_relation"),
        (LAST, "x + y - y", "new_names"),
        (VALUE, "relu(3)", "not_a_value"),
    ],
)
def test_a_true_line_in_another_form_is_told_why(item: Item, text: str, said: str) -> None:
    found = mark(item, text)
    assert (found.verdict, found.share) == ("form", 0)
    assert said in keys(found)


@pytest.mark.parametrize(
    ("item", "text"),
    [
        (BY_ODDNESS, BY_ODDNESS.before),
        (LAST, "x*2/2"),
        (POSITIVE, "x"),
        (COLLECTED, "1/2*(2*x) + phi(x) - phi(x)"),
        (VALUE, "(relu(3) - relu(-3))"),
    ],
)
def test_what_stands_on_the_sheet_is_true_and_gets_no_points(item: Item, text: str) -> None:
    found = mark(item, text)
    assert (found.verdict, found.counted(Fraction(1))) == ("form", 0)
    assert keys(found)[-1] == "no_points_for_copies"


def test_a_true_line_in_another_form_gets_its_part_of_the_points() -> None:
    assert mark(LAST, "f(x) - f(-x)").counted(Fraction(1, 2)) == Fraction(1, 2)


def test_a_false_line_is_refuted_at_a_point_with_both_values() -> None:
    found = mark(POSITIVE, "x + 1")
    assert found.verdict == "wrong"
    (said,) = found.notes
    assert dict(said.values) == {"place_p": "x = 1", "left": "1", "right": "2"}


def test_the_point_says_nothing_of_names_that_the_line_is_not_about() -> None:
    (said,) = mark(LAST, "2*x").notes
    assert dict(said.values)["place_p"] == "x = 1"


def test_a_line_that_holds_in_one_case_only_is_wrong_before_the_cases() -> None:
    assert verdict(POSITIVE, "abs(x)") == "form"
    assert verdict(BEFORE_CASES, "abs(x)") == "wrong"
    assert verdict(BEFORE_CASES, "x - 0") == "form"


def test_a_term_without_a_value_is_undefined_and_named() -> None:
    found = mark(LAST, "x^2/x")
    assert found.verdict == "undefined"
    assert dict(found.notes[0].values) == {"term_": "x^2/x", "place_p": "x = 0"}


@pytest.mark.parametrize(
    ("text", "expected"), [("x + x", "correct"), ("x", "wrong"), ("= 2x", "correct")]
)
def test_a_part_is_judged_within_its_line(text: str, expected: str) -> None:
    assert verdict(PART, text) == expected


def test_a_part_may_have_a_variable_that_its_line_binds() -> None:
    assert verdict(SLOPE, "x^2") == "correct"
    assert verdict(SLOPE, "x^3") == "wrong"


def test_a_bound_may_be_another_one_that_the_next_line_follows_from() -> None:
    assert verdict(BOUND, "x^2 + 1/2") == "correct"
    assert verdict(BOUND, "x^2 + 3") == "wrong"
    assert verdict(BOUND, "x^2 - 1") == "wrong"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("3", "correct"),
        ("6/2", "correct"),
        ("$= 3.0$", "correct"),
        ("relu(3) - relu(-3) = 3", "correct"),
        ("relu(3) - relu(-3)", "form"),
        ("3 + 0", "form"),
        ("≈ 3", "form"),
        ("4", "wrong"),
        ("x", "wrong"),
    ],
)
def test_a_value_is_to_be_worked_out(text: str, expected: str) -> None:
    assert verdict(VALUE, text) == expected


def test_digits_of_a_value_that_is_no_fraction_are_true_to_the_digits_written() -> None:
    item = Item(1, "value", 1, "tanh(1)", of="f(1)", definitions=("f(x) = tanh(x)",))
    assert verdict(item, "tanh(1)") == "correct"
    assert keys(mark(item, "0.7616")) == ["to_digits"]
    assert verdict(item, "0.7617") == "wrong"


def test_what_cannot_be_read_is_quoted_with_its_place() -> None:
    found = mark(LAST, "$x + * 2$")
    assert found.verdict == "unreadable"
    text, caret = found.quoted.split("\n")
    assert text[caret.index("^")] == "*"


def test_a_line_is_copied_with_its_left_side_if_that_is_the_line_before() -> None:
    assert verdict(LAST, "1/2*(2*x) = x") == "correct"
    assert verdict(LAST, "x*2/2 = x") == "correct"
    assert keys(mark(LAST, "x = x")) == ["other_left"]


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("2x", "2*x"),
        ("2(x + 1)", "2*(x + 1)"),
        ("x(1 − x)", "x*(1 - x)"),
        ("x² × 2", "x^2*2"),
        ("½·x", "(1/2)*x"),
        ("√2·x", "sqrt(2)*x"),
        ("√(2π)", "sqrt(2*pi)"),
        ("e^(−x²/2)", "exp(-x^2/2)"),
        ("1 − eˣ", "1 - exp(x)"),
        ("σ(x)", "sigmoid(x)"),
        ("x sigmoid(x)", "x*sigmoid(x)"),
        ("$max(x, 0)$", "max(x, 0)"),
        (r"\frac{e^{-x^2/2}}{\sqrt{2\pi}}", "exp(-x^2/2)/sqrt(2*pi)"),
        (r"$\operatorname{erf}(x)$", "erf(x)"),
        ("|x|", "abs(x)"),
        ("d/dx[x^2]", ""),
        ("1/2x", ""),
    ],
)
def test_what_a_keyboard_gives_is_read_as_it_is_meant_or_not_at_all(text: str, read: str) -> None:
    assert mark(LAST, text).read == read


def test_a_matrix_is_written_in_latex_too() -> None:
    item = Item(1, "line", 1, "[A, -A]", before="1*[A, -A]", by="ring", shapes="A in R^(n x n)")
    assert verdict(item, r"$\begin{bmatrix} A & -A \end{bmatrix}$") == "correct"
    assert verdict(item, r"$\begin{bmatrix} A & A \end{bmatrix}$") == "wrong"
    assert verdict(item, "$A$") == "wrong"


def test_words_beside_a_formula_are_told() -> None:
    found = mark(LAST, "the line is $x$ by arithmetic")
    assert (found.verdict, keys(found)) == ("correct", ["beside"])


def test_an_answer_that_takes_too_long_is_for_the_teacher() -> None:
    text = "x + integral(exp(t^2)*sin(t^3), t, 0, x) - integral(exp(t^2)*sin(t^3), t, 0, x)"
    assert mark(LAST, text, timeout=1e-3).verdict == "undecided"


def test_a_fact_of_the_key_alone_is_a_reason_too() -> None:
    item = Item(
        1,
        "line",
        1,
        "x*(1 - g(x))",
        before="x*g(-x)",
        by="fact g_neg",
        after=None,
        assumptions=("forall t: g(-t) = 1 - g(t)",),
        given={"g_neg": "forall t: g(-t) = 1 - g(t)"},
    )
    assert verdict(item, "x*(1 - g(x))") == "correct"
    assert verdict(item, "x - x*g(x)") == "form"
    assert verdict(item, "x*g(x)") == "wrong"


@pytest.mark.parametrize(
    "item",
    [
        replace(POSITIVE, answer="x + 1"),
        replace(LAST, answer="2*x", by=""),
        replace(VALUE, answer="4"),
    ],
)
def test_what_a_key_says_is_not_correct_where_it_is_false(item: Item) -> None:
    found = mark(item, item.answer)
    assert (found.verdict, keys(found)) == ("undecided", ["key_false"])
