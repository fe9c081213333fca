"""Hypotheses about function variables: the product of an odd and an even function is odd."""

from symproof import Proof, even, odd

odd_mul_even = Proof(
    claim="phi(-x)*psi(-x) = -(phi(x)*psi(x))",
    given={"phi_odd": odd("phi"), "psi_even": even("psi")},
    steps="""
        phi(-x)*psi(-x)
        = (-phi(x))*psi(x)      by fact phi_odd psi_even
        = -(phi(x)*psi(x))      by ring
    """,
)

odd_zero = Proof(
    claim="phi(0) = 0",
    given={"phi_odd": odd("phi")},
    steps="""
        phi(0)
        = 1/2*(phi(0) + phi(0))      by ring
        = 1/2*(phi(0) + phi(-0))     by ring
        = 1/2*(phi(0) + -phi(0))     by fact phi_odd
        = 0                          by ring
    """,
)
