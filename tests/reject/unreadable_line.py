# code: proof-notation; unreadable
"""A bracket is never closed."""

from symproof import Proof

wrong = Proof(
    claim="x + x = 2*x",
    steps="""
        x + x
        = 2*(x
        = 2*x
    """,
)
