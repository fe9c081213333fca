"""Reading what binds a variable: derivatives, limits, integrals, functions of each entry."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping
from typing import Final, TypeVar

from symproof.kernel.errors import KernelError
from symproof.kernel.term import App, Lam, Term, Var, diff
from symproof.notation.cursor import Cursor
from symproof.notation.errors import shown_shape
from symproof.notation.places import SUM

MAX_DIGITS: Final = 4_000
INFINITY: Final = frozenset({"oo", "∞"})
# how the direction of a limit is written -> the end of its head
DIRECTIONS: Final[Mapping[str, str]] = {"'+'": "+", '"+"': "+", "'-'": "-", '"-"': "-"}
# what a prime differentiates by where the point is not a variable: f'(-x) is the slope of f(t)
PRIMED: Final = "t"

_ORDER: Final = "the order of the derivative, a numeral from 1 on"
_DIRECTION: Final = "the direction '+' (from the right) or '-' (from the left)"
_T = TypeVar("_T")


class BinderReader(Cursor, ABC):
    """Reads the arguments of what binds a variable."""

    @abstractmethod
    def term(self, place: int = SUM) -> Term:
        """Read a term that stands at `place`."""

    @abstractmethod
    def arguments(self, name: str, arity: int | None) -> list[Term]:
        """Read the arguments of a function, as many as it takes where that is known."""

    def number(self) -> Term:
        """Read a term that is a number."""
        start = self.index
        found = self.term()
        if found.shape is not None:
            self.fail(f"a number ({self.written(start)} is {shown_shape(found.shape)})", start)
        return found

    def bound(self, what: str) -> tuple[Term, str]:
        """Read (body, x: up to what follows the variable."""
        self.open()
        # the function is a level of its own
        self.deeper(self.index)
        body = self.number()
        self.levels -= 1
        if not self.take(","):
            self.fail_after_term(f"a comma and the variable of the {what}")
        return body, self.name(0, f"the variable of the {what}")

    def made(self, start: int, make: Callable[[], _T]) -> _T:
        """Return what is made; what the kernel refuses is an error at the token `start`."""
        try:
            return make()
        except KernelError as error:
            raise self.refused(error, start) from error

    # derivatives

    def derivative(self, start: int) -> Term:
        """Read (body, x), (body, x = point), and the order after that where it is not 1."""
        body, param = self.bound("derivative")
        point: Term = Var(param)
        if self.take("="):
            point = self.number()
        elif self.tokens[self.index] not in (",", ")"):
            self.fail(f"a comma, ) or = (after the variable {param} of the derivative)")
        order = self.order() if self.take(",") else 1
        self.close()
        return self.differentiated(start, param, body, point, order)

    def order(self, expected: str = _ORDER) -> int:
        """Read an order: a numeral from 1 on."""
        token = self.tokens[self.index]
        if not (token.isascii() and token.isdecimal()) or not token.strip("0"):
            self.fail(expected)
        if len(token) > MAX_DIGITS:
            self.fail(f"a numeral of at most {MAX_DIGITS:,} digits")
        self.index += 1
        return int(token)

    def differentiated(self, start: int, param: str, body: Term, point: Term, order: int) -> Term:
        """Return a derivative; an order too high for a term is an error at the token `start`."""

        def make() -> Term:
            slope = body
            for _ in range(order - 1):
                slope = diff(param, slope, Var(param))
            return diff(param, slope, point)

        return self.made(start, make)

    def primed(self, start: int, arity: int | None) -> Term:
        """Read '(a), ''(a), ...: a derivative of the function at a, or of it as one of t at a.

        That of a matrix is the derivative at each of its entries.
        """
        name, primes = self.tokens[start], self.tokens[self.index]
        if arity not in (None, 1):
            self.fail(f"no ' here: {name} is not a function of one variable")
        self.index += 1
        if self.tokens[self.index] != "(":
            self.fail(f"( after {name}{primes}")
        self.deeper(start)
        (point,) = self.arguments(name + primes, 1)
        self.levels -= 1
        if arity is None:
            self.use(name, 1, start)
        if point.shape is not None:
            return self.made(start, lambda: each_entry(name, (point,), len(primes)))
        param = point.name if isinstance(point, Var) else PRIMED
        self.use(param, 0, start)
        body = self.build(start, name, Var(param))
        return self.differentiated(start, param, body, point, len(primes))

    # limits and integrals

    def limit(self, start: int) -> Term:
        """Read (body, x, place), and after a number the direction where there is one."""
        body, param = self.bound("limit")
        if not self.take(","):
            self.fail(f"a comma and where {param} tends: a number, oo or -oo")
        infinity = self.infinity()
        if infinity:
            if self.tokens[self.index] == ",":
                self.fail(") (from where a limit at infinity is, is clear)")
            self.close()
            return self.made(start, lambda: App("limit" + infinity, (Lam((param,), body),)))
        place, direction = self.number(), ""
        if self.take(","):
            if self.tokens[self.index] not in DIRECTIONS:
                self.fail(_DIRECTION)
            direction = DIRECTIONS[self.tokens[self.index]]
            self.index += 1
        self.close()
        return self.made(start, lambda: App("limit" + direction, (Lam((param,), body), place)))

    def integral(self, start: int) -> Term:
        """Read (body, x, from, to), where an end may be infinite."""
        body, param = self.bound("integral")
        ends: list[Term] = []
        head = "integral"
        for end, other in (("-oo", "lower"), ("+oo", "upper")):
            if not self.take(","):
                self.fail(f"a comma and the {other} end of the integral")
            here = self.index
            infinity = self.infinity()
            if infinity and infinity != end:
                self.fail(f"{end.strip('+')} or a number as the {other} end", here)
            head += infinity
            if not infinity:
                ends.append(self.number())
        self.close()
        return self.made(start, lambda: App(head, (Lam((param,), body), *ends)))

    def infinity(self) -> str:
        """Read oo or -oo, and return it with its sign; "" where another term stands."""
        negative = self.tokens[self.index] == "-"
        if self.tokens[self.index + negative] not in INFINITY:
            return ""
        self.index += 1 + negative
        return "-oo" if negative else "+oo"

    # functions of each entry

    def mapped(self, start: int) -> Term:
        """Read (body, t, X): the body for each entry t of the matrix X."""
        body, param = self.bound("entries")
        if not self.take(","):
            self.fail_after_term("a comma and the matrix")
        here = self.index
        matrix = self.term()
        if matrix.shape is None:
            self.fail(f"a matrix ({self.written(here)} is a number)", here)
        self.close()
        return self.made(start, lambda: App("map", (Lam((param,), body), matrix)))


def entry_name(args: tuple[Term, ...]) -> str:
    """Return what an entry of a matrix is called in f(A, a), where the name has no other use."""
    taken = frozenset[str]().union(*(arg.variables | arg.functions for arg in args))
    names = ("t", "s", "u", *(f"t_{number}" for number in range(len(taken) + 1)))
    return next(name for name in names if name not in taken)


def each_entry(head: str, args: tuple[Term, ...], order: int = 0) -> Term:
    """Return a function, or its derivative, of each entry of the one matrix among `args`.

    Raises:
        KernelError: a term would be too large or too deep.
    """
    name = entry_name(args)
    (matrix,) = [arg for arg in args if arg.shape is not None]
    value: Term = App(head, tuple([Var(name) if arg is matrix else arg for arg in args]))
    for _ in range(order):
        value = diff(name, value, Var(name))
    return App("map", (Lam((name,), value), matrix))


def entrywise(term: Term) -> tuple[str, tuple[Term, ...], int] | None:
    """Return f, (A, a) and the order of the derivative of what `each_entry` makes of them.

    None for any other term.
    """
    match term:
        case App("map", (Lam((name,), body), matrix)):
            order = 0
            while True:
                match body:
                    case App("diff", (Lam((inner,), deeper), Var(at))) if inner == at == name:
                        body, order = deeper, order + 1
                    case _:
                        break
            return _applied(term, name, body, matrix, order)
        case _:
            return None


def _applied(
    term: Term, name: str, body: Term, matrix: Term, order: int
) -> tuple[str, tuple[Term, ...], int] | None:
    if type(body) is not App or not body.head.isidentifier() or body.args.count(Var(name)) != 1:
        return None
    if body.head in ("cases", "diff", "limit", "integral", "map") or (order and len(body.args) > 1):
        return None
    args = tuple([matrix if arg == Var(name) else arg for arg in body.args])
    return (body.head, args, order) if each_entry(body.head, args, order) == term else None
