# code: proof-fact; undecided
"""The square is not odd."""

from symproof import Proof, odd

general = Proof(
    claim="phi(x) + phi(-x) = 0",
    given={"phi_odd": odd("phi")},
    steps="""
        phi(x) + phi(-x)
        = phi(x) + -phi(x)     by fact phi_odd
        = 0                    by ring
    """,
)

wrong = general.instance("phi(x) = x^2")
