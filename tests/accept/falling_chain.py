"""A falling chain: the claim is written with >, and so are its lines."""

from symproof import Proof

add_two_gt = Proof(
    claim="x + 2 > x",
    steps="""
        x + 2
        > x + 1        by order
        = 1 + x        by ring
        >= x + 1/2     by order
        > x            by order
    """,
)
