"""LaTeX that is damaged, endless or hostile: no exception, places in range, bounded work."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from symproof.notation.errors import NotationError
from symproof.notation.tex.macros import Macros, read_macros
from symproof.notation.tex.parser import DEEPEST_TERM, parse_formula, parse_node
from symproof.notation.tex.syntax import Row, Trouble

FORMULAS = (
    r"\text{relu}(x) = \max(x, 0) = \begin{cases} x & \text{if } x \geq 0\\ 0 & x < 0 \end{cases}",
    r"a &= \frac{1}{2}\left(\int_0^x e^{-t^2}\,dt + |x|\right) \\ &\quad - \sqrt[3]{x_1'^2}\tag{2}",
    r"\lim_{x \to 0^+} \frac{\sin x}{x} \overset{(3)}{=} 1, \qquad \{1, [2; 3)\} \quad\checkmark",
    r"\left\{\begin{aligned} x &= 1 \\ y &= \mathbf{W}_1^{(1)} x^\top \end{aligned}\right.",
    r"F(x)\big|_0^1 = \boxed{\underbrace{a+b}_{c}} \xrightarrow{x \to \infty} \hat{x}\text{ $x$}",
)
SIGNS = r"\\ \{ \} \| \, { } ( ) [ ] | ^ _ & $ # % ~ ' ! , ; . : = < > + - * / ² ₁ ½ √ ∫ ≤"
OTHERS = "a d x dx 1 23 若 φ {cases} {aligned} {bmatrix} {} (x>0)"
COMMANDS = (
    "frac sqrt left right big bigl bigr begin end text mathrm int lim sum overset underset bf "
    "xrightarrow mathbf hat sin quad tag label boxed underbrace rm not over color def to "
    "newcommand foo"
)
PIECES = [
    *SIGNS.split(),
    *OTHERS.split(),
    *(f"\\{name} " for name in COMMANDS.split()),
    *(r"\ ", " ", "\n", "\0"),
]


def nodes(tree: Any) -> Iterator[Any]:
    waiting = [tree]
    while waiting:
        node = waiting.pop()
        if isinstance(node, tuple):
            waiting += node
        elif is_dataclass(node):
            yield node
            waiting += (getattr(node, field.name) for field in fields(node))


def check(text: str, start: int, end: int, rows: tuple[Row, ...]) -> None:
    for node in nodes(rows):
        assert start <= node.start <= node.end <= end, (text, node)
        if isinstance(node, Trouble):
            assert start <= node.position <= end
            assert node.expected
    for row in rows:
        assert row.parts


@settings(max_examples=100, deadline=None)
@given(st.text(), st.sampled_from(["", "align", "multline", "alignat"]))
def test_any_text_is_read_and_places_are_in_range(text: str, environment: str) -> None:
    check(text, 0, len(text), parse_formula(text, 0, len(text), Macros(), environment=environment))


@settings(max_examples=200, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=40), st.sampled_from(["", "align", "split"]))
def test_any_mixture_of_commands_is_read(pieces: list[str], environment: str) -> None:
    text = "".join(pieces)
    macros = Macros()
    read_macros(text, 0, len(text), macros)
    check(text, 0, len(text), parse_formula(text, 0, len(text), macros, environment=environment))


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(FORMULAS), st.data())
def test_a_damaged_formula_is_read(formula: str, data: st.DataObject) -> None:
    first = data.draw(st.integers(0, len(formula)))
    last = data.draw(st.integers(first, min(len(formula), first + 12)))
    text = "ab " + formula[:first] + data.draw(st.sampled_from(PIECES)) + formula[last:] + " yz"
    end = len(text) - 3
    holes = [(first, first + 1)] if 3 <= first < end else []
    rows = parse_formula(text, 3, end, Macros(), holes=holes, environment="align")
    check(text, 3, end, rows)


@settings(max_examples=100, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=20))
def test_one_term_is_read_or_refused_with_a_place(pieces: list[str]) -> None:
    text = "".join(pieces)
    try:
        parse_node(text)
    except NotationError as error:
        assert 0 <= error.position <= len(text)
        assert str(error)


NESTED = {
    "braces": ("{", "x", "}"),
    "brackets": ("(", "x", ")"),
    "fences": (r"\left(", "x", r"\right)"),
    "fractions": (r"\frac{1}{", "x", "}"),
    "superscripts": ("x^{", "2", "}"),
    "accents": (r"\hat{", "x", "}"),
    "cases": (r"\begin{cases}", "x", r"\end{cases}"),
    "rows": (r"\begin{aligned}", "x", r"\end{aligned}"),
    "texts": (r"\text{$", "x", "$}"),
    "fonts": (r"{\bf ", "x", "}"),
    "conditions": (r"(x > 0 \quad ", "x", ")"),
    "integrals": (r"\int ", "x", " dx"),
}


@pytest.mark.parametrize("count", [60, 2_000, 20_000])
@pytest.mark.parametrize("kind", NESTED)
def test_what_is_nested_too_deep_is_told(kind: str, count: int) -> None:
    opening, middle, closing = NESTED[kind]
    for text in (opening * count + middle + closing * count, opening * count):
        rows = parse_formula(text, 0, len(text), Macros())
        troubles = [part for row in rows for part in row.parts if isinstance(part, Trouble)]
        assert troubles, kind
        check(text, 0, len(text), rows)


@pytest.mark.parametrize("text", ["+".join("x" * 5_000), "/".join("x" * 500), "x!" + "!" * 500])
def test_a_term_that_is_too_deep_is_told(text: str) -> None:
    (row,) = parse_formula(text, 0, len(text), Macros())
    (part,) = row.parts
    assert isinstance(part, Trouble)
    assert "deep" in part.expected or "signs" in part.expected


def test_a_sum_of_a_hundred_terms_is_read() -> None:
    text = "+".join("x" * (DEEPEST_TERM - 20))
    (row,) = parse_formula(text, 0, len(text), Macros())
    assert not isinstance(row.parts[0], Trouble)


def test_a_line_of_ten_million_characters_is_refused() -> None:
    text = "x" * 10_000_000
    (row,) = parse_formula(text, 0, len(text), Macros())
    (part,) = row.parts
    assert isinstance(part, Trouble)
    assert "1,000,000 characters" in part.expected


def test_null_characters_are_trouble() -> None:
    (row,) = parse_formula("x = \0 y", 0, 7, Macros())
    (part,) = row.parts
    assert isinstance(part, Trouble)
    assert part.position == 4


def test_the_rows_below_a_broken_one_are_read() -> None:
    text = r"a &= \frac{b}{c \\ d &= e \\ f &= \unknown \\ g &= h"
    rows = parse_formula(text, 0, len(text), Macros(), environment="align")
    kinds = [type(part).__name__ for row in rows for part in row.parts]
    assert kinds == ["Trouble", "Chain", "Trouble", "Chain"]
