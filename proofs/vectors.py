"""Vectors and matrices: x = f(x) - f(-x) entry by entry, and as products with blocks.

f is any function of the family: all that is used is f(t) - f(-t) = t.  For a column x of n rows,
[x, -x] stands side by side (n rows and 2 columns) and can be multiplied by [1; -1] from the right;
[x; -x] stands on top of each other (2n rows and one column), and the product [x; -x]*[1; -1] has
no meaning: there the identity is [eye(n), -eye(n)]*f([x; -x]).
"""

from symproof import Proof
from symproof.library import relu_def

SOURCE = "Su Jianlin, kexue.fm/archives/11233 (2025)"
IDENTITY = {"identity": "f(t) - f(-t) = t"}

entrywise_sub_neg = Proof(
    title="The identity for matrices, entry by entry",
    translations={"zh": "矩阵形式的恒等式（逐元素）"},
    claim="f(x) - f(-x) = x",
    shapes="x in R^(n x m)",
    given=IDENTITY,
    steps="""
        f(x) - f(-x)
        = x     by entries, fact identity
    """,
    source=f"{SOURCE}, eq. (11), (79)",
)

column_pair = Proof(
    title="A column as a layer with the weights [1, -1] and [1; -1]",
    translations={"zh": "列向量：以 [1, −1] 与 [1; −1] 为权重的一层"},
    claim="x = f(x*[1, -1])*[1; -1]",
    shapes="x in R^n",
    given=IDENTITY,
    steps="""
        x
        = f(x) - f(-x)             by entries, fact identity
        = f(x)*1 + f(-x)*(-1)      by blocks
        = f([x, -x])*[1; -1]       by blocks
        = f(x*[1, -1])*[1; -1]     by blocks
    """,
    source=f"{SOURCE}, eq. (80), (81), with the column put right: [x, -x] and not [x; -x]",
)

column_side_by_side = Proof(
    title="A column and its opposite side by side",
    translations={"zh": "列向量与其相反向量并排"},
    claim="x = f([x, -x])*[1; -1]",
    shapes="x in R^n",
    given=IDENTITY,
    steps="""
        x
        = f(x) - f(-x)            by entries, fact identity
        = f(x)*1 + f(-x)*(-1)     by blocks
        = [f(x), f(-x)]*[1; -1]   by blocks
        = f([x, -x])*[1; -1]      by blocks
    """,
    source=f"{SOURCE}, eq. (80), put right",
)

column_stacked = Proof(
    title="A column above its opposite",
    translations={"zh": "列向量与其相反向量上下堆叠"},
    claim="x = [eye(n), -eye(n)]*f([x; -x])",
    shapes="x in R^n",
    given=IDENTITY,
    steps="""
        x
        = f(x) - f(-x)                          by entries, fact identity
        = eye(n)*f(x) + (-eye(n))*f(-x)         by blocks
        = [eye(n), -eye(n)]*[f(x); f(-x)]       by blocks
        = [eye(n), -eye(n)]*f([x; -x])          by blocks
    """,
    source=f"{SOURCE}, eq. (80), the other way to put it right",
)

row_pair = Proof(
    title="A row as a layer with the weights [I, -I] and [I; -I]",
    translations={"zh": "行向量：以 [I, −I] 与 [I; −I] 为权重的一层"},
    claim="x = f(x*[eye(n), -eye(n)])*[eye(n); -eye(n)]",
    shapes="x in R^(1 x n)",
    given=IDENTITY,
    steps="""
        x
        = f(x) - f(-x)                                     by entries, fact identity
        = f(x)*eye(n) + f(-x)*(-eye(n))                    by blocks
        = f([x, -x])*[eye(n); -eye(n)]                     by blocks
        = f(x*[eye(n), -eye(n)])*[eye(n); -eye(n)]         by blocks
    """,
    source=f"{SOURCE}, eq. (81), for a row",
)

relu_of_vector = Proof(
    title="ReLU of a vector",
    translations={"zh": "向量的 ReLU"},
    claim="relu([2; -3; 1; -1]) = [2; 0; 1; 0]",
    definitions=(relu_def,),
    steps="""
        relu([2; -3; 1; -1])
        = [relu(2); relu(-3); relu(1); relu(-1)]              by blocks
        = [max(2, 0); max(-3, 0); max(1, 0); max(-1, 0)]      by unfold relu
        = [2; 0; 1; 0]                                        by unfold max
    """,
    source=f"{SOURCE}, eq. (12)",
)

relu_of_opposite_vector = Proof(
    title="ReLU of the opposite vector",
    translations={"zh": "相反向量的 ReLU"},
    claim="relu(-[2; -3; 1; -1]) = [0; 3; 0; 1]",
    definitions=(relu_def,),
    steps="""
        relu(-[2; -3; 1; -1])
        = relu([-2; 3; -1; 1])                                by blocks
        = [relu(-2); relu(3); relu(-1); relu(1)]              by blocks
        = [max(-2, 0); max(3, 0); max(-1, 0); max(1, 0)]      by unfold relu
        = [0; 3; 0; 1]                                        by unfold max
    """,
    source=f"{SOURCE}, eq. (13)",
)

relu_identity_of_vector = Proof(
    title="The identity of ReLU at a vector",
    translations={"zh": "ReLU 恒等式的数值例子"},
    claim="relu([2; -3; 1; -1]) - relu(-[2; -3; 1; -1]) = [2; -3; 1; -1]",
    definitions=(relu_def,),
    facts={
        "relu_of_vector": relu_of_vector,
        "relu_of_opposite_vector": relu_of_opposite_vector,
    },
    steps="""
        relu([2; -3; 1; -1]) - relu(-[2; -3; 1; -1])
        = [2; 0; 1; 0] - [0; 3; 0; 1]         by fact relu_of_vector relu_of_opposite_vector
        = [2 - 0; 0 - 3; 1 - 0; 0 - 1]        by blocks
        = [2; -3; 1; -1]                      by ring
    """,
    source=f"{SOURCE}, eq. (14)",
)
