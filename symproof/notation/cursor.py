"""A cursor over the tokens of a text in the plain notation, and how each name in it is used."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final, NoReturn

from symproof.kernel.errors import KernelError
from symproof.kernel.term import MAX_DEPTH, MAX_SIZE, PRIMITIVES, RESERVED, App, Term
from symproof.notation.errors import NotationError

MAX_CHARACTERS: Final = 100_000
OPERATOR: Final = "an operator, such as *"
LIMITS: Final[Mapping[str, str]] = {
    "term-depth": f"a term nested at most {MAX_DEPTH} deep (each + or * of a chain is a level)",
    "term-size": f"a term of at most {MAX_SIZE:,} nodes",
    "definition-cyclic": "a body that does not use the function it defines",
}

_TOKEN: Final = re.compile(r"[A-Za-z_][A-Za-z0-9_]*|[0-9]+(?:\.[0-9]+)?|\*\*|[!<>]=|'+|\S")
_NAME: Final = re.compile(r"[A-Za-z_]")
_NOT_LATEX: Final = "the plain notation, such as 1/2*sqrt(x): LaTeX is not read yet"


def starts_name(token: str) -> bool:
    """Whether the token is a name."""
    return _NAME.match(token) is not None


def arguments_of(count: int) -> str:
    """Return a number of arguments in words."""
    return "1 argument" if count == 1 else f"{count} arguments"


class Cursor:
    """A cursor over the tokens of one text, and how each name in it is used."""

    def __init__(self, text: str) -> None:
        if len(text) > MAX_CHARACTERS:
            raise NotationError(text, MAX_CHARACTERS, f"at most {MAX_CHARACTERS:,} characters")
        if "\\" in text:
            raise NotationError(text, text.index("\\"), _NOT_LATEX)
        found = list(_TOKEN.finditer(text))
        self.text = text
        self.tokens = [match.group() for match in found]
        self.tokens.append("")
        self.starts = [match.start() for match in found]
        self.starts.append(len(text.rstrip()))
        self.index: int = 0
        self.arities: dict[str, int] = {}
        self.places: dict[str, int] = {}
        self.brackets = 0
        self.levels = 0

    def fail(self, expected: str, index: int | None = None) -> NoReturn:
        """Raise what was expected at a token, the current one unless told."""
        raise NotationError(
            self.text, self.starts[self.index if index is None else index], expected
        )

    def fail_after_term(self, otherwise: str) -> NoReturn:
        """Raise what was expected after a complete term."""
        token = self.tokens[self.index]
        self.fail(OPERATOR if token == "(" or token.isalnum() or starts_name(token) else otherwise)

    def take(self, token: str) -> bool:
        """Whether the current token is this one; if so, pass it."""
        if self.tokens[self.index] != token:
            return False
        self.index += 1
        return True

    def build(self, start: int, head: str, *args: Term) -> App:
        """Return an application; what the kernel refuses is an error at the token `start`."""
        try:
            return App(head, args)
        except KernelError as error:
            raise self.refused(error, start) from error

    def refused(self, error: KernelError, start: int) -> NotationError:
        """Return what the kernel refused, as an error at the token `start`."""
        expected = LIMITS.get(error.code, error.detail)
        return NotationError(self.text, self.starts[start], expected)

    # names

    def name(self, arity: int, expected: str) -> str:
        """Return the name at the cursor, used with this number of arguments, and pass it."""
        token = self.tokens[self.index]
        if not starts_name(token):
            self.fail(expected)
        if token in PRIMITIVES:
            self.fail(f"{expected} ({token} is built in)")
        if token in RESERVED:
            self.fail(f"another name ({token}: {RESERVED[token]})")
        self.use(token, arity, self.index)
        self.index += 1
        return token

    def use(self, name: str, arity: int, index: int) -> None:
        """Note a use of a name; 0 arguments is a variable."""
        known = self.arities.setdefault(name, arity)
        self.places.setdefault(name, self.starts[index])
        if known == arity:
            return
        if arity == 0:
            self.fail(f"{name} with its argument, or another name ({name} is a function)", index)
        if known == 0:
            self.fail(f"{OPERATOR} ({name} is a variable)", index + 1)
        self.fail(f"{name} with {arguments_of(known)}, as before", index)

    # nesting

    def deeper(self, start: int) -> None:
        """Count a level of nesting that every term read from here will have."""
        self.levels += 1
        if self.levels > MAX_DEPTH:
            self.fail(LIMITS["term-depth"], start)

    def open(self) -> None:
        """Pass an opening bracket."""
        if self.tokens[self.index] != "(":
            self.fail("(")
        self.brackets += 1
        if self.brackets > MAX_DEPTH:
            self.fail(f"brackets nested less deeply (at most {MAX_DEPTH})")
        self.index += 1

    def close(self, expected: str = ")") -> None:
        """Pass a closing bracket."""
        if not self.take(")"):
            self.fail_after_term(expected)
        self.brackets -= 1
