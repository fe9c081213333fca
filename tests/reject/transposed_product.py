# code: proof-search; refuted
"""The transpose of a product has its factors in the other order."""

from symproof import Proof

wrong = Proof(claim="(A*B)^T = A^T*B^T", shapes="A, B in R^(n x n)")
