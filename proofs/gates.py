"""Gates: f(x) = x g(x) has f(x) - f(-x) = c x wherever g(x) + g(-x) = c, and conversely.

The odd gate is the case g = (phi + 1)/2 with an odd phi and c = 1.  The converse needs x != 0:
at 0 the factor x hides what g does.
"""

from symproof import Proof, define, odd

gate_def = define("f(x) = x*g(x)")

gate_sub_gate_neg = Proof(
    title="The gate identity",
    translations={"zh": "门函数恒等式"},
    claim="f(x) - f(-x) = c*x",
    definitions=(gate_def,),
    given={"gate_sum": "g(t) + g(-t) = c"},
    steps="""
        f(x) - f(-x)
        = x*g(x) - (-x)*g(-x)     by unfold f
        = x*g(x) + x*g(-x)        by ring
        = x*(g(x) + g(-x))        by ring
        = x*c                     by fact gate_sum
        = c*x                     by ring
    """,
    source="Su Jianlin, kexue.fm/archives/11233 (2025), eq. (115)-(121), with c = 1",
)

gate_sub_gate_neg_of_sum_one = Proof(
    title="The gate identity for gates that sum to 1",
    translations={"zh": "和为 1 的门函数恒等式"},
    claim="f(x) - f(-x) = x",
    definitions=(gate_def,),
    given={"gate_sum": "g(t) + g(-t) = 1"},
    facts={"gate_sub_gate_neg": gate_sub_gate_neg},
    steps="""
        f(x) - f(-x)
        = 1*x     by fact gate_sub_gate_neg
        = x       by ring
    """,
    source="Su Jianlin, kexue.fm/archives/11233 (2025), eq. (116), (117), (121)",
)

gate_sum_of_gate_sub = Proof(
    title="The converse of the gate identity",
    translations={"zh": "门函数恒等式的逆命题"},
    claim="g(x) + g(-x) = c",
    definitions=(gate_def,),
    given={"gate_sub": "f(t) - f(-t) = c*t", "x_ne_zero": "x != 0"},
    steps="""
        g(x) + g(-x)
        = (x*g(x) - (-x)*g(-x))/x     by field
        = (f(x) - f(-x))/x            by unfold f
        = c*x/x                       by fact gate_sub
        = c                           by field
    """,
)

odd_gate_sum = Proof(
    title="An odd function gives a gate that sums to 1",
    translations={"zh": "奇函数给出和为 1 的门"},
    claim="1/2*(phi(x) + 1) + 1/2*(phi(-x) + 1) = 1",
    given={"phi_odd": odd("phi")},
    steps="""
        1/2*(phi(x) + 1) + 1/2*(phi(-x) + 1)
        = 1/2*(phi(x) + 1) + 1/2*(-phi(x) + 1)     by fact phi_odd
        = 1                                        by ring
    """,
)

two_mul_gate_sub_one_neg = Proof(
    title="A gate that sums to 1 gives an odd function",
    translations={"zh": "和为 1 的门给出奇函数"},
    claim="phi(-x) = -phi(x)",
    definitions=(define("phi(x) = 2*g(x) - 1"),),
    given={"gate_sum": "g(t) + g(-t) = 1"},
    steps="""
        phi(-x)
        = 2*g(-x) - 1          by unfold phi
        = 2*(1 - g(x)) - 1     by fact gate_sum
        = 2 - 2*g(x) - 1       by ring
        = 1 - 2*g(x)           by ring
        = -(2*g(x) - 1)        by ring
        = -phi(x)              by unfold phi
    """,
)
