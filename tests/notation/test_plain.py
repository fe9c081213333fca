"""The plain notation: what is read, what is printed, and that they are inverse."""

from __future__ import annotations

import pytest
from hypothesis import given, settings

from symproof.kernel.sequent import Claim, Definition
from symproof.kernel.term import BRACKET, MAX_DEPTH, App, Lam, Num, Term, Var, diff
from symproof.notation.errors import NotationError
from symproof.notation.places import Stated, merged
from symproof.notation.plain import (
    parse_chain,
    parse_claim,
    parse_definition,
    parse_relations,
    parse_stated,
    parse_term,
    show,
    show_claim,
    show_definition,
)
from tests.strategies import claims, definitions, judgements, terms

a, b, c, x, y = map(Var, "abcxy")


def bracket(term: Term) -> App:
    return App(BRACKET, (term,))


def f(argument: Term) -> App:
    return App("f", (argument,))


def half(term: Term) -> App:
    return App("/", (Num(1), Num(2))) * term


@given(terms())
@settings(max_examples=300, deadline=None)
def test_a_printed_term_reads_back_exactly(term: Term):
    assert parse_term(show(term)) == term


@given(terms())
@settings(max_examples=100, deadline=None)
def test_printing_is_canonical(term: Term):
    assert show(parse_term(show(term))) == show(term)


@given(claims())
@settings(max_examples=200, deadline=None)
def test_a_printed_claim_reads_back_exactly(claim: Claim):
    assert parse_claim(show_claim(claim)) == claim


@given(judgements())
@settings(max_examples=200, deadline=None)
def test_a_printed_judgement_reads_back_exactly(claim: Claim):
    assert parse_claim(show_claim(claim)) == claim
    assert parse_chain(show_claim(claim)) == (claim,)


@given(definitions())
@settings(max_examples=200, deadline=None)
def test_a_printed_definition_reads_back_exactly(definition: Definition):
    assert parse_definition(show_definition(definition)) == definition


READ = {
    # unary minus takes a product at the beginning, a power after an operator
    "-x*y": -(x * y),
    "-x/2": -(x / 2),
    "-x + y": -x + y,
    "-x^2": -(x**2),
    "--x": App("neg", (-x,)),
    "a*-b": a * -b,
    "a + -b*c": a + (-b) * c,
    "a*-b*c": (a * -b) * c,
    "a - -b": a - (-b),
    "10^-30": Num(10) ** -Num(30),
    "2^-x^2": Num(2) ** -(x**2),
    # precedence and association
    "a - b + c": a - b + c,
    "a - (b + c)": a - (b + c),
    "a/b*c": a / b * c,
    "a/(b*c)": a / (b * c),
    "a^b^c": a ** (b**c),
    "(a^b)^c": (a**b) ** c,
    "a**b": a**b,
    "2*x^2 + 1": 2 * x**2 + 1,
    # the author's brackets
    "(x)": bracket(x),
    "f((x))": App("f", (bracket(x),)),
    "(a + b)*c": (a + b) * c,
    "((a + b))*c": bracket(a + b) * c,
    "(a*b)*c": bracket(a * b) * c,
    "a*(b*c)": a * (b * c),
    "(a + b) + c": bracket(a + b) + c,
    "a*-(b*c)": a * -(b * c),
    "-(a*b)": -bracket(a * b),
    "(-a)*b": (-a) * b,
    "x^(2)": x ** bracket(Num(2)),
    "x^(-2)": x ** -Num(2),
    # decimals
    "0.1": App("/", (Num(1), Num(10))),
    "2.50": App("/", (Num(250), Num(100))),
    "0.5^2": App("/", (Num(5), Num(10))) ** 2,
    "2*0.5": 2 * App("/", (Num(5), Num(10))),
    "007": Num(7),
    # functions, constants, cases
    "pi*E": App("pi") * App("E"),
    "max(a, b, c)": App("max", (App("max", (a, b)), c)),
    "f (x)": App("f", (x,)),
    "sigma(x)": App("sigma", (x,)),
    "cases(x if x > 0, 0 otherwise)": App("cases", (App(">", (x, Num(0))), x, Num(0))),
    "cases(a if x <= 0, b if x != y, c otherwise)": App(
        "cases", (App("<=", (x, Num(0))), a, App("!=", (x, y)), b, c)
    ),
    # derivatives
    "diff(f(x), x)": diff("x", f(x), x),
    "diff(x^2, x, 2)": diff("x", diff("x", x**2, x), x),
    "diff(diff(x^2, x), x)": diff("x", diff("x", x**2, x), x),
    "diff(f(x), x = a)": diff("x", f(x), a),
    "diff(f(x), x = a, 2)": diff("x", diff("x", f(x), x), a),
    "diff(f(x), x, 001)": diff("x", f(x), x),
    "f'(a)": diff("a", f(a), a),
    "f''(a)": diff("a", diff("a", f(a), a), a),
    "f'(-x)": diff("t", f(Var("t")), -x),
    "f'((x))": diff("t", f(Var("t")), bracket(x)),
    "f''(2*x)": diff("t", diff("t", f(Var("t")), Var("t")), 2 * x),
    "f'(t + 1)": diff("t", f(Var("t")), Var("t") + 1),
    "tanh'(y)^2": diff("y", App("tanh", (y,)), y) ** 2,
    "f'(f'(x))": diff("t", f(Var("t")), diff("x", f(x), x)),
    "if + otherwise(x)": Var("if") + App("otherwise", (x,)),
    "cases(if if if > 0, otherwise otherwise)": App(
        "cases", (App(">", (Var("if"), Num(0))), Var("if"), Var("otherwise"))
    ),
}


