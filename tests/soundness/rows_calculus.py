"""Refusals of inferences about derivatives and enclosures: rows of (code, name, attempt)."""

from __future__ import annotations

from symproof.kernel import App, Claim, Definition, Lam, Num, Term, Var, eq, infer, le, lt, ne
from symproof.kernel.sequent import negation
from symproof.kernel.term import as_term, diff, substitute

from .examples_calculus import fun, given, says, var_at
from .rows_inference import x_is_y
from .shorthand import (
    Attempt,
    Row,
    assume,
    axiom,
    f,
    h,
    loaded,
    one,
    recip,
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

TERMS: list[Row] = [
    ("term-shape", "a derivative of a number", lambda: App("diff", (x, x))),
    ("term-shape", "a derivative of a function of two", lambda: App("diff", (two_params, x))),
    ("term-shape", "a derivative at a function", lambda: App("diff", (PHI, PHI))),
    ("term-shape", "a derivative of a relation", lambda: diff("t", f("<", t, x), x)),
    ("term-shape", "a derivative at a relation", lambda: diff("t", t, f("<", t, x))),
    ("term-shape", "a function beside the derivative", lambda: App("+", (PHI, x))),
    ("term-shape", "a function as a second argument", lambda: App("phi", (x, PHI))),
    ("term-shape", "a function as the value of a case", lambda: f("cases", f("<", x, y), x, PHI)),
    ("term-arity", "a derivative without a point", lambda: App("diff", (PHI,))),
    ("term-arity", "a derivative at two points", lambda: App("diff", (PHI, x, y))),
    ("term-name", "a derivative as a variable", lambda: Var("diff")),
    ("term-name", "a derivative in a derivative's name", lambda: diff("diff", x, x)),
    ("definition-name", "a derivative as a definition", lambda: Definition("diff", ("x",), x)),
    ("claim-relation", "a judgement about a number", lambda: Claim("diff", x, y)),
    ("claim-relation", "one about a sum", lambda: Claim("diff+", phi_at_x + 0, y)),
    ("claim-relation", "one about brackets", lambda: Claim("diff-", f("()", phi_at_x), y)),
    ("claim-relation", "one about the value", lambda: Claim("diff", y, phi_at_x)),
    ("claim-relation", "no judgement", lambda: Claim("diff*", phi_at_x, y)),
    ("term-shape", "a judgement whose value is a function", lambda: Claim("diff", phi_at_x, PHI)),
]

# the rules that judge no derivatives
ELSEWHERE: list[Row] = [
    ("premise-relation", "symm of a judgement", rule("symm", slope)),
    ("premise-relation", "= and a judgement", rule("trans", refl(phi_at_x), slope)),
    (
        "premise-relation",
        "a judgement and <",
        rule("trans", slope, assume(lt(y, z))),
    ),
    ("premise-relation", "a judgement and <=", rule("trans", slope, assume(le(y, z)))),
    ("premise-relation", "a judgement and !=", rule("trans", slope, assume(ne(y, z)))),
    (
        "premise-relation",
        "a judgement and a judgement",
        rule("trans", given("diff", phi_t, x, phi_at_x), slope),
    ),
    ("premise-relation", "cong of a judgement", rule("cong", slope, args=(Lam(("h",), h),))),
    ("premise-relation", "a negated judgement", lambda: negation(slope.claim)),
    (
        "premise-relation",
        "field with a judgement",
        rule("field", given("diff", phi_t, x, 0), args=(phi_at_x / phi_at_x, one)),
    ),
    ("premise-relation", "decide a judgement", rule("decide", args=(says("diff", t, x, 1),))),
    (
        "premise-relation",
        "linear to a judgement",
        rule("linear", slope, args=(slope.claim, (one,))),
    ),
    (
        "premise-relation",
        "linear to a judgement from its equation",
        rule("linear", equation, args=(slope.claim, (one,))),
    ),
    *[
        (
            "premise-relation",
            f"linear to {claim.rel} from {part.claim.rel}",
            rule("linear", part, args=(claim, (one,))),
        )
        for part in (slope, right, left)
        for claim in (eq(phi_at_x, y), le(phi_at_x, y), ne(phi_at_x, y), lt(phi_at_x, y))
    ],
    ("product-sign", "a judgement, first", rule("product", slope, axiom("exp_pos", x))),
    ("product-sign", "a judgement, second", rule("product", axiom("exp_pos", x), slope)),
    (
        "product-sign",
        "judgements of 0",
        rule("product", given("diff", phi_t, x, 0), given("diff", phi_t, x, 0)),
    ),
    (
        "premise-relation",
        "absurd from a judgement",
        rule("absurd", given("diff", t, x, 2), args=(eq(0, 1),)),
    ),
    (
        "branch-guard",
        "a judgement for a guard",
        rule("branch", slope, args=(f("cases", f("=", phi_at_x, y), x, y),)),
    ),
    ("decide-open", "a derivative", rule("decide", args=(eq(diff("t", t, x), 1),))),
    (
        "premise-forall",
        "rewrite by a universal equation",
        rule("rewrite", assume(eq(x, y, "x")), refl(x), args=(eq(x, x), "h")),
    ),
    (
        "premise-relation",
        "rewrite by <",
        rule("rewrite", assume(lt(x, y)), refl(x), args=(eq(h, x), "h")),
    ),
    (
        "premise-relation",
        "rewrite by a judgement",
        rule("rewrite", slope, refl(phi_at_x), args=(eq(h, phi_at_x), "h")),
    ),
    (
        "premise-match",
        "rewrite what is not there",
        rule("rewrite", x_is_y, refl(z), args=(eq(h, z), "h")),
    ),
    (
        "premise-match",
        "rewrite from right to left",
        rule("rewrite", x_is_y, refl(y), args=(eq(h, y), "h")),
    ),
    (
        "premise-match",
        "rewrite with no name",
        rule("rewrite", x_is_y, refl(x), args=(eq(x, x), "1h")),
    ),
    (
        "premise-match",
        "rewrite with a primitive's name",
        rule("rewrite", x_is_y, refl(x), args=(eq(x, x), "pi")),
    ),
    (
        "premise-match",
        "rewrite another relation",
        rule("rewrite", x_is_y, assume(le(x, z)), args=(lt(h, z), "h")),
    ),
    (
        "premise-match",
        "rewrite the universal claim",
        rule("rewrite", x_is_y, refl(x), args=(eq(h, x, "t"), "h")),
    ),
    (
        "capture",
        "rewrite under the quantifier of the left side",
        rule("rewrite", x_is_y, assume(eq(x, x, "x")), args=(eq(h, x, "x"), "h")),
    ),
    (
        "capture",
        "rewrite under the quantifier of the right side",
        rule("rewrite", x_is_y, assume(eq(x, y, "y")), args=(eq(h, y, "y"), "h")),
    ),
    (
        "capture",
        "rewrite what is differentiated by the variable of the equation",
        rule(
            "rewrite",
            assume(eq(t, y)),
            var_at(x),
            args=(says("diff", h, x, 1), "h"),
        ),
    ),
    (
        "capture",
        "rewrite to the variable of what is differentiated",
        rule(
            "rewrite",
            assume(eq(y, t)),
            infer("deriv_const", (), fun(y), x),
            args=(says("diff", h, x, 0), "h"),
        ),
    ),
]

z0, z1 = Var("_z0"), Var("_z1")
nested = diff("x", diff("y", x, one), one)

# polynomials know nothing of derivatives but that equal functions have the same
RING: dict[str, tuple[Term, Term]] = {
    "t' = 1": (diff("t", t, x), one),
    "(t^2)' = 2*x": (diff("t", t**2, x), two * x),
    "0' = 0": (diff("t", zero, x), zero),
    "different points": (diff("t", t**2, x), diff("t", t**2, y)),
    "different functions": (phi_at_x, diff("t", psi_t, x)),
    "(t/t)' = 1'": (diff("t", t / t, x), diff("t", one, x)),
    "a parameter for the variable": (diff("x", x * y, z), diff("y", y * y, z)),
    "the variable for a parameter": (diff("t", t + x, z), diff("x", t + x, z)),
    "a derivative in another variable": (diff("x", x * y**2, x), diff("y", x * y**2, y)),
    "a derivative in another variable at one point": (
        diff("x", x * y**2, z),
        diff("y", x * y**2, z),
    ),
    "a parameter with a fresh name": (diff("t", t * z0, x), diff("t", t * z1, x)),
    "a fresh name for the variable": (diff("t", t * z0, x), diff("t", z0 * z0, x)),
    "a parameter with the name that is free in the other": (
        diff("t", t + two * z1, x),
        diff("t", two * t + z0, x),
    ),
    "the names exchanged": (diff("t", t + two * z0, x), diff("t", two * t + z1, x)),
    "inner and outer variable": (nested, diff("x", diff("y", y, one), one)),
    "the outer variable at the point": (
        diff("x", diff("y", x * y, x), one),
        diff("x", diff("y", x * y, y), one),
    ),
    "inner and outer fresh names": (
        diff("_z0", diff("_z1", z0 + two * z1, one), one),
        diff("_z0", diff("_z1", two * z0 + z1, one), one),
    ),
    "a derivative of a derivative": (diff("t", diff("t", phi_t, t), x), phi_at_x),
    "a sum of derivatives": (diff("t", phi_t + psi_t, x), phi_at_x + diff("t", psi_t, x)),
}

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
    ("calculus-generic", "ext at one point", rule("ext", same, args=(PHI, PSI, x, "z"))),
    (
        "calculus-generic",
        "ext under a hypothesis about the point",
        rule("ext", infer("symm", (resting(same.claim, eq(z, x)),)), args=(PSI, PHI, x, "z")),
    ),
    (
        "calculus-generic",
        "ext under a definition with the point",
        rule(
            "ext",
            infer("linear", (same_for_all, unfold(z_definition, x)), same.claim, (one, zero)),
            args=(PHI, PSI, x, "z"),
        ),
    ),
    (
        "calculus-generic",
        "ext where the first function has the point",
        rule("ext", refl(z), args=(fun(z), fun(t), x, "z")),
    ),
    (
        "calculus-generic",
        "ext where the second function has the point",
        rule("ext", refl(z), args=(fun(t), fun(z), x, "z")),
    ),
    ("term-name", "ext at no name", rule("ext", same_for_all, args=(PHI, PSI, x, "1z"))),
    ("term-name", "ext at a primitive", rule("ext", same_for_all, args=(PHI, PSI, x, "E"))),
    ("premise-match", "ext, exchanged", rule("ext", same_for_all, args=(PSI, PHI, x, "z"))),
    ("premise-match", "ext at another name", rule("ext", same_for_all, args=(PHI, PSI, x, "h"))),
    (
        "premise-forall",
        "ext by a universal equation",
        rule("ext", assume(eq(f("phi", z), f("psi", z), "z")), args=(PHI, PSI, x, "z")),
    ),
    (
        "premise-relation",
        "ext by <=",
        rule("ext", loaded("a", le(f("phi", z), f("psi", z))), args=(PHI, PSI, x, "z")),
    ),
    (
        "rule-arguments",
        "ext of a function of two",
        rule("ext", refl(x), args=(two_params, two_params, x, "z")),
    ),
    (
        "capture",
        "ext at a name that the function binds",
        rule("ext", refl(z), args=(fun(diff("z", z * t, x)), fun(t), x, "z")),
    ),
]


