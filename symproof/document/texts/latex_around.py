"""What a paragraph of LaTeX is inside of: theorems and proofs, items of lists, quotes."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Final

from symproof.document.model import BlockKind, Mishap, Source
from symproof.document.texts.latex_tables import LISTS, PROOFS, QUOTES, STATEMENTS, TABLES, THEOREMS
from symproof.document.texts.lead_of import begins_part
from symproof.document.texts.passages import Passage

DEEPEST: Final = 100
_DECLARED: Final = re.compile(
    r"\\(?:newtheorem|declaretheorem)\*?\s*(?:\[[^\]\n]*\])?\s*\{([^{}\n]+)\}"
    r"\s*(?:\[[^\]\n]*\])?\s*(?:\{([^{}\n]*)\})?"
)


@dataclass(slots=True)
class Environment:
    """An environment that is open, and the place of its beginning; a theorem has a group."""

    written: str
    source: Source
    start: int
    end: int
    environment: str = ""
    kind: BlockKind = "paragraph"
    group: str = ""
    lead: str = ""

    @property
    def name(self) -> str:
        """The name without a star."""
        return self.written.rstrip("*")


@dataclass(slots=True)
class Around:
    """The environments that are open, of all files of a document, and the names of theorems."""

    mishaps: list[Mishap]
    _theorems: dict[str, tuple[str, str]] = field(
        default_factory=lambda: {name: (kind, kind.capitalize()) for name, kind in THEOREMS.items()}
    )
    _open: list[Environment] = field(default_factory=list[Environment])
    _items: list[str] = field(default_factory=list[str])
    _numbers: int = 0

    def declare(self, text: str) -> None:
        r"""Note the names that \newtheorem gives to theorems."""
        for match in _DECLARED.finditer(text):
            title = (match[2] or match[1]).strip()
            name = match[1]
            kind = THEOREMS.get(title.lower()) or THEOREMS.get(name.lower(), name)
            self._theorems[name] = (kind, title)

    @property
    def names(self) -> frozenset[str]:
        """The names of theorems, proofs and their like."""
        return frozenset(self._theorems)

    @property
    def in_table(self) -> bool:
        """Whether the text is in cells."""
        return bool(self._open) and self._open[-1].name in TABLES

    def begin(self, written: str, source: Source, start: int, end: int) -> Environment:
        """Begin an environment, and return it."""
        opened = Environment(written, source, start, end)
        if len(self._open) >= DEEPEST:
            expected = f"environments inside of each other at most {DEEPEST} deep"
            self.mishaps.append(Mishap(source, start, end, expected))
            return opened
        self._open.append(opened)
        if opened.name in LISTS:
            self._items.append("")
        if opened.name in self._theorems:
            kind, title = self._theorems[opened.name]
            self._numbers += 1
            opened.group, opened.environment, opened.lead = str(self._numbers), kind, title
            if kind in STATEMENTS or kind in PROOFS:
                opened.kind = "proof" if kind in PROOFS else "theorem"
        return opened

    def end(self, written: str) -> bool:
        """End an environment, and those inside of it; False if it is not open."""
        if written not in [opened.written for opened in self._open]:
            return False
        while self._open:
            opened = self._open.pop()
            if opened.name in LISTS:
                self._items.pop()
            if opened.written == written:
                break
            self._unended(opened)
        return True

    def end_document(self) -> None:
        """Note what is still open."""
        for opened in self._open:
            self._unended(opened)

    def item(self) -> None:
        """Begin the next item."""
        if self._items:
            self._numbers += 1
            outer = self._items[-2] if len(self._items) > 1 else ""
            self._items[-1] = f"{outer}.{self._numbers}" if outer else str(self._numbers)

    def note(self, passage: Passage) -> None:
        """Write down in a paragraph what it is inside of.

        The lead of a theorem goes to its first paragraph, unless that is a case.
        """
        passage.depth = len(self._items)
        passage.item = self._items[-1] if self._items else ""
        passage.quoted = sum(opened.name in QUOTES for opened in self._open)
        if passage.kind == "heading":
            return
        for opened in reversed(self._open):
            if opened.group:
                passage.kind, passage.environment = opened.kind, opened.environment
                passage.group = opened.group
                if not begins_part(passage.lead):
                    passage.lead = opened.lead or passage.lead
                opened.lead = ""
                return

    def _unended(self, opened: Environment) -> None:
        expected = f"\\end{{{opened.written}}} before the end of what is around it"
        self.mishaps.append(Mishap(opened.source, opened.start, opened.end, expected))
