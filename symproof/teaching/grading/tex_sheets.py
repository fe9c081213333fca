r"""Answers in LaTeX: `\item[1] ...`, `\item` of an enumeration, `\answer{1}{...}`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

LONGEST_NAME: Final = 80
LONGEST_BREAK: Final = 20

_COMMENT: Final = re.compile(r"(?<!\\)((?:\\\\)*)%.*")
_HIDDEN: Final = re.compile(
    r"\\begin\s*\{comment\}(?:(?!\\begin\s*\{comment\}).)*?\\end\s*\{comment\}"
    r"|\\iffalse(?![A-Za-z])(?:(?!\\iffalse).)*?\\fi(?![A-Za-z])",
    re.DOTALL,
)
_LAYOUT: Final = re.compile(
    r"^[ \t]*(?:\\(?:noindent|par|bigskip|medskip|smallskip)(?![A-Za-z])[ \t]*)+", re.MULTILINE
)
_BOLD: Final = re.compile(
    r"^[ \t]*\\(?:textbf|(?:sub){0,2}section\*?|paragraph\*?)[ \t]*\{\s*([^{}\n]*)\}", re.MULTILINE
)
# the end of a line is no part of an answer
_BREAK: Final = re.compile(r"(?:\\\\(?:\[[^\]\n]*\])?|\\newline|\\par)\Z")
_TOKEN: Final = re.compile(
    r"\\begin\s*\{(?P<begin>enumerate|itemize|description)\*?\}\s*(?:\[(?P<options>[^\]]*)\])?"
    r"|\\end\s*\{(?P<end>enumerate|itemize|description)\*?\}"
    r"|\\item(?![A-Za-z])\s*(?:\[(?P<label>[^\]]*)\])?"
    r"|\\setcounter\s*\{enumi\}\s*\{(?P<counter>\d{1,3})\}"
    r"|\\answer\s*\{\s*(?P<number>\d{1,3})\s*\}\s*(?=\{)"
    r"|\\end\s*\{document\}"
)
_START: Final = re.compile(r"start\s*=\s*(\d{1,3})")
_LABEL: Final = re.compile(r"[^\d\\]*(\d{1,3})[^\d]*")
_COMMANDS: Final = re.compile(r"\\(?:textbf|textnormal|text|bfseries|bf)(?![A-Za-z])|[{}]")
_NAME: Final = re.compile(
    r"\\(?:name|student|author)\s*\{(?P<braced>[^{}]*)\}"
    r"|^\s*(?:\\noindent\s*)?(?:\\textbf\{)?\s*(?:name|student|姓\s*名|名字|学生)\s*\}?\s*[:：]\s*\}?"
    r"(?P<line>[^\\\n]*)",
    re.IGNORECASE | re.MULTILINE,
)


def without_comments(text: str) -> str:
    """Return the text without its comments, its lines where they were."""
    text = _COMMENT.sub(r"\1", text)
    return _HIDDEN.sub(lambda match: "\n" * match[0].count("\n"), text)


def tex_lines(text: str) -> str:
    """Return a text without items as lines that begin with their numbers."""
    return _BOLD.sub(r"**\1** ", _LAYOUT.sub("", without_comments(text)))


def tex_name(text: str) -> str:
    """Return the name that the text says, "" where it says none."""
    for found in _NAME.finditer(without_comments(text)):
        name = " ".join((found["braced"] or found["line"] or "").split()).strip(" _~")
        if name:
            return name[:LONGEST_NAME]
    return ""


def tex_answers(text: str) -> Iterator[tuple[int, str, int]]:
    """Yield the number, the text and the line of each answer."""
    text = without_comments(text)
    depth, counter, start, number = 0, 0, 0, 0
    place = 0
    while True:
        found = _TOKEN.search(text, place)
        if found is None or (found[0].startswith(r"\end") and not found["end"]):
            end = len(text) if found is None else found.start()
            if number:
                yield number, _stripped(text[start:end]), _line(text, start)
            return
        place = found.end()
        if found["number"]:
            close = _closing(text, place)
            yield int(found["number"]), text[place + 1 : close].strip(), _line(text, place)
            place = close
        elif found["counter"]:
            counter = int(found["counter"])
        elif found["begin"]:
            depth += 1
            if depth == 1:
                given = _START.search(found["options"] or "")
                counter = int(given[1]) - 1 if given else (counter if "resume" in found[0] else 0)
        elif found["end"]:
            if depth == 1 and number:
                yield number, _stripped(text[start : found.start()]), _line(text, start)
                number = 0
            depth = max(depth - 1, 0)
        elif depth <= 1:
            if number:
                yield number, _stripped(text[start : found.start()]), _line(text, start)
            label = found["label"]
            counter, number = _numbered(label, counter)
            start = place


def _stripped(text: str) -> str:
    text = text.strip()
    while (found := _BREAK.search(text, max(len(text) - LONGEST_BREAK, 0))) is not None:
        text = text[: found.start()].rstrip()
    return text


def _numbered(label: str | None, counter: int) -> tuple[int, int]:
    """Return the counter and the number of an item with a label of its own, or with none."""
    if label is None:
        return counter + 1, counter + 1
    given = _LABEL.fullmatch(_COMMANDS.sub("", label).strip())
    return counter, int(given[1]) if given else 0


def _closing(text: str, opening: int) -> int:
    """Return where the brace that opens at a place is closed, the end where it is not."""
    depth = 0
    for i in range(opening, len(text)):
        if text[i - 1] == "\\" and text[i - 2 : i] != "\\\\":
            continue
        depth += (text[i] == "{") - (text[i] == "}")
        if depth == 0:
            return i
    return len(text)


def _line(text: str, place: int) -> int:
    return text.count("\n", 0, place) + 1
