"""Relations of a document as claims to settle: what they are stated under, and their targets.

A claim travels as text.  One whose text would be read as another claim is not asked.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import chain, count
from typing import Final

from symproof.calculation import Problem
from symproof.document.verdicts.unfolding import unfolded
from symproof.kernel.errors import KernelError
from symproof.kernel.sequent import Claim, Definition, variables_of
from symproof.kernel.shapes import Shape
from symproof.kernel.term import Term, Var, substitute
from symproof.notation.errors import NotationError
from symproof.notation.places import Stated, written_claim
from symproof.notation.plain import parse_stated, show_claim, show_shapes
from symproof.proof import PROPERTIES, Hypothesis, Proof
from symproof.settling import Target

# bound variables of hypotheses, where those they have are free elsewhere
_BOUND: Final = ("t", "s", "u", "r", "w")
UNWRITTEN: Final = "the relation has no text in the notation that says the same"


@dataclass(frozen=True)
class Setting:
    """What relations are stated under: definitions, hypotheses and the shapes of matrices."""

    definitions: tuple[Definition, ...] = ()
    hypotheses: tuple[Claim, ...] = ()
    shapes: Mapping[str, Shape] | None = None

    def assuming(self, claims: Iterable[Claim]) -> Setting:
        """Return the setting with more hypotheses, those it has left out."""
        more = dict.fromkeys((*self.hypotheses, *claims))
        return replace(self, hypotheses=tuple(more))

    def without_variable(self, name: str) -> Setting:
        """Return the setting without the hypotheses in which a variable is free."""
        kept = [hyp for hyp in self.hypotheses if name not in hyp.variables]
        return replace(self, hypotheses=tuple(kept))

    @cached_property
    def table(self) -> Mapping[str, Definition]:
        """The definitions by name."""
        return {definition.name: definition for definition in self.definitions}

    def about(self, terms: Iterable[Term]) -> tuple[Definition, ...]:
        """Return the definitions that some terms, and the hypotheses, reach."""
        pending = {name for part in (*terms, *self.hypotheses) for name in part.functions}
        reached: set[str] = set()
        while pending:
            name = pending.pop()
            if name not in reached:
                reached.add(name)
                found = self.table.get(name)
                pending |= found.body.functions if found is not None else set()
        return tuple([each for each in self.definitions if each.name in reached])

    def target(self, left: Term, relation: str, right: Term) -> Target:
        """Return a relation as a claim to settle; its problem, where it cannot be one."""
        try:
            left, right = unfolded(left, self.table), unfolded(right, self.table)
            claim = written_claim(left, relation, right)
        except KernelError as error:
            return Target("", Proof(claim=""), None, (Problem(error.code, error.detail),))
        except TypeError:
            return _unwritten("")
        return self._target(Stated((left, right), (relation,)), claim)

    def asked(self, claim: Claim) -> Target:
        """Return a claim to settle as it is."""
        return self._target(claim, claim)

    def _target(self, said: Claim | Stated, claim: Claim) -> Target:
        try:
            text = show_claim(said)
            shapes = self.shapes or {}
            read = parse_stated(text, shapes=shapes)
        except (NotationError, RecursionError):
            return _unwritten("")
        if (read.claim if isinstance(read, Stated) else read) != claim:
            return _unwritten(text)
        names = claim.lhs.variables | claim.rhs.variables
        everywhere = names.union(*(hyp.variables for hyp in self.hypotheses))
        used = {name: shape for name, shape in shapes.items() if name in everywhere}
        definitions = self.about((claim.lhs, claim.rhs))
        given = [*_named(self.hypotheses, names | variables_of(definitions))]
        proof = Proof(
            claim=text,
            definitions=definitions,
            given={f"h{i}": hypothesis for i, hypothesis in enumerate(given, 1)},
            shapes=show_shapes(used) if used else "",
        )
        return Target(text, proof)


def _unwritten(text: str) -> Target:
    return Target(text, Proof(claim=text), None, (Problem("proof-notation", UNWRITTEN),))


def _named(claims: Sequence[Claim], names: frozenset[str]) -> Iterator[Hypothesis]:
    """Yield hypotheses whose bound variables are free nowhere."""
    free = names.union(*(claim.variables for claim in claims))
    for claim in claims:
        yield _hypothesis(_renamed(claim, free))


def _renamed(claim: Claim, free: frozenset[str]) -> Claim:
    """Return a universal claim about variables that are free nowhere."""
    if free.isdisjoint(claim.forall):
        return claim
    taken = free.union(claim.forall, claim.lhs.variables, claim.rhs.variables)
    fresh = (name for name in chain(_BOUND, _numbered()) if name not in taken)
    new = {name: next(fresh) if name in free else name for name in claim.forall}
    bindings = {old: Var(name) for old, name in new.items() if old != name}
    lhs, rhs = substitute(claim.lhs, bindings), substitute(claim.rhs, bindings)
    return Claim(claim.rel, lhs, rhs, tuple(new.values()))


def _numbered() -> Iterator[str]:
    return (f"t_{i}" for i in count(1))


def _hypothesis(claim: Claim) -> Hypothesis:
    """Return a claim as a hypothesis that says, where it is one, which property it is."""
    if len(claim.forall) != 1 or len(claim.lhs.functions) != 1:
        return Hypothesis(claim)
    (bound,), (function,) = claim.forall, claim.lhs.functions
    for property_of in PROPERTIES.values():
        for known in property_of(function):
            if known.kind and _renamed_to(known.claim, bound) == claim:
                return replace(known, claim=claim)
    return Hypothesis(claim)


def _renamed_to(claim: Claim, name: str) -> Claim:
    (bound,) = claim.forall
    if bound == name:
        return claim
    there = {bound: Var(name)}
    try:
        sides = substitute(claim.lhs, there), substitute(claim.rhs, there)
    except KernelError:
        return claim
    return Claim(claim.rel, *sides, (name,))
