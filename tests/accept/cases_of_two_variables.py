"""Cases that compare two variables: max(a, b) + min(a, b) = a + b."""

from symproof import Proof

max_add_min = Proof(
    claim="max(a, b) + min(a, b) = a + b",
    steps="""
        max(a, b) + min(a, b)
        case a >= b:
            = a + b     by unfold max min
        case a < b:
            = b + a     by unfold max min
            = a + b     by ring
    """,
)
