# code: proof-search; refuted
"""SELU is not an odd gate, whatever its scale."""

from symproof import Proof, define

selu = define("selu(x) = cases(x if x > 0, 1.6733*(exp(x) - 1) otherwise)")

wrong = Proof(claim="selu(x) - selu(-x) = x", definitions=(selu,))
