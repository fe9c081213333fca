"""What is expected of the relations of a document: a table next to it, and how it is compared.

The table of `name.md` is `name.toml`.  Its keys are verdicts, each with the rows that are to have
it: `"12"` is the row with that tag, `"line 7"` what stands on that line (`"cell 2 line 7"` in a
notebook), and `"12/2"` the second relation of the row, counted from 1.  The verdicts `wrong`
(refuted or undefined) and `fine` (proved, proved to digits, a definition or assumed) are for rows
where either will do.  The table `against_head` says the same of rows against the head of their
chain.

Whatever a table does not name must be neither refuted nor undefined, as a step and against the
head: nothing is called wrong that is right.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from symproof.document.model import Finding

HERE = Path(__file__).parent
SUFFIXES = (".md", ".tex", ".ipynb")
GROUPS: Mapping[str, frozenset[str]] = {
    "wrong": frozenset({"refuted", "undefined"}),
    "fine": frozenset({"proved", "proved-to-digits", "definition", "assumed"}),
}
# what tables say besides: that a document cannot be read, what is said of it, and the heads
OTHER_KEYS = ("error", "says", "conditions", "against_head")
ROW = re.compile(r"(?P<name>.*?)(?:/(?P<which>\d+))?")


def documents(folder: str) -> list[Path]:
    """Return the documents of a corpus; an empty one would pass unnoticed."""
    places = (HERE / folder / "documents").iterdir()
    found = sorted(path for path in places if path.suffix in SUFFIXES)
    assert found
    return found


def table(path: Path) -> dict[str, Any]:
    """Return what is expected of a document."""
    return tomllib.loads(path.with_suffix(".toml").read_text(encoding="utf-8"))


def names(finding: Finding) -> Iterator[str]:
    """Yield the names by which a table may call the row of a finding."""
    question = finding.question
    line = f"line {question.place.line}"
    yield question.tag
    yield line if question.source.cell is None else f"cell {question.source.cell} {line}"


def chosen(row: str, findings: Sequence[Finding]) -> list[Finding]:
    """Return the findings of a row of a table."""
    match = ROW.fullmatch(row)
    assert match
    found = [finding for finding in findings if match["name"] in names(finding)]
    return [found[int(match["which"]) - 1]] if match["which"] else found


def shown(finding: Finding, verdict: str | None, expected: str) -> str:
    """Return a line about a row that is not as expected."""
    question = finding.question
    name = f"({question.tag})" if question.tag else next(name for name in names(finding) if name)
    reason = finding.reason or question.reason or question.expected
    latex = " ".join(question.latex.split())
    line = question.place.line
    return f"{name}, line {line}: {verdict}, not {expected}: {latex}  [{reason}]"


def _compared(
    wanted: Mapping[str, Any],
    verdicts: Mapping[int, str | None],
    findings: Sequence[Finding],
    what: str,
) -> Iterator[str]:
    named: set[int] = set()
    for expected, rows in wanted.items():
        allowed = GROUPS.get(expected, frozenset(expected.split(" or ")))
        for row in rows:
            of_row = chosen(row, findings)
            if not of_row:
                yield f"{row}: there is no such row"
            for finding in of_row:
                named.add(id(finding))
                if verdicts[id(finding)] not in allowed:
                    yield shown(finding, verdicts[id(finding)], expected + what)
    for finding in findings:
        if id(finding) not in named and verdicts[id(finding)] in GROUPS["wrong"]:
            yield shown(finding, verdicts[id(finding)], "right" + what)


def disagreements(expected: Mapping[str, Any], findings: Sequence[Finding]) -> list[str]:
    """Return a line for each relation of a document that is not as its table says."""
    steps = {key: expected[key] for key in expected if key not in OTHER_KEYS}
    heads = expected.get("against_head", {})
    own = {id(finding): finding.verdict for finding in findings}
    against = {id(finding): finding.against_head for finding in findings}
    return [
        *_compared(steps, own, findings, ""),
        *_compared(heads, against, findings, " against the head"),
    ]
