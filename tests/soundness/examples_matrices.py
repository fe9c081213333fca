"""What each rule about matrices concludes, typed in full."""

from __future__ import annotations

from collections.abc import Callable

from symproof.kernel import App, Claim, Lam, Term, Theorem, Var, eq, infer, lt
from symproof.kernel.shapes import size
from symproof.kernel.term import Const, Mat

from .examples import Example, example
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
    limit,
    matrix,
    n,
    ones_nm,
    row,
    s,
    turned,
    zeros_nm,
)
from .shorthand import assume, f, h, one, refl, resting, t, two, x, y, z, zero


def equal(lhs: Term, rhs: Term) -> Example:
    return example(matrix(lhs, rhs), eq(lhs, rhs))


def split(term: Term, result: Term) -> Example:
    """Return what `block` makes of a term."""
    return example(infer("block", (), term), eq(term, result))


def lifted(premise: Theorem, lhs: Term, rhs: Term, atoms: dict[str, Term], *hyps: Claim) -> Example:
    theorem = infer("lift", (premise,), lhs, rhs, tuple(atoms), tuple(atoms.values()))
    return example(theorem, eq(lhs, rhs), hyps)


def ring(lhs: Term, rhs: Term) -> Theorem:
    return infer("ring", (), lhs, rhs)


def function(body: Term) -> Lam:
    return Lam(("t",), body)


odd = infer("spec", (assume(eq(f("phi", -t), -f("phi", t), "t")),), (s,))
oddness = eq(f("phi", -t), -f("phi", t), "t")
wide = Mat("V", (size(1, n=2), n))

