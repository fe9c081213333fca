"""Derivations: checked calculations, as templates see them.

A derivation is data: lines with their terms, reasons and theorems, case splits with a block of
lines per case, and what the whole rests on.  It is made by `symproof.proof.check` and shown by
`symproof.render`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Literal

from symproof.certificate import Proved
from symproof.kernel.sequent import Claim, Definition
from symproof.kernel.term import Term
from symproof.kernel.theorem import Theorem
from symproof.notation.places import Stated
from symproof.notation.steps import Reason

Detail = Literal["brief", "normal", "full"]


@dataclass(frozen=True, slots=True)
class Line:
    """`relation term`, which follows from the line above (the first has relation "").

    `theorem` says `above relation term`; a mechanical line only rearranges.
    """

    term: Term
    relation: str = ""
    reasons: tuple[Reason, ...] = ()
    theorem: Theorem | None = None

    @property
    def mechanical(self) -> bool:
        """Whether the line only rearranges, so that the next such line can replace it."""
        return bool(self.reasons) and all(reason.kind == "ring" for reason in self.reasons)


@dataclass(frozen=True, slots=True)
class Branch:
    """One case: its conditions, and its lines from the term above the split to the one below."""

    conditions: tuple[Claim, ...]
    block: tuple[Line | CaseSplit, ...]


@dataclass(frozen=True, slots=True)
class CaseSplit:
    """Cases that cover everything; each ends with `term`, which continues the calculation."""

    branches: tuple[Branch, ...]
    term: Term
    relation: str
    theorem: Theorem


Block = tuple[Line | CaseSplit, ...]


@dataclass(frozen=True, slots=True)
class Given:
    """A hypothesis as stated: its name in the proof file, and its claim.

    `kind` is "odd" or "even" with the function's name in `function`, or "" for any other.
    """

    name: str
    claim: Claim
    kind: str = ""
    function: str = ""


@dataclass(frozen=True, slots=True)
class Cited:
    """A fact that lines cite by name: its statement with its definitions, and its proof's name.

    `derivation` is how it is proved, where that was checked with it.
    """

    name: str
    claim: Claim
    hyps: tuple[Claim, ...] = ()
    origin: str = ""
    definitions: tuple[Definition, ...] = ()
    derivation: Derivation | None = field(default=None, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Written:
    """The lines of a derivation, the facts that they cite, and what they prove."""

    proved: Proved
    cited: tuple[Cited, ...]
    block: Block


class Lines:
    """Lines that are written, and checked, when they are first wanted: a verdict needs none."""

    __slots__ = ("_write", "_written")

    def __init__(self, write: Callable[[], Written]) -> None:
        self._write = write
        self._written: Written | None = None

    @classmethod
    def of(cls, written: Written) -> Lines:
        """Return lines that are written already."""
        return cls(lambda: written)

    def written(self) -> Written:
        """Return the lines."""
        if self._written is None:
            self._written = self._write()
        return self._written


@dataclass(frozen=True, slots=True)
class Derivation:
    """A checked proof: everything that a template shows.

    `claim` is what is proved, with `stated` as its author wrote it (None where no author did),
    `given` are the hypotheses; `lines` has the calculation, the facts that it cites, and the
    theorem.
    """

    name: str
    claim: Claim
    definitions: tuple[Definition, ...]
    given: tuple[Given, ...]
    lines: Lines
    title: str = ""
    source: str = ""
    seconds: float = 0.0
    translations: Mapping[str, str] = field(default_factory=dict[str, str])
    stated: Stated | None = None

    @property
    def proved(self) -> Proved:
        """The statement with its theorems."""
        return self.lines.written().proved

    @property
    def cited(self) -> tuple[Cited, ...]:
        """The facts that some line uses."""
        return self.lines.written().cited

    @property
    def block(self) -> Block:
        """The calculation."""
        return self.lines.written().block

    @property
    def shown(self) -> Claim | Stated:
        """The claim as its author wrote it; never another claim than the proved one."""
        if self.stated is None or self.stated.claims != (self.claim,):
            return self.claim
        return self.stated

    @property
    def trust(self) -> tuple[str, ...]:
        """The names of the axioms used, sorted."""
        return self.proved.trust

    @property
    def variables(self) -> frozenset[str]:
        """The variables that its statement and its lines show, free or bound."""
        return frozenset[str]().union(*map(_variables, self._own_formulas))

    @property
    def functions(self) -> frozenset[str]:
        """The functions that its statement and its lines show, primitives left out."""
        return frozenset[str]().union(*(item.functions for item in self._own_formulas))

    @property
    def _own_formulas(self) -> tuple[Term | Claim | Definition, ...]:
        given = (entry.claim for entry in self.given)
        return (self.claim, *given, *self.definitions, *_formulas(self.block))

    @property
    def formulas(self) -> tuple[Term | Claim | Definition, ...]:
        """Every formula that a page about the derivation may show, axioms aside."""
        hyps = [hyp for fact in self.cited for hyp in fact.hyps]
        return (*self._own_formulas, *(fact.claim for fact in self.cited), *hyps)

    def at(self, detail: Detail) -> Derivation:
        """Return the derivation with fewer lines for `brief`, itself otherwise."""
        if detail != "brief":
            return self
        written = self.lines.written()
        return replace(self, lines=Lines.of(replace(written, block=_brief(written.block))))


def _variables(formula: Term | Claim | Definition) -> frozenset[str]:
    """Return the variables of a formula, free or bound."""
    match formula:
        case Claim():
            return formula.variables.union(formula.forall)
        case Definition():
            return formula.variables.union(formula.params)
        case _:
            return formula.variables


def _formulas(block: Block) -> Iterator[Term | Claim]:
    for item in block:
        yield item.term
        if isinstance(item, CaseSplit):
            for branch in item.branches:
                yield from branch.conditions
                yield from _formulas(branch.block)


def _brief(block: Block) -> Block:
    """Drop each mechanical line that another mechanical line follows: their reasons are one."""
    kept: list[Line | CaseSplit] = []
    for i, item in enumerate(block):
        following = block[i + 1] if i + 1 < len(block) else None
        match item:
            case Line():
                droppable = item.mechanical and isinstance(following, Line) and following.mechanical
                if not (droppable and item.relation == "="):
                    kept.append(item)
            case CaseSplit(branches):
                short = tuple(Branch(b.conditions, _brief(b.block)) for b in branches)
                kept.append(replace(item, branches=short))
    return tuple(kept)


__all__ = [
    "Block",
    "Branch",
    "CaseSplit",
    "Cited",
    "Derivation",
    "Detail",
    "Given",
    "Line",
    "Lines",
    "Reason",
    "Written",
]
