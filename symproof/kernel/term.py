"""Terms: what the reader sees, and nothing else.

A term is a numeral, a variable, a matrix (a variable of a given shape or a constant one), the
application of a named function, or an abstraction, which is the value of a function variable or
what `diff`, `limit`, `integral` and `map` are about.  `1/2*(2*x)` and `x` are different terms,
brackets that the author wrote are nodes of their own, and no constructor simplifies anything.

A term is a number or, where it has a shape, a matrix.  No number has a matrix as a part: what is
said of numbers never meets one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import Final, NoReturn, cast

from symproof.kernel.errors import once, refuse
from symproof.kernel.shapes import Shape, Size, is_size, names_of, put_size, shape_of, show_shape

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
    # matrices: a function of each entry, the entrywise product, blocks side by side and stacked
    **dict.fromkeys(("map", ".*"), 2),
    **dict.fromkeys(("hcat", "vcat"), -1),
    "transpose": 1,
}

# what takes a function, then numbers: diff(f, a) is the derivative of f at a; limit(f, a) is from
# both sides, limit+ from the right, limit- from the left; integral(f, a, b) is from a to b,
# integral+oo(f, a) from a to infinity, integral-oo(f, a) from minus infinity to a
_BINDERS: Final = {
    "diff": 1,
    **dict.fromkeys(("limit", "limit+", "limit-"), 1),
    **dict.fromkeys(("limit+oo", "limit-oo"), 0),
    "integral": 2,
    **dict.fromkeys(("integral+oo", "integral-oo"), 1),
    "integral-oo+oo": 0,
}
BINDERS: Final[Mapping[str, int]] = MappingProxyType(_BINDERS)
LIMITS: Final = frozenset({"limit", "limit+", "limit-", "limit+oo", "limit-oo"})
INTEGRALS: Final = frozenset({"integral", "integral+oo", "integral-oo", "integral-oo+oo"})
PRIMITIVES: Final[Mapping[str, int]] = MappingProxyType(
    {**_PRIMITIVES, **{head: numbers + 1 for head, numbers in _BINDERS.items()}}
)
# what may have a matrix among its arguments
MATRIX_HEADS: Final = frozenset(
    {"+", "-", "*", "/", "neg", BRACKET, "map", ".*", "hcat", "vcat", "transpose"}
)
CONSTANTS: Final = frozenset({"eye", "zeros", "ones"})

# what a reader takes for something that the notation does not have, or does not have yet
RESERVED: Final[Mapping[str, str]] = MappingProxyType(
    {
        **dict.fromkeys(("sum", "prod"), "not in the notation"),
        "oo": "infinity is an end of an integral or the place of a limit, not a number",
        **dict.fromkeys(("eye", "zeros", "ones"), "it takes sizes: eye(n), zeros(n, m)"),
        "O": "it ends a claim about a function near 0: f(x) = x/2 + O(x^2)",
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

    __slots__ = ("_hash", "depth", "functions", "shape", "size", "variables")

    _hash: int
    depth: int
    size: int
    shape: Shape | None
    variables: frozenset[str]
    functions: frozenset[str]

    def __init_subclass__(cls) -> None:
        if cls.__module__ != __name__:
            raise TypeError("Term has six kinds, and no others")

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
        shape: Shape | None = None,
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
        put(self, "shape", shape)
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


class Mat(Term):
    """A matrix variable, with its shape: its name is among the free `variables`.

    Raises:
        KernelError: term-name, shape-size.
    """

    __slots__ = ("name",)
    __match_args__ = ("name", "shape")
    name: str

    def __init__(self, name: str, shape: Shape) -> None:
        once(self, "_hash")
        if not is_name(name):
            refuse("term-name", f"{name!r} cannot name a matrix")
        _check_shape(shape)
        object.__setattr__(self, "name", name)
        self._seal(("mat", name, shape), (), frozenset({name}), _NOTHING, shape)

    def __eq__(self, other: object) -> bool:
        return self is other or (
            type(other) is Mat and self.name == other.name and self.shape == other.shape
        )

    __hash__ = Term.__hash__

    def __repr__(self) -> str:
        return f"Mat({self.name!r}, {self.shape!r})"

    def __reduce__(self) -> tuple[type[Mat], tuple[str, Shape | None]]:
        return Mat, (self.name, self.shape)


class Const(Term):
    """The identity matrix (`eye`), or the matrix of zeros or of ones, of a given shape.

    Raises:
        KernelError: term-name, shape-size, shape-mismatch.
    """

    __slots__ = ("name",)
    __match_args__ = ("name", "shape")
    name: str

    def __init__(self, name: str, shape: Shape) -> None:
        once(self, "_hash")
        if type(name) is not str or name not in CONSTANTS:
            refuse("term-name", f"{name!r} is not a constant matrix")
        _check_shape(shape)
        if name == "eye" and shape[0] != shape[1]:
            refuse("shape-mismatch", f"an identity matrix of the shape {show_shape(shape)}")
        object.__setattr__(self, "name", name)
        self._seal(("const", name, shape), (), _NOTHING, _NOTHING, shape)

    def __eq__(self, other: object) -> bool:
        return self is other or (
            type(other) is Const and self.name == other.name and self.shape == other.shape
        )

    __hash__ = Term.__hash__

    def __repr__(self) -> str:
        return f"Const({self.name!r}, {self.shape!r})"

    def __reduce__(self) -> tuple[type[Const], tuple[str, Shape | None]]:
        return Const, (self.name, self.shape)


def _check_shape(shape: object) -> None:
    if type(shape) is not tuple or len(shape) != 2 or not all(map(is_size, shape)):  # pyright: ignore
        refuse("shape-size", "a shape is a number of rows and one of columns, neither of them 0")
    for value in cast("Shape", shape):
        if not all(map(is_name, names_of(value))):
            refuse("term-name", "a primitive or reserved name cannot name a size")


class App(Term):
    """The function named `head` applied to `args`.

    A head that is not a primitive is a function variable, or a defined function of a sequent.

    Raises:
        KernelError: term-name, term-arity, term-shape, term-depth, term-size, shape-mismatch.
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
        elif arity >= 0 and arity != len(args):
            refuse("term-arity", f"{head} takes {arity} argument(s), not {len(args)}")
        guards = len(args) - 1 if head == "cases" else 0
        takes_function = head in BINDERS or head == "map"
        shaped = False
        for i, arg in enumerate(args):
            if takes_function and i == 0:
                fits = type(arg) is Lam and len(arg.params) == 1
            else:
                fits = is_guard(arg) if i < guards and i % 2 == 0 else is_number(arg)
                if not fits and head in MATRIX_HEADS and is_matrix(arg):
                    shaped = fits = True
            if not fits:
                refuse("term-shape", f"argument {i + 1} of {head} is {arg!r}")
        shape = None
        if shaped or head in ("map", ".*", "hcat", "vcat", "transpose"):
            shape = shape_of(head, tuple([arg.shape for arg in args]))
        object.__setattr__(self, "head", head)
        object.__setattr__(self, "args", args)
        self._seal((head, args), args, _NOTHING, functions, shape)

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

    It is not a number, so it is an argument of a rule, or the first argument of one of BINDERS or
    of `map`, and never another part of a term.

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
    """Whether `term` denotes a real number (neither a function, nor a guard, nor a matrix)."""
    if type(term) is App:
        return term.shape is None and term.head not in GUARDS
    return type(term) is Num or type(term) is Var


