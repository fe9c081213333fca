"""Gradients: of tanh, the sigmoid and activations, and f'(x) + f'(-x) = 1 for odd gates.

That a derivative exists is proved with each statement: where a function is defined by cases, from
its one-sided derivatives.
"""

from symproof import Proof, define, differentiable, even, odd
from symproof.library import (
    erf_div_sqrt_two_neg,
    f,
    gelu_def,
    relu,
    relu_def,
    softplus_def,
    tanh_half_neg,
)

pdf_def = define("pdf(x) = exp(-x^2/2)/sqrt(2*pi)")
swish_beta_def = define("swish(x) = x*sigmoid(beta*x)")

tanh_deriv = Proof(
    title="The derivative of the hyperbolic tangent",
    translations={"zh": "双曲正切的导数"},
    claim="diff(tanh(x), x) = 1 - tanh(x)^2",
    steps="""
        diff(tanh(x), x)
        = diff((exp(x) - exp(-x))/(exp(x) + exp(-x)), x)                 by unfold tanh
        = ((exp(x) + exp(-x))*(exp(x) + exp(-x)) - (exp(x) - exp(-x))*(exp(x) - exp(-x)))
            /(exp(x) + exp(-x))^2                                        by derivative
        = 1 - ((exp(x) - exp(-x))/(exp(x) + exp(-x)))^2                  by field
        = 1 - tanh(x)^2                                                  by unfold tanh
    """,
)

sigmoid_deriv = Proof(
    title="The derivative of the sigmoid",
    translations={"zh": "Sigmoid 函数的导数"},
    claim="diff(sigmoid(x), x) = sigmoid(x)*(1 - sigmoid(x))",
    steps="""
        diff(sigmoid(x), x)
        = diff(1/(1 + exp(-x)), x)                  by unfold sigmoid
        = exp(-x)/(1 + exp(-x))^2                   by derivative
        = 1/(1 + exp(-x))*(1 - 1/(1 + exp(-x)))     by field
        = sigmoid(x)*(1 - sigmoid(x))               by unfold sigmoid
    """,
)

softplus_deriv = Proof(
    title="The derivative of softplus is the sigmoid",
    translations={"zh": "Softplus 的导数是 Sigmoid 函数"},
    claim="softplus'(x) = sigmoid(x)",
    definitions=(softplus_def,),
    steps="""
        softplus'(x)
        = diff(log(1 + exp(x)), x)     by unfold softplus
        = exp(x)/(1 + exp(x))          by derivative
        = 1/(1 + exp(-x))              by exp
        = sigmoid(x)                   by unfold sigmoid
    """,
)

gelu_deriv = Proof(
    title="The derivative of GELU",
    translations={"zh": "GELU 的导数"},
    claim="gelu'(x) = Phi(x) + x*pdf(x)",
    definitions=(gelu_def, pdf_def),
    steps="""
        gelu'(x)
        = diff(x*Phi(x), x)                       by unfold gelu
        = Phi(x) + x*(exp(-x^2/2)/sqrt(2*pi))     by derivative
        = Phi(x) + x*pdf(x)                       by unfold pdf
    """,
)

gelu_second_deriv = Proof(
    title="The second derivative of GELU",
    translations={"zh": "GELU 的二阶导数"},
    claim="gelu''(x) = pdf(x)*(2 - x^2)",
    definitions=(gelu_def, pdf_def),
    facts={"gelu_deriv": gelu_deriv},
    steps="""
        gelu''(x)
        = diff(Phi(x) + x*pdf(x), x)                               by fact gelu_deriv
        = diff(Phi(x) + x*(exp(-x^2/2)/sqrt(2*pi)), x)             by unfold pdf
        = exp(-x^2/2)/sqrt(2*pi)
            + (exp(-x^2/2)/sqrt(2*pi) - x^2*(exp(-x^2/2)/sqrt(2*pi)))
                                                                   by derivative
        = exp(-x^2/2)/sqrt(2*pi)*(2 - x^2)                         by ring
        = pdf(x)*(2 - x^2)                                         by unfold pdf
    """,
)

swish_beta_deriv = Proof(
    title="The derivative of Swish with any β",
    translations={"zh": "带参数 β 的 Swish 的导数"},
    claim="swish'(x) = sigmoid(beta*x)*(1 + beta*x*(1 - sigmoid(beta*x)))",
    definitions=(swish_beta_def,),
    steps="""
        swish'(x)
        = diff(x*sigmoid(beta*x), x)                                             by unfold swish
        = sigmoid(beta*x) + x*(beta*(sigmoid(beta*x)*(1 - sigmoid(beta*x))))     by derivative
        = sigmoid(beta*x)*(1 + beta*x*(1 - sigmoid(beta*x)))                     by ring
    """,
)

