"""Refusals of what is said to hold near a place, by squeeze and limit_le: rows."""

from __future__ import annotations

from symproof.kernel import Claim, Lam, Term, Theorem, eq, le, lt, ne

from .examples_calculus import fun, says
from .places import (
    chi_s,
    chi_t,
    low,
    phi_s,
    phi_t,
    psi_s,
    psi_t,
    s,
    tends,
    w,
)
from .rows_limits import PSI, psi_to_z, slope, two_params, value
from .shorthand import (
    Attempt,
    Row,
    assume,
    resting,
    rule,
    t,
    x,
    y,
    z,
)

# what is near a place: each kind of window with a hypothesis that it does not have
WRONG_WINDOWS: list[tuple[str, tuple[Term, ...], tuple[Term, ...], tuple[Claim, ...], Claim]] = [
    ("limit+", (x,), (w,), (lt(x, w),), lt(s, x)),
    ("limit+", (x,), (w,), (lt(x, w),), ne(s, x)),
    ("limit+", (x,), (w,), (lt(x, w),), le(x, s)),
    ("limit+", (x,), (w,), (lt(x, w),), lt(w, s)),
    ("limit-", (x,), (low,), (lt(low, x),), lt(x, s)),
    ("limit-", (x,), (low,), (lt(low, x),), le(s, x)),
    ("limit-", (x,), (low,), (lt(low, x),), lt(s, low)),
    ("limit", (x,), (low, w), (lt(low, x), lt(x, w)), lt(x, s)),
    ("limit", (x,), (low, w), (lt(low, x), lt(x, w)), lt(s, x)),
    ("limit", (x,), (low, w), (lt(low, x), lt(x, w)), eq(s, x)),
    ("limit", (x,), (low, w), (lt(low, x), lt(x, w)), ne(x, s)),
    ("limit", (x,), (low, w), (lt(low, x), lt(x, w)), lt(s, low)),
    ("limit+oo", (), (low,), (), lt(s, low)),
    ("limit+oo", (), (low,), (), le(low, s)),
    ("limit+oo", (), (low,), (), lt(w, s)),
    ("limit-oo", (), (w,), (), lt(w, s)),
    ("limit-oo", (), (w,), (), le(s, w)),
    ("limit-oo", (), (w,), (), lt(s, low)),
]
# head, point, ends, and what is shown of these in vain
WRONG_ORDERS: list[tuple[str, tuple[Term, ...], tuple[Term, ...], tuple[Claim, ...]]] = [
    ("limit+", (x,), (w,), (lt(w, x),)),
    ("limit+", (x,), (w,), (le(x, w),)),
    ("limit+", (x,), (w,), (lt(y, w),)),
    ("limit+", (x,), (w,), (lt(x, w), lt(x, w))),
    ("limit-", (x,), (low,), (lt(x, low),)),
    ("limit-", (x,), (low,), (le(low, x),)),
    ("limit", (x,), (low, w), (lt(low, x),)),
    ("limit", (x,), (low, w), (lt(x, w),)),
    ("limit", (x,), (low, w), (lt(low, w),)),
    ("limit", (x,), (low, w), (lt(x, w), lt(low, x))),
    ("limit+oo", (), (low,), (lt(low, x),)),
    ("limit-oo", (), (w,), (lt(x, w),)),
]


def between(
    head: str,
    point: tuple[Term, ...],
    ends: tuple[Term, ...],
    shown: tuple[Claim, ...],
    *hyps: Claim,
) -> Attempt:
    """Return the attempt to squeeze psi between phi and chi, under hypotheses about s."""
    parts = [assume(tends(head, body, y, *point)) for body in (phi_t, chi_t)]
    parts += [resting(le(phi_s, psi_s), *hyps), resting(le(psi_s, chi_s), *hyps)]
    return rule("squeeze", *parts, *map(assume, shown), args=(PSI, "s", ends))


def below(
    head: str,
    point: tuple[Term, ...],
    ends: tuple[Term, ...],
    shown: tuple[Claim, ...],
    *hyps: Claim,
) -> Attempt:
    """Return the attempt to compare the limits of phi and psi, under hypotheses about s."""
    parts = [assume(tends(head, body, y, *point)) for body in (phi_t, psi_t)]
    parts.append(resting(le(phi_s, psi_s), *hyps))
    return rule("limit_le", *parts, *map(assume, shown), args=("s", ends))


WINDOWS: list[Row] = [
    *[
        (
            "calculus-generic",
            f"{name} at {head} under {wrong.rel} of {wrong.lhs!r} and {wrong.rhs!r}",
            attempt(head, point, ends, shown, wrong),
        )
        for name, attempt in [("squeeze", between), ("limit_le", below)]
        for head, point, ends, shown, wrong in WRONG_WINDOWS
    ],
    *[
        ("premise-match", f"{name}: wrong orders {i}", attempt(head, point, ends, shown))
        for name, attempt in [("squeeze", between), ("limit_le", below)]
        for i, (head, point, ends, shown) in enumerate(WRONG_ORDERS)
    ],
    *[
        ("rule-arguments", f"{name}: {len(ends)} ends at {head}", attempt(head, point, ends, ()))
        for name, attempt in [("squeeze", between), ("limit_le", below)]
        for head, point, ends in [
            ("limit", (x,), (w,)),
            ("limit+", (x,), (low, w)),
            ("limit-", (x,), ()),
            ("limit+oo", (), ()),
            ("limit-oo", (), (low, w)),
        ]
    ],
]


