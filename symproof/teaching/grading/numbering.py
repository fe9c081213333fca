r"""The printed numbers that answers begin with: `1.`, `(2)`, `**3**:`, `第4题`, `５、`, `⑥`."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

_DIGITS: Final = "零一二三四五六七八九"
_NUMBER: Final = r"\d{1,3}"
_CHINESE: Final = r"[一二三四五六七八九十]{1,3}"
_WORDS: Final = r"question|answer|item|blank|number|no\.?|nr\.?|q\.?|答案|问题|题|空"
_STOP: Final = r"[.．、:：)）,，]"
# what may stand around a mark: bold, or a backslash before the stop that Markdown needs
_BOLD: Final = r"(?:\*\*|__)?"

# each has the number as the group `n`, or as `c` in Chinese
_MARKS: Final = tuple(
    re.compile(mark, re.IGNORECASE)
    for mark in (
        rf"{_BOLD}\s*[(（\[［【]\s*(?P<n>{_NUMBER})\s*[)）\]］】]\s*{_BOLD}\s*[.．、:：]?{_BOLD}",
        rf"{_BOLD}\s*第\s*(?:(?P<n>{_NUMBER})|(?P<c>{_CHINESE}))\s*(?:小?题|问|空)"
        rf"\s*{_BOLD}\s*{_STOP}?{_BOLD}",
        rf"{_BOLD}\s*(?:{_WORDS})\s*(?P<n>{_NUMBER})(?!\d)\s*{_BOLD}\s*{_STOP}?{_BOLD}",
        rf"{_BOLD}\s*(?P<n>{_NUMBER})\s*{_BOLD}\s*\\?(?:[、)）:：]|[.．](?!\d))\s*{_BOLD}",
        rf"(?:\*\*|__)\s*(?P<n>{_NUMBER})\s*(?:\*\*|__)\s*{_STOP}?",
    )
)
_CIRCLED: Final = re.compile("(?P<o>[①-⑳])\\s*[.．、:：]?")
# what a line may begin with before its number
_LEAD: Final = re.compile(r"(?P<indent>\s*)(?:>\s?)*(?:[-*+•]\s+(?:\[[ xX]\]\s+)?)?")
# `### 1`, `## Answer 2`: with nothing else in the line
_HEADING: Final = re.compile(
    rf"\s*#{{1,6}}\s*(?:(?:{_WORDS})\s*)?(?P<n>{_NUMBER})\s*{_STOP}?\s*#*\s*", re.IGNORECASE
)
_ROW: Final = re.compile(
    rf"\s*\|\s*{_BOLD}[(（]?\s*(?P<n>{_NUMBER})\s*[)）.]?{_BOLD}\s*\|(?P<rest>.*)"
)


class Mark(NamedTuple):
    """A number at the beginning of a line: how far it is indented, and where it ends."""

    number: int
    indent: int
    end: int


def mark_of(line: str) -> Mark | None:
    """Return the number that a line begins with, None where it begins with none."""
    row = _ROW.fullmatch(line)
    if row is not None:
        return Mark(int(row["n"]), 0, row.start("rest"))
    heading = _HEADING.fullmatch(line)
    if heading is not None:
        return Mark(int(heading["n"]), 0, len(line))
    lead = _LEAD.match(line)
    start = 0 if lead is None else lead.end()
    indent = 0 if lead is None else len(lead["indent"].expandtabs(4))
    circled = _CIRCLED.match(line, start)
    if circled is not None:
        return Mark(ord(circled["o"]) - ord("①") + 1, indent, circled.end())
    for pattern in _MARKS:
        found = pattern.match(line, start)
        if found is not None:
            groups = found.groupdict()
            number = int(groups["n"]) if groups.get("n") else chinese(groups.get("c") or "")
            return Mark(number, indent, found.end())
    return None


def chinese(text: str) -> int:
    """Return a number below a hundred that is written in Chinese: 十二 is 12."""
    tens, ten, ones = text.rpartition("十")
    if not ten:
        return _DIGITS.find(text) if len(text) == 1 else 0
    return 10 * (_DIGITS.find(tens) if tens else 1) + (_DIGITS.find(ones) if ones else 0)
