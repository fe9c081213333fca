# code: proof-notation; unreadable
"""There is no reason of this name."""

from symproof import Proof

wrong = Proof(
    claim="x + x = 2*x",
    steps="""
        x + x
        = 2*x     by magic
    """,
)
