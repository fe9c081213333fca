"""Macros replaced by what they stand for, within bounds."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from symproof.notation.tex.macros import DEFINING, Macro, Macros
from symproof.notation.tex.tokens import Token, is_char

MOST_OF_CALL: Final = 10_000
MOST_OF_DOCUMENT: Final = 2_000_000
# of a formula: arguments that are read without an end, and the tokens that are moved as arguments,
# for each token of the formula; nested calls move theirs again and again
MOST_UNCLOSED: Final = 20
MOST_MOVED: Final = 50

_BOMB: Final = f"a macro that stands for at most {MOST_OF_CALL:,} tokens (is it recursive?)"
_SPENT: Final = f"macros that make at most {MOST_OF_DOCUMENT:,} tokens in a document"


def expanded(tokens: Iterable[Token], macros: Macros, text: str) -> list[Token]:
    r"""Return the tokens with macros replaced; what a macro makes has the place of its call.

    Definitions (`\newcommand{...}{...}`) leave nothing behind.  A call that makes too much, or
    that lacks arguments, is a token of kind "trouble".
    """
    found = list(tokens)
    if not any(t.kind == "command" and (t.text in macros or t.text in DEFINING) for t in found):
        return found
    return _Expansion(found, macros, macros.number(text)).run()


class _Expansion:
    """The tokens that are still to be read, the next one last."""

    def __init__(self, tokens: list[Token], macros: Macros, number: int) -> None:
        self.pending = tokens[::-1]
        self.macros = macros
        self.number = number
        # while a call is under way: how many pending tokens there are behind it, what
        # it may still make, and how many arguments it has
        self.base = 0
        self.left = 0
        self.arguments = 0
        # where the last argument ends
        self.reached = 0
        self.call: Token | None = None
        self.unclosed = 0
        self.may_move = 10_000 + MOST_MOVED * len(tokens)

    def run(self) -> list[Token]:
        """Return all tokens, expanded."""
        done: list[Token] = []
        while self.pending:
            if len(self.pending) <= self.base:
                self.call = None
            token = self.pending.pop()
            if token.kind == "primitive":
                done.append(token._replace(kind="command"))
            elif token.kind != "command":
                done.append(token)
            elif token.text in DEFINING:
                self._skip_definition(token.text)
            elif token.text in self.macros:
                done += self._expand(token)
            else:
                done.append(token)
        return done

    def _expand(self, token: Token) -> list[Token]:
        """Put what a call stands for before the pending tokens; return what is wrong with it."""
        call = self.call or token
        macro = self.macros.at(token.text, (self.number, call.start))
        if token.text in self.macros.bombs:
            return [_trouble(token, _BOMB)]
        if macro is None or macro.refused:
            return [_trouble(token, macro.refused if macro else "a macro that is defined")]
        self.reached = token.end
        arguments = self._arguments(macro)
        if arguments is None:
            return [_trouble(token, f"an argument in braces after \\{token.text}")]
        if self.call is None:
            self.call = token._replace(end=max(token.end, self.reached))
            self.base = len(self.pending)
            self.left = MOST_OF_CALL
            self.arguments = macro.parameters
        self.base = min(self.base, len(self.pending))
        made = 1 + _length(macro, arguments) - sum(map(len, arguments))
        self.left -= max(1, made)
        self.macros.spent += max(1, made)
        if self.left < 0 or self.macros.spent > MOST_OF_DOCUMENT:
            del self.pending[self.base :]
            if not self.arguments and self.left < 0:
                self.macros.bombs.add(self.call.text)
            return [_trouble(self.call, _BOMB if self.left < 0 else _SPENT)]
        self.pending += reversed(_body(macro, arguments, self.call))
        return []

    def _arguments(self, macro: Macro) -> list[list[Token]] | None:
        if macro.paired:
            self._optional_star_or_size()
        count = macro.parameters
        arguments: list[list[Token]] = []
        if macro.default is not None and count:
            given = self._brackets()
            arguments.append(list(macro.default) if given is None else given)
        while len(arguments) < count:
            argument = self._argument()
            if argument is None:
                return None
            arguments.append(argument)
        return arguments

    def _argument(self) -> list[Token] | None:
        if not self.pending or self.unclosed > MOST_UNCLOSED or self.may_move < 0:
            return None
        token = self.pending.pop()
        if is_char(token, "{"):
            argument = self._up_to("}")
            if argument is None:
                self.pending.append(token)
            return argument
        if is_char(token, "}") or is_char(token, "&") or token.kind == "row":
            self.pending.append(token)
            return None
        if token.kind == "number" and len(token.text) > 1:
            token = self._first_digit(token)
        self.reached = max(self.reached, token.end)
        return [token]

    def _first_digit(self, token: Token) -> Token:
        """Return the first digit of a number, and put back the others, as TeX does."""
        whole = token.end - token.start == len(token.text)
        end = token.start + 1 if whole else token.end
        rest = token._replace(text=token.text[1:], raw=token.text[1:], room=0)
        self.pending.append(rest._replace(start=end) if whole else rest)
        return token._replace(text=token.text[0], raw=token.text[0], end=end)

    def _up_to(self, closing: str) -> list[Token] | None:
        found: list[Token] = []
        depth = 0
        while self.pending:
            token = self.pending.pop()
            if depth == 0 and is_char(token, closing):
                self.reached = max(self.reached, token.end)
                self.may_move -= len(found)
                return found
            if is_char(token, "{"):
                depth += 1
            elif is_char(token, "}"):
                depth -= 1
            if depth < 0:
                found.append(token)
                break
            found.append(token)
        self.pending += reversed(found)
        self.unclosed += 1
        return None

    def _brackets(self) -> list[Token] | None:
        if not self.pending or not is_char(self.pending[-1], "["):
            return None
        if self.unclosed > MOST_UNCLOSED:
            return None
        opening = self.pending.pop()
        found = self._up_to("]")
        if found is None:
            self.pending.append(opening)
        return found

    def _optional_star_or_size(self) -> None:
        if self.pending and is_char(self.pending[-1], "*"):
            self.pending.pop()
        else:
            self._brackets()

    def _skip_definition(self, kind: str) -> None:
        if self.pending and is_char(self.pending[-1], "*"):
            self.pending.pop()
        self._argument()
        if kind == "let":
            if self.pending and is_char(self.pending[-1], "="):
                self.pending.pop()
            self._argument()
            return
        if kind in {"def", "gdef", "edef", "xdef"}:
            while self.pending and not is_char(self.pending[-1], "{"):
                self.pending.pop()
        else:
            while self._brackets() is not None:
                pass
        self._argument()
        if kind == "DeclarePairedDelimiter":
            self._argument()


def _length(macro: Macro, arguments: list[list[Token]]) -> int:
    """Return how many tokens the body has with the arguments put in."""
    lengths = {str(i): len(part) for i, part in enumerate(arguments, 1)}
    return sum(lengths.get(t.text, 0) if t.kind == "parameter" else 1 for t in macro.body)


def _body(macro: Macro, arguments: list[list[Token]], call: Token) -> list[Token]:
    """Return the body with the arguments put in, at the place of the call."""
    given: Mapping[str, list[Token]] = {str(i): part for i, part in enumerate(arguments, 1)}
    body: list[Token] = []
    for token in macro.body:
        if token.kind == "parameter":
            body += given.get(token.text, ())
        else:
            body.append(token._replace(start=call.start, end=call.end))
    if body:
        body[0] = body[0]._replace(room=max(body[0].room, call.room))
    return body


def _trouble(token: Token, expected: str) -> Token:
    return token._replace(kind="trouble", text=expected)
