"""Typst: what is printed is read by Typst as the same term, and looks like mathematics."""

from __future__ import annotations

import pytest
from hypothesis import given, settings

from symproof.kernel.shapes import size
from symproof.kernel.term import App, Const, Mat, Term, Var, bound_names, parts_of
from symproof.notation import typst as notation
from symproof.notation.pieces import Words
from symproof.notation.plain import parse_claim, parse_definition, parse_term
from tests.notation.readers import read_latex, without_brackets
from tests.strategies import all_terms, matrices, terms

CHINESE = Words(if_="若", otherwise="其他情形", for_all="对一切 {names}")


def read_again(term: Term, shapes=None) -> Term:
    """Return what is read of the text that is printed of a term."""
    from tests.notation.typst_reader import latex_of

    names = term.variables | bound_names(term)
    return read_latex(latex_of(notation.show(term)), names, term.functions, shapes)


@given(terms())
@settings(max_examples=200, deadline=None)
def test_typst_reads_back_as_the_same_term(term: Term):
    assert without_brackets(read_again(term)) == without_brackets(term)


@given(all_terms())
@settings(max_examples=200, deadline=None)
def test_typst_reads_back_limits_and_integrals(term: Term):
    assert without_brackets(read_again(term)) == without_brackets(term)


@given(matrices())
@settings(max_examples=150, deadline=None)
def test_typst_reads_back_matrices(term: Term):
    shapes = {p.name: p.shape for p in parts_of(term) if isinstance(p, Mat) and p.shape}
    assert without_brackets(read_again(term, shapes)) == without_brackets(term)


PRINTED = [
    ("1/2*(phi(x) + 1)*x", "frac(1, 2) (phi(x) + 1) x"),
    ("1/2*(2*x)", "frac(1, 2) dot.op 2 x"),
    ("x*sigmoid(beta*x)", "x sigma(beta x)"),
    ("((a + b))*c", "lr(size: #1.2em, ((a + b))) c"),
    ("(a + x/2)*y", "lr(size: #100%, (a + frac(x, 2))) y"),
    ("f((x + 1)*y)", "f lr(size: #1.2em, ((x + 1) y))"),
    ("erf(x/sqrt(2))", 'op("erf") lr(size: #100%, (frac(x, sqrt(2))))'),
    ("gelu(x)", 'op("gelu")(x)'),
    ("sigma(x) + sigmoid(x)", 'op("sigma")(x) + sigma(x)'),
    ("sigma*(x + 1)", "sigma dot.op (x + 1)"),
    ("a*scale", 'a dot.op "scale"'),
    ("x_1*W_i*x_max", 'x_(1) W_(i) x_("max")'),
    ("x^2 + x^n + x^(1/2)", r"x^2 + x^(n) + x^(1\/2)"),
    ("tanh(x)^2", "tanh^2(x)"),
    ("E^x + exp(x)", "(upright(e))^(x) + e^(x)"),
    ("abs(abs(x))", "abs(abs(x))"),
    ("abs(x/2)", "abs(size: #100%, frac(x, 2))"),
    ("diff(f(x), x)", "f'(x)"),
    ("diff(x^2, x)", "frac(d, d x) x^2"),
    ("cases(x if x >= 0, -x otherwise)", 'cases(x & "if" x >= 0, -x & "otherwise")'),
    ("varphi + varepsilon + theta", "phi.alt + epsilon.alt + theta"),
    ("x_hat + W_bold_1_sup2 + x_star", "hat(x) + bold(W)_(1)^((2)) + x^(*)"),
    ("Phi_(x) + Phi(x)", "italic(Phi)(x) + Phi(x)"),
]


@pytest.mark.parametrize(("plain", "printed"), PRINTED)
def test_terms_look_like_mathematics(plain: str, printed: str):
    assert notation.show(parse_term(plain)) == printed


def test_every_name_has_a_spelling_of_its_own():
    marked = ["x_1", "x_hat", "x_bar", "x_star", "x_bold", "x_sup1"]
    names = ["x", "x1", "xx", "phi", "varphi", *marked]
    assert len({notation.show(Var(name)) for name in names}) == len(names)


def test_names_of_several_letters_are_quoted():
    assert notation.show(Var("a_b_c")) == '"a_b_c"'
    assert notation.show(App("h_sup1", (Var("x"),))) == 'op("h_sup1")(x)'


def test_claims_say_for_which_variables_they_hold():
    claim = parse_claim("forall t: phi(-t) = -phi(t)")
    assert notation.show_claim(claim) == 'phi(-t) = -phi(t), quad "for all" t'
    assert notation.show_claim(claim, CHINESE) == 'phi(-t) = -phi(t), quad "对一切" t'


def test_definitions_and_shapes_are_shown():
    assert notation.show_definition(parse_definition("relu(x) = max(x, 0)")) == (
        'op("relu")(x) = max(x, 0)'
    )
    shape = (size(1, n=1), size(0, kk=2))
    assert notation.show_shape(("A", "B"), shape) == 'A, B in RR^((n + 1) times 2 "kk")'
    assert notation.show(Const("zeros", shape)) == '0_((n + 1) times 2 "kk")'


def test_the_name_of_a_function_stands_alone():
    assert notation.show_function("gelu") == 'op("gelu")'
    assert notation.show_function("phi") == "phi"


def test_words_in_formulas_are_in_the_readers_language():
    term = parse_term("cases(x if x >= 0, -x otherwise)")
    assert notation.show(term, CHINESE) == 'cases(x & "若" x >= 0, -x & "其他情形")'
