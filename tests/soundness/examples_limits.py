"""What each rule about limits concludes, typed in full."""

from __future__ import annotations

from symproof.kernel import App, Claim, Lam, Term, Theorem, Var, eq, infer, le, lt, ne

from .examples import Example, example
from .examples_calculus import given, says, var_at
from .places import (
    FAR,
    SIDES,
    apart,
    bounded,
    chi_s,
    chi_t,
    limit,
    low,
    phi_s,
    phi_t,
    phi_to_y,
    psi_s,
    psi_t,
    s,
    tends,
    there,
    w,
)
from .shorthand import assume, f, h, one, recip, resting, t, two, x, y, z, zero

false = lt(0, 0)
PLACES: list[tuple[str, tuple[Term, ...]]] = [
    *((head, (x,)) for head in SIDES),
    *((head, ()) for head in FAR),
]

# head: what holds of s near x or far away, the ends, and what is shown of these
WINDOWS: dict[str, tuple[tuple[Claim, ...], tuple[Term, ...], tuple[Claim, ...]]] = {
    "limit": ((ne(s, x), lt(low, s), lt(s, w)), (low, w), (lt(low, x), lt(x, w))),
    "limit+": ((lt(x, s), lt(s, w)), (w,), (lt(x, w),)),
    "limit-": ((lt(s, x), lt(low, s)), (low,), (lt(low, x),)),
    "limit+oo": ((lt(low, s),), (low,), ()),
    "limit-oo": ((lt(s, w),), (w,), ()),
}


def arithmetic(rule: str, sign: str, head: str, *point: Term) -> Example:
    first, second = tends(head, phi_t, y, *point), tends(head, psi_t, z, *point)
    return example(
        infer(rule, (assume(first), assume(second))),
        tends(head, App(sign, (phi_t, psi_t)), App(sign, (y, z)), *point),
        (first, second),
    )


def quotient(head: str, *point: Term) -> Example:
    first = tends(head, phi_t, y, *point)
    second = infer("limit_const", (), limit(head, two, *point))
    return example(
        infer("limit_div", (assume(first), second, infer("decide", (), ne(2, 0)))),
        tends(head, phi_t / two, y / two, *point),
        (first,),
    )


def outer(head: str) -> Claim:
    """Return that phi, as a function of h, tends to y at z or far away."""
    place = (z,) if head in SIDES else ()
    return Claim("limit", App(head, (Lam(("h",), f("phi", h)), *place)), y)


# how psi(s) is near z, that phi(psi) tends somewhere where phi does at z
APPROACH = {"limit": ne(psi_s, z), "limit+": lt(z, psi_s), "limit-": lt(psi_s, z)}


def composed(head: str, at: str, *point: Term) -> Example:
    near, ends, shown = WINDOWS[at]
    inner = tends(at, psi_t, z, *point)
    theorem = infer(
        "limit_compose",
        (assume(outer(head)), assume(inner), resting(APPROACH[head], *near), *map(assume, shown)),
        "s",
        ends,
    )
    claim = tends(at, f("phi", psi_t), y, *point)
    return example(theorem, claim, (false, outer(head), inner, *shown))


def composed_far(head: str) -> Example:
    """Return that phi(t) tends to y far away, from 1/t -> 0."""
    inner = infer("limit_var", (), limit(head, recip(t)))
    side = lt(0, s) if head == "limit+oo" else lt(s, 0)
    theorem = infer("limit_compose", (assume(outer(head)), inner, assume(side)), "s", (zero,))
    return example(theorem, tends(head, phi_t, y), (outer(head),))


def between(head: str, *point: Term, lower: str = "<=", upper: str = "<=") -> Example:
    near, ends, shown = WINDOWS[head]
    sides = tends(head, phi_t, y, *point), tends(head, chi_t, y, *point)
    theorem = infer(
        "squeeze",
        (
            *map(assume, sides),
            resting(Claim(lower, phi_s, psi_s), *near),
            resting(Claim(upper, psi_s, chi_s), *near),
            *map(assume, shown),
        ),
        Lam(("t",), psi_t),
        "s",
        ends,
    )
    return example(theorem, tends(head, psi_t, y, *point), (false, *sides, *shown))


