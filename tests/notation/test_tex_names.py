r"""Names in LaTeX: what they are called, and how they are printed again."""

from __future__ import annotations

import pytest

from symproof.kernel.term import Var, is_name
from symproof.notation import latex, unicode
from symproof.notation.latex_reader import parse_latex_term
from symproof.notation.tex.names import accepted, spelled
from symproof.notation.tex.vocabulary import Vocabulary

# as it is written, its identifier, in Unicode
NAMES = [
    ("x", "x", "x"),
    (r"\phi", "phi", "φ"),
    (r"\varphi", "varphi", "ϕ"),
    (r"x_1", "x_1", "x₁"),
    (r"x_{12}", "x_12", "x₁₂"),
    (r"x_{ij}", "x_ij", "x_ij"),
    (r"x_{i,j}", "x_ij", "x_ij"),
    (r"x_{1,12}", "x_1c12", "x_1c12"),
    (r"x_{n+1}", "x_nplus1", "xₙ₊₁"),
    (r"x_{n-1}", "x_nminus1", "xₙ₋₁"),
    (r"x_{\max}", "x_max", "x_max"),
    (r"x_{\text{max}}", "x_max", "x_max"),
    (r"f_\alpha", "f_alpha", "f_alpha"),
    (r"\boldsymbol{x}", "x_bold", "𝐱"),
    (r"\mathbf{W}_1^{(1)}", "W_bold_1_sup1", "𝐖₁⁽¹⁾"),
    (r"W^{(k)}", "W_supk", "W⁽ᵏ⁾"),
    (r"\hat x", "x_hat", "x̂"),
    (r"\hat{\boldsymbol{\theta}}", "theta_bold_hat", "𝛉̂"),
    (r"\bar{x}_1", "x_bar_1", "x̄₁"),
    (r"x^*", "x_star", "x⋆"),
    (r"\mathcal{L}", "L_cal", "𝓛"),
    (r"\mathrm{P}", "P_up", "P_up"),
    (r"\text{loss}", "loss", "loss"),
    (r"E", "E_", "E"),
    (r"I", "I_", "I"),
    (r"x_{\text{bold}}", "x_bold_", "x_bold_"),
]


@pytest.mark.parametrize(("text", "identifier", "shown"), NAMES, ids=[row[0] for row in NAMES])
def test_a_name_has_one_identifier(text: str, identifier: str, shown: str):
    known = Vocabulary(numbers=frozenset({identifier}))
    assert parse_latex_term(text, known) == Var(identifier)
    assert unicode.show(Var(identifier)) == shown
    again = parse_latex_term(latex.show(Var(identifier)), known)
    assert again == Var(identifier)


def test_identifiers_of_different_names_differ():
    assert len({identifier for _, identifier, _ in NAMES}) == len(NAMES) - 2


@pytest.mark.parametrize("name", ["Phi", "E", "I", "O", "erf", "sin", "sum", "pi"])
def test_what_the_kernel_refuses_is_spelled_otherwise(name: str):
    assert is_name(accepted(name))
    assert spelled(accepted(name)) == name


@pytest.mark.parametrize("name", ["x", "x_", "x_1", "_z", "a_b_c", "theta", "x_bold_"])
def test_other_names_are_spelled_as_they_are(name: str):
    assert accepted(name) == spelled(name) == name
