"""Sentences of grading as plain text, in one language."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from symproof.formats import format_named
from symproof.page import Page
from symproof.phrases import Phrase
from symproof.teaching.grading.marks import Note
from symproof.teaching.grading.telling import phrase
from symproof.words import word


@dataclass(frozen=True)
class Voice:
    """Says things for a terminal or a table."""

    lang: str

    @cached_property
    def _page(self) -> Page:
        return Page(format_named("terminal"), self.lang, None)

    def word(self, key: str) -> str:
        """Return a text of the catalogue of grading."""
        return word(f"grade:{key}", self.lang)

    def prose(self, said: Phrase) -> str:
        """Return a sentence."""
        return self._page.prose(said)

    def said(self, said: Note) -> str:
        """Return what a note says."""
        return self.prose(phrase(said, lang=self.lang))

    def joined(self, said: Iterable[Phrase]) -> str:
        """Return sentences after each other."""
        return ("" if self.lang == "zh" else " ").join([self.prose(each) for each in said])