def below(head: str, *point: Term, rel: str = "<=") -> Example:
    near, ends, shown = WINDOWS[head]
    sides = tends(head, phi_t, y, *point), tends(head, psi_t, z, *point)
    parts = (*map(assume, sides), resting(Claim(rel, phi_s, psi_s), *near), *map(assume, shown))
    return example(infer("limit_le", parts, "s", ends), le(y, z), (false, *sides, *shown))


t1 = Var("t_1")
chi_over_one = chi_t / one
slope = says("diff", phi_t, s, chi_s)


def de_lhopital(head: str, *point: Term) -> Example:
    """Return the limit of phi(t)/t from that of chi(t)/1, where phi' = chi."""
    ends = {"limit+": (w,), "limit-": (low,)}.get(head, (z,))
    near = {
        "limit+": (lt(0, s), lt(s, w)),
        "limit-": (lt(s, 0), lt(low, s)),
        "limit+oo": (lt(z, s),),
        "limit-oo": (lt(s, z),),
    }[head]
    shown = {"limit+": (lt(0, w),), "limit-": (lt(low, 0),)}.get(head, ())
    known = [tends(head, chi_over_one, y, *point)]
    if point:
        known.append(tends(head, phi_t, 0, *point))
        zeros = assume(known[1]), infer("limit_var", (), limit(head, t, *point))
    else:
        zeros = (infer("limit_var", (), limit(head, recip(t))),)
    parts = (
        assume(known[0]),
        resting(slope, *near),
        var_at(s),
        resting(ne(1, 0), *near),
        *map(assume, shown),
        *zeros,
    )
    return example(
        infer("lhopital", parts, "s", ends),
        tends(head, phi_t / t, y, *point),
        (false, *known, *shown),
        definedness=(apart(t1, below=head in ("limit-", "limit-oo")),),
    )


def far(head: str) -> Example:
    below_zero = apart(t1, below=head == "limit-oo")
    theorem = infer("limit_var", (), limit(head, recip(t)))
    return example(theorem, tends(head, recip(t), 0), definedness=(below_zero,))


def known(rule: str, head: str, point: tuple[Term, ...], claim: Claim, *more: Theorem) -> Example:
    """Return what a rule concludes from phi -> y alone."""
    part = tends(head, phi_t, y, *point)
    return example(infer(rule, (assume(part),)), claim, (part,), definedness=more)


