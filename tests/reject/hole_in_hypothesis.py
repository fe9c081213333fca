# code: proof-undefined; undefined
"""A hypothesis has no value at 0, so it says nothing there."""

from symproof import Proof

wrong = Proof(claim="x + 1 = 2", given={"h": "x + 0/y = 1"})
