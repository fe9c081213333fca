# code: proof-search; refuted
"""True up to a billion."""

from symproof import Proof

wrong = Proof(claim="max(x, 10^9) = 10^9")
