"""The exact value of a term at a float, enclosed, and the error of a float against it.

Every bound here is rigorous: a value is an exact rational number or a ball of FLINT that
contains it, and the error interval is widened by every rounding on the way.
"""

# python-flint comes with types that are not complete
# pyright: standard

from __future__ import annotations

import math
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from flint import arb

from symproof.auditing.floats import Format, binade, nearest
from symproof.auditing.subjects import Subject
from symproof.engine.refutation import balls
from symproof.engine.refutation.balls import Number
from symproof.engine.refutation.enclosures import Undefined, Unsettled
from symproof.engine.refutation.evaluating import Evaluator

# bits of precision beyond those of the format at first, and the most that are tried
GUARD: Final = 40
MOST: Final = 8192
# an interval of errors is narrow enough when it is shorter than this part of an ulp, or of it
NARROW: Final = 2.0**-20
# and where the error is more ulps than this
HUGE: Final = 1e300
DIGITS: Final = 20
# bits of a value that is shown
CERTAIN: Final = 70


@dataclass(frozen=True, slots=True)
class Error:
    """How far a float is from a value: bounds in ulps, and of the distance.

    Attributes:
        low: at least so many ulps.
        high: at most so many.
        near: the distance is at least this.
        far: the distance is at most this.
    """

    low: float
    high: float
    near: float
    far: float

    @property
    def narrow(self) -> bool:
        """Whether more bits would tell nothing new."""
        return self.low > HUGE or self.high - self.low <= NARROW * max(1.0, self.low)


class Truth:
    """A function as exact as is asked for.

    Undefined, where it is raised, says that no value is known: there is none, as of 1/0, or it is
    that of an operation that is not enclosed.
    """

    def __init__(self, subject: Subject, fmt: Format) -> None:
        self._body = subject.body
        self._variable = subject.variable
        self._format = fmt
        self._tiny = fmt.emin - fmt.precision + 1

    def number(self, x: Fraction, bits: int) -> Number:
        """Return the value at x, computed with so many bits.

        Raises:
            Undefined: there is none; Unsettled: it is not certain that there is one.
        """
        with balls.workprec(bits):
            return Evaluator({}, {self._variable: x}).number(self._body)

    def error(self, x: Fraction, y: Fraction) -> Error:
        """Return the error of y for the value at x, in ulps of the value.

        Raises:
            Undefined: there is no value; Unsettled: none that is certain with MOST bits.
        """
        bits = self._format.precision + GUARD
        while True:
            try:
                found = self._error(self.number(x, bits), y, bits)
                if bits >= MOST or found.narrow:
                    return found
            except Undefined:
                raise
            except Unsettled:
                if bits >= MOST:
                    raise
            bits = min(2 * bits, MOST)

    def beyond(self, x: Fraction) -> int:
        """Return the sign of the value at x if it is larger than any finite float, else 0.

        Raises:
            Undefined: there is no value; Unsettled: it is not certain.
        """
        value = self._tight(x)
        above = balls.compare(value, self._format.largest)
        below = balls.compare(value, -self._format.largest)
        if above is None or below is None:
            raise Unsettled("a value may be the largest float or not")
        return 1 if above > 0 else -1 if below < 0 else 0

    def shown(self, x: Fraction) -> str:
        """Return the certified digits of the value at x, or why there are none."""
        try:
            value = self._tight(x)
            return balls.enclosure(value).digits(DIGITS)
        except Undefined:
            return "none is known"
        except Unsettled:
            return self._magnitude(x)

    def _magnitude(self, x: Fraction) -> str:
        try:
            value = self.number(x, self._format.precision + GUARD)
        except Unsettled:
            return "not certain"
        return balls.ball(value).str(DIGITS)

    def _tight(self, x: Fraction) -> Number:
        """Return the value at x with the first precision that gives it digits.

        Raises:
            Undefined: there is none; Unsettled: none that is certain with MOST bits.
        """
        bits = self._format.precision + 2 * GUARD
        while True:
            try:
                value = self.number(x, bits)
                if isinstance(value, Fraction) or value.rel_accuracy_bits() > CERTAIN:
                    return value
                if bits >= MOST:
                    return value
            except Undefined:
                raise
            except Unsettled:
                if bits >= MOST:
                    raise
            bits = min(2 * bits, MOST)

    def _error(self, value: Number, y: Fraction, bits: int) -> Error:
        if isinstance(value, Fraction):
            unit = self._format.ulp(binade(value))
            distance = abs(value - y)
            ulps = distance / Fraction(2) ** unit
            return Error(_down(ulps), _up(ulps), _down(distance), _up(distance))
        with balls.workprec(bits):
            least, most = self._ulps_at(value)
            gap = value - balls.ball(y)
            low, high = _lower(gap), _upper(gap)
            return Error(
                _nudged(float(low * _two(-most)), -math.inf),
                _nudged(float(high * _two(-least)), math.inf),
                _nudged(float(low), -math.inf),
                _nudged(float(high), math.inf),
            )

    def _ulps_at(self, value: arb) -> tuple[int, int]:
        """Return the exponents of the smallest and of the largest ulp in a ball."""
        least, most = _binade(_lower(value)), _binade(_upper(value))
        return self._format.ulp(least), self._format.ulp(most)


def _lower(a: arb) -> arb:
    return a.abs_lower()


def _upper(a: arb) -> arb:
    return a.abs_upper()


def _two(power: int) -> arb:
    return arb(2) ** power


def _binade(a: arb) -> int | None:
    """Return the e with 2^e <= a < 2^(e + 1) for an exact ball, None for 0."""
    mantissa, exponent = a.man_exp()
    digits = abs(int(mantissa))
    return int(exponent) + digits.bit_length() - 1 if digits else None


def _nudged(value: float, towards: float) -> float:
    """Return the float next to one that may have been rounded; 0 is a lower bound by itself."""
    if value == 0.0 and towards < 0:
        return 0.0
    return math.nextafter(value, towards)


def _up(value: Fraction) -> float:
    near = nearest(value)
    return near if math.isinf(near) or near >= value else math.nextafter(near, math.inf)


def _down(value: Fraction) -> float:
    near = nearest(value)
    return near if near <= value else math.nextafter(near, 0.0)
