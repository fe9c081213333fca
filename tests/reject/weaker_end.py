# code: proof-ends; undecided
"""<= does not give <."""

from symproof import Proof

wrong = Proof(
    claim="x < x + 2",
    steps="""
        x
        <= x + 2     by order
    """,
)
