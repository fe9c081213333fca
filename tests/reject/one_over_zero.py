# code: proof-undefined; undefined
"""0 times a term that has no value at 0."""

from symproof import Proof

wrong = Proof(claim="0*(1/x) = 0")
