"""What all that gives meaning to a syntax tree needs: places of errors, brackets, limits."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping
from typing import Final, NoReturn, TypeVar

from symproof.kernel.errors import KernelError
from symproof.kernel.term import BINDERS, BRACKET, GUARDS, MATRIX_HEADS, App, Mat, Term, Var
from symproof.notation import pieces
from symproof.notation.cursor import LIMITS as KERNEL_LIMITS
from symproof.notation.errors import NotationError, ShapeError, shown_shape
from symproof.notation.names import is_raised
from symproof.notation.places import decimal, needs_brackets, strip
from symproof.notation.tex.names import CONSTANTS, NO_INDICES, identifier
from symproof.notation.tex.syntax import Group, Name, Node, Number
from symproof.notation.tex.vocabulary import Vocabulary
from symproof.notation.unicode import show

# nodes within nodes; what is nested more deeply could not be told to a reader
MAX_LEVELS: Final = 100
# terms that sums and products with numeric ends are written out to, all together
MAX_WRITTEN_OUT: Final = 1_000

BRACKETS: Final[Mapping[str, str]] = {"(": ")", "[": "]", "{": "}"}

_SIGNS: Final[Mapping[str, str]] = {"*": "·", ".*": "⊙", "-": "−"}
_T = TypeVar("_T")


class Unclear(NotationError):
    """A text that could be read in two ways; `expected` says how to write either."""


class Elaborator(ABC):
    """Gives meaning to nodes of one text by a vocabulary."""

    def __init__(self, vocabulary: Vocabulary, text: str = "") -> None:
        self.vocabulary = vocabulary
        self.text = text
        # names that stand for numbers while a sum is written out
        self.indices: Mapping[str, int] = NO_INDICES
        # functions that stand bare beside their derivatives: y'' + y
        self.undecorated = frozenset[str]()
        self.levels = 0
        self.written_out = 0

    @abstractmethod
    def term(self, node: Node) -> Term:
        """Return the term that a node means."""

    @abstractmethod
    def product(self, items: list[Node]) -> Term:
        """Return what things side by side mean."""

    def number(self, node: Node) -> Term:
        """Return the number that a node means."""
        found = self.inner(node)
        if found.shape is not None:
            self.fail(node, f"a number ({show(found)} is {shown_shape(found.shape)})")
        return found

    def name(self, node: Node) -> str | None:
        """Return the name that a node is."""
        return identifier(node, self.indices)

    def variable(self, node: Node, what: str) -> str:
        """Return the name of a variable."""
        name = self.name(node)
        taken = name is not None and (
            name in self.vocabulary.matrices or name in self.vocabulary.functions
        )
        if name is None or taken:
            self.fail(node, what)
        if name in CONSTANTS and name not in self.vocabulary.numbers:
            self.unclear(node, f"another variable than {name.rstrip('_')}, which is a constant")
        return name

    # brackets

    def inner(self, node: Node) -> Term:
        """Return what stands between delimiters of its own, where any bracket is the author's."""
        return self.operand(node, 0, 0)

    def operand(self, node: Node, plain: int, printed: int, *, before_sum: bool = False) -> Term:
        """Return an operand at its place in the plain notation, and in LaTeX.

        A pair of brackets that neither place demands is a node of the term.
        """
        body = bracketed(node)
        if body is None:
            return self.term(node)
        if isinstance(node, Group) and node.opening == "{" and identifier(body) is not None:
            self.unclear(node, "round brackets: {x} may be a set, or the fractional part of x")
        found = self.inner(body)
        core = strip(found)
        if needs_brackets(core, plain) or level(core) < printed:
            return found
        if before_sum and ends_in_limit(core):
            return found
        return self.build(node, BRACKET, found)

    # terms

    def build(self, node: Node, head: str, *args: Term) -> Term:
        """Return an application; what the kernel refuses is an error at the node."""
        if head not in MATRIX_HEADS and any(arg.shape for arg in args):
            self.fail(node, f"numbers only with {head}: one of them is a matrix")
        if head == "*":
            self._check_factors(node, args)
        try:
            return App(head, args)
        except KernelError as error:
            if error.code == "shape-mismatch":
                raise self._misfit(node, head, args) from error
            raise self._refused(node, error) from error

    def made(self, node: Node, make: Callable[[], _T]) -> _T:
        """Return what is made; what the kernel refuses is an error at the node."""
        try:
            return make()
        except KernelError as error:
            raise self._refused(node, error) from error

    def _refused(self, node: Node, error: KernelError) -> NotationError:
        return self.error(node, KERNEL_LIMITS.get(error.code, error.detail))

    def _check_factors(self, node: Node, factors: tuple[Term, ...]) -> None:
        """Refuse a number with a capital letter beside a matrix: a reader takes it for one."""
        if len({factor.shape is None for factor in factors}) == 1:
            return
        names = frozenset[str]().union(*(f.variables for f in factors if f.shape is None))
        unknown = names - self.vocabulary.numbers
        capitals = ", ".join(sorted(name for name in unknown if name[0].isupper()))
        if capitals:
            self.fail(node, f"a declared shape of {capitals}, which stands beside a matrix")

    def _misfit(self, node: Node, head: str, args: tuple[Term, ...]) -> NotationError:
        first, second = args[0], args[-1]
        if head == "/":
            return self.error(node, "a number to divide by")
        if head != "*":
            for part, other in ((first, second), (second, first)):
                if part.shape is None and part.variables and other.shape is not None:
                    names, shape = ", ".join(sorted(part.variables)), shown_shape(other.shape)
                    what = f"declared shapes, such as {names} in R^(n x m)"
                    return self.error(node, f"{what}: a number does not fit to the shape {shape}")
        if head in ("hcat", "vcat"):
            between = ", " if head == "hcat" else "; "
            written = f"[{between.join(map(show, args))}]"
            fits = 0 if head == "hcat" else 1
            sizes = [arg.shape[fits] if arg.shape else ((), 1) for arg in args]
            second = next(arg for arg, size in zip(args, sizes, strict=True) if size != sizes[0])
        else:
            written = f"{_factor(first)} {_SIGNS.get(head, head)} {_factor(second)}"
        return ShapeError(self.text, node.start, written, (first.shape, second.shape))

    # errors

    def error(self, node: Node, expected: str) -> NotationError:
        """Return what was expected where a node stands."""
        return NotationError(self.text, node.start, expected)

    def fail(self, node: Node, expected: str) -> NoReturn:
        """Raise what was expected where a node stands."""
        raise self.error(node, expected)

    def unclear(self, node: Node, expected: str) -> NoReturn:
        """Raise that what stands at a node could be read in two ways."""
        raise Unclear(self.text, node.start, expected)


