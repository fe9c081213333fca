"""Words that take a condition back, or speak of it without making it: "we no longer assume x > 0".

What they are about is not assumed, and what was said of its names before does not hold any more.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from symproof.document.model import Piece, Prose
from symproof.document.words.lead_words import normal

_BEFORE: Final = re.compile(
    r"""(?<![a-z])(?:no\ longer|without(?!\ loss|\ further|\ any\ loss)
    |(?:drop|remov|relax|lift|abandon|discard|waiv|omit|forget)[a-z]*\ (?:the|this|our|that)?\s*
    (?:assumption|condition|restriction|requirement|hypothesis|constraint)
    |contrary\ to|in\ contrast\ (?:to|with)|as\ opposed\ to|unlike|different(?:ly)?\ (?:from|than)
    |until|all\ but|everything\ but|regardless|irrespective|independent(?:ly)?\ of|whether
    |even\ (?:if|when|though|for)|not\ only\ (?:if|when|for|under)|rather\ than|instead\ of
    |(?:do|does|did|need|will|must|can|may|should|is|are)\ ?n[o']t\s(?:[a-z]+\s){0,2}?
    (?:assum|requir|suppos|need|use|using|restrict|depend|impose|want|demand)[a-z]*
    |not\ (?:assuming|requiring|supposing|necessarily|restricted|limited|under)|never\ assum[a-z]*
    )(?![a-z])
    |不论|无论|不管|不假设|不假定|去掉|放弃|取消|删去|不再|不要求|不需要|无需|不必|无须|不限于|即使|即便|而不是
    |不依赖|未必""",
    re.VERBOSE,
)
_AFTER: Final = re.compile(
    r"""\s*(?:与否|或不|(?:的)?(?:情形|情况|假设|条件|限制)(?:时)?(?:不同|不再|不需要|不必|去掉|取消|可以去掉)
    |不再(?:成立|假设)|(?:or\ not|no\ longer)(?![a-z])
    |(?:is|are|was)\ (?:not|no\ longer)\ (?:needed|required|necessary|assumed|used|essential)
    |(?:can|may|could)\ be\ (?:dropped|removed|relaxed|omitted)|need\ not\ hold)""",
    re.VERBOSE,
)
_LIST_AFTER: Final = re.compile(
    r"^[^.;。；]{0,30}?(?<![a-z])(?:alike|or not)(?![a-z])|^[^。；]{0,20}?与否"
)
_SENTENCE: Final = re.compile(r"[.!?;:](?=\s|\Z)|[。！？；：]|,\s*(?:then|we|it)\b")
# what may stand before a comma that the condition goes on from
_OPENS: Final = re.compile(r",|，")


def takes_back(pieces: Sequence[Piece], i: int) -> bool:
    """Whether the words around a formula take it back, or only speak of it."""
    before = _SENTENCE.split(_prose(pieces, i - 1))[-1]
    if _BEFORE.search(_OPENS.split(before)[-1]):
        return True
    after = _prose(pieces, i + 1)
    return (
        _AFTER.match(after) is not None
        or _LIST_AFTER.match(_to_sentence_end(pieces, i)) is not None
    )


def _prose(pieces: Sequence[Piece], i: int) -> str:
    piece = pieces[i] if 0 <= i < len(pieces) else None
    return normal(piece.text) if isinstance(piece, Prose) else ""


def _to_sentence_end(pieces: Sequence[Piece], i: int) -> str:
    """Return the words from a formula to the end of its sentence, formulas left out."""
    words: list[str] = []
    for piece in pieces[i + 1 : i + 8]:
        if isinstance(piece, Prose):
            text = normal(piece.text)
            end = _SENTENCE.search(text)
            words.append(text[: end.start()] if end else text)
            if end:
                break
        elif piece.display:
            break
    return "".join(words)
