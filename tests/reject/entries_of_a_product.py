# code: proof-line; refuted
"""What holds for numbers does not hold for a product of matrices."""

from symproof import Proof

wrong = Proof(
    claim="A*B = B*A",
    shapes="A, B in R^(n x n)",
    steps="""
        A*B
        = B*A     by entries
    """,
)
