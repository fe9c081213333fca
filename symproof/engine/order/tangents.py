"""Facts with numbers in them: tangents of exp where a goal needs them, bounds of closed terms."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import Final

from symproof.engine.equality import attempt
from symproof.engine.order.floats import value
from symproof.engine.order.linear import rational
from symproof.engine.order.order_lemmas import apply, at, exp_ge_e_mul, exp_tangent
from symproof.engine.order.polynomials import Polynomials
from symproof.kernel.ring import ONE
from symproof.kernel.sequent import Claim
from symproof.kernel.term import App, Num, Term
from symproof.kernel.theorem import Theorem

BITS: Final = Num(64)
# bounds of a closed term are this close, in units of its size
CLOSE: Final = 10**8
SMALL: Final = 1e-12


def tangents(term: Term) -> Iterator[Theorem]:
    """Yield exp(u) >= k*(1 + u - log(k)) for the k that cancel what a term has besides c*exp(u).

    So x + c*exp(-x) is at least a constant, by the tangent of slope -1.  Where E is about, that
    of slope E is yielded too.
    """
    polynomials = Polynomials()
    whole = polynomials.normal(term)
    atoms = dict(polynomials.atoms)
    for atom, part in atoms.items():
        coefficient = whole.get(((atom, 1),))
        if coefficient is None or coefficient < 0:
            continue
        if not (isinstance(part, App) and part.head == "exp"):
            continue
        if App("E", ()) in atoms.values():
            yield from filter(None, [at(exp_ge_e_mul(), {"u": part.args[0]})])
        argument = polynomials.normal(part.args[0])
        for monomial, slope in argument.items():
            factor = -Fraction(whole.get(monomial, 0)) / (coefficient * slope)
            if monomial == ONE or factor <= 0 or factor == 1:
                continue
            yield from _tangent(part.args[0], rational(factor))


def _tangent(argument: Term, factor: Term) -> Iterator[Theorem]:
    values = {"u": argument, "v": factor}
    found = apply(exp_tangent(), values, lambda claim: attempt("decide", (), claim))
    if found is not None:
        yield found
        yield from closed_bounds(App("log", (factor,)))


def closed_bounds(term: Term) -> Iterator[Theorem]:
    """Yield rational bounds of a closed term, by enclosure."""
    known = value(term)
    if known is None or abs(known - round(known)) < SMALL:
        return
    size = Fraction(max(1, round(abs(known)))) / CLOSE
    steps = round(Fraction(known) / size)
    for claim in (
        Claim("<", rational(size * (steps - 1)), term),
        Claim("<", term, rational(size * (steps + 1))),
    ):
        found = attempt("enclose", (), claim, BITS)
        if found is not None:
            yield found
