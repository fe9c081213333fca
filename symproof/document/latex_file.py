r"""LaTeX -> passages: paragraphs, items, theorems, proofs, and the formulas in them."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Final

from symproof.document.extents import INNER, ROWS, Extent, Extents, Unclosed
from symproof.document.latex_inputs import InputError, Inputs
from symproof.document.latex_mask import COVER, breaks_of, covered
from symproof.document.latex_tables import (
    APART,
    BOLD,
    DEFINITIONS,
    DROPPED,
    HEADINGS,
    INPUTS,
    ITALIC,
    LISTS,
    PROOFS,
    QUOTES,
    SECTION,
    SEEN,
    STATEMENTS,
    TABLES,
    THEOREMS,
    TRANSPARENT,
)
from symproof.document.lead_of import begins_part, lead_of
from symproof.document.model import BlockKind, Mishap, Source
from symproof.document.passages import Passage, PieceBuilder, Reading

_TOKEN: Final = re.compile(
    rf"""
    (?P<begin>\\begin[ ]?\{{(?P<name>[^{{}}\\\n]{{1,40}})\}})
    | (?P<end>\\end[ ]?\{{(?P<ended>[^{{}}\\\n]{{1,40}})\}})
    | (?P<bracket>\\[(\[])
    | (?P<command>\\[A-Za-z@]+\*?)
    | (?P<escape>\\.)
    | (?P<dollar>\$+)
    | (?P<blank>\n[ \t\r]*\n)
    | (?P<line>\n[ \t]*)
    | (?P<brace>[{{}}])
    | (?P<cell>&)
    | (?P<tie>~+)
    | (?P<quote>``|''|---?)
    | (?P<covered>{COVER}+(?:\n[ \t]*(?!\n))?)
    """,
    re.VERBOSE | re.DOTALL,
)
_QUOTES: Final = {"``": "“", "''": "”", "--": "–", "---": "—"}
_STRUCTURE: Final = re.compile(
    r"\\(?:newtheorem|declaretheorem)\*?\s*(?:\[[^\]\n]*\])?\s*\{([^{}\n]+)\}"
    r"\s*(?:\[[^\]\n]*\])?\s*(?:\{([^{}\n]*)\})?"
)
_OPENING: Final = re.compile(
    r"\\(?:(?:re)?newcommand\*?\s*|def\s*)\{?\s*\\([A-Za-z]+)\s*\}?\s*"
    r"\{\s*\\(begin|end)\{([A-Za-z]+)(\*?)\}\s*\}"
)
# a line that begins with the lead of a case, a proof, also in bold
_NEW_PART: Final = re.compile(
    r"(?:\\(?:noindent|indent|medskip|smallskip|bigskip|bigbreak|newline)\s*)*"
    r"(?:\\(?:textbf|textit|emph|underline|textsc)\s*\{|\{\s*\\(?:bf|it|bfseries|em|sc)\s)?\s*"
    rf"(?:{PART})"
)
_SPACES: Final = re.compile(rf"[\s{COVER}]*")
_LABEL: Final = re.compile(r"\[([^\[\]]{0,300})\]")
_FILE: Final = re.compile(r"\s*(?:\{([^{}\n]*)\}|([^\s{}\\]+))")
_LONGEST: Final = 4000


@dataclass(slots=True)
class _Environment:
    name: str
    star: str
    source: Source
    start: int
    end: int
    environment: str = ""
    kind: BlockKind = "paragraph"
    group: str = ""
    lead: str = ""


@dataclass(slots=True)
class _Shared:
    """What the files of one document have in common."""

    into: Reading
    inputs: Inputs
    theorems: dict[str, tuple[str, str]]
    open: list[_Environment] = field(default_factory=list[_Environment])
    items: list[str] = field(default_factory=list[str])
    numbers: int = 0
    ended: bool = False


def read_latex(source: Source, into: Reading) -> None:
    """Add the passages of a file in LaTeX, and of those that it reads."""
    theorems = {name: (kind, kind.capitalize()) for name, kind in THEOREMS.items()}
    shared = _Shared(into, Inputs(source.path), theorems)
    first = len(into.passages)
    _File(source, shared).read()
    for left in shared.open:
        into.mishaps.append(_unended(left))
    headings = [passage for passage in into.passages[first:] if passage.kind == "heading"]
    highest = min([SECTION, *(passage.level for passage in headings)])
    for passage in headings:
        passage.level -= highest - 1


def _unended(left: _Environment) -> Mishap:
    expected = f"\\end{{{left.name}{left.star}}} before the end of the document"
    return Mishap(left.source, left.start, left.end, expected)


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
        for match in _STRUCTURE.finditer(self._text):
            title = (match[2] or match[1]).strip()
            known = THEOREMS.get(title.lower()) or THEOREMS.get(match[1].lower(), match[1])
            shared.theorems[match[1]] = (known, title)
        self._aliases = {m[1]: (m[2], m[3], m[4]) for m in _OPENING.finditer(self._text)}
        names = frozenset(shared.theorems)
        self._extents = Extents(self._text, breaks_of(self._text, names))
        self._apart: list[tuple[int, int]] = []
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

    def _begin(self, start: int) -> None:
        self._start = start
        self._builder = PieceBuilder(self._source)
        self._bold = ""
        self._label = ""
        self._own = False
        self._braces: list[tuple[str, int, int]] = []

    def _end(self, end: int, heading: int = 0) -> None:
        """End the passage that is being read, and those that are set apart from it."""
        builder, start = self._builder, self._start
        pieces = builder.pieces()
        for kind, _, place in self._braces:
            if kind != "switch":
                self._fault(place, place + 1, "} before the end of the paragraph")
        if pieces:
            self._into.passages.append(self._passage(start, end, heading))
        apart, self._apart = self._apart, []
        self._begin(end)
        for first, last in apart:
            self._begin(first)
            self._own = True
            self._run(first, last)
            self._end(last)
        self._begin(end)

    def _passage(self, start: int, end: int, heading: int) -> Passage:
        shared, pieces = self._shared, self._builder.pieces()
        start, end = min(start, pieces[0].start), max(pieces[-1].end, min(start, end))
        passage = Passage(self._source, pieces[0].start, end, pieces, own=self._own)
        if heading:
            passage.kind, passage.level = "heading", heading
        else:
            passage.lead = self._label or lead_of(self._bold, pieces)
            self._inside(passage)
        passage.depth = len(shared.items)
        passage.item = shared.items[-1] if shared.items else ""
        passage.quoted = sum(around.name in QUOTES for around in shared.open)
        return passage

    def _inside(self, passage: Passage) -> None:
        """Note the theorem, proof, definition that the passage is inside of."""
        for around in reversed(self._shared.open):
            if around.group:
                passage.kind, passage.environment = around.kind, around.environment
                passage.group = around.group
                if not begins_part(passage.lead):
                    passage.lead = around.lead or passage.lead
                around.lead = ""
                return

    def _fault(self, start: int, end: int, expected: str) -> None:
        self._into.mishaps.append(Mishap(self._source, start, end, expected))

    # tokens

    def _run(self, start: int, end: int) -> None:
        text, at = self._text, start
        while at < end and not self._shared.ended:
            match = _TOKEN.search(text, at, end)
            first = match.start() if match else end
            if at < first:
                self._builder.words(text[at:first], at, first)
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
            self._brace(match[0], start)
        elif match["cell"]:
            self._cell(start, after, " ")
        elif match["escape"]:
            self._escape(match[0][1], start, after)
        elif match["covered"]:
            pass
        elif match["line"] and len(self._builder) and _NEW_PART.match(self._text, after, end):
            self._end(start)
        else:
            self._builder.words(_QUOTES.get(match[0], " "), start, after)
        return after

    def _escape(self, character: str, start: int, end: int) -> None:
        if character == "\\":
            self._cell(start, end, " ")
        elif character in "&%$#_{}":
            self._builder.words(character, start, end)
        elif character in " ,;:!/-@\n\t":
            self._builder.words("" if character in "!/-@" else " ", start, end)

    def _cell(self, start: int, end: int, otherwise: str) -> None:
        """End a cell inside of a table."""
        around = self._shared.open[-1].name if self._shared.open else ""
        if around in TABLES:
            self._own = True
            self._end(start)
            self._begin(end)
            self._own = True
        else:
            self._builder.words(otherwise, start, end)

    def _brace(self, brace: str, start: int) -> None:
        if brace == "{":
            self._braces.append(("", len(self._builder), start))
            return
        while self._braces:
            kind, number, _ = self._braces.pop()
            if kind in ("bold", "italic", "switch"):
                self._lead(kind, number)
            if kind != "switch":
                return
        self._fault(start, start + 1, "no } without a { before it")

    def _lead(self, kind: str, number: int) -> None:
        seen = self._builder.seen(number, len(self._builder))
        before = self._builder.seen(0, number)
        if not before and not self._bold and kind != "italic" and seen:
            self._bold = seen

    # formulas

    def _formula(self, start: int, extent: Extent | Unclosed) -> int:
        if isinstance(extent, Unclosed):
            self._fault(start, extent.after, extent.expected)
            self._builder.words(" ", start, extent.after)
        else:
            self._builder.formula(extent)
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
            first, last = self._argument(self._after_label(after))
            self._apart.append((first, last))
            return max(last + 1, after) if last else after
        if name in DEFINITIONS:
            return self._definition(after)
        if name in self._aliases:
            return self._alias(name, start, after, end)
        if name in DROPPED:
            for _ in range(DROPPED[name]):
                _, last = self._argument(self._after_label(after))
                after = last + 1 if last else after
            return self._after_label(after)
        if name in BOLD or name in ITALIC:
            return self._style("bold" if name in BOLD else "italic", after)
        if name == "par":
            self._end(start)
        else:
            self._builder.words(SEEN.get(name, ""), start, after)
        return after

    def _style(self, kind: str, after: int) -> int:
        r"""Read \textbf{, or {\bf: the words up to the brace are bold."""
        opening = _SPACES.match(self._text, after)
        place = opening.end() if opening else after
        if self._text.startswith("{", place):
            self._braces.append((kind, len(self._builder), place))
            return place + 1
        if self._braces:
            self._braces.append(("switch", len(self._builder), after))
        return after

    def _argument(self, after: int) -> tuple[int, int]:
        """Return where the text in the braces after a place begins and ends, 0 twice for none."""
        spaces = _SPACES.match(self._text, after)
        place = spaces.end() if spaces else after
        if not self._text.startswith("{", place):
            return 0, 0
        depth = 0
        for match in re.finditer(r"\\.|[{}]", self._text[place : place + _LONGEST]):
            depth += {"{": 1, "}": -1}.get(match[0], 0)
            if depth == 0:
                return place + 1, place + match.start()
        return 0, 0

    def _after_label(self, after: int) -> int:
        label = _LABEL.match(self._text, after)
        return label.end() if label else after

    def _definition(self, after: int) -> int:
        r"""Skip what \newcommand or \def defines, so that it is not taken for text."""
        head = re.compile(r"\s*(?:\{?\s*\\?[A-Za-z@]+\s*\}?)?(?:\s*\[[^\]\n]*\]|#\d)*\s*=?\s*")
        match = head.match(self._text, after)
        place = match.end() if match else after
        _, last = self._argument(place)
        return last + 1 if last else place

    def _alias(self, name: str, start: int, after: int, end: int) -> int:
        what, environment, star = self._aliases[name]
        if what != "begin" or environment not in ROWS:
            return after
        limit = min(end, self._extents.limit(after))
        for closing, (kind, other, mark) in self._aliases.items():
            found = self._text.find(f"\\{closing}", after, limit)
            if (kind, other, mark) == ("end", environment, star) and found >= 0:
                last = found + len(closing) + 1
                return self._formula(start, Extent(after, found, last, True, environment))
        return self._formula(start, Unclosed(after, f"\\end{{{environment}{star}}}"))

    def _heading(self, level: int, start: int, after: int, end: int) -> int:
        self._end(start)
        first, last = self._argument(self._after_label(after))
        if not last:
            return after
        self._begin(first)
        self._run(first, min(last, end))
        self._end(last, heading=level)
        self._begin(last + 1)
        return last + 1

    def _item(self, start: int, after: int) -> int:
        self._end(start)
        shared = self._shared
        if shared.items:
            shared.numbers += 1
            outer = shared.items[-2] if len(shared.items) > 1 else ""
            shared.items[-1] = f"{outer}.{shared.numbers}" if outer else str(shared.numbers)
        label = _LABEL.match(self._text, after)
        self._begin(after)
        if label is None:
            return after
        return self._labelled(label.start(1), label.end(1)) + 1

    def _labelled(self, first: int, last: int) -> int:
        r"""Read the label of an item or a theorem, as its lead."""
        self._run(first, last)
        self._label = self._builder.seen(0, len(self._builder)).strip(" .:：。")
        self._builder.words(" ", last, last + 1)
        return last

    def _input(self, start: int, after: int) -> int:
        match = _FILE.match(self._text, after)
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
        around = _Environment(name, star, self._source, start, after)
        self._shared.open.append(around)
        if name in LISTS:
            self._shared.items.append("")
        for _ in range(TRANSPARENT.get(name, 0)):
            after = self._after_label(after)
            _, last = self._argument(after)
            after = last + 1 if last else after
        self._begin(after)
        if name in self._shared.theorems:
            return self._theorem(around, after)
        return self._after_label(after)

    def _theorem(self, around: _Environment, after: int) -> int:
        shared = self._shared
        kind, title = shared.theorems[around.name]
        shared.numbers += 1
        around.group, around.environment = str(shared.numbers), kind
        around.kind = (
            "theorem" if kind in STATEMENTS else "proof" if kind in PROOFS else "paragraph"
        )
        around.lead = title
        label = re.compile(r"\s*\[").match(self._text, after)
        if label is None:
            return after
        closing = self._bracket_end(label.end())
        if closing < 0:
            return after
        self._labelled(label.end(), closing)
        note, self._label = self._label, ""
        around.lead = note if kind in PROOFS else f"{title} ({note})"
        self._builder.words(". ", closing, closing + 1)
        return closing + 1

    def _bracket_end(self, after: int) -> int:
        depth = 0
        for match in re.finditer(r"\\.|[{}\]]", self._text[after : after + _LONGEST]):
            if match[0] == "]" and depth == 0:
                return after + match.start()
            depth += {"{": 1, "}": -1}.get(match[0], 0)
        return -1

    def _end_environment(self, written: str, start: int, after: int) -> int:
        name = written.rstrip("*")
        if name in ("subequations", "document"):
            return after
        self._end(start)
        opened = self._shared.open
        if written not in [around.name + around.star for around in opened]:
            self._fault(start, after, f"\\begin{{{written}}} before it")
            return after
        while opened:
            around = opened.pop()
            if around.name in LISTS:
                self._shared.items.pop()
            if around.name + around.star == written:
                break
            self._into.mishaps.append(_unended(around))
        self._begin(after)
        return after
