"""The second checker's terms and their text; see recheck.py."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any

MAX_DEPTH = 200  # of a term; recursion over terms is as deep as that
MAX_SIZE = 100_000  # of a term, written out
MAX_EXPONENT = 10_000
MAX_BITS = 100_000  # of a coefficient
MAX_WORK = 5_000_000  # coefficients computed in one inference
RECURSION = 6_000  # recursion over a polynomial is up to three times as deep as it has atoms


class Rejected(Exception):
    """The step does not follow, or the certificate does not prove what it states."""


def need(condition: object, reason: str) -> None:
    if not condition:
        raise Rejected(reason)


# --- terms -------------------------------------------------------------------------------------

PRIMITIVES = """
3  integral
2  + - * / ^ = != < <= > >= max min diff limit limit+ limit- integral+oo integral-oo map .*
1  neg () exp log sqrt abs sign sin cos tan sinh cosh tanh atan erf Phi sigmoid transpose
1  limit+oo limit-oo integral-oo+oo
0  pi E
"""
# what a reader would take for a function or constant that there is not, or not there
RESERVED_NAMES = """
sum prod oo eye zeros ones O I inf nan ln log2 log10 cot sec csc arctan asin acos arcsin arccos
asinh acosh atanh erfc floor ceil mod factorial
coth sech csch Atan ArcTan Abs fabs Max Min Exp Log Sqrt Sign sgn signum Heaviside sinc Piecewise
cbrt root arcsinh arccosh arctanh ceiling
"""
RESERVED = frozenset(RESERVED_NAMES.split())
ARITY = {
    name: int(count)
    for count, *heads in [row.split() for row in PRIMITIVES.strip().splitlines()]
    for name in heads
}
RELATIONS = frozenset({"=", "!=", "<", "<="})
GUARDS = RELATIONS | {">", ">="}
LIMITS = frozenset({"limit", "limit+", "limit-", "limit+oo", "limit-oo"})
INTEGRALS = frozenset({"integral", "integral+oo", "integral-oo", "integral-oo+oo"})
# what takes a function, then numbers: f and the point; f and the ends that are numbers
BINDERS = LIMITS | INTEGRALS | {"diff"}
BLOCKS = frozenset({"hcat", "vcat"})  # side by side, on top of each other
OF_MATRICES = BLOCKS | {"+", "-", "*", "/", "neg", "()", "map", ".*", "transpose"}
# diff(f, a) R v says that f has the derivative v at a: from both sides, the right, the left;
# of a limit or an integral, that it exists and is v; that f is bounded near the place of a limit
JUDGED = {
    "diff": {"diff"},
    "diff+": {"diff"},
    "diff-": {"diff"},
    "limit": LIMITS,
    "bounded": LIMITS,
    "integral": INTEGRALS,
}
JUDGEMENTS = frozenset(JUDGED)
MAX_NUMBER = 10**9  # in a size


# The number of rows or columns of a matrix is a sum of names, which stand for any number from 1,
# and of a number: a set of pairs (name, how often), where the number is how often there is "".
Size = frozenset[tuple[str, int]]
Shape = tuple[Size, Size]
ONE: Size = frozenset({("", 1)})


def total(sizes: Iterable[Size]) -> Size:
    found: dict[str, int] = {}
    for name, times in [pair for size in sizes for pair in size]:
        found[name] = found.get(name, 0) + times
    return frozenset(found.items())


class Term:
    """A number, matrix, guard or function; equal terms are the same object (see `make`).

    `kind` is num, var, mat, const, app, guard or lam; `head` is the value, the name, the
    parameters of a lam, whose one argument is its body, or the name of a matrix and its shape.
    `shape` is None for what is no matrix.  `functions` holds pairs (name, number of arguments),
    `bound` all names that lams in it bind, `matrices` names and shapes, `sizes` the names in
    shapes.  A mark, whose head is a number, is a variable that no certificate can name.
    """

    __slots__ = (
        *("args", "bound", "depth", "functions", "head", "kind", "matrices", "shape", "size"),
        *("sizes", "variables"),
    )


@cache
def make(kind: str, head: Any, args: tuple[Term, ...]) -> Term:
    """Return the one term with these parts, which the caller has checked."""
    term = Term()
    term.kind, term.head, term.args = kind, head, args
    term.depth = 1 + max([arg.depth for arg in args], default=0)
    term.size = 1 + sum([arg.size for arg in args])
    need(term.depth <= MAX_DEPTH and term.size <= MAX_SIZE, "a term is too large")
    term.variables = frozenset({head} if kind in ("var", "mark") else ())
    term.variables = term.variables.union(*[arg.variables for arg in args])
    term.functions = frozenset({(head, len(args))} if kind == "app" and is_name(head) else ())
    term.functions = term.functions.union(*[arg.functions for arg in args])
    term.bound = frozenset(head if kind == "lam" else ()).union(*[arg.bound for arg in args])
    if kind == "lam":
        term.variables -= set(head)
    term.matrices = frozenset({head} if kind == "mat" else ())
    term.matrices = term.matrices.union(*[arg.matrices for arg in args])
    term.sizes = frozenset().union(*[arg.sizes for arg in args])
    term.shape = None
    if kind in ("mat", "const"):
        name, term.shape = head
        term.variables = frozenset({name} if kind == "mat" else ())
        term.sizes = frozenset({n for side in term.shape for n, _ in side if n})
    elif kind == "app":
        term.shape = shape_of(head, [arg.shape for arg in args])
    return term


def shape_of(head: str, shapes: list[Shape | None]) -> Shape | None:
    """Return the shape of an application, None for a number; reject shapes that do not fit."""
    if head in BLOCKS:  # a number is a block of one row and one column
        blocks = [shape or (ONE, ONE) for shape in shapes]
        rows, columns = [[block[i] for block in blocks] for i in (0, 1)]
        across = rows if head == "hcat" else columns
        need(set(across) == {across[0]}, f"{head} of blocks that do not fit")
        return (across[0], total(columns)) if head == "hcat" else (total(rows), across[0])
    if head in ("map", "transpose", ".*"):
        need(shapes[-1] is not None, f"{head} of a number")
    if all(shape is None for shape in shapes):
        return None
    match head, shapes:
        case (("+" | "-" | ".*"), [a, b]):
            need(a == b, f"{head} of different shapes")
            return a
        case "*", [a, b] if a and b:
            need(a[1] == b[0], "a product of shapes that do not fit")
            return a[0], b[1]
        case "*", [a, b]:
            return a or b
        case "/", [a, b]:
            need(b is None, "a matrix as a divisor")
            return a
        case "transpose", [(rows, columns)]:
            return columns, rows
        case _:
            return shapes[-1]


def is_name(value: object) -> bool:
    """Whether this may name a variable or a function that is not a primitive."""
    if type(value) is not str or value in ARITY or value in RESERVED or value in BLOCKS | {"cases"}:
        return False
    return re.fullmatch(r"[A-Za-z_][A-Za-z0-9_]*", value) is not None


def are_names(values: tuple[object, ...]) -> bool:
    return all(is_name(value) for value in values) and len(set(values)) == len(values)


def is_number(term: Term) -> bool:
    return term.kind in ("num", "var", "app", "mark") and term.shape is None


def is_matrix(term: Term) -> bool:
    return term.shape is not None


def num(value: int) -> Term:
    need(type(value) is int and value >= 0, "a numeral is a non-negative integer")
    return make("num", value, ())


def var(name: str) -> Term:
    need(is_name(name), f"{name!r} cannot name a variable")
    return make("var", name, ())


def size_of(parts: Mapping[str, int], rest: int) -> Size:
    """Return a size; reject what is none."""
    for name, times in [*parts.items(), ("", rest)]:
        need(type(times) is int and 0 <= times <= MAX_NUMBER, "not a number in a size")
        need(not name or is_size_name(name), f"{name!r} cannot name a size")
    need(all(parts.values()) and "" not in parts, "a name that a size does not have")
    size = frozenset({(name, times) for name, times in [*parts.items(), ("", rest)] if times})
    need(size, "a size of 0")
    return size


def is_size_name(name: object) -> bool:
    return type(name) is str and name.isascii() and name.isidentifier()


def mat(name: str, rows: Size, columns: Size) -> Term:
    need(is_name(name), f"{name!r} cannot name a matrix")
    check_sizes(rows, columns)
    return make("mat", (name, (rows, columns)), ())


def check_sizes(*sizes: Size) -> None:
    for name, _ in [pair for size in sizes for pair in size]:
        need(not name or is_name(name), f"{name!r} cannot name a size")


def const(name: str, rows: Size, columns: Size) -> Term:
    need(name in ("eye", "zeros", "ones"), f"{name!r} is no constant matrix")
    need(name != "eye" or rows == columns, "an identity that is not square")
    check_sizes(rows, columns)
    return make("const", (name, (rows, columns)), ())


def app(head: str, *args: Term) -> Term:
    """Return an application, or a guard: cases(guard, value, ..., otherwise) takes those."""
    n = len(args)
    if head == "cases":
        need(n >= 3 and n % 2 == 1, "cases(...) is guard, value, ..., otherwise")
    elif head in BLOCKS:
        need(n >= 2, f"{head} of {n} block(s)")
    elif head in ARITY:
        need(n == ARITY[head], f"{head} takes {ARITY[head]} term(s), not {n}")
    else:
        need(n >= 1 and is_name(head), f"{head!r} cannot be applied to {n} term(s)")
    for place, arg in enumerate(args):
        is_guard = head == "cases" and place % 2 == 0 and place < n - 1
        is_function = (head in BINDERS or head == "map") and place == 0
        fits = is_number(arg) or (is_matrix(arg) and head in OF_MATRICES)
        if is_guard:
            fits = arg.kind == "guard"
        if is_function:
            fits = arg.kind == "lam" and len(arg.head) == 1
        need(fits, f"an argument of {head}")
    return make("guard" if head in GUARDS else "app", head, args)


def lam(params: tuple[str, ...], body: Term) -> Term:
    need(params and are_names(params), "parameters are distinct names")
    need(is_number(body), "the body of a function is a number")
    return make("lam", params, (body,))


ZERO = num(0)
Values = Mapping[str, Term]
Functions = Mapping[tuple[str, int], Term]


def substitute(term: Term, values: Values, functions: Functions, bound: Iterable[str]) -> Term:
    """Replace variables and function variables, all at once, in a term under a binder.

    Variables that are `bound` stay; a term is rejected that would bring one of their names.
    """
    inner = {name: value for name, value in values.items() if name not in bound}
    heads = names(functions)
    arriving = [value for name, value in inner.items() if name in term.variables]
    arriving += [value for (name, _), value in functions.items() if name in names(term.functions)]
    for value in arriving:
        need(value.variables.isdisjoint(bound), "a variable would be captured")
    done: dict[Term, Term] = {}

    def replace(part: Term) -> Term:
        if part.variables.isdisjoint(inner) and heads.isdisjoint(names(part.functions)):
            return part
        if part.kind == "lam":
            return lam(part.head, substitute(part.args[0], inner, functions, part.head))
        if part not in done:
            args = [replace(arg) for arg in part.args]
            function = functions.get((part.head, len(args)))
            if part.kind in ("var", "mat"):
                (name,) = part.variables
                value = inner[name]
                fits = value.shape == part.shape and (is_number(value) or is_matrix(value))
                need(fits, f"another shape for {name}")
                done[part] = value
            elif function is None:
                done[part] = app(part.head, *args)
            else:
                done[part] = apply(function.head, function.args[0], args)
        return done[part]

    return replace(term)


def names(functions: Iterable[tuple[str, int]]) -> set[str]:
    return {name for name, _ in functions}


def apply(params: tuple[str, ...], body: Term, args: Iterable[Term]) -> Term:
    """Return the body of a function or the side of a universal claim at `args`."""
    return substitute(body, dict(zip(params, args, strict=True)), {}, ())


def show(term: Term) -> str:
    """Return a term as text with all brackets; those that the author wrote are [ ]."""
    match term.kind, term.head, [show(arg) for arg in term.args]:
        case "num", value, _:
            return str(value) if value < 2**53 else hex(value)
        case "app", "neg", [a]:
            return f"(-{a})"
        case "app", "()", [a]:
            return f"[{a}]"
        case "app" | "guard", head, [a, b] if not head.isidentifier():
            return f"({a} {head} {b})"
        case "lam", params, [body]:
            return f"{', '.join(params)} -> {body}"
        case "app", "hcat" | "vcat" as head, blocks:
            return "[" + (", " if head == "hcat" else "; ").join(blocks) + "]"
        case "mat" | "const", (name, shape), _:
            sizes = " x ".join(map(show_size, shape))
            return f"{name}({sizes})" if term.kind == "const" else f"{name}:({sizes})"
        case _, head, args:
            return f"{head}({', '.join(args)})" if args else head


def show_size(size: frozenset[tuple[str, int]]) -> str:
    texts = [f"{times}{name}" if times > 1 or not name else name for name, times in sorted(size)]
    return " + ".join(texts)
