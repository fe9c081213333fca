"""The zoo: activation functions of the literature, and what is found out about each.

The functions stand in proofs/activations.toml; everything that is said of them is computed.
"""

from __future__ import annotations

import time
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any, Final, cast

from symproof.citations import source_in
from symproof.exploring import SECONDS, explore
from symproof.findings import Exploration
from symproof.kernel.errors import SymproofError
from symproof.kernel.sequent import Claim, Definition
from symproof.notation.plain import parse_claim, parse_definition
from symproof.resources import proofs_folder

FILE: Final = "activations.toml"
TABLE: Final = "ACTIVATIONS.md"
TEXTS: Final = ("name", "title", "title_zh", "definition", "source", "note", "note_zh")
LISTS: Final = ("parameters", "values")
# what the table tells of each function
FIND: Final = frozenset({"identity", "companion", "gate", "kink", "gradient_identity"})


class ZooError(SymproofError):
    """The file of activation functions cannot be used, or has no function of a name."""


@dataclass(frozen=True, slots=True)
class Activation:
    """A function of one variable, with what is assumed of its parameters.

    Attributes:
        parameters: what is assumed of the parameters.
        values: the values of those parameters on which the answer depends.
    """

    name: str
    definition: Definition
    source: str
    title: str = ""
    parameters: tuple[Claim, ...] = ()
    values: tuple[Claim, ...] = ()
    note: str = ""
    translations: Mapping[str, str] = field(default_factory=dict[str, str])

    def title_in(self, lang: str) -> str:
        """Return what the literature of a language calls it, "" where that is the name."""
        return self.translations.get(f"title_{lang}", self.title)

    def note_in(self, lang: str) -> str:
        """Return what a reader of the table may want to know, in a language."""
        return self.translations.get(f"note_{lang}", self.note)

    @property
    def where(self) -> tuple[Claim, ...]:
        """All that is assumed."""
        return (*self.parameters, *self.values)


@dataclass(frozen=True, slots=True)
class Examined:
    """A function with what was found out about it, and in how many seconds."""

    activation: Activation
    exploration: Exploration
    seconds: float

    def told(self, lang: str = "en") -> dict[str, Any]:
        """Return what `symproof zoo --to json` says of it."""
        own = self.activation
        about = {
            "name": own.name,
            "title": own.title_in(lang),
            "source": source_in(own.source, lang),
            "note": own.note_in(lang),
        }
        return {**about, **self.exploration.told(lang), "seconds": round(self.seconds, 6)}


@cache
def activations() -> Mapping[str, Activation]:
    """Return all functions by name, in the order of the file.

    Raises:
        ZooError: the file cannot be read, or an entry has other keys than it should.
        NotationError: a definition or an assumption cannot be read.
    """
    path = proofs_folder() / FILE
    found: dict[str, Activation] = {}
    for entry in _entries(path):
        activation = _activation(path, entry)
        if activation.name in found:
            raise ZooError(f"{path}: there are two functions named {activation.name}")
        found[activation.name] = activation
    return found


def _entries(path: Path) -> list[dict[str, Any]]:
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise ZooError(f"{path}: {error}") from error
    return cast("list[dict[str, Any]]", data.get("activation", []))


def _activation(path: Path, entry: Mapping[str, Any]) -> Activation:
    name = entry.get("name", "?")
    kinds = {**dict.fromkeys(TEXTS, str), **dict.fromkeys(LISTS, list)}
    for key, value in entry.items():
        if key not in kinds or not isinstance(value, kinds[key]):
            raise ZooError(f"{path}: {name} has {key} = {value!r}")
    missing = [key for key in ("name", "definition", "source") if key not in entry]
    if missing:
        raise ZooError(f"{path}: {name} has no {', '.join(missing)}")
    definition = parse_definition(entry["definition"])
    if len(definition.params) != 1:
        raise ZooError(f"{path}: {name} is not a function of one variable")
    parameters, values = (tuple(map(parse_claim, entry.get(key, ()))) for key in LISTS)
    return Activation(
        name,
        definition,
        entry["source"],
        title=entry.get("title", ""),
        parameters=parameters,
        values=values,
        note=entry.get("note", ""),
        translations={key: entry[key] for key in ("title_zh", "note_zh") if key in entry},
    )


def activation(name: str) -> Activation:
    """Return the function of a name; capital letters, spaces and hyphens do not matter.

    Raises:
        ZooError: there is none.
    """
    from symproof.library import suggestion

    known = {_plain(key): value for key, value in activations().items()}
    if _plain(name) in known:
        return known[_plain(name)]
    hint = suggestion(name, activations()) or "; `symproof zoo --list` lists the names"
    raise ZooError(f"there is no activation function named {name!r}{hint}")


def _plain(name: str) -> str:
    return "".join(filter(str.isalnum, name)).lower()


def examined(activation: Activation, *, timeout: float = SECONDS) -> Examined:
    """Return a function with what is found out about it; `timeout` is for each statement."""
    started = time.perf_counter()
    (variable,) = activation.definition.params
    exploration = explore(
        activation.definition.body,
        variable,
        assume=list(activation.where),
        timeout=timeout,
        find=FIND,
    )
    return Examined(activation, exploration, time.perf_counter() - started)
