"""Widths of formulas, and where a long one breaks.

Formulas are text by now, of any notation.  A width is in em for LaTeX, estimated from the source,
and in columns of a terminal for any other notation.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Final, NamedTuple

Measure = Callable[[str], float]

# the widest head that stands in the first row, as a part of the line
HEAD: Final = 0.4
SCRIPT: Final = 0.75
DEFAULT: Final = 0.58
CJK: Final = "\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef"

# em in Computer Modern, with the space around operators and relations
WIDTHS: Final[Mapping[str, float]] = {
    **dict.fromkeys("0123456789", 0.5),
    **dict.fromkeys((" + ", " - "), 1.22),
    **dict.fromkeys("+-", 0.78),
    **dict.fromkeys(("=", "<", ">", r"\le", r"\ge", r"\ne"), 1.34),
    **dict.fromkeys("()[]", 0.4),
    **dict.fromkeys((r"\lvert", r"\rvert"), 0.28),
    **dict.fromkeys((",", ";", ".", ":"), 0.45),
    **dict.fromkeys((r"\cdot",), 0.73),
    **dict.fromkeys((r"\,",), 0.17),
    **dict.fromkeys(("&", r"\quad"), 1.0),
    r"\qquad": 2.0,
    "/": 0.5,
    **dict.fromkeys((r"\left", r"\right"), 0.45),
    **dict.fromkeys((r"\bigl", r"\bigr", r"\Bigl", r"\Bigr"), 0.1),
    **dict.fromkeys((r"\operatorname", r"\mathrm", r"\text", r"\texttt", r"\mathtt"), 0.1),
    **dict.fromkeys((r"\displaystyle", r"\textstyle"), 0.0),
    **{rf"\{name}": 0.5 * len(name) + 0.17 for name in ("sin", "cos", "tan", "log", "max", "min")},
    **{rf"\{name}": 0.5 * len(name) + 0.17 for name in ("sinh", "cosh", "tanh", "arctan", "ln")},
}

_TEX: Final = re.compile(r"\\(?:begin|end)\{[^}]*\}|\\[A-Za-z]+|\\.| [-+] |\S", re.DOTALL)


def columns(text: str) -> int:
    """Return how many columns of a terminal the text takes."""
    if text.isascii():
        return len(text)
    wide = sum(unicodedata.east_asian_width(c) in "WF" for c in text)
    return len(text) + wide - sum(unicodedata.combining(c) != 0 for c in text)


def ems(source: str) -> float:
    """Return the estimated width of a LaTeX formula in display style, in em."""
    return _row(iter(_TEX.findall(source)), "")


def _row(tokens: Iterator[str], end: str) -> float:
    """Return the width up to the token `end`; of several rows, the widest."""
    widest = total = 0.0
    for token in tokens:
        if token == end:
            break
        if token == "\\\\":
            widest, total = max(widest, total), 0.0
        else:
            total += _token(token, tokens)
    return max(widest, total)


def _token(token: str, tokens: Iterator[str]) -> float:
    match token:
        case "{":
            return _row(tokens, "}")
        case "^" | "_":
            return SCRIPT * _argument(tokens)
        case r"\frac":
            return max(_argument(tokens), _argument(tokens)) + 0.3
        case r"\sqrt":
            return _argument(tokens) + 0.9
        case _ if token.startswith(r"\begin{"):
            return _row(tokens, token.replace("begin", "end", 1)) + 1.7
        case _ if token > "\u2e7f":
            return 1.0
        case _:
            return WIDTHS.get(token, DEFAULT)


def _argument(tokens: Iterator[str]) -> float:
    token = next(tokens, "")
    return _token(token, tokens) if token else 0.0


# where a formula may break: before a relation, or before a sum's + or -, as it is printed
_BREAKS: Final = re.compile(r" (?:(=|<|>|≤|≥|≠|\\le|\\ge|\\ne)|[-+−])(?= )")
_MARKS: Final = re.compile(r"\\(?:begin|end)\{|\\left\b|\\right\b|\\lvert|\\rvert|\\.|[][{}()]")
_DEPTHS: Final[Mapping[str, tuple[int, int]]] = {
    **dict.fromkeys(("(", "[", r"\lvert"), (0, 1)),
    **dict.fromkeys((")", "]", r"\rvert"), (0, -1)),
    **dict.fromkeys(("{", r"\left"), (1, 0)),
    **dict.fromkeys(("}", r"\right"), (-1, 0)),
    # the brace around the environment's name closes by itself
    r"\begin{": (2, 0),
    r"\end{": (0, 0),
}


def _points(source: str) -> list[tuple[int, int]]:
    """Return the places to break at, each with its rank: relations first, then by brackets."""
    found: list[tuple[int, int]] = []
    marks = [(m.start(), *_DEPTHS.get(m.group(), (0, 0))) for m in _MARKS.finditer(source)]
    braces = rounds = i = 0
    for match in _BREAKS.finditer(source):
        while i < len(marks) and marks[i][0] < match.start():
            braces, rounds = braces + marks[i][1], rounds + marks[i][2]
            i += 1
        if braces == 0:
            found.append((match.start(), -1 if match.group(1) and rounds == 0 else rounds))
    return found


def broken(source: str, first: float, rest: float, measure: Measure) -> tuple[str, ...]:
    """Break a formula into pieces: the first as wide as `first`, the others as `rest`, at most.

    It breaks where the fewest brackets are open; a piece that cannot be broken stays too wide.
    """
    if measure(source) <= first:
        return (source,)
    points = _points(source)
    cuts = [0, *(position for position, _ in points), len(source)]
    ends = [0.0]
    for start, stop in pairwise(cuts):
        ends.append(ends[-1] + measure(source[start:stop]))
    pieces: list[str] = []
    begin, room = 0, first
    while ends[-1] - ends[begin] > room and begin < len(points):
        later = range(begin + 1, len(points) + 1)
        fitting = [i for i in later if ends[i] - ends[begin] <= room] or [begin + 1]
        # a line that is mostly empty is worse than one more open bracket
        full = [
            i
            for i in fitting
            if ends[i] - ends[begin] >= room / 3 or (begin and points[i - 1][1] < 0)
        ]
        cut = min(full or fitting, key=lambda i: (points[i - 1][1], -i))
        pieces.append(source[cuts[begin] : cuts[cut]].strip())
        begin, room = cut, rest
    pieces.append(source[cuts[begin] :].strip())
    return tuple(pieces)


def wrapped(text: str, width: float) -> list[str]:
    """Break a sentence into lines, at spaces and between Chinese characters."""
    lines = [""]
    for part in re.findall(rf"[{CJK}]\s*|[^\s{CJK}]+\s*", text):
        if lines[-1] and columns(lines[-1] + part.rstrip()) > width:
            lines.append("")
        lines[-1] += part
    return [line.rstrip() for line in lines]


class Row(NamedTuple):
    """A line of a calculation: pieces of its formula below each other, and its reason.

    The reason stands `beside` the last piece, in a column, or below it; `long` is one that may
    need several lines.  `width` is that of the last piece, `number` the inference that proves
    the line (None where these are not shown).
    """

    relation: str
    pieces: tuple[str, ...]
    reason: str
    number: int | None
    width: float
    long: bool
    beside: bool = False


class Laid(NamedTuple):
    """A chain of relations as it stands on the page: `compact` where its head stands in a row.

    `column` is the width of the formulas that have their reasons beside them.
    """

    head: tuple[str, ...]
    rows: tuple[Row, ...]
    compact: bool
    column: float


class Space(NamedTuple):
    """The width of a page and of what stands between formulas, in the unit of `measure`.

    `indent` stands before a relation, `hang` before what continues a formula, `gap` before
    a reason, which `words` measures.
    """

    width: float
    measure: Measure
    words: Measure
    indent: float
    hang: float
    gap: float

    def narrowed(self, by: float) -> Space:
        """Return the space that is left after an indentation."""
        return self._replace(width=self.width - by)


def lay(head: str, lines: Sequence[tuple[str, str, str, int | None]], space: Space) -> Laid:
    """Lay out a chain: its head, and the relation, formula, reason and number of each line."""
    measure, rest = space.measure, space.width - space.hang
    signs = [measure(line[0] + " ") for line in lines]
    reasons = [space.words(line[2]) for line in lines]
    rows: list[Row] = []
    for (relation, formula, reason, number), sign, reason_width in zip(
        lines, signs, reasons, strict=True
    ):
        room = space.width - space.indent - sign
        pieces = broken(formula, room, room - space.hang, measure)
        width = measure(pieces[-1]) + (space.hang if len(pieces) > 1 else 0)
        rows.append(Row(relation, pieces, reason, number, width, reason_width > 0.8 * rest))
    lead = max(signs, default=0) + space.gap
    column, beside = _column(rows, reasons, space.width - space.indent - lead)
    whole = measure(head) + lead + column + max(reasons, default=0)
    compact = whole <= space.width and len(beside) == len(rows)
    compact = compact and measure(head) <= HEAD * space.width
    return Laid(
        broken(head, space.width, rest, measure),
        tuple([row._replace(beside=i in beside) for i, row in enumerate(rows)]),
        compact and all(len(row.pieces) == 1 for row in rows),
        column,
    )


def _column(rows: list[Row], reasons: list[float], room: float) -> tuple[float, set[int]]:
    """Return the width of the formulas and the rows whose reasons fit beside it.

    The widest formula gives way first, so that the other reasons keep a column.
    """
    beside = set(range(len(rows)))
    while beside:
        column = max(rows[i].width for i in beside)
        if column + max(reasons[i] for i in beside) <= room:
            return column, beside
        beside.remove(max(beside, key=lambda i: (rows[i].width, reasons[i])))
    return 0.0, beside
