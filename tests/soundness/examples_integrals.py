"""What each rule about integrals concludes, typed in full."""

from __future__ import annotations

from symproof.kernel import App, Claim, Lam, Term, Theorem, Var, eq, infer, le, lt
from symproof.kernel.term import INTEGRALS, diff

from .examples import Example, example
from .examples_calculus import says
from .places import (
    PHI,
    continuous,
    exists,
    integral,
    low,
    phi_s,
    phi_t,
    psi_s,
    psi_t,
    s,
    sums_to,
    there,
)
from .shorthand import assume, f, h, one, resting, t, two, x, y, z

false = lt(0, 0)
h1 = Var("h_1")
ENDS: dict[str, tuple[Term, ...]] = {
    "integral": (x, y),
    "integral+oo": (x,),
    "integral-oo": (x,),
    "integral-oo+oo": (),
}
CLOSED = (le(x, s), le(s, y))
INSIDE = (*CLOSED, lt(x, s), lt(s, y))
phi_everywhere = Claim("limit", continuous(phi_t, h).lhs, f("phi", h), ("h",))
smooth = infer("spec", (assume(phi_everywhere),), (s,))
smooth_inside = resting(continuous(phi_t, s), *CLOSED)
primitive = says("diff", psi_t, s, phi_s)
of_phi, of_psi = sums_to(phi_t, z, x, y), sums_to(psi_t, low, x, y)
total = integral(phi_t, x, y)
PHI_TO_Y = f("psi", y) - f("psi", x)


def by_continuity(a: Term, b: Term) -> Theorem:
    return infer("integral_exists", (smooth,), PHI, a, b, "s")


def both(head: str) -> Example:
    ends = ENDS[head]
    parts = sums_to(phi_t, y, *ends, head=head), sums_to(psi_t, z, *ends, head=head)
    claim = sums_to(phi_t + psi_t, y + z, *ends, head=head)
    return example(infer("integral_add", tuple(map(assume, parts))), claim, parts)


def multiple(head: str) -> Example:
    ends = ENDS[head]
    part = sums_to(phi_t, y, *ends, head=head)
    claim = sums_to(f("psi", x) * phi_t, f("psi", x) * y, *ends, head=head)
    return example(infer("integral_scale", (assume(part),), f("psi", x)), claim, (part,))


def worth(head: str) -> Example:
    ends = ENDS[head]
    part = sums_to(phi_t, z, *ends, head=head)
    term = integral(phi_t, *ends, head=head)
    theorem = infer("integral_value", (assume(part),))
    return example(theorem, eq(term, z), (part,), definedness=(there(assume(part)),))


def same(agree: Theorem, *order: Theorem) -> Example:
    theorem = infer("integral_ext", (agree, assume(of_psi), *order), PHI, "s")
    hyps = (of_psi, *agree.hyps.difference(INSIDE), *[part.claim for part in order])
    return example(theorem, sums_to(phi_t, low, x, y), hyps)


def smaller(rel: str, order: Claim) -> Example:
    parts = assume(of_phi), assume(of_psi)
    less = resting(Claim(rel, phi_s, psi_s), *INSIDE)
    theorem = infer("integral_le", (*parts, less, assume(order)), "s")
    return example(theorem, le(z, low), (of_phi, of_psi, false, order))


def joined(left: str, right: str) -> Example:
    before = () if left.endswith("oo") else (x,)
    after = () if right.endswith("oo") else (y,)
    first = sums_to(phi_t, z, *before, low, head=left)
    second = sums_to(phi_t, f("chi", x), low, *after, head=right)
    head = {(1, 1): "integral", (0, 1): "integral-oo", (1, 0): "integral+oo"}.get(
        (len(before), len(after)), "integral-oo+oo"
    )
    claim = sums_to(phi_t, z + f("chi", x), *before, *after, head=head)
    theorem = infer("integral_join", (assume(first), assume(second)))
    return example(theorem, claim, (first, second))


def improper(head: str, strict: bool) -> Example:
    upwards = head == "integral+oo"
    place = "limit+oo" if upwards else "limit-oo"
    ends = (x, s) if upwards else (s, x)
    part = integral(phi_t, *(x, h) if upwards else (h, x))
    limit = Claim("limit", App(place, (Lam(("h",), part),)), y)
    near = lt(*ends) if strict else le(*ends)
    claim = sums_to(phi_t, f("psi", s), *ends) if strict else exists(integral(phi_t, *ends))
    theorem = infer("integral_improper", (assume(limit), resting(claim, near)), "s")
    far = resting(exists(integral(phi_t, *(x, h1) if upwards else (h1, x))))
    return example(theorem, sums_to(phi_t, y, x, head=head), (limit, false), definedness=(far,))


