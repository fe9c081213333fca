# code: proof-cases; refuted
"""Nobody looks at x < 0."""

from symproof import Proof

wrong = Proof(
    claim="abs(x) = x",
    steps="""
        abs(x)
        case x > 0:
            = x     by unfold abs
        case x = 0:
            = x     by unfold abs
    """,
)
