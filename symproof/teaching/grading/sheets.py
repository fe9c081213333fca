"""What students hand in: one file each, in Markdown, LaTeX or as a notebook.

Answers are found by their printed numbers.  The student's name is what stands after `Name:`, or
the name of the file.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from symproof.document.reading import kind_of_file
from symproof.document.texts.notebook import notebook_sources
from symproof.document.texts.sources import file_text
from symproof.kernel.errors import SymproofError
from symproof.teaching.grading.numbering import mark_of
from symproof.teaching.grading.tex_sheets import tex_answers, tex_lines, tex_name

TEXT: Final = ".txt"
LONGEST_NAME: Final = 80
# kinds with numbers of their own inside the answer
NUMBERED: Final = frozenset({"match", "wrong_step"})

_NAME: Final = re.compile(
    r"\s*(?:[-*#>]+\s*)?(?:\*\*|__)?\s*(?:student(?:'s)?\s+name|name|student|姓\s*名|名字|学生)"
    r"\s*(?:\*\*|__)?\s*[:：]\s*(?:\*\*|__)?(?P<name>.*)",
    re.IGNORECASE,
)
_BLANK: Final = re.compile(r"[\s_.…·\\\-—=＿]*")
# one that has no end is over with its line
_COMMENT: Final = re.compile(r"<!--(?:(?!<!--).)*?-->|<!--[^\n]*", re.DOTALL)
# in a formula, ~~ are two spaces
_STRUCK: Final = re.compile(
    r"(?P<kept>\$\$(?:(?!\n\s*\n)[^$])*\$\$|\$[^$\n]*\$|`[^`\n]*`)"
    r"|~~(?:(?!\n\s*\n|~~).)*~~|<(?P<tag>del|s|strike)>.{0,300}?</(?P=tag)>",
    re.DOTALL,
)
_END: Final = re.compile(r"\s*(?:#{1,6}\s|(?:-{3,}|\*{3,}|_{3,}|={3,})\s*$)")
_OPENING: Final = re.compile(r"(?<!\\)(?:\\\\)*\\\[")
_CLOSING: Final = re.compile(r"(?<!\\)(?:\\\\)*\\\]")
# a displayed formula of more lines is one that has no end
MOST_LINES: Final = 100
_FENCE: Final = re.compile(r"\s*(?:```|~~~)\s*\w*\s*$")
_SECOND_FIELD: Final = re.compile(r"\s{2,}|\t|[|｜]|[,，;；]|(?:日期|date)\b", re.IGNORECASE)


class SheetError(SymproofError):
    """A file in which no answers are found."""


@dataclass(frozen=True, slots=True)
class Written:
    """An answer as it is written, and where: a line, and for notebooks the number of the cell."""

    text: str
    line: int
    cell: int | None = None

    @property
    def empty(self) -> bool:
        """Whether nothing is written but the line to write on."""
        return _BLANK.fullmatch(self.text) is not None


@dataclass(frozen=True, slots=True)
class Sheet:
    """What one student handed in; `twice` are the numbers that are answered more than once."""

    path: str
    name: str
    answers: Mapping[int, Written]
    twice: tuple[int, ...] = ()

    def unknown(self, kinds: Mapping[int, str]) -> tuple[int, ...]:
        """Return the numbers that the key does not have."""
        return tuple(sorted(number for number in self.answers if number not in kinds))


def read_sheet(path: Path, kinds: Mapping[int, str]) -> Sheet:
    """Return what stands in a file; `kinds` has what is asked at each number.

    Raises:
        DocumentError: the file cannot be read.
        SheetError: no number of the key is answered in it.
    """
    name, found = _found(path, kinds)
    answers: dict[int, Written] = {}
    twice: dict[int, None] = {}
    for number, written in found:
        old = answers.get(number)
        if old is not None and written.empty:
            continue
        if old is not None and not old.empty:
            twice[number] = None
        answers[number] = written
    if answers.keys().isdisjoint(kinds):
        first = min(kinds)
        raise SheetError(
            f"{path}: no answers are found: expected lines that begin with the numbers of the "
            f"sheet, such as `{first}. $x + 1$`"
        )
    return Sheet(str(path), name or path.stem, answers, tuple(twice))


def _found(path: Path, kinds: Mapping[int, str]) -> tuple[str, list[tuple[int, Written]]]:
    """Return the name and the answers of a file, in its order."""
    kind = "markdown" if path.suffix.lower() == TEXT else kind_of_file(path)
    text = file_text(path).replace("\r\n", "\n").replace("\r", "\n")
    match kind:
        case "notebook":
            name, found = "", list[tuple[int, Written]]()
            for source in notebook_sources(text, str(path)):
                shown = _shown(source.text)
                name = name or _name(shown)
                for number, written in _answers(shown, kinds):
                    found.append((number, Written(written.text, written.line, source.cell)))
            return name, found
        case "latex":
            rows = [(number, Written(text, line)) for number, text, line in tex_answers(text)]
            return tex_name(text), rows or list(_answers(tex_lines(text), kinds))
        case _:
            shown = _shown(text)
            return _name(shown), list(_answers(shown, kinds))


def _shown(text: str) -> str:
    """Return a text without comments and what is struck out, its lines where they were."""
    text = _COMMENT.sub(lambda match: "\n" * match[0].count("\n"), text)
    return _STRUCK.sub(lambda match: match["kept"] or "\n" * match[0].count("\n"), text)


def _name(text: str) -> str:
    """Return the name that a line says, "" where none does."""
    for line in text.split("\n"):
        found = _NAME.fullmatch(line)
        if found is None:
            continue
        name = _SECOND_FIELD.split(found["name"].strip().strip("*_ "), maxsplit=1)[0].strip(" *_")
        if name and not _BLANK.fullmatch(name):
            return " ".join(name.split())[:LONGEST_NAME]
    return ""


def _answers(text: str, kinds: Mapping[int, str]) -> Iterator[tuple[int, Written]]:
    """Yield what stands after each number, up to the next one or the end of the paragraph."""
    lines = text.split("\n")
    ends = _ends(lines)
    number, first, indent, body = 0, 0, 0, list[str]()
    open_, said, last = False, False, -1
    for place, line in enumerate(lines):
        mark = None if open_ and place <= last else mark_of(line)
        nested = mark is not None and open_ and kinds.get(number) in NUMBERED
        if mark is not None and not (nested and mark.indent > indent):
            if body:
                yield number, Written(_joined(body), first)
            number, first, indent = mark.number, place + 1, mark.indent
            rest = line[mark.end :]
            is_row = "|" in line[: mark.end]
            line = rest.rstrip().removesuffix("|") if is_row else rest
            body, open_, said, last = [], True, False, -1
        if not open_:
            continue
        if mark is None and place > last and ((said and not line.strip()) or _END.match(line)):
            open_ = False
            continue
        last = max(last, ends.get(place, -1))
        said = said or (bool(line.strip()) and _FENCE.match(line) is None)
        body.append(line)
    if body:
        yield number, Written(_joined(body), first)


def _ends(lines: list[str]) -> dict[int, int]:
    """Return where the displayed formulas and fences end that begin in some lines.

    What has no end before the next answer, or that of the text, is none.
    """
    found: dict[int, int] = {}
    fence, last = -1, -1
    for place, line in enumerate(lines):
        mark = mark_of(line)
        rest = line if mark is None else line[mark.end :]
        if _FENCE.match(rest):
            if fence >= 0:
                found[fence] = place
            fence = -1 if fence >= 0 else place
        if fence >= 0 or place <= last:
            continue
        if rest.count("$$") % 2:
            last = _end(lines, place, lambda line: line.count("$$") % 2 == 1)
        elif len(_OPENING.findall(rest)) > len(_CLOSING.findall(rest)):
            last = _end(lines, place, lambda line: _CLOSING.search(line) is not None)
        if last > place:
            found[place] = last
    return found


def _end(lines: list[str], place: int, closes: Callable[[str], bool]) -> int:
    """Return the line in which a displayed formula ends, that in which it begins for none."""
    for i in range(place + 1, min(place + MOST_LINES, len(lines))):
        if not lines[i - 1].strip() and mark_of(lines[i]) is not None:
            # another answer
            break
        if closes(lines[i]):
            return i
    return place


def _joined(body: list[str]) -> str:
    return "\n".join([line for line in body if not _FENCE.match(line)]).strip()
