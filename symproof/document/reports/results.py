"""What reports are made of: what is found of each document, in source order, and the counts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from symproof.document.model import VERDICTS, Finding, Mishap, Position, Question, Source

# worse than the others: a refuted relation is not hidden by one that could not be read
ORDER: Final = (1, 2, 3)


@dataclass(frozen=True, slots=True)
class Checked:
    """What is found of a document.

    Attributes:
        error: why the file could not be read; then there is nothing else.
        mishaps: what is wrong with its text where no relation can be blamed.
        ignored: how many relations were not asked about: excluded by comments or options.
        missing: how many were asked about and have no finding, since the check was interrupted.
        notes: what is said of the document where more is wanted, such as unused comments.
    """

    path: str
    sources: tuple[Source, ...] = ()
    findings: tuple[Finding, ...] = ()
    mishaps: tuple[Mishap, ...] = ()
    error: str = ""
    ignored: int = 0
    missing: int = 0
    notes: tuple[str, ...] = ()

    @property
    def in_order(self) -> Iterator[Finding | Mishap]:
        """Yield findings and mishaps in the order of the sources."""
        order = {id(source): number for number, source in enumerate(self.sources)}

        def place(item: Finding | Mishap) -> tuple[int, int]:
            source, start = source_of(item), start_of(item)
            return order.get(id(source), len(order)), start

        yield from sorted([*self.findings, *self.mishaps], key=place)

    @property
    def counts(self) -> Counter[str]:
        """How many relations have each verdict."""
        return Counter(finding.verdict for finding in self.findings)


def source_of(item: Finding | Mishap) -> Source:
    """Return the text that something stands in."""
    return item.source if isinstance(item, Mishap) else item.question.source


def start_of(item: Finding | Mishap) -> int:
    """Return the offset at which something begins."""
    return item.start if isinstance(item, Mishap) else item.question.start


def position_of(item: Finding | Mishap | Question) -> Position:
    """Return where something begins."""
    if isinstance(item, Question):
        return item.place
    return source_of(item).position(start_of(item))


def ends(item: Finding | Mishap) -> tuple[Position, Position]:
    """Return where something begins and ends, the end being one past its last character."""
    source = source_of(item)
    end = item.end if isinstance(item, Mishap) else item.question.end
    end = min(max(end, start_of(item)), len(source.text))
    return source.position(start_of(item)), source.position(end)


def status_of(item: Finding | Mishap) -> int:
    """Return what a finding or a mishap adds to the exit status."""
    return VERDICTS["unreadable"] if isinstance(item, Mishap) else item.status


def exit_status(checked: Sequence[Checked], *, strict: bool = False) -> int:
    """Return the exit status.

    1 where something is refuted or undefined, as a step or against the head of its chain; else 2
    where something cannot be read; else 3 where something is undecided; else 0.  With `strict`,
    what is undecided or cannot be read counts as 1, but a file that cannot be read at all as 2.
    """
    found = {status_of(item) for each in checked for item in each.in_order}
    if strict and found & {2, 3}:
        found.add(1)
    if any(each.error for each in checked):
        found.add(2)
    return next((code for code in ORDER if code in found), 0)
