# code: proof-undefined; undefined
"""The derivative of 1/x, also at 0."""

from symproof import Proof

wrong = Proof(claim="diff(1/x, x) = -1/x^2")
