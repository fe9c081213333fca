r"""Matrices, cases, and what stands between `\left` and `\right`."""

from __future__ import annotations

from typing import Final

from symproof.notation.tex.chains import Chains
from symproof.notation.tex.cursor import Fault
from symproof.notation.tex.syntax import (
    CaseRow,
    Cases,
    Chain,
    Grid,
    Group,
    Node,
    Part,
    Trouble,
    Words,
)
from symproof.notation.tex.tables import words
from symproof.notation.tex.tokens import Token

GRIDS: Final = words(
    """
    matrix pmatrix bmatrix Bmatrix vmatrix Vmatrix smallmatrix array psmallmatrix bsmallmatrix
    """
)
CASES: Final = frozenset({"cases", "dcases", "rcases", "drcases"})
# what authors put between a brace and nothing when they write cases
BRACED: Final = frozenset({"array", "aligned", "matrix", "gathered", "alignedat", "split"})


class Environments(Chains):
    """Terms, with matrices and cases."""

    def parts(self) -> list[Part]:
        """Read chains and words as far as the end of the part."""
        raise NotImplementedError

    def environment(self, token: Token) -> Node:
        """Read a matrix or cases."""
        first = self.index
        close = self._close(token)
        kind = token.text.rstrip("*")
        if token.text in CASES:
            return self._cases(first, close)
        if kind in GRIDS:
            return self._grid(kind, first, close)
        self.fail("a matrix or cases: no other environment is a term")

    def _close(self, token: Token) -> int:
        close = self.environments.get(self.index)
        if close is None or close >= self.end:
            self.fail(f"\\end{{{token.text}}} after this")
        return close

    def _grid(self, kind: str, first: int, close: int) -> Node:
        rows: list[tuple[Node, ...]] = []
        saved = self._saved()
        for begin, end in self.split(first + 1, close, "row"):
            if begin == end:
                continue
            rows.append(tuple(self._cell(a, b) for a, b in self.split(begin, end, "&")))
        self._restore(saved)
        self.index = close + 1
        if not rows:
            self.fail("the rows of a matrix", self.tokens[close])
        return Grid(kind, tuple(rows), *self.span(first))

    def _cell(self, first: int, last: int) -> Node:
        end, self.end = self.end, last
        self.index = first
        self.pass_gaps()
        node = self.total()
        self.pass_gaps()
        if self.index < last:
            self.fail("an operator or the end of the cell")
        self.end = end
        return node

    def _saved(self) -> tuple[int, int, int, int]:
        saved = self.bars, self.integrals, self.inside, self.scripts
        self.bars = self.integrals = self.scripts = 0
        self.inside = 1
        return saved

    def _restore(self, saved: tuple[int, int, int, int]) -> None:
        self.bars, self.integrals, self.inside, self.scripts = saved

    def split(self, first: int, last: int, sign: str) -> list[tuple[int, int]]:
        r"""Return the parts of the tokens between `\\` or &, outside of braces and environments."""
        found: list[tuple[int, int]] = []
        begin = index = first
        while index < last:
            token = self.tokens[index]
            if token.kind == "begin":
                index = self.environments.get(index, index)
            elif token.kind == "row":
                if sign == "row":
                    found.append((begin, index))
                    begin = index + 1
            elif token.kind == "char":
                if token.text == "{":
                    index = min(self.pairs.get(index, index), last)
                elif token.text == sign == "&":
                    found.append((begin, index))
                    begin = index + 1
            index += 1
        found.append((begin, last))
        return found

    def _cases(self, first: int, close: int) -> Node:
        branches: list[CaseRow] = []
        saved = self._saved()
        for begin, end in self.split(first + 1, close, "row"):
            if begin < end:
                branches.append(self._case(begin, end))
        self._restore(saved)
        self.index = close + 1
        if not branches:
            self.fail("the rows of cases", self.tokens[close])
        return Cases(tuple(branches), *self.span(first))

    def _case(self, first: int, last: int) -> CaseRow:
        """Read a row of cases: its first cell has the value, the others the condition."""
        parts: list[Part] = []
        for a, b in self.split(first, last, "&"):
            end, self.end = self.end, b
            inside, self.inside = self.inside, 0
            self.index = a
            parts += self.parts()
            self.end, self.inside = end, inside
        for part in parts:
            if isinstance(part, Trouble):
                raise Fault(part.position, part.expected)
        if not parts:
            self.fail("a value", self.tokens[first])
        value, *condition = parts
        if isinstance(value, Words):
            value = Chain(value, (), value.start, value.end)
        if not isinstance(value, Chain) or value.first is None:
            self.fail("a value", self.tokens[first])
        start, end = self.tokens[first].start, self.tokens[last - 1].end
        return CaseRow(value, tuple(condition), min(start, end), max(start, end))

    def fenced(self, token: Token) -> Node:
        r"""Read what stands between `\left` and `\right`, or cases after `\left\{`."""
        if token.text in {")", "]", "}", "/"}:
            self.fail("a bracket that opens after \\left")
        first = self.index
        following = self.peek(1)
        if token.text == "{" and following.kind == "begin" and following.text in BRACED:
            close = self.environments.get(first + 1, -1)
            end = self.tokens[close + 1] if 0 < close < self.end - 1 else self.stop
            if (end.kind, end.text) == ("right", "."):
                cases = self._cases(first + 1, close)
                self.index = close + 2
                return (
                    Cases(cases.branches, *self.span(first)) if isinstance(cases, Cases) else cases
                )
        self.index += 1
        items, separators = self.items(first, "")
        end = self.peek()
        if end.kind != "right":
            if end.kind == "end" or end.kind == "row":
                raise Fault(token.start, "\\right after this")
            self.fail("an operator, a comma or \\right")
        self.index += 1
        if (token.text == "{") != (end.text == "}") or end.text in {"(", "[", "{", "/"}:
            self.fail("brackets that fit each other", token)
        bars = {"|", "||"}
        if (token.text in bars and token.text != end.text) or (
            end.text in bars and token.text not in {end.text, "."}
        ):
            self.fail("brackets that fit each other", token)
        if "." in {token.text, end.text} and end.text != "|":
            self.fail("brackets on both sides", token)
        return Group(token.text, end.text, tuple(items), tuple(separators), *self.span(first))
