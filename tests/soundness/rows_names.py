"""Refusals of statements in which a matrix or a size is named like something else."""

from __future__ import annotations

from symproof.kernel import (
    App,
    Claim,
    Definition,
    Lam,
    Theorem,
    Var,
    eq,
    infer,
    lt,
)
from symproof.kernel.shapes import size
from symproof.kernel.term import Const, Mat

from .places import (
    A,
    B,
    C,
    bounded,
    each,
    eye_n,
    m,
    matrix,
    n,
)
from .rows_statement import proved
from .shorthand import (
    Row,
    f,
    one,
    refl,
    resting,
    t,
    x,
)

false = lt(0, 0)
bound_a, bound_n = Lam(("A",), Var("A")), Lam(("n",), Var("n"))
limit_of_a = App("limit+oo", (bound_a,))
deep = each(Lam(("t",), limit_of_a), A)
n_eye = Var("n") * eye_n
ones = each(Lam(("A",), one), A)
sized_a = Mat("A", (size(0, A=1), n))
other_sized = Mat("B", (size(1, A=2), n))
right_size = Mat("C", (m, size(0, k=1)))
matrix_zero = matrix(A * right_size - A * right_size, Const("zeros", (n, size(0, k=1))))

square = Mat("A", (m, m))
AMBIGUOUS: list[tuple[str, Claim, Theorem, tuple[Claim, ...]]] = [
    ("of two shapes", eq(A * square, A * square), refl(A * square), ()),
    ("of two shapes on two sides", eq(A, Mat("A", (n, m))), refl(A), (eq(square, square),)),
    (
        "of two shapes, in a hypothesis",
        eq(x, x),
        refl(x),
        (eq(A, A), eq(square, square)),
    ),
    ("and a number", eq(Var("A") * A, Var("A") * A), refl(Var("A") * A), ()),
    ("and a number of a hypothesis", eq(A, A), refl(A), (lt(0, Var("A")),)),
    (
        "and a number of a function",
        eq(each(Lam(("t",), t * Var("A")), A), A),
        resting(eq(each(Lam(("t",), t * Var("A")), A), A)),
        (false,),
    ),
    ("and a function", eq(f("A", x) * A, f("A", x) * A), refl(f("A", x) * A), ()),
    ("and a function of a hypothesis", eq(A, A), refl(A), (eq(f("A", x), 0),)),
    ("and a bound variable", eq(each(bound_a, A), each(bound_a, A)), refl(each(bound_a, A)), ()),
    (
        "and a bound variable of a hypothesis",
        eq(A, A),
        refl(A),
        (bounded(limit_of_a),),
    ),
    ("and a size", eq(sized_a, sized_a), refl(sized_a), ()),
    ("and a size of a hypothesis", eq(A, A), refl(A), (eq(other_sized, other_sized),)),
    ("whose size is a number", eq(Var("n") * A, Var("n") * A), refl(Var("n") * A), ()),
    ("whose size is a number of a hypothesis", eq(A, A), refl(A), (lt(0, Var("m")),)),
    ("whose size is a function", eq(f("n", x) * A, f("n", x) * A), refl(f("n", x) * A), ()),
    (
        "whose size is a bound variable",
        eq(each(bound_n, A), each(bound_n, A)),
        refl(each(bound_n, A)),
        (),
    ),
    ("of two shapes, once each", eq(A, B), resting(eq(A, B)), (false, eq(square, square))),
    ("and the left side", eq(Var("A"), 0), resting(eq(Var("A"), 0)), (false, eq(A, A))),
    ("and a bound variable that is not used", eq(ones, ones), refl(ones), ()),
    ("and a universal variable that is not used", eq(A, A), refl(A), (eq(x, x, "A"),)),
    (
        "whose size is universal",
        eq(x * A, A * x, "n"),
        infer("gen", (matrix(x * A, A * x),), ("n",)),
        (),
    ),
    ("whose size is that of an identity", eq(n_eye, n_eye), refl(n_eye), ()),
    ("and a variable bound within a function", eq(deep, deep), refl(deep), ()),
    ("whose inner size is a number", eq(A * C, A * C), refl(A * C), (lt(0, Var("m")),)),
    ("whose size is on the right", matrix_zero.claim, matrix_zero, (lt(0, Var("k")),)),
]

MATRIX_NAMES: list[Row] = [
    *[
        ("statement-name", f"a matrix {name}", proved(claim, theorem, hyps))
        for name, claim, theorem, hyps in AMBIGUOUS
    ],
    (
        "statement-name",
        "a matrix and a number of a definition",
        proved(eq(A, A), refl(A), defs=[Definition("k", ("x",), x + Var("A"))]),
    ),
    (
        "statement-name",
        "a size and a number of a definition",
        proved(eq(A, A), refl(A), defs=[Definition("k", ("x",), x + Var("m"))]),
    ),
    (
        "statement-name",
        "a matrix whose size is a defined function",
        proved(eq(A, A), refl(A), defs=[Definition("n", ("x",), x)]),
    ),
]
