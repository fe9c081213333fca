"""Refusals of inferences about limits: rows of (code, name, attempt)."""

from __future__ import annotations

from symproof.kernel import App, Claim, Definition, Lam, Num, eq, le, lt, ne
from symproof.kernel.term import diff

from .examples_calculus import fun, given
from .places import (
    FAR,
    SIDES,
    bounded,
    exists,
    integral,
    limit,
    phi_t,
    phi_to_y,
    psi_t,
    s,
    sums_to,
    tends,
)
from .shorthand import (
    Row,
    assume,
    f,
    h,
    one,
    recip,
    refl,
    rule,
    t,
    two,
    x,
    y,
    z,
)

to_y, psi_to_z = assume(phi_to_y), assume(tends("limit", psi_t, z, x))
right, left = assume(tends("limit+", phi_t, y, x)), assume(tends("limit-", phi_t, y, x))
far = assume(tends("limit+oo", phi_t, y))
at_y = assume(tends("limit", psi_t, z, y))
in_h = assume(Claim("limit", App("limit", (Lam(("h",), f("psi", h)), x)), z))
for_all = assume(Claim("limit", limit("limit", phi_t, x), y, ("x",)))
value = assume(eq(limit("limit", phi_t, x), y))
near_x = assume(bounded(limit("limit", phi_t, x)))
sum_exists = assume(sums_to(phi_t, y, x, z))
slope = given("diff", phi_t, x, y)
PSI = fun(psi_t)
with_s = Definition("k", ("t",), s)
two_params = Lam(("t", "h"), x)
UNARY = ("limit_value", "limit_neg", "limit_bounded")
BINARY = ("limit_add", "limit_sub", "limit_mul")

# what every rule about limits asks of its premises
JUDGED: list[Row] = [
    *[
        (code, f"{name} {what}", rule(name, part))
        for name in UNARY
        for code, what, part in [
            ("premise-relation", "of an equation", value),
            ("premise-relation", "of what is bounded", near_x),
            ("premise-relation", "of an integral", sum_exists),
            ("premise-relation", "of a derivative", slope),
            ("premise-forall", "for all", for_all),
        ]
    ],
    *[
        (code, f"{name}, {what}", rule(name, to_y, other))
        for name in BINARY
        for code, what, other in [
            ("premise-match", "another point", at_y),
            ("premise-match", "another side", assume(tends("limit+", psi_t, z, x))),
            ("premise-match", "far away", assume(tends("limit+oo", psi_t, z))),
            ("premise-match", "another variable", in_h),
            ("premise-relation", "a value", value),
            ("premise-forall", "for all", for_all),
        ]
    ],
    *[
        ("premise-match", f"{name}, far away on both sides", rule(name, far, other))
        for name in BINARY
        for other in [assume(tends("limit-oo", psi_t, z))]
    ],
]

not_zero = assume(ne(z, 0))
CONSTANTS: list[Row] = [
    ("calculus-constant", "x is no constant", rule("limit_const", args=(limit("limit", t, x),))),
    (
        "calculus-constant",
        "x - x is not visibly constant",
        rule("limit_const", args=(limit("limit+oo", t - t),)),
    ),
    ("rule-arguments", "the limit of a number", rule("limit_const", args=(x,))),
    ("rule-arguments", "of a derivative", rule("limit_const", args=(diff("t", y, x),))),
    ("rule-arguments", "of an integral", rule("limit_const", args=(integral(y, x, z),))),
    ("rule-arguments", "x of a derivative", rule("limit_var", args=(diff("t", t, x),))),
    *[
        ("rule-arguments", f"{what}, {head}", rule("limit_var", args=(limit(head, body, *point),)))
        for head, point in [*[(head, (x,)) for head in SIDES], *[(head, ()) for head in FAR]]
        for what, body in [
            ("2x", two * t),
            ("x^2", t**2),
            ("2/x", two / t),
            ("1/x^2", recip(t**2)),
            ("another variable", y),
            ("its reciprocal", recip(y)),
        ]
    ],
    *[
        ("rule-arguments", f"x far away, {head}", rule("limit_var", args=(limit(head, t),)))
        for head in FAR
    ],
    *[
        (
            "rule-arguments",
            f"1/x at a point, {head}",
            rule("limit_var", args=(limit(head, recip(t), 0),)),
        )
        for head in SIDES
    ],
    ("rule-arguments", "t/1 far away", rule("limit_var", args=(limit("limit+oo", t / one),))),
    ("premise-relation", "a quotient without M != 0", rule("limit_div", to_y, psi_to_z, refl(z))),
    ("premise-relation", "a quotient, M > 0", rule("limit_div", to_y, psi_to_z, assume(lt(0, z)))),
    (
        "premise-match",
        "a quotient, the other limit not 0",
        rule("limit_div", to_y, psi_to_z, assume(ne(y, 0))),
    ),
    (
        "premise-match",
        "a quotient, the function not 0",
        rule("limit_div", to_y, psi_to_z, assume(ne(f("psi", x), 0))),
    ),
    ("premise-match", "a quotient, not 1", rule("limit_div", to_y, psi_to_z, assume(ne(one, 0)))),
    ("premise-relation", "a quotient, not x", rule("limit_div", to_y, psi_to_z, assume(ne(z, y)))),
    ("premise-match", "a quotient at two points", rule("limit_div", to_y, at_y, not_zero)),
    (
        "premise-forall",
        "a quotient, for all",
        rule("limit_div", to_y, psi_to_z, assume(ne(z, 0, "z"))),
    ),
]


