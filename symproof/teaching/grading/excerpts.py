r"""The formula in an answer: in `$...$`, `\( \)`, an environment, backticks, or bare.

There is to be one.  Of several, it is not for us to choose the one that is right.
"""

from __future__ import annotations

import re
from typing import Final, Literal, NamedTuple

Notation = Literal["latex", "plain", "any"]

_ENVIRONMENTS: Final = r"equation|displaymath|math|align|aligned|gather|multline|flalign|eqnarray"
_SPAN: Final = re.compile(
    r"\$\$(?P<dd>.+?)\$\$"
    r"|(?<!\\)\$(?P<d>(?:\\.|[^$\\])+)\$"
    r"|\\\((?P<p>.+?)\\\)"
    r"|\\\[(?P<b>.+?)\\\]"
    rf"|\\begin\{{(?P<e>{_ENVIRONMENTS})\*?\}}(?P<env>.+?)\\end\{{(?P=e)\*?\}}"
    r"|(?P<ticks>`+)(?P<code>.+?)(?P=ticks)",
    re.DOTALL,
)
_OPEN: Final = re.compile(r"(?<!\\)\$|\\[(\[]|`")
# words that turn an answer into something else than one
DOUBT: Final = re.compile(
    r"\b(?:not|or|either|maybe|perhaps|unless|except|don'?t|isn'?t|wrong|false|incorrect|no|never|unsure)\b"
    r"|≠|\\neq?\b|[不非或未否错]|也许|可能|除非",
    re.IGNORECASE,
)
_RELATION_ALONE: Final = re.compile(r"\s*(?:=|<=|>=|<|>|≤|≥|≈)\s*")
_TAIL: Final = re.compile(r"(?:\\\\|\\[,;:!]|\\qed\b|\\q?quad\b|[\s.,;。．，；])*\Z")
_CHINESE: Final = re.compile(r"[\u4e00-\u9fff]")


class Excerpt(NamedTuple):
    """The formula of an answer, the notation it may be in, and the words beside it.

    `doubtful` says that the words may turn it into something else: `not $x$`, `$x$ or $-x$`.
    """

    text: str
    notation: Notation
    beside: str = ""
    doubtful: bool = False


class SeveralError(ValueError):
    """An answer with several formulas, or with one that has no end."""


def excerpt(text: str) -> Excerpt:
    """Return the formula of an answer, "" where there is none.

    Raises:
        SeveralError: there are several, or one without an end.
    """
    spans = list(_SPAN.finditer(text))
    if not spans:
        if _OPEN.search(text) and not text.strip().startswith("\\"):
            raise SeveralError(text)
        return _bare(text)
    if len(spans) > 1:
        raise SeveralError(text)
    (span,) = spans
    before, after = text[: span.start()], text[span.end() :]
    if _OPEN.search(before + after):
        raise SeveralError(text)
    groups = ("dd", "d", "p", "b", "env", "code")
    inner = next(span[name] for name in groups if span[name] is not None).strip()
    notation: Notation = "any" if span["code"] is not None else "latex"
    if notation == "latex" and r"\begin" not in inner:
        # a mark of alignment
        inner = inner.replace("&", " ")
    lead = _RELATION_ALONE.fullmatch(before)
    if lead is not None:
        inner, before = f"{before.strip()} {inner}", ""
    beside = " ".join(f"{before} {after}".split()).strip(" .,;:。，；：")
    return Excerpt(_without_tail(inner), notation, beside, bool(DOUBT.search(beside)))


def _bare(text: str) -> Excerpt:
    """Return an answer without delimiters; Chinese words beside the formula are set apart."""
    line = " ".join(text.split())
    if not _CHINESE.search(line):
        return Excerpt(_without_tail(line), "any")
    words = "".join(_CHINESE.findall(line))
    formula = _CHINESE.sub(" ", line).strip(" ，。；：、,;:")
    return Excerpt(_without_tail(formula), "any", words, bool(DOUBT.search(words)))


def _without_tail(text: str) -> str:
    """Return a formula without the stop of its sentence."""
    return _TAIL.sub("", text).strip()
