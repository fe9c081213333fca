r"""Tokens on their way through what takes the looks out of them."""

from __future__ import annotations

from collections.abc import Sequence

from symproof.notation.tex import commands
from symproof.notation.tex.tokens import NONE, Token, is_char


def brace_pairs(tokens: Sequence[Token]) -> dict[int, int]:
    """Return the places of the braces that have a partner: of each opening one its closing one."""
    pairs: dict[int, int] = {}
    opened: list[int] = []
    for index, token in enumerate(tokens):
        if token.kind == "char":
            if token.text == "{":
                opened.append(index)
            elif token.text == "}" and opened:
                pairs[opened.pop()] = index
    return pairs


def text_of(tokens: Sequence[Token]) -> str:
    """Return text as a reader sees it; a space at an end stands for one that is written."""
    pieces: list[str] = []
    for token in tokens:
        if token.room and pieces:
            pieces.append(" ")
        if token.kind == "command":
            pieces.append(_text_of_command(token))
        elif is_char(token, "~") or token.kind == "row":
            pieces.append(" ")
        elif not (is_char(token, "{") or is_char(token, "}")):
            pieces.append(token.raw)
    return "".join(pieces)


def _text_of_command(token: Token) -> str:
    if token.text in commands.WIDE or token.text in commands.MIDDLING:
        return " "
    if token.text in commands.LOOKS or token.text in commands.TEXTS:
        return ""
    return token.raw if token.text.isalpha() else token.text


class TokenReader:
    """The tokens, where the reader stands in them, and what is done."""

    def __init__(self, tokens: Sequence[Token]) -> None:
        self.tokens = tokens
        self.pairs = brace_pairs(tokens)
        self.done: list[Token] = []
        self.index = 0
        self.room = NONE
        self.level = 0

    def emit(self, token: Token) -> None:
        """Put a token behind what is done; `:` and `=` are one."""
        if token.text == "=" and self.done and is_char(self.done[-1], ":"):
            token = self.done.pop()._replace(text=":=", end=token.end)
        if self.room:
            token = token._replace(room=self.room)
            self.room = NONE
        self.done.append(token)

    def trouble(self, token: Token, expected: str) -> None:
        """Put what was expected in the place of a token."""
        self.emit(token._replace(kind="trouble", text=expected))

    def take_star(self) -> None:
        """Pass a star, if there is one."""
        if self.index < len(self.tokens) and is_char(self.tokens[self.index], "*"):
            self.index += 1

    def argument(self) -> Sequence[Token] | None:
        """Pass an argument and return its tokens, None where there is none."""
        if self.index >= len(self.tokens):
            return None
        token = self.tokens[self.index]
        if is_char(token, "{"):
            close = self.pairs.get(self.index)
            if close is None:
                return None
            found = self.tokens[self.index + 1 : close]
            self.index = close + 1
            return found
        if token.kind == "row" or (token.kind == "char" and token.text in "}&"):
            return None
        self.index += 1
        return [token]

    def run(self, end: int | None = None) -> list[Token]:
        """Lay out the tokens as far as `end`."""
        raise NotImplementedError
