# code: proof-search; refuted
"""tanh(x) - tanh(-x) is 2 tanh(x)."""

from symproof import Proof

wrong = Proof(claim="tanh(x) - tanh(-x) = x")
