"""Limits, integrals and matrices in the plain notation: read, printed, refused at their places."""

from __future__ import annotations

import pytest
from hypothesis import given, settings

from symproof.kernel.sequent import Claim
from symproof.kernel.shapes import ONE, shape_of, size
from symproof.kernel.term import App, Const, Lam, Mat, Num, Term, Var, diff
from symproof.notation.errors import NotationError, ShapeError
from symproof.notation.plain import (
    parse_chain,
    parse_claim,
    parse_relations,
    parse_shapes,
    parse_stated,
    parse_term,
    show,
    show_claim,
    show_shapes,
)
from symproof.notation.steps import StepError, parse_steps
from tests.strategies import SHAPES, M, N, all_terms, matrices, remainders

A, B, v, w, S = (Mat(name, SHAPES[name]) for name in ("A", "B", "v", "w", "S"))
a, t, x, z = map(Var, "atxz")
ZERO, ONE_ = Num(0), Num(1)


def lam(param: str, body: Term) -> Lam:
    return Lam((param,), body)


def f(argument: Term) -> App:
    return App("f", (argument,))


@given(all_terms())
@settings(max_examples=300, deadline=None)
def test_a_printed_limit_or_integral_reads_back_exactly(term: Term):
    assert parse_term(show(term)) == term


@given(matrices())
@settings(max_examples=300, deadline=None)
def test_a_printed_matrix_reads_back_exactly(term: Term):
    assert parse_term(show(term), shapes=SHAPES) == term


@given(remainders())
@settings(max_examples=200, deadline=None)
def test_what_is_said_with_o_reads_back_exactly(claim: Claim):
    assert parse_claim(show_claim(claim)) == claim
    assert parse_chain(show_claim(claim)) == (claim,)


READ = {
    "limit(f(x), x, a)": App("limit", (lam("x", f(x)), a)),
    "limit(f(x), x, a, '+')": App("limit+", (lam("x", f(x)), a)),
    'limit(f(x), x, 0, "-")': App("limit-", (lam("x", f(x)), ZERO)),
    "limit(1/x, x, oo)": App("limit+oo", (lam("x", 1 / x),)),
    "limit(1/x, x, -∞)": App("limit-oo", (lam("x", 1 / x),)),
    "limit(x, x, -a)": App("limit", (lam("x", x), -a)),
    "limit(f'(x), x, 0, '+')": App("limit+", (lam("x", diff("x", f(x), x)), ZERO)),
    "integral(x, x, 0, a)": App("integral", (lam("x", x), ZERO, a)),
    "integral(f(t), t, 0, oo)": App("integral+oo", (lam("t", f(t)), ZERO)),
    "integral(f(t), t, -oo, x)": App("integral-oo", (lam("t", f(t)), x)),
    "integral(f(t), t, -oo, oo)": App("integral-oo+oo", (lam("t", f(t)),)),
    "integral(x, x, 0, x)": App("integral", (lam("x", x), ZERO, x)),
    "[A, B]": App("hcat", (A, B)),
    "[A; B]": App("vcat", (A, B)),
    "[A, B; B, A]": App("vcat", (App("hcat", (A, B)), App("hcat", (B, A)))),
    "[[A, B]; [B, A]]": App("vcat", (App("hcat", (A, B)), App("hcat", (B, A)))),
    "[1; -1]": App("vcat", (ONE_, -ONE_)),
    "x*[1, -1]": x * App("hcat", (ONE_, -ONE_)),
    "A^T": App("transpose", (A,)),
    "transpose(A)": App("transpose", (A,)),
    "A*B^T*v": A * App("transpose", (B,)) * v,
    "(A*B^T)^T": App("transpose", (A * App("transpose", (B,)),)),
    "-A^T": -App("transpose", (A,)),
    "x^T": x ** Var("T"),
    "A .* B .* A": App(".*", (App(".*", (A, B)), A)),
    "A .* B/2": App(".*", (A, B)) / 2,
    "eye(n)*A": Const("eye", (N, N)) * A,
    "zeros(2n, m + 1)": Const("zeros", (size(0, n=2), size(1, m=1))),
    "ones(2*n, 3)": Const("ones", (size(0, n=2), size(3))),
    "f(A)": App("map", (lam("t", f(t)), A)),
    "max(A, 0)": App("map", (lam("t", App("max", (t, ZERO))), A)),
    "max(t, A)": App("map", (lam("s", App("max", (t, Var("s")))), A)),
    "f'(A)": App("map", (lam("t", diff("t", f(t), t)), A)),
    "map(z*f(z), z, A)": App("map", (lam("z", z * f(z)), A)),
    "map(f(t), t, A)": App("map", (lam("t", f(t)), A)),
}  # fmt: skip


