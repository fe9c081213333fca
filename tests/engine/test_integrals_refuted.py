"""Claims about integrals: verdicts, certified quadrature, and the lines that a reader sees."""

from __future__ import annotations

from fractions import Fraction

import pytest
from flint import acb

import symproof
from symproof.engine.context import Context
from symproof.engine.reasons import prove_line
from symproof.engine.refutation import balls
from symproof.engine.refutation.balls import Number
from symproof.engine.refutation.complexes import Integrand
from symproof.engine.refutation.enclosures import Unsettled
from symproof.engine.refutation.integrating import quadrature
from symproof.kernel import Lam, Term
from symproof.kernel.ring import difference
from symproof.kernel.sequent import ZERO
from symproof.notation.plain import parse_term, show
from symproof.notation.steps import Reason

INTEGRAL = Reason("integral")

VERDICTS = [
    ("integral(exp(-x^2), x, 0, 1) = 3/4", "refuted"),
    ("integral(x^2, x, 0, 1) = 1/2", "refuted"),
    ("integral(x^2, x, 0, 1) exists = 1/2", "refuted"),
    ("integral(exp(-x), x, 0, oo) = 2", "refuted"),
    ("integral(abs(t), t, -1, 2) = 2", "refuted"),
    ("integral(sqrt(x^2), x, -1, 1) = 0", "refuted"),
    ("integral(t, t, 0, x) = x^2", "refuted"),
    ("integral(2*x, x, 0, 1) < 1/2", "refuted"),
    ("integral(x^2, x, 0, 1) = 1/3", "proved"),
    ("integral(2*x, x, 0, 1) < 2", "proved"),
    ("integral(exp(-t^2), t, 0, -x) = -integral(exp(-t^2), t, 0, x)", "proved"),
    ("diff(integral(exp(-t^2), t, 0, x), x) = exp(-x^2)", "proved"),
    ("integral(1/abs(t), t, -1, 1) = 0", "undefined"),
    ("integral(1/x^2, x, -1, 1) = -2", "undefined"),
    ("integral(log(x), x, 0, 1) = -1", "undefined"),
    ("integral(1/x, x, 1, oo) = 3", "undefined"),
    ("integral(x, x, 0, oo) exists", "undefined"),
    ("integral(1/(x - a), x, 0, 2) = 1", "undefined"),
    ("integral(sin(x), x, 0, oo) = 1", "undecided"),
    ("integral(atan(tan(t)), t, 0, pi) = -pi^2/2", "undecided"),
    ("integral(0*tan(x), x, 0, 2) = 5", "undecided"),
]


@pytest.mark.parametrize(("claim", "verdict"), VERDICTS)
def test_a_claim_about_an_integral_has_its_verdict(claim: str, verdict: str):
    assert symproof.prove(claim).verdict == verdict


def test_a_counterexample_encloses_the_integral():
    found = symproof.prove("integral(exp(-x^2), x, 0, 1) = 3/4").counterexample
    assert found is not None
    assert found.shown()[0].startswith("0.74682")
    assert Fraction("0.74682413281242702539") < found.left.low
    assert found.left.high < Fraction("0.74682413281242702540")


def test_where_there_is_no_value_the_point_is_one_of_the_integral():
    gap = symproof.prove("integral(1/abs(t), t, -1, 1) = 0").undefined
    assert gap is not None
    assert gap.point == (("t", Fraction(0)),)
    assert show(gap.term) == "1/abs(t)"


def test_a_divergent_integral_is_said_to_have_no_limit():
    gap = symproof.prove("integral(1/x, x, 1, oo) = 3").undefined
    assert gap is not None
    assert gap.why == "integral(1/x, x, 1, y) = log(y) has no limit as y goes to oo"


# quadrature


def constant(term: Term) -> Number:
    value = difference(term, ZERO)
    assert value is not None
    return value


def integrated(text: str, a: int, b: int) -> Number:
    with balls.workprec(80):
        function = Lam(("t",), parse_term(text))
        return quadrature(function, Fraction(a), Fraction(b), constant, {})


AREAS = [
    ("t^2", -1, 2, Fraction(3)),
    ("abs(t)", -1, 2, Fraction(5, 2)),
    ("max(t, 0)", -1, 2, Fraction(2)),
    ("min(t, 1/2)", 0, 1, Fraction(3, 8)),
    ("sign(t - 1/3)", 0, 1, Fraction(1, 3)),
    ("cases(t if t > 0, 0 otherwise)", -1, 1, Fraction(1, 2)),
    ("cases(1 if t <= 1, 3 otherwise)", 0, 3, Fraction(7)),
    ("t^(1/2)", 1, 4, Fraction(14, 3)),
    ("sqrt(t)", 4, 1, Fraction(-14, 3)),
    ("1/t^2", 1, 2, Fraction(1, 2)),
    ("sigmoid(t) - 1/2", -3, 3, Fraction(0)),
    ("erf(t)", -2, 2, Fraction(0)),
    ("atan(t)", -2, 2, Fraction(0)),
]


