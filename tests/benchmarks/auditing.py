"""(i) The defect of f(x) - f(-x) = x for a swish of NumPy: points a second on one core."""

from __future__ import annotations

import sys
from fractions import Fraction

import numpy as np
from measuring import RUNS, timed

from symproof.auditing.defects import Identity, defects
from symproof.auditing.floats import CHUNK, FORMATS, share, strata
from symproof.auditing.implementations import Implementation

POINTS = 1 << 23
# points a second, or at most so many times what the two values alone take
WANTED = 20e6
RATIO = 1.5
FORMAT = FORMATS["float32"]


def swish(x: np.ndarray) -> np.ndarray:
    """As people write it."""
    return x / (1 + np.exp(-x))


def throughput() -> bool:
    """Benchmark (i): drawing the points, both values, the defect, its largest value and place."""
    found = strata(FORMAT, Fraction(0), signs=(1,))
    count = share(found, POINTS)
    own = Implementation(swish, "swish", FORMAT)
    arrays = [x for stratum in found for x in stratum.points(FORMAT, CHUNK - 3, 0)]
    points = 0

    def measured() -> None:
        nonlocal points
        points = defects(own, FORMAT, found, count, 0, Identity()).points

    def bare() -> None:
        for x in arrays:
            swish(x)
            swish(-x)

    with np.errstate(all="ignore"):
        measured()
        ours = timed(measured, RUNS) / points
        theirs = timed(bare, RUNS) / sum(x.size for x in arrays)
    speed, ratio = 1 / ours, ours / theirs
    good = speed >= WANTED or ratio <= RATIO
    said = f"{speed / 1e6:.1f} million float32 points a second, wanted {WANTED / 1e6:.0f}"
    print(
        f"(i) defect of swish: {said}; {ratio:.2f} times the bare values, wanted {RATIO}: "
        f"{'ok' if good else 'BELOW BOTH'}",
        flush=True,
    )
    return good


if __name__ == "__main__":
    sys.exit(0 if throughput() else 1)
