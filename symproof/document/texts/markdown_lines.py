"""The blocks of Markdown: which lines are one paragraph, inside of which quotes and items.

Follows CommonMark as far as mathematics needs, with one difference: a formula that is open at the
end of a line goes on in the next one, whatever that looks like (`- b`, `= c`, `# d`).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from symproof.document.texts.markdown_spaces import (
    ATTRIBUTES,
    CLOSING_HASHES,
    FENCE,
    FOOTNOTE,
    FORMULA_LANGUAGE,
    HEADING,
    ITEM,
    LINK_TARGET,
    OPTION,
    TAB,
    columns,
    indent,
    is_rule,
    without_spaces,
)

DEEPEST: Final = 60

# a displayed formula is no heading, whatever stands below it
_FORMULA_ENDS: Final = ("$$", "\\]", "}")


@dataclass(slots=True)
class Leaf:
    """Lines of text that belong together: `lines` are their places, without what stands before.

    `kind` is "paragraph", "heading" or "math" (the lines of a fence of mathematics).
    """

    kind: str
    lines: list[tuple[int, int]]
    level: int = 0
    quoted: int = 0
    items: tuple[str, ...] = ()


@dataclass(slots=True)
class _Container:
    """A block quote (`indent` 0) or a list item, whose text begins `indent` columns inside."""

    indent: int
    item: str = ""


@dataclass(slots=True)
class _Fence:
    marker: str
    depth: int
    column: int
    leaf: Leaf | None
    start: int


class Lines:
    """Reads the lines of a text from `start`; `items` is the number of items before it.

    `reach` returns where the formulas and comments that begin between two places end, at least
    the second of them.
    """

    def __init__(self, text: str, start: int, items: int, reach: Callable[[int, int], int]) -> None:
        self._text = text
        self._reach = reach
        self._start = start
        self._stack: list[_Container] = []
        self._leaf: Leaf | None = None
        self._fence: _Fence | None = None
        self._inside = 0
        self.items = items
        self.leaves: list[Leaf] = []
        self.code: list[tuple[int, int]] = []
        self.unclosed: list[tuple[int, int, str]] = []

    def read(self) -> list[Leaf]:
        """Return the leaves of the text, in order."""
        text, start = self._text, self._start
        while start < len(text):
            end = text.find("\n", start)
            after = len(text) if end < 0 else end + 1
            self._line(start, without_spaces(text, start, len(text) if end < 0 else end))
            start = after
        if self._fence:
            self._end_fence(len(text), closed=False)
        self._end_leaf()
        return self.leaves

    # lines

    def _line(self, start: int, end: int) -> None:
        if self._leaf and start < self._inside:
            self._inside_formula(start, end)
            return
        place, matched = self._containers(start, end)
        if self._fence and self._fenced(place, end, matched):
            return
        place, matched, opened = self._openings(place, end, matched)
        if place >= end:
            self._blank(matched, opened)
            return
        if not opened and self._lazy(place, end, matched):
            self._add(place, end)
            return
        if matched < len(self._stack):
            self._end_leaf()
            del self._stack[matched:]
        self._text_line(place, end)

    def _inside_formula(self, start: int, end: int) -> None:
        quotes = sum(not container.indent for container in self._stack)
        place = indent(self._text, start, end)[0]
        while quotes and self._text.startswith(">", place, end):
            quotes -= 1
            place = indent(self._text, place + 1, end)[0]
        if place < end:
            self._add(place, end)

    def _containers(self, place: int, end: int) -> tuple[int, int]:
        """Return how far the containers of the line before are there again, and how many."""
        matched = 0
        for container in self._stack:
            after, width = indent(self._text, place, end)
            if container.indent:
                if after < end and width < container.indent:
                    break
                place = min(after, columns(self._text, place, container.indent))
            elif width < TAB and self._text.startswith(">", after, end):
                place = after + 1 + self._text.startswith(" ", after + 1, end)
            else:
                break
            matched += 1
        return place, matched

    def _openings(self, place: int, end: int, matched: int) -> tuple[int, int, bool]:
        """Open the containers that begin here; return the rest of the line, as it is indented."""
        opened = False
        while len(self._stack) < DEEPEST or matched < len(self._stack):
            after, width = indent(self._text, place, end)
            if width >= TAB:
                break
            if self._text.startswith(">", after, end):
                self._open(_Container(0), matched)
                place = after + 1 + self._text.startswith(" ", after + 1, end)
            else:
                marker = self._marker(after, end, matched, opened)
                if marker is None:
                    break
                place = self._open_item(marker, place, after, end, matched)
            matched, opened = matched + 1, True
        after, width = indent(self._text, place, end)
        return (end if after >= end else place), matched, opened

    def _open(self, container: _Container, matched: int) -> None:
        self._end_leaf()
        del self._stack[matched:]
        self._stack.append(container)

    def _open_item(self, marker: str, place: int, after: int, end: int, matched: int) -> int:
        text_place = after + len(marker)
        rest, width = indent(self._text, text_place, end)
        if rest >= end or width > TAB:
            width = 1
        inside = (after - place) + len(marker) + width
        outer = self._stack[matched - 1].item if matched and self._stack[matched - 1].item else ""
        self.items += 1
        name = f"{outer}.{self.items}" if outer else str(self.items)
        self._open(_Container(inside, name), matched)
        return min(rest, text_place + width)

    def _marker(self, place: int, end: int, matched: int, opened: bool) -> str | None:
        match = ITEM.match(self._text, place, end)
        if match is None or is_rule(self._text[place:end]):
            return None
        interrupts = self._leaf is not None and matched == len(self._stack) and not opened
        if interrupts and match[1] not in ("-", "*", "+", "1.", "1)"):
            return None
        if interrupts and match.end() >= end:
            return None
        return match[1]

    def _lazy(self, place: int, end: int, matched: int) -> bool:
        """Whether the line goes on with a paragraph whose quote or item it is not inside of."""
        if self._leaf is None or matched == len(self._stack):
            return False
        after, _ = indent(self._text, place, end)
        line = self._text[after:end]
        return not (HEADING.match(line) or FENCE.match(line) or is_rule(line))

    def _blank(self, matched: int, opened: bool) -> None:
        self._end_leaf()
        if not opened:
            kept = matched
            while kept < len(self._stack) and self._stack[kept].indent:
                kept += 1
            del self._stack[kept:]

    # leaves

    def _text_line(self, place: int, end: int) -> None:
        after, width = indent(self._text, place, end)
        line = self._text
        if width >= TAB and self._leaf is None:
            self.code.append((after, end))
            return
        fence = FENCE.match(line, after, end)
        if fence and (fence[1][0] == "~" or "`" not in line[fence.end() : end]):
            self._begin_fence(fence[1], after, end, width)
        elif heading := HEADING.match(line, after, end):
            self._heading(len(heading[1]), heading.end(), end)
        elif is_rule(line[after:end]):
            self._rule(after, end)
        elif self._leaf and self._underlined(after, end):
            self._leaf.kind, self._leaf.level = "heading", 1 if line[after] == "=" else 2
            self._end_leaf()
        elif self._leaf is None and LINK_TARGET.match(line, after, end):
            self.code.append((after, end))
        elif footnote := FOOTNOTE.match(line, after, end):
            self._end_leaf()
            self._add(footnote.end(), end)
        else:
            self._add(after, end)

    def _rule(self, after: int, end: int) -> None:
        if self._leaf and self._text[after] == "-" and self._underlined(after, end):
            self._leaf.kind, self._leaf.level = "heading", 2
        self._end_leaf()

    def _underlined(self, after: int, end: int) -> bool:
        marks = self._text[after:end]
        if not self._leaf or marks.strip(marks[0]) or marks[0] not in "=-":
            return False
        first, last = self._leaf.lines[0][0], self._leaf.lines[-1][1]
        if self._text.startswith("<!--", first):
            return False
        return not self._text.endswith(_FORMULA_ENDS, max(first, last - 2), last)

    def _heading(self, level: int, after: int, end: int) -> None:
        self._end_leaf()
        start = indent(self._text, after, end)[0]
        title = self._text[start:end]
        title = ATTRIBUTES.sub("", title).rstrip()
        title = CLOSING_HASHES.sub("", title).rstrip()
        self._leaf = self._new("heading", level)
        self._leaf.lines.append((start, start + len(title)))
        self._end_leaf()

    def _add(self, place: int, end: int) -> None:
        place = indent(self._text, place, end)[0]
        if place >= end:
            return
        if self._leaf is None:
            self._leaf = self._new("paragraph", 0)
        self._leaf.lines.append((place, end))
        if self._inside <= end:
            self._inside = self._reach(max(place, self._inside), end)

    def _new(self, kind: str, level: int) -> Leaf:
        quoted = sum(not container.indent for container in self._stack)
        items = tuple(container.item for container in self._stack if container.indent)
        return Leaf(kind, [], level, quoted, items)

    def _end_leaf(self) -> None:
        if self._leaf and self._leaf.lines:
            self.leaves.append(self._leaf)
        self._leaf = None
        self._inside = 0

    # fences

    def _begin_fence(self, marker: str, after: int, end: int, width: int) -> None:
        self._end_leaf()
        language = self._text[after + len(marker) : end]
        leaf = self._new("math", 0) if FORMULA_LANGUAGE.match(language) else None
        self._fence = _Fence(marker, len(self._stack), width, leaf, after)

    def _fenced(self, place: int, end: int, matched: int) -> bool:
        """Take the line as one of the fence; False where the fence has ended before it."""
        fence = self._fence
        if fence is None:
            return False
        after, width = indent(self._text, place, end)
        if matched < fence.depth and after < end:
            self._end_fence(after, closed=False)
            return False
        line = self._text[after:end]
        if width < TAB and len(line) >= len(fence.marker) and not line.strip(fence.marker[0]):
            self._end_fence(end, closed=True)
        elif fence.leaf and after < end and not OPTION.match(line):
            fence.leaf.lines.append((after, end))
        return True

    def _end_fence(self, end: int, *, closed: bool) -> None:
        fence, self._fence = self._fence, None
        if fence is None:
            return
        if fence.leaf is None:
            self.code.append((fence.start, end))
        elif fence.leaf.lines:
            self.leaves.append(fence.leaf)
        if not closed:
            after = fence.start + len(fence.marker)
            self.unclosed.append((fence.start, after, f"{fence.marker} to end the block"))
