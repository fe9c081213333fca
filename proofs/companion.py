"""The companion of the odd-gate identity: f(x) + f(-x) = x phi(x), and f itself from the two.

The difference of f(x) and f(-x) forgets phi, their sum returns it.  Half the sum of the two
identities is f(x), half their difference is f(-x): an odd gate is the mean of x and x phi(x).
"""

from symproof import Proof, odd
from symproof.library import f, odd_gate

companion = Proof(
    title="The companion identity",
    translations={"zh": "伴随恒等式"},
    claim="f(x) + f(-x) = x*phi(x)",
    definitions=(f,),
    given={"phi_odd": odd("phi")},
    steps="""
        f(x) + f(-x)
        = 1/2*(phi(x) + 1)*x + 1/2*(phi(-x) + 1)*(-x)     by unfold f
        = 1/2*(phi(x) + 1)*x + 1/2*(-phi(x) + 1)*(-x)     by fact phi_odd
        = 1/2*(phi(x) + 1)*x - 1/2*(-phi(x) + 1)*x        by ring
        = 1/2*((phi(x) + 1) - (-phi(x) + 1))*x            by ring
        = 1/2*(2*phi(x))*x                                by ring
        = x*phi(x)                                        by ring
    """,
)

gate_eq_mean = Proof(
    title="An odd gate is the mean of x and x φ(x)",
    translations={"zh": "奇门函数是 x 与 xφ(x) 的平均"},
    claim="f(x) = (x + x*phi(x))/2",
    definitions=(f,),
    given={"phi_odd": odd("phi")},
    facts={"odd_gate": odd_gate, "companion": companion},
    steps="""
        f(x)
        = (x + x*phi(x))/2     by linear odd_gate companion
    """,
)

gate_neg_eq_half_sub = Proof(
    title="An odd gate at −x",
    translations={"zh": "奇门函数在 −x 处的值"},
    claim="f(-x) = (x*phi(x) - x)/2",
    definitions=(f,),
    given={"phi_odd": odd("phi")},
    facts={"odd_gate": odd_gate, "companion": companion},
    steps="""
        f(-x)
        = (x*phi(x) - x)/2     by linear companion odd_gate
    """,
)
