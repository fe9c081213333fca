"""Plain Python functions as definitions: a function is called with symbols instead of numbers.

A branch on a comparison is followed both ways, which gives `cases`; functions of `math`, NumPy
and SciPy are those of the notation; a float is the decimal that Python prints for it.

The functions defined here (`exp`, `tanh`, ...) take numbers too, for code that `traced` cannot
see through.
"""

from __future__ import annotations

import builtins
import inspect
import math
import warnings
from collections.abc import Callable, Iterator, Sequence
from fractions import Fraction
from itertools import cycle, islice
from types import CellType, CodeType, FunctionType, ModuleType
from typing import Any, Final

from symproof.engine.order.linear import rational
from symproof.engine.refutation.refuting import Counterexample, refute
from symproof.kernel.errors import KernelError, SymproofError
from symproof.kernel.sequent import Claim, Definition
from symproof.kernel.term import App, Term, Var, is_name
from symproof.mathematics import CONSTANTS, folded
from symproof.symbols import SYMBOLIC, Path, Traced, TraceError, as_term, current

MAX_PATHS: Final = 256
# where a function and its term are compared, as a precaution, and how closely
SAMPLES: Final = (0.5, -1.25, 2.0, -3.5, 7.25, 0.0, 1000.0, -1000.0, 1e-8)
TOLERANCE: Final = 1e-6
LIBRARIES: Final = ("math", "numpy", "scipy.special")
# modules whose functions take symbols as they are
OWN: Final = ("symproof.mathematics", "symproof.symbols", __name__)

exp, log, sqrt = SYMBOLIC["exp"], SYMBOLIC["log"], SYMBOLIC["sqrt"]
sin, cos, tan, atan = SYMBOLIC["sin"], SYMBOLIC["cos"], SYMBOLIC["tan"], SYMBOLIC["atan"]
sinh, cosh, tanh = SYMBOLIC["sinh"], SYMBOLIC["cosh"], SYMBOLIC["tanh"]
erf, log1p, expm1 = SYMBOLIC["erf"], SYMBOLIC["log1p"], SYMBOLIC["expm1"]


class _Library:
    """A library whose functions take symbols, where the notation has them."""

    def __init__(self, module: ModuleType) -> None:
        self._module = module

    def __getattr__(self, name: str) -> Any:
        if name in CONSTANTS:
            return Traced(CONSTANTS[name])
        return SYMBOLIC[name] if name in SYMBOLIC else getattr(self._module, name)


class _World:
    """Functions rebuilt so that the libraries they use take symbols; nothing is changed."""

    def __init__(self) -> None:
        self._built: dict[int, Any] = {}
        self._kept: list[object] = []

    def value(self, value: Any) -> Any:
        """Return what a name stands for while a function is traced."""
        match value:
            case FunctionType():
                return self._rebuilt(value)
            case ModuleType() if value.__name__ in LIBRARIES:
                return _Library(value)
            case float() if value is math.pi or value is math.e or value is math.tau:
                name = next(n for n in CONSTANTS if getattr(math, n) is value)
                return Traced(CONSTANTS[name])
            case _ if callable(value) and getattr(value, "__module__", None) in LIBRARIES:
                return SYMBOLIC.get(getattr(value, "__name__", ""), value)
            case _:
                return value

    def _rebuilt(self, function: FunctionType) -> Any:
        if function.__module__ in OWN:
            return function
        known = self._built.get(id(function))
        if known is not None:
            return known
        names: dict[str, Any] = {"__builtins__": builtins, "__name__": function.__module__}
        closure = function.__closure__
        cells = None if closure is None else tuple([CellType() for _ in closure])
        rebuilt = FunctionType(
            function.__code__, names, function.__name__, function.__defaults__, cells
        )
        rebuilt.__kwdefaults__ = function.__kwdefaults__
        self._built[id(function)] = rebuilt
        self._kept.append(function)
        for name in _names(function.__code__):
            if name in function.__globals__:
                names[name] = self.value(function.__globals__[name])
            elif name in ("max", "min"):
                names[name] = _either(name)
        for cell, old in zip(cells or (), closure or (), strict=True):
            try:
                cell.cell_contents = self.value(old.cell_contents)
            except ValueError:
                continue  # a cell that is not filled yet
        return rebuilt


def _either(name: str) -> Callable[..., Any]:
    """Return max or min of Python, for symbols too."""
    plain, symbolic = getattr(builtins, name), folded(name)

    def function(*args: Any, **kwargs: Any) -> Any:
        values = list(args[0]) if len(args) == 1 and not isinstance(args[0], Traced) else args
        if any(isinstance(value, Traced) for value in values) and not kwargs:
            return symbolic(*values)
        return plain(*args, **kwargs)

    return function


