# code: proof-undefined
"""The slope of |x| has no value at 0."""

from symproof import Proof

wrong = Proof(claim="diff(abs(x), x) = x/abs(x)")
