# code: proof-search; refuted
"""GELU is ReLU at 0."""

from symproof import Proof

wrong = Proof(claim="x*Phi(x) < max(x, 0)")
