# code: proof-search; refuted
"""An odd function is not the identity."""

from symproof import Proof, odd

wrong = Proof(claim="phi(x) = x", given={"phi_odd": odd("phi")})
