from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import claims

from symproof.escapes import latex as escape_latex
from symproof.escapes import markdown as escape_markdown
from symproof.escapes import plain as escape_plain
from symproof.layout import Space, broken, columns, ems, lay, wrapped
from symproof.notation import latex, unicode

TEXT = Space(40, columns, columns, indent=2, hang=2, gap=3)


def depth(source: str) -> list[int]:
    """Return how many braces and environments are open after each mark of a LaTeX source."""
    marks = re.findall(r"\\(?:begin|end|left|right)\b|\\.|[{}]", source)
    steps = {"{": 1, "}": -1, r"\begin": 1, r"\end": -1, r"\left": 1, r"\right": -1}
    total, found = 0, [0]
    for mark in marks:
        total += steps.get(mark, 0)
        found.append(total)
    return found


@given(claims(), st.integers(4, 60))
def test_breaking_loses_nothing_and_leaves_every_piece_whole(claim, width):
    for module, measure in ((unicode, columns), (latex, ems)):
        source = module.show_claim(claim)
        pieces = broken(source, width, width - 2, measure)
        assert " ".join(pieces) == source
        if module is latex:
            assert all(min(depth(piece)) == 0 == depth(piece)[-1] for piece in pieces)


def test_a_formula_breaks_where_fewest_brackets_are_open():
    assert broken("aaaa + (b + c) + (dd + ee)", 18, 16, columns) == (
        "aaaa + (b + c)",
        "+ (dd + ee)",
    )
    assert broken("(aaaaa + bbbbb + ccccc)", 18, 16, columns) == ("(aaaaa + bbbbb", "+ ccccc)")


def test_a_claim_breaks_at_its_relation_first():
    assert broken("a + b + c = d + e + f", 16, 16, columns) == ("a + b + c", "= d + e + f")


def test_what_cannot_break_stays_whole():
    assert broken(r"\frac{a + b + c}{d}", 2, 2, ems) == (r"\frac{a + b + c}{d}",)


@pytest.mark.parametrize(
    ("source", "points"),
    [
        ("f(x) - f(-x)", 5.89),
        (r"\frac{1}{2}(\phi(x) + 1)x - \frac{1}{2}(\phi(-x) + 1)(-x)", 15.07),
        (r"\frac{a_{1}(x + 1)^{2}}{1 + e^{-x/3}}", 4.74),
        (r"\tanh(x)x + \cosh^{2}(x)", 8.84),
        (r"\frac{x + \sqrt{x^{2} + b}}{2}", 5.54),
        (r"2\Phi(x) - 1 + \operatorname{erf}\left(\frac{x}{\sqrt{2}}\right)", 9.95),
    ],
)
def test_estimated_widths_are_near_those_of_tex(source, points):
    assert 0.97 * points <= ems(source) <= 1.1 * points


def test_chinese_characters_are_two_columns_wide():
    assert columns("由 f 的定义") == 11
    assert wrapped("由前面的定义", 6) == ["由前面", "的定义"]


def test_reasons_stand_in_a_column_unless_the_formula_is_too_wide():
    lines = [
        ("=", "a" * 10, "first", None),
        ("=", "b" * 30, "a longer reason", None),
        ("=", "c" * 12, "third", None),
    ]
    laid = lay("head", lines, TEXT)
    assert [row.beside for row in laid.rows] == [True, False, True]
    assert laid.column == 12


@given(st.text(max_size=40))
def test_escaped_texts_have_no_markup(text):
    shown = escape_latex(text)
    assert all(c.isascii() or c.encode("gb2312") for c in shown)
    assert depth(shown)[-1] == 0
    assert not re.search(r"(?<!\\)[#%&]", shown)
    assert escape_plain(text).isprintable()
    assert not re.search(r"[<>\n]|(?<!\\)(?:\\\\)*[`*_$]", escape_markdown(text))


def test_texts_of_authors_are_readable_in_latex():
    assert escape_latex("100% of #1 & a_b {x} $5") == r"100\% of \#1 \& a\_b \{x\} \$5"
    assert escape_latex("Gödel, φ(−x), e⁻ˣ, ﬁ") == (
        r"G\"{o}del, $\phi$($-$x), e${}^{-}$${}^{x}$, fi"
    )
    assert escape_latex("龘🎲") == "[U+9F98][U+1F3B2]"


def test_a_backslash_begins_no_mathematics_in_markdown():
    assert escape_markdown(r"\(x\) \begin{a} \*") == r"&#92;(x&#92;) &#92;begin{a} &#92;\*"


def test_a_very_long_word_may_break_in_latex():
    assert escape_latex("a" * 41) == "a" * 40 + r"\allowbreak{}a"
    assert escape_latex("a" * 40 + " a" + "中" * 50) == "a" * 40 + " a" + "中" * 50