def _factor(term: Term) -> str:
    text = show(term)
    bare = not (type(term) is App and term.head in ("+", "-", "neg"))
    return text if bare else f"({text})"


def bracketed(node: Node) -> Node | None:
    """Return what stands in brackets of any shape, alone."""
    match node:
        case Group(opening=opening, closing=closing, items=(item,)):
            return item if BRACKETS.get(opening) == closing else None
        case _:
            return None


def is_tuple(node: Node) -> bool:
    """Whether a node is a list of several things in round brackets."""
    return isinstance(node, Group) and node.opening == "(" and set(node.separators) == {","}


def marks(above: Node) -> bool:
    """Whether what stands above could mark a name: a numeral or letter in brackets."""
    inside = bracketed(above)
    return isinstance(inside, Number | Name)


def is_enclosed(node: Node) -> bool:
    """Whether a node is a pair of brackets, whatever stands in it."""
    return isinstance(node, Group) and BRACKETS.get(node.opening) == node.closing


def level(core: Term) -> int:
    """Return how tightly a term, its outer brackets taken off, holds together in LaTeX."""
    if type(core) is Var or type(core) is Mat:
        return pieces.POWER if is_raised(core.name) else pieces.ATOM
    if type(core) is not App or decimal(core) is not None:
        return pieces.ATOM
    match core:
        case App("diff", (_, _)):
            return pieces.ATOM if _has_primes(core) else pieces.PREFIX
        case App(head, _) if head in _LEVELS:
            return _LEVELS[head]
        case _:
            return pieces.ATOM


def _has_primes(core: App) -> bool:
    from symproof.notation.places import derivative_parts

    parts = derivative_parts(core)
    match parts.body:
        case App(name, (Var(arg),)):
            return arg == parts.param and name in parts.body.functions
        case _:
            return False


_LEVELS: Final[Mapping[str, int]] = {
    **dict.fromkeys(BINDERS, pieces.PREFIX),
    **dict.fromkeys(GUARDS, pieces.OPEN),
    **dict.fromkeys(("+", "-", "neg"), pieces.SUM),
    **dict.fromkeys(("^", "exp", "sqrt", "transpose"), pieces.POWER),
    "cases": pieces.OPEN,
    "*": pieces.DOT,
    "/": pieces.JUXTAPOSED,
    ".*": pieces.PREFIX,
}


def ends_in_limit(term: Term) -> bool:
    """Whether the last part of a term takes what follows it."""
    match term:
        case App("neg", (last,)) | App("+" | "-", (_, last)):
            return ends_in_limit(last)
        case App(head, _):
            return head.startswith("limit") and head in BINDERS
        case _:
            return False
