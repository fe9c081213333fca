"""assert_proved and its like: claims as text, as SymPy expressions and as Python functions."""

from __future__ import annotations

import math

import pytest
import sympy
from sympy import Eq, Function, Ne, exp, sqrt, symbols

from symproof import Hypothesis, define, odd
from symproof.calculation import ProofError
from symproof.derivation import Derivation
from symproof.engine.bridge import BridgeError
from symproof.kernel.errors import KernelError, SymproofError
from symproof.notation.errors import NotationError
from symproof.notation.plain import parse_claim, show_claim
from symproof.testing import assert_identity, assert_proved, assert_refuted

x, y, t, b = symbols("x y t b")
p = symbols("p", positive=True)
f, g = Function("f"), Function("g")
SWISH = Eq(f(x), x / (1 + exp(-x)))


# claims


def test_a_text():
    derivation = assert_proved("x + x = 2*x")
    assert isinstance(derivation, Derivation)
    assert show_claim(derivation.claim) == "x + x = 2*x"


def test_a_claim_that_is_read_already():
    assert assert_proved(parse_claim("x + x = 2*x"))


def test_a_relation_of_sympy():
    derivation = assert_proved(Eq(f(x) - f(-x), x), let=SWISH)
    assert show_claim(derivation.claim) == "-f(-x) + f(x) = x"


@pytest.mark.parametrize(
    "relation",
    [x + 1 > x - y**2, x <= x + 2, Ne(x + 1, x, evaluate=False), Eq(x, x, evaluate=False)],
)
def test_relations_that_are_no_equations(relation: sympy.Rel):
    relation = type(relation)(relation.lhs, relation.rhs, evaluate=False)
    assert assert_proved(relation)


@pytest.mark.parametrize("pair", [(f(x) - f(-x), x), ("f(x) - f(-x)", x), [f(x) - x, f(-x)]])
def test_a_pair_is_claimed_to_be_equal(pair: object):
    assert assert_proved(pair, let=SWISH)


def test_a_pair_may_have_numbers_of_python():
    assert assert_proved((x - x, 0))
    assert assert_proved((sympy.Rational(1, 2), 0.5))


# definitions and hypotheses


@pytest.mark.parametrize(
    "let",
    [
        "f(x) = x*sigmoid(x)",
        define("f(x) = x*sigmoid(x)"),
        SWISH,
        ["f(x) = x*s(x)", "s(x) = 1/(1 + exp(-x))"],
        (Eq(f(y), y * g(y)), "g(x) = sigmoid(x)"),
    ],
)
def test_definitions(let: object):
    assert assert_proved("f(x) - f(-x) = x", let=let)


@pytest.mark.parametrize(
    "assume",
    [
        "x > 1",
        Hypothesis(parse_claim("1 < x")),
        parse_claim("1 < x"),
        x > 1,
        [x > y, "y > 0"],
        [odd("phi"), Eq(x, 1)],
    ],
)
def test_hypotheses(assume: object):
    assert assert_proved(x > 0, assume=assume)


def test_an_equation_of_sympy_is_universal_as_its_text_is():
    let = Eq(f(x), x * g(x))
    for assume in ("g(t) + g(-t) = 1", Eq(g(t) + g(-t), 1)):
        derivation = assert_proved((f(x) - f(-x), x), let=let, assume=assume)
        assert derivation.given[0].claim.forall == ("t",)


@pytest.mark.parametrize("claim", [sympy.Gt(p, 0, evaluate=False), p + x > x - p, (x / p * p, x)])
def test_what_sympy_assumes_of_a_symbol_is_a_hypothesis(claim: object):
    derivation = assert_proved(claim)
    used = any(part.has(p) for part in (claim if isinstance(claim, tuple) else (claim,)))
    assert [show_claim(given.claim) for given in derivation.given] == (["p > 0"] if used else [])


