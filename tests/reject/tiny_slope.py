# code: proof-line; refuted
"""The slope is 1 + 10^-40."""

from symproof import Proof

wrong = Proof(
    claim="x + x/10^40 = x",
    steps="""
        x + x/10^40
        = x     by ring
    """,
)
