"""(l) Teaching material: ten pages in each format, a class kit, the course site of the library."""

from __future__ import annotations

import subprocess
import tempfile
import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from measuring import COLD_IMPORT, COMMAND, environment, timed

from symproof.checking import Checker
from symproof.derivation import Derivation
from symproof.library import library
from symproof.render import render

PAGES = ("html", "slides", "beamer", "latex", "typst", "markdown", "mathjax", "terminal")
# seconds: ten pages in one process, a kit, a site, and a site of which nothing has changed
TEN, KIT, SITE, AGAIN = 1.0, 20.0, 30.0, 2.0
FOUR = ("odd-gate", "relu", "gelu", "swish")


def command(*arguments: str) -> Callable[[], None]:
    """Return what runs symproof as a process of its own."""

    def run() -> None:
        subprocess.run(
            [*COMMAND, *arguments], check=True, stdout=subprocess.DEVNULL, env=environment()
        )

    return run


def pages(derivations: Sequence[Derivation], fmt: str) -> None:
    """Render each derivation as a page of its own."""
    for derivation in derivations:
        render([derivation], fmt)


def once(action: Callable[[], object]) -> float:
    """Return the seconds of one run: a site takes too long for seven."""
    started = time.perf_counter()
    action()
    return time.perf_counter() - started


def said(name: str, seconds: float, unit: float, limit: float) -> bool:
    """Print a row and return whether the limit is kept."""
    mark = "ok" if seconds <= limit else "ABOVE THE LIMIT"
    times = f"{seconds:7.2f} s  {seconds / unit:6.2f} times import sympy"
    print(f"{name:46} {times}  limit {limit:4.1f} s  {mark}", flush=True)
    return seconds <= limit


def material() -> bool:
    """Run the benchmark and return whether every limit is kept."""
    unit = timed(lambda: subprocess.run(COLD_IMPORT, check=True, env=environment()), 3)
    checker = Checker()
    ten = [checker.check(proof, name) for name, (_, proof) in [*library().items()][:10]]
    kept = [
        said(f"(l) ten pages: {fmt}", timed(partial(pages, ten, fmt)), unit, TEN) for fmt in PAGES
    ]
    with tempfile.TemporaryDirectory() as folder:
        kit, site = str(Path(folder) / "kit"), str(Path(folder) / "site")
        kept.append(said("(l) a class kit", once(command("teach", *FOUR, "-o", kit)), unit, KIT))
        build = command("teach", "--library", "--kind", "site", "--jobs", "0", "-o", site)
        kept.append(said("(l) the course site of the library", once(build), unit, SITE))
        kept.append(said("(l) the same, nothing changed", once(build), unit, AGAIN))
    return all(kept)
