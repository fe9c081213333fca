"""What is audited: a function of one variable with a name, as a term without parameters."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from symproof.auditing.errors import AuditError
from symproof.engine.order.linear import rational
from symproof.kernel.errors import KernelError
from symproof.kernel.ring import difference
from symproof.kernel.rules import holds
from symproof.kernel.sequent import Claim, Definition
from symproof.kernel.term import BRACKET, App, Lam, Num, Term, Var, substitute
from symproof.notation.plain import parse_claim, parse_definition, parse_term, show, show_claim
from symproof.questions import known_function
from symproof.zoo import Activation, ZooError, activation

NAME: Final = re.compile(r"[A-Za-z][\w-]*")
VARIABLE: Final = "x"
# of definitions that use each other
DEEPEST: Final = 20


@dataclass(frozen=True, slots=True)
class Subject:
    """A function: its name, and its value at `variable`, in which no other variable is free.

    Attributes:
        values: what its parameters were, before they were put into the body.
    """

    name: str
    body: Term
    variable: str
    values: tuple[tuple[str, Fraction], ...] = ()

    @property
    def formula(self) -> str:
        """The term as it is written."""
        return show(self.body)


def subject(text: str, let: Iterable[str] = (), at: Iterable[str] = ()) -> Subject:
    """Return a function by its name in `let`, the zoo or the library, or from a term.

    Functions in a term are those of `let`, the library and the zoo too.  `at` has values of
    parameters, as `beta = 3/2`.

    Raises:
        SymproofError: there is none of this name, the term cannot be read, or a parameter of it
            has no value.
    """
    values = parameters(at)
    found = _subject(text.strip(), {own.name: own for own in map(parse_definition, let)}, values)
    strange = sorted(values.keys() - dict(found.values))
    if strange:
        raise AuditError(f"{found.name} has no parameter {strange[0]}")
    return found


def _subject(text: str, own: dict[str, Definition], values: Mapping[str, Fraction]) -> Subject:
    if not NAME.fullmatch(text) or text in (VARIABLE, *values):
        body = parse_term(text)
        return _closed(text, _unfolded(body, own, values), _variable(body, values), values)
    if text not in own:
        try:
            return of_activation(activation(text), values)
        except ZooError:
            own[text] = known_function(text, _terms(values))
    found = own[text]
    if len(found.params) != 1:
        raise AuditError(f"{text} is not a function of one variable")
    return _closed(text, _unfolded(found.body, own, values), found.params[0], values)


def of_activation(own: Activation, values: Mapping[str, Fraction]) -> Subject:
    """Return a function of the zoo, with the values it has there where no others are given.

    Raises:
        AuditError: a parameter has no value, or one that it must not have.
    """
    usual = dict(pair for claim in own.values if (pair := _stated(claim)) is not None)
    (variable,) = own.definition.params
    chosen = {**usual, **values}
    found = _closed(own.name, own.definition.body, variable, chosen)
    for need in own.parameters:
        _check(own.name, need, chosen)
    return found


def parameter(claim: Claim) -> str:
    """Return the variable of a claim that says its value, "" of another claim."""
    found = _stated(claim)
    return "" if found is None else found[0]


def _variable(body: Term, values: Mapping[str, Fraction]) -> str:
    free = body.variables - values.keys()
    if VARIABLE in free or not free:
        return VARIABLE
    if len(free) > 1:
        raise AuditError(f"{show(body)} has the variables {', '.join(sorted(free))}: none is x")
    return next(iter(free))


def _unfolded(body: Term, own: Mapping[str, Definition], values: Mapping[str, Fraction]) -> Term:
    """Return a term without functions that are defined by others: nothing is left of them."""
    for _ in range(DEEPEST):
        table: dict[str, Lam] = {}
        for name in body.functions:
            found = own[name] if name in own else known_function(name, _terms(values))
            table[name] = Lam(found.params, found.body)
        if not table:
            return body
        body = substitute(body, {}, table)
    raise AuditError("the definitions go in a circle")


def _closed(name: str, body: Term, variable: str, values: Mapping[str, Fraction]) -> Subject:
    """Return a subject, its parameters replaced by their values."""
    used = {key: value for key, value in values.items() if key in body.variables - {variable}}
    free = sorted(body.variables - {variable, *used})
    if free:
        wanted = " ".join(f"--at '{key} = ...'" for key in free)
        raise AuditError(f"{name} has no value for {', '.join(free)}: give {wanted}")
    closed = substitute(body, _terms(used))
    return Subject(name, closed, variable, tuple(used.items()))


def _terms(values: Mapping[str, Fraction]) -> dict[str, Term]:
    return {key: _written(value) for key, value in values.items()}


def _written(value: Fraction) -> Term:
    if value < 0:
        return App(BRACKET, (-rational(-value),))
    return rational(value) if value.denominator == 1 else App(BRACKET, (rational(value),))


def parameters(at: Iterable[str]) -> dict[str, Fraction]:
    """Return the values that are given to parameters, as `beta = 3/2`.

    Raises:
        SymproofError: a text cannot be read, or says something else.
    """
    return dict(map(_value, at))


def _value(text: str) -> tuple[str, Fraction]:
    found = _stated(parse_claim(text))
    if found is None:
        raise AuditError(f"--at {text!r}: a parameter and its value are expected, as 'beta = 3/2'")
    return found


def _stated(claim: Claim) -> tuple[str, Fraction] | None:
    """Return the variable of `variable = number`, and the number."""
    value = exact(claim.rhs)
    if claim.rel != "=" or not isinstance(claim.lhs, Var) or value is None:
        return None
    return claim.lhs.name, value


def exact(term: Term) -> Fraction | None:
    """Return a term without variables as an exact number, None where it is none."""
    try:
        return difference(term, Num(0))
    except KernelError:
        return None


def _check(name: str, need: Claim, values: Mapping[str, Fraction]) -> None:
    """Refuse values that are not in the domain of a parameter."""
    gap = exact(substitute(need.lhs - need.rhs, _terms(values)))
    if gap is not None and not holds(need.rel, gap):
        said = ", ".join(f"{key} = {value}" for key, value in values.items())
        raise AuditError(f"{name} is not defined for {said}: it needs {show_claim(need)}")
