"""What a counterexample must give values to, and which of these follow from the others."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from symproof.engine.refutation.lines import root, solved
from symproof.engine.refutation.points import SIMPLE, Point, grid
from symproof.kernel.errors import KernelError
from symproof.kernel.sequent import Claim, Definition
from symproof.kernel.term import PRIMITIVES, App, Lam, Term

MAX_UNFOLDED: Final = 5_000


def parts(term: Term) -> Iterator[Term]:
    """Yield a term and everything in it, functions that are differentiated included."""
    pending = [term]
    while pending:
        term = pending.pop()
        yield term
        match term:
            case App(_, args):
                pending.extend(reversed(args))
            case Lam(_, body):
                pending.append(body)
            case _:
                pass


def reached(
    claims: Iterable[Claim], definitions: Mapping[str, Definition]
) -> dict[str, Definition]:
    """Return the definitions that the claims use, directly or through others."""
    found: dict[str, Definition] = {}
    pending = [name for claim in claims for name in sorted(claim.functions)]
    while pending:
        name = pending.pop(0)
        if name in definitions and name not in found:
            found[name] = definitions[name]
            pending += sorted(definitions[name].body.functions)
    return found


def arities(
    claims: Iterable[Claim], definitions: Mapping[str, Definition]
) -> dict[str, int] | None:
    """Return the function variables and their numbers of arguments, None if one has two."""
    terms = [side for claim in claims for side in (claim.lhs, claim.rhs)]
    terms += [definition.body for definition in definitions.values()]
    found: dict[str, int] = {}
    for term in terms:
        if term.functions <= definitions.keys():
            continue
        for part in parts(term):
            if not isinstance(part, App) or part.head in PRIMITIVES or part.head in definitions:
                continue
            if found.setdefault(part.head, len(part.args)) != len(part.args):
                return None
    return found


def unfolded(claim: Claim, definitions: Mapping[str, Definition]) -> Claim:
    """Return a claim without its bound variables and defined functions, or as it is."""
    claim = Claim(claim.rel, claim.lhs, claim.rhs)
    table = {name: Lam(d.params, d.body) for name, d in definitions.items()}
    try:
        for _ in table:
            if claim.functions.isdisjoint(table):
                break
            claim = claim.substitute({}, table)
            if claim.lhs.size + claim.rhs.size > MAX_UNFOLDED:
                break
    except KernelError:
        pass
    return claim


@dataclass(slots=True)
class Budget:
    """What is left of the steps of evaluation that a search may take."""

    left: int


@dataclass(frozen=True, slots=True)
class Unknowns:
    """Variables that are free to choose, and others that the equations give, if they are met."""

    free: tuple[str, ...]
    given: tuple[str, ...]
    equations: tuple[Term, ...]

    def completed(self, points: Iterable[Point]) -> Iterator[Point]:
        """Yield points of the free variables with values of the others."""
        for point in points:
            yield solved(self.equations, self.given, point) if self.given else point


def unknowns(variables: Sequence[str], hyps: Iterable[Claim]) -> Unknowns:
    """Return which variables are free, where equations that are linear in another give it."""
    free, given = list(variables), list[str]()
    equations: list[Term] = []
    for hyp in hyps:
        if hyp.rel != "=" or hyp.functions or hyp.lhs.size + hyp.rhs.size > MAX_UNFOLDED:
            continue
        try:
            term = hyp.lhs - hyp.rhs
        except KernelError:
            continue
        name = _solvable(term, free)
        if name is not None:
            free.remove(name)
            given.append(name)
            equations.append(term)
    return Unknowns(tuple(free), tuple(given), tuple(equations))


def _solvable(term: Term, free: Sequence[str]) -> str | None:
    """Return a variable in which the equation is linear, at some simple values of the others."""
    for name in free:
        others = sorted(term.variables - {name})
        samples = grid(others, SIMPLE[1:5], 4) if others else iter([dict[str, Fraction]()])
        if any(root(term, name, point) is not None for point in samples):
            return name
    return None
