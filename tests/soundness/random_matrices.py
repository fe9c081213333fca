"""Random matrices of given shapes, and others that may be equal to them."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

from symproof.kernel import App, Lam, Num, Term, Var
from symproof.kernel.shapes import Shape, Size, show_shape, size, total
from symproof.kernel.term import Const, Mat

from .models_matrices import SIZES
from .places import above, beside, each, entrywise, turned
from .shorthand import f

SQUARE = size(1), size(1)


def some_number(random: Random, depth: int, names: tuple[str, ...] = ("x", "y")) -> Term:
    if depth == 0 or random.random() < 0.4:
        return random.choice([*map(Var, names), *map(Var, names), Num(0), Num(1), Num(2)])
    a, b = (some_number(random, depth - 1, names) for _ in range(2))
    return random.choice([a + b, a - b, a * b, -a, a / b, f("g", a), a**2])


def some_function(random: Random) -> Lam:
    name = random.choice("tsx")
    return Lam((name,), some_number(random, 2, (name, name, "y")))


def some_matrix(random: Random, shape: Shape, depth: int) -> Term:
    """Return a matrix of a shape, often made of few different ones."""
    rows, columns = shape
    if depth == 0 or random.random() < 0.2:
        names = ["zeros", "ones", *(["eye"] if rows == columns else [])]
        tag = f"{show_shape(shape)}".replace(" × ", "_").replace(" + ", "p")
        return random.choice(
            [Mat(f"{random.choice('AB')}_{tag}", shape)] * 3 + [Const(random.choice(names), shape)]
        )

    def inner(part: Shape = shape) -> Term:
        return some_matrix(random, part, depth - 1)

    def split(of: Size) -> tuple[Size, Size] | None:
        parts = [size(0, **{name: 1}) for name, times in of[0] for _ in range(times)]
        parts += [size(1)] * of[1]
        if len(parts) < 2:
            return None
        cut = random.randrange(1, len(parts))
        return total(*parts[:cut]), total(*parts[cut:])

    def blocks(head: str) -> Term:
        halves = split(columns if head == "hcat" else rows)
        if halves is None:
            return inner() + inner()
        pieces = [inner((rows, half) if head == "hcat" else (half, columns)) for half in halves]
        return App(head, tuple(pieces))

    middle = random.choice(SIZES)
    return random.choice(
        [
            lambda: inner() + inner(),
            lambda: inner() - inner(),
            lambda: -inner(),
            lambda: App("()", (inner(),)),
            lambda: some_number(random, 1) * inner(),
            lambda: inner() * some_number(random, 1),
            lambda: inner() / some_number(random, 1),
            lambda: inner((rows, middle)) * inner((middle, columns)),
            lambda: turned(inner((columns, rows))),
            lambda: entrywise(inner(), inner()),
            lambda: each(some_function(random), inner()),
            lambda: blocks("hcat"),
            lambda: blocks("vcat"),
        ]
    )()


def rewritten(random: Random, term: Term) -> Term:
    """Return a term that is or is not equal, by a step at a random place."""
    args = [arg for arg in (term.args if isinstance(term, App) else ()) if arg.shape is not None]
    if args and random.random() < 0.6:
        assert isinstance(term, App)
        chosen = random.choice(args)
        new = rewritten(random, chosen)
        if new.shape != chosen.shape:
            return term
        return App(term.head, tuple(new if arg is chosen else arg for arg in term.args))
    steps: list[Callable[[], Term]] = [
        lambda: term + term,
        lambda: Num(2) * term,
        lambda: term - Const("zeros", term.shape or SQUARE),
        lambda: turned(turned(term)),
        lambda: App("neg", (-term,)),
        lambda: App("()", (term,)),
        lambda: entrywise(term, Const("ones", term.shape or SQUARE)),
    ]
    match term:
        case App("*", (a, b)) if a.shape is not None and b.shape is not None:
            steps += [
                lambda: b * a,
                lambda: turned(turned(b) * turned(a)),
                lambda: turned(turned(a) * turned(b)),
            ]
        case App("*", (a, App("+" | "-" as head, (b, c)))):
            steps += [lambda: App(head, (a * b, a * c)), lambda: App(head, (a * c, a * b))]
        case App("+", (a, b)):
            steps += [lambda: b + a, lambda: a - App("neg", (b,))]
        case App("map", (Lam() as function, a)):
            doubled = Lam(function.params, function.body + function.body - function.body)
            steps += [lambda: each(doubled, a), lambda: a]
        case App("transpose", (a,)):
            steps += [lambda: a]
        case _:
            pass
    return random.choice(steps)()


def some_blocks(random: Random) -> Term:
    """Return an operation on blocks, often one that can be taken apart."""
    a, b, c, d = (random.choice(SIZES) for _ in range(4))
    other = random.choice([a, a, a, d])

    def piece(rows: Size, columns: Size) -> Term:
        if rows == columns == size(1) and random.random() < 0.6:
            return some_number(random, 1)
        return some_matrix(random, (rows, columns), random.choice([0, 0, 1]))

    def wide(first: Size = a) -> Term:
        return beside(piece(c, first), piece(c, b))

    def high(first: Size = a) -> Term:
        return above(piece(first, d), piece(b, d))

    by = some_number(random, 1)
    return random.choice(
        [
            lambda: wide() * high(other),
            lambda: high() * piece(d, c),
            lambda: piece(d, c) * wide(),
            lambda: high() * wide() if d == c else -high(),
            lambda: random.choice([wide, high])() + random.choice([wide, high])(other),
            lambda: wide() - wide(other),
            lambda: entrywise(high(), high(other)),
            lambda: -wide(),
            lambda: random.choice([by * wide(), high() * by, wide() / by]),
            lambda: each(some_function(random), random.choice([wide, high])()),
            lambda: turned(random.choice([wide, high])()),
            lambda: beside(wide(), piece(c, d)),
            lambda: above(piece(d, d), high(), high()),
            lambda: beside(high(), high(other)),
            lambda: above(wide(), wide(other)),
            wide,
        ]
    )()
