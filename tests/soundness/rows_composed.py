"""Refusals of limits of composed functions: rows of (code, name, attempt)."""

from __future__ import annotations

from symproof.kernel import App, Claim, Lam, Term, Theorem, eq, infer, le, lt, ne

from .places import (
    limit,
    low,
    phi_s,
    phi_t,
    psi_s,
    psi_t,
    s,
    tends,
    w,
)
from .rows_limits import psi_to_z, to_y, value, with_s
from .shorthand import (
    Attempt,
    Row,
    assume,
    f,
    h,
    one,
    recip,
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

# composition: phi -> y at z, psi -> z at x, psi != z near x
outer = assume(tends("limit", phi_t, y, z))
upward, downward = assume(tends("limit+", phi_t, y, z)), assume(tends("limit-", phi_t, y, z))
differs = ne(psi_s, z)
orders = (assume(lt(low, x)), assume(lt(x, w)))
near = (ne(s, x), lt(low, s), lt(s, w))


def composed(
    approach: Theorem,
    first: Theorem = outer,
    second: Theorem = psi_to_z,
    *more: Theorem,
    name: str = "s",
    ends: tuple[Term, ...] = (low, w),
) -> Attempt:
    return rule("limit_compose", first, second, approach, *(more or orders), args=(name, ends))


reciprocal = infer("limit_var", (), limit("limit+oo", recip(t)))
FAR_OUT = assume(tends("limit+oo", phi_t, y)), assume(tends("limit-oo", phi_t, y))
ROWS: list[Row] = [
    ("premise-match", "psi = z near x", composed(resting(eq(psi_s, z), *near))),
    ("premise-match", "psi above z only", composed(resting(lt(z, psi_s), *near))),
    ("premise-match", "another function differs from z", composed(resting(ne(phi_s, z), *near))),
    ("premise-match", "psi differs from y", composed(resting(ne(psi_s, y), *near))),
    ("premise-match", "z differs from psi", composed(resting(ne(z, psi_s), *near))),
    ("premise-match", "psi - z is not 0", composed(resting(ne(psi_s - z, 0), *near))),
    ("premise-forall", "psi differs for all", composed(assume(ne(psi_s, z, "s")))),
    ("premise-match", "psi differs at another point", composed(assume(ne(f("psi", h), z)))),
    ("premise-match", "from the right, below", composed(resting(lt(psi_s, z), *near), upward)),
    ("premise-match", "from the left, above", composed(resting(lt(z, psi_s), *near), downward)),
    ("premise-match", "from the right, not z", composed(resting(differs, *near), upward)),
    ("premise-match", "from the right, or z", composed(resting(le(z, psi_s), *near), upward)),
    ("calculus-generic", "one s", composed(assume(differs))),
    ("calculus-generic", "near another x", composed(resting(differs, lt(y, s)))),
    ("calculus-generic", "s = x", composed(resting(differs, eq(s, x)))),
    ("calculus-generic", "x <= s", composed(resting(differs, le(low, s)))),
    (
        "calculus-generic",
        "s in a definition",
        composed(infer("linear", (resting(differs), unfold(with_s, x)), differs, (one, zero))),
    ),
    (
        "calculus-generic",
        "the limit of the inner one is s",
        rule(
            "limit_compose",
            assume(tends("limit", phi_t, y, s)),
            assume(tends("limit", psi_t, s, x)),
            resting(ne(psi_s, s)),
            *orders,
            args=("s", (low, w)),
        ),
    ),
    (
        "calculus-generic",
        "s in the inner function",
        composed(resting(ne(t, z)), outer, assume(tends("limit", s, z, x))),
    ),
    (
        "calculus-generic",
        "the point is s",
        rule(
            "limit_compose",
            *(outer, assume(tends("limit", psi_t, z, s)), resting(differs)),
            *(assume(lt(low, s)), assume(lt(s, w))),
            args=("s", (low, w)),
        ),
    ),
    (
        "calculus-generic",
        "an end is s",
        composed(
            resting(differs), outer, psi_to_z, assume(lt(s, x)), assume(lt(x, w)), ends=(s, w)
        ),
    ),
    ("term-name", "no name", composed(resting(differs), name="1s")),
    ("term-name", "a primitive", composed(resting(differs), name="exp")),
    ("limit-place", "the inner limit tends elsewhere", composed(resting(differs), outer, to_y)),
    ("limit-place", "the outer limit elsewhere", composed(resting(differs), to_y)),
    ("premise-relation", "the outer one a value", composed(resting(differs), value)),
    ("premise-relation", "the inner limit a value", composed(resting(differs), outer, value)),
    ("rule-arguments", "no approach", rule("limit_compose", outer, psi_to_z, args=("s", ()))),
    ("rule-arguments", "one end", composed(resting(differs), ends=(low,))),
    ("rule-arguments", "no ends", composed(resting(differs), ends=())),
    ("rule-arguments", "three ends", composed(resting(differs), ends=(low, w, w))),
    (
        "premise-match",
        "the ends exchanged",
        composed(resting(differs, lt(w, s), lt(s, low)), ends=(w, low)),
    ),
    (
        "premise-match",
        "an end that may be x",
        composed(resting(differs, *near), outer, psi_to_z, assume(le(low, x)), orders[1]),
    ),
    ("premise-match", "one order", composed(resting(differs), outer, psi_to_z, orders[0])),
    (
        "premise-match",
        "the orders exchanged",
        composed(resting(differs), outer, psi_to_z, *orders[::-1]),
    ),
    (
        "capture",
        "the inner variable is free in the outer function",
        composed(
            resting(differs),
            assume(Claim("limit", App("limit", (Lam(("h",), h * t), z)), y)),
        ),
    ),
    # far away
    *[
        (code, f"far away: {what}", rule("limit_compose", first, inner, part, args=("s", (zero,))))
        for code, what, first, inner, part in [
            ("premise-match", "not above 0", FAR_OUT[0], reciprocal, resting(ne(s, 0))),
            ("premise-match", "below 0", FAR_OUT[0], reciprocal, resting(lt(s, 0))),
            ("premise-match", "above 0", FAR_OUT[1], reciprocal, resting(lt(0, s))),
            ("premise-match", "1/s above 0", FAR_OUT[0], reciprocal, resting(lt(0, recip(s)))),
            ("calculus-generic", "s > 1", FAR_OUT[0], reciprocal, resting(lt(0, s), lt(one, s))),
            ("calculus-generic", "s < 0", FAR_OUT[0], reciprocal, resting(lt(0, s), lt(s, 0))),
            (
                "limit-place",
                "1/t does not tend to 0",
                FAR_OUT[0],
                assume(tends("limit+oo", recip(t), y)),
                resting(lt(0, s)),
            ),
            (
                "premise-match",
                "2/t",
                FAR_OUT[0],
                assume(tends("limit+oo", two / t, 0)),
                resting(lt(0, s)),
            ),
            (
                "premise-match",
                "t itself",
                FAR_OUT[0],
                assume(tends("limit+oo", t, 0)),
                resting(lt(0, s)),
            ),
            (
                "limit-place",
                "phi at z, 1/t",
                outer,
                reciprocal,
                resting(lt(0, s)),
            ),
        ]
    ],
    (
        "premise-match",
        "an order far away",
        rule(
            "limit_compose",
            *(FAR_OUT[0], reciprocal, resting(lt(0, s)), assume(lt(0, one))),
            args=("s", (zero,)),
        ),
    ),
]

COMPOSED: list[Row] = [(code, f"composed: {name}", attempt) for code, name, attempt in ROWS]
