# code: proof-notation; refuted
"""A chain whose second relation fails, at 0."""

from symproof import Proof

wrong = Proof(claim="x <= abs(x) <= 2*abs(x) - 1")
