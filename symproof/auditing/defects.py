"""The defect of an identity: |f(x) - f(-x) - c*x| for what an implementation returns.

No reference is needed.  The floats that the implementation returns are subtracted as exact
numbers, so the defect is its own and not one of the subtraction.  The search for the worst point
computes in doubles: for types of 16 and 32 bits a defect is known to 2^-51 of the largest number
in it, which is less than 2^-27 ulps; for float64 the rounding error of f(x) - f(-x) is added
again, and what remains is that of c*x, at most half an ulp and none for a power of two.  The
defect of the point that is found is then computed exactly.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from fractions import Fraction
from typing import TYPE_CHECKING, Any, Final, Literal

from symproof.auditing.floats import CHUNK, ENDS, Floats, Format, Stratum, binade, nearest
from symproof.auditing.implementations import Implementation

if TYPE_CHECKING:
    from numpy.typing import NDArray

# in ulps of what a defect is told
Scale = Literal["x", "values"]
Law = Literal["value", "gradient"]

EXPONENT_BITS: Final = 0x7FF0_0000_0000_0000


@dataclass(frozen=True, slots=True)
class Identity:
    """f(x) - f(-x) = slope*x, or for the gradient g(x) + g(-x) = slope.

    Attributes:
        scale: a defect is in ulps of x ("x"), or of the largest of the three numbers that are
            compared ("values"), for functions that are not 0 at 0.  The defect of a gradient is
            always in the latter.
        skip: points that are left out: there is no gradient at a kink.
    """

    slope: Fraction = Fraction(1)
    law: Law = "value"
    scale: Scale = "x"
    skip: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class Gap:
    """The defect at a point, and what the implementation gives at x and at -x."""

    x: float
    right: float
    left: float
    defect: Fraction
    ulps: float


@dataclass(slots=True)
class Defects:
    """The defects at some points.

    Attributes:
        points: at how many points both values are finite.
        infinite: at how many a value is NaN or infinite.
        first: the first of those: x, and the values at x and -x.
        profile: the worst of each stratum: x, and its ulps.
    """

    points: int = 0
    worst: Gap | None = None
    absolute: Gap | None = None
    infinite: int = 0
    first: tuple[float, float, float] | None = None
    profile: list[tuple[float, float]] = field(default_factory=list[tuple[float, float]])

    def add(self, other: Defects) -> None:
        """Take in what was found out at other points."""
        self.points += other.points
        self.infinite += other.infinite
        if other.first is not None:
            self.first = min(self.first or other.first, other.first, key=lambda found: found[0])
        if other.worst is not None:
            self.worst = max(self.worst or other.worst, other.worst, key=_ulps)
        if other.absolute is not None:
            self.absolute = max(self.absolute or other.absolute, other.absolute, key=_distance)
        self.profile += other.profile


def _ulps(gap: Gap) -> tuple[float, float]:
    return gap.ulps, -gap.x


def _distance(gap: Gap) -> tuple[Fraction, float]:
    return gap.defect, -gap.x


def defects(
    function: Implementation,
    fmt: Format,
    strata: Iterable[Stratum],
    count: int,
    seed: int,
    identity: Identity | None = None,
) -> Defects:
    """Return the defects of an implementation at points of some strata of positive floats.

    They are the same at x and at -x.  Memory is bounded: a few arrays of CHUNK floats.

    Raises:
        ImplementationError: the implementation cannot be used.
    """
    meter = _Meter(function, fmt, Identity() if identity is None else identity)
    found = Defects()
    for stratum in strata:
        own = Defects()
        for x in stratum.points(fmt, count, seed):
            meter.measure(x, stratum, own)
        if own.worst is not None:
            own.profile.append((own.worst.x, own.worst.ulps))
        found.add(own)
    return found


class _Meter:
    """Measures defects in arrays of its own, which it uses again and again."""

    def __init__(self, function: Implementation, fmt: Format, identity: Identity) -> None:
        import numpy as np

        self._np = np
        self._function = function
        self._format = fmt
        self._identity = identity
        self._slope = float(identity.slope)
        self._gradient = identity.law == "gradient"
        self._doubles = [np.empty(CHUNK + ENDS) for _ in range(5)]

    def measure(self, x: Floats, stratum: Stratum, found: Defects) -> None:
        """Add the defects at the points of an array, all in one stratum."""
        np = self._np
        if self._identity.skip:
            x = x[~np.isin(np.abs(x), [abs(point) for point in self._identity.skip])]
            if not x.size:
                return
        right, left = self._function(x.copy()), self._function(-x)
        found.points += x.size
        gaps = self._gaps(x, right, left)
        at = int(gaps.argmax())
        if not np.isfinite(gaps[at]):
            at = self._finite(x, right, left, gaps, found)
        if at is None:
            return
        far = self._gap(x, right, left, at, stratum)
        found.absolute = max(found.absolute or far, far, key=_distance)
        if self._identity.scale == "values" or self._gradient:
            far = self._gap(x, right, left, self._widest(x, right, left, gaps), stratum)
        found.worst = max(found.worst or far, far, key=_ulps)

    def _gaps(self, x: Floats, right: NDArray[Any], left: NDArray[Any]) -> NDArray[Any]:
        """Return the defects, in doubles."""
        np = self._np
        a, b, s, t, u = (own[: x.size] for own in self._doubles)
        a[...], b[...] = right, left
        if self._gradient:
            np.negative(b, out=b)
        np.subtract(a, b, out=s)
        if self._format.bits == 64:
            # u is the rounding error of s, exactly: Knuth, TAOCP 2, section 4.2.2, theorem B
            np.subtract(s, a, out=t)
            np.subtract(s, t, out=u)
            np.subtract(a, u, out=u)
            t += b
            u -= t
        if self._gradient:
            s -= self._slope
        else:
            t[...] = x
            if self._slope != 1:
                t *= self._slope
            s -= t
        if self._format.bits == 64:
            s += u
        return np.abs(s, out=s)

    def _finite(
        self,
        x: Floats,
        right: NDArray[Any],
        left: NDArray[Any],
        gaps: NDArray[Any],
        found: Defects,
    ) -> int | None:
        """Count the points without finite values; return the widest gap of the others."""
        np = self._np
        good = np.isfinite(right) & np.isfinite(left)
        bad = np.flatnonzero(~good)
        found.points -= bad.size
        found.infinite += bad.size
        if bad.size:
            at = min(bad.tolist(), key=lambda k: float(x[k]))
            first = (float(x[at]), float(right[at]), float(left[at]))
            found.first = first if found.first is None else min(found.first, first)
        # finite values whose difference is not
        gaps[~np.isfinite(gaps)] = np.finfo(gaps.dtype).max
        gaps[bad] = -1.0
        return int(gaps.argmax()) if bad.size < x.size else None

    def _widest(
        self, x: Floats, right: NDArray[Any], left: NDArray[Any], gaps: NDArray[Any]
    ) -> int:
        """Return the widest gap in ulps of the largest of the numbers that are compared."""
        np = self._np
        a, b, _, t, _ = (own[: x.size] for own in self._doubles)
        # the right side may have been changed in sign, and neither is needed any more
        np.abs(right, out=a, casting="same_kind", dtype=a.dtype)
        b[...] = left
        np.maximum(a, np.abs(b, out=b), out=a)
        t[...] = self._slope if self._gradient else x
        if not self._gradient:
            t *= self._slope
        np.maximum(a, np.abs(t, out=t), out=a)
        bits = a.view("int64")
        bits &= EXPONENT_BITS
        np.maximum(a, 2.0**self._format.emin, out=a)
        return int(np.divide(gaps, a, out=a).argmax())

    def _gap(
        self, x: Floats, right: NDArray[Any], left: NDArray[Any], at: int, stratum: Stratum
    ) -> Gap:
        """Return the defect at a point, exactly."""
        u, v, w = float(x[at]), float(right[at]), float(left[at])
        slope = self._identity.slope
        aim = slope if self._gradient else slope * Fraction(u)
        defect = Fraction(v) + Fraction(w) if self._gradient else Fraction(v) - Fraction(w)
        defect = abs(defect - aim)
        if self._identity.scale == "x" and not self._gradient:
            exponent = stratum.exponent
        else:
            exponent = binade(max(abs(Fraction(v)), abs(Fraction(w)), abs(aim)))
        ulps = defect / Fraction(2) ** self._format.ulp(exponent)
        return Gap(u, v, w, defect, nearest(ulps))
