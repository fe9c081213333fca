"""(g) The fuzz test's figures, and (h) the time of the file of claims that must not be proved."""

from __future__ import annotations

import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

from measuring import COMMAND, environment

TESTS = Path(__file__).resolve().parent.parent
CLAIMS = TESTS / "data" / "must_not_prove.toml"
COUNT = 510
SEED = 2
DECIDED = 0.9
SECONDS = 60


def fuzz() -> bool:
    """Benchmark (g): random claims by verdict, and those that are undecided, the smallest first."""
    sys.path.insert(0, str(TESTS))
    from fuzzing import Judged, judged
    from random_claims import examples

    good = True
    for true in (True, False):
        started = time.perf_counter()
        found = [judged(example) for example in examples(SEED, COUNT, true=true)]
        seconds = time.perf_counter() - started
        counts = Counter(it.verdict.verdict for it in found)
        wrong = [it for it in found if it.wrong]
        said = ", ".join(f"{count} {verdict}" for verdict, count in counts.most_common())
        print(
            f"(g) {COUNT} {'true' if true else 'false'} claims: {said}; {len(wrong)} wrong, ",
            end="",
        )
        print(f"{seconds:.0f} s", flush=True)

        def size(it: Judged) -> int:
            claim = it.example.claim
            return claim.lhs.size + claim.rhs.size

        undecided = sorted((it for it in found if not it.decided), key=size)
        for it in (*wrong, *undecided):
            print(f"    {it.example.topic}: {it}", flush=True)
        good &= not wrong and len(undecided) <= (1 - DECIDED) * COUNT
    print(f"(g) none wrong, {DECIDED:.0%} decided: {'ok' if good else 'NO'}", flush=True)
    return good


def must_not_prove() -> bool:
    """Benchmark (h)."""
    command = [*COMMAND, "prove", "-q", "--claims", str(CLAIMS), "--jobs", "2", "--no-cache"]
    started = time.perf_counter()
    run = subprocess.run(command, capture_output=True, text=True, env=environment())
    seconds = time.perf_counter() - started
    proved = [row for row in run.stdout.splitlines() if row.startswith("proved")]
    good = seconds <= SECONDS and not proved and run.stdout.strip() != ""
    mark = "ok" if good else "NO"
    print(f"(h) must_not_prove.toml, 2 jobs: {seconds:.1f} s, limit {SECONDS}: {mark}", flush=True)
    return good
