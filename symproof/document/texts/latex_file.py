r"""LaTeX -> passages: paragraphs, items, theorems, proofs, and the formulas in them."""

from __future__ import annotations

import re
from collections import deque
from dataclasses import dataclass

from symproof.document.model import Mishap, Source
from symproof.document.texts.extents import INNER, ROWS, Extent, Extents, Unclosed
from symproof.document.texts.latex_arguments import Arguments
from symproof.document.texts.latex_around import Around, Environment
from symproof.document.texts.latex_inputs import InputError, Inputs
from symproof.document.texts.latex_mask import breaks_of, covered
from symproof.document.texts.latex_paragraph import Paragraph
from symproof.document.texts.latex_tables import (
    APART,
    BOLD,
    DEFINITIONS,
    DROPPED,
    HEADINGS,
    INPUTS,
    ITALIC,
    PROOFS,
    SECTION,
    SEEN,
    TABLES,
    TRANSPARENT,
)
from symproof.document.texts.latex_tokens import FILE, NEW_PART, OPENING, QUOTES, TOKEN
from symproof.document.texts.passages import Reading


@dataclass(frozen=True, slots=True)
class _Shared:
    """What the files of one document have in common."""

    into: Reading
    inputs: Inputs
    around: Around


def read_latex(source: Source, into: Reading) -> None:
    """Add the passages of a file in LaTeX, and of those that it reads."""
    shared = _Shared(into, Inputs(source.path), Around(into.mishaps))
    first = len(into.passages)
    _File(source, shared).read()
    shared.around.end_document()
    headings = [passage for passage in into.passages[first:] if passage.kind == "heading"]
    highest = min([SECTION, *(passage.level for passage in headings)])
    for passage in headings:
        passage.level -= highest - 1


