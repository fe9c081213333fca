# code: proof-undefined; undefined
"""x^2/x is x, but not at 0."""

from symproof import Proof

wrong = Proof(
    claim="x^2/x = x",
    steps="""
        x^2/x
        = x     by field
    """,
)
