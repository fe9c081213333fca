"""Refusals of inferences about integrals: rows of (code, name, attempt)."""

from __future__ import annotations

from symproof.kernel import (
    App,
    Claim,
    Definition,
    Lam,
    Statement,
    Term,
    Theorem,
    check_proved,
    eq,
    infer,
    le,
    lt,
    ne,
)
from symproof.kernel.term import diff

from .examples_calculus import fun, given, says
from .examples_integrals import CLOSED, INSIDE, PHI_TO_Y, by_upper
from .places import (
    PHI,
    continuous,
    integral,
    low,
    phi_s,
    phi_t,
    psi_s,
    psi_t,
    s,
    sums_to,
    tends,
)
from .shorthand import (
    Attempt,
    Row,
    assume,
    f,
    h,
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

of_phi, of_psi = assume(sums_to(phi_t, z, x, y)), assume(sums_to(psi_t, low, x, y))
value = assume(eq(integral(phi_t, x, y), z))
tending = assume(tends("limit", phi_t, y, x))
for_all = assume(Claim("integral", integral(phi_t, x, y), z, ("x",)))
far = assume(sums_to(phi_t, z, x, head="integral+oo"))
backwards = assume(sums_to(phi_t, z, y, x))
rising, strictly = assume(le(x, y)), assume(lt(x, y))
smooth, at_one_s = resting(continuous(phi_t, s)), assume(continuous(phi_t, s))
in_h = Claim("integral", App("integral", (Lam(("h",), f("psi", h)), x, y)), low)
PSI, two_params = fun(psi_t), Lam(("t", "h"), x)
with_s = Definition("k", ("t",), s)

JUDGED: list[Row] = [
    *[
        (code, f"{name} of {what}", rule(name, part, args=args))
        for name, args in [
            ("integral_value", ()),
            ("integral_flip", ()),
            ("integral_scale", (x,)),
        ]
        for code, what, part in [
            ("premise-relation", "a value", value),
            ("premise-relation", "a limit", tending),
            ("premise-relation", "a derivative", given("diff", phi_t, x, y)),
            ("premise-forall", "all", for_all),
        ]
    ],
    *[
        (code, f"integral_add: {what}", rule("integral_add", of_phi, assume(claim)))
        for code, what, claim in [
            ("premise-match", "other ends", sums_to(psi_t, z, x, low)),
            ("premise-match", "another begin", sums_to(psi_t, z, low, y)),
            ("premise-match", "backwards", sums_to(psi_t, z, y, x)),
            ("premise-match", "to infinity", sums_to(psi_t, z, x, head="integral+oo")),
            ("premise-match", "another variable", in_h),
            ("premise-relation", "a value", value.claim),
            ("premise-forall", "for all", for_all.claim),
        ]
    ],
    (
        "premise-match",
        "integral_add: two half lines",
        rule("integral_add", far, assume(sums_to(psi_t, z, x, head="integral-oo"))),
    ),
    ("calculus-constant", "a factor t", rule("integral_scale", of_phi, args=(t,))),
    ("calculus-constant", "a factor with t", rule("integral_scale", of_phi, args=(x * t,))),
    ("rule-arguments", "a factor that is a function", rule("integral_scale", of_phi, args=(PHI,))),
    ("integral-ends", "a flipped half line", rule("integral_flip", far)),
    ("premise-relation", "= and an integral", rule("trans", refl(integral(phi_t, x, y)), of_phi)),
    ("premise-relation", "symm of an integral", rule("symm", of_phi)),
    (
        "premise-relation",
        "decide an integral",
        rule("decide", args=(sums_to(zero, zero, x, y),)),
    ),
]


def exist(*parts: Theorem, name: str = "s", function: Lam = PHI, end: Term = y) -> Attempt:
    return rule("integral_exists", *parts, args=(function, x, end, name))


# what continuity at s between x and y may not rest on
NOT_BETWEEN: dict[str, Claim] = {
    "below x": le(s, x),
    "above y": le(y, s),
    "strictly inside": lt(x, s),
    "not at the end": lt(s, y),
    "not at x": ne(s, x),
    "above 0": lt(0, s),
    "below another end": le(s, low),
}
EXISTENCE: list[Row] = [
    ("calculus-generic", "continuous at one s", exist(at_one_s)),
    ("calculus-generic", "continuous at one s, with an order", exist(at_one_s, rising)),
    (
        "calculus-generic",
        "between x and y, without an order",
        exist(resting(smooth.claim, *CLOSED)),
    ),
    *[
        ("calculus-generic", f"continuous only {what}", exist(resting(smooth.claim, hyp), rising))
        for what, hyp in NOT_BETWEEN.items()
    ],
    ("rule-arguments", "another order", exist(smooth, assume(le(y, x)))),
    (
        "calculus-generic",
        "between x and y, with another order",
        exist(resting(smooth.claim, *CLOSED), assume(le(y, x))),
    ),
    ("rule-arguments", "an order of others", exist(smooth, assume(le(x, low)))),
    ("rule-arguments", "an order for all", exist(smooth, assume(le(x, y, "x")))),
    ("rule-arguments", "the ends are different", exist(smooth, assume(ne(x, y)))),
    ("rule-arguments", "continuous twice", exist(smooth, smooth)),
    ("rule-arguments", "only the order", exist(rising)),
    ("rule-arguments", "no premises", exist()),
    ("premise-match", "another function is continuous", exist(smooth, function=PSI)),
    ("premise-match", "in another variable", exist(smooth, function=Lam(("h",), f("phi", h)))),
    ("limit-place", "continuous at x", exist(resting(continuous(phi_t, x)))),
    ("limit-place", "limits that are not values", exist(resting(tends("limit", phi_t, y, s)))),
    ("limit-place", "from the right", exist(resting(tends("limit+", phi_t, phi_s, s)))),
    ("limit-place", "from the left", exist(resting(tends("limit-", phi_t, phi_s, s)))),
    ("premise-relation", "a value", exist(resting(eq(continuous(phi_t, s).lhs, phi_s)))),
    ("premise-forall", "continuous for all", exist(infer("gen", (smooth,), ("s",)))),
    ("premise-match", "a function of two", exist(smooth, function=two_params)),
    ("term-name", "no name for s", exist(smooth, name="s s")),
    ("calculus-generic", "an end is s", exist(smooth, end=s)),
    (
        "calculus-generic",
        "s in the function",
        exist(resting(continuous(t * s, s)), function=fun(t * s)),
    ),
    (
        "calculus-generic",
        "s in a definition",
        exist(
            infer(
                "rewrite",
                (infer("linear", (refl(one), unfold(with_s, x)), eq(1, 1), (one, zero)), smooth),
                smooth.claim,
                "h",
            )
        ),
    ),
]

primitive = says("diff", psi_t, s, phi_s)


def ftc(*parts: Theorem, function: Lam = PHI, name: str = "s", a: Term = x) -> Attempt:
    return rule("integral_ftc", *parts, args=(function, a, y, name))


FUNDAMENTAL: list[Row] = [
    ("rule-arguments", "F' without continuity", ftc(resting(primitive))),
    ("rule-arguments", "F' and an order", ftc(resting(primitive), rising)),
    ("rule-arguments", "no F'", ftc()),
    ("premise-match", "another F'", ftc(resting(says("diff", psi_t, s, psi_s)), smooth)),
    ("premise-match", "F' from the right", ftc(resting(says("diff+", psi_t, s, phi_s)), smooth)),
    ("premise-match", "F' at x", ftc(resting(says("diff", psi_t, x, phi_s)), smooth)),
    (
        "premise-match",
        "another function is smooth",
        ftc(resting(primitive), resting(continuous(psi_t, s))),
    ),
    ("limit-place", "smooth at x", ftc(resting(primitive), resting(continuous(phi_t, x)))),
    ("premise-relation", "smooth, then F'", ftc(smooth, resting(primitive))),
    ("premise-relation", "F' a value", ftc(resting(eq(diff("t", psi_t, s), phi_s)), smooth)),
    ("calculus-generic", "F' at one s", ftc(assume(primitive), smooth)),
    ("calculus-generic", "F smooth at one s", ftc(resting(primitive), at_one_s)),
    ("calculus-generic", "F' between, no order", ftc(resting(primitive, *CLOSED), smooth)),
    ("calculus-generic", "F' inside only", ftc(resting(primitive, lt(x, s)), smooth, rising)),
    (
        "calculus-generic",
        "smooth inside only",
        ftc(resting(primitive), resting(smooth.claim, lt(s, y)), strictly),
    ),
    ("calculus-generic", "F has s", ftc(resting(says("diff", psi_t * s, s, phi_s)), smooth)),
    ("calculus-generic", "F from s", ftc(resting(primitive), smooth, a=s)),
    (
        "calculus-generic",
        "f has s",
        ftc(
            resting(says("diff", psi_t, s, s)),
            resting(continuous(s, s)),
            function=fun(s),
        ),
    ),
    ("term-name", "F at no name", ftc(resting(primitive), smooth, name="E")),
    (
        "statement-claim",
        "the ends exchanged",
        lambda: checked(
            infer("integral_ftc", (resting(primitive), smooth), PHI, x, y, "s"),
            sums_to(phi_t, -PHI_TO_Y, x, y),
        ),
    ),
]


def checked(theorem: Theorem, claim: Claim) -> None:
    """Pass a theorem as a proof of a claim."""
    check_proved(Statement(claim, theorem.hyps), theorem)


def by_end(term: Term, part: Theorem = smooth, name: str = "s") -> Attempt:
    return rule("integral_deriv", part, args=(term, name))


UPPER: list[Row] = [
    ("rule-arguments", "the lower end", by_end(diff("h", integral(phi_t, h, x), y))),
    ("rule-arguments", "both ends", by_end(diff("h", integral(phi_t, x, h * two), y))),
    ("rule-arguments", "a constant end", by_end(diff("h", integral(phi_t, x, z), y))),
    ("rule-arguments", "no integral", by_end(diff("h", f("phi", h), y))),
    ("rule-arguments", "no derivative", by_end(integral(phi_t, x, y))),
    ("rule-arguments", "a multiple", by_end(diff("h", two * integral(phi_t, x, h), y))),
    (
        "rule-arguments",
        "to infinity",
        by_end(diff("h", integral(phi_t, h, head="integral+oo"), y)),
    ),
    ("capture", "the end in the function", by_end(diff("h", integral(phi_t * h, x, h), y))),
    ("capture", "the end in the lower end", by_end(diff("h", integral(phi_t, h, h), y))),
    ("premise-match", "another function", by_end(diff("h", integral(psi_t, x, h), y))),
    (
        "premise-match",
        "another variable of the function",
        by_end(diff("h", App("integral", (Lam(("z",), f("phi", z)), x, h)), y)),
    ),
    ("calculus-generic", "smooth at one", by_end(by_upper, at_one_s)),
    ("calculus-generic", "smooth above x", by_end(by_upper, resting(smooth.claim, le(x, s)))),
    (
        "calculus-generic",
        "s in what is integrated",
        by_end(diff("h", integral(s, x, h), y), resting(continuous(s, s))),
    ),
    ("limit-place", "smooth at y only", by_end(by_upper, resting(continuous(phi_t, y)))),
    ("limit-place", "limits only", by_end(by_upper, resting(tends("limit", phi_t, z, s)))),
    ("term-name", "at no name", by_end(by_upper, name="-s")),
]


def same(*parts: Theorem, function: Lam = PHI, name: str = "s") -> Attempt:
    return rule("integral_ext", *parts, args=(function, name))


agree = eq(phi_s, psi_s)
ORDERED: list[Row] = [
    ("calculus-generic", "equal at one s", same(assume(agree), of_psi)),
    ("calculus-generic", "equal inside, no order", same(resting(agree, *INSIDE), of_psi)),
    *[
        ("calculus-generic", f"equal only {what}", same(resting(agree, hyp), of_psi, rising))
        for what, hyp in NOT_BETWEEN.items()
        if what not in ("strictly inside", "not at the end")
    ],
    ("premise-match", "equal, exchanged", same(resting(eq(psi_s, phi_s)), of_psi)),
    ("premise-match", "equal to another", same(resting(agree), of_phi)),
    ("premise-relation", "smaller", same(resting(le(phi_s, psi_s)), of_psi)),
    ("premise-forall", "equal for all", same(assume(eq(phi_s, psi_s, "s")), of_psi)),
    ("premise-match", "equal, ends exchanged", same(resting(agree), of_psi, assume(le(y, x)))),
    ("premise-match", "equal, an order of others", same(resting(agree), of_psi, assume(lt(x, z)))),
    ("integral-ends", "equal on a half line", same(resting(eq(phi_s, phi_s)), far)),
    ("premise-relation", "equal, a value", same(resting(agree), value)),
    ("calculus-generic", "equal, s in f", same(resting(eq(s, psi_s)), of_psi, function=fun(s))),
    (
        "calculus-generic",
        "equal, s in g",
        same(resting(eq(phi_s, s)), assume(sums_to(s, z, x, y))),
    ),
    (
        "calculus-generic",
        "equal, to s",
        same(resting(agree), assume(sums_to(psi_t, z, x, s))),
    ),
    ("rule-arguments", "equal, only that", same(resting(agree))),
    ("rule-arguments", "equal, and more", same(resting(agree), of_psi, rising, rising)),
    ("rule-arguments", "equal, of two", same(resting(agree), of_psi, function=two_params)),
    ("term-name", "equal at no name", same(resting(agree), of_psi, name="pi")),
]


def less(
    part: Theorem, order: Theorem = rising, first: Theorem = of_phi, second: Theorem = of_psi
) -> Attempt:
    return rule("integral_le", first, second, part, order, args=("s",))


below = le(phi_s, psi_s)
SMALLER: list[Row] = [
    ("premise-match", "larger", less(resting(le(psi_s, phi_s)))),
    ("premise-match", "different", less(resting(ne(phi_s, psi_s)))),
    ("premise-match", "an order of the other kind", less(resting(below), assume(le(y, x)))),
    ("premise-match", "no order", less(resting(below), refl(x))),
    ("premise-match", "ends that are equal", less(resting(below), assume(eq(x, y)))),
    ("premise-match", "other ends", less(resting(below), second=assume(sums_to(psi_t, z, x, low)))),
    (
        "premise-match",
        "other begins",
        less(resting(below), second=assume(sums_to(psi_t, z, low, y))),
    ),
    ("integral-ends", "half lines", less(resting(below), first=far, second=far)),
    ("premise-relation", "values", less(resting(below), first=value)),
    ("calculus-generic", "smaller at one s", less(assume(below))),
    *[
        ("calculus-generic", f"smaller only {what}", less(resting(below, hyp)))
        for what, hyp in NOT_BETWEEN.items()
        if what not in ("strictly inside", "not at the end")
    ],
    (
        "calculus-generic",
        "smaller, s in f",
        less(resting(le(s, psi_s)), first=assume(sums_to(s, z, x, y))),
    ),
    (
        "calculus-generic",
        "smaller, s in g",
        less(resting(le(phi_s, s)), second=assume(sums_to(s, z, x, y))),
    ),
    ("premise-relation", "smaller, a limit", less(tending)),
    ("premise-forall", "smaller for all", less(assume(le(phi_s, psi_s, "s")))),
    (
        "term-name",
        "smaller at no name",
        rule("integral_le", of_phi, of_psi, resting(below), rising, args=("",)),
    ),
]

INTEGRAL_ROWS: list[Row] = [
    (code, f"integrals: {name}", attempt)
    for code, name, attempt in [*JUDGED, *EXISTENCE, *FUNDAMENTAL, *UPPER, *ORDERED, *SMALLER]
]
