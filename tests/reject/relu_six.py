# code: proof-cases; undecided
"""The case x > 6 is left out."""

from symproof import Proof, define

relu6 = define("relu6(x) = min(max(x, 0), 6)")

wrong = Proof(
    claim="relu6(x) - relu6(-x) = x",
    definitions=(relu6,),
    steps="""
        relu6(x) - relu6(-x)
        = min(max(x, 0), 6) - min(max(-x, 0), 6)     by unfold relu6
        case 0 <= x <= 6:
            = x
        case -6 <= x < 0:
            = x
    """,
)
