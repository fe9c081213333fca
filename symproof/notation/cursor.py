"""A cursor over the tokens of a text in the plain notation, and how each name in it is used."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Final, NoReturn

from symproof.kernel.errors import KernelError
from symproof.kernel.shapes import CELL, Shape, Size, names_of
from symproof.kernel.term import MATRIX_HEADS, MAX_DEPTH, MAX_SIZE, PRIMITIVES, RESERVED, App, Term
from symproof.notation.errors import NotationError, ShapeError, shown_shape

MAX_CHARACTERS: Final = 100_000
OPERATOR: Final = "an operator, such as *"
LIMITS: Final[Mapping[str, str]] = {
    "term-depth": f"a term nested at most {MAX_DEPTH} deep (each + or * of a chain is a level)",
    "term-size": f"a term of at most {MAX_SIZE:,} nodes",
    "definition-cyclic": "a body that does not use the function it defines",
}

_TOKEN: Final = re.compile(
    r"""[A-Za-z_][A-Za-z0-9_]*|[0-9]+(?:\.[0-9]+)?|\*\*|\.\*|[!<>~]=|'[+-]'|"[+-]"|'+|\S"""
)
_NAME: Final = re.compile(r"[A-Za-z_]")
_NOT_LATEX: Final = "the plain notation, such as 1/2*sqrt(x), and not LaTeX"


ALONG: Final[Mapping[str, int]] = {"hcat": 0, "vcat": 1}


def _across(head: str, block: Term) -> Size:
    """Return the size in which a block must agree with its neighbours."""
    return (block.shape or CELL)[ALONG[head]]


def starts_name(token: str) -> bool:
    """Whether the token is a name."""
    return _NAME.match(token) is not None


def arguments_of(count: int) -> str:
    """Return a number of arguments in words."""
    return "1 argument" if count == 1 else f"{count} arguments"


class Cursor:
    """A cursor over the tokens of one text, and how each name in it is used.

    `shapes` are those of the names that are matrices.
    """

    def __init__(self, text: str, shapes: Mapping[str, Shape] | None = None) -> None:
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
        self.shapes: Mapping[str, Shape] = shapes or {}
        self.sizes: frozenset[str] = frozenset[str]().union(
            *(names_of(size) for shape in self.shapes.values() for size in shape)
        )
        self.index: int = 0
        self.arities: dict[str, int] = {}
        self.places: dict[str, int] = {}
        self.brackets = 0
        self.levels: int = 0

    def fail(self, expected: str, index: int | None = None) -> NoReturn:
        """Raise what was expected at a token, the current one unless told."""
        raise self.error(expected, self.index if index is None else index)

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
        if head not in MATRIX_HEADS and any(arg.shape for arg in args):
            self.fail(f"numbers only with {head}: {self.written(start)} has a matrix", start)
        if head == "*":
            self._check_factors(start, args)
        try:
            return App(head, args)
        except KernelError as error:
            if error.code == "shape-mismatch":
                raise self.misfit(start, head, args) from error
            raise self.refused(error, start) from error

    def _check_factors(self, start: int, factors: Sequence[Term]) -> None:
        """Refuse a number with a capital letter beside a matrix: a reader takes it for one."""
        if len({factor.shape is None for factor in factors}) == 1:
            return
        names = frozenset[str]().union(*(f.variables for f in factors if f.shape is None))
        capitals = ", ".join(sorted(name for name in names if name[0].isupper()))
        if capitals:
            declared = f"a declared shape, such as {capitals} in R^(n x m)"
            written = self.written(start)
            self.fail(
                f"{declared}, or a small letter for a number that multiplies, in {written}", start
            )

    def misfit(self, start: int, head: str, parts: Sequence[Term]) -> NotationError:
        """Return that the shapes of what stands from the token `start` on do not fit."""
        written = self.written(start)
        if head == "/":
            return self.error(f"a number to divide by in {written}", start)
        first, second = parts[0], parts[-1]
        if head in ALONG:
            second = next(other for other in parts if _across(head, other) != _across(head, first))
        for part, other in ((first, second), (second, first)):
            if part.shape is None and part.variables and head != "*":
                names, shape = ", ".join(sorted(part.variables)), shown_shape(other.shape)
                what = f"declared shapes in {written}, such as {names} in R^(n x m): "
                return self.error(f"{what}a number does not fit to the shape {shape}", start)
        return ShapeError(self.text, self.starts[start], written, (first.shape, second.shape))

    def error(self, expected: str, start: int) -> NotationError:
        """Return what was expected at the token `start`."""
        return NotationError(self.text, self.starts[start], expected)

    def written(self, start: int) -> str:
        """Return the text from the token `start` to the one before the cursor."""
        last = max(start, self.index - 1)
        return self.text[self.starts[start] : self.starts[last] + len(self.tokens[last])]

    def refused(self, error: KernelError, start: int) -> NotationError:
        """Return what the kernel refused, as an error at the token `start`."""
        return self.error(LIMITS.get(error.code, error.detail), start)

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
        kind = self.kind_of(token)
        if kind:
            self.fail(f"{expected} ({token} is {kind})")
        self.use(token, arity, self.index)
        self.index += 1
        return token

    def kind_of(self, name: str) -> str:
        """Return what a declared name is, "" for a name that no shape speaks of."""
        if name in self.shapes:
            return f"a matrix of the shape {shown_shape(self.shapes[name])}"
        return "the size of a matrix" if name in self.sizes else ""

    def use(self, name: str, arity: int, index: int) -> None:
        """Note a use of a name; 0 arguments is a variable."""
        kind = self.kind_of(name)
        if kind and arity:
            self.fail(f"{OPERATOR} ({name} is {kind})", index + 1)
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

    def open(self, bracket: str = "(") -> None:
        """Pass an opening bracket."""
        if self.tokens[self.index] != bracket:
            self.fail(bracket)
        self.brackets += 1
        if self.brackets > MAX_DEPTH:
            self.fail(f"brackets nested less deeply (at most {MAX_DEPTH})")
        self.index += 1

    def close(self, expected: str = ")", bracket: str = ")") -> None:
        """Pass a closing bracket."""
        if not self.take(bracket):
            self.fail_after_term(expected)
        self.brackets -= 1
