"""Matrices: blocks, entries, equations of matrices as hypotheses and as facts of other sizes."""

from symproof import Proof, define

relu = define("relu(x) = max(x, 0)")

blocks = Proof(
    claim="[A, B]*[C; D] = A*C + B*D",
    shapes="A, B in R^(n x m), C, D in R^(m x k)",
    steps="""
        [A, B]*[C; D]
        = A*C + B*D     by blocks
    """,
)

numbers = Proof(claim="[1, 2; 3, 4]*[5; 6] = [17; 39]")

rows = Proof(
    claim="[a; b] = relu([[a; b], -[a; b]])*[1; -1]",
    definitions=(relu,),
)

transposed = Proof(claim="(A*B)^T = B^T*A^T", shapes="A in R^(n x m), B in R^(m x k)")

pair = Proof(
    claim="f(x*[A, -A])*[B; -B] = x*A*B",
    shapes="x in R^(l x n), A in R^(n x m), B in R^(m x k)",
    given={"identity": "f(t) - f(-t) = t"},
    steps="""
        f(x*[A, -A])*[B; -B]
        = f(x*A)*B + f(-x*A)*(-B)     by blocks
        = (f(x*A) - f(-x*A))*B        by blocks
        = x*A*B                       by entries, fact identity
    """,
)

pair_of_given_weights = Proof(
    claim="f(f(y*W)*[D; -D]) = f(y*C*D)",
    shapes="y in R^(1 x p), W in R^(p x 2q), C in R^(p x q), D in R^(q x 3)",
    given={"identity": "f(t) - f(-t) = t", "W": "W = [C, -C]"},
    facts={"pair": pair},
    steps="""
        f(f(y*W)*[D; -D])
        = f(f(y*[C, -C])*[D; -D])     by fact W
        = f(y*C*D)                    by fact pair
    """,
)

gate = Proof(
    claim="2*f(X) = X + X .* phi(X)",
    shapes="X in R^(n x m)",
    definitions=(define("f(x) = 1/2*(phi(x) + 1)*x"),),
    steps="""
        2*f(X)
        = X + X .* phi(X)     by entries, unfold f, ring
    """,
)
