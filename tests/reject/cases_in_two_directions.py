# code: proof-cases; refuted
"""One case goes up, the other one down."""

from symproof import Proof

wrong = Proof(
    claim="0 <= x",
    steps="""
        0
        case x > 0:
            < x     by order
        case x < 0:
            > x     by order
        case x = 0:
            = x     by case
    """,
)
