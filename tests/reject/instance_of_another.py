# code: proof-instance; unreadable
"""The theorem has no psi."""

from symproof import Proof, odd

general = Proof(claim="phi(-(-x)) = phi(x)", given={"phi_odd": odd("phi")})

wrong = general.instance("psi(x) = x^3")
