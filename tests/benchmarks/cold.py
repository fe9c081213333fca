"""Cold processes against `import sympy`: (a) a library proof, (b) replay, (f) fresh claims."""

from __future__ import annotations

import subprocess
import tempfile
from pathlib import Path

from measuring import COLD_IMPORT, COMMAND, alternating, environment, row

# claims that no proof file contains
FRESH = {
    "swish with a parameter": ["f(x) - f(-x) = x", "--let", "f(x) = x*sigmoid(b*x)"],
    "gelu": ["f(x) - f(-x) = x", "--let", "f(x) = x*Phi(x)"],
    "softplus'": ["diff(log(1 + exp(x)), x) = sigmoid(x)"],
    "max + min": ["max(a, b) + min(a, b) = a + b"],
}


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
            env=environment(),
        )
        times = alternating([*COMMAND, "replay", certificate], COLD_IMPORT)
    return row("(b) replay of the whole library : import sympy", *times, 1.0) and good


def fresh() -> bool:
    """Benchmark (f)."""
    good = True
    for name, arguments in FRESH.items():
        command = [*COMMAND, "prove", *arguments, "--no-cache"]
        times = alternating(command, COLD_IMPORT)
        good &= row(f"(f) cold prove {name} : import sympy", *times, 1.5)
    return good
