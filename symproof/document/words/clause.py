"""The word in force at a place of a sentence, and whether a formula stands near it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from symproof.document.words.lead_words import Kind

# what may stand between a near word and its formula
_FILLER: Final = re.compile(
    r"""(?:[\s(（]|\b(?:all|any|every|each|arbitrary|real|positive|negative|non-?negative|non-?zero
    |natural|small|large|sufficiently|enough|fixed|given|some|the|a|an|our|this|values?|of|numbers?
    |integers?|constants?|vectors?|matrix|matrices|points?|parameters?|variables?|scalars?|complex
    |rational|odd|even|functions?|cases?|interval|region|domain|almost|both|range|half-line|set
    |angles?|times?|inputs?|pairs?|choice|that|now|e\.g\.|say|for|where|when|fact|identity
    |identities|formula|equation|property|relation|density|mean|variance|parameter|initial|boundary
    |condition|conditions|value|arguments?|unit|smooth|differentiable|continuous|bounded|two|in
    |rate|scale|shape|intensity|width|height|length|radius|mass|charge|frequency|period|amplitude
    |temperature|step|size|learning|decay|damping|coefficient|weights?|standard|deviation
    |probability|degree|slope|speed|velocity|energy|resistance|capacitance|inductance)\b
    |任意|任何|任一|所有|一切|每个|每一个|给定|固定|某个|某|的|正|负|非|零|实|整|自然|有理|复|数|列|行
    |向量|矩阵|变量|参数|常|点|函|奇|偶|充分|足够|大|小|于|内|上|区间|可导|连续|光滑|恒等式|等式|公式
    |性质|关系|定义|事实|初值|条件|了|到|这个|一个)*""",
    re.VERBOSE,
)
_NOUNS: Final = re.compile(
    r"\s*(?:an?|any|every|each|all|some|the|its|fixed|given)(?:\s[a-z-]+){1,4}\s*"
)
# so much is kept of the text since a word; what is longer says nothing of a formula
LONGEST: Final = 2_000


@dataclass(slots=True)
class Clause:
    """The word in force at a place of a sentence, and what has come since.

    `met` tells whether a relation has come since, `gap` is the text between the relation before
    and the word, `before` the clause that a near word stands in; `hypothetical` is "if we set",
    `wide` "throughout, let".
    """

    kind: Kind | None = None
    word: str = ""
    closed: bool = False
    met: bool = False
    since: str = ""
    condition: str = ""
    gap: str = ""
    before: Clause | None = None
    hypothetical: bool = False
    wide: bool = False

    def add(self, text: str) -> None:
        """Add to the text since the word."""
        if len(self.since) < LONGEST:
            self.since += text


def is_near(clause: Clause, bounds: bool = False) -> bool:
    """Whether a near word has a formula, or only an article, an adjective, ... stands before it.

    Before a bound, a few more words may stand: "for a rate λ > 0".
    """
    if clause.met or _FILLER.fullmatch(clause.since):
        return True
    lenient = bounds and clause.kind in ("for", "with", "take", "put")
    return lenient and _NOUNS.fullmatch(clause.since) is not None
