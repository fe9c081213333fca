# code: proof-search; refuted
"""Two sides that are identically equal."""

from symproof import Proof

wrong = Proof(claim="x != x + 0")
