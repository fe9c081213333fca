"""Numbers with certified bounds: exact rationals as long as they stay rational, then balls.

A ball of FLINT (`arb`) contains the exact value whatever the precision is.  What cannot be told
with the bits at hand raises Unsettled; nothing is ever rounded to an answer.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from fractions import Fraction
from math import isqrt
from types import MappingProxyType
from typing import Final

from flint import arb, ctx, fmpq

from symproof.engine.refutation.enclosures import MAX_BITS, Enclosure, Undefined, Unsettled

Number = Fraction | arb

workprec: Final = ctx.workprec


def ball(a: Number) -> arb:
    """Return a ball around a number."""
    return arb(fmpq(a.numerator, a.denominator)) if isinstance(a, Fraction) else a


def _finite(a: arb) -> arb:
    """Return the ball.

    Raises:
        Unsettled: it is unbounded, or no number at all.
    """
    if not a.is_finite():
        raise Unsettled("a value is out of bounds")
    return a


def rational(a: Fraction) -> Number:
    """Return an exact number, as a ball where its digits are too many."""
    if max(a.numerator.bit_length(), a.denominator.bit_length()) > MAX_BITS:
        return ball(a)
    return a


def add(a: Number, b: Number) -> Number:
    """Return a + b.

    Raises:
        Unsettled: out of bounds.
    """
    if isinstance(a, Fraction) and isinstance(b, Fraction):
        return rational(a + b)
    return _finite(ball(a) + ball(b))


def negative(a: Number) -> Number:
    """Return -a."""
    return -a


def multiply(a: Number, b: Number) -> Number:
    """Return a*b.

    Raises:
        Unsettled: out of bounds.
    """
    if isinstance(a, Fraction) and isinstance(b, Fraction):
        return rational(a * b)
    if a == 0 or b == 0:
        return Fraction(0)
    return _finite(ball(a) * ball(b))


def divide(a: Number, b: Number) -> Number:
    """Return a/b.

    Raises:
        Unsettled: the divisor is not certainly different from 0; Undefined: it is 0.
    """
    if isinstance(b, Fraction):
        if b == 0:
            raise Undefined("a divisor is 0")
        if isinstance(a, Fraction):
            return rational(a / b)
    elif b.contains(0):
        raise Unsettled("a divisor may be 0")
    return _finite(ball(a) / ball(b))


def compare(a: Number, b: Number) -> int | None:
    """Return the sign of a - b, None where it is not certain."""
    if isinstance(a, Fraction) and isinstance(b, Fraction):
        return (a > b) - (a < b)
    left, right = ball(a), ball(b)
    if left < right:
        return -1
    return 1 if left > right else None


def larger(a: Number, b: Number) -> Number:
    """Return the maximum."""
    match compare(a, b):
        case None:
            return _finite(ball(a).max(ball(b)))
        case sign:
            return a if sign >= 0 else b


def hull(a: Number, b: Number) -> Number:
    """Return a number that contains both."""
    return a if isinstance(a, Fraction) and a == b else _finite(ball(a).union(ball(b)))


def integer_power(a: Number, n: int) -> Number:
    """Return a to an integer power.

    Raises:
        Unsettled: as `divide`, for a negative power.
    """
    if n < 0:
        return divide(Fraction(1), integer_power(a, -n))
    if isinstance(a, Fraction):
        bits = max(a.numerator.bit_length(), a.denominator.bit_length())
        if bits * n <= MAX_BITS or abs(a) <= 1 == a.denominator:
            return a**n
    return _finite(ball(a) ** arb(n))


def real_power(a: Number, b: Number) -> Number:
    """Return a to a real power, for a base that is certainly positive (or 0, and b positive).

    Raises:
        Unsettled: the base is not certainly positive.
    """
    if isinstance(a, Fraction) and a <= 0:
        if a == 0 and compare(b, Fraction(0)) == 1:
            return Fraction(0)
        raise Undefined("the base of a power is not positive")
    if compare(a, Fraction(0)) != 1:
        raise Unsettled("the base of a power may be negative")
    if b == Fraction(1, 2):
        return sqrt(a)
    return _finite(ball(a) ** ball(b))


def sqrt(a: Number) -> Number:
    """Return the square root.

    Raises:
        Unsettled: the number may be negative; Undefined: it is.
    """
    if isinstance(a, Fraction):
        if a < 0:
            raise Undefined("a square root of a negative number")
        p, q = isqrt(a.numerator), isqrt(a.denominator)
        if p * p == a.numerator and q * q == a.denominator:
            return Fraction(p, q)
    elif not a >= 0:
        raise (
            Undefined("a square root of a negative number")
            if a < 0
            else Unsettled("a square root of what may be negative")
        )
    return _finite(ball(a).sqrt())


def log(a: Number) -> Number:
    """Return the natural logarithm.

    Raises:
        Unsettled: the number is not certainly positive; Undefined: it is not.
    """
    if a == 1:
        return Fraction(0)
    if a <= 0:
        raise Undefined("a logarithm of what is not positive")
    if not a > 0:
        raise Unsettled("a logarithm of what may not be positive")
    return _finite(ball(a).log())


def _tan(a: arb) -> arb:
    if a.cos().contains(0):
        raise Unsettled("a tangent where the cosine may be 0")
    return a.tan()


def _sigmoid(a: arb) -> arb:
    return 1 / (1 + (-a).exp())


def _normal(a: arb) -> arb:
    return (-a / arb(2).sqrt()).erfc() / 2


# primitive -> its ball, and its exact value at 0
_FUNCTIONS: Final[dict[str, tuple[Callable[[arb], arb], Fraction]]] = {
    "exp": (arb.exp, Fraction(1)),
    "sin": (arb.sin, Fraction(0)),
    "cos": (arb.cos, Fraction(1)),
    "tan": (_tan, Fraction(0)),
    "sinh": (arb.sinh, Fraction(0)),
    "cosh": (arb.cosh, Fraction(1)),
    "tanh": (arb.tanh, Fraction(0)),
    "atan": (arb.atan, Fraction(0)),
    "erf": (arb.erf, Fraction(0)),
    "Phi": (_normal, Fraction(1, 2)),
    "sigmoid": (_sigmoid, Fraction(1, 2)),
}
FUNCTIONS: Final[Mapping[str, tuple[Callable[[arb], arb], Fraction]]] = MappingProxyType(_FUNCTIONS)


def function(head: str, a: Number) -> Number:
    """Return a primitive function of one argument, smooth where it is defined.

    Raises:
        Unsettled: it is not certainly defined there, or out of bounds.
    """
    match head:
        case "log":
            return log(a)
        case "sqrt":
            return sqrt(a)
        case _:
            of_ball, at_zero = FUNCTIONS[head]
            return at_zero if a == 0 else _finite(of_ball(ball(a)))


def constant(head: str) -> Number:
    """Return pi or E."""
    return arb.pi() if head == "pi" else arb(1).exp()


def enclosure(a: Number) -> Enclosure:
    """Return rational bounds of a number.

    Raises:
        Unsettled: they would have too many digits to be written down.
    """
    if isinstance(a, Fraction):
        return Enclosure(a, a)
    middle, radius = _dyadic(a.mid()), _dyadic(a.rad(), outward=True)
    return Enclosure(middle - radius, middle + radius)


def _dyadic(a: arb, *, outward: bool = False) -> Fraction:
    """Return an exact ball as a fraction; a tiny one is only enlarged, and only if `outward`."""
    mantissa, exponent = a.man_exp()
    digits, power = int(mantissa), int(exponent)
    if digits == 0:
        return Fraction(0)
    if outward and power < -MAX_BITS:
        power += digits.bit_length()
        digits, power = 1, max(power, -MAX_BITS)
    if power < -MAX_BITS or power + digits.bit_length() > MAX_BITS:
        raise Unsettled("a value has too many digits")
    return Fraction(digits) * Fraction(2) ** power