@pytest.mark.parametrize("text", READ)
def test_limits_integrals_and_matrices_are_read(text: str):
    shapes = None if "^T" in text and "x" in text else SHAPES
    assert parse_term(text, shapes=shapes) == READ[text]


def test_a_transpose_is_no_power_where_there_are_matrices():
    assert parse_term("w^T", shapes=SHAPES) == App("transpose", (w,))
    with pytest.raises(NotationError, match="a matrix to transpose"):
        parse_term("x^T", shapes=SHAPES)
    assert parse_term("x^(T)", shapes=SHAPES) == x ** App("()", (Var("T"),))


JUDGED = {
    "limit(f(x), x, oo) exists": "limit",
    "limit(f(x), x, oo) exists = 0": "limit",
    "integral(x, x, 0, 1) exists = 1/2": "integral",
    "limit(f(x), x, a, '-') bounded": "bounded",
    "f(x) = x/2 + x^2/4 + O(x^4)": "bounded",
    "f(x) = O(x)": "bounded",
    "forall a: f(a*x) = f(0) + O(x)": "bounded",
}


@pytest.mark.parametrize("text", JUDGED)
def test_judgements_are_read_and_printed_as_they_stand(text: str):
    claim = parse_claim(text)
    assert claim.rel == JUDGED[text]
    assert show_claim(claim) == text


def test_a_remainder_is_a_bound_of_the_quotient():
    ratio = (f(x) - (x / 2 + x**2)) / x**3
    limit = App("limit", (lam("x", ratio), ZERO))
    assert parse_claim("f(x) = x/2 + x^2 + O(x^3)") == Claim("bounded", limit, limit)
    assert parse_stated("f(x) = x/2 + x^2 + O(x**3)") == Claim("bounded", limit, limit)


def test_shapes_are_declared_by_text():
    shapes = parse_shapes("x in R^(1 x n), v ∈ ℝ^n, A, B in R^{2n × m + 1}, q in R^3")
    assert shapes["x"] == (ONE, N)
    assert shapes["v"] == (N, ONE)
    assert shapes["A"] == shapes["B"] == (size(0, n=2), size(1, m=1))
    assert shapes["q"] == (size(3), ONE)
    assert parse_shapes(show_shapes(shapes)) == shapes


def test_all_shapes_read_back_exactly():
    assert parse_shapes(show_shapes(SHAPES)) == SHAPES
    # a name that is also a parameter of the kernel's constructor of sizes
    assert parse_shapes("A in R^rest")["A"] == (((("rest", 1),), 0), ONE)


