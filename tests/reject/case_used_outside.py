# code: proof-line; refuted
"""The hypothesis of a case is used after it."""

from symproof import Proof

wrong = Proof(
    claim="abs(x) = x",
    steps="""
        abs(x)
        case x >= 0:
            = abs(x) + 0     by ring
        case x < 0:
            = abs(x) + 0     by ring
        = x                  by case, unfold abs
    """,
)
