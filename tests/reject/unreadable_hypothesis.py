# code: proof-notation; unreadable
"""A hypothesis is cut off."""

from symproof import Proof

wrong = Proof(claim="x + x = 2*x", given={"h": "x >"})
