"""From SymPy to terms: the value is kept, or the expression is refused."""

from __future__ import annotations

import operator
from collections.abc import Callable, Mapping
from fractions import Fraction

import mpmath
import pytest
import sympy
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from sympy import Abs, Eq, Function, Max, Min, Piecewise, Rational, exp, log, sqrt, symbols

from symproof.calculation import ProofError
from symproof.checking import check
from symproof.engine.bridge import (
    BridgeError,
    definition_from_sympy,
    from_sympy,
    relation_from_sympy,
)
from symproof.kernel.term import App, Num, Term, Var
from symproof.notation.plain import parse_definition, parse_term, show
from symproof.proof import Proof, hypothesis
from symproof.report import Outcome

x, y = symbols("x y", real=True)
f = Function("f")

# value of a primitive at numbers of mpmath, written without a look at the bridge
VALUES = {
    "+": lambda a, b: a + b,
    "-": lambda a, b: a - b,
    "*": lambda a, b: a * b,
    "/": lambda a, b: a / b,
    "^": lambda a, b: mpmath.mpf(a) ** b,
    "neg": lambda a: -a,
    "()": lambda a: a,
    "abs": abs,
    "max": max,
    "min": min,
    "pi": lambda: +mpmath.pi,
    "E": lambda: +mpmath.e,
    **{
        name: getattr(mpmath, name)
        for name in ("exp", "log", "sqrt", "sign", "sin", "cos", "tan", "sinh", "cosh", "tanh")
    },
    "atan": mpmath.atan,
    "erf": mpmath.erf,
    ">": operator.gt,
    "<": operator.lt,
    ">=": operator.ge,
    "<=": operator.le,
    "=": operator.eq,
    "!=": operator.ne,
}


def value(term: Term, point: Mapping[str, mpmath.mpf]) -> mpmath.mpf:
    """Return the value of a term at a point."""
    match term:
        case Num(number):
            return mpmath.mpf(number)
        case Var(name):
            return point[name]
        case App("cases", (guard, then, *rest)):
            if value(guard, point):
                return value(then, point)
            return value(rest[0] if len(rest) == 1 else App("cases", tuple(rest)), point)
        case App(head, args):
            return VALUES[head](*(value(arg, point) for arg in args))
        case _:
            raise TypeError(term)


NUMBERS = st.fractions(-4, 4, max_denominator=6).map(lambda q: Rational(q.numerator, q.denominator))
LEAVES = st.one_of(st.sampled_from([x, y, sympy.pi, sympy.E]), NUMBERS)
UNARY = [
    *(sympy.exp, sympy.sin, sympy.cos, sympy.sinh, sympy.cosh, sympy.tanh, sympy.atan),
    *(sympy.erf, sympy.sign, sympy.Abs),
    lambda a: -a,
    lambda a: a**2,
    lambda a: a**-1,
    lambda a: sqrt(Abs(a)),
    lambda a: 1 / sqrt(1 + a**2),
    lambda a: log(1 + Abs(a)),
    lambda a: (1 + Abs(a)) ** Rational(-3, 2),
]
BINARY = [
    *(sympy.Add, sympy.Mul, Max, Min),
    lambda a, b: a - b,
    lambda a, b: a / b,
    lambda a, b: sympy.Add(a, b, evaluate=False),
    lambda a, b: sympy.Mul(a, b, evaluate=False),
    lambda a, b: sympy.Mul(-1, a, sympy.Pow(b, -1, evaluate=False), evaluate=False),
    lambda a, b: Piecewise((a, a > b), (b, True)),
    lambda a, b: Piecewise((a, a <= 0), (b, b < 1), (a * b, True)),
]


def made(head: Callable[..., sympy.Expr], *args: sympy.Expr) -> sympy.Expr:
    """Return head(args), or x where SymPy fails or makes it infinite."""
    try:
        result = head(*args)
    except (TypeError, ValueError, ArithmeticError):
        return x
    return x if result.has(sympy.oo, sympy.zoo, sympy.nan, sympy.AccumBounds) else result


EXPRESSIONS = st.recursive(
    LEAVES,
    lambda inner: st.one_of(
        st.builds(made, st.sampled_from(UNARY), inner),
        st.builds(made, st.sampled_from(BINARY), inner, inner),
    ),
    max_leaves=6,
)
POINTS = st.fractions(-3, 3, max_denominator=7)


def term_of(expression: sympy.Expr) -> Term:
    """Return the term of an expression that has one: SymPy may have joined conditions."""
    assume(not expression.has(sympy.I, sympy.ITE, sympy.And))
    return from_sympy(expression)


@settings(deadline=None)
@given(EXPRESSIONS, POINTS, POINTS)
def test_the_value_is_kept(expression: sympy.Expr, a: Fraction, b: Fraction):
    term = term_of(expression)
    with mpmath.workdps(40):
        point = {"x": mpmath.mpf(a.numerator) / a.denominator}
        point["y"] = mpmath.mpf(b.numerator) / b.denominator
        try:
            found = value(term, point)
        except (ZeroDivisionError, OverflowError):
            assume(False)
        # not by lambdify, which prints unevaluated products without their brackets
        exact = {x: Rational(a.numerator, a.denominator), y: Rational(b.numerator, b.denominator)}
        expected = expression.subs(exact).evalf(40)
        assume(expected.is_Float and abs(expected) < 10**12)
        assert mpmath.almosteq(found, mpmath.mpf(str(expected)), 1e-20, 1e-20)


@settings(deadline=None)
@given(EXPRESSIONS)
def test_a_term_can_be_read_back(expression: sympy.Expr):
    text = show(term_of(expression))
    assert show(parse_term(text)) == text


