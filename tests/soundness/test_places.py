"""What must be defined near a limit, between the ends of an integral, and in a map."""

from __future__ import annotations

from itertools import permutations

import pytest

from symproof.kernel import (
    App,
    Claim,
    Definition,
    Lam,
    Obligation,
    Statement,
    Term,
    Theorem,
    Var,
    check_proved,
    eq,
    infer,
    le,
    lt,
    ne,
    obligations,
)
from symproof.kernel.statement import ANYWHERE, Near, Place
from symproof.kernel.term import INTEGRALS, LIMITS, diff

from .examples_integrals import ENDS
from .examples_limits import PLACES
from .places import (
    A,
    bounded,
    each,
    exists,
    integral,
    limit,
    low,
    phi_t,
    sums_to,
    tends,
    w,
)
from .rows_near import smooth
from .rows_places import (
    HEADS,
    INHERITED,
    LOG,
    bounded_or_judged,
    inner_claims,
    inside,
    near,
    s1,
    t1,
)
from .shorthand import assume, f, one, recip, resting, t, two, x, y, z, zero

false = lt(0, 0)


def accepted(claim: Claim, *parts: Theorem, hyps: tuple[Claim, ...] = ()) -> None:
    """Pass a claim as a hypothesis of itself, with proofs that its terms are defined."""
    check_proved(Statement(claim, frozenset({claim, false, *hyps})), assume(claim), parts)


# place: what holds of all t_1 near it, or between its ends
NEAR: list[tuple[str, tuple[Term, ...], tuple[Claim, ...]]] = [
    ("limit", (x,), (ne(t1, x),)),
    ("limit+", (x,), (lt(x, t1),)),
    ("limit-", (x,), (lt(t1, x),)),
    ("limit+oo", (), (lt(low, t1), lt(f("exp", w) + x, t1))),
    ("limit-oo", (), (lt(t1, low), lt(t1, zero))),
    ("integral+oo", (x,), (le(x, t1),)),
    ("integral-oo", (x,), (le(t1, x),)),
]


@pytest.mark.parametrize(("head", "point", "hyps"), NEAR)
def test_what_holds_near_a_place_may_be_rested_on(
    head: str, point: tuple[Term, ...], hyps: tuple[Claim, ...]
):
    for hyp in hyps:
        accepted(near(head, *point), resting(inside, hyp))
    accepted(near(head, *point), resting(inside, *hyps))


@pytest.mark.parametrize(("head", "point"), [*PLACES, *ENDS.items()])
def test_what_holds_everywhere_holds_near_a_place(head: str, point: tuple[Term, ...]):
    accepted(near(head, *point), resting(inside))


@pytest.mark.parametrize("ends", [(x, y), (y, x)])
def test_between_ends_whose_order_is_known_both_bounds_hold(ends: tuple[Term, Term]):
    bounds = le(ends[0], t1), le(t1, ends[1])
    order = le(*ends)
    for hyps in (bounds, bounds[:1], bounds[1:]):
        accepted(near("integral", x, y), resting(inside, *hyps), assume(order), hyps=(order,))
    accepted(near("integral", x, y), resting(inside, *bounds), resting(order))


BOUNDS: list[tuple[Claim, Claim, Claim]] = [
    (lt(w, t1), lt(w, x), lt(w, y)),
    (le(w, t1), le(w, x), le(w, y)),
    (lt(t1, w), lt(x, w), lt(y, w)),
    (le(t1, w), le(x, w), le(y, w)),
    (lt(0, t1), lt(0, x), lt(0, y)),
    (lt(t1, low * low), lt(x, low * low), lt(y, low * low)),
]


@pytest.mark.parametrize(("bound", "first", "second"), BOUNDS)
def test_what_bounds_both_ends_bounds_what_is_between(bound: Claim, first: Claim, second: Claim):
    parts = assume(first), assume(second)
    accepted(near("integral", x, y), resting(inside, bound), *parts, hyps=(first, second))


@pytest.mark.parametrize("head", ["limit", "limit+", "limit-"])
def test_what_is_positive_at_a_point_and_continuous_is_positive_near_it(head: str):
    positive = lt(0, x)
    accepted(near(head, x), assume(inside), assume(positive), smooth("t_1", x), hyps=(positive,))


def test_of_two_proofs_one_may_rest_on_what_is_not_stated():
    positive, also = lt(0, x), lt(x, y)
    for proofs in permutations([resting(positive, also), assume(positive)]):
        accepted(near("limit", x), assume(inside), *proofs, smooth("t_1", x), hyps=(positive,))


def test_what_is_near_what_is_near_a_place_is_near_that():
    log_s = Lam(("s",), f("log", Var("s")))
    for inner in (App("limit", (log_s, t)), diff("s", f("log", Var("s")), t)):
        for head, point, hyp in [
            ("limit", (x,), ne(s1, x)),
            ("limit+", (x,), lt(x, s1)),
            ("limit-oo", (), lt(s1, low)),
        ]:
            claim = bounded(limit(head, inner, *point))
            parts = [resting(part) for part in inner_parts(claim)]
            accepted(claim, resting(lt(0, s1), hyp), *parts)


def inner_parts(claim: Claim) -> list[Claim]:
    return [o.claim for o in obligations([claim], []) if o.term.head in HEADS | {"diff"}]