@pytest.mark.parametrize(("text", "a", "b", "exact"), AREAS)
def test_a_ball_contains_the_integral_and_is_narrow(text: str, a: int, b: int, exact: Fraction):
    found = balls.enclosure(integrated(text, a, b))
    assert found.low <= exact <= found.high
    assert found.high - found.low < Fraction(1, 10**6)


OPEN = [
    ("1/t", -1, 1),
    ("1/abs(t)", -1, 1),
    ("1/t^2", -1, 1),
    ("log(t)", 0, 1),
    ("log(t)", -2, -1),
    ("log(t)", 0, 0),
    ("sqrt(t)", -2, -1),
    ("t^(1/2)", -1, 1),
    ("tan(t)", 0, 2),
    ("tan(t)", 1, 2),
    ("atan(tan(t))", 0, 3),
    ("t/t", -1, 1),
    ("cases(1/t if t > 0, 0 otherwise)", -1, 1),
    ("f(t)", 0, 1),
    ("diff(t^2, t)", 0, 1),
]


@pytest.mark.parametrize(("text", "a", "b"), OPEN)
def test_what_may_have_no_value_has_no_ball(text: str, a: int, b: int):
    with pytest.raises(Unsettled):
        integrated(text, a, b)


# functions with cuts or kinks: on a box around them they are not analytic
CUTS = ["abs(t)", "sign(t)", "max(t, 0)", "sqrt(t)", "log(t)", "t^(1/2)", "1/t"]


@pytest.mark.parametrize("text", [*CUTS, "cases(1 if t > 0, 2 otherwise)"])
def test_a_function_is_not_called_analytic_around_its_kink(text: str):
    integrand = Integrand("t", parse_term(text), constant, {})
    around = acb("0 +/- 1", "0 +/- 1")
    beside = acb("3 +/- 1", "0 +/- 1")
    assert not integrand(around, True).is_finite()
    assert integrand(beside, True).is_finite()


def test_atan_is_not_called_analytic_at_its_cuts():
    integrand = Integrand("t", parse_term("atan(t)"), constant, {})
    assert not integrand(acb("0 +/- 0.5", "1 +/- 0.1"), True).is_finite()
    assert integrand(acb("0 +/- 0.5", "0 +/- 0.5"), True).is_finite()


# lines

LINES = [
    ("integral(x^2, x, 0, 1)", "1^3/3 - 0^3/3"),
    ("integral(x^2, x, 0, 1)", "1/3"),
    ("integral(abs(t), t, -1, 2)", "integral(-t, t, -1, 0) + integral(t, t, 0, 2)"),
    ("integral(x^2, x, 1, 0)", "-integral(x^2, x, 0, 1)"),
    ("integral(2*x + 3*y, x, 0, 1)", "2*integral(x, x, 0, 1) + 3*y"),
    ("integral(exp(-x), x, 0, oo)", "1"),
]


@pytest.mark.parametrize(("a", "b"), LINES)
def test_a_line_follows_by_integration(a: str, b: str):
    theorem = prove_line(Context(), parse_term(a), "=", parse_term(b), (INTEGRAL,))
    assert theorem is not None
    assert not theorem.hyps


FALSE_LINES = [
    ("integral(x^2, x, 0, 1)", "1^3/3 + 0^3/3 + 1"),
    ("integral(1/x^2, x, -1, 1)", "-2"),
    ("integral(abs(t), t, -1, 2)", "integral(t, t, -1, 0) + integral(t, t, 0, 2)"),
    ("integral(x, x, 0, oo)", "0"),
    ("x + x", "x"),
]


@pytest.mark.parametrize(("a", "b"), FALSE_LINES)
def test_a_line_does_not_follow_where_it_is_false(a: str, b: str):
    assert prove_line(Context(), parse_term(a), "=", parse_term(b), (INTEGRAL,)) is None


def lines(claim: str, **given: list[str]) -> list[str]:
    derivation = symproof.prove(claim, **given).derivation
    assert derivation is not None
    return [show(item.term) for item in derivation.block]


def test_a_reader_sees_the_antiderivative_at_both_ends():
    assert lines("integral(x^2, x, 0, 1) = 1/3") == [
        "integral(x^2, x, 0, 1)",
        "1^3/3 - 0^3/3",
        "1/3",
    ]
    assert "since d/dx[x³/3] = x²" in str(symproof.prove("integral(x^2, x, 0, 1) = 1/3"))


def test_a_reader_sees_the_pieces_between_kinks():
    assert "integral(-t, t, -1, 0) + integral(t, t, 0, 2)" in lines(
        "integral(abs(t), t, -1, 2) = 5/2"
    )


def test_a_reader_sees_the_limit_of_an_improper_integral():
    assert "limit(1 - exp(-y), y, oo)" in lines("integral(exp(-x), x, 0, oo) = 1")


def test_a_reader_sees_both_halves_of_symmetric_ends():
    shown = lines(
        "integral(f(x), x, -a, a) = integral(x*phi(x), x, 0, a)",
        let=["f(x) = 1/2*(phi(x) + 1)*x"],
        assume=["phi odd", "phi continuous"],
    )
    halves = "integral(1/2*(phi(-x) + 1)*(-x) + 1/2*(phi(x) + 1)*x, x, 0, a)"
    assert halves in shown
    assert shown.index(halves) < len(shown) - 2
