"""Whether an implementation has its identity, for tests: without a term and without a reference."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from typing import Any, Final

from symproof.auditing.arrays import Arrays
from symproof.auditing.defects import Defects, Identity, Scale, defects
from symproof.auditing.errors import AuditError, needed
from symproof.auditing.floats import format_of, share, strata
from symproof.auditing.implementations import Implementation
from symproof.auditing.pages import at, ulps, unit

# fractions with such denominators are written as decimals
LONG: Final = 1000


def pairs(
    function: Callable[[Any], Any],
    dtype: Any,
    slope: Fraction,
    scale: Scale,
    ends: tuple[Any, Any],
    points: int,
    seed: int,
    namespace: Any,
) -> Defects:
    """Return the defects of f(x) - f(-x) = slope*x for |x| between two numbers.

    Raises:
        AuditError: the function, the dtype or the range cannot be used.
    """
    fmt, np = format_of(dtype), needed("numpy")
    if scale not in ("x", "values"):
        raise AuditError(f"ulp_of is 'x' or 'values', not {scale!r}")
    low, high = (None if end is None else Fraction(end) for end in ends)
    found = strata(fmt, Fraction(0) if low is None else low, high, signs=(1,))
    name = getattr(function, "__name__", type(function).__name__)
    checked = Implementation(function, name, fmt, Arrays(namespace))
    identity = Identity(slope, "value", scale)
    count = 1 << fmt.bits if fmt.bits <= 16 else share(found, points)
    with np.errstate(all="ignore"):
        return defects(checked, fmt, found, count, seed, identity)


def complaint(found: Defects, dtype: Any, slope: Fraction, scale: Scale, most: float) -> str:
    """Return why an identity does not hold to so many ulps, "" if it does."""
    fmt = format_of(dtype)
    number = slope if slope.denominator < LONG else float(slope)
    text = "x" if slope == 1 else f"{number}*x"
    claim = f"f(x) - f(-x) = {text} fails in {fmt.name}"
    if found.first is not None:
        x, right, left = found.first
        values = f"f(x) is {right:g} and f(-x) is {left:g}"
        return f"{claim}: {values} at x = {at(x, fmt)}, and so at {found.infinite:,} pairs"
    worst = found.worst
    if worst is None or worst.ulps <= most:
        return ""
    defect = f"{ulps(worst.ulps)} {unit(Identity(slope, 'value', scale))}, more than {most:g}"
    lines = (
        f"{claim} by {defect}",
        f"    x     = {at(worst.x, fmt)}",
        f"    f(x)  = {at(worst.right, fmt)}",
        f"    f(-x) = {at(worst.left, fmt)}",
        f"    the defect is {float(worst.defect):.6g}, the worst of {found.points:,} pairs",
    )
    return "\n".join(lines)
