"""Which relations are reported: by tag, by line, by verdict.

A selection is a list of items with commas between them, and chooses what any of them does:

    24          the relations with this tag          63-67      tags from 63 to 67
    L100        those on this line                   L100-L120  those on these lines
    refuted     those with this verdict              (L100)     the tag L100
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from symproof.document.model import VERDICTS, Finding, Mishap, Question
from symproof.kernel.errors import SymproofError

LINES: Final = re.compile(r"[Ll](\d{1,9})(?:-[Ll]?(\d{1,9}))?")
NUMBERS: Final = re.compile(r"(\d{1,9})-(\d{1,9})")
MOST_SHOWN: Final = 12


class SelectionError(SymproofError):
    """A selection cannot be read, or selects nothing."""


@dataclass(frozen=True, slots=True)
class Selection:
    """Items of a selection; `text` is what was written."""

    text: str
    tags: tuple[str, ...] = ()
    numbers: tuple[tuple[int, int], ...] = ()
    lines: tuple[tuple[int, int], ...] = ()
    verdicts: tuple[str, ...] = ()

    def places(self, question: Question) -> bool:
        """Return whether a tag or a line of it is that of a question."""
        tag = bare(question.tag)
        if tag and tag in self.tags:
            return True
        if _number(tag) is not None and _within(int(tag), self.numbers):
            return True
        return _within(question.place.line, self.lines)

    def chooses_mishap(self, mishap: Mishap) -> bool:
        """Return whether what is wrong with the text is among what is selected."""
        line = mishap.source.position(mishap.start).line
        return "unreadable" in self.verdicts or _within(line, self.lines)

    def chooses(self, finding: Finding) -> bool:
        """Return whether a finding is among what is selected."""
        of_verdict = finding.verdict in self.verdicts or finding.against_head in self.verdicts
        return of_verdict or self.places(finding.question)


def selection(text: str, option: str = "--only") -> Selection:
    """Return the selection that a text says.

    Raises:
        SelectionError: it is not one.
    """
    tags: list[str] = []
    numbers: list[tuple[int, int]] = []
    lines: list[tuple[int, int]] = []
    verdicts: list[str] = []
    for item in (part.strip() for part in text.split(",")):
        if not item:
            raise SelectionError(f"{option} {text!r}: an item is empty")
        if item in VERDICTS:
            verdicts.append(item)
        elif found := LINES.fullmatch(item):
            lines.append(_ends(found, option, item))
        elif found := NUMBERS.fullmatch(item):
            numbers.append(_ends(found, option, item))
            tags.append(item)
        else:
            tags.append(bare(item))
    return Selection(text, tuple(tags), tuple(numbers), tuple(lines), tuple(verdicts))


def _ends(found: re.Match[str], option: str, item: str) -> tuple[int, int]:
    first = int(found[1])
    last = first if found[2] is None else int(found[2])
    if last < first:
        raise SelectionError(f"{option} {item}: the second number is smaller than the first")
    return first, last


def bare(tag: str) -> str:
    """Return a tag without the parentheses that are shown around it."""
    tag = tag.strip()
    return tag[1:-1].strip() if tag[:1] == "(" and tag[-1:] == ")" else tag


def _number(tag: str) -> int | None:
    return int(tag) if tag.isascii() and tag.isdecimal() and len(tag) <= 9 else None


def _within(value: int, ranges: Iterable[tuple[int, int]]) -> bool:
    return any(first <= value <= last for first, last in ranges)


@dataclass(frozen=True, slots=True)
class Choice:
    """What is reported: all that every `only` chooses, without what any of `ignored` does."""

    only: tuple[Selection, ...] = ()
    ignored: tuple[Selection, ...] = ()

    def asks(self, question: Question) -> bool:
        """Return whether it is to be found out about a question, whatever the verdict may be."""
        if any(each.places(question) for each in self.ignored):
            return False
        return all(each.verdicts or each.places(question) for each in self.only)

    def keeps(self, finding: Finding) -> bool:
        """Return whether a finding is reported."""
        if any(each.chooses(finding) for each in self.ignored):
            return False
        return all(each.chooses(finding) for each in self.only)

    def keeps_mishap(self, mishap: Mishap) -> bool:
        """Return whether what is wrong with the text is reported."""
        if any(each.chooses_mishap(mishap) for each in self.ignored):
            return False
        return all(each.chooses_mishap(mishap) for each in self.only)

    def check(self, questions: Sequence[Question]) -> None:
        """Do nothing where every tag and line that is asked for is that of a question.

        Raises:
            SelectionError: one is not; the message says which tags there are.
        """
        for each in self.only:
            if each.verdicts or any(each.places(question) for question in questions):
                continue
            raise SelectionError(f"--only {each.text}: {absent(questions)}")


def absent(questions: Sequence[Question]) -> str:
    """Return that there is no such relation, and what there is instead."""
    if not questions:
        return "there are no relations"
    tags = list(dict.fromkeys(bare(q.tag) for q in questions if q.tag))
    first, last = (questions[i].place.line for i in (0, -1))
    if not tags:
        return f"no such relation; none has a tag, they stand on lines {first} to {last}"
    shown = listed(tags)
    rest = ["…"] if len(shown) > MOST_SHOWN else []
    return f"no such relation; the tags are {', '.join([*shown[:MOST_SHOWN], *rest])}"


def listed(tags: Sequence[str]) -> list[str]:
    """Return tags with runs of numbers as ranges: 1-3, 7."""
    runs: list[list[str]] = []
    for tag in tags:
        own = _number(tag)
        before = _number(runs[-1][-1]) if runs else None
        if own is not None and before is not None and own == before + 1:
            runs[-1].append(tag)
        else:
            runs.append([tag])
    return [run[0] if len(run) == 1 else f"{run[0]}-{run[-1]}" for run in runs]
