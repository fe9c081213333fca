"""Functions of the entries of a matrix: at -U by what they are at U, and as sums of terms.

Both are identities of numbers: f(-t) = f(t) - t makes f(-U) the matrix f(U) - U, and from
f(t) = t/2 + t*phi(t)/2 follows f(U) = 1/2*U + 1/2*(t*phi(t) of each entry).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Final

from symproof.engine.context import Context
from symproof.engine.equality import bare, chain, fresh, ring
from symproof.engine.matrices.entries import Entries, Prove
from symproof.engine.matrices.words import words
from symproof.engine.order.linear import as_rational, rational
from symproof.engine.rewriting import Rewriter, generic, normalise, taken_names
from symproof.kernel.errors import KernelError
from symproof.kernel.shapes import Shape
from symproof.kernel.term import BRACKET, App, Const, Lam, Num, Term, Var, bound_names, substitute
from symproof.kernel.theorem import Theorem, infer

MAX_MONOMIALS: Final = 30

# f(-t) from f(t), t and 1, which may be numbers or matrices of their entries
Form = Callable[[Term, Term, Term], Term]
# the variable t, the theorem f(-t) = ..., and its right side
Law = tuple[str, Theorem, Form]
Monomial = tuple[Term, ...]

REFLECTIONS: Final[tuple[Form, ...]] = (
    lambda value, t, _: value - t,
    lambda value, _, __: value,
    lambda value, _, __: -value,
    lambda value, _, one: one - value,
)


@dataclass(slots=True)
class Reflections:
    """f(-U) by f(U), for the functions f of which a proof is found, each looked for once."""

    ctx: Context
    prove: Prove
    known: dict[Lam, Law | None] = field(default_factory=dict[Lam, "Law | None"])

    def __call__(self, _: Context, term: Term) -> Theorem | None:
        """Return f(U) in terms of f(-U), where -U is the one with a positive coefficient."""
        match term:
            case App("map", (Lam() as f, matrix)) if matrix.shape is not None:
                found = words(matrix)
            case _:
                return None
        if found is None or found.sign > 0:
            return None
        if f not in self.known:
            self.known[f] = self._law(f)
        law = self.known[f]
        if law is None:
            return None
        name, theorem, form = law
        turned = found.scaled(Fraction(-1)).term()
        new = form(App("map", (f, turned)), turned, Const("ones", matrix.shape))
        entries = Entries.of((matrix, turned), taken_names(self.ctx, term))
        u, v = entries.entry(matrix), entries.entry(turned)
        try:
            link = infer("cong", (infer("ring", (), u, -v),), f)
            at = infer("put", (theorem,), name, v)
            return entries.lifted(chain(link, at), term, new)
        except KernelError:
            return None

    def _law(self, f: Lam) -> Law | None:
        """Return what is proved of a function at -t."""
        name = fresh("t", taken_names(self.ctx, f))
        t, (param,) = Var(name), f.params
        try:
            value = substitute(f.body, {param: t})
            reflected = substitute(f.body, {param: -t})
        except KernelError:
            return None
        for form in REFLECTIONS:
            theorem = self.prove(reflected, form(value, t, Num(1)))
            if theorem is not None and name not in theorem.sequent.fixed:
                return name, theorem, form
        return None


@dataclass(slots=True)
class Splitting:
    """Functions and entrywise products as sums of multiples of products that are no sums.

    Definitions are unfolded; what is multiplied entry by entry stands in one order.
    """

    ctx: Context
    rewriters: tuple[Rewriter, ...]

    def __call__(self, _: Context, term: Term) -> Theorem | None:
        """Return a function of entries, or an entrywise product, as such a sum."""
        if not isinstance(term, App) or term.head not in ("map", ".*") or term.shape is None:
            return None
        entries = Entries.of((term,), taken_names(self.ctx, term) | {generic(self.ctx)})
        try:
            value = entries.entry(term)
            normal = normalise(self.ctx, value, self.rewriters)
        except KernelError:
            return None
        parts = monomials(normal.claim.rhs)
        matrices = {variable.name: matrix for matrix, variable in entries.variables.items()}
        new = None if parts is None else _combined(parts, matrices, term.shape)
        if new is None or new == term:
            return None
        last = ring(normal.claim.rhs, entries.entry(new))
        return None if last is None else entries.lifted(chain(normal, last), term, new)


def _combined(
    parts: Mapping[Monomial, Fraction], matrices: Mapping[str, Term], shape: Shape
) -> Term | None:
    """Return the matrix with entries that are sums of monomials in entries of some matrices."""
    result: Term | None = None
    for monomial, value in parts.items():
        inner = _product(monomial, matrices, shape)
        if inner is None:
            return None
        part = inner if abs(value) == 1 else rational(abs(value)) * inner
        if result is None:
            result = -part if value < 0 else part
        else:
            result = result - part if value < 0 else result + part
    return Const("zeros", shape) if result is None else result


def _product(monomial: Monomial, matrices: Mapping[str, Term], shape: Shape) -> Term | None:
    """Return the matrix of a product, None where a factor has entries of several matrices."""
    constant: list[Term] = []
    factors: dict[str, list[Term]] = {}
    for factor in monomial:
        names = [name for name in matrices if name in factor.variables]
        if len(names) > 1:
            return None
        kept = factors.setdefault(names[0], []) if names else constant
        kept.append(factor)
    ordered = sorted(factors, key=lambda name: repr(matrices[name]))
    result: Term | None = None
    for name in ordered:
        part = _function(_times(factors[name]), Var(name), matrices[name])
        result = part if result is None else App(".*", (result, part))
    result = Const("ones", shape) if result is None else result
    return _times(constant) * result if constant else result


def _function(body: Term, u: Var, matrix: Term) -> Term:
    """Return the matrix of a function of the entries of a matrix."""
    return matrix if body == u else App("map", (_lam(body, u), matrix))


def _lam(body: Term, u: Var) -> Lam:
    name = fresh("t", body.variables - {u.name} | bound_names(body))
    return Lam((name,), substitute(body, {u.name: Var(name)}))


def _times(factors: list[Term]) -> Term:
    result = factors[0]
    for factor in factors[1:]:
        result = result * factor
    return result


def monomials(term: Term) -> dict[Monomial, Fraction] | None:
    """Return a number as a sum of products with rational coefficients, None if it is too long."""
    parts: dict[Monomial, Fraction] = {}
    for factors, value in _products(term):
        key = tuple(sorted(factors, key=lambda factor: (factor.size, repr(factor))))
        parts[key] = parts.get(key, Fraction(0)) + value
        if len(parts) > MAX_MONOMIALS:
            return None
    return {key: value for key, value in parts.items() if value}


def _products(term: Term) -> Iterator[tuple[Monomial, Fraction]]:
    value = as_rational(term)
    if value is not None:
        yield (), value
        return
    match term:
        case App("+", (a, b)):
            yield from _products(a)
            yield from _products(b)
        case App("-", (a, b)):
            yield from _products(a)
            yield from [(f, -v) for f, v in _products(b)]
        case App("neg", (a,)):
            yield from [(f, -v) for f, v in _products(a)]
        case App("*", (a, b)):
            right = [*_products(b)]
            for f, v in _products(a):
                yield from [(f + g, v * w) for g, w in right]
        case App("/", (a, b)) if divisor := as_rational(b):
            yield from [(f, v / divisor) for f, v in _products(a)]
        case App(head, (a,)) if head == BRACKET:
            yield from _products(a)
        case _:
            yield (bare(term),), Fraction(1)
