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
from symproof.engine.to_sympy import relation_to_sympy, symbol, to_sympy
from symproof.kernel.errors import KernelError
from symproof.kernel.term import App, Lam, Num, Term, Var
from symproof.kernel.theorem import infer
from symproof.notation.plain import parse_definition, parse_term, show
from symproof.proof import Proof, hypothesis
from symproof.report import Outcome
from tests.strategies import terms

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
        (x ** Rational(-2, 3), "1/x^(2/3)"),
        # nothing is cancelled on the way
        (sympy.Add(1, sympy.Mul(-1, x, 1 / x, evaluate=False), evaluate=False), "1 - x/x"),
        (sympy.Add(y, sympy.Mul(-2, x, 1 / x, evaluate=False), evaluate=False), "y - 2*x/x"),
        # derivatives
        (sympy.Derivative(f(x), x), "diff(f(x), x)"),
        (sympy.Derivative(x**2, (x, 3)), "diff(x^2, x, 3)"),
        (sympy.Derivative(f(x, y), x, y), "diff(diff(f(x, y), x), y)"),
        (sympy.Derivative(f(x), x).subs(x, 0), "diff(f(x), x = 0)"),
        (f(2 * x).diff(x, 2), "4*diff(f(xi_1), xi_1 = 2*x, 2)"),
        (sympy.Subs(f(x) + y, (x, y), (y, x)), "f(y) + x"),
        (sympy.Subs(sympy.Derivative(f(x, y), x, y), x, 3), "diff(diff(f(x, y), x = 3), y)"),
        (sympy.Heaviside(x), "cases(1 if x > 0, 1/2 if x = 0, 0 otherwise)"),
        (sympy.Heaviside(-x, 1), "cases(1 if -x > 0, 1 if -x = 0, 0 otherwise)"),
        (Piecewise((x, x > 0), (0, True)), "cases(x if x > 0, 0 otherwise)"),
        (f(x) + f(-x), "f(x) + f(-x)"),
        (3, "3"),
        (-3, "-3"),
        (2.5, "5/2"),
    ],
)
def test_how_an_expression_is_written(expression: object, text: str):
    turned = {"f(x) + f(-x)": "f(-x) + f(x)", "f(y) + x": "x + f(y)"}
    assert show(from_sympy(expression)) in (text, turned.get(text))


def test_relations_and_definitions():
    assert relation_from_sympy(x > y) == (">", Var("x"), Var("y"))
    assert relation_from_sympy(Eq(x, y)) == ("=", Var("x"), Var("y"))
    assert definition_from_sympy(Eq(f(x, y), x + y)) == parse_definition("f(x, y) = x + y")


