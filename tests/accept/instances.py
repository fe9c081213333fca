"""A general theorem at particular functions, once with a hypothesis that stays."""

from symproof import Proof, define, odd

f = define("f(x) = 1/2*(phi(x) + 1)*x")

general = Proof(
    claim="f(x) - f(-x) = x",
    definitions=(f,),
    given={"phi_odd": odd("phi")},
    steps="""
        f(x) - f(-x)
        = 1/2*(phi(x) + 1)*x - 1/2*(-phi(x) + 1)*(-x)     by unfold f, fact phi_odd
        = x                                               by ring
    """,
)

cube_gate = general.instance("phi(x) = x^3", rename={"f": "cube_gate"})

scaled_gate = general.instance("phi(x) = 2*psi(3*x)", given={"psi_odd": odd("psi")})
