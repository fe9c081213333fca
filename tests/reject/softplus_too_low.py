# code: proof-search; refuted
"""A bound of softplus that fails near 0, where log(2) = 0.6931..."""

from symproof import Proof

wrong = Proof(claim="log(1 + exp(x)) <= max(x, 0) + 0.69")
