"""Passages -> blocks: which paragraph a displayed formula belongs to."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from symproof.document.model import Block, Formula, Prose
from symproof.document.texts.lead_of import kind_of
from symproof.document.texts.passages import Passage

_SENTENCE_ENDS: Final = (".", "!", "?", "。", "！", "？")
_GOES_ON: Final = re.compile(
    r"\s*(?:[a-z]|[,;，；、)）]|(?:其中|这里|此处|式中|即|亦即|也即|也就是|且|并且|从而|或))"
)
_CLOSING: Final = re.compile(
    r"(?:\s|\\end\{[A-Za-z]+\*?\}|\\tag\*?\{[^{}]*\}|\\label\{[^{}]*\}|\\\\|\\quad|\\,|\\;|\\ )+\Z"
)
_LAST: Final = 300


def blocks_of(passages: Iterable[Passage]) -> tuple[Block, ...]:
    """Return the blocks of a document.

    A passage goes on from the one before it, in the same item and quotes, unless it has a lead:
    where it begins with a displayed formula and the passage before is a lead only or does not end
    its sentence; and where the passage before ends with a displayed formula and it goes on in
    lower case, with a comma, or with 其中, 即 and the like.
    """
    joined: list[Passage] = []
    for passage in passages:
        if joined and _goes_on(joined[-1], passage):
            joined[-1].pieces += passage.pieces
            joined[-1].end = passage.end
        else:
            joined.append(passage)
    return tuple(map(_block, joined))


def _goes_on(before: Passage, passage: Passage) -> bool:
    if passage.own or passage.lead or "heading" in (passage.kind, before.kind) or before.own:
        return False
    if _place(before) != _place(passage) or not (before.pieces and passage.pieces):
        return False
    first, last = passage.pieces[0], before.pieces[-1]
    if isinstance(first, Formula) and first.display:
        return _is_lead_only(before) or not _ends_sentence(before)
    if isinstance(first, Formula) or not (isinstance(last, Formula) and last.display):
        return False
    return _GOES_ON.match(first.text) is not None


def _place(passage: Passage) -> tuple[object, ...]:
    return (passage.source, passage.item, passage.depth, passage.quoted, passage.group)


def _is_lead_only(passage: Passage) -> bool:
    first = passage.pieces[0]
    if len(passage.pieces) > 1 or not isinstance(first, Prose) or not passage.lead:
        return False
    return len(first.text.strip()) <= len(passage.lead) + 2


def _ends_sentence(passage: Passage) -> bool:
    last = passage.pieces[-1]
    if isinstance(last, Prose):
        return last.text.rstrip(" \t\"')”’）").endswith(_SENTENCE_ENDS)
    text = last.source.text[max(last.start, last.end - _LAST) : last.end]
    return _CLOSING.sub("", text).endswith((".", "。"))


def _block(passage: Passage) -> Block:
    kind = passage.kind if passage.kind != "paragraph" else kind_of(passage.lead)
    return Block(
        kind,
        tuple(passage.pieces),
        passage.source,
        passage.start,
        passage.end,
        passage.level,
        passage.lead,
        passage.depth,
        passage.item,
        passage.quoted,
        passage.environment,
        passage.group,
    )
