"""Derivatives: what is judged, at which points there is none, and why that is a theorem."""

from __future__ import annotations

import pytest

from symproof.engine.calculus.definedness import Undefined, definedness
from symproof.engine.calculus.deriving import (
    BY_DEFINITION,
    differentiate,
    judge,
    lemma,
    power_lemma,
)
from symproof.engine.calculus.judgements import not_differentiable, prove_judgement
from symproof.engine.context import Context
from symproof.kernel.sequent import Claim
from symproof.kernel.term import App
from symproof.notation.plain import parse_claim, parse_definition, parse_term, show, show_claim
from symproof.proof import hypotheses


def context(*hyps: str, let: tuple[str, ...] = ()) -> Context:
    definitions = {d.name: d for d in map(parse_definition, let)}
    claims = [entry.claim for text in hyps for entry in hypotheses(text)]
    return Context(definitions).assuming(claims)


VALUES = {
    "diff(x^3, x)": "3*x^2",
    "diff(x^2, x = -y)": "-2*y",
    "diff(c, x)": "0",
    "diff(x*exp(-x), x)": "exp(-x) - x*exp(-x)",
    "diff(x*Phi(x), x)": "Phi(x) + x*exp(-x^2/2)/sqrt(2*pi)",
    "diff(tanh(2*x), x)": "2*(1 - tanh(2*x)^2)",
    "diff(x*sigmoid(b*x), x)": "sigmoid(b*x) + b*x*sigmoid(b*x)*(1 - sigmoid(b*x))",
    "diff(log(1 + exp(x)), x)": "exp(x)/(1 + exp(x))",
    "diff(sqrt(x^2 + 1), x)": "x/sqrt(x^2 + 1)",
    "diff(cosh(x) + sinh(x), x)": "sinh(x) + cosh(x)",
    "diff(sin(x)*cos(x), x)": "cos(x)^2 - sin(x)^2",
    "diff(atan(x), x)": "1/(1 + x^2)",
    "diff(exp(x), x, 3)": "exp(x)",
    "diff(x*diff(t^2, t = x), x)": "4*x",
}


@pytest.mark.parametrize(("text", "value"), VALUES.items())
def test_a_derivative_has_its_value(text: str, value: str) -> None:
    theorem = differentiate(Context(), parse_term(text))
    assert theorem is not None
    assert not theorem.hyps
    assert theorem.claim.lhs == parse_term(text)
    assert show(theorem.claim.rhs) == show(parse_term(value))


CONDITIONAL = {
    ("diff(1/x, x)", "x != 0"): "-1/x^2",
    ("diff(log(x), x)", "x > 0"): "1/x",
    ("diff(log(x), x, 2)", "x > 0"): "-1/x^2",
    ("diff(x^a, x)", "x > 0"): "a*x^(a - 1)",
    ("diff(tan(x), x)", "cos(x) != 0"): "1 + tan(x)^2",
    ("diff(max(x, 0), x)", "x > 0"): "1",
    ("diff(max(x, 0), x)", "x < 0"): "0",
    ("diff(abs(x^2 - 1), x)", "x > 1"): "2*x",
    ("diff(max(x, 0) - max(-x, 0), x)", "x = 0"): "1",
    ("diff(min(max(x + 3, 0), 6)*x/6, x)", "x > 3"): "1",
    ("diff(phi(-x), x)", "phi differentiable"): "-diff(phi(t), t = -x)",
}


@pytest.mark.parametrize(("question", "value"), CONDITIONAL.items())
def test_a_derivative_has_its_value_under_a_condition(
    question: tuple[str, str], value: str
) -> None:
    text, condition = question
    theorem = judge(context(condition), parse_term(text))
    assert theorem is not None
    assert show(theorem.claim.rhs) == value
    assert judge(Context(), parse_term(text)) is None


EXIST = [
    ("abs(x)*x", ()),
    ("max(x, 0)^2", ()),
    ("cases(x^2 if x > 0, 0 otherwise)", ()),
    ("cases(x if x >= 0, exp(x) - 1 otherwise)", ()),
    ("x*(1 - sign(x)^2)", ()),
    ("max(x, 0) - max(-x, 0)", ()),
    ("abs(x - y)", ("x != y",)),
    ("sign(x)", ("x != 0",)),
]


@pytest.mark.parametrize(("body", "conditions"), EXIST)
def test_a_derivative_exists_though_its_value_takes_cases(
    body: str, conditions: tuple[str, ...]
) -> None:
    term = parse_term(f"diff({body}, x)")
    theorem = prove_judgement(context(*conditions), Claim("diff", term, term))
    assert theorem is not None
    assert {show_claim(hyp) for hyp in theorem.hyps} <= set(conditions)


NONE = [
    "diff(abs(t), t = 0)",
    "diff(max(t, 0), t = 0)",
    "diff(sign(t), t = 0)",
    "diff(abs(t - 3) + t^2, t = 3)",
    "diff(cases(1 if t > 2, 0 otherwise), t = 2)",
    "diff(max(t, 2*t), t = 0)",
]


