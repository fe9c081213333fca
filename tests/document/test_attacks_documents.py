"""Documents that invite a careless reader to prove what is false, or to refute what is right."""

from __future__ import annotations

from pathlib import Path

import pytest

from symproof.document.questions import questions
from symproof.document.reading import document_of, kind_of_file
from symproof.document.verdicts.judging import finding_of

PASSED = frozenset({"proved", "proved-to-digits", "definition", "assumed"})
WRONG = frozenset({"refuted", "undefined"})


def verdict(text: str) -> str:
    """Return the verdict of the last displayed relation of a Markdown document."""
    document = document_of(text, "text.md", kind_of_file(Path("text.md")))
    shown = [question for question in questions(document) if question.display]
    return finding_of(shown[-1]).verdict


# what was said of a name before says nothing about every one of that name
@pytest.mark.parametrize(
    "text",
    [
        "Let $x > 0$. Then $\\sqrt{x^2} = x$. For every real number $x$ we have\n\n$$|x| = x$$",
        "Let $x > 0$. For all $x \\in \\mathbb{R}$,\n\n$$|x| = x$$",
        "Let $x > 0$. Now let $x$ be any real number.\n\n$$|x| = x$$",
        "Let $x > 0$. Let now $x$ be arbitrary.\n\n$$|x| = x$$",
        "Let $x > 0$. Now let $x \\in \\mathbb{R}$.\n\n$$|x| = x$$",
        "Let $x > 0$.\n\n$$|x| = x \\quad \\text{for all } x \\in \\mathbb{R}$$",
        "Let $x > 0$.\n\n$$|x| = x \\quad \\text{for all } x$$",
        "Let $x > 0$.\n\n$$\\forall x \\in \\mathbb{R}: |x| = x$$",
        "设 $x > 0$。现在设 $x$ 为任意实数。\n\n$$|x| = x$$",
        "设 $x > 0$。对所有实数 $x$，有\n\n$$|x| = x$$",
        "设 $x = 2$，则 $x^2 = 4$。\n\n对任意实数 $x$，\n\n$$x^2 = 2x$$",
        "Let $x = 1$. Then $x^2 = 1$.\n\nFor every real $x$:\n\n$$x^3 = x$$",
        "Let $a = 2$. For general $a$,\n\n$$a^2 = 4$$",
        "Let $f$ be odd. For every function $f$,\n\n$$f(0) = 0$$",
        "Let $f$ be odd. Now let $f$ be arbitrary.\n\n$$f(0) = 0$$",
    ],
)
def test_what_is_said_of_one_is_not_used_for_all(text: str):
    assert verdict(text) not in PASSED


@pytest.mark.parametrize(
    "text",
    [
        "Let $x > 0$. Then for all $y$,\n\n$$|x| + y - y = x$$",
        "For all $x > 0$,\n\n$$|x| = x$$",
        "For every $x$ we have $x + 0 = x$. Let now $x > 0$.\n\n$$|x| = x$$",
        "Let $f$ be odd. For all $x$ we have\n\n$$f(0) = 0$$",
        "Assume that $g(t) + g(-t) = 1$ for all $t$.\n\n$$g(0) = \\frac12$$",
        "Let $x > 0$. It holds for all $t$ that $t = t$.\n\n$$|x| = x$$",
    ],
)
def test_all_of_another_name_leave_what_is_said_in_force(text: str):
    assert verdict(text) == "proved"


# a function says nothing outside of where it is defined
@pytest.mark.parametrize(
    "text",
    [
        "Define $f(x) := x^2$ for $x > 0$.\n\n$$f(-1) = 1$$",
        "Let $p(x) = e^{-x}$ for $x \\ge 0$.\n\n$$\\int_{-1}^0 p(x)\\, dx = e - 1$$",
        "Let $p(x) = e^{-x}$ for $x \\ge 0$.\n\n$$\\int_{-1}^\\infty p(x)\\, dx = e$$",
        "Let $p(x) = e^{x}$ for $x \\ge 0$.\n\n$$\\int_{-\\infty}^0 p(x)\\, dx = 1$$",
        "Let $p(x) = e^{x}$ for $x \\ge 0$.\n\n$$\\lim_{x\\to-\\infty} p(x) = 0$$",
        "Let $p(x) = x$ for $0 \\le x \\le 1$.\n\n$$\\int_0^2 p(t)\\, dt = 2$$",
        "Let $p(x) = x$ for $x^2 \\le 1$.\n\n$$\\int_0^2 p(t)\\, dt = 2$$",
    ],
)
def test_a_function_is_not_used_where_it_is_not_defined(text: str):
    assert verdict(text) not in PASSED


@pytest.mark.parametrize(
    "text",
    [
        "Let $p(x) = e^{-x}$ for $x \\ge 0$.\n\n$$\\int_0^1 p(x)\\, dx = 1 - e^{-1}$$",
        "Let $p(x) = e^{-x}$ for $x \\ge 0$.\n\n$$\\int_0^\\infty p(x)\\, dx = 1$$",
        "Let $p(x) = e^{-x}$ for $x \\ge 0$.\n\n$$\\lim_{x\\to\\infty} p(x) = 0$$",
        "Let $p(x) = e^{-x}$ for $x \\ge 0$.\n\n$$\\int_0^x p(t)\\, dt = 1 - e^{-x}$$",
        "Let $p(x) = x$ for $0 \\le x \\le 1$.\n\n$$\\int_0^1 p(t)\\, dt = \\frac12$$",
    ],
)
def test_a_function_is_used_where_it_is_defined(text: str):
    assert verdict(text) == "proved"


# no piece of a row is dropped
@pytest.mark.parametrize(
    "text",
    [
        "$$x = x \\text{ something } + 1$$",
        "$$x = x \\text{ (by (1)) } \\cdot 2$$",
        "$$2 \\text{ times } x = x$$",
        "$$\\text{twice } x = x$$",
        "$$x = x ; + 1$$",
        "\\begin{align} x &= x \\\\ &\\phantom{=}{} + 1 \\end{align}",
        "$$\\begin{aligned} x &= x \\\\ &2 \\end{aligned}$$",
        "$$\\begin{aligned} x &= x \\\\ &(1 + 1) \\end{aligned}$$",
    ],
)
def test_no_piece_of_a_row_is_dropped(text: str):
    assert verdict(text) not in PASSED


@pytest.mark.parametrize(
    "text",
    [
        "For $x \\in [0, 1]$,\n\n$$x^2 \\le x$$",
        "Let $x \\in (0, 1)$. Then\n\n$$x^2 < x$$",
        "设 $x \\in [0, 1]$，则\n\n$$x^2 \\le x$$",
    ],
)
def test_an_interval_is_in_force(text: str):
    assert verdict(text) not in WRONG
