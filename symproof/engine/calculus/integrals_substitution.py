"""Integrals by a linear substitution t = c*u + d: one integral as a multiple of another.

An author writes both; c and d are read off their ends.  With an infinite end the integrals up to a
number correspond, and so do their limits.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, NamedTuple

from symproof.engine.calculus.deriving import names_in
from symproof.engine.calculus.integral_steps import (
    FAR,
    applied,
    improper,
    integral,
    partial_integral,
)
from symproof.engine.calculus.integrals import judge_integral
from symproof.engine.calculus.integrals_forms import equal_functions
from symproof.engine.calculus.limits_growth import Infinite
from symproof.engine.calculus.limits_near import Place
from symproof.engine.calculus.limits_rules import Limiter
from symproof.engine.calculus.limits_values import equal
from symproof.engine.context import Context
from symproof.engine.equality import attempt, chain, fresh, replace_argument, ring, symm
from symproof.engine.laws.closing import close_field
from symproof.engine.planning.tidy import tidied
from symproof.kernel.errors import KernelError
from symproof.kernel.sequent import ZERO, Claim
from symproof.kernel.term import BRACKET, INTEGRALS, App, Lam, Num, Term, Var, bound_names
from symproof.kernel.theorem import Theorem, infer

ONE: Final = Num(1)
MINUS_ONE: Final = App("neg", (ONE,))


class Multiple(NamedTuple):
    """A number times an integral."""

    factor: Term
    integral: App


class Substitution(NamedTuple):
    """The substitution of c*u + d for t."""

    c: Term
    d: Term

    def at(self, u: Term) -> Term:
        """Return c*u + d."""
        return self.c * u + self.d


def by_substitution(ctx: Context, a: Term, b: Term) -> Theorem | None:
    """Return a = b, two multiples of integrals, where a substitution makes one the other."""
    left, right = multiple(a), multiple(b)
    if left is None or right is None or left.integral == right.integral:
        return None
    ratio = _tidied(right.factor / left.factor)
    for step in _substitutions(left.integral, right.integral):
        found = ratio and _substituted(ctx, left.integral, right.integral, ratio, step)
        whole = found and _scaled(ctx, a, left, found, b)
        if whole is not None:
            return whole
    return None


def multiple(term: Term) -> Multiple | None:
    """Return a term as a number times an integral, None where it is no such product."""
    match term:
        case App(head) if head in INTEGRALS:
            return Multiple(ONE, term)
        case App("neg", (inner,)):
            return _times(MINUS_ONE, multiple(inner))
        case App(head, (inner,)) if head == BRACKET:
            return multiple(inner)
        case App("*", (first, second)):
            left, right = multiple(first), multiple(second)
            if left is not None and right is not None:
                return None
            return _times(second, left) if right is None else _times(first, right)
        case App("/", (first, second)):
            return _times(ONE / second, multiple(first))
        case _:
            return None


def _times(factor: Term, found: Multiple | None) -> Multiple | None:
    return None if found is None else Multiple(factor * found.factor, found.integral)


def _tidied(term: Term) -> Term | None:
    try:
        return tidied(term)
    except KernelError:
        return None


def _substitutions(left: App, right: App) -> Iterator[Substitution]:
    """Yield what may be substituted in the left integral to give the right one."""
    _, *old = left.args
    _, *new = right.args
    if len(old) != len(new) or not old:
        return
    same = left.head == right.head
    if left.head == "integral":
        (p, q), (a, b) = old, new
        slopes = (ONE, MINUS_ONE, (q - p) / (b - a))
    else:
        (p,), (a,) = old, new
        slopes = (ONE,) if same else (MINUS_ONE,)
    ratios = [x / y for x, y in zip(old, new, strict=True) if ZERO not in (x, y)]
    for c in dict.fromkeys(map(_tidied, (*slopes, *ratios))):
        d = None if c is None else _tidied(p - c * a)
        if c is not None and d is not None:
            yield Substitution(c, d)


def _substituted(
    ctx: Context, old: App, new: App, ratio: Term, step: Substitution
) -> Theorem | None:
    """Return old = ratio*new."""
    if old.head == "integral" == new.head:
        return _between_numbers(ctx, old, new, ratio, step)
    if old.head in FAR and new.head in FAR:
        return _to_infinity(ctx, old, new, ratio, step)
    return None


def _between_numbers(
    ctx: Context, old: App, new: App, ratio: Term, step: Substitution
) -> Theorem | None:
    f, p, q = old.args
    g, a, b = new.args
    known, other = _itself(ctx, old), _itself(ctx, new)
    if not isinstance(f, Lam) or not isinstance(g, Lam) or known is None or other is None:
        return None
    moved = _moved(ctx, known, f, (a, b), step, (p, q))
    scaled = attempt("integral_scale", (other,), ratio)
    agree = moved and scaled and _same_integral(ctx, moved, scaled)
    if moved is None or agree is None:
        return None
    return attempt("trans", (symm(infer("integral_value", (moved,))), agree))


def _scaled(ctx: Context, a: Term, left: Multiple, found: Theorem, b: Term) -> Theorem | None:
    """Return a = b, where a is a multiple of the left side of an equation."""
    start = ring(a, left.factor * left.integral)
    if start is None:
        return None
    inner = replace_argument(left.factor * left.integral, 1, found)
    end = inner.claim.rhs
    link = ring(end, b) or close_field(ctx, end, b)
    return link and chain(start, inner, link)


def _itself(ctx: Context, term: App) -> Theorem | None:
    """Return a judgement of an integral with the integral as its value."""
    known = judge_integral(ctx, term)
    if known is None or known.claim.rhs == term:
        return known
    return attempt("trans", (known, symm(infer("integral_value", (known,)))))


def _moved(
    ctx: Context,
    known: Theorem,
    f: Lam,
    new: tuple[Term, Term],
    step: Substitution,
    old: tuple[Term, Term],
) -> Theorem | None:
    """Return a judged integral of f as that of c*f(c*u + d) between other ends."""
    taken = f.variables | bound_names(f.body) | step.c.variables | step.d.variables
    name = fresh("u", taken.union(*(end.variables for end in new)) | names_in(ctx))
    function = Lam((name,), step.c * applied(f, step.at(Var(name))))
    ends = [equal(ctx, x, step.at(y)) for x, y in zip(old, new, strict=True)]
    if ends[0] is None or ends[1] is None:
        return None
    premises = known, ends[0], ends[1]
    return attempt("integral_affine", premises, integral(function, *new), step.c, step.d)


def _same_integral(ctx: Context, first: Theorem, second: Theorem) -> Theorem | None:
    """Return integral of f = value of the second, an integral of an equal function."""
    f = _function(first)
    found = _agreeing(ctx, f, _function(second))
    known = found and attempt("integral_ext", (found[1], second), f, found[0])
    return known and attempt("integral_value", (known,))


def _agreeing(ctx: Context, f: Lam, g: Lam) -> tuple[str, Theorem] | None:
    """Return f(z) = g(z) for a generic z, with its name."""
    taken = f.variables | g.variables | bound_names(f.body) | bound_names(g.body)
    name = fresh("z", taken | names_in(ctx))
    z = Var(name)
    try:
        found = equal_functions(ctx, applied(f, z), applied(g, z))
    except KernelError:
        return None
    return found and (name, found)


# with an infinite end


def _to_infinity(
    ctx: Context, old: App, new: App, ratio: Term, step: Substitution
) -> Theorem | None:
    """Return old = ratio*new, from the limit of the integrals up to a number that the old one is."""
    (f, p), (g, a) = old.args, new.args
    base = _by_limit(ctx, old)
    if not isinstance(f, Lam) or not isinstance(g, Lam) or base is None:
        return None
    taken = old.variables | new.variables | bound_names(old) | bound_names(new)
    name = fresh("y", taken | step.c.variables | step.d.variables | names_in(ctx))
    order = Claim("<", a, Var(name)) if new.head == "integral+oo" else Claim("<", Var(name), a)
    partial = _partial(ctx.assuming((order,)), (old.head, f, p), (new.head, a), name, step)
    limit = _composed(ctx, base.premises[0], old.head, new.head, name, step)
    scaled = Lam(g.params, ratio * g.body)
    other = _itself(ctx, new)
    multiplied = other and attempt("integral_scale", (other,), ratio)
    found = partial and _agreeing(ctx, scaled, _function(partial))
    if partial is None or limit is None or multiplied is None or found is None:
        return None
    exists = infer("integral_ext", (found[1], partial), scaled, found[0])
    values = infer("trans", (limit, symm(infer("integral_value", (base,)))))
    judged = improper(new.head, scaled, a, name, exists, values)
    value = infer("integral_value", (judged,))
    return attempt("trans", (symm(value), infer("integral_value", (multiplied,))))


def _by_limit(ctx: Context, term: App) -> Theorem | None:
    """Return an improper integral as the limit of those up to a number, as it was found."""
    judged = judge_integral(ctx, term)
    while judged is not None and judged.rule == "trans":
        judged = judged.premises[0]
    return judged if judged is not None and judged.rule == "integral_improper" else None


def _partial(
    ctx: Context,
    old: tuple[str, Lam, Term],
    new: tuple[str, Term],
    name: str,
    step: Substitution,
) -> Theorem | None:
    """Return the new integral up to a number `name` as the old one up to c*name + d."""
    (head, f, p), (where, a) = old, new
    far, end = Var(name), step.at(Var(name))
    ends, olds = ((a, far), (p, end)) if where == "integral+oo" else ((far, a), (end, p))
    known = _itself(ctx, partial_integral(head, f, p, end))
    if known is None or head == where:
        return known and _moved(ctx, known, f, ends, step, olds)
    turned = attempt("integral_flip", (known,))
    moved = turned and _moved(ctx, turned, f, ends, step, olds)
    back = moved and attempt("integral_scale", (moved,), MINUS_ONE)
    link = back and ring(back.claim.rhs, known.claim.lhs)
    return back and link and attempt("trans", (back, link))


def _function(judged: Theorem) -> Lam:
    """Return the function that a judgement of an integral is about."""
    match judged.claim.lhs:
        case App(_, (Lam() as function, *_)):
            return function
        case _:
            raise TypeError(f"{judged.claim.lhs!r} is not an integral")


def _composed(
    ctx: Context, limit: Theorem, old: str, new: str, name: str, step: Substitution
) -> Theorem | None:
    """Return where the old integrals tend as their far end is c*y + d and y goes the new way."""
    place = Place(ctx, name, FAR[new], ())
    inner = step.at(Var(name))
    trend = Limiter(place).tends(inner)
    sign = place.positive(inner) if old == "integral+oo" else place.negative(inner)
    if not isinstance(trend, Infinite) or sign is None:
        return None
    window, side = sign
    premises = (limit, trend.theorem, side, *window.orders)
    return attempt("limit_compose", premises, name, window.ends)
