# code: proof-undefined; undefined
"""A derivative whose two sides do not meet."""

from symproof import Proof

wrong = Proof(claim="diff(cases(t^2 if t < 1, t otherwise), t = 1) exists")
