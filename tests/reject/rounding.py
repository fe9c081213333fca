# code: proof-line; refuted
"""True in floating point."""

from symproof import Proof

wrong = Proof(
    claim="(1 + 10^-30) - 1 = 0",
    steps="""
        (1 + 10^-30) - 1
        = 1 - 1     by ring
        = 0         by ring
    """,
)
