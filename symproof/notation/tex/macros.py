r"""The macros of a document: `\newcommand`, `\def`, `\let`, `\DeclareMathOperator` and the like.

A document's macros are collected before its formulas are read.  Nothing is run: a macro is a list
of tokens.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from symproof.notation.tex.syntax import Trouble
from symproof.notation.tex.tokens import NONE, Token, is_char, tokens_of

LONGEST_BODY: Final = 10_000
MOST_PARAMETERS: Final = 9

DEFINING: Final = frozenset(
    {
        *("newcommand", "renewcommand", "providecommand", "DeclareRobustCommand", "def", "gdef"),
        *("edef", "xdef", "let", "DeclareMathOperator", "DeclarePairedDelimiter"),
    }
)
_DEFINITION: Final = re.compile(rf"(?:{'|'.join(sorted(DEFINING, key=len, reverse=True))})$")
_FOUND: Final = re.compile(r"%[^\n]*|\\([A-Za-z]+|[\s\S])")


class Macro(NamedTuple):
    r"""What a macro stands for.

    Attributes:
        parameters: how many there are.
        default: of the first, where it may be left out.
        body: tokens, "parameter" ones among them.
        paired: whether a star or a size in brackets may come first: `\abs*{x}`.
        refused: what was expected of a definition that is not understood, "" otherwise.
    """

    parameters: int
    default: tuple[Token, ...] | None
    body: tuple[Token, ...]
    paired: bool = False
    refused: str = ""


@dataclass
class Macros:
    """The macros of one document, by name, each with the places at which it is defined.

    `spent` counts the tokens that macros have made; it is bounded for a whole document.
    `bombs` are the macros without parameters that make too many.
    """

    _texts: dict[str, int] = field(default_factory=dict[str, int])
    _places: dict[str, list[tuple[int, int]]] = field(
        default_factory=dict[str, list[tuple[int, int]]]
    )
    _macros: dict[str, list[Macro]] = field(default_factory=dict[str, list[Macro]])
    spent: int = 0
    bombs: set[str] = field(default_factory=set[str])

    def number(self, text: str) -> int:
        """Return which text of the document this is, in the order in which they were read."""
        return self._texts.setdefault(text, len(self._texts))

    def add(self, name: str, place: tuple[int, int], macro: Macro) -> None:
        """Add a definition at a place: the number of a text, and an offset in it."""
        places = self._places.setdefault(name, [])
        index = bisect_left(places, place)
        if index < len(places) and places[index] == place:
            return
        places.insert(index, place)
        self._macros.setdefault(name, []).insert(index, macro)

    def at(self, name: str, place: tuple[int, int]) -> Macro | None:
        """Return the last definition before a place, else the first one, None without any."""
        places = self._places.get(name)
        if places is None:
            return None
        return self._macros[name][max(0, bisect_left(places, place) - 1)]

    def before(self, name: str, place: tuple[int, int]) -> Macro | None:
        """Return the last definition before a place, None without one."""
        places = self._places.get(name, [])
        index = bisect_left(places, place)
        return self._macros[name][index - 1] if index else None

    def __contains__(self, name: str) -> bool:
        return name in self._places


def read_macros(text: str, start: int, end: int, into: Macros) -> tuple[Trouble, ...]:
    """Add the macros that a part of a text defines, and return what is wrong with definitions."""
    troubles: list[Trouble] = []
    number = into.number(text)
    position = start
    while match := _FOUND.search(text, position, end):
        position = match.end()
        name = match.group(1)
        if name is None or _DEFINITION.match(name) is None:
            continue
        reader = _Definition(text, match.start(), end)
        expected = reader.read(into, number)
        position = max(position, reader.reached)
        if expected:
            troubles.append(Trouble(reader.reached, expected, match.start(), reader.reached))
    return tuple(troubles)


class _Definition:
    """The tokens of one definition, from its command on."""

    def __init__(self, text: str, start: int, end: int) -> None:
        self.start = start
        self.reached = start
        self._tokens = tokens_of(text, start, end)
        self._next: Token | None = None
        self._advance()

    def _advance(self) -> Token | None:
        """Pass the current token and return it."""
        token = self._next
        if token is not None:
            self.reached = token.end
        self._next = next(self._tokens, None)
        return token

    def _take(self, text: str) -> bool:
        if self._next is None or not is_char(self._next, text):
            return False
        self._advance()
        return True

    def read(self, into: Macros, number: int) -> str:
        """Read a definition into the macros; return what was expected, "" where all is well."""
        command = self._advance()
        kind = command.text if command is not None else ""
        self._take("*")
        name = self._name(bare=kind in {"newcommand", "renewcommand", "providecommand"})
        if not name:
            return f"the name of a macro after \\{kind}"
        place = (number, self.start)
        if kind == "let":
            return self._let(name, place, into)
        macro = self._macro(kind)
        if isinstance(macro, str):
            return macro
        if kind != "providecommand" or into.before(name, place) is None:
            into.add(name, place, macro)
        return ""

    def _macro(self, kind: str) -> Macro | str:
        """Return what is defined, or what was expected."""
        match kind:
            case "def" | "gdef" | "edef" | "xdef":
                return self._def()
            case "DeclareMathOperator":
                body = self._braces()
                return body if isinstance(body, str) else Macro(0, None, _operator(body))
            case "DeclarePairedDelimiter":
                opening, closing = self._braces(), self._braces()
                if isinstance(opening, str) or isinstance(closing, str):
                    return "two delimiters in braces"
                return Macro(1, None, (*opening, _parameter(1), *closing), paired=True)
            case _:
                return self._new_command()

    def _name(self, bare: bool) -> str:
        r"""Return a name, with or without braces; as letters alone (`{relu}`) where it may be."""
        if self._next is not None and self._next.kind == "command":
            token = self._advance()
            return token.text if token is not None else ""
        if not self._take("{"):
            return ""
        name = ""
        token = self._advance()
        if token is not None and token.kind == "command":
            name = token.text
        elif bare and token is not None and token.kind == "letter":
            name = token.text
            while self._next is not None and self._next.kind == "letter":
                name += self._next.text
                self._advance()
        return name if self._take("}") else ""

    def _new_command(self) -> Macro | str:
        count, default = 0, None
        if self._take("["):
            token = self._advance()
            if token is None or token.kind != "number" or not token.text.isdecimal():
                return "a number of parameters"
            count = int(token.text[:3])
            if count > MOST_PARAMETERS or not self._take("]"):
                return f"at most {MOST_PARAMETERS} parameters, and ]"
            if self._take("["):
                default = self._up_to("]")
                if default is None:
                    return "] after the default"
        body = self._braces()
        if isinstance(body, str):
            return body
        return Macro(count, default, body)

    def _def(self) -> Macro | str:
        count = 0
        delimited = False
        while self._next is not None and not is_char(self._next, "{"):
            if self.reached - self.start > LONGEST_BODY:
                return "the macro's body in braces"
            token = self._advance()
            if token is not None and is_char(token, "#"):
                count += 1
                self._advance()
            else:
                delimited = True
        body = self._braces()
        if isinstance(body, str):
            return body
        if delimited or count > MOST_PARAMETERS:
            return Macro(0, None, (), refused="a macro whose parameters have no text between them")
        return Macro(count, None, body)

    def _let(self, name: str, place: tuple[int, int], into: Macros) -> str:
        self._take("=")
        token = self._advance()
        if token is None:
            return "what the macro is to stand for"
        meant = into.before(token.text, place) if token.kind == "command" else None
        if meant is None:
            kind = "primitive" if token.kind == "command" else token.kind
            meant = Macro(0, None, (token._replace(kind=kind),))
        into.add(name, place, meant)
        return ""

    def _braces(self) -> tuple[Token, ...] | str:
        """Return what stands in braces, or what was expected; a lone command stands for itself."""
        if self._next is not None and self._next.kind == "command":
            token = self._advance()
            return () if token is None else (token,)
        if not self._take("{"):
            return "the macro's body in braces"
        body = self._up_to("}")
        return "} after the macro's body" if body is None else body

    def _up_to(self, closing: str) -> tuple[Token, ...] | None:
        """Return the tokens before a closing sign outside of braces, and pass it."""
        found: list[Token] = []
        depth = 0
        while self._next is not None and len(found) <= LONGEST_BODY:
            token = self._next
            self._advance()
            if is_char(token, closing) and depth == 0:
                return tuple(found)
            if is_char(token, "{"):
                depth += 1
            elif is_char(token, "}"):
                depth -= 1
                if depth < 0:
                    return None
            elif is_char(token, "#"):
                token = self._parameter_after(token)
            found.append(token)
        return None

    def _parameter_after(self, sign: Token) -> Token:
        following = self._next
        if following is None or following.kind != "number":
            return sign
        digit, rest = following.text[0], following.text[1:]
        start = following.start + 1
        if rest:
            self._next = following._replace(text=rest, start=start, raw=rest)
        else:
            self._advance()
        return Token("parameter", digit, sign.start, start, sign.room, "#" + digit)


def _parameter(number: int) -> Token:
    return Token("parameter", str(number), 0, 0, NONE, f"#{number}")


def _operator(body: tuple[Token, ...]) -> tuple[Token, ...]:
    r"""Return the tokens of `\operatorname{body}`."""
    return (
        Token("primitive", "operatorname", 0, 0, NONE, "\\operatorname"),
        Token("char", "{", 0, 0, NONE, "{"),
        *body,
        Token("char", "}", 0, 0, NONE, "}"),
    )
