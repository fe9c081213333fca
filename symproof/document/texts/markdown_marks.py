r"""What stands in the running text of Markdown: formulas, code, comments, links, emphasis.

A dollar opens a formula where no space follows, and closes one where no space stands before it and
no digit after it, so that $5 and $10 are amounts; with spaces on both sides (`$ x = 1 $`) it has
to hold what looks like mathematics.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from symproof.document.texts.extents import INNER, ROWS, Extent, Extents, Unclosed

_ENVIRONMENTS: Final = "|".join(sorted(ROWS.keys() | INNER))
TOKEN: Final = re.compile(
    rf"""
    (?P<begin>\\begin\{{(?P<name>{_ENVIRONMENTS})(?P<star>\*?)\}})
    | (?P<bracket>\\\\[(\[] | \\[(\[])
    | (?P<escape>\\[!-/:-@\[-`{{-~])
    | (?P<code>`+)
    | (?P<dollar>\$+)
    | (?P<comment><!--)
    | (?P<address><(?:https?|ftp|mailto):[^<>\s]*>)
    | (?P<tag></?(?P<element>[A-Za-z][A-Za-z0-9-]*)(?:\s+[A-Za-z_:][^<>]*|\s*)/?>)
    | (?P<link>\](?=[(\[]))
    | (?P<note>\[\^[^\[\]\s]{{1,99}}\])
    | (?P<image>!(?=\[))
    | (?P<literal>\[{{2,}} | \]{{2,}})
    | (?P<square>[\[\]])
    | (?P<entity>&\#?[A-Za-z0-9]{{1,31}};)
    | (?P<mark>\*+|_+|~~+)
    | (?P<line>\n)
    """,
    re.VERBOSE,
)
# what a token begins with, so that the rest is passed over at once
_SPECIAL: Final = re.compile(r"[\\`$<!&*_~\n\[\]]")
_TICKS: Final = re.compile("`+")
_TARGET: Final = re.compile(
    r"""\(\s*(?:<[^<>\n]*>|(?:[^\s()]|\([^\s()]*\))*)(?:\s+(?:"[^"]*"|'[^']*'))?\s*\)"""
)
_REFERENCE: Final = re.compile(r"\[[^\[\]\n]{0,999}\]")
_SKIPPED: Final = frozenset({"script", "style", "pre", "textarea", "code", "kbd", "samp"})
_PARTING: Final = frozenset({"br", "p", "div", "li", "td", "th", "tr", "hr", "summary"})
_MATHEMATICS: Final = re.compile(r"[\\^_=<>]|\A\s*[A-Za-z]\s*\Z")
_AMOUNT: Final = re.compile(r"\A\d[\d.,]*(?:\s+[A-Za-z]{2,}|[kKmMbB]?\s*[-–—]\Z)")
_OPENS: Final = re.compile(r"[A-Za-z0-9\\{(\[|+-]")


@dataclass(frozen=True, slots=True)
class Mark:
    """A piece of markup: its kind, its place, and the formula of a "formula" or its fault.

    `kind` is that of the token, or "formula", "skipped", "fault", "amount".
    """

    kind: str
    start: int
    end: int
    text: str = ""
    extent: Extent | None = None


class Marks:
    """Finds the marks of a text; `extents` knows where formulas end."""

    def __init__(self, text: str, extents: Extents) -> None:
        self._text = text
        self._extents = extents
        self._absent: dict[str, int] = {}
        self._runs: dict[int, tuple[int, int]] = {}

    def between(self, start: int, end: int, last: int | None = None) -> Iterator[Mark]:
        """Yield the marks that begin between two places, none of which goes beyond `last`."""
        last = end if last is None else last
        at = start
        while at < end:
            special = _SPECIAL.search(self._text, at, end)
            if special is None:
                return
            at = special.start()
            match = TOKEN.match(self._text, at, last)
            if match is None:
                at += 1
                continue
            mark = self._mark(match, last)
            yield mark
            at = max(mark.end, at + 1)

    def _mark(self, match: re.Match[str], last: int) -> Mark:
        kind = match.lastgroup or ""
        start, end = match.span()
        match kind:
            case "begin" | "star" | "name":
                name, star = match["name"], match["star"]
                return _found(start, self._extents.environment(name, star, start, end, last))
            case "bracket":
                return _found(start, self._extents.bracketed(match[0], start, last))
            case "dollar":
                return self._dollar(start, end, last)
            case "code":
                return self._code(start, end, last)
            case "comment":
                return self._until("-->", start, end, "comment")
            case "tag" | "element":
                element = match["element"].lower()
                if element in _SKIPPED and not match[0].startswith("</"):
                    return self._until(f"</{element}>", start, end, "skipped")
                return Mark("skipped", start, end, " " if element in _PARTING else "")
            case "link":
                pattern = _TARGET if self._text[end] == "(" else _REFERENCE
                target = pattern.match(self._text, end, last)
                return Mark("link", start, target.end()) if target else Mark("square", start, end)
            case _:
                return Mark(kind, start, end, match[0])

    def _until(self, closing: str, start: int, end: int, kind: str) -> Mark:
        """Return what is skipped as far as `closing`, which may stand in a later paragraph."""
        first = self._absent.get(closing, len(self._text))
        if first < end:
            return Mark("literal", start, end, self._text[start:end])
        found = self._text.find(closing, end) if first > end else -1
        if found < 0:
            self._absent[closing] = end
            return Mark("fault", start, end, f"{closing} to end what is left out")
        return Mark(kind, start, found + len(closing))

    def _code(self, start: int, end: int, last: int) -> Mark:
        found = self._run(end - start, end, last)
        if found < 0:
            return Mark("literal", start, end, self._text[start:end])
        return Mark("inline code", start, found + end - start)

    def _run(self, length: int, start: int, last: int) -> int:
        """Return where the next run of so many backticks is, -1 if there is none before `last`."""
        first, until = self._runs.get(length, (0, -1))
        if first <= start and last <= until:
            return -1
        for match in _TICKS.finditer(self._text, start, min(last, self._extents.limit(start))):
            if match.end() - match.start() == length:
                return match.start()
        self._runs[length] = (start, last)
        return -1

    def _dollar(self, start: int, end: int, last: int) -> Mark:
        if end - start > len("$$"):
            return Mark("literal", start, end, self._text[start:end])
        if end - start == len("$$"):
            return _found(start, self._extents.double(start, last))
        if self._text.startswith("`", end):
            found = self._text.find("`$", end + 1, min(last, self._extents.limit(end)))
            if found >= 0:
                extent = Extent(end + 1, found, found + 2, display=False)
                return Mark("formula", start, found + 2, extent=extent)
        closing = self._extents.next_dollar(end, min(last, self._extents.limit(end)))
        if closing >= 0 and self._pair(end, closing):
            extent = Extent(end, closing, closing + 1, display=False)
            return Mark("formula", start, closing + 1, extent=extent)
        if self._is_currency(start, end):
            return Mark("literal", start, end, "$")
        return Mark("fault", start, end, "$ before the end of the paragraph")

    def _is_currency(self, start: int, end: int) -> bool:
        """Whether a dollar that opens no formula is one of money: $5, 5$, US$."""
        before, after = self._text[max(0, start - 1) : start], self._text[end : end + 1]
        if after.strip():
            return after.isdigit()
        return not before.strip() or before.isdigit() or before.isupper()

    def _pair(self, start: int, end: int) -> bool:
        inside = self._text[start:end]
        if not inside.strip() or "`" in inside:
            return False
        if _AMOUNT.match(inside) and not _MATHEMATICS.search(inside):
            return False
        after = self._text[end + 1 : end + 2]
        if not inside[0].isspace() and not inside[-1].isspace():
            return not after.isdigit()
        return bool(_MATHEMATICS.search(inside)) and not (
            inside[-1].isspace() and _OPENS.match(after)
        )


def _found(start: int, extent: Extent | Unclosed) -> Mark:
    if isinstance(extent, Unclosed):
        return Mark("fault", start, extent.after, extent.expected)
    return Mark("formula", start, extent.after, extent=extent)
