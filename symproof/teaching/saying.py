"""Reasons as plain text, in every language: what a key accepts as an answer."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache

from symproof.formats import format_named
from symproof.page import Page
from symproof.phrases import Phrase
from symproof.teaching.model import Choice, Reasons
from symproof.words import LANGUAGES

LETTERS = "abcdefghijklmnopqrstuvwxyz"


@cache
def _page(lang: str) -> Page:
    return Page(format_named("terminal"), lang, None)


def said(reasons: Phrase | Reasons, lang: str) -> str:
    """Return reasons as text."""
    return _page(lang).prose(reasons)


def accepted(reasons: Reasons, by: str) -> list[str]:
    """Return the texts that a key accepts for reasons: as printed, in each language, and `by`."""
    found = [said(reasons, lang) for lang in LANGUAGES]
    return list(dict.fromkeys([*found, by] if by else found))


def letter(index: int) -> str:
    """Return a, b, ..., z, aa, ab, ..."""
    more, own = divmod(index, len(LETTERS))
    return (letter(more - 1) if more else "") + LETTERS[own]


def lettered(options: Iterable[Reasons]) -> tuple[Choice, ...]:
    """Return options with letters."""
    return tuple([Choice(letter(i), reasons) for i, reasons in enumerate(options)])


def distinct(options: Iterable[Reasons]) -> list[Reasons]:
    """Return options that read differently, in the order in which they come."""
    return list({said(reasons, LANGUAGES[0]): reasons for reasons in options}.values())


def texts_of(choices: Sequence[Choice], lang: str) -> dict[str, str]:
    """Return choices as a key has them."""
    return {choice.letter: said(choice.reasons, lang) for choice in choices}
