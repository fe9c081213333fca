"""ReLU: relu(x) - relu(-x) = x and relu(x) + relu(-x) = |x|, by cases, and what follows.

relu(x) is the positive part of x and relu(-x) the negative part: their difference is x, their
sum is |x|.  So ReLU is the odd gate of the sign function, at x = 0 too, where the sign is 0.
"""

from symproof import Proof, define
from symproof.library import odd_gate

relu_def = define("relu(x) = max(x, 0)")

relu = Proof(
    title="The identity of ReLU",
    translations={"zh": "ReLU 的恒等式"},
    claim="relu(x) - relu(-x) = x",
    definitions=(relu_def,),
    steps="""
        relu(x) - relu(-x)
        = max(x, 0) - max(-x, 0)     by unfold relu
        case x > 0:
            = x - 0                  by unfold max
            = x                      by ring
        case x = 0:
            = 0 - 0                  by unfold max
            = 0                      by ring
            = x                      by case
        case x < 0:
            = 0 - (-x)               by unfold max
            = x                      by ring
    """,
    source="Su Jianlin, kexue.fm/archives/11233 (2025), eq. (1)-(10)",
)

relu_of_nonneg = Proof(
    title="ReLU of what is not negative",
    translations={"zh": "非负数的 ReLU"},
    claim="relu(x) = x",
    definitions=(relu_def,),
    given={"x_nonneg": "x >= 0"},
    steps="""
        relu(x)
        = max(x, 0)     by unfold relu
        = x             by unfold max
    """,
    source="Su Jianlin, kexue.fm/archives/11233 (2025), eq. (3), (7), (9)",
)

relu_of_nonpos = Proof(
    title="ReLU of what is not positive",
    translations={"zh": "非正数的 ReLU"},
    claim="relu(x) = 0",
    definitions=(relu_def,),
    given={"x_nonpos": "x <= 0"},
    steps="""
        relu(x)
        = max(x, 0)     by unfold relu
        = 0             by unfold max
    """,
    source="Su Jianlin, kexue.fm/archives/11233 (2025), eq. (4), (6)",
)

relu_eq_cases = Proof(
    title="ReLU by cases",
    translations={"zh": "ReLU 的分段形式"},
    claim="relu(x) = cases(x if x >= 0, 0 otherwise)",
    definitions=(relu_def,),
    steps="""
        relu(x)
        = max(x, 0)                               by unfold relu
        case x >= 0:
            = x                                   by unfold max
            = cases(x if x >= 0, 0 otherwise)     by unfold cases
        case x < 0:
            = 0                                   by unfold max
            = cases(x if x >= 0, 0 otherwise)     by unfold cases
    """,
    source="Su Jianlin, kexue.fm/archives/11233 (2025), eq. (1)",
)

relu_add_relu_neg = Proof(
    title="The two halves of |x|",
    translations={"zh": "ReLU 与绝对值"},
    claim="relu(x) + relu(-x) = abs(x)",
    definitions=(relu_def,),
    steps="""
        relu(x) + relu(-x)
        = max(x, 0) + max(-x, 0)     by unfold relu
        case x >= 0:
            = x + 0                  by unfold max
            = x                      by ring
            = abs(x)                 by unfold abs
        case x < 0:
            = 0 + (-x)               by unfold max
            = -x                     by ring
            = abs(x)                 by unfold abs
    """,
    source="Su Jianlin, kexue.fm/archives/11233 (2025), eq. (15)-(18)",
)

relu_eq_mean = Proof(
    title="ReLU is the mean of x and |x|",
    translations={"zh": "ReLU 是 x 与 |x| 的平均"},
    claim="relu(x) = (x + abs(x))/2",
    definitions=(relu_def,),
    facts={"relu": relu, "relu_add_relu_neg": relu_add_relu_neg},
    steps="""
        relu(x)
        = ((relu(x) - relu(-x)) + (relu(x) + relu(-x)))/2     by ring
        = (x + abs(x))/2                                      by fact relu relu_add_relu_neg
    """,
    source="Su Jianlin, kexue.fm/archives/11233 (2025), eq. (21)",
)

relu_neg_eq_half_sub = Proof(
    title="ReLU at −x",
    translations={"zh": "ReLU 在 −x 处的值"},
    claim="relu(-x) = (abs(x) - x)/2",
    definitions=(relu_def,),
    facts={"relu": relu, "relu_add_relu_neg": relu_add_relu_neg},
    steps="""
        relu(-x)
        = ((relu(x) + relu(-x)) - (relu(x) - relu(-x)))/2     by ring
        = (abs(x) - x)/2                                      by fact relu relu_add_relu_neg
    """,
    source="Su Jianlin, kexue.fm/archives/11233 (2025), eq. (22)",
)

sign_neg = Proof(
    title="The sign function is odd",
    translations={"zh": "符号函数是奇函数"},
    claim="sign(-x) = -sign(x)",
    steps="""
        sign(-x)
        case x > 0:
            = -1           by unfold sign
            = -sign(x)     by unfold sign
        case x = 0:
            = 0            by unfold sign
            = -0           by ring
            = -sign(x)     by unfold sign
        case x < 0:
            = 1            by unfold sign
            = -(-1)        by ring
            = -sign(x)     by unfold sign
    """,
)

relu_eq_sign_gate = Proof(
    title="ReLU is the odd gate of the sign function",
    translations={"zh": "ReLU 是符号函数的奇门函数"},
    claim="relu(x) = 1/2*(sign(x) + 1)*x",
    definitions=(relu_def,),
    steps="""
        relu(x)
        = max(x, 0)                   by unfold relu
        case x > 0:
            = x                       by unfold max
            = 1/2*(1 + 1)*x           by ring
            = 1/2*(sign(x) + 1)*x     by unfold sign
        case x = 0:
            = x                       by unfold max
            = 0                       by case
            = 1/2*(sign(x) + 1)*0     by ring
            = 1/2*(sign(x) + 1)*x     by case
        case x < 0:
            = 0                       by unfold max
            = 1/2*(-1 + 1)*x          by ring
            = 1/2*(sign(x) + 1)*x     by unfold sign
    """,
)

relu_as_gate = odd_gate.instance(
    "phi(x) = sign(x)",
    rename={"f": "relu"},
    facts={"sign_neg": sign_neg},
    title="The odd gate of the sign function",
    translations={"zh": "符号函数的奇门恒等式"},
)
