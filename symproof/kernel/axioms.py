"""Named facts about the primitives, each with its source.

An axiom `conditions |- claim` is about all values of its parameters.  The sources:
"definition" marks the meaning of a primitive that is a definition by cases or by other
primitives; DLMF is the Digital Library of Mathematical Functions, by section and equation.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from symproof.kernel.sequent import Claim, eq, le, lt, sealed
from symproof.kernel.term import App, Lam, Num, Term, Var, diff


@sealed
@dataclass(frozen=True, slots=True)
class Axiom:
    """A fact accepted without proof: under `conditions`, `claim`, for all values of `params`."""

    name: str
    params: tuple[str, ...]
    conditions: tuple[Claim, ...]
    claim: Claim
    source: str


def _f(head: str, *args: Term) -> Term:
    return App(head, args)


def _exp(t: Term) -> Term:
    return _f("exp", t)


def _has_derivative(head: str, x: Var, value: Term) -> Claim:
    """Return the judgement that a function has a derivative at x."""
    return Claim("diff", diff("t", _f(head, Var("t")), x), value)


def _axioms() -> Mapping[str, Axiom]:
    x, y = Var("x"), Var("y")
    zero, one, two = Num(0), Num(1), Num(2)
    definition = "definition"
    table: dict[str, Axiom] = {}

    def axiom(name: str, claim: Claim, source: str, *conditions: Claim) -> None:
        free = claim.variables.union(*(c.variables for c in conditions))
        table[name] = Axiom(name, tuple(sorted(free)), conditions, claim, source)

    # absolute value, sign, maximum, minimum
    axiom("abs_of_nonneg", eq(_f("abs", x), x), definition, le(zero, x))
    axiom("abs_of_neg", eq(_f("abs", x), -x), definition, lt(x, zero))
    axiom("sign_of_pos", eq(_f("sign", x), one), definition, lt(zero, x))
    axiom("sign_of_neg", eq(_f("sign", x), -one), definition, lt(x, zero))
    axiom("sign_zero", eq(_f("sign", zero), zero), definition)
    axiom("max_of_ge", eq(_f("max", x, y), x), definition, le(y, x))
    axiom("max_of_le", eq(_f("max", x, y), y), definition, le(x, y))
    axiom("min_of_ge", eq(_f("min", x, y), y), definition, le(y, x))
    axiom("min_of_le", eq(_f("min", x, y), x), definition, le(x, y))
    # exponential and logarithm
    axiom("exp_zero", eq(_exp(zero), one), "DLMF 4.2.19")
    axiom("exp_add", eq(_exp(x + y), _exp(x) * _exp(y)), "DLMF 4.8.16")
    axiom("exp_pos", lt(zero, _exp(x)), "DLMF 4.2(iii)")
    axiom("exp_one", eq(_exp(one), _f("E")), "DLMF 4.2.11")
    axiom("log_exp", eq(_f("log", _exp(x)), x), "DLMF 4.2(ii)")
    axiom("exp_log", eq(_exp(_f("log", x)), x), "DLMF 4.2(ii)", lt(zero, x))
    # square root
    axiom("sqrt_sq", eq(_f("sqrt", x) ** 2, x), definition, le(zero, x))
    axiom("sqrt_nonneg", le(zero, _f("sqrt", x)), definition, le(zero, x))
    # hyperbolic functions and the logistic sigmoid
    axiom("sinh_def", eq(_f("sinh", x), (_exp(x) - _exp(-x)) / two), "DLMF 4.28.1")
    axiom("cosh_def", eq(_f("cosh", x), (_exp(x) + _exp(-x)) / two), "DLMF 4.28.2")
    tanh = (_exp(x) - _exp(-x)) / (_exp(x) + _exp(-x))
    axiom("tanh_def", eq(_f("tanh", x), tanh), "DLMF 4.28.4")
    axiom("sigmoid_def", eq(_f("sigmoid", x), one / (one + _exp(-x))), definition)
    # error function and the normal distribution function
    t = Var("t")
    gaussian = App("integral", (Lam(("t",), _exp(-(t**2))), zero, x))
    axiom("erf_def", eq(_f("erf", x), two / _f("sqrt", _f("pi")) * gaussian), "DLMF 7.2.1")
    everything = App("limit+oo", (Lam(("t",), _f("erf", t)),))
    axiom("erf_limit", Claim("limit", everything, one), "DLMF 7.2.4")
    density = App("integral-oo", (Lam(("t",), _exp(-(t**2 / two))), x))
    phi = one / _f("sqrt", two * _f("pi")) * density
    axiom("Phi_def", eq(_f("Phi", x), phi), "DLMF 7.20.1")
    # circular functions and pi
    sin, cos, pi = _f("sin", x), _f("cos", x), _f("pi")
    axiom("sin_neg", eq(_f("sin", -x), -_f("sin", x)), "DLMF 4.16")
    axiom("cos_neg", eq(_f("cos", -x), _f("cos", x)), "DLMF 4.16")
    axiom("sin_zero", eq(_f("sin", zero), zero), "DLMF 4.17")
    axiom("cos_zero", eq(_f("cos", zero), one), "DLMF 4.17")
    axiom("sin_sq_add_cos_sq", eq(_f("sin", x) ** 2 + _f("cos", x) ** 2, one), "DLMF 4.21.12")
    axiom("tan_def", eq(_f("tan", x), _f("sin", x) / _f("cos", x)), "DLMF 4.14.4")
    axiom("atan_neg", eq(_f("atan", -x), -_f("atan", x)), "DLMF 4.23(iii)")
    axiom("pi_gt", lt(Num(333) / Num(106), _f("pi")), "DLMF 3.12.1")
    axiom("pi_lt", lt(_f("pi"), Num(355) / Num(113)), "DLMF 3.12.1")
    axiom("sin_add", eq(_f("sin", x + y), sin * _f("cos", y) + cos * _f("sin", y)), "DLMF 4.21(i)")
    axiom("cos_add", eq(_f("cos", x + y), cos * _f("cos", y) - sin * _f("sin", y)), "DLMF 4.21(i)")
    axiom("sin_half_pi", eq(_f("sin", pi / two), one), "DLMF 4.17")
    axiom("cos_half_pi", eq(_f("cos", pi / two), zero), "DLMF 4.17")
    axiom("tan_atan", eq(_f("tan", _f("atan", x)), x), "DLMF 4.23(ii)")
    axiom("atan_lt", lt(_f("atan", x), pi / two), "DLMF 4.23(ii)")
    # powers with any exponent
    axiom("pow_def", eq(x**y, _exp(y * _f("log", x))), "DLMF 4.2(iv)", lt(zero, x))
    # derivatives
    axiom("exp_deriv", _has_derivative("exp", x, _exp(x)), "DLMF 4.7(ii)")
    axiom("log_deriv", _has_derivative("log", x, one / x), "DLMF 4.7(i)", lt(zero, x))
    half = one / (two * _f("sqrt", x))
    axiom("sqrt_deriv", _has_derivative("sqrt", x, half), "DLMF 4.7(ii)", lt(zero, x))
    axiom("sin_deriv", _has_derivative("sin", x, cos), "DLMF 4.20")
    axiom("cos_deriv", _has_derivative("cos", x, -sin), "DLMF 4.20")
    axiom("atan_deriv", _has_derivative("atan", x, one / (one + x**2)), "DLMF 4.24.9")
    return MappingProxyType(table)


AXIOMS: Final = _axioms()
