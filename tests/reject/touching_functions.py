# code: proof-undefined; undefined
"""Two functions that have a value in common, and only one of which has a slope there."""

from symproof import Proof

wrong = Proof(claim="diff(t^2, t = 0) = diff(abs(t), t = 0)")
