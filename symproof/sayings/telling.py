"""Saying an English sentence of a report in another language: by the catalogue of sentences.

A sentence of the catalogue is matched as a whole.  What stands in its places is said in the other
language too where it is a sentence of the catalogue itself, and stays as it is where it is a
formula or a name.  A sentence that no catalogue has stays English: it is better read than lost.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from importlib import import_module
from string import Formatter
from typing import Final, NamedTuple

# the modules of this package with sentences, the first first
CATALOGUES: Final = ("verdicts", "documents", "notation", "audits")
# sentences that stand around another one
FRAMES: Final = frozenset(
    {"{text}   [{place}]", "{latex}   ({change})", "on the left {change}", "as {approach}: {why}"}
)
_NUMBERS: Final = ("bits", "cell", "column", "count", "ends", "line", "row", "rows", "seed")
# place -> what may stand there: a number, an equation, one name, and nothing else
PLACES: Final = {
    **dict.fromkeys(_NUMBERS, "[0-9,]+"),
    "definition": ".+? = .+?",
    "word": r"\w{1,30}",
}
# sentences of a list, in either kind of report
_APART: Final = re.compile(r"; (?![^\[(]*[\])])")


# Chinese has no space where one of its own words stands in a place
_NO_SPACE: Final = re.compile(r"(?<=[\u4e00-\u9fff\uff0c\uff1a\uff1b]) (?=[\u4e00-\u9fff])")


class _Sentence(NamedTuple):
    pattern: re.Pattern[str]
    told: str


def told(text: str, lang: str) -> str:
    """Return a sentence of a report in a language."""
    return text if lang == "en" or not text else _told(text)


@cache
def _told(text: str) -> str:
    exact = _exact().get(text)
    if exact is not None:
        return exact
    for sentence in _sentences():
        match = sentence.pattern.fullmatch(text)
        if match is not None:
            parts = {name: _told(part.strip()) for name, part in match.groupdict("").items()}
            return _NO_SPACE.sub("", sentence.told.format(**parts))
    parts = _APART.split(text)
    return "；".join(map(_told, parts)) if len(parts) > 1 else text


@cache
def _exact() -> Mapping[str, str]:
    return {english: chinese for english, chinese in _all() if "{" not in english}


@cache
def _sentences() -> tuple[_Sentence, ...]:
    """Return the sentences with places: those around others, then those with more words."""
    found = [(english, chinese) for english, chinese in _all() if "{" in english]
    found.sort(key=lambda pair: (pair[0] not in FRAMES, -len(re.sub(r"\{\w+\}", "", pair[0]))))
    return tuple([_Sentence(_pattern(english), chinese) for english, chinese in found])


def _all() -> Iterator[tuple[str, str]]:
    for name in CATALOGUES:
        module = import_module(f"symproof.sayings.{name}")
        yield from module.SENTENCES.items()


def _pattern(english: str) -> re.Pattern[str]:
    text, seen = "", set[str]()
    for words, place, _, _ in Formatter().parse(english):
        text += re.escape(words)
        if place:
            own = rf"(?P<{place}>{PLACES.get(place, '.+?')})"
            text += rf"(?P={place})" if place in seen else own
            seen.add(place)
    return re.compile(text, re.DOTALL)
