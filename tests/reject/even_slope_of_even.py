# code: proof-search; refuted
"""The derivative of an even function is odd, not even."""

from symproof import Proof, differentiable, even

wrong = Proof(
    claim="phi'(-x) = phi'(x)",
    given={"phi_even": even("phi"), "phi_diff": differentiable("phi")},
)
