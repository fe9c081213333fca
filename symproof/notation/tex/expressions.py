r"""Terms of LaTeX: sums, products, what stands beside each other, scripts, brackets and bars.

    sum      = [sign] product (sign [sign] product)*
    product  = beside (operator [sign] beside)*
    beside   = operand+
    operand  = primary (prime | subscript | superscript | "!")*
"""

from __future__ import annotations

from typing import Final

from symproof.notation.tex import commands
from symproof.notation.tex.cursor import Condition, Cursor, Fault, is_operator
from symproof.notation.tex.syntax import (
    Beside,
    Chain,
    Fraction,
    Group,
    Infix,
    Name,
    Node,
    Number,
    Postfix,
    Prefix,
    Scripts,
    Words,
)
from symproof.notation.tex.tokens import GAP, Token

TERM: Final = "a term"
_CLOSING: Final = {"(": ")]", "[": "])", "\\{": "\\}"}
_SHOWN: Final = {"\\{": "{", "\\}": "}"}
_UNREADABLE_PRODUCT: Final = "an operator or a bracket between the two numbers"
# what a sum that is in invisible braces may stand next to
_EDGES: Final = frozenset({"(", "[", "\\{", "{", ")", "]", "\\}", "}", ",", ";", "|", "."})


class Expressions(Cursor):
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
        while (sign := self.sum_operator()) is not None:
            self.index += 1
            right = self.signed()
            if self.evaluated and not evaluated:
                self.fail("brackets around all that is evaluated", self.tokens[self.index - 1])
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
        self.evaluated = False
        first = self.index
        left = self.beside()
        while True:
            operator = self.product_operator()
            if operator is not None:
                self.index += 1
                left = self._times(operator, left, first)
            elif self.at_evaluation():
                left = self._evaluation(left, first)
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
        if again or (_is_name(operand) and self.group_ahead()):
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
            if items and _is_number(item) and isinstance(items[-1], Number):
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

    def differential_ahead(self) -> bool:
        """Whether a differential stands here: d and a name."""
        raise NotImplementedError

    def at_evaluation(self) -> bool:
        r"""Whether a bar stands here that has ends: `F(x)|_0^1`."""
        token = self.peek()
        if token.kind == "evaluate":
            return True
        bar = token.text == "|" and (
            token.kind == "close" or (token.kind == "char" and self.bars == 0)
        )
        following = self.peek(1)
        return bar and following.kind == "char" and following.text in {"_", "^"}

    def _evaluation(self, left: Node, first: int) -> Node:
        self.index += 1
        group = Group(".", "|", (left,), (), *self.span(first))
        self.evaluated = True
        node = self.scripted(group, first)
        self.evaluated = True
        return node

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
                    return self.group(token, _CLOSING[text])
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
        digits = token.text.replace("{,}", "").replace("\\,", "")
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
        return "0" + digits if digits[0] == "." else digits

    def command(self, token: Token) -> Node:
        """Read a command and its arguments."""
        raise NotImplementedError

    def environment(self, token: Token) -> Node:
        """Read a matrix or cases."""
        raise NotImplementedError

    def fenced(self, token: Token) -> Node:
        r"""Read what stands between `\left` and `\right`."""
        raise NotImplementedError

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
        if self._script_follows() and isinstance(node, Beside) and not _is_call(node):
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

    def _script_follows(self) -> bool:
        token = self.peek()
        return token.kind == "'" or (token.kind == "char" and token.text in {"^", "_", "!"})

    def check_bare(self, node: Node, first: int) -> None:
        """Fail if a term in braces, which nobody sees, reads otherwise without them."""
        if isinstance(node, Infix | Prefix) and not self._may_be_bare(node, first):
            self.fail("brackets that can be seen", self.tokens[first])

    def _may_be_bare(self, node: Infix | Prefix, first: int) -> bool:
        before = self.tokens[first - 1] if first else self.stop
        after = self.peek()
        if self._script_follows():
            return False
        if isinstance(node, Infix) and node.operator in commands.SUMS:
            return self._is_edge(before, {"+"}) and self._is_edge(after, {"+", "-"})
        if isinstance(node, Infix) and node.operator == "/":
            return self._is_edge(before, {"+", "-"}) and self._is_edge(after, {"+", "-"})
        signs = {"+", "-", "*", "cdot", "times", "/"} if isinstance(node, Prefix) else {"+", "-"}
        return self._is_edge(before, signs) and self._is_edge(after, {"+", "-"})

    @staticmethod
    def _is_edge(token: Token, signs: set[str]) -> bool:
        """Whether a term ends or begins at a token, or it is one of the signs."""
        if token.kind in {"char", "command"}:
            return (
                token.text in signs
                or token.text in commands.RELATION_CHARS
                or token.text in commands.RELATIONS
                or (token.kind == "char" and token.text in _EDGES)
            )
        return token.kind in {"end", "gap", "left", "right", "tag", "label", "mark", "column"}

    def scripted(self, base: Node, first: int) -> Node:
        """Read the primes, scripts and factorial signs of a base."""
        primes = 0
        below: Node | Chain | None = None
        above: Node | None = None
        while self.index < self.end:
            token = self.tokens[self.index]
            if token.kind == "'":
                if above is not None:
                    self.fail("primes before a superscript")
                primes += len(token.text)
                self.index += 1
            elif token.kind != "char" or token.text not in {"^", "_", "!"}:
                break
            elif token.text == "!":
                base = _with_scripts(base, primes, below, above, self.span(first))
                self.index += 1
                base = Postfix("!", base, *self.span(first))
                primes, below, above = 0, None, None
            elif token.text == "_":
                if below is not None:
                    self.fail("one subscript")
                self.index += 1
                below = self.subscript()
            else:
                self.index += 1
                count = self._prime_commands()
                if count:
                    primes += count
                    continue
                if above is not None:
                    self.fail("one superscript")
                if self._star():
                    base = self._starred(base, token)
                    continue
                above = self.superscript()
        if primes == 0 and below is None and above is None:
            return base
        if isinstance(base, Words):
            self.fail("a name before a script", self.tokens[first])
        return _with_scripts(base, primes, below, above, self.span(first))

    def _prime_commands(self) -> int:
        r"""Pass `\prime`, `{\prime\prime}` or `{'}` after ^, and return how many primes they are."""
        first, last = self.index, self.index + 1
        if self.at("{"):
            first, last = self.index + 1, self.pairs.get(self.index, 0)
        count = 0
        for token in self.tokens[first:last]:
            if token.kind == "'":
                count += len(token.text)
            elif token.kind == "command" and token.text == "prime":
                count += 1
            else:
                return 0
        if count:
            self.index = last if first != self.index + 1 else last + 1
        return count

    def _star(self) -> bool:
        r"""Pass `*` or `\ast` after ^, in braces or not."""
        braces = self.at("{") and self.pairs.get(self.index) == self.index + 2
        token = self.peek(1) if braces else self.peek()
        if not ((token.kind == "char" and token.text == "*") or token[:2] == ("command", "ast")):
            return False
        self.index += 3 if braces else 1
        return True

    def _starred(self, base: Node, token: Token) -> Node:
        if not isinstance(base, Name):
            self.fail("a name before ^*", token)
        accents = (*base.accents, "star")
        return Name(base.base, base.style, accents, base.start, self.tokens[self.index - 1].end)

    def superscript(self) -> Node:
        """Read what stands after ^: one token, or what is in braces."""
        sign = self._lone_sign()
        if sign is not None:
            return sign
        self.scripts += 1
        node = self.argument("a superscript")
        self.scripts -= 1
        return node

    def subscript(self) -> Node | Chain:
        """Read what stands after _, which may be a chain or a list."""
        sign = self._lone_sign()
        if sign is not None:
            return sign
        if not self.at("{"):
            self.scripts += 1
            node = self.argument("a subscript")
            self.scripts -= 1
            return node
        close = self.pairs.get(self.index)
        if close is None or close >= self.end:
            self.fail("a subscript that is closed by }")
        first = self.index + 1
        self.index = first
        found = self.below(close)
        self.index = close + 1
        return found

    def below(self, last: int) -> Node | Chain:
        """Read the tokens as far as `last` as a chain, a list or a term."""
        first = self.index
        self.enter(self.peek())
        saved = self.end, self.bars, self.integrals, self.inside
        self.end, self.bars, self.integrals, self.inside = last, 0, 0, self.inside + 1
        self.scripts += 1
        items: list[Node] = []
        separators: list[str] = []
        found: Node | Chain
        chain = self.chain()
        if chain.links or chain.first is None:
            found = chain
        else:
            items.append(chain.first)
            while self.at(",") or self.at(";"):
                separators.append(self.peek().text)
                self.index += 1
                items.append(self.total())
            found = items[0]
            if separators:
                found = Group(".", ".", tuple(items), tuple(separators), *self.span(first))
        self.pass_gaps()
        if self.index < last:
            self.fail("an operator or the end of the subscript")
        self.scripts -= 1
        self.depth -= 1
        self.end, self.bars, self.integrals, self.inside = saved
        return found

    def _lone_sign(self) -> Node | None:
        """Read a sign that stands alone as a script: 0^+."""
        braces = self.at("{") and self.pairs.get(self.index) == self.index + 2
        token = self.peek(1) if braces else self.peek()
        if token.kind != "char" or token.text not in commands.SUMS:
            return None
        self.index += 3 if braces else 1
        return Name(token.text, "sign", (), token.start, token.end)

    def argument(self, what: str) -> Node:
        """Read an argument of a command: what is in braces, or one token and its arguments."""
        token = self.peek()
        self.enter(token)
        if token.kind == "char" and token.text == "{":
            close = self.pairs.get(self.index)
            if close is None or close >= self.end:
                self.fail(f"{what} that is closed by }}")
            if close == self.index + 1:
                self.fail(what, self.tokens[close])
            node = self.content(self.index + 1, close)
            self.index = close + 1
        elif token.kind == "number":
            if len(token.text) > 1:
                self.fail("braces around a number")
            self.index += 1
            node = Number(token.text, token.start, token.end)
        elif token.kind in {"letter", "text", "command"}:
            saved = self.integrals
            self.integrals = 0
            node = self.primary(token)
            self.integrals = saved
        else:
            self.fail(what)
        self.depth -= 1
        return node


def _closers(closing: str) -> tuple[str, ...]:
    return (closing,) if closing[:1] == "\\" else tuple(closing)


def _is_letter_d(node: Node) -> bool:
    base = node.base if isinstance(node, Scripts) else node
    return isinstance(base, Name) and base.base in {"d", "partial"}


def _is_name(node: Node) -> bool:
    base = node.base if isinstance(node, Scripts) else node
    return isinstance(base, Name)


def _is_number(node: Node) -> bool:
    base = node.base if isinstance(node, Scripts) else node
    return isinstance(base, Number)


def _is_call(node: Beside) -> bool:
    return len(node.items) == 2 and _is_name(node.items[0]) and isinstance(node.items[1], Group)


def _with_scripts(
    base: Node,
    primes: int,
    below: Node | Chain | None,
    above: Node | None,
    place: tuple[int, int],
) -> Node:
    if primes == 0 and below is None and above is None:
        return base
    return Scripts(base, primes, below, above, *place)
