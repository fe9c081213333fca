"""Lists that a sentence announces: "Suppose that", and a list of what is supposed."""

from __future__ import annotations

import re
from typing import Final

from symproof.document.model import Block, Prose
from symproof.document.words.lead_words import normal

_SENTENCE: Final = re.compile(r"[.。!！?？;；]\s+|[。！？；]")
# all items are assumed; of "one of the following holds" none is
_ASSUMES: Final = re.compile(
    r"""(?:(?:and|now|then|in\ this\ section|throughout)\ )?(?:let\ us\ |we\ )?
    (?:now\ |also\ |further\ |furthermore\ |moreover\ |make\ )?
    (?:suppose|assume|under|assuming|supposing|hypotheses|assumptions)
    (?:\ now|\ also|\ further|\ throughout|,)?(?:\ that)?(?:\ (?:the|all|all\ of))?
    (?:\ following)?(?:\ (?:two|three|four|conditions|assumptions|hypotheses|facts|things)){0,2}
    (?:\ (?:hold|are\ satisfied|are\ true))?
    |(?:现在|另|又|再|我们)?(?:假设|假定|设|已知)(?:以下|下列|如下|下述)?(?:各|两个|三个|几个)?
    (?:条件|假设)?(?:都|均)?(?:成立|满足)?""",
    re.VERBOSE,
)


def announced_by(block: Block) -> str:
    """Return the words by which a paragraph announces a list of assumptions, "" if it does not."""
    last = block.pieces[-1] if block.pieces else None
    if not isinstance(last, Prose):
        return ""
    *_, words = _SENTENCE.split(normal(last.text))
    words = words.strip().rstrip(":：").strip()
    return words if _ASSUMES.fullmatch(words) else ""
