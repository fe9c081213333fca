"""Output formats: what a folder of templates says about itself in its `format.toml`."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, Final, NamedTuple, TypeVar

from symproof.escapes import ESCAPES
from symproof.kernel.errors import SymproofError
from symproof.resources import templates_folder

FILE: Final = "format.toml"
NOTATIONS: Final = ("plain", "unicode", "latex")
ENTRIES: Final = ("document", "fragment")
DELIMITERS: Final = ("block", "variable", "comment")

Pair = tuple[str, str]
T = TypeVar("T")

NOTHING: Final[Pair] = ("", "")
# what Markdown may take for an escape, or for the beginning or end of emphasis
FRAGILE: Final = re.compile(r"\\[^A-Za-z]|[^A-Za-z0-9]_|\*")


class RenderError(SymproofError):
    """A format, a template or an output file cannot be used; the message says where and why."""


class Style(NamedTuple):
    """How a sentence is put together: what stands around its words, formulas and names.

    `guarded` stands around a formula that has marks of Markdown in it; with `apart`, a space
    precedes every formula.
    """

    escape: Callable[[str], str] = str
    words: Pair = NOTHING
    formula: Pair = NOTHING
    guarded: Pair = NOTHING
    name: Pair = NOTHING
    apart: bool = False

    def around(self, formula: str) -> Pair:
        """Return what stands around a formula."""
        return self.guarded if any(self.guarded) and FRAGILE.search(formula) else self.formula


class Format(NamedTuple):
    """An output format; `entries` are its templates for a document and for a fragment.

    `width` is that of a line: in em where the notation is LaTeX, otherwise in characters.
    """

    name: str
    description: str
    suffixes: tuple[str, ...]
    notation: str
    width: float
    entries: Mapping[str, str]
    delimiters: Mapping[str, Pair]
    prose: Style
    reason: Style


def folders(templates: Path | None) -> tuple[Path, ...]:
    """Return the folders of formats, the user's first."""
    shipped = templates_folder()
    return (shipped,) if templates is None else (templates, shipped)


def formats(templates: Path | None = None) -> tuple[Format, ...]:
    """Return all formats by name; a user's format hides the shipped one of its name.

    Raises:
        RenderError: a format.toml cannot be used.
    """
    found: dict[str, Format] = {}
    for folder in reversed(folders(templates)):
        for file in sorted(folder.glob(f"*/{FILE}")):
            found[file.parent.name] = _read(file)
    return tuple(found[name] for name in sorted(found))


def format_named(name: str, templates: Path | None = None) -> Format:
    """Return the format of this name.

    Raises:
        RenderError: there is no such format, or its format.toml cannot be used.
    """
    for folder in folders(templates):
        file = folder / name / FILE
        if Path(name).name == name and file.is_file():
            return _read(file)
    names = ", ".join(known.name for known in formats(templates))
    raise RenderError(f"no format {name!r}: the formats are {names}")


def _read(file: Path) -> Format:
    import tomllib

    try:
        data = tomllib.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise RenderError(f"{file}: {error}") from error
    table = _Table(file, "", data)
    prose = table.style("prose", Style())
    given = table.table("delimiters")
    return Format(
        name=file.parent.name,
        description=table.get("description", str),
        suffixes=tuple(str(suffix) for suffix in table.get("suffixes", list[Any], [])),
        notation=table.choice("notation", NOTATIONS),
        width=float(table.get("width", int)),
        entries={entry: table.get(entry, str) for entry in ENTRIES if entry in data},
        delimiters={kind: given.pair(kind) for kind in DELIMITERS if kind in given.data},
        prose=prose,
        reason=table.style("reason", prose),
    )


class _Table(NamedTuple):
    """A table of a format.toml, which says what is wrong with it."""

    file: Path
    path: str
    data: Mapping[str, Any]

    def get(self, key: str, kind: type[T], default: T | None = None) -> T:
        value = self.data.get(key, default)
        plain_kind = getattr(kind, "__origin__", kind)
        if not isinstance(value, plain_kind):
            raise RenderError(f"{self.file}: {self.path}{key} must be a {plain_kind.__name__}")
        return value

    def choice(self, key: str, choices: tuple[str, ...]) -> str:
        value = self.get(key, str)
        if value not in choices:
            raise RenderError(f"{self.file}: {self.path}{key} is one of {', '.join(choices)}")
        return value

    def table(self, key: str) -> _Table:
        return _Table(self.file, f"{self.path}{key}.", self.get(key, dict[str, Any], {}))

    def pair(self, key: str, default: Pair = NOTHING) -> Pair:
        match self.data.get(key, default):
            case [str(before), str(after)] | (str(before), str(after)):
                return before, after
            case _:
                raise RenderError(f"{self.file}: {self.path}{key} is a pair of texts")

    def style(self, key: str, default: Style) -> Style:
        part = self.table(key)
        escape = default.escape
        if "escape" in part.data:
            escape = ESCAPES[part.choice("escape", tuple(ESCAPES))]
        return Style(
            escape,
            part.pair("words", default.words),
            part.pair("formula", default.formula),
            part.pair("guarded", default.guarded),
            part.pair("name", default.name),
            part.get("apart", bool, default.apart),
        )