LIMITS: dict[str, list[Example]] = {
    "limit_value": [
        known(
            "limit_value",
            head,
            point,
            eq(limit(head, phi_t, *point), y),
            there(assume(tends(head, phi_t, y, *point))),
        )
        for head, point in PLACES
    ],
    "limit_const": [
        example(
            infer("limit_const", (), limit(head, f("phi", x) * y, *point)),
            tends(head, f("phi", x) * y, f("phi", x) * y, *point),
        )
        for head, point in PLACES
    ],
    "limit_var": [
        *[
            example(infer("limit_var", (), limit(head, t, t + 1)), tends(head, t, t + 1, t + 1))
            for head in SIDES
        ],
        *map(far, FAR),
    ],
    "limit_neg": [
        known("limit_neg", head, point, tends(head, -phi_t, -y, *point)) for head, point in PLACES
    ],
    "limit_add": [arithmetic("limit_add", "+", head, *point) for head, point in PLACES],
    "limit_sub": [arithmetic("limit_sub", "-", head, *point) for head, point in PLACES],
    "limit_mul": [arithmetic("limit_mul", "*", head, *point) for head, point in PLACES],
    "limit_div": [quotient(head, *point) for head, point in PLACES],
    "limit_continuous": [
        example(
            infer(
                "limit_continuous",
                (
                    assume(tends("limit", f("chi", t) * y, f("chi", z) * y, z)),
                    assume(tends(head, psi_t, z, *point)),
                ),
            ),
            tends(head, f("chi", psi_t) * y, f("chi", z) * y, *point),
            (
                tends("limit", f("chi", t) * y, f("chi", z) * y, z),
                tends(head, psi_t, z, *point),
            ),
        )
        for head, point in PLACES
    ],
    "limit_compose": [
        *[composed(outside, head, *point) for head, point in PLACES for outside in SIDES],
        *map(composed_far, FAR),
    ],
    "squeeze": [
        *[between(head, *point) for head, point in PLACES],
        between("limit+oo", lower="=", upper="<"),
        between("limit+", x, lower="<", upper="="),
    ],
    "limit_le": [
        *[below(head, *point) for head, point in PLACES],
        below("limit-oo", rel="<"),
        below("limit", x, rel="="),
    ],
    "limit_side": [
        example(
            infer("limit_side", (assume(phi_to_y),), side), tends(side, phi_t, y, x), (phi_to_y,)
        )
        for side in ("limit+", "limit-")
    ],
    "limit_join": [
        example(
            infer("limit_join", tuple(assume(tends(side, phi_t, y, x)) for side in SIDES[1:])),
            phi_to_y,
            tuple(tends(side, phi_t, y, x) for side in SIDES[1:]),
        )
    ],
    "limit_of_diff": [
        example(
            infer("limit_of_diff", (given(f"diff{side}", phi_t, x, y),)),
            tends(f"limit{side}", phi_t, f("phi", x), x),
            (says(f"diff{side}", phi_t, x, y),),
        )
        for side in ("", "+", "-")
    ],
    "lhopital": [
        de_lhopital("limit+", zero),
        de_lhopital("limit-", zero),
        *map(de_lhopital, FAR),
    ],
    "limit_bounded": [
        known("limit_bounded", head, point, bounded(limit(head, phi_t, *point)))
        for head, point in PLACES
    ],
}

# rule: the claims of the premises, and the arguments
LIMIT_PREMISES: dict[str, tuple[tuple[Claim, ...], tuple[object, ...]]] = {
    **dict.fromkeys(("limit_value", "limit_neg", "limit_bounded"), ((phi_to_y,), ())),
    **dict.fromkeys(
        ("limit_add", "limit_sub", "limit_mul"), ((phi_to_y, tends("limit", psi_t, z, x)), ())
    ),
    "limit_div": ((phi_to_y, tends("limit", psi_t, z, x), ne(z, 0)), ()),
    "limit_continuous": (
        (tends("limit", phi_t, f("phi", z), z), tends("limit+", psi_t, z, x)),
        (),
    ),
    "limit_compose": (
        (outer("limit"), tends("limit", psi_t, z, x), APPROACH["limit"], lt(low, x), lt(x, w)),
        ("s", (low, w)),
    ),
    "squeeze": (
        (
            tends("limit+", phi_t, y, x),
            tends("limit+", chi_t, y, x),
            le(phi_s, psi_s),
            le(psi_s, chi_s),
            lt(x, w),
        ),
        (Lam(("t",), psi_t), "s", (w,)),
    ),
    "limit_le": (
        (phi_to_y, tends("limit", psi_t, z, x), le(phi_s, psi_s), lt(low, x), lt(x, w)),
        ("s", (low, w)),
    ),
    "limit_side": ((phi_to_y,), ("limit+",)),
    "limit_join": (tuple(tends(side, phi_t, y, x) for side in SIDES[1:]), ()),
    "limit_of_diff": ((says("diff", phi_t, x, y),), ()),
    "lhopital": (
        (
            tends("limit+", chi_over_one, y, 0),
            slope,
            says("diff", t, s, 1),
            ne(1, 0),
            lt(0, w),
            tends("limit+", phi_t, 0, 0),
            tends("limit+", t, 0, 0),
        ),
        ("s", (w,)),
    ),
}
