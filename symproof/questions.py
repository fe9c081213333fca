"""Closed terms as they are asked about: texts, definitions, and values for the variables.

Functions that are neither built in nor defined are those of the library and the zoo.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from symproof import library
from symproof.kernel.errors import KernelError, SymproofError
from symproof.kernel.sequent import Claim, Definition, check_definitions
from symproof.kernel.term import Term, Var, substitute
from symproof.library import suggestion
from symproof.notation.errors import NotationError
from symproof.notation.plain import parse_definition, parse_relations, parse_term, show
from symproof.zoo import ZooError, activation, activations


class QuestionError(SymproofError):
    """A term that is not closed, or whose names are not all known."""


@dataclass(frozen=True, slots=True)
class Question:
    """A term as it was written, and the closed term that is meant.

    Attributes:
        definitions: of the functions that it uses, the values of variables put in.
        values: the values that its variables have, as texts.
    """

    text: str
    closed: Term
    definitions: tuple[Definition, ...]
    values: Mapping[str, str]


def questions(
    texts: Sequence[str], let: Sequence[str] = (), at: Sequence[str] = ()
) -> tuple[Question, ...]:
    """Return the closed terms that are meant by some texts.

    `let` has definitions `f(x) = ...`, and `at` values `x = 1/3` of variables.

    Raises:
        SymproofError: a text cannot be read, or a name or a variable is not known.
    """
    own = definitions_of(let)
    values = values_of(at)
    known = {name: value for name, (_, value) in values.items()}
    terms = [(text.strip(), _term(text)) for text in texts]
    given = {name: needed_definitions(value, own, known) for name, value in known.items()}
    met: set[str] = set()
    found: list[Question] = []
    for text, term in terms:
        definitions = needed_definitions(term, own, known)
        free = term.variables.union(*(each.variables for each in definitions.values()))
        used = {name: value for name, value in known.items() if name in free}
        met |= free
        _check_closed(text, free - used.keys())
        for name in used:
            definitions.update(given[name])
        found.append(_question(text, term, definitions, used, values))
    for name in known.keys() - met:
        raise QuestionError(f"--at {name}: no term has this variable")
    return tuple(found)


def _question(
    text: str,
    term: Term,
    definitions: Mapping[str, Definition],
    used: Mapping[str, Term],
    values: Mapping[str, tuple[str, Term]],
) -> Question:
    try:
        closed = substitute(term, used)
        settled = [each.substitute(used, {}) for each in definitions.values()]
        check_definitions(Claim("=", closed, closed), frozenset(), frozenset(settled))
    except KernelError as error:
        raise QuestionError(f"{text}: {error.detail}") from error
    return Question(text, closed, tuple(settled), {name: values[name][0] for name in used})


def _term(text: str) -> Term:
    try:
        return parse_term(text)
    except NotationError as error:
        raise QuestionError(f"the term: {error}") from error


def definitions_of(let: Sequence[str]) -> dict[str, Definition]:
    """Return the definitions of some texts by name.

    Raises:
        QuestionError: a text is not a definition, or two define one name.
    """
    found: dict[str, Definition] = {}
    for text in let:
        try:
            definition = parse_definition(text)
        except NotationError as error:
            raise QuestionError(f"--let: {error}") from error
        if found.setdefault(definition.name, definition) != definition:
            raise QuestionError(f"--let: {definition.name} is defined twice")
    return found


def values_of(at: Sequence[str]) -> dict[str, tuple[str, Term]]:
    """Return the values of variables, with their texts.

    Raises:
        QuestionError: a text is not `x = value`, or its value has variables.
    """
    found: dict[str, tuple[str, Term]] = {}
    for text in at:
        try:
            left, links = parse_relations(text)
        except NotationError as error:
            raise QuestionError(f"--at: {error}") from error
        match left, links:
            case Var(name), (("=", value),):
                pass
            case _:
                raise QuestionError(f"--at takes a variable and its value, 'x = 1/3', not {text!r}")
        if value.variables:
            names = ", ".join(sorted(value.variables))
            raise QuestionError(f"--at {text}: the value has the variable {names}")
        if name in found:
            raise QuestionError(f"--at: {name} has two values")
        found[name] = show(value), value
    return found


def _check_closed(text: str, free: frozenset[str]) -> None:
    if free:
        names = sorted(free)
        have = "has no value" if len(names) == 1 else "have no values"
        raise QuestionError(f"{text}: {', '.join(names)} {have}: give --at '{names[0]} = ...'")


# functions by name


def needed_definitions(
    term: Term, own: Mapping[str, Definition], values: Mapping[str, Term]
) -> dict[str, Definition]:
    """Return the definitions that a term needs, in the order in which they are met.

    Raises:
        QuestionError: a function is not known.
    """
    found: dict[str, Definition] = {}
    waiting = sorted(term.functions)
    while waiting:
        name = waiting.pop(0)
        if name not in found:
            found[name] = own[name] if name in own else known_function(name, values)
            waiting += sorted(found[name].body.functions)
    return found


def known_function(name: str, values: Mapping[str, Term]) -> Definition:
    """Return the definition of a function of the library or the zoo, under the name it has here.

    Parameters have their values, or else the defaults of the zoo, if there are any.

    Raises:
        QuestionError: neither has a function of this name.
    """
    shipped = getattr(library, f"{name}_def", None)
    if isinstance(shipped, Definition) and shipped.name == name and not shipped.body.functions:
        return shipped
    try:
        found = activation(name)
    except ZooError as error:
        hint = suggestion(name, activations())
        raise QuestionError(
            f"{name} is not a known function{hint or '; define it'} (--let '{name}(x) = ...')"
        ) from error
    defaults = {
        claim.lhs.name: claim.rhs
        for claim in found.values
        if claim.rel == "=" and isinstance(claim.lhs, Var) and claim.lhs.name not in values
    }
    own = found.definition.substitute(defaults, {})
    return Definition(name, own.params, own.body)
