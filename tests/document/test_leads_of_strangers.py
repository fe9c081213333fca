"""What words of exercises, lecture notes and blogs say of the formulas beside them."""

from __future__ import annotations

from pathlib import Path

import pytest

from symproof.document.model import Finding
from symproof.document.questions import questions
from symproof.document.reading import document_of
from symproof.document.verdicts.judging import finding_of


def found(text: str) -> dict[str, Finding]:
    """Return the findings of a document by the text of their relations."""
    asked = questions(document_of(text, Path("notes.md"), "markdown"))
    return {" ".join(question.latex.split()): finding_of(question) for question in asked}


def verdicts(text: str) -> dict[str, str]:
    return {latex: finding.verdict for latex, finding in found(text).items()}


def test_both_bounds_in_one_formula_are_assumed():
    said = verdicts("设 $a>0,b>0$，则 $\\sqrt{a}\\sqrt{b} = \\sqrt{ab}$，$a + b > 0$。")
    assert said == {
        "a>0": "assumed",
        "b>0": "assumed",
        "\\sqrt{a}\\sqrt{b} = \\sqrt{ab}": "proved",
        "a + b > 0": "proved",
    }


def test_what_is_given_in_a_sentence_of_its_own_lasts():
    said = verdicts("Given $R, C > 0$.\n\n$$RC > 0$$\n\n$$R - C > 0$$\n")
    assert said["RC > 0"] == "proved"
    assert said["R - C > 0"] == "refuted"


def test_what_is_given_for_one_sentence_ends_with_it():
    said = verdicts("Given $x > 0$, we have $|x| = x$.\n\nNow $x + |x| = 2x$.\n")
    assert said["|x| = x"] == "proved"
    assert said["x + |x| = 2x"] == "refuted"


def test_a_bound_on_a_parameter_of_what_is_introduced_lasts():
    text = "A variable with rate $\\lambda > 0$ has a density.\n\n$$\\sqrt{\\lambda^2} = \\lambda$$"
    assert verdicts(text)["\\sqrt{\\lambda^2} = \\lambda"] == "proved"
    behind = "The root is $\\sqrt{x^2} = x$ with $x > 0$.\n\n$$|x| = x$$"
    assert verdicts(behind)["|x| = x"] == "refuted"


@pytest.mark.parametrize("lead", ["Solve", "解方程", "We are solving"])
def test_what_follows_from_an_equation_that_is_solved_is_asked_under_it(lead: str):
    said = found(f"{lead} $x^2 - 5x + 6 = 0$: we get $(x - 2)(x - 3) = 0$.")
    step = said["(x - 2)(x - 3) = 0"]
    assert step.verdict == "proved"
    assert step.question.assumptions
    wrong = verdicts(f"{lead} $x^2 - 5x + 6 = 0$: we get $(x - 2)(x + 3) = 0$.")
    assert wrong["(x - 2)(x + 3) = 0"] in ("refuted", "undecided")


def test_an_equation_that_is_solved_proves_nothing_in_later_paragraphs():
    text = "Solve $x^2 = 4$.\n\nThe work is easy.\n\n$$x^3 = 4x$$\n"
    assert verdicts(text)["x^3 = 4x"] == "undecided"


def test_of_alternatives_none_is_claimed():
    said = found("Let $x^2 = 4$. So $x = 2$ or $x = -2$. Hence $x^2 + 1 = 5$.")
    assert said["x = 2"].verdict == said["x = -2"].verdict == "assumed"
    assert said["x^2 + 1 = 5"].verdict == "proved"


def test_two_forms_of_one_identity_are_both_claimed():
    said = verdicts("We have $x(x + 1) = x^2 + x$ or $x(x + 1) - x = x$.")
    assert said["x(x + 1) = x^2 + x"] == "proved"
    assert said["x(x + 1) - x = x"] == "refuted"


