# code: proof-line; refuted
"""An odd function is not even."""

from symproof import Proof, odd

wrong = Proof(
    claim="phi(-x) = phi(x)",
    given={"phi_odd": odd("phi")},
    steps="""
        phi(-x)
        = phi(x)     by fact phi_odd
    """,
)
