# code: proof-line; undecided
"""A reason for equations, given for an inequality."""

from symproof import Proof

wrong = Proof(
    claim="1 + x <= exp(x)",
    steps="""
        1 + x
        <= exp(x)     by derivative
    """,
)
