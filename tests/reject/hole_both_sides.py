# code: proof-undefined; undefined
"""Both sides are the same term, which has no value at 1."""

from symproof import Proof

wrong = Proof(claim="(x - 1)/(x - 1) = (x - 1)/(x - 1)")
