# code: proof-circular; unreadable
"""Two proofs cite each other."""

from symproof import Proof

facts: dict[str, Proof] = {}

first = Proof(claim="0 = 1", facts=facts)

wrong = Proof(
    claim="0 = 1",
    facts={"first": first},
    steps="""
        0
        = 1     by fact first
    """,
)

facts["wrong"] = wrong
