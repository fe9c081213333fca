"""What the templates of the site see: the list of all theorems, and the page of each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape
from typing import Final, NamedTuple

from symproof import __version__
from symproof.derivation import Derivation
from symproof.kernel.sequent import Claim, Definition
from symproof.notation.places import Stated
from symproof.phrases import Author, Name
from symproof.site import curves, topics
from symproof.site.collection import Collection, Entry
from symproof.site.drawing import Box, Drawing, svg
from symproof.site.words import said
from symproof.words import LANGUAGES

# what `lang` attributes say
TAGS: Final[Mapping[str, str]] = {"en": "en", "zh": "zh-Hans"}
# neighbours that a drawing shows; the list has all
MOST: Final = 12


class Language(NamedTuple):
    """A link to the same page in another language."""

    href: str
    tag: str
    name: str


class Page(NamedTuple):
    """What every page has; `root` leads to the folder of the site, `home` to that of its language.

    `here` is the entry of the navigation that it is.
    """

    site: Author
    tag: str
    root: str
    home: str
    here: str
    version: str
    languages: tuple[Language, ...]


class Link(NamedTuple):
    """A theorem of the site, as others name it."""

    name: str
    title: Author


class Listed(NamedTuple):
    """A theorem in the list of all."""

    name: str
    title: Author
    claim: Claim | Stated


class Topic(NamedTuple):
    """A topic in the list of all theorems."""

    stem: str
    title: Author
    summary: Author
    members: tuple[Listed, ...]


class Plot(NamedTuple):
    """The graph of a function that a theorem defines."""

    definition: Definition
    svg: str
    caption: str


class Theorem(NamedTuple):
    """What the page of a theorem has around its derivation."""

    name: str
    title: Author
    topic: str
    topic_title: Author
    rests: tuple[Link, ...]
    elsewhere: tuple[Name, ...]
    used: tuple[Link, ...]
    graph: str
    plots: tuple[Plot, ...]
    before: Link | None
    after: Link | None


def page(title: str, lang: str, path: str, here: str = "") -> Page:
    """Return what a page has; `path` is that of its file within the folder of its language."""
    depth = path.count("/")
    root = "../" * (depth + 1) if path else ""
    others = [other for other in LANGUAGES if other != lang] if path else LANGUAGES
    return Page(
        Author(title or said("title", lang)),
        TAGS[lang],
        root,
        "../" * depth if path else f"{lang}/",
        here,
        __version__,
        tuple(
            [
                Language(
                    f"{root}{other}/{path or 'index.html'}", TAGS[other], said("language", other)
                )
                for other in others
            ]
        ),
    )


def index(
    collection: Collection, claims: Mapping[str, Claim | Stated], lang: str
) -> dict[str, object]:
    """Return what the list of all theorems shows."""
    found = [
        Topic(
            stem,
            Author(topics.title(stem, lang)),
            Author(topics.summary(stem, lang)),
            tuple([Listed(e.name, Author(e.title(lang)), claims[e.name]) for e in entries]),
        )
        for stem, entries in collection.topics.items()
    ]
    return {"topics": found, "total": len(collection.entries)}


def theorem(collection: Collection, entry: Entry, derivation: Derivation, lang: str) -> Theorem:
    """Return what the page of a theorem has around its derivation."""
    before, after = collection.beside(entry.name)
    plotted = curves.of_derivation(derivation, lang)
    return Theorem(
        entry.name,
        Author(entry.title(lang)),
        entry.topic,
        Author(topics.title(entry.topic, lang)),
        links(collection, entry.cites, lang),
        tuple(map(Name, entry.elsewhere)),
        links(collection, collection.uses[entry.name], lang),
        _neighbourhood(collection, entry, lang),
        tuple(
            [Plot(each, drawn, escape(curves.caption(lang, each.name))) for each, drawn in plotted]
        ),
        None if before is None else link(before, lang),
        None if after is None else link(after, lang),
    )


def link(entry: Entry, lang: str) -> Link:
    """Return a theorem as others name it."""
    return Link(entry.name, Author(entry.title(lang)))


def links(collection: Collection, names: Sequence[str], lang: str) -> tuple[Link, ...]:
    """Return some theorems as others name them."""
    return tuple([link(collection.entries[name], lang) for name in names])


def _neighbourhood(collection: Collection, entry: Entry, lang: str) -> str:
    """Return a drawing of what a theorem rests on, and of what uses it; "" where there is none."""
    cites, users = entry.cites, collection.uses[entry.name]
    if not cites and not users:
        return ""

    def box(other: str) -> Box:
        own = collection.entries[other]
        return Box(other, own.title(lang), f"{other}.html", kind(own, entry.topic))

    boxes = [*map(box, cites[:MOST]), Box(entry.name, entry.title(lang), "", "here")]
    boxes += map(box, users[:MOST])
    arrows = [(name, entry.name) for name in cites[:MOST]]
    arrows += [(entry.name, name) for name in users[:MOST]]
    if len(cites) > MOST:
        boxes.insert(0, Box("<", said("more", lang, number=len(cites) - MOST), "", "more"))
        arrows.append(("<", entry.name))
    if len(users) > MOST:
        boxes.append(Box(">", said("more", lang, number=len(users) - MOST), "", "more"))
        arrows.append((entry.name, ">"))
    title = said("graph_of", lang, title=entry.title(lang))
    return drawing("graph", title, boxes, arrows, lang)


def kind(entry: Entry, topic: str) -> str:
    """Return what a box is, for the style sheet: of the topic, or of another."""
    return "own" if entry.topic == topic else "other"


def drawing(
    name: str, title: str, boxes: Sequence[Box], arrows: Sequence[tuple[str, str]], lang: str
) -> str:
    """Return a drawing of a name that is its own on the page."""
    text = said("graph_shape", lang, nodes=len(boxes), edges=len(arrows))
    return svg(Drawing(name, title, text, boxes, arrows))
