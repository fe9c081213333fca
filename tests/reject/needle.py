# code: proof-search; refuted
"""A needle of width one millionth at 1/3."""

from symproof import Proof

wrong = Proof(claim="x + exp(-(10^6*(x - 1/3))^2) = x")
