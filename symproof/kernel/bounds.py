"""Interval arithmetic with rational ends, and the power series of elementary functions.

An interval (lo, hi) stands for a number of which only lo <= number <= hi is known.  Every
operation returns an interval that holds the exact result; ends are rounded outwards to `bits`
significant bits, so that they stay short.  A series is summed in interval arithmetic and widened
by a bound of what was left out: for any number of terms the result is right, and more terms
make it narrow.  The bounds are stated at each series; there is no other source of error.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from math import isqrt
from typing import Final

from symproof.kernel.errors import refuse

# numbers from 2^-MAX_MAGNITUDE to 2^MAX_MAGNITUDE: smaller ones are not told from 0
MAX_MAGNITUDE: Final = 2**15
MAX_POWER: Final = 2**64
TINY: Final = Fraction(1, 2**MAX_MAGNITUDE)

Interval = tuple[Fraction, Fraction]
ZERO: Final = Fraction(0)
ONE: Final = Fraction(1)


def magnitude(x: Fraction) -> int:
    """Return e such that 2^(e-1) < |x| < 2^(e+1), for x other than 0."""
    return x.numerator.bit_length() - x.denominator.bit_length()


def down(x: Fraction, bits: int) -> Fraction:
    """Return a number <= x that has about `bits` significant bits.

    Raises:
        KernelError: enclose-size.
    """
    if x == 0:
        return x
    size = magnitude(x)
    if size > MAX_MAGNITUDE:
        refuse("enclose-size", f"a number above 2^{MAX_MAGNITUDE}")
    if size < -MAX_MAGNITUDE:
        return ZERO if x > 0 else -TINY
    shift = bits - size
    # // rounds towards minus infinity, for negative numbers too
    if shift >= 0:
        return Fraction((x.numerator << shift) // x.denominator, 1 << shift)
    return Fraction((x.numerator // (x.denominator << -shift)) << -shift)


def up(x: Fraction, bits: int) -> Fraction:
    """Return a number >= x that has about `bits` significant bits.

    Raises:
        KernelError: enclose-size.
    """
    return -down(-x, bits)


def negative(a: Interval) -> Interval:
    """Return -a."""
    return -a[1], -a[0]


def absolute(a: Interval) -> Interval:
    """Return |a|."""
    if a[0] >= 0:
        return a
    return negative(a) if a[1] <= 0 else (ZERO, max(-a[0], a[1]))


def bound(a: Interval) -> Fraction:
    """Return an upper bound of |a|."""
    return max(-a[0], a[1])


def geometric(first: Fraction, ratio: Fraction) -> Fraction:
    """Return the sum first*(1 + ratio + ratio^2 + ...), first >= 0 and ratio >= 0.

    Raises:
        KernelError: enclose-size, if it does not converge.
    """
    if ratio >= 1:
        refuse("enclose-size", "too few terms of a series")
    return first / (1 - ratio)


@dataclass(frozen=True, slots=True)
class Arithmetic:
    """The operations on intervals whose ends have `bits` significant bits."""

    bits: int

    def out(self, lo: Fraction, hi: Fraction) -> Interval:
        """Return an interval with short ends around (lo, hi)."""
        return down(lo, self.bits), up(hi, self.bits)

    def point(self, x: Fraction | int) -> Interval:
        """Return an interval with short ends around x."""
        return self.out(Fraction(x), Fraction(x))

    def add(self, a: Interval, b: Interval) -> Interval:
        """Return a + b."""
        return self.out(a[0] + b[0], a[1] + b[1])

    def sub(self, a: Interval, b: Interval) -> Interval:
        """Return a - b."""
        return self.add(a, negative(b))

    def mul(self, a: Interval, b: Interval) -> Interval:
        """Return a*b."""
        products = [x * y for x in a for y in b]
        return self.out(min(products), max(products))

    def scale(self, a: Interval, factor: Fraction | int) -> Interval:
        """Return a*factor, for a number factor >= 0."""
        return self.out(a[0] * factor, a[1] * factor)

    def widen(self, a: Interval, radius: Fraction) -> Interval:
        """Return all numbers that are not farther from `a` than `radius`, which is >= 0."""
        return self.out(a[0] - radius, a[1] + radius)

    def div(self, a: Interval, b: Interval) -> Interval:
        """Return a/b.

        Raises:
            KernelError: enclose-undefined, if b may be 0.
        """
        if b[0] <= 0 <= b[1]:
            refuse("enclose-undefined", "a divisor may be 0")
        return self.mul(a, (1 / b[1], 1 / b[0]))

    def root(self, x: Fraction) -> Interval:
        """Return the square root of a number.

        Raises:
            KernelError: enclose-undefined, if it is negative.
        """
        if x < 0:
            refuse("enclose-undefined", "the square root of what may be negative")
        shift = max(0, self.bits - (magnitude(x) // 2 if x else 0))
        scaled = x * 4**shift
        # k <= sqrt(scaled) < k + 1
        k = isqrt(scaled.numerator // scaled.denominator)
        above = k if k * k == scaled else k + 1
        return self.out(Fraction(k, 1 << shift), Fraction(above, 1 << shift))

    def sqrt(self, a: Interval) -> Interval:
        """Return the square root.

        Raises:
            KernelError: enclose-undefined, if a may be negative.
        """
        return self.root(a[0])[0], self.root(a[1])[1]

    def power(self, a: Interval, n: int) -> Interval:
        """Return a to the natural power n; a to 0 is 1.

        Raises:
            KernelError: enclose-size.
        """
        if n > MAX_POWER:
            refuse("enclose-size", f"an exponent above {MAX_POWER}")
        lo, hi = absolute(a) if n % 2 == 0 else a
        # odd powers are increasing, even powers are increasing from 0 on
        return self._point_power(lo, n)[0], self._point_power(hi, n)[1]

    def _point_power(self, x: Fraction, n: int) -> Interval:
        base, result = self.point(x), self.point(1)
        for bit in bin(n)[2:]:
            result = self.mul(result, result)
            if bit == "1":
                result = self.mul(result, base)
        return result

    def partial(
        self, first: Interval, factor: Interval, ratios: Iterable[Fraction]
    ) -> tuple[Interval, Interval]:
        """Return t0 + ... + t(n-1) and tn, where t0 = first and t(k+1) = tk*factor*ratio(k)."""
        total, term = (ZERO, ZERO), first
        for ratio in ratios:
            total = self.add(total, term)
            term = self.scale(self.mul(term, factor), ratio)
        return total, term

    # series, each of n >= 1 terms

    def exp_series(self, t: Interval, n: int) -> Interval:
        """Return exp(t), by the sum of t^k/k! for k < n.

        |t|^n/n! bounds the first term left out, and |t|/(n + 1) each ratio from there on.
        """
        total, rest = self.partial((ONE, ONE), t, (Fraction(1, k) for k in range(1, n + 1)))
        return self.widen(total, geometric(bound(rest), bound(t) / (n + 1)))

    def sin_series(self, t: Interval, n: int) -> Interval:
        """Return sin(t), by its Taylor polynomial of degree 2n, which has n terms.

        No derivative of sin exceeds 1, so Lagrange's remainder is at most |t|^(2n+1)/(2n+1)!.
        """
        ratios = (Fraction(1, 2 * k * (2 * k + 1)) for k in range(1, n + 1))
        total, rest = self.partial(t, negative(self.mul(t, t)), ratios)
        return self.widen(total, bound(rest))

    def cos_series(self, t: Interval, n: int) -> Interval:
        """Return cos(t), by its Taylor polynomial of degree 2n - 1, which has n terms.

        No derivative of cos exceeds 1, so Lagrange's remainder is at most |t|^(2n)/(2n)!.
        """
        ratios = (Fraction(1, (2 * k - 1) * 2 * k) for k in range(1, n + 1))
        total, rest = self.partial((ONE, ONE), negative(self.mul(t, t)), ratios)
        return self.widen(total, bound(rest))

    def atan_series(self, t: Interval, n: int) -> Interval:
        """Return atan(t), by the sum of (-1)^k t^(2k+1)/(2k+1) for k < n.

        The integral from 0 to t of s^(2n)/(1 + s^2), up to sign, is left out: at most
        |t|^(2n+1)/(2n+1).
        """
        ratios = (Fraction(2 * k - 1, 2 * k + 1) for k in range(1, n + 1))
        total, rest = self.partial(t, negative(self.mul(t, t)), ratios)
        return self.widen(total, bound(rest))

    def atanh_series(self, t: Interval, n: int) -> Interval:
        """Return (log(1 + t) - log(1 - t))/2 for |t| < 1, by the sum of t^(2k+1)/(2k+1), k < n.

        |t|^(2n+1)/(2n+1) bounds the first term left out, and t^2 each ratio from there on.
        """
        square = self.mul(t, t)
        ratios = (Fraction(2 * k - 1, 2 * k + 1) for k in range(1, n + 1))
        total, rest = self.partial(t, square, ratios)
        return self.widen(total, geometric(bound(rest), bound(square)))

    def erf_series(self, x: Fraction, n: int) -> Interval:
        """Return exp(x^2)*sqrt(pi)/2*erf(x) for x >= 0, by the sum of 2^k x^(2k+1)/(2k+1)!!, k < n.

        All terms are >= 0, and 2x^2/(2n + 3) bounds each ratio from the first left out on.
        Source: DLMF 7.6.2.
        """
        square = 2 * x * x
        ratios = (Fraction(1, 2 * k + 1) for k in range(1, n + 1))
        total, rest = self.partial(self.point(x), self.point(square), ratios)
        return self.add(total, (ZERO, geometric(rest[1], square / (2 * n + 3))))
