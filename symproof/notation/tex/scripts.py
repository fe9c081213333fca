"""Primes, subscripts, superscripts and factorial signs, and arguments of commands."""

from __future__ import annotations

from symproof.notation.tex import commands
from symproof.notation.tex.brackets import Brackets
from symproof.notation.tex.syntax import Chain, Group, Name, Node, Number, Postfix, Scripts, Words
from symproof.notation.tex.tokens import Token


class ScriptReader(Brackets):
    """Terms with their scripts."""

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
        r"""Pass `\prime` or `{\prime\prime}` after ^, and return how many primes they are."""
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
