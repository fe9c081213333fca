"""Speed against SymPy, as ratios of medians measured in one run: `python tests/benchmarks/run.py`.

(a) a cold `symproof prove odd-gate`, against a cold `import sympy`;
(b) a cold `symproof replay` of every library proof, against a cold `import sympy`;
(c) checking one library proof, and replaying it, against `sympy.simplify` of its identity;
(d) checking derivations of 100, 1,000 and 10,000 lines: time per line, and memory;
(e) claims of the family: who settles what, and how fast, of symproof, `simplify`, `equals`, z3;
(f) a cold `symproof prove` of fresh claims, against a cold `import sympy`;
(g) random claims, true and false: how many are decided, and rightly;
(h) the time of the file of claims that must not be proved;
(i) the defect of an identity in floating point: points a second, and against the bare values;
(j) claims about limits, integrals and matrices: who settles what, of symproof and SymPy, and
    how fast;
(k) documents: rows parsed a second, and the time of an article, cold and from the cache;
(l) teaching material: ten pages in each format, a class kit, the course site of the library.

`python tests/benchmarks/run.py e f` runs these parts alone.
"""

from __future__ import annotations

import argparse
import sys

from checking import LINES, against_simplify, long, long_proof
from cold import cold, fresh
from figures import fuzz, must_not_prove
from measuring import RUNS


def settled() -> bool:
    """Benchmark (e), whose imports the others do without."""
    from settling import against_others

    return against_others()


def computed() -> bool:
    """Benchmark (j), whose imports the others do without."""
    from calculus import against_computing

    return against_computing()


def audited() -> bool:
    """Benchmark (i), which needs NumPy."""
    from auditing import throughput

    return throughput()


def checked() -> bool:
    """Benchmark (k), whose imports the others do without."""
    from articles import documents

    return documents()


def taught() -> bool:
    """Benchmark (l), whose imports the others do without."""
    from material import material

    return material()


PARTS = {
    "a": cold,
    "b": cold,
    "c": against_simplify,
    "d": long,
    "e": settled,
    "f": fresh,
    "g": fuzz,
    "h": must_not_prove,
    "i": audited,
    "j": computed,
    "k": checked,
    "l": taught,
}


def main() -> int:
    """Run the benchmarks; the exit status is 1 where a limit is not kept."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("parts", nargs="*", metavar="PART", help="a to l; all without")
    parser.add_argument(LINES, type=int, help=argparse.SUPPRESS)
    args = parser.parse_args()
    unknown = [part for part in args.parts if part not in PARTS]
    if unknown:
        parser.error(f"there is no part {unknown[0]}")
    if args.lines:
        long_proof(args.lines)
        return 0
    print(f"medians of {RUNS} runs (d: 5, e, j: 3), Python {sys.version.split()[0]}", flush=True)
    wanted = dict.fromkeys(PARTS[part] for part in args.parts or PARTS)
    kept = [part() for part in wanted]
    return 0 if all(kept) else 1


if __name__ == "__main__":
    sys.exit(main())
