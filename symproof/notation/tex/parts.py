"""The parts of a row: chains, words between them, and what cannot be read."""

from __future__ import annotations

from typing import Final

from symproof.notation.tex import commands
from symproof.notation.tex.cursor import Condition, Fault, is_operator
from symproof.notation.tex.environments import Environments
from symproof.notation.tex.syntax import Chain, Node, Part, Prefix, Trouble, Words

_END: Final = "an operator, a relation or the end of the formula"
_SEPARATORS: Final = frozenset({",", ";"})
_OPENING: Final = {"(": 1, "[": 1, "\\{": 1, ")": -1, "]": -1, "\\}": -1}


class Parts(Environments):
    """The parts of one row."""

    def parts(self) -> list[Part]:
        """Read chains and words as far as the end of the part; never raises."""
        found: list[Part] = []
        column = narrow = False
        while self.index < self.end:
            self.skip_empty()
            token = self.peek()
            if token.kind in {"gap", "column"} or (
                token.kind == "char" and token.text in _SEPARATORS
            ):
                self.index += 1
                column = token.kind == "column" or (column and token.kind == "gap")
                narrow = token.kind == "gap" and token.text not in commands.WIDE
                continue
            if token.kind == "end":
                break
            found += self._part(column, narrow)
            column = narrow = False
        return found

    def _part(self, column: bool, narrow: bool) -> list[Part]:
        """Read one chain, words, or a condition in brackets, and check what follows it."""
        begin = self.begin = self.index
        state = self._state()
        try:
            before = self.index
            found = self._words()
            if self.index == before:
                found = self._condition_or_chain(column)
                if narrow and not any(isinstance(p, Chain) and p.links for p in found[:1]):
                    self.fail(r"an operator, a comma or \quad", self.tokens[begin])
                self._finish()
            elif self.at("."):
                self._finish()
        except Fault as fault:
            self._reset(state)
            start, end = self.tokens[begin].start, self.tokens[self.end - 1].end
            self.index = self.end
            start, end = min(start, end), max(start, end)
            position = min(max(fault.position, 0), self.stop.start)
            return [Trouble(position, fault.expected, start, end)]
        return found

    def _state(self) -> tuple[int, ...]:
        return self.end, self.depth, self.inside, self.bars, self.integrals, self.scripts

    def _reset(self, state: tuple[int, ...]) -> None:
        self.end, self.depth, self.inside, self.bars, self.integrals, self.scripts = state
        self.differential = None
        self.approaches.clear()

    def _words(self) -> list[Part]:
        r"""Read words, or a sign that stands for words, such as `\Rightarrow`."""
        token = self.peek()
        text = ""
        if token.kind == "char":
            text = commands.CONNECTIVE_CHARS.get(token.text, "")
        elif token.kind == "command":
            text = commands.CONNECTIVES.get(token.text, "")
        elif self.words_ahead():
            text = " ".join(token.text.split()) or " "
        if not text:
            return []
        self.index += 1
        return [Words(text, token.start, token.end)] if text != " " else []

    def _condition_or_chain(self, column: bool) -> list[Part]:
        token = self.peek()
        if token.kind in {"mark", "text"}:
            return [] if self._pass_marks() else self._chain(column)
        if token.kind == "char" and token.text == "(" and self.words_ahead(1):
            return self._unwrapped(self.index)
        if token.kind == "char" and token.text == "{" and self._whole_in_braces():
            return self._braced_parts()
        return self._chain(column)

    def _pass_marks(self) -> bool:
        """Pass check marks; what follows them has to be the end of a formula."""
        first = self.index
        while self.peek().kind == "mark":
            self.index += 1
        return self.index > first

    def _chain(self, column: bool) -> list[Part]:
        begin, end = self.index, self.end
        state = self._state()
        try:
            chain = self.chain()
        except Condition as condition:
            self._reset(state)
            self.index = begin
            return self._before_condition(condition.index, end)
        if column and not chain.links and isinstance(leftmost(chain.first), Prefix):
            self.fail("a relation in each column", self.tokens[begin])
        return [chain, *self._approaching()]

    def _before_condition(self, opening: int, end: int) -> list[Part]:
        found: list[Part] = []
        if self.index < opening:
            self.end = opening
            chain = self.chain()
            found = [chain, *self._approaching()]
            while self.peek().kind == "gap" or self.at(","):
                self.index += 1
            if self.index < opening:
                self.fail(_END)
            self.end = end
        return [*found, *self._unwrapped(opening)]

    def _unwrapped(self, opening: int) -> list[Part]:
        """Read what stands between brackets as parts of the row."""
        depth, index = 0, opening
        while index < self.end:
            token = self.tokens[index]
            if token.kind == "char":
                depth += _OPENING.get(token.text, 0)
            elif token.kind in {"left", "right"}:
                depth += 1 if token.kind == "left" else -1
            if depth == 0:
                break
            index += 1
        else:
            self.fail("a bracket that is closed", self.tokens[opening])
        end = self.end
        found = self._parts_between(opening + 1, index)
        self.end = end
        self.index = index + 1
        return found

    def _parts_between(self, first: int, last: int) -> list[Part]:
        self.enter(self.tokens[first - 1])
        self.index, self.end = first, last
        found = self.parts()
        self.depth -= 1
        for part in found:
            if isinstance(part, Trouble):
                raise Fault(part.position, part.expected)
        return found

    def _whole_in_braces(self) -> bool:
        """Whether braces stand around all, as in a box, or around words."""
        close = self.pairs.get(self.index)
        if close is None or close >= self.end:
            return False
        after = self.tokens[close + 1] if close + 1 < self.end else self.stop
        return after.kind in {"end", "gap", "column", "mark", "text"} or (
            after.kind == "char" and after.text in {",", ".", ";"}
        )

    def _braced_parts(self) -> list[Part]:
        close, end = self.pairs[self.index], self.end
        if any(t[:2] == ("command", "over") for t in self.tokens[self.index : close]):
            return self._chain(column=False)
        found = self._parts_between(self.index + 1, close)
        self.index, self.end = close + 1, end
        return found

    def _approaching(self) -> list[Part]:
        r"""Read what stood over an arrow as words and a chain: `as x -> 0`."""
        found: list[Part] = []
        approaches, self.approaches = self.approaches, []
        index, end = self.index, self.end
        for first, last in approaches:
            start = self.tokens[first].start
            found += (Words("as", start, start), *self._parts_between(first, last))
        self.index, self.end = index, end
        return found

    def _finish(self) -> None:
        """Pass the full stop after a part; fail where a part cannot end."""
        self.skip_empty()
        if self.at("."):
            self.index += 1
            if not self._is_boundary(stop=False):
                self.fail(_END, self.tokens[self.index - 1])
        elif not self._is_boundary(stop=True):
            self.fail(_END)

    def _is_boundary(self, stop: bool) -> bool:
        token = self.peek()
        if token.kind == "gap":
            index = self.index
            self.pass_gaps()
            if is_operator(self.peek()):
                self.fail("no wide space before an operator", token)
            self.index = index
            return True
        if token.kind in {"end", "column", "mark"}:
            return True
        if token.kind == "text":
            return True
        if token.kind == "command":
            return token.text in commands.CONNECTIVES
        if token.kind != "char":
            return False
        if token.text in commands.CONNECTIVE_CHARS or token.text in _SEPARATORS:
            return True
        before = self.tokens[self.index - 1] if self.index else token
        after_words = before.kind == "text" or before.text in commands.CONNECTIVES
        return stop and ((token.text == "(" and self.words_ahead(1)) or after_words)


def leftmost(node: Node | None) -> Node | None:
    """Return what a term begins with, as far as sums and products go."""
    while node is not None and hasattr(node, "left"):
        node = getattr(node, "left", None)
    return node
