# code: proof-line; undefined
"""The fact holds for a != 0, and x - 1 may be 0."""

from symproof import Proof

cancel = Proof(
    claim="a*(1/a) = 1",
    given={"a_ne_zero": "a != 0"},
    steps="""
        a*(1/a)
        = 1     by field
    """,
)

wrong = Proof(
    claim="(x - 1)*(1/(x - 1)) = 1",
    facts={"cancel": cancel},
    steps="""
        (x - 1)*(1/(x - 1))
        = 1     by fact cancel
    """,
)
