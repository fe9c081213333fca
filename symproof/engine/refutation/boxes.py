"""Points found by subdivision: boxes are halved where the claim may fail most.

What is computed here only proposes points.  Over a box the two sides are balls; where they are
apart, any point of the box will do, and the simplest is proposed.
"""

from __future__ import annotations

import heapq
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import inf
from typing import Final

from symproof.engine.equality import bare
from symproof.engine.refutation import balls
from symproof.engine.refutation.evaluating import Evaluator, relation_holds
from symproof.engine.refutation.judging import FAILURES
from symproof.engine.refutation.points import Point, simplest
from symproof.engine.refutation.unknowns import Budget, Unknowns, unfolded
from symproof.kernel.errors import KernelError
from symproof.kernel.sequent import JUDGEMENTS, Claim, Definition
from symproof.kernel.term import App, Num, Term

BITS: Final = 100
# halvings for each of the boxes to begin with
MAX_BOXES: Final = 150
MAX_VARIABLES: Final = 3
MAX_SIZE: Final = 2_000
UNKNOWN: Final = 1.0
FAR: Final = 1e300

Box = tuple[tuple[Fraction, Fraction], ...]


def _starts(count: int) -> tuple[Box, ...]:
    """Return the boxes to begin with: close to 0, then further out."""
    if count == 1:
        bounds = ((-1, 1), (1, 32), (-32, -1), (32, 10**6), (-(10**6), -32))
    else:
        bounds = ((-4, 4), (-64, 64), (-(10**6), 10**6))
    return tuple([((Fraction(a), Fraction(b)),) * count for a, b in bounds])


@dataclass(frozen=True, slots=True)
class Boxes:
    """The boxes of the free variables of one claim."""

    claim: Claim
    hyps: Sequence[Claim]
    definitions: Mapping[str, Definition]
    unknowns: Unknowns
    budget: Budget

    def points(self) -> Iterator[Point]:
        """Yield points at which the claim may fail, at most one for each box."""
        names = self.unknowns.free
        if len(names) > MAX_VARIABLES or self.unknowns.given or self.claim.rel in JUDGEMENTS:
            return
        plain = unfolded(self.claim, self.definitions)
        if plain.lhs.size + plain.rhs.size > MAX_SIZE:
            return
        try:
            gap = cancelled(plain)
        except KernelError:
            return
        for box in _starts(len(names)):
            yield from self._subdivided(gap, box)

    def _subdivided(self, gap: Term, start: Box) -> Iterator[Point]:
        """Yield points of one box, halved again and again where the claim may fail most."""
        names = self.unknowns.free
        # of two boxes that are as good, the later one is a part of what was just halved
        queue: list[tuple[float, int, Box]] = [(-UNKNOWN, 0, start)]
        for count in range(MAX_BOXES):
            if not queue or self.budget.left < 0:
                return
            priority, _, box = heapq.heappop(queue)
            middle = [(low + high) / 2 for low, high in box]
            yield dict(zip(names, middle, strict=True))
            for half in _halves(box):
                size = self._size(gap, half, -priority)
                if size == inf:
                    nearest = [simplest(low, high) for low, high in half]
                    yield dict(zip(names, nearest, strict=True))
                elif size is not None:
                    heapq.heappush(queue, (-size, -count, half))

    def _size(self, gap: Term, box: Box, whole: float) -> float | None:
        """Return how much the claim may fail in a box, None if nowhere, infinity if everywhere."""
        values = [_ball(low, high) for low, high in box]
        evaluator = Evaluator(self.definitions, dict(zip(self.unknowns.free, values, strict=True)))
        with balls.workprec(BITS):
            try:
                for hyp in self.hyps:
                    if hyp.rel in JUDGEMENTS:
                        continue
                    order = balls.compare(evaluator.number(hyp.lhs), evaluator.number(hyp.rhs))
                    if relation_holds(hyp.rel, order) is False:
                        return None
                value = evaluator.number(gap)
            except FAILURES:
                return whole / 2
            finally:
                self.budget.left -= evaluator.steps
            order = balls.compare(value, Fraction(0))
            truth = relation_holds(self.claim.rel, order)
            if truth is not None:
                return None if truth else inf
            bound = balls.ball(value)
            top = bound.abs_upper() if self.claim.rel in ("=", "!=") else bound.upper()
            return min(max(float(top), 0.0), FAR)


def _ball(low: Fraction, high: Fraction) -> balls.Number:
    return balls.hull(low, high) if low < high else low


def _halves(box: Box) -> tuple[Box, Box]:
    """Return the halves of a box, cut across its longest side."""
    k = max(range(len(box)), key=lambda i: box[i][1] - box[i][0])
    low, high = box[k]
    middle = (low + high) / 2
    before, after = box[:k], box[k + 1 :]
    return (*before, (low, middle), *after), (*before, (middle, high), *after)


def cancelled(claim: Claim) -> Term:
    """Return lhs - rhs without the summands that cancel as they are written.

    Over a box x - x would be a ball as wide as the box.
    """
    summands: dict[Term, int] = {}
    pending = [(claim.lhs, 1), (claim.rhs, -1)]
    while pending:
        term, sign = pending.pop()
        match bare(term):
            case App("+", (a, b)):
                pending += [(a, sign), (b, sign)]
            case App("-", (a, b)):
                pending += [(a, sign), (b, -sign)]
            case App("neg", (a,)):
                pending.append((a, -sign))
            case core:
                summands[core] = summands.get(core, 0) + sign
    total: Term = Num(0)
    for term, times in summands.items():
        if times:
            part = term if abs(times) == 1 else abs(times) * term
            total = total + part if times > 0 else total - part
    return total
