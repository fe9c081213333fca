"""Exact feasibility of small linear systems: A x = b, x >= 0, over the rationals.

The first phase of the simplex method with Bland's rule, which cannot cycle.
Source: Chvatal, Linear Programming (1983), chapters 2 and 3.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

Row = list[Fraction]


def feasible(matrix: Sequence[Sequence[Fraction]], rhs: Sequence[Fraction]) -> Row | None:
    """Return some x >= 0 with matrix x = rhs, None if there is none."""
    count = len(matrix[0]) if matrix else 0
    rows: list[Row] = []
    for coefficients, value in zip(matrix, rhs, strict=True):
        sign = -1 if value < 0 else 1
        rows.append([sign * c for c in coefficients] + [sign * value])
    basis = [count + i for i in range(len(rows))]
    # the costs of the columns and the value, for the sum of the artificial variables
    cost = [-sum((row[j] for row in rows), Fraction(0)) for j in range(count + 1)]
    while True:
        entering = next((j for j in range(count) if cost[j] < 0), None)
        if entering is None:
            break
        leaving = _leaving(rows, basis, entering)
        if leaving is None:
            return None
        _pivot(rows, cost, leaving, entering)
        basis[leaving] = entering
    if cost[count] != 0:
        return None
    solution = [Fraction(0)] * count
    for i, j in enumerate(basis):
        if j < count:
            solution[j] = rows[i][count]
    return solution


def _leaving(rows: list[Row], basis: list[int], entering: int) -> int | None:
    best: tuple[Fraction, int] | None = None
    chosen = None
    for i, row in enumerate(rows):
        if row[entering] > 0:
            key = (row[-1] / row[entering], basis[i])
            if best is None or key < best:
                best, chosen = key, i
    return chosen


def _pivot(rows: list[Row], cost: Row, leaving: int, entering: int) -> None:
    pivot = rows[leaving][entering]
    rows[leaving] = [value / pivot for value in rows[leaving]]
    for row in (*(r for i, r in enumerate(rows) if i != leaving), cost):
        factor = row[entering]
        if factor:
            for j, value in enumerate(rows[leaving]):
                if value:
                    row[j] -= factor * value
