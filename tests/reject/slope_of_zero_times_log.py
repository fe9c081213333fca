# code: proof-undefined; undefined
"""A factor 0 does not make a logarithm defined."""

from symproof import Proof

wrong = Proof(claim="diff(0*log(x), x) = 0")
