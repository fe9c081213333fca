# code: proof-undefined; undefined
"""What grows beyond all bounds has no limit."""

from symproof import Proof

wrong = Proof(
    claim="limit(1/x^2, x, 0) = 1/0",
)
