"""Rows that go on from the row above, and those that may be a part of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from symproof.notation.tex import commands
from symproof.notation.tex.cursor import is_operator
from symproof.notation.tex.tokens import NONE, Token

# one formula over several lines
_ONE: Final = frozenset({"multline", "multlined", "split"})
_UNCLEAR: Final = "a row that begins with + or - and goes on, or one with a left side of its own"
LEFT_OVER: Final = "a row below that begins with a relation or an operator"
_DOTS: Final = frozenset({"vdots", "dots", "cdots", "ddots", "ldots"})
_BROKEN: Final = "an operator where a line of multline ends or begins"
_OPENING: Final = frozenset({"(", "[", "\\{"})
_CLOSING: Final = frozenset({")", "]", "\\}"})


@dataclass
class Line:
    r"""The tokens of a row, without tags and alignment marks.

    Attributes:
        aligned: whether an alignment mark stands before everything else.
        environment: the innermost one, without a star.
    """

    tokens: list[Token]
    tag: str
    label: str
    aligned: bool
    environment: str


def is_relation(token: Token) -> bool:
    """Whether the token is a relation, or begins one."""
    if token.kind == "char":
        return token.text in commands.RELATION_CHARS
    return token.kind == "command" and (
        token.text in commands.RELATIONS
        or token.text in {"xrightarrow", "overset", "stackrel", "underset"}
    )


def _is_sign(token: Token) -> bool:
    if token.kind == "char":
        return token.text in commands.SUMS
    return token.kind == "command" and token.text in commands.SUM_COMMANDS


def is_ending(token: Token) -> bool:
    """Whether a token only ends a row: a tag, a mark, a full stop."""
    return token.kind in {"tag", "label", "mark", "gap"} or (
        token.kind == "char" and token.text in {",", ".", ";"}
    )


def goes_on(above: Line, line: Line) -> bool:
    """Whether a row goes on from the one above; then it is added to that."""
    last, first = above.tokens[-1], line.tokens[0]
    reopened = (first.kind, first.text) == ("left", ".") and len(line.tokens) > 1
    sign = line.tokens[1] if reopened else first
    between: Token | None = None
    if is_relation(first) and not _has_relation(above.tokens) and _is_head(above.tokens):
        above.tokens += line.tokens
        above.tag, above.label = above.tag or line.tag, above.label or line.label
        return True
    if is_ending(last) or last.kind in {"text", "column"}:
        if not _is_sign(sign) or _has_relation(line.tokens):
            return False
        between = trouble(sign, _UNCLEAR)
        above.tokens += (between, *line.tokens)
        return True
    if is_operator(last) or (is_relation(last) and last.text not in {"overset", "underset"}):
        pass
    elif _is_sign(sign):
        own = _has_relation(line.tokens)
        if own and not line.aligned and line.environment not in _ONE:
            if sign.text in {"-", "pm", "mp"}:
                return False
            between = trouble(sign, _UNCLEAR)
        elif own and line.environment not in _ONE and sign.text != "+":
            between = trouble(sign, _UNCLEAR)
    elif is_operator(sign):
        pass
    elif line.environment.startswith("multline") and not is_relation(sign):
        between = trouble(sign, _BROKEN)
    else:
        return False
    tokens = line.tokens
    if reopened and (last.kind, last.text) == ("right", "."):
        above.tokens.pop()
        tokens = tokens[1:]
    above.tokens += (*((between,) if between else ()), *tokens)
    above.tag, above.label = above.tag or line.tag, above.label or line.label
    return True


def _is_head(tokens: Sequence[Token]) -> bool:
    """Whether a row is a term that the next row may go on from."""
    plain = all(t.kind not in {"text", "column", "trouble"} for t in tokens)
    return plain and not is_ending(tokens[-1])


def is_left_over(above: Line, line: Line) -> bool:
    """Whether a row is neither a relation nor words, so that it may be part of the row above."""
    if _has_relation(line.tokens) or not _has_relation(above.tokens):
        return False
    tokens = [token for token in line.tokens if not is_ending(token)]
    words_in = any(token.kind in {"text", "trouble"} for token in tokens)
    return bool(tokens) and not words_in and not all(token.text in _DOTS for token in tokens)


def trouble(token: Token, expected: str) -> Token:
    """Return a token at which reading stops: what was expected in the place of another."""
    return Token("trouble", expected, token.start, token.end, NONE, "")


def _has_relation(tokens: Sequence[Token]) -> bool:
    """Whether a row has a relation outside of brackets."""
    depth = 0
    for token in tokens:
        if token.kind in {"left", "begin"} or (token.kind == "char" and token.text in _OPENING):
            depth += 1
        elif token.kind in {"right", "end"} or (token.kind == "char" and token.text in _CLOSING):
            depth -= 1
        elif depth <= 0 and is_relation(token):
            return True
    return False
