# code: proof-undefined; undefined
"""Both x and y may be negative."""

from symproof import Proof

wrong = Proof(claim="sqrt(x*y) = sqrt(x)*sqrt(y)")
