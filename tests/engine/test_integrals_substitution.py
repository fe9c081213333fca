"""Lines with integrals and limits that stay so: substitutions, linearity, functions that agree."""

from __future__ import annotations

import pytest

from symproof.engine.context import Context
from symproof.engine.reasons import prove_line
from symproof.kernel.theorem import Theorem, infer
from symproof.notation.plain import parse_claim, parse_term
from symproof.notation.steps import Reason
from symproof.proof import continuous, odd

INTEGRAL = (Reason("integral"),)


def context(*hypotheses: str) -> Context:
    """Return a context with hypotheses as text, and any odd continuous function φ."""
    claims = [odd("phi").claim, continuous("phi").claim, *map(parse_claim, hypotheses)]
    return Context(hyps=tuple([infer("assume", (), claim) for claim in claims]))


def line(left: str, right: str, *reasons: str, given: tuple[str, ...] = ()) -> Theorem | None:
    """Return the line left = right by reasons without names."""
    kinds = tuple([Reason(kind) for kind in reasons])
    return prove_line(context(*given), parse_term(left), "=", parse_term(right), kinds)


def uses(theorem: Theorem | None, rule: str) -> bool:
    pending, seen = [theorem] if theorem else [], set[int]()
    while pending:
        part = pending.pop()
        if part.rule == rule:
            return True
        pending += [p for p in part.premises if id(p) not in seen]
        seen.update(map(id, part.premises))
    return False


SUBSTITUTIONS = [
    ("integral(phi(t), t, 0, -x)", "-integral(phi(-u), u, 0, x)"),
    ("integral(phi(t), t, -x, 0)", "integral(phi(-u), u, 0, x)"),
    ("integral(phi(t), t, 0, 3*x)", "3*integral(phi(3*u), u, 0, x)"),
    ("integral(phi(t), t, a + 1, b + 1)", "integral(phi(u + 1), u, a, b)"),
    ("integral(phi(t), t, 1 - a, 1 - b)", "-integral(phi(1 - u), u, a, b)"),
    ("integral(exp(-t^2), t, -oo, -x)", "integral(exp(-(-u)^2), u, x, oo)"),
    ("integral(exp(-t^2), t, x, oo)", "integral(exp(-(-u)^2), u, -oo, -x)"),
    ("integral(exp(-t^2/2), t, -oo, x)", "sqrt(2)*integral(exp(-u^2), u, -oo, x/sqrt(2))"),
    ("integral(exp(-t^2/2), t, -oo, oo)", "sqrt(2)*integral(exp(-u^2), u, -oo, oo)"),
]


@pytest.mark.parametrize(("old", "new"), SUBSTITUTIONS)
def test_a_linear_substitution_is_a_line(old: str, new: str) -> None:
    found = line(old, new, "integral")
    assert found is not None
    assert found.claim == parse_claim(f"{old} = {new}")
    assert uses(found, "integral_affine")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("integral(phi(t), t, 0, -x)", "integral(phi(-u), u, 0, x)"),
        ("integral(phi(t), t, 0, 3*x)", "integral(phi(3*u), u, 0, x)"),
        ("integral(phi(t), t, 0, 3*x)", "3*integral(phi(u), u, 0, x)"),
        ("integral(phi(t), t, a + 1, b + 1)", "integral(phi(u - 1), u, a, b)"),
        ("integral(psi(t), t, 0, -x)", "-integral(psi(-u), u, 0, x)"),
        ("integral(exp(-t^2), t, -oo, -x)", "-integral(exp(-(-u)^2), u, x, oo)"),
        ("integral(exp(-t^2/2), t, -oo, oo)", "integral(exp(-u^2), u, -oo, oo)"),
    ],
)
def test_a_wrong_substitution_or_one_without_continuity_is_refused(old: str, new: str) -> None:
    assert line(old, new, "integral") is None


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("integral(phi(t), t, a, b)", "integral(phi(t), t, a, c) + integral(phi(t), t, c, b)"),
        ("integral(phi(t), t, a, b)", "-integral(phi(s), s, b, a)"),
        ("integral(2*phi(t) - t, t, 0, b)", "2*integral(phi(t), t, 0, b) - integral(t, t, 0, b)"),
        ("integral(phi(t), t, 0, b) + integral(t, t, 0, b)", "integral(phi(t) + t, t, 0, b)"),
        ("integral(phi(t), t, a, a)", "0"),
    ],
)
def test_integrals_without_a_value_are_linear_and_additive(left: str, right: str) -> None:
    assert line(left, right, "integral") is not None


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("integral(phi(t), t, a, b)", "integral(phi(t), t, a, c) - integral(phi(t), t, c, b)"),
        ("integral(phi(t)*t, t, 0, b)", "integral(phi(t), t, 0, b)*integral(t, t, 0, b)"),
        ("integral(psi(t), t, a, b)", "integral(psi(t), t, a, c) + integral(psi(t), t, c, b)"),
    ],
)
def test_what_is_not_linear_or_not_continuous_is_refused(left: str, right: str) -> None:
    assert line(left, right, "integral") is None


def test_near_the_place_of_a_limit_the_variable_is_not_that_number() -> None:
    assert line("limit(x*(x + 1)/x, x, 0)", "limit(x + 1, x, 0)", "field") is not None
    assert line("limit(x*(x + 1)/x, x, 0)", "limit(x + 1, x, 0)", "ring") is None
    assert line("limit((x - 1)*x/(x - 1), x, 0)", "limit(x, x, 0)", "field") is not None
    assert line("limit(x*(x + 1)/x, x, 0)", "limit(x, x, 0)", "field") is None


def test_on_one_side_of_a_limit_the_sign_is_known() -> None:
    right = Reason("unfold", ("max",))
    for end, value in (("'+'", "x"), ("'-'", "0")):
        left = parse_term(f"limit(max(x, 0)/x, x, 0, {end})")
        wanted = parse_term(f"limit({value}/x, x, 0, {end})")
        other = parse_term(f"limit({'0' if value == 'x' else 'x'}/x, x, 0, {end})")
        assert prove_line(Context(), left, "=", wanted, (right,)) is not None
        assert prove_line(Context(), left, "=", other, (right,)) is None


def test_between_the_ends_of_an_integral_the_sign_is_known() -> None:
    reason = (Reason("unfold", ("abs",)),)
    left, right = (parse_term(f"integral({body}, t, 0, a)") for body in ("abs(t)", "t"))
    assert prove_line(context("a >= 0"), left, "=", right, reason) is not None
    assert prove_line(context(), left, "=", right, reason) is None


def test_a_limit_line_may_evaluate_functions_at_0() -> None:
    assert line("limit(x*sigmoid(b*x), b, 0)", "x*sigmoid(0)", "limit") is not None
    assert line("limit(x*sigmoid(b*x), b, 0)", "x*sigmoid(1)", "limit") is None
    assert line("x*sigmoid(0)", "x/2", "limit") is None
