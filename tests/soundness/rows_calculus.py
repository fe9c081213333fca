"""Refusals of inferences that combine derivatives: rows of (code, name, attempt)."""

from __future__ import annotations

from symproof.kernel import Claim, Definition, Lam, eq, infer, le, ne
from symproof.kernel.term import diff

from .examples_calculus import fun, given
from .shorthand import (
    Row,
    assume,
    f,
    h,
    loaded,
    one,
    refl,
    resting,
    rule,
    t,
    two,
    unfold,
    x,
    y,
    z,
    zero,
)

phi_t, psi_t, phi_x = f("phi", t), f("psi", t), f("phi", x)
phi_at_x = diff("t", phi_t, x)
psi_at_x = diff("t", psi_t, x)
slope = given("diff", phi_t, x, y)
right, left = given("diff+", phi_t, x, y), given("diff-", phi_t, x, y)
other_slope = given("diff", psi_t, x, z)
equation = assume(eq(phi_at_x, y))
for_all = assume(Claim("diff", phi_at_x, y, ("x",)))
absolute = f("abs", t)
same = assume(eq(f("phi", z), f("psi", z)))
same_for_all = infer("spec", (assume(eq(f("phi", h), f("psi", h), "h")),), (z,))
PHI, PSI = fun(phi_t), fun(psi_t)
two_params = Lam(("t", "h"), x)
in_x = assume(Claim("diff", diff("h", f("psi", h), x), z))
z_definition = Definition("k", ("t",), z)

DERIVATIVES: list[Row] = [
    ("premise-relation", "deriv_value of an equation", rule("deriv_value", equation)),
    ("premise-relation", "deriv_value from the right", rule("deriv_value", right)),
    ("premise-relation", "deriv_value from the left", rule("deriv_value", left)),
    ("premise-forall", "deriv_value for all", rule("deriv_value", for_all)),
    ("premise-match", "unique for different functions", rule("deriv_unique", slope, other_slope)),
    ("premise-match", "unique for different sides", rule("deriv_unique", right, left)),
    ("premise-match", "unique for one side and both", rule("deriv_unique", slope, right)),
    (
        "premise-match",
        "unique for different points",
        rule("deriv_unique", slope, given("diff", phi_t, y, z)),
    ),
    (
        "premise-match",
        "unique in different variables",
        rule("deriv_unique", slope, assume(Claim("diff", diff("h", phi_t, x), z))),
    ),
    (
        "premise-relation",
        "unique from an equation",
        rule("deriv_unique", slope, assume(eq(phi_at_x, z))),
    ),
    ("premise-forall", "unique for all", rule("deriv_unique", slope, for_all)),
    ("term-name", "deriv_var of a primitive", rule("deriv_var", args=("exp", x))),
    ("rule-arguments", "deriv_var of a term", rule("deriv_var", args=(t, x))),
    ("calculus-constant", "deriv_const of the variable", rule("deriv_const", args=(fun(t), x))),
    ("calculus-constant", "deriv_const of 0*t", rule("deriv_const", args=(fun(t * 0), x))),
    ("calculus-constant", "deriv_const of phi(t)", rule("deriv_const", args=(PHI, x))),
    (
        "calculus-constant",
        "deriv_const of a derivative at the variable",
        rule("deriv_const", args=(fun(diff("t", t**2, t)), x)),
    ),
    (
        "calculus-constant",
        "deriv_const of the second variable",
        rule("deriv_const", args=(Lam(("t", "h"), h), x)),
    ),
    ("rule-arguments", "deriv_const of two variables", rule("deriv_const", args=(two_params, x))),
    *[
        ("rule-arguments", f"deriv_pow {name}", rule("deriv_pow", args=("t", exponent, x)))
        for name, exponent in {
            "0": zero,
            "-1": -one,
            "1/2": one / two,
            "y": y,
            "1 + 1": one + one,
        }.items()
    ],
    ("term-name", "deriv_pow of a primitive", rule("deriv_pow", args=("pi", two, x))),
    ("premise-relation", "deriv_neg of an equation", rule("deriv_neg", equation)),
    ("premise-forall", "deriv_neg for all", rule("deriv_neg", for_all)),
    *[
        row
        for name, more in (
            ("deriv_add", ()),
            ("deriv_sub", ()),
            ("deriv_mul", ()),
            ("deriv_div", (assume(ne(f("psi", x), 0)),)),
        )
        for row in (
            ("premise-relation", f"{name}, = first", rule(name, equation, slope, *more)),
            ("premise-relation", f"{name}, = second", rule(name, slope, equation, *more)),
            ("premise-forall", f"{name}, universal first", rule(name, for_all, slope, *more)),
            ("premise-forall", f"{name}, universal second", rule(name, slope, for_all, *more)),
            ("premise-match", f"{name} of both sides", rule(name, right, left, *more)),
            ("premise-match", f"{name} of a side", rule(name, slope, right, *more)),
            ("premise-match", f"{name} in two variables", rule(name, slope, in_x, *more)),
            (
                "premise-match",
                f"{name} at two points",
                rule(name, slope, given("diff", psi_t, y, z), *more),
            ),
        )
    ],
    (
        "premise-match",
        "deriv_div, the dividend is not 0",
        rule("deriv_div", slope, other_slope, assume(ne(phi_x, 0))),
    ),
    (
        "premise-match",
        "deriv_div, the divisor is not 0 elsewhere",
        rule("deriv_div", slope, other_slope, assume(ne(f("psi", y), 0))),
    ),
    (
        "premise-relation",
        "deriv_div, the divisor is not 1",
        rule("deriv_div", slope, other_slope, assume(ne(f("psi", x), 1))),
    ),
    (
        "premise-relation",
        "deriv_div, the divisor is 0",
        rule("deriv_div", slope, other_slope, assume(eq(f("psi", x), 0))),
    ),
    (
        "premise-relation",
        "deriv_div, a judgement for the divisor",
        rule("deriv_div", slope, other_slope, given("diff", psi_t, x, 0)),
    ),
    (
        "premise-forall",
        "deriv_div, the divisor for all",
        rule("deriv_div", slope, other_slope, assume(ne(f("psi", x), 0, "x"))),
    ),
    (
        "premise-relation",
        "deriv_chain, outside from the right",
        rule("deriv_chain", given("diff+", phi_t, f("psi", x), y), other_slope),
    ),
    (
        "premise-relation",
        "deriv_chain, outside from the left",
        rule("deriv_chain", given("diff-", phi_t, f("psi", x), y), other_slope),
    ),
    (
        "premise-relation",
        "deriv_chain, an equation outside",
        rule("deriv_chain", assume(eq(diff("t", phi_t, f("psi", x)), y)), other_slope),
    ),
    (
        "premise-relation",
        "deriv_chain, an equation inside",
        rule("deriv_chain", slope, equation),
    ),
    ("premise-match", "deriv_chain elsewhere", rule("deriv_chain", slope, other_slope)),
    (
        "capture",
        "deriv_chain, the inner variable is free outside",
        rule(
            "deriv_chain",
            assume(Claim("diff", diff("h", h * t, t**2), t)),
            infer("deriv_pow", (), "t", two, t),
        ),
    ),
    (
        "capture",
        "deriv_chain, the outer function binds what is free inside",
        rule(
            "deriv_chain",
            assume(Claim("diff", diff("h", diff("z", z * h, one), z * x), y)),
            given("diff", z * t, x, z),
        ),
    ),
    (
        "premise-forall",
        "deriv_chain, universal outside",
        rule("deriv_chain", for_all, other_slope),
    ),
    *[
        ("premise-relation", f"deriv_side {side}", rule("deriv_side", slope, args=(side,)))
        for side in ("diff", "=", "", "+")
    ],
    ("premise-relation", "a side of a side", rule("deriv_side", right, args=("diff-",))),
    ("premise-relation", "a side of itself", rule("deriv_side", right, args=("diff+",))),
    ("premise-relation", "a side of =", rule("deriv_side", equation, args=("diff+",))),
    ("premise-relation", "deriv_join, left first", rule("deriv_join", left, right)),
    ("premise-relation", "deriv_join, right twice", rule("deriv_join", right, right)),
    ("premise-relation", "deriv_join, left twice", rule("deriv_join", left, left)),
    ("premise-relation", "deriv_join of both", rule("deriv_join", slope, left)),
    ("premise-relation", "deriv_join with =", rule("deriv_join", right, equation)),
    (
        "premise-match",
        "deriv_join, different values",
        rule("deriv_join", right, given("diff-", phi_t, x, -y)),
    ),
    (
        "premise-match",
        "deriv_join, different points",
        rule("deriv_join", right, given("diff-", phi_t, y, y)),
    ),
    (
        "premise-match",
        "deriv_join, different functions",
        rule("deriv_join", right, given("diff-", psi_t, x, y)),
    ),
]

