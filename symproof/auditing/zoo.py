"""The table over the zoo: one audit for each function that has a formula."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction

from symproof.auditing.identities import identity_of
from symproof.auditing.measuring import (
    Audit,
    Request,
    Task,
    measured,
    specials,
    spread,
    told,
)
from symproof.auditing.subjects import Subject, of_activation, parameter
from symproof.kernel.errors import SymproofError
from symproof.zoo import activations


@dataclass(frozen=True, slots=True)
class Row:
    """A function of the zoo with its audit, or why there is none."""

    name: str
    audit: Audit | None
    reason: str = ""


def rows(
    like: Request,
    values: Mapping[str, Fraction],
    workers: int = 1,
    advance: Callable[[int], object] = lambda _: None,
) -> list[Row]:
    """Return the rows of all functions, in the order of the zoo.

    `like` says everything but the function; `values` are those of parameters that have none in
    the zoo.  `advance` is told of each function that is done.

    Raises:
        SymproofError: the processes, or a library that they need, cannot be used.
    """
    _ = like.format.dtype
    found: dict[str, Row] = {}
    tasks: list[Request] = []
    for own in activations().values():
        try:
            given = {parameter(claim) for claim in own.values}
            other = {name: value for name, value in values.items() if name not in given}
            tasks.append(replace(like, subject=of_activation(own, other)))
        except SymproofError as error:
            found[own.name] = Row(own.name, None, _reason(own.name, error))
    for row in spread(_row, tasks, workers):
        found[row.name] = row
        advance(1)
    return [found[name] for name in activations()]


def _row(request: Request) -> Row:
    """Return the row of one function."""
    name = request.subject.name
    try:
        known = identity_of(request.subject)
        value, gradient = measured(Task(request, known, 0, 1))
        special = specials(request)
        return Row(name, told(Audit(request, known, value, gradient, special)))
    except SymproofError as error:
        return Row(name, None, _reason(name, error))


def _reason(name: str, error: SymproofError) -> str:
    return str(error).removeprefix(f"{name} ")


def empty() -> Subject:
    """Return what stands for a function in the request that the others are made from."""
    from symproof.kernel.term import Var

    return Subject("", Var("x"), "x")