def local(
    *hyps: Claim,
    known: object = None,
    opens: tuple[object, ...] = (),
    body: Term = phi_t,
    other: Term = psi_t,
    name: str = "z",
) -> Attempt:
    """Return the attempt to pass on the derivative of psi, as phi = psi under hypotheses."""
    at = Var(name)
    claim = eq(substitute(body, {"t": at}), substitute(other, {"t": at}))
    premises = (resting(claim, *hyps), known or given("diff", other, x, y), *opens)
    return rule("deriv_local", *premises, args=(fun(body), name))  # type: ignore[arg-type]


x_is_positive, slope_of_t = assume(lt(0, x)), var_at(x)
opens = (x_is_positive, slope_of_t)
psi_right, psi_left = given("diff+", psi_t, x, y), given("diff-", psi_t, x, y)
jump = f("cases", f("=", t, x), one, zero)  # positive at x, and nowhere else

LOCAL: list[Row] = [
    ("rule-arguments", "deriv_local of nothing", rule("deriv_local", args=(PHI, "z"))),
    ("rule-arguments", "deriv_local of one", rule("deriv_local", same, args=(PHI, "z"))),
    (
        "rule-arguments",
        "deriv_local, a condition that is not smooth",
        local(lt(0, z), opens=(x_is_positive,)),
    ),
    (
        "term-name",
        "deriv_local at no name",
        lambda: infer("deriv_local", (same_for_all, other_slope), PHI, "1z"),
    ),
    ("calculus-generic", "equal at the point only", local(eq(z, x))),
    ("calculus-generic", "equal off the point only", local(ne(z, x))),
    ("calculus-generic", "equal on the right only", local(le(x, z))),
    ("calculus-generic", "equal on the left only", local(le(z, x))),
    ("calculus-generic", "equal strictly on the right", local(lt(x, z), known=psi_right)),
    ("calculus-generic", "equal strictly on the left", local(lt(z, x), known=psi_left)),
    ("calculus-generic", "equal on the left, from the right", local(le(z, x), known=psi_right)),
    ("calculus-generic", "equal on the right, from the left", local(le(x, z), known=psi_left)),
    ("calculus-generic", "equal where 0 < z, which is not shown", local(lt(0, z))),
    ("calculus-generic", "equal where 0 <= z", local(le(0, z), opens=opens)),
    ("calculus-generic", "equal where 0 != z", local(ne(0, z), opens=opens)),
    ("calculus-generic", "equal where z < 0", local(lt(z, 0), opens=opens)),
    ("calculus-generic", "equal where 0 < 2 - z", local(lt(0, two - z), opens=opens)),
    (
        "calculus-generic",
        "equal where 0 < z for all z",
        local(lt(0, z, "h"), lt(0, z), opens=opens),
    ),
    (
        "calculus-generic",
        "equal under a definition with the point",
        rule(
            "deriv_local",
            infer("linear", (same_for_all, unfold(z_definition, x)), same.claim, (one, zero)),
            other_slope,
            args=(PHI, "z"),
        ),
    ),
    (
        "calculus-generic",
        "the point is in the first function",
        rule("deriv_local", refl(z), infer("deriv_var", (), "t", x), args=(fun(z), "z")),
    ),
    (
        "calculus-generic",
        "the point is in the second function",
        rule("deriv_local", refl(z), infer("deriv_const", (), fun(z), x), args=(fun(t), "z")),
    ),
    (
        "calculus-generic",
        "the point is the point",
        rule("deriv_local", same_for_all, given("diff", psi_t, z, y), args=(PHI, "z")),
    ),
    (
        "calculus-generic",
        "the point on its own right",
        rule(
            "deriv_local",
            resting(same.claim, le(z, z)),
            given("diff+", psi_t, z, y),
            args=(PHI, "z"),
        ),
    ),
    (
        "calculus-generic",
        "a condition that depends on the point",
        local(
            lt(0, one - (z - z) ** 2),
            opens=(
                assume(lt(0, one - (x - z) ** 2)),
                given("diff", one - (t - z) ** 2, x, h),
            ),
        ),
    ),
    (
        "premise-match",
        "a condition at another point",
        local(lt(0, z), opens=(x_is_positive, var_at(y))),
    ),
    (
        "premise-match",
        "a condition that holds at another point",
        local(lt(0, z), opens=(assume(lt(0, y)), slope_of_t)),
    ),
    (
        "premise-match",
        "a condition that holds weakly",
        local(lt(0, z), opens=(assume(le(0, x)), slope_of_t)),
    ),
    (
        "premise-match",
        "a condition that is not 0",
        local(lt(0, z), opens=(assume(ne(x, 0)), slope_of_t)),
    ),
    (
        "premise-match",
        "a condition that is negative",
        local(lt(0, z), opens=(assume(lt(x, 0)), slope_of_t)),
    ),
    (
        "premise-relation",
        "a condition that is true at the point by a judgement",
        local(lt(0, z), opens=(given("diff", t, x, 1), slope_of_t)),
    ),
    (
        "premise-forall",
        "a condition that holds for all",
        local(lt(0, z), opens=(assume(lt(0, x, "x")), slope_of_t)),
    ),
    (
        "premise-match",
        "a condition from the right only",
        local(lt(0, z), opens=(x_is_positive, infer("deriv_side", (slope_of_t,), "diff+"))),
    ),
    (
        "premise-match",
        "a condition from the left, for the right",
        local(
            lt(0, z),
            known=psi_right,
            opens=(x_is_positive, infer("deriv_side", (slope_of_t,), "diff-")),
        ),
    ),
    (
        "premise-match",
        "a condition from the right, for the left",
        local(
            lt(0, z),
            known=psi_left,
            opens=(x_is_positive, infer("deriv_side", (slope_of_t,), "diff+")),
        ),
    ),
    (
        "premise-relation",
        "a condition that jumps",
        local(
            lt(0, substitute(jump, {"t": z})),
            opens=(
                assume(lt(0, substitute(jump, {"t": x}))),
                assume(eq(diff("t", jump, x), 0)),
            ),
        ),
    ),
    (
        "premise-forall",
        "a condition that is smooth everywhere",
        local(lt(0, z), opens=(x_is_positive, assume(Claim("diff", diff("t", t, x), one, ("x",))))),
    ),
    (
        "premise-match",
        "another function",
        rule("deriv_local", same_for_all, given("diff", t**2, x, y), args=(PHI, "z")),
    ),
    (
        "premise-match",
        "the first function's derivative",
        rule("deriv_local", same_for_all, slope, args=(PSI, "z")),
    ),
    (
        "premise-relation",
        "functions that are in order",
        rule(
            "deriv_local",
            resting(le(f("phi", z), f("psi", z))),
            given("diff", psi_t, x, y),
            args=(PHI, "z"),
        ),
    ),
    (
        "premise-forall",
        "functions that are equal for all",
        rule(
            "deriv_local",
            assume(eq(f("phi", z), f("psi", z), "z")),
            given("diff", psi_t, x, y),
            args=(PHI, "z"),
        ),
    ),
    (
        "premise-relation",
        "a derivative that is only equal",
        rule("deriv_local", same_for_all, assume(eq(diff("t", psi_t, x), y)), args=(PHI, "z")),
    ),
    (
        "premise-forall",
        "a derivative for all points",
        rule(
            "deriv_local",
            same_for_all,
            assume(Claim("diff", diff("t", psi_t, x), y, ("x",))),
            args=(PHI, "z"),
        ),
    ),
    (
        "rule-arguments",
        "a function of two",
        rule("deriv_local", refl(x), given("diff", x, x, y), args=(two_params, "z")),
    ),
]


