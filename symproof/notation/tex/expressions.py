r"""Terms of LaTeX: sums, products, what stands beside each other, scripts, brackets and bars.

sum      = [sign] product (sign [sign] product)*
product  = beside (operator [sign] beside)*
beside   = operand+
operand  = primary (prime | subscript | superscript | "!")*
"""

from __future__ import annotations

from typing import Final

from symproof.notation.tex import commands
from symproof.notation.tex.brackets import CLOSING, is_named
from symproof.notation.tex.cursor import is_operator
from symproof.notation.tex.scripts import ScriptReader
from symproof.notation.tex.syntax import Beside, Group, Infix, Name, Node, Number, Prefix, Scripts
from symproof.notation.tex.tokens import Token, digits_of

TERM: Final = "a term"
_UNREADABLE_PRODUCT: Final = "an operator before the number, or braces around all its digits"


class Expressions(ScriptReader):
    """Terms, as far as they need no commands with arguments."""

    def sum_operator(self) -> str | None:
        """Return the sign that stands here, None for none."""
        if self.index >= self.end:
            return None
        token = self.tokens[self.index]
        if token.kind == "char":
            return commands.SUMS.get(token.text)
        if token.kind == "command":
            return commands.SUM_COMMANDS.get(token.text)
        return None

    def product_operator(self) -> str | None:
        """Return the operator of a product that stands here, None for none."""
        if self.index >= self.end:
            return None
        token = self.tokens[self.index]
        if token.kind == "char":
            return commands.PRODUCTS.get(token.text)
        if token.kind == "command":
            return commands.PRODUCT_COMMANDS.get(token.text)
        return None

    def total(self) -> Node:
        """Read a sum."""
        first = self.index
        left = self.signed()
        evaluated = self.evaluated
        while self.differential is None and (sign := self.sum_operator()) is not None:
            self.index += 1
            right = self.signed()
            if self.evaluated and not evaluated:
                self.fail("brackets around all that is evaluated", self.tokens[self.index - 1])
            evaluated = self.evaluated
            left = Infix(sign, left, right, *self.span(first))
        return left

    evaluated: bool = False

    def signed(self) -> Node:
        """Read a product with a sign before it, or without."""
        self.skip_empty()
        first = self.index
        sign = self.sum_operator()
        if sign is None:
            return self.product()
        self.index += 1
        operand = self.product()
        return Prefix(sign, operand, *self.span(first))

    def product(self) -> Node:
        """Read what stands beside each other, with operators between."""
        evaluated = False
        first = self.index
        left = self.beside()
        while True:
            self.evaluated = evaluated
            if self.differential is not None:
                return left
            operator = self.product_operator()
            if operator is not None:
                self.index += 1
                left = self._times(operator, left, first)
            elif self.at_evaluation():
                left = self._evaluation(left, first)
                evaluated = True
            else:
                return left

    def _times(self, operator: str, left: Node, first: int) -> Node:
        self.skip_empty()
        begin = self.index
        sign = self.sum_operator()
        if sign is not None:
            self.index += 1
        right = self._divisor(left) if operator == "/" else self.beside()
        if sign is not None:
            right = Prefix(sign, right, *self.span(begin))
        node: Node = Infix(operator, left, right, *self.span(first))
        if operator == "/" and self.operand_ahead():
            more = self._items()
            node = Beside((node, *more), *self.span(first))
        return node

    def _divisor(self, left: Node) -> Node:
        r"""Read what a slash takes on its right: a factor, also a function and its argument."""
        first = self.index
        token = self.peek()
        if token.kind == "command" and token.text in commands.FUNCTIONS:
            return self.beside()
        operand = self.operand()
        again = (
            self.operand_ahead()
            and _is_letter_d(operand)
            and _is_letter_d(left.items[0] if isinstance(left, Beside) else left)
        )
        if again or (is_named(operand) and self.group_ahead()):
            return Beside((operand, self.operand()), *self.span(first))
        return operand

    def group_ahead(self) -> bool:
        """Whether a round or square bracket opens here."""
        token = self.peek()
        return (token.kind == "char" and token.text in {"(", "["}) or (
            token.kind == "left" and token.text in {"(", "["}
        )

    def beside(self) -> Node:
        """Read operands that stand side by side."""
        first = self.index
        items = self._items()
        if len(items) == 1:
            return items[0]
        return Beside(tuple(items), *self.span(first))

    def _items(self) -> list[Node]:
        items: list[Node] = []
        while True:
            begin = self.index
            item = self.operand()
            if items and _is_number(item) and _ends_in_number(items[-1]):
                self.fail(_UNREADABLE_PRODUCT, self.tokens[begin])
            if isinstance(item, Beside):
                items += item.items
            else:
                items.append(item)
            if self.differential is not None or not self.operand_ahead():
                return items

    def operand_ahead(self) -> bool:
        """Whether a factor begins here, after one that is complete."""
        while True:
            self.skip_empty()
            if self.index >= self.end:
                return False
            if self.tokens[self.index].kind != "gap" or not (self.inside or self._small_gap()):
                break
            self.index += 1
        token = self.tokens[self.index]
        kind, text = token.kind, token.text
        match kind:
            case "letter":
                return not (self.integrals and self.differential_ahead())
            case "number" | "left" | "begin" | "open":
                return True
            case "char":
                if text in {"|", "||"}:
                    return self.bars == 0 and not self.at_evaluation()
                words = text == "(" and not self.inside and self.words_ahead(1)
                return text in {"(", "[", "\\{", "{"} and not words
            case "command":
                return not (
                    text in commands.SUM_COMMANDS
                    or text in commands.PRODUCT_COMMANDS
                    or text in commands.RELATIONS
                    or text in commands.CONNECTIVES
                    or text in {"over", "prime", "xrightarrow"}
                    or (text in {"overset", "stackrel", "underset"} and self.stacked_relation())
                )
            case "text":
                if self.integrals and self.differential_ahead():
                    return False
                return self.inside > 0 or not self.words_ahead()
            case _:
                return False

    def _small_gap(self) -> bool:
        """Whether the gap here is of small spaces before an operator, which it does not part."""
        following = self.peek(1)
        return self.tokens[self.index].text not in commands.WIDE and is_operator(following)

    def at_evaluation(self) -> bool:
        r"""Whether a bar stands here that has ends: `F(x)|_0^1`."""
        token = self.peek()
        if token.kind == "evaluate":
            return True
        bar = token.text == "|" and token.kind in {"char", "close"} and self.bars == 0
        following = self.peek(1)
        return bar and following.kind == "char" and following.text in {"_", "^"}

    def _evaluation(self, left: Node, first: int) -> Node:
        self.index += 1
        group = Group(".", "|", (left,), (), *self.span(first))
        return self.scripted(group, first)

    def operand(self) -> Node:
        """Read one factor with its scripts."""
        while self.inside and self.peek().kind == "gap":
            self.index += 1
        self.skip_empty()
        first = self.index
        token = self.peek()
        self.enter(token)
        node = self.scripted(self.primary(token), first)
        self.depth -= 1
        return node

    def primary(self, token: Token) -> Node:
        """Read one factor without its scripts."""
        kind, text = token.kind, token.text
        if kind == "letter":
            self.index += 1
            return Name(text, "", (), token.start, token.end)
        if kind == "number":
            self.index += 1
            return Number(self._digits(token), token.start, token.end)
        if kind == "command":
            return self.command(token)
        if kind == "text":
            return self.text()
        if kind == "char":
            match text:
                case "(" | "[" | "\\{":
                    return self.group(token, CLOSING[text])
                case "{":
                    return self.braced(token)
                case "|" | "||":
                    return self.bar(token)
                case _:
                    self.fail(TERM)
        if kind == "left":
            return self.fenced(token)
        if kind == "open":
            return self.bar(token)
        if kind == "begin":
            return self.environment(token)
        self.fail(TERM)

    def _digits(self, token: Token) -> str:
        following = self.peek(1)
        if (
            self.at(",")
            and following.kind == "number"
            and following.room == 0
            and (not self.inside or following.text[0] == "0")
            and len(following.text.partition(".")[0]) == 3
            and self.peek().room == 0
        ):
            self.fail("a comma between thousands as {,}")
        return digits_of(token.text)


def _is_letter_d(node: Node) -> bool:
    base = node.base if isinstance(node, Scripts) else node
    return isinstance(base, Name) and base.base in {"d", "partial"}


def _ends_in_number(node: Node) -> bool:
    """Whether a number after it would look like one of its digits."""
    if isinstance(node, Scripts):
        return not (isinstance(node.base, Name) and node.base.base in commands.FUNCTIONS)
    return isinstance(node, Number)


def _is_number(node: Node) -> bool:
    base = node.base if isinstance(node, Scripts) else node
    return isinstance(base, Number)
