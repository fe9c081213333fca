# code: proof-undefined; refuted
"""Nothing says that φ has a limit."""

from symproof import Proof

wrong = Proof(
    claim="limit(phi(x), x, 0) = phi(0)",
)
