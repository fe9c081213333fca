# code: proof-notation; refuted
"""A chain that contradicts itself."""

from symproof import Proof

wrong = Proof(claim="a <= b < a")
