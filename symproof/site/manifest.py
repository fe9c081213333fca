"""What a build has written into a folder: each file with its digest, each page with its key.

A key is the digest of everything that a page says or depends on: a page whose key is the same
need not be made again.  The manifest is written before the first file and after the last, so that
a build that is interrupted leaves no file of which it is not known that a build wrote it.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import Any, Final, cast

from symproof.site.collection import SiteError

NAME: Final = "symproof-site.json"
FORMAT: Final = "symproof-site 1"
LARGEST: Final = 10**8


@dataclass(frozen=True, slots=True)
class Manifest:
    """The files of a site by name, "" for one whose bytes are not known; pages with their keys."""

    files: Mapping[str, str] = field(default_factory=dict[str, str])
    keys: Mapping[str, str] = field(default_factory=dict[str, str])
    pages: Mapping[str, tuple[str, ...]] = field(default_factory=dict[str, tuple[str, ...]])

    @property
    def text(self) -> str:
        """The manifest as it stands in the folder."""
        pages = {
            page: {"key": self.keys.get(page, ""), "files": list(self.pages[page])}
            for page in sorted(self.pages)
        }
        data = {"format": FORMAT, "files": dict(sorted(self.files.items())), "pages": pages}
        return json.dumps(data, ensure_ascii=False, indent=1) + "\n"

    def current(self, folder: Path, page: str, key: str) -> bool:
        """Whether a page was made with this key, and its files are as they were written."""
        files = self.pages.get(page, ())
        return self.keys.get(page) == key and all(self.untouched(folder, name) for name in files)

    def untouched(self, folder: Path, name: str) -> bool:
        """Whether a file is there as a build has written it."""
        digest = self.files.get(name, "")
        return bool(digest) and digest == digest_of_file(folder / name)


def digest_of(content: str | bytes) -> str:
    """Return the digest of a file's content."""
    data = content if isinstance(content, bytes) else content.encode("utf-8")
    return hashlib.sha256(data).hexdigest()


def digest_of_file(path: Path) -> str:
    """Return the digest of a file, "" where there is none that can be read."""
    try:
        return digest_of(path.read_bytes())
    except OSError:
        return ""


def read(folder: Path) -> Manifest:
    """Return the manifest of a folder, an empty one where there is none.

    Raises:
        SiteError: the file cannot be read as a manifest: the site's files are not known.
    """
    path = folder / NAME
    try:
        data: Any = json.loads(path.read_bytes())
    except FileNotFoundError:
        return Manifest()
    except OSError as error:
        raise SiteError(f"{path} cannot be read: {error.strerror}") from error
    except (ValueError, RecursionError) as error:
        raise SiteError(f"{path} is no list of a site's files: {error}") from error
    try:
        return _manifest(data)
    except (KeyError, TypeError) as error:
        raise SiteError(f"{path} is no list of a site's files") from error


def _manifest(data: Any) -> Manifest:
    """Return what a manifest says.

    Raises:
        KeyError, TypeError: it is not as it was written.
    """
    table = _table(data)
    if table["format"] != FORMAT:
        raise TypeError("another format")
    files = {_name(name): _text(digest) for name, digest in _table(table["files"]).items()}
    keys: dict[str, str] = {}
    pages: dict[str, tuple[str, ...]] = {}
    for page, row in _table(table["pages"]).items():
        names: list[Any] = _table(row)["files"]
        keys[page] = _text(_table(row)["key"])
        pages[page] = tuple([_name(name) for name in names])
    return Manifest(files, keys, pages)


def _table(value: Any) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise TypeError("not a table")
    return cast("dict[str, Any]", value)


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError("not a text")
    return value


def _name(value: Any) -> str:
    """Return the name of a file that is in the folder, whatever the manifest says."""
    path = PurePosixPath(_text(value))
    if path.is_absolute() or ".." in path.parts or not path.parts:
        raise TypeError("not a file of the folder")
    return path.as_posix()


def foreign(folder: Path, names: Iterable[str], known: Manifest) -> list[str]:
    """Return the files of some names that are in the folder, and that no build has written."""
    return [name for name in names if name not in known.files and _exists(folder / name)]


def _exists(path: Path) -> bool:
    return path.exists() or path.is_symlink()


def remove(folder: Path, names: Iterable[str], known: Manifest) -> tuple[list[str], list[str]]:
    """Remove files that a build has written; return those, and those that were changed since.

    What somebody has changed is left alone.  Folders that are empty then are removed too.
    """
    gone: list[str] = []
    kept: list[str] = []
    for name in names:
        path = folder / name
        if not _exists(path):
            continue
        if known.files.get(name) and not known.untouched(folder, name):
            kept.append(name)
            continue
        with suppress(OSError):
            path.unlink()
            gone.append(name)
        for parent in PurePosixPath(name).parents:
            if parent.parts:
                # only while nothing is in it
                with suppress(OSError):
                    (folder / parent).rmdir()
    return gone, kept
