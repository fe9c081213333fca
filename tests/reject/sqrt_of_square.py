# code: proof-line; refuted
"""The root of a square is the absolute value."""

from symproof import Proof

wrong = Proof(
    claim="sqrt(x^2) = x",
    steps="""
        sqrt(x^2)
        = x     by field
    """,
)
