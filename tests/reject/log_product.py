# code: proof-undefined; undefined
"""Both x and y may be negative."""

from symproof import Proof

wrong = Proof(claim="log(x*y) = log(x) + log(y)")
