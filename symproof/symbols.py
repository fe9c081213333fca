"""Numbers that are terms: what a Python function is called with in order to be traced."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from contextvars import ContextVar
from fractions import Fraction
from typing import Any, Final, NoReturn

from symproof.kernel.errors import KernelError, SymproofError
from symproof.kernel.ring import difference
from symproof.kernel.rules import holds
from symproof.kernel.sequent import guard_claim, negation
from symproof.kernel.term import App, Num, Term
from symproof.notation.plain import show
from symproof.wording import number

MAX_DECISIONS: Final = 40

# the functions of Python's libraries on symbols, by name; symproof.mathematics fills it
SYMBOLIC: Final[dict[str, Callable[..., Any]]] = {}


class TraceError(SymproofError):
    """A Python function that is not a term: the message says what it does instead.

    The function may catch it; so it is kept, and refuses the function all the same.
    """

    def __init__(self, message: str) -> None:
        super().__init__(message)
        path = current.get()
        if path is not None and path.refusal is None:
            path.refusal = self


class Path:
    """One way through a function: the decisions to take, and the comparisons asked so far."""

    def __init__(self, decisions: Sequence[bool]) -> None:
        self.decisions = decisions
        self.asked: list[Term] = []
        self.known: dict[object, bool] = {}
        self.refusal: TraceError | None = None

    def decide(self, guard: Term) -> bool:
        """Return what is taken for a comparison, the same each time it is asked.

        Raises:
            TraceError: too many are asked.
        """
        claim = guard_claim(guard)
        if claim in self.known:
            return self.known[claim]
        if len(self.asked) >= MAX_DECISIONS:
            raise TraceError(
                f"more than {MAX_DECISIONS} comparisons one after the other, the last one "
                f"{show(guard)}: a loop must not depend on the variable"
            )
        number = len(self.asked)
        self.asked.append(guard)
        answer = self.decisions[number] if number < len(self.decisions) else True
        self.known[claim] = answer
        self.known[negation(claim)] = not answer
        return answer


current: ContextVar[Path | None] = ContextVar("current", default=None)


def constant(guard: Term) -> bool | None:
    """Return what a comparison of rational constants says, None of any other."""
    claim = guard_claim(guard)
    try:
        gap = difference(claim.lhs, claim.rhs)
    except KernelError:
        return None
    return None if gap is None else holds(claim.rel, gap)


class Condition:
    """A comparison of traced numbers; asked for its truth, it is followed both ways."""

    __hash__ = None  # pyright: ignore[reportAssignmentType]

    def __init__(self, guard: App) -> None:
        self.guard = guard

    def __bool__(self) -> bool:
        said = constant(self.guard)
        path = current.get()
        if said is not None:
            return said
        if path is None:
            raise TraceError(f"{show(self.guard)} is neither true nor false")
        return path.decide(self.guard)

    def __array_function__(self, function: Any, _: Any, args: Any, kwargs: Any) -> Any:
        return _on_arrays(function, args, kwargs)


def _binary(head: str, *, swapped: bool = False) -> Callable[[Any, Any], Any]:
    def method(self: Any, other: Any) -> Any:
        value = _number(other)
        if value is None:
            return NotImplemented
        return Traced(_built(head, (value, self.term) if swapped else (self.term, value)))

    return method


def _comparison(rel: str) -> Callable[[Any, Any], Any]:
    def method(self: Any, other: Any) -> Any:
        value = _number(other)
        return NotImplemented if value is None else Condition(_built(rel, (self.term, value)))

    return method


class Traced:
    """A number that is a term; arithmetic with it gives terms."""

    __slots__ = ("term",)

    def __init__(self, term: Term) -> None:
        self.term = term

    def __repr__(self) -> str:
        return f"Traced({show(self.term)})"

    def __hash__(self) -> int:
        raise TraceError(f"{show(self.term)} is looked up in a table, as if it were one number")

    def __str__(self) -> str:
        raise TraceError(f"{show(self.term)} is made a text, as if it were one number")

    def __format__(self, _: str) -> str:
        return str(self)

    __add__, __radd__ = _binary("+"), _binary("+", swapped=True)
    __sub__, __rsub__ = _binary("-"), _binary("-", swapped=True)
    __mul__, __rmul__ = _binary("*"), _binary("*", swapped=True)
    __truediv__, __rtruediv__ = _binary("/"), _binary("/", swapped=True)
    __pow__, __rpow__ = _binary("^"), _binary("^", swapped=True)
    __lt__, __le__ = _comparison("<"), _comparison("<=")
    __gt__, __ge__ = _comparison(">"), _comparison(">=")
    __eq__, __ne__ = _comparison("="), _comparison("!=")

    def __neg__(self) -> Traced:
        return Traced(-self.term)

    def __pos__(self) -> Traced:
        return self

    def __abs__(self) -> Traced:
        return apply("abs", self)

    def __bool__(self) -> bool:
        return bool(Condition(App("!=", (self.term, Num(0)))))

    def __array_ufunc__(self, ufunc: Any, method: str, *inputs: Any, **kwargs: Any) -> Any:
        function = SYMBOLIC.get(ufunc.__name__)
        if function is None or method != "__call__" or kwargs:
            raise TraceError(f"the function {ufunc.__name__} of NumPy is not in the notation")
        return function(*inputs)

    def __array_function__(self, function: Any, _: Any, args: Any, kwargs: Any) -> Any:
        return _on_arrays(function, args, kwargs)

    def __float__(self) -> NoReturn:
        raise TraceError(
            f"{show(self.term)} is not a float: a function that takes floats only was called; "
            "use those of `from symproof.tracing import exp, tanh, ...`"
        )

    def __index__(self) -> NoReturn:
        raise TraceError(
            f"{show(self.term)} is not an integer: a loop or an index must not depend on the "
            "variable"
        )

    __int__ = __trunc__ = __floor__ = __ceil__ = __len__ = __index__

    def __iter__(self) -> NoReturn:
        raise TraceError(f"{show(self.term)} is a number, not several")

    def __round__(self, _: int | None = None) -> NoReturn:
        raise TraceError(f"{show(self.term)} cannot be rounded: that is not in the notation")

    def _no_remainder(self, _: object) -> NoReturn:
        raise TraceError(f"{show(self.term)} has no remainder: // and % are not in the notation")

    __mod__ = __rmod__ = __floordiv__ = __rfloordiv__ = __divmod__ = __rdivmod__ = _no_remainder


def _number(value: Any) -> Term | None:
    """Return the term of a number, None of anything else."""
    match value:
        case Traced():
            return value.term
        case bool():
            return Num(int(value))
        case int() | Fraction():
            return number(Fraction(value))
        case float():
            return _decimal(float(value))
        case Condition():
            return App("cases", (value.guard, Num(1), Num(0)))
        case _ if type(value).__module__ == "numpy" and hasattr(value, "item"):
            return _number(value.item())
        case _:
            return None


def _decimal(value: float) -> Term:
    if not math.isfinite(value):
        raise TraceError(f"{value} is not a real number")
    return number(Fraction(repr(value)))


def as_term(value: Any) -> Term:
    """Return the term of a number.

    Raises:
        TraceError: it is not a number.
    """
    term = _number(value)
    if term is None:
        raise TraceError(f"{value!r} is not a number")
    return term


def apply(head: str, *args: Any) -> Traced:
    """Return a function of the notation at numbers.

    Raises:
        TraceError: an argument is not a number.
    """
    return Traced(_built(head, tuple(map(as_term, args))))


def _built(head: str, args: tuple[Term, ...]) -> App:
    try:
        return App(head, args)
    except KernelError as error:
        raise TraceError(f"the function gives no term: {error}") from error


def _on_arrays(function: Any, args: Any, kwargs: Any) -> Any:
    """Return a function of NumPy, such as `where`, on symbols."""
    symbolic = SYMBOLIC.get(function.__name__)
    if symbolic is None or kwargs:
        raise TraceError(f"the function {function.__name__} of NumPy is not in the notation")
    return symbolic(*args)
