# code: proof-search; refuted
"""The sigmoid has no least value above 0."""

from symproof import Proof

wrong = Proof(claim="sigmoid(x) >= 10^(-40)")
