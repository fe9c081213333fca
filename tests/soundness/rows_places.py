"""Refusals of statements about limits, integrals and matrices: what is not shown to be defined."""

from __future__ import annotations

from symproof.kernel import (
    App,
    Claim,
    Definition,
    Lam,
    Term,
    Theorem,
    Var,
    eq,
    infer,
    le,
    lt,
    ne,
    obligations,
)
from symproof.kernel.term import INTEGRALS, LIMITS, Mat

from .examples_integrals import ENDS
from .examples_limits import PLACES
from .places import (
    A,
    B,
    above,
    bounded,
    each,
    exists,
    integral,
    limit,
    low,
    n,
    phi_t,
    sums_to,
    tends,
    w,
)
from .rows_near import smooth
from .rows_statement import proved
from .shorthand import (
    Attempt,
    Row,
    assume,
    f,
    one,
    oracle,
    recip,
    refl,
    resting,
    t,
    two,
    unfold,
    x,
    y,
    z,
    zero,
)

t1, s, s1 = Var("t_1"), Var("s"), Var("s_1")
false = lt(0, 0)
log_t = f("log", t)
inside = lt(0, t1)


def near(head: str, *point: Term, body: Term = log_t) -> Claim:
    """Return a claim in which nothing needs a proof but what a function of t is near a place."""
    if head in INTEGRALS:
        return sums_to(body, 0, *point, head=head)
    return bounded(limit(head, body, *point))


def judged(claim: Claim, *parts: Theorem, hyps: tuple[Claim, ...] = ()) -> Attempt:
    return proved(claim, assume(claim), (claim, false, *hyps), parts=parts)


# place: what does not hold of all t_1 near it, or between its ends
NOT_NEAR: list[tuple[str, tuple[Term, ...], tuple[Claim, ...]]] = [
    (
        "limit",
        (x,),
        (
            *(lt(x, t1), lt(t1, x), le(x, t1), ne(x, t1), ne(t1, y), eq(t1, x), lt(low, t1)),
            *(lt(t1, w), inside, ne(t1, x, "x"), ne(t1, x + t1)),
        ),
    ),
    (
        "limit+",
        (x,),
        (lt(t1, x), ne(t1, x), le(x, t1), lt(y, t1), lt(t1, w), eq(t1, x), inside, lt(x, t1, "x")),
    ),
    ("limit-", (x,), (lt(x, t1), ne(t1, x), le(t1, x), lt(t1, y), lt(low, t1), inside)),
    (
        "limit+oo",
        (),
        (lt(t1, low), le(low, t1), ne(t1, low), lt(t1, t1), lt(low, t1, "low"), lt(low, 2 * t1)),
    ),
    (
        "limit-oo",
        (),
        (
            *(lt(low, t1), le(t1, low), ne(t1, low), lt(t1, t1), lt(t1, low, "low"), inside),
            *(lt(t1**2, low), lt(two * t1, low)),
        ),
    ),
    ("integral", (x, y), (le(x, t1), le(t1, y), lt(x, t1), lt(t1, y), le(y, t1), inside)),
    ("integral+oo", (x,), (lt(x, t1), le(t1, x), le(low, t1), inside, ne(t1, x))),
    ("integral-oo", (x,), (lt(t1, x), le(x, t1), le(t1, low), inside)),
    ("integral-oo+oo", (), (le(x, t1), le(t1, x), lt(low, t1), lt(t1, w), inside)),
]
# with a premise x <= y
NOT_BETWEEN = (lt(x, t1), lt(t1, y), le(t1, x), le(y, t1), ne(t1, x), inside, le(x, t1, "x"))
# what is said to be below both ends, and more about them
PAIR = lt(w, x), lt(w, y)
MORE = le(w, x), le(w, y), lt(x, w), lt(y, w), ne(w, x), ne(w, y), lt(0, x), lt(0, w)
HALF_BOUNDED: list[tuple[str, Claim, tuple[Theorem, ...]]] = [
    ("that one is above", lt(w, t1), (assume(lt(w, x)),)),
    ("that the other is above", lt(w, t1), (assume(lt(w, y)),)),
    ("that one is above and the other below", lt(w, t1), (assume(lt(w, x)), assume(lt(y, w)))),
    ("that both are below", lt(w, t1), (assume(lt(x, w)), assume(lt(y, w)))),
    ("that both are at least as large", lt(w, t1), (assume(le(w, x)), assume(le(w, y)))),
    ("that both are different", ne(w, t1), (assume(ne(w, x)), assume(ne(w, y)))),
    ("that both are above something else", lt(w, t1), (assume(lt(0, x)), assume(lt(0, w)))),
    ("that both are above, of its square", lt(w, t1**2), (assume(lt(w, x)), assume(lt(w, y)))),
    ("that one is below", lt(t1, w), (assume(lt(x, w)),)),
    ("that the other is below", lt(t1, w), (assume(lt(y, w)),)),
    ("that both are below, of its square", lt(t1**2, w), (assume(lt(x, w)), assume(lt(y, w)))),
    ("that it is above itself", lt(t1, t1), (assume(lt(w, x)), assume(lt(w, y)))),
]
INHERITED = {
    "twice what is near a point": limit(
        "limit", App("limit", (Lam(("s",), f("log", s)), two * t)), x
    ),
    "to the right of what is near a point": limit(
        "limit", App("limit+", (Lam(("s",), f("log", s)), t)), x
    ),
    "between a point and what is near one": limit(
        "limit", App("integral", (Lam(("s",), f("log", s)), zero, t)), x
    ),
    "to infinity from what is near a point": limit(
        "limit", App("integral+oo", (Lam(("s",), f("log", s)), t)), x
    ),
    "near what is integrated": integral(App("limit", (Lam(("s",), f("log", s)), t)), x, y),
}
half_line = limit("limit+oo", App("integral", (Lam(("s",), f("log", s)), zero, t)))
in_both = bounded(limit("limit+oo", App("limit+oo", (Lam(("s",), f("log", s * t)),))))
guarded = f("cases", f("<", zero, t), App("limit+oo", (Lam(("s",), f("log", s * t)),)), zero)