def grows(
    smooth: Claim | None = None,
    sign: Claim | None = None,
    order: Claim | None = None,
    hyps: tuple[tuple[Claim, ...], ...] = ((), (), ()),
    name: str = "z",
) -> Attempt:
    """Return the attempt to conclude that phi grows from x to y."""
    claims = (
        smooth or says("diff", phi_t, z, h),
        sign or le(0, h),
        order or le(x, y),
    )
    premises = [resting(claim, *more) for claim, more in zip(claims, hyps, strict=True)]
    return rule("increasing", *premises, args=(name,))


INCREASING: list[Row] = [
    ("premise-match", "increasing at another point", grows(says("diff", phi_t, x, h))),
    ("premise-match", "increasing from the right", grows(says("diff+", phi_t, z, h))),
    ("premise-match", "increasing from the left", grows(says("diff-", phi_t, z, h))),
    ("premise-match", "increasing at a term", grows(says("diff", phi_t, z + 0, h))),
    ("premise-relation", "increasing by an equation", grows(eq(diff("t", phi_t, z), h))),
    ("premise-match", "the sign of something else", grows(sign=le(0, z))),
    ("premise-match", "a negative sign", grows(sign=le(h, 0))),
    ("premise-match", "more than 1", grows(sign=le(1, h))),
    ("premise-match", "not 0", grows(sign=ne(0, h))),
    ("premise-match", "h = 0", grows(sign=eq(h, 0))),
    ("premise-relation", "a judgement for the sign", grows(sign=says("diff", t, z, h))),
    ("premise-relation", "ends that differ", grows(order=ne(x, y))),
    ("premise-relation", "ends that are equal", grows(order=eq(x, y))),
    ("premise-relation", "a judgement for the ends", grows(order=says("diff", t, x, y))),
    ("term-name", "at no name", grows(name="1z")),
    ("calculus-generic", "smooth inside only", grows(hyps=((lt(x, z),), (), ()))),
    ("calculus-generic", "smooth inside only, right", grows(hyps=((lt(z, y),), (), ()))),
    ("calculus-generic", "smooth where z is not 0", grows(hyps=((ne(z, 0),), (), ()))),
    ("calculus-generic", "smooth at 1 only", grows(hyps=((eq(z, 1),), (), ()))),
    ("calculus-generic", "smooth elsewhere", grows(hyps=((le(y, z),), (), ()))),
    ("calculus-generic", "positive where z is not 0", grows(hyps=((), (ne(z, 0),), ()))),
    ("calculus-generic", "positive beyond the end", grows(hyps=((), (lt(y, z),), ()))),
    ("calculus-generic", "positive where z <= x", grows(hyps=((), (le(z, x),), ()))),
    ("calculus-generic", "an end is generic", grows(order=le(z, y))),
    ("calculus-generic", "the other end is generic", grows(order=le(x, z))),
    (
        "calculus-generic",
        "the function has the generic point",
        grows(says("diff", phi_t * z, z, h)),
    ),
    (
        "calculus-generic",
        "smooth under a definition with the generic point",
        rule(
            "increasing",
            loaded("a", says("diff", phi_t, z, h), unfold(z_definition, x)),
            resting(le(0, h)),
            resting(le(x, y)),
            args=("z",),
        ),
    ),
    (
        "calculus-generic",
        "positive under a definition with the generic point",
        rule(
            "increasing",
            resting(says("diff", phi_t, z, h)),
            loaded("a", le(0, h), unfold(z_definition, x)),
            resting(le(x, y)),
            args=("z",),
        ),
    ),
    (
        "calculus-generic",
        "an interval with a pole: -1/t grows where it is defined, and not from -1 to 1",
        rule(
            "increasing",
            infer(
                "deriv_neg",
                (
                    infer(
                        "deriv_div",
                        (
                            infer("deriv_const", (), fun(1), z),
                            var_at(z),
                            assume(ne(z, 0)),
                        ),
                    ),
                ),
            ),
            resting(
                le(0, -((zero * z - one * one) / z**2)),
            ),
            infer("decide", (), le(-1, 1)),
            args=("z",),
        ),
    ),
    (
        "premise-forall",
        "smooth for all",
        grows(Claim("diff", diff("t", phi_t, z), h, ("z",))),
    ),
    ("premise-forall", "positive for all", grows(sign=le(0, h, "z"))),
    ("premise-forall", "in order for all", grows(order=le(x, y, "x"))),
]

