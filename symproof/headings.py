"""The conditions of cases as a reader writes them: `-3 < x < 3`, `a >= b` rather than `b <= a`."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from symproof.kernel.sequent import Claim
from symproof.kernel.term import App, Lam, Mat, Term, Var
from symproof.notation.places import FLIPPED, Stated, falling, merged, rank

Shown = tuple[Claim | Stated, ...]


def merger(claim: Claim | Stated) -> Callable[[Sequence[Claim]], Shown]:
    """Return what merges conditions, and begins each with what a claim has first, or is shorter."""
    terms = claim.terms if isinstance(claim, Stated) else (claim.lhs, claim.rhs)
    order = list(dict.fromkeys(name for term in terms for name in names(term)))
    places = {name: place for place, name in enumerate(order)}

    def first(term: Term) -> int:
        return min((places.get(name, len(places)) for name in term.variables), default=len(places))

    def turned(part: Claim | Stated) -> Claim | Stated:
        if isinstance(part, Stated) or part.rel not in FLIPPED:
            return part
        left, right = (first(part.lhs), part.lhs.size), (first(part.rhs), part.rhs.size)
        return falling(part) if rank(part.lhs) == rank(part.rhs) and right < left else part

    return lambda claims: tuple(map(turned, merged(claims)))


def names(term: Term) -> Iterator[str]:
    """Yield the variables of a term, free or bound, as they are read."""
    match term:
        case Var(name) | Mat(name, _):
            yield name
        case App(_, args):
            for arg in args:
                yield from names(arg)
        case Lam(_, body):
            yield from names(body)
        case _:
            pass


__all__ = ["merger", "names"]
