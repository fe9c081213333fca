# code: proof-line; refuted
"""One case uses the hypothesis of the other one."""

from symproof import Proof

wrong = Proof(
    claim="abs(x) = x",
    steps="""
        abs(x)
        case x >= 0:
            = x     by unfold abs
        case x < 0:
            = x     by unfold abs
    """,
)
