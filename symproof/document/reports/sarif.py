"""The report as SARIF 2.1.0, which code scanning services read."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, Final
from urllib.parse import quote

from symproof import __version__
from symproof.document.model import Finding, Mishap
from symproof.document.reports.results import Checked, ends, source_of
from symproof.document.reports.telling import message
from symproof.document.reports.visible import escaped_json
from symproof.sayings import told

SCHEMA: Final = "https://json.schemastore.org/sarif-2.1.0.json"
HEAD: Final = "head"
WARNING: Final = "warning"
DOCUMENT: Final = "document"

# rule -> what it says, and the level of its results
RULES: Final = {
    "refuted": ("The relation is false: a counterexample is given.", "error"),
    "undefined": ("A term has no value at a point of the stated domain.", "error"),
    HEAD: ("The row is right as a step, and wrong against the first term of its chain.", "error"),
    "undecided": ("The relation was neither proved nor refuted.", "note"),
    "unreadable": ("The formula cannot be read.", "warning"),
    DOCUMENT: ("The text of the document cannot be read.", "warning"),
    WARNING: ("The relation is right under a reading or condition that is not stated.", "note"),
}


def rule_of(item: Finding | Mishap) -> str | None:
    """Return the rule that something falls under, None where all is as it should be."""
    if isinstance(item, Mishap):
        return DOCUMENT
    if item.verdict in RULES:
        return item.verdict
    if item.status == 1:
        return HEAD
    told = item.conditions or item.warnings or item.question.warnings
    return WARNING if told else None


def level_of(rule: str) -> str:
    """Return the level of a rule's results: error, warning or note."""
    return RULES[rule][1]


def sarif_report(checked: Sequence[Checked], lang: str = "en") -> str:
    """Return the report."""
    rules = [
        {
            "id": f"symproof/{name}",
            "name": name.capitalize(),
            "shortDescription": {"text": told(said, lang)},
            "defaultConfiguration": {"level": level},
        }
        for name, (said, level) in RULES.items()
    ]
    driver = {"name": "symproof", "version": __version__, "rules": rules}
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": [row for each in checked for row in _results(each, lang)],
        "invocations": [_invocation(checked)],
    }
    report = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
    return escaped_json(json.dumps(report, ensure_ascii=False, indent=1)) + "\n"


def _invocation(checked: Sequence[Checked]) -> dict[str, Any]:
    errors = [
        {"level": "error", "message": {"text": each.error}, "locations": [_file(each.path)]}
        for each in checked
        if each.error
    ]
    found: dict[str, Any] = {"executionSuccessful": not errors}
    return {**found, "toolExecutionNotifications": errors} if errors else found


def _results(checked: Checked, lang: str) -> Iterator[dict[str, Any]]:
    for item in checked.in_order:
        rule = rule_of(item)
        if rule is not None:
            yield {
                "ruleId": f"symproof/{rule}",
                "ruleIndex": list(RULES).index(rule),
                "level": level_of(rule),
                "message": {"text": message(item, lang)},
                "locations": [_location(item)],
            }


def _file(path: str) -> dict[str, Any]:
    return {"physicalLocation": {"artifactLocation": {"uri": _uri(path)}}}


def _uri(path: str) -> str:
    pure = Path(path)
    # bytes that are no text have an address all the same
    return pure.as_uri() if pure.is_absolute() else quote(os.fsencode(pure.as_posix()))


def _location(item: Finding | Mishap) -> dict[str, Any]:
    begin, end = ends(item)
    source = source_of(item)
    location = _file(source.path)
    if source.cell is not None:
        # lines of a cell are not those of the file
        return {
            **location,
            "logicalLocations": [{"name": f"cell {source.cell}, line {begin.line}"}],
        }
    region = {
        "startLine": begin.line,
        "startColumn": begin.column,
        "endLine": end.line,
        "endColumn": end.column,
    }
    location["physicalLocation"]["region"] = region
    return location
