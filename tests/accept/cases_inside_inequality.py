"""Cases whose chains differ: <= in one, < in another, together <=."""

from symproof import Proof

le_abs = Proof(
    claim="x <= abs(x)",
    steps="""
        x
        case x >= 0:
            = abs(x)     by unfold abs
        case x < 0:
            < -x         by order
            = abs(x)     by unfold abs
    """,
)

le_max = Proof(
    claim="a <= max(a, b)",
    steps="""
        a
        case a >= b:
            = max(a, b)     by unfold max
        case a < b:
            < b             by order
            = max(a, b)     by unfold max
    """,
)
