"""The printer that the Unicode and LaTeX targets share: levels, brackets, two kinds of product.

`ab` (juxtaposed) binds tighter than `a·b`, so that 1/2*(2*x) is `½·2x` and (1/2*2)*x is `½·2·x`.
Every term becomes a Piece, and whoever places a piece decides from its level whether it needs
brackets; the author's own come on top, as in the plain notation.  A reader who knows which names
are variables and which are functions can read the same term back.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Mapping
from typing import Final, NamedTuple

from symproof.kernel.sequent import Claim, Definition
from symproof.kernel.term import BRACKET, GUARDS, App, Lam, Num, Term, Var
from symproof.notation.places import sides, strip
from symproof.notation.plain import digits

# levels, loosest first; OPEN is what has no visible end
OPEN, SUM, DOT, JUXTAPOSED, POWER, ATOM = 0, 1, 2, 3, 4, 5

TRIGONOMETRIC: Final = frozenset({"sin", "cos", "tan", "sinh", "cosh", "tanh"})


class Words(NamedTuple):
    """The words that formulas contain, in the reader's language."""

    if_: str = "if"
    otherwise: str = "otherwise"
    for_all: str = "for all {names}"


ENGLISH: Final = Words()


class Piece(NamedTuple):
    """Printed text, how tightly it holds together, and how tall its brackets must be.

    Height 0 is a line without brackets of its own, 1 a line with some, 2 more than a line.
    """

    text: str
    level: int = ATOM
    height: int = 0


class Names(NamedTuple):
    """The names that occur in what is printed: some spellings depend on what else there is."""

    variables: frozenset[str]
    functions: frozenset[str]

    def has(self, name: str) -> bool:
        """Whether the name occurs."""
        return name in self.variables or name in self.functions

    def union(self, other: Names) -> Names:
        """Return the names of both."""
        return Names(self.variables | other.variables, self.functions | other.functions)

    @classmethod
    def of(cls, formulas: Iterable[Term | Claim | Definition]) -> Names:
        """Return the names in some formulas."""
        found = NO_NAMES
        for formula in formulas:
            match formula:
                case Claim():
                    found = found.union(cls.of_claim(formula))
                case Definition():
                    found = found.union(cls.of_definition(formula))
                case _:
                    found = found.union(cls.of_term(formula))
        return found

    @classmethod
    def of_term(cls, term: Term) -> Names:
        """Return the names in a term."""
        bound = term.params if type(term) is Lam else ()
        return cls(term.variables.union(bound), term.functions)

    @classmethod
    def of_claim(cls, claim: Claim) -> Names:
        """Return the names in a claim."""
        return cls(claim.variables.union(claim.forall), claim.functions)

    @classmethod
    def of_definition(cls, definition: Definition) -> Names:
        """Return the names in a definition."""
        return cls(definition.variables.union(definition.params), definition.functions)


NO_NAMES: Final = Names(frozenset(), frozenset())


class Printer(ABC):
    """Prints terms in which `names` are the variables and functions."""

    minus: str
    dot: str
    relations: Mapping[str, str]

    def __init__(self, words: Words, names: Names) -> None:
        self.words = words
        self.names = names
        self.writers: Mapping[str, Callable[..., Piece]] = {
            **dict.fromkeys(GUARDS, self.relation),
            **dict.fromkeys(("+", "-"), self.sum),
            "neg": self.negative,
            "*": self.product,
            "/": self.quotient,
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
                piece = Piece(digits(value))
            case Var(name):
                piece = Piece(self.variable(name))
            case App(head, ()):
                piece = Piece(self.constant(head))
            case App(head, args):
                writer = self.writers.get(head)
                piece = self.call(head, args) if writer is None else writer(head, *args)
            case Lam(params, body):
                names = ", ".join([self.variable(param) for param in params])
                piece = self.function(names, self.render(body))
            case _:
                raise TypeError(f"{core!r} is not a term")
        if piece.level < place:
            piece = self.brackets(piece)
        while term is not core and type(term) is App and term.head == BRACKET:
            piece = self.brackets(piece)
            (term,) = term.args
        return piece

    # what both targets print alike

    def relation(self, head: str, a: Term, b: Term) -> Piece:
        """Print a guard."""
        left, right = self.render(a), self.render(b)
        text = f"{left.text} {self.relations[head]} {right.text}"
        return Piece(text, OPEN, max(left.height, right.height))

    def sum(self, head: str, a: Term, b: Term) -> Piece:
        """Print a sum or difference."""
        left, right = self.render(a, SUM), self.render(b, DOT)
        sign = "+" if head == "+" else self.minus
        text = f"{left.text} {sign} {right.text}"
        return Piece(text, SUM, max(left.height, right.height))

    def negative(self, _: str, a: Term) -> Piece:
        """Print the negative of a term."""
        piece = self.render(a, DOT)
        return Piece(self.minus + piece.text, SUM, piece.height)

    def product(self, _: str, a: Term, b: Term) -> Piece:
        """Print a product: juxtaposed where the two may touch, with a dot otherwise."""
        left, right = self.render(a, DOT), self.render(b, JUXTAPOSED)
        height = max(left.height, right.height)
        touching = left.level >= JUXTAPOSED and right.level >= POWER
        if touching and self.may_touch(left.text, right.text):
            return Piece(self.join(left.text, right.text), JUXTAPOSED, height)
        return Piece(left.text + self.dot + right.text, DOT, height)

    def slash(self, a: Term, b: Term) -> Piece:
        """Print a fraction on one line."""
        left, right = self.render(a, DOT), self.render(b, POWER)
        return Piece(f"{left.text}/{right.text}", DOT, max(left.height, right.height))

    def power(self, _: str, a: Term, b: Term) -> Piece:
        """Print a power; tanh(x)^2 has its exponent at the name of the function."""
        if type(b) is Num and b.value >= 2 and type(a) is App and a.head in TRIGONOMETRIC:
            return self.call(a.head, a.args, self.raised("", b))
        base = self.render(a, ATOM)
        if type(a) is App and a.head == "E":
            base = self.brackets(base)
        return Piece(self.raised(base.text, b), POWER, base.height)

    def exponential(self, _: str, a: Term) -> Piece:
        """Print exp as a power of e."""
        return Piece(self.raised(self.euler, a), POWER)

    def call(self, head: str, args: tuple[Term, ...], exponent: str = "") -> Piece:
        """Print a function, possibly raised to a power, with its arguments."""
        pieces = list(map(self.render, args))
        content = ", ".join([piece.text for piece in pieces])
        height = max([piece.height for piece in pieces])
        text = self.named_function(head) + exponent + self.enclose(content, height, "(", ")")
        return Piece(text, POWER if exponent else ATOM, height)

    def brackets(self, piece: Piece) -> Piece:
        """Print brackets around a piece."""
        text = self.enclose(piece.text, piece.height, "(", ")")
        return Piece(text, ATOM, max(piece.height, 1))

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
    def for_all(self, names: str) -> str:
        """Return what stands after a universal claim."""

    # statements

    def claim(self, claim: Claim) -> str:
        """Return the text of a claim."""
        lhs, rel, rhs = sides(claim)
        text = f"{self.render(lhs).text} {self.relations[rel]} {self.render(rhs).text}"
        if not claim.forall:
            return text
        return text + self.for_all(", ".join([self.variable(name) for name in claim.forall]))

    def definition(self, definition: Definition) -> str:
        """Return the text of a definition."""
        params = ", ".join([self.variable(param) for param in definition.params])
        name = self.named_function(definition.name)
        return f"{name}({params}) = {self.render(definition.body).text}"
