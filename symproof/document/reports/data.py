"""The report as JSON: one object per relation, in source order."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any

from symproof.document.model import Finding, Mishap
from symproof.document.reports.results import Checked, ends
from symproof.document.reports.telling import bare_tag, mishap_text, troubled
from symproof.document.reports.visible import escaped_json
from symproof.sayings import told
from symproof.wording import json_counterexample, json_undefined


def json_report(checked: Sequence[Checked], lang: str = "en") -> str:
    """Return the report: a list of objects, and of files that cannot be read one each."""
    rows = [row for each in checked for row in _rows(each, lang)]
    return escaped_json(json.dumps(rows, ensure_ascii=False, indent=1)) + "\n"


def _rows(checked: Checked, lang: str) -> Iterator[dict[str, Any]]:
    if checked.error:
        yield _document(checked.path, 1, 1, checked.error)
    for item in checked.in_order:
        yield _mishap(item, lang) if isinstance(item, Mishap) else entry(item, lang)


def _document(path: str, line: int, column: int, reason: str) -> dict[str, Any]:
    """Return an object for what is wrong with a document, not with one of its relations."""
    return {
        "file": path,
        "line": line,
        "column": column,
        "tag": None,
        "latex": "",
        "verdict": "unreadable",
        "against_head": None,
        "reason": reason,
        "assumptions": [],
        "counterexample": None,
        "undefined": None,
        "seconds": 0.0,
        "kind": "document",
    }


def _mishap(mishap: Mishap, lang: str) -> dict[str, Any]:
    begin, _ = ends(mishap)
    row = _document(mishap.source.path, begin.line, begin.column, mishap_text(mishap, lang))
    return {**row, "cell": mishap.source.cell}


def entry(finding: Finding, lang: str = "en") -> dict[str, Any]:
    """Return the object of a relation."""
    question = finding.question
    begin, end = ends(finding)
    row: dict[str, Any] = {
        "file": question.source.path,
        "line": begin.line,
        "column": begin.column,
        "tag": bare_tag(question) or None,
        "latex": question.latex,
        "verdict": finding.verdict,
        "against_head": finding.against_head,
        "reason": told(finding.reason, lang),
        "assumptions": [use.text for use in question.assumptions],
        "counterexample": _counterexample(finding),
        "undefined": None if finding.undefined is None else json_undefined(finding.undefined),
        "seconds": round(finding.seconds, 6),
        "kind": "relation",
        "end_line": end.line,
        "end_column": end.column,
        "cell": question.source.cell,
        "definitions": [use.text for use in question.definitions],
        "conditions": list(finding.conditions),
        "warnings": [
            told(warning, lang)
            for warning in dict.fromkeys([*question.warnings, *finding.warnings])
        ],
        "equal_at": list(finding.equal_at),
        "suggestion": _suggestion(finding, lang),
    }
    if finding.verdict == "unreadable":
        line, column = question.source.position(troubled(question))
        row["expected"] = {"line": line, "column": column, "text": told(question.expected, lang)}
    return row


def _counterexample(finding: Finding) -> dict[str, Any] | None:
    if finding.misfit is not None:
        left, right, term = finding.misfit
        shapes = {"shapes": [left, right], "term": term}
        return {"point": {}, "left": [], "right": [], "functions": {}, **shapes}
    found = finding.counterexample
    return None if found is None else json_counterexample(found)


def _suggestion(finding: Finding, lang: str) -> dict[str, str] | None:
    if finding.suggestion is None:
        return None
    latex, change = finding.suggestion
    return {"latex": latex, "change": told(change, lang)}
