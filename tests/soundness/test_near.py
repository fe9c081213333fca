"""What must be defined near a point: the obligations of derivatives, and how they are met."""

from __future__ import annotations

from itertools import starmap

import pytest

from symproof.kernel import (
    Claim,
    Definition,
    Obligation,
    Term,
    Var,
    eq,
    lt,
    ne,
    obligations,
)
from symproof.kernel.statement import ANYWHERE, Place
from symproof.kernel.term import diff

from .examples_calculus import says
from .rows_near import (
    guarded,
    log_t,
    s1,
    t1,
    t2,
    there,
)
from .shorthand import f, h, recip, t, x, y, z, zero

s = Var("s")
Row = tuple[Term, frozenset[Claim], Claim, tuple[tuple[str, Place], ...]]


def needs(*claims: Claim, defs: tuple[Definition, ...] = ()) -> list[Row]:
    """Return what must be shown, in order."""
    return [(o.term, o.guards, o.claim, o.near) for o in obligations(claims, defs)]


def row(term: Term, claim: Claim, *near: tuple[str, Term | None], guards: tuple[Claim, ...] = ()):
    """Return what must be shown, of variables that are near a point, or anywhere."""
    return term, frozenset(guards), claim, tuple(starmap(at, near))


def at(name: str, point: Term | None) -> tuple[str, Place]:
    return name, ANYWHERE if point is None else ("diff", (point,))


def test_a_derivative_must_exist_and_its_function_be_defined_near_the_point():
    slope = diff("t", recip(t), x)
    assert needs(eq(slope, 0)) == [
        row(slope, there(slope)),
        row(recip(t1), ne(t1, 0), ("t_1", x)),
    ]
    assert obligations([eq(slope, 0)], ())[1] == Obligation(
        recip(t1), frozenset(), ne(t1, 0), (("t_1", ("diff", (x,))),)
    )


def test_the_point_must_be_defined():
    slope = diff("t", t, recip(x))
    assert needs(eq(slope, 0)) == [row(slope, there(slope)), row(recip(x), ne(x, 0))]


def test_a_judgement_needs_all_but_the_derivative_that_it_judges():
    claim = says("diff+", f("log", t), recip(x), recip(y))
    assert needs(claim) == [
        row(recip(x), ne(x, 0)),
        row(f("log", t1), lt(0, t1), ("t_1", recip(x))),
        row(recip(y), ne(y, 0)),
    ]


def test_a_judgement_that_a_derivative_is_itself_needs_it_too():
    slope = diff("t", t, x)
    assert needs(there(slope)) == [row(slope, there(slope))]


def test_what_is_near_what_is_near_a_point_is_near_the_point():
    inner = diff("s", f("log", s), t)
    at_t1 = diff("s", f("log", s), t1)
    slope = diff("t", inner, x)
    assert needs(eq(slope, 0)) == [
        row(slope, there(slope)),
        row(at_t1, there(at_t1), ("t_1", x)),
        row(f("log", s1), lt(0, s1), ("t_1", x), ("s_1", x)),
    ]


def test_an_inner_point_that_does_not_depend_on_the_outer_variable_stays():
    slope = diff("t", diff("s", f("log", s * t), y), x)
    at_t1 = diff("s", f("log", s * t1), y)
    assert needs(eq(slope, 0)) == [
        row(slope, there(slope)),
        row(at_t1, there(at_t1), ("t_1", x)),
        row(f("log", s1 * t1), lt(0, s1 * t1), ("t_1", x), ("s_1", y)),
    ]


@pytest.mark.parametrize("point", [2 * t, t + 0, f("()", t), f("phi", t)])
def test_an_inner_point_that_depends_on_it_otherwise_may_be_anything(point: Term):
    slope = diff("t", diff("s", f("log", s), point), x)
    assert needs(eq(slope, 0))[-1] == row(f("log", s1), lt(0, s1), ("t_1", x), ("s_1", None))


