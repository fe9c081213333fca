"""A chain with one !=, and a divisor that is not 0 because of it."""

from symproof import Proof

add_one_ne = Proof(
    claim="x + 1 != x",
    steps="""
        x + 1
        = 1 + x     by ring
        != x        by order
    """,
)

div_cancel = Proof(
    claim="(x - y)*z/(x - y) = z",
    given={"x_ne_y": "x != y"},
    steps="""
        (x - y)*z/(x - y)
        = z     by field
    """,
)