@pytest.mark.parametrize(
    ("options", "shown"),
    [
        ({"positive": True}, ["q > 0"]),
        ({"negative": True}, ["q < 0"]),
        ({"nonnegative": True}, ["q >= 0"]),
        ({"nonpositive": True}, ["q <= 0"]),
        ({"nonzero": True}, ["q != 0"]),
        ({"real": True}, []),
        ({"zero": True}, ["q = 0"]),
        ({"extended_positive": True}, ["q > 0"]),
        ({}, []),
    ],
)
def test_the_assumptions_of_sympy(options: dict[str, bool], shown: list[str]):
    q = symbols("q", **options)
    derivation = assert_proved((q + x, x + q))
    assert [show_claim(given.claim) for given in derivation.given] == shown


def test_the_assumptions_of_a_definition_are_those_of_its_free_symbols():
    steep = assert_proved((f(x) - f(-x), x), let=Eq(f(x), x / (1 + exp(-p * x))))
    assert [show_claim(given.claim) for given in steep.given] == ["p > 0"]


def test_a_definition_for_some_numbers_only_is_refused():
    # SymPy has simplified sqrt(p^2) to p, which is not true of all numbers
    with pytest.raises(BridgeError, match="all real p"):
        assert_proved("f(-1) = -1", let=Eq(f(p), sqrt(p**2)))


@pytest.mark.parametrize("kind", ["integer", "even", "rational", "irrational"])
def test_an_assumption_that_cannot_be_a_hypothesis_is_refused(kind: str):
    q = symbols("q", **{kind: True})
    with pytest.raises(BridgeError, match="cannot be a hypothesis"):
        assert_proved((q + x, x + q))


def test_what_sympy_assumes_of_a_function_is_refused():
    g = Function("g", positive=True)
    with pytest.raises(BridgeError, match="assume it in words"):
        assert_proved((g(x) + x, x + g(x)))


# what is not proved


def test_a_claim_that_is_false_says_where():
    with pytest.raises(AssertionError) as raised:
        assert_proved("x + x = 3*x")
    assert str(raised.value).splitlines() == [
        "not proved, but refuted: x + x = 3*x",
        "    at x = 1: the left side is 2, the right side is 3",
    ]


def test_a_claim_without_a_value_somewhere_is_not_proved():
    with pytest.raises(AssertionError, match="at x = 0: x/x has no value"):
        assert_proved("x/x = 1")


def test_a_claim_that_is_not_settled_says_what_was_tried():
    with pytest.raises(AssertionError, match="not proved, but undecided") as raised:
        assert_proved("cos(x) + cos(sqrt(2)*x) < 2", assume="x > 0")
    assert "no counterexample among" in str(raised.value)


@pytest.mark.parametrize("claim", [x > 0, Eq(f(x), x), (x, y), "phi(-x) = -phi(x)"])
def test_claims_that_are_false_somewhere(claim: object):
    with pytest.raises(AssertionError, match="not proved, but refuted"):
        assert_proved(claim)
    assert assert_refuted(claim).counterexample is not None


@pytest.mark.parametrize("claim", ["x + x = 2*x", "x/x = 1"])
def test_a_claim_that_is_not_refuted_says_what_it_is(claim: str):
    with pytest.raises(AssertionError, match="not refuted, but "):
        assert_refuted(claim)


# functions of Python


def swish(x: float, beta: float = 1.702) -> float:
    return x / (1 + math.exp(-beta * x))


def leaky(x: float) -> float:
    return x if x > 0 else 0.25 * x


def selu(x: float) -> float:
    return x if x > 0 else 1.6733 * (math.exp(x) - 1)


def test_a_function_of_python_has_an_identity():
    derivation = assert_identity(swish)
    assert show_claim(derivation.claim) == "f(x) - f(-x) = x"
    assert assert_identity(leaky, "f(x) - f(-x) = 5/4*x")
    assert assert_identity(leaky, "g(2*x) = 2*g(x)", name="g")


def test_a_function_of_python_without_the_identity_says_where():
    with pytest.raises(AssertionError, match=r"at x = 1: the left side is 2\.05"):
        assert_identity(selu)


