"""Limits, integrals and matrices in Unicode and LaTeX: they read back, and look as by hand."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given, settings

from symproof.kernel.errors import KernelError
from symproof.kernel.shapes import ONE, size
from symproof.kernel.term import MAX_DEPTH, App, Lam, Mat, Num, Term, Var, bound_names
from symproof.notation import latex, unicode
from symproof.notation.plain import parse_claim, parse_term, show
from symproof.notation.printer import Words
from symproof.words import word
from tests.notation.readers import read_latex, read_unicode, without_brackets
from tests.strategies import SHAPES, M, N, all_terms, matrices

TARGETS = ((unicode.show, read_unicode), (latex.show, read_latex))


def names_of(term: Term) -> frozenset[str]:
    """Return the variables of a term, those that it binds too."""
    return term.variables | bound_names(term)


@given(all_terms())
@settings(max_examples=200, deadline=None)
def test_limits_and_integrals_read_back_as_the_same_terms(term: Term):
    for printed, read in TARGETS:
        found = read(printed(term), names_of(term), term.functions)
        assert without_brackets(found) == without_brackets(term)


@given(matrices())
@settings(max_examples=200, deadline=None)
def test_matrices_read_back_as_the_same_terms(term: Term):
    for printed, read in TARGETS:
        found = read(printed(term), names_of(term), term.functions, SHAPES)
        assert without_brackets(found) == without_brackets(term)


# plain, Unicode, LaTeX
BINDERS = [
    ("limit(f(x), x, a)", "lim_{x→a} f(x)", r"\lim_{x \to a} f(x)"),
    ("limit(f(x), x, 0, '+')", "lim_{x→0⁺} f(x)", r"\lim_{x \to 0^{+}} f(x)"),
    ("limit(f(x), x, a + b, '-')", "lim_{x→(a + b)⁻} f(x)", r"\lim_{x \to (a + b)^{-}} f(x)"),
    ("limit(1/x, x, -oo)", "lim_{x→−∞} 1/x", r"\lim_{x \to -\infty} \frac{1}{x}"),
    ("limit(f(x) - x, x, oo)", "lim_{x→∞} (f(x) − x)", r"\lim_{x \to \infty} (f(x) - x)"),
    (
        "limit(f(x), x, 0) + 1",
        "(lim_{x→0} f(x)) + 1",
        r"\left(\lim_{x \to 0} f(x)\right) + 1",
    ),
    ("1 - limit(f(x), x, 0)", "1 − lim_{x→0} f(x)", r"1 - \lim_{x \to 0} f(x)"),
    (
        "-limit(f(x), x, 0) + 1",
        "(−lim_{x→0} f(x)) + 1",
        r"\left(-\lim_{x \to 0} f(x)\right) + 1",
    ),
    ("2*limit(a*x, x, 0)", "2(lim_{x→0} ax)", r"2\left(\lim_{x \to 0} ax\right)"),
    ("integral(f(t), t, -a, a)", "∫₋ₐᵃ f(t) dt", r"\int_{-a}^{a} f(t) \,dt"),
    ("integral(x*exp(-s*x), x, 0, oo)", "∫₀^∞ xe⁻ˢˣ dx", r"\int_{0}^{\infty} xe^{-sx} \,dx"),
    (
        "2/sqrt(pi)*integral(exp(-t^2), t, 0, x)",
        "2/√π·∫₀ˣ e^(−t²) dt",
        r"\frac{2}{\sqrt{\pi}} \int_{0}^{x} e^{-t^{2}} \,dt",
    ),
    (
        "integral(f(t), t, -oo, oo)*2",
        "(∫_{−∞}^∞ f(t) dt)·2",
        r"\left(\int_{-\infty}^{\infty} f(t) \,dt\right) \cdot 2",
    ),
    ("integral(f(t) + 1, t, 0, 1)", "∫₀¹ (f(t) + 1) dt", r"\int_{0}^{1} (f(t) + 1) \,dt"),
    (
        "integral(t, t, 0, 1) + 1",
        "∫₀¹ t dt + 1",
        r"\int_{0}^{1} t \,dt + 1",
    ),
    (
        "integral(f(t), t, -oo, sin(x))",
        "∫_{−∞}^{sin(x)} f(t) dt",
        r"\int_{-\infty}^{\sin(x)} f(t) \,dt",
    ),
    ("exp(integral(t, t, 0, x/2))", "e^(∫₀^{x/2} t dt)", r"e^{\int_{0}^{x/2} t \,dt}"),
    ("d*integral(t, t, 0, 1)", "d∫₀¹ t dt", r"d \int_{0}^{1} t \,\mathrm{d}t"),
]  # fmt: skip
MATRICES = [
    ("[A, -A]", "[A, −A]", r"\begin{bmatrix} A & -A \end{bmatrix}"),
    ("[A, B; B, A]", "[A, B; B, A]", r"\begin{bmatrix} A & B \\ B & A \end{bmatrix}"),
    (
        "[[v, v]; S*v*[1, 1]; v*w*ones(m, 2)]",
        "[[v, v]; Sv[1, 1]; vw·𝟏ₘₓ₂]",
        r"\begin{bmatrix} \begin{bmatrix} v & v \end{bmatrix} \\ Sv\begin{bmatrix} 1 & 1 "
        r"\end{bmatrix} \\ vw\mathbf{1}_{m \times 2} \end{bmatrix}",
    ),
    (
        "f(w*[C, -C])*[A; -A]",
        "f(w[C, −C])[A; −A]",
        r"f\left(w\begin{bmatrix} C & -C \end{bmatrix}\right)\begin{bmatrix} A \\ -A "
        r"\end{bmatrix}",
    ),
    ("A*B^T*v", "ABᵀv", r"AB^{\top}v"),
    ("(A*C)^T", "(AC)ᵀ", r"(AC)^{\top}"),
    ("A .* B", "A ⊙ B", r"A \odot B"),
    ("(A .* B)*C", "(A ⊙ B)C", r"(A \odot B)C"),
    ("A .* (S*B)", "A ⊙ SB", r"A \odot SB"),
    ("eye(n)*A", "IₙA", r"I_{n}A"),
    ("eye(2n + 1)", "I_{2n + 1}", r"I_{2n + 1}"),
    ("zeros(n, m) + A", "0ₙₓₘ + A", r"0_{n \times m} + A"),
    ("ones(n + 1, 3)", "𝟏_{(n + 1)×3}", r"\mathbf{1}_{(n + 1) \times 3}"),
    ("1/2*A - A/2", "½A − A/2", r"\frac{1}{2}A - \frac{A}{2}"),
    ("phi'(A)", "φ′(A)", r"\phi'(A)"),
    ("max(A, 0)", "max(A, 0)", r"\max(A, 0)"),
    # e^A, |A| and √A would be other matrices
    ("exp(A)", "exp(A)", r"\exp(A)"),
    ("abs(S) + sqrt(S)", "abs(S) + sqrt(S)", r"\operatorname{abs}(S) + \operatorname{sqrt}(S)"),
    ("map(t*phi(t), t, A)", "(t ↦ tφ(t))(A)", r"(t \mapsto t\phi(t))(A)"),
]


@pytest.mark.parametrize(("text", "in_unicode", "in_latex"), [*BINDERS, *MATRICES])
def test_terms_are_printed_as_they_are_written_by_hand(text: str, in_unicode: str, in_latex: str):
    term = parse_term(text, shapes=SHAPES)
    assert (unicode.show(term), latex.show(term)) == (in_unicode, in_latex)


CLAIMS = [
    (
        "limit(1/x, x, oo) exists = 0",
        "lim_{x→∞} 1/x exists and equals 0",
        r"\lim_{x \to \infty} \frac{1}{x} \text{ exists and equals } 0",
    ),
    ("integral(x, x, 0, 1) exists", "∫₀¹ x dx exists", r"\int_{0}^{1} x \,dx \text{ exists}"),
    (
        "f(x) = x/2 + x^2/4 + O(x^4)",
        "f(x) = x/2 + x²/4 + O(x⁴) as x → 0",
        r"f(x) = \frac{x}{2} + \frac{x^{2}}{4} + O(x^{4}) \text{ as } x \to 0",
    ),
    ("f(x) = O(x)", "f(x) = O(x) as x → 0", r"f(x) = O(x) \text{ as } x \to 0"),
    (
        "limit(sin(x), x, a, '-') bounded",
        "sin(x) is bounded as x → a⁻",
        r"\sin(x) \text{ is bounded as } x \to a^{-}",
    ),
    ("A*B^T = [v, v]*[1; -1]*v^T", "ABᵀ = [v, v][1; −1]vᵀ", None),
]


@pytest.mark.parametrize(("text", "in_unicode", "in_latex"), CLAIMS)
def test_claims_are_printed_as_they_are_said(text: str, in_unicode: str, in_latex: str | None):
    claim = parse_claim(text, shapes=SHAPES)
    assert unicode.show_claim(claim) == in_unicode
    assert in_latex is None or latex.show_claim(claim) == in_latex


def test_what_is_said_near_a_place_is_said_in_chinese():
    words = Words(*[word(key.rstrip("_"), "zh") for key in Words._fields])
    claim = parse_claim("f(x) = x + O(x^2)")
    assert unicode.show_claim(claim, words) == "当 x → 0 时 f(x) = x + O(x²)"
    assert latex.show_claim(claim, words).startswith(r"\text{当 } x \to 0 \text{ 时 } f(x)")
    bounded = parse_claim("limit(sin(x), x, oo) bounded")
    assert unicode.show_claim(bounded, words) == "当 x → ∞ 时 sin(x) 有界"


def test_an_identity_matrix_is_not_mistaken_for_a_name():
    term = parse_term("eye(n)*I_n", shapes={"I_n": (N, N)})
    assert unicode.show(term) == "𝐈ₙIₙ"
    assert latex.show(term) == r"\mathbf{I}_{n}I_{n}"


def test_shapes_are_printed_with_the_names_of_the_matrices():
    assert unicode.show_shape(("A", "W_1"), (N, M)) == "A, W₁ ∈ ℝⁿˣᵐ"
    assert unicode.show_shape(("v",), (size(0, n=2), ONE)) == "v ∈ ℝ²ⁿˣ¹"
    assert unicode.show_shape(("v",), (size(1, n=2), ONE)) == "v ∈ ℝ^((2n + 1)×1)"
    assert latex.show_shape(("v",), (size(1, n=2), ONE)) == (
        r"v \in \mathbf{R}^{(2n + 1) \times 1}"
    )


A, x = Mat("A", (N, M)), Var("x")
SQUARED, SAME = Lam(("x",), x * x), Lam(("x",), x)
TOWERS: dict[str, Callable[[Term], Term]] = {
    "functions of each entry": lambda term: App("map", (SQUARED, term)),
    "blocks": lambda term: App("vcat", (term, A)),
    "transposes": lambda term: App("transpose", (term,)),
    "limits of limits": lambda term: App("limit", (Lam(("x",), term), Num(0))),
    "limits at limits": lambda term: App("limit-", (SAME, term)),
    "integrals of integrals": lambda term: App("integral+oo", (Lam(("x",), term), Num(0))),
    "integrals to integrals": lambda term: App("integral", (SAME, Num(0), term)),
}


@pytest.mark.parametrize("name", TOWERS)
def test_the_deepest_terms_are_printed_and_read(name: str):
    of_matrices = name in ("functions of each entry", "blocks", "transposes")
    term: Term = A if of_matrices else x
    while (larger := _made(TOWERS[name], term)) is not None:
        term = larger
    assert term.depth > MAX_DEPTH - 2
    assert parse_term(show(term), shapes=SHAPES) == term
    assert unicode.show(term)
    assert latex.show(term)


def _made(make: Callable[[Term], Term], term: Term) -> Term | None:
    try:
        return make(term)
    except KernelError:
        return None