substituted = integral(two * f("phi", two * t + one), x, y)
lower, upper = eq(low, two * x + one), eq(z, two * y + one)
of_part = sums_to(phi_t, f("chi", x), low, z)
by_upper = diff("h", integral(phi_t, x, h), y)

INTEGRAL_EXAMPLES: dict[str, list[Example]] = {
    "integral_value": [worth(head) for head in sorted(INTEGRALS)],
    "integral_exists": [
        example(
            by_continuity(x, y),
            exists(total),
            (phi_everywhere,),
            definedness=(by_continuity(x, y),),
        ),
        *[
            example(
                infer("integral_exists", (smooth_inside, assume(order)), PHI, x, y, "s"),
                exists(total),
                (false, order),
                definedness=(resting(exists(total)),),
            )
            for order in (le(x, y), lt(x, y))
        ],
    ],
    "integral_ftc": [
        example(
            infer(
                "integral_ftc",
                (resting(primitive), resting(continuous(phi_t, s))),
                *(PHI, x, y, "s"),
            ),
            sums_to(phi_t, PHI_TO_Y, x, y),
            (false,),
        ),
        *[
            example(
                infer(
                    "integral_ftc",
                    (resting(primitive, *CLOSED), smooth_inside, assume(order)),
                    *(PHI, x, y, "s"),
                ),
                sums_to(phi_t, PHI_TO_Y, x, y),
                (false, order),
            )
            for order in (le(x, y), lt(x, y))
        ],
    ],
    "integral_deriv": [
        example(
            infer("integral_deriv", (smooth,), by_upper, "s"),
            Claim("diff", by_upper, f("phi", y)),
            (phi_everywhere,),
            definedness=(by_continuity(x, h1),),
        ),
        example(
            infer("integral_deriv", (smooth,), diff("t", integral(phi_t, low, t), t), "s"),
            Claim("diff", diff("t", integral(phi_t, low, t), t), phi_t),
            (phi_everywhere,),
            definedness=(by_continuity(low, Var("t_1")),),
        ),
    ],
    "integral_add": [both(head) for head in ENDS],
    "integral_scale": [multiple(head) for head in ENDS],
    "integral_ext": [
        same(infer("spec", (assume(eq(f("phi", h), f("psi", h), "h")),), (s,))),
        same(resting(eq(phi_s, psi_s), *INSIDE), assume(le(x, y))),
        same(resting(eq(phi_s, psi_s), lt(x, s)), assume(lt(x, y))),
    ],
    "integral_le": [
        smaller("<=", le(x, y)),
        smaller("<", lt(x, y)),
        smaller("=", le(x, y)),
    ],
    "integral_flip": [
        example(infer("integral_flip", (assume(of_phi),)), sums_to(phi_t, -z, y, x), (of_phi,))
    ],
    "integral_join": [
        joined(left, right)
        for left in ("integral", "integral-oo")
        for right in ("integral", "integral+oo")
    ],
    "integral_affine": [
        example(
            infer(
                "integral_affine",
                tuple(map(assume, (of_part, lower, upper))),
                *(substituted, two, one),
            ),
            Claim("integral", substituted, f("chi", x)),
            (of_part, lower, upper),
        )
    ],
    "integral_improper": [
        improper(head, strict) for head in ("integral+oo", "integral-oo") for strict in (0, 1)
    ],
}

to_h = Claim("limit", App("limit+oo", (Lam(("h",), integral(phi_t, x, h)),)), y)
# rule: the claims of the premises, and the arguments
INTEGRAL_PREMISES: dict[str, tuple[tuple[Claim, ...], tuple[object, ...]]] = {
    **dict.fromkeys(("integral_value", "integral_flip"), ((of_phi,), ())),
    "integral_exists": ((continuous(phi_t, s), le(x, y)), (PHI, x, y, "s")),
    "integral_ftc": ((primitive, continuous(phi_t, s), le(x, y)), (PHI, x, y, "s")),
    "integral_deriv": ((continuous(phi_t, s),), (by_upper, "s")),
    "integral_add": ((of_phi, of_psi), ()),
    "integral_scale": ((of_phi,), (x,)),
    "integral_ext": ((eq(phi_s, psi_s), of_psi, lt(x, y)), (PHI, "s")),
    "integral_le": ((of_phi, of_psi, le(phi_s, psi_s), le(x, y)), ("s",)),
    "integral_join": ((of_phi, sums_to(phi_t, low, y, z)), ()),
    "integral_affine": ((of_part, lower, upper), (substituted, two, one)),
    "integral_improper": ((to_h, exists(integral(phi_t, x, s))), ("s",)),
}
