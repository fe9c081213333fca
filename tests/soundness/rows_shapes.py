"""Refusals of shapes that do not fit and sizes that are none: rows of (code, name, attempt)."""

from __future__ import annotations

from collections.abc import Callable

from symproof.kernel import App, Claim, Definition, Lam, Term, eq, le, lt, ne
from symproof.kernel.matrix import _Normal
from symproof.kernel.ring import Ring, ring_equal
from symproof.kernel.sequent import guard_claim, negation
from symproof.kernel.shapes import (
    MAX_NUMBER,
    joined_shape,
    product_shape,
    shape_of,
    size,
    sum_shape,
)
from symproof.kernel.term import MATRIX_HEADS, PRIMITIVES, Const, Mat, diff, substitute

from .places import (
    FAR,
    I1,
    PHI,
    SIDES,
    TANH,
    A,
    B,
    C,
    P,
    Q,
    above,
    beside,
    bounded,
    cell,
    column,
    each,
    entrywise,
    eye_n,
    integral,
    limit,
    m,
    n,
    row,
    tends,
    turned,
    zeros_nm,
)
from .shorthand import Row, Text, Whole, f, one, t, two, x, y

two_params = Lam(("t", "h"), x)


class Pair(tuple):
    """A tuple that is not exactly a tuple."""


# what is no size
SIZES: dict[str, object] = {
    "0": ((), 0),
    "-1": ((), -1),
    "a negative rest": ((("n", 1),), -1),
    "0n": ((("n", 0),), 0),
    "0n + 1": ((("n", 0),), 1),
    "-n": ((("n", -1),), 3),
    "true": ((), True),
    "n times true": ((("n", True),), 0),
    "a float": ((), 1.0),
    "half of n": ((("n", 0.5),), 0),
    "a kind of integer": ((), Whole(1)),
    "a number": 1,
    "nothing": (),
    "one part": (1,),
    "three parts": ((), 1, 1),
    "a list": [(), 1],
    "names in a list": ([("n", 1)], 0),
    "a part in a list": ((["n", 1],), 0),
    "a part of one": ((("n",),), 0),
    "a part of three": ((("n", 1, 1),), 0),
    "a kind of tuple": Pair(((), 1)),
    "a kind of tuple inside": (Pair(), 1),
    "names out of order": ((("n", 1), ("m", 1)), 0),
    "names out of order at the end": ((("a", 1), ("n", 1), ("m", 1)), 0),
    "a name twice": ((("n", 1), ("n", 1)), 0),
    "a name that is a number": (((1, 1),), 0),
    "a name that is a kind of string": (((Text("n"), 1),), 0),
    "a name that is two words": ((("a b", 1),), 0),
    "no name": ((("", 1),), 0),
    "a name that is not ASCII": ((("ñ", 1),), 0),
    "a digit first": ((("1n", 1),), 0),
    "text": "n",
    "a name alone": (("n", 1), 0),
    "a large number": ((), MAX_NUMBER + 1),
    "a large multiple": ((("n", MAX_NUMBER + 1),), 0),
    "a huge number": ((), 10**5000),
    "None": None,
}
PLACES: dict[str, Callable[[object], object]] = {
    "the rows of a matrix": lambda value: Mat("A", (value, n)),  # type: ignore[arg-type]
    "the columns of a matrix": lambda value: Mat("A", (n, value)),  # type: ignore[arg-type]
    "the rows of zeros": lambda value: Const("zeros", (value, n)),  # type: ignore[arg-type]
    "the columns of ones": lambda value: Const("ones", (n, value)),  # type: ignore[arg-type]
    "an identity": lambda value: Const("eye", (value, value)),  # type: ignore[arg-type]
}
SIZE_ROWS: list[Row] = [
    *[
        ("shape-size", f"{what} for {place}", lambda make=make, value=value: make(value))
        for place, make in PLACES.items()
        for what, value in SIZES.items()
    ],
    *[
        ("shape-size", f"a shape that is {what}", lambda shape=shape: Mat("A", shape))
        for what, shape in {
            "a list": [n, n],
            "a kind of tuple": Pair((n, n)),
            "one size": (n,),
            "three sizes": (n, n, n),
            "no shape": None,
            "a size": n,
            "a number": 2,
        }.items()
    ],
    *[
        (
            "term-name",
            f"a size named {name} for {place}",
            lambda make=make, name=name: make((((name, 1),), 0)),
        )
        for place, make in PLACES.items()
        for name in ("pi", "oo", "E", "exp", "eye")
    ],
    ("term-name", "the second name of a size is oo", lambda: Mat("A", (n, size(1, n=2, oo=1)))),
    ("term-name", "the first name of a size is E", lambda: Mat("A", (size(1, E=1, n=2), n))),
    ("shape-size", "a size from a rest below 0", lambda: size(-1, n=1)),
    ("shape-size", "a size from nothing", lambda: size(0)),
    ("shape-size", "a size from a negative multiple", lambda: size(1, n=-1)),
    ("shape-size", "a size from 0 n", lambda: size(0, n=0)),
    ("term-name", "a matrix without a name", lambda: Mat("", (n, n))),
    ("term-name", "a matrix named as a primitive", lambda: Mat("exp", (n, n))),
    ("term-name", "a matrix named as a constant", lambda: Mat("eye", (n, n))),
    ("term-name", "a matrix named by a kind of string", lambda: Mat(Text("A"), (n, n))),
    ("term-name", "a constant of another name", lambda: Const("A", (n, n))),
    ("term-name", "a constant of a kind of string", lambda: Const(Text("eye"), (n, n))),
    ("term-name", "a constant pi", lambda: Const("pi", (I1, I1))),
    ("term-name", "a constant without a name", lambda: Const(None, (n, n))),  # type: ignore[arg-type]
    ("shape-mismatch", "an identity that is not square", lambda: Const("eye", (n, m))),
    ("shape-mismatch", "an identity of n and 2n", lambda: Const("eye", (n, size(0, n=2)))),
]

