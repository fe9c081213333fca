"""Oddness is closed under sums, multiples, products and composition; an odd function is 0 at 0.

With these, new odd functions phi, hence new odd gates, are made from known ones.
"""

from symproof import Proof, define, even, odd

odd_zero = Proof(
    title="An odd function is 0 at 0",
    translations={"zh": "奇函数在 0 处为 0"},
    claim="phi(0) = 0",
    given={"phi_odd": odd("phi")},
    steps="""
        phi(0)
        = 1/2*(phi(0) + phi(-0))     by ring
        = 1/2*(phi(0) + -phi(0))     by fact phi_odd
        = 0                          by ring
    """,
)

odd_add = Proof(
    title="A sum of odd functions is odd",
    translations={"zh": "奇函数之和是奇函数"},
    claim="s(-x) = -s(x)",
    definitions=(define("s(x) = u(x) + v(x)"),),
    given={"u_odd": odd("u"), "v_odd": odd("v")},
    steps="""
        s(-x)
        = u(-x) + v(-x)      by unfold s
        = -u(x) + -v(x)      by fact u_odd v_odd
        = -(u(x) + v(x))     by ring
        = -s(x)              by unfold s
    """,
)

odd_const_mul = Proof(
    title="A multiple of an odd function is odd",
    translations={"zh": "奇函数的倍数是奇函数"},
    claim="m(-x) = -m(x)",
    definitions=(define("m(x) = a*u(x)"),),
    given={"u_odd": odd("u")},
    steps="""
        m(-x)
        = a*u(-x)       by unfold m
        = a*(-u(x))     by fact u_odd
        = -(a*u(x))     by ring
        = -m(x)         by unfold m
    """,
)

odd_comp_scale = Proof(
    title="An odd function of a multiple is odd",
    translations={"zh": "奇函数作伸缩仍是奇函数"},
    claim="m(-x) = -m(x)",
    definitions=(define("m(x) = u(a*x)"),),
    given={"u_odd": odd("u")},
    steps="""
        m(-x)
        = u(a*(-x))     by unfold m
        = u(-(a*x))     by ring
        = -u(a*x)       by fact u_odd
        = -m(x)         by unfold m
    """,
)

odd_mul_odd = Proof(
    title="A product of odd functions is even",
    translations={"zh": "奇函数之积是偶函数"},
    claim="p(-x) = p(x)",
    definitions=(define("p(x) = u(x)*v(x)"),),
    given={"u_odd": odd("u"), "v_odd": odd("v")},
    steps="""
        p(-x)
        = u(-x)*v(-x)         by unfold p
        = (-u(x))*(-v(x))     by fact u_odd v_odd
        = u(x)*v(x)           by ring
        = p(x)                by unfold p
    """,
)

odd_mul_even = Proof(
    title="A product of an odd and an even function is odd",
    translations={"zh": "奇函数与偶函数之积是奇函数"},
    claim="p(-x) = -p(x)",
    definitions=(define("p(x) = u(x)*v(x)"),),
    given={"u_odd": odd("u"), "v_even": even("v")},
    steps="""
        p(-x)
        = u(-x)*v(-x)      by unfold p
        = (-u(x))*v(x)     by fact u_odd v_even
        = -(u(x)*v(x))     by ring
        = -p(x)            by unfold p
    """,
)

odd_comp_odd = Proof(
    title="An odd function of an odd function is odd",
    translations={"zh": "奇函数与奇函数的复合是奇函数"},
    claim="w(-x) = -w(x)",
    definitions=(define("w(x) = u(v(x))"),),
    given={"u_odd": odd("u"), "v_odd": odd("v")},
    steps="""
        w(-x)
        = u(v(-x))     by unfold w
        = u(-v(x))     by fact v_odd
        = -u(v(x))     by fact u_odd
        = -w(x)        by unfold w
    """,
)

even_comp_odd = Proof(
    title="An even function of an odd function is even",
    translations={"zh": "偶函数与奇函数的复合是偶函数"},
    claim="w(-x) = w(x)",
    definitions=(define("w(x) = u(v(x))"),),
    given={"u_even": even("u"), "v_odd": odd("v")},
    steps="""
        w(-x)
        = u(v(-x))     by unfold w
        = u(-v(x))     by fact v_odd
        = u(v(x))      by fact u_even
        = w(x)         by unfold w
    """,
)
