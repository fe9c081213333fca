"""Networks: two layers with the activation f between them that are one linear layer.

With W_1 = [A, -A] and W_2 = [B; -B], f(x*W_1)*W_2 is x*A*B for every function f of the family,
that is, with f(t) - f(-t) = t.  What other weights give beyond that is the even part of f.  Layers
that are mirrored in this way can be put one after the other, as many as one likes.
"""

from symproof import Proof, define
from symproof.library import (
    IDENTITY,
    SOURCE,
    f,
    gelu,
    gelu_def,
    odd_gate,
    relu,
    relu_def,
    swish,
    swish_def,
)
from symproof.proof import Family

_WEIGHTS = {"W_1": "W_1 = [A, -A]", "W_2": "W_2 = [B; -B]"}
ROW = "x in R^(1 x n), A in R^(n x m), B in R^(m x k)"

mirrored_pair = Proof(
    title="Two layers that are one linear layer",
    translations={"zh": "两层网络等价于一个线性层"},
    claim="f(x*W_1)*W_2 = x*A*B",
    shapes=f"{ROW}, W_1 in R^(n x 2m), W_2 in R^(2m x k)",
    given=IDENTITY | _WEIGHTS,
    steps="""
        f(x*W_1)*W_2
        = f(x*[A, -A])*[B; -B]        by fact W_1 W_2
        = f([x*A, -x*A])*[B; -B]      by blocks
        = [f(x*A), f(-x*A)]*[B; -B]   by blocks
        = f(x*A)*B + f(-x*A)*(-B)     by blocks
        = f(x*A)*B - f(-x*A)*B        by blocks
        = (f(x*A) - f(-x*A))*B        by blocks
        = x*A*B                       by entries, fact identity
    """,
    source=f"{SOURCE}, eq. (83)-(88)",
)

mirrored_pair_activated = Proof(
    title="A layer embedded in a deeper network of the same activation",
    translations={"zh": "把一层嵌入更深的同激活网络"},
    claim="f(f(x*W_1)*W_2) = f(x*A*B)",
    shapes=mirrored_pair.shapes,
    given=mirrored_pair.given,
    facts={"mirrored_pair": mirrored_pair},
    steps="""
        f(f(x*W_1)*W_2)
        = f(x*A*B)     by fact mirrored_pair
    """,
    source=f"{SOURCE}, eq. (82), (89)",
)

mirrored_pair_of_columns = Proof(
    title="Two layers that are one linear layer, for columns",
    translations={"zh": "两层网络等价于一个线性层（列向量约定）"},
    claim="[V, -V]*f([U; -U]*x) = V*U*x",
    shapes="x in R^n, U in R^(m x n), V in R^(k x m)",
    given=IDENTITY,
    steps="""
        [V, -V]*f([U; -U]*x)
        = [V, -V]*f([U*x; -U*x])        by blocks
        = [V, -V]*[f(U*x); f(-U*x)]     by blocks
        = V*f(U*x) + (-V)*f(-U*x)       by blocks
        = V*f(U*x) - V*f(-U*x)          by blocks
        = V*(f(U*x) - f(-U*x))          by blocks
        = V*(U*x)                       by entries, fact identity
        = V*U*x                         by blocks
    """,
)

mirrored_pair_of_relu = Proof(
    title="Two layers with ReLU that are one linear layer",
    translations={"zh": "等价于一个线性层的两层 ReLU 网络"},
    claim="relu(x*[A, -A])*[B; -B] = x*A*B",
    shapes=ROW,
    definitions=(relu_def,),
    facts={"relu": relu},
    steps="""
        relu(x*[A, -A])*[B; -B]
        = relu(x*A)*B - relu(-x*A)*B     by blocks
        = (relu(x*A) - relu(-x*A))*B     by blocks
        = x*A*B                          by entries, fact relu
    """,
)

mirrored_pair_of_gelu = Proof(
    title="Two layers with GELU that are one linear layer",
    translations={"zh": "等价于一个线性层的两层 GELU 网络"},
    claim="gelu(x*[A, -A])*[B; -B] = x*A*B",
    shapes=ROW,
    definitions=(gelu_def,),
    facts={"gelu": gelu},
    steps="""
        gelu(x*[A, -A])*[B; -B]
        = gelu(x*A)*B - gelu(-x*A)*B     by blocks
        = (gelu(x*A) - gelu(-x*A))*B     by blocks
        = x*A*B                          by entries, fact gelu
    """,
)