# what does not fit: n × m, m × k, n × n, 1 × n, n × 1, 1 × 1 and numbers
MISFITS: dict[str, Callable[[], Term]] = {
    "n × m + m × k": lambda: A + C,
    "n × m - m × k": lambda: A - C,
    "n × m .* m × k": lambda: entrywise(A, C),
    "n × m + its transpose": lambda: A + turned(A),
    "P + 1": lambda: P + one,
    "1 + P": lambda: one + P,
    "P - x": lambda: P - x,
    "x - P": lambda: x - P,
    "x .* P": lambda: entrywise(x, P),
    "P .* x": lambda: entrywise(P, x),
    "x .* y": lambda: entrywise(x, y),
    "a 1 × 1 matrix and a number": lambda: cell + x,
    "a number and a 1 × 1 matrix": lambda: x - cell,
    "a row plus a column": lambda: row + column,
    "n × m times n × m": lambda: A * B,
    "m × k times n × m": lambda: C * A,
    "a column times n × m": lambda: column * A,
    "2n where there are n": lambda: Mat("V", (n, size(0, n=2))) * P,
    "n + 1 where there are n": lambda: Mat("V", (n, size(1, n=1))) * P,
    "n where there is 1": lambda: P * Mat("V", (I1, n)),
    "n divided by m": lambda: A / C,
    "a matrix by itself": lambda: P / P,
    "a number by a matrix": lambda: x / P,
    "a matrix by a 1 × 1 matrix": lambda: P / cell,
    "n × m beside m × k": lambda: beside(A, C),
    "n × m above m × k": lambda: above(A, C),
    "a number beside n × m": lambda: beside(x, A),
    "a number above n × m": lambda: above(x, A),
    "a third block beside": lambda: beside(A, B, C),
    "a third block above": lambda: above(A, B, C),
    "n × m for a hole of m × k": lambda: substitute(C, {"C": A}),
    "a number for a matrix": lambda: substitute(C, {"C": x}),
    "a matrix for a number": lambda: substitute(x * C, {"x": A}),
    "a 1 × 1 matrix for a number": lambda: substitute(x * C, {"x": cell}),
    "a number for a 1 × 1 matrix": lambda: substitute(cell, {"u": x}),
    "a guard for a number": lambda: substitute(x + y, {"x": f("<", x, y)}),
    "a function for a number": lambda: substitute(x + y, {"x": PHI}),
    "a function for a matrix": lambda: substitute(A, {"A": PHI}),
}
# where matrices may not stand
NOT_THERE: dict[str, Callable[[], object]] = {
    **{
        f"a matrix in {head}": lambda head=head, count=count: App(
            head, (P,) * max(count, 3 if count < 0 else 0)
        )
        for head, count in sorted(PRIMITIVES.items())
        if count and head not in MATRIX_HEADS
    },
    "a matrix in a function variable": lambda: f("phi", A),
    "a matrix as the second argument of a function": lambda: f("phi", x, A),
    "a matrix as the value of a case": lambda: f("cases", f("<", x, y), A, A),
    "a matrix in a guard": lambda: f("cases", f("=", A, A), x, y),
    "a matrix as the body of a function": lambda: Lam(("t",), A),
    "a matrix as a definition": lambda: Definition("k", ("x",), A),
    "a matrix as the base of a power": lambda: P**two,
    "a matrix as an exponent": lambda: x**P,
    "the transpose of a number": lambda: turned(x),
    "the map of a number": lambda: each(TANH, x),
    "a map without a function": lambda: App("map", (A, A)),
    "a map of a matrix by a number": lambda: App("map", (x, A)),
    "a map by a function of two": lambda: each(two_params, A),
    "a map by a relation": lambda: App("map", (f("<", x, y), A)),
    "a map of a function": lambda: App("map", (PHI, PHI)),
    "one block": lambda: App("hcat", (A,)),
    "one block above": lambda: App("vcat", (A,)),
    "no blocks": lambda: App("hcat", ()),
    "no blocks above": lambda: App("vcat", ()),
    "a function as a block": lambda: beside(PHI, x),
    "a relation as a block": lambda: above(x, f("<", x, y)),
    "a function plus a matrix": lambda: App("+", (PHI, A)),
    "a relation times a matrix": lambda: App("*", (f("<", x, y), A)),
    "a limit of a matrix": lambda: App("limit", (A, x)),
    "a limit at a matrix": lambda: App("limit", (PHI, A)),
    "an integral to a matrix": lambda: App("integral", (PHI, x, A)),
    "a derivative at a matrix": lambda: App("diff", (PHI, A)),
    "the normal form of a matrix": lambda: Ring().normal(A),
    "the normal form of a function, as a matrix": lambda: _Normal().normal(PHI),
    "the normal form of blocks of numbers": lambda: Ring().normal(beside(x, y)),
    "the normal form of zeros": lambda: Ring().normal(zeros_nm * two),
    "a polynomial equation of matrices": lambda: ring_equal(A + B, B + A),
    "a matrix as a condition": lambda: guard_claim(A),
    "a claim whose left side is a function, of matrices": lambda: Claim("=", PHI, A),
    "a claim whose right side is a relation": lambda: Claim("=", A, f("<", x, y)),
    "a shape of an unknown operation": lambda: shape_of("?", ((n, m),)),
    "a limit of a number": lambda: App("limit", (x, x)),
    "a limit far away of a number": lambda: App("limit+oo", (x,)),
    "an integral of a number": lambda: App("integral", (x, x, y)),
    "an integral of a function of two": lambda: App("integral", (two_params, x, y)),
    "a limit of a function of two": lambda: App("limit-", (two_params, x)),
    "an integral to a function": lambda: App("integral", (PHI, x, PHI)),
    "an integral of a relation": lambda: integral(f("<", t, x), x, y),
}
ARITY: list[Row] = [
    *[
        (
            "term-arity",
            f"{head} at {len(point)} points",
            lambda head=head, point=point: App(head, (PHI, *point)),
        )
        for head, point in [
            *[(head, ()) for head in SIDES],
            *[(head, (x, y)) for head in SIDES],
            *[(head, (x,)) for head in FAR],
            ("integral", (x,)),
            ("integral", (x, y, x)),
            ("integral+oo", ()),
            ("integral-oo", (x, y)),
            ("integral-oo+oo", (x,)),
        ]
    ],
    ("term-arity", "a map of two", lambda: App("map", (TANH, A, B))),
    ("term-arity", "an entrywise product of three", lambda: App(".*", (A, B, A))),
    ("term-arity", "a transpose of two", lambda: App("transpose", (A, B))),
]
CLAIMS: list[Row] = [
    ("shape-mismatch", "n × m = m × k", lambda: eq(A, C)),
    ("shape-mismatch", "a matrix = its transpose", lambda: eq(A, turned(A))),
    ("shape-mismatch", "a 1 × 1 matrix = a number", lambda: eq(cell, x)),
    ("shape-mismatch", "a number = a 1 × 1 matrix", lambda: eq(x, row * column)),
    ("shape-mismatch", "n × m = 0", lambda: eq(A, 0)),
    ("shape-mismatch", "n × m <= 0", lambda: le(A, 0)),
    ("shape-mismatch", "n = m", lambda: eq(eye_n, Const("eye", (m, m)))),
    *[
        ("claim-relation", f"matrices: {claim}", lambda make=make: make(P, Q))
        for claim, make in {"!=": ne, "<": lt, "<=": le}.items()
    ],
    *[
        ("claim-relation", f"matrices: {rel}", lambda rel=rel: Claim(rel, A, B))
        for rel in ("diff", "limit", "bounded", "integral")
    ],
    ("claim-forall", "a matrix is universal", lambda: eq(A, B, "A")),
    ("claim-forall", "a matrix on the right is universal", lambda: eq(A, x * B, "x", "B")),
    ("claim-relation", "matrices are not unequal", lambda: negation(eq(A, B))),
    (
        "claim-relation",
        "the limit of a sum of limits",
        lambda: Claim("limit", limit("limit", t, x) + 0, y),
    ),
    ("claim-relation", "a derivative as a limit", lambda: Claim("limit", diff("t", t, x), y)),
    ("claim-relation", "an integral as a limit", lambda: Claim("limit", integral(t, x, y), y)),
    (
        "claim-relation",
        "a limit as an integral",
        lambda: Claim("integral", limit("limit", t, x), y),
    ),
    ("claim-relation", "a limit as a derivative", lambda: Claim("diff", limit("limit", t, x), y)),
    ("claim-relation", "a number as a limit", lambda: Claim("limit", x, y)),
    ("claim-relation", "a number as an integral", lambda: Claim("integral", x, y)),
    ("claim-relation", "a value as a limit", lambda: Claim("limit", y, limit("limit", t, x))),
    ("claim-relation", "bounded by something", lambda: Claim("bounded", limit("limit", t, x), y)),
    (
        "claim-relation",
        "bounded by another limit",
        lambda: Claim("bounded", limit("limit", t, x), limit("limit", t + 0, x)),
    ),
    ("claim-relation", "a bounded number", lambda: bounded(x)),
    ("claim-relation", "a bounded integral", lambda: bounded(integral(t, x, y))),
    ("claim-relation", "no such judgement", lambda: Claim("limit+", limit("limit+", t, x), y)),
    ("term-shape", "the limit is a function", lambda: Claim("limit", limit("limit", t, x), PHI)),
    ("shape-mismatch", "the limit is a matrix", lambda: Claim("limit", limit("limit", t, x), A)),
    ("premise-relation", "a limit negated", lambda: negation(tends("limit", t, x, x))),
]
FUNCTIONS: list[Row] = [
    ("shape-mismatch", "a product of numbers has no shape", lambda: product_shape(None, None)),
    ("shape-mismatch", "a sum of numbers has no shape", lambda: sum_shape(None, None, "+")),
    ("shape-mismatch", "blocks of 1 and of n rows", lambda: joined_shape("hcat", (None, (n, n)))),
    (
        "shape-mismatch",
        "blocks of 1 and of n columns",
        lambda: joined_shape("vcat", ((n, n), None)),
    ),
]

SHAPES: list[Row] = [
    *SIZE_ROWS,
    *[("shape-mismatch", f"shapes: {name}", attempt) for name, attempt in MISFITS.items()],
    *[("term-shape", name, attempt) for name, attempt in NOT_THERE.items()],
    *ARITY,
    *CLAIMS,
    *FUNCTIONS,
]
