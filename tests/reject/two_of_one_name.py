# code: proof-name; unreadable
"""A fact and a hypothesis have the same name."""

from symproof import Proof, odd

right = Proof(claim="x + 0 = x")

wrong = Proof(claim="x + 0 = x", given={"h": odd("phi")}, facts={"h": right})