@pytest.mark.parametrize(
    ("expression", "text"),
    [
        (x**2 - y, "x^2 - y"),
        (x - 2 * y, "x - 2*y"),
        (-x * y, "-x*y"),
        (x / y, "x/y"),
        (Rational(-3, 4), "-3/4"),
        (0.1 * x, "1/10*x"),
        (1 / (1 + exp(-x)), "1/(1 + exp(-x))"),
        (sqrt(x) / y, "sqrt(x)/y"),
        (x ** Rational(-1, 2), "1/sqrt(x)"),
        (x ** Rational(1, 3), "x^(1/3)"),
        (exp(1), "E"),
        (Piecewise((x, x > 0), (0, True)), "cases(x if x > 0, 0 otherwise)"),
        (f(x) + f(-x), "f(x) + f(-x)"),
        (3, "3"),
        (-3, "-3"),
        (2.5, "5/2"),
    ],
)
def test_how_an_expression_is_written(expression: object, text: str):
    assert show(from_sympy(expression)) in (text, text.replace("f(x) + f(-x)", "f(-x) + f(x)"))


def test_relations_and_definitions():
    assert relation_from_sympy(x > y) == (">", Var("x"), Var("y"))
    assert relation_from_sympy(Eq(x, y)) == ("=", Var("x"), Var("y"))
    assert definition_from_sympy(Eq(f(x, y), x + y)) == parse_definition("f(x, y) = x + y")


@pytest.mark.parametrize(
    "expression",
    [
        *(sympy.I * x, sympy.oo, sympy.zoo, sympy.nan, sympy.true, x > 0, "x", None, [x], (x, y)),
        *(float("inf"), float("nan"), 1 + 2j, sympy.Matrix([x]), sympy.Lambda(x, x), f),
        *(sympy.gamma(x), sympy.floor(x), sympy.Heaviside(x), sympy.asin(x), sympy.Order(x)),
        *(sympy.Derivative(f(x), x), sympy.Integral(x, (x, 0, 1)), sympy.Subs(f(x), x, 0)),
        *(Piecewise((x, x > 0)), Piecewise((x, (x > 0) & (y > 0)), (0, True))),
        *(symbols("z", imaginary=True), symbols("z", complex=True), symbols("z", infinite=True)),
        *(symbols("A", commutative=False), sympy.MatrixSymbol("A", 2, 2), sympy.Indexed("a", 1)),
        *(symbols("max"), symbols("pi"), sympy.Symbol("two words"), sympy.Symbol("α")),
        *(Function("exp")(x), Function("two words")(x), x + symbols("x", positive=True)),
        x + sympy.Dummy("x"),
    ],
    ids=str,
)
def test_what_has_no_term_is_refused(expression: object):
    with pytest.raises(BridgeError):
        from_sympy(expression)


# what SymPy 1.14 answers wrongly: claim, hypotheses, whether it is true (None: undefined somewhere)
TRAPS = [
    ("max(x, 0) - max(-x, 0) = x", (), True),
    ("cases(x if x > 0, x/10 otherwise) = max(x, x/10)", (), True),
    ("cases(x if x >= 0, x/10 otherwise) = max(x, x/10)", (), True),
    ("log(1 + exp(-50)) > 0", (), True),
    ("cases(1 if log(1 + exp(-1000)) > 0, 0 otherwise) = 1", (), True),
    ("cases(1 if log(1 + exp(-1000)) > 0, 0 otherwise) = 0", (), False),
    ("atan(n) != 0", (), False),
    ("atan(sign(x))^2 > 0", (), False),
    ("tanh(1000) = 1", (), False),
    ("erf(100) = 1", (), False),
    ("tanh(1000) >= 1", (), False),
    ("abs(sign(x)) = 1", (), False),
    ("log(sign(x^2)^2 + 1) = log(2)", (), False),
    ("1/sqrt(abs(x)) = sqrt(abs(x))/x", ("x != 0",), False),
    ("x = 1", ("max(x, -x) = 1",), False),
    ("x/x = 1", (), None),
    ("(x^2 - x)/x = x - 1", (), None),
    ("log(x) - log(x) = 0", (), None),
    ("abs(x) = max(x, -x)", (), True),
    ("max(x, y) + min(x, y) = x + y", (), True),
    ("sigmoid(x) = (1 + tanh(x/2))/2", (), True),
    ("sigmoid(x) < 1", (), True),
    ("max(0, z) = z", ("z > 0",), True),
]


@pytest.mark.parametrize(("claim", "hypotheses", "true"), TRAPS, ids=[row[0] for row in TRAPS])
def test_no_trap_of_sympy_is_answered_wrongly(
    claim: str, hypotheses: tuple[str, ...], true: bool | None
):
    given_ = {f"h{i}": hypothesis(text) for i, text in enumerate(hypotheses)}
    proof = Proof(claim=claim, given=given_)
    try:
        outcome = Outcome(claim, proof, None, check(proof, claim))
    except ProofError as error:
        outcome = Outcome(claim, proof, None, None, error.problems)
    right = {True: "proved", False: "refuted", None: "undefined"}[true]
    assert outcome.verdict in (right, "undecided")


def test_a_float_keeps_all_its_digits():
    assert show(from_sympy(sympy.Float(1.0000000000000002))) != show(from_sympy(sympy.Float(1.0)))


@pytest.mark.parametrize("value", [sympy.Float("0.1", 30), sympy.Float("inf")])
def test_a_number_of_another_precision_is_refused(value):
    with pytest.raises(BridgeError):
        from_sympy(value)
