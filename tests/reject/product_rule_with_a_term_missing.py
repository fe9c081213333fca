# code: proof-search; refuted
"""The product rule without its second summand."""

from symproof import Proof, differentiable

wrong = Proof(
    claim="diff(x*phi(x), x) = phi(x)",
    given={"phi_diff": differentiable("phi")},
)
