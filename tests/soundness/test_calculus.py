"""Derivatives: what the rules conclude is true, and equal functions have equal derivatives."""

from __future__ import annotations

from fractions import Fraction
from random import Random

import mpmath
import pytest

from symproof.kernel import (
    App,
    Claim,
    Definition,
    KernelError,
    Lam,
    Num,
    Term,
    Theorem,
    Var,
    eq,
    infer,
    ne,
)
from symproof.kernel.ring import field_equal, ring_equal
from symproof.kernel.term import bound_names, diff, substitute

from .examples_calculus import exists, fun, given, says, var_at
from .shorthand import assume, axiom, f, h, one, recip, refl, t, two, unfold, x, y, z, zero
from .test_axioms import FUNCTIONS

s, z0 = Var("s"), Var("_z0")


@pytest.mark.parametrize("rel", ["diff", "diff+", "diff-"])
def test_the_value_of_a_derivative_may_be_replaced_by_an_equal_one(rel: str):
    theorem = infer("trans", (given(rel, t, x, y), assume(eq(y, z))))
    assert theorem.claim == says(rel, t, x, z)
    assert theorem.hyps == {says(rel, t, x, y), eq(y, z)}


EQUAL: list[tuple[Term, Term]] = [
    (diff("t", t**2, x), diff("s", s**2, x)),
    (diff("t", t + t, x), diff("t", 2 * t, x)),
    (diff("t", f("phi", t + 1 - 1), x), diff("t", f("phi", t), x)),
    (diff("t", t * y, x + x), diff("s", y * s, 2 * x)),
    (diff("y", y * x, y), diff("t", t * x, y)),
    (diff("t", diff("s", s * t, t), x), diff("s", diff("t", t * s, s), x)),
    (diff("t", diff("t", t**3, t), x), diff("s", diff("t", t**3, s), x)),
    (diff("t", z0 * t, x), diff("s", s * z0, x)),
    (diff("_z0", z0 * x, x), diff("s", s * x, x)),
    (diff("t", t, x) - diff("s", s, x), zero),
    (diff("t", t * (one / y), x), diff("t", t / y, x)),
    (diff("t", f("cases", f("<", t, x), t, y), x), diff("s", f("cases", f("<", s, x), s, y), x)),
]


@pytest.mark.parametrize(("a", "b"), EQUAL)
def test_functions_with_one_normal_form_have_one_derivative(a: Term, b: Term):
    assert ring_equal(a, b)
    assert field_equal(a, b, [])


def test_what_is_not_zero_at_the_point_may_be_zero_beside_it():
    a, b = diff("t", t / t, x), diff("t", one, x)
    assert not field_equal(a, b, [x, t])
    with pytest.raises(KernelError, match="field-differs"):
        infer("field", (assume(ne(x, 0)), assume(ne(t, 0))), a, b)


def test_a_derivative_binds_its_variable():
    slope = diff("t", t * y, t + x)
    assert slope.variables == {"t", "x", "y"}
    assert diff("t", t * y, x).variables == {"x", "y"}
    assert diff("t", f("phi", t), x).functions == {"phi"}
    assert bound_names(diff("t", diff("s", s, t), diff("h", h, x))) == {"t", "s", "h"}
    assert bound_names(Lam(("x", "y"), diff("t", x, y))) == {"x", "y", "t"}
    assert bound_names(x) == bound_names(one) == frozenset()


def test_a_free_variable_is_replaced_where_it_is_free():
    slope = diff("t", t * y, t + x)
    assert substitute(slope, {"t": z}) == diff("t", t * y, z + x)
    assert substitute(slope, {"y": z, "x": t}) == diff("t", t * z, t + t)
    assert substitute(diff("t", t, x), {"y": t}) == diff("t", t, x)
    assert infer("put", (refl(diff("t", t, x)),), "x", t).claim.lhs == diff("t", t, t)


def test_a_function_variable_is_replaced_where_it_is_differentiated():
    theorem = infer("instantiate", (refl(diff("t", f("phi", t), t)),), "phi", Lam(("t",), t * x))
    assert theorem.claim.lhs == diff("t", t * x, t)


