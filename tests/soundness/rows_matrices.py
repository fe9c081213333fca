"""Refusals of inferences about matrices: rows of (code, name, attempt)."""

from __future__ import annotations

from symproof.kernel import (
    App,
    Lam,
    Num,
    Term,
    Var,
    eq,
)
from symproof.kernel.shapes import size
from symproof.kernel.term import Const, Mat, diff

from .places import (
    I1,
    PHI,
    TANH,
    A,
    B,
    C,
    D,
    P,
    Q,
    above,
    beside,
    cell,
    column,
    each,
    entrywise,
    eye_n,
    k,
    m,
    matrix,
    n,
    ones_nm,
    row,
    turned,
    zeros_nm,
)
from .shorthand import (
    Row,
    assume,
    h,
    identity,
    one,
    recip,
    refl,
    rule,
    t,
    two,
    x,
    y,
    zero,
)

U = Mat("U", (I1, n))
R, S = Mat("R", (n, n)), Mat("S", (n, n))
twice = Lam(("t",), two * t)
shift = Lam(("t",), t + one)
zeros_n, ones_n = Const("zeros", (n, n)), Const("ones", (n, n))
z_, z__ = Var("_z"), Var("_z_")

# matrices that are not equal, whatever the entries
DIFFERENT: dict[str, tuple[Term, Term]] = {
    "a commuted product": (P * Q, Q * P),
    "a commuted product in a sum": (P * Q - Q * P, zeros_n),
    "a square of a sum": ((P + Q) * (P + Q), P * P + two * (P * Q) + Q * Q),
    "a difference of squares": ((P + Q) * (P - Q), P * P - Q * Q),
    "a transposed product in the same order": (turned(P * Q), turned(P) * turned(Q)),
    "a transpose": (turned(P), P),
    "a transposed number of ones": (turned(ones_nm) * ones_nm, Const("ones", (m, m))),
    "f(AB) = f(A)B": (each(TANH, P * Q), each(TANH, P) * Q),
    "f(AB) = f(A)f(B)": (each(TANH, P * Q), each(TANH, P) * each(TANH, Q)),
    "f(A + B) = f(A) + f(B)": (each(TANH, A + B), each(TANH, A) + each(TANH, B)),
    "f(2A) = 2f(A)": (each(TANH, two * A), two * each(TANH, A)),
    "2A by a map": (each(twice, A), two * A),
    "A + 1 by a map": (each(shift, A), A + ones_nm),
    "f of an identity": (each(shift, eye_n), eye_n + eye_n),
    "f(0) = 0": (each(PHI, zeros_nm), zeros_nm),
    "two functions": (each(TANH, A), each(PHI, A)),
    "a function of another matrix": (each(TANH, A), each(TANH, B)),
    "entrywise and other product": (entrywise(P, Q), P * Q),
    "an entrywise identity": (entrywise(P, eye_n), P),
    "an entrywise product with ones": (entrywise(A, ones_nm), A),
    "ones and the identity": (ones_n, eye_n),
    "ones as a factor": (ones_n * P, P),
    "ones times ones": (ones_n * ones_n, ones_n),
    "zeros and ones": (zeros_nm, ones_nm),
    "A and zeros": (A, zeros_nm),
    "A and B": (A, B),
    "A + A = A": (A + A, A),
    "two blocks exchanged": (beside(A, B), beside(B, A)),
    "blocks exchanged, of numbers": (above(x, y), above(y, x)),
    "blocks of blocks": (beside(beside(A, B), A), beside(A, B, A)),
    "other blocks of the same sizes": (beside(x, row), beside(x, U)),
    "blocks split elsewhere": (
        beside(Mat("X", (I1, I1)), Mat("Y", (I1, size(2)))),
        beside(Mat("X", (I1, size(2))), Mat("Y", (I1, I1))),
    ),
    "zeros split elsewhere": (
        beside(Const("zeros", (I1, I1)), Const("ones", (I1, size(2)))),
        beside(Const("zeros", (I1, size(2))), Const("ones", (I1, I1))),
    ),
    "an identity between zeros of other sizes": (
        beside(Const("zeros", (n, I1)), eye_n, Const("zeros", (n, m))),
        beside(Const("zeros", (n, m)), eye_n, Const("zeros", (n, I1))),
    ),
    "transposed blocks in the same direction": (
        turned(beside(P, Q)),
        above(P, Q),
    ),
    "transposed blocks, not each of them": (
        turned(above(P, turned(Q))),
        beside(turned(P), turned(Q)),
    ),
    "blocks, transposed and exchanged": (turned(beside(P, Q)), above(turned(Q), turned(P))),
    "a block product in normal form": (beside(A, B) * above(C, D), A * C + B * D),
    "1 × 1 matrices commute, but not by this": (cell * (row * column), (row * column) * cell),
    "a row times a column, exchanged": (
        column * row * column,
        column * (turned(column) * turned(row)),
    ),
    "a column times a row, turned": (column * row, turned(row) * turned(column)),
    "one by one, of other factors": (row * column, row * turned(row)),
    "one by one, half of it turned": (row * P * column, row * turned(P) * column),
    "one by one, twice": (row * column, two * (turned(column) * turned(row))),
    "one by one, with another sign": (row * column, -(turned(column) * turned(row))),
    "two by two, turned": (P, turned(P)),
    "a column, and twice its half turned twice": (column, two * turned(turned(column))),
    "a number and another": (x * A, y * A),
    "1/0": (A / zero, zeros_nm),
    "x/x": ((x / x) * A, A),
    "a hidden number": (A * x * recip(x), A),
    "A of two shapes": (
        Mat("A", (n, m)) * Mat("B", (m, k)),
        A * Mat("B", (m, m)) * Mat("J", (m, k)),
    ),
    "the inner size under a map": (
        each(PHI, ones_nm * Const("ones", (m, n))),
        each(PHI, Const("ones", (n, k)) * Const("ones", (k, n))),
    ),
    "the inner size among blocks": (
        beside(ones_nm * Const("ones", (m, n)), P),
        beside(Const("ones", (n, k)) * Const("ones", (k, n)), P),
    ),
    "functions with the parameter free": (
        each(Lam(("x",), x * y), A),
        each(Lam(("y",), y * y), A),
    ),
    "a function with the fresh name free": (
        each(Lam(("t",), t * z_), A),
        each(Lam(("t",), z_ * z_), A),
    ),
    "functions with fresh names exchanged": (
        each(Lam(("t",), t + two * z__), A),
        each(Lam(("t",), two * t + z_), A),
    ),
    "a function that binds the fresh name": (
        each(Lam(("t",), diff("_z", z_ * t, t)), A),
        each(Lam(("t",), diff("_z", z_ * z_, t)), A),
    ),
    "the free name of another": (each(Lam(("t",), t + x), A), each(Lam(("t",), t + y), A)),
    "a matrix and its name as a number": (Mat("x", (n, m)) * two, x * Mat("x", (n, m))),
    "a transposed map": (turned(each(TANH, P)), each(TANH, P)),
    "a transposed entrywise product": (turned(entrywise(P, Q)), entrywise(P, turned(Q))),
    "half": (A / two, A),
    "neg": (-A, A),
    "+ and -": (A - B, A + B),
    "- exchanged": (A - B, B - A),
}


