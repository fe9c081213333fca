"""Speed against SymPy, as ratios of medians measured in one run: `python tests/benchmarks/run.py`.

(a) a cold `symproof prove odd-gate`, against a cold `import sympy`;
(b) a cold `symproof replay` of every library proof, against a cold `import sympy`;
(c) checking one library proof, and replaying it, against `sympy.simplify` of its identity;
(d) checking derivations of 100, 1,000 and 10,000 lines: time per line, and memory.
"""

from __future__ import annotations

import argparse
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
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


def row(name: str, ours: float, theirs: float, limit: float) -> bool:
    """Print a row and return whether the ratio keeps the limit."""
    ratio = ours / theirs
    good = ratio <= limit
    mark = "ok" if good else "ABOVE THE LIMIT"
    times = f"{ours * 1e3:9.1f} ms {theirs * 1e3:9.1f} ms"
    print(f"{name:46} {times}  ratio {ratio:5.2f}  limit {limit:4.2f}  {mark}", flush=True)
    return good


def cold() -> bool:
    """Benchmarks (a) and (b)."""
    good = row(
        "(a) cold prove odd-gate : import sympy",
        *alternating([*COMMAND, "prove", "odd-gate"], COLD_IMPORT),
        0.5,
    )
    with tempfile.TemporaryDirectory() as folder:
        certificate = str(Path(folder) / "library.cert.json")
        subprocess.run(
            [*COMMAND, "prove", "--library", "-q", "-o", certificate],
            check=True,
            stdout=subprocess.DEVNULL,
        )
        times = alternating([*COMMAND, "replay", certificate], COLD_IMPORT)
    return row("(b) replay of the whole library : import sympy", *times, 1.0) and good


def timed(action: Callable[[], object], runs: int = RUNS) -> float:
    """Return the median seconds of an action."""
    found: list[float] = []
    for _ in range(runs):
        started = time.perf_counter()
        action()
        found.append(time.perf_counter() - started)
    return median(found)


def against_simplify() -> bool:
    """Benchmark (c)."""
    import sympy
    from sympy.core.cache import clear_cache

    from symproof.certificate import dump, replay
    from symproof.checking import check
    from symproof.library import find

    x = sympy.Symbol("x", real=True)
    functions = {
        "gelu": lambda t: t * (1 + sympy.erf(t / sympy.sqrt(2))) / 2,
        "swish": lambda t: t / (1 + sympy.exp(-t)),
    }
    good = True
    for name, f in functions.items():
        expression = f(x) - f(-x) - x

        def simplify(expression: sympy.Expr = expression) -> None:
            clear_cache()
            sympy.simplify(expression)

        proof = find(name)[1]
        text = dump([check(proof).proved])
        theirs = timed(simplify)
        good &= row(f"(c) check {name} : simplify", timed(lambda p=proof: check(p)), theirs, 1.0)
        good &= row(f"(c) replay {name} : simplify", timed(lambda t=text: replay(t)), theirs, 1.0)
    return good


def peak_megabytes() -> float:
    """Return the peak memory of this process; ru_maxrss alone would count the parent's too."""
    status = Path("/proc/self/status")
    if status.exists():
        for line in status.read_text().splitlines():
            if line.startswith("VmHWM:"):
                return int(line.split()[1]) / 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def long_proof(lines: int) -> None:
    """Check a derivation of so many lines, and print its seconds and the peak memory in MB."""
    from symproof import Proof
    from symproof.checking import check

    steps = ["x + 0 - 0", *(f"= x + {i} - {i}  by ring" for i in range(1, lines)), "= x  by ring"]
    started = time.perf_counter()
    check(Proof(claim="x + 0 - 0 = x", steps="\n".join(steps)))
    seconds = time.perf_counter() - started
    print(seconds, peak_megabytes())


def long() -> bool:
    """Benchmark (d)."""
    per_line: dict[int, float] = {}
    memory = 0.0
    for lines in (100, 1_000, 10_000):
        command = [sys.executable, __file__, "--lines", str(lines)]
        seconds: list[float] = []
        for _ in range(5):
            done = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True)
            value, memory = map(float, done.stdout.split())
            seconds.append(value)
        per_line[lines] = median(seconds) / lines
        shown = f"{per_line[lines] * 1e6:7.0f} us a line"
        print(
            f"(d) {lines:6} lines {median(seconds):8.3f} s  {shown}  {memory:6.0f} MB", flush=True
        )
    good = per_line[10_000] <= 2 * per_line[100] and memory < 500
    print(f"(d) linear in the lines, below 500 MB: {'ok' if good else 'NO'}")
    return good


def main() -> int:
    """Run all benchmarks; the exit status is 1 where a limit is not kept."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--lines", type=int, help=argparse.SUPPRESS)
    args = parser.parse_args()
    if args.lines:
        long_proof(args.lines)
        return 0
    print(f"medians of {RUNS} runs (d: 5), Python {sys.version.split()[0]}")
    return 0 if all([cold(), against_simplify(), long()]) else 1


if __name__ == "__main__":
    sys.exit(main())
