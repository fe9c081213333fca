r"""Notation of lecture notes and blogs: `\dot x`, `\partial_t u`, degrees, columns as lists."""

from __future__ import annotations

import pytest

from symproof.kernel.term import App
from symproof.notation.errors import NotationError
from symproof.notation.latex_reader import parse_latex_term
from symproof.notation.plain import parse_term
from symproof.notation.tex.names import no_function
from symproof.notation.tex.parser import parse_node
from symproof.notation.tex.terms import Unclear, Vocabulary
from symproof.notation.tex.uses import uses
from tests.notation.tex_trees import rows_of

# x and y are functions of t and z by their definitions; u of x and t; g has no definition
DEFINED = Vocabulary(
    functions={"x": 1, "y": 1, "u": 2, "g": 1, "R": 1, "E_": 1},
    numbers=frozenset({"t", "z", "omega", "k", "x_dot_0"}),
    parameters={"x": ("t",), "y": ("z",), "u": ("s", "t"), "R": ("t",)},
    templates={"R": (("t",), parse_term("[1, t; 0, 1]"))},
)

ALIKE = [
    (r"\dot x(0)", "diff(x(u), u)"),
    (r"\ddot{x} + \omega^2 x", "diff(x(t), t, 2) + omega^2*x(t)"),
    (r"x'' - 2 x' + x", "diff(x(t), t, 2) - 2*diff(x(t), t) + x(t)"),
    (r"z y'", "z*diff(y(z), z)"),
    (r"\frac{dy}{dz}", "diff(y(z), z)"),
    (r"\frac{\partial u}{\partial t}", "diff(u(s, t), t)"),
    (r"\frac{\partial^2 u}{\partial s^2}", "diff(u(s, t), s, 2)"),
    (r"\frac{\partial^2 u}{\partial s \partial t}", "diff(diff(u(s, t), t), s)"),
    (r"\partial_t u", "diff(u(s, t), t)"),
    (r"k \partial_s^2 u", "k*diff(u(s, t), s, 2)"),
    (r"\partial_t (t^2 k)", "diff(t^2*k, t)"),
    (r"\cos 60^\circ", "cos(60*pi/180)"),
    (r"\sin^2 30^\circ", "sin(30*pi/180)^2"),
    (r"R(k)", "[1, k; 0, 1]"),
    (r"t_{1/2}", "t_1over2"),
]


@pytest.mark.parametrize(("text", "plain"), ALIKE)
def test_notes_are_read_as_their_authors_mean_them(text: str, plain: str):
    read = parse_latex_term(text, DEFINED)
    if text == r"\dot x(0)":
        assert read.variables == frozenset() and read.functions == {"x"}
    else:
        assert read == parse_term(plain)


def test_a_list_in_round_brackets_is_a_column_if_it_is_transposed():
    column = parse_latex_term(r"(k, z)^\top", DEFINED)
    assert column == App("transpose", (parse_term("[k, z]"),))
    with pytest.raises(NotationError):
        parse_latex_term("(k, z)", DEFINED)


@pytest.mark.parametrize(
    "text",
    [
        r"\frac{dy}{dt}",  # y is y(z): what depends on t is not said
        r"\frac{\partial u}{\partial z}",
        r"\partial_t u k",
        r"20^\circ C",
        r"\int_0^1 e^2 \,de",
        r"\frac{d}{de} e^2",
        r"\{z\}",
    ],
)
def test_what_may_be_meant_otherwise_is_unclear(text: str):
    with pytest.raises(Unclear):
        parse_latex_term(text, DEFINED)


@pytest.mark.parametrize(
    "text",
    [
        "g'",  # of what g is a function is not said
        r"\dot g",
        "x",  # bare, and no derivative of it beside
        r"x + y'",
        "E[z]",
        r"1 + \text{RHS}",
        r"\vec a \times \vec b",
        "R'(z)",
        "R(1, 2)",
    ],
)
def test_what_is_no_term_of_numbers_is_refused(text: str):
    vocabulary = DEFINED
    if "dot" in text:
        vocabulary = Vocabulary(functions={"g": 1})
        assert parse_latex_term(text, vocabulary).variables == {"g_dot"}
        return
    with pytest.raises(NotationError):
        parse_latex_term(text, vocabulary)


def test_a_dotted_name_with_a_value_of_its_own_is_no_derivative():
    own = Vocabulary(
        functions={"x": 1}, parameters={"x": ("t",)}, values={"x_dot": parse_term("v")}
    )
    assert parse_latex_term(r"\dot x", own) == parse_term("v")


def test_the_square_of_a_name_with_a_subscript_speaks_of_that_name():
    assert uses(parse_node("x_1^2 + x_2^2")).bare == {"x_1", "x_2"}


@pytest.mark.parametrize(
    "text",
    [
        r"\begin{align} x &= y \\ &\phantom{=}{} + 1 \end{align}",
        r"\begin{align} x &= y \\ &{} + 1 \end{align}",
    ],
)
def test_a_row_that_goes_on_behind_a_gap_belongs_to_the_row_above(text: str):
    assert rows_of(text) == rows_of("x = y + 1")


def test_a_term_in_a_row_of_its_own_is_the_head_of_the_rows_below():
    assert rows_of(r"\begin{align} g(x) \\ &= x \end{align}") == rows_of("g(x) = x")
    two = rows_of(r"\begin{align} f(x) &= x \\ g(x) \\ &= x \end{align}")
    assert two == [*rows_of("f(x) = x"), *rows_of("g(x) = x")]


@pytest.mark.parametrize("left", ["2", "(1 + 1)", "y"])
def test_a_row_that_may_be_a_factor_of_the_row_above_makes_it_unreadable(left: str):
    first = rows_of(rf"\begin{{aligned}} x &= x \\ &{left} \end{{aligned}}")[0]
    assert "trouble" in first


@pytest.mark.parametrize("name", ["Var", "O_", "o", "E_bb", "softmax", "Re", "tr"])
def test_what_everybody_knows_is_no_function_without_a_definition(name: str):
    assert no_function(name)
    assert not any(map(no_function, ["f", "E_", "P", "relu", "Phi_"]))


def test_an_order_in_brackets_is_a_derivative_of_what_is_defined():
    assert parse_latex_term("x^{(2)}(t)", DEFINED) == parse_term("diff(x(t), t, 2)")
    free = Vocabulary(functions={"f_sup2": 1}, numbers=frozenset("z"))
    assert parse_latex_term("f^{(2)}(z)", free).functions == {"f_sup2"}


@pytest.mark.parametrize("text", ["y(z)^{(2)}", "(z + 1)^{(2)}", "z^{(t + 1)}"])
def test_an_exponent_in_brackets_may_be_an_index(text: str):
    with pytest.raises(Unclear):
        parse_latex_term(text, DEFINED)
    assert parse_latex_term("e^{(z + 1)} + 2^{(3)}", DEFINED).variables == {"z"}
