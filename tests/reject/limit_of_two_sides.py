# code: proof-undefined; undefined
"""The two sides have different limits."""

from symproof import Proof

wrong = Proof(
    claim="limit(1/(1 + exp(-1/x)), x, 0) = 1",
)
