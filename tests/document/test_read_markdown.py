"""Markdown -> blocks: what is read as prose, as a formula, as one paragraph."""

from __future__ import annotations

import pytest

from symproof.document.model import Formula
from symproof.document.reading import document_of
from tests.document.shown_blocks import blocks, faults

TABLE = [
    # headings
    ("# One\n## Two ##\n### Three {#id}", ["h1: One", "h2: Two", "h3: Three"]),
    ("Title\n=====\n\nSub $x$\n---\n\ntext", ["h1: Title", "h2: Sub ; $x$", "P: text"]),
    ("#no heading", ["P: #no heading"]),
    ("$$a = b$$\n---\nAfter", ["P: $$a = b$$", "P: After"]),
    # formulas in running text
    ("Let $x$ be.", ["P: Let ; $x$ ; be."]),
    ("Let \\(x\\) be \\\\(y\\\\).", ["P: Let ; $x$ ; be ; $y$ ; ."]),
    ("GitHub: $`a_b`$, and $c$", ["P: GitHub: ; $a_b$ ; , and ; $c$"]),
    ("若$f(x)$是$\\text{if $x$}$则", ["P: 若 ; $f(x)$ ; 是 ; $\\text{if $x$}$ ; 则"]),
    ("two: $a$$b$", ["P: two: ; $a$ ; $b$"]),
    ("spaced $ x = 1 $.", ["P: spaced ; $x = 1$ ; ."]),
    ("is less than $1$:", ["P: is less than ; $1$ ; :"]),
    ("over $a +\nb$ lines", ["P: over ; $a + b$ ; lines"]),
    # no formulas
    ("costs $5 and $10.", ["P: costs $5 and $10."]),
    ("from $5-$10 a day, $x$", ["P: from $5-$10 a day, ; $x$"]),
    ("a \\$5 bill and \\$6", ["P: a $5 bill and $6"]),
    ("code `$x$` and ``a ` $y$`` end", ["P: code and end"]),
    ("text\n\n    $code$\n\nend", ["P: text", "P: end"]),
    ("```python\n$x$\n```\n~~~\n$y$\n~~~\nend", ["P: end"]),
    ("- ```\n  $q$\n  ```\n  $r$", ["P 1/1: $r$"]),
    ("> ```\n> $q$\n> ```\n> $r$", ["P >: $r$"]),
    ("<!-- $x$\n\n# no\n\n$y$ --> seen $z$", ["P: seen ; $z$"]),
    ("<pre>\n\n$x$\n\n</pre>\n<script>$y$</script> $z$", ["P: $z$"]),
    ("see <code>$x$</code> and <b>bold</b> $y$", ["P: see and bold ; $y$"]),
    ("[text $k$](http://a_b/$x$_c) and ![alt](u) [r][1]", ["P: text ; $k$ ; and alt r"]),
    ("<https://a.b/$x$> $y$", ["P: $y$"]),
    ("[1]: http://a/$x$\n\ntext[^1] [0, 1]\n\n[^1]: note $n$", ["P: text [0, 1]", "P: note ; $n$"]),
    ("---\ntitle: $x$\n---\ntext", ["P: text"]),
    ("---\n\ntext $x$\n\n---", ["P: text ; $x$"]),
    # prose as it is seen
    ("a *b* __c__ snake_case 2*3 &lt; &amp; \\* x", ["P: a b c snake_case 2*3 < & * x"]),
    # displays
    ("so\n$$\na = b\n$$\nand", ["P: so ; $$a = b$$ ; and"]),
    ("so $$a = b$$ and", ["P: so ; $$a = b$$ ; and"]),
    ("so\n\\[a = b\\]\n\\\\[c = d\\\\]", ["P: so ; $$a = b$$ ; $$c = d$$"]),
    ("\\begin{align*}a &= b\\\\\n&= c\\end{align*}", ["P: aligna &= b\\\\ &= calign"]),
    ("```math\na = b\n```\ntext", ["P: $$a = b$$ ; text"]),
    ("```{math}\n:label: one\na = b\n```", ["P: $$a = b$$"]),
    ("$$\na\n- b\n= c\n> e\n$$", ["P: $$a - b = c > e$$"]),
    ("$$\\begin{aligned}a\\end{aligned}$$", ["P: $$\\begin{aligned}a\\end{aligned}$$"]),
    ("\\begin{cases}1\\\\2\\end{cases}", ["P: $$\\begin{cases}1\\\\2\\end{cases}$$"]),
    ("\\begin{alignat}{2}a&=b\\end{alignat}", ["P: alignata&=balignat"]),
    ("\\begin{tikzpicture}$x$", ["P: \\begin{tikzpicture} ; $x$"]),
    # quotes and items
    ("> a\n> $$\n> b\n> + c\n> $$\n> d\nlazy", ["P >: a ; $$b + c$$ ; d lazy"]),
    ("> > deep $x$\n\nout", ["P > >: deep ; $x$", "P: out"]),
    (
        "- a\n- b\n  - c\n\n    more\n- d",
        ["P 1/1: a", "P 2/1: b", "P 2.3/2: c", "P 2.3/2: more", "P 4/1: d"],
    ),
    ("1. a\n\n   $$b$$\n\n   c\n2) d", ["P 1/1: a ; $$b$$ ; c", "P 2/1: d"]),
    ("text:\n1. a\n2. b", ["P: text:", "P 1/1: a", "P 2/1: b"]),
    ("in 1990\n1990. was a year", ["P: in 1990 1990. was a year"]),
    ("- a\n\nb", ["P 1/1: a", "P: b"]),
    ("* * *\ntext", ["P: text"]),
    # tables
    (
        "before\n| f | g |\n|---|:-:|\n| $|x|$ | `|` z |\n\ntext",
        ["P: before", "P: f", "P: g", "P: $|x|$", "P: z", "P: text"],
    ),
    # leads
    ("**情况1**：当$x > 0$时", ["P[情况1]: 情况1：当 ; $x > 0$ ; 时"]),
    ("**Theorem 3** (Mirror). Let $x$", ["T[Theorem 3 (Mirror)]: Theorem 3 (Mirror). Let ; $x$"]),
    ("__Proof__ of it", ["Q[Proof]: Proof of it"]),
    ("*Proof.* We", ["Q[Proof]: Proof. We"]),
    ("证明：有 $x$", ["Q[证明]: 证明：有 ; $x$"]),
    ("Case 2: text", ["P[Case 2]: Case 2: text"]),
    ("Case in point. 解释一下。", ["P: Case in point. 解释一下。"]),
    ("Note a function", ["P: Note a function"]),
    ("**Case $x > 0$.** then", ["P[Case $x > 0$]: Case ; $x > 0$ ; . then"]),
    ("- **a**: b", ["P[a] 1/1: a: b"]),
    (
        "**Case 1.** $x>0$\n$$a$$\n**Case 2.** $x<0$\n$$b$$\nCase 3: c",
        [
            "P[Case 1]: Case 1. ; $x>0$ ; $$a$$",
            "P[Case 2]: Case 2. ; $x<0$ ; $$b$$",
            "P[Case 3]: Case 3: c",
        ],
    ),
    # which paragraph a display belongs to
    ("Let\n\n$$a$$\n\nwhere $b$", ["P: Let ; $$a$$ ; where ; $b$"]),
    ("Here it is:\n\n$$a$$\n\nThen", ["P: Here it is: ; $$a$$", "P: Then"]),
    ("It is.\n\n$$a$$\n\n其中 $b$", ["P: It is.", "P: $$a$$ ; 其中 ; $b$"]),
    ("# H\n\n$$a$$\n\nText", ["h1: H", "P: $$a$$", "P: Text"]),
    ("**Proof.**\n\n$$a$$", ["Q[Proof]: Proof. ; $$a$$"]),
    ("so\n\n$$a,$$\n\n$$b.$$\n\n$$c$$", ["P: so ; $$a,$$ ; $$b.$$", "P: $$c$$"]),
    ("- so\n\n$$a$$", ["P 1/1: so", "P: $$a$$"]),
    ("so\n\n**x** y", ["P: so", "P[x]: x y"]),
    ("so\r\n$$\r\na\r\n$$\r\nend\r\n", ["P: so ; $$a$$ ; end"]),
    ("", []),
]
FAULTS = [
    ("bad $x is $y$ and", [("$", "$ before the end of the paragraph")]),
    ("$a $b$ c$", [("$", "$ before the end of the paragraph")] * 2),
    ("$$ open\nand so\n\n$x$", [("$$", "$$ before the end of the paragraph")]),
    ("\\begin{align} a\n\nb", [("\\begin{align}", "\\end{align} before the end of the paragraph")]),
    ("\\(c and \\[d\\]", [("\\(", "\\) before the end of the paragraph")]),
    ("> $$ a\n\n# $$ b", [("$$", "$$ before the end of the paragraph")] * 2),
    ("<!-- never", [("<!--", "--> to end what is left out")]),
    ("```\nnever $x$", [("```", "``` to end the block")]),
    ("costs $5 only", []),
    ("if $x &lt; 1$ then", [("&lt;", "'<' as it is, not &lt;")]),
]


