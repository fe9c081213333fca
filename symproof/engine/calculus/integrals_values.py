"""What an integral is, as it is best written: numbers worked out, cases settled, roots gathered."""

from __future__ import annotations

from collections.abc import Iterator
from math import isqrt
from typing import Final

from symproof.engine.calculus import kinks
from symproof.engine.calculus.limits_values import simplified
from symproof.engine.context import Context
from symproof.engine.equality import ring
from symproof.engine.laws.closing import close_by_all_laws, close_field
from symproof.engine.laws.established import established
from symproof.engine.planning.sums import product
from symproof.engine.planning.tidy import tidied
from symproof.engine.rewriting import normalise
from symproof.engine.splitting import conditionals
from symproof.kernel.errors import KernelError
from symproof.kernel.ring import difference
from symproof.kernel.sequent import ZERO
from symproof.kernel.term import App, Lam, Num, Term
from symproof.kernel.theorem import Theorem, infer

ONE: Final = Num(1)
# at closed terms that are no numbers, sin and cos are tried to be one of these
SINES: Final = (ZERO, ONE, -ONE)


def neat(ctx: Context, judged: Theorem) -> Theorem:
    """Return a judgement of an integral with its value as it is best written."""
    # what is tidied in the first round may be worked out in the second: exp(s*0)
    result = simplified(ctx, simplified(ctx, judged))
    for step in (_settled, _numbers, _tidy, _shorter):
        moved = step(ctx, result.claim.rhs)
        if moved is not None and moved.rule != "refl":
            result = simplified(ctx, infer("trans", (result, moved)))
    return result


def _settled(ctx: Context, value: Term) -> Theorem | None:
    """Return a value = the same with its cases settled, if all of them are."""
    if not conditionals(value):
        return None
    moved = normalise(ctx, value, kinks.meanings())
    return None if conditionals(moved.claim.rhs) else moved


def _numbers(ctx: Context, value: Term) -> Theorem | None:
    """Return a value = the same with sines, cosines and square roots of numbers worked out.

    And with erf(-u) in terms of erf(u), so that integrals to x and to -x are compared.
    """
    return normalise(ctx, value, (_worked_out,))


def _closed(term: Term) -> Iterator[App]:
    """Yield the functions of one argument without variables in a term."""
    if isinstance(term, App):
        if not term.variables and len(term.args) == 1:
            yield term
        for arg in term.args:
            yield from _closed(arg)
    elif isinstance(term, Lam):
        yield from _closed(term.body)


def _worked_out(ctx: Context, term: Term) -> Theorem | None:
    match term:
        case App("sin" | "cos", (a,)) if not a.variables and difference(a, ZERO) is None:
            found = (close_by_all_laws(ctx, term, value) for value in SINES)
            return next((theorem for theorem in found if theorem is not None), None)
        case App("erf", (App("neg", (u,)),)):
            return established("erf_neg", u)
        case App("sqrt", (Num(n),)) if isqrt(n) ** 2 == n:
            return close_by_all_laws(ctx, term, Num(isqrt(n)))
        case _:
            return None


def _tidy(ctx: Context, value: Term) -> Theorem | None:
    try:
        better = tidied(value)
    except KernelError:
        return None
    if better == value:
        return None
    return ring(value, better) or close_field(ctx, value, better)


def _shorter(ctx: Context, value: Term) -> Theorem | None:
    """Return a value with roots = the same with equal factors cancelled and roots squared."""
    if sum(part.head == "sqrt" for part in _closed(value)) < 2:
        return None
    better = _cancelled(value)
    if better == value:
        return None
    return close_field(ctx, value, better) or close_by_all_laws(ctx, value, better)


def _cancelled(term: Term) -> Term:
    match term:
        case App("*" | "/", _):
            top, bottom = _factors(term)
            for factor in tuple(bottom):
                if factor in top:
                    top.remove(factor)
                    bottom.remove(factor)
            over = product(bottom)
            return product(top) if over == ONE else product(top) / over
        case App("+" | "-" | "neg" | "()" as head, args):
            return App(head, tuple(map(_cancelled, args)))
        case _:
            return term


def _factors(term: Term) -> tuple[list[Term], list[Term]]:
    """Return what a product or quotient multiplies by and divides by."""
    match term:
        case App("*", (a, b)):
            (top, bottom), (more, less) = _factors(a), _factors(b)
            return [*top, *more], [*bottom, *less]
        case App("/", (a, b)):
            (top, bottom), (less, more) = _factors(a), _factors(b)
            return [*top, *more], [*bottom, *less]
        case App("neg", (a,)):
            top, bottom = _factors(a)
            return [-ONE, *top], bottom
        case App("^", (App("sqrt", (a,)), Num(2))):
            return [a], []
        case _:
            return ([] if term == ONE else [term]), []
