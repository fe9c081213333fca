r"""Commands with arguments: fractions, roots, limits, sums, braces above and below."""

from __future__ import annotations

from symproof.notation.tex import commands
from symproof.notation.tex.fonts import Fonts
from symproof.notation.tex.syntax import (
    Beside,
    Big,
    Chain,
    Fraction,
    Limit,
    Name,
    Node,
    Root,
    Scripts,
)
from symproof.notation.tex.tokens import Token


class Constructs(Fonts):
    """Terms, with the commands that take arguments."""

    def command(self, token: Token) -> Node:
        """Read a command and its arguments."""
        name = token.text
        place = (token.start, token.end)
        if name in commands.LETTERS:
            self.index += 1
            return Name(name, "", (), *place)
        if name in commands.FUNCTIONS or name in commands.SYMBOLS or name == "circ":
            self.index += 1
            return Name(name, "command", (), *place)
        if name in commands.FRACTIONS:
            return self._fraction(token)
        if name in commands.FONTS:
            return self.font(name)
        if name in commands.ACCENTS:
            return self.accent(name)
        if name in commands.LETTER_COMMANDS:
            self.index += 1
            base, style = commands.LETTER_COMMANDS[name]
            return Name(base, style, (), *place)
        match name:
            case "sqrt":
                return self._root()
            case "surd":
                return self._bare_root()
            case "lim":
                return self._limit()
            case "sum" | "prod":
                return self._big(name)
            case "int":
                return self.integral(token)
            case "underbrace" | "overbrace":
                return self._brace(name)
            case "underset":
                return self._underset()
            case _:
                self.fail(self._expected(name))

    def _expected(self, name: str) -> str:
        if name in commands.UNREAD:
            return commands.UNREAD[name]
        if (
            name in commands.RELATIONS
            or name in commands.CONNECTIVES
            or name in commands.PRODUCT_COMMANDS
            or name in commands.SUM_COMMANDS
        ):
            return "a term"
        return f"a command that is known, or a definition of \\{name}"

    def _fraction(self, token: Token) -> Node:
        first = self.index
        self.index += 1
        above = self.numerator() if self.integrals else self.argument("a numerator")
        # the denominator is read whole: the integral ends after the fraction
        found, self.differential = self.differential, None
        below = self.argument("a denominator")
        self.differential = found
        return Fraction(above, below, *self.span(first))

    def _limit(self) -> Node:
        first = self.index
        self.index += 1
        if not self.take("_"):
            self.fail("what tends to where, below \\lim")
        return self._limit_of(self.subscript(), first)

    def _limit_of(self, below: Node | Chain, first: int) -> Node:
        body = self.signed()
        return Limit(below, body, *self.span(first))

    def _big(self, name: str) -> Node:
        first = self.index
        self.index += 1
        below: Node | Chain | None = None
        above: Node | None = None
        while self.at("_") or self.at("^"):
            if self.take("_"):
                if below is not None:
                    self.fail("one lower end")
                below = self.subscript()
            else:
                self.index += 1
                if above is not None:
                    self.fail("one upper end")
                above = self.superscript()
        body = self.product()
        return Big(name, below, above, body, *self.span(first))

    def _underset(self) -> Node:
        r"""Read `\underset{x \to 0}{\lim}` and `\underset{x}{\max}` as their subscripts."""
        first = self.index
        lower = self.index + 1
        close = self.pairs.get(lower, -1)
        upper = close + 1
        end = self.pairs.get(upper, -1)
        if close < 0 or end != upper + 2:
            self.fail("\\lim, \\max or a relation in \\underset")
        function = self.tokens[upper + 1]
        self.index = lower + 1
        below = self.below(close)
        self.index = end + 1
        if function[:2] == ("command", "lim"):
            return self._limit_of(below, first)
        if function.kind == "command" and function.text in commands.FUNCTIONS:
            name = Name(function.text, "command", (), function.start, function.end)
            return Scripts(name, 0, below, None, *self.span(first))
        self.fail("\\lim, \\max or a relation in \\underset", function)

    def _root(self) -> Node:
        first = self.index
        self.index += 1
        degree: Node | None = None
        if self.at("["):
            opening = self.peek()
            self.index += 1
            self.inside += 1
            saved, self.bars, self.integrals = (self.bars, self.integrals), 0, 0
            degree = self.total()
            self.bars, self.integrals = saved
            self.inside -= 1
            if not self.take("]"):
                self.fail("] after the degree of a root", opening)
        body = self.argument("what the root is of")
        return Root(body, degree, *self.span(first))

    def _bare_root(self) -> Node:
        r"""Read √ and what stands next to it: a letter, a number or a bracket."""
        first = self.index
        self.index += 1
        token = self.peek()
        if token.kind not in {"letter", "number"} and not self.group_ahead():
            self.fail("a letter, a number or a bracket after √")
        body = self.primary(token)
        if self.peek().text in {"^", "_", "'", "!"}:
            self.fail("brackets that show what the root is of")
        return Root(body, None, *self.span(first))

    def _brace(self, name: str) -> Node:
        r"""Read what stands over `\underbrace`; the note below it is left out."""
        first = self.index
        self.index += 1
        end = self.pairs.get(self.index, -1)
        if not self.at("{") or end >= self.end or end <= self.index + 1:
            self.fail(f"a term in braces after \\{name}")
        node = self.content(self.index + 1, end)
        self.index = end + 1
        while (name == "underbrace" and self.at("_")) or (name == "overbrace" and self.at("^")):
            self.index += 1
            close = self.pairs.get(self.index, -1) if self.at("{") else self.index
            if close < 0 or close >= self.end:
                self.fail("a note in braces")
            self.index = close + 1
        self.check_bare(node, first)
        if isinstance(node, Beside) and self.peek().text in {"^", "_", "'"}:
            self.fail("brackets that can be seen", self.tokens[first])
        return node
