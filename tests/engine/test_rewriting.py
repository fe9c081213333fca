"""Matching and rewriting: where an equation applies, and where it must not."""

from __future__ import annotations

import pytest

from symproof.engine.citing import citing, combining, instances, solved
from symproof.engine.context import Context, match, negated
from symproof.engine.reasons import axiom_named
from symproof.engine.rewriting import Equator, Rewriter, normalise, primitive, unfolding
from symproof.notation.plain import show
from tests.engine.setting import C, T, context

PATTERNS = frozenset({"p", "q"})


@pytest.mark.parametrize(
    ("pattern", "text", "bindings"),
    [
        ("phi(-p)", "phi(-x)", {"p": "x"}),
        ("phi(-p)", "phi((-(x)))", {"p": "x"}),
        ("phi(-p)", "phi(-(x + 1))", {"p": "x + 1"}),
        ("p + q", "x*y + 2", {"p": "x*y", "q": "2"}),
        ("p*p", "(x + 1)*(x + 1)", {"p": "x + 1"}),
        ("p*p", "(x + 1)*(1 + x)", None),
        ("phi(-p)", "phi(x)", None),
        ("phi(-p)", "phi(a*(-x))", None),
        ("phi(p)", "psi(x)", None),
        ("p + 1", "x + 2", None),
        ("p + y", "x + y", {"p": "x"}),
        ("p + y", "x + z", None),
        ("h(p, q)", "h(x, x)", {"p": "x", "q": "x"}),
    ],
)
def test_patterns_match_up_to_brackets(
    pattern: str, text: str, bindings: dict[str, str] | None
) -> None:
    found = match(T(pattern), T(text), PATTERNS, {})
    expected = None if bindings is None else {name: T(t) for name, t in bindings.items()}
    assert found == expected


@pytest.mark.parametrize(
    ("text", "opposite"),
    [("a*(-x)", "a*x"), ("(-x)/2", "x/2"), ("(-x)*y", "x*y"), ("-(x + 1)", "x + 1")],
)
def test_a_loose_match_sees_the_sign_of_products_and_fractions(text: str, opposite: str) -> None:
    assert negated(T(text)) == T(opposite)
    loose = match(T("phi(-p)"), T(f"phi({text})"), PATTERNS, {}, loose=True)
    assert loose == {"p": T(opposite)}


@pytest.mark.parametrize("text", ["x", "x - y", "-x + y", "2*x"])
def test_what_is_not_visibly_negative_has_no_opposite(text: str) -> None:
    assert negated(T(text)) is None


def result(ctx: Context, text: str, *rewriters: Rewriter) -> str:
    theorem = normalise(ctx, T(text), rewriters)
    assert theorem.claim.lhs == T(text)
    return show(theorem.claim.rhs)


def test_a_definition_is_unfolded_at_every_place() -> None:
    ctx = context(let=["f(x) = x^2"])
    rewriter = unfolding(ctx.definitions["f"])
    assert result(ctx, "f(a) + f(f(b))", rewriter) == "a^2 + (b^2)^2"


def test_a_hypothesis_is_used_at_every_place() -> None:
    ctx = context(named={"odd": "forall t: phi(-t) = -phi(t)"})
    text = "phi(-x)*phi(-y) + phi(-phi(-x))"
    assert result(ctx, text, citing(ctx.facts["odd"])) == "(-phi(x))*(-phi(y)) + (-(-phi(phi(x))))"


