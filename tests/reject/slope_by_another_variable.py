# code: proof-search; refuted
"""A derivative by a variable that the term does not have."""

from symproof import Proof

wrong = Proof(claim="diff(a^2, x) = 2*a")
