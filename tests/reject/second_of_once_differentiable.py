# code: proof-undefined; undefined
"""A second derivative of a function that has a first one."""

from symproof import Proof, differentiable

wrong = Proof(
    claim="diff(phi(x)^2, x, 2) = 2*phi'(x)^2 + 2*phi(x)*phi''(x)",
    given={"phi_diff": differentiable("phi")},
)
