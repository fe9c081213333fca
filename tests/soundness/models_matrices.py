"""Values of matrices: exact, of all sizes, different for different matrices."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from fractions import Fraction
from random import Random

from symproof.kernel import App, Lam, Num, Term, Theorem, Var
from symproof.kernel.shapes import Shape, Size, size
from symproof.kernel.term import Const, Mat

Grid = tuple[tuple[Fraction, ...], ...]
VALUES = [Fraction(n, d) for n in (-2, -1, 0, 1, 3) for d in (1, 2)]


@dataclass
class Numbers:
    """Values of sizes, of variables and, by a number, of matrices and function variables."""

    sizes: dict[str, int]
    values: dict[str, Fraction]
    salt: int = 0
    bound: dict[str, Fraction] = field(default_factory=dict)

    def length(self, of: Size) -> int:
        parts, rest = of
        return rest + sum(self.sizes[name] * times for name, times in parts)

    def grid(self, shape: Shape | None, entry: Callable[[int, int], Fraction]) -> Grid:
        rows, columns = map(self.length, shape or ())
        return tuple(tuple(entry(i, j) for j in range(columns)) for i in range(rows))

    def number(self, term: Term) -> Fraction:
        match term:
            case Num(value):
                return Fraction(value)
            case Var(name):
                return self.bound.get(name, self.values.get(name, Fraction(1)))
            case App("/", (a, b)):
                divisor = self.number(b)
                return self.number(a) * (1 / divisor if divisor else 7)
            case App("^", (a, Num(2))):
                return self.number(a) ** 2
            case App(head, args) if head in ARITHMETIC:
                return ARITHMETIC[head](*map(self.number, args))
            case App(head, args):
                key = Random(f"{self.salt} {head} {[*map(self.number, args)]}")
                return key.choice(VALUES)
            case _:
                raise TypeError(term)

    def image(self, function: Lam, value: Fraction) -> Fraction:
        inner = replace(self, bound={**self.bound, function.params[0]: value})
        return inner.number(function.body)

    def matrix(self, term: Term) -> Grid:
        """Return the rows of a matrix; a number is a block of one row and one column."""
        match term:
            case Mat(name, shape):
                return self.grid(shape, lambda i, j: self.entry(name, shape, i, j))
            case Const("eye", shape):
                return self.grid(shape, lambda i, j: Fraction(i == j))
            case Const(name, shape):
                return self.grid(shape, lambda i, j: Fraction(name == "ones"))
            case _ if term.shape is None:
                return ((self.number(term),),)
            case App("map", (Lam() as function, a)):
                return tuple(
                    tuple(self.image(function, value) for value in row) for row in self.matrix(a)
                )
            case App(head, args):
                return self.operation(head, args)
            case _:
                raise TypeError(term)

    def entry(self, name: str, shape: Shape | None, i: int, j: int) -> Fraction:
        """Return an entry, which depends on the name, the value of the shape and the place."""
        lengths = [self.length(side) for side in shape or ()]
        return Random(f"{self.salt} {name} {lengths} {i} {j}").choice(VALUES)

    def operation(self, head: str, args: tuple[Term, ...]) -> Grid:
        grids = [self.matrix(arg) for arg in args]
        a, b = grids[0], grids[-1]
        match head:
            case "()":
                return a
            case "neg":
                return tuple(tuple(-value for value in row) for row in a)
            case "+" | "-" | ".*":
                act = ARITHMETIC["*" if head == ".*" else head]
                return tuple(
                    tuple(act(p, q) for p, q in zip(r, s, strict=True))
                    for r, s in zip(a, b, strict=True)
                )
            case "*" if None in [arg.shape for arg in args]:
                by, other = (a[0][0], b) if args[0].shape is None else (b[0][0], a)
                return tuple(tuple(by * value for value in row) for row in other)
            case "/":
                by = self.number(App("/", (Num(1), args[1])))
                return tuple(tuple(value * by for value in row) for row in a)
            case "*":
                columns = [*zip(*b, strict=True)]
                return tuple(tuple(inner_product(r, c) for c in columns) for r in a)
            case "transpose":
                return tuple(zip(*a, strict=True))
            case "hcat":
                return tuple(sum(rows, ()) for rows in zip(*grids, strict=True))
            case "vcat":
                return sum(grids, ())
            case _:
                raise TypeError(head)

    def true(self, theorem: Theorem) -> bool:
        """Whether what a theorem says, that rests on nothing, holds."""
        claim = theorem.claim
        assert (claim.rel, theorem.hyps, theorem.defs) == ("=", frozenset(), frozenset())
        return self.matrix(claim.lhs) == self.matrix(claim.rhs)


def inner_product(row: tuple[Fraction, ...], column: tuple[Fraction, ...]) -> Fraction:
    return sum((p * q for p, q in zip(row, column, strict=True)), Fraction(0))


ARITHMETIC: dict[str, Callable[..., Fraction]] = {
    "+": lambda a, b: a + b,
    "-": lambda a, b: a - b,
    "*": lambda a, b: a * b,
    "neg": lambda a: -a,
    "()": lambda a: a,
}
NAMES = ("n", "m", "k")
SIZES: list[Size] = [size(1), size(2), *(size(0, **{name: 1}) for name in NAMES), size(1, n=1)]


def models(random: Random, count: int = 4) -> Iterator[Numbers]:
    for _ in range(count):
        lengths = {name: random.randrange(1, 4) for name in NAMES}
        values = {name: random.choice(VALUES) for name in "xy"}
        yield Numbers(lengths, values, random.randrange(99))
