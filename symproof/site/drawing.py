"""Graphs of theorems as SVG: boxes with links, arrows between them, themed by the style sheet."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape
from typing import Final, NamedTuple

from symproof.layout import wrapped
from symproof.site.layering import Edge, placed

WIDTH: Final = 210
# between the layers, and between boxes
GAP: Final = 64
BETWEEN: Final = 14
LINE: Final = 18
PADDING: Final = 8
MARGIN: Final = 4
# of the text in a box, in columns of a terminal
COLUMNS: Final = 25
# how far an arrow bends
BEND: Final = GAP / 2


class Box(NamedTuple):
    """A box of a drawing: what it says, where it leads, and what it is, for the style sheet."""

    name: str
    label: str
    href: str = ""
    kind: str = "own"


class Drawing(NamedTuple):
    """A graph to be drawn, with a name that is its own on the page."""

    name: str
    title: str
    text: str
    boxes: Sequence[Box]
    arrows: Sequence[Edge]


def svg(drawing: Drawing) -> str:
    """Return a drawing as an SVG element, to stand in a page.

    Raises:
        ValueError: the arrows go round in a circle.
    """
    lines = {box.name: wrapped(box.label, COLUMNS) for box in drawing.boxes}
    heights = {name: 2 * PADDING + LINE * len(texts) for name, texts in lines.items()}
    found = placed([box.name for box in drawing.boxes], drawing.arrows, heights, BETWEEN)
    columns = 1 + max(found.layers.values(), default=0)
    width = columns * WIDTH + (columns - 1) * GAP + 2 * MARGIN
    height = found.height + 2 * MARGIN
    name = drawing.name
    rows = [
        f'<svg class="graph" role="group" aria-labelledby="{name}-title" '
        f'aria-describedby="{name}-text" width="{width}" height="{_number(height)}" '
        f'viewBox="0 0 {width} {_number(height)}" xmlns="http://www.w3.org/2000/svg">',
        f'<title id="{name}-title">{escape(drawing.title)}</title>',
        f'<desc id="{name}-text">{escape(drawing.text)}</desc>',
        f'<defs><marker id="{name}-head" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" '
        'markerHeight="7" orient="auto"><path class="head" d="M0 0 8 4 0 8z"/></marker></defs>',
    ]
    for (source, target), passing in found.paths.items():
        way = [
            (_left(found.layers[source]) + WIDTH, found.middles[source]),
            *_through(passing),
            (_left(found.layers[target]), found.middles[target]),
        ]
        rows.append(f'<path class="arrow" d="{_curve(way)}" marker-end="url(#{name}-head)"/>')
    for box in drawing.boxes:
        left, middle = _left(found.layers[box.name]), found.middles[box.name] + MARGIN
        rows.append(_box(box, lines[box.name], left, middle - heights[box.name] / 2))
    return "\n".join([*rows, "</svg>"])


def _left(layer: int) -> int:
    return MARGIN + layer * (WIDTH + GAP)


def _through(passing: Iterable[tuple[int, float]]) -> list[tuple[float, float]]:
    """Return the points at both ends of the places that an arrow passes through."""
    return [(x, y) for layer, y in passing for x in (_left(layer), _left(layer) + WIDTH)]


def _curve(way: Sequence[tuple[float, float]]) -> str:
    """Return the path of an arrow that is level at every point of its way."""
    (x, y), *rest = way
    text = f"M{_number(x)} {_number(y + MARGIN)}"
    for i, (right, down) in enumerate(rest):
        if i % 2:
            text += f"H{_number(right)}"
        else:
            bend = (f"{_number(x + BEND)} {_number(y + MARGIN)}",)
            bend += (f"{_number(right - BEND)} {_number(down + MARGIN)}",)
            text += f"C{' '.join(bend)} {_number(right)} {_number(down + MARGIN)}"
        x, y = right, down
    return text


def _box(box: Box, lines: Sequence[str], left: float, top: float) -> str:
    height = 2 * PADDING + LINE * len(lines)
    middle = _number(left + WIDTH / 2)
    texts = [
        f'<tspan x="{middle}" y="{_number(top + PADDING + LINE * (i + 0.75))}">{escape(line)}'
        "</tspan>"
        for i, line in enumerate(lines)
    ]
    # the space between the lines is for those who hear it
    shape = (
        f'<rect x="{_number(left)}" y="{_number(top)}" width="{WIDTH}" height="{height}" rx="6"/>'
        f'<text text-anchor="middle">{" ".join(texts)}</text>'
    )
    if not box.href:
        return f'<g class="box {box.kind}">{shape}</g>'
    return f'<a class="box {box.kind}" href="{escape(box.href)}">{shape}</a>'


def _number(value: float) -> str:
    """Return a length, rounded, so that it is the same on every machine."""
    return f"{round(value, 1):g}"
