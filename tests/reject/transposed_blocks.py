# code: proof-search; refuted
"""The transpose of blocks transposes their places too."""

from symproof import Proof

wrong = Proof(claim="[A, B; C, D]^T = [A^T, B^T; C^T, D^T]", shapes="A, B, C, D in R^(n x n)")
