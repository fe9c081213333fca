"""What exercises are made from: the lines of a checked derivation, one after the other."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from symproof import view
from symproof.calculation import show_reasons
from symproof.derivation import Block, CaseSplit, Derivation, Line
from symproof.kernel.errors import SymproofError
from symproof.kernel.sequent import Claim
from symproof.kernel.term import Term
from symproof.notation.places import Stated
from symproof.notation.plain import show, show_claim, show_definition
from symproof.notation.plain_printer import show_shape
from symproof.notation.steps import Reason
from symproof.phrases import matrices, property_of
from symproof.teaching.model import Case, Chain, Reasons, Row, Split, Statement


class TeachingError(SymproofError):
    """No such exercise can be made from these derivations; the message says why."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A line of a calculation, with the term before it and the conditions of its case.

    `index` counts the lines of the derivation, those that cases prove together among them;
    `following` is the index of the line that continues the same calculation, None where there
    is none.
    """

    index: int
    path: tuple[Claim, ...]
    before: Term
    relation: str
    term: Term
    reasons: tuple[Reason, ...]
    phrases: Reasons
    following: int | None
    of_cases: bool

    @property
    def said(self) -> Stated:
        """What the line says."""
        return Stated((self.before, self.term), (self.relation,))

    @property
    def by(self) -> str:
        """The reasons as a proof file has them."""
        return show_reasons(self.reasons)


class Subject:
    """A derivation, its statement as an exercise shows it, and its lines."""

    def __init__(self, derivation: Derivation, lang: str) -> None:
        self.derivation = derivation
        self.lang = lang
        self.view = view.View(derivation, lang)
        found = self.view
        self.statement = Statement(
            found.heading,
            tuple(found.definitions),
            found.hypotheses,
            found.claim,
            found.notes,
            found.cited,
            found.accepted,
            found.source,
        )
        reasons = _reasons(derivation.block, None)
        self.spots: tuple[Spot, ...] = tuple(_spots(found.segments, reasons, (), 0))

    @property
    def name(self) -> str:
        """The name of the theorem."""
        return self.derivation.name

    @property
    def lines(self) -> tuple[Spot, ...]:
        """The lines that have a reason of their own."""
        return tuple([spot for spot in self.spots if not spot.of_cases])

    @property
    def is_chain(self) -> bool:
        """Whether the calculation has no cases."""
        return not any(spot.of_cases for spot in self.spots)

    def segments(self, row: Callable[[Spot], Row]) -> tuple[Chain | Split, ...]:
        """Return the calculation with the rows that a function makes of its lines."""
        return _segments(self.view.segments, iter(self.spots), row)

    def after(self, spot: Spot) -> Spot | None:
        """Return the line that continues the same calculation."""
        return None if spot.following is None else self.spots[spot.following]

    @property
    def shapes(self) -> str:
        """The shapes of the matrices, as they are declared."""
        given = [entry.claim for entry in self.derivation.given]
        groups = matrices((self.derivation.claim, *given))
        return ", ".join([show_shape(each.names, each.shape) for each in groups])

    def setting(self, path: Sequence[Claim] = ()) -> dict[str, Any]:
        """Return the definitions and assumptions of a line as a key has them: texts."""
        given = self.derivation.given
        assumptions = [_assumption(entry) for entry in given]
        assumptions += [show_claim(condition) for condition in path]
        if self.shapes:
            assumptions.append(self.shapes)
        return {
            "definitions": [show_definition(d) for d in self.derivation.definitions],
            "assumptions": assumptions,
            "given": {entry.name: show_claim(entry.claim) for entry in given},
            "facts": {
                fact.name: {
                    "claim": show_claim(fact.claim),
                    "assumptions": [show_claim(claim) for claim in fact.hyps],
                    "definitions": [show_definition(d) for d in fact.definitions],
                    "origin": fact.origin,
                }
                for fact in self.derivation.cited
            },
            "shapes": self.shapes,
        }

    def step(self, spot: Spot) -> dict[str, Any]:
        """Return a line as a key has it."""
        following = self.after(spot)
        after = None
        if following is not None and not following.of_cases:
            after = {
                "relation": following.relation,
                "term": show(following.term),
                "by": following.by,
            }
        return {
            "before": show(spot.before),
            "relation": spot.relation,
            "by": spot.by,
            "after": after,
        }


def _assumption(entry: Any) -> str:
    kind = property_of(entry)
    return f"{entry.function} {entry.kind}" if kind else show_claim(entry.claim)


def _reasons(block: Block, head: Term | None) -> Iterator[Line | CaseSplit]:
    """Yield the items of a block in the order in which `View` tells them."""
    for item in block:
        if head is None or not item.relation:
            head = item.term
            continue
        if isinstance(item, CaseSplit):
            for branch in item.branches:
                yield from _reasons(branch.block, head)
        yield item
        head = item.term


def _spots(
    segments: Sequence[view.Chain | view.Split],
    items: Iterator[Line | CaseSplit],
    path: tuple[Claim, ...],
    index: int,
) -> Iterator[Spot]:
    for segment in segments:
        if isinstance(segment, view.Split):
            for case in segment.cases:
                for spot in _spots(case.segments, items, case.conditions, index):
                    yield spot
                    index = spot.index + 1
            yield _spot(segment.head, segment.step, next(items), path, index, None)
            index += 1
            continue
        before = segment.head
        for i, step in enumerate(segment.steps):
            following = index + 1 if i + 1 < len(segment.steps) else None
            yield _spot(before, step, next(items), path, index, following)
            before = step.term
            index += 1


def _spot(
    before: Term,
    step: view.Step,
    item: Line | CaseSplit,
    path: tuple[Claim, ...],
    index: int,
    following: int | None,
) -> Spot:
    reasons = item.reasons if isinstance(item, Line) else ()
    cases = isinstance(item, CaseSplit)
    return Spot(
        index, path, before, step.relation, step.term, reasons, step.reasons, following, cases
    )


def _segments(
    segments: Sequence[view.Chain | view.Split],
    spots: Iterator[Spot],
    row: Callable[[Spot], Row],
) -> tuple[Chain | Split, ...]:
    found: list[Chain | Split] = []
    for segment in segments:
        if isinstance(segment, view.Chain):
            rows = tuple([row(next(spots)) for _ in segment.steps])
            found.append(Chain(segment.head, rows))
            continue
        cases = [Case(case.heading, _segments(case.segments, spots, row)) for case in segment.cases]
        next(spots)
        found.append(Split(tuple(cases), segment.joint))
    return tuple(found)


def whole(spot: Spot) -> Row:
    """Return a line as it is."""
    return Row(spot.relation, spot.term, None, spot.phrases)