huge = f("exp", f("exp", f("exp", Num(1000))))
ENCLOSE: list[Row] = [
    (
        "premise-forall",
        "enclose a universal claim",
        rule("enclose", args=(lt(3, f("pi"), "x"), Num(64))),
    ),
    (
        "premise-relation",
        "enclose a judgement",
        rule("enclose", args=(says("diff", t, 1, 1), Num(64))),
    ),
    ("enclose-overlap", "pi = pi", rule("enclose", args=(eq(f("pi"), f("pi")), Num(64)))),
    ("enclose-overlap", "1 = 1", rule("enclose", args=(eq(1, 1), Num(64)))),
    ("enclose-overlap", "pi < 3", rule("enclose", args=(lt(f("pi"), 3), Num(64)))),
    ("enclose-overlap", "pi <= 3", rule("enclose", args=(le(f("pi"), 3), Num(64)))),
    ("enclose-overlap", "1 < 1", rule("enclose", args=(lt(1, 1), Num(64)))),
    ("enclose-overlap", "1 != 1", rule("enclose", args=(ne(1, 1), Num(64)))),
    ("enclose-overlap", "pi != pi", rule("enclose", args=(ne(f("pi"), f("pi")), Num(64)))),
    ("enclose-overlap", "exp(1) <= E", rule("enclose", args=(le(f("exp", 1), f("E")), Num(64)))),
    (
        "enclose-overlap",
        "a guard that is not settled",
        rule("enclose", args=(lt(0, f("cases", f("<", f("exp", 1), f("E")), 1, 1)), Num(64))),
    ),
    ("enclose-open", "a variable", rule("enclose", args=(le(x, x + 1), Num(64)))),
    ("enclose-open", "a function variable", rule("enclose", args=(lt(f("phi", 1), 2), Num(64)))),
    ("enclose-open", "a derivative", rule("enclose", args=(lt(diff("t", t, one), 2), Num(64)))),
    ("enclose-open", "a variable in what is 0", rule("enclose", args=(lt(0 * x, 1), Num(64)))),
    ("enclose-undefined", "1/0", rule("enclose", args=(ne(recip(zero), 7), Num(64)))),
    (
        "enclose-undefined",
        "1/(pi - pi)",
        rule("enclose", args=(ne(recip(f("pi") - f("pi")), 7), Num(64))),
    ),
    ("enclose-undefined", "log(0)", rule("enclose", args=(lt(f("log", 0), 0), Num(64)))),
    ("enclose-undefined", "log(-1)", rule("enclose", args=(ne(f("log", -1), 7), Num(64)))),
    ("enclose-undefined", "sqrt(-1)", rule("enclose", args=(ne(f("sqrt", -1), 7), Num(64)))),
    ("enclose-undefined", "0^(-1)", rule("enclose", args=(ne(zero ** as_term(-1), 7), Num(64)))),
    (
        "enclose-undefined",
        "(-1)^(1/2)",
        rule("enclose", args=(ne(as_term(-1) ** (one / two), 7), Num(64))),
    ),
    (
        "enclose-undefined",
        "tan(pi/2)",
        rule("enclose", args=(ne(f("tan", f("pi") / two), 7), Num(64))),
    ),
    ("enclose-size", "a tower of exponentials", rule("enclose", args=(lt(0, huge), Num(64)))),
    (
        "enclose-size",
        "10^10^10",
        rule("enclose", args=(lt(0, Num(10) ** (Num(10) ** 10)), Num(64))),
    ),
    ("rule-arguments", "too few bits", rule("enclose", args=(lt(3, f("pi")), Num(7)))),
    ("rule-arguments", "too many bits", rule("enclose", args=(lt(3, f("pi")), Num(4097)))),
    (
        "rule-arguments",
        "bits that are no numeral",
        rule("enclose", args=(lt(3, f("pi")), one + Num(63))),
    ),
]