MATRICES: dict[str, list[Example]] = {
    "matrix": [
        equal((A * C) * two, A * (C * two)),
        equal((A + B) * (C - D), A * C - A * D + B * C - B * D),
        equal(x * A * (y * C), (y * x) * (A * C)),
        equal(-A / two + A / two, zeros_nm),
        equal(eye_n * App("()", (A,)), A * Const("eye", (A.shape or (n, n))[1:] * 2)),
        equal((P + eye_n) * (P - eye_n), P * P - eye_n),
        equal(zeros_nm * C, Const("zeros", (n, C.shape[1] if C.shape else n))),
        equal(turned(A * C), turned(C) * turned(A)),
        equal(turned(turned(A)), A),
        equal(turned(A * x), turned(A) * x),
        equal(turned(A * (x + one)), turned(A) * x + turned(A)),
        equal(turned((x - one) * A), turned(A) * x - turned(A)),
        equal(
            turned(x * A + B / two - each(TANH, A)),
            x * turned(A) + turned(B) / two - each(TANH, turned(A)),
        ),
        equal(turned(beside(A, two * B)), above(turned(A), turned(B) + turned(B))),
        equal(turned(above(x, column)), beside(x, turned(column))),
        equal(turned(-eye_n + entrywise(P, Q)), entrywise(turned(P), turned(Q)) - eye_n),
        equal(turned(ones_nm), Const("ones", (ones_nm.shape or (n, n))[::-1])),
        equal(turned(App("()", (A,))), turned(A)),
        equal(each(function(t + t), A + B), each(Lam(("h",), two * h), B + A)),
        equal(each(function(t + t), A), each(Lam(("_z",), two * Var("_z")), A)),
        equal(beside(A + A, zeros_nm), beside(two * A, x * zeros_nm)),
        equal(beside(x, row) * (above(y, column)), beside(x * one, row) * above(y, column)),
        equal(beside(x + x, y), beside(two * x, y)),
        equal(beside(x - x, y), beside(Const("zeros", (I1, I1)), y)),
        equal(beside(Const("eye", (I1, I1)) * x, y), beside(x, y)),
        equal(A * x, x * A),
        equal(A / two, (one / two) * A),
        # one by one
        equal(row * column, turned(column) * turned(row)),
        equal(row * P * column, turned(column) * turned(P) * turned(row)),
        equal(turned(cell), cell),
        equal(
            (row - turned(column)) * (turned(row) - column),
            row * turned(row) - two * (row * column) + turned(column) * column,
        ),
    ],
    "block": [
        split(beside(A, B) * above(C, D), A * C + B * D),
        split(beside(A, B, A) * above(C, C, D), A * C + B * C + A * D),
        split(beside(x, row) * above(row, P), x * row + row * P),
        split(above(A, B) * C, above(A * C, B * C)),
        split(above(x, column) * row, above(x * row, column * row)),
        split(A * beside(C, D), beside(A * C, A * D)),
        split(column * beside(x, row), beside(column * x, column * row)),
        split(above(A, B) * beside(C, D), above(A * beside(C, D), B * beside(C, D))),
        split(x * beside(A, B), beside(x * A, x * B)),
        split(x * above(y, z), above(x * y, x * z)),
        split(beside(A, B) * x, beside(A * x, B * x)),
        split(above(A, B) / two, above(A / two, B / two)),
        split(-beside(x, row), beside(-x, -row)),
        split(-above(A, B), above(-A, -B)),
        split(each(TANH, beside(A, B)), beside(each(TANH, A), each(TANH, B))),
        split(each(PHI, above(x, column)), above(f("phi", x), each(PHI, column))),
        split(turned(beside(A, B)), above(turned(A), turned(B))),
        split(turned(above(x, column)), beside(x, turned(column))),
        split(beside(A, B) + beside(B, A), beside(A + B, B + A)),
        split(above(x, column) - above(y, column), above(x - y, column - column)),
        split(entrywise(beside(x, row), beside(y, row)), beside(x * y, entrywise(row, row))),
        split(beside(beside(A, B), A), beside(A, B, A)),
        split(above(A, above(B, A), above(B, B)), above(A, B, A, B, B)),
        split(beside(-A, beside(B, A), -B), beside(-A, B, A, -B)),
        split(above(x * A, above(B, A)), above(x * A, B, A)),
        split(beside(above(A, B), above(B, A)), above(beside(A, B), beside(B, A))),
        split(above(beside(A, B), beside(B, A)), beside(above(A, B), above(B, A))),
        split(beside(above(x, column), above(row, P)), above(beside(x, row), beside(column, P))),
        split(above(beside(x, row), beside(column, P)), beside(above(x, column), above(row, P))),
    ],
    "lift": [
        lifted(ring(s + s, two * s), A + A, two * A, {"s": A}),
        lifted(
            ring(s - h, -h + s), A - each(TANH, B), -each(TANH, B) + A, {"s": A, "h": each(TANH, B)}
        ),
        lifted(odd, each(PHI, -A), -each(PHI, A), {"s": A}, oddness),
        lifted(
            resting(eq(App("()", (s / two,)) * zero, one * (s * (x * h)))),
            entrywise(App("()", (A / two,)), zeros_nm),
            entrywise(ones_nm, entrywise(A, x * B)),
            {"s": A, "h": B},
            lt(0, 0),
        ),
        lifted(ring(zero, zero), zeros_nm, zeros_nm, {}),
        lifted(ring(s, s), A * C, A * C, {"s": A * C}),
    ],
    "resize": [
        example(
            infer("resize", (matrix(P * Q - P * Q, zeros_square),), "n", size(1, n=2)),
            eq(
                Mat("P", (size(1, n=2),) * 2) * Mat("Q", (size(1, n=2),) * 2)
                - Mat("P", (size(1, n=2),) * 2) * Mat("Q", (size(1, n=2),) * 2),
                Const("zeros", (size(1, n=2),) * 2),
            ),
        )
        for zeros_square in [Const("zeros", (n, n))]
    ]
    + [
        example(
            infer("resize", (assume(eq(wide, wide)),), "n", size(3, k=2)),
            eq(Mat("V", (size(7, k=4), size(3, k=2))), Mat("V", (size(7, k=4), size(3, k=2)))),
            (eq(Mat("V", (size(7, k=4), size(3, k=2))), Mat("V", (size(7, k=4), size(3, k=2)))),),
        ),
        example(
            infer("resize", (assume(eq(x * wide, wide * x, "x")),), "n", I1),
            eq(x * Mat("V", (size(3), I1)), Mat("V", (size(3), I1)) * x, "x"),
            (eq(x * Mat("V", (size(3), I1)), Mat("V", (size(3), I1)) * x, "x"),),
        ),
        example(
            infer("resize", (resting(eq(x, y), eq(z, z)),), "n", I1),
            eq(x, y),
            tuple(resting(eq(x, y), eq(z, z)).hyps),
        ),
    ],
}

