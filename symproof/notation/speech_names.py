"""How names are spoken: letters by their names, capitals and marks said, no two names alike.

`x_1` is "x sub 1", `Phi` is "capital Phi", `W_bold_hat` is "bold capital W hat".  A name that is a
word of speech itself is announced: a variable `over` is "the name over".
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from symproof.notation.names import GREEK, LETTERS_REFUSED, decoded, marked, split_subscript
from symproof.notation.speech_words import vocabulary, words_of


@cache
def spoken(name: str, lang: str) -> str:
    """Return how the name of a variable or of an author's function is spoken."""
    words = words_of(lang)
    if name == LETTERS_REFUSED["Phi"]:
        # an author's Phi is not the distribution function
        return words["named"].format(a=_letter("Phi", words))
    marks = marked(name)
    if marks is not None:
        text = _letter(marks.letter, words)
        text = words[marks.style].format(a=text) if marks.style else text
        for accent in marks.accents:
            text = words[accent].format(a=text)
        text = _lowered(text, marks.below, words, lang) if marks.below else text
        return words["above"].format(a=text, b=marks.above) if marks.above else text
    base, subscript = split_subscript(name)
    text = _word(base, words, lang)
    return _lowered(text, subscript, words, lang) if subscript else text


def _lowered(text: str, subscript: str, words: Mapping[str, str], lang: str) -> str:
    """Return a name with its subscript, in brackets where it is an expression: n+1."""
    written = decoded(subscript)
    if written == subscript:
        return words["sub"].format(a=text, b=_word(subscript, words, lang))
    for sign in "+-":
        if sign in written:
            first, last = (_letter(part, words) for part in written.split(sign))
            return words["long_sub"].format(a=text, b=words[sign].format(a=first, b=last))
    listed = words["comma"].join(written.split(","))
    return words["long_sub"].format(a=text, b=listed)


def _letter(name: str, words: Mapping[str, str]) -> str:
    """Return a letter, Latin or Greek, a capital as such."""
    return words["capital"].format(a=name) if name[0].isupper() else name


def _word(name: str, words: Mapping[str, str], lang: str) -> str:
    """Return a letter, or a name of several."""
    if len(name) == 1 or name in GREEK:
        return _letter(name, words) if name != "_" else words["underscore"]
    if "_" in name:
        parts = [_word(part, words, lang) if part else "" for part in name.split("_")]
        return f" {words['underscore']} ".join(parts).strip()
    return words["named"].format(a=name) if name in vocabulary(lang) else name
