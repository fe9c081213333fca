# code: proof-line; refuted
"""A sign is lost; the lines around it are right."""

from symproof import Proof

wrong = Proof(
    claim="(a - b)^2 = a^2 + b^2",
    steps="""
        (a - b)^2
        = (a - b)*(a - b)         by ring
        = a^2 - a*b + a*b + b^2   by ring
        = a^2 + b^2               by ring
    """,
)
