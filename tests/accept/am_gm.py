"""An inequality from a square: 2ab <= a^2 + b^2."""

from symproof import Proof

sub_sq_nonneg = Proof(claim="0 <= (a - b)^2")

two_mul_le_add_sq = Proof(
    claim="2*a*b <= a^2 + b^2",
    facts={"sub_sq_nonneg": sub_sq_nonneg},
    steps="""
        2*a*b
        = a^2 + b^2 - (a - b)^2     by ring
        <= a^2 + b^2                by fact sub_sq_nonneg
    """,
)
