# code: reason-name; unreadable
"""There is no such axiom."""

from symproof import Proof

wrong = Proof(
    claim="exp(x) > 1 + x",
    steps="""
        exp(-x)
        = 1/exp(x)     by axiom exp_reciprocal
    """,
)
