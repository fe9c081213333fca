r"""Remarks beside the relations of a row, in a column of their own: `&& \text{by (3)}`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from symproof.document.words.lead_words import normal
from symproof.notation.tex.syntax import Chain, Name, Part, Trouble, Words

_COLUMN: Final = re.compile(r"(?<!\\)&\s*&")
# words that give a reason, or that name the step
_REASON: Final = re.compile(
    r"""(?<![a-z])(?:by|since|because|from|using|via|due\ to|linear\ combination|special\ case
    |substitut(?:ion|e|ing)|differentiat(?:ion|e|ing)|integrat(?:ion|e|ing)|arithmetic|algebra
    |laws?\ of|rules?|identit(?:y|ies)|definitions?|hypothes[ie]s|assumptions?|theorem|lemma
    |induction|expand(?:ing)?|factor(?:ing)?|simplif(?:y|ying)|rearrang(?:e|ing)
    |is\ (?:odd|even|continuous|differentiable|twice\ differentiable|increasing|decreasing)
    |entry\ by\ entry|a\ square\ is\ not\ negative|the\ functions\ agree
    |(?:the\ )?integral\ to\ infinity)(?![a-z])|'s\ rule(?![a-z])
    |\A\s*[a-z][a-z0-9]*(?:_[a-z0-9]+)+\s*\Z
    |由|因为|根据|利用|定义|整理|化简|求导|运算|换元|线性组合|特例|恒等式|法则|运算律|奇函数|偶函数
    |处处|展开|假设|平方非负|两函数在|区间算术""",
    re.VERBOSE,
)
# words under which something holds, wherever they stand
_CONDITION: Final = re.compile(
    r"(?<![a-z])(?:if|when|whenever|provided|assuming|for|unless|up to|approximately|almost|or)"
    r"(?![a-z])|当|若|如果|只要|对于|几乎|近似|或"
)


def parted(parts: Sequence[Part], text: str) -> tuple[Sequence[Part], Sequence[Part]]:
    """Return the parts of a row without the remark at its end, and those of the remark.

    A remark stands in a column of its own, or in brackets on a row of its own.
    """
    for i, part in enumerate(parts):
        before = parts[i - 1] if i else None
        bracketed = before is None and _is_bracketed(parts)
        column = before is not None and _COLUMN.search(text, before.end, part.start)
        if (bracketed or column) and _is_reason(parts[i:]):
            return parts[:i], parts[i:]
    return parts, ()


def _is_bracketed(parts: Sequence[Part]) -> bool:
    first, last = parts[0], parts[-1]
    if not isinstance(first, Words) or not isinstance(last, Words):
        return False
    return first.text.lstrip()[:1] in ("(", "（") and last.text.rstrip()[-1:] in (")", "）")


def _is_reason(parts: Sequence[Part]) -> bool:
    """Whether words give a reason, before any relation, and none of them a condition."""
    words = [_words(part) for part in parts]
    if any(map(_CONDITION.search, words)) or any(isinstance(part, Trouble) for part in parts):
        return False
    for part, said in zip(parts, words, strict=True):
        if isinstance(part, Chain) and part.links:
            return False
        if _REASON.search(said):
            return True
    return False


def _words(part: Part) -> str:
    r"""Return the words that a part is, also where it is one word: `\text{arithmetic}`."""
    match part:
        case Words(text):
            return normal(text)
        case Chain(Name(base, "word"), ()):
            return normal(base)
        case _:
            return ""
