"""(k) Documents: rows parsed a second; an article of 124 rows, checked cold and from the cache."""

from __future__ import annotations

import subprocess
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from statistics import median

from measuring import COMMAND, environment

ARTICLE = Path(__file__).parents[1] / "data" / "odd_gate_article.md"
ROWS = 10_000
# rows a second, and seconds
PARSED, COLD, WARM = 500, 30.0, 2.0
RUNS = 3
SOME = (
    r"f_{{k}}(x) &= \frac{1}{2}\left(\phi(x) + {k}\right)x - \tanh\frac x2 \tag{{k}}\\",
    r"&= \sum_{j=1}^{3} \frac{x^{j}}{j!} + {k}\sin^2 2x + e^{-x^2/2}\\",
    r"\frac{d}{dx}\left[x\Phi(x)\right] &= \Phi(x) + {k}x\varphi(x), \quad x \ge {k} \tag{{k}a}\\",
    r"|x - {k}| &= \begin{cases} x - {k} & \text{if } x \ge {k}\\ {k} - x & \text{if } x < {k}"
    r" \end{cases}\\",
)


def document(rows: int) -> str:
    """Return a document of displays of ten rows each."""
    blocks: list[str] = []
    for start in range(0, rows, 10):
        lines = [SOME[k % len(SOME)].replace("{k}", str(k)) for k in range(start, start + 10)]
        blocks.append("Then\n\\begin{align}\n" + "\n".join(lines) + "\n\\end{align}\n")
    return "\n".join(blocks)


def reading() -> float:
    """Return how many rows are parsed in a second, places and prose included."""
    from symproof.document.model import Formula
    from symproof.document.reading import document_of

    text = document(ROWS)
    times: list[float] = []
    for _ in range(RUNS):
        started = time.perf_counter()
        read = document_of(text, Path("rows.md"), "markdown")
        times.append(time.perf_counter() - started)
        formulas = [p for block in read.blocks for p in block.pieces if isinstance(p, Formula)]
        rows = sum(len(formula.rows) for formula in formulas)
        if rows < ROWS:
            raise SystemExit(f"only {rows} of {ROWS} rows were found")
    return ROWS / median(times)


def seconds(arguments: Sequence[str], cache: str) -> float:
    """Return how long `symproof check` takes; that something is refuted is its status 1."""
    started = time.perf_counter()
    found = subprocess.run(
        [*COMMAND, "check", *arguments],
        stdout=subprocess.DEVNULL,
        env={**environment(), "SYMPROOF_CACHE_DIR": cache},
    )
    if found.returncode not in (0, 1):
        raise SystemExit(f"symproof check ended with status {found.returncode}")
    return time.perf_counter() - started


def _row(name: str, measured: str, good: bool, limit: str) -> bool:
    print(
        f"(k) {name:42} {measured:>16}  limit {limit:>14}  {'ok' if good else 'NOT KEPT'}",
        flush=True,
    )
    return good


def documents() -> bool:
    """Print a row for each measurement, and return whether all limits are kept."""
    rate = reading()
    arguments = [str(ARTICLE), "--jobs", "2"]
    with tempfile.TemporaryDirectory() as cache:
        cold = seconds(arguments, cache)
        warm = median(seconds(arguments, cache) for _ in range(RUNS))
    kept = [
        _row("parsing 10,000 rows", f"{rate:.0f} rows/s", rate >= PARSED, f"{PARSED} rows/s"),
        _row("the article, cold, --jobs 2", f"{cold:.1f} s", cold <= COLD, f"{COLD:.0f} s"),
        _row("the article, from the cache", f"{warm:.2f} s", warm <= WARM, f"{WARM:.0f} s"),
    ]
    return all(kept)
