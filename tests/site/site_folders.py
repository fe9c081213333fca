"""Small sites for tests: some theorems of the library, and what stands in a folder."""

from __future__ import annotations

from pathlib import Path

from symproof.library import library
from symproof.settling import Target
from symproof.site import Built, build

# with citations in one topic and across topics, cases, an instance and theorems that are alone
NAMES = (
    *("odd_gate", "gate_eq_mean", "companion", "relu", "relu_as_gate", "exp_mul_exp_neg"),
    *("sigmoid_eq_exp_div", "sigmoid_neg", "odd_zero"),
)


def targets_of(*names: str) -> list[Target]:
    """Return theorems of the library as targets."""
    known = library()
    return [Target(name, known[name][1], known[name][0]) for name in names]


def built_site(folder: Path, *names: str, jobs: int = 1) -> Built:
    """Build a site of some theorems, or of those of NAMES."""
    return build(folder, targets_of(*(names or NAMES)), jobs=jobs)


def contents(folder: Path) -> dict[str, bytes]:
    """Return the files of a folder by their names."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }
