"""Integrals after the substitution of c*u + d for t, as theorems.

With an infinite end the integrals up to a number correspond, and so do their limits; with two, the
halves do.
"""

from __future__ import annotations

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
from symproof.engine.equality import attempt, fresh, ring, symm
from symproof.kernel.errors import KernelError
from symproof.kernel.sequent import ZERO, Claim
from symproof.kernel.term import App, Lam, Num, Term, Var, bound_names
from symproof.kernel.theorem import Theorem, infer

ONE: Final = Num(1)
MINUS_ONE: Final = App("neg", (ONE,))
WHOLE: Final = "integral-oo+oo"


class Substitution(NamedTuple):
    """The substitution of c*u + d for t."""

    c: Term
    d: Term

    def at(self, u: Term) -> Term:
        """Return c*u + d."""
        return self.c * u + self.d


def substituted(
    ctx: Context, old: App, new: App, ratio: Term, step: Substitution
) -> Theorem | None:
    """Return old = ratio*new."""
    if old.head == "integral" == new.head:
        return _between_numbers(ctx, old, new, ratio, step)
    if old.head in FAR and new.head in FAR:
        return _to_infinity(ctx, old, new, ratio, step)
    if old.head == WHOLE == new.head:
        return _everywhere(ctx, old, new, ratio, step)
    return None


def _between_numbers(
    ctx: Context, old: App, new: App, ratio: Term, step: Substitution
) -> Theorem | None:
    f, p, q = old.args
    g, a, b = new.args
    known, other = itself(ctx, old), itself(ctx, new)
    if not isinstance(f, Lam) or not isinstance(g, Lam) or known is None or other is None:
        return None
    moved = _moved(ctx, known, f, (a, b), step, (p, q))
    if moved is None:
        moved = _turned(_moved(ctx, known, f, (b, a), step, (p, q)), old)
    scaled = attempt("integral_scale", (other,), ratio)
    agree = moved and scaled and _same_integral(ctx, moved, scaled)
    if moved is None or agree is None:
        return None
    return attempt("trans", (symm(infer("integral_value", (moved,))), agree))


def itself(ctx: Context, term: App) -> Theorem | None:
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
    """Return old = ratio*new, the old one being a limit of integrals up to a number."""
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
    other = itself(ctx, new)
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
    known = itself(ctx, partial_integral(head, f, p, end))
    if known is None or head == where:
        return known and _moved(ctx, known, f, ends, step, olds)
    turned = attempt("integral_flip", (known,))
    moved = turned and _moved(ctx, turned, f, ends, step, olds)
    return _scaled(moved, known.claim.lhs)


def _turned(judged: Theorem | None, value: Term) -> Theorem | None:
    """Return an integral with its ends exchanged, of the function with the other sign."""
    return _scaled(judged and attempt("integral_flip", (judged,)), value)


def _scaled(judged: Theorem | None, value: Term) -> Theorem | None:
    """Return the integral of -1 times a function, which is `value` up to arithmetic."""
    back = judged and attempt("integral_scale", (judged,), MINUS_ONE)
    link = back and ring(back.claim.rhs, value)
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


def _everywhere(
    ctx: Context, old: App, new: App, ratio: Term, step: Substitution
) -> Theorem | None:
    """Return old = ratio*new, both with two infinite ends, half by half."""
    old_halves, new_halves = (_halves(term) for term in (old, new))
    for opposite in (new_halves, new_halves[::-1]):
        parts = [
            _to_infinity(ctx, *pair, ratio, step) for pair in zip(old_halves, opposite, strict=True)
        ]
        wholes = [_whole(ctx, halves) for halves in (old_halves, new_halves)]
        premises = tuple([theorem for theorem in (*wholes, *parts) if theorem is not None])
        if len(premises) == len(wholes) + len(parts):
            factors = ONE, App("neg", (ratio,)), ONE, ONE
            return attempt("linear", premises, Claim("=", old, ratio * new), factors)
    return None


def _halves(term: App) -> tuple[App, ...]:
    """Return the halves of an integral with two infinite ends, which meet at 0."""
    (function,) = term.args
    return tuple([App(head, (function, ZERO)) for head in ("integral-oo", "integral+oo")])


def _whole(ctx: Context, halves: tuple[App, ...]) -> Theorem | None:
    """Return an integral with two infinite ends = the sum of its halves."""
    known = [itself(ctx, half) for half in halves]
    premises = tuple([theorem for theorem in known if theorem is not None])
    joined = attempt("integral_join", premises) if len(premises) == len(known) else None
    return joined and attempt("integral_value", (joined,))
