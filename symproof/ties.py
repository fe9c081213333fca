"""Equations that tie variables which a derivative holds fixed.

`diff(y, x)` is 0, for y is another variable than x; under the hypothesis y = x^2 a reader takes
it to be 2*x.  Such a statement is refused, rather than proved of what nobody means.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from symproof.kernel.sequent import Claim, Definition
from symproof.kernel.term import App, Lam, Term


def tied(claims: Iterable[Claim], definitions: Iterable[Definition]) -> tuple[str, str] | None:
    """Return the variable of a derivative, and one held fixed in it that an equation ties to it."""
    claims = tuple(claims)
    terms = [side for claim in claims for side in (claim.lhs, claim.rhs)]
    terms += [definition.body for definition in definitions]
    equations = [claim for claim in claims[1:] if claim.rel == "=" and not claim.forall]
    for name, fixed in (pair for term in terms for pair in _derivatives(term)):
        for equation in equations:
            both = equation.variables & fixed
            if name in equation.variables and both:
                return name, min(both)
    return None


def _derivatives(term: Term) -> Iterator[tuple[str, frozenset[str]]]:
    """Yield the variable of each derivative, and the other variables of what it is of."""
    match term:
        case App("diff", (Lam((param,), body), point)):
            yield param, body.variables - {param}
            yield from _derivatives(body)
            yield from _derivatives(point)
        case App(_, args):
            for arg in args:
                yield from _derivatives(arg)
        case _:
            return
