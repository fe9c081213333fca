# code: proof-search; refuted
"""A bound of swish above its least value, -0.27846..."""

from symproof import Proof

wrong = Proof(claim="x*sigmoid(x) >= -0.2784")