def inner_claims(term: Term) -> list[Claim]:
    """Return that the limits and integrals in a function of t exist at t_1."""
    return [o.claim for o in obligations([bounded_or_judged(term)], []) if o.term.head in HEADS]


def bounded_or_judged(term: Term) -> Claim:
    return bounded(term) if term.head in LIMITS else Claim("integral", term, zero)


HEADS = LIMITS | INTEGRALS
LOG = Lam(("t",), log_t)
blocks = above(recip(x), one)
defined_order = infer(
    "linear", (resting(le(x, y)), unfold(Definition("k", ("t",), t), x)), le(x, y), (one, zero)
)

UNDEFINED: list[tuple[str, Attempt]] = [
    *[
        (f"a {head} without that it exists", proved(claim, assume(claim), [claim]))
        for head, point in PLACES
        for claim in [eq(limit(head, phi_t, *point), y)]
    ],
    *[
        (f"an {head} without that it exists", proved(claim, assume(claim), [claim]))
        for head, ends in ENDS.items()
        for claim in [eq(integral(phi_t, *ends, head=head), z)]
    ],
    *[
        (
            f"a limit of which is known only {what}",
            proved(claim, assume(claim), [claim, other], parts=[assume(other)]),
        )
        for claim in [eq(limit("limit", phi_t, x), y)]
        for what, other in {
            "a side": exists(limit("limit+", phi_t, x)),
            "that it is bounded": bounded(limit("limit", phi_t, x)),
            "that of another function": exists(limit("limit", f("psi", t), x)),
            "that at another point": exists(limit("limit", phi_t, z)),
            "its value elsewhere": tends("limit", phi_t, y, x),
        }.items()
    ],
    *[
        (
            f"an integral of which is known only {what}",
            proved(claim, assume(claim), [claim, other], parts=[assume(other)]),
        )
        for claim in [eq(integral(phi_t, x, y), z)]
        for what, other in {
            "that to another end": exists(integral(phi_t, x, z)),
            "that backwards": exists(integral(phi_t, y, x)),
            "its value": sums_to(phi_t, z, x, y),
            "that to infinity": exists(integral(phi_t, x, head="integral+oo")),
        }.items()
    ],
    ("the value of a limit that is judged", judged(tends("limit", t, recip(y), x))),
    ("the point of a limit that is judged", judged(tends("limit", t, y, recip(y)))),
    ("the point of what is bounded", judged(bounded(limit("limit+", t, recip(y))))),
    ("the end of an integral that is judged", judged(sums_to(t, y, 0, recip(y)))),
    ("the lower end of an integral", judged(sums_to(t, y, recip(y), 0))),
    ("the value of an integral", judged(sums_to(t, recip(y), 0, 1))),
    # near a place
    *[
        (f"log near a {head}", judged(near(head, *point)))
        for head, point in [*PLACES, *ENDS.items()]
    ],
    *[
        (
            f"log near a {head}, where {hyp.rel} of {hyp.lhs!r} and {hyp.rhs!r} {hyp.forall}",
            judged(near(head, *point), resting(inside, hyp)),
        )
        for head, point, hyps in NOT_NEAR
        for hyp in hyps
    ],
    *[
        (
            f"log between x and y, where {hyp.rel} of {hyp.lhs!r} and {hyp.rhs!r} {hyp.forall}",
            judged(
                near("integral", x, y), resting(inside, hyp), assume(le(x, y)), hyps=(le(x, y),)
            ),
        )
        for hyp in NOT_BETWEEN
    ],
    (
        "log between the ends, which are not in the order",
        judged(
            near("integral", x, y), resting(inside, le(x, t1)), assume(le(y, x)), hyps=(le(y, x),)
        ),
    ),
    (
        "log between the ends, whose order is strict",
        judged(
            near("integral", x, y), resting(inside, le(x, t1)), assume(lt(x, y)), hyps=(lt(x, y),)
        ),
    ),
    (
        "log between the ends, whose order is not stated",
        judged(near("integral", x, y), resting(inside, le(x, t1)), assume(le(x, y))),
    ),
    (
        "log between the ends, whose order is for all",
        judged(near("integral", x, y), resting(inside, le(x, t1)), resting(le(x, y, "z"))),
    ),
    (
        "log between the ends, whose order rests on what is between",
        judged(near("integral", x, y), resting(inside, le(x, t1)), resting(le(x, y), inside)),
    ),
    (
        "log between the ends, by an unstated definition",
        judged(near("integral", x, y), resting(inside, le(x, t1)), defined_order),
    ),
    *[
        (
            f"log between the ends, of which is known only {what}",
            judged(near("integral", x, y), resting(inside, bound), *parts, hyps=(*PAIR, *MORE)),
        )
        for what, bound, parts in HALF_BOUNDED
    ],
    (
        "log between the ends, above what is not stated to be below them",
        judged(
            near("integral", x, y), resting(inside, lt(w, t1)), *map(assume, PAIR), hyps=PAIR[:1]
        ),
    ),
    (
        "log between the ends, above what is below them where it is defined",
        judged(
            near("integral", x, y),
            resting(inside, lt(w, t1)),
            resting(lt(w, x), inside),
            resting(lt(w, y), inside),
        ),
    ),
    (
        "log to infinity from what is above something",
        judged(near("integral+oo", x), resting(inside, lt(w, t1)), assume(lt(w, x)), hyps=PAIR),
    ),
    (
        "log near what is above something",
        judged(near("limit", x), resting(inside, lt(w, t1)), assume(lt(w, x)), hyps=PAIR),
    ),
    (
        "log near x, positive there, but not continuous",
        judged(near("limit", x), assume(inside), assume(lt(0, x)), hyps=(lt(0, x),)),
    ),
    (
        "log near x, continuous, but not positive there",
        judged(near("limit+", x), assume(inside), smooth("t_1", x)),
    ),
    (
        "log near x, positive and continuous elsewhere",
        judged(
            near("limit-", x), assume(inside), assume(lt(0, y)), smooth("t_1", y), hyps=(lt(0, y),)
        ),
    ),
    (
        "log far away, positive and continuous at a point",
        judged(
            near("limit-oo"), assume(inside), assume(lt(0, x)), smooth("t_1", x), hyps=(lt(0, x),)
        ),
    ),
    (
        "log between the ends, positive and continuous at an end",
        judged(
            near("integral", x, y),
            assume(inside),
            assume(lt(0, x)),
            smooth("t_1", x),
            hyps=(lt(0, x),),
        ),
    ),
    *[
        (
            f"log of what is {what}, under {hyp.rel} of {hyp.lhs!r} and {hyp.rhs!r}",
            judged(
                bounded_or_judged(term),
                *[resting(lt(0, s1), hyp), assume(le(x, y)), smooth("s_1", x), smooth("s_1", t1)],
                *[resting(claim) for claim in inner_claims(term)],
                *[assume(lt(0, x)), assume(lt(0, y))],
                hyps=(lt(0, x), lt(0, y), le(x, y)),
            ),
        )
        for what, term in INHERITED.items()
        for hyp in (
            lt(0, s1),
            ne(s1, x),
            le(x, s1),
            le(zero, s1),
            le(t1, s1),
            lt(t1, s1),
            ne(s1, t1),
        )
    ],
    (
        "log of a product of two that are far away",
        judged(
            in_both,
            resting(lt(0, s1 * t1), lt(t1, s1)),
            *[resting(claim) for claim in inner_claims(in_both.lhs)],
        ),
    ),
    (
        "what is far away under a guard for something that is far away",
        judged(
            near("limit-oo", body=guarded),
            resting(lt(0, s1 * t1), lt(0, t1), lt(0, s1)),
            *[resting(claim) for claim in inner_claims(limit("limit-oo", guarded))],
        ),
    ),
    # what is applied to entries
    *[
        (
            f"a map of log, where {hyp.rel} of {hyp.lhs!r}",
            proved(
                eq(each(LOG, A), each(LOG, A)),
                refl(each(LOG, A)),
                [false, lt(0, x)],
                parts=[resting(inside, hyp), smooth("t_1", x), assume(lt(0, x))],
            ),
        )
        for hyp in (inside, ne(t1, 0), lt(low, t1), le(x, t1))
    ],
    ("a map of log", proved(eq(each(LOG, A), each(LOG, A)), refl(each(LOG, A)))),
    ("a matrix divided by x", proved(eq(A / x, A / x), refl(A / x))),
    ("a matrix times 1/x", proved(eq(recip(x) * A, recip(x) * A), refl(recip(x) * A))),
    ("1/x among blocks", proved(eq(blocks, blocks), refl(blocks))),
    ("a hypothesis with a map of log", proved(eq(A, A), refl(A), [eq(each(LOG, A), B)])),
]

PLACE_ROWS: list[Row] = [
    *[("statement-undefined", name, attempt) for name, attempt in UNDEFINED],
    (
        "statement-variable",
        "a variable that a limit binds, in a definition",
        proved(
            bounded(limit("limit", f("k", t), x)),
            assume(bounded(limit("limit", f("k", t), x))),
            [bounded(limit("limit", f("k", t), x))],
            [Definition("k", ("h",), t)],
        ),
    ),
    (
        "statement-oracle",
        "log near a limit, by an oracle",
        judged(near("limit+oo"), oracle("lie", inside)),
    ),
    (
        "statement-claim",
        "a limit from the right",
        proved(tends("limit", phi_t, y, x), assume(tends("limit+", phi_t, y, x))),
    ),
    (
        "statement-claim",
        "a limit for its value",
        proved(eq(limit("limit", phi_t, x), y), assume(tends("limit", phi_t, y, x))),
    ),
    (
        "statement-claim",
        "matrices of other sizes",
        proved(eq(Mat("A", (n, n)), Mat("A", (n, n))), refl(A)),
    ),
]
