# code: proof-search; refuted
"""x^2 = y^2 does not give x = y."""

from symproof import Proof

wrong = Proof(claim="x = y", given={"h": "x^2 = y^2"})
