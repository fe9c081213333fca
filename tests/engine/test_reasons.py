"""Reasons: a line follows by what it names, by nothing less, and names nothing more."""

from __future__ import annotations

import pytest

from symproof.engine.reasons import ReasonError, prove_line
from symproof.engine.usage import only_used
from symproof.notation.steps import Reason
from tests.engine.setting import by, context, rests_on, sides

NAMED = {
    "phi_odd": "forall t: phi(-t) = -phi(t)",
    "gate": "forall t: g(t) + g(-t) = 1",
    "x_pos": "x > 0",
    "y_value": "y = 2",
    "h_pos": "forall t: h(t) > 0",
}
LET = ["f(x) = 1/2*(phi(x) + 1)*x", "k(x) = f(x) + f(-x)"]
RING, FIELD, EXP, ORDER, CASE = by("ring"), by("field"), by("exp"), by("order"), by("case")

FOLLOWS: list[tuple[str, tuple[Reason, ...]]] = [
    ("(x + 1)^2 = x^2 + 2*x + 1", (RING,)),
    ("f(-x) = 1/2*(phi(-x) + 1)*(-x)", (by("unfold", "f"),)),
    ("1/2*(phi(-x) + 1)*(-x) = f(-x)", (by("unfold", "f"),)),
    ("f(-x) = x*(-1/2*(phi(-x) + 1))", (by("unfold", "f"), RING)),
    ("k(x) = x*phi(x)", (by("unfold", "k", "f"), by("fact", "phi_odd"), RING)),
    ("phi(-(x + 1)) = -phi(x + 1)", (by("fact", "phi_odd"),)),
    ("phi(-2*x) = -phi(2*x)", (by("fact", "phi_odd"),)),
    ("phi(a*(-x)) = -phi(a*x)", (by("fact", "phi_odd"), RING)),
    ("g(-x) = 1 - g(x)", (by("fact", "gate"),)),
    ("x*g(-x) = x*(1 - g(x))", (by("fact", "gate"),)),
    ("g(-x)/x = (1 - g(x))/x", (by("fact", "gate"), FIELD)),
    ("g(-x) = 1 - g(x)", (by("linear", "gate"),)),
    ("x + y = x + 2", (by("fact", "y_value"),)),
    ("x + y = x + 2", (by("linear", "y_value"),)),
    ("x + y = x + 2", (CASE,)),
    ("x*y/x = y", (FIELD,)),
    ("phi(x/x) = phi(1)", (FIELD,)),
    ("exp(x)*exp(-x) = 1", (EXP,)),
    ("phi(exp(x)*exp(-x)) = phi(1)", (EXP,)),
    ("erf(-x) = -erf(x)", (by("axiom", "erf_neg"),)),
    ("log(exp(x)*exp(y)) = log(exp(x + y))", (by("axiom", "exp_add"),)),
    ("exp(log(x)) = x", (by("axiom", "exp_log"),)),
    ("tanh(x) = (exp(x) - exp(-x))/(exp(x) + exp(-x))", (by("unfold", "tanh"),)),
    ("max(x, 0) = x", (by("unfold", "max"),)),
    ("sign(-x) = -1", (by("unfold", "sign"),)),
    ("max(z, 0) - max(-z, 0) = z", (by("cases", "z"),)),
    ("max(z, 0) - max(-z, 0) = z", (by("cases"),)),
    ("x > 0", (by("fact", "x_pos"),)),
    ("x + 1 > 1", (by("fact", "x_pos"),)),
    ("1 - h(-z) < 1", (by("fact", "h_pos"),)),
    ("1 + h(z) + h(-z) > 0", (by("fact", "h_pos"),)),
    ("x + h(z) > 0", (by("linear", "x_pos", "h_pos"),)),
    ("x*x > 0", (ORDER,)),
    ("exp(z) + x > 0", (ORDER,)),
    ("x + z != z", (by("fact", "x_pos"),)),
]


