# code: proof-undefined; undefined
"""The sign function has no slope at 0."""

from symproof import Proof

wrong = Proof(claim="diff(sign(x), x) = 0")
