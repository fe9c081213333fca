"""The lines of Markdown: what they begin with, and how far they are indented."""

from __future__ import annotations

import re
from typing import Final

TAB: Final = 4
ITEM: Final = re.compile(r"([-+*]|\d{1,9}[.)])(?=[ \t\r\n]|\Z)")
HEADING: Final = re.compile(r"(#{1,6})(?=[ \t\r\n]|\Z)")
CLOSING_HASHES: Final = re.compile(r"(?:^|(?<=[ \t]))#+\Z")
ATTRIBUTES: Final = re.compile(r"\{[#.][^{}\n]*\}\Z")
FENCE: Final = re.compile(r"(`{3,}|~{3,})")
LINK_TARGET: Final = re.compile(r"\[(?!\^)[^\[\]\n]{1,999}\]:[ \t]*\S")
FOOTNOTE: Final = re.compile(r"\[\^[^\[\]\s]{1,99}\]:[ \t]*")
FORMULA_LANGUAGE: Final = re.compile(r"[ \t]*(?:math|\{\.?math\})[ \t]*\Z")


# of a fence of mathematics in MyST: `:label: a`
OPTION: Final = re.compile(r":[A-Za-z][\w-]*:")
_INDENT: Final = re.compile(r"[ \t]*")
_RULE: Final = "---"


def indent(text: str, place: int, end: int) -> tuple[int, int]:
    """Return where the text after the spaces at `place` begins, and their width."""
    match = _INDENT.match(text, place, end)
    spaces = match[0] if match else ""
    return place + len(spaces), len(spaces) + (TAB - 1) * spaces.count("\t")


def columns(text: str, place: int, width: int) -> int:
    """Return the place `width` columns after `place`."""
    while width > 0:
        width -= TAB if text.startswith("\t", place) else 1
        place += 1
    return place


def without_spaces(text: str, start: int, end: int) -> int:
    """Return where a line ends without the spaces at its end."""
    while end > start and text[end - 1] in " \t\r\f\v":
        end -= 1
    return end


def is_rule(line: str) -> bool:
    """Whether a line is a rule between paragraphs: `---`, `* * *`."""
    if line[:1] not in ("-", "*", "_") or len(line) < len(_RULE):
        return False
    return not line.strip(line[0] + " \t") and line.count(line[0]) >= len(_RULE)


def delimiter_row(text: str, lines: list[tuple[int, int]]) -> int:
    """Return the number of the line that parts a table's head from its rows, 0 without one."""
    for index, (start, end) in enumerate(lines[1:], 1):
        row = text[start:end]
        if row[0] in "|:-" and "|" in row and "-" in row and not row.strip("|:- \t"):
            return index if "|" in text[slice(*lines[index - 1])] else 0
    return 0


def stripped(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the place of a text without the spaces around it."""
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    return start, end
