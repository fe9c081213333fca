# code: proof-search; refuted
"""Matrices do not commute."""

from symproof import Proof

wrong = Proof(claim="A*B = B*A", shapes="A, B in R^(n x n)")
