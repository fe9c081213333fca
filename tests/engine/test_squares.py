"""Sums of squares: what is found adds up, and what takes negative values has none."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from symproof.engine.order.eigen import eigen
from symproof.engine.order.polynomials import Polynomials
from symproof.engine.order.squares import Squares, sum_of_squares
from symproof.kernel.ring import Poly, Ring, add, constant, multiply
from tests.engine.setting import T

NONNEGATIVE = [
    "(x - 1)^2*(x + 2)^2",
    "x^2 + x*y + y^2",
    "2*x^4 + 2*x^3*y - x^2*y^2 + 5*y^4",
    "x^8 - x + 1",
    "0",
]
# the Motzkin polynomial is nowhere negative and no sum of squares
WITHOUT = ["x^2 - 1", "x^3", "-x^2", "x*y", "x^4 - 4*x + 2", "x^4*y^2 + x^2*y^4 - 3*x^2*y^2 + 1"]


def total(squares: Squares) -> Poly:
    result: Poly = {}
    for coefficient, atoms, root in squares:
        part = multiply(root, root)
        for atom in atoms:
            part = multiply(part, {((atom, 1),): Fraction(1)})
        result = add(result, part, coefficient)
    return result


@pytest.mark.parametrize("text", NONNEGATIVE)
def test_a_sum_of_squares_adds_up(text: str) -> None:
    poly = Ring().normal(T(text))
    squares = sum_of_squares(poly) if poly else []
    assert squares is not None
    assert total(squares) == poly
    assert all(coefficient > 0 and not atoms for coefficient, atoms, _ in squares)


@pytest.mark.parametrize("text", WITHOUT)
def test_what_is_no_sum_of_squares_has_none(text: str) -> None:
    assert sum_of_squares(Ring().normal(T(text))) is None


@given(st.lists(st.lists(st.integers(-3, 3), min_size=3, max_size=3), min_size=1, max_size=3))
def test_a_quadratic_form_that_is_a_sum_of_squares_is_found(rows: list[list[int]]) -> None:
    # the Gram matrix of a quadratic form is unique, so nothing is left to chance
    poly: Poly = {}
    for row in rows:
        linear = {((i, 1),): Fraction(value) for i, value in enumerate(row) if value}
        poly = add(poly, multiply(linear, linear))
    squares = sum_of_squares(poly) if poly else []
    assert squares is not None
    assert total(squares) == poly


def test_a_positive_atom_may_stand_before_a_square() -> None:
    polynomials = Polynomials()
    poly = polynomials.normal(T("x^3 - 3*x + 2"))
    (atom,) = [number for number, term in polynomials.atoms.items() if term == T("x")]
    assert sum_of_squares(poly) is None
    squares = sum_of_squares(poly, frozenset({atom}))
    assert squares is not None
    assert total(squares) == poly
    assert any(atoms == {atom} for _, atoms, _ in squares)


def test_a_constant_that_can_be_split_off_comes_last() -> None:
    squares = sum_of_squares(Ring().normal(T("x^2 - 2*x + 2")))
    assert squares is not None
    assert squares[-1] == (1, frozenset(), constant(1))


def test_eigenvalues_of_a_matrix() -> None:
    values, vectors = eigen([[2.0, 1.0], [1.0, 2.0]])
    assert sorted(values) == pytest.approx([1.0, 3.0])
    assert all(
        sum(v * v for v in column) == pytest.approx(1) for column in zip(*vectors, strict=True)
    )
