"""Values of terms at exact points: enclosures, derivatives, and where there is none."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

import mpmath
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from symproof.engine.refutation import balls
from symproof.engine.refutation.enclosures import Enclosure, NoDerivative, Undefined, Unsettled
from symproof.engine.refutation.evaluating import Evaluator
from symproof.kernel.errors import KernelError
from symproof.kernel.sequent import Definition
from symproof.kernel.term import App, Lam, Num, Term, Var, diff
from symproof.notation.plain import parse_definition
from tests.engine.setting import T

HALF = Fraction(1, 2)


def value(text: str | Term, bits: int = 200, let: tuple[str, ...] = (), **point: Fraction | int):
    """Return the enclosure of a term at a point."""
    term = T(text) if isinstance(text, str) else text
    functions: Mapping[str, Definition] = {d.name: d for d in map(parse_definition, let)}
    with balls.workprec(bits):
        found = Evaluator(functions, {name: Fraction(at) for name, at in point.items()})
        return balls.enclosure(found.number(term))


EXACT = [
    ("1/3 + x", {"x": HALF}, Fraction(5, 6)),
    ("max(x, -x) - abs(x)", {"x": -2}, 0),
    ("max(0, 0) + sign(0)", {}, 0),
    ("exp(0) + cos(x - x) + Phi(0)", {"x": 7}, Fraction(5, 2)),
    ("sqrt(x^2/4)", {"x": -3}, Fraction(3, 2)),
    ("log(x)*exp(100)", {"x": 1}, 0),
    ("x^0 + 0^2", {"x": 0}, 1),
    ("x^(-2)", {"x": 3}, Fraction(1, 9)),
    ("x^(1/2)", {"x": Fraction(9, 4)}, Fraction(3, 2)),
    ("cases(1/x if x != 0, 5 otherwise)", {"x": 0}, 5),
    ("(1 + 10^-30) - 1", {}, Fraction(1, 10**30)),
    ("cases(1 if log(1 + exp(-1000)) > 0, 0 otherwise)", {}, 1),
]


@pytest.mark.parametrize(("text", "point", "expected"), EXACT)
def test_rational_values_are_exact(
    text: str, point: dict[str, Fraction | int], expected: Fraction | int
) -> None:
    found = value(text, 2_000, **point)
    assert found == Enclosure(Fraction(expected), Fraction(expected))


@pytest.mark.parametrize(
    ("text", "point"),
    [
        ("1/x", {"x": 0}),
        ("log(x)", {"x": 0}),
        ("sqrt(x)", {"x": -1}),
        ("x^(1/2)", {"x": -1}),
        # the kernel asks of a power with a variable exponent that its base is positive
        ("(-2)^x", {"x": 2}),
        ("0^x", {"x": 1}),
        ("cases(0 if x > 0, 1/x otherwise)", {"x": 0}),
        ("0*(1/x)", {"x": 0}),
        ("f(x)", {"x": 0}),
        ("tan(x) + y", {"x": 0}),
    ],
)
def test_what_is_not_certainly_defined_has_no_value(text: str, point: dict[str, int]) -> None:
    with pytest.raises(Unsettled):
        value(text, **point)


@pytest.mark.parametrize(
    "text",
    ["1/(sqrt(2)^2 - 2)", "log(exp(1) - E)", "tan(pi/2)", "sqrt(pi - pi*exp(1)/E)", "sin(10^400)"],
)
def test_a_ball_around_a_boundary_settles_nothing(text: str) -> None:
    with pytest.raises(Unsettled):
        found = value(text)
        # a sine that is not computed to enough digits may be anything
        assert found.low < 0 < found.high
        raise Unsettled(text)


def test_a_guard_that_is_not_certain_gives_the_hull_of_its_branches() -> None:
    found = value("cases(2 if sqrt(2)^2 > 2, 5 otherwise) + sign(sqrt(2)^2 - 2)")
    assert found.low <= 1 < 6 <= found.high
    assert found.high - found.low < Fraction(501, 100)


@pytest.mark.parametrize("text", ["10^10^10", "exp(exp(exp(1000)))", "2^(10^10^10)", "exp(-10^9)"])
def test_towers_are_refused_at_once(text: str) -> None:
    with pytest.raises((Unsettled, KernelError)):
        value(text)


# derivatives

DERIVATIVES = [
    ("diff(x^3, x)", {"x": 2}, 12),
    ("diff(y*x, x)", {"x": 5, "y": 7}, 7),
    ("diff(x^5, x, 3)", {"x": 1}, 60),
    ("diff(x^x, x = 1)", {}, 1),
    ("diff(diff(x^2*y^3, x), y)", {"x": 1, "y": 2}, 24),
    ("diff(x*diff(t^2, t = x^2), x)", {"x": 3}, 54),
    ("diff(f(x), x, 2)", {"x": 4}, 32),
    ("diff(1/x, x = 2)", {}, Fraction(-1, 4)),
    ("diff(max(x, 0), x)", {"x": -1}, 0),
    ("diff(exp(sin(x)), x, 2)", {"x": 0}, 1),
    ("diff(tanh(x), x, 3)", {"x": 0}, -2),
    ("diff(atan(x), x, 3)", {"x": 0}, -2),
    ("diff(log(1 + x), x, 4)", {"x": 0}, -6),
    ("diff(sqrt(1 + x), x, 2)", {"x": 0}, Fraction(-1, 4)),
    ("diff(tan(x), x, 3)", {"x": 0}, 2),
    ("diff(sigmoid(x), x)", {"x": 0}, Fraction(1, 4)),
    ("diff(sinh(x)*cosh(x), x)", {"x": 0}, 1),
    # at kinks, where both sides agree
    ("diff(max(x, 0) - max(-x, 0), x)", {"x": 0}, 1),
    ("diff(x*abs(x), x)", {"x": 0}, 0),
    ("diff(max(x^3, -x^3), x, 2)", {"x": 0}, 0),
    ("diff(x*sign(x^2), x)", {"x": 1}, 1),
    ("diff(cases(tanh(2*x) if x != 0, x otherwise), x)", {"x": 0}, 2),
    ("diff(max(x, max(sin(x), tanh(x))), x)", {"x": 0}, 1),
    ("diff(cases(0 if x = 0, x^2 otherwise), x)", {"x": 0}, 0),
]


@pytest.mark.parametrize(("text", "point", "expected"), DERIVATIVES)
def test_derivatives_are_those_of_calculus(
    text: str, point: dict[str, int], expected: Fraction | int
) -> None:
    found = value(text, let=("f(x) = x^3 + 4*x^2",), **point)
    assert found.low <= expected <= found.high
    assert found.high - found.low < Fraction(1, 10**40)


KINKS = [
    ("diff(abs(x), x)", 0, -1, 1),
    ("diff(max(x - 1/3, 0), x)", Fraction(1, 3), 0, 1),
    ("diff(sign(x), x)", 0, -1, 1),
    ("diff(cases(1 if x < 0, x otherwise), x)", 0, 1, 0),
    # the function jumps at the point alone
    ("diff(cases(1 if x = 0, x otherwise), x)", 0, 1, 0),
    ("diff(x*abs(x), x, 2)", 0, -2, 2),
    # what the guards compare has a multiple zero: the value jumps there
    ("diff(sign(x^2), x)", 0, 0, 1),
    ("diff(sign(max(0, x^2)), x)", 0, 0, 1),
    ("diff(cases(1 if x^2 > 0, 0 otherwise), x)", 0, 0, 1),
]


@pytest.mark.parametrize(("text", "at", "left", "right"), KINKS)
def test_a_kink_or_jump_has_no_derivative(
    text: str, at: Fraction | int, left: int, right: int
) -> None:
    with pytest.raises(NoDerivative) as error:
        value(text, x=at)
    found = error.value
    assert (found.left.low, found.right.high) == (left, right)


@pytest.mark.parametrize(
    "text",
    [
        # not differentiable at 0, though differentiable to the first order in each variable
        "diff(diff(max(x*y^2, 0), x), y)",
        # it says nothing of an outer derivative that an inner one is missing
        "diff(t^2, t = diff(abs(x), x))",
        "diff(cases(diff(abs(t), t = 0) if x = 0, 1 otherwise), x)",
        "diff(sqrt(x^2), x)",
        "diff(abs(sin(pi*x)), x = 1)",
    ],
)
def test_where_neither_is_certain_no_derivative_is_invented(text: str) -> None:
    with pytest.raises(Unsettled) as error:
        value(text, x=0, y=0)
    assert not isinstance(error.value, NoDerivative)


def test_a_parameter_of_a_definition_is_not_what_a_derivative_binds() -> None:
    with pytest.raises(Undefined):
        value("diff(f(x), b)", let=("f(x) = b*x",), x=1, b=1)


_LEAVES = st.one_of(
    st.just(Var("x")), st.integers(0, 4).map(Num), st.just(Num(1) / Num(3)), st.just(-Var("x"))
)
_NAMES = ("exp", "sin", "cos", "tanh", "atan", "erf", "Phi", "sigmoid", "sinh", "cosh")


def _larger(parts: st.SearchStrategy[Term]) -> st.SearchStrategy[Term]:
    binary = st.tuples(st.sampled_from("+-*"), parts, parts)
    return st.one_of(
        binary.map(lambda part: App(part[0], part[1:])),
        st.tuples(st.sampled_from(_NAMES), parts).map(lambda part: App(part[0], part[1:])),
        parts.map(lambda part: App("/", (part, 1 + part**2))),
    )


SMOOTH = st.recursive(_LEAVES, _larger, max_leaves=6)
_MP = {name: getattr(mpmath, name) for name in ("exp", "sin", "cos", "tanh", "atan", "erf")}


def _float(term: Term, x: mpmath.mpf) -> mpmath.mpf:
    """Return the value of a smooth term by mpmath."""
    match term:
        case Num(n):
            return mpmath.mpf(n)
        case Var():
            return x
        case App(head, args):
            values = [_float(arg, x) for arg in args]
        case _:
            raise AssertionError(term)
    match head, values:
        case "+", [a, b]:
            return a + b
        case "-", [a, b]:
            return a - b
        case "*", [a, b]:
            return a * b
        case "/", [a, b]:
            return a / b
        case "^", [a, b]:
            return a**b
        case "neg", [a]:
            return -a
        case "Phi", [a]:
            return mpmath.ncdf(a)
        case "sigmoid", [a]:
            return 1 / (1 + mpmath.exp(-a))
        case "sinh" | "cosh", [a]:
            return getattr(mpmath, head)(a)
        case _:
            return _MP[head](values[0])


@settings(max_examples=60, deadline=None, derandomize=True)
@given(SMOOTH, st.fractions(-2, 2, max_denominator=8), st.integers(0, 2))
def test_enclosures_contain_what_mpmath_computes(term: Term, at: Fraction, order: int) -> None:
    nested: Term = term
    for _ in range(order):
        nested = diff("x", nested, Var("x"))
    try:
        found = value(nested, x=at)
    except Unsettled:
        return
    with mpmath.workdps(60):
        x = mpmath.mpf(at.numerator) / at.denominator
        try:
            expected = mpmath.diff(lambda s: _float(term, s), x, order, h=mpmath.mpf(10) ** -18)
        except OverflowError:
            return
        slack = mpmath.mpf(10) ** -6 * (1 + abs(expected))
        low, high = (mpmath.mpf(b.numerator) / b.denominator for b in (found.low, found.high))
        assert low - slack <= expected <= high + slack


# digits


@pytest.mark.parametrize(
    ("low", "high", "expected"),
    [
        (1, 1, "1"),
        (Fraction(4, 3), Fraction(4, 3), "4/3"),
        (Fraction(-2784, 10**4), Fraction(-2784, 10**4), "-0.2784"),
        (Fraction(1, 10**4), Fraction(1, 10**4), "0.0001"),
        (Fraction(12345, 10**3), Fraction(12345, 10**3), "12.345"),
        (Fraction(152315, 10**5), Fraction(152319, 10**5), "1.5231..."),
        (Fraction(-19, 10), Fraction(-18, 10), "-1..."),
        (Fraction(1, 3 * 10**9), Fraction(1, 3 * 10**9), "0.00000000033333..."),
        (10**40, 10**40, "10^40"),
        (10**40 + 7, 10**40 + 8, "1.0000...*10^40"),
        (Fraction(1, 10**30), Fraction(1, 10**30), "10^(-30)"),
        (1 - Fraction(1, 10**20), 1 + Fraction(1, 10**20), "1 +- 10^(-18)"),
        (-Fraction(1, 10**20), Fraction(1, 10**20), "0 +- 10^(-18)"),
    ],
)
def test_only_certain_digits_are_written(
    low: Fraction | int, high: Fraction | int, expected: str
) -> None:
    assert Enclosure(Fraction(low), Fraction(high)).digits() == expected


def test_a_lambda_is_applied_in_the_scope_of_the_point() -> None:
    twice = Lam(("t",), 2 * Var("t"))
    with balls.workprec(60):
        found = Evaluator({"g": twice}, {"x": Fraction(3), "t": Fraction(100)})
        assert found.number(T("g(x) + t")) == 106