mirrored_pair_of_swish = Proof(
    title="Two layers with Swish that are one linear layer",
    translations={"zh": "等价于一个线性层的两层 Swish 网络"},
    claim="swish(x*[A, -A])*[B; -B] = x*A*B",
    shapes=ROW,
    definitions=(swish_def,),
    facts={"swish": swish},
    steps="""
        swish(x*[A, -A])*[B; -B]
        = swish(x*A)*B - swish(-x*A)*B     by blocks
        = (swish(x*A) - swish(-x*A))*B     by blocks
        = x*A*B                            by entries, fact swish
    """,
)

even_def = define("e(x) = x*phi(x)")

odd_gate_by_even_part = Proof(
    title="The odd gate by its even part",
    translations={"zh": "奇门函数用偶部表示"},
    claim="f(x) = x/2 + e(x)/2",
    definitions=(f, even_def),
    steps="""
        f(x)
        = 1/2*(phi(x) + 1)*x     by unfold f
        = x/2 + x*phi(x)/2       by ring
        = x/2 + e(x)/2           by unfold e
    """,
)

odd_gate_at_opposite = Proof(
    title="The odd gate at -x by its even part",
    translations={"zh": "奇门函数在 −x 处用偶部表示"},
    claim="f(-x) = e(x)/2 - x/2",
    definitions=(f, even_def),
    given={"phi_odd": "phi odd"},
    steps="""
        f(-x)
        = 1/2*(phi(-x) + 1)*(-x)      by unfold f
        = 1/2*(-phi(x) + 1)*(-x)      by fact phi_odd
        = x*phi(x)/2 - x/2            by ring
        = e(x)/2 - x/2                by unfold e
    """,
)

one_and_a_half_layers = Proof(
    title="One and a half layers: the linear and the even part of a pair of layers",
    translations={"zh": "“1.5 层”：两层网络的线性部分与偶部分"},
    claim="f(x*[A, -A])*[P; Q] = x*A*(P - Q)/2 + e(x*A)*(P + Q)/2",
    shapes="x in R^(1 x n), A in R^(n x m), P, Q in R^(m x k)",
    definitions=(f, even_def),
    given={"phi_odd": "phi odd"},
    facts={
        "odd_gate_by_even_part": odd_gate_by_even_part,
        "odd_gate_at_opposite": odd_gate_at_opposite,
    },
    steps="""
        f(x*[A, -A])*[P; Q]
        = f([x*A, -x*A])*[P; Q]                                   by blocks
        = [f(x*A), f(-x*A)]*[P; Q]                                by blocks
        = f(x*A)*P + f(-x*A)*Q                                    by blocks
        = (x*A/2 + e(x*A)/2)*P + (e(x*A)/2 - x*A/2)*Q
            by entries, fact odd_gate_by_even_part odd_gate_at_opposite
        = x*A*P/2 - x*A*Q/2 + e(x*A)*P/2 + e(x*A)*Q/2             by blocks
        = x*A*(P - Q)/2 + e(x*A)*(P + Q)/2                        by blocks
    """,
)

mirrored_pair_of_odd_gate = Proof(
    title="Two layers of an odd gate that are one linear layer",
    translations={"zh": "奇门激活的两层网络等价于一个线性层"},
    claim="f(x*[A, -A])*[B; -B] = x*A*B",
    shapes=ROW,
    definitions=(f,),
    given={"phi_odd": "phi odd"},
    facts={"odd_gate": odd_gate},
    steps="""
        f(x*[A, -A])*[B; -B]
        = f(x*A)*B - f(-x*A)*B     by blocks
        = (f(x*A) - f(-x*A))*B     by blocks
        = x*A*B                    by entries, fact odd_gate
    """,
    source=f"{SOURCE}, eq. (84)-(88)",
)

# depth: a row and its opposite go through any number of mirrored layers

mirrored_end = Proof(
    title="The last layer of a mirrored network",
    translations={"zh": "镜像网络的最后一层"},
    claim="f([y, -y])*[B; -B] = y*B",
    shapes="y in R^(l x m), B in R^(m x k)",
    given=IDENTITY,
    steps="""
        f([y, -y])*[B; -B]
        = [f(y), f(-y)]*[B; -B]     by blocks
        = f(y)*B - f(-y)*B          by blocks
        = (f(y) - f(-y))*B          by blocks
        = y*B                       by entries, fact identity
    """,
)

