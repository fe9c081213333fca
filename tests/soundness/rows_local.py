"""Refusals about functions that are equal near a point, or grow: rows of (code, name, attempt)."""

from __future__ import annotations

from symproof.kernel import Claim, Term, Var, eq, infer, le, lt, ne
from symproof.kernel.term import diff, substitute

from .examples_calculus import fun, given, says, var_at
from .rows_calculus import (
    PHI,
    PSI,
    other_slope,
    phi_t,
    psi_t,
    same,
    same_for_all,
    slope,
    two_params,
    z_definition,
)
from .shorthand import (
    Attempt,
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
        "a condition at another point, where it holds",
        local(lt(0, z), opens=(assume(lt(0, y)), var_at(y))),
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
