# code: proof-line; undecided
"""Arithmetic of numbers does not multiply blocks."""

from symproof import Proof

wrong = Proof(
    claim="[A, B]*[C; D] = A*C + B*D",
    shapes="A, B in R^(n x m), C, D in R^(m x k)",
    steps="""
        [A, B]*[C; D]
        = A*C + B*D     by ring
    """,
)