def test_what_is_near_anything_may_be_anything():
    inner = diff("h", diff("h", f("log", h), h), 2 * t)
    h2 = Var("h_2")
    assert needs(eq(diff("t", inner, x), 0))[-1] == row(
        f("log", h2), lt(0, h2), ("t_1", x), ("h_1", None), ("h_2", None)
    )


def test_guards_of_what_is_fixed_hold_near_a_point():
    term = f("cases", f("<", zero, x), log_t, zero)
    (_, _, _, _), near = needs(eq(term, 0))
    assert near == row(f("log", t1), lt(0, t1), ("t_1", x), guards=(lt(0, x),))


def test_all_guards_of_what_is_fixed_hold_near_a_point():
    inner = f("cases", f("<", zero, y), f("cases", f("<", zero, z), log_t, zero), zero)
    term = f("cases", f("<", zero, x), inner, zero)
    _, near = needs(eq(term, 0))
    guards = (lt(0, x), lt(0, y), lt(0, z))
    assert near == row(f("log", t1), lt(0, t1), ("t_1", x), guards=guards)


def test_guards_within_a_derivative_hold_where_they_stand():
    slope = diff("t", f("cases", f("<", zero, t), recip(t), zero), x)
    _, near = needs(eq(slope, 0))
    assert near == row(recip(t1), ne(t1, 0), ("t_1", x), guards=(lt(0, t1),))


def test_guards_of_what_is_near_a_point_do_not_hold_near_that():
    slope = diff("t", guarded, x)
    found = needs(eq(slope, 0))
    inner = diff("s", f("log", s), t1)
    assert found[1] == row(inner, there(inner), ("t_1", x), guards=(lt(0, t1),))
    assert found[2] == row(f("log", s1), lt(0, s1), ("t_1", x), ("s_1", x))


def test_a_guard_with_a_division_is_looked_at_near_the_point():
    slope = diff("t", f("cases", f("<", recip(t), y), x, y), x)
    assert needs(eq(slope, 0))[-1] == row(recip(t1), ne(t1, 0), ("t_1", x))


@pytest.mark.parametrize(
    ("claims", "name"),
    [
        ((eq(log_t, 0),), "t_1"),
        ((eq(log_t, t1),), "t_2"),
        ((eq(log_t, f("t_1", x)),), "t_2"),
        ((eq(log_t, 0), eq(t1, t1, "t_1")), "t_2"),
        ((eq(log_t, 0, "t_1"),), "t_2"),
        ((eq(log_t, 0), eq(t1, t2)), "t_3"),
        ((eq(log_t, 0), says("diff", diff("t_1", t1, y), x, y)), "t_2"),
        ((eq(log_t, 0), eq(0, diff("t_1", t1, y))), "t_2"),
    ],
)
def test_a_variable_near_a_point_is_new(claims: tuple[Claim, ...], name: str):
    assert (f("log", Var(name)), (at(name, x),)) in [(r[0], r[3]) for r in needs(*claims)]


@pytest.mark.parametrize(
    "definition",
    [
        Definition("t_1", ("x",), x),
        Definition("k", ("t_1",), t1),
        Definition("k", ("t_1",), x),
        Definition("k", ("x",), f("t_1", x)),
        Definition("k", ("x",), t1),
        Definition("k", ("x",), diff("t_1", t1, x)),
    ],
)
def test_a_variable_near_a_point_is_not_in_a_definition(definition: Definition):
    other = Definition("m", ("x",), x)
    for defs in ((definition,), (other, definition), (definition, other)):
        assert needs(eq(log_t, 0), defs=defs)[-1][3] == (at("t_2", x),)


def test_a_variable_near_a_point_is_not_one_near_another():
    slope = diff("t", diff("t", f("log", t), t), x)
    assert needs(eq(slope, 0))[-1] == row(f("log", t2), lt(0, t2), ("t_1", x), ("t_2", x))


def test_definitions_are_looked_into_near_a_point():
    definition = Definition("k", ("x",), recip(x))
    slope = diff("t", f("k", t + 1), x)
    assert needs(eq(slope, 0), defs=(definition,))[-1] == row(
        recip(t1 + 1), ne(t1 + 1, 0), ("t_1", x)
    )