class _File:
    """Reads one file."""

    def __init__(self, source: Source, shared: _Shared) -> None:
        self._source = source
        self._shared = shared
        self._into = shared.into
        self._covered = covered(source.text)
        self._text = self._covered.text
        for start, end, expected in self._covered.faults:
            self._fault(start, end, f"{expected} to end what is left out")
        shared.around.declare(self._text)
        self._around = shared.around
        self._arguments = Arguments(self._text)
        self._aliases = {m[1]: (m[2], m[3], m[4]) for m in OPENING.finditer(self._text)}
        self._extents = Extents(self._text, breaks_of(self._text, shared.around.names))
        self._apart = deque[tuple[int, int]]()
        self._in_heading = False
        self._begin(0)

    def read(self) -> None:
        text = self._text
        self._into.sources.append(self._source)
        start, end = 0, len(text)
        if (found := text.find("\\begin{document}")) >= 0:
            start = found + len("\\begin{document}")
        if (found := text.find("\\end{document}", start)) >= 0:
            end = found
        at = 0
        for first, last in [*self._covered.hidden, (end, end)]:
            self._into.defining.append((self._source, at, first))
            at = last
        self._run(start, end)
        self._end(end)

    # passages

    def _begin(self, start: int, *, own: bool = False) -> None:
        self._paragraph = Paragraph(self._source, start, own=own)

    def _end(self, end: int, heading: int = 0) -> None:
        """End the passage that is being read, and those that are set apart from it."""
        self._add(end, heading)
        while self._apart:
            first, last = self._apart.popleft()
            self._begin(first, own=True)
            self._run(first, last)
            self._add(last)
        self._begin(end)

    def _add(self, end: int, heading: int = 0) -> None:
        passage = self._paragraph.passage(end, heading)
        self._begin(end)
        if passage:
            self._around.note(passage)
            self._into.passages.append(passage)

    def _fault(self, start: int, end: int, expected: str) -> None:
        self._into.mishaps.append(Mishap(self._source, start, end, expected))

    # tokens

    def _run(self, start: int, end: int) -> None:
        text, at = self._text, start
        while at < end:
            match = TOKEN.search(text, at, end)
            first = match.start() if match else end
            if at < first:
                self._paragraph.words(text[at:first], at, first)
            if match is None:
                return
            at = max(self._token(match, end), first + 1)

    def _token(self, match: re.Match[str], end: int) -> int:
        """Read a token; return where the text goes on."""
        start, after = match.span()
        if match["begin"]:
            return self._begin_environment(match["name"].strip(), start, after, end)
        if match["end"]:
            return self._end_environment(match["ended"].strip(), start, after)
        if match["bracket"]:
            return self._formula(start, self._extents.bracketed(match[0], start, end))
        if match["dollar"]:
            return self._dollars(start, after, end)
        if match["command"]:
            return self._command(match[0][1:].rstrip("*"), start, after, end)
        if match["blank"]:
            self._end(start)
        elif match["brace"]:
            (self._paragraph.open if match[0] == "{" else self._paragraph.close)()
        elif match["cell"]:
            self._cell(start, after, " ")
        elif match["escape"]:
            self._escape(match[0][1], start, after)
        elif match["covered"]:
            pass
        elif (
            match["line"]
            and len(self._paragraph.builder)
            and NEW_PART.match(self._text, after, end)
        ):
            self._end(start)
        else:
            self._paragraph.words(QUOTES.get(match[0], " "), start, after)
        return after

    def _escape(self, character: str, start: int, end: int) -> None:
        if character == "\\":
            self._cell(start, end, " ")
        elif character in "&%$#_{}":
            self._paragraph.words(character, start, end)
        elif character in " ,;:!/-@\n\t":
            self._paragraph.words("" if character in "!/-@" else " ", start, end)

    def _cell(self, start: int, end: int, otherwise: str) -> None:
        """End a cell inside of a table."""
        if self._around.in_table:
            self._end(start)
            self._begin(end, own=True)
        else:
            self._paragraph.words(otherwise, start, end)

    # formulas

    def _formula(self, start: int, extent: Extent | Unclosed) -> int:
        if isinstance(extent, Unclosed):
            self._fault(start, extent.after, extent.expected)
            self._paragraph.words(" ", start, extent.after)
        else:
            self._paragraph.builder.formula(extent)
        return extent.after

    def _dollars(self, start: int, after: int, end: int) -> int:
        if after - start >= len("$$"):
            if after - start > len("$$"):
                self._fault(start, after, "one dollar or two")
                return after
            return self._formula(start, self._extents.double(start, end))
        closing = self._extents.next_dollar(after, min(end, self._extents.limit(after)))
        if closing < 0:
            return self._formula(start, Unclosed(after, "$ before the end of the paragraph"))
        return self._formula(start, Extent(after, closing, closing + 1, display=False))

    # commands

    def _command(self, name: str, start: int, after: int, end: int) -> int:
        if name in HEADINGS:
            return self._heading(HEADINGS[name], start, after, end)
        if name == "item":
            return self._item(start, after)
        if name in INPUTS:
            return self._input(start, after)
        if name in APART:
            first, last = self._arguments.braced(self._arguments.after_label(after))
            self._apart.append((first, last))
            return max(last + 1, after) if last else after
        if name in DEFINITIONS:
            return self._arguments.after_definition(after)
        if name in self._aliases:
            return self._alias(name, start, after, end)
        if name in DROPPED:
            after = self._arguments.after_braces(after, DROPPED[name])
            return self._arguments.after_label(after)
        if name in BOLD or name in ITALIC:
            return self._style("bold" if name in BOLD else "italic", after)
        if name == "par":
            self._end(start)
        else:
            self._paragraph.words(SEEN.get(name, ""), start, after)
        return after

    def _style(self, kind: str, after: int) -> int:
        r"""Read \textbf{, or {\bf: the words up to the brace are bold."""
        place = self._arguments.after_spaces(after)
        if self._text.startswith("{", place):
            self._paragraph.open(kind)
            return place + 1
        self._paragraph.switch(kind)
        return after

    def _alias(self, name: str, start: int, after: int, end: int) -> int:
        r"""Read \be ... \ee, where these are macros for the ends of an environment."""
        what, environment, star = self._aliases[name]
        if what != "begin" or environment not in ROWS:
            return after
        for closing, meaning in self._aliases.items():
            if meaning == ("end", environment, star):
                extent = self._extents.until(f"\\{closing}", after, end, environment)
                return self._formula(start, extent)
        return after

    def _heading(self, level: int, start: int, after: int, end: int) -> int:
        self._end(start)
        first, last = self._arguments.braced(self._arguments.after_label(after))
        if not last or self._in_heading:
            return after
        self._begin(first)
        self._in_heading = True
        self._run(first, min(last, end))
        self._in_heading = False
        self._end(last, heading=level)
        self._begin(last + 1)
        return last + 1

    def _item(self, start: int, after: int) -> int:
        self._end(start)
        self._around.item()
        self._begin(after)
        label = self._arguments.label(after)
        if label is None:
            return after
        self._labelled(*label)
        self._paragraph.words(" ", label[1], label[1] + 1)
        return label[1] + 1

    def _labelled(self, first: int, last: int) -> str:
        r"""Read the label of an item or a theorem, as its lead."""
        self._run(first, last)
        return self._paragraph.take_label()

    def _input(self, start: int, after: int) -> int:
        match = FILE.match(self._text, after)
        name = ((match[1] or match[2] or "") if match else "").strip()
        after = match.end() if match else after
        try:
            path, text = self._shared.inputs.enter(name)
        except InputError as error:
            self._fault(start, after, str(error))
            return after
        self._end(start)
        _File(Source(path, text), self._shared).read()
        self._shared.inputs.leave()
        self._begin(after)
        return after

    # environments

    def _begin_environment(self, written: str, start: int, after: int, end: int) -> int:
        name, star = written.rstrip("*"), "*" if written.endswith("*") else ""
        if name in ROWS or (name in INNER and name not in TABLES):
            return self._formula(start, self._extents.environment(name, star, start, after, end))
        if name == "subequations":
            return after
        self._end(start)
        around = self._around.begin(written, self._source, start, after)
        after = self._arguments.after_braces(after, TRANSPARENT.get(name, 0))
        self._begin(after)
        return self._note(around, after) if around.group else self._arguments.after_label(after)

    def _note(self, around: Environment, after: int) -> int:
        """Read the note of a theorem: (Mirror)."""
        note = self._arguments.note(after)
        if note is None:
            return after
        words = self._labelled(*note)
        self._paragraph.forget_label()
        around.lead = words if around.environment in PROOFS else f"{around.lead} ({words})"
        self._paragraph.words(". ", note[1], note[1] + 1)
        return note[1] + 1

    def _end_environment(self, written: str, start: int, after: int) -> int:
        if written.rstrip("*") in ("subequations", "document"):
            return after
        self._end(start)
        if not self._around.end(written):
            self._fault(start, after, f"\\begin{{{written}}} before it")
        self._begin(after)
        return after
