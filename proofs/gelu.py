"""GELU: gelu(x) - gelu(-x) = x, because Phi(-x) = 1 - Phi(x).

Phi is the distribution function of the standard normal law, 1/2 (1 + erf(x/sqrt(2))).  It is
symmetric because erf is odd, and GELU is the odd gate of erf(x/sqrt(2)).
"""

from symproof import Proof, define
from symproof.library import odd_gate

gelu_def = define("gelu(x) = x*Phi(x)")

erf_div_sqrt_two_neg = Proof(
    title="erf(x/sqrt(2)) is odd",
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
        = 1/2*(1 + erf((-x)/sqrt(2)))      by unfold Phi
        = 1/2*(1 - erf(x/sqrt(2)))         by fact erf_div_sqrt_two_neg
        = 1 - 1/2*(1 + erf(x/sqrt(2)))     by ring
        = 1 - Phi(x)                       by unfold Phi
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

gelu_odd_def = define("phi(x) = 2*Phi(x) - 1")

two_mul_Phi_sub_one = Proof(
    title="The normal distribution function and erf",
    translations={"zh": "正态分布函数与误差函数"},
    claim="2*Phi(x) - 1 = erf(x/sqrt(2))",
    steps="""
        2*Phi(x) - 1
        = 2*(1/2*(1 + erf(x/sqrt(2)))) - 1     by unfold Phi
        = erf(x/sqrt(2))                       by ring
    """,
    source="Su Jianlin, kexue.fm/archives/11233 (2025), eq. (40)",
)

gelu_odd_neg = Proof(
    title="The odd function of GELU",
    translations={"zh": "GELU 对应的奇函数"},
    claim="phi(-x) = -phi(x)",
    definitions=(gelu_odd_def,),
    facts={"Phi_neg": Phi_neg},
    steps="""
        phi(-x)
        = 2*Phi(-x) - 1          by unfold phi
        = 2*(1 - Phi(x)) - 1     by fact Phi_neg
        = 2 - 2*Phi(x) - 1       by ring
        = 1 - 2*Phi(x)           by ring
        = -(2*Phi(x) - 1)        by ring
        = -phi(x)                by unfold phi
    """,
    source="Su Jianlin, kexue.fm/archives/11233 (2025), eq. (42)-(47)",
)

gelu_odd_gate_eq = Proof(
    title="GELU is the odd gate of 2Φ(x) − 1",
    translations={"zh": "GELU 是 2Φ(x) − 1 的奇门函数"},
    claim="1/2*(phi(x) + 1)*x = gelu(x)",
    definitions=(gelu_def, gelu_odd_def),
    steps="""
        1/2*(phi(x) + 1)*x
        = 1/2*(2*Phi(x) - 1 + 1)*x     by unfold phi
        = 1/2*(2*Phi(x))*x             by ring
        = x*Phi(x)                     by ring
        = gelu(x)                      by unfold gelu
    """,
    source="Su Jianlin, kexue.fm/archives/11233 (2025), eq. (48)-(52)",
)

gelu_eq_erf_gate = Proof(
    title="GELU is the odd gate of an error function",
    translations={"zh": "GELU 是误差函数的奇门函数"},
    claim="gelu(x) = 1/2*(erf(x/sqrt(2)) + 1)*x",
    definitions=(gelu_def,),
    steps="""
        gelu(x)
        = x*Phi(x)                         by unfold gelu
        = x*(1/2*(1 + erf(x/sqrt(2))))     by unfold Phi
        = 1/2*(erf(x/sqrt(2)) + 1)*x       by ring
    """,
)

gelu_as_gate = odd_gate.instance(
    "phi(x) = erf(x/sqrt(2))",
    rename={"f": "gelu"},
    facts={"erf_div_sqrt_two_neg": erf_div_sqrt_two_neg},
    title="The odd gate of an error function",
    translations={"zh": "误差函数的奇门恒等式"},
)
