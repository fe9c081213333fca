"""Write proofs/STATEMENTS.md: what the library proves, for readers who want no proofs.

    python tests/tools/statements.py [--check]

With --check nothing is written, and the exit status is 1 where the file is not up to date.
"""

# ruff: noqa: E402
from __future__ import annotations

import ast
import sys
from collections.abc import Iterable
from pathlib import Path

ROOT = Path(__file__).parents[2]
TARGET = ROOT / "proofs" / "STATEMENTS.md"

if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))

from symproof.checking import Checker
from symproof.derivation import Derivation
from symproof.library import ProofFile, library_files, load_file
from symproof.notation.plain import show_claim, show_definition
from symproof.notation.plain_printer import show_shape
from symproof.phrases import matrices

HEADER = """# What the library proves

Written by `python tests/tools/statements.py`; a test keeps it true.
Each claim holds for all values of its variables, and for all functions that are not defined,
under the definitions and hypotheses beside it.
The axioms are those that it rests on; `symproof rules` prints them with their sources.
"""
COLUMNS = ("name", "claim", "definitions", "hypotheses", "axioms")


def statements() -> str:
    """Return the text of STATEMENTS.md."""
    checker = Checker()
    return "\n".join([HEADER, *(_section(load_file(path), checker) for path in library_files())])


def _section(loaded: ProofFile, checker: Checker) -> str:
    rows = [_row(checker.check(proof, name)) for name, proof in loaded.proofs.items()]
    rule = tuple("---" for _ in COLUMNS)
    lines = [f"| {' | '.join(row)} |" for row in (COLUMNS, rule, *rows)]
    doc = ast.get_docstring(ast.parse(loaded.path.read_text(encoding="utf-8"))) or ""
    summary = " ".join(doc.split("\n\n")[0].split())
    return "\n".join([f"## {loaded.path.name}", "", summary, "", *lines, ""])


def _shapes(derivation: Derivation) -> tuple[str, ...]:
    """Return what is declared of the matrices of a statement."""
    claims = (derivation.claim, *(given.claim for given in derivation.given))
    return tuple([show_shape(each.names, each.shape) for each in matrices(claims)])


def _row(derivation: Derivation) -> tuple[str, ...]:
    return (
        derivation.name,
        _code([show_claim(derivation.claim)]),
        _code(map(show_definition, derivation.definitions)),
        _code((*(show_claim(given.claim) for given in derivation.given), *_shapes(derivation))),
        ", ".join(derivation.trust),
    )


def _code(texts: Iterable[str]) -> str:
    return ", ".join(f"`{text}`" for text in texts)


def main(arguments: list[str]) -> int:
    """Write the file, or compare with it."""
    text = statements()
    if arguments == ["--check"]:
        current = TARGET.is_file() and TARGET.read_text(encoding="utf-8") == text
        print("up to date" if current else f"{TARGET.name} is not up to date", file=sys.stderr)
        return 0 if current else 1
    if arguments:
        print("usage: statements.py [--check]", file=sys.stderr)
        return 2
    TARGET.write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