@pytest.mark.parametrize(("line", "reasons"), FOLLOWS)
def test_a_line_follows_by_its_reasons(line: str, reasons: tuple[Reason, ...]) -> None:
    ctx = context(let=LET, named=NAMED)
    theorem = prove_line(ctx, *sides(line), reasons)
    assert theorem is not None
    assert rests_on(theorem, ctx)
    assert only_used(ctx, theorem, reasons) == reasons


DOES_NOT_FOLLOW: list[tuple[str, tuple[Reason, ...]]] = [
    # not by this reason
    ("(x + 1)^2 = x^2 + 1", (RING,)),
    ("f(-x) = 1/2*(phi(-x) + 1)*x", (by("unfold", "f"),)),
    ("f(x) = x*(1/2*(phi(x) + 1))", (by("unfold", "f"),)),
    ("f(-x) = 1/2*(phi(-x) + 1)*(-x)", (RING,)),
    ("k(x) = x*phi(x)", (by("unfold", "k", "f"), RING)),
    ("k(x) = x*phi(x)", (by("fact", "phi_odd"), RING)),
    ("phi(-x) = phi(x)", (by("fact", "phi_odd"),)),
    ("phi(x - 1) = -phi(x + 1)", (by("fact", "phi_odd"), RING)),
    ("x/x = 1", (RING,)),
    ("z/z = 1", (FIELD,)),
    ("exp(x)*exp(-x) = 1", (FIELD,)),
    ("exp(log(z)) = z", (by("axiom", "exp_log"),)),
    ("max(z, 0) = z", (by("unfold", "max"),)),
    ("max(z, 0) = z", (by("cases", "z"),)),
    ("max(z, 0) = abs(z)", (by("cases"),)),
    ("x + y = x + 2", (RING,)),
    ("k(x) = 2", (by("unfold", "k"), RING)),
    ("x > 1", (by("fact", "x_pos"),)),
    ("x > 0", (RING,)),
    ("1 + h(z) > 0", (ORDER,)),
    ("h(z) > 1", (by("fact", "h_pos"),)),
    ("x*y > 0", (by("fact", "x_pos"),)),
    # by less: what is named is not needed
    ("(x + 1)^2 = x^2 + 2*x + 1", (by("fact", "phi_odd"),)),
    ("(x + 1)^2 = x^2 + 2*x + 1", (by("unfold", "f"), RING)),
    ("phi(x) + 0 = phi(x)", (by("fact", "phi_odd"), RING)),
    ("phi(-x) = -phi(x)", (by("fact", "phi_odd", "gate"),)),
    ("f(-x) = 1/2*(phi(-x) + 1)*(-x)", (by("unfold", "f", "k"),)),
    ("x*x > 0", (by("fact", "h_pos"),)),
    ("erf(-x) = -erf(x)", (by("axiom", "erf_neg", "sin_neg"),)),
]


@pytest.mark.parametrize(("line", "reasons"), DOES_NOT_FOLLOW)
def test_a_line_does_not_follow_by_other_reasons(line: str, reasons: tuple[Reason, ...]) -> None:
    assert prove_line(context(let=LET, named=NAMED), *sides(line), reasons) is None


@pytest.mark.parametrize(
    "reason", [by("unfold", "none"), by("fact", "none"), by("axiom", "none"), by("linear", "none")]
)
def test_a_name_that_does_not_exist_is_an_error(reason: Reason) -> None:
    with pytest.raises(ReasonError, match="none") as caught:
        prove_line(context(let=LET, named=NAMED), *sides("a = b"), (reason,))
    assert caught.value.code == "reason-name"


@pytest.mark.parametrize("relation", ["=", "<", "<=", ">", ">=", "!="])
def test_every_relation_is_proved_as_written(relation: str) -> None:
    line = {"=": "2 = 2", "<": "1 < 2", "<=": "1 <= 2", ">": "2 > 1", ">=": "2 >= 1"}
    reason = RING if relation == "=" else ORDER
    text = line.get(relation, "1 != 2")
    assert prove_line(context(), *sides(text), (reason,)) is not None
