"""The positive semidefinite part of a symmetric matrix, in floating point: a heuristic's tool.

Eigenvalues by Jacobi's rotations.
Source: Golub and Van Loan, Matrix Computations (2013), section 8.5.
"""

from __future__ import annotations

from math import hypot
from typing import Final

Matrix = list[list[float]]

SWEEPS: Final = 6
SMALL: Final = 1e-12


def semidefinite_part(matrix: Matrix, least: float) -> Matrix:
    """Return the nearest symmetric matrix whose eigenvalues are at least `least`."""
    values, vectors = eigen(matrix)
    n = len(matrix)
    result = [list(row) for row in matrix]
    for k, value in enumerate(values):
        if value < least:
            lift = least - value
            column = [vectors[i][k] for i in range(n)]
            for i in range(n):
                for j in range(n):
                    result[i][j] += lift * column[i] * column[j]
    return result


def eigen(matrix: Matrix) -> tuple[list[float], Matrix]:
    """Return approximate eigenvalues of a symmetric matrix, and the eigenvectors as columns."""
    n = len(matrix)
    a = [list(row) for row in matrix]
    v = [[float(i == j) for j in range(n)] for i in range(n)]
    for _ in range(SWEEPS):
        largest = 0.0
        for p in range(n):
            for q in range(p + 1, n):
                largest = max(largest, abs(a[p][q]))
                if abs(a[p][q]) > SMALL:
                    _rotate(a, v, p, q)
        if largest <= SMALL:
            break
    return [a[i][i] for i in range(n)], v


def _rotate(a: Matrix, v: Matrix, p: int, q: int) -> None:
    """Make a[p][q] zero by a rotation in the plane of p and q."""
    theta = (a[q][q] - a[p][p]) / (2 * a[p][q])
    t = (1.0 if theta >= 0 else -1.0) / (abs(theta) + hypot(theta, 1.0))
    c = 1 / hypot(t, 1.0)
    s = t * c
    for row in (*a, *v):
        x, y = row[p], row[q]
        row[p], row[q] = c * x - s * y, s * x + c * y
    for j in range(len(a)):
        x, y = a[p][j], a[q][j]
        a[p][j], a[q][j] = c * x - s * y, s * x + c * y
