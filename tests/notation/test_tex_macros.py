"""Macros of documents: how they are defined, which is in force, and what they may not do."""

from __future__ import annotations

import pytest

from symproof.notation.tex.macros import Macros, read_macros
from symproof.notation.tex.parser import parse_formula
from symproof.notation.tex.syntax import Chain, Trouble
from tests.notation.tex_trees import rows_of, shown_row

DEFINED = {
    "newcommand": (r"\newcommand{\relu}{\mathop{\text{relu}}} \relu(x)", "<word:relu (x)>"),
    "without braces": (r"\newcommand\R{\mathbb{R}} x \in \R^n", "x in {blackboard:R ^ n}"),
    "without a backslash, as MathJax has it": (
        r"\newcommand{relu}{\mathop{\text{relu}}} \relu(x)",
        "<word:relu (x)>",
    ),
    "with arguments": (
        r"\newcommand{\half}[1]{\frac{#1}{2}} \half{x} \half3",
        "<(frac x 2) (frac 3 2)>",
    ),
    "with a default": (
        r"\newcommand{\p}[2][2]{#2^{#1}} \p{x} + \p[3]{y}",
        "(+ {x ^ 2} {y ^ 3})",
    ),
    "renewcommand": (r"\renewcommand{\phi}{\varphi} \phi", "varphi"),
    "providecommand adds nothing to a macro": (
        r"\newcommand{\a}{x}\providecommand{\a}{y} \a",
        "x",
    ),
    "def": (r"\def\sq#1{#1^2} \sq x \sq{yz}", "<{x ^ 2} y {z ^ 2}>"),
    "let": (r"\let\epsilon\varepsilon \epsilon", "varepsilon"),
    "two names may be exchanged": (
        r"\let\temp\phi \let\phi\varphi \let\varphi\temp \phi - \varphi",
        "(- varphi phi)",
    ),
    "operators": (r"\DeclareMathOperator{\sgn}{sgn} \sgn(x)", "<word:sgn (x)>"),
    "operators with limits": (
        r"\DeclareMathOperator*{\argmax}{arg\,max} \argmax_x",
        "{word:argmax _ x}",
    ),
    "delimiters": (
        r"\DeclarePairedDelimiter{\abs}{\lvert}{\rvert} \abs{x} + \abs*{y} + \abs[\big]{z}",
        "(+ (+ |x| |y|) |z|)",
    ),
    "a relation": (r"\newcommand{\defeq}{\mathrel{\mathop:}=} x \defeq y", "x := y"),
    "half a fraction is none": (r"\newcommand{\x}{1+a} \x b", "(+ 1 <a b>)"),
    "use before definition": (r"\foo + 1 \newcommand{\foo}{x}", "(+ x 1)"),
}


@pytest.mark.parametrize("what", DEFINED)
def test_a_macro_stands_for_its_body(what: str) -> None:
    text, expected = DEFINED[what]
    assert rows_of(text) == [expected]


def rows_with(document: str, formula: str) -> list[str]:
    """Return the rows of a formula that stands in a document."""
    macros = Macros()
    read_macros(document, 0, len(document), macros)
    start = document.index(formula)
    rows = parse_formula(document, start, start + len(formula), macros)
    return [shown_row(row) for row in rows]


def test_the_last_definition_before_the_use_is_in_force() -> None:
    document = r"\newcommand{\a}{x} first \a + 1 then \renewcommand{\a}{y} second \a + 2 "
    assert rows_with(document, r"\a + 1") == ["(+ x 1)"]
    assert rows_with(document, r"\a + 2") == ["(+ y 2)"]


def test_a_macro_inside_a_macro_is_the_one_in_force_at_the_use() -> None:
    document = r"\newcommand{\a}{x}\newcommand{\b}{\a^2} \renewcommand{\a}{y} \b + 1 "
    assert rows_with(document, r"\b + 1") == ["(+ {y ^ 2} 1)"]


def test_a_definition_in_a_comment_is_none() -> None:
    document = "% \\newcommand{\\a}{x}\n\\a + 1 "
    assert rows_with(document, r"\a + 1") == ["trouble at 21"]


def test_what_a_macro_makes_has_the_place_of_its_call() -> None:
    document = r"\newcommand{\half}[1]{\frac{#1}{2}} y = \half{x}"
    macros = Macros()
    read_macros(document, 0, len(document), macros)
    (row,) = parse_formula(document, 36, len(document), macros)
    (chain,) = row.parts
    assert isinstance(chain, Chain)
    right = chain.links[0].right
    assert document[right.start : right.end] == r"\half{x}"


BOMBS = {
    "recursive": r"\def\a{\a} \a + 1",
    "recursive with a rest": r"\def\a{x\a} \a + 1",
    "mutually recursive": r"\def\a{\b}\def\b{\a} \a + 1",
    "exponential": "".join(
        rf"\newcommand{{\{name}}}{{{'x' if inner is None else (chr(92) + inner + ' ') * 10}}}"
        for name, inner in zip("abcdefgh", (None, *"abcdefg"), strict=True)
    )
    + r"\h + 1",
    "exponential by its argument": r"\def\d#1{#1#1} " + r"\d{" * 40 + "x" + "}" * 40,
}


@pytest.mark.parametrize("what", BOMBS)
def test_a_macro_that_makes_too_much_is_trouble_at_its_call(what: str) -> None:
    text = BOMBS[what]
    macros = Macros()
    assert read_macros(text, 0, len(text), macros) == ()
    (row,) = parse_formula(text, 0, len(text), macros)
    (part,) = row.parts
    assert isinstance(part, Trouble)
    assert "tokens" in part.expected
    assert text[part.position] == "\\"
    assert macros.spent < 50_000


def test_many_bombs_are_no_more_work_than_one() -> None:
    text = r"\def\a{x\a}" + r"$\a$ " * 2_000
    macros = Macros()
    read_macros(text, 0, len(text), macros)
    parse_formula(text, 11, len(text), macros)
    assert macros.spent < 50_000


@pytest.mark.parametrize(
    "text",
    [
        r"\newcommand{\a}{x",
        r"\newcommand{\a}[x]{y}",
        r"\newcommand",
        r"\def\a",
        r"\newcommand{\a}[99]{x}",
    ],
)
def test_a_definition_without_an_end_is_told(text: str) -> None:
    macros = Macros()
    (trouble,) = read_macros(text, 0, len(text), macros)
    assert trouble.start == 0
    assert trouble.expected


def test_an_argument_that_is_missing_is_trouble_at_the_call() -> None:
    assert rows_of(r"\def\a#1{#1^2} x = \a") == ["trouble at 19"]


def test_parameters_with_text_between_them_are_not_read() -> None:
    assert rows_of(r"\def\a(#1){#1^2} x = \a(3)") == ["trouble at 21"]
