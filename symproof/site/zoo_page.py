"""What the page of the zoo shows: the table of activation functions, with their graphs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from symproof.citations import source_in
from symproof.kernel.errors import KernelError
from symproof.kernel.sequent import Claim, Definition
from symproof.kernel.term import Term, Var, substitute
from symproof.phrases import Author
from symproof.proof import Proof
from symproof.site import curves, topics
from symproof.site.collection import Collection
from symproof.site.words import said
from symproof.site.zoo_rows import ZooRow
from symproof.zoo import Activation


class TopicLink(NamedTuple):
    """A topic of the list of all theorems."""

    stem: str
    title: Author


class Activated(NamedTuple):
    """A function of the zoo, as a row of its table."""

    id: str
    name: Author
    plot: str
    caption: str
    body: Term
    where: tuple[Claim, ...]
    terms: Mapping[str, Term]
    kinks: tuple[Term, ...]
    point: tuple[Claim, ...]
    sides: tuple[str, str]
    doubts: Author
    topics: tuple[TopicLink, ...]
    source: Author


class Group(NamedTuple):
    """Functions of the zoo of which the same is known."""

    key: str
    rows: tuple[Activated, ...]


def zoo(
    rows: Mapping[str, Sequence[ZooRow]],
    collection: Collection,
    lang: str,
) -> dict[str, object]:
    """Return what the table of activation functions shows."""
    groups = [
        Group(key, tuple([_activated(row, collection, lang) for row in members]))
        for key, members in rows.items()
    ]
    return {"groups": groups, "total": sum(len(group.rows) for group in groups)}


def _activated(row: ZooRow, collection: Collection, lang: str) -> Activated:
    own = row.about
    source = source_in(own.source, lang)
    about = [text for text in (own.title_in(lang), source, own.note_in(lang)) if text]
    body = own.definition.body
    related = dict.fromkeys(
        entry.topic
        for entry in collection.entries.values()
        if isinstance(entry.proof, Proof)
        and any(is_about(own, each) for each in entry.proof.definitions)
    )
    return Activated(
        identifier(own.name),
        Author(own.name),
        said("plot_of", lang, function=own.name),
        curves.caption_of(own, lang),
        body,
        own.where,
        row.terms,
        row.kinks,
        row.point,
        row.sides,
        Author(row.doubts),
        tuple([TopicLink(stem, Author(topics.title(stem, lang))) for stem in related]),
        Author(said("semicolon", lang).join(about)),
    )


def is_about(own: Activation, definition: Definition) -> bool:
    """Whether a definition of the library is that of a function of the zoo, or has its name."""
    return plain(definition.name) == plain(own.name) or same(definition, own.definition)


def same(definition: Definition, other: Definition) -> bool:
    """Whether two definitions of functions of one variable say the same."""
    if len(definition.params) != 1 or len(other.params) != 1:
        return False
    try:
        renamed = substitute(definition.body, {definition.params[0]: Var(other.params[0])}, {})
    except KernelError:
        return False
    return renamed == other.body


def plain(name: str) -> str:
    """Return a name without what one may write in different ways."""
    return "".join(filter(str.isalnum, name)).lower()


def identifier(name: str) -> str:
    """Return a name as it stands in an address."""
    return "".join(c if c.isalnum() else "-" for c in name)
