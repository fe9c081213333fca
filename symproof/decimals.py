"""Rational bounds as decimals: the digits that they certify, and the bounds rounded outwards."""

from __future__ import annotations

from fractions import Fraction
from math import ceil, floor
from typing import Final

from symproof.engine.refutation.enclosures import MAX_PLAIN, Enclosure

HALF: Final = Fraction(1, 2)
TEN: Final = Fraction(10)
# the ends of an enclosure have so many digits more than what they enclose
MORE: Final = 3
# of the ends of an enclosure that settles no digit
FEW: Final = 3


def rounded(bounds: Enclosure, digits: int) -> str:
    """Return the value to so many significant digits, rounded to nearest, or "" if not certain.

    Whatever number within the bounds is the value, it is within half a unit of the last digit.
    """
    if bounds.low == bounds.high == 0:
        return "0"
    if bounds.high < 0:
        return _negative(rounded(Enclosure(-bounds.high, -bounds.low), digits))
    if bounds.low <= 0:
        return ""
    power = _order(bounds.high)
    unit = TEN ** (power - digits + 1)
    low, high = bounds.low / unit, bounds.high / unit
    nearest = floor(low + HALF)
    return _placed(nearest, power - digits + 1) if high <= nearest + HALF else ""


def finite(value: Fraction, digits: int) -> str:
    """Return a rational number as a decimal of at most so many digits, "" where it is none."""
    if value.denominator == 1 and abs(value) < TEN**digits:
        return str(value)
    text = rounded(Enclosure(value, value), digits)
    mantissa, star, power = text.partition("*")
    shortest = mantissa.rstrip("0").rstrip(".") if "." in mantissa else mantissa
    sign = -1 if value < 0 else 1
    factor = TEN ** int(power[3:].strip("()")) if star else 1
    exact = sign * Fraction(shortest.lstrip("-")) * factor == value
    return f"{shortest}{star}{power}" if exact else ""


def outward(bounds: Enclosure, digits: int) -> tuple[str, str]:
    """Return two decimals with the bounds between them, about as narrow as so many digits are."""
    largest = max(abs(bounds.low), abs(bounds.high))
    if largest == 0:
        return "0", "0"
    around_zero = bounds.low <= 0 <= bounds.high
    place = _order(largest) - (FEW if around_zero else digits + MORE) + 1
    unit = TEN**place
    low, high = floor(bounds.low / unit), ceil(bounds.high / unit)
    return _signed(low, place), _signed(high, place)


def _order(value: Fraction) -> int:
    """Return the k for which 10^k <= value < 10^(k+1), for a positive value."""
    return Enclosure(value, value).leading(1)[1]


def _negative(text: str) -> str:
    return f"-{text}" if text else ""


def _signed(count: int, place: int) -> str:
    if count == 0:
        return "0"
    return f"-{_placed(-count, place)}" if count < 0 else _placed(count, place)


def _placed(count: int, place: int) -> str:
    """Return a positive number of units, each ten to the power `place`."""
    text = str(count)
    power = place + len(text) - 1
    if place <= 0 and power > -MAX_PLAIN:
        text = text.zfill(1 - place)
        return f"{text[:place]}.{text[place:]}" if place else text
    mantissa = f"{text[0]}.{text[1:]}" if text[1:] else text
    return f"{mantissa}*10^{power}" if power >= 0 else f"{mantissa}*10^({power})"
