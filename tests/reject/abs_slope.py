# code: proof-notation
"""The notation has no derivatives, and takes no other meaning of diff."""

from symproof import Proof

wrong = Proof(claim="diff(abs(x), x) = x/abs(x)")