def test_a_function_of_python_is_a_definition():
    assert assert_proved("swish(x) - swish(-x) = x", let=swish)
    assert assert_proved("f(x) - f(-x) = x", let={"f": swish})
    assert assert_refuted("selu(x) - selu(-x) = x", let=[selu]).counterexample


def test_parity_is_declared_by_an_assumption():
    phi = Function("phi")
    let = Eq(f(x), x * (phi(x) + 1) / 2)
    assert assert_proved((f(x) - f(-x), x), let=let, assume="phi odd")
    verdict = assert_refuted((f(x) - f(-x), x), let=let, assume="phi even")
    assert verdict.counterexample is not None
    assert [name for name, _ in verdict.counterexample.functions] == ["phi"]


# what cannot be read


@pytest.mark.parametrize(
    ("arguments", "error", "message"),
    [
        (("x +",), NotationError, "found the end at column 4"),
        ((Eq(x, x),), BridgeError, "True is not a relation: SymPy has evaluated it; write"),
        ((p > 0,), BridgeError, "True is not a relation: SymPy has evaluated it"),
        ((True,), BridgeError, "True is not a relation"),
        ((5,), BridgeError, "5 is not a relation"),
        ((x,), BridgeError, "x is not a relation"),
        ((None,), BridgeError, "None is not a SymPy expression"),
        ((sympy.And(x > 0, y > 0),), BridgeError, "is not a relation"),
        (((x, None),), BridgeError, "None is not a SymPy expression"),
        (((x, sympy.I),), BridgeError, "I has no term: ImaginaryUnit is not in the notation"),
        (((x, sympy.oo),), BridgeError, "oo has no term"),
        (((x, sympy.gamma(x)),), BridgeError, r"gamma\(x\) has no term: gamma is not in the"),
        (((symbols("z", imaginary=True), x),), BridgeError, "the symbol z is not a real number"),
        (((symbols("z", complex=True), x),), BridgeError, "the symbol z is not a real number"),
        (((symbols("pi"), x),), BridgeError, "the symbol pi is not a name in the notation"),
        (((x, symbols("x", positive=True)),), BridgeError, "two symbols of SymPy are named x"),
        (((f(x), symbols("f")),), ProofError, "f is a function"),
    ],
)
def test_claims_that_cannot_be_read(
    arguments: tuple[object, ...], error: type[SymproofError], message: str
):
    with pytest.raises(error, match=message):
        assert_proved(*arguments)


@pytest.mark.parametrize(
    ("let", "error", "message"),
    [
        ("f(x) =", NotationError, "found the end"),
        (Eq(x, 1), BridgeError, "does not define a function: write Eq"),
        (Eq(f(1), x), BridgeError, "does not define a function"),
        (x > 0, BridgeError, "does not define a function"),
        (Eq(f(x), f(x) + x), KernelError, "definition-cyclic"),
        (Eq(f(x, x), x), KernelError, "definition-name"),
        ([Eq(f(x), x), Eq(f(x), 2 * x)], ProofError, "f is defined twice"),
        (["f(x) = g(x)", "g(x) = f(x)"], ProofError, "define each other"),
        ([SWISH, Eq(g(y), p * symbols("p"))], BridgeError, "two symbols of SymPy are named p"),
    ],
)
def test_definitions_that_cannot_be_read(let: object, error: type[SymproofError], message: str):
    with pytest.raises(error, match=message):
        assert_proved("f(x) = x", let=let)


@pytest.mark.parametrize(
    ("assume", "error", "message"),
    [
        ("x >", NotationError, "found the end"),
        (True, BridgeError, "True is not a relation"),
        (Eq(g(p), 1), BridgeError, "is taken for all real p, and SymPy assumes more of p"),
        (symbols("x", positive=True) > y, BridgeError, "two symbols of SymPy are named x"),
    ],
)
def test_hypotheses_that_cannot_be_read(assume: object, error: type[SymproofError], message: str):
    with pytest.raises(error, match=message):
        assert_proved(x > 0, assume=assume)
