"""What a graph consists of: cells that contain it, pieces without breaks, and gaps between them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import inf
from typing import Final, NamedTuple

# beyond this many times the height of most of the graph it is not shown
TALL: Final = 6.0


class Cell(NamedTuple):
    """An interval and bounds of the graph over it, rounded outwards."""

    left: Fraction
    right: Fraction
    bottom: float
    top: float

    @property
    def height(self) -> float:
        """How far the bounds are from each other."""
        return self.top - self.bottom


class Hole(NamedTuple):
    """An interval where the graph may break; its bounds, if there are any; `empty` is undefined."""

    left: Fraction
    right: Fraction
    cell: Cell | None
    empty: bool


class Gap(NamedTuple):
    """A place where the graph breaks, and its values there: None where it has none.

    `before` and `after` are what it tends to from the two sides; the place, and so the value at
    it, is certain if `exact`.
    """

    at: Fraction
    before: float | None
    value: float | None
    after: float | None
    exact: bool


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of the graph without breaks: the cells that contain it, and points on it."""

    cells: tuple[Cell, ...]
    points: tuple[tuple[float, float], ...]


@dataclass(frozen=True, slots=True)
class Graph:
    """The graph of a term over an interval."""

    pieces: tuple[Piece, ...]
    gaps: tuple[Gap, ...]

    @property
    def height(self) -> float:
        """The greatest height of a cell."""
        return max([cell.height for piece in self.pieces for cell in piece.cells], default=0.0)

    @property
    def bounds(self) -> tuple[float, float] | None:
        """The least and the greatest value that is worth showing, None where there is no graph."""
        cells = [cell for piece in self.pieces for cell in piece.cells]
        return worth_showing(cells) if cells else None


def worth_showing(cells: Sequence[Cell]) -> tuple[float, float]:
    """Return the least and greatest value of some cells, but for those far from most of them."""
    ordered = sorted(cells, key=lambda cell: cell.bottom + cell.top)
    whole = sum([cell.right - cell.left for cell in ordered], Fraction(0))
    low, high = _middle(ordered, whole / 10), _middle(reversed(ordered), whole / 10)
    room = TALL * (high - low) or inf
    least, most = min(cell.bottom for cell in cells), max(cell.top for cell in cells)
    return max(least, low - room), min(most, high + room)


def _middle(ordered: Iterable[Cell], share: Fraction) -> float:
    """Return the middle of the first cell with which a share of the width is reached."""
    width = Fraction(0)
    middle = 0.0
    for cell in ordered:
        middle = (cell.bottom + cell.top) / 2
        width += cell.right - cell.left
        if width >= share:
            break
    return middle


def reflected(graph: Graph) -> Graph:
    """Return the graph of f(-x) for that of f(x)."""
    pieces = [
        Piece(
            tuple([Cell(-c.right, -c.left, c.bottom, c.top) for c in reversed(piece.cells)]),
            tuple([(0.0 - x, y) for x, y in reversed(piece.points)]),
        )
        for piece in reversed(graph.pieces)
    ]
    gaps = [Gap(-g.at, g.after, g.value, g.before, g.exact) for g in reversed(graph.gaps)]
    return Graph(tuple(pieces), tuple(gaps))


def widened(cells: Sequence[Cell], least: Fraction) -> list[Cell]:
    """Return fewer cells that contain the same graph: none, but for the last, is narrower."""
    found: list[Cell] = []
    for cell in cells:
        last = found[-1] if found else None
        if last is None or last.right - last.left >= least:
            found.append(cell)
        else:
            bottom, top = min(last.bottom, cell.bottom), max(last.top, cell.top)
            found[-1] = Cell(last.left, cell.right, bottom, top)
    return found
