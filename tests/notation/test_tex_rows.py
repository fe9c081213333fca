"""Rows of displayed formulas: line breaks, alignment, tags, and lines that go on."""

from __future__ import annotations

import pytest

from symproof.notation.tex.macros import Macros
from symproof.notation.tex.parser import parse_formula
from tests.notation.tex_trees import rows_of

ALIGNED = {
    "each row is a chain, and a later one has no first term": (
        r"a &= b \\ &= c \tag{2}",
        ["a = b", "_ = c #2"],
    ),
    "a row that begins with + goes on": (
        r"a &= b + c \\ &\quad + d \\ &= e",
        ["a = (+ (+ b c) d)", "_ = e"],
    ),
    "a row that begins with - goes on where it has no relation": (
        r"a &= b \\ &\phantom{=} - c\tag{3}\\ &= d",
        ["a = (- b c) #3", "_ = d"],
    ),
    "a row that begins with a product sign goes on": (r"a &= b \\ &\cdot c", ["a = (cdot b c)"]),
    "a row that ends with a sign goes on": (r"a &= b + \\ &c", ["a = (+ b c)"]),
    "a row that ends with a relation goes on": (r"a &= \\ &b", ["a = b"]),
    "a left side with a minus begins a chain": (
        r"-a &= b \\ -c &= d",
        ["(- a) = b", "(- c) = d"],
    ),
    "a bracket may be closed on the next line": (
        r"a &= \left( b \right. \\ & \left. + c \right)",
        ["a = ((+ b c))"],
    ),
    "a minus after the mark and a relation are unclear": (
        r"a &= b \\ & - c = d",
        ["trouble at 12"],
    ),
    "a sign after words is unclear": (
        r"a &= b \text{ so} \\ & + c",
        ["a = b ; 'so' ; trouble at 23"],
    ),
    "two columns are two formulas": (r"a &= b & c &= d", ["a = b ; c = d"]),
    "two columns with a sign are two formulas": (r"a &= b & -c &= d", ["a = b ; (- c) = d"]),
    "a column without a relation that begins with a sign is unclear": (
        r"a &= b & -c",
        ["a = b ; trouble at 9"],
    ),
    "words stand in a column": (r"a &= b && \text{by (1)}", ["a = b ; 'by (1)'"]),
    "marks around a relation are one formula": (r"a & = & b \\ & = & c", ["a = b", "_ = c"]),
    "text between the rows is words": (
        r"a &= b \\ \intertext{hence} c &= d",
        ["a = b", "'hence' ; c = d"],
    ),
    "blank rows vanish": (r"a &= b \\ \\ & \\ c &= d \\", ["a = b", "c = d"]),
    "Markdown's line break is one": (r"a &= b \\\ c &= d", ["a = b", "c = d"]),
    "a line break may have a length": (
        r"a &= b \\[2pt] [c] &= d \\* e &= f",
        [
            "a = b",
            "[c] = d",
            "e = f",
        ],
    ),
    "a tag on a line of its own is the row's above": (r"a &= b \\ \tag{4}", ["a = b #4"]),
    "numbers that are not written are nothing": (
        r"a &= b \nonumber \\ c &= d \notag",
        [
            "a = b",
            "c = d",
        ],
    ),
    "only the broken row is trouble": (r"a &= \foo \\ c &= d", ["trouble at 5", "c = d"]),
    "an open brace ends with its row": (
        r"a &= \frac{1}{2 \\ e &= f",
        ["trouble at 13", "e = f"],
    ),
    "check marks are left out": (r"a &= b \quad\checkmark \\ c &= d\ \square", ["a = b", "c = d"]),
    "a full stop ends a row": (r"a &= b, \\ c &= d.", ["a = b", "c = d"]),
}


@pytest.mark.parametrize("what", ALIGNED)
def test_rows_of_align(what: str) -> None:
    text, expected = ALIGNED[what]
    assert rows_of(text, "align") == expected


NESTED = {
    "aligned inside an equation has its tag in each row": (
        r"\begin{aligned} a &= b \\ &= c \end{aligned}\tag{5}",
        ["a = b #5", "_ = c #5"],
    ),
    "what stands before split begins its first row": (
        r"f(x) = \begin{split} & a \\ & + b \\ &= c \end{split}",
        ["<f (x)> = (+ a b)", "_ = c"],
    ),
    "a system is rows": (
        r"\left\{\begin{aligned} x + y &= 1 \\ x - y &= 2\end{aligned}\right.",
        ["(+ x y) = 1", "(- x y) = 2"],
    ),
    "a system in cases is rows": (
        r"\begin{cases} x + y = 1 \\ x - y = 2\end{cases}",
        ["(+ x y) = 1", "(- x y) = 2"],
    ),
    "cases with conditions are a term": (
        r"\begin{cases} x & x > 0 \\ 0 & \text{else}\end{cases}",
        ["cases[x & x > 0; 0 & 'else']"],
    ),
    "gathered rows are rows": (
        r"\begin{gathered} a = b \\ c = d \end{gathered}",
        [
            "a = b",
            "c = d",
        ],
    ),
    "an array of relations is rows": (
        r"\begin{array}{rcl} a & = & b \\ & = & c \end{array}",
        ["a = b", "_ = c"],
    ),
}


@pytest.mark.parametrize("what", NESTED)
def test_rows_of_environments_inside(what: str) -> None:
    text, expected = NESTED[what]
    assert rows_of(text, "equation") == expected


def test_the_lines_of_multline_are_one_row() -> None:
    assert rows_of(r"a = b \\ - c \\ + d", "multline") == ["a = (+ (- b c) d)"]


def test_a_line_of_multline_that_begins_with_a_term_is_unclear() -> None:
    assert rows_of(r"a = b \\ c + d", "multline") == ["trouble at 9"]


def test_the_columns_of_alignat_are_no_part_of_the_formula() -> None:
    assert rows_of(r"{2} a &= b &\quad c &= d", "alignat") == ["a = b ; c = d"]


def test_labels_and_tags_are_kept_apart() -> None:
    text = r"a = b \label{eq:first} \tag*{(7)}"
    (row,) = parse_formula(text, 0, len(text), Macros(), environment="equation")
    assert (row.tag, row.label, row.start, row.end) == ("(7)", "eq:first", 0, 5)


def test_places_are_those_of_the_source() -> None:
    text = r"so $a &= \frac{b}{c} \\ &= d$"
    first, second = parse_formula(text, 4, len(text) - 1, Macros(), environment="align")
    assert text[first.start : first.end] == r"a &= \frac{b}{c}"
    (chain,) = second.parts
    assert text[chain.start : chain.end] == "= d"


def test_holes_are_no_part_of_a_formula() -> None:
    text = "a &= b \\\\\n> &= c"
    rows = parse_formula(text, 0, len(text), Macros(), ((10, 11),), "align")
    assert [text[row.start : row.end] for row in rows] == ["a &= b", "= c"]
