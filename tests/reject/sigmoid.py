# code: proof-search; refuted
"""The logistic function is no gate by itself."""

from symproof import Proof

wrong = Proof(claim="1/(1 + exp(-x)) - 1/(1 + exp(x)) = x")
