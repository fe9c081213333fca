"""(c) One library proof against `simplify`; (d) derivations of many lines."""

from __future__ import annotations

import resource
import subprocess
import sys
import time
from pathlib import Path
from statistics import median

from measuring import environment, row, timed

LINES = "--lines"


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
    run = str(Path(__file__).with_name("run.py"))
    for lines in (100, 1_000, 10_000):
        command = [sys.executable, run, LINES, str(lines)]
        seconds: list[float] = []
        for _ in range(5):
            done = subprocess.run(
                command, check=True, stdout=subprocess.PIPE, text=True, env=environment()
            )
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