@pytest.mark.parametrize(("text", "expected"), TABLE, ids=[repr(row[0])[:40] for row in TABLE])
def test_markdown_is_read_as_a_reader_sees_it(text: str, expected: list[str]) -> None:
    assert blocks(text) == expected


@pytest.mark.parametrize(("text", "expected"), FAULTS)
def test_what_is_not_closed_is_told_at_its_beginning(
    text: str, expected: list[tuple[str, str]]
) -> None:
    assert faults(document_of(text, "a.md", "markdown")) == expected


def test_what_stands_after_a_fault_is_still_read() -> None:
    text = "# A\n\n$$ open\n\n## B\n\nif $x is $y$ so.\n\n$$a = b$$\n"
    assert blocks(text)[-1] == "P: $$a = b$$"
    assert blocks(text)[3] == "P: if $x is ; $y$ ; so."


def test_places_are_those_of_the_text() -> None:
    text = "说 **x** &lt; $a$：\n> $$\n> b\n> + c$$\n- \\[d\\]\n"
    document = document_of(text, "a.md", "markdown")
    pieces = [piece for block in document.blocks for piece in block.pieces]
    places = [text[piece.start : piece.end] for piece in pieces]
    assert places == ["说 **x** &lt;", "a", "：", "\n> b\n> + c", "d"]
    formula = pieces[3]
    assert isinstance(formula, Formula)
    assert [text[start:end] for start, end in formula.holes] == ["> ", "> "]
    assert document.sources[0].position(formula.start) == (2, 5)


def test_a_macro_of_one_formula_is_known_in_all() -> None:
    text = "We have $\\newcommand{half}{\\frac12}\\half x$.\n\n$$\\half y$$\n\n`\\def\\half{3}`"
    document = document_of(text, "a.md", "markdown")
    formulas = [p for block in document.blocks for p in block.pieces if isinstance(p, Formula)]
    assert ["Fraction" in repr(formula.rows) for formula in formulas] == [True, True]
    assert "Trouble" not in repr(formulas)
