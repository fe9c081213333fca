"""A derivation as a cell of a notebook: its proof file, and the line that checks it again."""

from __future__ import annotations

import json
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

    It is the text of the proof, for a reader to change, after those of the facts that it cites
    and the library does not have; an instance of a theorem has no text of its own, and comes from
    the library.

    Raises:
        FoundError: the derivation has no text, and is not in the library.
    """
    try:
        text = DOCSTRING.sub("", proof_file([*_lemmas(derivation), derivation]))
    except FoundError:
        if not _in_library(derivation.name):
            raise
        return (
            f"{IMPORT}check\nfrom symproof.library import {derivation.name}\n\n"
            f'check({derivation.name}, "{derivation.name}")\n'
        )
    name = NAMED.findall(text)[-1]
    first, newline, rest = text.partition("\n")
    names = sorted({*first.removeprefix(IMPORT).split(", "), "check"}, key=_order)
    return f"{IMPORT}{', '.join(names)}{newline}{rest}\ncheck({name}, {_label(derivation)})\n"


def _lemmas(derivation: Derivation, known: tuple[str, ...] = ()) -> list[Derivation]:
    """Return what a derivation cites that is not in the library, what is cited first first."""
    found: dict[str, Derivation] = {}
    for fact in derivation.cited:
        lemma = fact.derivation
        if lemma is None or fact.origin in (*known, derivation.name) or _in_library(fact.origin):
            continue
        for each in (*_lemmas(lemma, (*known, derivation.name)), lemma):
            found.setdefault(each.name, each)
    return list(found.values())


def _label(derivation: Derivation) -> str:
    """Return the name of a derivation as Python has it: a claim that nobody named is its own."""
    return json.dumps(derivation.name, ensure_ascii=False)


def _order(name: str) -> tuple[bool, str]:
    """Return where a name stands in an import: classes come first."""
    return name[0].islower(), name


def _in_library(name: str) -> bool:
    try:
        return name.isidentifier() and find(name)[1].name == name
    except LibraryError:
        return False
