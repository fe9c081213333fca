"""Class kits: which files each kind of material has, and how each is made."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, partial
from pathlib import Path
from typing import Any

from symproof.derivation import Derivation
from symproof.escapes import has_cjk
from symproof.formats import format_named
from symproof.render import Shown, compiled, produced, rendered
from symproof.teaching.files import DOCUMENTS, HANDOUT, KIT, SHEET_FORMATS, SHEETS, SUFFIXES
from symproof.teaching.model import Sheet
from symproof.teaching.sheets import Options, formulas_of, key_text, quiz, values_of, worksheet

Content = str | bytes
Task = tuple[str, Callable[[], Content]]


@dataclass(frozen=True)
class Kit:
    """The material that is made of some derivations."""

    derivations: Sequence[Derivation]
    options: Options
    templates: Path | None = None
    suffixes: Sequence[str] = SUFFIXES

    def tasks(self, kinds: Sequence[str]) -> Iterator[Task]:
        """Yield the name of each file and a function that makes it.

        Raises:
            TeachingError: a sheet cannot be made.
        """
        for kind in kinds:
            for name, fmt in documents(kind, self.suffixes).items():
                yield name, partial(self._document, fmt)
            if kind in SHEETS:
                yield from self._sheet_tasks(kind)

    def _document(self, fmt: str) -> Content:
        own = self.options
        return produced(
            self.derivations, fmt, detail=own.detail, lang=own.lang, templates=self.templates
        )

    def _sheet_tasks(self, kind: str) -> Iterator[Task]:
        sheet = self.worksheet if kind == "worksheet" else self.quiz
        for suffix, fmt in SHEET_FORMATS.items():
            if suffix in self.suffixes:
                yield f"{kind}{suffix}", partial(self._shown, sheet, fmt, key=False)
                yield f"{kind}-key{suffix}", partial(self._shown, sheet, fmt, key=True)
        yield f"{kind}-key.json", partial(key_text, sheet)
        yield (
            f"{kind}-answers.md",
            partial(self._shown, sheet, "markdown", key=False, entry="answers"),
        )

    @cached_property
    def worksheet(self) -> Sheet:
        """The worksheet, with its answers."""
        return worksheet(self.derivations, self.options)

    @cached_property
    def quiz(self) -> Sheet:
        """The quiz, with its answers."""
        return quiz(self.derivations, self.options)

    def _shown(self, sheet: Sheet, fmt: str, *, key: bool, entry: str = "") -> Content:
        """Return a sheet, or its key, in a format; without `key`, no answer reaches a template."""
        lang = self.options.lang
        text = rendered(
            Shown((), self.options.detail, lang, None, self.templates),
            fmt,
            entry or sheet.kind,
            {**values_of(sheet, key=key), "cjk": lang == "zh" or has_cjk(_authors(sheet))},
            formulas_of(sheet, key=key),
        )
        return compiled(text, fmt, lang, self.templates)


def _authors(sheet: Sheet) -> str:
    """Return the words of authors on a sheet."""
    headings: list[Any] = [exercise.statement.heading for exercise in sheet.exercises]
    return " ".join([sheet.title, *[getattr(heading, "text", "") for heading in headings]])


def chosen(kinds: Sequence[str]) -> list[str]:
    """Return the kinds that are asked for, each once, a kit as its parts; without any, a kit."""
    found = [part for kind in kinds or ["kit"] for part in (KIT if kind == "kit" else (kind,))]
    return list(dict.fromkeys(found))


def documents(kind: str, suffixes: Sequence[str]) -> dict[str, str]:
    """Return the files of a kind with their formats: of a handout, those with some suffixes."""
    files = DOCUMENTS.get(kind, {})
    if kind != HANDOUT:
        return dict(files)
    return {name: fmt for name, fmt in files.items() if Path(name).suffix in suffixes}


def check_formats(kinds: Sequence[str], suffixes: Sequence[str], templates: Path | None) -> None:
    """Do nothing where every format that some kinds have is there.

    Raises:
        RenderError: one is not, or its format.toml cannot be used.
    """
    needed = {fmt for kind in kinds for fmt in documents(kind, suffixes).values()}
    if any(kind in SHEETS for kind in kinds):
        needed |= {SHEET_FORMATS[suffix] for suffix in suffixes} | {"markdown"}
    for fmt in sorted(needed):
        format_named(fmt, templates)