@pytest.mark.parametrize(
    "expression",
    [
        *(sympy.I * x, sympy.oo, sympy.zoo, sympy.nan, sympy.true, x > 0, "x", None, [x], (x, y)),
        *(float("inf"), float("nan"), 1 + 2j, sympy.Matrix([x]), sympy.Lambda(x, x), f),
        *(sympy.gamma(x), sympy.floor(x), sympy.asin(x), sympy.Order(x)),
        *(sympy.Heaviside(x, sympy.nan), sympy.Integral(x, (x, 0, 1))),
        *(sympy.Derivative(f(x), (x, sympy.Symbol("n"))), sympy.Derivative(f(x), f(x))),
        *(sympy.Derivative(f(x), sympy.Symbol("z", imaginary=True), evaluate=False),),
        # x would be captured
        sympy.Subs(sympy.Derivative(f(x + y), x), y, x),
        sympy.Derivative(f(x) + sympy.Dummy("x"), x),
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


def test_a_condition_of_two_parts_is_refused_with_what_to_write():
    both = Piecewise((x, (x > 0) & (y > 0)), (0, True))
    with pytest.raises(BridgeError, match="write Piecewise within Piecewise"):
        from_sympy(both)


# from terms to SymPy

# SymPy has no sigmoid and Phi, it orders the arguments of Max, and E^x is exp(x) for it
CHANGED = {"sigmoid", "Phi", "max", "min", "E"}


def heads(term: Term) -> set[str]:
    """Return the names of all functions in a term."""
    match term:
        case App(head, args):
            return {head}.union(*map(heads, args))
        case Lam(_, body):
            return heads(body)
        case _:
            return set()


@settings(deadline=None)
@given(terms())
def test_a_term_comes_back_from_sympy(term: Term):
    assume(CHANGED.isdisjoint(heads(term)))
    try:
        infer("ring", (), term, from_sympy(to_sympy(term)))
    except KernelError as error:
        assert error.code == "ring-size"
    except BridgeError as error:
        assert "for SymPy" in str(error)


@settings(deadline=None)
@given(EXPRESSIONS, POINTS, POINTS)
def test_sympy_gives_the_value_of_the_term(expression: sympy.Expr, a: Fraction, b: Fraction):
    term = term_of(expression)
    exact = {symbol("x"): Rational(a.numerator, a.denominator)}
    exact[symbol("y")] = Rational(b.numerator, b.denominator)
    with mpmath.workdps(40):
        point = {str(key): mpmath.mpf(q.p) / q.q for key, q in exact.items()}
        try:
            expected = value(term, point)
        except (ZeroDivisionError, OverflowError):
            assume(False)
        found = to_sympy(term).subs(exact).evalf(40)
        assume(found.is_Float and abs(found) < 10**12)
        assert mpmath.almosteq(mpmath.mpf(str(found)), expected, 1e-20, 1e-20)


@pytest.mark.parametrize(
    ("text", "back"),
    [
        ("1/2*(2*x)", None),
        ("x + x - 0", None),
        ("sqrt(4) + abs(0)", None),
        ("exp(0)*pi", None),
        ("x/x - x/x", None),
        ("diff(f(x), x)", None),
        ("diff(x^2, x, 2)", None),
        ("diff(f(t), t = -x)", None),
        ("cases(1 if 0 > 1, x if x = 0, 2 otherwise)", None),
        ("(x)*((y))", "x*y"),
        ("sigmoid(x)", "1/(1 + exp(-x))"),
        ("Phi(x)", "(1 + erf(x/sqrt(2)))/2"),
    ],
)
def test_nothing_is_evaluated_on_the_way_to_sympy(text: str, back: str | None):
    assert show(from_sympy(to_sympy(parse_term(text)))) == (back or text)


@pytest.mark.parametrize(
    ("text", "doing"),
    [
        ("diff(x^2, x)", 2 * x),
        ("diff(t^2, t = -x)", -2 * x),
        ("diff(t^3*x, t = x, 2)", 6 * x**2),
        ("diff(diff(t*y, t = y), y)", 1),
        ("diff(max(x, 0), x)", sympy.Heaviside(x)),
    ],
)
def test_sympy_differentiates_what_it_is_given(text: str, doing: sympy.Expr):
    assert sympy.simplify(to_sympy(parse_term(text)).doit() - doing) == 0


def test_relations_go_to_sympy_unevaluated():
    for relation in ("=", "!=", "<", "<=", ">", ">="):
        found = relation_to_sympy(relation, Num(0), Num(1))
        assert relation_from_sympy(found) == (relation, Num(0), Num(1))


def test_what_is_no_number_does_not_go_to_sympy():
    for term in (App("<", (Num(0), Num(1))), Lam(("x",), Var("x"))):
        with pytest.raises(TypeError):
            to_sympy(term)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("limit(sin(x)/x, x, 0)", "1"),
        ("limit(abs(x)/x, x, 0, '-')", "-1"),
        ("limit(exp(-x), x, oo)", "0"),
        ("integral(x^2, x, 0, 1)", "1/3"),
        ("integral(exp(-x), x, 0, oo)", "1"),
    ],
)
def test_limits_and_integrals_become_those_of_sympy(text: str, value: str) -> None:
    expression = to_sympy(parse_term(text))
    assert isinstance(expression, sympy.Limit | sympy.Integral)
    assert expression.doit() == sympy.Rational(value)