def test_the_parameter_of_a_definition_may_be_the_variable_of_a_derivative():
    definition = Definition("k", ("t",), diff("t", t**2, t))
    assert unfold(definition, x).claim == eq(f("k", x), diff("t", t**2, x))
    assert unfold(definition, t).claim == eq(f("k", t), diff("t", t**2, t))


def test_a_defined_function_is_renamed_where_it_is_differentiated():
    part = infer(
        "cong",
        (unfold(Definition("f", ("x",), x), x),),
        Lam(("h",), diff("t", f("f", t) * h, y)),
    )
    renamed = infer("rename", (part,), "f", "new")
    assert renamed.claim.lhs == diff("t", f("new", t) * f("new", x), y)


def test_the_derivative_at_a_point_may_be_taken_at_the_variable_itself():
    theorem = axiom("exp_deriv", t)
    assert theorem.claim == says("diff", f("exp", t), t, f("exp", t))
    general = infer("gen", (theorem,), ("t",))
    assert infer("spec", (general,), (x,)).claim == says("diff", f("exp", t), x, f("exp", x))


def test_a_derivative_that_exists_has_itself_for_its_value():
    theorem = exists(var_at(x))
    assert theorem.claim == Claim("diff", diff("t", t, x), diff("t", t, x))


# whatever the rules conclude of a smooth function


def differentiated(random: Random, depth: int) -> Theorem:
    """Return the derivative at x of a random function of t."""
    if depth == 0:
        return random.choice(
            [
                var_at(x),
                var_at(x),
                infer("deriv_const", (), fun(random.choice([one / 3, two])), x),
                infer("deriv_pow", (), "t", Num(random.choice([1, 2, 3])), x),
            ]
        )
    a, b = (differentiated(random, depth - 1) for _ in range(2))
    kind = random.choice(
        ["deriv_add", "deriv_sub", "deriv_mul", "deriv_div", "neg", "chain", "chain"]
    )
    if kind == "neg":
        return infer("deriv_neg", (a,))
    if kind == "chain":
        function = a.claim.lhs
        assert isinstance(function, App) and isinstance(function.args[0], Lam)
        value = substitute(function.args[0].body, {"t": x})
        head = random.choice(["exp", "sin", "cos", "atan"])
        return infer("deriv_chain", (axiom(f"{head}_deriv", value), a))
    if kind == "deriv_div":
        inner = b.claim.lhs
        assert isinstance(inner, App) and isinstance(inner.args[0], Lam)
        divisor = substitute(inner.args[0].body, {"t": x})
        return infer(kind, (a, b, assume(ne(divisor, 0))))
    return infer(kind, (a, b))


def number(term: Term, values: dict[str, mpmath.mpf]) -> mpmath.mpf:
    match term:
        case Num(value):
            return mpmath.mpf(value)
        case Var(name):
            return values[name]
        case App(head, args):
            return FUNCTIONS[head](*[number(arg, values) for arg in args])
        case _:
            raise TypeError(term)


@pytest.mark.parametrize("seed", range(40))
def test_what_the_rules_conclude_is_the_derivative(seed: int):
    random = Random(seed)
    theorem = differentiated(random, 3)
    slope = theorem.claim.lhs
    assert isinstance(slope, App) and isinstance(slope.args[0], Lam)
    with mpmath.workdps(60):
        for point in (Fraction(1, 3), Fraction(-7, 5)):
            at = mpmath.mpf(point.numerator) / point.denominator
            try:
                if any(abs(number(hyp.lhs, {"x": at})) < 0.01 for hyp in theorem.hyps):
                    continue
                expected = mpmath.diff(lambda v: number(slope.args[0].body, {"t": v}), at)
                found = number(theorem.claim.rhs, {"x": at})
            except (OverflowError, ZeroDivisionError):
                continue
            assert abs(expected - found) <= mpmath.mpf(10) ** -20 * (1 + abs(found))


def test_no_name_is_special():
    """The names that the normal form gives to what is bound are names like others."""
    a = diff("t", t * z0 + recip(t), z0)
    assert ring_equal(a, substitute(diff("s", s * y + recip(s), y), {"y": z0}))
    assert not ring_equal(a, diff("_z0", z0 * z0 + recip(z0), z0))
