"""That an integral with an infinite end diverges: those up to a number have no limit.

The evidence is a theorem that 0 != 0 follows from the hypothesis that they have one.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from symproof.engine.calculus.integral_steps import FAR
from symproof.engine.calculus.integrals import judge_integral
from symproof.engine.calculus.integrals_improper import up_to_a_number
from symproof.engine.calculus.limits import judge_limit
from symproof.engine.calculus.limits_absence import Absence, no_limit
from symproof.engine.context import Context
from symproof.engine.equality import attempt, symm
from symproof.engine.laws.established import established
from symproof.kernel.sequent import ZERO, Claim
from symproof.kernel.term import App, Lam, Num, Term, Var, substitute
from symproof.kernel.theorem import Theorem, infer
from symproof.notation.plain import show

END: Final = {"integral+oo": "oo", "integral-oo": "-oo"}


@dataclass(frozen=True, slots=True)
class Divergence:
    """Why an integral diverges: `theorem` says that the integrals up to a number have no limit.

    `partial` is the integral up to the number `name`, and `value` what it is.
    """

    theorem: Theorem
    partial: Term
    value: Term
    name: str
    end: str

    @property
    def words(self) -> str:
        """How the integral diverges, in words."""
        up_to = f"{show(self.partial)} = {show(self.value)}"
        return f"{up_to} has no limit as {self.name} goes to {self.end}"


def paths(name: str, head: str, numbers: tuple[Term, ...]) -> Iterator[tuple[Claim, ...]]:
    """Yield what holds of a number on the path of an integral, for both orders of its ends."""
    z = Var(name)
    match head, numbers:
        case "integral", (a, b):
            yield Claim("<=", a, z), Claim("<=", z, b)
            yield Claim("<=", b, z), Claim("<=", z, a)
        case "integral+oo", (a,):
            yield (Claim("<=", a, z),)
        case "integral-oo", (a,):
            yield (Claim("<=", z, a),)
        case _:
            yield ()


def no_integral(ctx: Context, term: Term) -> Divergence | None:
    """Return why an integral with an infinite end does not exist, None where that is not found."""
    match term:
        case App("integral-oo+oo", (Lam() as function,)):
            halves = (App(head, (function, ZERO)) for head in FAR)
            found = (no_integral(ctx, half) for half in halves)
            return next((absence for absence in found if absence is not None), None)
        case App(head, (Lam() as function, fixed)) if head in FAR:
            return _diverging(ctx, head, function, fixed)
        case _:
            return None


def _diverging(ctx: Context, head: str, function: Lam, fixed: Term) -> Divergence | None:
    found = up_to_a_number(ctx, head, function, fixed, judge_integral)
    if found is None:
        return None
    known, name = found
    partial, value = known.claim.lhs, known.claim.rhs
    limit = App(FAR[head], (Lam((name,), value),))
    absence = no_limit(ctx, limit)
    theorem = _through_exp(ctx, limit, name, value) if absence is None else absence.theorem
    if theorem is None:
        return None
    return Divergence(theorem, partial, value, name, END[head])


def _through_exp(ctx: Context, limit: App, name: str, value: Term) -> Theorem | None:
    """Return that what may grow like a logarithm has no limit: at exp(y) it grows like y.

    If f tended to a number at infinity, so would f(exp(y)).
    """
    if limit.head != "limit+oo":
        return None
    y = Var(name)
    image = App("exp", (y,))
    inside = App("limit+oo", (Lam((name,), substitute(value, {name: image})),))
    absence: Absence | None = no_limit(ctx, inside)
    small = judge_limit(ctx, App("limit+oo", (Lam((name,), Num(1) / image),)))
    if absence is None or small is None:
        return None
    exists = infer("assume", (), Claim("limit", limit, limit))
    positive = established("exp_pos", y)
    moved = attempt("limit_compose", (exists, small, positive), name, (ZERO,))
    if moved is None or moved.claim.lhs != inside:
        return None
    itself = infer("trans", (moved, symm(infer("limit_value", (moved,)))))
    return attempt("cut", (itself, absence.theorem))