relu_deriv_of_pos = Proof(
    title="The derivative of ReLU on the right",
    translations={"zh": "ReLU 在正半轴上的导数"},
    claim="relu'(x) = 1",
    definitions=(relu_def,),
    given={"x_pos": "x > 0"},
    steps="""
        relu'(x)
        = diff(max(x, 0), x)     by unfold relu
        = 1                      by derivative
    """,
)

relu_deriv_of_neg = Proof(
    title="The derivative of ReLU on the left",
    translations={"zh": "ReLU 在负半轴上的导数"},
    claim="relu'(x) = 0",
    definitions=(relu_def,),
    given={"x_neg": "x < 0"},
    steps="""
        relu'(x)
        = diff(max(x, 0), x)     by unfold relu
        = 0                      by derivative
    """,
)

relu_sub_relu_neg_deriv = Proof(
    title="The difference of ReLU has slope 1, also at the kink",
    translations={"zh": "ReLU 之差的导数恒为 1，在折点处亦然"},
    claim="diff(relu(x) - relu(-x), x) = 1",
    definitions=(relu_def,),
    facts={"relu": relu},
    steps="""
        diff(relu(x) - relu(-x), x)
        = diff(x, x)     by fact relu
        = 1              by derivative
    """,
)

odd_deriv_neg = Proof(
    title="The derivative of an odd function is even",
    translations={"zh": "奇函数的导数是偶函数"},
    claim="phi'(-x) = phi'(x)",
    given={"phi_odd": odd("phi"), "phi_diff": differentiable("phi")},
    steps="""
        phi'(-x)
        = -diff(phi(-t), t = x)     by derivative
        = -diff(-phi(t), t = x)     by fact phi_odd
        = phi'(x)                   by derivative
    """,
)

even_deriv_neg = Proof(
    title="The derivative of an even function is odd",
    translations={"zh": "偶函数的导数是奇函数"},
    claim="phi'(-x) = -phi'(x)",
    given={"phi_even": even("phi"), "phi_diff": differentiable("phi")},
    steps="""
        phi'(-x)
        = -diff(phi(-t), t = x)     by derivative
        = -phi'(x)                  by fact phi_even
    """,
)

sub_neg_deriv = Proof(
    title="The derivative of f(x) − f(−x)",
    translations={"zh": "f(x) − f(−x) 的导数"},
    claim="diff(f(x) - f(-x), x) = f'(x) + f'(-x)",
    given={"f_diff": differentiable("f")},
    steps="""
        diff(f(x) - f(-x), x)
        = f'(x) - (-f'(-x))     by derivative
        = f'(x) + f'(-x)        by ring
    """,
)

deriv_add_deriv_neg = Proof(
    title="The gradients at x and −x",
    translations={"zh": "x 与 −x 处的梯度"},
    claim="f'(x) + f'(-x) = 1",
    given={"f_diff": differentiable("f"), "f_sub": "f(t) - f(-t) = t"},
    facts={"sub_neg_deriv": sub_neg_deriv},
    steps="""
        f'(x) + f'(-x)
        = diff(f(x) - f(-x), x)     by fact sub_neg_deriv
        = diff(x, x)                by fact f_sub
        = 1                         by derivative
    """,
)

odd_gate_deriv = Proof(
    title="The gradients of an odd gate",
    translations={"zh": "奇门函数的梯度"},
    claim="f'(x) + f'(-x) = 1",
    definitions=(f,),
    given={"phi_odd": odd("phi"), "phi_diff": differentiable("phi")},
    facts={"odd_deriv_neg": odd_deriv_neg},
    steps="""
        f'(x) + f'(-x)
        = diff(1/2*(phi(x) + 1)*x, x) + diff(1/2*(phi(t) + 1)*t, t = -x)     by unfold f
        = 1/2*(phi'(x)*x + (phi(x) + 1)) + 1/2*(phi'(-x)*(-x) + (phi(-x) + 1))
                                                                             by derivative
        = 1/2*(phi'(x)*x + (phi(x) + 1)) + 1/2*(phi'(x)*(-x) + (-phi(x) + 1))
                                                            by fact odd_deriv_neg phi_odd
        = 1                                                                  by ring
    """,
)

gelu_gate_deriv = odd_gate_deriv.instance(
    "phi(x) = erf(x/sqrt(2))",
    rename={"f": "gelu"},
    facts={"erf_div_sqrt_two_neg": erf_div_sqrt_two_neg},
    title="The gradients of GELU at x and −x",
    translations={"zh": "GELU 在 x 与 −x 处的梯度"},
)

swish_gate_deriv = odd_gate_deriv.instance(
    "phi(x) = tanh(x/2)",
    rename={"f": "swish"},
    facts={"tanh_half_neg": tanh_half_neg},
    title="The gradients of Swish at x and −x",
    translations={"zh": "Swish 在 x 与 −x 处的梯度"},
)
