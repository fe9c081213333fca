"""The library's integrals, limits and Taylor polynomials: what they say, rest on, and look like."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from mpmath import diff as mp_diff
from mpmath import erf, exp, inf, limit, mp, mpf, ncdf, npdf, pi, quad, sqrt, tanh

from symproof.api import prove
from symproof.checking import Checker, ProofError
from symproof.derivation import Derivation
from symproof.library import find
from symproof.proof import Proof
from symproof.render import render

CHECKER = Checker()
X = mpf("0.7")


def sigmoid(x: mpf) -> mpf:
    return 1 / (1 + exp(-x))


def gelu(x: mpf) -> mpf:
    return x * ncdf(x)


def swish(x: mpf) -> mpf:
    return x * sigmoid(x)


def checked(name: str) -> Derivation:
    return CHECKER.check(find(name)[1], name)


# name -> both sides, at x = 0.7 where there is an x, by quadrature and numerical limits
SAME = {
    "erf_eq_integral": (
        lambda: erf(X),
        lambda: 2 / sqrt(pi) * quad(lambda t: exp(-(t**2)), [0, X]),
    ),
    "erf_deriv": (lambda: mp_diff(erf, X), lambda: 2 / sqrt(pi) * exp(-(X**2))),
    "integral_bell": (lambda: quad(lambda t: exp(-(t**2)), [-inf, 0, inf]), lambda: sqrt(pi)),
    "integral_pdf": (lambda: quad(npdf, [-inf, 0, inf]), lambda: mpf(1)),
    "Phi_eq_integral": (lambda: ncdf(X), lambda: quad(npdf, [-inf, 0, X])),
    "Phi_neg_by_density": (lambda: ncdf(-X), lambda: 1 - ncdf(X)),
    "two_mul_Phi_sub_one_by_density": (lambda: 2 * ncdf(X) - 1, lambda: erf(X / sqrt(2))),
    "integral_mul_exp_neg": (lambda: quad(lambda x: x * exp(-3 * x), [0, inf]), lambda: mpf(1) / 9),
    "integral_relu": (lambda: quad(lambda t: max(t, 0), [-X, 0, X]), lambda: X**2 / 2),
    "integral_odd_gate": (
        lambda: quad(lambda x: (tanh(x) + 1) * x / 2, [-X, 0, X]),
        lambda: quad(lambda x: x * tanh(x), [0, X]),
    ),
    "two_mul_Phi_sub_one_limit_neg": (lambda: 2 * ncdf(mpf(-40)) - 1, lambda: mpf(-1)),
    "gelu_sub_limit": (lambda: gelu(mpf(40)) - 40, lambda: mpf(0)),
    "swish_sub_limit": (lambda: swish(mpf(200)) - 200, lambda: mpf(0)),
    "swish_beta_limit": (lambda: X * sigmoid(300 * X), lambda: X),
    "sigmoid_rest_limit": (
        lambda: limit(lambda x: (sigmoid(x) - mpf(1) / 2 - x / 4) / x**3, 0),
        lambda: mpf(-1) / 48,
    ),
}


@pytest.mark.parametrize("name", SAME)
def test_both_sides_have_the_same_value(name: str) -> None:
    assert checked(name).claim.rel == "="
    left, right = SAME[name]
    with mp.workdps(40):
        assert abs(left() - right()) < mpf(10) ** -12


# name -> how the rest behaves: f(x) - p(x), and the limit of it divided by x^n
RESTS = {
    "sigmoid_taylor": (lambda x: sigmoid(x) - (mpf(1) / 2 + x / 4), 3, mpf(-1) / 48),
    "tanh_taylor": (lambda x: tanh(x) - x, 3, mpf(-1) / 3),
    "swish_taylor": (lambda x: swish(x) - (x / 2 + x**2 / 4), 4, mpf(-1) / 48),
    "gelu_taylor": (
        lambda x: gelu(x) - (x / 2 + x**2 / sqrt(2 * pi)),
        4,
        -1 / (6 * sqrt(2 * pi)),
    ),
}


@pytest.mark.parametrize("name", RESTS)
def test_the_rest_of_a_taylor_polynomial_has_the_limit_that_the_calculation_ends_with(
    name: str,
) -> None:
    rest, order, value = RESTS[name]
    assert checked(name).claim.rel == "bounded"
    with mp.workdps(60):
        x = mpf(10) ** -8
        assert abs(rest(x) / x**order - value) < mpf(10) ** -12


# name -> a line of the page
SAID = {
    "erf_neg": r"2/√π·\(−∫₀ˣ e\^\(−\(−u\)²\) du\) +substitution t = −u",
    "Phi_neg_by_density": r"∫ₓ\^∞ pdf\(−u\) du +substitution t = −u",
    "integral_pdf": r"du +substitution t = √2·u",
    "integral_bell_right": r"= lim_{x→∞} \(∫₀ˣ .* the integral to infinity is a limit",
    "Phi_limit": r"erf\(u\)\) +substitution u = x/√2",
    "swish_beta_limit": r"lim_{u→−∞} σ\(u\)\) +substitution u = βx",
    "mul_exp_neg_limit": r"lim_{x→∞} 1/eˣ +L'Hôpital's rule",
    "swish_sub_limit": r"\(−1/eˣ\) +L'Hôpital's rule",
    "swish_taylor": r"Hence swish\(x\) = x/2 \+ x²/4 \+ O\(x⁴\) as x → 0",
}


@pytest.mark.parametrize("name", SAID)
def test_a_page_says_which_step_it_takes(name: str) -> None:
    assert re.search(SAID[name], render([checked(name)], "terminal"))


@pytest.mark.parametrize("name", SAID)
def test_no_line_says_that_functions_agree_which_do_not(name: str) -> None:
    assert "agree near" not in render([checked(name)], "terminal")


def test_that_erf_is_odd_does_not_rest_on_the_gaussian_integral() -> None:
    assert "erf_limit" not in checked("erf_neg").trust
    assert "erf_limit" in checked("integral_pdf").trust


# name -> what is changed, and the code of the first problem
FALSE = {
    "erf is even": ("erf_neg", {"claim": "erf(-x) = erf(x)"}, "proof-ends"),
    "2Φ(x) − 1 → 1 on the left": (
        "two_mul_Phi_sub_one_limit_neg",
        {"claim": "limit(2*Phi(x) - 1, x, -oo) = 1"},
        "proof-ends",
    ),
    "φ need not be continuous": ("integral_odd", {"given": {}}, "proof-undefined"),
    "s may be negative": ("integral_mul_exp_neg", {"given": {}}, "proof-undefined"),
    "a coefficient of swish": (
        "swish_taylor",
        {"claim": "swish(x) = x/2 + x^2/3 + O(x^4)"},
        "proof-ends",
    ),
    "a rest of a higher order": (
        "gelu_taylor",
        {"claim": "gelu(x) = x/2 + x^2/sqrt(2*pi) + O(x^5)"},
        "proof-ends",
    ),
}


@pytest.mark.parametrize("what", FALSE)
def test_a_false_variant_is_refused(what: str) -> None:
    name, changes, code = FALSE[what]
    proof = find(name)[1]
    assert isinstance(proof, Proof)
    with pytest.raises(ProofError) as caught:
        CHECKER.check(replace(proof, **changes), name)
    assert caught.value.problems[0].code == code


@pytest.mark.parametrize(
    ("line", "other"),
    [
        ("integral(exp(-(-u)^2), u, 0, x))", "integral(exp(-(2*u)^2), u, 0, x))"),
        ("(-integral(exp(-(-u)^2)", "(integral(exp(-(-u)^2)"),
    ],
)
def test_a_substitution_with_an_error_is_refused(line: str, other: str) -> None:
    proof = find("erf_neg")[1]
    assert isinstance(proof, Proof) and proof.steps is not None and line in proof.steps
    with pytest.raises(ProofError) as caught:
        CHECKER.check(replace(proof, steps=proof.steps.replace(line, other)), "erf_neg")
    assert caught.value.problems[0].code == "proof-line"


def test_the_article_is_right_at_infinity_and_wrong_at_minus_infinity() -> None:
    assert prove("limit(2*Phi(x) - 1, x, oo) = 1").proved
    assert prove("limit(2*Phi(x) - 1, x, -oo) = 1").refuted
