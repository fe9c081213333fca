"""Floating-point formats, and the points of a format at which a function is looked at.

A float is a sign and a magnitude, the integer of its other bits: consecutive magnitudes are
neighbouring floats, and 0 is zero.  A stratum is a range of magnitudes of one sign within a
binade (a power of two and the floats up to the next one), so all its floats have the same ulp.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from typing import TYPE_CHECKING, Any, Final

from symproof.auditing.errors import AuditError, needed

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

Floats = Any  # an array of the format's dtype, or of one that NumPy has no type for


@dataclass(frozen=True)
class Format:
    """A binary format: finite values are m * 2^(e - precision + 1) with emin <= e <= emax.

    Attributes:
        precision: bits of the significand, with the one that is not stored.
        bits: bits in all.
        module: where the dtype of this name stands.
    """

    name: str
    bits: int
    precision: int
    emax: int
    module: str = "numpy"

    @property
    def emin(self) -> int:
        """The exponent of the smallest normal number, and of all subnormal ones."""
        return 1 - self.emax

    @cached_property
    def dtype(self) -> np.dtype[Any]:
        """The dtype of NumPy.

        Raises:
            AuditError: the library that has it is not installed.
        """
        np = needed("numpy")
        return np.dtype(getattr(needed(self.module), self.name))

    @cached_property
    def unsigned(self) -> np.dtype[Any]:
        """The dtype of the integers with as many bits."""
        return needed("numpy").dtype(f"uint{self.bits}")

    @property
    def smallest_normal(self) -> int:
        """The magnitude of 2^emin."""
        return 1 << (self.precision - 1)

    @property
    def infinity(self) -> int:
        """The magnitude of the infinities, one more than that of the largest finite float."""
        return (2 * self.emax + 1) << (self.precision - 1)

    @cached_property
    def largest(self) -> Fraction:
        """The largest finite float."""
        return self.exactly(self.infinity - 1)

    def exactly(self, magnitude: int) -> Fraction:
        """Return the value of a magnitude."""
        power, digits = divmod(magnitude, self.smallest_normal)
        if power:
            digits += self.smallest_normal
        return digits * Fraction(2) ** (max(power, 1) - 1 + self.emin - self.precision + 1)

    def ulp(self, exponent: int | None) -> int:
        """Return the exponent of the ulp at 2^exponent <= |t| < 2^(exponent + 1), None: t = 0.

        The ulp at t is the distance of neighbouring floats in the binade of t; below the normal
        range it is that of the subnormal ones, beyond the largest float that of the last binade.
        """
        binade = self.emin if exponent is None else min(max(exponent, self.emin), self.emax)
        return binade - self.precision + 1

    def floats(self, magnitudes: NDArray[Any], sign: int) -> Floats:
        """Return the floats of some magnitudes, an array of the same shape and of our dtype."""
        bits = magnitudes.astype(self.unsigned, copy=False)
        if sign < 0:
            bits = bits | self.unsigned.type(1 << (self.bits - 1))
        return bits.view(self.dtype)

    def magnitude_from(self, value: Fraction, *, above: bool = False) -> int:
        """Return the first magnitude whose value is at least this one, or is above it."""
        low, high = 0, self.infinity
        while low < high:
            middle = (low + high) // 2
            at = self.exactly(middle)
            if at < value or (above and at == value):
                low = middle + 1
            else:
                high = middle
        return low


FORMATS: Final[Mapping[str, Format]] = {
    own.name: own
    for own in (
        Format("float16", 16, 11, 15),
        Format("bfloat16", 16, 8, 127, "ml_dtypes"),
        Format("float32", 32, 24, 127),
        Format("float64", 64, 53, 1023),
    )
}


def format_of(dtype: Any) -> Format:
    """Return the format of a dtype, or of its name; those of other libraries go by their names.

    Raises:
        AuditError: it is none of FORMATS.
    """
    name = getattr(dtype, "name", None) or getattr(dtype, "__name__", None) or str(dtype)
    found = FORMATS.get(str(name).rpartition(".")[2])
    if found is None:
        raise AuditError(f"no dtype {dtype!r}: there is {', '.join(FORMATS)}")
    return found


def binade(value: Fraction) -> int | None:
    """Return the e with 2^e <= |value| < 2^(e + 1), None for 0."""
    if value == 0:
        return None
    value = abs(value)
    exponent = value.numerator.bit_length() - value.denominator.bit_length()
    return exponent if value >= Fraction(2) ** exponent else exponent - 1


def nearest(value: Fraction) -> float:
    """Return the nearest double; an infinity where the largest one is passed."""
    try:
        return float(value)
    except OverflowError:
        return math.inf if value > 0 else -math.inf


@dataclass(frozen=True, slots=True)
class Stratum:
    """The floats of one sign with magnitudes from low (with it) to high (without it).

    Attributes:
        number: which stratum it is of its format, whatever the range is.
        exponent: that of the power of two they lie above; None for zero.
    """

    number: int
    sign: int
    low: int
    high: int
    exponent: int | None

    def __len__(self) -> int:
        return self.high - self.low

    def points(self, fmt: Format, count: int, seed: int) -> Iterator[Floats]:
        """Yield arrays of at most CHUNK floats: all of them, or the ends and `count` others.

        The ends are the power of two and its neighbours inside the binade.  The others are drawn
        uniformly from the binade, the same ones for the same seed.
        """
        import numpy as np

        if len(self) <= count + ENDS:
            for start in range(self.low, self.high, CHUNK):
                stop = min(start + CHUNK, self.high)
                yield fmt.floats(np.arange(start, stop, dtype=fmt.unsigned), self.sign)
            return
        random = np.random.default_rng((seed, self.number))
        ends = np.array([self.low, self.low + 1, self.high - 1], fmt.unsigned)
        for start in range(0, count, CHUNK):
            size = min(count - start, CHUNK)
            drawn = random.integers(self.low, self.high, size, fmt.unsigned.type)
            yield fmt.floats(drawn if start else np.concatenate([ends, drawn]), self.sign)


# floats of one array: with what is computed from them they stay in a second-level cache
CHUNK: Final = 8192
ENDS: Final = 3


def strata(
    fmt: Format,
    low: Fraction | None = None,
    high: Fraction | None = None,
    signs: tuple[int, ...] = (-1, 1),
) -> list[Stratum]:
    """Return the strata of a format between two numbers; without them, all finite floats.

    Raises:
        AuditError: there is no float between the two.
    """
    low, high = -fmt.largest if low is None else low, fmt.largest if high is None else high
    found: list[Stratum] = []
    for sign in signs:
        bottom, top = (low, high) if sign > 0 else (-high, -low)
        first = fmt.magnitude_from(bottom)
        end = fmt.magnitude_from(top, above=True) if top >= 0 else 0
        for number, (start, stop, exponent) in enumerate(_binades(fmt)):
            inside = max(start, first), min(stop, end)
            if inside[0] < inside[1]:
                found.append(Stratum(2 * number + (sign < 0), sign, *inside, exponent))
    if not found:
        raise AuditError(f"there is no {fmt.name} between {float(low):g} and {float(high):g}")
    return found


def _binades(fmt: Format) -> Iterator[tuple[int, int, int | None]]:
    """Yield the magnitudes of zero, of the subnormal binades and of the normal ones."""
    yield 0, 1, None
    tiny = fmt.emin - fmt.precision + 1
    for power in range(fmt.precision - 1):
        yield 1 << power, 2 << power, tiny + power
    for exponent in range(fmt.emin, fmt.emax + 1):
        start = (exponent - fmt.emin + 1) << (fmt.precision - 1)
        yield start, start + fmt.smallest_normal, exponent


def share(found: list[Stratum], points: int) -> int:
    """Return how many floats of each stratum are drawn so that there are about so many in all.

    A stratum that has fewer leaves its part to the others; it is never less than one.
    """
    sizes = sorted(map(len, found))
    left = points
    for k, size in enumerate(sizes):
        part = left // (len(sizes) - k)
        if size > part:
            return max(part - ENDS, 1)
        left -= size
    return sizes[-1]
