"""The odd-gate identity: f(x) - f(-x) = x for f(x) = (phi(x) + 1) x / 2 and any odd phi."""

from symproof import Proof, define, odd

f = define("f(x) = 1/2*(phi(x) + 1)*x")

odd_gate = Proof(
    title="The odd-gate identity",
    translations={"zh": "奇门恒等式"},
    claim="f(x) - f(-x) = x",
    definitions=(f,),
    given={"phi_odd": odd("phi")},
    steps="""
        f(x) - f(-x)
        = 1/2*(phi(x) + 1)*x - 1/2*(phi(-x) + 1)*(-x)     by unfold f
        = 1/2*(phi(x) + 1)*x - 1/2*(-phi(x) + 1)*(-x)     by fact phi_odd
        = 1/2*(phi(x) + 1)*x + 1/2*(-phi(x) + 1)*x        by ring
        = 1/2*((phi(x) + 1) + (-phi(x) + 1))*x            by ring
        = 1/2*(2*x)                                       by ring
        = x                                               by ring
    """,
    source="Su Jianlin, kexue.fm/archives/11233 (2025)",
)