# text, position, the beginning of what was expected
REFUSED = [
    # binders
    ("limit(x)", 7, "a comma and the variable of the limit"),
    ("limit(x, 1, 0)", 9, "the variable of the limit"),
    ("limit(x, x)", 10, "a comma and where x tends: a number, oo or -oo"),
    ("limit(x, x, )", 12, "a number, a name or ("),
    ("limit(x, x, 0, 1)", 15, "the direction '+' (from the right) or '-'"),
    ("limit(x, x, 0, '*')", 15, "the direction '+' (from the right) or '-'"),
    ("limit(x, x, 0, '+', 1)", 18, ")"),
    ("limit(x, x, oo, '+')", 14, ") (from where a limit at infinity is, is clear)"),
    ("limit(x, x, oo + 1)", 15, ")"),
    ("limit(x, x, 1 + oo)", 16, "a number, a name or ( (oo: infinity is an end"),
    ("oo", 0, "a number, a name or ( (oo: infinity is an end"),
    ("limit", 5, "( after the function limit"),
    ("limit(x, A, 0)", 9, "the variable of the limit (A is a matrix of the shape n × m)"),
    ("limit(x, n, 0)", 9, "the variable of the limit (n is the size of a matrix)"),
    ("limit(A, x, 0)", 6, "a number (A is n × m)"),
    ("limit(x, x, A)", 12, "a number (A is n × m)"),
    ("integral(x, x)", 13, "a comma and the lower end of the integral"),
    ("integral(x, x, 0)", 16, "a comma and the upper end of the integral"),
    ("integral(x, x, oo, 0)", 15, "-oo or a number as the lower end"),
    ("integral(x, x, 0, -oo)", 18, "oo or a number as the upper end"),
    ("integral(x, x, 0, 1, 2)", 19, ")"),
    ("diff(f(A), x)", 5, "a number (f(A) is n × m)"),
    ("cases(A if x > 0, B otherwise)", 6, "a number (A is n × m)"),
    ("cases(x if A > 0, 1 otherwise)", 11, "a number (A is n × m)"),
    # matrices
    ("[A]", 2, "a comma or ; and another block"),
    ("[]", 1, "a number, a name or ("),
    ("[A, B", 5, "a comma, ; or ]"),
    ("[A B]", 3, "an operator, such as *"),
    ("A^2", 0, "numbers only with ^: A^2 has a matrix"),
    ("x^A", 0, "numbers only with ^: x^A has a matrix"),
    ("x/A", 0, "a number to divide by in x/A"),
    ("h(A, B)", 0, "one matrix among the arguments of h"),
    ("A(x)", 1, "an operator, such as * (A is a matrix of the shape n × m)"),
    ("n + 1", 0, "a number, a name or ( (n is the size of a matrix)"),
    ("n(x)", 1, "an operator, such as * (n is the size of a matrix)"),
    ("A + x", 0, "declared shapes in A + x, such as x in R^(n x m)"),
    ("A*Q", 0, "a declared shape, such as Q in R^(n x m), or a small letter"),
    ("x + Q*f(2*R)*A", 4, "a declared shape, such as Q, R in R^(n x m), or a small letter"),
    ("A .* f(x)", 0, "declared shapes in A .* f(x), such as x in R^(n x m)"),
    ("[A, x]", 0, "declared shapes in [A, x], such as x in R^(n x m)"),
    ("transpose(x)", 0, "a matrix to transpose (declare shapes, such as x in R^n)"),
    ("map(x, x, x)", 10, "a matrix (x is a number)"),
    ("hcat(A, B)", 0, "a number, a name or ( (hcat is reserved: write [A, B])"),
    ("eye", 0, "a number, a name or ( (eye: it takes sizes: eye(n), zeros(n, m))"),
    ("eye(n, n)", 5, ")"),
    ("eye(0)", 4, "a numeral from 1 on"),
    ("zeros(n)", 7, "a comma and the number of columns of zeros(n, m)"),
    ("zeros(A, n)", 6, "another name for the size (A is in use)"),
    ("eye(1.5)", 4, "a size, such as n, 2n or n + 1"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "position", "expected"), REFUSED)
def test_what_is_not_in_the_notation_of_matrices_is_refused_at_its_place(
    text: str, position: int, expected: str
):
    with pytest.raises(NotationError) as caught:
        parse_term(text, shapes=SHAPES)
    assert not isinstance(caught.value, ShapeError)
    assert (caught.value.position, caught.value.expected[: len(expected)]) == (position, expected)


REFUSED_CLAIMS = [
    ("f(x) = x - O(x^2)", 11, "a number, a name or ( (O: it ends a claim"),
    ("f(x) = x + O(x^2) + 1", 18, "the end: O(...) ends a claim"),
    ("f(x) = x + O(x^2) = x", 18, "the end: O(...) ends a claim"),
    ("f(x) = (x + O(x^2))", 10, ")"),
    ("O(x^2) = f(x)", 0, "a number, a name or ( (O: it ends a claim"),
    ("f(x) < O(x^2)", 7, "a number, a name or ( (O: it ends a claim"),
    ("f(x) = x + O(z^2)", 13, "a variable of the function"),
    ("f(x) = x + O(x^0)", 15, "the order of what remains, a numeral from 1 on"),
    ("f(x) = x + O(2)", 13, "the variable that tends to 0"),
    ("A = O(x)", 2, "a number on the left"),
    ("limit(x, x, 0) exists on the right = 0", 22, "= or the end"),
    ("limit(x, x, 0) exists = 0 = 0", 26, "the end: a limit exists with one value"),
    ("limit(x, x, 0) exists = A", 24, "a number (A is n × m)"),
    ("integral(x, x, 0, 1) bounded", 21, "a relation, such as = (only what is written as a limit"),
    ("limit(x, x, 0) bounded = 1", 23, "the end"),
    ("A < B", 2, "=, the only relation between matrices"),
    ("A = x", 0, "declared shapes in A = x, such as x in R^(n x m)"),
]


@pytest.mark.parametrize(("text", "position", "expected"), REFUSED_CLAIMS)
def test_a_claim_that_says_nothing_is_refused_at_its_place(text: str, position: int, expected: str):
    with pytest.raises(NotationError) as caught:
        parse_claim(text, shapes=SHAPES)
    assert not isinstance(caught.value, ShapeError)
    assert (caught.value.position, caught.value.expected[: len(expected)]) == (position, expected)


