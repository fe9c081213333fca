"""The elementary functions at rational numbers, enclosed to about `bits` bits.

Each reduces its argument by an identity that holds exactly, and sums a series in interval
arithmetic.  How far it reduces, and how many terms it sums, decides how narrow the result is,
and never whether it holds the value.
"""

from __future__ import annotations

from fractions import Fraction
from functools import lru_cache
from math import isqrt
from typing import Final

from symproof.kernel.bounds import (
    MAX_MAGNITUDE,
    ONE,
    TINY,
    ZERO,
    Arithmetic,
    Interval,
    magnitude,
    negative,
    up,
)
from symproof.kernel.errors import refuse

MAX_ANGLE: Final = 2**10
# the rounding errors of a series stay below 2^GUARD times that of one operation
GUARD: Final = 16


@lru_cache(maxsize=64)
def pi(bits: int) -> Interval:
    """Return pi, by Machin's 16*atan(1/5) - 4*atan(1/239)."""
    ops = Arithmetic(bits + GUARD)
    first = ops.atan_series(ops.point(Fraction(1, 5)), bits // 4 + 2)
    second = ops.atan_series(ops.point(Fraction(1, 239)), bits // 15 + 2)
    return ops.sub(ops.scale(first, 16), ops.scale(second, 4))


@lru_cache(maxsize=64)
def log_two(bits: int) -> Interval:
    """Return log(2), which is 2*atanh(1/3)."""
    ops = Arithmetic(bits + GUARD)
    return ops.scale(ops.atanh_series(ops.point(Fraction(1, 3)), bits // 3 + 2), 2)


def exp(x: Fraction, bits: int) -> Interval:
    """Return the exponential of x, the 2^k-th power of that of x/2^k.

    Raises:
        KernelError: enclose-size.
    """
    if x > MAX_MAGNITUDE:
        refuse("enclose-size", f"exp above {MAX_MAGNITUDE}")
    if x < -MAX_MAGNITUDE:
        # exp(x) < 2^x for x < 0
        return ZERO, TINY
    pace = isqrt(bits)
    halvings = max(0, magnitude(x) + 1 + pace) if x else 0
    ops = Arithmetic(bits + halvings + GUARD)
    value = ops.exp_series(ops.point(x / 2**halvings), bits // pace + 2)
    for _ in range(halvings):
        value = ops.mul(value, value)
    return value


def log(x: Fraction, bits: int) -> Interval:
    """Return the logarithm of x = 2^k*m, which is k*log(2) + 2*atanh((m - 1)/(m + 1)).

    Raises:
        KernelError: enclose-undefined, if x is not positive.
    """
    if x <= 0:
        refuse("enclose-undefined", "the logarithm of what may not be positive")
    k = magnitude(x)
    m = x / Fraction(2) ** k
    if m > Fraction(4, 3):
        k, m = k + 1, m / 2
    elif m < Fraction(2, 3):
        k, m = k - 1, m * 2
    ops = Arithmetic(bits + GUARD)
    part = ops.scale(ops.atanh_series(ops.point((m - 1) / (m + 1)), bits // 4 + 2), 2)
    return ops.add(part, ops.mul(ops.point(k), log_two(bits))) if k else part


def sin(x: Fraction, bits: int, quarters: int = 0) -> Interval:
    """Return the sine of x + quarters*pi/2, between -1 and 1.

    For x = t + q*pi/2 that of x is sin(t), cos(t), -sin(t) or -cos(t), whatever the integer q;
    the series need a small t only to be short.
    """
    size = max(0, magnitude(x) + 1) if x else 0
    if size > MAX_ANGLE:
        return -ONE, ONE
    ops = Arithmetic(bits + size + GUARD)
    right_angle = ops.scale(pi(bits + size), Fraction(1, 2))
    q = round(x / right_angle[0])
    t = ops.sub(ops.point(x), ops.mul(ops.point(q), right_angle)) if q else ops.point(x)
    n, factorial = 1, 2
    while factorial.bit_length() <= bits:
        n += 1
        factorial *= (2 * n - 1) * 2 * n
    quadrant = (q + quarters) % 4
    value = ops.sin_series(t, n) if quadrant % 2 == 0 else ops.cos_series(t, n)
    return clip(value if quadrant < 2 else negative(value))


def cos(x: Fraction, bits: int) -> Interval:
    """Return the cosine of x, between -1 and 1."""
    return sin(x, bits, 1)


def clip(a: Interval) -> Interval:
    """Return the part of a number's interval between -1 and 1, where the number is."""
    return max(a[0], -ONE), min(a[1], ONE)


def atan(x: Fraction, bits: int) -> Interval:
    """Return the arctangent of x.

    It is pi/2 - atan(1/x) for x > 1, and 2*atan(t/(1 + sqrt(1 + t^2))) for any x = t.
    """
    if x < 0:
        return negative(atan(-x, bits))
    pace = isqrt(bits) // 2
    ops = Arithmetic(bits + GUARD)
    if x > 1:
        return ops.sub(ops.scale(pi(bits), Fraction(1, 2)), atan(1 / x, bits))
    one, t = ops.point(1), ops.point(x)
    for _ in range(pace):
        t = ops.div(t, ops.add(one, ops.sqrt(ops.add(one, ops.mul(t, t)))))
    return ops.scale(ops.atan_series(t, bits // (2 * pace) + 2), 2**pace)


def erf(x: Fraction, bits: int) -> Interval:
    """Return the error function at x, between -1 and 1."""
    if x < 0:
        return negative(erf(-x, bits))
    square = x * x
    if 4 * square > 3 * bits:
        # 1 - erf(x) <= exp(-x^2) for x >= 0, from DLMF 7.8.2
        return 1 - exp(-square, bits)[1], ONE
    n, term, peak = 1, ONE, ONE
    while term * 2**bits > peak or 4 * square > 2 * n + 3:
        n += 1
        term = up(term * 2 * square / (2 * n + 1), GUARD)
        peak = max(peak, term)
    ops = Arithmetic(bits + GUARD + n.bit_length())
    front = ops.div(ops.mul(ops.point(2), exp(-square, ops.bits)), ops.sqrt(pi(ops.bits)))
    return clip(ops.mul(front, ops.erf_series(x, n)))


def tanh(x: Fraction, bits: int) -> Interval:
    """Return the hyperbolic tangent of x, which is (1 - u)/(1 + u) for u = exp(-2x)."""
    if x < 0:
        return negative(tanh(-x, bits))
    ops = Arithmetic(bits + GUARD)
    one, u = ops.point(1), exp(-2 * x, ops.bits)
    return clip(ops.div(ops.sub(one, u), ops.add(one, u)))


def sigmoid(x: Fraction, bits: int) -> Interval:
    """Return 1/(1 + exp(-x)), which is 1 - 1/(1 + exp(x))."""
    ops = Arithmetic(bits + GUARD)
    u = exp(-abs(x), ops.bits)
    # u/(1 + u) for x < 0: u cannot become too large
    return ops.div(ops.point(1) if x >= 0 else u, ops.add(ops.point(1), u))


def sinh(x: Fraction, bits: int) -> Interval:
    """Return (exp(x) - exp(-x))/2."""
    ops = Arithmetic(bits + GUARD)
    return ops.scale(ops.sub(exp(x, ops.bits), exp(-x, ops.bits)), Fraction(1, 2))


def cosh(x: Fraction, bits: int) -> Interval:
    """Return (exp(x) + exp(-x))/2."""
    ops = Arithmetic(bits + GUARD)
    return ops.scale(ops.add(exp(x, ops.bits), exp(-x, ops.bits)), Fraction(1, 2))
