"""The error of an implementation against the term, certified at every point that is looked at."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from fractions import Fraction
from typing import Any, Final, Literal

from symproof.auditing.floats import Format, Stratum
from symproof.auditing.implementations import Implementation
from symproof.auditing.truth import Truth
from symproof.engine.refutation.enclosures import Undefined, Unsettled

Kind = Literal["normal", "subnormal", "zero"]
# what can be wrong with a value, or keep it from being judged
Fault = Literal["nan", "infinite", "value", "uncertain"]

KINDS: Final[tuple[Kind, ...]] = ("normal", "subnormal", "zero")
# a fault that is no reproach: the term has no value there, or none that is certain
SILENT: Final[frozenset[Fault]] = frozenset({"value", "uncertain"})
FAULTS: Final[Mapping[Fault, str]] = {
    "nan": "NaN where the term has a value",
    "infinite": "infinite where the true value is not beyond the largest float of that sign",
    "value": "a finite value where no value of the term is known",
    "uncertain": "not judged: no certain enclosure of the true value",
}


@dataclass(frozen=True, slots=True)
class Point:
    """What the implementation gives at a float, and how far that is from the true value.

    Attributes:
        x: the float; those of all formats are doubles.
        gives: what the implementation returns there.
        low: lower bound of the error, in ulps of the true value; rigorous.
        high: upper bound of it; rigorous.
        near: lower bound of the distance; rigorous.
        far: upper bound of it; rigorous.
        true: certified digits of the true value, once they are asked for.
    """

    x: float
    gives: float
    low: float
    high: float
    near: float
    far: float
    true: str = ""


@dataclass(frozen=True, slots=True)
class Faulty:
    """How often a fault occurs, and where first: nearest to 0, positive before negative."""

    count: int
    x: float
    gives: float
    true: str = ""


@dataclass(slots=True)
class Accuracy:
    """What was found out about the error at some points.

    Attributes:
        points: at how many points the error is known.
        rounded: at how many of them it is at most half an ulp.
        worst: the worst point in ulps, by what x is.
        absolute: the point with the largest distance that is certain.
        profile: the worst of each stratum: x, and the upper bound in ulps.
    """

    points: int = 0
    rounded: int = 0
    worst: dict[Kind, Point] = field(default_factory=dict[Kind, Point])
    absolute: Point | None = None
    faults: dict[Fault, Faulty] = field(default_factory=dict[Fault, Faulty])
    profile: list[tuple[float, float]] = field(default_factory=list[tuple[float, float]])

    @property
    def point(self) -> Point | None:
        """The worst point of all, in ulps."""
        return max(self.worst.values(), key=_ulps, default=None)

    @property
    def wrong(self) -> bool:
        """Whether a value is not a number, or infinite, where it must not be."""
        return not self.faults.keys() <= SILENT

    def add(self, other: Accuracy) -> None:
        """Take in what was found out at other points."""
        self.points += other.points
        self.rounded += other.rounded
        for kind, point in other.worst.items():
            self.worst[kind] = max(self.worst.get(kind, point), point, key=_ulps)
        if other.absolute is not None:
            self.absolute = max(self.absolute or other.absolute, other.absolute, key=_distance)
        for fault, found in other.faults.items():
            self.faults[fault] = _joined(self.faults.get(fault), found)
        self.profile += other.profile

    def tell(self, truth: Truth) -> None:
        """Put in the digits of the true values."""

        def told(point: Point) -> Point:
            return replace(point, true=truth.shown(Fraction(point.x)))

        self.worst = {kind: told(self.worst[kind]) for kind in KINDS if kind in self.worst}
        self.absolute = None if self.absolute is None else told(self.absolute)
        for fault, found in self.faults.items():
            self.faults[fault] = replace(found, true=truth.shown(Fraction(found.x)))


def _ulps(point: Point) -> tuple[float, float, bool]:
    return (point.high, -abs(point.x), point.x > 0)


def _distance(point: Point) -> tuple[float, float, bool]:
    return (point.near, -abs(point.x), point.x > 0)


def _joined(first: Faulty | None, second: Faulty) -> Faulty:
    if first is None:
        return second
    near = min(first, second, key=lambda found: (abs(found.x), found.x < 0))
    return Faulty(first.count + second.count, near.x, near.gives)


def accuracy(
    truth: Truth,
    function: Implementation,
    fmt: Format,
    strata: Iterable[Stratum],
    count: int,
    seed: int,
) -> Accuracy:
    """Return the certified error of an implementation at points of some strata.

    `count` is how many floats are drawn from each stratum, besides its ends; `seed` which.

    Raises:
        ImplementationError: the implementation cannot be used.
    """
    found = Accuracy()
    for stratum in strata:
        kind = _kind(stratum, fmt)
        own = _Worst()
        for x in stratum.points(fmt, count, seed):
            values: list[Any] = function(x.copy()).astype("float64").tolist()
            for at, gives in zip(x.astype("float64").tolist(), values, strict=True):
                own.look(truth, at, gives)
        found.add(own.accuracy(kind))
    return found


def _kind(stratum: Stratum, fmt: Format) -> Kind:
    if stratum.exponent is None:
        return "zero"
    return "subnormal" if stratum.low < fmt.smallest_normal else "normal"


class _Worst:
    """The worst that was seen in a stratum."""

    def __init__(self) -> None:
        self.points = 0
        self.rounded = 0
        self.ulps: Point | None = None
        self.distance: Point | None = None
        self.faults: dict[Fault, Faulty] = {}

    def look(self, truth: Truth, x: float, gives: float) -> None:
        """Judge what an implementation gives at a float."""
        exact = Fraction(x)
        try:
            if not math.isfinite(gives):
                fault = self._infinite(truth, exact, gives)
            else:
                fault = None
                self._error(truth, x, gives)
        except Undefined:
            fault = "value" if math.isfinite(gives) else None
        except Unsettled:
            fault = "uncertain"
        if fault is not None:
            self.faults[fault] = _joined(self.faults.get(fault), Faulty(1, x, gives))

    def _infinite(self, truth: Truth, x: Fraction, gives: float) -> Fault | None:
        sign = truth.beyond(x)
        if math.isnan(gives):
            return "nan"
        if sign == 0 or (gives > 0) != (sign > 0):
            return "infinite"
        self.points += 1
        self.rounded += 1
        return None

    def _error(self, truth: Truth, x: float, gives: float) -> None:
        error = truth.error(Fraction(x), Fraction(gives))
        point = Point(x, gives, error.low, error.high, error.near, error.far)
        self.points += 1
        self.rounded += error.high <= 1 / 2
        self.ulps = max(self.ulps or point, point, key=_ulps)
        self.distance = max(self.distance or point, point, key=_distance)

    def accuracy(self, kind: Kind) -> Accuracy:
        """Return what was seen."""
        found = Accuracy(self.points, self.rounded, faults=self.faults)
        if self.ulps is not None and self.distance is not None:
            found.worst[kind] = self.ulps
            found.absolute = self.distance
            found.profile.append((self.ulps.x, self.ulps.high))
        return found
