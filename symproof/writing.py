"""Writing files: whole or not at all, one by one or several together."""

from __future__ import annotations

import os
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from symproof.formats import RenderError


def write(path: Path, text: str | bytes) -> None:
    """Write a file whole or not at all: first beside it, then renamed.

    Raises:
        RenderError: the file cannot be written; nothing is left behind.
    """
    try:
        target = path.resolve()
        data = text if isinstance(text, bytes) else text.encode("utf-8")
        if target.exists() and not target.is_file():
            # a device or a pipe, such as /dev/stdout, is written to and never replaced
            target.write_bytes(data)
        else:
            _replace(target, data)
    except (OSError, RuntimeError, UnicodeEncodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else str(error)
        raise RenderError(f"{path} cannot be written: {reason}") from error


def write_files(folder: Path, files: Mapping[str, str | bytes]) -> None:
    """Write files, by their names, into a folder, which is made if need be: all of them or none.

    Raises:
        RenderError: one cannot be written; the folder is as before.
    """
    made = _make(folder)
    parts: dict[Path, Path] = {}
    try:
        for name, content in files.items():
            target = folder / name
            if target.exists() and not target.is_file():
                raise RenderError(f"{target} cannot be written: it is not a file")
            made = _make(target.parent) + made
            part = target.with_name(f".{target.name}.{os.getpid()}.part")
            parts[target] = part
            part.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
        for target, part in parts.items():
            part.replace(target)
    except OSError as error:
        raise RenderError(
            f"{error.filename or folder} cannot be written: {error.strerror}"
        ) from error
    except UnicodeEncodeError as error:
        raise RenderError(f"{folder}: {error}") from error
    finally:
        for part in parts.values():
            with suppress(OSError):
                part.unlink()
        for path in made:
            # only while nothing is in it
            with suppress(OSError):
                path.rmdir()


def _make(folder: Path) -> list[Path]:
    """Make a folder and those that it is in; return those that were made, the innermost first."""
    missing = [path for path in (folder, *folder.parents) if not path.exists()]
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise RenderError(f"{folder} cannot be made: {error.strerror}") from error
    return missing


def _replace(target: Path, data: bytes) -> None:
    temporary = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        temporary.write_bytes(data)
        if target.exists():
            temporary.chmod(target.stat().st_mode)
        temporary.replace(target)
    finally:
        with suppress(OSError):
            temporary.unlink()
