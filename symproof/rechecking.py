"""A derivation as a cell of a notebook: its proof file, and the line that checks it again."""

from __future__ import annotations

import re
from typing import Final

from symproof.derivation import Derivation
from symproof.found import FoundError, proof_file
from symproof.library import LibraryError, find

# the docstring of a proof file, which a cell does not need
DOCSTRING: Final = re.compile(r'\A""".*?"""\n+', re.DOTALL)
NAMED: Final = re.compile(r"^(\w+) = Proof\(", re.MULTILINE)
IMPORT: Final = "from symproof import "


def rechecked(derivation: Derivation) -> str:
    """Return the code of a cell that checks a derivation again, and displays it.

    It is the text of the proof, for a reader to change; an instance of a theorem has no text of
    its own, and comes from the library.

    Raises:
        FoundError: the derivation has no text, and is not in the library.
    """
    try:
        text = DOCSTRING.sub("", proof_file(derivation))
    except FoundError:
        if not _in_library(derivation.name):
            raise
        return (
            f"{IMPORT}check\nfrom symproof.library import {derivation.name}\n\n"
            f'check({derivation.name}, "{derivation.name}")\n'
        )
    (name,) = NAMED.findall(text)
    first, newline, rest = text.partition("\n")
    names = sorted({*first.removeprefix(IMPORT).split(", "), "check"}, key=_order)
    return f'{IMPORT}{", ".join(names)}{newline}{rest}\ncheck({name}, "{name}")\n'


def _order(name: str) -> tuple[bool, str]:
    """Return where a name stands in an import: classes come first."""
    return name[0].islower(), name


def _in_library(name: str) -> bool:
    try:
        return name.isidentifier() and find(name)[1].name == name
    except LibraryError:
        return False
