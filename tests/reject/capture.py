# code: proof-search; refuted
"""A function of x and y that takes no notice of y."""

from symproof import Proof

wrong = Proof(claim="f(y*x, x) = x")
