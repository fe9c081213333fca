"""Words behind a formula that restrict it, and that no claim can say: "for large x"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from symproof.document.model import Formula, Piece, Prose
from symproof.document.words.lead_words import normal

_KINDS: Final = (
    r"(?:all |any |every |each )?(?:sufficiently |very |large enough|small enough)?(?:large|small"
    r"|big|integers?|natural|even|odd|rational|irrational|whole|most|almost|generic|certain|typical"
    r"|suitable|many|finitely|infinitely|prime|complex|appropriate)(?![a-z])"
)
_RESTRICTS: Final = re.compile(
    rf"""\s*,?\s*(?:(?:at\ least|only|but\ only|valid|true)\s+)?(?:
    (?:near|around|close\ to|locally|inside|outside|within|beyond|except|unless|eventually
    |(?:elsewhere|otherwise)\s*[.;。；]
    |asymptotically|approximately|at\ (?:the|an?|some|infinity)|away\ from|up\ to|in\ the\ limit
    |in\ (?:a|some|the)\ (?:neighbou?rhood|vicinity|interior|limit)
    |to\ (?:first|second|leading|lowest|zeroth)\ order|modulo|most\ of\ the\ time)(?![a-z])
    |for\ {_KINDS}|(?:if|when|whenever|provided\ that|provided)\ {_KINDS}
    |as\s*$)
    |\s*[,，]?\s*(?:当|对|在|只在|仅在|若|如果)?\s*(?:充分|足够|几乎|近似|局部|附近)
    |\s*[,，]?\s*(?:在|于)?(?:其余|其它|其他)
    |\s*[,，]?\s*(?:在|于)?[一-鿿]{{0,4}}附近""",
    re.VERBOSE,
)
_CONDITION: Final = re.compile(
    r"\s*,?\s*(?:only )?(?:if|when|whenever|where|for|provided(?: that)?|as long as)\s*$"
    r"|\s*[,，]?\s*(?:当|若|如果|只要|对|对于)\s*$"
)
# what is said so of a name restricts it
_IS: Final = re.compile(
    r"\s*(?:(?:is|are|lies?|stays?|remains?|does|tends?|goes|becomes?)(?![a-z])"
    r"(?!\s*(?:an?\s+|any\s+)?(?:real|arbitrary|any|positive|negative|non-?zero|non-?negative"
    r"|given|fixed|the|defined|called|not zero)(?![a-z]))"
    r"|充分|足够|很|较|是(?:整|自然|有理|无理|偶|奇|素)|为(?:整|自然|有理|无理|偶|奇|素)|在.{0,6}附近)"
)
_ON: Final = re.compile(
    r"\s*,?\s*(?:only )?(?:on|over)(?: the (?:open |closed |unit )?interval)?\s*$"
)
# what is no restriction
_EVERYWHERE: Final = re.compile(
    r"\s*(?:\\mathbb\s*\{?\s*R|\\R\b|ℝ|\(\s*-\s*\\infty\s*,\s*\+?\s*\\infty)"
)
# what can be said as a condition
_INTERVAL: Final = re.compile(r"\s*(?:\\left)?[\[(][^,;]*,[^,;]*[\])]\s*$")
_AT: Final = re.compile(r"\s*,?\s*(?:only )?(?:near|around|close to|at|away from)\s*$|\s*在\s*$")


def restriction(pieces: Sequence[Piece], i: int) -> str:
    """Return the words right behind a formula that restrict it, "" where none do."""
    after = pieces[i + 1] if i + 1 < len(pieces) else None
    if not isinstance(after, Prose):
        return ""
    text = normal(after.text)
    match = _RESTRICTS.match(text)
    if match is not None:
        return re.split(r"[.,;。，；]", text[match.start() :].lstrip(" ,，"))[0].strip()
    following = pieces[i + 2] if i + 2 < len(pieces) else None
    if not isinstance(following, Formula) or following.display:
        return ""
    if _AT.fullmatch(text):
        return text.strip(" ,，")
    if _ON.fullmatch(text):
        place = following.source.text[following.start : following.end]
        said = _EVERYWHERE.match(place) or _INTERVAL.match(place)
        return "" if said else f"{text.strip(' ,，')} {place.strip()}"
    then = pieces[i + 3] if i + 3 < len(pieces) else None
    named = isinstance(then, Prose) and _IS.match(normal(then.text))
    if named and _CONDITION.fullmatch(text) and isinstance(then, Prose):
        said = re.split(r"[.,;。，；]", normal(then.text))[0].strip()
        return f"{text.strip(' ,，')} … {said}"
    return ""
