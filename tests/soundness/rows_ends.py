"""Refusals of integrals with other ends: joined, substituted, improper: rows."""

from __future__ import annotations

from symproof.kernel import App, Claim, Lam, Term, Theorem, eq, infer, le, lt, ne
from symproof.kernel.term import diff

from .examples_integrals import lower, of_part, substituted, to_h, upper
from .places import exists, integral, limit, low, phi_t, psi_t, s, sums_to, tends
from .shorthand import Attempt, Row, assume, f, h, one, resting, rule, t, two, x, y, z, zero

first = assume(sums_to(phi_t, z, x, y))
value = assume(eq(integral(phi_t, x, y), z))
from_y = assume(sums_to(phi_t, z, y, head="integral+oo"))
up_to_y = assume(sums_to(phi_t, z, y, head="integral-oo"))
everywhere = assume(sums_to(phi_t, z, head="integral-oo+oo"))
of_h = Claim("integral", App("integral", (Lam(("h",), f("phi", h)), y, low)), z)


def joined(left: Theorem, right: Claim | Theorem) -> Attempt:
    return rule("integral_join", left, right if isinstance(right, Theorem) else assume(right))


JOINED: list[Row] = [
    ("premise-match", "that do not meet", joined(first, sums_to(phi_t, z, low, z))),
    ("premise-match", "that meet at the far ends", joined(first, sums_to(phi_t, z, low, y))),
    ("premise-match", "that begin together", joined(first, sums_to(phi_t, z, x, y))),
    ("premise-match", "the second first", joined(assume(sums_to(phi_t, z, y, low)), first)),
    ("premise-match", "of different functions", joined(first, sums_to(psi_t, z, y, low))),
    ("premise-match", "in different variables", joined(first, of_h)),
    ("premise-match", "far, that do not meet", joined(up_to_y, sums_to(phi_t, z, x, y))),
    ("integral-ends", "the half lines exchanged", joined(from_y, up_to_y)),
    ("integral-ends", "after infinity", joined(from_y, sums_to(phi_t, z, y, low))),
    ("integral-ends", "before minus infinity", joined(first, up_to_y)),
    ("integral-ends", "the whole line, first", joined(everywhere, from_y)),
    ("integral-ends", "the whole line, last", joined(up_to_y, everywhere)),
    ("premise-relation", "a value first", joined(value, sums_to(phi_t, z, y, low))),
    ("premise-relation", "a value last", joined(assume(sums_to(phi_t, z, low, x)), value)),
    (
        "premise-forall",
        "for all",
        joined(first, Claim("integral", integral(phi_t, y, low), z, ("y",))),
    ),
]

parts = assume(of_part), assume(lower), assume(upper)


def substitution(
    term: Term = substituted,
    c: Term = two,
    d: Term = one,
    part: Theorem = parts[0],
    low_end: Theorem = parts[1],
    high_end: Theorem = parts[2],
) -> Attempt:
    return rule("integral_affine", part, low_end, high_end, args=(term, c, d))


inner = f("phi", two * t + one)
AFFINE: list[Row] = [
    ("premise-match", "without the factor", substitution(integral(inner, x, y))),
    ("premise-match", "another factor", substitution(integral(-two * inner, x, y))),
    ("premise-match", "the factor behind", substitution(integral(inner * two, x, y))),
    (
        "premise-match",
        "another shift",
        substitution(integral(two * f("phi", two * t - one), x, y)),
    ),
    (
        "premise-match",
        "no affine function",
        substitution(integral(two * f("phi", t**2 + one), x, y)),
    ),
    (
        "premise-match",
        "another function",
        substitution(integral(two * f("psi", two * t + one), x, y)),
    ),
    ("premise-match", "the ends exchanged", substitution(low_end=parts[2], high_end=parts[1])),
    ("premise-match", "another lower end", substitution(low_end=assume(eq(low, two * x)))),
    ("premise-match", "another upper end", substitution(high_end=assume(eq(z, two * y - one)))),
    ("premise-match", "the ends of the result", substitution(integral(two * inner, y, x))),
    ("premise-match", "an equation turned", substitution(low_end=infer("symm", (parts[1],)))),
    ("premise-match", "another c", substitution(c=two + 0)),
    ("premise-match", "another d", substitution(d=zero)),
    (
        "premise-relation",
        "an end that is near",
        substitution(low_end=assume(le(low, two * x + one))),
    ),
    ("premise-forall", "an end for all", substitution(high_end=assume(eq(z, two * y + one, "y")))),
    ("premise-relation", "of a value", substitution(part=value)),
    (
        "integral-ends",
        "of a half line",
        substitution(part=assume(sums_to(phi_t, z, low, head="integral+oo"))),
    ),
    ("rule-arguments", "of a derivative", substitution(diff("t", two * inner, x))),
    (
        "rule-arguments",
        "of another half line",
        substitution(integral(two * inner, x, head="integral+oo")),
    ),
    (
        "capture",
        "c has the variable",
        substitution(integral(t * f("phi", t * t + one), x, y), c=t),
    ),
    (
        "capture",
        "d has the variable",
        substitution(integral(two * f("phi", two * t + t), x, y), d=t),
    ),
    (
        "capture",
        "the function has the variable",
        substitution(
            integral(two * (f("phi", two * t + one) * t), x, y),
            part=assume(
                Claim("integral", App("integral", (Lam(("h",), f("phi", h) * t), low, z)), x)
            ),
        ),
    ),
    (
        "capture",
        "the substitution in what the function binds",
        substitution(
            integral(two * diff("t", t * (two * t + one), one), x, y),
            part=assume(
                Claim(
                    "integral",
                    App("integral", (Lam(("h",), diff("t", t * h, one)), low, z)),
                    x,
                )
            ),
        ),
    ),
]


