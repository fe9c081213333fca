"""The exponential normal form: it keeps the value, and no false law comes out of it."""

from __future__ import annotations

from fractions import Fraction

import mpmath
import pytest
from hypothesis import given
from hypothesis import strategies as st

from symproof.engine.laws.closing import close_exp
from symproof.engine.laws.exponentials import exponentials, summands
from symproof.engine.order.linear import rational
from symproof.engine.rewriting import normalise
from symproof.kernel.ring import difference
from symproof.kernel.term import App, Num, Term, Var
from tests.engine.setting import T, context, sides

LAWS = [
    "exp(x + y) = exp(x)*exp(y)",
    "exp(x - y) = exp(x)/exp(y)",
    "exp(-x) = 1/exp(x)",
    "exp(2*x) = exp(x)^2",
    "exp(x) = exp(x/2)^2",
    "exp(x/2)*exp(x/3) = exp(5*x/6)",
    "exp(-x)*exp(x) = 1",
    "exp(0) = 1",
    "exp(x*(y + 1)) = exp(x*y)*exp(x)",
    "exp(2*(x - y) + 3)*exp(2*y) = exp(x)^2*exp(3)",
    "exp(x - x) = 1",
    "(exp(x) - exp(-x))/(exp(x) + exp(-x)) = (exp(2*x) - 1)/(exp(2*x) + 1)",
    "1/(1 + exp(-x)) = exp(x)/(1 + exp(x))",
    "2/(1 + exp(-x)) - 1 = (exp(x/2) - exp(-x/2))/(exp(x/2) + exp(-x/2))",
    "(exp(x) - exp(y))/(exp(x - y) - 1) = exp(y)*1",
]
FALSE_LAWS = [
    "exp(x + y) = exp(x) + exp(y)",
    "exp(x*y) = exp(x)*exp(y)",
    "exp(2*x) = 2*exp(x)",
    "exp(x^2) = exp(x)^2",
    "exp(-x) = -exp(x)",
    "exp(1) = 1",
    "exp(x)*exp(-x) = 0",
    "exp(x)/exp(y) = exp(x/y)",
    "exp(exp(x)) = exp(x)*exp(x)",
    "exp(x/2) = exp(x)/2",
    "1/(1 + exp(x)) = exp(x)/(1 + exp(x))",
]


@pytest.mark.parametrize("law", LAWS[:-1])
def test_a_law_of_exponents_is_proved(law: str) -> None:
    a, _, b = sides(law)
    theorem = close_exp(context(), a, b)
    assert theorem is not None
    assert (theorem.claim.lhs, theorem.claim.rhs, theorem.hyps) == (a, b, frozenset())


def test_a_divisor_that_may_be_zero_is_no_law() -> None:
    a, _, b = sides(LAWS[-1])
    assert close_exp(context(), a, b) is None
    assert close_exp(context("exp(x - y) - 2 != 0"), a, b) is None


def test_a_divisor_that_is_apart_from_zero_by_hypothesis_may_be_rewritten() -> None:
    a, _, b = sides(LAWS[-1])
    ctx = context("exp(x - y) - 1 != 0")
    theorem = close_exp(ctx, a, b)
    assert theorem is not None
    assert theorem.hyps == ctx.claims


def test_the_number_e_is_the_exponential_of_one() -> None:
    a, _, b = sides("exp(x + 2) = E^2*exp(x)")
    assert close_exp(context(), a, b) is not None


@pytest.mark.parametrize("law", FALSE_LAWS)
def test_a_false_law_is_not_proved(law: str) -> None:
    a, _, b = sides(law)
    assert close_exp(context(), a, b) is None


COEFFICIENTS = st.fractions(-3, 3, max_denominator=4)


@st.composite
def arguments(draw: st.DrawFn) -> Term:
    x, y = Var("x"), Var("y")
    atoms = draw(st.lists(st.sampled_from([x, y, x * y, x**2, Num(1)]), min_size=1, max_size=3))
    parts = [App("*", (rational(draw(COEFFICIENTS)), atom)) for atom in atoms]
    total: Term = parts[0]
    for part in parts[1:]:
        total = draw(st.sampled_from([total + part, total - part, part - total]))
    return draw(st.sampled_from([total, -total, App("()", (total,)), total / 2]))


def value(term: Term) -> mpmath.mpf:
    point = {"x": mpmath.mpf("0.3"), "y": mpmath.mpf("-0.7")}
    match term:
        case Num(number):
            return mpmath.mpf(number)
        case Var(name):
            return point[name]
        case App("exp", (a,)):
            return mpmath.exp(value(a))
        case App("neg", (a,)):
            return -value(a)
        case App("()", (a,)):
            return value(a)
        case App(head, (a, b)):
            left, right = value(a), value(b)
            if head == "^":
                return left**right
            return {
                "+": left + right,
                "-": left - right,
                "*": left * right,
                "/": left / (right or 1),
            }[head]
        case _:
            raise ValueError(term)


@given(arguments(), arguments())
def test_the_normal_form_keeps_the_value(first: Term, second: Term) -> None:
    term = App("exp", (first,)) + App("exp", (second,))
    theorem = normalise(context(), term, [exponentials(term)])
    assert theorem.claim.lhs == term
    assert mpmath.almosteq(value(term), value(theorem.claim.rhs), 1e-9)


@given(arguments())
def test_the_summands_of_a_term_add_up_to_it(term: Term) -> None:
    total: Term = Num(0)
    for factor, part in summands(term):
        total = total + rational(factor) * part
    assert difference(total, term) == 0


def test_a_power_that_is_too_large_is_left_alone() -> None:
    term = T("exp(x) + exp(1000*x)")
    assert normalise(context(), term, [exponentials(term)]).claim.rhs == term


def test_halves_and_thirds_have_a_common_step() -> None:
    term = T("exp(x/2)*exp(x/3)")
    theorem = normalise(context(), term, [exponentials(term)])
    assert theorem.claim.rhs == T("exp(1/6*x)^3*exp(1/6*x)^2")


def test_the_step_of_a_constant_is_a_number() -> None:
    (coefficient, one), *rest = summands(T("3/2"))
    assert (coefficient, one, rest) == (Fraction(3, 2), Num(1), [])
