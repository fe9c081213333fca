"""Limits: what is found at all five places, with parameters and with what is assumed."""

from __future__ import annotations

import pytest

from symproof.engine.calculus.limits import evaluate, found_limit, judge_limit, prove_limit
from symproof.engine.context import Context
from symproof.engine.order.signs import prove_claim
from symproof.kernel.sequent import Claim
from symproof.kernel.term import App
from symproof.notation.plain import parse_claim, parse_definition, parse_term, show
from symproof.proof import hypotheses


def context(*hyps: str, let: tuple[str, ...] = ()) -> Context:
    definitions = {d.name: d for d in map(parse_definition, let)}
    return Context(definitions).assuming([e.claim for text in hyps for e in hypotheses(text)])


def value(text: str, *hyps: str, let: tuple[str, ...] = ()) -> str | None:
    """Return the value of a limit as it is shown, after a look at the theorem."""
    ctx, term = context(*hyps, let=let), parse_term(text)
    found = judge_limit(ctx, term)
    if found is None:
        return None
    assert (found.claim.rel, found.claim.lhs) == ("limit", term)
    assert found.hyps <= ctx.claims
    return show(found.claim.rhs)


CONTINUOUS = {
    "limit(x^2 + 1, x, 2)": "5",
    "limit(3, x, a)": "3",
    "limit(x*y, x, a)": "a*y",
    "limit(max(x, 0), x, 0)": "0",
    "limit(abs(x - a), x, a)": "0",
    "limit(sqrt(x), x, 4)": "2",
    "limit(log(x), x, 5)": "log(5)",
    "limit(tanh(log(1 + exp(x))), x, 0)": "3/5",
    "limit(cases(x if x > 0, exp(x) - 1 otherwise), x, 0)": "0",
    "limit(x*sigmoid(b*x), b, 0)": "x/2",
    "limit(x*Phi(b*x), b, 0)": "x/2",
}
SIDES = {
    "limit(sign(x), x, 0, '+')": "1",
    "limit(sign(x), x, 0, '-')": "-1",
    "limit(abs(x)/x, x, 0, '-')": "-1",
    "limit(1/(1 + exp(-1/x)), x, 0, '+')": "1",
    "limit(1/(1 + exp(-1/x)), x, 0, '-')": "0",
    "limit(diff(abs(x), x), x, 0, '+')": "1",
    "limit(exp(-1/x^2), x, 0)": "0",
}
AT_INFINITY = {
    "limit(exp(x), x, -oo)": "0",
    "limit(exp(-x), x, oo)": "0",
    "limit(1/x^3, x, oo)": "0",
    "limit(sigmoid(x), x, oo)": "1",
    "limit(sigmoid(x), x, -oo)": "0",
    "limit(tanh(x), x, oo)": "1",
    "limit(tanh(x), x, -oo)": "-1",
    "limit(erf(x), x, oo)": "1",
    "limit(erf(x), x, -oo)": "-1",
    "limit(Phi(x), x, oo)": "1",
    "limit(Phi(x), x, -oo)": "0",
    "limit(2*Phi(x) - 1, x, oo)": "1",
    "limit(2*Phi(x) - 1, x, -oo)": "-1",
    "limit((x^2 + 1)/(2*x^2 - x), x, oo)": "1/2",
    "limit((x^3 + 2*x)/(5*x^3 - 1), x, -oo)": "1/5",
    "limit(x/(1 + abs(x)), x, -oo)": "-1",
    "limit(cosh(x)/exp(x), x, oo)": "1/2",
    "limit(sqrt(1 + 1/x), x, oo)": "1",
    "limit((x + b)/(x - b), x, oo)": "1",
}
# what grows against what vanishes
TAILS = {
    "limit(x*exp(-x), x, oo)": "0",
    "limit(x^3*exp(-x), x, oo)": "0",
    "limit(x*(1 - Phi(x)), x, oo)": "0",
    "limit(x*(1 - sigmoid(x)), x, oo)": "0",
    "limit(x*Phi(x) - x, x, oo)": "0",
    "limit(x*Phi(x), x, -oo)": "0",
    "limit(x*sigmoid(x) - x, x, oo)": "0",
    "limit(x*sigmoid(x), x, -oo)": "0",
    "limit(x*erf(x) - x, x, oo)": "0",
    "limit(log(1 + exp(x)) - x, x, oo)": "0",
    "limit(log(1 + exp(x)), x, -oo)": "0",
    "limit(x*tanh(log(1 + exp(x))) - x, x, oo)": "0",
    "limit(x*tanh(log(1 + exp(x))), x, -oo)": "0",
}
QUOTIENTS = {
    "limit(sin(x)/x, x, 0)": "1",
    "limit((exp(x) - 1)/x, x, 0)": "1",
    "limit((1 - cos(x))/x^2, x, 0)": "1/2",
    "limit((x^2 - 1)/(x - 1), x, 1)": "2",
    "limit((x*sigmoid(x) - x/2 - x^2/4)/x^4, x, 0)": "-1/48",
    "limit((x*Phi(x) - x/2 - x^2/sqrt(2*pi))/x^4, x, 0)": "-1/(6*sqrt(2*pi))",
}
# one factor vanishes, the other oscillates
BOUNDED = {
    "limit(x*sin(1/x), x, 0)": "0",
    "limit(exp(-x)*sin(x), x, oo)": "0",
    "limit(sin(x)/x, x, oo)": "0",
}
EVERY = {**BOUNDED, **CONTINUOUS, **SIDES, **AT_INFINITY, **TAILS, **QUOTIENTS}


