"""Enclosures: what is certainly known of a real number, and the digits that this certifies.

The balls that they come from are in `balls`, which imports FLINT; this file does not.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from symproof.kernel.errors import SymproofError

# of the numerators and denominators that are written down
MAX_BITS: Final = 12_000
# powers of ten beyond this are written as such
MAX_PLAIN: Final = 15
# what is written as a fraction rather than as a decimal, and digits of any fraction
MAX_DENOMINATOR: Final = 12
MAX_FRACTION: Final = 8


class Unsettled(SymproofError):
    """What is asked about a value is not certain with the bits at hand."""


class Undefined(Unsettled):
    """More bits do not help: a term has no value, or none that can be computed here."""


class NoDerivative(Undefined):
    """A derivative certainly does not exist.

    `left` and `right` are what differs: the one-sided derivatives, or where the function jumps
    its one-sided limits, or its value and its limit.
    """

    def __init__(self, left: Enclosure, right: Enclosure) -> None:
        super().__init__("a derivative does not exist")
        self.left = left
        self.right = right


@dataclass(frozen=True, slots=True)
class Enclosure:
    """Rational bounds: low <= exact value <= high."""

    low: Fraction
    high: Fraction

    @property
    def exact(self) -> bool:
        """Whether the value is known exactly."""
        return self.low == self.high

    def digits(self, n: int = 5) -> str:
        """Return the certified ones of the first `n` digits, as `1.5231...`, or the exact value.

        Where not even the first digit is certain it is a number and how far off that may be.
        """
        if self.exact and (text := _exactly(self.low, n)) is not None:
            return text
        if self.high < 0:
            return "-" + Enclosure(-self.high, -self.low).digits(n)
        leading, power = self.leading(n)
        if not leading:
            return self._rounded()
        # next to a round number, 1.2 say, the digits of 1.1999... and 1.2000... do not agree
        narrow = self.high - self.low < Fraction(10) ** (power - n)
        return self._rounded() if len(leading) < n and narrow else _placed(leading, power)

    def leading(self, n: int) -> tuple[str, int]:
        """Return the certain ones of the first n digits of a positive number, and their power.

        The first digit stands for so many times ten to this power; there may be no digit.
        """
        if self.low <= 0:
            return "", 0
        power = _order(self.high)
        unit = Fraction(10) ** (power - n + 1)
        low, high = str(self.low // unit), str(self.high // unit)
        return ("".join(_common(low, high)) if len(low) == len(high) else ""), power

    def _rounded(self) -> str:
        middle, radius = (self.low + self.high) / 2, (self.high - self.low) / 2
        power = _order(radius) + 2
        unit = Fraction(10) ** power
        value = round(middle / unit) * unit
        digits = 1 if value == 0 else _order(abs(value)) - power + 1
        return f"{_exactly(value, digits) or value} +- {_ten(power)}"


# bits of a number that is written out
MAX_TEXT: Final = 4_000


def told_apart(left: Enclosure, right: Enclosure, n: int) -> bool:
    """Whether the first n digits of two numbers show that they differ, as far as any do."""
    if left.low <= 0 or right.low <= 0:
        return not (left.high < 0 and right.high < 0) or told_apart(
            Enclosure(-left.high, -left.low), Enclosure(-right.high, -right.low), n
        )
    (p, a), (q, b) = left.leading(n), right.leading(n)
    return a != b or p != q


def _common(a: str, b: str) -> list[str]:
    """Return the digits with which both texts begin."""
    result: list[str] = []
    for x, y in zip(a, b, strict=False):
        if x != y:
            break
        result.append(x)
    return result


def _order(value: Fraction) -> int:
    """Return the k for which 10^k <= value < 10^(k+1), for a positive value."""
    # not by the digits, which Python does not write beyond some thousands
    bits = value.numerator.bit_length() - value.denominator.bit_length()
    power = bits * 1233 // 4096
    while Fraction(10) ** power > value:
        power -= 1
    while Fraction(10) ** (power + 1) <= value:
        power += 1
    return power


def _placed(digits: str, power: int) -> str:
    """Return known leading digits, of which the first stands for 10^power, with dots after."""
    if -MAX_PLAIN < power < 0:
        return "0." + "0" * (-power - 1) + digits + "..."
    if 0 <= power < len(digits):
        places = digits[power + 1 :]
        return f"{digits[: power + 1]}{'.' if places else ''}{places}..."
    mantissa = digits[0] + ("." + digits[1:] if digits[1:] else "")
    return f"{mantissa}...*10^{power}" if power >= 0 else f"{mantissa}...*10^({power})"


def _ten(power: int) -> str:
    return f"10^{power}" if power >= 0 else f"10^({power})"


def _exactly(value: Fraction, n: int) -> str | None:
    """Return a rational number as it is written, None where its digits are too many."""
    if value < 0:
        text = _exactly(-value, n)
        return None if text is None else f"-{text}"
    if value.denominator == 1 and value >= 10**MAX_PLAIN:
        power = _order(value)
        head, rest = divmod(value, Fraction(10) ** power)
        if rest == 0:
            return _ten(power) if head == 1 else f"{head}*{_ten(power)}"
        return str(value) if power < n else None
    if value.denominator <= MAX_DENOMINATOR:
        return str(value) if value.numerator.bit_length() < MAX_TEXT else None
    decimal = _decimal(value, n)
    if decimal is not None:
        return decimal
    power = _order(Fraction(value.denominator))
    if value == Fraction(1, 10**power):
        return _ten(-power)
    if max(value.numerator, value.denominator) < 10**MAX_FRACTION:
        return str(value)
    return None


def _decimal(value: Fraction, n: int) -> str | None:
    """Return a positive number as a finite decimal of at most n digits."""
    shifted = value * Fraction(10) ** (n - 1 - _order(value))
    if shifted.denominator != 1 or not -n < _order(value) < n:
        return None
    places = n - 1 - _order(value)
    text = str(shifted.numerator).rjust(places + 1, "0")
    whole, part = text[: len(text) - places], text[len(text) - places :]
    part = part.rstrip("0")
    return f"{whole}.{part}" if part else whole
