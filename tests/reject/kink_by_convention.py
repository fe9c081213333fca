# code: proof-undefined; undefined
"""A slope at a kink, taken from one branch."""

from symproof import Proof

wrong = Proof(claim="diff(cases(t if t > 0, 0 otherwise), t = 0) = 1")
