"""A rising chain with =, <= and <, which is read as one strict inequality."""

from symproof import Proof

lt_add_two = Proof(
    claim="x < x + 2",
    steps="""
        x
        = x + 0      by ring
        <= x + 1     by order
        < x + 2      by order
    """,
)
