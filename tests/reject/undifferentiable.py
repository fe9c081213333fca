# code: proof-undefined; undefined
"""The product rule, for a function that need not be differentiable."""

from symproof import Proof, odd

wrong = Proof(claim="diff(phi(x)^2, x) = 2*phi(x)*diff(phi(x), x)", given={"phi_odd": odd("phi")})
