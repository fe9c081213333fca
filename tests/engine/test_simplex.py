"""Feasibility of A x = b, x >= 0, against all basic solutions."""

from __future__ import annotations

from fractions import Fraction
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from symproof.engine.order.simplex import feasible

ENTRIES = st.integers(-3, 3).map(Fraction)


@st.composite
def systems(draw: st.DrawFn) -> tuple[list[list[Fraction]], list[Fraction]]:
    rows, columns = draw(st.integers(1, 3)), draw(st.integers(1, 4))
    matrix = draw(
        st.lists(
            st.lists(ENTRIES, min_size=columns, max_size=columns), min_size=rows, max_size=rows
        )
    )
    return matrix, draw(st.lists(ENTRIES, min_size=rows, max_size=rows))


def solves(matrix: list[list[Fraction]], x: list[Fraction], rhs: list[Fraction]) -> bool:
    return all(
        sum(a * v for a, v in zip(row, x, strict=True)) == value
        for row, value in zip(matrix, rhs, strict=True)
    )


def solution(matrix: list[list[Fraction]], rhs: list[Fraction]) -> list[Fraction] | None:
    """Return the only solution of a system, None where there is none or more than one."""
    rows = [[*row, value] for row, value in zip(matrix, rhs, strict=True)]
    count = len(matrix[0])
    for j in range(count):
        pivot = next((i for i in range(j, len(rows)) if rows[i][j]), None)
        if pivot is None:
            return None
        rows[j], rows[pivot] = rows[pivot], rows[j]
        rows[j] = [value / rows[j][j] for value in rows[j]]
        for i in range(len(rows)):
            if i != j:
                rows[i] = [v - rows[i][j] * w for v, w in zip(rows[i], rows[j], strict=True)]
    return None if any(row[count] for row in rows[count:]) else [row[count] for row in rows[:count]]


def has_basic_solution(matrix: list[list[Fraction]], rhs: list[Fraction]) -> bool:
    """Whether some columns have a unique solution that is not negative (or rhs is 0)."""
    if not any(rhs):
        return True
    for size in range(1, len(matrix[0]) + 1):
        for columns in combinations(range(len(matrix[0])), size):
            found = solution([[row[j] for j in columns] for row in matrix], rhs)
            if found is not None and all(value >= 0 for value in found):
                return True
    return False


@given(systems())
def test_a_solution_is_found_exactly_where_there_is_one(
    system: tuple[list[list[Fraction]], list[Fraction]],
) -> None:
    matrix, rhs = system
    found = feasible(matrix, rhs)
    assert (found is not None) == has_basic_solution(matrix, rhs)
    if found is not None:
        assert all(value >= 0 for value in found)
        assert solves(matrix, found, rhs)


@pytest.mark.parametrize(("matrix", "rhs"), [([], []), ([[Fraction(0)]], [Fraction(0)])])
def test_systems_without_content_are_feasible(
    matrix: list[list[Fraction]], rhs: list[Fraction]
) -> None:
    assert feasible(matrix, rhs) is not None


def test_bland_s_rule_ends_where_the_largest_coefficient_rule_cycles() -> None:
    # Beale's example (Chvatal, Linear Programming, chapter 3), as a system of equations
    rows = [
        [Fraction(1, 4), Fraction(-60), Fraction(-1, 25), Fraction(9), 1, 0, 0],
        [Fraction(1, 2), Fraction(-90), Fraction(-1, 50), Fraction(3), 0, 1, 0],
        [Fraction(0), Fraction(0), Fraction(1), Fraction(0), 0, 0, 1],
    ]
    matrix = [[Fraction(value) for value in row] for row in rows]
    assert feasible(matrix, [Fraction(0), Fraction(0), Fraction(1)]) is not None
