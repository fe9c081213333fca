"""Exact feasibility of small linear systems: A x = b, x >= 0, over the rationals.

The first phase of the simplex method with Bland's rule, which cannot cycle.  The tableau holds
integers over one common denominator, the last pivot, so that no fraction is ever reduced.
Sources: Chvatal, Linear Programming (1983), chapters 2 and 3; Bareiss, Sylvester's identity and
multistep integer-preserving Gaussian elimination, Mathematics of Computation 22 (1968).
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from math import lcm

Row = list[int]


def feasible(
    matrix: Sequence[Sequence[Fraction]], rhs: Sequence[Fraction]
) -> list[Fraction] | None:
    """Return some x >= 0 with matrix x = rhs, None if there is none."""
    count = len(matrix[0]) if matrix else 0
    rows = [_integral(*row) for row in zip(matrix, rhs, strict=True)]
    basis = [count + i for i in range(len(rows))]
    # the costs of the columns and the value, for the sum of the artificial variables
    cost = [-sum(column) for column in zip(*rows, strict=True)] if rows else [0]
    denominator = 1
    while True:
        entering = next((j for j in range(count) if cost[j] < 0), None)
        if entering is None:
            break
        leaving = _leaving(rows, basis, entering)
        if leaving is None:
            return None
        _pivot(rows, cost, leaving, entering, denominator)
        denominator = rows[leaving][entering]
        basis[leaving] = entering
    if cost[count] != 0:
        return None
    solution = [Fraction(0)] * count
    for i, j in enumerate(basis):
        if j < count:
            solution[j] = Fraction(rows[i][count], denominator)
    return solution


def _integral(coefficients: Sequence[Fraction], value: Fraction) -> Row:
    """Return a row and its value >= 0 as integers."""
    whole = [*coefficients, value]
    scale = lcm(*[c.denominator for c in whole])
    sign = -scale if value < 0 else scale
    return [c.numerator * (sign // c.denominator) for c in whole]


def _leaving(rows: list[Row], basis: list[int], entering: int) -> int | None:
    """Return the row whose variable reaches 0 first, the one with the least name of several."""
    chosen: int | None = None
    for i, row in enumerate(rows):
        if row[entering] <= 0:
            continue
        if chosen is None:
            chosen = i
            continue
        best = rows[chosen]
        ratio, least = row[-1] * best[entering], best[-1] * row[entering]
        if ratio < least or (ratio == least and basis[i] < basis[chosen]):
            chosen = i
    return chosen


def _pivot(rows: list[Row], cost: Row, leaving: int, entering: int, denominator: int) -> None:
    """Make the column of `entering` that of `leaving`; the pivot is the new denominator."""
    source = rows[leaving]
    pivot = source[entering]
    for row in (*(r for i, r in enumerate(rows) if i != leaving), cost):
        factor = row[entering]
        if factor:
            row[:] = [
                (value * pivot - factor * other) // denominator
                for value, other in zip(row, source, strict=True)
            ]
        elif pivot != denominator:
            row[:] = [value * pivot // denominator for value in row]
