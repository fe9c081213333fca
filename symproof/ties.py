"""Equations that tie variables which a derivative, a limit or an integral holds fixed.

`diff(y, x)` is 0, for y is another variable than x; under the hypothesis y = x^2 a reader takes
it to be 2*x, and `limit(y, x, 0)` to be 0.  Such a statement is refused, rather than proved of
what nobody means.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from symproof.kernel.sequent import Claim, Definition
from symproof.kernel.term import BINDERS, App, Lam, Term


def tied(claims: Iterable[Claim], definitions: Iterable[Definition]) -> tuple[str, str] | None:
    """Return what a term binds as its variable, and a fixed one that an equation ties to it."""
    claims = tuple(claims)
    terms = [side for claim in claims for side in (claim.lhs, claim.rhs)]
    terms += [definition.body for definition in definitions]
    equations = [claim for claim in claims[1:] if claim.rel == "=" and not claim.forall]
    for name, fixed in (pair for term in terms for pair in _bound(term)):
        for equation in equations:
            both = equation.variables & fixed
            if name in equation.variables and both:
                return name, min(both)
    return None


def _bound(term: Term) -> Iterator[tuple[str, frozenset[str]]]:
    """Yield the variable of each derivative, limit and integral, and what else each is about.

    What is taken of each entry of a matrix is not among them: no author names that variable.
    """
    match term:
        case App(head, (Lam((param,), body), *numbers)):
            if head in BINDERS:
                yield param, body.variables - {param}
            for part in (body, *numbers):
                yield from _bound(part)
        case App(_, args):
            for arg in args:
                yield from _bound(arg)
        case _:
            return
