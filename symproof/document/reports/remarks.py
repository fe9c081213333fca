"""A mark and a fold-out for each relation: what annotated copies have in common."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from symproof.derivation import Detail
from symproof.document.model import Finding, Mishap, Source
from symproof.document.reports.explaining import derivation_texts
from symproof.document.reports.results import Checked, ends, source_of
from symproof.document.reports.telling import headline, message, notes, written
from symproof.document.reports.visible import visible
from symproof.sayings import told

# exit status of a relation -> its mark
MARKS: Final = {0: "✓", 1: "✗", 2: "?", 3: "?"}
STATED: Final = "∙"


class Remark(NamedTuple):
    """What is said of a relation in a copy: `line` is that on which it ends, from 1."""

    line: int
    mark: str
    kind: str
    title: str
    latex: str
    notes: tuple[tuple[str, str], ...]
    derivations: tuple[str, ...]


def remarks(
    checked: Checked, source: Source, *, detail: Detail = "normal", lang: str = "en"
) -> Iterator[Remark]:
    """Yield the remarks on a text, in order."""
    for item in checked.in_order:
        if source_of(item) is source:
            yield _mishap(item, lang) if isinstance(item, Mishap) else _finding(item, detail, lang)


def _last_line(item: Finding | Mishap) -> int:
    """Return the line on which the last character of something stands."""
    begin, end = ends(item)
    return max(begin.line, end.line - (end.column == 1))


def _mishap(mishap: Mishap, lang: str) -> Remark:
    # what is wrong may be open to the end of the text: the place is where it begins
    line = ends(mishap)[0].line
    return Remark(line, MARKS[2], "unreadable", message(mishap, lang), "", (), ())


def _finding(finding: Finding, detail: Detail, lang: str) -> Remark:
    stated = finding.verdict in ("definition", "assumed")
    kind = "refuted" if finding.status == 1 else finding.verdict
    return Remark(
        _last_line(finding),
        STATED if stated else MARKS[finding.status],
        kind,
        headline(finding, lang),
        written(finding.question),
        tuple([(note.label, note.text) for note in notes(finding, lang)]),
        tuple(derivation_texts(finding, detail=detail, lang=lang)),
    )


def by_line(found: Sequence[Remark]) -> dict[int, list[Remark]]:
    """Return remarks by the line that they stand after."""
    lines: dict[int, list[Remark]] = {}
    for remark in found:
        lines.setdefault(remark.line, []).append(remark)
    return lines


def title_of(checked: Checked, source: Source, lang: str = "en") -> str:
    """Return what a text is called: the file, and the cell of a notebook."""
    cell = "" if source.cell is None else told(f", cell {source.cell}", lang)
    return visible(f"{source.path or checked.path}{cell}")
