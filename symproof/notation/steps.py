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
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property, partial
from typing import Final, NamedTuple

from symproof.kernel.sequent import Claim
from symproof.kernel.term import Term
from symproof.notation.errors import NotationError, shown_shape
from symproof.notation.places import ROUNDED
from symproof.notation.plain import Shapes, parse_relations, parse_term
from symproof.notation.statement_reader import ROUNDED_SIGNS, StatementReader
from symproof.notation.statement_reader import written_claim as written_claim

# kind of reason -> what follows it: names, a term, or nothing
KINDS: Final = {
    "unfold": "names",
    "fact": "names",
    "axiom": "names",
    "linear": "names",
    "cases": "term or nothing",
    "ring": "",
    "field": "",
    "exp": "",
    "case": "",
    "order": "",
    "derivative": "",
    "log": "",
    "root": "",
    "trig": "",
    "enclose": "",
    "increasing": "",
    "limit": "",
    "integral": "",
    "blocks": "",
    "entries": "",
}
WANTED: Final = {"names": "a name", "": "a comma or the end"}
CASE: Final = re.compile(r"case(?=[\s:]|$)")
RELATION: Final = re.compile(r"(<=|>=|!=|~=|≈|=|<|>)\s*")
BY: Final = re.compile(r"\sby(?=\s+[A-Za-z]|\s*$)")


class Reason(NamedTuple):
    """Why a line follows: a kind, the names it cites, the term that `cases` splits on."""

    kind: str
    names: tuple[str, ...] = ()
    term: Term | None = None


class Step(NamedTuple):
    """A line as read; the first of a calculation has the relation ""."""

    number: int
    relation: str
    term: Term
    reasons: tuple[Reason, ...] = ()


class StepBranch(NamedTuple):
    """One case as read."""

    number: int
    conditions: tuple[Claim, ...]
    block: tuple[Step | StepCases, ...]


class StepCases(NamedTuple):
    """Cases as read."""

    number: int
    branches: tuple[StepBranch, ...]


StepBlock = tuple[Step | StepCases, ...]


class StepError(NotationError):
    """A line of a calculation that cannot be read; `number` counts lines from 0.

    `others` are the errors of the lines after it.
    """

    def __init__(self, number: int, text: str, position: int, expected: str) -> None:
        super().__init__(text, position, expected)
        self.number = number
        self.others: tuple[StepError, ...] = ()


@dataclass
class _Row:
    """A line with those that continue it, and for each where its text starts in the row."""

    indent: int
    numbers: list[int]
    parts: list[str]

    @property
    def number(self) -> int:
        return self.numbers[0]

    @cached_property
    def text(self) -> str:
        return " ".join(self.parts)

    @property
    def is_case(self) -> bool:
        return CASE.match(self.parts[0]) is not None

    def error(self, position: int, expected: str) -> StepError:
        """Return what was expected at a position of the text, with its own line's number."""
        number, end = self.number, 0
        for line, part in zip(self.numbers, self.parts, strict=True):
            if end <= position:
                number = line
            end += len(part) + 1
        return StepError(number, self.text, position, expected)


def parse_steps(text: str, *, shapes: Shapes | None = None) -> StepBlock:
    """Read a calculation, in which the names that have `shapes` are matrices.

    Raises:
        StepError: lines cannot be read; their numbers are those of the lines within `text`.
    """
    term = partial(parse_term, shapes=shapes)
    rows = _rows(text)
    if not rows:
        raise StepError(0, text, 0, "a calculation")
    head, *rest = rows
    contents: list[Step | tuple[Claim, ...]] = []
    errors: list[StepError] = []
    for row in rows:
        try:
            contents.append(_head(row, term) if row is head else _content(row, term))
        except StepError as error:
            errors.append(error)
    errors += _misfits(rows, contents)
    if errors:
        errors[0].others = tuple(errors[1:])
        raise errors[0]
    first, *below = contents
    block, _ = _block(list(zip(rest, below, strict=True)), 0, 0)
    return (first, *block) if isinstance(first, Step) else block


def _misfits(rows: list[_Row], contents: list[Step | tuple[Claim, ...]]) -> list[StepError]:
    """Return an error for each line that has not the shape of the first one."""
    steps = {content.number: content for content in contents if isinstance(content, Step)}
    first = steps.get(rows[0].number)
    if first is None:
        return []
    wanted = f"a term of the first line's shape, {shown_shape(first.term.shape)}"
    return [
        row.error(0, f"{wanted} (this one's is {shown_shape(steps[row.number].term.shape)})")
        for row in rows
        if row.number in steps and steps[row.number].term.shape != first.term.shape
    ]


