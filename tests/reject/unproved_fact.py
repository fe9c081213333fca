# code: proof-fact; undecided
"""The cited proof does not check itself."""

from symproof import Proof

unproved = Proof(claim="0 = 1")

wrong = Proof(
    claim="x = x + 1",
    facts={"unproved": unproved},
    steps="""
        x
        = x + 0     by ring
        = x + 1     by fact unproved
    """,
)
