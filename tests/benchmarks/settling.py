"""(e) Who settles what, and how fast: symproof, `simplify`, `equals` and z3 in one process."""

from __future__ import annotations

import functools
import gc
import time
from collections.abc import Callable
from statistics import median
from typing import Any

from family import Asked, claims

from symproof import prove
from symproof.timing import limited

RUNS = 3
# seconds for each attempt
LIMIT = 30.0
# of functools.cache and functools.lru_cache, where none is given
SIZES = (None, 128)
ASKED = ("symproof", "simplify", "equals", "z3")


def clear_caches() -> None:
    """Clear what is kept of results: all of SymPy's, and that of symproof but for its lemmas.

    A cache without a set size is of lemmas, each proved once in a process.
    """
    from sympy.core.cache import clear_cache

    from symproof.engine.calculus.limits_remembered import forget
    from symproof.engine.order.inequalities import Inequalities

    clear_cache()
    forget()
    for found in gc.get_objects():
        if isinstance(found, Inequalities):
            found.failed.clear()
        elif isinstance(found, functools._lru_cache_wrapper):
            module = getattr(found, "__module__", None) or ""
            if module.startswith("symproof") and found.cache_parameters()["maxsize"] not in SIZES:
                found.cache_clear()


def by_symproof(asked: Asked) -> str:
    return prove(asked.claim, let=asked.let, assume=asked.assume, timeout=LIMIT).verdict


def by_simplify(asked: Asked) -> str:
    from sympy import simplify

    found = simplify(asked.difference())
    if found.is_number:
        return "proved" if found.is_zero else "refuted"
    return "undecided"


def by_equals(asked: Asked) -> str:
    return {True: "proved", False: "refuted", None: "undecided"}[asked.difference().equals(0)]


def by_z3(asked: Asked) -> str:
    import z3

    if asked.negation is None:
        return "-"
    solver: Any = z3.Solver()
    solver.set("timeout", int(LIMIT * 1000))
    solver.add(*asked.negation(z3))
    return {"unsat": "proved", "sat": "refuted"}.get(str(solver.check()), "undecided")


BY: dict[str, Callable[[Asked], str]] = {
    "symproof": by_symproof,
    "simplify": by_simplify,
    "equals": by_equals,
    "z3": by_z3,
}


def measured(settle: Callable[[], str], runs: int = RUNS) -> tuple[str, float]:
    """Return the verdict and the median seconds of the processor, which others may use too."""
    times: list[float] = []
    verdict = "-"
    for _ in range(runs):
        clear_caches()
        gc.collect()
        started = time.process_time()
        try:
            with limited(LIMIT):
                verdict = settle()
        except TimeoutError:
            verdict = "undecided"
        times.append(time.process_time() - started)
        if times[-1] > LIMIT / 3:
            break
    return verdict, median(times)


def attempt(who: str, asked: Asked, runs: int = RUNS) -> tuple[str, float]:
    """Return the verdict of one who is asked, WRONG if the claim is otherwise, and the seconds."""
    verdict, seconds = measured(lambda: BY[who](asked), runs)
    wrong = verdict == ("refuted" if asked.true else "proved")
    return ("WRONG" if wrong else verdict), seconds


def against_others() -> bool:
    """Print a row for each claim, and what comes of them."""
    known = [who for who in ASKED if who != "z3" or _has_z3()]
    ratios: list[float] = []
    tally: dict[str, list[str]] = {who: [] for who in known}
    for who in known:
        # what is loaded, or proved once for all, at the first use is not timed
        for asked in claims():
            attempt(who, asked, 1)
    print(f"(e) {'claim':32}" + "".join(f"{who:>22}" for who in known) + "  ours : simplify")
    for asked in claims():
        found = {who: attempt(who, asked) for who in known}
        cells = [f"{v:>11}{s * 1e3:8.0f} ms" if v != "-" else " " * 22 for v, s in found.values()]
        ratio = found["symproof"][1] / found["simplify"][1]
        ratios.append(ratio)
        print(f"    {asked.name:32}{''.join(cells)}  {ratio:6.2f}", flush=True)
        for who, (verdict, _) in found.items():
            tally[who].append(verdict)
    for who, verdicts in tally.items():
        stated = [v for v in verdicts if v != "-"]
        counts = ", ".join(f"{stated.count(v)} {v}" for v in dict.fromkeys(sorted(stated)))
        print(f"    {who}: {counts}, of {len(stated)} that it can state")
    good = median(ratios) <= 1
    print(f"(e) median ratio to simplify {median(ratios):.2f}, limit 1: {'ok' if good else 'NO'}")
    right = all(v not in ("WRONG", "undecided") for v in tally["symproof"])
    print(f"(e) all settled by symproof: {'ok' if right else 'NO'}", flush=True)
    return good and right


def _has_z3() -> bool:
    from importlib.util import find_spec

    return find_spec("z3") is not None
