r"""The tokens of LaTeX's mathematics, each with its place in the source."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from symproof.notation.tex.signs import (
    CHARACTERS,
    COMMANDS,
    LOWERED,
    PRIMES,
    RAISED,
    VULGAR,
    is_word_sign,
    styled_letter,
)

LONGEST: Final = 1_000_000

# how much room there is before a token
NONE, BLANK, GAP = range(3)


class Token(NamedTuple):
    r"""A token, where it stands, and how it is written there.

    Attributes:
        kind: "command" (text without the backslash), "letter", "number", "words" (Chinese and the
            like), "row" (`\\`), "'" (text is as many primes), "parameter" (`#1` in a macro's body),
            "trouble" (text says what was expected), or "char": any other character, and relations
            of several (`<=`, `:=`).  Later stages make more kinds of these.
        room: NONE, BLANK or GAP: whether spaces or a wide space stand before it.
        raw: the text in the source.
    """

    kind: str
    text: str
    start: int
    end: int
    room: int
    raw: str


_TOKEN: Final = re.compile(
    r"""
      (?P<blank>[ \t\r\n\f\v\u00a0\u2000-\u200b\u3000]+|%[^\n]*\n?)
    | (?P<command>\\(?:[A-Za-z]+|\\\*?
        (?:\[\s*-?[0-9.]+\s*(?:[a-z]{2}|\\[A-Za-z]+)\s*\])?|[\s\S]?))
    | (?P<number>(?:(?<![0-9.])[1-9][0-9]{0,2}(?:(?:\{,\}|\\,)[0-9]{3})+(?![0-9])(?:\.[0-9]+)?
        |[0-9]+(?:(?:\.|\{[.,]\})[0-9]+)?|\.[0-9]+))
    | (?P<letter>[A-Za-z])
    | (?P<entity>&(?:lt|gt|amp);)
    | (?P<prime>['′’″‴]+)
    | (?P<char><=>|<=|>=|:=|==|=>|->|!=|[-{}^_&+*/=<>|()\[\],;:.!~\#$"@?`])
    | (?P<raised>[⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁽⁾ⁿⁱ]+)
    | (?P<lowered>[₀₁₂₃₄₅₆₇₈₉₊₋₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓ]+)
    | (?P<other>[\s\S])
    """,
    re.VERBOSE,
)
_THOUSANDS: Final = re.compile(r"[1-9][0-9]{0,2}(?:(?:\{,\}|\\,)[0-9]{3})+(?:\.[0-9]+)?")
_IN_SCRIPT: Final = re.compile(r"[0-9]+|.")
_RAISED: Final = str.maketrans(dict(RAISED))
_LOWERED: Final = str.maketrans(dict(LOWERED))
_ENTITIES: Final = {"&lt;": "<", "&gt;": ">", "&amp;": "&"}
_ESCAPED: Final = {"*": "*", "|": "Vert", "{": "lbrace", "}": "rbrace"}
_UNCLEAR_NOT: Final = r"\ne, or a space after ! where it is a factorial"


def tokens_of(
    text: str, start: int, end: int, holes: Sequence[tuple[int, int]] = ()
) -> Iterator[Token]:
    r"""Yield the tokens of a part of a text; spaces, comments and holes between them are left out.

    `\\` takes a star and a length after it with it.  An unknown character is "char" too.
    """
    source, shift = text, 0
    if holes:
        source, shift = _blanked(text, start, end, holes), start
    room = NONE
    for match in _TOKEN.finditer(source, start - shift, end - shift):
        kind = match.lastgroup
        if kind == "blank":
            room = BLANK
            continue
        raw = match.group()
        first = match.start() + shift
        last = first + len(raw)
        match kind:
            case "letter":
                yield Token("letter", raw, first, last, room, raw)
            case "char":
                if raw == "!=" and room == NONE:
                    yield Token("trouble", _UNCLEAR_NOT, first, last, room, raw)
                else:
                    yield Token("char", raw, first, last, room, raw)
            case "command":
                yield _command(raw, first, last, room)
            case "number":
                yield Token("number", raw, first, last, room, raw)
            case "entity":
                yield Token("char", _ENTITIES[raw], first, last, room, raw)
            case "prime":
                count = sum(PRIMES[sign] for sign in raw)
                yield Token("'", "'" * count, first, last, room, raw)
            case "raised":
                yield from _script("^", raw.translate(_RAISED), first, last, room)
            case "lowered":
                yield from _script("_", raw.translate(_LOWERED), first, last, room)
            case _:
                yield from _sign(source, match.start(), raw, shift, room)
        room = NONE


def _blanked(text: str, start: int, end: int, holes: Sequence[tuple[int, int]]) -> str:
    """Return the part of the text with spaces for its holes."""
    pieces: list[str] = []
    done = start
    for first, last in sorted(holes):
        first, last = max(done, min(first, end)), min(end, last)
        if last > first:
            pieces += (text[done:first], " " * (last - first))
            done = last
    return "".join((*pieces, text[done:end]))


def _command(raw: str, start: int, end: int, room: int) -> Token:
    name = raw[1:]
    if name[:1] == "\\":
        return Token("row", raw, start, end, room, raw)
    if name == "":
        return Token("trouble", "a command after \\", start, end, room, raw)
    if name == "*":
        return Token("char", "*", start, end, room, raw)
    if name.isspace():
        name = " "
    return Token("command", _ESCAPED.get(name, name), start, end, room, raw)


def _script(sign: str, text: str, start: int, end: int, room: int) -> Iterator[Token]:
    yield Token("char", sign, start, end, room, "")
    yield Token("char", "{", start, end, NONE, "")
    for part in _IN_SCRIPT.findall(text):
        kind = "number" if part.isdigit() else "letter" if part.isalpha() else "char"
        yield Token(kind, part, start, end, NONE, part)
    yield Token("char", "}", start, end, NONE, "")


def _sign(source: str, index: int, raw: str, shift: int, room: int) -> Iterator[Token]:
    """Yield the tokens that a Unicode sign stands for."""
    start = index + shift
    end = start + 1

    def token(kind: str, text: str, shown: str = "") -> Token:
        return Token(kind, text, start, end, room, shown)

    if raw in CHARACTERS:
        yield token("char", CHARACTERS[raw], raw)
    elif raw in COMMANDS:
        yield token("command", COMMANDS[raw], raw)
    elif raw in VULGAR:
        if index and source[index - 1].isdigit():
            yield token("trouble", "an operator between a number and a fraction", raw)
            return
        yield token("command", "frac", raw)
        for part in VULGAR[raw].split("/"):
            yield token("number", part)
    elif is_word_sign(raw):
        yield token("words", raw, raw)
    elif (letter := styled_letter(raw)) is not None and letter[1].isascii():
        if letter[0]:
            yield token("command", letter[0])
        yield token("number" if letter[1].isdigit() else "letter", letter[1], raw)
    else:
        yield token("char", raw, raw)


def digits_of(number: str) -> str:
    r"""Return a number without the signs between thousands: `1{,}000`; `0{,}5` is a decimal."""
    if _THOUSANDS.fullmatch(number):
        return number.replace("{,}", "").replace("\\,", "")
    digits = number.replace("{,}", ".").replace("{.}", ".")
    return "0" + digits if digits[0] == "." else digits


def is_char(token: Token, text: str) -> bool:
    """Whether the token is this character."""
    return token.kind == "char" and token.text == text
