"""Refusals of what is lifted from entries, and of other sizes: rows of (code, name, attempt)."""

from __future__ import annotations

from symproof.kernel import (
    App,
    Claim,
    Lam,
    Statement,
    Term,
    Theorem,
    check_proved,
    eq,
    infer,
    le,
)
from symproof.kernel.shapes import size
from symproof.kernel.term import Const, Mat, diff

from .places import (
    I1,
    PHI,
    TANH,
    A,
    B,
    C,
    P,
    Q,
    beside,
    each,
    entrywise,
    eye_n,
    m,
    matrix,
    n,
    phi_s,
    s,
    turned,
    zeros_nm,
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
    x,
    zero,
)

zeros_n = Const("zeros", (n, n))
same = infer("ring", (), s + s, two * s)


def lift(
    lhs: Term,
    rhs: Term,
    premise: Theorem = same,
    names: tuple[str, ...] = ("s",),
    matrices: tuple[Term, ...] = (A,),
) -> Attempt:
    return rule("lift", premise, args=(lhs, rhs, names, matrices))


commuted = infer("ring", (), s * h, h * s)
UNKNOWN: dict[str, Term] = {
    "a product": P * Q,
    "an identity": eye_n,
    "a transpose": turned(P),
    "blocks": Mat("V", (n, n)) + Q,
    "a matrix that is not named": P + Q,
    "a product with zeros": P * zeros_n,
    "brackets of a product": App("()", (P * Q,)),
    "an entrywise product with an identity": entrywise(P, eye_n),
    "a map of an identity": each(PHI, eye_n),
    "a map of a product": each(PHI, P * Q),
    "a multiple of a product": x * (P * Q),
    "a quotient of a product": (P * Q) / two,
    "a negative identity": -eye_n,
}
LIFTED: list[Row] = [
    *[
        ("matrix-entry", f"an entry of {name}", lift(term, term, refl(s), ("s",), (P,)))
        for name, term in UNKNOWN.items()
    ],
    ("matrix-entry", "an entry of the right side", lift(P, eye_n, refl(s), ("s",), (P,))),
    (
        "matrix-entry",
        "blocks of entries",
        lift(
            beside(Mat("X", (n, I1)), Mat("Y", (n, I1))),
            beside(Mat("X", (n, I1)), Mat("Y", (n, I1))),
            refl(s),
            ("s",),
            (Mat("V", (n, size(2))),),
        ),
    ),
    ("premise-match", "AB = BA by entries", lift(entrywise(A, B), B, commuted, ("s", "h"), (A, B))),
    ("premise-match", "A + A = A", lift(A + A, A)),
    ("premise-match", "other entries", lift(A + A, two * A, infer("ring", (), s + s, s * two))),
    ("premise-match", "one entry", lift(A + A, two * A, names=("h",))),
    ("premise-match", "the sides exchanged", lift(two * A, A + A)),
    (
        "premise-match",
        "the matrices exchanged",
        lift(A - B, A - B, infer("ring", (), h - s, h - s), ("s", "h"), (A, B)),
    ),
    (
        "premise-match",
        "entries of another function",
        lift(each(TANH, A), each(TANH, A), refl(phi_s)),
    ),
    ("premise-relation", "an inequality", lift(A + A, A, resting(le(s + s, s)))),
    ("premise-forall", "for all", lift(A + A, A + A, assume(eq(s + s, s + s, "s")))),
    ("premise-match", "matrices for the premise", lift(A, A, matrix(A, A))),
    (
        "calculus-generic",
        "one entry for all",
        lift(A, zeros_nm, assume(eq(s, 0))),
    ),
    (
        "calculus-generic",
        "an entry that a hypothesis mentions",
        lift(A, each(TANH, A), resting(eq(s, f("tanh", s)), le(0, s))),
    ),
    (
        "calculus-generic",
        "an entry that stands in a side",
        lift(s * A, entrywise(A, A), refl(s * s)),
    ),
    (
        "calculus-generic",
        "an entry that stands in the right side",
        lift(entrywise(A, A), s * A, refl(s * s)),
    ),
    (
        "calculus-generic",
        "the entry of a second matrix, that stands in a side",
        lift(s * A, entrywise(B, A), refl(s * h), ("h", "s"), (A, B)),
    ),
    (
        "calculus-generic",
        "an entry in a function",
        lift(each(Lam(("t",), t * s), A), entrywise(A, A), refl(s * s)),
    ),
    (
        "calculus-generic",
        "an entry named as a matrix",
        lift(Mat("s", (n, m)), Mat("s", (n, m)), refl(s), matrices=(Mat("s", (n, m)),)),
    ),
    ("term-name", "an entry without a name", lift(A, A, refl(s), ("",))),
    ("term-name", "an entry that is a primitive", lift(A, A, refl(s), ("pi",))),
    ("rule-arguments", "two names for one matrix", lift(A, A, refl(s), ("s", "h"))),
    ("rule-arguments", "no name for a matrix", lift(A, A, refl(s), ())),
    (
        "rule-arguments",
        "one name for two matrices",
        lift(A - B, zeros_nm, infer("ring", (), s - s, zero), ("s", "s"), (A, B)),
    ),
    ("rule-arguments", "a number among the matrices", lift(A, A, refl(s), ("s",), (x,))),
    ("rule-arguments", "an equation of numbers", lift(x, x, refl(x), (), ())),
    ("shape-mismatch", "lifted to two shapes", lift(A, C, refl(s), ("s", "h"), (A, C))),
    ("shape-mismatch", "a matrix of another shape", lift(A, A, refl(s), ("s", "h"), (A, C))),
    (
        "shape-mismatch",
        "the transpose of a matrix",
        lift(A, A, refl(s), ("s",), (turned(A),)),
    ),
    (
        "capture",
        "an entry where a function binds its name",
        lift(
            each(Lam(("t",), diff("s", f("tanh", f("+", t, s)), one)), A),
            A,
            refl(s),
        ),
    ),
]