# what would be captured where it is differentiated
times_y = refl(diff("t", t * y, x))
CAPTURED: list[Row] = [
    ("capture", "put the variable of a derivative", rule("put", times_y, args=("y", t))),
    (
        "capture",
        "put the variable of a derivative into a hypothesis",
        rule("put", assume(says("diff", t * y, x, y)), args=("y", t + 1)),
    ),
    (
        "capture",
        "specialise to the variable of a derivative",
        rule("spec", infer("gen", (times_y,), ("y",)), args=((t,),)),
    ),
    (
        "capture",
        "instantiate by a function with the variable of a derivative",
        rule("instantiate", refl(phi_at_x), args=("phi", Lam(("h",), h * t))),
    ),
    (
        "capture",
        "instantiate within a second derivative",
        rule(
            "instantiate",
            refl(diff("y", diff("t", phi_t * y, y), x)),
            args=("phi", Lam(("h",), h * y)),
        ),
    ),
    (
        "capture",
        "unfold at the variable of a derivative",
        lambda: unfold(Definition("k", ("y",), diff("t", t * y, zero)), t),
    ),
    (
        "capture",
        "put the variable of a derivative into a definition",
        rule("put", unfold(Definition("k", ("h",), diff("t", t * y, h)), x), args=("y", t)),
    ),
    (
        "capture",
        "put the parameter of a definition",
        rule("put", unfold(Definition("k", ("h",), diff("t", t * y, h)), x), args=("y", h)),
    ),
    (
        "capture",
        "cong under a derivative",
        rule("cong", assume(eq(t, y)), args=(Lam(("h",), diff("t", h * t, x)),)),
    ),
    ("gen-free", "gen over what a derivative fixes", rule("gen", slope, args=(("x",),))),
    ("gen-free", "gen over a parameter", rule("gen", given("diff", t * y, 0, 1), args=(("y",),))),
    (
        "definition-arity",
        "f(t, t) where it is differentiated",
        rule(
            "linear",
            unfold(Definition("f", ("x",), x), x),
            args=(eq(diff("t", f("f", t, t), x), diff("t", f("f", t, t), x)), (zero,)),
        ),
    ),
    (
        "definition-cyclic",
        "f by its derivative",
        lambda: Definition("f", ("x",), diff("t", f("f", t), x)),
    ),
    (
        "discharge-used",
        "where it is differentiated",
        rule(
            "discharge",
            infer(
                "cong",
                (unfold(Definition("f", ("x",), x), x),),
                Lam(("h",), diff("t", f("f", t) * h, x)),
            ),
            args=("f",),
        ),
    ),
    (
        "rename-taken",
        "a name where it is differentiated",
        rule(
            "rename", unfold(Definition("f", ("x",), diff("t", f("g", t), x)), x), args=("f", "g")
        ),
    ),
]

CALCULUS_ROWS: list[Row] = [
    *TERMS,
    *ELSEWHERE,
    *[("ring-differs", name, rule("ring", args=sides)) for name, sides in RING.items()],
    *[
        ("field-differs", name, rule("field", assume(ne(x, 0)), args=sides))
        for name, sides in RING.items()
    ],
    *DERIVATIVES,
    *EXT,
    *LOCAL,
    *INCREASING,
    *ENCLOSE,
    *CAPTURED,
]
