"""The printer that the Unicode and LaTeX targets share: levels, brackets, two kinds of product.

`ab` (juxtaposed) binds tighter than `a·b`, so that 1/2*(2*x) is `½·2x` and (1/2*2)*x is `½·2·x`.
Every term becomes a Piece, and whoever places a piece decides from its level whether it needs
brackets; the author's own come on top, as in the plain notation.  A reader who knows which names
are variables and which are functions can read the same term back.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping
from string import Formatter
from typing import Final, Protocol

from symproof.kernel.sequent import JUDGEMENTS, Claim, Definition
from symproof.kernel.term import BRACKET, GUARDS, App, Lam, Num, Term, Var
from symproof.notation.pieces import (
    ATOM,
    DOT,
    ENGLISH,
    JUXTAPOSED,
    NO_NAMES,
    OPEN,
    POWER,
    PREFIX,
    SUM,
    Names,
    Piece,
    Words,
)
from symproof.notation.places import (
    Derivative,
    Stated,
    decimal,
    derivative_parts,
    stated,
    strip,
)
from symproof.notation.plain import digits

TRIGONOMETRIC: Final = frozenset({"sin", "cos", "tan", "sinh", "cosh", "tanh"})


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
            "/": self.fraction,
            "^": self.power,
            "exp": self.exponential,
            "sqrt": self.root,
            "abs": self.absolute,
            "cases": self.cases,
            "diff": self.derivative,
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
        left, right = self.render(a, SUM), self.render(b, PREFIX)
        sign = "+" if head == "+" else self.minus
        text = f"{left.text} {sign} {right.text}"
        return Piece(text, SUM, max(left.height, right.height))

    def negative(self, _: str, a: Term) -> Piece:
        """Print the negative of a term."""
        piece = self.render(a, PREFIX)
        return Piece(self.minus + piece.text, SUM, piece.height)

    def product(self, _: str, a: Term, b: Term) -> Piece:
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
        return self.quotient(head, a, b) if text is None else Piece(text)

    def slash(self, a: Term, b: Term) -> Piece:
        """Print a fraction on one line."""
        left, right = self.render(a, DOT), self.render(b, POWER)
        return Piece(f"{left.text}/{right.text}", DOT, max(left.height, right.height))

    def power(self, _: str, a: Term, b: Term) -> Piece:
        """Print a power; tanh(x)^2 has its exponent at the name of the function."""
        if type(b) is Num and b.value >= 2 and type(a) is App and a.head in TRIGONOMETRIC:
            return self.call(a.head, a.args, self.raised("", b), POWER)
        base = self.render(a, ATOM)
        if type(a) is App and a.head == "E":
            base = self.brackets(base)
        return Piece(self.raised(base.text, b), POWER, base.height)

    def exponential(self, _: str, a: Term) -> Piece:
        """Print exp as a power of e."""
        return Piece(self.raised(self.euler, a), POWER)

    def call(self, head: str, args: tuple[Term, ...], mark: str = "", level: int = ATOM) -> Piece:
        """Print a function, possibly with an exponent or primes, with its arguments."""
        pieces = list(map(self.render, args))
        content = ", ".join([piece.text for piece in pieces])
        height = max([piece.height for piece in pieces])
        text = self.named_function(head) + mark + self.enclose(content, height, "(", ")")
        return Piece(text, level, height)

    def derivative(self, head: str, function: Term, point: Term) -> Piece:
        """Print a derivative: with primes where what is differentiated is a function by name."""
        parts = derivative_parts(App(head, (function, point)))
        match parts.body:
            case App(name, (Var(arg),)) if arg == parts.param and name in parts.body.functions:
                return self.call(name, (point,), self.primes(parts.order))
            case _:
                return self.slope(parts)

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
    def primes(self, order: int) -> str:
        """Return what stands between the name of a function and its brackets."""

    @abstractmethod
    def slope(self, of: Derivative) -> Piece:
        """Print the derivative of an expression."""

    @abstractmethod
    def said(self, words: str) -> str:
        """Return words as they stand in a formula."""

    @abstractmethod
    def function(self, names: str, body: Piece) -> Piece:
        """Print the function that takes the names to the body."""

    @abstractmethod
    def for_all(self, names: str) -> str:
        """Return what stands after a universal claim."""

    # statements

    def claim(self, claim: Claim | Stated) -> str:
        """Return the text of a claim."""
        if isinstance(claim, Claim) and claim.rel in JUDGEMENTS:
            text = self.judgement(claim)
        else:
            text = self.comparison(stated(claim))
        if not claim.forall:
            return text
        return text + self.for_all(", ".join([self.variable(name) for name in claim.forall]))

    def comparison(self, said: Stated) -> str:
        """Return the text of a claim that compares, for one choice of its variables."""
        first, *rest = [self.render(term).text for term in said.terms]
        links = zip(said.relations, rest, strict=True)
        return " ".join([first, *(f"{self.relations[rel]} {text}" for rel, text in links)])

    def judgement(self, claim: Claim) -> str:
        """Return the text of a claim that a derivative exists."""
        kind = {"diff+": "right", "diff-": "left"}.get(claim.rel, "exists")
        texts = {"value": self.render(claim.rhs).text}
        match claim.lhs:
            case App("diff", (Lam((param,), body), point)) if kind != "exists":
                texts["what"] = self.render(body).text
                at = "" if point == Var(param) else f"{self.variable(param)} = "
                texts["point"] = at + self.render(point).text
            case _:
                texts["what"] = self.render(claim.lhs).text
        equal = "" if claim.rhs == claim.lhs and kind == "exists" else "_equal"
        sentence = getattr(self.words, kind + equal)
        pieces = [
            (self.said(words) if words else "") + (texts[place] if place else "")
            for words, place, _, _ in Formatter().parse(sentence)
        ]
        return "".join(pieces).strip()

    def definition(self, definition: Definition) -> str:
        """Return the text of a definition."""
        params = ", ".join([self.variable(param) for param in definition.params])
        name = self.named_function(definition.name)
        return f"{name}({params}) = {self.render(definition.body).text}"


class Show(Protocol):
    """Returns the text of a term.

    `names` are those that occur elsewhere on the page: no two may look alike.

    Raises:
        NotationError: a numeral has too many digits.
    """

    def __call__(self, term: Term, words: Words = ENGLISH, names: Names = NO_NAMES) -> str:
        """Return the text."""
        ...


class ShowClaim(Protocol):
    """Returns the text of a claim, as `Show` does of a term."""

    def __call__(
        self, claim: Claim | Stated, words: Words = ENGLISH, names: Names = NO_NAMES
    ) -> str:
        """Return the text."""
        ...


class ShowDefinition(Protocol):
    """Returns the text of a definition, as `Show` does of a term."""

    def __call__(
        self, definition: Definition, words: Words = ENGLISH, names: Names = NO_NAMES
    ) -> str:
        """Return the text."""
        ...


def shows(printer: Callable[[Words, Names], Printer]) -> tuple[Show, ShowClaim, ShowDefinition]:
    """Return the functions `show`, `show_claim` and `show_definition` of a notation."""

    def show(term: Term, words: Words = ENGLISH, names: Names = NO_NAMES) -> str:
        return printer(words, names.union(Names.of_term(term))).render(term).text

    def show_claim(claim: Claim | Stated, words: Words = ENGLISH, names: Names = NO_NAMES) -> str:
        return printer(words, names.union(Names.of_claim(claim))).claim(claim)

    def show_definition(
        definition: Definition, words: Words = ENGLISH, names: Names = NO_NAMES
    ) -> str:
        return printer(words, names.union(Names.of_definition(definition))).definition(definition)

    return show, show_claim, show_definition