def squeezed(
    *parts: Theorem,
    function: Lam = PSI,
    name: str = "s",
    end: Term = w,
) -> Attempt:
    return rule("squeeze", *parts, assume(lt(x, w)), args=(function, name, (end,)))


def compared(*parts: Theorem, name: str = "s") -> Attempt:
    return rule("limit_le", *parts, assume(lt(x, w)), args=(name, (w,)))


under, over = assume(tends("limit+", phi_t, y, x)), assume(tends("limit+", chi_t, y, x))
higher = assume(tends("limit+", chi_t, z, x))
first_le, second_le = resting(le(phi_s, psi_s)), resting(le(psi_s, chi_s))
SQUEEZED: list[Row] = [
    ("premise-match", "different limits", squeezed(under, higher, first_le, second_le)),
    (
        "premise-match",
        "at different sides",
        squeezed(under, assume(tends("limit-", chi_t, y, x)), first_le, second_le),
    ),
    (
        "premise-match",
        "at different points",
        squeezed(under, assume(tends("limit+", chi_t, y, z)), first_le, second_le),
    ),
    ("premise-match", "exchanged", squeezed(over, under, first_le, second_le)),
    ("premise-match", "inequalities exchanged", squeezed(under, over, second_le, first_le)),
    ("premise-match", "lower twice", squeezed(under, over, first_le, first_le)),
    ("premise-match", "!= below", squeezed(under, over, resting(ne(phi_s, psi_s)), second_le)),
    ("premise-match", "!= above", squeezed(under, over, first_le, resting(ne(psi_s, chi_s)))),
    (
        "premise-match",
        "another function",
        squeezed(under, over, first_le, second_le, function=fun(phi_t)),
    ),
    ("premise-match", "turned", squeezed(under, over, resting(le(psi_s, phi_s)), second_le)),
    ("calculus-generic", "one s", squeezed(under, over, assume(le(phi_s, psi_s)), second_le)),
    ("calculus-generic", "one s above", squeezed(under, over, first_le, assume(le(psi_s, chi_s)))),
    (
        "calculus-generic",
        "s in the function",
        squeezed(under, over, first_le, second_le, function=fun(psi_s)),
    ),
    (
        "calculus-generic",
        "s in the lower function",
        squeezed(assume(tends("limit+", phi_s, y, x)), over, first_le, second_le),
    ),
    (
        "calculus-generic",
        "s in the upper function",
        squeezed(under, assume(tends("limit+", chi_s, y, x)), first_le, second_le),
    ),
    ("term-name", "no name for s", squeezed(under, over, first_le, second_le, name="a b")),
    (
        "premise-relation",
        "a judgement below",
        squeezed(under, over, assume(says("diff", t, x, 1)), second_le),
    ),
    (
        "premise-relation",
        "a judgement above",
        squeezed(under, over, first_le, assume(says("diff", t, x, 1))),
    ),
    (
        "premise-forall",
        "below for all",
        squeezed(under, over, assume(le(phi_s, psi_s, "s")), second_le),
    ),
    ("premise-relation", "a value", squeezed(value, over, first_le, second_le)),
    (
        "rule-arguments",
        "one inequality",
        rule("squeeze", under, over, first_le, args=(PSI, "s", (w,))),
    ),
    (
        "rule-arguments",
        "a function of two",
        squeezed(under, over, first_le, second_le, function=two_params),
    ),
    (
        "premise-match",
        "limits in the wrong order",
        compared(under, higher, resting(le(chi_s, phi_s))),
    ),
    ("premise-match", "limits from !=", compared(under, higher, resting(ne(phi_s, chi_s)))),
    ("premise-match", "of other functions", compared(under, higher, first_le)),
    ("premise-match", "at two places", compared(under, psi_to_z, first_le)),
    ("calculus-generic", "the limits, one s", compared(under, higher, assume(le(phi_s, chi_s)))),
    (
        "calculus-generic",
        "the limits, s in the first",
        compared(assume(tends("limit+", phi_s, y, x)), higher, resting(le(phi_s, chi_s))),
    ),
    (
        "calculus-generic",
        "the limits, s in the second",
        compared(under, assume(tends("limit+", chi_s, y, x)), resting(le(phi_s, chi_s))),
    ),
    (
        "premise-forall",
        "the limits, for all",
        compared(under, higher, assume(le(phi_s, chi_s, "s"))),
    ),
    ("premise-relation", "the limits, a judgement", compared(under, higher, slope)),
    (
        "term-name",
        "the limits, no name",
        compared(under, higher, resting(le(phi_s, chi_s)), name=""),
    ),
    ("rule-arguments", "no inequality", rule("limit_le", under, higher, args=("s", (w,)))),
]


NEAR_PLACES: list[Row] = [
    *WINDOWS,
    *[(code, f"between two: {name}", attempt) for code, name, attempt in SQUEEZED],
]
