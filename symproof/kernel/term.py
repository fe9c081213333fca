"""Terms: what the reader sees, and nothing else.

A term is a numeral, a variable, the application of a named function, or an abstraction, which
is the value of a function variable or what `diff` differentiates.  `1/2*(2*x)` and `x` are
different terms, brackets that the author wrote are nodes of their own, and no constructor
simplifies anything.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Final, NoReturn

from symproof.kernel.errors import once, refuse

MAX_DEPTH: Final = 200
MAX_SIZE: Final = 100_000

BRACKET: Final = "()"
GUARDS: Final = frozenset({"=", "!=", "<", "<=", ">", ">="})

# name -> number of arguments; `cases(guard, value, ..., otherwise)` has any odd number from 3
_PRIMITIVES: Final = {
    **dict.fromkeys(("+", "-", "*", "/", "^"), 2),
    **dict.fromkeys(("neg", BRACKET), 1),
    **dict.fromkeys(GUARDS, 2),
    **dict.fromkeys(("exp", "log", "sqrt", "abs", "sign"), 1),
    **dict.fromkeys(("sin", "cos", "tan", "sinh", "cosh", "tanh", "atan"), 1),
    **dict.fromkeys(("erf", "Phi", "sigmoid"), 1),
    **dict.fromkeys(("max", "min"), 2),
    **dict.fromkeys(("pi", "E"), 0),
    "cases": -1,
    # diff(f, a) is the derivative of the function f at the number a
    "diff": 2,
}
PRIMITIVES: Final[Mapping[str, int]] = MappingProxyType(_PRIMITIVES)

# what a reader takes for something that the notation does not have, or does not have yet
RESERVED: Final[Mapping[str, str]] = MappingProxyType(
    {
        **dict.fromkeys(("limit", "integral", "sum", "prod", "oo"), "not in the notation"),
        **dict.fromkeys(("I", "inf", "nan"), "not a real number"),
        **dict.fromkeys(("ln", "log2", "log10"), "write log(x), log(x)/log(2), log(x)/log(10)"),
        **dict.fromkeys(("cot", "sec", "csc"), "write it with sin and cos"),
        **dict.fromkeys(("coth", "sech", "csch"), "write it with sinh and cosh"),
        **dict.fromkeys(("arctan", "Atan", "ArcTan"), "write atan"),
        **dict.fromkeys(("Abs", "fabs"), "write abs"),
        **dict.fromkeys(("Max", "Min", "Exp", "Log", "Sqrt", "Sign"), "write it in small letters"),
        **dict.fromkeys(("sgn", "signum"), "write sign"),
        **dict.fromkeys(("Heaviside", "sinc", "Piecewise"), "write it with cases(...)"),
        **dict.fromkeys(("cbrt", "root"), "not in the notation"),
        **dict.fromkeys(("arcsinh", "arccosh", "arctanh"), "not in the notation"),
        **dict.fromkeys(("asin", "acos", "arcsin", "arccos"), "not in the notation"),
        **dict.fromkeys(("asinh", "acosh", "atanh", "erfc"), "not in the notation"),
        **dict.fromkeys(("floor", "ceil", "ceiling", "mod", "factorial"), "not in the notation"),
    }
)

_NOTHING: Final[frozenset[str]] = frozenset()


def is_name(name: object) -> bool:
    """Whether `name` may name a variable or a function that is not a primitive."""
    if type(name) is not str or not (name.isascii() and name.isidentifier()):
        return False
    return name not in PRIMITIVES and name not in RESERVED


class Term:
    """An immutable term; `variables` and `functions` are the free ones, primitives left out.

    The operators + - * / ** and unary minus build terms and evaluate nothing.
    """

    __slots__ = ("_hash", "depth", "functions", "size", "variables")

    _hash: int
    depth: int
    size: int
    variables: frozenset[str]
    functions: frozenset[str]

    def __init_subclass__(cls) -> None:
        if cls.__module__ != __name__:
            raise TypeError("Term has four kinds, and no others")

    def __setattr__(self, name: str, value: object) -> NoReturn:
        raise AttributeError("a term is immutable")

    def __delattr__(self, name: str) -> NoReturn:
        raise AttributeError("a term is immutable")

    def __hash__(self) -> int:
        return self._hash

    def __add__(self, other: Term | int) -> App:
        return App("+", (self, as_term(other)))

    def __radd__(self, other: int) -> App:
        return App("+", (as_term(other), self))

    def __sub__(self, other: Term | int) -> App:
        return App("-", (self, as_term(other)))

    def __rsub__(self, other: int) -> App:
        return App("-", (as_term(other), self))

    def __mul__(self, other: Term | int) -> App:
        return App("*", (self, as_term(other)))

    def __rmul__(self, other: int) -> App:
        return App("*", (as_term(other), self))

    def __truediv__(self, other: Term | int) -> App:
        return App("/", (self, as_term(other)))

    def __rtruediv__(self, other: int) -> App:
        return App("/", (as_term(other), self))

    def __pow__(self, other: Term | int) -> App:
        return App("^", (self, as_term(other)))

    def __neg__(self) -> App:
        return App("neg", (self,))

    def _seal(
        self,
        key: tuple[object, ...],
        parts: tuple[Term, ...],
        variables: frozenset[str],
        functions: frozenset[str],
    ) -> None:
        """Set what every term carries, and refuse terms beyond the limits."""
        depth, size = 1, 1
        for part in parts:
            depth = max(depth, part.depth + 1)
            size += part.size
            if not part.variables <= variables:
                variables = variables | part.variables
            if not part.functions <= functions:
                functions = functions | part.functions
        if depth > MAX_DEPTH:
            refuse("term-depth", f"a term nested more than {MAX_DEPTH} deep")
        if size > MAX_SIZE:
            refuse("term-size", f"a term of {size} nodes, more than {MAX_SIZE}")
        put = object.__setattr__
        put(self, "_hash", hash(key))
        put(self, "depth", depth)
        put(self, "size", size)
        put(self, "variables", variables)
        put(self, "functions", functions)


class Num(Term):
    """The numeral of a non-negative integer.

    Raises:
        KernelError: term-numeral.
    """

    __slots__ = ("value",)
    __match_args__ = ("value",)
    value: int

    def __init__(self, value: int) -> None:
        once(self, "_hash")
        if type(value) is not int or value < 0:
            refuse("term-numeral", "a numeral is a non-negative integer")
        object.__setattr__(self, "value", value)
        self._seal(("num", value), (), _NOTHING, _NOTHING)

    def __eq__(self, other: object) -> bool:
        return self is other or (type(other) is Num and self.value == other.value)

    __hash__ = Term.__hash__

    def __repr__(self) -> str:
        return f"Num({self.value})" if self.value < 10**100 else f"Num({self.value:#x})"

    def __reduce__(self) -> tuple[type[Num], tuple[int]]:
        return Num, (self.value,)


class Var(Term):
    """A real variable.

    Raises:
        KernelError: term-name.
    """

    __slots__ = ("name",)
    __match_args__ = ("name",)
    name: str

    def __init__(self, name: str) -> None:
        once(self, "_hash")
        if not is_name(name):
            refuse("term-name", f"{name!r} cannot name a variable")
        object.__setattr__(self, "name", name)
        self._seal(("var", name), (), frozenset({name}), _NOTHING)

    def __eq__(self, other: object) -> bool:
        return self is other or (type(other) is Var and self.name == other.name)

    __hash__ = Term.__hash__

    def __repr__(self) -> str:
        return f"Var({self.name!r})"

    def __reduce__(self) -> tuple[type[Var], tuple[str]]:
        return Var, (self.name,)


class App(Term):
    """The function named `head` applied to `args`.

    A head that is not a primitive is a function variable, or a defined function of a sequent.

    Raises:
        KernelError: term-name, term-arity, term-shape, term-depth, term-size.
    """

    __slots__ = ("args", "head")
    __match_args__ = ("head", "args")
    head: str
    args: tuple[Term, ...]

    def __init__(self, head: str, args: tuple[Term, ...] = ()) -> None:
        once(self, "_hash")
        if type(head) is not str or type(args) is not tuple:
            refuse("term-shape", "an application is a name and a tuple of terms")
        arity = PRIMITIVES.get(head)
        functions = _NOTHING
        if arity is None:
            if not is_name(head):
                refuse("term-name", f"{head!r} cannot name a function")
            if not args:
                refuse("term-arity", f"the function {head} has no argument")
            functions = frozenset({head})
        elif head == "cases":
            if len(args) < 3 or len(args) % 2 == 0:
                refuse("term-arity", "cases(...) is guard, value, ..., otherwise")
        elif arity != len(args):
            refuse("term-arity", f"{head} takes {arity} argument(s), not {len(args)}")
        guards = len(args) - 1 if head == "cases" else 0
        for i, arg in enumerate(args):
            if head == "diff" and i == 0:
                fits = type(arg) is Lam and len(arg.params) == 1
            else:
                fits = is_guard(arg) if i < guards and i % 2 == 0 else is_number(arg)
            if not fits:
                refuse("term-shape", f"argument {i + 1} of {head} is {arg!r}")
        object.__setattr__(self, "head", head)
        object.__setattr__(self, "args", args)
        self._seal((head, args), args, _NOTHING, functions)

    def __eq__(self, other: object) -> bool:
        return self is other or (
            type(other) is App
            and self._hash == other._hash
            and self.head == other.head
            and self.args == other.args
        )

    __hash__ = Term.__hash__

    def __repr__(self) -> str:
        return f"App({self.head!r}, {self.args!r})"

    def __reduce__(self) -> tuple[type[App], tuple[str, tuple[Term, ...]]]:
        return App, (self.head, self.args)


class Lam(Term):
    """The function that takes `params` to `body`: the only binder of terms.

    It is not a number, so it is an argument of a rule, or the first argument of `diff`, and
    never another part of a term.

    Raises:
        KernelError: term-name, term-shape.
    """

    __slots__ = ("body", "params")
    __match_args__ = ("params", "body")
    params: tuple[str, ...]
    body: Term

    def __init__(self, params: tuple[str, ...], body: Term) -> None:
        once(self, "_hash")
        if type(params) is not tuple or not params:
            refuse("term-shape", f"{params!r} is not a tuple of parameters")
        for param in params:
            if not is_name(param):
                refuse("term-name", f"{param!r} cannot name a parameter")
        if len(set(params)) != len(params):
            refuse("term-shape", f"the parameters {params!r} are not distinct")
        if not is_number(body):
            refuse("term-shape", f"the body of a function is {body!r}")
        object.__setattr__(self, "params", params)
        object.__setattr__(self, "body", body)
        self._seal(("lam", params, body), (body,), _NOTHING, _NOTHING)
        object.__setattr__(self, "variables", body.variables - set(params))

    def __eq__(self, other: object) -> bool:
        return self is other or (
            type(other) is Lam and self.params == other.params and self.body == other.body
        )

    __hash__ = Term.__hash__

    def __repr__(self) -> str:
        return f"Lam({self.params!r}, {self.body!r})"

    def __reduce__(self) -> tuple[type[Lam], tuple[tuple[str, ...], Term]]:
        return Lam, (self.params, self.body)


# classes are compared by identity: a metaclass can make its classes equal to any other


def is_guard(term: object) -> bool:
    """Whether `term` is a relation, which may only stand as a guard of `cases`."""
    return type(term) is App and term.head in GUARDS


def is_number(term: object) -> bool:
    """Whether `term` denotes a real number (neither a function nor a guard)."""
    if type(term) is App:
        return term.head not in GUARDS
    return type(term) is Num or type(term) is Var


def diff(param: str, body: Term, point: Term) -> App:
    """Return the derivative of the function that takes `param` to `body`, at `point`.

    Raises:
        KernelError: term-name, term-shape, term-depth, term-size.
    """
    return App("diff", (Lam((param,), body), point))


def bound_names(term: Term) -> frozenset[str]:
    """Return the names that a term binds somewhere."""
    own = frozenset(term.params) if type(term) is Lam else _NOTHING
    match term:
        case App(_, args):
            return own.union(*map(bound_names, args))
        case Lam(_, body):
            return own | bound_names(body)
        case _:
            return own


def as_term(value: Term | int) -> Term:
    """Return `value` as a term: -3 is neg(3).

    Raises:
        KernelError: term-numeral, for what is neither a term nor an integer.
    """
    if isinstance(value, Term):
        return value
    if type(value) is int and value < 0:
        return App("neg", (Num(-value),))
    return Num(value)


Bindings = Mapping[str, Term]
Functions = Mapping[str, Lam]


def substitute(term: Term, bindings: Bindings, functions: Functions | None = None) -> Term:
    """Replace free variables by terms and function variables by functions, all at once.

    A function variable applied to another number of arguments than its Lam has parameters is
    another function variable, and stays.

    Raises:
        KernelError: capture, term-depth, term-size.
    """
    functions = functions or {}
    if term.variables.isdisjoint(bindings) and term.functions.isdisjoint(functions):
        return term
    match term:
        case Var(name):
            return bindings[name]
        case App(head, args):
            new = tuple([substitute(arg, bindings, functions) for arg in args])
            value = functions.get(head)
            if value is None or len(value.params) != len(new):
                return App(head, new)
            return substitute(value.body, dict(zip(value.params, new, strict=True)))
        case Lam(params, body):
            inner = {name: value for name, value in bindings.items() if name not in params}
            check_capture(params, body, inner, functions)
            return Lam(params, substitute(body, inner, functions))
        case _:
            refuse("term-shape", f"{term!r} is not a term")


def check_capture(
    bound: Iterable[str], body: Term, bindings: Bindings, functions: Functions
) -> None:
    """Refuse a substitution into `body`, under the binder of `bound`, that captures a variable.

    Raises:
        KernelError: capture.
    """
    arriving: set[str] = set()
    for name in body.variables & bindings.keys():
        arriving |= bindings[name].variables
    for name in body.functions & functions.keys():
        arriving |= functions[name].variables
    caught = arriving.intersection(bound)
    if caught:
        refuse("capture", f"{', '.join(sorted(caught))} would be captured")