def is_matrix(term: object) -> bool:
    """Whether `term` denotes a matrix."""
    if type(term) is App:
        return term.shape is not None
    return type(term) is Mat or type(term) is Const


def diff(param: str, body: Term, point: Term) -> App:
    """Return the derivative of the function that takes `param` to `body`, at `point`.

    Raises:
        KernelError: term-name, term-shape, term-depth, term-size.
    """
    return App("diff", (Lam((param,), body), point))


def bound_names(term: Term) -> frozenset[str]:
    """Return the names that a term binds somewhere."""
    match term:
        case App(_, args):
            return _NOTHING.union(*map(bound_names, args))
        case Lam(params, body):
            return bound_names(body).union(params)
        case _:
            return _NOTHING


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
    another function variable, and stays.  A number takes the place of a variable, a matrix of
    the same shape that of a matrix variable.

    Raises:
        KernelError: capture, shape-mismatch, term-depth, term-size.
    """
    functions = functions or {}
    if term.variables.isdisjoint(bindings) and term.functions.isdisjoint(functions):
        return term
    match term:
        case Var(name) | Mat(name, _):
            value = bindings[name]
            if value.shape != term.shape or not (is_number(value) or is_matrix(value)):
                shapes = f"{show_shape(value.shape)} for {name}, {show_shape(term.shape)}"
                refuse("shape-mismatch", shapes)
            return value
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


def resize(term: Term, name: str, size: Size) -> Term:
    """Return a term with another size for the name of a size.

    Raises:
        KernelError: term-size.
    """
    match term:
        case Mat(own, shape) | Const(own, shape) if shape is not None:
            rows, columns = shape
            new = put_size(rows, name, size), put_size(columns, name, size)
            return Mat(own, new) if isinstance(term, Mat) else Const(own, new)
        case App(head, args) if term.shape is not None:
            return App(head, tuple([resize(arg, name, size) for arg in args]))
        case _:
            return term


def parts_of(term: Term) -> Iterator[Term]:
    """Yield a term and all its parts, once for each place where they stand."""
    pending = [term]
    while pending:
        part = pending.pop()
        yield part
        match part:
            case App(_, args):
                pending.extend(args)
            case Lam(_, body):
                pending.append(body)
            case _:
                pass


def sizes_of(term: Term) -> frozenset[str]:
    """Return the names of sizes in a term."""
    found = _NOTHING
    for part in parts_of(term):
        if part.shape is not None:
            found = found.union(*map(names_of, part.shape))
    return found
