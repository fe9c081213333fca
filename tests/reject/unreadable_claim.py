# code: proof-notation; unreadable
"""The claim has no right side."""

from symproof import Proof

wrong = Proof(claim="x + x = ")
