"""Integrals over pieces: between the kinks of a function, of its summands, of its two halves.

Each is a rule of the kernel, applied to integrals that someone else (`Judge`) finds.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import pairwise
from typing import Final

from symproof.engine.calculus import kinks
from symproof.engine.calculus.integral_steps import applied, integral
from symproof.engine.calculus.integrals_forms import equal_functions, multiplied_out
from symproof.engine.citing import citing, oriented
from symproof.engine.context import Context, Fact
from symproof.engine.equality import attempt, chain, refl, ring, symm
from symproof.engine.order.signs import prove_claim
from symproof.engine.planning.tidy import tidied
from symproof.engine.rewriting import normalise
from symproof.engine.splitting import split_terms
from symproof.kernel.errors import KernelError
from symproof.kernel.ring import ring_equal
from symproof.kernel.sequent import ZERO, Claim
from symproof.kernel.term import BRACKET, App, Lam, Num, Term, Var, substitute
from symproof.kernel.theorem import Theorem, infer

Judge = Callable[[Context, App], Theorem | None]
MAX_PIECES: Final = 8
ONE: Final = Num(1)
MINUS_ONE: Final = App("neg", (ONE,))


# between kinks


def by_kinks(
    ctx: Context, function: Lam, a: Term, b: Term, order: Theorem, judge: Judge
) -> Theorem | None:
    """Return an integral from a to b, where a <= b, piece by piece between the kinks inside."""
    (name,) = function.params
    inside = ctx.assuming(_between(a, b, name))
    places = _kinks(inside, function)
    ends = _ordered(ctx, a, b, places)
    if ends is None:
        return None
    orders = [order] if len(ends) == 2 else _orders(ctx, ends)
    parts = [
        _piece(ctx, function, low, high, known, judge)
        for low, high, known in zip(ends, ends[1:], orders, strict=False)
    ]
    return _joined(parts)


def _between(a: Term, b: Term, name: str) -> tuple[Claim, ...]:
    z = Var(name)
    return Claim("<", a, z), Claim("<", z, b), Claim("<=", a, z), Claim("<=", z, b)


def _kinks(ctx: Context, function: Lam) -> list[Term]:
    """Return where what the cases of a function compare is 0, if it is linear."""
    (name,) = function.params
    found: dict[Term, None] = {}
    for term in split_terms(function.body):
        if name in term.variables:
            root = _root(ctx, term, name)
            if root is not None:
                found[root] = None
    return list(found)


def _root(ctx: Context, term: Term, name: str) -> Term | None:
    """Return the number at which c*t + d is 0."""
    try:
        start, end = (substitute(term, {name: n}) for n in (ZERO, ONE))
        slope = tidied(end - start)
        if not ring_equal(term, slope * Var(name) + start):
            return None
        if prove_claim(ctx, Claim("!=", slope, ZERO)) is None:
            return None
        return tidied(-start / slope)
    except KernelError:
        return None


def _ordered(ctx: Context, a: Term, b: Term, places: list[Term]) -> list[Term] | None:
    """Return the ends and the places between them in their order, None where it is unknown."""
    ends = [a, b]
    for place in places[:MAX_PIECES]:
        if _below(ctx, place, a) or _below(ctx, b, place):
            continue
        position = next((i for i, end in enumerate(ends) if _below(ctx, place, end)), None)
        if not position or not _below(ctx, ends[position - 1], place):
            return None
        if place not in ends:
            ends.insert(position, place)
    return ends


def _below(ctx: Context, a: Term, b: Term) -> Theorem | None:
    return prove_claim(ctx, Claim("<=", a, b))


def _orders(ctx: Context, ends: list[Term]) -> list[Theorem]:
    found = [_below(ctx, low, high) for low, high in pairwise(ends)]
    return [theorem for theorem in found if theorem is not None]


def _piece(
    ctx: Context, function: Lam, a: Term, b: Term, order: Theorem, judge: Judge
) -> Theorem | None:
    """Return an integral by the case of the function that applies strictly between the ends."""
    (name,) = function.params
    inside = ctx.assuming(_between(a, b, name))
    settled = kinks.settled(inside, function.body)
    plain = Lam((name,), settled.claim.rhs)
    if plain == function:
        return None
    known = judge(ctx, integral(plain, a, b))
    return known and attempt("integral_ext", (settled, known, order), function, name)


def _joined(parts: list[Theorem | None]) -> Theorem | None:
    result = parts[0]
    for part in parts[1:]:
        result = result and part and attempt("integral_join", (result, part))
    return result


# summands and factors


def by_parts_of_sums(ctx: Context, function: Lam, a: Term, b: Term, judge: Judge) -> Theorem | None:
    """Return the integral of a sum, or of a multiple of a function, from those of the parts."""
    (name,) = function.params

    def part(body: Term) -> Theorem | None:
        return judge(ctx, integral(Lam((name,), body), a, b))

    match function.body:
        case App(head, (inner,)) if head == BRACKET:
            return _same(function, part(inner))
        case App("neg", (inner,)):
            return _same(function, _scaled(part(inner), MINUS_ONE))
        case App("+", (left, right)):
            return _same(function, _added(part(left), right, part))
        case App("-", (left, right)):
            first = part(left)
            second = first and _scaled(part(right), MINUS_ONE)
            both = first and second and attempt("integral_add", (first, second))
            return _same(function, both)
        case App("*", (c, inner)) if name not in c.variables:
            return _same(function, _scaled(part(inner), c))
        case App("*", (inner, c)) if name not in c.variables:
            return _same(function, _scaled(part(inner), c))
        case App("/", (inner, c)) if name not in c.variables:
            return _same(function, _scaled(part(inner), ONE / c))
        case _:
            return None


def _added(
    first: Theorem | None, right: Term, part: Callable[[Term], Theorem | None]
) -> Theorem | None:
    second = first and part(right)
    return first and second and attempt("integral_add", (first, second))


def _scaled(known: Theorem | None, factor: Term) -> Theorem | None:
    return known and attempt("integral_scale", (known,), factor)


def _same(function: Lam, known: Theorem | None) -> Theorem | None:
    """Return an integral of what is another function up to arithmetic."""
    match None if known is None else known.claim.lhs:
        case App("integral", (Lam() as other, _, _)) if known is not None:
            (name,) = function.params
            agree = ring(function.body, applied(other, Var(name)))
            return agree and attempt("integral_ext", (agree, known), function, name)
        case _:
            return None


# symmetric ends


def folded(
    ctx: Context, function: Lam, b: Term, exists: Callable[[App], Theorem | None]
) -> Theorem | None:
    """Return the integral from -b to b as that of f(t) + f(-t) from 0 to b."""
    (name,) = function.params
    t = Var(name)
    right, left = exists(integral(function, ZERO, b)), exists(integral(function, ZERO, -b))
    if right is None or left is None:
        return None
    turned = Lam((name,), MINUS_ONE * applied(function, MINUS_ONE * t + ZERO))
    term = integral(turned, ZERO, b)
    ends = ring(ZERO, MINUS_ONE * ZERO + ZERO), ring(-b, MINUS_ONE * b + ZERO)
    if ends[0] is None or ends[1] is None:
        return None
    moved = attempt("integral_affine", (left, ends[0], ends[1]), term, MINUS_ONE, ZERO)
    back = moved and attempt("integral_scale", (moved,), MINUS_ONE)
    total = back and attempt("integral_add", (back, right))
    whole = attempt("integral_join", (infer("integral_flip", (left,)), right))
    return total and whole and _by_sum(ctx, function, b, total, whole)


def _by_sum(ctx: Context, function: Lam, b: Term, total: Theorem, whole: Theorem) -> Theorem | None:
    """Return the whole integral as that of f(-t) + f(t), and that simplified."""
    (name,) = function.params
    t = Var(name)
    plain = applied(function, -t) + applied(function, t)
    first = _same(Lam((name,), plain), total)
    simple = _simplified(ctx, plain)
    agree = symm(simple) if simple.rule != "refl" else simple
    second = first and attempt("integral_ext", (agree, first), Lam((name,), simple.claim.rhs), name)
    if first is None or second is None:
        return None
    equal = ring(whole.claim.rhs, first.claim.rhs)
    values = [infer("integral_value", (known,)) for known in (first, second)]
    step = equal and attempt("trans", (whole, chain(equal, symm(values[0]))))
    if step is None or simple.rule == "refl":
        return step
    return attempt("trans", (step, chain(values[0], symm(values[1]))))


def _simplified(ctx: Context, term: Term) -> Theorem:
    """Return a term = what it is by symmetries and arithmetic."""
    if not term.functions:
        zero = equal_functions(ctx, term, ZERO)
        if zero is not None:
            return zero
    moved = by_symmetries(ctx, term)
    better = multiplied_out(moved.claim.rhs)
    link = ring(moved.claim.rhs, better)
    return moved if link is None else chain(moved, link)


def by_symmetries(ctx: Context, term: Term) -> Theorem:
    """Return a term = what it is by the equations that hold for all numbers, as oddness."""
    if not term.functions:
        return refl(term)
    return normalise(ctx, term, [citing(oriented(fact), loose=True) for fact in _symmetries(ctx)])


def _symmetries(ctx: Context) -> Iterator[Fact]:
    for i, theorem in enumerate((*ctx.hyps, *(fact.theorem for fact in ctx.facts.values()))):
        claim = theorem.claim
        if claim.rel == "=" and claim.forall:
            yield Fact.local(f"symmetry_{i}", theorem)
    yield from (fact for fact in ctx.facts.values() if fact.theorem.claim.rel == "=")
