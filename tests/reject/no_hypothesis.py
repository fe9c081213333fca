# code: proof-search; refuted
"""Nobody said that phi is odd."""

from symproof import Proof

wrong = Proof(claim="phi(-x) = -phi(x)")
