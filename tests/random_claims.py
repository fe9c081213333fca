"""Random true identities, rewritten from a common term in two ways, and false ones, by one edit."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from itertools import product
from typing import Final

from mpmath import mp, mpf
from numeric import Functions, Point, differ, exact
from rewritings import derivative, positive, replaced, rewritten, subterms

from symproof.kernel.sequent import Claim
from symproof.kernel.term import App, Num, Term, Var, diff
from symproof.notation.plain import show_claim

X, Y, U, V = (Var(name) for name in "xyuv")


@dataclass(frozen=True)
class Topic:
    """What the terms of some claims are made of, and the laws that rewrite them."""

    unary: tuple[str, ...]
    laws: tuple[str, ...]
    binary: tuple[str, ...] = ("+", "+", "-", "*", "*")
    variables: tuple[Term, ...] = (X, X, Y)
    smooth: bool = False


TOPICS: Final = {
    "algebra": Topic(("neg", "^"), ("algebra",), ("+", "-", "*", "/")),
    "exponentials": Topic(("exp", "exp", "log"), ("exponentials", "exponentials", "algebra")),
    "logarithms": Topic(
        ("exp", "log", "log", "sqrt"),
        ("exponentials", "exponentials", "algebra"),
        ("+", "*", "/"),
        (U, U, V),
    ),
    "hyperbolic": Topic(
        ("tanh", "sigmoid", "sinh", "cosh", "exp"), ("hyperbolic", "hyperbolic", "algebra")
    ),
    "trigonometry": Topic(("sin", "cos"), ("trigonometry", "trigonometry", "algebra")),
    "parity": Topic(
        ("phi", "phi", "psi", "neg", "tanh", "atan", "erf", "Phi"), ("parity", "parity", "algebra")
    ),
    "pieces": Topic(
        ("abs", "max", "max", "min", "sign"), ("pieces", "pieces", "algebra"), ("+", "-", "*")
    ),
    "derivatives": Topic(
        ("exp", "tanh", "sigmoid", "atan", "erf", "sin", "cos", "cosh", "Phi", "^"),
        ("hyperbolic", "exponentials", "algebra", "algebra"),
        variables=(X,),
        smooth=True,
    ),
    "edges": Topic(
        ("abs", "max", "min", "sign", "sign", "cases"),
        ("edges", "edges", "algebra"),
        ("+", "-", "*"),
    ),
    "everything": Topic(
        ("exp", "tanh", "sigmoid", "abs", "max", "phi", "erf", "sin"),
        ("algebra", "exponentials", "hyperbolic", "pieces", "parity"),
    ),
}
ASSUMED: Final = {"phi": "phi odd", "psi": "psi even", "u": "u > 0", "v": "v > 0"}
LOOSENED: Final = {">": ">=", ">=": ">", "<": "<=", "<=": "<", "=": "<="}
# one function with each property, to judge by
FUNCTIONS: Final[Functions] = {
    "phi": lambda t: mp.sin(3 * t) + t / 7,
    "psi": lambda t: mp.cos(2 * t) + t**2 / 5,
}
SMALLEST: Final = 10
LARGEST: Final = 80
SMALL: Final = tuple([Fraction(n, 2) for n in range(-12, 13)])
POINTS: Final = 8


@dataclass(frozen=True)
class Example:
    """A claim, and whether it is true."""

    topic: str
    claim: Claim
    true: bool

    @property
    def text(self) -> str:
        """The claim as a user would type it."""
        return show_claim(self.claim)

    @property
    def assume(self) -> tuple[str, ...]:
        """What is assumed of the names in the claim."""
        names = self.claim.variables | self.claim.functions
        return tuple([said for name, said in ASSUMED.items() if name in names])


def points(source: random.Random, claim: Claim) -> Iterator[Point]:
    """Yield points of the domain of a claim, none at a kink that is written in it."""
    for _ in range(POINTS):
        yield {
            name: mpf(source.randrange(1, 4097) if name in "uv" else source.randrange(-4096, 4097))
            / 1024
            + mpf(1) / 4096
            for name in sorted(claim.variables)
        }


def differing(source: random.Random, claim: Claim, *, edges: bool = False) -> list[bool | None]:
    """Return whether the sides differ at some points; exactly, at small ones, for edges."""
    if edges:
        names = sorted(claim.variables)
        small = [dict(zip(names, at, strict=True)) for at in product(SMALL, repeat=len(names))]
        return [exact(claim.lhs, point) != exact(claim.rhs, point) for point in small]
    return [differ(claim, point, FUNCTIONS) for point in points(source, claim)]


def _term(source: random.Random, topic: Topic, depth: int) -> Term:
    """Return a random term that has a value everywhere."""
    if depth == 0 or source.random() < 0.15:
        return (
            Num(source.randint(1, 5)) if source.random() < 0.2 else source.choice(topic.variables)
        )
    a = _term(source, topic, depth - 1)
    if source.random() < 0.5:
        return _applied(source, source.choice(topic.unary), a, topic)
    b = _term(source, topic, depth - 1)
    head = source.choice(topic.binary)
    if head == "/" and not positive(b):
        b = Num(source.randint(2, 4))
    return App(head, (a, b))


def _applied(source: random.Random, head: str, a: Term, topic: Topic) -> Term:
    match head:
        case "^":
            return a ** source.randint(2, 3)
        case "log" | "sqrt" if not positive(a):
            return App(head, (1 + App("exp", (a,)),))
        case "cases":
            guard = App(source.choice((">", ">=", "<", "<=")), (a, source.choice((Num(0), X))))
            return App("cases", (guard, source.choice((X, Num(1))), source.choice((Y, Num(0)))))
        case "max" | "min":
            return App(head, (a, source.choice((Num(0), Num(1), Y))))
        case _:
            return App(head, (a,))


def _sides(source: random.Random, topic: Topic) -> tuple[Term, Term]:
    """Return two forms of a random term, or of its derivative."""
    start = _term(source, topic, source.randint(1, 2 if topic.smooth else 3))
    fresh = (*dict.fromkeys(topic.variables), Num(2), 1 + X**2)
    ends = (start, derivative(start, X.name)) if topic.smooth else (start, start)
    found: list[Term] = []
    for end in ends:
        form = end
        for _ in range(source.randint(0 if topic.smooth else 1, 3)):
            form = rewritten(source, form, source.choice(topic.laws), fresh)
        found.append(form)
    left, right = found
    return (diff(X.name, left, X), right) if topic.smooth else (left, right)


def identity(source: random.Random, name: str) -> Example:
    """Return a random true identity of a topic."""
    topic = TOPICS[name]
    while True:
        left, right = _sides(source, topic)
        claim = Claim("=", left, right)
        if not claim.variables or not SMALLEST <= left.size + right.size <= LARGEST:
            continue
        if left != right:
            return Example(name, claim, True)


def _edits(source: random.Random, part: Term) -> Term | None:
    """Return a part of a term after one edit."""
    match part:
        case Num(number):
            return Num(number + 1)
        case App("+", (a, b)):
            return source.choice((a - b, a, b))
        case App("-", (a, b)):
            return source.choice((a + b, b - a, a))
        case App("*", (a, b)):
            return source.choice((a + b, a, b))
        case App("/", (a, b)):
            return source.choice((a * b, a))
        case App("neg", (a,)):
            return a
        case App("max", args):
            return App("min", args)
        case App("min", args):
            return App("max", args)
        case App("^", (a, Num(n))):
            return a ** (n + 1)
        case App("cases", (App(head, sides), *values)):
            return App("cases", (App(LOOSENED[head], sides), *values))
        case App("tanh", args):
            return App("atan", args)
        case App("sinh" | "cosh" as head, args):
            return App("sinh" if head == "cosh" else "cosh", args)
        case App(head, (a,)) if head != "()":
            return App(head, (-a,))
        case _:
            return None


def falsehood(source: random.Random, name: str) -> Example:
    """Return a random identity of a topic with one edit that makes it false."""
    while True:
        true = identity(source, name).claim
        places = list(subterms(true.rhs))
        way, part = source.choice(places)
        edited = _edits(source, part)
        if edited is None or (edited.variables == frozenset() and way == ()):
            continue
        claim = Claim("=", true.lhs, replaced(true.rhs, way, edited))
        edges = name == "edges"
        if differing(source, claim, edges=edges).count(True) >= (1 if edges else 2):
            return Example(name, claim, False)


def examples(seed: int, count: int, *, true: bool) -> list[Example]:
    """Return so many different claims, the topics in turn; a seed gives the same ones always."""
    source = random.Random(f"{seed} {true}")
    make = identity if true else falsehood
    names = list(TOPICS)
    found: dict[Claim, Example] = {}
    while len(found) < count:
        example = make(source, names[len(found) % len(names)])
        found.setdefault(example.claim, example)
    return list(found.values())
