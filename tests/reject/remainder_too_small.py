# code: proof-search; refuted
"""The next coefficient is not 0."""

from symproof import Proof

wrong = Proof(
    claim="x*sigmoid(x) = x/2 + x^2/4 + O(x^5)",
)
