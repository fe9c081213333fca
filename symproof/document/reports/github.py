"""The report as commands of GitHub's workflows, which become annotations of a pull request."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from symproof.document.model import Finding, Mishap
from symproof.document.reports.results import Checked, ends, source_of
from symproof.document.reports.sarif import level_of, rule_of
from symproof.document.reports.telling import headline, message
from symproof.document.reports.text import summary
from symproof.document.reports.visible import visible
from symproof.sayings import told

COMMANDS: Final = {"error": "error", "warning": "warning", "note": "notice"}
DATA: Final = {"%": "%25", "\r": "%0D", "\n": "%0A"}
PROPERTY: Final = {**DATA, ":": "%3A", ",": "%2C"}


def github_report(checked: Sequence[Checked], *, strict: bool = False, lang: str = "en") -> str:
    """Return the report; with `strict`, what is undecided or unreadable is an error too."""
    rows = [row for each in checked for row in _rows(each, strict, lang)]
    return "".join(f"{row}\n" for row in [*rows, *summary(checked, lang=lang)])


def _rows(checked: Checked, strict: bool, lang: str) -> Iterator[str]:
    if checked.error:
        place = f"file={escaped(checked.path, PROPERTY)}"
        yield f"::error {place},title={told('unreadable', lang)}::{escaped(checked.error, DATA)}"
    for item in checked.in_order:
        rule = rule_of(item)
        if rule is not None:
            level = level_of(rule)
            if strict and rule in ("undecided", "unreadable", "document"):
                level = "error"
            yield _command(item, COMMANDS[level], lang)


def _command(item: Finding | Mishap, command: str, lang: str) -> str:
    begin, end = ends(item)
    source = source_of(item)
    unread = isinstance(item, Mishap)
    title = "symproof: " + (told("unreadable", lang) if unread else headline(item, lang))
    places = {"file": source.path}
    if source.cell is None:
        places |= {"line": str(begin.line), "endLine": str(end.line)}
        if begin.line == end.line:
            # columns of several lines are not understood
            places |= {"col": str(begin.column), "endColumn": str(end.column)}
    else:
        title += f" ({told(f'cell {source.cell}, line {begin.line}', lang)})"
    said = ",".join(f"{key}={escaped(text, PROPERTY)}" for key, text in places.items())
    return (
        f"::{command} {said},title={escaped(title, PROPERTY)}::{escaped(message(item, lang), DATA)}"
    )


def escaped(text: str, table: dict[str, str]) -> str:
    """Return a text in which nothing ends or begins a command, or one of its properties."""
    shown = "".join(table.get(character, character) for character in text)
    # a log is shown on a terminal
    return visible(shown)