def _names(code: CodeType) -> Iterator[str]:
    """Yield the global names that a function uses, or a function inside it."""
    yield from code.co_names
    for constant in code.co_consts:
        if isinstance(constant, CodeType):
            yield from _names(constant)


def traced(function: Callable[..., Any], name: str | None = None) -> Definition:
    """Return the definition that a Python function is; parameters with defaults keep those.

    Raises:
        TraceError: the function does something that is not in the notation.
    """
    own = name or getattr(function, "__name__", "f")
    if not is_name(own):
        own = "f"
    params = _parameters(function)
    arguments = [Traced(Var(param)) for param in params]
    body = _Tracer(_World().value(function), arguments).body(())
    if body != _Tracer(_World().value(function), arguments).body(()):
        raise TraceError(f"{own} does not give the same each time")
    try:
        definition = Definition(own, params, body)
    except KernelError as error:
        raise TraceError(f"{own} is not a definition: {error}") from error
    for at in range(len(SAMPLES)):
        _compare(function, definition, tuple(islice(cycle(SAMPLES), at, at + len(params))))
    return definition


def _compare(
    function: Callable[..., Any], definition: Definition, point: tuple[float, ...]
) -> None:
    """Refuse a function that gives another value than its term: it asks what its argument is.

    Raises:
        TraceError: the two values are certainly apart.
    """
    try:
        with warnings.catch_warnings(action="ignore"):  # NumPy's, at the large samples
            value = function(*point)
    except (ArithmeticError, LookupError, SymproofError, TypeError, ValueError):
        return
    if not isinstance(value, int | float) or not math.isfinite(value):
        return
    exact, slack = Fraction(value), Fraction(TOLERANCE) * Fraction(max(1.0, abs(value)))
    term = definition.at(tuple([rational(Fraction(number)) for number in point]))
    near = Claim("<=", App("abs", (term - rational(exact),)), rational(slack))
    if isinstance(refute(near, (), {}, effort="quick"), Counterexample):
        at = ", ".join(map(repr, point))
        said = f"{definition.name}({at}) is {value!r}, and its term has another value there"
        raise TraceError(f"{said}: the function asks what its argument is")


def _parameters(function: Callable[..., Any]) -> tuple[str, ...]:
    try:
        signature = inspect.signature(function)
    except (TypeError, ValueError) as error:
        raise TraceError(f"{function!r} is not a function of Python") from error
    required = [p for p in signature.parameters.values() if p.default is p.empty]
    wanted = [p.name for p in required if p.kind in (p.POSITIONAL_ONLY, p.POSITIONAL_OR_KEYWORD)]
    if any(p.kind is p.KEYWORD_ONLY for p in required) or not wanted:
        raise TraceError(f"{signature} does not take positional numbers only")
    # a parameter may have a name that the notation has for something else
    return tuple(
        [
            n if is_name(n) else f"{n}_" if is_name(f"{n}_") else f"x{i}"
            for i, n in enumerate(wanted)
        ]
    )


class _Tracer:
    """Follows a function along all its ways."""

    def __init__(self, function: Callable[..., Any], arguments: Sequence[Traced]) -> None:
        self._function = function
        self._arguments = arguments
        self._paths = 0

    def body(self, decisions: tuple[bool, ...]) -> Term:
        """Return the value after some decisions, as cases where more are to be taken."""
        value, asked = self._run(decisions)
        if len(asked) == len(decisions):
            return value
        guard = asked[len(decisions)]
        then, otherwise = self.body((*decisions, True)), self.body((*decisions, False))
        if then == otherwise:
            return then
        rest = otherwise.args if isinstance(otherwise, App) and otherwise.head == "cases" else None
        return App("cases", (guard, then, *(rest or (otherwise,))))

    def _run(self, decisions: tuple[bool, ...]) -> tuple[Term, list[Term]]:
        self._paths += 1
        if self._paths > MAX_PATHS:
            raise TraceError(f"more than {MAX_PATHS} ways through the function")
        path = Path(decisions)
        token = current.set(path)
        try:
            value = as_term(self._function(*self._arguments))
        except KernelError as error:
            raise TraceError(f"the function gives no term: {error}") from error
        except RecursionError as error:
            raise TraceError("the function calls itself without end") from error
        except ZeroDivisionError as error:
            raise TraceError(f"the function divides by zero: {error}") from error
        finally:
            current.reset(token)
        if path.refusal is not None:
            raise path.refusal
        return value, path.asked
