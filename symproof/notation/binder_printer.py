"""How the Unicode and LaTeX targets print derivatives, limits and integrals.

A limit takes the product that follows it, as a derivative does: lim (f(x) + 1) has brackets, and so
has (lim f(x)) + 1, where a reader might take more into it.  An integral ends with its dx.
"""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable, Mapping
from typing import Final

from symproof.kernel.term import INTEGRALS, LIMITS, App, Lam, Term, Var
from symproof.notation.pieces import DOT, JUXTAPOSED, PREFIX, Names, Piece, Words
from symproof.notation.places import INFINITE, Derivative, derivative_parts
from symproof.notation.term_printer import TermPrinter

# limit -> the sign after its place, and the sign of its infinity
APPROACH: Final[Mapping[str, tuple[str, str]]] = {
    "limit": ("", ""),
    "limit+": ("+", ""),
    "limit-": ("-", ""),
    "limit+oo": ("", "+"),
    "limit-oo": ("", "-"),
}


def _ends_in_limit(term: Term) -> bool:
    """Whether the last part of a term takes what follows it."""
    match term:
        case App("neg", (last,)) | App("+" | "-", (_, last)):
            return _ends_in_limit(last)
        case App(head, _):
            return head in LIMITS
        case _:
            return False


class BinderPrinter(TermPrinter):
    """Prints what binds a variable."""

    infinity: str
    # what may stand bare before the sign of a limit from one side
    before_side: int = DOT
    # what stands between a factor and an integral
    space: str
    # the height of a limit or an integral
    tall: int

    def __init__(self, words: Words, names: Names) -> None:
        super().__init__(words, names)
        binders: dict[str, Callable[..., Piece]] = {
            "diff": self.derivative,
            **dict.fromkeys(LIMITS, self.limit),
            **dict.fromkeys(INTEGRALS, self.integral),
        }
        self.writers.update(binders)

    def first_summand(self, a: Term) -> Piece:
        """Print what stands before the sign of a sum, with brackets around a limit."""
        return self.brackets(self.render(a)) if _ends_in_limit(a) else super().first_summand(a)

    def product(self, head: str, a: Term, b: Term) -> Piece:
        """Print a product, without brackets around an integral that stands last."""
        if not (type(b) is App and b.head in INTEGRALS):
            return super().product(head, a, b)
        left, right = self.render(a, DOT), self.render(b)
        between = self.space if left.level >= JUXTAPOSED else self.dot
        text = f"{left.text}{between}{right.text}"
        return Piece(text, PREFIX, max(left.height, right.height))

    def derivative(self, head: str, function: Term, point: Term) -> Piece:
        """Print a derivative: with primes where what is differentiated is a function by name."""
        parts = derivative_parts(App(head, (function, point)))
        match parts.body:
            case App(name, (Var(arg),)) if arg == parts.param and name in parts.body.functions:
                return self.call(name, (point,), self.primes(parts.order))
            case _:
                return self.slope(parts)

    def limit(self, head: str, function: Lam, *place: Term) -> Piece:
        """Print a limit."""
        (param,) = function.params
        body = self.render(function.body, DOT)
        text = self.limit_of(self.variable(param), self.place(head, *place), body.text)
        return Piece(text, PREFIX, max(body.height, self.tall))

    def place(self, head: str, *place: Term) -> str:
        """Return where the variable of a limit tends."""
        side, sign = APPROACH[head]
        if not place:
            return (self.minus if sign == "-" else "") + self.infinity
        if not side:
            return self.inline(place[0])
        return self.sided(self.inline(place[0], self.before_side), side)

    def integral(self, head: str, function: Lam, *numbers: Term) -> Piece:
        """Print an integral; its ends are shown, infinite ones too."""
        (param,) = function.params
        body = self.render(function.body, DOT)
        ends = list(numbers)
        lower, upper = INFINITE[head]
        low = self.minus + self.infinity if lower else self.inline(ends.pop(0))
        high = self.infinity if upper else self.inline(ends.pop(0))
        text = self.integral_of(low, high, body.text, self.differential(param))
        return Piece(text, PREFIX, max(body.height, self.tall))

    def inline(self, term: Term, place: int = 0) -> str:
        """Return a term as it stands in small letters below or above a sign."""
        return self.render(term, place).text

    def differential(self, name: str) -> str:
        """Return how a variable is written after d."""
        return self.variable(name)

    # what a target decides

    @abstractmethod
    def limit_of(self, variable: str, place: str, body: str) -> str:
        """Return the text of a limit."""

    @abstractmethod
    def sided(self, place: str, side: str) -> str:
        """Return a place that is approached from one side."""

    @abstractmethod
    def integral_of(self, low: str, high: str, body: str, variable: str) -> str:
        """Return the text of an integral."""

    @abstractmethod
    def primes(self, order: int) -> str:
        """Return what stands between the name of a function and its brackets."""

    @abstractmethod
    def slope(self, of: Derivative) -> Piece:
        """Print the derivative of an expression."""
