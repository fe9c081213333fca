"""What the words before, after and inside a formula say of it.

Of whole paragraphs `leads_in` tells more: it follows "if ..., then ..." and lists of conditions
through the formulas of a sentence.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Final, Literal

from symproof.document.words.afterwards import lead_after as lead_after
from symproof.document.words.clauses import Reading
from symproof.document.words.lead_kinds import Lead as Lead
from symproof.document.words.lead_kinds import Reach as Reach
from symproof.document.words.lead_kinds import Role as Role
from symproof.document.words.lead_words import normal
from symproof.document.words.reaching import is_case as is_case
from symproof.document.words.sentences import leads_in as leads_in
from symproof.document.words.sentences import section_wide as section_wide

WordRole = Literal[
    "condition",
    "where",
    "and",
    "or",
    "otherwise",
    "reason",
    "claim",
    "almost",
    "undefined",
    "forall",
    "note",
    "unknown",
]


def lead_before(text: str) -> Lead | None:
    """Return what the prose right before a formula says of it, None where it says nothing.

    The text is taken back to the last end of a sentence; see `leads_in` for whole paragraphs.
    """
    reading = Reading()
    reading.prose(text)
    return reading.formula(relation=True)


# words inside a formula

_ROLES: Final[Mapping[WordRole, str]] = MappingProxyType(
    {
        "condition": """if | for | when | whenever | as | with | at | on | provided
        | provided that | given | for all | for any | for every | for each | for some
        | assuming | as long as | in | while | under | near | over | subject to | s.t.
        | such that | and if | and for | if also | 若 | 当 | 对 | 对于 | 如果 | 对任意 | 对所有
        | 对一切 | 任意 | 设 | 在 | 只要 | 满足 | 使得 | 且当 | 当且仅当时""",
        "where": "where | let | 其中 | 这里 | 记 | 令 | with the notation | define | set",
        "and": (
            "and | , | 且 | 和 | 与 | 及 | 以及 | 并且 | & | as well as | and also | both | ; "
            "| also"
        ),
        "or": "or | 或 | 或者 | either",
        "otherwise": """otherwise | else | elsewhere | in all other cases | other cases | 否则
        | 其他 | 其它 | 其余 | 其他情况 | 其它情况 | 其余情况 | 其他情形 | 其他值 | 不然""",
        "reason": (
            "since | because | by | due to | using | from | 因为 | 由 | 由于 | 根据 | 利用 | 据"
        ),
        "claim": """then | so | hence | thus | therefore | that is | i.e. | i.e.,
        | it follows that | we have | and so | and hence | and thus | consequently | whence
        | implies | => | gives | so that | 则 | 即 | 故 | 所以 | 因此 | 于是 | 从而 | 有 | 得
        | 可得 | 那么 | 也即 | 推出""",
        "almost": """almost everywhere | a.e. | for almost all x | almost surely
        | for almost every x | for almost all | for almost every | 几乎处处 | a.e
        | 几乎处处成立""",
        "undefined": """undefined | not defined | does not exist | no value | 未定义 | 无定义
        | 不存在 | 没有定义 | undef. | undef | n/a | none | 无意义 | not differentiable
        | 不可导""",
        "forall": "forall | ∀",
        "note": """as required | as claimed | as desired | as expected | qed | q.e.d. | done
        | proved | as before | true | ok | check | correct | 得证 | 证毕 | 成立 | holds
        | 恒成立 | always | 正确 | 时 | 的时候 | 的情况 | 处""",
    }
)
_TABLE: Final[Mapping[str, WordRole]] = MappingProxyType(
    {
        " ".join(word.split()): role
        for role, words in _ROLES.items()
        for word in words.split("|")
        if word.strip()
    }
)
_FIRST: Final = re.compile(
    "|".join(
        rf"{re.escape(word)}(?![a-z])" if word.isascii() else re.escape(word)
        for word in sorted(_TABLE, key=len, reverse=True)
    )
)
_BEGINNINGS: Final = frozenset({"reason", "condition", "where", "claim"})
_BRACKETS: Final = " ()[]（），,.。:：;；"


def role_of_words(text: str) -> WordRole:
    """Return what words inside a formula say; "unknown" for words that are not in the tables.

    Of a reason, a condition or a where-clause the words may go on: `by (3)`, `for all real x`.
    """
    said = normal(text).strip(_BRACKETS)
    if not said:
        return "and"
    if said in _TABLE:
        return _TABLE[said]
    if normal(text).strip() in _TABLE:
        return _TABLE[normal(text).strip()]
    found = _FIRST.match(said)
    role = _TABLE[found.group()] if found else "unknown"
    return role if role in _BEGINNINGS else "unknown"
