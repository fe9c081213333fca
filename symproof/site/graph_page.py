"""What the page of dependencies shows: how the topics, and in each the theorems, are related."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from symproof.phrases import Author
from symproof.site import topics
from symproof.site.collection import Collection, Entry
from symproof.site.drawing import Box
from symproof.site.layering import reduced
from symproof.site.pages import Link, drawing, kind, link, links
from symproof.site.words import said


class Connected(NamedTuple):
    """A theorem and those that use it."""

    source: Link
    targets: tuple[Link, ...]


class Related(NamedTuple):
    """A topic and those that rest on it."""

    stem: str
    title: Author
    targets: tuple[Related, ...]


class Overview(NamedTuple):
    """How the topics depend on each other, as a drawing and as a list."""

    svg: str
    rows: tuple[Related, ...]


class Network(NamedTuple):
    """A topic on the page of dependencies: a drawing, a list, and theorems without any."""

    stem: str
    title: Author
    svg: str
    rows: tuple[Connected, ...]
    alone: tuple[Link, ...]


def graph(collection: Collection, lang: str) -> dict[str, object]:
    """Return what the page of dependencies shows: the topics, then the theorems of each."""
    return {
        "overview": _overview(collection, lang),
        "topics": [
            _network(collection, stem, entries, lang) for stem, entries in collection.topics.items()
        ],
    }


def _overview(collection: Collection, lang: str) -> Overview:
    entries = collection.entries
    arrows = reduced(
        tuple(
            dict.fromkeys(
                (entries[cited].topic, entry.topic)
                for entry in entries.values()
                for cited in entry.cites
                if entries[cited].topic != entry.topic
            )
        )
    )
    linked = {stem for arrow in arrows for stem in arrow}
    stems = [stem for stem in collection.topics if stem in linked]
    boxes = [Box(stem, topics.title(stem, lang), f"#{stem}") for stem in stems]
    title = said("graph_topics", lang)

    def related(stem: str, targets: Sequence[str] = ()) -> Related:
        own = Author(topics.title(stem, lang))
        return Related(stem, own, tuple([related(target) for target in targets]))

    rows = [related(stem, [b for a, b in arrows if a == stem]) for stem in collection.topics]
    return Overview(drawing("graph-of-topics", title, boxes, arrows, lang), tuple(rows))


def _network(collection: Collection, stem: str, members: Sequence[Entry], lang: str) -> Network:
    entries = collection.entries
    cited = [(name, entry.name) for entry in members for name in entry.cites]
    citing = [(entry.name, name) for entry in members for name in collection.uses[entry.name]]
    arrows = list(dict.fromkeys([*cited, *citing]))
    linked = {name for arrow in arrows for name in arrow}
    shown = [entry for name, entry in entries.items() if name in linked]
    boxes = [Box(e.name, e.title(lang), f"theorems/{e.name}.html", kind(e, stem)) for e in shown]
    title = said("graph_of", lang, title=topics.title(stem, lang))
    drawn = drawing(f"graph-of-{stem}", title, boxes, arrows, lang) if arrows else ""
    rows = [
        Connected(link(e, lang), links(collection, [b for a, b in arrows if a == e.name], lang))
        for e in shown
        if any(a == e.name for a, _ in arrows)
    ]
    alone = [link(entry, lang) for entry in members if entry.name not in linked]
    return Network(stem, Author(topics.title(stem, lang)), drawn, tuple(rows), tuple(alone))
