"""What the benchmarks share: times, and rows with a ratio and its limit."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from statistics import median

RUNS = 7
COLD_IMPORT = [sys.executable, "-c", "import sympy"]
COMMAND = [sys.executable, "-m", "symproof.cli"]


def environment() -> dict[str, str]:
    """Return the environment of the timed processes: bytecode may be cached, as installed."""
    return {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}


def alternating(first: Sequence[str], second: Sequence[str]) -> tuple[float, float]:
    """Return the median seconds of two commands, run in turn after a warm-up of each."""
    times: tuple[list[float], list[float]] = ([], [])
    for i in range(RUNS + 1):
        for command, found in zip((first, second), times, strict=True):
            started = time.perf_counter()
            subprocess.run(command, check=True, stdout=subprocess.DEVNULL, env=environment())
            if i:
                found.append(time.perf_counter() - started)
    return median(times[0]), median(times[1])


def timed(action: Callable[[], object], runs: int = RUNS) -> float:
    """Return the median seconds of an action."""
    found: list[float] = []
    for _ in range(runs):
        started = time.perf_counter()
        action()
        found.append(time.perf_counter() - started)
    return median(found)


def row(name: str, ours: float, theirs: float, limit: float) -> bool:
    """Print a row and return whether the ratio keeps the limit."""
    ratio = ours / theirs
    good = ratio <= limit
    mark = "ok" if good else "ABOVE THE LIMIT"
    times = f"{ours * 1e3:9.1f} ms {theirs * 1e3:9.1f} ms"
    print(f"{name:46} {times}  ratio {ratio:5.2f}  limit {limit:4.2f}  {mark}", flush=True)
    return good
