"""Rows of ordinary derivations: right ones are proved, the same with a slip are not."""

from __future__ import annotations

import pytest

from symproof import prove
from symproof.engine.calculus.integrals_bells import of_bell
from symproof.engine.context import Context
from symproof.engine.laws.arctangent import atan_one, atan_reciprocal
from symproof.engine.order.bounds import KNOWN
from symproof.engine.order.signs import prove_claim
from symproof.notation.plain import parse_claim, parse_term, show

BELL = "1/(s*sqrt(2*pi))*exp(-(x - m)^2/(2*s^2))"
FACTOR = ["-c < w", "w < c", "c > 0"]
TANGENTS = ["cos(a) != 0", "cos(b) != 0", "cos(a + b) != 0"]

PROVED: list[tuple[str, list[str]]] = [
    # integrals
    ("integral(1/t, t, 1, x) = log(x)", ["x > 0"]),
    ("integral(1/t, t, a, b) = log(b/a)", ["a > 0", "b > 0"]),
    ("integral(1/(1 + x^2), x, 0, 1) = pi/4", []),
    ("integral(1/(1 + x^2), x, -oo, oo) = pi", []),
    ("integral(1/cos(x)^2, x, 0, pi/4) = 1", []),
    (f"integral({BELL}, x, -oo, oo) = 1", ["s > 0"]),
    (f"integral({BELL}, x, -oo, z) = Phi((z - m)/s)", ["s > 0"]),
    (f"integral(x*({BELL}), x, -oo, oo) = m", ["s > 0"]),
    (f"integral((x - m)^2*({BELL}), x, -oo, oo) = s^2", ["s > 0"]),
    # limits
    ("limit(x*log(x), x, 0, '+') = 0", []),
    ("limit(x^x, x, 0, '+') = 1", []),
    ("limit(x*sin(1/x), x, oo) = 1", []),
    ("limit((1 + a/n)^n, n, oo) = exp(a)", []),
    ("limit((1 + x)^(1/x), x, 0) = E", []),
    ("limit(tan(x)/x, x, 0) = 1", []),
    ("limit(atan(x), x, oo) = pi/2", []),
    ("limit(atan(x), x, -oo) = -pi/2", []),
    ("limit(sqrt(x^2 + x) - x, x, oo) = 1/2", []),
    ("limit((sqrt(x + h) - sqrt(x))/h, h, 0) = 1/(2*sqrt(x))", ["x > 0"]),
    ("limit((1/(x + h) - 1/x)/h, h, 0) = -1/x^2", ["x > 0"]),
    ("limit((y - m)*exp(-(y - m)^2/(2*s^2)), y, oo) = 0", ["s > 0"]),
    # circular functions
    ("tan(a + b) = (tan(a) + tan(b))/(1 - tan(a)*tan(b))", TANGENTS),
    ("tan(2*x) = 2*tan(x)/(1 - tan(x)^2)", ["cos(x) != 0", "cos(2*x) != 0"]),
    ("sin(x)/(1 + cos(x)) = tan(x/2)", ["cos(x) != -1"]),
    ("0 < sin(x)", ["0 < x", "x < pi"]),
    ("0 < cos(x)", ["-pi/2 < x", "x < pi/2"]),
    ("0 <= cos(x)", ["-pi/2 <= x", "x <= pi/2"]),
    ("sin(x) < x", ["0 < x"]),
    ("sin(x)/x < 1", ["x != 0"]),
    ("tan(x)*cos(x) = sin(x)", ["0 < x", "x < pi/2"]),
    ("atan(1) = pi/4", []),
    # roots, logarithms, cases
    ("1/sqrt(1 - w^2/c^2) = c/sqrt(c^2 - w^2)", FACTOR),
    ("(1/sqrt(1 - w^2/c^2))^2*(1 - w^2/c^2) = 1", FACTOR),
    ("log(sigmoid(x)/(1 - sigmoid(x))) = x", []),
    ("max(a*x, x) = a*x + (1 - a)*max(x, 0)", ["0 < a", "a < 1"]),
    # hypotheses that are equations
    ("r^2 = x^2 + y^2", ["x = r*cos(t)", "y = r*sin(t)"]),
    ("x = exp(y)", ["log(x) = y", "x > 0"]),
    ("x = log(y)", ["exp(x) = y"]),
    ("x = log(p/(1 - p))", ["p = sigmoid(x)"]),
    ("f^2 = f + 1", ["f = (1 + sqrt(5))/2"]),
    ("1/(x + 1) + 1/(x - 1) = 2*x/(x^2 - 1)", ["x^2 != 1"]),
    ("1/(1/a + 1/b) = a*b/(a + b)", ["a != 0", "b != 0", "1/a + 1/b != 0"]),
]


