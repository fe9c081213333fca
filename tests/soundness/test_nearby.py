"""What shows that a statement is defined near a point, and what does not."""

from __future__ import annotations

from itertools import permutations

import pytest

from symproof.kernel import (
    Claim,
    Definition,
    KernelError,
    Lam,
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
from symproof.kernel.term import diff, substitute

from .examples_calculus import exists, says, var_at
from .rows_near import (
    log_claim,
    log_exists,
    log_near,
    log_t,
    positive,
    s1,
    smooth,
    t1,
    there,
    x_is_positive,
)
from .shorthand import assume, axiom, comparable, f, h, one, refl, t, two, x, y, z, zero

s = Var("s")

# what is accepted

SLOPES = (log_exists, log_near, x_is_positive, smooth("t_1", x))


def test_a_condition_that_holds_at_the_point_and_is_continuous_holds_near_it():
    check_proved(Statement(log_claim, frozenset({positive})), refl(log_t), SLOPES)


@pytest.mark.parametrize("missing", range(4))
def test_each_part_of_that_is_needed(missing: int):
    parts = [part for i, part in enumerate(SLOPES) if i != missing]
    with pytest.raises(Exception, match="statement-undefined"):
        check_proved(Statement(log_claim, frozenset({positive})), refl(log_t), parts)


def test_a_condition_may_hold_by_a_guard():
    term = f("cases", f("<", zero, x), log_t, zero)
    check_proved(Statement(eq(term, term)), refl(term), SLOPES)


def test_a_condition_may_hold_by_a_definition():
    definition = Definition("k", ("h",), h)
    hyps = frozenset({lt(0, f("k", x))})
    shown = infer(
        "linear",
        (assume(lt(0, f("k", x))), infer("unfold", (), definition, (x,))),
        lt(0, x),
        (one, one),
    )
    exists_there = infer("cut", (shown, log_exists))
    parts = (exists_there, log_near, shown, smooth("t_1", x))
    statement = Statement(log_claim, hyps, frozenset({definition}))
    check_proved(statement, refl(log_t), parts)


def test_there_may_be_two_conditions_and_two_variables():
    slope = diff("t", diff("s", f("log", s * t), t), x)
    inner = diff("s", f("log", s * t1), t1)
    claim = eq(slope, slope)
    hyps = frozenset({positive, there(slope)})
    by_chain = inner_exists()
    product = infer("product", (assume(lt(0, s1)), assume(lt(0, t1))))
    parts = (
        assume(there(slope)),
        by_chain,
        product,
        x_is_positive,
        smooth("t_1", x),
        smooth("s_1", x),
    )
    assert by_chain.claim == there(inner)
    check_proved(Statement(claim, hyps), refl(slope), parts)


def inner_exists() -> Theorem:
    """Return that log(s*t_1) has a derivative at s = t_1, where 0 < t_1."""
    square = infer("product", (assume(lt(0, t1)), assume(lt(0, t1))))
    outer = infer("cut", (square, axiom("log_deriv", t1 * t1)))
    constant = infer("deriv_const", (), lam_s(t1), t1)
    inner = infer("deriv_mul", (infer("deriv_var", (), "s", t1), constant))
    return exists(infer("deriv_chain", (outer, inner)))


def lam_s(body: Term):
    return diff("s", body, x).args[0]


def test_what_is_near_a_hypothesis_about_all_numbers_is_defined():
    slope = diff("t", f("phi", t), t)
    once = Claim("diff", slope, slope, ("t",))
    second = diff("t", slope, x)
    parts = [infer("spec", (assume(once),), (at,)) for at in (t, t1)]
    statement = Statement(eq(second, second), frozenset({once, there(second)}))
    check_proved(statement, refl(second), [*parts, assume(there(second))])


def test_a_judgement_is_a_statement():
    check_proved(Statement(says("diff", t * t, x, 1 * x + x * 1)), square_slope())


def square_slope() -> Theorem:
    return infer("deriv_mul", (var_at(x), var_at(x)))


def test_a_universal_judgement_is_a_statement():
    theorem = infer("gen", (square_slope(),), ("x",))
    check_proved(Statement(theorem.claim, frozenset({lt(0, y), eq(z, two)})), theorem)


# what is refused where nothing else is missing


def known(term: Term) -> tuple[tuple[Claim, ...], tuple[Theorem, ...]]:
    """Return hypotheses and theorems that say that all derivatives in a term exist."""
    claims = tuple(
        o.claim for o in obligations([eq(term, 0)], ()) if o.claim.rel == "diff" and not o.near
    )
    return claims, tuple(map(assume, claims))


def is_accepted(term: Term, hyps: tuple[Claim, ...], *parts: Theorem) -> bool:
    """Whether these parts show that a term is defined, its derivative existing by hypothesis."""
    claims, exist = known(term)
    statement = Statement(eq(term, term), frozenset({*claims, *hyps}))
    try:
        check_proved(statement, refl(term), [*exist, *parts])
    except KernelError as refusal:
        assert refusal.code == "statement-undefined"
        return False
    return True


WHOLE = (log_near, x_is_positive, smooth("t_1", x))


def also(*hyps: Claim) -> Theorem:
    """Return that 0 < t_1, resting on that and on more."""
    parts = (assume(lt(0, t1)), *map(comparable, hyps))
    return infer("linear", parts, lt(0, t1), (one, *[zero] * len(hyps)))


def empty(claim: Claim, guard: Claim) -> Theorem:
    """Return a claim that rests on a guard that never holds."""
    never = infer("linear", (assume(guard),), lt(0, 0), (one,))
    return infer("absurd", (never,), claim)


def test_the_parts_stand_in_any_order():
    for parts in permutations(SLOPES):
        check_proved(Statement(log_claim, frozenset({positive})), refl(log_t), parts)


def test_a_condition_holds_by_what_is_stated_only():
    assert not is_accepted(log_t, (), *WHOLE)


def test_a_condition_may_hold_by_two_hypotheses():
    below = (lt(0, y), le(y, x))
    shown = infer("linear", tuple(map(assume, below)), positive, (one, one))
    assert is_accepted(log_t, below, log_near, shown, smooth("t_1", x))
    assert is_accepted(log_t, (lt(0, z), *below, lt(y, z)), log_near, shown, smooth("t_1", x))


def test_a_function_may_be_smooth_by_a_hypothesis():
    smooth_phi = says("diff", f("phi", t), x, y)
    condition = lt(0, f("phi", t1))
    both = infer("linear", (log_near, assume(condition)), lt(0, t1), (one, zero))
    hyps = (positive, lt(0, f("phi", x)), smooth_phi)
    parts = (both, x_is_positive, smooth("t_1", x), assume(hyps[1]))
    in_t1 = Lam(("t_1",), f("phi", t1))
    moved = infer("deriv_local", (refl(f("phi", h)), assume(smooth_phi)), in_t1, "h")
    assert is_accepted(log_t, hyps, *parts, moved)
    assert not is_accepted(log_t, hyps, *parts, assume(smooth_phi))
    assert not is_accepted(log_t, hyps[:2], *parts, moved)


@pytest.mark.parametrize(
    "hyp",
    [
        le(0, t1),
        eq(0, t1),
        ne(0, t1),
        lt(one, t1),
        lt(x, t1),
        lt(t1, one),
        eq(t1, x),
        lt(0, t1, "h"),
        lt(0, t1, "x"),
        lt(0, y),
    ],
)
def test_each_hypothesis_must_hold_near_the_point(hyp: Claim):
    assert is_accepted(log_t, (positive,), *WHOLE[1:], also())
    assert not is_accepted(log_t, (positive,), *WHOLE[1:], also(hyp))


def test_each_of_two_conditions_must_hold():
    first, second = lt(0, t1), lt(0, t1 - y)
    both = infer("linear", (assume(first), assume(second)), first, (one, zero))
    slope = infer(
        "deriv_sub",
        (smooth("t_1", x), infer("deriv_const", (), Lam(("t_1",), y), x)),
    )
    shown_first = (x_is_positive, smooth("t_1", x))
    shown_second = (assume(lt(0, x - y)), slope)
    hyps = (positive, lt(0, x - y))
    assert is_accepted(log_t, hyps, both, *shown_first, *shown_second)
    assert not is_accepted(log_t, hyps, both, *shown_first)
    assert not is_accepted(log_t, hyps, both, *shown_second)
    for part in shown_first:
        assert not is_accepted(log_t, hyps, both, part, *shown_second)
    for part in shown_second:
        assert not is_accepted(log_t, hyps, both, part, *shown_first)


def test_a_guard_about_what_is_near_a_point_shows_nothing_of_the_point():
    term = diff("t", f("cases", f("<", t, t), f("log", t), zero), x)
    guard = lt(t1, t1)
    assert not is_accepted(term, (), log_near, smooth("t_1", x), empty(positive, guard))
    assert not is_accepted(
        term, (positive,), log_near, x_is_positive, empty(smooth("t_1", x).claim, guard)
    )
    assert is_accepted(term, (), empty(lt(0, t1), guard))


@pytest.mark.parametrize(("inner", "guard"), [(s, lt(s1, s1)), (t, lt(t1, t1))])
def test_nor_does_a_guard_about_one_of_two_such_variables(inner: Term, guard: Claim):
    body = f("cases", f("<", inner, inner), f("log", s), zero)
    term = diff("t", diff("s", body, y), x)
    at_t1 = diff("s", f("cases", f("<", inner, inner), f("log", s), zero), y)
    exists_near = there(substitute(at_t1, {"t": t1}))
    near_y = (assume(lt(0, s1)), smooth("s_1", y))
    slope = infer("absurd", (assume(lt(1, 0)),), exists_near)
    hyps = (lt(1, 0),)
    assert not is_accepted(term, hyps, slope, *near_y, empty(lt(0, y), guard))
    assert is_accepted(term, (*hyps, lt(0, y)), slope, *near_y, assume(lt(0, y)))


def log_slope(name: str, point: Term) -> Theorem:
    """Return that log(name) has a derivative at a point, which is positive."""
    body = Lam((name,), f("log", Var(name)))
    return exists(infer("deriv_local", (refl(f("log", h)), axiom("log_deriv", point)), body, "h"))


def test_nothing_is_known_near_a_point_that_depends_on_what_is_near_another():
    term = diff("t", diff("s", f("log", s), two * t), x)
    doubled = infer("linear", (assume(lt(0, t1)),), lt(0, two * t1), (two,))
    slope = infer("cut", (doubled, log_slope("s", two * t1)))
    parts = (
        slope,
        x_is_positive,
        smooth("t_1", x),
        assume(lt(0, s1)),
        smooth("s_1", x),
        smooth("s_1", two * t1),
    )
    assert not is_accepted(term, (positive,), *parts)
    everywhere = infer("linear", (assume(lt(0, s1)), axiom("exp_pos", s1)), lt(0, s1), (one, zero))
    assert not is_accepted(term, (positive,), *parts, everywhere)
    positive_body = diff("t", diff("s", f("log", f("exp", s)), two * t), x)
    inner = there(diff("s", f("log", f("exp", s)), two * t1))
    lie = infer("absurd", (assume(lt(1, 0)),), inner)
    assert is_accepted(positive_body, (lt(1, 0),), lie, axiom("exp_pos", s1))


def test_what_is_near_what_is_near_a_point_may_use_conditions_at_the_point():
    term = diff("t", diff("s", f("log", s), t), x)
    slope = log_slope("s", t1)
    parts = (slope, x_is_positive, smooth("t_1", x), assume(lt(0, s1)))
    assert is_accepted(term, (positive,), *parts, smooth("s_1", x))
    assert not is_accepted(term, (positive,), *parts)
    assert not is_accepted(term, (positive,), *parts, smooth("s_1", t1))


def test_a_condition_about_two_variables_near_points_is_not_enough():
    term = diff("t", diff("s", f("log", s * t), t), x)
    claim = lt(0, s1 * t1)
    inner = infer("absurd", (assume(lt(1, 0)),), there(diff("s", f("log", s * t1), t1)))
    square = infer("product", (x_is_positive, x_is_positive))
    parts = (inner, assume(claim), square, x_is_positive, smooth("t_1", x), smooth("s_1", x))
    more = [
        exists(infer("deriv_mul", (smooth("s_1", x), infer("deriv_const", (), body, x))))
        for body in (Lam(("s_1",), x), Lam(("s_1",), t1))
    ]
    assert not is_accepted(term, (positive, lt(1, 0)), *parts, *more)
