# code: proof-search; refuted
"""The limit at the other end is 1."""

from symproof import Proof

wrong = Proof(claim="limit(2*Phi(x) - 1, x, -oo) = 1")
