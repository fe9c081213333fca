"""Tables that are written as pairs of words."""

from __future__ import annotations


def pairs(text: str) -> dict[str, str]:
    """Return a table: each word of odd place with the word after it."""
    words = text.split()
    return dict(zip(words[::2], words[1::2], strict=True))


def words(text: str) -> frozenset[str]:
    """Return the words of a text."""
    return frozenset(text.split())