@pytest.mark.parametrize("name", INHERITED)
def test_what_may_be_anywhere_needs_a_proof_without_hypotheses(name: str):
    term = INHERITED[name]
    parts = [resting(claim) for claim in inner_claims(term)]
    accepted(bounded_or_judged(term), resting(lt(0, s1)), *parts)


def test_a_map_is_of_any_number():
    (found,) = obligations([eq(each(LOG, A), A)], [])
    assert found == Obligation(f("log", t1), frozenset(), inside, (("t_1", ANYWHERE),))
    statement = Statement(eq(each(LOG, A), A), frozenset({false, eq(each(LOG, A), A)}))
    check_proved(statement, assume(eq(each(LOG, A), A)), [resting(inside)])


# obligations


def needs(claim: Claim) -> list[tuple[Claim, Near]]:
    return [(o.claim, o.near) for o in obligations([claim], [])]


@pytest.mark.parametrize(("head", "point"), PLACES)
def test_a_limit_must_exist_and_its_function_be_defined_near_its_place(
    head: str, point: tuple[Term, ...]
):
    term = limit(head, recip(t), *point)
    place: Place = (head, point)
    assert needs(eq(term, y)) == [(exists(term), ()), (ne(t1, 0), (("t_1", place),))]
    assert needs(tends(head, recip(t), y, *point)) == [(ne(t1, 0), (("t_1", place),))]
    assert needs(bounded(term)) == [(ne(t1, 0), (("t_1", place),))]
    assert head in LIMITS


@pytest.mark.parametrize(("head", "ends"), ENDS.items())
def test_an_integral_must_exist_and_its_function_be_defined_between_its_ends(
    head: str, ends: tuple[Term, ...]
):
    term = integral(recip(t), *ends, head=head)
    place: Place = (head, ends)
    assert needs(eq(term, y)) == [(exists(term), ()), (ne(t1, 0), (("t_1", place),))]
    assert needs(sums_to(recip(t), y, *ends, head=head)) == [(ne(t1, 0), (("t_1", place),))]
    assert head in INTEGRALS


def test_a_judgement_that_a_limit_is_itself_needs_it_too():
    term = limit("limit+", phi_t, x)
    assert needs(exists(term)) == [(exists(term), ())]


def test_points_ends_and_blocks_must_be_defined():
    assert needs(tends("limit", t, y, recip(x))) == [(ne(x, 0), ())]
    assert needs(bounded(limit("limit", t, recip(x)))) == [(ne(x, 0), ())]
    assert needs(sums_to(t, recip(y), recip(x), recip(z))) == [
        (ne(x, 0), ()),
        (ne(z, 0), ()),
        (ne(y, 0), ()),
    ]
    term = App("hcat", (recip(x) * A, App("transpose", (App("transpose", (A / y,)),))))
    assert needs(eq(term, term)) == [(ne(x, 0), ()), (ne(y, 0), ())]


def test_ends_that_depend_on_what_is_near_a_place_leave_nothing_known():
    log_s = Lam(("s",), f("log", Var("s")))
    for inner in (
        App("integral", (log_s, zero, t)),
        App("integral", (log_s, t, zero)),
        App("integral-oo", (log_s, t)),
        App("limit+", (log_s, t)),
        App("limit", (log_s, t + 1)),
    ):
        found = needs(bounded(limit("limit", inner, x)))
        assert found[-1] == (lt(0, s1), (("t_1", ("limit", (x,))), ("s_1", ANYWHERE)))
    at_y = App("integral", (log_s, y, two))
    found = needs(bounded(limit("limit", at_y * t, x)))
    assert found[-1] == (lt(0, s1), (("t_1", ("limit", (x,))), ("s_1", ("integral", (y, two)))))


def test_what_is_near_what_is_integrated_or_mapped_may_be_anywhere():
    log_s = App("limit", (Lam(("s",), f("log", Var("s"))), t))
    for claim, place in [
        (sums_to(log_s, y, x, z), ("integral", (x, z))),
        (sums_to(log_s, y, x, head="integral+oo"), ("integral+oo", (x,))),
        (eq(each(Lam(("t",), log_s), A), A), ANYWHERE),
    ]:
        assert needs(claim)[-1] == (lt(0, s1), (("t_1", place), ("s_1", ANYWHERE)))


def test_what_a_theorem_says_of_a_place_is_exactly_its_own():
    with pytest.raises(Exception, match="statement-undefined"):
        accepted(near("limit+", x), resting(inside, lt(one * x, t1)))
    with pytest.raises(Exception, match="statement-undefined"):
        accepted(near("limit", x), resting(inside, ne(t1 - x, 0)))


def test_axioms_of_integrals_and_limits_are_stated_with_their_obligations():
    theorem = infer("axiom", (), "erf_limit", ())
    check_proved(Statement(theorem.claim), theorem)


# names


@pytest.mark.parametrize("param", ["A", "n", "m"])
def test_the_argument_of_a_definition_may_be_named_like_a_matrix_or_a_size(param: str):
    definition = Definition("k", (param,), Var(param) + x)
    claim = eq(f("k", y) * A, f("k", y) * A)
    check_proved(Statement(claim, defs=frozenset({definition})), infer("refl", (), claim.lhs))
