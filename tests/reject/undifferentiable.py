# code: proof-search
"""Nothing is known of a function that is named diff."""

from symproof import Proof, odd

wrong = Proof(claim="diff(phi(x)^2, x) = 2*phi(x)*diff(phi(x), x)", given={"phi_odd": odd("phi")})
