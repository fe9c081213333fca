# code: proof-line; undecided
"""A chain that goes up and down gives nothing."""

from symproof import Proof

wrong = Proof(
    claim="x < x + 1",
    steps="""
        x
        < x + 2      by order
        > x + 1      by order
    """,
)
