"""The printer that the targets with fractions of two lines share: LaTeX, MathML, Typst.

In exponents, below and above signs, and inside a part of a fraction, a fraction has a slash.
"""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Mapping
from typing import Final

from symproof.kernel.term import BRACKET, App, Term, Var
from symproof.notation import places
from symproof.notation.names import is_raised
from symproof.notation.pieces import (
    ATOM,
    DOT,
    JUXTAPOSED,
    OPEN,
    POWER,
    PREFIX,
    SUM,
    Names,
    Piece,
    Words,
)
from symproof.notation.places import Derivative, needs_brackets, strip
from symproof.notation.printer import Printer

# place in such a notation -> that in the plain notation
_PLAIN: Final[Mapping[int, int]] = {
    SUM: places.SUM,
    PREFIX: places.PRODUCT,
    DOT: places.PRODUCT,
    JUXTAPOSED: places.POWER,
    POWER: places.POWER,
    ATOM: places.ATOM,
}


def is_quotient(term: Term) -> bool:
    """Whether the term is a fraction, possibly in brackets."""
    core = strip(term)
    return type(core) is App and core.head == "/"


class DisplayPrinter(Printer):
    """Prints formulas that are taller than a line."""

    before_side = ATOM
    tall = 2

    def __init__(self, words: Words, names: Names) -> None:
        super().__init__(words, names)
        self.small = False

    def demands_pair(self, core: Term, place: int) -> bool:
        r"""Whether the plain notation needs brackets here, so that a reader of LaTeX expects them.

        x*(2*x) is `x \cdot 2x`, and `x \cdot (2x)` is read as the same.
        """
        return place in _PLAIN and needs_brackets(core, _PLAIN[place])

    def raised(self, base: str, exponent: Term) -> str:
        """Return the base with its exponent, in which fractions have a slash."""
        return self.script(base, self.inline(exponent))

    def inline(self, term: Term, place: int = OPEN) -> str:
        """Return a term in small letters, in which fractions have a slash."""
        outside, self.small = self.small, True
        text = self.render(term, place).text
        self.small = outside
        return text

    def quotient(self, head: str, a: Term, b: Term) -> Piece:
        """Print a fraction, with a slash in exponents and where it is a part of a fraction."""
        if self.small:
            return self.slash(a, b)
        parts: list[str] = []
        for part in (a, b):
            self.small = is_quotient(part)
            parts.append(self.render(part).text)
        self.small = False
        return Piece(self.stacked(*parts), JUXTAPOSED, 2)

    def slope(self, of: Derivative) -> Piece:
        """Print the derivative of an expression, in brackets unless it holds together."""
        body = self.render(of.body)
        if body.level < POWER or (type(of.body) is App and of.body.head == BRACKET):
            body = self.brackets(body)
        above, below = self.d, self.differential(of.param)
        if of.order > 1:
            order = self.numeral(str(of.order))
            above, below = self.script(above, order), self.script(below, order)
        text = f"{self.stacked(above, self.with_d(below))} {body.text}"
        if of.point != Var(of.param):
            variable, point = self.variable(of.param), self.inline(of.point)
            text = self.evaluated(text, f"{variable} {self.relations['=']} {point}")
        return Piece(text, PREFIX, 2)

    def differential(self, name: str) -> str:
        """Return how a variable is written after d: nothing stands above it."""
        return self.spelled_out(name) if is_raised(name) else self.variable(name)

    def with_d(self, variable: str) -> str:
        """Return a variable after d."""
        return self.join(self.d, variable)

    # what a target decides

    @property
    @abstractmethod
    def d(self) -> str:
        """The sign of a differential, which is no name of an author."""

    @abstractmethod
    def script(self, base: str, exponent: str) -> str:
        """Return a base with what stands above it."""

    @abstractmethod
    def stacked(self, above: str, below: str) -> str:
        """Return a fraction of two lines."""

    @abstractmethod
    def evaluated(self, derivative: str, point: str) -> str:
        """Return a derivative with the equation of the point that it is taken at."""

    @abstractmethod
    def spelled_out(self, name: str) -> str:
        """Return a name letter by letter."""
