"""Random terms: a normal form has the value of its term, and what is accepted is equal."""

from __future__ import annotations

from fractions import Fraction
from operator import add, mul, truediv
from random import Random

import mpmath
import pytest
from hypothesis import assume as suppose
from hypothesis import given

from symproof.kernel import App, KernelError, Term, Theorem, eq, infer, ne
from symproof.kernel.ring import Field, Poly, Ring

from .models import Model, Unknown, Value, equal, minus, together
from .shorthand import assume
from .strategies import changed, equals, fast, points, randoms, terms, wrongs


@pytest.fixture(autouse=True, scope="module")
def many_digits():
    with mpmath.workdps(50):
        yield


def value_or_skip(model: Model, term: Term) -> Value:
    try:
        value = model.value(term)
    except Unknown:
        suppose(False)
    suppose(not isinstance(value, Fraction) or value.numerator.bit_length() < 4000)
    return value


def poly_value(ring: Ring, poly: Poly, model: Model) -> Value:
    """Return the value of a polynomial from what its atoms are said to be."""
    keys = list(ring.atoms)
    total: Value = Fraction(0)
    for monomial, coefficient in poly.items():
        part: Value = Fraction(coefficient)
        for number, exponent in monomial:
            atom = atom_value(ring, keys[number], model)
            part = together(part, atom**exponent, mul)
        total = together(total, part, add)
    return total


def atom_value(ring: Ring, key: tuple[object, ...], model: Model) -> Value:
    match key:
        case ("variable", str(name)):
            return model.variables[name]
        case ("reciprocal", tuple(frozen)):
            return model.reciprocal(poly_value(ring, dict(frozen), model))
        case ("function", str(head), *args):
            values = [poly_value(ring, dict(frozen), model) for frozen in args]  # type: ignore[call-overload]
            return model.first_that_holds(values) if head == "cases" else model.apply(head, values)
        case _:
            raise TypeError(key)


def accepted(rule: str, a: Term, b: Term, *premises: Theorem) -> bool:
    try:
        theorem = infer(rule, premises, a, b)
    except KernelError:
        return False
    assert theorem.claim == eq(a, b)
    return True


@fast
@given(terms, points)
def test_a_normal_form_has_the_value_of_its_term(term: Term, model: Model):
    value = value_or_skip(model, term)
    ring = Ring()
    try:
        poly = ring.normal(term)
    except KernelError:
        suppose(False)
    assert equal(minus(poly_value(ring, poly, model), value))
    assert all(poly.values())


def divisors(term: Term) -> list[Term]:
    """Return what stands below a fraction bar, or in the base of a negative power."""
    match term:
        case App("/", (a, b)):
            return [b, *divisors(a), *divisors(b)]
        case App("^", (a, App("neg", _))):
            return [a, *divisors(a)]
        case App("+" | "-" | "*" | "neg" | "()" | "^", (a, *rest)):
            return [*divisors(a), *[d for b in rest for d in divisors(b)]]
        case _:
            return []


@fast
@given(terms, points)
def test_a_fraction_has_the_value_of_its_term(term: Term, model: Model):
    value = value_or_skip(model, term)
    nonzero = divisors(term)
    try:
        suppose(all(model.value(divisor) != 0 for divisor in nonzero))
        fractions = Field(nonzero)
        p, q = fractions.fraction(term)
    except (KernelError, Unknown):
        suppose(False)
    denominator = poly_value(fractions.ring, q, model)
    assert not equal(denominator)
    numerator = poly_value(fractions.ring, p, model)
    assert equal(minus(together(numerator, denominator, truediv), value))


@fast
@given(terms, randoms, points)
def test_terms_that_are_rewritten_are_accepted_and_equal(term: Term, random: Random, model: Model):
    other = term
    for _ in range(3):
        other = changed(other, random, equals)
    value = value_or_skip(model, term)
    assert accepted("ring", term, other)
    assert equal(minus(value_or_skip(model, other), value))
    premises = [assume(ne(divisor, 0)) for divisor in {*divisors(term), *divisors(other)}]
    try:
        infer("field", tuple(premises), term, other)
    except KernelError as refusal:
        assert refusal.code != "field-differs"


@fast
@given(terms, randoms, points)
def test_what_ring_accepts_is_equal_whatever_the_value_of_1_over_0(
    term: Term, random: Random, model: Model
):
    other = changed(changed(term, random, wrongs), random, equals)
    value = value_or_skip(model, term)
    if accepted("ring", term, other):
        assert equal(minus(value_or_skip(model, other), value))


@fast
@given(terms, randoms, points)
def test_what_field_accepts_is_equal_where_the_divisors_are_not_0(
    term: Term, random: Random, model: Model
):
    other = changed(changed(term, random, wrongs), random, equals)
    value = value_or_skip(model, term)
    premises = [assume(ne(divisor, 0)) for divisor in divisors(term)]
    if accepted("field", term, other, *premises):
        try:
            suppose(all(model.value(premise.claim.lhs) != 0 for premise in premises))
        except Unknown:
            suppose(False)
        assert equal(minus(value_or_skip(model, other), value))
