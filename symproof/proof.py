"""What proof files are made of: Proof, define, odd, even.

Everything here is inert: making a Proof reads nothing, searches nothing and proves nothing.
`symproof.checking.check` reads it and proves it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any

from symproof.kernel.sequent import Claim, Definition
from symproof.kernel.term import App, Term, Var, is_name
from symproof.notation.errors import NotationError
from symproof.notation.plain import parse_claim, parse_definition

EMPTY: Mapping[str, Any] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Hypothesis:
    """A claim that a proof may use; `kind` says "odd" or "even" of `function`, or nothing."""

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


def concrete(definitions: Iterable[Definition]) -> frozenset[str]:
    """Return the names of the functions that are defined without any function variable."""
    table = {definition.name: definition.body.functions for definition in definitions}
    found: set[str] = set()
    for _ in table:
        found.update(name for name, uses in table.items() if uses <= found)
    return frozenset(found)


def hypothesis(text: str, definitions: Iterable[Definition] = ()) -> Hypothesis:
    """Read a hypothesis: `phi odd`, `phi even`, `x > 0`, or an equation.

    The variables of an equation that stand inside an argument of a function variable are
    universal, as t in `g(t) + g(-t) = c`; so are those named by `forall t:`.  With f(x) = x^2
    among the definitions, `f(x) = 4` speaks of one x.

    Raises:
        NotationError: the text is not a hypothesis.
    """
    words = text.split()
    if len(words) == 2 and words[1] in ("odd", "even"):
        if not is_name(words[0]):
            raise NotationError(text, text.index(words[0]), "the name of a function variable")
        return odd(words[0]) if words[1] == "odd" else even(words[0])
    claim = parse_claim(text)
    if claim.rel == "=" and not claim.forall:
        known = concrete(definitions)
        names = tuple(sorted(_arguments(claim.lhs, known) | _arguments(claim.rhs, known)))
        claim = Claim(claim.rel, claim.lhs, claim.rhs, names)
    return Hypothesis(claim)


def _arguments(term: Term, known: Collection[str]) -> frozenset[str]:
    """Return the variables inside arguments of function variables."""
    if not isinstance(term, App):
        return frozenset()
    if term.head in term.functions and term.head not in known:
        return frozenset[str]().union(*(arg.variables for arg in term.args))
    return frozenset[str]().union(*(_arguments(arg, known) for arg in term.args))


@dataclass(frozen=True, slots=True, eq=False)
class Proof:
    """A statement and its calculation, not yet checked.

    Attributes:
        claim: what is to be proved, in the plain notation.
        definitions: of the functions that the claim or the calculation uses.
        given: hypotheses by name, each a Hypothesis or a text for `hypothesis`.
        facts: other proofs by name, for lines to cite.
        steps: the calculation (see symproof.notation.steps); None lets search find one.
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

    def __post_init__(self) -> None:
        _require("claim", self.claim, str, "a text")
        _require("steps", self.steps, str | None, "a text")
        _require_all("definitions", self.definitions, Definition, "a tuple of define(...)")
        _require_named("given", self.given, Hypothesis | str, "a hypothesis or its text by name")
        _require_named("facts", self.facts, Proof | Instance, "a proof by name")

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
