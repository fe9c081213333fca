"""A claim for all x with a parameter that a hypothesis fixes."""

from symproof import Proof

add_pos = Proof(
    claim="forall x: x < x + c",
    given={"c_pos": "c > 0"},
    steps="""
        x
        = x + 0     by ring
        < x + c     by order
    """,
)
