# code: proof-ends; undecided
"""The calculation stops before the claim's right side."""

from symproof import Proof

wrong = Proof(
    claim="x + x + x = 3*x",
    steps="""
        x + x + x
        = 2*x + x     by ring
    """,
)
