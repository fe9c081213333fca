"""What a sentence assumes of a name in words."""

from __future__ import annotations

import pytest
from document.paragraphs import paragraph

from symproof.document.words.properties import properties
from symproof.notation.plain import show_claim
from symproof.proof import differentiable, odd

# text | name kind reach, ...
TABLE = r"""
Let $\phi$ be an odd function. | phi odd section
Let $\phi$ be odd. | phi odd section
Suppose that $\phi$ is odd. | phi odd section
Suppose $\phi(x)$ is an arbitrary odd function. | phi odd section
For every odd function $\phi$ we have $a=b$. | phi odd sentence
for any odd $\phi$ | phi odd sentence
If $\phi$ is odd, then $a=b$. | phi odd sentence
where $\phi$ is odd. | phi odd section
where $\phi$ denotes an even function | phi even section
Let $f$ and $g$ be odd functions. | f odd section, g odd section
Let $f, g$ be even. | f even section, g even section
Let $f$ be a differentiable odd function. | f differentiable section, f odd section
Let $f$ be odd and continuous. | f odd section, f continuous section
Assume that $f$ is twice differentiable. | f twice differentiable section
Suppose $f$ is differentiable on $\mathbb{R}$. | f differentiable section
Let $f$ be a smooth function. | f differentiable section
Let $a$ and $b$ be positive real numbers. | a positive section, b positive section
for all positive $x$ and $y$ | x positive sentence, y positive sentence
Let $x$ be nonzero. | x nonzero section
where $c$ is a non-negative constant | c nonnegative section
When $x$ is negative, $a=b$. | x negative sentence
设$\phi(x)$是任意奇函数。 | phi odd section
设$\phi$为奇函数，则 | phi odd section
假设$f$可导 | f differentiable section
设$f$在$\mathbb{R}$上连续 | f continuous section
设奇函数$\phi$ | phi odd section
对任意奇函数$\phi$，有$a=b$ | phi odd sentence
其中$\phi$为奇函数 | phi odd section
其中$f(x) = 1$，$\phi$为奇函数。 | phi odd section
若$x$不等于0，则$a=b$ | x nonzero sentence
设$a$为正数 | a positive section
设正数$a$，$b$ | a positive section, b positive section
设$f$是二阶可导的偶函数 | f twice differentiable section, f even section
We show that $\phi$ is odd. |
We verify that $\phi$ is an odd function. |
Therefore $\phi$ is odd. |
$\phi$ is odd, because $a=b$. |
The function $\phi$ is odd. |
Since $\phi$ is odd, $a=b$. |
验证$\phi$是奇函数： |
因此$\phi$是奇函数。 |
$\phi$是奇函数，因为 |
它们都是奇函数 |
Let $g$ be the odd part of $f$. |
Let $f$ be not odd. |
Suppose $f$ is neither odd nor even. |
Suppose $f$ is odd or even. |
Let $x$ be positive or zero. |
Suppose $\phi$ is not an odd function. |
设$\phi$不是奇函数 |
Let $x$ be a real number. |
Let $c$ be a constant. |
Let $f(x) = x^2$ be odd. |
Let $A$ be positive definite. |
"""
ROWS = [tuple(map(str.strip, row.split(" |"))) for row in TABLE.strip().splitlines()]


@pytest.mark.parametrize(("text", "wanted"), ROWS, ids=[text for text, _ in ROWS])
def test_a_property_is_read_where_it_is_assumed(text: str, wanted: str):
    found = [f"{said.name} {said.kind} {said.reach}" for said in properties(paragraph(text))]
    assert ", ".join(found) == wanted


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Let $f$ be convex.", "f"),
        ("Suppose $f$ is differentiable at $x$.", "f"),
        ("Suppose that $f$ is continuous on $[0, 1]$.", "f"),
        ("设$f$是单调递增函数", "f"),
        ("Let $n$ be an odd integer.", "n"),
        ("设$n$为正整数", "n"),
    ],
)
def test_what_cannot_be_assumed_is_told(text: str, name: str):
    found = properties(paragraph(text))
    assert any(said.warning and said.name == name for said in found)
    kinds = {said.kind for said in found}
    assert kinds <= {"integer", "other", "positive"}


def test_a_property_of_a_function_is_universal():
    (said,) = properties(paragraph(r"Let $\phi$ be odd."))
    assert said.claims(function=True) == (odd("phi").claim,)
    assert said.claims(function=False) == ()
    (said,) = properties(paragraph(r"Let $f$ be differentiable."))
    assert said.claims(function=True) == (differentiable("f").claim,)


def test_a_positive_function_is_positive_everywhere():
    (said,) = properties(paragraph(r"Let $f$ be positive."))
    (claim,) = said.claims(function=True)
    assert claim.forall == ("t",)
    assert show_claim(said.claims(function=False)[0]) == "f > 0"


def test_a_property_reaches_what_its_condition_reaches():
    block = paragraph(r"If $\phi$ is odd, then $a=b$. Moreover $c=d$.")
    (said,) = properties(block)
    assert said.over == (3,)


def test_a_lead_makes_it_a_property_of_the_part():
    block = paragraph(r"Theorem. Let $\phi$ be odd.", lead="Theorem")
    assert [said.reach for said in properties(block)] == ["part"]
