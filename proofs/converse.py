"""The converse: whenever f(x) - f(-x) = x for all x, f is an odd gate away from 0.

Its odd function is phi(x) = 2 f(x)/x - 1, the only one possible.  Nothing can be said at 0,
where the identity allows any value f(0) and an odd gate has f(0) = 0.
"""

from symproof import Proof, define
from symproof.library import f as odd_gate_def

gate_quotient = define("phi(x) = 2*f(x)/x - 1")

gate_quotient_neg = Proof(
    title="The odd function of a gate",
    translations={"zh": "门函数对应的奇函数"},
    claim="phi(-x) = -phi(x)",
    definitions=(gate_quotient,),
    given={"f_sub": "f(t) - f(-t) = t", "x_ne_zero": "x != 0"},
    steps="""
        phi(-x)
        = 2*f(-x)/(-x) - 1          by unfold phi
        = 2*(f(x) - x)/(-x) - 1     by fact f_sub
        = -(2*f(x)/x - 1)           by field
        = -phi(x)                   by unfold phi
    """,
)

eq_gate_quotient = Proof(
    title="A gate is the odd gate of its odd function",
    translations={"zh": "门函数是其奇函数的奇门函数"},
    claim="f(x) = 1/2*(phi(x) + 1)*x",
    definitions=(gate_quotient,),
    given={"x_ne_zero": "x != 0"},
    steps="""
        f(x)
        = 1/2*(2*f(x)/x)*x               by field
        = 1/2*((2*f(x)/x - 1) + 1)*x     by ring
        = 1/2*(phi(x) + 1)*x             by unfold phi
    """,
)

gate_quotient_unique = Proof(
    title="The odd function of an odd gate is unique",
    translations={"zh": "奇门函数的奇函数是唯一的"},
    claim="phi(x) = 2*f(x)/x - 1",
    definitions=(odd_gate_def,),
    given={"x_ne_zero": "x != 0"},
    steps="""
        phi(x)
        = 2*(1/2*(phi(x) + 1)*x)/x - 1     by field
        = 2*f(x)/x - 1                     by unfold f
    """,
)

odd_gate_zero = Proof(
    title="An odd gate at 0",
    translations={"zh": "奇门函数在 0 处的值"},
    claim="f(0) = 0",
    definitions=(odd_gate_def,),
    steps="""
        f(0)
        = 1/2*(phi(0) + 1)*0     by unfold f
        = 0                      by ring
    """,
)
