"""The files of the templates: which there are, where each is found, and copies of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from symproof.formats import FILE, Format, RenderError, folders, formats, nearest
from symproof.writing import write_files

# what is no template, wherever it lies
FOREIGN: Final = ("__pycache__",)


@dataclass(frozen=True, slots=True)
class Source:
    """A format, its files by name (`latex/document.tex`), and those that are not the shipped ones.

    Attributes:
        overriding: names of files that come before a shipped file of the name.
    """

    format: Format
    files: Mapping[str, Path]
    overriding: tuple[str, ...]


def sources(templates: Path | None = None) -> tuple[Source, ...]:
    """Return all formats with their files.

    Raises:
        RenderError: a folder or a format.toml cannot be used.
    """
    files = template_files(templates)
    shipped = folders(templates)[-1]
    found: list[Source] = []
    for fmt in formats(templates):
        own = {name: path for name, path in files.items() if name.startswith(f"{fmt.name}/")}
        overriding = [
            name
            for name, path in own.items()
            if not path.is_relative_to(shipped) and (shipped / name).is_file()
        ]
        found.append(Source(fmt, own, tuple(overriding)))
    return tuple(found)


def template_files(templates: Path | None = None) -> dict[str, Path]:
    """Return every file in a folder of a format by its name, the one that is used.

    Raises:
        RenderError: a folder of the search path does not exist.
    """
    found: dict[str, Path] = {}
    for folder in reversed(folders(templates)):
        for path in sorted(folder.glob("*/**/*")):
            parts = path.relative_to(folder).parts
            if path.is_file() and not any(p.startswith(".") or p in FOREIGN for p in parts):
                found["/".join(parts)] = path
    return dict(sorted(found.items()))


def template_file(name: str, templates: Path | None = None) -> Path:
    """Return the file of a template, as it is found: `latex/document.tex`.

    Raises:
        RenderError: there is none of this name.
    """
    files = template_files(templates)
    if name in files:
        return files[name]
    folder, slash, _ = name.partition("/")
    own = [known for known in files if known.startswith(f"{folder}/")]
    if not slash and own:
        raise RenderError(f"{name} is a format: show one of its files, {', '.join(own)}")
    hint = nearest(name, [*files])
    raise RenderError(f"there is no template {name}{hint}; `symproof templates list` lists them")


def text_of(path: Path) -> str:
    """Return the text of a template.

    Raises:
        RenderError: it cannot be read.
    """
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else "it is not UTF-8 text"
        raise RenderError(f"{path} cannot be read: {reason}") from error


def copied(
    name: str, folder: Path, templates: Path | None = None, *, force: bool = False
) -> tuple[Path, ...]:
    """Copy a format, or one of its files, to a folder, all or nothing; return the new files.

    Raises:
        RenderError: there is no such format or file, a file is there already and not to be
            overwritten, or one cannot be read or written.
    """
    files = dict(_chosen(name.rstrip("/"), templates))
    there = [str(folder / known) for known in files if (folder / known).exists()]
    if there and not force:
        raise RenderError(f"{there[0]} is there already: --force overwrites it")
    contents: dict[str, str | bytes] = {}
    for known, path in files.items():
        try:
            contents[known] = path.read_bytes()
        except OSError as error:
            raise RenderError(f"{path} cannot be read: {error.strerror}") from error
    write_files(folder, contents)
    return tuple([folder / known for known in files])


def _chosen(name: str, templates: Path | None) -> Iterator[tuple[str, Path]]:
    """Yield the files that a format or a file of one means."""
    if "/" in name:
        yield name, template_file(name, templates)
        return
    files = template_files(templates)
    own = {known: path for known, path in files.items() if known.startswith(f"{name}/")}
    if f"{name}/{FILE}" not in own:
        names = sorted({known.partition("/")[0] for known in files})
        raise RenderError(f"no format {name!r}{nearest(name, names)}: there is {', '.join(names)}")
    yield from own.items()
