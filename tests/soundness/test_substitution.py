"""Substitution: all at once, below binders only what is free there, and never captured."""

from __future__ import annotations

import pytest

from symproof.kernel import Claim, Definition, KernelError, Lam, Sequent, Term, eq, le, lt, ne
from symproof.kernel.sequent import check_arities, variables_of
from symproof.kernel.term import substitute

from .shorthand import assume, f, h, nest, one, two, x, y, z, zero

swap = {"x": y, "y": x}
apply_twice = Lam(("h",), f("g", f("g", h)))

# a term: what it becomes when x and y are exchanged and f(h) stands for g(g(h))
TERMS: dict[str, tuple[Term, Term]] = {
    "a numeral": (two, two),
    "a variable": (x, y),
    "another variable": (z, z),
    "a sum": (x + y, y + x),
    "cases": (f("cases", f("<", x, y), x, z), f("cases", f("<", y, x), y, z)),
    "a function": (f("f", x), f("g", f("g", y))),
    "a function of itself": (f("f", f("f", x)), f("g", f("g", f("g", f("g", y))))),
    "a function of two": (f("f", x, y), f("f", y, x)),
    "another function": (f("g", x), f("g", y)),
    "an abstraction over x": (Lam(("x",), x + z), Lam(("x",), x + z)),
    "an abstraction over z": (Lam(("z",), x + z), Lam(("z",), y + z)),
    "a function below an abstraction": (Lam(("z",), f("f", z)), Lam(("z",), f("g", f("g", z)))),
}


@pytest.mark.parametrize("name", TERMS)
def test_a_term_is_substituted_at_once(name: str):
    term, expected = TERMS[name]
    assert substitute(term, swap, {"f": apply_twice}) == expected


def test_no_bindings_change_nothing():
    term = f("f", x) + y
    assert substitute(term, {}) is term
    assert substitute(term, {"z": one}, {"k": apply_twice}) is term


def test_claims_and_definitions_are_substituted_where_they_are_free():
    functions = {"f": apply_twice}
    assert lt(x, y + z).substitute(swap, {}) == lt(y, x + z)
    assert eq(z, x, "x").substitute({"x": one, "z": two}, {}) == eq(2, x, "x")
    assert eq(f("f", x), y, "x").substitute({"y": z}, functions) == eq(f("g", f("g", x)), z, "x")
    definition = Definition("k", ("x",), x * y * z)
    expected = Definition("k", ("x",), x * one * two)
    assert definition.substitute({"y": one, "z": two, "x": zero}, {}) == expected
    applied = Definition("k", ("x",), f("f", x)).substitute({}, functions)
    assert applied == Definition("k", ("x",), f("g", f("g", x)))


def test_a_bound_variable_stays_where_another_is_replaced():
    assert substitute(Lam(("x",), x + y), {"x": one, "y": z}) == Lam(("x",), x + z)


def test_only_what_arrives_can_be_captured():
    assert substitute(Lam(("x",), y), {"z": x}) == Lam(("x",), y)
    assert substitute(Lam(("x",), x), {}, {"f": Lam(("h",), x)}) == Lam(("x",), x)
    assert eq(x, y, "x").substitute({"z": x}, {"f": Lam(("h",), x)}) == eq(x, y, "x")
    for term, bindings, functions in (
        (Lam(("x", "z"), y), {"y": z + 1}, {}),
        (Lam(("x",), y * f("f", x)), {"y": one}, {"f": Lam(("h",), h + x)}),
        (Lam(("x",), y * z), {"y": one, "z": x}, {}),
        (Lam(("x",), f("f", x) * f("g", x)), {}, {"f": apply_twice, "g": Lam(("h",), x)}),
        (Lam(("x",), f("f", x) * f("g", x)), {}, {"g": apply_twice, "f": Lam(("h",), x)}),
    ):
        with pytest.raises(KernelError, match="capture"):
            substitute(term, bindings, functions)


def test_operators_build_terms_and_evaluate_nothing():
    built = [x + 1, 1 + x, x - 1, 1 - x, x * 2, 2 * x, x / 2, 2 / x, x**2, -x, x - -1]
    assert [repr(term) for term in built] == [
        "App('+', (Var('x'), Num(1)))",
        "App('+', (Num(1), Var('x')))",
        "App('-', (Var('x'), Num(1)))",
        "App('-', (Num(1), Var('x')))",
        "App('*', (Var('x'), Num(2)))",
        "App('*', (Num(2), Var('x')))",
        "App('/', (Var('x'), Num(2)))",
        "App('/', (Num(2), Var('x')))",
        "App('^', (Var('x'), Num(2)))",
        "App('neg', (Var('x'),))",
        "App('-', (Var('x'), App('neg', (Num(1),))))",
    ]
    assert (eq(x, -1).rhs, le(0, x).lhs, ne(x, 2).rhs) == (-one, zero, two)


def test_depth_and_size_count_levels_and_nodes():
    assert [(term.depth, term.size) for term in (one, x, f("pi"), -x, x + -y)] == [
        (1, 1),
        (1, 1),
        (1, 1),
        (2, 2),
        (3, 4),
    ]
    assert (Lam(("x",), -x).depth, Lam(("x",), -x).size) == (3, 3)


def test_limits_are_reached_and_not_passed():
    assert nest(x, 199).depth == 200
    with pytest.raises(KernelError, match="term-depth"):
        nest(x, 200)
    assert f("f", *[x] * 99_999).size == 100_000
    with pytest.raises(KernelError, match="term-size"):
        f("f", *[x] * 100_000)


def test_free_variables_and_functions_are_those_that_are_free():
    assert (x + f("f", y)).variables == {"x", "y"}
    assert (x + f("f", y)).functions == {"f"}
    assert f("exp", f("cases", f("<", x, y), z, one)).variables == {"x", "y", "z"}
    assert f("exp", x).functions == frozenset()
    assert Lam(("x",), x + f("f", y)).variables == {"y"}
    assert Lam(("x",), x + f("f", y)).functions == {"f"}
    assert eq(x + y, f("f", z), "x", "z").variables == {"y"}
    assert eq(x + y, f("f", z), "x").functions == {"f"}
    definition = Definition("k", ("x",), x + f("f", y))
    assert (definition.variables, definition.functions) == ({"y"}, {"f", "k"})
    assert variables_of([eq(x, x, "x"), lt(y, z), definition]) == {"y", "z"}
    sequent = Sequent(eq(x, x), frozenset({lt(y, 0)}), frozenset({Definition("k", ("t",), z)}))
    assert sequent.fixed == {"y", "z"}


def test_arities_are_checked_below_an_abstraction():
    check_arities(Lam(("x",), f("f", x)), {"f": 1})
    with pytest.raises(KernelError, match="definition-arity"):
        check_arities(Lam(("x",), f("f", x, x)), {"f": 1})


def test_definitions_that_build_on_each_other_stand_together():
    """In whatever order they are looked at: a chain of eight, and one that uses them all."""
    chain = [Definition(f"c{i}", ("x",), f(f"c{i + 1}", x) + f("free", x)) for i in range(8)]
    every = Definition("all", ("x",), f("max", f("c0", x), f("c7", f("c3", x))))
    claim: Claim = eq(f("all", x), f("c0", x))
    sequent = Sequent(claim, frozenset({assume(claim).claim}), frozenset([*chain, every]))
    assert len(sequent.defs) == 9
