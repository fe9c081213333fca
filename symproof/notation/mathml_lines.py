"""Where a formula in MathML breaks on a narrow screen, and how wide it is.

A browser breaks no line inside `<math>`.  As a flexible box it wraps its children, so these are
segments: rows that begin at a relation, or at a plus or minus that stands in no brackets.  In a
segment that is still wider than a telephone, brackets and products break too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

# what a screen of 360 pixels has room for, in em
NARROW: Final = 15.0
# a segment
_ROW: Final = "<mrow>"
_END: Final = "</mrow>"
SCRIPT: Final = 0.75

# how a formula is set -> the width in em from which on a segment needs it
_FITS: Final = (("scroll", 23.0), ("tight", 17.5))

_TAG: Final = re.compile(r"<(/?)(\w+)[^<>]*?(/?)>|&[#\w]+;|[^<>&]")
_BREAK: Final = re.compile("<mo>(?:[=≠≤≥≈+−∈]|&[lg]t;)</mo>")
_FACTOR: Final = re.compile("<mo>(?:[=≠≤≥≈+−∈·]|&[lg]t;)</mo>|<mo[^<>]*>&#x2062;</mo>")
_TABLE: Final = re.compile(r"<mrow><mo[^<>]*>[\[{]</mo><mtable")
_BRACKET: Final = re.compile("<mo[^<>]*>[()|]</mo>")
_STRETCHY: Final = 'stretchy="true"'
_RIGID: Final = 'stretchy="false"'
_TEXT: Final = "<mtext>"
_SIGN: Final = "<mo>"
_SCRIPTS: Final = frozenset({"msub", "msup", "msubsup"})
_STACKS: Final = frozenset({"munder", "mover", "munderover", "mfrac", "mtable"})
# what shows nothing: the signs of application and of a product
_INVISIBLE: Final = frozenset({"&#x2061;", "&#x2062;"})


def segmented(source: str) -> str:
    """Return a formula as a row of segments, which a flexible box wraps."""
    return "".join(_segments(children(source.replace("> <", "><"))))


def children(source: str) -> list[str]:
    """Return the elements that a text consists of, without the white space between them."""
    found: list[str] = []
    depth = start = 0
    for match in re.finditer(r"<(/?)[^<>]*?(/?)>", source):
        closing, alone = match.groups()
        if depth == 0:
            start = match.start()
        depth += 0 if alone else -1 if closing else 1
        if depth == 0:
            found.append(source[start : match.end()])
    return found


def _unstretched(element: str) -> str:
    """Return an element; brackets that may end up in different lines are of one size."""
    return element.replace(_STRETCHY, _RIGID, 1) if _BRACKET.fullmatch(element) else element


def fit(source: str) -> str:
    """Return how a formula is set where it is narrow: "" as it is, or "tight", or "scroll"."""
    widest = max(map(width, children(source)), default=0.0)
    return next((way for way, limit in _FITS if widest > limit), "")


def _segments(elements: Sequence[str]) -> Iterator[str]:
    for row in _cut(elements, _BREAK):
        text = "".join(row)
        parts = list(_parts(row)) if width(text) > NARROW else []
        yield from parts or [f"{_ROW}{text}{_END}"]


def _parts(row: Sequence[str]) -> Iterator[str]:
    """Return the segments of a segment: its brackets taken apart, or the factors of a product.

    Matrices that stand side by side are told apart first; of other factors, brackets hold sums.
    """
    factors = _cut(row, _FACTOR)
    opened = _opened(row)
    if len(factors) > 1 and (opened == row or any("<mtable" in element for element in row)):
        for factor in factors:
            yield from _segments(factor)
    elif opened != row:
        parts = list(_segments(opened))
        # brackets that stay in one line are as tall as what they hold
        yield from parts if len(parts) > 1 else []


def _cut(elements: Sequence[str], before: re.Pattern[str]) -> list[list[str]]:
    """Return the elements of each segment; an operator that begins one stands between two."""
    rows: list[list[str]] = [[]]
    for element in elements:
        begins = before.fullmatch(element) is not None
        if (begins or element.startswith(_TEXT)) and rows[-1]:
            rows.append([])
        if begins and not rows[-1]:
            element = element.replace(_SIGN, '<mo form="infix">', 1)
        rows[-1].append(element)
    return rows


def _opened(row: Sequence[str]) -> Sequence[str]:
    """Return the elements of a row with those that are rows themselves taken apart."""
    found: list[str] = []
    for element in row:
        if element.startswith(_ROW) and not _TABLE.match(element):
            found += map(_unstretched, children(element[len(_ROW) : -len(_END)]))
        else:
            found.append(element)
    return row if len(found) == len(row) else found


def width(source: str) -> float:
    """Return the estimated width of MathML, or of text with MathML in it, in em."""
    stack: list[tuple[str, list[float]]] = [("", [])]
    for match in _TAG.finditer(source):
        closing, tag, alone = match.groups()
        if tag is None:
            stack[-1][1].append(_character(match.group(), stack[-1][0]))
        elif closing:
            name, parts = stack.pop()
            stack[-1][1].append(_whole(name, parts))
        elif not alone:
            stack.append((tag, []))
    return sum(stack[0][1])


def _character(text: str, tag: str) -> float:
    if text in _INVISIBLE:
        return 0.0
    if tag == "mo":
        return 0.4 if text in "()[]{}|′,/" else 1.3
    return 1.0 if text > "\u2e7f" else 0.5


def _whole(tag: str, parts: list[float]) -> float:
    """Return the width of an element with parts of these widths."""
    if tag in _SCRIPTS:
        return parts[0] + SCRIPT * max(parts[1:], default=0)
    if tag in _STACKS:
        return max(parts, default=0) + 0.3
    return sum(parts) + (1.0 if tag in ("mtd", "msqrt") else 0.0)