@pytest.mark.parametrize(
    ("hypotheses", "text", "value"),
    [
        (("x > 0",), "max(x, 0)", "x"),
        (("x < 0",), "max(x, 0)", "0"),
        (("x >= y",), "min(x, y)", "y"),
        (("x > 1",), "abs(x)", "x"),
        (("x <= -1",), "abs(x)", "-x"),
        (("x > 0",), "sign(-x)", "-1"),
        (("x = 0",), "sign(x)", "0"),
        ((), "abs(x)", "abs(x)"),
        ((), "max(x, x + 1)", "x + 1"),
        ((), "sign(exp(x))", "1"),
        ((), "sign(x)", "sign(x)"),
        (("x >= 0",), "sign(x)", "sign(x)"),
        (("x != 0",), "abs(x)", "abs(x)"),
        (("x > 3",), "cases(0 if x <= -3, 1 if x >= 3, x otherwise)", "1"),
        (("x > -3",), "cases(0 if x <= -3, 1 if x >= 3, x otherwise)", None),
        (("x > -3", "x < 3"), "cases(0 if x <= -3, 1 if x >= 3, x otherwise)", "x"),
    ],
)
def test_a_primitive_by_cases_is_rewritten_under_hypotheses_only(
    hypotheses: tuple[str, ...], text: str, value: str | None
) -> None:
    rewriters = [r for name in ("max", "min", "abs", "sign", "cases") for r in primitive(name)]
    theorem = normalise(context(*hypotheses), T(text), rewriters)
    expected = "cases(1 if x >= 3, x otherwise)" if value is None else value
    assert show(theorem.claim.rhs) == expected


def test_equations_that_loop_end() -> None:
    named = {"swap": "forall s, t: h(s, t) = h(t, s)", "grow": "forall t: f(t) = f(t + 1)"}
    facts = context(named=named).facts
    for name, text in (("swap", "h(x, y)"), ("grow", "f(x)")):
        theorem = normalise(context(named=named), T(text), [citing(facts[name])])
        assert theorem.claim.lhs == T(text)


def test_a_fact_with_a_condition_is_used_where_the_condition_is_proved() -> None:
    exp_log = citing(axiom_named("exp_log"))
    assert exp_log(context("x > 0"), T("exp(log(x))")) is not None
    assert exp_log(context(), T("exp(log(x^2 + 1))")) is not None
    assert exp_log(context(), T("exp(log(x))")) is None


def equated(a: str, b: str, named: dict[str, str], *names: str) -> bool:
    ctx = context(named=named)
    facts = [ctx.facts[name] for name in names]
    rewriters, leaves = [citing(fact) for fact in facts], [combining(fact) for fact in facts]
    return Equator(ctx, rewriters, leaves).equate(T(a), T(b)) is not None


def test_two_terms_are_equated_by_rewriting_where_they_differ() -> None:
    named = {"odd": "forall t: phi(-t) = -phi(t)", "gate": "forall t: f(t) - f(-t) = t"}
    assert equated("a*phi(-x) + phi(x)", "a*(-phi(x)) + phi(x)", named, "odd")
    assert equated("a*(-phi(x)) + phi(x)", "a*phi(-x) + phi(x)", named, "odd")
    assert not equated("a*phi(-x) + phi(x)", "a*phi(x) + phi(x)", named, "odd")
    assert equated("2*f(-x)/x", "2*(f(x) - x)/x", named, "gate")
    assert not equated("2*f(-x)/x", "2*(f(x) + x)/x", named, "gate")


def test_a_fact_is_solved_for_its_largest_function() -> None:
    ctx = context(
        named={"gate": "forall t: 2*f(t) - 2*f(-t) = t", "square": "forall t: f(t)*f(-t) = t"}
    )
    fact = solved(ctx.facts["gate"])
    assert fact is not None
    assert show(fact.theorem.claim.lhs) == "f(-t__p)"
    assert solved(ctx.facts["square"]) is None


def test_instances_are_at_the_functions_that_occur() -> None:
    ctx = context(named={"gate": "forall t: f(t) - f(-t) = t"})
    found = [theorem.claim for theorem in instances(ctx, ctx.facts["gate"], C("f(-x) = g(y)"))]
    assert C("f(-x) - f(-(-x)) = -x") in found
    assert C("f(x) - f(-x) = x") in found
    assert len(found) == 2


def test_brackets_do_not_matter() -> None:
    named = {"odd": "forall t: phi(-t) = -phi(t)"}
    assert equated("(phi((-x)))", "(-(phi(x)))", named, "odd")
