"""Typst: `frac(1, 2) (phi(x) + 1) x`, to stand between dollars.

Brackets of the height of a line are bare, and taller ones say how tall they are: with
`#set math.lr(size: 1em)` none grows by itself.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Final

from symproof.kernel.shapes import Shape, Size, show_size
from symproof.kernel.term import Term
from symproof.notation.display_printer import DisplayPrinter
from symproof.notation.names import marked
from symproof.notation.pieces import ATOM, ENGLISH, NO_NAMES, OPEN, POWER, Names, Piece, Words
from symproof.notation.printer import TRIGONOMETRIC, shows
from symproof.notation.typst_names import operator, quoted, spelling

FUNCTIONS: Final[Mapping[str, str]] = {
    **{name: name for name in (*TRIGONOMETRIC, "exp", "log", "max", "min", "Phi")},
    "atan": "arctan",
    "erf": operator("erf"),
    "sign": operator("sign"),
    "sigmoid": "sigma",
    # an author's function must not look like a primitive
    "sigma": operator("sigma"),
}

# the size of brackets around brackets, and around what is taller than a line
_SIZES: Final = ("", "size: #1.2em, ", "size: #100%, ")
# a name in the text of a size, such as 2n + 1
_NAME: Final = re.compile(r"[A-Za-z_]\w*")
_SCRIPT: Final = re.compile(r"[_^]\(")
# a name of several letters at the end of the left factor
_LAST_WORD: Final = re.compile(r'"[^"]{2,}"(_\(("[^"]*"|[^()]*)\))?$')


class _Typst(DisplayPrinter):
    minus = "-"
    # a bare slash makes a fraction
    solidus = r"\/"
    dot = " dot.op "
    arrow = "->"
    infinity = "infinity"
    circle = "dot.o"
    member = "in"
    space = " "
    top = "^(top)"
    bold_i = "bold(upright(I))"
    bold_1 = "bold(1)"
    relations: Mapping[str, str] = {
        **{sign: sign for sign in ("=", "!=", "<", "<=", ">", ">=")},
        "~=": "approx",
    }

    @property
    def euler(self) -> str:
        """`e`, unless the author uses that name."""
        return "upright(e)" if self.names.has("e") else "e"

    @property
    def d(self) -> str:
        """`d`, unless the author uses that name."""
        return "upright(d)" if self.names.has("d") else "d"

    def variable(self, name: str) -> str:
        """Return how a variable is written."""
        return spelling(name)

    def constant(self, head: str) -> str:
        """Return how pi or E is written."""
        return "upright(e)" if head == "E" else head

    def named_function(self, head: str) -> str:
        """Return how a function is written."""
        if head == "sigmoid" and "sigma" in self.names.variables:
            return operator("sigmoid")
        marks = marked(head)
        if marks is not None and marks.above:
            # f^((1))(x) is a derivative
            return operator(head)
        return FUNCTIONS.get(head) or spelling(head, function=True)

    def may_touch(self, left: str, right: str) -> bool:
        """Whether neither the digits nor the letters of two factors would run together."""
        if right[0].isdecimal() or right[0] == '"' or _LAST_WORD.search(left):
            return False
        return not (right.startswith(("(", "lr(")) and left.endswith("sigma"))

    def join(self, left: str, right: str) -> str:
        """Return two factors side by side: letters that touch would be one name."""
        return f"{left} {right}"

    def applied(self, function: str, arguments: str) -> str:
        """Return a function with its arguments."""
        return function + ("" if arguments.startswith("(") else " ") + arguments

    def decorated(self, function: str, mark: str) -> str:
        """Return the name of a function with its exponent, or its primes before a subscript.

        Typst takes those after a subscript for a part of it.
        """
        script = _SCRIPT.search(function) if mark.startswith("'") else None
        place = len(function) if script is None else script.start()
        return function[:place] + mark + function[place:]

    def enclose(self, content: str, height: int, opening: str, closing: str) -> str:
        """Return the content between brackets tall enough for it."""
        bracketed = opening + content + closing
        return f"lr({_SIZES[height]}{bracketed})" if height else bracketed

    def script(self, base: str, exponent: str) -> str:
        """Return a base with what stands above it."""
        return f"{base}^{exponent}" if exponent.isdecimal() else f"{base}^({exponent})"

    def stacked(self, above: str, below: str) -> str:
        """Return a fraction of two lines."""
        return f"frac({above}, {below})"

    def root(self, head: str, a: Term) -> Piece:
        """Print a square root."""
        piece = self.render(a)
        return Piece(f"sqrt({piece.text})", POWER, piece.height)

    def absolute(self, head: str, a: Term) -> Piece:
        """Print an absolute value."""
        piece = self.render(a)
        return Piece(f"abs({_SIZES[piece.height]}{piece.text})", height=piece.height)

    def cases(self, head: str, *args: Term) -> Piece:
        """Print a definition by cases."""
        texts = [piece.text for piece in map(self.render, args)]
        lines = [
            f"{value} & {quoted(self.words.if_)} {guard}"
            for guard, value in zip(texts[:-1:2], texts[1::2], strict=True)
        ]
        lines.append(f"{texts[-1]} & {quoted(self.words.otherwise)}")
        return Piece(f"cases({', '.join(lines)})", OPEN, 2)

    def primes(self, order: int) -> str:
        """Return primes, and from the fourth derivative on its order."""
        return "'" * order if order < 4 else f"^(({order}))"

    def evaluated(self, derivative: str, point: str) -> str:
        """Return a derivative with the equation of the point that it is taken at."""
        return f"lr(size: #100%, {derivative} bar.v)_({point})"

    def spelled_out(self, name: str) -> str:
        """Return a name letter by letter."""
        return quoted(name)

    def limit_of(self, variable: str, place: str, body: str) -> str:
        """Return the text of a limit."""
        return f"lim_({variable} -> {place}) {body}"

    def sided(self, place: str, side: str) -> str:
        """Return a place that is approached from one side."""
        return f"{place}^({side})"

    def integral_of(self, low: str, high: str, body: str, variable: str) -> str:
        """Return the text of an integral."""
        return f"integral_({low})^({high}) {body} thin {self.d} {variable}"

    def grid(self, rows: Sequence[Sequence[str]], height: int) -> Piece:
        """Return rows of blocks in square brackets."""
        return Piece(f'mat(delim: "[", {"; ".join(map(", ".join, rows))})', ATOM, 2)

    def sized(self, symbol: str, sizes: Sequence[Size]) -> str:
        """Return a symbol with its sizes below."""
        return f"{symbol}_({self.sizes(list(map(show_size, sizes)))})"

    def space_of(self, rows: str, columns: str) -> str:
        """Return the set of all matrices of a shape."""
        return f"RR^({self.sizes((rows, columns))})"

    def sizes(self, texts: Sequence[str]) -> str:
        """Return sizes with a cross between them."""
        spelled = [_NAME.sub(lambda name: f" {spelling(name[0])}", text).strip() for text in texts]
        return " times ".join(
            [f"({text})" if "+" in text and texts[1:] else text for text in spelled]
        )

    def said(self, words: str) -> str:
        """Return words as they stand in a formula."""
        return f" {quoted(words.strip())} "

    def function(self, names: str, body: Piece) -> Piece:
        """Print the function that takes the names to the body."""
        return Piece(f"{names} |-> {body.text}", OPEN, body.height)

    def for_all(self, names: str) -> str:
        """Return what stands after a universal claim."""
        before, _, after = self.words.for_all.partition("{names}")
        tail = f" {quoted(after)}" if after else ""
        return f", quad {quoted(before.strip())} {names}{tail}"


show, show_claim, show_definition = shows(_Typst)


def show_function(name: str, words: Words = ENGLISH, names: Names = NO_NAMES) -> str:
    """Return the name of a function that is written before its arguments."""
    return _Typst(words, names).named_function(name)


def show_shape(names: Sequence[str], shape: Shape) -> str:
    """Return the text that declares the shape of matrices."""
    return _Typst(ENGLISH, NO_NAMES).shape(names, shape)
