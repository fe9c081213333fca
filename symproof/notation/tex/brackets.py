r"""Brackets, bars, and braces that nobody sees."""

from __future__ import annotations

from typing import Final

from symproof.notation.tex import commands
from symproof.notation.tex.cursor import Condition, Cursor, Fault
from symproof.notation.tex.syntax import Beside, Fraction, Group, Infix, Name, Node, Prefix, Scripts
from symproof.notation.tex.tokens import GAP, Token

CLOSING: Final = {"(": ")]", "[": "])", "\\{": "\\}"}
_SHOWN: Final = {"\\{": "{", "\\}": "}"}
# what a term in invisible braces may stand after, and before
_BEFORE: Final = frozenset({"(", "[", "\\{", "{", ",", ";"})
_AFTER: Final = frozenset({")", "]", "\\}", "}", ",", ";", "."})


class Brackets(Cursor):
    """Terms between delimiters."""

    def group(self, token: Token, closing: str) -> Node:
        """Read what stands between brackets, with commas or semicolons between the items."""
        first = self.index
        self.index += 1
        items, separators = self.items(first, closing)
        end = self.peek()
        if end.kind != "char" or end.text not in _closers(closing):
            self._unclosed(token, closing)
        self.index += 1
        opening, shown = _SHOWN.get(token.text, token.text), _SHOWN.get(end.text, end.text)
        return Group(opening, shown, tuple(items), tuple(separators), *self.span(first))

    def _unclosed(self, token: Token, closing: str) -> None:
        found = self.peek()
        if found.kind in {"end", "right", "row"}:
            sign = _closers(closing)[0].lstrip("\\")
            raise Fault(token.start, f"a bracket that is closed by {sign}")
        self.fail("an operator, a comma or the closing bracket")

    def items(self, opening: int, closing: str) -> tuple[list[Node], list[str]]:
        """Read the items of a group whose bracket has been passed, as far as its end."""
        saved = self.bars, self.integrals
        self.bars = self.integrals = 0
        self.inside += 1
        items: list[Node] = []
        separators: list[str] = []
        self.pass_gaps()
        end = self.peek()
        empty = end.kind == "right" or (end.kind == "char" and end.text in _closers(closing))
        while not empty:
            items.append(self.total())
            self.pass_gaps()
            if self.relation_ahead():
                self._relation_inside(opening)
            if not (self.at(",") or self.at(";")):
                break
            separators.append(self.peek().text)
            self.index += 1
        self.inside -= 1
        self.bars, self.integrals = saved
        return items, separators

    def pass_gaps(self) -> None:
        """Pass wide spaces."""
        while self.index < self.end and self.tokens[self.index].kind == "gap":
            self.index += 1

    def _relation_inside(self, opening: int) -> None:
        token = self.tokens[opening]
        before = self.tokens[opening - 1].kind if opening else "gap"
        apart = token.room == GAP or opening == self.begin or before in {"gap", "text", "column"}
        round_ = token.text in {"(", "["}
        if self.inside == 1 and self.scripts == 0 and round_ and apart and not self.bars:
            raise Condition(opening)
        self.fail("no relation inside brackets")

    def bar(self, token: Token) -> Node:
        """Read an absolute value or a norm between bars."""
        first = self.index
        self.index += 1
        saved = self.bars, self.integrals
        self.bars, self.integrals = 1, 0
        self.inside += 1
        items = [self.total()]
        separators: list[str] = []
        while self.take(","):
            separators.append(",")
            items.append(self.total())
        self.inside -= 1
        self.bars, self.integrals = saved
        end = self.peek()
        kinds = {"close"} if token.kind == "open" else {"char", "close"}
        if end.kind not in kinds or end.text != token.text or separators:
            raise Fault(token.start, f"a second bar {token.text}")
        self.index += 1
        return Group(token.text, token.text, tuple(items), (), *self.span(first))

    def braced(self, token: Token) -> Node:
        """Read what stands in braces that nobody sees."""
        first = self.index
        close = self.pairs.get(first)
        if close is None or close >= self.end:
            self.fail("a group that is closed by }")
        if close == first + 1:
            self.fail("something before a script")
        node = self.content(first + 1, close)
        self.index = close + 1
        self.check_bare(node, first)
        if self.script_follows() and isinstance(node, Beside) and not _is_call(node):
            self.fail("brackets that can be seen", token)
        return node

    def content(self, first: int, last: int) -> Node:
        r"""Read the tokens between two places as one term, also `a \over b`."""
        end, self.end = self.end, last
        self.index = first
        saved = self.bars, self.integrals, self.inside
        self.bars, self.integrals, self.inside = 0, 0, self.inside + 1
        node = self.total()
        token = self.peek()
        if token.kind == "command" and token.text == "over":
            self.index += 1
            below = self.total()
            node = Fraction(node, below, *self.span(first))
        self.pass_gaps()
        if self.index < last:
            self.fail("an operator or the closing brace")
        self.bars, self.integrals, self.inside = saved
        self.end = end
        return node

    def script_follows(self) -> bool:
        """Whether a script or a factorial sign comes next."""
        token = self.peek()
        return token.kind == "'" or (token.kind == "char" and token.text in {"^", "_", "!"})

    def check_bare(self, node: Node, first: int) -> None:
        """Fail if a term in braces, which nobody sees, reads otherwise without them."""
        if isinstance(node, Infix | Prefix) and not self._may_be_bare(node, first):
            self.fail("brackets that can be seen", self.tokens[first])

    def _may_be_bare(self, node: Infix | Prefix, first: int) -> bool:
        before = self.tokens[first - 1] if first else self.stop
        after = self.peek()
        if self.script_follows():
            return False
        if isinstance(node, Infix) and node.operator in commands.SUMS:
            return _is_edge(before, _BEFORE | {"+"}) and _is_edge(after, _AFTER | {"+", "-"})
        if isinstance(node, Infix) and node.operator == "/":
            return _is_edge(before, _BEFORE | {"+", "-"}) and _is_edge(after, _AFTER | {"+", "-"})
        signs = {"+", "-", "*", "cdot", "times", "/"} if isinstance(node, Prefix) else {"+", "-"}
        return _is_edge(before, _BEFORE | signs) and _is_edge(after, _AFTER | {"+", "-"})


def _closers(closing: str) -> tuple[str, ...]:
    return (closing,) if closing[:1] == "\\" else tuple(closing)


def is_named(node: Node) -> bool:
    """Whether a node is a name, with scripts or without."""
    base = node.base if isinstance(node, Scripts) else node
    return isinstance(base, Name)


def _is_call(node: Beside) -> bool:
    return len(node.items) == 2 and is_named(node.items[0]) and isinstance(node.items[1], Group)


def _is_edge(token: Token, signs: frozenset[str]) -> bool:
    """Whether a token is a relation, one of the signs, or where a term begins or ends."""
    if token.kind == "command":
        return token.text in commands.RELATIONS or token.text in signs
    if token.kind == "char":
        return token.text in commands.RELATION_CHARS or token.text in signs
    return token.kind in {"end", "right" if ")" in signs else "left"}
