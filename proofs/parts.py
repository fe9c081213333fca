"""Odd and even parts: f = f_e + f_o, and f(x) - f(-x) = x fixes the odd part, which is x/2.

So the functions with f(x) - f(-x) = x are exactly x/2 plus any even function: ReLU adds |x|/2,
an odd gate adds x phi(x)/2.
"""

from symproof import Proof, define, even, odd

even_part = define("f_e(x) = (f(x) + f(-x))/2")
odd_part = define("f_o(x) = (f(x) - f(-x))/2")

even_part_neg = Proof(
    title="The even part is even",
    translations={"zh": "偶部是偶函数"},
    claim="f_e(-x) = f_e(x)",
    definitions=(even_part,),
    steps="""
        f_e(-x)
        = (f(-x) + f(-(-x)))/2     by unfold f_e
        = (f(x) + f(-x))/2         by ring
        = f_e(x)                   by unfold f_e
    """,
)

odd_part_neg = Proof(
    title="The odd part is odd",
    translations={"zh": "奇部是奇函数"},
    claim="f_o(-x) = -f_o(x)",
    definitions=(odd_part,),
    steps="""
        f_o(-x)
        = (f(-x) - f(-(-x)))/2     by unfold f_o
        = -((f(x) - f(-x))/2)      by ring
        = -f_o(x)                  by unfold f_o
    """,
)

even_part_add_odd_part = Proof(
    title="A function is the sum of its even and odd parts",
    translations={"zh": "函数等于偶部与奇部之和"},
    claim="f_e(x) + f_o(x) = f(x)",
    definitions=(even_part, odd_part),
    steps="""
        f_e(x) + f_o(x)
        = (f(x) + f(-x))/2 + (f(x) - f(-x))/2     by unfold f_e f_o
        = f(x)                                    by ring
    """,
)

odd_part_unique = Proof(
    title="The odd part is unique",
    translations={"zh": "奇部的唯一性"},
    claim="f_o(x) = v(x)",
    definitions=(odd_part,),
    given={"f_sum": "f(t) = u(t) + v(t)", "u_even": even("u"), "v_odd": odd("v")},
    steps="""
        f_o(x)
        = (f(x) - f(-x))/2                        by unfold f_o
        = ((u(x) + v(x)) - (u(-x) + v(-x)))/2     by fact f_sum
        = ((u(x) + v(x)) - (u(x) + -v(x)))/2      by fact u_even v_odd
        = v(x)                                    by ring
    """,
)

odd_part_of_gate = Proof(
    title="The odd part of a gate is x/2",
    translations={"zh": "门函数的奇部是 x/2"},
    claim="f_o(x) = x/2",
    definitions=(odd_part,),
    given={"f_sub": "f(t) - f(-t) = t"},
    steps="""
        f_o(x)
        = (f(x) - f(-x))/2     by unfold f_o
        = x/2                  by fact f_sub
    """,
)

half_add_even_sub = Proof(
    title="x/2 plus an even function satisfies the identity",
    translations={"zh": "x/2 加任意偶函数满足恒等式"},
    claim="f(x) - f(-x) = x",
    definitions=(define("f(x) = x/2 + u(x)"),),
    given={"u_even": even("u")},
    steps="""
        f(x) - f(-x)
        = (x/2 + u(x)) - ((-x)/2 + u(-x))     by unfold f
        = (x/2 + u(x)) - ((-x)/2 + u(x))      by fact u_even
        = x                                   by ring
    """,
)
