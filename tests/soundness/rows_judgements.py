"""Refusals of terms and claims with derivatives, by the rules that judge none: rows."""

from __future__ import annotations

from symproof.kernel import App, Claim, Definition, Lam, Term, Var, eq, infer, le, lt, ne
from symproof.kernel.sequent import negation
from symproof.kernel.term import diff

from .examples_calculus import fun, given, says, var_at
from .rows_calculus import (
    PHI,
    equation,
    left,
    phi_at_x,
    phi_t,
    psi_t,
    right,
    slope,
    two_params,
)
from .rows_inference import x_is_y
from .shorthand import (
    Row,
    assume,
    axiom,
    f,
    h,
    one,
    refl,
    rule,
    t,
    two,
    unfold,
    x,
    y,
    z,
    zero,
)

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

JUDGED: list[Row] = [
    *TERMS,
    *ELSEWHERE,
    *CAPTURED,
    *[("ring-differs", name, rule("ring", args=sides)) for name, sides in RING.items()],
    *[
        ("field-differs", name, rule("field", assume(ne(x, 0)), args=sides))
        for name, sides in RING.items()
    ],
]