@pytest.mark.parametrize("text", NONE)
def test_that_there_is_no_derivative_is_a_theorem(text: str) -> None:
    term = parse_term(text)
    theorem = not_differentiable(term)
    assert theorem is not None
    assert theorem.hyps == {Claim("diff", term, term)}
    assert theorem.claim.rel == "!="
    assert theorem.claim.lhs == theorem.claim.rhs


@pytest.mark.parametrize(
    "text",
    ["diff(t^2, t = 0)", "diff(abs(t)*t, t = 0)", "diff(abs(t), t = 1)", "diff(phi(t), t = 0)"],
)
def test_what_may_have_a_derivative_is_not_said_to_have_none(text: str) -> None:
    assert not_differentiable(parse_term(text)) is None


@pytest.mark.parametrize("head", BY_DEFINITION)
def test_the_derivatives_of_defined_primitives_are_proved(head: str) -> None:
    theorem = lemma(head)
    assert all(show_claim(hyp) == "cos(x) != 0" for hyp in theorem.hyps)
    assert show(theorem.claim.rhs) == BY_DEFINITION[head]
    assert theorem.trust <= {"exp_deriv", "sin_deriv", "cos_deriv"} | {
        name for name in theorem.trust if not name.endswith("_deriv")
    }


def test_the_derivative_of_a_power_is_proved_for_positive_numbers() -> None:
    theorem = power_lemma()
    assert [show_claim(hyp) for hyp in theorem.hyps] == ["x > 0"]
    assert show_claim(theorem.claim) == "diff(t^y, t = x) exists = y*x^(y - 1)"


def undefined(claim: str, *hyps: str, let: tuple[str, ...] = ()) -> list[Undefined]:
    ctx = context(*hyps, let=let)
    parsed = parse_claim(claim)
    return definedness(ctx, (parsed, *(hyp.claim for hyp in ctx.hyps)))[1]


KINKS = {
    "diff(abs(x), x) = sign(x)": 0,
    "diff(sign(x), x) = 0": 0,
    "diff(abs(x - 7/2), x) = 1": "7/2",
    "diff(max(x, 1), x) = 1": 1,
}


@pytest.mark.parametrize(("claim", "point"), KINKS.items())
def test_a_kink_is_found(claim: str, point: object) -> None:
    (gap,) = undefined(claim)
    assert gap.point is not None
    assert [(name, str(value)) for name, value in gap.point] == [("x", str(point))]


def test_a_kink_in_a_definition_is_found() -> None:
    gaps = undefined("diff(f(x), x) = 1", let=("f(x) = max(x, 0)",))
    assert any(gap.point is not None for gap in gaps)


DEFINED = [
    ("diff(log(x), x) = 1/x", ("x > 0",)),
    ("diff(log(t), t = 1, 2) = -1", ()),
    ("diff(sqrt(x), x) = 1/(2*sqrt(x))", ("x > 0",)),
    ("diff(x/x, x) = 0", ("x != 0",)),
    ("diff(abs(x), x, 2) = 0", ("x != 0",)),
    ("diff(cases(log(x) if x > 0, 0 otherwise), x) = 0", ("x != 0",)),
    ("diff(phi(x)^2, x) = 0", ("phi differentiable",)),
    ("diff(phi(x), x, 2) = 0", ("phi twice differentiable",)),
]


@pytest.mark.parametrize(("claim", "conditions"), DEFINED)
def test_what_is_differentiated_is_defined_near_the_point(
    claim: str, conditions: tuple[str, ...]
) -> None:
    assert undefined(claim, *conditions) == []


NOT_NEAR = [
    ("diff(0*(1/x), x) = 0", ()),
    ("diff(sqrt(x), x) = 1/(2*sqrt(x))", ("x >= 0",)),
    ("diff(0*log(1 - sign(x)^2), x = 0) = 0", ()),
    ("diff(0*sqrt(-x^2), x = 0) = 0", ()),
    ("diff(phi(x)^2, x) = 0", ("phi odd",)),
    ("diff(phi(x), x, 2) = 0", ("phi differentiable",)),
]


@pytest.mark.parametrize(("claim", "conditions"), NOT_NEAR)
def test_what_has_no_value_near_the_point_has_no_derivative_there(
    claim: str, conditions: tuple[str, ...]
) -> None:
    assert undefined(claim, *conditions)


def test_a_judgement_is_about_the_function_as_it_is_written() -> None:
    term = parse_term("diff(f(s), s = x)")
    theorem = judge(context(let=("f(t) = t^2",)), term)
    assert theorem is not None
    assert theorem.claim.lhs == term
    assert isinstance(theorem.claim.lhs, App)


def test_pieces_that_meet_at_a_parameter_have_a_derivative_there() -> None:
    smelu = "cases(0 if t <= -b, (t + b)^2/(4*b) if t < b, t otherwise)"
    for point in ("x", "-x"):
        term = parse_term(f"diff({smelu}, t = {point})")
        assert prove_judgement(context("b > 0"), Claim("diff", term, term)) is not None


def test_function_variables_that_are_twice_differentiable_have_products_that_are() -> None:
    term = parse_term("diff(phi(x)*psi(x)/2, x, 2)")
    theorem = judge(context("phi twice differentiable", "psi twice differentiable"), term)
    assert theorem is not None
    assert judge(context("phi twice differentiable", "psi differentiable"), term) is None
