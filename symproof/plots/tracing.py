"""Following a term over intervals: cells that certainly contain its graph, and its values.

Over an interval the value is a ball of FLINT, so that the rectangles contain the graph; where the
derivative has bounds too, the mean value theorem makes them narrower.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from math import inf, isfinite, nextafter
from typing import TYPE_CHECKING, Final

from symproof.engine.refutation import balls
from symproof.engine.refutation.balls import Number
from symproof.engine.refutation.enclosures import Undefined, Unsettled
from symproof.engine.refutation.evaluating import Evaluator, Scope
from symproof.kernel.errors import KernelError
from symproof.kernel.sequent import Definition
from symproof.kernel.term import Term, Var, diff
from symproof.plots.cells import Cell, Hole

if TYPE_CHECKING:
    from symproof.engine.refutation.jets import Value

# halvings of an interval of the grid where the graph may break, and where it is steep
DEPTH: Final = 24
STEEP_DEPTH: Final = 10
# of the height of a steep cell: narrower ones are left as they are
NARROW: Final = 1 / 4
# evaluations over intervals for one graph
BUDGET: Final = 6_000
FAILURES = (Unsettled, KernelError, RecursionError, OverflowError, MemoryError)


class _Watcher(Evaluator):
    """Notes whether some comparison, on which a branch depends, is not certain, or a tie."""

    def __init__(self, functions: Mapping[str, Definition], point: Mapping[str, Value]) -> None:
        super().__init__(functions, point)
        self.uncertain = False
        self.tied = False

    def sign(self, a: Value, b: Value, scope: Scope) -> int | None:
        order = super().sign(a, b, scope)
        self.uncertain |= order is None
        self.tied |= order == 0
        return order


@dataclass(slots=True)
class Tracer:
    """Follows one term in one variable over an interval.

    Balls are computed with the precision of FLINT that its caller has set.
    """

    term: Term
    variable: str
    functions: Mapping[str, Definition]
    left: int = BUDGET
    values: dict[Fraction, float | None] = field(default_factory=dict[Fraction, float | None])
    slope: Term = field(init=False)

    def __post_init__(self) -> None:
        self.slope = diff(self.variable, self.term, Var(self.variable))

    def at(self, x: Fraction) -> float | None:
        """Return the value at a point, None where there is none that is certain."""
        if x not in self.values:
            try:
                self.values[x] = _float(self._number(self.term, x)[0])
            except FAILURES:
                self.values[x] = None
        return self.values[x]

    def _number(self, term: Term, x: Number) -> tuple[Number, bool]:
        """Return a value, and whether all its branches were certain."""
        watcher = _Watcher(self.functions, {self.variable: x})
        return watcher.number(term), not watcher.uncertain

    def over(self, low: Fraction, high: Fraction) -> tuple[Cell | None, bool]:
        """Return a cell that contains the graph over an interval, and whether no break is there.

        None is returned where no bounds are certain; that no break is there is then false too.

        Raises:
            Undefined: the term has no value over the interval.
        """
        self.left -= 1
        x = balls.hull(low, high)
        try:
            value, certain = self._number(self.term, x)
        except Undefined:
            raise
        except FAILURES:
            return None, False
        bounds = _bounds(value)
        return (None, False) if bounds is None else (Cell(low, high, *bounds), certain)

    def narrowed(self, cell: Cell) -> Cell:
        """Return a cell without breaks with the bounds f(m) + f'(X)*(X - m) too, if they exist."""
        x, middle = balls.hull(cell.left, cell.right), (cell.left + cell.right) / 2
        self.left -= 1
        try:
            slope, certain = self._number(self.slope, x)
            centre, _ = self._number(self.term, middle)
            if not certain:
                return cell
            bounds = _bounds(balls.add(centre, balls.multiply(slope, balls.add(x, -middle))))
        except FAILURES:
            return cell
        if bounds is None:
            return cell
        return Cell(cell.left, cell.right, max(cell.bottom, bounds[0]), min(cell.top, bounds[1]))

    # the grid

    def cells(self, low: Fraction, high: Fraction, count: int) -> Iterator[Cell | Hole]:
        """Yield cells, and between them the holes in which no value, or a break, may be."""
        step = (high - low) / count
        for i in range(count):
            yield from self._settled(low + i * step, low + (i + 1) * step, DEPTH)

    def _settled(self, low: Fraction, high: Fraction, depth: int) -> Iterator[Cell | Hole]:
        try:
            cell, certain = self.over(low, high)
        except Undefined:
            yield Hole(low, high, None, empty=True)
            return
        if cell is not None and certain:
            yield cell
        elif depth == 0 or self.left <= 0:
            yield Hole(low, high, cell, empty=False)
        else:
            middle = (low + high) / 2
            yield from self._settled(low, middle, depth - 1)
            yield from self._settled(middle, high, depth - 1)

    def is_exact(self, x: Fraction) -> bool:
        """Whether a point is certainly one where branches meet, or without a value."""
        watcher = _Watcher(self.functions, {self.variable: x})
        try:
            watcher.number(self.term)
        except Undefined:
            return True
        except FAILURES:
            return False
        return watcher.tied

    def refined(
        self, cell: Cell, shown: tuple[float, float], tall: float, depth: int = STEEP_DEPTH
    ) -> Iterator[Cell]:
        """Yield cells that are at most so tall, as far as that is possible and is seen."""
        low, high = shown
        if cell.height > NARROW * tall:
            cell = self.narrowed(cell)
        unseen = cell.top < low or cell.bottom > high
        if cell.height <= tall or unseen or depth == 0 or self.left <= 0:
            yield cell
            return
        middle = (cell.left + cell.right) / 2
        for low, high in ((cell.left, middle), (middle, cell.right)):
            try:
                part, certain = self.over(low, high)
            except Undefined:
                part, certain = None, False
            if part is None or not certain:
                # what contains the graph over the whole contains it over the part
                yield Cell(low, high, cell.bottom, cell.top)
            else:
                yield from self.refined(part, shown, tall, depth - 1)


def _bounds(value: Number) -> tuple[float, float] | None:
    """Return bounds of a number, rounded outwards; None where they are too large to be drawn."""
    if isinstance(value, Fraction):
        low = high = float(value)
    else:
        low, high = float(value.lower()), float(value.upper())
    if not isfinite(low) or not isfinite(high):
        return None
    return nextafter(low, -inf), nextafter(high, inf)


def _float(value: Number) -> float | None:
    """Return the middle of a number that is known to the digits that are drawn, None of others."""
    if isinstance(value, Fraction):
        return float(value)
    middle = float(value.mid())
    known = float(value.rad()) <= 1e-9 * max(abs(middle), 1e-3)
    return middle if isfinite(middle) and known else None