@pytest.mark.parametrize("text", READ)
def test_a_text_is_read_as_its_term(text: str):
    assert parse_term(text) == READ[text]


PRINTED = {
    "a*-b": "a*(-b)",
    "a + -b": "a + (-b)",
    "2^-x": "2^(-x)",
    "--x": "-(-x)",
    "1/2*(phi(x)+1)*x-1/2*(phi(-x)+1)*(-x)": "1/2*(phi(x) + 1)*x - 1/2*(phi(-x) + 1)*(-x)",
    "25/100*x": "0.25*x",
    "x*0.250": "x*0.250",
    "5/10 + 15/10 + 1/10 + 0.1": "0.5 + 1.5 + 1/10 + 1/10",
    "cases(x if x>=0,-x otherwise)": "cases(x if x >= 0, -x otherwise)",
    "  f( x ,y )": "f(x, y)",
    "f'(x) + f'''(x)": "diff(f(x), x) + diff(f(x), x, 3)",
    "f''(-x)": "diff(f(t), t = -x, 2)",
    "diff(f(x), x = x, 1)": "diff(f(x), x)",
    "diff(diff(f(x), x = y), y)": "diff(diff(f(x), x = y), y)",
    "diff((diff(f(x), x)), x)": "diff((diff(f(x), x)), x)",
}


@pytest.mark.parametrize("text", PRINTED)
def test_a_text_is_printed_canonically(text: str):
    assert show(parse_term(text)) == PRINTED[text]


def test_a_greater_than_claim_is_kept_as_less_than():
    assert parse_claim("a > b") == Claim("<", b, a)
    assert parse_claim("a >= b") == Claim("<=", b, a)


CLAIMS = ("x > 0", "x >= -1", "0 = x", "a < b", "1 < 2", "-1 <= 3", "x > (0)", "0 != x")


@pytest.mark.parametrize("text", CLAIMS)
def test_a_claim_has_its_numeral_on_the_right(text: str):
    assert show_claim(parse_claim(text)) == text


def test_a_claim_has_what_is_constant_on_the_right():
    assert show_claim(parse_claim("-0.2785 <= f(x)")) == "f(x) >= -0.2785"
    assert show_claim(parse_claim("sqrt(2) < x")) == "x > sqrt(2)"
    assert show_claim(parse_claim("333/106 < pi")) == "pi > 333/106"


def test_a_claim_as_stated_keeps_its_sides():
    for text in ("f(x) >= x", "0 < x", "forall t: g(t) > a", "x = y", "diff(f(x), x) exists"):
        assert show_claim(parse_stated(text)) == text


def test_a_claim_as_stated_is_the_claim():
    for text in ("a >= b", "forall t: g(t) > a", "a <= b", "a != b"):
        said = parse_stated(text)
        assert isinstance(said, Stated)
        assert said.claims == (parse_claim(text),)


def test_conditions_about_one_term_are_merged_in_either_order():
    for texts in (("-3 <= x", "x < 3"), ("x < 3", "-3 <= x")):
        assert ", ".join(map(show_claim, merged(list(map(parse_claim, texts))))) == "-3 <= x < 3"
    apart = merged([parse_claim("x < 3"), parse_claim("y < 3"), parse_claim("z = 3")])
    assert ", ".join(map(show_claim, apart)) == "x < 3, y < 3, z = 3"


def test_a_fraction_with_a_power_of_ten_is_a_decimal_where_it_is_read_as_one():
    tenths = [show(App("/", (Num(n), Num(10)))) for n in (0, 1, 2, 5, 9, 10, 11)]
    assert tenths == ["0.0", "1/10", "0.2", "0.5", "9/10", "1.0", "1.1"]
    assert show(App("/", (Num(1), Num(1000)))) == "0.001"
    assert show(App("/", (Num(1), Num(1)))) == "1/1"
    assert show(App("/", (Num(1), Num(200)))) == "1/200"
    long = App("/", (Num(10**150), Num(100)))
    assert parse_term(show(long)) == long


def test_a_claim_with_a_numeral_on_the_left_is_turned_round():
    assert show_claim(parse_claim("0 < x")) == "x > 0"
    assert show_claim(parse_claim("-2 <= f(x)")) == "f(x) >= -2"


