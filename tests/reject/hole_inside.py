# code: proof-undefined; undefined
"""The claim has values everywhere, a line between does not."""

from symproof import Proof

wrong = Proof(
    claim="x - x = 0",
    steps="""
        x - x
        = 0*(1/x)     by ring
        = 0           by ring
    """,
)
