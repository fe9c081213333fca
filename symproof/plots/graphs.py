"""The graph of a term, certified: pieces in cells that contain it, and the places where it breaks.

Where a branch, a kink or a divisor is not certain an interval is halved, until what is left is
too narrow to be seen: there the graph is joined only if the values on both sides and at the place
agree.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from fractions import Fraction
from typing import Final

from symproof.engine.refutation import balls
from symproof.engine.refutation.enclosures import Undefined
from symproof.engine.refutation.points import simplest
from symproof.kernel.sequent import Definition
from symproof.kernel.term import Term
from symproof.plots.cells import Cell, Gap, Graph, Hole, Piece, worth_showing
from symproof.plots.tracing import Tracer

BITS: Final = 80
# of the height of the graph: cells that are taller are halved
STEEP: Final = 1 / 50
# values so near, as a share of the height of the graph, are one value
NEAR: Final = 1e-4
# where values are compared that should be near a limit, in widths of what is left at a break
CLOSE: Final = (1, 3, 8, 21)
# what is left of an interval at a kink is narrower
KINK: Final = Fraction(1, 2**10)


def graph_of(
    term: Term,
    variable: str,
    functions: Mapping[str, Definition],
    span: tuple[Fraction, Fraction],
    count: int,
    *,
    least: float = 0.0,
    steep: float = STEEP,
) -> Graph:
    """Return the graph of a term over an interval, in about so many cells.

    The cells contain the graph if FLINT is right; there are more of them where it is steep, as a
    picture shows it that is at least so high as `least`: a cell is at most the part `steep` of
    its height.
    """
    tracer = Tracer(term, variable, functions)
    with balls.workprec(BITS):
        found = _merged(tracer.cells(*span, count))
        shown = _shown([part for part in found if isinstance(part, Cell)], least)
        pieces: list[Piece] = []
        gaps: list[Gap] = []
        run: list[Cell] = []
        for i, part in enumerate(found):
            if isinstance(part, Cell):
                run += tracer.refined(part, shown, steep * (shown[1] - shown[0]))
                continue
            before = found[i - 1] if i else None
            after = found[i + 1] if i + 1 < len(found) else None
            gap = _gap(tracer, part, before, after, NEAR * (shown[1] - shown[0]))
            if gap is None and part.cell is not None:
                run.append(part.cell)
                continue
            if gap is not None:
                gaps.append(gap)
            pieces += _piece(tracer, run)
            run = []
        pieces += _piece(tracer, run)
    return Graph(tuple(pieces), tuple(gaps))


def boxes_of(
    term: Term,
    variable: str,
    functions: Mapping[str, Definition],
    span: tuple[Fraction, Fraction],
    count: int,
) -> tuple[Cell, ...]:
    """Return what interval arithmetic says of a term over so many equal intervals.

    Where it says nothing, or the term has no value, there is no cell.
    """
    tracer = Tracer(term, variable, functions)
    step = (span[1] - span[0]) / count
    found: list[Cell] = []
    with balls.workprec(BITS):
        for i in range(count):
            with suppress(Undefined):
                cell, _ = tracer.over(span[0] + i * step, span[0] + (i + 1) * step)
                found += () if cell is None else (cell,)
    return tuple(found)


def _merged(parts: Iterator[Cell | Hole]) -> list[Cell | Hole]:
    """Return the parts, neighbouring holes of a kind as one."""
    found: list[Cell | Hole] = []
    for part in parts:
        last = found[-1] if found else None
        if isinstance(part, Hole) and isinstance(last, Hole) and part.empty == last.empty:
            cell = None
            if part.cell is not None and last.cell is not None:
                bottom = min(part.cell.bottom, last.cell.bottom)
                cell = Cell(last.left, part.right, bottom, max(part.cell.top, last.cell.top))
            found[-1] = Hole(last.left, part.right, cell, part.empty)
        else:
            found.append(part)
    return found


def _shown(cells: Sequence[Cell], least: float) -> tuple[float, float]:
    """Return what is shown of the values, at least so high, and as they are far from 0."""
    if not cells:
        return 0.0, max(least, 1.0)
    low, high = worth_showing(cells)
    least = max(least, abs(low) / 50, abs(high) / 50) or 1.0
    more = max(least - (high - low), 0.0) / 2
    return low - more, high + more


def _gap(
    tracer: Tracer,
    hole: Hole,
    before: Cell | Hole | None,
    after: Cell | Hole | None,
    near: float,
) -> Gap | None:
    """Return how the graph breaks in a hole, None where it goes on, or there is nothing to say."""
    if hole.empty:
        return None
    width = max(hole.right - hole.left, Fraction(1, 2**40))
    first = _limit(tracer, before, hole.left, -width, near)
    last = _limit(tracer, after, hole.right, width, near)
    place = simplest(hole.left, hole.right)
    value = tracer.at(place)
    ended = [(side, isinstance(part, Cell)) for part, side in ((before, first), (after, last))]
    if value is not None and all(
        side is not None and abs(side - value) <= near for side, reached in ended if reached
    ):
        return None
    exact = tracer.is_exact(place)
    value = value if exact else None
    if (first, value, last) == (None, None, None) and not all(reached for _, reached in ended):
        # where the domain ends, and there is nothing to mark
        return None
    return Gap(place, first, value, last, exact)


def _limit(
    tracer: Tracer, cell: Cell | Hole | None, end: Fraction, width: Fraction, near: float
) -> float | None:
    """Return the value that a graph has at the end of a cell, None where that is no limit."""
    value = tracer.at(end)
    if not isinstance(cell, Cell) or value is None:
        return None
    others = [tracer.at(end + k * width) for k in CLOSE]
    settled = all(other is not None and abs(other - value) <= near for other in others)
    return value if settled else None


def _piece(tracer: Tracer, run: Sequence[Cell]) -> Iterator[Piece]:
    """Yield a run of cells as a piece, with the points at their ends and in their middles."""
    if not run:
        return
    xs = {run[0].left}
    for cell in run:
        # through a kink the graph goes where the kink is
        kink = cell.right - cell.left < KINK
        xs |= {cell.right, simplest(cell.left, cell.right) if kink else cell.right}
    points = [(float(x), y) for x in sorted(xs) if (y := tracer.at(x)) is not None]
    if points:
        yield Piece(tuple(run), tuple(points))
