"""Conditions as claims, shapes and approaches; what is not understood is a trouble."""

from __future__ import annotations

import pytest
from document.paragraphs import parts_of

from symproof.document.words.conditions import Conditions, conditions, together
from symproof.kernel.shapes import size
from symproof.notation.plain import show_claim
from symproof.notation.tex.terms import Vocabulary


def read(latex: str, vocabulary: Vocabulary | None = None) -> Conditions:
    return conditions(parts_of(latex), vocabulary or Vocabulary())


CLAIMS = r"""
x > 0 | x > 0
0 < x < 1 | x > 0; x < 1
0 < x \le 1 | x > 0; x <= 1
x = 0 | x = 0
x \ne 0 | x != 0
x \neq 0 | x != 0
|x| < 1 | abs(x) < 1
a, b > 0 | a > 0; b > 0
\alpha,\beta\neq 0 | alpha != 0; beta != 0
x \ge 0,\ y \ge 0 | x >= 0; y >= 0
x > 0 \text{ and } y \geq 1 | x > 0; y >= 1
x \in (0, 1] | x > 0; x <= 1
x \in [0, \infty) | x >= 0
x \in (-\infty, 2) | x < 2
x \in (-\pi, \pi) | x > -pi; x < pi
x + 1 \in (0, 1) | x + 1 > 0; x + 1 < 1
x \in \mathbb{R} |
x, y \in \mathbb{R} |
x \in \mathbb R \setminus \{0\} | x != 0
x\in\mathbb{R}\setminus\{-1, 1\} | x != -1; x != 1
x \in \{2\} | x = 2
x \in \mathbb{R}_{>0} | x > 0
x \in \mathbb{R}_{\ge 0} | x >= 0
x \in \mathbb{R}_+ | x >= 0
x \in \mathbb{R}^+ | x > 0
x \in \mathbb{R}^* | x != 0
n \in \mathbb{N} | n >= 0
n \in \mathbb{Z}^+ | n >= 1
\text{for all } x |
\text{for all real } x |
\forall x |
\forall x \in \mathbb{R} |
\forall x > 0 | x > 0
\text{if } x > 0 | x > 0
\text{for } x \neq 1 | x != 1
\text{若 } x > 0 | x > 0
\text{当 } x > 0 \text{ 时} | x > 0
\text{if x > 0} | x > 0
\text{若 $x>0$} | x > 0
(x > 0) | x > 0
x > 0 \text{ by } (3) | x > 0
y = 2x | y = 2*x
"""
CLAIM_ROWS = [tuple(map(str.strip, row.split(" |"))) for row in CLAIMS.strip().splitlines()]


@pytest.mark.parametrize(("latex", "wanted"), CLAIM_ROWS, ids=[row[0] for row in CLAIM_ROWS])
def test_a_condition_is_claims(latex: str, wanted: str):
    said = read(latex)
    assert said.troubles == ()
    assert "; ".join(map(show_claim, said.claims)) == wanted


@pytest.mark.parametrize(
    "latex",
    [
        r"x > 0 \text{ or } x < -1",
        r"0 < a, b < 1",
        r"x \in \{1, 2\}",
        r"x \approx 1",
        r"x = \pm 1",
        r"f \in C^1",
        r"x \in \mathbb{C}",
        r"x \in (0,1) \cup (2,3)",
        r"x",
        r"\text{if } x",
        r"\text{for small } x",
        r"\text{if $n$ is even}",
        r"\text{with probability } p",
        r"\text{up to a constant}",
        r"x \to y \to 0 \text{ slowly}",
        r"\foo > 0",
        r"= 0",
        r"x \in \mathbb{R}^{n^2}",
    ],
)
def test_what_is_not_understood_is_told_and_nothing_else(latex: str):
    said = read(latex)
    assert said.troubles
    assert said.claims == () and said.limits == () and not said.shapes


@pytest.mark.parametrize(
    ("latex", "wanted"),
    [
        (r"x \to \infty", [("x", "oo")]),
        (r"x \to +\infty", [("x", "oo")]),
        (r"x \to -\infty", [("x", "-oo")]),
        (r"x \to \pm\infty", [("x", "oo"), ("x", "-oo")]),
        (r"|x| \to \infty", [("x", "oo"), ("x", "-oo")]),
        (r"\text{as } x \to 0", [("x", "0")]),
        (r"x \to 0^+", [("x", "0+")]),
        (r"x \to -1^-", [("x", "-1-")]),
        (r"h \to \frac{\pi}{2}", [("h", "pi/2")]),
        (r"t \to a", [("t", "a")]),
    ],
)
def test_an_approach_is_a_name_and_a_place(latex: str, wanted: list[tuple[str, str]]):
    assert list(read(latex).limits) == wanted


@pytest.mark.parametrize(
    ("latex", "name", "shape"),
    [
        (r"\boldsymbol{x} \in \mathbb{R}^n", "x_bold", (size(0, n=1), size(1))),
        (r"x \in \mathbb{R}^3", "x", (size(3), size(1))),
        (r"z \in \mathbb{R}^{2n}", "z", (size(0, n=2), size(1))),
        (r"z \in \mathbb{R}^{2n+1}", "z", (size(1, n=2), size(1))),
        (r"W \in \mathbb R^{n \times 2m}", "W", (size(0, n=1), size(0, m=2))),
        (r"W \in R^{3 \times k}", "W", (size(3), size(0, k=1))),
    ],
)
def test_a_space_of_matrices_gives_a_shape(latex: str, name: str, shape: object):
    said = read(latex)
    assert dict(said.shapes) == {name: shape}
    assert said.vectors == (() if r"\times" in latex else (name,))


def test_several_names_share_a_shape():
    assert set(read(r"A, B \in \mathbb{R}^{n \times n}").shapes) == {"A", "B"}


def test_the_real_line_is_no_space_of_matrices():
    assert not read(r"x \in \mathbb{R}^1").shapes


def test_integers_are_told():
    said = read(r"n \in \mathbb{Z}")
    assert said.integers == ("n",)
    assert said.claims == ()
    assert "integers" in said.notes[0]


@pytest.mark.parametrize(
    "latex", [r"\text{(almost everywhere)}", r"\text{a.e.}", r"\text{几乎处处}"]
)
def test_almost_everywhere_is_seen(latex: str):
    assert read(latex).almost


@pytest.mark.parametrize("latex", [r"\text{otherwise}", r"\text{其他}", r"\text{否则}"])
def test_otherwise_is_seen(latex: str):
    assert read(latex).otherwise


def test_names_before_a_relation_must_be_names():
    assert read(r"x + 1, y > 0").troubles


def test_a_universal_name_is_no_subject_of_the_next_relation():
    said = read(r"\forall x, f(x) > 0", Vocabulary(functions={"f": 1}))
    assert [show_claim(claim) for claim in said.claims] == ["f(x) > 0"]


def test_conditions_together_are_troubled_if_one_is():
    assert together([read("x > 0"), read(r"x \approx 1")]).claims == ()
    assert len(together([read("x > 0"), read("y > 0")]).claims) == 2
