r"""Integrals, and the differentials that end them."""

from __future__ import annotations

from typing import Final

from symproof.notation.tex import commands
from symproof.notation.tex.cursor import is_name
from symproof.notation.tex.expressions import Expressions
from symproof.notation.tex.syntax import Chain, Integral, Name, Node, Number, Scripts
from symproof.notation.tex.tokens import Token

# commands that mark a letter
_MARKING: Final = frozenset({*commands.FONTS, *commands.ACCENTS})


class Integrals(Expressions):
    """Terms with integrals."""

    def numerator(self) -> Node:
        r"""Read a numerator in an integral, which may have its differential: `\frac{dt}{t}`."""
        close = self.pairs.get(self.index)
        if not self.at("{") or close is None or close >= self.end:
            return self.argument("a numerator")
        if self._begins_with_d(close + 1):
            return self.argument("a numerator")
        place = self._differential_at_end(self.index + 1, close)
        if place is None:
            return self.argument("a numerator")
        first = self.index + 1
        if place == first:
            start = self.tokens[first].start
            node: Node = Number("1", start, start)
        else:
            node = self.content(first, place)
            if _is_sum(node):
                self.fail("brackets around the sum before a differential", self.tokens[first])
        self.index = place
        self.differential = self._take_differential(close)
        self.index = close + 1
        return node

    def _begins_with_d(self, index: int) -> bool:
        """Whether what stands in braces at a place begins with a d of its own."""
        if index + 2 >= self.end or self.tokens[index].text != "{":
            return False
        token = self.tokens[index + 1]
        return token.text in {"d", "partial"} and self.pairs.get(index) != index + 2

    def _differential_at_end(self, first: int, close: int) -> int | None:
        """Return where the differential begins that a numerator ends with.

        One that an integral of the numerator itself needs does not count.
        """
        end, self.end = self.end, close
        index = self.index
        found = None
        places: list[int] = []
        for place in range(first, close):
            self.index = place
            if self.differential_ahead():
                places.append(place)
                self._pass_differential()
                if self.index == close:
                    found = place
                    break
        self.index, self.end = index, end
        signs = sum(token[:2] == ("command", "int") for token in self.tokens[first:close])
        return None if len(places) <= signs else found

    def differential_ahead(self) -> bool:
        """Whether a differential stands here: d and a name, or an upright dx."""
        token = self.peek()
        upright = token.kind == "text" and token.raw not in {"mathbf", "mathsf"}
        if upright and len(token.text) == 2 and token.text[0] == "d" and token.text.isalpha():
            return True
        if not (upright and token.text == "d") and token[:2] != ("letter", "d"):
            return False
        following = self.peek(1)
        if following.kind == "letter":
            return True
        if following.kind == "text":
            return following.raw == "mathrm" and is_name(following.text, little=True)
        return following.kind == "command" and (
            following.text in commands.LETTERS or following.text in _MARKING
        )

    def _pass_differential(self) -> None:
        """Pass a differential without reading it."""
        token = self.peek()
        self.index += 1 if len(token.text) == 2 else 2
        if self.tokens[self.index - 1].kind == "command" and (
            self.tokens[self.index - 1].text in _MARKING
        ):
            self.index = self.pairs.get(self.index, self.index) + 1
        if self.at("_"):
            self.index += 1
            self.index = self.pairs.get(self.index, self.index) + 1

    def _take_differential(self, end: int) -> Node:
        """Read a differential and return its variable."""
        token = self.peek()
        self.index += 1
        saved, self.integrals = self.integrals, 0
        if len(token.text) == 2:
            variable: Node = Name(token.text[1], "", (), token.start, token.end)
        else:
            first = self.index
            variable = self.primary(self.peek())
            if self.at("_") and self.index < end:
                self.index += 1
                variable = Scripts(variable, 0, self.subscript(), None, *self.span(first))
        self.integrals = saved
        following = self.peek()
        if (following.kind == "char" and following.text in {"(", "^", "_", "["}) or (
            following.kind in {"'", "left"}
        ):
            self.fail("one variable after d, and a term only after an operator")
        return variable

    def integral(self, token: Token) -> Node:
        """Read an integral as far as its differential."""
        first = self.index
        self.index += 1
        low, high = self._ends()
        saved, self.differential = self.differential, None
        if self.differential_ahead():
            variable = self._take_differential(self.end)
            self.differential = saved
            if self.operand_ahead() or self.at_evaluation():
                self.fail("the differential after all that is integrated")
            return Integral(low, high, None, variable, *self.span(first))
        self.integrals += 1
        gap_inside = self.inside
        self.inside = max(1, self.inside)
        body = self.total()
        self.inside = gap_inside
        self.integrals -= 1
        found = self.differential
        self.differential = saved
        if found is not None and (
            self.operand_ahead() or (self.differential_ahead() and not self.integrals)
        ):
            self.fail("the differential after all that is integrated")
        variable = found or self._closing_differential(token)
        if isinstance(low, Chain):
            self.fail("one term as the lower end", token)
        return Integral(low, high, body, variable, *self.span(first))

    def _closing_differential(self, token: Token) -> Node:
        while self.peek().kind == "gap":
            self.index += 1
        self.skip_empty()
        if not self.differential_ahead():
            if self.peek().kind in {"trouble", "command"}:
                self.fail("the differential of an integral, such as dx")
            self.fail("an integral with a differential, such as dx", token)
        return self._take_differential(self.end)

    def _ends(self) -> tuple[Node | None, Node | None]:
        low: Node | Chain | None = None
        high: Node | None = None
        while self.index < self.end and (self.at("_") or self.at("^")):
            if self.take("_"):
                if low is not None:
                    self.fail("one lower end")
                low = self.subscript()
            else:
                self.index += 1
                if high is not None:
                    self.fail("one upper end")
                high = self.superscript()
        if isinstance(low, Chain):
            self.fail("one term as the lower end")
        return low, high


def _is_sum(node: Node) -> bool:
    return getattr(node, "operator", "") in {"+", "-", "+-", "-+"}