@pytest.mark.parametrize(("claim", "assume"), PROVED)
def test_a_right_row_is_proved(claim: str, assume: list[str]):
    assert prove(claim, assume=assume, timeout=60).verdict == "proved"


REFUTED: list[tuple[str, list[str]]] = [
    ("integral(1/t, t, 1, x) = 1 - 1/x", ["x > 0"]),
    (f"integral({BELL}, x, -oo, oo) = s", ["s > 0"]),
    ("limit((1 + a/n)^n, n, oo) = exp(-a)", []),
    ("limit(x*log(x), x, 0, '+') = 1", []),
    ("limit(atan(x), x, oo) = pi", []),
    ("tan(a + b) = (tan(a) + tan(b))/(1 + tan(a)*tan(b))", TANGENTS),
    ("0 < sin(x)", ["0 < x", "x < 2*pi"]),
    ("0 < cos(x)", ["-pi < x", "x < pi/2"]),
    ("sin(x) < x", ["-1 < x"]),
    ("(1/sqrt(1 - w^2/c^2))^2*(1 + w^2/c^2) = 1", FACTOR),
    ("max(a*x, x) = a*x + (1 - a)*max(x, 0)", ["0 < a"]),
]


@pytest.mark.parametrize(("claim", "assume"), REFUTED)
def test_a_row_with_a_slip_is_refuted(claim: str, assume: list[str]):
    assert prove(claim, assume=assume, timeout=60).verdict == "refuted"


def test_a_solved_equation_is_solved_as_it_stands():
    assert prove("x = exp(y)", assume=["log(x) = 2*y", "x > 0"]).verdict != "proved"


UNDEFINED: list[tuple[str, list[str]]] = [
    ("integral(1/t, t, 1, x) = log(x)", []),
    ("integral(1/t, t, a, b) = log(b/a)", ["a*b > 0 - 1"]),
    ("1/(x + 1) + 1/(x - 1) = 2*x/(x^2 - 1)", ["x^2 != 4"]),
]


@pytest.mark.parametrize(("claim", "assume"), UNDEFINED)
def test_a_condition_too_few_is_noticed(claim: str, assume: list[str]):
    assert prove(claim, assume=assume, timeout=60).verdict == "undefined"


@pytest.mark.parametrize("claim", ["cos(x) != 0", "1 - tan(a)*tan(b) != 0"])
def test_expanding_waves_does_not_make_them_nonzero(claim: str):
    ctx = Context().assuming([parse_claim("cos(a) != 0"), parse_claim("cos(2*x) != 0")])
    assert prove_claim(ctx, parse_claim(claim)) is None


def test_lemmas_about_waves_rest_on_their_conditions_only():
    for head in ("sin", "cos"):
        for lemma in KNOWN[head]:
            ctx = Context().assuming([parse_claim(text) for text in lemma.conditions])
            found = prove_claim(ctx, parse_claim(lemma.claim))
            assert found is not None, lemma.claim
            assert found.hyps <= ctx.claims


def test_the_arctangent_of_a_reciprocal_needs_a_positive_number():
    one, reciprocal = atan_one(), atan_reciprocal()
    assert one is not None
    assert not one.hyps
    assert reciprocal is not None
    assert len(reciprocal.hyps) == 1


@pytest.mark.parametrize(
    "text",
    ["exp(-x^2)", "x*exp(-(x - 1)^2/2)", "(2*x + 1)^2*exp(-(2*x + 1)^2/8)", "x^3*exp(-x^2/2)"],
)
def test_an_antiderivative_of_a_bell_has_the_bell_as_its_slope(text: str):
    found = of_bell(parse_term(text), "x")
    assert found is not None
    assert prove(f"diff({show(found)}, x) = {text}").verdict == "proved"


@pytest.mark.parametrize("text", ["exp(x^2)", "exp(-x)", "exp(-x^2)*exp(-x^2)", "sin(x)*exp(-x^2)"])
def test_what_is_no_bell_has_no_antiderivative_as_one(text: str):
    assert of_bell(parse_term(text), "x") is None
