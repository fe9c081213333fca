"""Settled claims on disk, found again by what they say.

An entry is believed as little as anything that a file says: a calculation is checked by the
kernel, a point is tried again, and whatever does not read or check is as if it were not there.
A folder that cannot be read or written is an empty cache.
"""

from __future__ import annotations

import hashlib
import json
import os
import tempfile
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, cast

VARIABLE: Final = "SYMPROOF_CACHE_DIR"
FORMAT: Final = "symproof-cache 1"
LARGEST: Final = 10**7


@dataclass(frozen=True, slots=True)
class Cache:
    """A folder of JSON files, one for each key; with no folder, it is always empty."""

    folder: Path | None

    def get(self, key: str) -> Mapping[str, Any] | None:
        """Return the entry of a key, None where there is none that can be read."""
        path = self._path(key)
        try:
            if path is None or path.stat().st_size > LARGEST:
                return None
            data: Any = json.loads(path.read_bytes())
        except (OSError, ValueError, RecursionError):
            return None
        if not isinstance(data, dict):
            return None
        entry = cast("dict[str, Any]", data)
        if entry.get("format") != FORMAT or entry.get("key") != key:
            return None
        return entry

    def put(self, key: str, entry: Mapping[str, Any]) -> None:
        """Write an entry, whole or not at all."""
        path = self._path(key)
        if path is None:
            return
        text = json.dumps({"format": FORMAT, "key": key, **entry}, ensure_ascii=False)
        with suppress(OSError, UnicodeEncodeError):
            path.parent.mkdir(parents=True, exist_ok=True)
            _replace(path, f"{text}\n".encode())

    def _path(self, key: str) -> Path | None:
        return None if self.folder is None else self.folder / key[:2] / f"{key}.json"


def _replace(path: Path, content: bytes) -> None:
    """Write a file so that others see the old one or the new one.

    Raises:
        OSError: it cannot be written.
    """
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".", suffix=".tmp")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def user_cache() -> Cache:
    """Return the cache in the folder that SYMPROOF_CACHE_DIR names, or in the user's own."""
    chosen = os.environ.get(VARIABLE)
    if chosen:
        return Cache(Path(chosen))
    from platformdirs import user_cache_path

    return Cache(user_cache_path("symproof", appauthor=False))


def key_of(*parts: str) -> str:
    """Return the key of some texts, which no other texts have."""
    return hashlib.sha256(json.dumps(parts).encode()).hexdigest()
