# code: proof-notation
"""The claim has no right side."""

from symproof import Proof

wrong = Proof(claim="x + x = ")
