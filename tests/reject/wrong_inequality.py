# code: proof-line; refuted
"""Nothing says that x is not negative."""

from symproof import Proof

wrong = Proof(
    claim="x <= 2*x",
    steps="""
        x
        <= 2*x     by order
    """,
)
