"""What `proved` promises: the obligations of each term, and that each is asked for."""

from __future__ import annotations

import pytest

from symproof.kernel import (
    Claim,
    Definition,
    Obligation,
    Statement,
    Term,
    Theorem,
    check_proved,
    eq,
    infer,
    le,
    lt,
    ne,
    obligations,
)
from symproof.kernel.term import as_term

from .shorthand import assume, f, odd, one, recip, refl, t, two, unfold, x, y, z, zero

half, minus_one = one / two, as_term(-1)

TOTAL = ("exp", "abs", "sign", "sin", "cos", "sinh", "cosh", "tanh", "atan")

# the term: what must hold for it to have a value
CONDITIONS: dict[str, tuple[Term, tuple[Claim, ...]]] = {
    "a variable": (x, ()),
    "x/y": (x / y, (ne(y, 0),)),
    "x/2": (x / two, ()),
    "x/(y + 2 - y)": (x / (y + 2 - y), ()),
    "x/0": (x / zero, (ne(0, 0),)),
    "x/(y - y)": (x / (y - y), (ne(y - y, 0),)),
    "log(x)": (f("log", x), (lt(0, x),)),
    "log(2)": (f("log", two), (lt(0, 2),)),
    "sqrt(x)": (f("sqrt", x), (le(0, x),)),
    "tan(x)": (f("tan", x), (ne(f("cos", x), 0),)),
    "x^2": (x**2, ()),
    "x^0": (x**0, ()),
    "x^(-1)": (x**minus_one, (ne(x, 0),)),
    "2^(-1)": (two**minus_one, ()),
    "0^(-1)": (zero**minus_one, (ne(0, 0),)),
    "x^(1 - 2)": (x ** (one - two), (ne(x, 0),)),
    "x^(1/2)": (x**half, (le(0, x),)),
    "x^(-1/2)": (x ** (-half), (lt(0, x),)),
    "x^y": (x**y, (lt(0, x),)),
    "2^x": (two**x, (lt(0, 2),)),
    "all others": (
        f("phi", *[f(head, x) for head in TOTAL])
        + f("max", f("erf", x), f("min", f("Phi", -x), f("sigmoid", x * f("pi") - f("E")))),
        (),
    ),
}


@pytest.mark.parametrize("name", CONDITIONS)
def test_a_term_has_exactly_these_obligations(name: str):
    term, conditions = CONDITIONS[name]
    expected = tuple(Obligation(term, frozenset(), condition) for condition in conditions)
    assert obligations([eq(term, 0)], ()) == expected
    assert obligations([eq(0, term)], ()) == expected


# a division wherever it may stand
PLACES: dict[str, Term] = {
    "itself": recip(x),
    "brackets": f("()", recip(x)),
    "a negative": -recip(x),
    "a sum, left": recip(x) + y,
    "a sum, right": y + recip(x),
    "a product with 0": zero * recip(x),
    "a numerator": recip(x) / 2,
    "a divisor of a constant value": y / (recip(x) - recip(x) + 1),
    "a base": recip(x) ** 2,
    "an exponent": two ** (recip(x) * 0),
    "a primitive's argument": f("exp", recip(x)),
    "a function variable's argument": f("phi", y, recip(x)),
    "a guard, left": f("cases", f("<", recip(x), y), y, z),
    "a guard, right": f("cases", f(">", y, recip(x)), y, z),
}


@pytest.mark.parametrize("name", PLACES)
def test_a_division_is_found_wherever_it_stands(name: str):
    found = obligations([eq(PLACES[name], 0)], ())
    assert Obligation(recip(x), frozenset(), ne(x, 0)) in found


def test_values_of_cases_stand_under_their_guards():
    first, second = f("<", zero, x), f("!=", y, zero)
    term = f("cases", first, recip(x), second, recip(y), recip(z))
    assert obligations([eq(term, 0)], ()) == (
        Obligation(recip(x), frozenset({lt(0, x)}), ne(x, 0)),
        Obligation(recip(y), frozenset({le(x, 0), ne(y, 0)}), ne(y, 0)),
        Obligation(recip(z), frozenset({le(x, 0), eq(y, 0)}), ne(z, 0)),
    )


def test_a_later_guard_stands_under_the_negations_of_those_before():
    term = f("cases", f("<=", x, zero), y, f("<", zero, f("log", x)), y, z)
    (found,) = obligations([eq(term, 0)], ())
    assert found == Obligation(f("log", x), frozenset({lt(0, x)}), lt(0, x))


