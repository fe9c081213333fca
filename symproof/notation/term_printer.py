"""The printer that the Unicode and LaTeX targets share: levels, brackets, two kinds of product.

`ab` (juxtaposed) binds tighter than `a·b`, so that 1/2*(2*x) is `½·2x` and (1/2*2)*x is `½·2·x`.
Every term becomes a Piece, and whoever places a piece decides from its level whether it needs
brackets; the author's own come on top, as in the plain notation.  A reader who knows which names
are variables and which are functions can read the same term back.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping
from typing import Final

from symproof.kernel.shapes import Shape
from symproof.kernel.term import (
    BINDERS,
    BRACKET,
    GUARDS,
    INTEGRALS,
    App,
    Const,
    Lam,
    Mat,
    Num,
    Term,
    Var,
)
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
from symproof.notation.places import decimal, strip
from symproof.notation.plain_printer import digits

TRIGONOMETRIC: Final = frozenset({"sin", "cos", "tan", "sinh", "cosh", "tanh"})


def _is_whole(core: Term) -> bool:
    """Whether a pair of brackets that the author wrote is the one that the target needs.

    The plain notation needs none around what names its variable, and few around A .* B.  A
    product that ends with an integral is as loose as that.
    """
    if type(core) is App and core.head == "*":
        core = core.args[1]
        return type(core) is App and core.head in INTEGRALS
    return type(core) is App and (core.head in BINDERS or core.head == ".*")


class TermPrinter(ABC):
    """Prints terms in which `names` are the variables and functions."""

    minus: str
    plus = "+"
    dot: str
    comma = ", "
    solidus = "/"
    relations: Mapping[str, str]

    def __init__(self, words: Words, names: Names) -> None:
        self.words = words
        self.names = names
        self.writers: dict[str, Callable[..., Piece]] = {
            **dict.fromkeys(GUARDS, self.relation),
            **dict.fromkeys(("+", "-"), self.sum),
            "neg": self.negative,
            "*": self.product,
            "/": self.fraction,
            "^": self.power,
            "exp": self.exponential,
            "sqrt": self.root,
            "abs": self.absolute,
            "cases": self.cases,
        }

    def render(self, term: Term, place: int = OPEN) -> Piece:
        """Print a term that stands where nothing looser than `place` may stand bare."""
        core = strip(term)
        match core:
            case Num(value):
                piece = Piece(self.numeral(digits(value)))
            case Var(name) | Mat(name, _):
                piece = Piece(self.variable(name), POWER if is_raised(name) else ATOM)
            case Const(name, tuple() as shape):
                piece = self.constant_matrix(name, shape)
            case App(head, ()):
                piece = Piece(self.constant(head))
            case App(head, args):
                writer = self.writers.get(head)
                piece = self.call(head, args) if writer is None else writer(head, *args)
            case Lam(params, body):
                names = self.comma.join([self.variable(param) for param in params])
                piece = self.function(names, self.render(body))
            case _:
                raise TypeError(f"{core!r} is not a term")
        if piece.level < place:
            if term is core or not _is_whole(core):
                piece = self.brackets(piece)
        elif term is not core and self.demands_pair(core, place):
            piece = self.brackets(piece)
        while term is not core and type(term) is App and term.head == BRACKET:
            piece = self.brackets(piece)
            (term,) = term.args
        return piece

    def demands_pair(self, core: Term, place: int) -> bool:
        """Whether brackets that the target itself does not need are not taken for the author's."""
        return False

    # what both targets print alike

    def relation(self, head: str, a: Term, b: Term) -> Piece:
        """Print a guard."""
        left, right = self.render(a), self.render(b)
        text = f"{left.text} {self.relations[head]} {right.text}"
        return Piece(text, OPEN, max(left.height, right.height))

    def sum(self, head: str, a: Term, b: Term) -> Piece:
        """Print a sum or difference."""
        left, right = self.first_summand(a), self.render(b, PREFIX)
        sign = self.plus if head == "+" else self.less
        text = f"{left.text} {sign} {right.text}"
        return Piece(text, SUM, max(left.height, right.height))

    def first_summand(self, a: Term) -> Piece:
        """Print what stands before the sign of a sum or difference."""
        return self.render(a, SUM)

    def negative(self, _: str, a: Term) -> Piece:
        """Print the negative of a term."""
        piece = self.render(a, PREFIX)
        return Piece(self.minus + piece.text, SUM, piece.height)

    def product(self, head: str, a: Term, b: Term) -> Piece:
        """Print a product: juxtaposed where the two may touch, with a dot otherwise."""
        left, right = self.render(a, DOT), self.render(b, JUXTAPOSED)
        height = max(left.height, right.height)
        touching = left.level >= JUXTAPOSED and right.level >= POWER
        if touching and self.may_touch(left.text, right.text):
            return Piece(self.join(left.text, right.text), JUXTAPOSED, height)
        return Piece(left.text + self.dot + right.text, DOT, height)

    def fraction(self, head: str, a: Term, b: Term) -> Piece:
        """Print a decimal, or a fraction."""
        text = decimal(App(head, (a, b)))
        return self.quotient(head, a, b) if text is None else Piece(self.numeral(text))

    def slash(self, a: Term, b: Term) -> Piece:
        """Print a fraction on one line."""
        left, right = self.render(a, DOT), self.render(b, POWER)
        text = left.text + self.solidus + right.text
        return Piece(text, DOT, max(left.height, right.height))

    def power(self, _: str, a: Term, b: Term) -> Piece:
        """Print a power; tanh(x)^2 has its exponent at the name of the function.

        Brackets around an exponent are left out: x with (2) above is a name.
        """
        b = strip(b)
        if type(b) is Num and b.value >= 2 and type(a) is App and a.head in TRIGONOMETRIC:
            return self.call(a.head, a.args, self.raised("", b), POWER)
        base = self.render(a, ATOM)
        if type(a) is App and a.head == "E":
            base = self.brackets(base)
        return Piece(self.raised(base.text, b), POWER, base.height)

    def exponential(self, _: str, a: Term) -> Piece:
        """Print exp as a power of e."""
        return Piece(self.raised(self.euler, strip(a)), POWER)

    def call(self, head: str, args: tuple[Term, ...], mark: str = "", level: int = ATOM) -> Piece:
        """Print a function, possibly with an exponent or primes, with its arguments."""
        pieces = list(map(self.render, args))
        content = self.comma.join([piece.text for piece in pieces])
        height = max([piece.height for piece in pieces])
        name = self.named_function(head)
        name = self.decorated(name, mark) if mark else name
        return Piece(self.applied(name, self.enclose(content, height, "(", ")")), level, height)

    def brackets(self, piece: Piece) -> Piece:
        """Print brackets around a piece."""
        text = self.enclose(piece.text, piece.height, "(", ")")
        return Piece(text, ATOM, max(piece.height, 1))

    # what most targets print so

    @property
    def less(self) -> str:
        """The sign of a difference."""
        return self.minus

    def numeral(self, text: str) -> str:
        """Return how digits are written, possibly with a point among them."""
        return text

    def applied(self, function: str, arguments: str) -> str:
        """Return a function with its arguments, which have their brackets."""
        return function + arguments

    def decorated(self, function: str, mark: str) -> str:
        """Return the name of a function with its exponent or its primes."""
        return function + mark

    # what a target decides

    @property
    @abstractmethod
    def euler(self) -> str:
        """The base of exp."""

    @abstractmethod
    def variable(self, name: str) -> str:
        """Return how a variable is written."""

    @abstractmethod
    def constant(self, head: str) -> str:
        """Return how pi or E is written."""

    @abstractmethod
    def named_function(self, head: str) -> str:
        """Return how a function is written before its brackets."""

    @abstractmethod
    def may_touch(self, left: str, right: str) -> bool:
        """Whether two factors may stand side by side without a dot."""

    @abstractmethod
    def join(self, left: str, right: str) -> str:
        """Return two factors side by side."""

    @abstractmethod
    def enclose(self, content: str, height: int, opening: str, closing: str) -> str:
        """Return the content between delimiters tall enough for it."""

    @abstractmethod
    def raised(self, base: str, exponent: Term) -> str:
        """Return the base with its exponent."""

    @abstractmethod
    def quotient(self, head: str, a: Term, b: Term) -> Piece:
        """Print a fraction."""

    @abstractmethod
    def root(self, head: str, a: Term) -> Piece:
        """Print a square root."""

    @abstractmethod
    def absolute(self, head: str, a: Term) -> Piece:
        """Print an absolute value."""

    @abstractmethod
    def cases(self, head: str, *args: Term) -> Piece:
        """Print a definition by cases."""

    @abstractmethod
    def function(self, names: str, body: Piece) -> Piece:
        """Print the function that takes the names to the body."""

    @abstractmethod
    def constant_matrix(self, name: str, shape: Shape) -> Piece:
        """Print an identity matrix, or a matrix of zeros or of ones."""
