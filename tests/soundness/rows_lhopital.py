"""Refusals of the rule of L'Hopital: rows of (code, name, attempt)."""

from __future__ import annotations

from symproof.kernel import App, Claim, Lam, Term, Theorem, eq, infer, le, lt, ne
from symproof.kernel.term import diff

from .examples_calculus import given, says, var_at
from .places import (
    chi_s,
    chi_t,
    limit,
    low,
    phi_t,
    psi_s,
    s,
    tends,
    w,
)
from .rows_limits import value
from .shorthand import (
    Attempt,
    Row,
    assume,
    f,
    h,
    one,
    recip,
    refl,
    resting,
    rule,
    t,
    two,
    y,
    zero,
)

# phi(t)/t at 0 from the right, where phi' = chi
quotient = assume(tends("limit+", chi_t / one, y, 0))
top, bottom = resting(says("diff", phi_t, s, chi_s)), var_at(s)
apart = infer("decide", (), ne(1, 0))
top_vanishes = assume(tends("limit+", phi_t, 0, 0))
bottom_vanishes = infer("limit_var", (), limit("limit+", t, 0))
PARTS = {
    "quotient": quotient,
    "top": top,
    "bottom": bottom,
    "apart": apart,
    "order": assume(lt(0, w)),
    "first": top_vanishes,
    "second": bottom_vanishes,
}


def lhopital(name: str = "s", ends: tuple[Term, ...] = (w,), **other: Theorem | None) -> Attempt:
    """Return the attempt with other premises, or without those that are None."""
    parts = [part for part in (PARTS | other).values() if part is not None]
    return rule("lhopital", *parts, args=(name, ends))


def slope_of(body: Term, value: Term, point: Term = s, rel: str = "diff") -> Theorem:
    return resting(says(rel, body, point, value))


