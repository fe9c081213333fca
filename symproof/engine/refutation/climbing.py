"""Points found by climbing: from where an inequality is nearest to failing, uphill.

What is computed here, in a few digits, only proposes points.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import inf, isfinite
from typing import Final

from symproof.engine.refutation import balls
from symproof.engine.refutation.evaluating import Evaluator, relation_holds
from symproof.engine.refutation.judging import FAILURES
from symproof.engine.refutation.points import SIMPLE, Point, grid
from symproof.engine.refutation.unknowns import Budget, Unknowns
from symproof.kernel.sequent import JUDGEMENTS, Claim, Definition

BITS: Final = 100
MAX_STARTS: Final = 3
MAX_STEPS: Final = 150
SMALLEST: Final = Fraction(1, 2**36)


@dataclass(frozen=True, slots=True)
class Climber:
    """An inequality, as a height that is positive where it fails."""

    claim: Claim
    hyps: Sequence[Claim]
    definitions: Mapping[str, Definition]
    unknowns: Unknowns
    budget: Budget

    def points(self) -> Iterator[Point]:
        """Yield the points on some ways uphill."""
        free = self.unknowns.free
        if self.claim.rel not in ("<", "<="):
            return
        starts = list(grid(free, SIMPLE, 40))
        starts.sort(key=self.height, reverse=True)
        for start in starts[:MAX_STARTS]:
            if self.budget.left > 0 and isfinite(self.height(start)):
                yield from climb(start, self.height)

    def height(self, point: Point) -> float:
        """Return lhs - rhs at a point, -infinity outside of the domain or where it has no value."""
        (whole,) = self.unknowns.completed([point])
        evaluator = Evaluator(self.definitions, whole)
        with balls.workprec(BITS):
            try:
                for hyp in self.hyps:
                    if hyp.rel in JUDGEMENTS:
                        continue
                    order = balls.compare(evaluator.number(hyp.lhs), evaluator.number(hyp.rhs))
                    if not relation_holds(hyp.rel, order):
                        return -inf
                left, right = evaluator.number(self.claim.lhs), evaluator.number(self.claim.rhs)
                value = float(balls.ball(balls.add(left, balls.negative(right))).mid())
            except FAILURES:
                return -inf
            finally:
                self.budget.left -= evaluator.steps
        return value if isfinite(value) else -inf


def climb(start: Point, height: Callable[[Point], float]) -> Iterator[Point]:
    """Yield points that are higher and higher, with steps that become smaller and smaller."""
    here, best, step = start, height(start), Fraction(1, 2)
    for _ in range(MAX_STEPS):
        if step < SMALLEST:
            break
        value, point = max(
            ((height(near), near) for near in _neighbours(here, step)), key=lambda pair: pair[0]
        )
        if value > best:
            here, best = point, value
            yield here
        else:
            step /= 2


def _neighbours(point: Point, step: Fraction) -> Iterator[Point]:
    """Yield the points one step away, along each axis and with all coordinates together."""
    for sign in (1, -1):
        for name in point:
            yield {**point, name: point[name] + sign * step}
        if len(point) > 1:
            yield {name: value + sign * step for name, value in point.items()}