phi_at_z = f("phi", z)
at_z = assume(tends("limit", phi_t, phi_at_z, z))
continuous_for_all = assume(Claim("limit", limit("limit", phi_t, z), phi_at_z, ("z",)))
binds_t = diff("t", t * h, one)
CONTINUOUS: list[Row] = [
    *[
        (code, f"continuity: {what}", rule("limit_continuous", assume(claim), psi_to_z))
        for code, what, claim in [
            ("limit-place", "from the right", tends("limit+", phi_t, phi_at_z, z)),
            ("limit-place", "from the left", tends("limit-", phi_t, phi_at_z, z)),
            ("limit-place", "a limit that is not the value", tends("limit", phi_t, y, z)),
            ("limit-place", "elsewhere", tends("limit", phi_t, f("phi", x), x)),
            ("limit-place", "far away", tends("limit+oo", phi_t, phi_at_z)),
            ("limit-place", "the value of another", tends("limit", phi_t, f("psi", z), z)),
            ("premise-relation", "a value", eq(limit("limit", phi_t, z), phi_at_z)),
            ("premise-relation", "bounded", bounded(limit("limit", phi_t, z))),
            ("premise-forall", "for all", continuous_for_all.claim),
            (
                "capture",
                "the inner variable is free in the outer function",
                Claim("limit", App("limit", (Lam(("h",), h * t), z)), z * t),
            ),
            (
                "capture",
                "the inner function in what the outer one binds",
                Claim("limit", App("limit", (Lam(("h",), binds_t), z)), diff("t", t * z, one)),
            ),
        ]
    ],
    ("limit-place", "the inner limit elsewhere", rule("limit_continuous", at_z, to_y)),
    (
        "premise-relation",
        "the inner one a value",
        rule("limit_continuous", at_z, assume(eq(limit("limit", psi_t, x), z))),
    ),
]

SIDED: list[Row] = [
    ("limit-place", "the side of a side", rule("limit_side", right, args=("limit-",))),
    ("limit-place", "a side far away", rule("limit_side", far, args=("limit+",))),
    *[
        ("limit-place", f"no side: {side}", rule("limit_side", to_y, args=(side,)))
        for side in ("limit", "limit+oo", "limit-oo", "diff+", "", "integral")
    ],
    ("premise-relation", "the side of a value", rule("limit_side", value, args=("limit+",))),
    ("premise-forall", "the sides of all", rule("limit_side", for_all, args=("limit+",))),
    ("limit-place", "joined twice from the right", rule("limit_join", right, right)),
    ("limit-place", "joined the other way", rule("limit_join", left, right)),
    ("limit-place", "joined with both", rule("limit_join", right, to_y)),
    ("limit-place", "joined far away", rule("limit_join", far, left)),
    *[
        ("premise-match", f"joined, {what}", rule("limit_join", right, assume(claim)))
        for what, claim in [
            ("other values", tends("limit-", phi_t, z, x)),
            ("other points", tends("limit-", phi_t, y, z)),
            ("other functions", tends("limit-", psi_t, y, x)),
            ("other variables", Claim("limit", App("limit-", (Lam(("h",), f("phi", h)), x)), y)),
        ]
    ],
    ("premise-relation", "continuous by a limit", rule("limit_of_diff", to_y)),
    ("premise-relation", "by the value", rule("limit_of_diff", assume(eq(diff("t", phi_t, x), y)))),
    (
        "premise-forall",
        "differentiable for all",
        rule("limit_of_diff", assume(Claim("diff", diff("t", phi_t, x), y, ("x",)))),
    ),
    (
        "premise-relation",
        "= and that a limit is",
        rule("trans", refl(limit("limit", phi_t, x)), to_y),
    ),
    ("premise-relation", "bounded and =", rule("trans", near_x, refl(limit("limit", phi_t, x)))),
    ("premise-relation", "a limit and <=", rule("trans", to_y, assume(le(y, z)))),
    ("premise-relation", "symm of a limit", rule("symm", assume(exists(limit("limit", phi_t, x))))),
    ("premise-relation", "decide a limit", rule("decide", args=(tends("limit", 1, 1, x),))),
    ("premise-relation", "decide what is bounded", rule("decide", args=(near_x.claim,))),
    (
        "premise-relation",
        "a false limit",
        rule("absurd", assume(tends("limit", 1, 0, x)), args=(eq(0, 1),)),
    ),
    (
        "premise-relation",
        "linear from a limit",
        rule("linear", to_y, args=(eq(limit("limit", phi_t, x), y), (one,))),
    ),
    (
        "enclose-open",
        "a limit",
        rule("enclose", args=(lt(limit("limit", t, 1), 2), Num(64))),
    ),
    (
        "enclose-open",
        "an integral",
        rule("enclose", args=(lt(integral(t, 0, 1), 2), Num(64))),
    ),
]

LIMITS: list[Row] = [*JUDGED, *CONSTANTS, *CONTINUOUS, *SIDED]
