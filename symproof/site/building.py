"""Building a site: what has changed is made anew, and then everything is written.

A page is made by checking its theorem.  It is kept where nothing has changed that it depends on
(the theorem and all that it cites, symproof, the templates, the titles it names) and where its
files are as they were written; then what it says was checked by the same code.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from symproof.cache import key_of
from symproof.derivation import Detail
from symproof.formats import RenderError, folders
from symproof.notation.plain import show_definition
from symproof.proof import Proof
from symproof.resources import proofs_folder
from symproof.settling import Target
from symproof.site import manifest
from symproof.site.collection import Collection, Entry, SiteError, collection
from symproof.site.manifest import Manifest
from symproof.site.units import Files, Maker, Request, Settings, made
from symproof.transfer import fingerprint
from symproof.words import LANGUAGES
from symproof.writing import write, write_files
from symproof.zoo import FILE, TABLE, activations

# the formats whose templates the pages and the sources come from
FORMATS: Final = ("site", "html", "latex", "markdown")
# units that one process makes before it is asked again
CHUNK: Final = 8

# how many units are made, of how many, and the name of the next
Progress = Callable[[int, int, str], None]


@dataclass(frozen=True, slots=True)
class Built:
    """What a build did: how many files it wrote, left as they were and removed, and notes.

    A note says what was found that others have done to the folder.
    """

    written: int
    kept: int
    removed: int
    notes: tuple[str, ...] = ()


def build(
    folder: Path,
    targets: Sequence[Target] | None = None,
    *,
    lang: str = "en",
    title: str = "",
    jobs: int = 1,
    templates: Path | None = None,
    detail: Detail = "normal",
    progress: Progress | None = None,
) -> Built:
    """Build a site of some theorems, or of the whole library, in all languages.

    `lang` is the language in which it opens, `jobs` how many processes make it.  Files of the
    folder that no build has written are left alone.

    Raises:
        SiteError: the folder cannot be used, or has other files of the same names.
        SymproofError: a theorem does not check, or a template fails; nothing is written.
    """
    _check_folder(folder)
    known = manifest.read(folder)
    found = collection(targets)
    settings = Settings(title, lang, detail, templates)
    keys = _keys(found, settings)
    waiting = [unit for unit, key in keys.items() if not known.current(folder, unit, key)]
    made_files = _made(found, settings, waiting, jobs, progress)
    return _Writer(folder, known, keys, made_files).written()


def _check_folder(folder: Path) -> None:
    """Do nothing for a folder that a site can be written into.

    Raises:
        SiteError: it is none; the message says why.
    """
    if folder.exists() and not folder.is_dir():
        raise SiteError(f"{folder} cannot be written: it is not a folder")
    place = next((path for path in (folder, *folder.absolute().parents) if path.exists()), folder)
    if not place.is_dir():
        raise SiteError(f"{folder} cannot be made: {place} is not a folder")
    if not os.access(place, os.W_OK | os.X_OK):
        raise SiteError(f"{folder} cannot be written: permission denied")


# keys


def _keys(found: Collection, settings: Settings) -> dict[str, str]:
    """Return the key of every unit by its name: those that take longest first."""
    version = key_of(fingerprint(), _templates_digest(settings.templates))
    common = key_of(version, settings.title, settings.detail)
    entries = found.entries.values()
    shipped = [(proofs_folder() / name).read_bytes() for name in (FILE, TABLE)]
    places = [f"{entry.name} {entry.topic} {_titles(entry)}" for entry in entries]
    functions = key_of(common, *map(manifest.digest_of, shipped))
    keys = {f"plot:{name}": functions for name in activations()}
    keys["zoo"] = key_of(functions, *dict.fromkeys(map(_definitions, entries)))
    for entry in entries:
        neighbours = [*entry.cites, *found.uses[entry.name]]
        titles = [f"{name} {_titles(found.entries[name])}" for name in neighbours]
        topics = [found.entries[name].topic for name in neighbours]
        beside = ["" if other is None else _named(other) for other in found.beside(entry.name)]
        keys[f"theorem:{entry.name}"] = key_of(
            common, entry.digest, entry.topic, *topics, *titles, *beside
        )
    digests = [f"{entry.name} {entry.topic} {entry.digest}" for entry in entries]
    keys["index"] = key_of(common, *digests)
    cites = [f"{entry.name} {' '.join(entry.cites)}" for entry in entries]
    keys["graph"] = key_of(common, *places, *cites)
    keys["common"] = key_of(common, settings.lang)
    return keys


def _definitions(entry: Entry) -> str:
    """Return what the table of activation functions finds a topic by."""
    proof = entry.proof
    own = proof.definitions if isinstance(proof, Proof) else ()
    return "\n".join([entry.topic, *map(show_definition, own)])


def _titles(entry: Entry) -> str:
    return "\n".join([entry.title(lang) for lang in LANGUAGES])


def _named(entry: Entry) -> str:
    return f"{entry.name}\n{_titles(entry)}"


def _templates_digest(templates: Path | None) -> str:
    """Return the digest of all templates that pages and sources may be made from."""
    parts: list[str] = []
    for folder in folders(templates):
        for name in FORMATS:
            for path in sorted((folder / name).rglob("*")):
                if path.is_file():
                    parts += [str(path.relative_to(folder)), manifest.digest_of_file(path)]
        # a folder of the search path hides those after it
        parts.append("")
    return key_of(*parts)


# making


def _made(
    found: Collection,
    settings: Settings,
    units: Sequence[str],
    jobs: int,
    progress: Progress | None,
) -> dict[str, Files]:
    """Return the files of units.

    Raises:
        SymproofError: one cannot be made.
    """
    files: dict[str, Files] = {}
    places = _places(found) if jobs > 1 and len(units) > CHUNK else None
    maker = Maker(found, settings)
    if places is None:
        for unit in units:
            if progress is not None:
                progress(len(files), len(units), unit)
            files[unit] = maker.made(unit)
    else:
        for part in _answers(places, settings, units, jobs):
            files.update(part)
            if progress is not None:
                progress(len(files), len(units), next(iter(part)))
    if progress is not None and units:
        progress(len(units), len(units), "")
    return files


def _places(found: Collection) -> tuple[tuple[str, str], ...] | None:
    """Return the file and name of every theorem, None where one stands in no file."""
    places: list[tuple[str, str]] = []
    for entry in found.entries.values():
        file = entry.target.file
        if file is None or file.proofs.get(entry.target.name) is not entry.proof:
            return None
        places.append((str(file.path), entry.target.name))
    return tuple(places)


def _answers(
    places: tuple[tuple[str, str], ...], settings: Settings, units: Sequence[str], jobs: int
) -> Iterator[Mapping[str, Files]]:
    """Yield what other processes make of units.

    Raises:
        SiteError: a unit cannot be made.
    """
    from symproof.jobs import Job, run
    from symproof.pools import Pool

    single = [unit for unit in units if ":" not in unit]
    chunks = [(unit,) for unit in single]
    several = [unit for unit in units if ":" in unit]
    chunks += [tuple(several[i : i + CHUNK]) for i in range(0, len(several), CHUNK)]
    function = f"{made.__module__}:{made.__name__}"
    tasks = [Job(i, function, Request(places, settings, chunk)) for i, chunk in enumerate(chunks)]
    # closed where an answer ends it, before the pool is
    with closing(run(tasks, Pool(jobs))) as answers:
        for answer in answers:
            if answer.failure:
                raise SiteError(f"{', '.join(chunks[answer.number])}: {answer.reason}")
            if isinstance(answer.value, str):
                raise SiteError(answer.value)
            yield answer.value


# writing


class _Writer:
    """Writes what was made into a folder, and removes what belongs to it no more."""

    def __init__(
        self, folder: Path, known: Manifest, keys: Mapping[str, str], units: Mapping[str, Files]
    ) -> None:
        self.folder = folder
        self.known = known
        self.keys = keys
        self.pages = {
            unit: tuple(units[unit]) if unit in units else known.pages[unit] for unit in keys
        }
        self.made = {name: text for files in units.values() for name, text in files.items()}
        self.digests = {name: manifest.digest_of(text) for name, text in self.made.items()}

    def written(self) -> Built:
        """Write and remove; return what was done.

        Raises:
            SiteError: the folder has other files of the same names; nothing is written.
            RenderError: a file cannot be written; the folder has the pages that it had.
        """
        folder, known = self.folder, self.known
        mine = manifest.foreign(folder, [*self.made, manifest.NAME], known)
        others = [name for name in mine if name != manifest.NAME]
        if others:
            raise SiteError(
                f"{folder / others[0]} was not written by symproof, and would be replaced"
                + (f", as would {len(others) - 1} more" if len(others) > 1 else "")
                + ": choose another folder, or remove it"
            )
        names = [name for files in self.pages.values() for name in files]
        changed = {n: t for n, t in self.made.items() if not self._stands(n)}
        stale = [name for name in known.files if name not in set(names)]
        notes = [
            f"{folder / name} was changed by somebody and is written anew"
            for name in changed
            if known.files.get(name) and self._is_there(name) and not known.untouched(folder, name)
        ]
        files = {name: self.digests.get(name) or known.files[name] for name in names}
        final = Manifest(files, self.keys, self.pages)
        gone: list[str] = []
        if changed or stale:
            # until all is written, these files are known to be ours, and their pages to be old
            doubtful = {**known.files, **dict.fromkeys(changed, "")}
            self._note(Manifest(doubtful, known.keys, known.pages))
            try:
                write_files(folder, changed)
            except RenderError:
                self._withdraw()
                raise
            gone, left = manifest.remove(folder, stale, known)
            notes += [f"{folder / name} was changed by somebody and is left" for name in left]
        self._note(final)
        return Built(len(changed), len(names) - len(changed), len(gone), tuple(notes))

    def _stands(self, name: str) -> bool:
        return self.digests[name] == manifest.digest_of_file(self.folder / name)

    def _is_there(self, name: str) -> bool:
        return (self.folder / name).exists()

    def _withdraw(self) -> None:
        """Remove the manifest of a first build, of which no page could be written."""
        if self.known.files or any(map(self._is_there, self.made)):
            return
        with suppress(OSError):
            (self.folder / manifest.NAME).unlink()
            self.folder.rmdir()

    def _note(self, what: Manifest) -> None:
        """Write the manifest, if it says something else than the one that is there."""
        path = self.folder / manifest.NAME
        if manifest.digest_of(what.text) == manifest.digest_of_file(path):
            return
        if self.folder.exists():
            write(path, what.text)
        else:
            write_files(self.folder, {manifest.NAME: what.text})
