"""The report for a terminal, as a good compiler writes one."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from typing import Final

from symproof.document.model import Finding, Mishap, Source
from symproof.document.reports.results import Checked, status_of
from symproof.document.reports.telling import (
    conditioned,
    headline,
    located,
    mishap_text,
    notes,
    reason,
    shown_tag,
    troubled,
    verdict_words,
    written,
)
from symproof.document.reports.visible import visible
from symproof.document.selecting import listed
from symproof.sayings import told
from symproof.words import word

LABEL: Final = 14
# a line of the source is shown to so many characters around the place
BEFORE, AFTER = 60, 40

BOLD, DIM, RED, GREEN, YELLOW, END = (
    *("\x1b[1m", "\x1b[2m", "\x1b[31m", "\x1b[32m", "\x1b[33m"),
    "\x1b[0m",
)
COLORS: Final = {0: GREEN, 1: RED, 2: YELLOW, 3: YELLOW}
# verdict -> one and several of its kind, in the order of a summary
NOUNS: Final = {
    "proved": ("proved", "proved"),
    "proved-to-digits": ("proved to the digits written", "proved to the digits written"),
    "definition": ("definition", "definitions"),
    "assumed": ("assumed", "assumed"),
    "refuted": ("refuted", "refuted"),
    "undefined": ("undefined", "undefined"),
    "undecided": ("undecided", "undecided"),
    "unreadable": ("unreadable", "unreadable"),
}


def text_report(
    checked: Sequence[Checked],
    *,
    verbose: bool = False,
    quiet: bool = False,
    color: bool = False,
    lang: str = "en",
) -> str:
    """Return the report: what is not as it should be, with all rows if verbose, and counts."""
    parts: list[str] = []
    for each in checked:
        for item in each.in_order:
            if verbose or status_of(item) != 0:
                parts.append(item_text(item, quiet=quiet, color=color, lang=lang))
        if not verbose and not quiet:
            parts += provisos(each, color=color, lang=lang)
    gap = "\n" if quiet else "\n\n"
    body = "".join(part + gap for part in parts)
    told = (
        "" if quiet else "".join(f"{row}\n" for row in summary(checked, verbose=verbose, lang=lang))
    )
    return body + told


def provisos(checked: Checked, *, color: bool = False, lang: str = "en") -> list[str]:
    """Return the conditions and warnings of right rows as one text, each with its rows."""
    rows: dict[str, list[Finding]] = {}
    for item in checked.in_order:
        if not isinstance(item, Mishap) and item.status == 0:
            for said in dict.fromkeys(conditioned(item, lang)):
                rows.setdefault(said, []).append(item)
    paint = _painter(color)
    lines = [
        f"{paint(f'{located(items[0])}:', BOLD)} "
        f"{paint(told('warning', lang), YELLOW)}{word('colon', lang)}"
        f"{said}{_those(items, lang)}"
        for said, items in rows.items()
    ]
    return ["\n".join(lines)] if lines else []


def _those(items: Sequence[Finding], lang: str) -> str:
    """Return which rows are meant, by tag or line."""
    tags = [shown_tag(item.question) for item in items]
    if tags == [""]:
        return ""
    runs = listed([tag for tag in dict.fromkeys(tags) if tag])
    lines = dict.fromkeys(
        told(f"line {i.question.place.line}", lang)
        for i, t in zip(items, tags, strict=True)
        if not t
    )
    return f": {', '.join([*(f'({run})' for run in runs), *lines])}"


def item_text(
    item: Finding | Mishap, *, quiet: bool = False, color: bool = False, lang: str = "en"
) -> str:
    """Return what is said of a finding or a mishap; only its first line if quiet."""
    paint = _painter(color)
    place = paint(f"{located(item)}:", BOLD)
    shade, colon = COLORS[status_of(item)], word("colon", lang)
    if isinstance(item, Mishap):
        head = f"{place} {paint(told('unreadable', lang), shade)}{colon}{mishap_text(item, lang)}"
        return head if quiet else "\n".join([head, *_caret(item.source, item.start)])
    words = verdict_words(item, lang)
    tag = headline(item, lang)[: -len(words)]
    head = f"{place} {tag}{paint(words, shade)}"
    if quiet:
        said = reason(item, lang)
        return f"{head}{colon}{said}" if said else head
    rows = [head, f"    {written(item.question)}"]
    if item.verdict == "unreadable":
        rows = [head, *_caret(item.question.source, troubled(item.question))]
    return "\n".join([*rows, *_noted(item, paint, lang)])


def _noted(item: Finding, paint: _Paint, lang: str) -> Iterator[str]:
    last = ""
    for note in notes(item, lang):
        label = "" if note.label == last else note.label
        last = note.label
        yield f"  {paint(label + ' ' * (LABEL - _width(label)), DIM)}{note.text}"


def _caret(source: Source, offset: int) -> Iterator[str]:
    """Yield the line of a source around an offset, and a caret below the place."""
    text = source.text
    offset = min(offset, len(text))
    begin = text.rfind("\n", 0, offset) + 1
    end = text.find("\n", offset)
    end = len(text) if end < 0 else end
    first, last = max(begin, offset - BEFORE), min(end, offset + AFTER)
    before = ("…" if first > begin else "") + visible(text[first:offset])
    after = visible(text[offset:last]) + ("…" if last < end else "")
    number = str(source.position(offset).line)
    yield f"  {number} | {before}{after}"
    yield f"  {' ' * len(number)} | {' ' * _width(before)}^"


def _width(text: str) -> int:
    """Return how many columns of a terminal a text takes."""
    wide = sum(unicodedata.east_asian_width(c) in "WF" for c in text)
    marks = sum(unicodedata.combining(c) != 0 for c in text)
    return len(text) + wide - marks


# counts


def summary(
    checked: Sequence[Checked], *, verbose: bool = False, lang: str = "en"
) -> Iterator[str]:
    """Yield a line with the counts of each file, and one of all files where there are several."""
    for each in checked:
        if verbose:
            yield from [visible(told(note, lang)) for note in each.notes]
        if not each.error:
            yield f"{visible(each.path)}: {counted([each], lang)}"
    read = [each for each in checked if not each.error]
    if len(read) > 1:
        yield told(f"{len(read)} files: {counted(read, lang)}", lang)


def counted(checked: Sequence[Checked], lang: str = "en") -> str:
    """Return how many relations there are, and how many of each verdict."""
    findings = [finding for each in checked for finding in each.findings]
    total = len(findings)
    parts: list[str] = []
    for verdict, (one, several) in NOUNS.items():
        count = sum(finding.verdict == verdict for finding in findings)
        if count:
            parts.append(f"{count} {one if count == 1 else several}")
    head = sum(f.status == 1 and f.verdict not in ("refuted", "undefined") for f in findings)
    if head:
        parts.append(f"{head} of these wrong against the head of the chain")
    for name, said in (("ignored", "ignored"), ("missing", "not reached")):
        count = sum(getattr(each, name) for each in checked)
        if count:
            parts.append(f"{count} {said}")
    mishaps = sum(len(each.mishaps) for each in checked)
    if mishaps:
        parts.append(f"{mishaps} {'place' if mishaps == 1 else 'places'} in the text unreadable")
    noun = "relation" if total == 1 else "relations"
    whole = told(f"{total} {noun}", lang)
    said = [told(part, lang) for part in parts]
    return f"{whole}{word('colon', lang)}{word('comma', lang).join(said)}" if said else whole


class _Paint:
    def __init__(self, color: bool) -> None:
        self._color = color

    def __call__(self, text: str, shade: str) -> str:
        return f"{shade}{text}{END}" if self._color and text.strip() else text


def _painter(color: bool) -> _Paint:
    return _Paint(color)
