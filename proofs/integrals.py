"""Definite integrals: of odd and even functions, of odd gates, of exp and ReLU, of x exp(-s x).

From -a to a an integral is folded at 0, by t = -u on the left half.
"""

from symproof import Proof, continuous, even, odd
from symproof.library import f, relu_def

integral_exp = Proof(
    title="The integral of the exponential",
    translations={"zh": "指数函数的积分"},
    claim="integral(exp(t), t, a, b) = exp(b) - exp(a)",
    steps="""
        integral(exp(t), t, a, b)
        = exp(b) - exp(a)             by integral
    """,
)

integral_exp_left = Proof(
    title="The area under the exponential on the left",
    translations={"zh": "指数函数在左侧的面积"},
    claim="integral(exp(t), t, -oo, x) = exp(x)",
    facts={"integral_exp": integral_exp},
    steps="""
        integral(exp(t), t, -oo, x)
        = limit(integral(exp(t), t, a, x), a, -oo)     by integral
        = limit(exp(x) - exp(a), a, -oo)               by fact integral_exp
        = exp(x) - limit(exp(a), a, -oo)               by limit
        = exp(x) - 0                                   by limit
        = exp(x)                                       by ring
    """,
)

integral_relu = Proof(
    title="The integral of ReLU from −a to a",
    translations={"zh": "ReLU 在 [−a, a] 上的积分"},
    claim="integral(relu(t), t, -a, a) = a^2/2",
    definitions=(relu_def,),
    given={"a_nonneg": "a >= 0"},
    steps="""
        integral(relu(t), t, -a, a)
        = integral(relu(t), t, -a, 0) + integral(relu(t), t, 0, a)           by integral
        = integral(max(t, 0), t, -a, 0) + integral(max(t, 0), t, 0, a)       by unfold relu
        = integral(0, t, -a, 0) + integral(t, t, 0, a)                       by unfold max
        = 0 + a^2/2                                                          by integral
        = a^2/2                                                              by ring
    """,
)

integral_mul_exp_neg = Proof(
    title="The integral of x exp(−sx)",
    translations={"zh": "x e⁻ˢˣ 的积分"},
    claim="integral(x*exp(-s*x), x, 0, oo) = 1/s^2",
    given={"s_pos": "s > 0"},
    steps="""
        integral(x*exp(-s*x), x, 0, oo)
        = limit(integral(x*exp(-s*x), x, 0, b), b, oo)             by integral
        = limit(1/s^2 - (1 + s*b)*exp(-s*b)/s^2, b, oo)            by integral
        = 1/s^2 - 1/s^2*limit((1 + s*b)*exp(-s*b), b, oo)          by limit
        = 1/s^2 - 1/s^2*limit((1 + s*b)/exp(s*b), b, oo)           by exp
        = 1/s^2 - 1/s^2*limit(s/(s*exp(s*b)), b, oo)               by limit
        = 1/s^2 - 1/s^2*0                                          by limit
        = 1/s^2                                                    by ring
    """,
)

integral_odd = Proof(
    title="The integral of an odd function from −a to a",
    translations={"zh": "奇函数在 [−a, a] 上的积分"},
    claim="integral(phi(t), t, -a, a) = 0",
    given={"phi_odd": odd("phi"), "phi_cont": continuous("phi")},
    steps="""
        integral(phi(t), t, -a, a)
        = integral(phi(t), t, -a, 0) + integral(phi(t), t, 0, a)        by integral
        = integral(phi(-u), u, 0, a) + integral(phi(t), t, 0, a)        by integral
        = integral(-phi(u), u, 0, a) + integral(phi(t), t, 0, a)        by fact phi_odd
        = -integral(phi(t), t, 0, a) + integral(phi(t), t, 0, a)        by integral
        = 0                                                             by ring
    """,
)

integral_even = Proof(
    title="The integral of an even function from −a to a",
    translations={"zh": "偶函数在 [−a, a] 上的积分"},
    claim="integral(phi(t), t, -a, a) = 2*integral(phi(t), t, 0, a)",
    given={"phi_even": even("phi"), "phi_cont": continuous("phi")},
    steps="""
        integral(phi(t), t, -a, a)
        = integral(phi(t), t, -a, 0) + integral(phi(t), t, 0, a)        by integral
        = integral(phi(-u), u, 0, a) + integral(phi(t), t, 0, a)        by integral
        = integral(phi(u), u, 0, a) + integral(phi(t), t, 0, a)         by fact phi_even
        = 2*integral(phi(t), t, 0, a)                                   by ring
    """,
)

integral_odd_gate = Proof(
    title="The integral of an odd gate from −a to a",
    translations={"zh": "奇门函数在 [−a, a] 上的积分"},
    claim="integral(f(x), x, -a, a) = integral(x*phi(x), x, 0, a)",
    definitions=(f,),
    given={"phi_odd": odd("phi"), "phi_cont": continuous("phi")},
    steps="""
        integral(f(x), x, -a, a)
        = integral(f(x), x, -a, 0) + integral(f(x), x, 0, a)                        by integral
        = integral(f(-u), u, 0, a) + integral(f(x), x, 0, a)                        by integral
        = integral(f(-x) + f(x), x, 0, a)                                           by integral
        = integral(1/2*(phi(-x) + 1)*(-x) + 1/2*(phi(x) + 1)*x, x, 0, a)            by unfold f
        = integral(1/2*(-phi(x) + 1)*(-x) + 1/2*(phi(x) + 1)*x, x, 0, a)       by fact phi_odd
        = integral(x*phi(x), x, 0, a)                                               by ring
    """,
)
