"""Claims, definitions and sequents: what a theorem says, and on what it rests.

A sequent means: for all values of its free variables and function variables, under its
definitions, wherever its hypotheses hold, its claim holds.  `trust` names what was accepted
without proof.  A definition is a hypothesis about a name of its own: one name, one meaning.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final, TypeVar

from symproof.kernel.errors import once, refuse
from symproof.kernel.shapes import Size, show_shape
from symproof.kernel.term import (
    INTEGRALS,
    LIMITS,
    App,
    Bindings,
    Functions,
    Lam,
    Mat,
    Num,
    Term,
    as_term,
    check_capture,
    is_matrix,
    is_name,
    is_number,
    parts_of,
    resize,
    substitute,
)

T = TypeVar("T")


def sealed(cls: type[T]) -> type[T]:
    """Let each object of a frozen dataclass be filled once: a second time would change it.

    The method that dataclasses with slots have for unpickling fills too; such an object is
    pickled by its constructor instead.
    """
    fill = cls.__init__
    names = tuple(cls.__annotations__)

    def initialise(self: T, *args: object, **kwargs: object) -> None:
        once(self, names[0])
        try:
            fill(self, *args, **kwargs)
        except BaseException:
            # what was refused must not be left behind, filled
            for name in names:
                if hasattr(self, name):
                    object.__delattr__(self, name)
            raise

    def set_state(self: T, _: object) -> None:
        once(self, names[0])

    def reduce(self: T) -> tuple[type[T], tuple[object, ...]]:
        return cls, tuple([getattr(self, name) for name in names])

    for name, method in {
        "__init__": initialise,
        "__setstate__": set_state,
        "__reduce__": reduce,
    }.items():
        setattr(cls, name, method)
    return cls


RELATIONS: Final = frozenset({"=", "!=", "<", "<="})
# what is judged -> the heads of terms of which it may be said.  `diff(f, a) R v` says that f has
# the derivative v at a: from both sides, from the right, from the left; `limit` and `integral` say
# that a limit or an integral exists and is v; `bounded`, that f is bounded near the place of the
# limit, wherever it tends
_JUDGED: Final = {
    **dict.fromkeys(("diff", "diff+", "diff-"), frozenset({"diff"})),
    **dict.fromkeys(("limit", "bounded"), LIMITS),
    "integral": INTEGRALS,
}
JUDGED: Final[Mapping[str, frozenset[str]]] = MappingProxyType(_JUDGED)
JUDGEMENTS: Final = frozenset(JUDGED)
ZERO: Final = Num(0)


@sealed
@dataclass(frozen=True, slots=True)
class Claim:
    """`lhs rel rhs`, for all values of the variables in `forall`.

    `rel` compares two numbers, says that two matrices are equal, or judges that the derivative,
    limit or integral on the left exists and is `rhs`.  What is universal is a number.

    Raises:
        KernelError: claim-relation, claim-forall, term-shape, shape-mismatch.
    """

    rel: str
    lhs: Term
    rhs: Term
    forall: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if type(self.rel) is not str or self.rel not in RELATIONS | JUDGEMENTS:
            refuse("claim-relation", f"{self.rel!r} is not a relation of claims")
        if not is_number(self.lhs) or not is_number(self.rhs):
            self._check_matrices()
        heads = JUDGED.get(self.rel)
        if heads is not None and not (isinstance(self.lhs, App) and self.lhs.head in heads):
            refuse("claim-relation", f"{self.rel} is not said of {self.lhs!r}")
        if self.rel == "bounded" and self.lhs != self.rhs:
            refuse("claim-relation", "what is bounded is said once more on the right")
        names = self.forall
        if type(names) is not tuple or not all(is_name(name) for name in names):
            refuse("claim-forall", f"{names!r} are not variables")
        if len(set(names)) != len(names):
            refuse("claim-forall", f"{names!r} are not distinct")
        if names and self.lhs.shape is not None:
            self._check_numbers(names)

    def _check_numbers(self, names: tuple[str, ...]) -> None:
        """Refuse a universal name of a matrix: with a size replaced, a claim could say less."""
        for side in (self.lhs, self.rhs):
            for part in parts_of(side):
                if isinstance(part, Mat) and part.name in names:
                    refuse("claim-forall", f"{part.name} is a matrix, not a number")

    def _check_matrices(self) -> None:
        for side in (self.lhs, self.rhs):
            if not is_number(side) and not is_matrix(side):
                refuse("term-shape", "a side of a claim is neither a number nor a matrix")
        if self.lhs.shape != self.rhs.shape:
            shapes = f"{show_shape(self.lhs.shape)} {self.rel} {show_shape(self.rhs.shape)}"
            refuse("shape-mismatch", shapes)
        if self.rel != "=":
            refuse("claim-relation", f"{self.rel} does not compare matrices")

    @property
    def variables(self) -> frozenset[str]:
        """The free variables."""
        return (self.lhs.variables | self.rhs.variables).difference(self.forall)

    @property
    def functions(self) -> frozenset[str]:
        """The functions that are not primitives."""
        return self.lhs.functions | self.rhs.functions

    def substitute(self, bindings: Bindings, functions: Functions) -> Claim:
        """Replace free variables and function variables.

        Raises:
            KernelError: capture.
        """
        inner = {name: value for name, value in bindings.items() if name not in self.forall}
        for side in (self.lhs, self.rhs):
            check_capture(self.forall, side, inner, functions)
        lhs = substitute(self.lhs, inner, functions)
        rhs = substitute(self.rhs, inner, functions)
        return Claim(self.rel, lhs, rhs, self.forall)

    def resize(self, name: str, size: Size) -> Claim:
        """Give the name of a size another size."""
        lhs, rhs = resize(self.lhs, name, size), resize(self.rhs, name, size)
        return Claim(self.rel, lhs, rhs, self.forall)


@sealed
@dataclass(frozen=True, slots=True)
class Definition:
    """`name(params) := body`; other variables and function variables in `body` are parameters.

    They are fixed in any theorem that uses the definition, as those of a hypothesis are.

    Raises:
        KernelError: definition-name, definition-cyclic, definition-arity, term-shape.
    """

    name: str
    params: tuple[str, ...]
    body: Term

    def __post_init__(self) -> None:
        if not is_name(self.name):
            refuse("definition-name", f"{self.name!r} cannot be defined")
        names = self.params
        if type(names) is not tuple or not names or not all(is_name(name) for name in names):
            refuse("definition-name", f"{names!r} are not parameters")
        if len(set(names)) != len(names):
            refuse("definition-name", f"{names!r} are not distinct")
        if not is_number(self.body):
            refuse("term-shape", f"the body of {self.name} is not a number")
        if self.name in self.body.functions:
            refuse("definition-cyclic", f"{self.name} is defined by itself")

    @property
    def variables(self) -> frozenset[str]:
        """The free variables: its parameters in the sense of the theorem, not its arguments."""
        return self.body.variables.difference(self.params)

    @property
    def functions(self) -> frozenset[str]:
        """The functions that are not primitives, itself included."""
        return self.body.functions | {self.name}

    def at(self, args: tuple[Term, ...]) -> Term:
        """Return the body at `args`.

        Raises:
            KernelError: definition-arity.
        """
        if len(args) != len(self.params):
            refuse(
                "definition-arity",
                f"{self.name} takes {len(self.params)} argument(s), not {len(args)}",
            )
        return substitute(self.body, dict(zip(self.params, args, strict=True)))

    def substitute(self, bindings: Bindings, functions: Functions) -> Definition:
        """Replace free variables and function variables of the body.

        Raises:
            KernelError: capture, definition-cyclic.
        """
        inner = {name: value for name, value in bindings.items() if name not in self.params}
        check_capture(self.params, self.body, inner, functions)
        return Definition(self.name, self.params, substitute(self.body, inner, functions))


Hypotheses = frozenset[Claim]
Definitions = frozenset[Definition]
Trust = frozenset[str]

NO_HYPS: Final[Hypotheses] = frozenset()
NO_DEFS: Final[Definitions] = frozenset()
NO_TRUST: Final[Trust] = frozenset()


@sealed
@dataclass(frozen=True, slots=True)
class Sequent:
    """`hyps; defs |- claim`, resting on `trust`."""

    claim: Claim
    hyps: Hypotheses = NO_HYPS
    defs: Definitions = NO_DEFS
    trust: Trust = NO_TRUST

    @property
    def fixed(self) -> frozenset[str]:
        """The variables that may not be made universal."""
        return variables_of(self.hyps) | variables_of(self.defs)

    def __post_init__(self) -> None:
        check_definitions(self.claim, self.hyps, self.defs)


def variables_of(items: Iterable[Claim | Definition]) -> frozenset[str]:
    """Return the free variables of some hypotheses or definitions."""
    return frozenset[str]().union(*(item.variables for item in items))


def check_definitions(claim: Claim, hyps: Hypotheses, defs: Definitions) -> None:
    """Refuse definitions that clash, are cyclic, or are used with a wrong arity.

    Raises:
        KernelError: definition-clash, definition-cyclic, definition-arity.
    """
    if not defs:
        return
    table: dict[str, Definition] = {}
    for definition in defs:
        if definition.name in table:
            refuse("definition-clash", f"{definition.name} has two meanings")
        table[definition.name] = definition
    _check_acyclic(table)
    arities = {name: len(definition.params) for name, definition in table.items()}
    for item in (claim, *hyps):
        if not item.functions.isdisjoint(arities):
            check_arities(item.lhs, arities)
            check_arities(item.rhs, arities)
    for definition in defs:
        check_arities(definition.body, arities)


def _check_acyclic(table: Mapping[str, Definition]) -> None:
    """Remove definitions that use no other, until none is left; what remains is a cycle."""
    waiting = {name: set(d.body.functions & table.keys()) for name, d in table.items()}
    while waiting:
        ready = [name for name, uses in waiting.items() if not uses]
        if not ready:
            refuse("definition-cyclic", f"{', '.join(sorted(waiting))} define each other")
        for name in ready:
            del waiting[name]
        for uses in waiting.values():
            uses.difference_update(ready)


def check_arities(term: Term, arities: Mapping[str, int]) -> None:
    """Refuse a defined function with a wrong number of arguments anywhere in `term`.

    Raises:
        KernelError: definition-arity.
    """
    if term.functions.isdisjoint(arities):
        return
    match term:
        case App(head, args):
            if arities.get(head, len(args)) != len(args):
                refuse("definition-arity", f"{head} takes {arities[head]} argument(s)")
            for arg in args:
                check_arities(arg, arities)
        case Lam(_, body):
            check_arities(body, arities)
        case _:
            pass


def eq(lhs: Term | int, rhs: Term | int, *forall: str) -> Claim:
    """Return the claim lhs = rhs."""
    return _claim("=", lhs, rhs, forall)


def ne(lhs: Term | int, rhs: Term | int, *forall: str) -> Claim:
    """Return the claim lhs != rhs."""
    return _claim("!=", lhs, rhs, forall)


def lt(lhs: Term | int, rhs: Term | int, *forall: str) -> Claim:
    """Return the claim lhs < rhs."""
    return _claim("<", lhs, rhs, forall)


def le(lhs: Term | int, rhs: Term | int, *forall: str) -> Claim:
    """Return the claim lhs <= rhs."""
    return _claim("<=", lhs, rhs, forall)


def _claim(rel: str, lhs: Term | int, rhs: Term | int, forall: tuple[str, ...]) -> Claim:
    return Claim(rel, as_term(lhs), as_term(rhs), forall)


def guard_claim(guard: Term) -> Claim:
    """Return what a guard of `cases` says, as a claim; `a > b` is `b < a`.

    Raises:
        KernelError: term-shape, if `guard` is not a relation.
    """
    match guard:
        case App(">", (lhs, rhs)):
            return Claim("<", rhs, lhs)
        case App(">=", (lhs, rhs)):
            return Claim("<=", rhs, lhs)
        case App(rel, (lhs, rhs)) if rel in RELATIONS:
            return Claim(rel, lhs, rhs)
        case _:
            refuse("term-shape", f"{guard!r} is not a guard")


def negation(claim: Claim) -> Claim:
    """Return the claim that holds where `claim`, which is not universal, does not.

    Raises:
        KernelError: premise-forall, premise-relation.
    """
    if claim.forall:
        refuse("premise-forall", "a universal claim has no negation here")
    if claim.rel in JUDGEMENTS:
        refuse("premise-relation", "a judgement has no negation here")
    match claim.rel:
        case "=":
            return Claim("!=", claim.lhs, claim.rhs)
        case "!=":
            return Claim("=", claim.lhs, claim.rhs)
        case "<":
            return Claim("<=", claim.rhs, claim.lhs)
        case _:
            return Claim("<", claim.rhs, claim.lhs)