mirrored_step = Proof(
    title="One more layer of a mirrored network",
    translations={"zh": "镜像网络再加一层"},
    claim="f([y, -y])*[B, -B; -B, B] = [y*B, -y*B]",
    shapes=mirrored_end.shapes,
    given=IDENTITY,
    steps="""
        f([y, -y])*[B, -B; -B, B]
        = [f(y), f(-y)]*[B, -B; -B, B]                          by blocks
        = [f(y)*B - f(-y)*B, f(-y)*B - f(y)*B]                  by blocks
        = [(f(y) - f(-y))*B, -((f(y) - f(-y))*B)]               by blocks
        = [y*B, -y*B]                                           by entries, fact identity
    """,
)


def _deep_network(layers: int) -> Proof:
    """Return the theorem that a network of mirrored layers is the product of its linear layers."""
    sizes = [f"n_{i}" for i in range(layers + 1)]
    weights = [f"A_{i}" for i in range(1, layers + 1)]
    last = weights[-1]
    shapes = [f"{w} in R^({a} x {b})" for w, a, b in zip(weights, sizes, sizes[1:], strict=False)]

    def network(inner: str, first: int) -> str:
        """Return the layers from one on, applied to what goes into the first activation."""
        for weight in weights[first:-1]:
            inner = f"f({inner})*[{weight}, -{weight}; -{weight}, {weight}]"
        return f"f({inner})*[{last}; -{last}]"

    start = network(f"x*[{weights[0]}, -{weights[0]}]", 1)
    rows = [start]
    for i in range(1, layers):
        product = "*".join(["x", *weights[:i]])
        reason = "blocks" if i == 1 else "fact mirrored_step"
        rows.append(f"= {network(f'[{product}, -{product}]', i)}     by {reason}")
    product = "*".join(["x", *weights])
    rows.append(f"= {product}     by fact mirrored_end")
    return Proof(
        title=f"{layers} linear layers with an activation between each two are one linear layer",
        translations={"zh": f"{layers} 个线性层、每两层之间一次激活，等价于一个线性层"},
        claim=f"{start} = {product}",
        shapes=", ".join([f"x in R^(1 x {sizes[0]})", *shapes]),
        given=IDENTITY,
        facts={"mirrored_end": mirrored_end}
        | ({"mirrored_step": mirrored_step} if layers > 2 else {}),
        steps="\n".join(rows),
        source=f"{SOURCE}, eq. (82)-(89), put one after the other",
    )


deep_network = Family(_deep_network, least=2, most=40)
deep_network_2 = deep_network(2)
deep_network_3 = deep_network(3)
deep_network_4 = deep_network(4)

# gated linear units

gated_linear_unit = Proof(
    title="A gated linear unit with a constant gate is linear",
    translations={"zh": "门控为常数的 GLU 是线性的"},
    claim="(x*V) .* g(x*W) = x*(c*V)",
    shapes="x in R^(1 x n), V, W in R^(n x m)",
    given={"constant_gate": "g(t) = c"},
    steps="""
        (x*V) .* g(x*W)
        = c*(x*V)     by entries, fact constant_gate, ring
        = x*(c*V)     by blocks
    """,
)

swish_as_gated_unit = Proof(
    title="Swish is a unit that gates itself",
    translations={"zh": "Swish 是自门控的 GLU"},
    claim="swish(x) = x .* sigmoid(x)",
    shapes="x in R^(n x m)",
    definitions=(swish_def,),
    steps="""
        swish(x)
        = x .* sigmoid(x)     by entries, unfold swish
    """,
)

swish_layer_as_gated_unit = Proof(
    title="A layer with Swish is a gated linear unit with equal weights",
    translations={"zh": "Swish 层是两组权重相同的 GLU"},
    claim="swish(x*W) = (x*W) .* sigmoid(x*W)",
    shapes="x in R^(1 x n), W in R^(n x m)",
    definitions=(swish_def,),
    facts={"swish_as_gated_unit": swish_as_gated_unit},
    steps="""
        swish(x*W)
        = (x*W) .* sigmoid(x*W)     by fact swish_as_gated_unit
    """,
)