def _rows(text: str) -> list[_Row]:
    rows: list[_Row] = []
    for number, line in enumerate(text.split("\n")):
        content = line.split("#", 1)[0].rstrip()
        stripped = content.lstrip()
        if not stripped:
            continue
        if RELATION.match(stripped) or CASE.match(stripped) or not rows:
            rows.append(_Row(len(content) - len(stripped), [number], [stripped]))
        else:
            rows[-1].numbers.append(number)
            rows[-1].parts.append(stripped)
    return rows


def _block(
    rows: list[tuple[_Row, Step | tuple[Claim, ...]]], start: int, indent: int
) -> tuple[StepBlock, int]:
    """Return the items from `start` that are indented by at least `indent`."""
    items: list[Step | StepCases] = []
    i = start
    while i < len(rows) and rows[i][0].indent >= indent:
        row, content = rows[i]
        if isinstance(content, Step):
            items.append(content)
            i += 1
            continue
        branches: list[StepBranch] = []
        while i < len(rows) and rows[i][0].indent == row.indent:
            heading, conditions = rows[i]
            if isinstance(conditions, Step):
                break
            block, i = _block(rows, i + 1, row.indent + 1)
            branches.append(StepBranch(heading.number, conditions, block))
        items.append(StepCases(row.number, tuple(branches)))
    return tuple(items), i


def _head(row: _Row, reader: Callable[[str], Term]) -> Step:
    if row.is_case or RELATION.match(row.text):
        raise row.error(0, "a term to start the calculation with")
    return Step(row.number, "", _term(row, 0, len(row.text), reader))


def _content(row: _Row, reader: Callable[[str], Term]) -> Step | tuple[Claim, ...]:
    text = row.text
    if row.is_case:
        return _conditions(row)
    relation = RELATION.match(text)
    if relation is None:
        raise row.error(0, "a relation such as =")
    by = [match.start() for match in BY.finditer(text, relation.end())]
    end = by[-1] if by else len(text)
    sign = relation[1]
    if sign in ROUNDED_SIGNS:
        sign, reader = ROUNDED, _rounded_to
    term = _term(row, relation.end(), end, reader)
    return Step(row.number, sign, term, _reasons(row, end + 3) if by else ())


def _term(row: _Row, start: int, end: int, reader: Callable[[str], Term] = parse_term) -> Term:
    """Return the term that a part of the row is."""
    try:
        return reader(row.text[start:end])
    except NotationError as error:
        raise row.error(start + error.position, error.expected) from error


def _rounded_to(text: str) -> Term:
    return StatementReader(text).whole_numeral("≈")


def _reasons(row: _Row, start: int) -> tuple[Reason, ...]:
    return tuple([_reason(row, *part) for part in _parts(row.text, start, len(row.text))])


def _parts(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield where the parts between commas outside brackets begin and end."""
    depth = 0
    for i in range(start, end):
        depth += (text[i] in "([") - (text[i] in ")]")
        if text[i] == "," and depth == 0:
            yield start, i
            start = i + 1
    yield start, end


def _reason(row: _Row, start: int, end: int) -> Reason:
    words = row.text[start:end].split()
    start += len(row.text[start:end]) - len(row.text[start:end].lstrip())
    kind, *names = words or ("",)
    match KINDS.get(kind):
        case "names" if names:
            return Reason(kind, tuple(names))
        case "term or nothing":
            return Reason(kind, (), _term(row, start + len(kind), end) if names else None)
        case "" if not names:
            return Reason(kind)
        case None:
            raise row.error(start, f"a reason: {', '.join(KINDS)}")
        case wanted:
            after = start + len(kind)
            if names:
                after = row.text.index(names[0], after)
            raise row.error(after, f"{WANTED[wanted]} after {kind}")


def _conditions(row: _Row) -> tuple[Claim, ...]:
    text = row.text
    if not text.endswith(":"):
        raise row.error(len(text), "a colon after the conditions")
    found: list[Claim] = []
    for start, end in _parts(text, len("case"), len(text) - 1):
        try:
            left, chain = parse_relations(text[start:end])
        except NotationError as error:
            raise row.error(start + error.position, error.expected) from error
        if not chain:
            raise row.error(end, "a comparison such as x > 0")
        for relation, right in chain:
            found.append(written_claim(left, relation, right))
            left = right
    return tuple(found)
