"""The theorems of a site, before any is checked: their topics, and which of them cites which."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from symproof.cache import key_of
from symproof.kernel.errors import SymproofError
from symproof.library import library
from symproof.notation.plain import show_definition
from symproof.proof import Hypothesis, Instance, Proof
from symproof.settling import Target
from symproof.site import topics

# the topic of claims that stand in no file
LOOSE: Final = "claims"
SAFE: Final = re.compile(r"[A-Za-z_]\w*", re.ASCII)


class SiteError(SymproofError):
    """A site that cannot be made; the message says why, and nothing has been written."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A theorem of the site: the name of its pages, its topic, and the names of what it cites.

    `elsewhere` are facts that it cites and that are not on the site.
    The digest is that of everything its author wrote, and of what it cites.
    """

    name: str
    target: Target
    topic: str
    cites: tuple[str, ...]
    elsewhere: tuple[str, ...]
    digest: str

    @property
    def proof(self) -> Proof | Instance:
        """The proof as it stands in its file."""
        return self.target.proof

    def title(self, lang: str) -> str:
        """Return the title in a language, or the name where nobody gave it one."""
        proof = self.proof
        return proof.translations.get(lang, proof.title) or self.target.name

    @property
    def claim(self) -> str:
        """The claim as its author wrote it, "" where it is that of a general theorem."""
        return self.proof.claim if isinstance(self.proof, Proof) else ""


@dataclass(frozen=True, slots=True)
class Collection:
    """All theorems of a site by name, in the order of the course."""

    entries: Mapping[str, Entry]
    uses: Mapping[str, tuple[str, ...]]

    @property
    def topics(self) -> Mapping[str, tuple[Entry, ...]]:
        """The theorems of each topic, in the order of the course."""
        found: dict[str, list[Entry]] = {}
        for entry in self.entries.values():
            found.setdefault(entry.topic, []).append(entry)
        return {topic: tuple(entries) for topic, entries in found.items()}

    def beside(self, name: str) -> tuple[Entry | None, Entry | None]:
        """Return the theorems before and after one, None at the ends."""
        order = list(self.entries.values())
        place = next(i for i, entry in enumerate(order) if entry.name == name)
        before = order[place - 1] if place else None
        return before, order[place + 1] if place + 1 < len(order) else None


def collection(targets: Sequence[Target] | None) -> Collection:
    """Return the theorems of a site: those given, or the whole library.

    Raises:
        SiteError: two of them have the same name, or there is none.
        LibraryError: the library cannot be loaded.
    """
    if targets is None:
        targets = [Target(name, proof, file) for name, (file, proof) in library().items()]
    digests = _Digests()
    found: list[tuple[int, Entry]] = []
    names = _names(targets)
    known = {id(target.proof): name for name, target in names.items()}
    for name, target in names.items():
        topic = target.file.path.stem if target.file is not None else LOOSE
        cites = dict.fromkeys(_named(target.proof, known))
        others = [part.name for part in _parts(target.proof) if id(part) not in known]
        digest = digests.of(target.proof)
        entry = Entry(name, target, topic, tuple(cites), tuple(filter(None, others)), digest)
        found.append((topics.place(topic), entry))
    if not found:
        raise SiteError("a site of no theorems: give names, or none for the whole library")
    ordered = {entry.name: entry for _, entry in sorted(found, key=lambda pair: pair[0])}
    uses: dict[str, list[str]] = {name: [] for name in ordered}
    for entry in ordered.values():
        for cited in entry.cites:
            uses[cited].append(entry.name)
    return Collection(ordered, {name: tuple(users) for name, users in uses.items()})


def _names(targets: Sequence[Target]) -> dict[str, Target]:
    """Return the targets by the names of their pages.

    Raises:
        SiteError: two of them would be one page.
    """
    found: dict[str, Target] = {}
    # on some file systems capital letters make no difference
    taken: dict[str, str] = {}
    for target in targets:
        name, number = target.name, 1
        while not SAFE.fullmatch(name) or (name != target.name and name in taken):
            name, number = f"claim_{number}", number + 1
        if name in found and found[name].proof is target.proof:
            continue
        if name.lower() in taken:
            raise SiteError(f"{name} and {taken[name.lower()]} would be one page of the site")
        found[name], taken[name.lower()] = target, name
    return found


def _parts(proof: Proof | Instance) -> Iterator[Proof | Instance]:
    """Yield what a proof cites directly."""
    if isinstance(proof, Instance):
        yield proof.general
    yield from proof.facts.values()


def _named(proof: Proof | Instance, known: Mapping[int, str]) -> Iterator[str]:
    """Yield the names of the theorems of the site that a proof cites, also through others."""
    for part in _parts(proof):
        if id(part) in known:
            yield known[id(part)]
        else:
            yield from _named(part, known)


class _Digests:
    """Digests of proofs with all that they cite, each computed once."""

    def __init__(self) -> None:
        self._known: dict[int, str] = {}

    def of(self, proof: Proof | Instance) -> str:
        """Return the digest of everything that was written to make a proof."""
        known = self._known.get(id(proof))
        if known is not None:
            return known
        parts = [type(proof).__name__, proof.name, proof.title, proof.source]
        parts += [f"{lang} {text}" for lang, text in sorted(proof.translations.items())]
        match proof:
            case Proof():
                parts += [proof.claim, proof.shapes, repr(proof.steps)]
                parts += map(show_definition, proof.definitions)
            case Instance():
                parts += [self.of(proof.general), repr(sorted(proof.rename.items()))]
                parts += map(show_definition, proof.values)
        for name, value in proof.given.items():
            text = repr(value.claim) if isinstance(value, Hypothesis) else value
            kind = f"{value.kind} {value.function}" if isinstance(value, Hypothesis) else ""
            parts += ["given", name, kind, text]
        for name, fact in proof.facts.items():
            parts += ["fact", name, self.of(fact)]
        digest = self._known[id(proof)] = key_of(*parts)
        return digest
