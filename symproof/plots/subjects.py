"""What is plotted: functions of one variable, by name, as an expression or as a definition."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from symproof import library
from symproof.kernel.errors import KernelError
from symproof.kernel.ring import difference
from symproof.kernel.sequent import ZERO, Claim, Definition
from symproof.kernel.term import PRIMITIVES, App, Num, Term, Var
from symproof.library import LibraryError, find, suggestion
from symproof.notation.errors import NotationError
from symproof.notation.plain import parse_definition, parse_term, show, show_definition
from symproof.plots.errors import PlotError
from symproof.proof import Instance, Proof
from symproof.questions import QuestionError, definitions_of, known_function, values_of
from symproof.zoo import Activation, ZooError, activations
from symproof.zoo import activation as zoo_activation

NAME: Final = re.compile(r"[A-Za-z][\w-]*")
# the beginning of a definition, which an expression may have an equation in it too
DEFINED: Final = re.compile(r"[A-Za-z]\w*\s*\([^()]*\)\s*=")
# a function that has no name of its own takes the first that is free
NAMES: Final = ("f", "g", "h", "u", "v")
# what a parameter of the zoo is where the file gives it no value, if its conditions allow that
USUAL: Final = (Num(1) / Num(4), Num(1) / Num(2), Num(1), Num(2))


@dataclass(frozen=True, slots=True, eq=False)
class Subject:
    """A function to be plotted: `title` for readers, and every definition that is needed.

    Attributes:
        values: of its parameters, by name, as texts.
    """

    title: str
    head: str
    variable: str
    definitions: Mapping[str, Definition]
    values: Mapping[str, str]

    def at(self, term: Term) -> Term:
        """Return its value at a term."""
        return App(self.head, (term,))

    @property
    def definition(self) -> Definition | None:
        """What defines it, None for a primitive function."""
        return self.definitions.get(self.head)


def subjects(
    texts: Iterable[str], let: Sequence[str] = (), at: Sequence[str] = ()
) -> tuple[Subject, ...]:
    """Return the functions that texts mean; `let` defines functions, `at` gives values.

    A text is the name of a function of the library, of the zoo or of `let`, a definition
    `f(x) = ...`, or an expression in one variable.

    Raises:
        SymproofError: a text cannot be read, is not known, or is no function of one variable.
    """
    try:
        reader = _Reader(definitions_of(let), {k: v for k, (_, v) in values_of(at).items()})
    except QuestionError as error:
        raise PlotError(str(error)) from error
    found = tuple([reader.subject(text.strip()) for text in texts])
    unused = sorted(reader.values.keys() - reader.used)
    if unused:
        raise PlotError(f"--at {unused[0]}: no function has this parameter")
    return found


def activation_subject(own: Activation) -> Subject:
    """Return a function of the zoo, with values for its parameters.

    Raises:
        PlotError: a parameter has no value.
    """
    return _Reader({}, {}).activation(own)


class _Reader:
    """Reads texts, under definitions and values."""

    def __init__(self, own: Mapping[str, Definition], values: Mapping[str, Term]) -> None:
        self.own = own
        self.values = values
        self.used: set[str] = set()

    def subject(self, text: str) -> Subject:
        if NAME.fullmatch(text) and len(text) > 1 and text not in ("pi", "oo"):
            return self._named(text)
        if text in self.own:
            return self._of(text, self.own[text])
        try:
            if DEFINED.match(text):
                return self._of(text, parse_definition(text))
            term = parse_term(text)
        except NotationError as error:
            raise PlotError(f"what is to be plotted: {error}") from error
        return self._expression(text, term)

    def _expression(self, text: str, term: Term) -> Subject:
        free = sorted(term.variables - self.values.keys())
        if len(free) > 1:
            listed = f"{', '.join(free[:-1])} and {free[-1]}"
            other = next(name for name in reversed(free) if name != "x")
            raise PlotError(
                f"{text} has the variables {listed}: give all but one a value, --at '{other} = 1'"
            )
        name = next(name for name in NAMES if name not in term.functions | term.variables)
        variable = free[0] if free else "x"
        return self._of(text, Definition(name, (variable,), term))

    def _named(self, name: str) -> Subject:
        """Return the function of a name.

        Raises:
            PlotError: there is none, or it is no function of one variable.
        """
        if name in self.own:
            return self._of(name, self.own[name])
        if PRIMITIVES.get(name) == 1:
            return self._primitive(name)
        try:
            own = zoo_activation(name)
        except ZooError:
            own = None
        shipped = getattr(library, f"{name}_def", None) if name.isidentifier() else None
        if isinstance(shipped, Definition):
            missing = sorted(shipped.variables - self.values.keys())
            return self._of(name, shipped, _usual(missing, (), {}))
        if own is not None:
            return self.activation(own)
        return self._proved(name)

    def _primitive(self, name: str) -> Subject:
        return Subject(name, name, "x", {}, {})

    def activation(self, own: Activation) -> Subject:
        """Return a function of the zoo, with values for its parameters."""
        fixed = {
            claim.lhs.name: claim.rhs
            for claim in own.values
            if claim.rel == "=" and isinstance(claim.lhs, Var)
        }
        chosen = fixed | {name: v for name, v in self.values.items() if name not in fixed}
        missing = sorted(own.definition.variables - chosen.keys())
        chosen |= _usual(missing, own.parameters, chosen)
        values = {name: chosen[name] for name in sorted(own.definition.variables)}
        return self._of(own.name, own.definition, values)

    def _proved(self, name: str) -> Subject:
        """Return the function that a theorem of the library is about."""
        try:
            _, proof = find(name)
        except LibraryError:
            known = {*activations(), *self.own, *_library_functions()}
            plain = name.replace("-", "_")
            hint = suggestion(plain, known) or suggestion(plain.lower(), known)
            hint = hint or "; `symproof zoo --list` lists names"
            raise PlotError(f"there is no function named {name}{hint}") from None
        general: Proof | Instance = proof
        if isinstance(general, Instance):
            found = [d for d in general.values if len(d.params) == 1]
        else:
            found = [d for d in general.definitions if len(d.params) == 1]
        if not found:
            raise PlotError(f"{name} is not about a function of one variable that it defines")
        return self._of(name, found[0])

    def _of(
        self, title: str, definition: Definition, values: Mapping[str, Term] | None = None
    ) -> Subject:
        """Return a function by its definition, with all that it needs.

        Raises:
            PlotError: it has several variables, or is about a function that is not known.
        """
        if len(definition.params) != 1:
            raise PlotError(f"{show_definition(definition)} is not a function of one variable")
        given = {**self.values, **(values or {})}
        needed = self._needed(title, definition)
        shown: dict[str, str] = {}
        settled: dict[str, Definition] = {}
        for name, each in needed.items():
            free = sorted(each.variables)
            for parameter in free:
                if parameter not in given:
                    raise PlotError(
                        f"{title} has the parameter {parameter}: give --at '{parameter} = ...'"
                    )
                shown[parameter] = show(given[parameter])
            self.used |= {*free} & self.values.keys()
            settled[name] = each.substitute({each_: given[each_] for each_ in free}, {})
        return Subject(title, definition.name, definition.params[0], settled, shown)

    def _needed(self, title: str, definition: Definition) -> dict[str, Definition]:
        """Return a definition and those of the functions that it uses, by name."""
        found = {definition.name: definition}
        waiting = sorted(definition.body.functions)
        while waiting:
            name = waiting.pop(0)
            if name in found:
                continue
            try:
                found[name] = self.own[name] if name in self.own else known_function(name, {})
            except (QuestionError, KernelError) as error:
                raise PlotError(
                    f"{title}: {name} can be any function, and is not plotted: "
                    f"choose one, --let '{name}(t) = tanh(t)'"
                ) from error
            waiting += sorted(found[name].body.functions)
        return found


def _usual(
    names: Sequence[str], conditions: Sequence[Claim], chosen: Mapping[str, Term]
) -> Mapping[str, Term]:
    """Return values for parameters under which the conditions hold, the same for all of them."""
    for value in USUAL:
        values = dict.fromkeys(names, value)
        if all(_holds(claim.substitute({**chosen, **values}, {})) for claim in conditions):
            return values
    return {}


def _holds(claim: Claim) -> bool:
    """Whether a claim about rational numbers holds."""
    gap: Fraction | None = difference(claim.lhs - claim.rhs, ZERO)
    if gap is None:
        return False
    return {"=": gap == 0, "!=": gap != 0, "<": gap < 0, "<=": gap <= 0}.get(claim.rel, False)


def _library_functions() -> list[str]:
    names = [name for path in library.library_files() for name in library.load_file(path).values]
    return [name.removesuffix("_def") for name in names if name.endswith("_def")]