sized = matrix(P * Q - P * Q, zeros_n)


def resized(name: object, new: object, part: Theorem = sized) -> Attempt:
    return rule("resize", part, args=(name, new))


def said(theorem: Theorem, other: Theorem, *hyps: Claim) -> Attempt:
    """Return the attempt to pass a theorem as what another says, under hypotheses."""
    return lambda: check_proved(Statement(other.claim, frozenset(hyps)), theorem)


RESIZED: list[Row] = [
    ("rule-arguments", "a size that is 0", resized("n", ((), 0))),
    ("rule-arguments", "a size that is negative", resized("n", ((), -1))),
    ("rule-arguments", "a size that is true", resized("n", ((), True))),
    ("rule-arguments", "a size that is a number", resized("n", 2)),
    ("rule-arguments", "a size that is a name", resized("n", "m")),
    ("rule-arguments", "a size that is a term", resized("n", x)),
    ("rule-arguments", "a size that is a list", resized("n", [(), 1])),
    ("rule-arguments", "a large size", resized("n", ((), 10**9 + 1))),
    ("rule-arguments", "a name that is a size", resized(n, m)),
    ("shape-size", "a name of two words", resized("a b", m)),
    ("shape-size", "no name", resized("", m)),
    ("shape-size", "a digit as a name", resized("2", m)),
    ("term-name", "a size named oo", resized("n", size(1, oo=2))),
    ("term-name", "a size named pi", resized("n", size(0, pi=1))),
    (
        "shape-size",
        "a product that is too large",
        resized("n", ((), 10**9), refl(Mat("A", (size(0, n=2), m)))),
    ),
    ("statement-claim", "2n for n", said(infer("resize", (sized,), "n", size(0, n=2)), sized)),
    (
        "statement-hypothesis",
        "a hypothesis that is not stated with its new sizes",
        said(
            infer("resize", (assume(eq(P, Q)),), "n", m),
            assume(eq(Mat("P", (m, m)), Mat("Q", (m, m)))),
        ),
    ),
]

ENTRIES: list[Row] = [*LIFTED, *RESIZED]