def power(exponent: int, first: Term = P, second: Term = Q) -> Term:
    """Return a power of a sum, which has two to this power words."""
    result: Term = first + second
    for _ in range(exponent - 1):
        result = result * (first + second)
    return result


# 2^99999, the largest power of two that a coefficient may be
large = (two**9_999) ** 10 * two**9
many_words = power(14) + power(14, R, S)

NORMAL: list[Row] = [
    *[("matrix-differs", name, rule("matrix", args=sides)) for name, sides in DIFFERENT.items()],
    ("shape-mismatch", "matrix of two shapes", rule("matrix", args=(A, C))),
    ("shape-mismatch", "zeros of two shapes", rule("matrix", args=(zeros_nm, zeros_n))),
    ("shape-mismatch", "hidden sizes of zeros", rule("matrix", args=(zeros_nm * C, zeros_nm))),
    ("rule-arguments", "matrix of numbers", rule("matrix", args=(x, x))),
    ("rule-arguments", "matrix = number", rule("matrix", args=(A, x))),
    ("rule-arguments", "matrix of functions", rule("matrix", args=(PHI, PHI))),
    ("rule-arguments", "block of a number", rule("block", args=(x,))),
    ("rule-arguments", "ring of matrices", rule("ring", args=(A, A))),
    ("rule-arguments", "field of matrices", rule("field", args=(A, A))),
    ("rule-arguments", "square of a matrix", rule("square", args=(P,))),
    ("rule-arguments", "cases of a matrix", rule("cases", refl(x), refl(x), refl(x), args=(P,))),
    ("rule-arguments", "branch of a matrix", rule("branch", refl(x), args=(P,))),
    ("rule-arguments", "a matrix for a limit", rule("limit_const", args=(A,))),
    ("rule-arguments", "an axiom at a matrix", rule("axiom", args=("exp_pos", (P,)))),
    ("rule-arguments", "spec by a matrix", rule("spec", assume(eq(x, x, "x")), args=((P,),))),
    ("rule-arguments", "linear with a matrix", rule("linear", refl(x), args=(eq(x, x), (P,)))),
    ("term-shape", "linear to matrices", rule("linear", matrix(A, A), args=(eq(A, A), (one,)))),
    ("term-shape", "linear from matrices", rule("linear", matrix(A, A), args=(eq(x, x), (zero,)))),
    ("term-shape", "decide matrices", rule("decide", args=(eq(A, A),))),
    (
        "term-shape",
        "absurd from matrices",
        rule("absurd", assume(eq(eye_n, zeros_n)), args=(eq(0, 1),)),
    ),
    ("shape-mismatch", "cong by matrices", rule("cong", matrix(A, A), args=(identity,))),
    ("enclose-overlap", "enclose matrices", rule("enclose", args=(eq(A, A), Num(64)))),
    ("enclose-overlap", "enclose zeros", rule("enclose", args=(eq(zeros_nm, zeros_nm), Num(64)))),
    ("product-sign", "the product of equal matrices", rule("product", matrix(A, A), matrix(A, A))),
    (
        "premise-match",
        "rewrite a matrix elsewhere",
        rule("rewrite", assume(eq(P, Q)), refl(R), args=(eq(Mat("H", (n, n)), R), "H")),
    ),
    (
        "shape-mismatch",
        "rewrite, a number for the hole",
        rule("rewrite", assume(eq(P, Q)), refl(P), args=(eq(x * P, P), "x")),
    ),
    (
        "shape-mismatch",
        "rewrite, a hole of another shape",
        rule("rewrite", assume(eq(P, Q)), refl(A), args=(eq(Mat("H", (n, m)), A), "H")),
    ),
    ("shape-mismatch", "put a number for a matrix", rule("put", refl(A), args=("A", x))),
    ("shape-mismatch", "put a matrix for a number", rule("put", refl(x), args=("x", A))),
    ("shape-mismatch", "put another shape", rule("put", refl(A), args=("A", C))),
    (
        "shape-mismatch",
        "put where the name has two shapes",
        rule("put", matrix(A * Mat("A", (m, m)), A * Mat("A", (m, m))), args=("A", B)),
    ),
    ("rule-arguments", "put a function for a matrix", rule("put", refl(A), args=("A", PHI))),
    ("claim-forall", "gen over a matrix", rule("gen", refl(A), args=(("A",),))),
    ("ring-size", "a product of too many words", rule("matrix", args=(power(10) * power(10), P))),
    ("ring-size", "a sum of too many words", rule("matrix", args=(many_words, many_words))),
    (
        "ring-size",
        "a coefficient of too many digits",
        rule("matrix", args=(large * (two * P), P)),
    ),
    (
        "ring-size",
        "a sum of coefficients with too many digits",
        rule("matrix", args=(large * P + large * P, P)),
    ),
    (
        "ring-size",
        "a sum whose second coefficient has too many digits",
        rule("matrix", args=((Q + large * P) + large * P, P)),
    ),
]