# what other rules do with matrices, and `ext` with all that takes a function
hole = Mat("H", (n, n))
X = Mat("X", (n, n))
doubled = infer("ring", (), s + s, two * s)
commuting = eq(X * P, P * X)


def extended(of: Callable[[Term], Term], *definedness: Theorem) -> Example:
    """Return that what takes a function does the same of t + t and of 2t."""
    theorem = infer("ext", (doubled,), of(t + t), function(two * t), "s")
    return example(theorem, eq(of(t + t), of(two * t)), definedness=definedness)


def exists_by(rel: str, value: Theorem) -> Theorem:
    return infer("trans", (value, infer("symm", (infer(f"{rel}_value", (value,)),))))


def limit_of(body: Term, *parts: Theorem) -> Theorem:
    return exists_by("limit", infer("limit_add" if body is double else "limit_mul", parts))


double = t + t
tends_to_x = infer("limit_var", (), limit("limit-", t, x))
two_tends = infer("limit_const", (), limit("limit-", two, x))

OTHERS: dict[str, list[Example]] = {
    "refl": [example(refl(A * C), eq(A * C, A * C))],
    "symm": [example(infer("symm", (matrix(A + B, B + A),)), eq(B + A, A + B))],
    "trans": [
        example(
            infer("trans", (matrix(A + B, B + A), matrix(B + A, App("()", (B + A,))))),
            eq(A + B, App("()", (B + A,))),
        )
    ],
    "rewrite": [
        example(
            infer("rewrite", (assume(eq(P, Q)), assume(commuting)), eq(X * hole, P * X), "H"),
            eq(X * Q, P * X),
            (eq(P, Q), commuting),
        )
    ],
    "put": [
        example(
            infer("put", (assume(commuting),), "X", turned(P)),
            eq(turned(P) * P, P * turned(P)),
            (eq(turned(P) * P, P * turned(P)),),
        ),
        example(infer("put", (matrix(x * A, A * x),), "x", y + 1), eq((y + 1) * A, A * (y + 1))),
    ],
    "gen": [
        example(infer("gen", (matrix(x * A, A * x),), ("x",)), eq(x * A, A * x, "x")),
    ],
    "spec": [
        example(
            infer("spec", (assume(eq(x * A, y * B, "x")),), (f("phi", y),)),
            eq(f("phi", y) * A, y * B),
            (eq(x * A, y * B, "x"),),
        ),
    ],
    "instantiate": [
        example(
            infer("instantiate", (refl(each(PHI, A)),), "phi", function(t * y)),
            eq(each(function(t * y), A), each(function(t * y), A)),
        )
    ],
    "ext": [
        extended(lambda body: each(function(body), A)),
        extended(
            lambda body: limit("limit-", body, x),
            limit_of(double, tends_to_x, tends_to_x),
            limit_of(two * t, two_tends, tends_to_x),
        ),
    ],
}

# rule: the claims of the premises, and the arguments
MATRIX_PREMISES: dict[str, tuple[tuple[Claim, ...], tuple[object, ...]]] = {
    "lift": ((eq(s + h, h + s),), (A + B, B + A, ("s", "h"), (A, B))),
    "resize": ((commuting,), ("n", I1)),
}