in_h = Claim("diff", diff("h", f("phi", h), s), chi_s)
far_parts: dict[str, Theorem | None] = {
    "quotient": assume(tends("limit+oo", chi_t / one, y)),
    "order": None,
    "first": infer("limit_var", (), limit("limit+oo", recip(t))),
    "second": None,
}
ROWS: list[Row] = [
    ("premise-match", "g' is not shown to be other than 0", lhopital(apart=refl(one))),
    ("premise-match", "0 < g'", lhopital(apart=infer("decide", (), lt(0, 1)))),
    ("premise-match", "f' is not 0", lhopital(apart=resting(ne(chi_s, 0)))),
    ("premise-match", "g is not 0", lhopital(apart=resting(ne(s, 0)))),
    ("premise-match", "0 is not g'", lhopital(apart=infer("decide", (), ne(0, 1)))),
    ("premise-forall", "g' for all", lhopital(apart=infer("gen", (apart,), ("s",)))),
    (
        "premise-match",
        "g' that may be 0",
        lhopital(
            quotient=assume(tends("limit+", chi_t / zero, y, 0)),
            bottom=slope_of(t, zero),
            apart=infer("decide", (), ne(1, 0)),
        ),
    ),
    (
        "limit-place",
        "from both sides",
        lhopital(
            ends=(low, w),
            quotient=assume(tends("limit", chi_t / one, y, 0)),
            order=assume(lt(low, 0)),
            first=assume(lt(0, w)),
            second=assume(tends("limit", phi_t, 0, 0)),
            third=infer("limit_var", (), limit("limit", t, 0)),
        ),
    ),
    ("premise-relation", "a value of the quotient", lhopital(quotient=value)),
    (
        "premise-match",
        "the quotient itself",
        lhopital(quotient=assume(tends("limit+", phi_t / t, y, 0))),
    ),
    (
        "premise-match",
        "the quotient turned",
        lhopital(quotient=assume(tends("limit+", one / chi_t, y, 0))),
    ),
    (
        "premise-match",
        "no quotient",
        lhopital(quotient=assume(tends("limit+", chi_t, y, 0))),
    ),
    (
        "premise-match",
        "limits at another point",
        lhopital(first=assume(tends("limit+", phi_t, 0, 1))),
    ),
    (
        "premise-match",
        "limits at another side",
        lhopital(first=assume(tends("limit-", phi_t, 0, 0))),
    ),
    (
        "premise-match",
        "limits elsewhere",
        lhopital(second=infer("limit_var", (), limit("limit+oo", recip(t)))),
    ),
    ("premise-match", "f does not vanish", lhopital(first=assume(tends("limit+", phi_t, 1, 0)))),
    ("premise-match", "g does not vanish", lhopital(second=assume(tends("limit+", t, 1, 0)))),
    ("premise-match", "only f vanishes", lhopital(second=None)),
    ("premise-match", "only g vanishes", lhopital(first=None)),
    ("premise-match", "g vanishes, then f", lhopital(first=bottom_vanishes, second=top_vanishes)),
    ("premise-match", "f vanishes twice", lhopital(second=top_vanishes)),
    ("premise-relation", "f has a value of 0", lhopital(first=assume(eq(f("phi", zero), 0)))),
    (
        "premise-match",
        "1/f tends to 0",
        lhopital(first=assume(tends("limit+", recip(phi_t), 0, 0)), second=None),
    ),
    (
        "premise-match",
        "1/g tends to 0 in another variable",
        lhopital(
            first=assume(Claim("limit", App("limit+", (Lam(("h",), recip(h)), zero)), zero)),
            second=None,
        ),
    ),
    (
        "premise-match",
        "1/g tends to 1",
        lhopital(first=assume(tends("limit+", recip(t), 1, 0)), second=None),
    ),
    (
        "premise-match",
        "1/g tends to 0 elsewhere",
        lhopital(first=assume(tends("limit-", recip(t), 0, 0)), second=None),
    ),
    (
        "premise-match",
        "f has a slope from the right",
        lhopital(top=slope_of(phi_t, chi_s, rel="diff+")),
    ),
    ("premise-match", "g has one from the right", lhopital(bottom=slope_of(t, one, rel="diff+"))),
    ("premise-match", "f has a slope at 0", lhopital(top=slope_of(phi_t, chi_s, zero))),
    ("premise-match", "g has a slope at 0", lhopital(bottom=slope_of(t, one, zero))),
    ("premise-match", "f in another variable", lhopital(top=resting(in_h))),
    ("premise-match", "another slope of f", lhopital(top=slope_of(phi_t, psi_s))),
    ("premise-match", "another slope of g", lhopital(bottom=slope_of(t, two))),
    (
        "premise-relation",
        "the value of a slope",
        lhopital(top=resting(eq(diff("t", phi_t, s), chi_s))),
    ),
    ("calculus-generic", "a slope at one s", lhopital(top=given("diff", phi_t, s, chi_s))),
    ("calculus-generic", "g' at one s", lhopital(bottom=given("diff", t, s, one))),
    ("calculus-generic", "g' is not 0 at one s", lhopital(apart=resting(ne(1, 0), lt(s, 0)))),
    (
        "calculus-generic",
        "at s",
        lhopital(
            order=assume(lt(s, w)),
            quotient=assume(tends("limit+", chi_t / one, y, s)),
            first=assume(tends("limit+", phi_t, 0, s)),
            second=assume(tends("limit+", t, 0, s)),
        ),
    ),
    ("calculus-generic", "s in f", lhopital(top=slope_of(phi_t * s, chi_s))),
    (
        "calculus-generic",
        "s in g",
        lhopital(quotient=assume(tends("limit+", chi_t / one, y, 0)), bottom=slope_of(t + s, one)),
    ),
    (
        "calculus-generic",
        "s in the quotient",
        lhopital(quotient=assume(tends("limit+", chi_s / one, y, 0))),
    ),
    ("term-name", "no name", lhopital(name="0")),
    ("rule-arguments", "no end", lhopital(ends=())),
    ("premise-match", "the end on the other side", lhopital(order=assume(lt(w, 0)))),
    ("rule-arguments", "nothing vanishes", lhopital(first=None, second=None)),
    ("rule-arguments", "a third that vanishes", lhopital(third=bottom_vanishes)),
    ("rule-arguments", "no premises", rule("lhopital", args=("s", (w,)))),
    (
        "premise-match",
        "far away, f vanishes",
        lhopital(**far_parts | {"first": assume(tends("limit+oo", phi_t, 0))}),
    ),
    (
        "premise-match",
        "far away, g/1",
        lhopital(**far_parts | {"first": assume(tends("limit+oo", recip(t), 1))}),
    ),
    (
        "calculus-generic",
        "far away, the window of the other side",
        lhopital(**far_parts | {"top": resting(top.claim, lt(s, w))}),
    ),
    (
        "calculus-generic",
        "the window of the other side",
        lhopital(top=resting(top.claim, lt(s, 0))),
    ),
    ("calculus-generic", "the window and 0", lhopital(top=resting(top.claim, le(0, s)))),
]

LHOPITAL: list[Row] = [(code, f"de l'Hopital: {name}", attempt) for code, name, attempt in ROWS]
