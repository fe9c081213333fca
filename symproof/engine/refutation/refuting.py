"""Refutation: an exact point at which all hypotheses certainly hold and the claim is false.

The points are tried from simple to wild, so that the one that is found is a simple one.
Hypotheses about function variables are proved by the kernel for the functions that are tried.
FLINT is imported when a search begins, not before.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import islice
from math import ceil
from typing import TYPE_CHECKING, Final, TypeVar

from symproof.engine.refutation import points, samples
from symproof.engine.refutation.counterexamples import (
    Closest,
    Counterexample,
    Effort,
    Functions,
    Survived,
    Values,
)
from symproof.engine.refutation.enclosures import Undefined
from symproof.engine.refutation.points import Point
from symproof.engine.refutation.unknowns import Budget, arities, reached, unfolded, unknowns
from symproof.kernel.sequent import ZERO, Claim, Definition
from symproof.kernel.term import INTEGRALS, LIMITS, App, Lam, parts_of

if TYPE_CHECKING:
    from symproof.engine.refutation.limits import Limits

NEVER: Final = Claim("<", ZERO, ZERO)
# what has the values that are proved of it: limits, and integrals with infinite ends
PROVED_VALUES: Final = (LIMITS | INTEGRALS) - {"integral"}
QUICK_BITS: Final = (80,)
FULL_BITS: Final = (80, 320, 2_000)
# beyond the simple points, no more bits are spent on a point than this
WILD_BITS: Final = (80, 640)
SHOWN_BITS: Final = 400
# greater integers are replaced by smaller ones that refute too
LARGEST_SIMPLE: Final = 10
# a point with greater denominators is replaced by a simpler one, if there is one near it
SIMPLE_DENOMINATOR: Final = 12
MAX_CIRCLES: Final = 200
# steps of evaluation, so that a search ends also where each point takes long
MAX_WORK: Final = 500_000
# and for subdivision and climbing, each
MAX_PROPOSING: Final = 200_000
# a first look ends at so many points where a claim is true whose values are theorems, each a search
MAX_PROVED: Final = 2


def refute(
    claim: Claim,
    hyps: Sequence[Claim],
    definitions: Mapping[str, Definition],
    *,
    effort: Effort = "full",
) -> Counterexample | Survived:
    """Return a point at which the hypotheses certainly hold and the claim is certainly false.

    Variables that the claim binds are variables of the point too.
    """
    if any(each.lhs.shape is not None for each in (claim, *hyps)):
        # loaded for claims about matrices only
        from symproof.engine.refutation.of_matrices import refute_matrices

        return refute_matrices(claim, hyps, definitions, at_points, effort=effort)
    return _Search(claim, hyps, definitions).run(effort)


def at_points(
    claim: Claim,
    hyps: Sequence[Claim],
    definitions: Mapping[str, Definition],
    candidates: Iterable[Point],
    functions: int,
) -> Counterexample | None:
    """Return a counterexample at one of some points, so many functions being tried at each.

    Variables that the hypotheses give by the others are solved for.
    """
    search = _Search(claim, hyps, definitions)
    if search.arities is None:
        return None
    for candidate in candidates:
        free = {name: candidate[name] for name in search.unknowns.free}
        for point in search.unknowns.completed([free]):
            for chosen in search.functions(point, functions):
                found = search.attempt(chosen, point, QUICK_BITS)
                if found is not None:
                    return found
    return None


def violated(
    obligation_claim: Claim, hyps: Sequence[Claim], definitions: Mapping[str, Definition]
) -> Counterexample | None:
    """Return a point at which the hypotheses hold and what a term needs certainly fails."""
    found = refute(obligation_claim, hyps, definitions)
    return found if isinstance(found, Counterexample) else None


def confirmed(
    claim: Claim,
    hyps: Sequence[Claim],
    definitions: Mapping[str, Definition],
    point: Values,
    functions: Functions,
) -> Counterexample | None:
    """Return the counterexample that a point and functions are told to be, if they are one."""
    search = _Search(claim, hyps, definitions)
    if any(value.variables or value.functions for _, value in functions):
        return None
    if search.arities is None or {name for name, _ in functions} != search.arities.keys():
        return None
    if {name for name, _ in point} != set(search.variables):
        return None
    return search.attempt(dict(functions), dict(point), FULL_BITS)


@dataclass(frozen=True, slots=True)
class _Stage:
    """Some points, the precisions for them, and how many functions are tried at each."""

    name: str
    points: Iterable[Point]
    bits: tuple[int, ...] = WILD_BITS
    functions: int = 8


class _Search:
    """The search for a counterexample of one claim."""

    def __init__(
        self, claim: Claim, hyps: Sequence[Claim], definitions: Mapping[str, Definition]
    ) -> None:
        # imported here, since it imports FLINT
        from symproof.engine.refutation.hypotheses import Universal

        # the order of a set of hypotheses must not decide which point is found
        hyps = sorted(hyps, key=repr)
        # a claim for all t is refuted at one t
        self.claim = Claim(claim.rel, claim.lhs, claim.rhs)
        self.local = [hyp for hyp in hyps if not hyp.forall]
        self.definitions = reached((claim, *hyps), definitions)
        self.universal = Universal([hyp for hyp in hyps if hyp.forall], self.definitions)
        items = (self.claim, *hyps, *self.definitions.values())
        self.variables = sorted(frozenset[str]().union(*(item.variables for item in items)))
        self.arities = arities((self.claim, *hyps), self.definitions)
        self.plain = [unfolded(item, self.definitions) for item in (self.claim, *self.local)]
        self.limits = _limits(self.plain[0], hyps, self.definitions)
        self.unknowns = unknowns(self.variables, self.plain[1:])
        self.budget = Budget(MAX_WORK)
        self.tried: dict[str, int] = {}
        self.closest: Closest | None = None
        self.costly = not PROVED_VALUES.isdisjoint(_heads(self.plain[0]))
        # at how many points the claim was found to be true
        self.true = 0

    def run(self, effort: Effort) -> Counterexample | Survived:
        """Return the first counterexample, stage by stage, or what was tried."""
        if self.arities is None:
            return Survived(("a function with two numbers of arguments has no samples",))
        bits = 0
        for stage in self._quick() if effort == "quick" else self._full():
            bits = max(bits, *stage.bits)
            self.tried.setdefault(stage.name, 0)
            for point in self.unknowns.completed(stage.points):
                for functions in self.functions(point, stage.functions):
                    self.tried[stage.name] += 1
                    found = self.attempt(functions, point, stage.bits)
                    if found is not None:
                        return self._simplest(found, functions, stage.bits)
                    enough = effort == "quick" and self.costly and self.true >= MAX_PROVED
                    if self.budget.left < 0 or enough:
                        return Survived(self._words(bits), self.closest)
        return Survived(self._words(bits), self.closest)

    def _quick(self) -> Iterator[_Stage]:
        simple = points.grid(self.unknowns.free, points.SIMPLE, 5 if self.arities else 12)
        yield _Stage("simple points", simple, QUICK_BITS, 5)

    def _full(self) -> Iterator[_Stage]:
        free = self.unknowns.free
        simple = points.grid(free, points.SIMPLE, 30 if len(free) == 1 else 150)
        yield _Stage("simple points", simple, FULL_BITS, 30)
        if not free:
            return
        terms = points.critical_terms(self.plain)
        yield _Stage("points near kinks, zeros and constants", points.critical(free, terms))
        if len(free) > 1 and any(hyp.rel == "=" for hyp in self.local):
            yield _Stage("points of circles", islice(points.circles(free), MAX_CIRCLES))
        yield _Stage("points from 10^-60 to 10^60", points.magnitudes(free))
        if not self.arities and not self.universal.claims:
            # imported here, since they import FLINT
            from symproof.engine.refutation.boxes import Boxes
            from symproof.engine.refutation.climbing import Climber

            question = self.claim, self.local, self.definitions, self.unknowns
            yield _Stage(
                "points found by climbing", Climber(*question, Budget(MAX_PROPOSING)).points()
            )
            yield _Stage(
                "points found by subdivision", Boxes(*question, Budget(MAX_PROPOSING)).points()
            )

    def functions(self, point: Point, limit: int) -> Iterator[Mapping[str, Lam]]:
        """Yield values of the function variables of which no hypothesis visibly fails."""
        if not self.arities:
            yield {}
            return
        shifts = samples.shifts(self.universal.claims, point)
        plausible = (
            functions
            for functions in samples.choices(self.arities, shifts)
            if self.universal.plausible(functions, point)
        )
        yield from islice(plausible, limit)

    def _simplest(
        self, found: Counterexample, functions: Mapping[str, Lam], bits: tuple[int, ...]
    ) -> Counterexample:
        """Return a counterexample near one that was found, at a smaller or simpler number."""
        found = self._smaller(found, functions, bits)
        values = dict(found.point)
        if all(value.denominator <= SIMPLE_DENOMINATOR for value in values.values()):
            return found
        free = {name: values[name] for name in self.unknowns.free}
        for point in self.unknowns.completed(points.simpler(free)):
            simpler = self.attempt(functions, point, bits)
            if simpler is not None:
                return simpler
        return found

    def _smaller(
        self, found: Counterexample, functions: Mapping[str, Lam], bits: tuple[int, ...]
    ) -> Counterexample:
        """Return a counterexample at a smaller integer, where there is one variable."""
        if len(self.unknowns.free) != 1:
            return found
        (name,) = self.unknowns.free
        value = dict(found.point)[name]
        if abs(value) <= LARGEST_SIMPLE:
            return found

        def at(size: int) -> Counterexample | None:
            point = {name: Fraction(size if value > 0 else -size)}
            completed = next(iter(self.unknowns.completed([point])), None)
            return None if completed is None else self.attempt(functions, completed, bits)

        least, size = found, ceil(abs(value))
        for tried in points.MODERATE:
            if tried >= size:
                break
            smaller = at(tried)
            if smaller is not None:
                least, size = smaller, tried
                break
        for candidate in points.halfway(LARGEST_SIMPLE, size):
            tried = candidate.size
            smaller = at(tried)
            candidate.answer(refutes=smaller is not None)
            least = smaller or least
        return least

    def attempt(
        self, functions: Mapping[str, Lam], point: Point, precisions: Sequence[int]
    ) -> Counterexample | None:
        """Return the counterexample at a point with given functions, if it is one."""
        # imported here, since it imports FLINT
        from symproof.engine.refutation.judging import FAILURES, Judge

        meant = self._meant(functions, point)
        if meant is None:
            return None
        for bits in precisions:
            judge = Judge(self.definitions, functions, point, bits)
            try:
                truth = judge.follows(self.local, meant[0])
            except Undefined:
                return None
            except FAILURES:
                # more bits may tell what is defined
                continue
            finally:
                self.budget.left -= judge.evaluator.steps * (1 + bits // 250)
            if truth is False:
                return self._counterexample(functions, point, bits, meant)
            if truth is True:
                self.true += self.costly and judge.follows(self.local, NEVER) is False
                return None
            if bits == precisions[-1]:
                self._record(judge.gap(meant[0]), functions, point)
        return None

    def _counterexample(
        self, functions: Mapping[str, Lam], point: Point, bits: int, meant: tuple[Claim, str]
    ) -> Counterexample | None:
        """Return what was found, if universal hypotheses hold and it can be written down."""
        from symproof.engine.refutation.judging import FAILURES, Judge

        plausible = self.universal.plausible(functions, point)
        if not plausible or not self.universal.proved(functions, point):
            return None
        for more in (max(bits, SHOWN_BITS), bits):
            try:
                sides = Judge(self.definitions, functions, point, more).sides(meant[0])
            except FAILURES:
                continue
            if sides is not None:
                return Counterexample(_values(point), _values(functions), *sides, meant[1])
        return None

    def _meant(self, functions: Mapping[str, Lam], point: Point) -> tuple[Claim, str] | None:
        """Return the claim without limits, and what they are; None where they are not known."""
        return (self.claim, "") if self.limits is None else self.limits.at(functions, point)

    def _record(self, gap: Fraction | None, functions: Mapping[str, Lam], point: Point) -> None:
        """Remember the first point at which the sides could not be told apart."""
        if gap and self.closest is None:
            self.closest = Closest(_values(point), _values(functions), gap)

    def _words(self, bits: int) -> tuple[str, ...]:
        words = [f"{count:,} {name}" for name, count in self.tried.items() if count]
        return (*words, f"balls of up to {bits:,} bits") if words else ()


def _limits(
    claim: Claim, hyps: Sequence[Claim], definitions: Mapping[str, Definition]
) -> Limits | None:
    """Return what the limits of a claim are, None for a claim without limits."""
    if LIMITS.isdisjoint(_heads(claim)):
        return None
    # limits are loaded for claims about them only
    from symproof.engine.refutation.limits import Limits

    return Limits(claim, hyps, definitions)


def _heads(claim: Claim) -> frozenset[str]:
    parts = (part for side in (claim.lhs, claim.rhs) for part in parts_of(side))
    return frozenset([part.head for part in parts if isinstance(part, App)])


_T = TypeVar("_T")


def _values(values: Mapping[str, _T]) -> tuple[tuple[str, _T], ...]:
    return tuple(sorted(values.items(), key=lambda item: item[0]))