NO_BLOCKS: dict[str, Term] = {
    "a matrix": A,
    "a product": A * C,
    "a sum": A + B,
    "a map": each(TANH, A),
    "a transpose": turned(A),
    "brackets": App("()", (beside(A, B),)),
    "blocks beside matrices": beside(A, B),
    "blocks above matrices": above(A, B),
    "blocks plus a matrix": beside(A, B) + Mat("V", (n, size(0, m=2))),
    "a matrix plus blocks": Mat("V", (n, size(0, m=2))) - beside(A, B),
    "blocks in brackets plus blocks": App("()", (beside(A, B),)) + beside(A, B),
    "blocks beside times a matrix": beside(P, Q) * Mat("V", (size(0, n=2), m)),
    "a matrix times blocks above": Mat("V", (m, size(0, n=2))) * above(P, Q),
    "a product of blocks that do not meet": (
        beside(Mat("V", (n, size(0, n=2))), P) * above(P, Mat("W", (size(0, n=2), n)))
    ),
    "a product of different numbers of blocks": (
        beside(Mat("V", (n, size(0, n=2))), P) * above(P, Q, R)
    ),
    "a sum of different blocks": beside(x, row) + beside(row, x),
    "a sum of different numbers of blocks": beside(P, Q, R)
    - beside(Mat("V", (n, size(0, n=2))), P),
    "a sum of a number and a 1 × 1 matrix in blocks": beside(x, row) + beside(cell, row),
    "an entrywise product of different blocks": entrywise(above(x, column), above(column, y)),
    "a sum of blocks in two directions": (
        beside(above(P, Q), above(R, S)) + above(beside(P, R), beside(Q, S))
    ),
    "blocks of blocks of different sizes": beside(above(x, column), above(column, y)),
    "blocks of blocks of different numbers": (
        beside(above(P, Q, R), above(P, Mat("V", (size(0, n=2), n))))
    ),
    "blocks of blocks of different widths": above(beside(x, row), beside(row, x)),
    "sums beside each other": beside(A + B, B + A),
    "a sum of products": A * C + B * D,
    "an entrywise product of sums": entrywise(A + B, B + A),
    "a difference of maps": each(TANH, A) - each(PHI, B),
    "one block of blocks and a matrix": beside(above(P, Q), Mat("V", (size(0, n=2), n))),
}
BLOCKS: list[Row] = [
    *[
        ("matrix-blocks", f"block: {name}", rule("block", args=(term,)))
        for name, term in NO_BLOCKS.items()
    ],
    (
        "shape-mismatch",
        "block: a product that is a number is not a 1 × 1 matrix",
        rule("block", args=(beside(x, y) * above(one, two),)),
    ),
    (
        "shape-mismatch",
        "block: a number plus a 1 × 1 matrix",
        rule("block", args=(beside(x, row) * above(one, column),)),
    ),
    (
        "capture",
        "block: a number where the function binds its variable",
        rule("block", args=(each(Lam(("h",), diff("x", x * h, one)), above(x, column)),)),
    ),
]

MATRIX_ROWS: list[Row] = [*NORMAL, *BLOCKS]
