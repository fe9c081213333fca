"""Files of claims: TOML with an array `claim` of tables.

```toml
[[claim]]
name = "swish"
claim = "f(x) - f(-x) = x"
let = ["f(x) = x*sigmoid(b*x)"]
assume = "b > 0"
want = "proved"
```

`claim` is needed; `let` and `assume` are a text or a list of texts; `want` is a verdict, or
`not-proved` for any but one.  Without a name, an entry has its claim for a name.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, cast

from symproof.commands.targets import claim_target
from symproof.kernel.errors import SymproofError
from symproof.report import STATUS
from symproof.settling import Target

KEYS: Final = ("name", "claim", "let", "assume", "want")
# what TOML calls the values that are not dates
KINDS: Final = {
    "dict": "a table",
    "list": "a list",
    "str": "a text",
    "bool": "a truth value",
    "int": "a number",
    "float": "a number",
}
NOT_PROVED: Final = "not-proved"
WANTS: Final = (*STATUS, NOT_PROVED)


class ClaimsError(SymproofError):
    """A file of claims that is not one; the message says where and why."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A claim of a file, and the verdict that the file says it has ("" for nothing said)."""

    name: str
    claim: str
    let: tuple[str, ...] = ()
    assume: tuple[str, ...] = ()
    want: str = ""

    @property
    def target(self) -> Target:
        """The claim as something to be settled."""
        return claim_target(self.claim, self.let, self.assume, name=self.name)


def meets(want: str, verdict: str) -> bool:
    """Return whether a verdict is the one that is wanted."""
    return verdict != "proved" if want == NOT_PROVED else want in ("", verdict)


def read_claims(path: Path) -> tuple[Entry, ...]:
    """Return the entries of a file.

    Raises:
        ClaimsError: it cannot be read, or is not a file of claims.
    """
    data = _loaded(path)
    unknown = sorted(data.keys() - {"claim"})
    if unknown:
        raise ClaimsError(f"{path}: unknown key {unknown[0]}: a file of claims has only claim")
    rows = data.get("claim")
    if not isinstance(rows, list) or not rows:
        raise ClaimsError(f"{path}: no claims: write them as tables [[claim]]")
    entries = tuple(_entries(path, cast("list[Any]", rows)))
    seen: set[str] = set()
    for entry in entries:
        if entry.name in seen:
            raise ClaimsError(f"{path}: two claims have the name {entry.name!r}")
        seen.add(entry.name)
    return entries


def _loaded(path: Path) -> Mapping[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except FileNotFoundError as error:
        raise ClaimsError(f"there is no file {path}") from error
    except OSError as error:
        raise ClaimsError(f"{path} cannot be read: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise ClaimsError(f"{path} cannot be read: it is not UTF-8 text") from error
    except (tomllib.TOMLDecodeError, RecursionError, ValueError) as error:
        raise ClaimsError(f"{path}: not TOML: {error or 'nested too deeply'}") from error


def _entries(path: Path, rows: Sequence[Any]) -> Iterator[Entry]:
    for number, row in enumerate(rows, 1):
        if not isinstance(row, dict):
            raise ClaimsError(f"{path}: claim {number} is {_kind(row)}, where a table is expected")
        yield _entry(path, number, cast("dict[str, Any]", row))


def _entry(path: Path, number: int, row: Mapping[str, Any]) -> Entry:
    named = row.get("name")
    place = f"{path}: claim {number}" + (f" ({named})" if isinstance(named, str) else "")
    unknown = [key for key in row if key not in KEYS]
    if unknown:
        raise ClaimsError(f"{place}: unknown key {unknown[0]}; the keys are {', '.join(KEYS)}")
    if "claim" not in row:
        raise ClaimsError(f"{place} has no claim")
    claim = _text(place, "claim", row["claim"])
    name = _text(place, "name", row.get("name", claim))
    want = _text(place, "want", row.get("want", ""))
    if "want" in row and want not in WANTS:
        raise ClaimsError(f"{place}: want is {want!r}, where one of {', '.join(WANTS)} is expected")
    let, assume = (_texts(place, key, row.get(key, ())) for key in ("let", "assume"))
    return Entry(name, claim, let, assume, want)


def _text(place: str, key: str, value: Any) -> str:
    if not isinstance(value, str):
        raise ClaimsError(f"{place}: {key} is {_kind(value)}, where a text is expected")
    return value


def _texts(place: str, key: str, value: Any) -> tuple[str, ...]:
    if isinstance(value, str):
        return (value,)
    if not isinstance(value, list | tuple):
        raise ClaimsError(f"{place}: {key} is {_kind(value)}, where a list of texts is expected")
    return tuple([_text(place, key, item) for item in cast("Sequence[Any]", value)])


def _kind(value: Any) -> str:
    """Return what TOML calls the kind of a value."""
    return KINDS.get(type(value).__name__, "a date")
