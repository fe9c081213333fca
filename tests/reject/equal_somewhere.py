# code: proof-search; refuted
"""A claim for every point that fails at two."""

from symproof import Proof

wrong = Proof(claim="forall x: x^2 != 2*x")
