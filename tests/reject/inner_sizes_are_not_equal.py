# code: proof-notation; unreadable
"""n and m are any sizes: that they are equal is not assumed."""

from symproof import Proof

wrong = Proof(
    claim="A*A = A*A",
    shapes="A in R^(n x m)",
    steps="""
        A*A
        = A*A     by blocks
    """,
)
