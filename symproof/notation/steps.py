"""The text of a calculation: lines with reasons, and cases with lines of their own.

```
    relu(x) - relu(-x)
    = max(x, 0) - max(-x, 0)      by unfold relu
    case x >= 0:
        = x - 0                   by unfold max
        = x                       by ring
    case x < 0:
        ...
```

The first line is a term; every other starts with a relation, or with `case` and its conditions,
or continues the line above.  Cases that follow each other at one indentation belong together.
`#` starts a comment.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from symproof.kernel.sequent import Claim
from symproof.kernel.term import Term
from symproof.notation.errors import NotationError
from symproof.notation.plain import parse_relations, parse_term

# kind of reason -> what follows it: names, a term, or nothing
KINDS: Final = {
    "unfold": "names",
    "fact": "names",
    "axiom": "names",
    "linear": "names",
    "cases": "term",
    "ring": "",
    "field": "",
    "exp": "",
    "case": "",
    "order": "",
}
RELATION: Final = re.compile(r"(<=|>=|!=|=|<|>)\s*")
BY: Final = re.compile(r"\s+by\s+(?P<reasons>[^()]*(?:\([^()]*\)[^()]*)*)$")


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a line follows: a kind, the names it cites, the term that `cases` splits on."""

    kind: str
    names: tuple[str, ...] = ()
    term: Term | None = None


@dataclass(frozen=True, slots=True)
class Step:
    """A line as read; the first of a calculation has the relation ""."""

    number: int
    relation: str
    term: Term
    reasons: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True)
class StepBranch:
    """One case as read."""

    number: int
    conditions: tuple[Claim, ...]
    block: tuple[Step | StepCases, ...]


@dataclass(frozen=True, slots=True)
class StepCases:
    """Cases as read."""

    number: int
    branches: tuple[StepBranch, ...]


StepBlock = tuple[Step | StepCases, ...]


class StepError(NotationError):
    """A line of a calculation that cannot be read; `number` counts lines from 0."""

    def __init__(self, number: int, text: str, position: int, expected: str) -> None:
        super().__init__(text, position, expected)
        self.number = number


@dataclass(slots=True)
class _Row:
    number: int
    indent: int
    text: str


def parse_steps(text: str) -> StepBlock:
    """Read a calculation.

    Raises:
        StepError: a line cannot be read; its number is that of the line within `text`.
    """
    rows = _rows(text)
    if not rows:
        raise StepError(0, text, 0, "a calculation")
    head = rows[0]
    if RELATION.match(head.text) or head.text.startswith("case "):
        raise StepError(head.number, head.text, 0, "a term to start the calculation with")
    block, end = _block(rows, 1, 0)
    if end < len(rows):
        row = rows[end]
        raise StepError(row.number, row.text, 0, "a line that starts with a relation")
    first = Step(head.number, "", _term(head.number, head.text))
    return (first, *block)


def _rows(text: str) -> list[_Row]:
    rows: list[_Row] = []
    for number, line in enumerate(text.splitlines()):
        content = line.split("#", 1)[0].rstrip()
        stripped = content.lstrip()
        if not stripped:
            continue
        starts = RELATION.match(stripped) or stripped.startswith("case ") or not rows
        if starts:
            rows.append(_Row(number, len(content) - len(stripped), stripped))
        else:
            rows[-1].text += " " + stripped
    return rows


def _block(rows: list[_Row], start: int, indent: int) -> tuple[StepBlock, int]:
    """Read the rows from `start` that are indented by at least `indent`."""
    items: list[Step | StepCases] = []
    i = start
    while i < len(rows) and rows[i].indent >= indent:
        row = rows[i]
        if not row.text.startswith("case "):
            items.append(_step(row))
            i += 1
            continue
        branches: list[StepBranch] = []
        while i < len(rows) and rows[i].indent == row.indent and rows[i].text.startswith("case "):
            heading = rows[i]
            block, i = _block(rows, i + 1, row.indent + 1)
            branches.append(StepBranch(heading.number, _conditions(heading), block))
        items.append(StepCases(row.number, tuple(branches)))
    return tuple(items), i


def _step(row: _Row) -> Step:
    relation = RELATION.match(row.text)
    if relation is None:
        raise StepError(row.number, row.text, 0, "a relation such as =")
    body = row.text[relation.end() :]
    by = BY.search(body)
    reasons = _reasons(row, by["reasons"]) if by else ()
    return Step(
        row.number, relation[1], _term(row.number, body[: by.start()] if by else body), reasons
    )


def _term(number: int, text: str) -> Term:
    try:
        return parse_term(text.strip())
    except NotationError as error:
        raise StepError(number, error.text, error.position, error.expected) from error


def _reasons(row: _Row, text: str) -> tuple[Reason, ...]:
    return tuple([_reason(row, part.strip()) for part in text.split(",")])


def _reason(row: _Row, text: str) -> Reason:
    kind, _, rest = text.partition(" ")
    position = max(row.text.rfind(text), 0)
    match KINDS.get(kind):
        case "names" if rest.split():
            names = rest.split()
            return Reason(kind, tuple(names))
        case "term" if rest:
            return Reason(kind, (), _term(row.number, rest))
        case "" if not rest:
            return Reason(kind)
        case None:
            raise StepError(row.number, row.text, position, f"a reason: {', '.join(KINDS)}")
        case wanted:
            expected = f"{kind} followed by {wanted or 'nothing'}"
            raise StepError(row.number, row.text, position, expected)


def _conditions(row: _Row) -> tuple[Claim, ...]:
    text = row.text.removeprefix("case ").rstrip()
    if not text.endswith(":"):
        raise StepError(row.number, row.text, len(row.text), "a colon after the conditions")
    found: list[Claim] = []
    for part in text[:-1].split(","):
        found.extend(conditions(row.number, part.strip()))
    return tuple(found)


def conditions(number: int, text: str) -> tuple[Claim, ...]:
    """Read a chain of comparisons such as -3 < x <= 3 as claims.

    Raises:
        StepError: it is not one.
    """
    try:
        left, chain = parse_relations(text)
    except NotationError as error:
        raise StepError(number, error.text, error.position, error.expected) from error
    if not chain:
        raise StepError(number, text, len(text), "a comparison such as x > 0")
    found: list[Claim] = []
    for relation, right in chain:
        found.append(written_claim(left, relation, right))
        left = right
    return tuple(found)


def written_claim(a: Term, relation: str, b: Term) -> Claim:
    """Return the claim of a relation as written: a > b is b < a."""
    if relation in (">", ">="):
        return Claim("<" if relation == ">" else "<=", b, a)
    return Claim(relation, a, b)
