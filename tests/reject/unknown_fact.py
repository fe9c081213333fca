# code: reason-name; unreadable
"""The line cites what the proof does not have."""

from symproof import Proof, odd

wrong = Proof(
    claim="phi(-x) = -phi(x)",
    given={"phi_odd": odd("phi")},
    steps="""
        phi(-x)
        = -phi(x)     by fact phi_is_odd
    """,
)
