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
from symproof.engine.order.linear import rational
from symproof.engine.rewriting import Rewriter, generic, normalise
from symproof.kernel.errors import KernelError
from symproof.kernel.ring import difference
from symproof.kernel.sequent import ZERO
from symproof.kernel.shapes import Shape
from symproof.kernel.term import BRACKET, App, Const, Lam, Num, Term, Var, bound_names, substitute
from symproof.kernel.theorem import Theorem, infer

MAX_MONOMIALS: Final = 30

# what f(-t) may be, in terms of f(t) and t
REFLECTIONS: Final[tuple[Callable[[Term, Term], Term], ...]] = (
    lambda value, t: value - t,
    lambda value, _: value,
    lambda value, _: -value,
    lambda value, _: 1 - value,
)
Monomial = tuple[Term, ...]


@dataclass(slots=True)
class Reflections:
    """f(-U) by f(U), for the functions f of which a proof is found, each looked for once."""

    ctx: Context
    prove: Prove
    known: dict[Lam, tuple[str, Theorem, Callable[[Term, Term], Term]] | None] = field(
        default_factory=dict[Lam, "tuple[str, Theorem, Callable[[Term, Term], Term]] | None"]
    )

    def step(self, term: Term) -> Theorem | None:
        """Return f(U) in terms of f(-U), where -U is the one with a positive coefficient."""
        match term:
            case App("map", (Lam() as f, matrix)):
                found = words(matrix)
            case _:
                return None
        if found is None or found.sign > 0:
            return None
        turned = found.scaled(Fraction(-1))
        law = self._law(f)
        if law is None:
            return None
        name, theorem, form = law
        other = turned.term()
        new = form_of(form, App("map", (f, other)), other)
        entries = Entries.of((matrix, other), self.ctx_names(term))
        u, v = entries.entry(matrix), entries.entry(other)
        link = ring(u, -v)
        if link is None:
            return None
        try:
            at = infer("put", (theorem,), name, v)
            moved = chain(infer("cong", (link,), f), at)
        except KernelError:
            return None
        return entries.lifted(moved, term, new)

    def ctx_names(self, term: Term) -> set[str]:
        """Return the names that entries may not have."""
        names = set(term.variables | bound_names(term))
        for hyp in self.ctx.hyps:
            names |= hyp.claim.variables.union(hyp.claim.forall)
        for definition in self.ctx.definitions.values():
            names |= definition.variables.union(definition.params)
        return names

    def _law(self, f: Lam) -> tuple[str, Theorem, Callable[[Term, Term], Term]] | None:
        if f not in self.known:
            self.known[f] = self._found(f)
        return self.known[f]

    def _found(self, f: Lam) -> tuple[str, Theorem, Callable[[Term, Term], Term]] | None:
        name = fresh("t", self.ctx_names(f))
        t = Var(name)
        (param,) = f.params
        try:
            value = substitute(f.body, {param: t})
            reflected = substitute(f.body, {param: -t})
        except KernelError:
            return None
        for form in REFLECTIONS:
            theorem = self.prove(reflected, form(value, t))
            if theorem is not None and name not in theorem.sequent.fixed:
                return name, theorem, form
        return None


def form_of(form: Callable[[Term, Term], Term], value: App, matrix: Term) -> Term:
    """Return what f(-U) is as a matrix; the number 1 of a law is a matrix of ones."""
    shown = form(Var("a_value"), Var("a_point"))
    return _with_matrices(shown, {"a_value": value, "a_point": matrix}, value)


def _with_matrices(term: Term, values: dict[str, Term], like: App) -> Term:
    match term:
        case Var(name):
            return values[name]
        case Num() if like.shape is not None:
            return Const("ones", like.shape)
        case App(head, args):
            return App(head, tuple([_with_matrices(arg, values, like) for arg in args]))
        case _:
            return term


@dataclass(slots=True)
class Splitting:
    """Functions and entrywise products as sums of multiples of products that are no sums.

    Definitions are unfolded; what is multiplied entry by entry stands in one order.
    """

    ctx: Context
    rewriters: tuple[Rewriter, ...]

    def step(self, term: Term) -> Theorem | None:
        """Return a function of entries, or an entrywise product, as such a sum."""
        if not isinstance(term, App) or term.head not in ("map", ".*") or term.shape is None:
            return None
        entries = Entries.of((term,), set(term.variables | bound_names(term)) | self._names())
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

    def _names(self) -> set[str]:
        return {generic(self.ctx)} | {
            name for d in self.ctx.definitions.values() for name in d.variables.union(d.params)
        }


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
    value = _constant(term)
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
        case App("/", (a, b)) if divisor := _constant(b):
            yield from [(f, v / divisor) for f, v in _products(a)]
        case App(head, (a,)) if head == BRACKET:
            yield from _products(a)
        case _:
            yield (bare(term),), Fraction(1)


def _constant(term: Term) -> Fraction | None:
    try:
        return difference(term, ZERO)
    except KernelError:
        return None
