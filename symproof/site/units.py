"""The units of a site: files that are made together, from what stands in their key.

A unit is a theorem (its pages in all languages, its certificate and sources), the graphs of some
functions of the zoo, or a page about the whole.  Making one checks what it says; nothing is read
from what was made before.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Final

from symproof.certificate import dump
from symproof.checking import Checker
from symproof.derivation import Derivation, Detail
from symproof.kernel.errors import SymproofError
from symproof.kernel.sequent import Claim
from symproof.kernel.term import Num, Term, Var
from symproof.library import load_file
from symproof.notation.places import Stated
from symproof.notation.plain import parse_stated, show_claim
from symproof.proof import Proof
from symproof.render import Shown, render, rendered
from symproof.settling import Target
from symproof.site import curves, graph_page, pages, zoo_page
from symproof.site.collection import Collection, Entry, collection
from symproof.site.zoo_rows import ZooRow, zoo_rows
from symproof.words import LANGUAGES

FORMAT: Final = "site"
Files = dict[str, str]


@dataclass(frozen=True, slots=True)
class Settings:
    """How a site is made, whatever is on it: its title, the language it starts in, its details."""

    title: str = ""
    lang: str = "en"
    detail: Detail = "normal"
    templates: Path | None = None


class Maker:
    """Makes the files of units; what it has checked, it remembers."""

    def __init__(self, found: Collection, settings: Settings) -> None:
        self.collection = found
        self.settings = settings
        self._checker = Checker()

    def derivation(self, entry: Entry) -> Derivation:
        """Return the derivation of a theorem.

        Raises:
            ProofError: it does not check.
        """
        return self._checker.check(entry.proof, entry.target.name)

    def _page(
        self,
        path: str,
        lang: str,
        here: str,
        values: Mapping[str, object],
        derivations: Sequence[Derivation] = (),
        formulas: Sequence[Term | Claim | Stated] = (),
    ) -> str:
        """Return a page of the site; `path` is that of its file, "" for the start."""
        settings = self.settings
        entry = here or "start"
        shown = Shown(derivations, settings.detail, lang, None, settings.templates)
        own = pages.page(settings.title, lang, path, "theorems" if here == "index" else here)
        return rendered(shown, FORMAT, entry, {"page": own, **values}, formulas)

    def theorem(self, name: str) -> Files:
        """Return the pages of a theorem, its certificate and its sources.

        Raises:
            SymproofError: it does not check, or a template fails.
        """
        entry = self.collection.entries[name]
        settings = self.settings
        derivation = self.derivation(entry)
        files = {f"certificates/{name}.cert.json": dump([derivation.proved])}
        for lang in LANGUAGES:
            around = pages.theorem(self.collection, entry, derivation, lang)
            path = f"theorems/{name}.html"
            files[f"{lang}/{path}"] = self._page(
                path, lang, "theorem", {"theorem": around}, [derivation]
            )
            for fmt, suffix in (("latex", "tex"), ("markdown", "md")):
                files[f"{lang}/sources/{name}.{suffix}"] = render(
                    [derivation],
                    fmt,
                    detail=settings.detail,
                    lang=lang,
                    templates=settings.templates,
                )
        return files

    def index(self) -> Files:
        """Return the list of all theorems, and what a search looks through."""
        entries = self.collection.entries.values()
        claims = {entry.name: self._claim(entry) for entry in entries}
        formulas = list(claims.values())
        files: Files = {}
        for lang in LANGUAGES:
            values = pages.index(self.collection, claims, lang)
            files[f"{lang}/index.html"] = self._page(
                "index.html", lang, "index", values, formulas=formulas
            )
        texts = {entry.name: _searched(entry, claims[entry.name]) for entry in entries}
        files["assets/theorems.js"] = f"window.symproofTheorems = {json.dumps(texts, indent=0)};\n"
        return files

    def _claim(self, entry: Entry) -> Claim | Stated:
        """Return the claim of a theorem; that of an instance is what comes of its values."""
        if isinstance(entry.proof, Proof):
            return parse_stated(entry.proof.claim, shapes=entry.proof.matrices)
        return self.derivation(entry).shown

    def graph(self) -> Files:
        """Return the page of dependencies."""
        return {
            f"{lang}/graph.html": self._page(
                "graph.html", lang, "graph", graph_page.graph(self.collection, lang)
            )
            for lang in LANGUAGES
        }

    def plot(self, name: str) -> Files:
        """Return the graph of a function of the zoo."""
        row = next(row for rows in _rows().values() for row in rows if row.about.name == name)
        own = row.about
        x = Var(own.definition.params[0])
        known = row.terms.get("difference") or {"one": x, "even": Num(0)}.get(row.group)
        style = self._page("index.html", "en", "plot", {})
        drawn = curves.of_activation(own, known, style)
        return {f"assets/plots/{zoo_page.identifier(name)}.svg": drawn}

    def zoo(self) -> Files:
        """Return the table of activation functions."""
        rows = _rows()
        formulas = [part for members in rows.values() for row in members for part in row.formulas]
        files: Files = {}
        for lang in LANGUAGES:
            values = zoo_page.zoo(rows, self.collection, lang)
            files[f"{lang}/zoo.html"] = self._page("zoo.html", lang, "zoo", values, (), formulas)
        return files

    def common(self) -> Files:
        """Return the page that leads to the others, the style sheet and the script."""
        lang = self.settings.lang
        return {
            "index.html": self._page("", lang, "", {}),
            "assets/style.css": self._page("index.html", lang, "style", {}),
            "assets/search.js": self._page("index.html", lang, "script", {}),
        }

    def made(self, unit: str) -> Files:
        """Return the files of a unit by its name.

        Raises:
            SymproofError: something does not check, or a template fails.
        """
        kind, _, name = unit.partition(":")
        of_one = {"theorem": self.theorem, "plot": self.plot}
        of_all = {"index": self.index, "graph": self.graph, "zoo": self.zoo, "common": self.common}
        return of_one[kind](name) if name else of_all[kind]()


@lru_cache(maxsize=1)
def _rows() -> dict[str, list[ZooRow]]:
    return zoo_rows()


def _searched(entry: Entry, claim: Claim | Stated) -> str:
    """Return what a search looks for words in."""
    titles = [entry.title(lang) for lang in LANGUAGES]
    spoken = entry.target.name.replace("_", " ")
    return "\n".join([*titles, entry.target.name, spoken, show_claim(claim)]).lower()


@dataclass(frozen=True, slots=True)
class Request:
    """Units that another process is to make: where the theorems of the site are, and how.

    `places` are the file, the name and the page of every theorem, None for the whole library.
    """

    places: tuple[tuple[str, str], ...] | None
    settings: Settings
    units: tuple[str, ...]


@lru_cache(maxsize=1)
def _maker(places: tuple[tuple[str, str], ...] | None, settings: Settings) -> Maker:
    targets: list[Target] | None = None
    if places is not None:
        targets = []
        for path, name in places:
            file = load_file(Path(path))
            targets.append(Target(name, file.proofs[name], file))
    return Maker(collection(targets), settings)


def made(request: Request) -> dict[str, Files] | str:
    """Return the files of units, for workers to call; or what is wrong, as a text."""
    try:
        maker = _maker(request.places, request.settings)
        return {unit: maker.made(unit) for unit in request.units}
    except SymproofError as error:
        return str(error)
