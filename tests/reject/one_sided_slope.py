# code: proof-search; refuted
"""The slope of ReLU at 0 from the right, with the value of the left."""

from symproof import Proof

wrong = Proof(claim="diff(max(t, 0), t = 0) exists on the right = 0")
