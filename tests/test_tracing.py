"""Tracing: plain Python functions become definitions, or are refused with a reason."""

from __future__ import annotations

import math
from collections.abc import Callable
from math import exp as exponential
from math import pi

import pytest

from symproof import tracing
from symproof.kernel.sequent import Definition
from symproof.notation.plain import show, show_definition
from symproof.tracing import TraceError, traced

SLOPE = 0.1


def body(function: Callable[..., object]) -> str:
    return show(traced(function).body)


# arithmetic


@pytest.mark.parametrize(
    ("function", "text"),
    [
        (lambda x: x + 1, "x + 1"),
        (lambda x: 1 - x, "1 - x"),
        (lambda x: 2 * x * 0.5, "2*x*(1/2)"),
        (lambda x: x / 3, "x/3"),
        (lambda x: 3 / x, "3/x"),
        (lambda x: x**2, "x^2"),
        (lambda x: 2**x, "2^x"),
        (lambda x: -x, "-x"),
        (lambda x: +x, "x"),
        (lambda x: abs(x), "abs(x)"),
        (lambda x: max(x, 0), "max(x, 0)"),
        (lambda x: min(max(0, x), 6), "min(max(0, x), 6)"),
        (lambda x: max(1, 2) * x, "2*x"),
        (lambda x: sum([x, x, 1]), "0 + x + x + 1"),
        (lambda _: 7, "7"),
    ],
)
def test_arithmetic_is_written_as_it_is_calculated(function: Callable[..., object], text: str):
    assert body(function) == text


@pytest.mark.parametrize(
    ("value", "text"),
    [(0.1, "1/10"), (1.6733, "1.6733"), (-2.5, "(-5/2)"), (1e-3, "0.001"), (True, "1")],
)
def test_a_float_is_the_decimal_that_python_prints(value: float, text: str):
    assert body(lambda x: x + value) == f"x + {text}"


def test_a_number_that_is_not_real_is_refused():
    with pytest.raises(TraceError, match="inf is not a real number"):
        traced(lambda x: x + math.inf)


# functions of libraries


@pytest.mark.parametrize(
    ("function", "text"),
    [
        (lambda x: math.exp(x), "exp(x)"),
        (lambda x: math.tanh(math.log(1 + math.exp(x))), "tanh(log(1 + exp(x)))"),
        (lambda x: exponential(x), "exp(x)"),
        (lambda x: math.log1p(x), "log(1 + x)"),
        (lambda x: math.expm1(x), "exp(x) - 1"),
        (lambda x: math.erfc(x), "1 - erf(x)"),
        (lambda x: math.log(x, 2), "log(x)/log(2)"),
        (lambda x: math.fabs(x), "abs(x)"),
        (lambda x: math.sqrt(2 / math.pi) * x, "sqrt(2/pi)*x"),
        (lambda x: x / pi, "x/pi"),
        (lambda x: math.e * x, "E*x"),
        (lambda x: tracing.exp(tracing.tanh(x)), "exp(tanh(x))"),
        (lambda x: x * math.exp(1), "x*exp(1)"),
    ],
)
def test_functions_and_constants_of_math_are_those_of_the_notation(
    function: Callable[..., object], text: str
):
    assert body(function) == text


def test_nothing_of_math_is_changed():
    traced(lambda x: math.exp(x))
    assert math.exp(0.0) == 1.0
    assert tracing.exp(0.0) == 1.0


def helper(t: float) -> float:
    return 1 / (1 + math.exp(-t))


def swish(x: float, beta: float = 1.702) -> float:
    return x * helper(beta * x)


def test_helpers_are_traced_too():
    assert show_definition(traced(swish)) == "swish(x) = x*(1/(1 + exp(-851/500*x)))"


def test_closures_keep_their_values():
    def scaled(factor: float) -> Callable[[float], float]:
        return lambda x: factor * math.exp(x)

    assert body(scaled(3)) == "3*exp(x)"


def test_globals_are_read():
    assert body(lambda x: SLOPE * x) == "1/10*x"


# branches


def leaky(x: float) -> float:
    return x if x > 0 else SLOPE * x


def hard_swish(x: float) -> float:
    if x <= -3:
        return 0
    if x >= 3:
        return x
    return x * (x + 3) / 6


def test_a_branch_is_followed_both_ways():
    assert show_definition(traced(leaky)) == "leaky(x) = cases(x if x > 0, 1/10*x otherwise)"
    assert body(hard_swish) == "cases(0 if x <= -3, x if x >= 3, x*(x + 3)/6 otherwise)"


