"""What is not in the notation is refused at its place, quickly, with what was expected."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest

from symproof.kernel.errors import KernelError
from symproof.notation.errors import NotationError
from symproof.notation.plain import (
    parse_chain,
    parse_claim,
    parse_definition,
    parse_relations,
    parse_term,
)
from symproof.proof import hypotheses

# text, position, the beginning of what was expected
TERMS = [
    # no implied multiplication
    ("2x", 1, "an operator, such as *"),
    ("x y", 2, "an operator, such as *"),
    ("(a)(b)", 3, "an operator, such as *"),
    ("2(x)", 1, "an operator, such as *"),
    ("f(x)(y)", 4, "an operator, such as *"),
    ("pi(x)", 2, "an operator, such as *"),
    ("1e5", 1, "an operator, such as *"),
    ("x_1 2", 4, "an operator, such as *"),
    # operands and brackets
    ("", 0, "a number, a name or ("),
    ("   ", 0, "a number, a name or ("),
    ("1 + ", 3, "a number, a name or ("),
    ("*x", 0, "a number, a name or ("),
    ("x + )", 4, "a number, a name or ("),
    (".5", 0, "a number, a name or ("),
    ("²", 0, "a number, a name or ("),
    ("٣", 0, "a number, a name or ("),
    ("−x", 0, "a number, a name or ("),
    ("(a", 2, ")"),
    ("(a b", 3, "an operator, such as *"),
    ("a)", 1, "an operator or the end"),
    ("a $ b", 2, "an operator or the end"),
    ("a = b", 2, "an operator or the end"),
    # functions
    ("exp", 3, "( after the function exp"),
    ("exp + 1", 4, "( after the function exp"),
    ("exp x", 4, "( after the function exp"),
    ("exp(x, y)", 5, ") (exp takes 1 argument)"),
    ("max(x)", 5, "a comma (max takes 2 arguments)"),
    ("f()", 2, "an argument of f"),
    ("exp()", 4, "a number, a name or ("),
    ("f(x", 3, ") or a comma"),
    ("f(x,)", 4, "a number, a name or ("),
    ("f(x) + f(x, y)", 10, ") (f takes 1 argument)"),
    ("f(x, y) + f(x)", 13, "a comma (f takes 2 arguments)"),
    ("f(f(x, y))", 0, "f with 2 arguments, as before"),
    ("neg(x)", 0, "a number, a name or ( (neg is reserved)"),
    # one name, one use
    ("x + x(y)", 5, "an operator, such as * (x is a variable)"),
    ("x(y) + x", 7, "x with its argument"),
    ("I*x", 0, "a number, a name or ( (I: not a real number)"),
    ("x + oo", 4, "a number, a name or ( (oo: infinity is an end of an integral"),
    ("nan", 0, "a number, a name or ( (nan: not a real number)"),
    # LaTeX
    (r"1 + \frac{1}{2}", 4, "the plain notation"),
    # derivatives
    ("diff", 4, "( after the function diff"),
    ("diff(x)", 6, "a comma and the variable of the derivative"),
    ("diff()", 5, "a number, a name or ("),
    ("diff(x^2, 2*x)", 10, "the variable of the derivative"),
    ("diff(x^2, pi)", 10, "the variable of the derivative (pi is built in)"),
    ("diff(x^2, ln)", 10, "another name (ln: write log(x)"),
    ("diff(x^2, x*2)", 11, "a comma, ) or = (after the variable x"),
    ("diff(x^2, x = )", 14, "a number, a name or ("),
    ("diff(x^2, x, 0)", 13, "the order of the derivative, a numeral from 1 on"),
    ("diff(x^2, x, y)", 13, "the order of the derivative, a numeral from 1 on"),
    ("diff(x^2, x, -1)", 13, "the order of the derivative, a numeral from 1 on"),
    ("diff(x^2, x, 1.5)", 13, "the order of the derivative, a numeral from 1 on"),
    ("diff(x^2, x, 2, x)", 14, ")"),
    ("diff(x^2, x", 11, "a comma, ) or ="),
    ("diff(f(x), f)", 11, "f with its argument, or another name (f is a function)"),
    ("diff(f(x), x = 1, 3) + x(1)", 24, "an operator, such as * (x is a variable)"),
    ("diff(x, x, 101)", 0, "a term nested at most 200 deep"),
    ("y + diff(x, x, 10000000000)", 4, "a term nested at most 200 deep"),
    ("f'", 2, "( after f'"),
    ("f''x", 3, "( after f''"),
    ("f'(x, y)", 4, ") (f' takes 1 argument)"),
    ("f(x, y) + f'(x)", 10, "f with 2 arguments, as before"),
    ("max'(x)", 3, "no ' here: max is not a function of one variable"),
    ("2'", 1, "an operator or the end"),
    # cases
    ("cases", 5, "( after the function cases"),
    ("cases(x otherwise)", 8, "if"),
    ("cases(x if x, 0 otherwise)", 12, "a relation, such as ="),
    ("cases(x if x > 0)", 16, "a comma"),
    ("cases(x if x > 0, 1)", 19, "if or otherwise"),
    ("cases(x if x > 0, 1 otherwise", 29, ")"),
]
CLAIMS = [
    ("x + 1", 5, "a relation, such as ="),
    ("x 1", 2, "an operator, such as *"),
    ("a = b = c", 6, "the end: a claim has one relation"),
    ("a == b", 3, "a number, a name or ("),
    ("forall t t: t = 1", 9, "a comma or :"),
    ("forall t, t: t = 1", 10, "a variable other than t"),
    ("forall pi: pi = 1", 7, "a variable"),
    ("", 0, "a number, a name or ("),
    (
        "x exists",
        2,
        "a relation, such as = (only what is written as a derivative, limit or integral",
    ),
    ("(diff(x, x)) exists", 13, "a relation, such as = (only what is written as a derivative"),
    ("diff(x, x) exists on", 20, "the"),
    ("diff(x, x) exists on the top", 25, "right or left"),
    ("diff(x, x) exists > 1", 18, "= or the end"),
    ("diff(x, x) exists = 1 = 1", 22, "the end: a derivative exists with one value"),
    ("forall t: t(x) = 1", 11, "an operator, such as * (t is a variable)"),
]
DEFINITIONS = [
    ("f = x", 2, "("),
    ("f() = 1", 2, "a variable"),
    ("f(1) = 1", 2, "a variable"),
    ("f(x, x) = x", 5, "a variable other than x"),
    ("f(x)", 4, "="),
    ("f(x) = x = 1", 9, "an operator or the end"),
    ("exp(x) = x", 0, "the name of a function that is not built in"),
    ("2 = x", 0, "the name of a function, as in f(x) = ..."),
    ("x = 3", 2, "( and the function's variables, as in f(x) = ..."),
    ("pi = 3", 0, "the name of a function that is not built in (pi is)"),
    ("diff(x, x) = 1", 0, "the name of a function that is not built in (diff is)"),
    ("I(x) = 3", 0, "another name (I: not a real number)"),
    ("f(x) = f(x) + 1", 7, "a body that does not use the function it defines"),
    ("f(x) = f + 1", 7, "f with its argument"),
    ("f(x) = x(2)", 8, "an operator, such as * (x is a variable)"),
]
CHAINS = [
    ("a", 1, "a relation, such as ="),
    ("a = b =", 7, "a number, a name or ("),
    ("a = b c", 6, "an operator, such as *"),
    ("diff(x, x) exists = 1 <= 2", 22, "the end: a derivative exists with one value"),
    ("a = diff(x, x) exists", 15, "an operator, such as *"),
]
HYPOTHESES = [
    ("max odd", 0, "the name of a function variable"),
    ("2 even", 0, "the name of a function variable"),
    ("phi periodic", 4, "odd, even, continuous, differentiable, twice differentiable, or a"),
    ("phi odd function", 4, "odd, even, continuous, differentiable, twice differentiable, or a"),
    ("phi  twice", 5, "odd, even, continuous, differentiable, twice differentiable, or a"),
    ("phi", 3, "a relation, such as ="),
    ("", 0, "a number, a name or ("),
]
RELATIONS = [("a = b c", 6, "an operator, such as *"), ("a = ", 3, "a number, a name or (")]
ROWS = [
    *((parse_term, *row) for row in TERMS),
    *((parse_claim, *row) for row in CLAIMS),
    *((parse_chain, *row) for row in CHAINS),
    *((hypotheses, *row) for row in HYPOTHESES),
    *((parse_definition, *row) for row in DEFINITIONS),
    *((parse_relations, *row) for row in RELATIONS),
]


@pytest.mark.parametrize(("parse", "text", "position", "expected"), ROWS)
def test_a_text_outside_the_notation_is_refused_at_its_place(
    parse: Callable[[str], object], text: str, position: int, expected: str
):
    with pytest.raises(NotationError) as caught:
        parse(text)
    assert (caught.value.text, caught.value.position) == (text, position)
    assert caught.value.expected.startswith(expected)


def test_the_message_has_the_line_and_a_caret():
    with pytest.raises(NotationError) as caught:
        parse_term("f(x + )")
    assert str(caught.value) == (
        "expected a number, a name or (, found ) at column 7\n  f(x + )\n        ^"
    )


def test_the_message_shows_the_line_in_question_of_several():
    with pytest.raises(NotationError) as caught:
        parse_relations("f(x)\n  = x $ y\n  = 1")
    assert str(caught.value) == (
        "expected a relation, such as =, found $ at line 2, column 7\n    = x $ y\n        ^"
    )


@pytest.mark.parametrize("position", [0, 10, 100, 180, 199, 200])
def test_a_long_line_is_cut_to_a_window_around_the_place(position: int):
    text = ("abcdefghij" * 20)[:position] + "$" + ("abcdefghij" * 20)[position + 1 :]
    error = NotationError(text, position, "a letter")
    message, shown, caret = str(error).splitlines()
    assert f"found $ at column {position + 1}" in message
    assert shown[caret.index("^")] == "$"
    assert len(shown) <= 64
    assert shown.startswith("  …") == (position > 30)
    assert shown.endswith("…") == (position < 170)


def test_a_long_token_is_cut():
    assert len(str(NotationError("9" * 5000, 0, "less")).splitlines()[0]) < 80


LIMITS = {
    "many characters": ("x+" * 50_000 + "x", 100_000, "at most 100,000 characters"),
    "brackets": ("(" * 10_000 + "x" + ")" * 10_000, 200, "brackets nested less deeply"),
    "calls": ("f(" * 10_000 + "x" + ")" * 10_000, 400, "a term nested at most 200 deep"),
    "cases": ("cases(" * 10_000, 1200, "a term nested at most 200 deep"),
    "minus signs": ("-" * 10_000 + "x", 200, "a term nested at most 200 deep"),
    "powers": ("^".join("2" * 10_000), 401, "a term nested at most 200 deep"),
    "derivatives": ("diff(" * 10_000, 500, "a term nested at most 200 deep"),
    "primes": ("f" + "'" * 10_000 + "(x)", 0, "a term nested at most 200 deep"),
    "primed calls": ("f'(" * 10_000, None, "a term nested at most 200 deep"),
    "an order": ("diff(x, x, " + "9" * 4001 + ")", 11, "a numeral of at most 4,000 digits"),
    "mixed": ("(a+b*" * 10_000, None, "a term nested at most 200 deep"),
    "a long sum": (" + ".join("x" * 201), 0, "a term nested at most 200 deep"),
    "a long sum in brackets": (f"y*({'+'.join('x' * 201)})", 3, "a term nested at most 200 deep"),
    "a numeral": ("x + " + "9" * 4001, 4, "a numeral of at most 4,000 digits"),
    "a decimal": ("0." + "9" * 4001, 0, "a numeral of at most 4,000 digits"),
}


@pytest.mark.parametrize("kind", LIMITS)
def test_a_text_beyond_a_limit_is_refused_at_once(kind: str):
    text, position, expected = LIMITS[kind]
    start = time.perf_counter()
    with pytest.raises(NotationError) as caught:
        parse_term(text)
    assert time.perf_counter() - start < 1
    assert caught.value.expected.startswith(expected)
    assert position in (None, caught.value.position)
    assert len(str(caught.value)) < 400


def test_what_the_kernel_refused_is_the_cause():
    with pytest.raises(NotationError) as caught:
        parse_term("+".join("x" * 201))
    assert isinstance(caught.value.__cause__, KernelError)
    assert caught.value.__cause__.code == "term-depth"
