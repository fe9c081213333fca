# code: proof-cases; refuted
"""The cases end with different terms."""

from symproof import Proof

wrong = Proof(
    claim="abs(x) = x",
    steps="""
        abs(x)
        case x >= 0:
            = x      by unfold abs
        case x < 0:
            = -x     by unfold abs
    """,
)
