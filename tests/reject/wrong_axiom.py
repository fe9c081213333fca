# code: proof-line; refuted
"""The axiom says something else."""

from symproof import Proof

wrong = Proof(
    claim="exp(x + y) = exp(x) + exp(y)",
    steps="""
        exp(x + y)
        = exp(x) + exp(y)     by axiom exp_add
    """,
)
