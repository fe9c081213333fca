"""Which names are functions, numbers and matrices where a formula stands.

It is told from how they are used: `x(1 - y)` is a product in a section where x stands alone, and
`f(x)` a value where f is defined, or never stands alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final

from symproof.document.scopes.outline import Scope
from symproof.document.scopes.subjects import Subject, alone, is_standard, subject
from symproof.notation.tex.names import CONSTANTS
from symproof.notation.tex.syntax import Chain
from symproof.notation.tex.uses import uses

# names that a standard function goes by, if the prose speaks of it: identifier -> primitive, words
SPOKEN: Final = {
    "sigma": ("sigmoid", re.compile(r"sigmoid|logistic|逻辑函数|逻辑斯蒂", re.IGNORECASE)),
    "Phi_": ("Phi", re.compile(r"\bnormal\b|gaussian|正态|高斯", re.IGNORECASE)),
}
# letters that functions often go by
_LIKELY: Final = frozenset({*"fghFGH", "phi", "varphi", "psi", "sigma", "rho", "Phi_", "Psi"})


@dataclass(slots=True)
class NameUses:
    """How names are used: in each section, and in the whole document."""

    bare: dict[int, set[str]] = field(default_factory=dict[int, "set[str]"])
    anywhere: set[str] = field(default_factory=set[str])
    defined: dict[int, set[str]] = field(default_factory=dict[int, "set[str]"])
    functions: set[str] = field(default_factory=set[str])
    applied: dict[str, set[int]] = field(default_factory=dict[str, "set[int]"])
    scalar: set[str] = field(default_factory=set[str])
    words: set[str] = field(default_factory=set[str])
    params: set[str] = field(default_factory=set[str])
    # those by which the prose speaks of a function that the notation has
    spoken: set[str] = field(default_factory=set[str])
    # e and pi, where they are names of the author's: section -> names
    own: dict[int, set[str]] = field(default_factory=dict[int, "set[str]"])

    def note(self, chain: Chain, scope: Scope) -> None:
        """Note the names of a chain that stands in a scope."""
        if alone(chain) is not None:
            # a formula of one name speaks of it, and says nothing of what it is
            return
        found = uses(chain)
        section = scope.section.key
        self.bare.setdefault(section, set()).update(found.bare)
        self.anywhere |= found.bare
        self.words |= found.words
        for name, counts in found.applied.items():
            self.applied.setdefault(name, set()).update(counts)
            if not found.bold:
                self.scalar.add(name)
            if name in found.primed or counts != frozenset({1}):
                self.functions.add(name)
        self._note_definition(chain, section)

    def _note_definition(self, chain: Chain, section: int) -> None:
        if chain.first is None or not chain.links or chain.links[0].relation not in ("=", ":="):
            return
        left = subject(chain.first)
        if left is not None and left.params:
            self.defined.setdefault(section, set()).add(left.name)
            self.functions.add(left.name)
            self.params.update(left.params)
            if not left.vector:
                self.scalar.add(left.name)

    def note_own(self, left: Subject, scope: Scope) -> None:
        """Note that e or pi is defined as a name of the author's, or is a parameter."""
        section = scope.section.key
        for name in CONSTANTS.intersection((left.name, *left.params)):
            self.own.setdefault(section, set()).add(name)
            self.bare.setdefault(section, set()).add(name)
        if left.params and left.name in CONSTANTS:
            self.bare[section].discard(left.name)
            self.defined.setdefault(section, set()).add(left.name)
            self.applied.setdefault(left.name, set()).add(len(left.params))

    def is_own(self, name: str, scope: Scope) -> bool:
        """Whether e or pi is a name of the author's there."""
        return any(name in self.own.get(around.key, ()) for around in scope.outwards())

    def property_of(self, name: str) -> None:
        """Note that something is assumed of a function."""
        self.functions.add(name)
        self.scalar.add(name)

    def is_function(self, name: str, scope: Scope) -> bool:
        """Whether a name before brackets is a function there."""
        if name not in self.applied:
            return False
        section = scope.section.key
        if name in self.defined.get(section, ()):
            return True
        if name in self.bare.get(section, ()) and not is_standard(name):
            return False
        known = name in self.functions or name in self.words or name in self.spoken
        return known or name not in self.anywhere

    def arity(self, name: str) -> int | None:
        """Return the number of arguments that a function has wherever it is applied."""
        counts = self.applied.get(name, set[int]())
        return next(iter(counts)) if len(counts) == 1 else None

    def is_number(self, name: str, scope: Scope) -> bool:
        """Whether a name before brackets is a factor there."""
        if name not in self.anywhere or self.is_function(name, scope):
            return False
        if name not in _LIKELY:
            return True
        # what is a number in another section may well be a function in this one
        return any(name in self.bare.get(around.key, ()) for around in scope.outwards())

    def is_variable(self, name: str, scope: Scope) -> bool:
        """Whether a name is a parameter of some function, so that it stands for any number."""
        return name in self.params


def spoken_heads(texts: Iterable[str]) -> dict[str, str]:
    """Return the primitives that names stand for by what the prose speaks of."""
    found: dict[str, str] = {}
    for text in texts:
        for name, (head, words) in SPOKEN.items():
            if name not in found and words.search(text):
                found[name] = head
        if len(found) == len(SPOKEN):
            break
    return found
