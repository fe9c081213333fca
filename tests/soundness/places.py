"""Short names for limits, integrals and matrices, shared by the attacks."""

from __future__ import annotations

from symproof.kernel import App, Claim, Lam, Term, Theorem, Var, eq, infer, lt, ne
from symproof.kernel.shapes import Shape, Size, size
from symproof.kernel.term import Const, Mat, as_term

from .examples_calculus import fun
from .shorthand import assume, f, one, t, x, y, zero

s, w, low = Var("s"), Var("w"), Var("low")
phi_s, psi_s, chi_s = (f(name, s) for name in ("phi", "psi", "chi"))
phi_t, psi_t, chi_t = (f(name, t) for name in ("phi", "psi", "chi"))

SIDES = ("limit", "limit+", "limit-")
FAR = ("limit+oo", "limit-oo")


def limit(head: str, body: Term | int, *point: Term | int) -> App:
    """Return the limit of a function of t."""
    return App(head, (fun(body), *map(as_term, point)))


def tends(head: str, body: Term | int, value: Term | int, *point: Term | int) -> Claim:
    """Return the judgement that a function of t tends to a value."""
    return Claim("limit", limit(head, body, *point), as_term(value))


def bounded(term: Term) -> Claim:
    return Claim("bounded", term, term)


def continuous(body: Term, point: Term) -> Claim:
    """Return that a function of t is continuous at a point."""
    return tends("limit", body, App("()", (point,)) if body is t else value(body, point), point)


def value(body: Term, point: Term) -> Term:
    """Return the value of a function of t."""
    return infer("cong", (infer("refl", (), point),), fun(body)).claim.lhs


def integral(body: Term | int, *ends: Term | int, head: str = "integral") -> App:
    """Return the integral of a function of t."""
    return App(head, (fun(body), *map(as_term, ends)))


def sums_to(
    body: Term | int, worth: Term | int, *ends: Term | int, head: str = "integral"
) -> Claim:
    """Return the judgement that a function of t has an integral."""
    return Claim("integral", integral(body, *ends, head=head), as_term(worth))


def there(theorem: Theorem) -> Theorem:
    """Return that a limit or an integral exists, from what its value is."""
    found = infer(f"{theorem.claim.rel}_value", (theorem,))
    return infer("trans", (theorem, infer("symm", (found,))))


def exists(term: Term) -> Claim:
    """Return the claim that a limit or an integral exists."""
    rel = "limit" if isinstance(term, App) and term.head.startswith("limit") else "integral"
    return Claim(rel, term, term)


def apart(variable: Var, *, below: bool = False) -> Theorem:
    """Return that a variable is not 0, as it is above (or below) 0."""
    near = lt(variable, 0) if below else lt(0, variable)
    return infer("linear", (assume(near),), ne(variable, 0), (one if below else -one,))


# matrices

n, m, k = (size(0, **{name: 1}) for name in "nmk")
I1 = size(1)


def shape(rows: Size, columns: Size) -> Shape:
    return rows, columns


A, B = Mat("A", (n, m)), Mat("B", (n, m))
C, D = Mat("C", (m, k)), Mat("D", (m, k))
P, Q = Mat("P", (n, n)), Mat("Q", (n, n))
row, column = Mat("r", (I1, n)), Mat("c", (n, I1))
cell = Mat("u", (I1, I1))
eye_n, zeros_nm, ones_nm = Const("eye", (n, n)), Const("zeros", (n, m)), Const("ones", (n, m))
TANH = Lam(("t",), f("tanh", t))
PHI = Lam(("t",), phi_t)


def beside(*blocks: Term | int) -> App:
    """Return blocks side by side."""
    return App("hcat", tuple(map(as_term, blocks)))


def above(*blocks: Term | int) -> App:
    """Return blocks on top of each other."""
    return App("vcat", tuple(map(as_term, blocks)))


def each(function: Lam, matrix: Term) -> App:
    """Return a function applied to each entry."""
    return App("map", (function, matrix))


def turned(matrix: Term) -> App:
    return App("transpose", (matrix,))


def entrywise(a: Term, b: Term) -> App:
    return App(".*", (a, b))


def matrix(lhs: Term, rhs: Term) -> Theorem:
    return infer("matrix", (), lhs, rhs)


phi_to_y = tends("limit", phi_t, y, x)
x_is_y = eq(x, y)
nil = zero