@pytest.mark.parametrize(
    "text",
    [
        "For some $x$ we have $x^2 = 2$.",
        "We choose $x$ so that $x^2 = 2$.",
        "There is an $x$ such that $x^2 = 2$.",
        "存在 $x$ 使得 $x^2 = 2$。",
        "The equation $x^2 = 2$ has two solutions.",
        "Clearly $x^2 = 2$ for some $x$.",
    ],
)
def test_what_holds_for_some_value_is_neither_claimed_nor_defined(text: str):
    assert verdicts(text)["x^2 = 2"] == "assumed"


def test_a_function_with_a_zero_is_not_defined_as_zero():
    said = verdicts("Suppose $g(x) = 0$ for some $x$. Then\n$$g(1) = 0$$\n")
    assert said["g(x) = 0"] == "assumed"
    assert said["g(1) = 0"] == "undecided"


@pytest.mark.parametrize("noun", ["critical points are", "eigenvalues are", "驻点为", "零点是"])
def test_points_that_are_found_are_no_identities(noun: str):
    said = verdicts(f"Let $g(x) = x^3 - 3x$. The {noun} $x = 1$ and $x = -1$.\n\n$$g(1) = -2$$\n")
    assert said["x = 1"] == said["x = -1"] == "assumed"
    assert said["g(1) = -2"] == "proved"


def test_a_list_of_values_before_a_colon_or_时_is_a_condition():
    said = verdicts("令 $\\Delta = a - b$。\n\n例：$b = -1$，$a = 1$ 时\n$$\\Delta = 2$$\n")
    assert said["\\Delta = 2"] == "proved"
    both = verdicts("Let $\\eta = 1 - \\frac{s}{t}$. For $t = 5$, $s = 3$: $\\eta = 0.4$.")
    assert both["\\eta = 0.4"] == "proved"


def test_the_values_of_a_function_may_be_matrices():
    rotation = (
        "$$R(\\theta) = \\begin{pmatrix}\\cos\\theta & -\\sin\\theta\\\\"
        " \\sin\\theta & \\cos\\theta\\end{pmatrix}$$\n"
    )
    said = found(rotation + "$$R(\\alpha)R(\\beta) = R(\\alpha + \\beta) \\tag{1}$$\n")
    sums = said["R(\\alpha)R(\\beta) = R(\\alpha + \\beta)"]
    assert sums.verdict == "proved"
    assert [*sums.question.definitions, *sums.question.assumptions]
    wrong = verdicts(rotation + "$$R(\\alpha)R(\\beta) = R(\\alpha - \\beta)$$\n")
    assert wrong["R(\\alpha)R(\\beta) = R(\\alpha - \\beta)"] == "refuted"


def test_a_matrix_that_is_defined_under_a_condition_is_not_put_in():
    text = "For $t > 0$ let $R(t) = \\begin{pmatrix}1 & t\\\\ 0 & 1\\end{pmatrix}$.\n\n"
    said = verdicts(text + "$$R(-1) = \\begin{pmatrix}1 & -1\\\\ 0 & 1\\end{pmatrix}$$\n")
    assert list(said.values())[-1] in ("unreadable", "undecided", "undefined")


def test_the_derivative_by_something_else_than_the_argument_is_unclear():
    text = "Let $L(p) = p^2$ and $p = 3z$.\n\n$$\\frac{dL}{dz} = 2z$$\n$$\\frac{dL}{dp} = 2p$$\n"
    said = verdicts(text)
    assert said["\\frac{dL}{dz} = 2z"] == "undecided"


def test_a_function_without_its_argument_stands_beside_its_derivatives():
    text = (
        "Let $x(t) = \\cos\\omega t$. Then\n$$\\ddot x + \\omega^2 x = 0$$\n$$\\ddot x + x = 0$$\n"
    )
    said = verdicts(text)
    assert said["\\ddot x + \\omega^2 x = 0"] == "proved"
    assert said["\\ddot x + x = 0"] == "refuted"


def test_an_interval_is_a_condition():
    said = verdicts("For $x \\in [0, 1]$,\n$$x^2 \\le x$$\n\nBut $x^2 \\le x + x^2 - x^4$.\n")
    assert said["x^2 \\le x"] == "proved"
