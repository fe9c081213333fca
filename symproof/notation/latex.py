r"""LaTeX with amsmath only: `\frac{1}{2}(\phi(x) + 1)x`, to stand in mathematics mode."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Final

from symproof.kernel.shapes import Shape, Size, show_size
from symproof.kernel.term import Term
from symproof.notation.display_printer import DisplayPrinter
from symproof.notation.latex_names import spelled_out, spelling
from symproof.notation.names import marked
from symproof.notation.pieces import ATOM, ENGLISH, NO_NAMES, OPEN, POWER, Piece
from symproof.notation.printer import TRIGONOMETRIC, shows

FUNCTIONS: Final[Mapping[str, str]] = {
    **{name: "\\" + name for name in (*TRIGONOMETRIC, "exp", "log", "max", "min", "Phi")},
    "atan": r"\arctan",
    "erf": r"\operatorname{erf}",
    "sign": r"\operatorname{sign}",
    "sigmoid": r"\sigma",
    # an author's function must not look like a primitive
    "sigma": r"\operatorname{sigma}",
}

# a name of several letters at the end of the left factor, or at the beginning of the right one
_LAST_WORD: Final = re.compile(r"\\mathrm\{[^{}]{2,}\}(_\{(\\mathrm\{[^{}]*\}|[^{}]*)\})?$")
_FIRST_WORD: Final = re.compile(r"\\mathrm\{[^{}]{2,}\}")
_CONTROL_WORD: Final = re.compile(r"\\[A-Za-z]+$")


class _Latex(DisplayPrinter):
    minus = "-"
    dot = r" \cdot "
    arrow = r"\to"
    infinity = r"\infty"
    circle = r"\odot"
    member = r"\in"
    space = " "
    top = r"^{\top}"
    bold_i = r"\mathbf{I}"
    bold_1 = r"\mathbf{1}"
    relations: Mapping[str, str] = {
        "=": "=",
        "!=": r"\ne",
        "<": "<",
        "<=": r"\le",
        ">": ">",
        ">=": r"\ge",
        "~=": r"\approx",
    }

    @property
    def euler(self) -> str:
        """`e`, unless the author uses that name."""
        return r"\mathrm{e}" if self.names.has("e") else "e"

    def variable(self, name: str) -> str:
        """Return how a variable is written."""
        return spelling(name, "mathrm")

    def constant(self, head: str) -> str:
        """Return how pi or E is written."""
        return r"\mathrm{e}" if head == "E" else "\\" + head

    def named_function(self, head: str) -> str:
        """Return how a function is written."""
        if head == "sigmoid" and "sigma" in self.names.variables:
            return r"\operatorname{sigmoid}"
        marks = marked(head)
        if marks is not None and marks.above:
            # f^{(1)}(x) is a derivative
            return rf"\operatorname{{{head.replace('_', chr(92) + '_')}}}"
        return FUNCTIONS.get(head) or spelling(head, "operatorname")

    def may_touch(self, left: str, right: str) -> bool:
        """Whether neither the digits nor the letters of two factors would run together."""
        if right[0].isdecimal() or _LAST_WORD.search(left) or _FIRST_WORD.match(right):
            return False
        opens = right.startswith(("(", r"\bigl(", r"\left("))
        return not (opens and left.endswith(r"\sigma"))

    def join(self, left: str, right: str) -> str:
        """Return two factors side by side."""
        apart = _CONTROL_WORD.search(left) and right[0].isalpha()
        return f"{left} {right}" if apart else left + right

    def enclose(self, content: str, height: int, opening: str, closing: str) -> str:
        """Return the content between delimiters tall enough for it."""
        left, right = (("", ""), (r"\bigl", r"\bigr"), (r"\left", r"\right"))[height]
        space = " " if opening.startswith("\\") else ""
        return f"{left}{opening}{space}{content}{space}{right}{closing}"

    def script(self, base: str, exponent: str) -> str:
        """Return a base with what stands above it."""
        return f"{base}^{{{exponent}}}"

    def stacked(self, above: str, below: str) -> str:
        """Return a fraction of two lines."""
        return rf"\frac{{{above}}}{{{below}}}"

    def root(self, head: str, a: Term) -> Piece:
        """Print a square root."""
        piece = self.render(a)
        return Piece(rf"\sqrt{{{piece.text}}}", POWER, piece.height)

    def absolute(self, head: str, a: Term) -> Piece:
        """Print an absolute value."""
        piece = self.render(a)
        text = self.enclose(piece.text, piece.height, r"\lvert", r"\rvert")
        return Piece(text, height=piece.height)

    def cases(self, head: str, *args: Term) -> Piece:
        """Print a definition by cases."""
        texts = [piece.text for piece in map(self.render, args)]
        if_ = rf"\text{{{self.words.if_} }} "
        lines = [
            f"{value} & {if_}{guard}"
            for guard, value in zip(texts[:-1:2], texts[1::2], strict=True)
        ]
        lines.append(rf"{texts[-1]} & \text{{{self.words.otherwise}}}")
        return Piece(r"\begin{cases} " + r" \\ ".join(lines) + r" \end{cases}", OPEN, 2)

    def primes(self, order: int) -> str:
        """Return primes, and from the fourth derivative on its order."""
        return "'" * order if order < 4 else f"^{{({order})}}"

    @property
    def d(self) -> str:
        """`d`, unless the author uses that name."""
        return r"\mathrm{d}" if self.names.has("d") else "d"

    def evaluated(self, derivative: str, point: str) -> str:
        """Return a derivative with the equation of the point that it is taken at."""
        return rf"\left. {derivative} \right|_{{{point}}}"

    def spelled_out(self, name: str) -> str:
        """Return a name letter by letter."""
        return spelled_out(name)

    def limit_of(self, variable: str, place: str, body: str) -> str:
        """Return the text of a limit."""
        return rf"\lim_{{{variable} \to {place}}} {body}"

    def sided(self, place: str, side: str) -> str:
        """Return a place that is approached from one side."""
        return f"{place}^{{{side}}}"

    def integral_of(self, low: str, high: str, body: str, variable: str) -> str:
        """Return the text of an integral."""
        return rf"\int_{{{low}}}^{{{high}}} {body} \,{self.with_d(variable)}"

    def grid(self, rows: Sequence[Sequence[str]], height: int) -> Piece:
        """Return rows of blocks in square brackets."""
        lines = r" \\ ".join([" & ".join(row) for row in rows])
        return Piece(rf"\begin{{bmatrix}} {lines} \end{{bmatrix}}", ATOM, 2)

    def sized(self, symbol: str, sizes: Sequence[Size]) -> str:
        """Return a symbol with its sizes below."""
        return f"{symbol}_{{{self.sizes(list(map(show_size, sizes)))}}}"

    def space_of(self, rows: str, columns: str) -> str:
        """Return the set of all matrices of a shape."""
        return rf"\mathbf{{R}}^{{{self.sizes((rows, columns))}}}"

    def sizes(self, texts: Sequence[str]) -> str:
        """Return sizes with a cross between them."""
        return r" \times ".join(
            [f"({text})" if "+" in text and texts[1:] else text for text in texts]
        )

    def said(self, words: str) -> str:
        """Return words as they stand in a formula."""
        return rf" \text{{{words}}} "

    def function(self, names: str, body: Piece) -> Piece:
        """Print the function that takes the names to the body."""
        return Piece(rf"{names} \mapsto {body.text}", OPEN, body.height)

    def for_all(self, names: str) -> str:
        """Return what stands after a universal claim."""
        before, _, after = self.words.for_all.partition("{names}")
        tail = rf"\text{{{after}}}" if after else ""
        return rf", \quad \text{{{before}}} {names}{tail}"


show, show_claim, show_definition = shows(_Latex)


def show_shape(names: Sequence[str], shape: Shape) -> str:
    """Return the text that declares the shape of matrices."""
    return _Latex(ENGLISH, NO_NAMES).shape(names, shape)