@pytest.mark.parametrize("text", EVERY)
def test_a_limit_is_found_with_its_value(text: str):
    assert value(text) == EVERY[text]


def test_what_a_limit_is_depends_on_the_signs_of_parameters():
    assert value("limit(x*sigmoid(b*x), b, oo)", "x > 0") == "x"
    assert value("limit(x*sigmoid(b*x), b, oo)", "x < 0") == "0"
    assert value("limit(exp(-s*x), x, oo)", "s > 0") == "0"
    assert value("limit(log(1 + exp(b*x))/b, b, oo)", "x > 0") == "x"
    assert value("limit(exp(-s*x), x, oo)") is None


def test_numbers_whose_sign_would_help_are_asked_for():
    found = found_limit(Context(), parse_term("limit(exp(-s*x), x, oo)"))
    assert found is not None
    assert [show(term) for term in found.asks] == ["s"]


def test_a_limit_exists_by_cases_on_a_parameter():
    term = parse_term("limit(x*sigmoid(b*x), b, oo)")
    assert prove_limit(Context(), Claim("limit", term, term)) is not None
    claim = Claim("limit", term, parse_term("max(x, 0)"))
    found = prove_limit(Context(), claim)
    assert found is not None
    assert found.claim == claim
    assert not found.hyps


def test_definitions_are_looked_into():
    let = ("f(x) = x*sigmoid(x)", "g(x) = f(x) - x")
    assert value("limit(g(x), x, oo)", let=let) == "0"
    assert value("limit(f(x)/x, x, 0)", let=let) == "1/2"


@pytest.mark.parametrize(
    ("hypothesis", "text", "wanted"),
    [
        ("phi continuous", "limit(phi(t) + 1, t, a)", "phi(a) + 1"),
        ("phi continuous", "limit(phi(2*x), x, 0)", "phi(0)"),
        ("phi differentiable", "limit(x*phi(x), x, 2)", "2*phi(2)"),
        ("limit(phi(t), t, oo) exists = 1", "limit(2*phi(x) - 1, x, oo)", "1"),
        ("limit(phi(t), t, oo) exists = 1", "limit(phi(x^2), x, oo)", "1"),
        ("limit(phi(t), t, 0) exists = 3", "limit(phi(x), x, 0, '+')", "3"),
    ],
)
def test_what_is_assumed_of_a_function_gives_limits(hypothesis: str, text: str, wanted: str):
    assert value(text, hypothesis) == wanted
    assert value(text) is None


NOT_FOUND = [
    "limit(sign(x), x, 0)",
    "limit(1/x, x, 0)",
    "limit(x, x, oo)",
    "limit(exp(x), x, oo)",
    "limit(sin(x), x, oo)",
    "limit(1/(1 + exp(-1/x)), x, 0)",
    "limit(tanh(1/x), x, 0)",
    "limit(phi(x), x, oo)",
    "limit(sin(1/x), x, 0)",
    "limit(phi(x)/phi(x), x, oo)",
]


@pytest.mark.parametrize("text", NOT_FOUND)
def test_where_there_is_no_limit_or_none_is_known_none_is_found(text: str):
    assert value(text) is None
    assert evaluate(Context(), parse_term(text)) is None


@pytest.mark.parametrize(
    "text",
    [
        "1 + limit(exp(-x), x, oo) != 0",
        "limit(tanh(x), x, oo) < 2",
        "0 <= limit(exp(-x), x, oo)",
        "limit(phi(x)*exp(-x) - exp(-x)*phi(x), x, oo) <= 0",
    ],
)
def test_limits_are_compared_by_their_values(text: str):
    claim = parse_claim(text)
    found = prove_claim(Context(), claim)
    assert found is not None
    assert found.claim == claim


def test_a_false_comparison_of_limits_is_not_proved():
    assert prove_claim(Context(), parse_claim("limit(tanh(x), x, oo) < 1")) is None


def test_what_is_no_limit_is_not_judged():
    assert found_limit(Context(), parse_term("x + 1")) is None
    assert judge_limit(Context(), App("exp", (parse_term("x"),))) is None
