"""Where a result is from, as a reader of another language cites it.

Names of authors, identifiers and titles of papers stay as they are; what stands between them is
said in the reader's language.  A phrase that is not known stays as it was written.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

# how an author is called who has a name of his own in Chinese
_AUTHORS: Final[Mapping[str, str]] = {"Su Jianlin": "苏剑林"}
# phrases of the library's sources, whole
_PHRASES: Final[Mapping[str, str]] = {
    "folklore": "通行说法",
    "for x != 0": "其中 x ≠ 0",
    "with c = 1": "取 c = 1",
    "at +∞": "在 +∞ 处",
    "put right": "已订正",
    "put right at −∞": "在 −∞ 处已订正",
    "the other way to put it right": "另一种订正方式",
    "for a row": "行向量情形",
    "put one after the other": "逐层相接",
    "with the column put right: [x, -x] and not [x; -x]": (
        "列向量已订正：应为 [x, -x]，而不是 [x; -x]"
    ),
    "softplus, shifted and scaled": "平移并缩放后的 softplus",
    "softplus in another form": "softplus 的另一种写法",
    "the odd gate of softsign": "softsign 给出的奇函数门",
    "the odd gate of hardtanh": "hardtanh 给出的奇函数门",
    "the odd gate of the sine": "正弦给出的奇函数门",
    "the example of its documentation: there are no defaults": "取其文档中的例子：没有默认值",
    "the form of Hendrycks and Gimpel": "形式取自 Hendrycks、Gimpel",
    "with another distribution": "换成另一种分布",
}
_NAME: Final = r"[A-Z][a-z\u00e0-\u024f][\w\u00c0-\u024f-]*"
_AND: Final = re.compile(rf"({_NAME}) and ({_NAME})")
_LIST: Final = re.compile(rf"({_NAME}), (?={_NAME}(?:, {_NAME})* and )")
# not within a matrix, [x, -x]
_COMMA: Final = re.compile(r", (?![^\[]*\])")
_SEMICOLON: Final = re.compile(r"; (?![^\[]*\])")
_YEAR: Final = re.compile(r" \((\d{4})\)")
_EQUATIONS: Final = re.compile(
    r"eq\. (\([0-9]+\)(?:-\([0-9]+\))?(?:, \([0-9]+\)(?:-\([0-9]+\))?)*)"
)


def source_in(source: str, lang: str) -> str:
    """Return a source as it is cited in a language."""
    if lang != "zh":
        return source
    return "；".join(map(_part, _SEMICOLON.split(source)))


def _part(text: str) -> str:
    """Return one source."""
    if text in _PHRASES:
        return _PHRASES[text]
    # longer phrases first: "put right at −∞" before "put right"
    for phrase in sorted(_PHRASES, key=len, reverse=True):
        before, found, after = text.partition(phrase)
        if found and (not before or before.endswith(", ")) and (not after or after[0] == ","):
            text = f"{before}{_PHRASES[phrase]}{after}"
    for name, own in _AUTHORS.items():
        text = text.replace(name, own)
    text = _LIST.sub(r"\1、", text)
    text = _AND.sub(r"\1、\2", text).replace(" et al.", " 等")
    text = _YEAR.sub(r"（\1）", text)
    text = _EQUATIONS.sub(_equations, text)
    return _COMMA.sub("，", text)


def _equations(match: re.Match[str]) -> str:
    return "式 " + match[1].replace("-", "–").replace(", ", "、")
