# code: proof-line; refuted
"""The fact needs an odd phi, the proof does not have one."""

from symproof import Proof, odd

phi_zero = Proof(
    claim="phi(x) + phi(-x) = 0",
    given={"phi_odd": odd("phi")},
    steps="""
        phi(x) + phi(-x)
        = phi(x) + -phi(x)     by fact phi_odd
        = 0                    by ring
    """,
)

wrong = Proof(
    claim="phi(x) + phi(-x) + 1 = 1",
    facts={"phi_zero": phi_zero},
    steps="""
        phi(x) + phi(-x) + 1
        = 0 + 1     by fact phi_zero
        = 1         by ring
    """,
)
