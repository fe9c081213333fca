"""Products that have one row and one column: they are their own transposes."""

from __future__ import annotations

import pytest

from symproof import prove

PROVED = [
    ("x^T*y = y^T*x", "x, y in R^n"),
    ("x^T*A*x = x^T*A^T*x", "x in R^n, A in R^(n x n)"),
    ("(x - y)^T*(x - y) = x^T*x - 2*x^T*y + y^T*y", "x, y in R^n"),
    (
        "(A*x - b)^T*(A*x - b) = x^T*A^T*A*x - 2*b^T*A*x + b^T*b",
        "x in R^n, A in R^(m x n), b in R^m",
    ),
]
REFUTED = [
    ("x*y^T = y*x^T", "x, y in R^n"),
    ("x^T*y = x^T*x", "x, y in R^n"),
    ("(x - y)^T*(x - y) = x^T*x - x^T*y + y^T*y", "x, y in R^n"),
]


@pytest.mark.parametrize(("claim", "shapes"), PROVED)
def test_a_number_as_a_matrix_is_its_own_transpose(claim: str, shapes: str):
    assert prove(claim, assume=[shapes]).verdict == "proved"


@pytest.mark.parametrize(("claim", "shapes"), REFUTED)
def test_larger_matrices_are_not(claim: str, shapes: str):
    assert prove(claim, assume=[shapes]).verdict == "refuted"