EXT: list[Row] = [
    ("calculus-generic", "ext at one point", rule("ext", same, args=(phi_at_x, PSI, "z"))),
    (
        "calculus-generic",
        "ext under a hypothesis about the point",
        rule("ext", infer("symm", (resting(same.claim, eq(z, x)),)), args=(psi_at_x, PHI, "z")),
    ),
    (
        "calculus-generic",
        "ext under a definition with the point",
        rule(
            "ext",
            infer("linear", (same_for_all, unfold(z_definition, x)), same.claim, (one, zero)),
            args=(phi_at_x, PSI, "z"),
        ),
    ),
    (
        "calculus-generic",
        "ext where the first function has the point",
        rule("ext", refl(z), args=(diff("t", z, x), fun(t), "z")),
    ),
    (
        "calculus-generic",
        "ext where the second function has the point",
        rule("ext", refl(z), args=(diff("t", t, x), fun(z), "z")),
    ),
    ("term-name", "ext at no name", rule("ext", same_for_all, args=(phi_at_x, PSI, "1z"))),
    ("term-name", "ext at a primitive", rule("ext", same_for_all, args=(phi_at_x, PSI, "E"))),
    ("premise-match", "ext, exchanged", rule("ext", same_for_all, args=(psi_at_x, PHI, "z"))),
    ("premise-match", "ext at another name", rule("ext", same_for_all, args=(phi_at_x, PSI, "h"))),
    (
        "premise-forall",
        "ext by a universal equation",
        rule("ext", assume(eq(f("phi", z), f("psi", z), "z")), args=(phi_at_x, PSI, "z")),
    ),
    (
        "premise-relation",
        "ext by <=",
        rule("ext", loaded("a", le(f("phi", z), f("psi", z))), args=(phi_at_x, PSI, "z")),
    ),
    (
        "rule-arguments",
        "ext of a function of two",
        rule("ext", refl(x), args=(diff("t", x, x), two_params, "z")),
    ),
    ("rule-arguments", "ext of a number", rule("ext", refl(z), args=(x, fun(t), "z"))),
    (
        "rule-arguments",
        "ext of a function variable",
        rule("ext", refl(z), args=(phi_x, fun(t), "z")),
    ),
    (
        "capture",
        "ext at a name that the function binds",
        rule("ext", refl(z), args=(diff("t", diff("z", z * t, x), x), fun(t), "z")),
    ),
]
