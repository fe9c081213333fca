r"""Whatever is written in LaTeX is a term or refused, in bounded time, and never a crash."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from symproof.kernel.shapes import ONE, size
from symproof.kernel.term import Term
from symproof.notation.errors import NotationError
from symproof.notation.latex_reader import parse_latex_term
from symproof.notation.plain import parse_term
from symproof.notation.tex.macros import Macros
from symproof.notation.tex.parser import parse_formula
from symproof.notation.tex.syntax import Chain
from symproof.notation.tex.terms import Vocabulary, to_term
from symproof.notation.tex.uses import uses

N = size(0, n=1)
VOCABULARY = Vocabulary(
    functions={"f": 1, "g": None, "h": 2},
    matrices={"A": (N, N), "v": (N, ONE), "w_bold": (ONE, N)},
    numbers=frozenset("xyakt") | {"theta"},
    heads={"Phi_": "Phi", "sigma": "sigmoid"},
    words=frozenset({"relu"}),
    values={"c": parse_term("x - 3")},
)
WORDS = r"""
x y a k t d e i T A v f g h p 2 0.5 + - = < / ^ _ ' ! | ( ) [ ] { } , ; & \\ \frac{ }{ \frac12
\frac{d}{dx} \frac{df}{dx} \frac{\partial}{\partial x} \sqrt{ \sqrt[3]{ \sin \cos \log \exp
\max \min \log_2 \sin^2 \lim_{x\to0} \lim_{x\to\infty} \int_0^1 \int dx \,dt \sum_{k=1}^3
\sum_{k=1}^n \prod_{k=0}^2 \phi \Phi \sigma \theta \pi \infty \cdot \times \odot \circ \pm \top
^\top ^{-1} ^{(2)} _{k} _{x+1} \boldsymbol{w} \hat{x} \mathbf{I} I_n \text{relu} relu \text{if}
\text{erf} \begin{bmatrix} \end{bmatrix} \begin{cases} \end{cases} \left( \right) \left.
\right|_{x=0} \big|_0^1 \Delta \mathbb{E} \operatorname{Var} \det \le \mathrm{d} \mathrm{i} f'
f'' f^{(3)} {x} {} ~
"""
PIECES = st.sampled_from(WORDS.split())


def terms_in(text: str) -> None:
    """Read all terms of a text, as far as it has any."""
    for row in parse_formula(text, 0, len(text), Macros()):
        for part in row.parts:
            if not isinstance(part, Chain):
                continue
            uses(part)
            nodes = [link.right for link in part.links]
            for node in nodes if part.first is None else [part.first, *nodes]:
                try:
                    found = to_term(node, VOCABULARY, text)
                except NotationError as error:
                    assert 0 <= error.position <= len(text)
                    assert error.expected
                else:
                    assert isinstance(found, Term)


@given(st.lists(PIECES, max_size=12).map(" ".join))
@settings(max_examples=1000, deadline=None)
def test_pieces_of_latex_are_read_or_refused(text: str):
    terms_in(text)


@given(st.lists(PIECES, max_size=12).map("".join))
@settings(max_examples=500, deadline=None)
def test_pieces_without_spaces_are_read_or_refused(text: str):
    terms_in(text)


@pytest.mark.parametrize(
    "text",
    [
        "+".join(["x"] * 5000),
        " ".join(["x"] * 5000),
        "(" * 300 + "x" + ")" * 300,
        "f(" * 90 + "x" + ")" * 90,
        "-" * 300 + "x",
        "x" + "^{x" * 90 + "}" * 90,
        r"\sin " * 400 + "x",
        r"\sum_{k=1}^{50} \sum_{j=1}^{50} \sum_{l=1}^{50} k j l",
        r"\frac{d^{99}}{dx^{99}} x",
        "9" * 5000,
        r"x_{" + "9" * 5000 + "}",
        r"A^{99}",
        "100!",
    ],
    ids=range(13),
)
def test_long_and_deep_texts_are_read_or_refused(text: str):
    terms_in(text)


def test_a_term_alone_is_needed():
    for text in ("", "x = 1", r"x \\ y", "x, y", r"\text{if so}"):
        with pytest.raises(NotationError):
            parse_latex_term(text, VOCABULARY)
