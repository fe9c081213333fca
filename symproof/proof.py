"""What proof files are made of: Proof, define, odd, even, differentiable.

Everything here is inert: making a Proof reads nothing, searches nothing and proves nothing.
`symproof.checking.check` reads it and proves it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any, Final

from symproof.kernel.sequent import Claim, Definition
from symproof.kernel.shapes import Shape
from symproof.kernel.term import App, Lam, Term, Var, diff, is_name, parts_of
from symproof.notation.errors import NotationError
from symproof.notation.plain import parse_chain, parse_definition, parse_shapes, show_claim

# what a property starts with
_NAME: Final = re.compile(r"[A-Za-z_]")
# what a declaration of shapes has: `A in R^(n x m)`
_SHAPED: Final = re.compile(r"(\bin\b|∈)\s*(R\b|ℝ)")

EMPTY: Mapping[str, Any] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Hypothesis:
    """A claim that a proof may use; `kind` says "odd", "even", ... of `function`, or nothing."""

    claim: Claim
    kind: str = ""
    function: str = ""


def define(text: str) -> Definition:
    """Return the definition that the text states: `define("f(x) = x^2")`.

    Raises:
        NotationError: the text is not a definition.
    """
    return parse_definition(text)


def odd(function: str) -> Hypothesis:
    """Return the hypothesis function(-t) = -function(t) for all t.

    Raises:
        KernelError: term-name, for what cannot name a function.
    """
    t = Var("t")
    claim = Claim("=", App(function, (-t,)), -App(function, (t,)), ("t",))
    return Hypothesis(claim, "odd", function)


def even(function: str) -> Hypothesis:
    """Return the hypothesis function(-t) = function(t) for all t.

    Raises:
        KernelError: term-name, for what cannot name a function.
    """
    t = Var("t")
    return Hypothesis(
        Claim("=", App(function, (-t,)), App(function, (t,)), ("t",)), "even", function
    )


def differentiable(function: str, times: int = 1) -> Hypothesis:
    """Return the hypothesis that function, or its derivative, has a derivative at every t.

    Raises:
        KernelError: term-name, for what cannot name a function.
    """
    t = Var("t")
    slope: Term = App(function, (t,))
    for _ in range(times):
        slope = diff("t", slope, t)
    kind = "differentiable" if times == 1 else "twice differentiable"
    return Hypothesis(Claim("diff", slope, slope, ("t",)), kind, function)


def continuous(function: str) -> Hypothesis:
    """Return the hypothesis that function tends to its value at every t.

    Raises:
        KernelError: term-name, for what cannot name a function.
    """
    t = Var("t")
    value = App(function, (t,))
    tends = App("limit", (Lam(("t",), value), t))
    return Hypothesis(Claim("limit", tends, value, ("t",)), "continuous", function)


# what may be said of a function by name -> the hypotheses that say it
PROPERTIES: Final[Mapping[str, Callable[[str], tuple[Hypothesis, ...]]]] = MappingProxyType(
    {
        "odd": lambda function: (odd(function),),
        "even": lambda function: (even(function),),
        "continuous": lambda function: (continuous(function),),
        "differentiable": lambda function: (differentiable(function),),
        "twice differentiable": lambda function: (
            differentiable(function),
            differentiable(function, 2),
        ),
    }
)


def concrete(definitions: Iterable[Definition]) -> frozenset[str]:
    """Return the names of the functions that are defined without any function variable."""
    table = {definition.name: definition.body.functions for definition in definitions}
    found: set[str] = set()
    for _ in table:
        found.update(name for name, uses in table.items() if uses <= found)
    return frozenset(found)


def property_in(text: str) -> tuple[str, str] | None:
    """Return what a text such as `phi odd` speaks of and what it says, None for other texts."""
    name, _, said = " ".join(text.split()).partition(" ")
    return (name, said) if said in PROPERTIES else None


def is_declaration(text: str) -> bool:
    """Whether a text declares shapes of matrices, as `A, B in R^(n x m)` does."""
    return _SHAPED.search(text) is not None


def declared(texts: Iterable[Any]) -> tuple[str, list[Any]]:
    """Return the declarations of shapes among some assumptions as one text, and the others."""
    shapes, others = list[str](), list[Any]()
    for text in texts:
        kept = shapes if isinstance(text, str) and is_declaration(text) else others
        kept.append(text)
    return ", ".join(shapes), others


def hypothesis(
    text: str,
    definitions: Iterable[Definition] = (),
    *,
    shapes: Mapping[str, Shape] | None = None,
) -> Hypothesis:
    """Read one hypothesis: see `hypotheses`.

    Raises:
        NotationError: the text is not a hypothesis, or is several.
    """
    found, *others = hypotheses(text, definitions, shapes=shapes)
    if others:
        shown = ", ".join([show_claim(each.claim) for each in (found, *others)])
        raise NotationError(text, 0, f"one hypothesis (this is {shown})")
    return found


def hypotheses(
    text: str,
    definitions: Iterable[Definition] = (),
    *,
    shapes: Mapping[str, Shape] | None = None,
) -> tuple[Hypothesis, ...]:
    """Read what a text assumes: `phi odd`, `phi twice differentiable`, `0 < a < 1`, ...

    A text is a property of a function variable (see PROPERTIES), or a claim or a chain of them.
    The variables that stand inside an argument of a function variable are universal, as t in
    `g(t) + g(-t) = c` or `phi(t) > 0`; so are those named by `forall t:`.  The ends of an
    integral and the point of a limit are not: `integral(phi(t), t, 0, a) = 1` speaks of one a.
    With f(x) = x^2 among the definitions, `f(x) = 4` speaks of one x.  The names that have
    `shapes` are matrices, of which it speaks as they are.

    Raises:
        NotationError: the text is not a hypothesis.
    """
    said = property_in(text)
    if said is not None:
        name, what = said
        if not is_name(name):
            raise NotationError(text, text.index(name), "the name of a function variable")
        return PROPERTIES[what](name)
    words = text.split(maxsplit=1)
    named = len(words) > 1 and words[0] != "forall" and is_name(words[0])
    if named and _NAME.match(words[1]):
        after = text.index(words[1], text.index(words[0]) + len(words[0]))
        raise NotationError(text, after, f"{', '.join(PROPERTIES)}, or a relation such as =")
    known = concrete(definitions)
    claims = parse_chain(text, shapes=shapes)
    return tuple([Hypothesis(_universal(claim, known)) for claim in claims])


def _universal(claim: Claim, known: Collection[str]) -> Claim:
    """Return the claim for all values of the variables that a function variable is applied to."""
    if claim.forall:
        return claim
    names = _arguments(claim.lhs, known) | _arguments(claim.rhs, known)
    return Claim(claim.rel, claim.lhs, claim.rhs, tuple(sorted(names)))


def _arguments(term: Term, known: Collection[str]) -> frozenset[str]:
    """Return the free variables inside arguments of function variables."""
    match term:
        case Lam(params, body):
            return _arguments(body, known) - set(params)
        case App("diff", (Lam(_, body) as function, *numbers)):
            # the derivative of a function variable at a point is one more function of the point;
            # a limit or an integral is a number, of one point and of certain ends
            points = frozenset[str]().union(*(number.variables for number in numbers))
            inside = points if not body.functions <= set(known) else frozenset[str]()
            inner = [_arguments(part, known) for part in (function, *numbers)]
            return inside.union(*inner)
        case App("map", (Lam(_, body) as function, matrix)):
            # of matrices a hypothesis speaks as they are
            numbers = {part.name for part in parts_of(matrix) if isinstance(part, Var)}
            inside = numbers & matrix.variables if not body.functions <= set(known) else ()
            return _arguments(function, known).union(inside, _arguments(matrix, known))
        case App(head, args) if head in term.functions and head not in known:
            return frozenset[str]().union(*(arg.variables for arg in args))
        case App(_, args):
            return frozenset[str]().union(*(_arguments(arg, known) for arg in args))
        case _:
            return frozenset()


@dataclass(frozen=True, slots=True, eq=False)
class Proof:
    """A statement and its calculation, not yet checked.

    Attributes:
        claim: what is to be proved, in the plain notation.
        definitions: of the functions that the claim or the calculation uses.
        given: hypotheses by name, each a Hypothesis or a text for `hypothesis`.
        facts: other proofs by name, for lines to cite.
        steps: the calculation (see symproof.notation.steps); None lets search find one.
        shapes: of the names that are matrices, such as "x in R^n, A, B in R^(n x m)".
        title: a name for readers; `translations` gives it in other languages ("zh": ...).
        source: where the result is from.
        name: set by the file that the proof stands in.
    """

    claim: str
    definitions: tuple[Definition, ...] = ()
    given: Mapping[str, Hypothesis | str] = field(default_factory=lambda: EMPTY)
    facts: Mapping[str, Proof | Instance] = field(default_factory=lambda: EMPTY)
    steps: str | None = None
    title: str = ""
    translations: Mapping[str, str] = field(default_factory=lambda: EMPTY)
    source: str = ""
    name: str = ""
    shapes: str = ""

    def __post_init__(self) -> None:
        _require("claim", self.claim, str, "a text")
        _require("shapes", self.shapes, str, "a text")
        _require("steps", self.steps, str | None, "a text")
        _require_all("definitions", self.definitions, Definition, "a tuple of define(...)")
        _require_named("given", self.given, Hypothesis | str, "a hypothesis or its text by name")
        _require_named("facts", self.facts, Proof | Instance, "a proof by name")

    @property
    def matrices(self) -> Mapping[str, Shape]:
        """The shapes of the names that are matrices.

        Raises:
            NotationError: `shapes` is not a declaration of shapes.
        """
        return parse_shapes(self.shapes) if self.shapes else EMPTY

    def instance(
        self,
        *values: str,
        rename: Mapping[str, str] = EMPTY,
        given: Mapping[str, Hypothesis | str] = EMPTY,
        facts: Mapping[str, Proof | Instance] = EMPTY,
        title: str = "",
        translations: Mapping[str, str] = EMPTY,
    ) -> Instance:
        """Return the theorem with functions for its function variables.

        `values` are written like definitions, `"phi(x) = tanh(x/2)"`; `rename` gives defined
        functions new names, `{"f": "swish"}`.  A hypothesis of the theorem is then proved by
        one of `facts`, found by search, or kept where it is `given`.

        Raises:
            NotationError: a value is not written like a definition.
        """
        definitions = tuple([parse_definition(value) for value in values])
        return Instance(self, definitions, rename, given, facts, title, translations)


def _require(name: str, value: object, kind: Any, what: str) -> None:
    if not isinstance(value, kind):
        raise TypeError(f"{name} is {what}, not {value!r}")


def _require_all(name: str, values: object, kind: Any, what: str) -> None:
    _require(name, values, tuple | list, what)
    values_any: Any = values
    for value in values_any:
        _require(name, value, kind, what)


def _require_named(name: str, values: object, kind: Any, what: str) -> None:
    _require(name, values, Mapping, what)
    values_any: Any = values
    for key, value in values_any.items():
        _require(name, key, str, what)
        _require(name, value, kind, what)


@dataclass(frozen=True, slots=True, eq=False)
class Family:
    """Proofs with a number in them, such as the depth of a network: `family(3)` is one of them.

    On the command line, the proof is named `NAME[3]`.
    """

    make: Callable[[int], Proof]
    least: int
    most: int

    def __call__(self, number: int) -> Proof:
        """Return the proof for a number.

        Raises:
            ValueError: the number is not between `least` and `most`.
        """
        if not self.least <= number <= self.most:
            raise ValueError(f"a number from {self.least} to {self.most}, not {number}")
        return self.make(number)


@dataclass(frozen=True, slots=True, eq=False)
class Instance:
    """A general theorem at particular functions; see `Proof.instance`."""

    general: Proof
    values: tuple[Definition, ...]
    rename: Mapping[str, str] = field(default_factory=lambda: EMPTY)
    given: Mapping[str, Hypothesis | str] = field(default_factory=lambda: EMPTY)
    facts: Mapping[str, Proof | Instance] = field(default_factory=lambda: EMPTY)
    title: str = ""
    translations: Mapping[str, str] = field(default_factory=lambda: EMPTY)
    source: str = ""
    name: str = ""

    def __post_init__(self) -> None:
        _require("general", self.general, Proof, "a proof")
        _require_named("rename", self.rename, str, "a new name by the old one")
        _require_named("given", self.given, Hypothesis | str, "a hypothesis or its text by name")
        _require_named("facts", self.facts, Proof | Instance, "a proof by name")
