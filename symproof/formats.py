"""Output formats: what a folder of templates says about itself in its `format.toml`."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, Final, NamedTuple, TypeVar

from symproof.escapes import ESCAPES
from symproof.kernel.errors import SymproofError
from symproof.resources import templates_folder

FILE: Final = "format.toml"
NOTATIONS: Final = ("plain", "unicode", "latex", "mathml", "typst")
# what is made of the text of a template, if not the text itself
COMPILERS: Final = ("pdf", "png", "notebook")
ENTRIES: Final = ("document", "fragment")
# folders that come before the shipped one, as PATH has folders
SEARCH_PATH: Final = "SYMPROOF_TEMPLATES"
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
    """An output format; `entries` are its templates: for a document, a fragment, a worksheet, ...

    `width` is that of a line: in em where the notation is LaTeX or Typst, otherwise in
    characters.  `compiler` makes the output from the text of the template, "" where that is it;
    with `lemmas`, pages show how the facts that they cite are proved.
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
    compiler: str = ""
    lemmas: bool = False
    folder: Path = Path()


def folders(templates: Path | None = None) -> tuple[Path, ...]:
    """Return the folders of formats, in the order in which they are searched.

    `templates` comes first, then those of the environment, the user's own, and the shipped one.

    Raises:
        RenderError: a folder of the environment does not exist.
    """
    found = [] if templates is None else [templates]
    for name in filter(None, os.environ.get(SEARCH_PATH, "").split(os.pathsep)):
        if not Path(name).is_dir():
            raise RenderError(f"{SEARCH_PATH}: there is no folder {name}")
        found.append(Path(name))
    own = users_folder()
    return (*found, *([own] if own.is_dir() else []), templates_folder())


def users_folder() -> Path:
    """Return the folder of the user's own templates, which need not exist."""
    from platformdirs import user_config_path

    return user_config_path("symproof", appauthor=False) / "templates"


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
    names = [known.name for known in formats(templates)]
    raise RenderError(
        f"no format {name!r}{nearest(name, names)}: the formats are {', '.join(names)}"
    )


def nearest(name: str, known: Sequence[str]) -> str:
    """Return ", did you mean ...?" where a known name is near, "" elsewhere."""
    import difflib

    close = difflib.get_close_matches(name.lower(), known, n=1)
    return f" (did you mean {close[0]}?)" if close else ""


def _read(file: Path) -> Format:
    import tomllib

    try:
        data = tomllib.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise RenderError(f"{file}: {error}") from error
    table = _Table(file, "", data)
    prose = table.style("prose", Style())
    given = table.table("delimiters")
    entries = {entry: table.get(entry, str) for entry in ENTRIES if entry in data}
    more = table.table("entries")
    return Format(
        name=file.parent.name,
        description=table.get("description", str),
        suffixes=tuple(str(suffix) for suffix in table.get("suffixes", list[Any], [])),
        notation=table.choice("notation", NOTATIONS),
        width=float(table.get("width", int)),
        entries=entries | {entry: more.get(entry, str) for entry in more.data},
        delimiters={kind: given.pair(kind) for kind in DELIMITERS if kind in given.data},
        prose=prose,
        reason=table.style("reason", prose),
        compiler=table.choice("compiler", COMPILERS) if "compiler" in data else "",
        lemmas=table.get("lemmas", bool, False),
        folder=file.parent,
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