REFUSED_SHAPES = [
    ("", 0, "the name of a matrix"),
    ("A", 1, "in and a shape, as in A in R^(n x m)"),
    ("A, in R^n", 6, "in and a shape"),
    ("A in R", 6, "R^n or R^(n x m)"),
    ("A in Q^n", 5, "R^n or R^(n x m)"),
    ("A in R^(n x)", 11, "a size, such as n, 2n or n + 1"),
    ("A in R^(n x m", 13, "), + or x"),
    ("A in R^0", 7, "a numeral from 1 on"),
    ("A in R^n B in R^n", 9, "a comma or the end"),
    ("A in R^n, A in R^m", 10, "another name (A has a shape)"),
    ("n in R^n", 7, "another name for the size (n is in use)"),
    ("A in R^n, n in R^2", 10, "the name of a matrix (n is the size of a matrix)"),
    ("exp in R^n", 0, "the name of a matrix (exp is built in)"),
    ("A in R^x", 7, "a size, such as n, 2n or n + 1"),
    ("A in R^pi", 7, "a size, such as n, 2n or n + 1"),
    ("A in R^n,", 9, "the name of a matrix"),
]


@pytest.mark.parametrize(("text", "position", "expected"), REFUSED_SHAPES)
def test_what_declares_no_shape_is_refused_at_its_place(text: str, position: int, expected: str):
    with pytest.raises(NotationError) as caught:
        parse_shapes(text)
    assert (caught.value.position, caught.value.expected[: len(expected)]) == (position, expected)


# text, the term that has no shape, where it stands, the two shapes
MISFITS = [
    ("A*B", "A*B", 0, "n × m", "n × m"),
    ("f(x) + f(A)*f(B)", "f(A)*f(B)", 7, "n × m", "n × m"),
    ("A + v", "A + v", 0, "n × m", "n × 1"),
    ("A + 1", "A + 1", 0, "n × m", "a number"),
    ("2 .* (A)", "2 .* (A)", 0, "a number", "n × m"),
    ("[A, A, w]", "[A, A, w]", 0, "n × m", "1 × m"),
    ("[A; A; 2*v]", "[A; A; 2*v]", 0, "n × m", "n × 1"),
    ("f([v; -v])*[1; -1]", "f([v; -v])*[1; -1]", 0, "2n × 1", "2 × 1"),
    ("v*U_1", "v*U_1", 0, "n × 1", "(n + 1) × 3"),
    ("eye(n)*zeros(m, n)", "eye(n)*zeros(m, n)", 0, "n × n", "m × n"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "term", "position", "first", "second"), MISFITS)
def test_shapes_that_do_not_fit_are_named_with_the_term_as_it_is_written(
    text: str, term: str, position: int, first: str, second: str
):
    with pytest.raises(ShapeError) as caught:
        parse_term(text, shapes=SHAPES)
    assert (caught.value.term, caught.value.position) == (term, position)
    message = f"the shapes {first} and {second} do not fit in {term}, at column {position + 1}"
    assert str(caught.value).splitlines()[0] == message


@pytest.mark.parametrize("read", [parse_claim, parse_stated, parse_chain, parse_relations])
def test_the_two_sides_of_a_claim_have_one_shape(read: object):
    with pytest.raises(ShapeError) as caught:
        read("A = v", shapes=SHAPES)  # type: ignore[operator]
    assert caught.value.shapes == (SHAPES["A"], SHAPES["v"])
    assert caught.value.term == "A = v"


def test_the_links_of_a_chain_have_one_shape():
    with pytest.raises(ShapeError) as caught:
        parse_chain("A = B = v", shapes=SHAPES)
    assert (caught.value.term, caught.value.position) == ("B = v", 4)


def test_lines_of_a_calculation_have_one_shape():
    steps = parse_steps("f(A)\n= f(A*C)*A  by blocks, entries\n= A  by limit", shapes=SHAPES)
    assert [step.term.shape for step in steps] == [(N, M)] * 3
    with pytest.raises(StepError) as caught:
        parse_steps("A*v^T\n= A by blocks", shapes=SHAPES | {"v": (N, M)})
    assert caught.value.number == 1
    assert "shape, n × n (this one's is n × m)" in caught.value.expected


def test_a_kernel_and_a_reader_agree_on_shapes():
    term = parse_term("f(w*[C, C])*[A; B]", shapes=SHAPES)
    assert term.shape == shape_of("*", ((ONE, size(0, n=2)), (size(0, n=2), M)))
