"""GELU: gelu(x) - gelu(-x) = x, because Phi(-x) = 1 - Phi(x).

Phi is the distribution function of the standard normal law, 1/2 (1 + erf(x/sqrt(2))).  It is
symmetric because erf is odd, and GELU is the odd gate of erf(x/sqrt(2)).
"""

from symproof import Proof, define
from symproof.library import odd_gate

gelu_def = define("gelu(x) = x*Phi(x)")

erf_div_sqrt_two_neg = Proof(
    title="erf(x/√2) is odd",
    translations={"zh": "erf(x/√2) 是奇函数"},
    claim="erf((-x)/sqrt(2)) = -erf(x/sqrt(2))",
    steps="""
        erf((-x)/sqrt(2))
        = erf(-(x/sqrt(2)))     by ring
        = -erf(x/sqrt(2))       by axiom erf_neg
    """,
)

Phi_neg = Proof(
    title="The symmetry of the normal distribution",
    translations={"zh": "正态分布函数的对称性"},
    claim="Phi(-x) = 1 - Phi(x)",
    facts={"erf_div_sqrt_two_neg": erf_div_sqrt_two_neg},
    steps="""
        Phi(-x)
        = 1/2*(1 + erf((-x)/sqrt(2)))         by unfold Phi
        = 1/2*(1 + -erf(x/sqrt(2)))           by fact erf_div_sqrt_two_neg
        = 1 - 1/2*(1 + erf(x/sqrt(2)))        by ring
        = 1 - Phi(x)                          by unfold Phi
    """,
    source="Su Jianlin, kexue.fm/archives/11233 (2025), eq. (39)",
)

gelu = Proof(
    title="The identity of GELU",
    translations={"zh": "GELU 的恒等式"},
    claim="gelu(x) - gelu(-x) = x",
    definitions=(gelu_def,),
    facts={"Phi_neg": Phi_neg},
    steps="""
        gelu(x) - gelu(-x)
        = x*Phi(x) - (-x)*Phi(-x)          by unfold gelu
        = x*Phi(x) - (-x)*(1 - Phi(x))     by fact Phi_neg
        = x*Phi(x) + x*(1 - Phi(x))        by ring
        = x*(Phi(x) + (1 - Phi(x)))        by ring
        = x                                by ring
    """,
    source="Su Jianlin, kexue.fm/archives/11233 (2025), eq. (37), (53)",
)