def improper(limit_part: Theorem, exists_part: Theorem, name: str = "s") -> Attempt:
    return rule("integral_improper", limit_part, exists_part, args=(name,))


def at_infinity(body: Term, head: str = "limit+oo", param: str = "h") -> Theorem:
    return assume(Claim("limit", App(head, (Lam((param,), body),)), y))


to_s = exists(integral(phi_t, x, s))
upwards, downwards = assume(to_h), at_infinity(integral(phi_t, h, x), "limit-oo")
IMPROPER: list[Row] = [
    ("calculus-generic", "that exist to one s", improper(upwards, assume(to_s))),
    *[
        ("calculus-generic", f"that exist for s {what}", improper(upwards, resting(to_s, hyp)))
        for what, hyp in {
            "below x": le(s, x),
            "strictly below x": lt(s, x),
            "above another": le(low, s),
            "other than x": ne(s, x),
        }.items()
    ],
    *[
        (
            "calculus-generic",
            f"that exist for s {what}, from minus infinity",
            improper(downwards, resting(exists(integral(phi_t, s, x)), hyp)),
        )
        for what, hyp in {"above x": le(x, s), "strictly above x": lt(x, s)}.items()
    ],
    (
        "premise-match",
        "that exist elsewhere",
        improper(upwards, resting(exists(integral(phi_t, y, s)))),
    ),
    (
        "premise-match",
        "that exist backwards",
        improper(upwards, resting(exists(integral(phi_t, s, x)))),
    ),
    (
        "premise-match",
        "that exist forwards, from minus infinity",
        improper(downwards, resting(exists(integral(phi_t, x, s)))),
    ),
    (
        "premise-match",
        "of another function",
        improper(upwards, resting(exists(integral(psi_t, x, s)))),
    ),
    ("premise-match", "to one end only", improper(upwards, resting(exists(integral(phi_t, x, y))))),
    (
        "premise-match",
        "that have a value",
        improper(upwards, resting(eq(integral(phi_t, x, s), y))),
    ),
    (
        "premise-match",
        "a limit for an integral",
        improper(upwards, resting(tends("limit", phi_t, y, s))),
    ),
    (
        "premise-match",
        "of which one is the value of another",
        improper(upwards, resting(sums_to(psi_t, integral(phi_t, x, s), x, s))),
    ),
    ("premise-forall", "for all", improper(upwards, infer("gen", (resting(to_s),), ("s",)))),
    (
        "limit-place",
        "at minus infinity",
        improper(at_infinity(integral(phi_t, x, h), "limit-oo"), resting(to_s)),
    ),
    (
        "limit-place",
        "at infinity, the lower end",
        improper(at_infinity(integral(phi_t, h, x)), resting(to_s)),
    ),
    (
        "limit-place",
        "twice the integral",
        improper(at_infinity(two * integral(phi_t, x, h)), resting(to_s)),
    ),
    ("limit-place", "to 2h", improper(at_infinity(integral(phi_t, x, two * h)), resting(to_s))),
    ("limit-place", "no integral", improper(at_infinity(f("phi", h)), resting(to_s))),
    (
        "limit-place",
        "at a point",
        improper(
            assume(Claim("limit", App("limit", (Lam(("h",), integral(phi_t, x, h)), y)), z)),
            resting(to_s),
        ),
    ),
    (
        "limit-place",
        "of half lines",
        improper(at_infinity(integral(phi_t, h, head="integral+oo")), resting(to_s)),
    ),
    (
        "capture",
        "the end in the function",
        improper(at_infinity(integral(phi_t * h, x, h)), resting(to_s)),
    ),
    (
        "capture",
        "the end at both ends",
        improper(at_infinity(integral(phi_t, h, h)), resting(to_s)),
    ),
    (
        "capture",
        "the end in the function, from minus infinity",
        improper(at_infinity(integral(phi_t * h, h, x), "limit-oo"), resting(to_s)),
    ),
    (
        "premise-relation",
        "the value of the limit",
        improper(assume(eq(limit("limit+oo", integral(phi_t, x, t)), y)), resting(to_s)),
    ),
    (
        "calculus-generic",
        "s in the function",
        improper(at_infinity(integral(s, x, h)), resting(exists(integral(s, x, s)))),
    ),
    (
        "calculus-generic",
        "from s",
        improper(at_infinity(integral(phi_t, s, h)), resting(exists(integral(phi_t, s, s)))),
    ),
    ("term-name", "at no name", improper(upwards, resting(to_s), name="oo")),
]

ENDS: list[Row] = [
    *[(code, f"joined integrals: {name}", attempt) for code, name, attempt in JOINED],
    *[(code, f"substitution: {name}", attempt) for code, name, attempt in AFFINE],
    *[(code, f"improper integrals: {name}", attempt) for code, name, attempt in IMPROPER],
]