def test_cases_do_not_guard_what_stands_beside_them():
    term = f("cases", f("<", zero, x), recip(x), zero) + recip(x)
    guarded, bare = obligations([eq(term, 0)], ())
    assert (guarded.guards, bare.guards) == ({lt(0, x)}, frozenset())


def test_cases_in_cases_stand_under_the_guards_of_both():
    inner = f("cases", f("<", y, x), recip(x), zero)
    (found,) = obligations([eq(f("cases", f("<", zero, y), inner, zero), 0)], ())
    assert found.guards == {lt(0, y), lt(y, x)}


def test_an_obligation_is_listed_once():
    assert len(obligations([eq(recip(x), recip(x)), eq(f("exp", recip(x)), 0)], ())) == 1


def test_definitions_are_looked_into():
    inner = Definition("g", ("x",), recip(x))
    outer = Definition("f", ("x", "y"), f("g", x - y) + f("log", y))
    found = obligations([eq(f("f", z, t), 0)], [inner, outer])
    assert [(o.term, o.claim) for o in found] == [
        (recip(z - t), ne(z - t, 0)),
        (f("log", t), lt(0, t)),
    ]
    assert obligations([eq(z, 0)], [inner, outer]) == ()


def test_an_argument_must_be_defined_where_the_body_does_not_use_it():
    constant = Definition("f", ("x",), one)
    assert [o.term for o in obligations([eq(f("f", recip(x)), 1)], [constant])] == [recip(x)]


def test_the_guards_around_a_defined_function_hold_inside_it():
    definition = Definition("g", ("x",), recip(x))
    term = f("cases", f("<", zero, y), f("g", y), zero)
    (found,) = obligations([eq(term, 0)], [definition])
    assert found == Obligation(recip(y), frozenset({lt(0, y)}), ne(y, 0))


def test_a_bound_variable_stands_free_in_its_obligation():
    (found,) = obligations([eq(recip(x), 0, "x")], ())
    assert found.claim == ne(x, 0)


# what is accepted


def positive(term: Term) -> Theorem:
    return infer("axiom", (), "exp_pos", (term,))


def test_a_proof_is_accepted():
    check_proved(Statement(eq(x, x)), refl(x))
    axiom = infer("axiom", (), "abs_of_nonneg", (x,))
    check_proved(Statement(axiom.claim, frozenset({le(0, x)})), axiom)


def test_a_proof_may_rest_on_less_than_is_stated():
    definition = Definition("f", ("x",), x)
    hyps, defs = frozenset({lt(0, x), odd("phi")}), frozenset({definition})
    check_proved(Statement(eq(x, x), hyps, defs), refl(x))
    check_proved(Statement(eq(f("f", x), x), hyps, defs), unfold(definition, x))


def test_obligations_are_met_by_theorems():
    quotient = infer("field", (assume(ne(x, 0)),), x / x, one)
    statement = Statement(quotient.claim, frozenset({ne(x, 0), odd("phi")}))
    check_proved(statement, quotient, [refl(x), assume(ne(x, 0))])
    exp = f("exp", x)
    apart = infer("linear", (positive(x),), ne(exp, 0), (-one,))
    check_proved(Statement(eq(exp / exp, exp / exp)), refl(exp / exp), [apart])


def test_an_obligation_may_be_met_by_the_second_of_two_theorems():
    quotient = refl(x / x)
    statement = Statement(quotient.claim, frozenset({ne(x, 0)}))
    unstated = infer("linear", (assume(ne(x, 0)), assume(eq(y, z))), ne(x, 0), (one, zero))
    check_proved(statement, quotient, [unstated, assume(ne(x, 0))])


def test_an_obligation_may_use_its_guard():
    term = f("cases", f("!=", x, zero), recip(x), zero)
    check_proved(Statement(eq(term, term)), refl(term), [assume(ne(x, 0))])


def test_an_obligation_may_use_a_definition():
    definition = Definition("f", ("x",), f("exp", x))
    quotient = refl(recip(f("f", x)))
    value = unfold(definition, x)
    apart = infer("linear", (value, positive(x)), ne(f("f", x), 0), (one, -one))
    check_proved(Statement(quotient.claim, defs=frozenset({definition})), quotient, [apart])


def test_a_universal_claim_needs_its_obligation_for_every_value():
    exp = f("exp", x)
    theorem = infer("gen", (refl(recip(exp)),), ("x",))
    apart = infer("linear", (positive(x),), ne(exp, 0), (-one,))
    check_proved(Statement(theorem.claim, frozenset({lt(0, y)})), theorem, [apart])