def test_a_comparison_is_asked_once_on_each_way():
    def twice(x: float) -> float:
        first = 1 if x > 0 else 0
        return first + (1 if not x <= 0 else 0)

    assert body(twice) == "cases(2 if x > 0, 0 otherwise)"


def test_a_branch_on_a_number_is_the_truth_of_it_not_being_zero():
    assert body(lambda x: 1 / x if x else 0) == "cases(1/x if x != 0, 0 otherwise)"


def test_branches_with_one_value_are_no_branches():
    def same(x: float) -> float:
        if x > 0:
            return x
        return x

    assert body(same) == "x"


def test_comparisons_of_constants_are_decided():
    assert body(lambda x: x if 2 > 1 else 0) == "x"
    assert body(lambda x: x if math.exp(0) == 1 or x > 0 else 0).startswith("cases(x if exp(0) = 1")


def test_conditions_inside_a_chain_of_comparisons():
    text = body(lambda x: 1 if 0 < x < 1 else 0)
    assert text == "cases(cases(1 if x < 1, 0 otherwise) if x > 0, 0 otherwise)"


# refusals


def halving(x: float) -> float:
    while x > 1:
        x = x / 2
    return x


def endless(x: float) -> float:
    return endless(x + 1)


def silent(x: float) -> float:
    return silent(x)


@pytest.mark.parametrize(
    ("function", "message"),
    [
        (halving, "a loop must not depend on the variable"),
        (lambda x: sum(range(x)), "a loop or an index must not depend on the variable"),
        (lambda x: [1, 2][x], "a loop or an index must not depend on the variable"),
        (lambda x: round(x), "cannot be rounded"),
        (lambda x: x % 2, "has no remainder"),
        (lambda x: x // 2, "has no remainder"),
        (lambda x: float(x), "is not a float"),
        (lambda x: math.gamma(x), "is not a float"),
        (lambda x: int(x), "is not an integer"),
        (lambda _: "text", "'text' is not a number"),
        (lambda _: None, "None is not a number"),
        (endless, "nested more than 200 deep"),
        (silent, "calls itself without end"),
        (lambda x: x / 0 if x > 0 else 1 / 0, "divides by zero"),
        (lambda: 1, "does not take positional numbers only"),
        (lambda *, x: x, "does not take positional numbers only"),
        (max, "is not a function of Python|does not take positional"),
    ],
)
def test_what_has_no_term_is_refused_with_a_reason(function: Callable[..., object], message: str):
    with pytest.raises(TraceError, match=message):
        traced(function)


def test_a_function_that_changes_from_call_to_call_is_refused():
    calls: list[int] = []

    def counting(x: float) -> float:
        calls.append(1)
        return x + len(calls)

    with pytest.raises(TraceError, match="does not give the same each time"):
        traced(counting)


def test_a_function_that_catches_the_refusal_is_refused_all_the_same():
    def careful(x: float) -> float:
        try:
            return math.gamma(x)
        except Exception:
            return 0.0

    with pytest.raises(TraceError, match="is not a float"):
        traced(careful)


def test_a_function_that_asks_what_its_argument_is_is_refused():
    with pytest.raises(TraceError, match="asks what its argument is"):
        traced(lambda x: x if isinstance(x, float) else 0)
    with pytest.raises(TraceError, match="asks what its argument is"):
        traced(lambda x, y: x * y if type(y) is float else x)


def test_a_function_without_a_value_everywhere_is_traced():
    assert body(lambda x: math.log(x) / (x - 2)) == "log(x)/(x - 2)"


def test_too_many_ways_are_refused():
    def branching(x: float) -> float:
        return sum(1 if x > i * x * x else 0 for i in range(20))

    with pytest.raises(TraceError, match="ways through the function"):
        traced(branching)


# names


def test_the_parameters_are_those_of_the_function():
    definition = traced(lambda x, y: x * y, "product")
    assert definition == Definition("product", ("x", "y"), definition.body)
    assert show_definition(definition) == "product(x, y) = x*y"


def test_a_name_that_the_notation_has_is_avoided():
    def tanh(exp: float) -> float:
        return exp

    definition = traced(tanh)
    assert definition.name == "f"
    assert definition.params == ("exp_",)


def test_numpy_is_traced():
    np = pytest.importorskip("numpy")
    assert body(lambda x: np.maximum(x, 0)) == "max(x, 0)"
    assert body(lambda x: np.where(x > 0, x, np.expm1(x))) == (
        "cases(x if x > 0, exp(x) - 1 otherwise)"
    )
    assert body(lambda x: np.clip(x, -1, 1) * np.pi) == "min(max(x, -1), 1)*pi"