def test_a_universal_claim_names_its_variables():
    claim = parse_claim("forall t, s: g(t) + g(s) = 1")
    assert claim.forall == ("t", "s")
    assert show_claim(claim) == "forall t, s: g(t) + g(s) = 1"


def test_forall_is_a_name_where_no_variable_follows():
    assert parse_claim("forall = 3") == Claim("=", Var("forall"), Num(3))


def test_a_chain_keeps_its_relations_as_written():
    assert parse_relations("a = b <= c > 0") == (a, (("=", b), ("<=", c), (">", Num(0))))
    assert parse_relations("a != b >= c") == (a, (("!=", b), (">=", c)))
    assert parse_relations("a + b") == (a + b, ())


JUDGED = {
    "diff(f(x), x) exists": ("diff", diff("x", f(x), x)),
    "diff(f(x), x) exists on the left = diff(f(x), x)": ("diff-", diff("x", f(x), x)),
    "diff(f(x), x) exists = y": ("diff", y),
    "diff(f(x), x) exists on the right = 2*y": ("diff+", 2 * y),
    "diff(f(x), x) exists on the left = diff(f(y), y)": ("diff-", diff("y", f(y), y)),
}


@pytest.mark.parametrize("text", JUDGED)
def test_a_judgement_says_from_which_side_and_with_which_value(text: str):
    rel, value = JUDGED[text]
    claim = Claim(rel, diff("x", f(x), x), value)
    assert parse_claim(text) == claim
    assert show_claim(claim) == text
    assert parse_claim(f"forall x: {text}").forall == ("x",)


def test_a_value_that_is_the_derivative_itself_says_no_more_than_that_it_exists():
    text = "diff(f(x), x) exists = diff(f(x), x)"
    assert parse_claim(text) == parse_claim("diff(f(x), x) exists")


def test_exists_and_on_are_names_elsewhere():
    assert parse_claim("exists = on(the)") == Claim("=", Var("exists"), App("on", (Var("the"),)))


def test_a_chain_is_the_claims_of_its_links():
    zero, one = Num(0), Num(1)
    assert parse_chain("0 <= a < 1") == (Claim("<=", zero, a), Claim("<", a, one))
    assert parse_chain("a > b = c != x") == (
        Claim("<", b, a),
        Claim("=", b, c),
        Claim("!=", c, x),
    )
    assert parse_chain("forall a, b: a = b = a") == (
        Claim("=", a, b, ("a", "b")),
        Claim("=", b, a, ("a", "b")),
    )
    assert parse_chain("a >= b") == (parse_claim("a >= b"),)


def test_a_tower_of_powers_is_read_and_not_computed():
    ten = Num(10)
    assert parse_term("10^10^10^10") == ten ** (ten ** (ten**ten))


def test_a_definition_has_its_parameters_in_order():
    definition = parse_definition("f(x, y) = 1/2*(x - y)")
    assert definition == Definition("f", ("x", "y"), half(x - y))


def test_guards_and_functions_are_printed_though_not_read():
    assert show(App("<", (x, Num(0)))) == "x < 0"
    assert show(Lam(("x", "y"), x + y)) == "x, y -> x + y"


DEEP = {
    "sums": "+".join(["x"] * MAX_DEPTH),
    "powers": "^".join(["x"] * MAX_DEPTH),
    "brackets": "(" * (MAX_DEPTH - 1) + "x" + ")" * (MAX_DEPTH - 1),
    "calls": "f(" * (MAX_DEPTH - 1) + "x" + ")" * (MAX_DEPTH - 1),
    "derivatives": "diff(" * (MAX_DEPTH // 2 - 1) + "-x" + ", x)" * (MAX_DEPTH // 2 - 1),
    "minus": "-" * (MAX_DEPTH - 1) + "x",
    "right sums": "x+(" * (MAX_DEPTH - 2) + "x+x" + ")" * (MAX_DEPTH - 2),
    "right products": "x*(" * (MAX_DEPTH - 2) + "x*x" + ")" * (MAX_DEPTH - 2),
}


@pytest.mark.parametrize("kind", DEEP)
def test_the_deepest_terms_are_read_and_printed(kind: str):
    term = parse_term(DEEP[kind])
    assert term.depth == MAX_DEPTH
    assert parse_term(show(term)) == term


def test_what_stands_side_by_side_is_not_counted_as_nesting():
    part = "(-f(x^2))*(a + -b)*cases(1 if x > 0, 0 otherwise)"
    half_sum = " + ".join([part] * 150)
    assert parse_term(f"{half_sum} - ({half_sum})").size > 5_000


def test_the_largest_numerals_are_read_and_printed():
    digits = "9" * 4000
    assert show(parse_term(digits)) == digits
    with pytest.raises(NotationError, match="at most 4,000 digits"):
        show(Num(10**4000))
