# code: proof-undefined; undefined
"""The integral has no value."""

from symproof import Proof

wrong = Proof(claim="integral(1/abs(t), t, -1, 1) = 0")
