# code: proof-search; refuted
"""The exponential touches its tangent at 0."""

from symproof import Proof

wrong = Proof(claim="exp(x) > 1 + x")
