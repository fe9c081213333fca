"""What `proved` promises: a theorem that is exactly what was stated, and terms that are defined.

Functions are total in the rules (1/0 is some number), so a proof of `x/x = 1` alone would mean
little.  `obligations` lists what must hold for every term of a statement to have a value;
`check_proved` accepts a theorem for a statement only together with a theorem for each of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from symproof.kernel.errors import refuse
from symproof.kernel.ring import difference
from symproof.kernel.sequent import (
    NO_DEFS,
    NO_HYPS,
    ZERO,
    Claim,
    Definition,
    Definitions,
    Hypotheses,
    check_definitions,
    guard_claim,
    negation,
    sealed,
    variables_of,
)
from symproof.kernel.term import App, Term
from symproof.kernel.theorem import Theorem

MAX_TERMS: Final = 200_000


@sealed
@dataclass(frozen=True, slots=True)
class Statement:
    """A claim with its hypotheses and definitions, as an author states it."""

    claim: Claim
    hyps: Hypotheses = NO_HYPS
    defs: Definitions = NO_DEFS


@dataclass(frozen=True, slots=True)
class Obligation:
    """`claim` must hold under `guards` for `term` to have a value."""

    term: Term
    guards: Hypotheses
    claim: Claim


Table = Mapping[str, Definition]


def obligations(claims: Iterable[Claim], defs: Iterable[Definition]) -> tuple[Obligation, ...]:
    """Return what must hold for all terms of the claims to be defined, without repetitions.

    Definitions are looked into wherever they are used.  A variable that a claim binds stands
    free in its obligations: as a theorem, an obligation holds for all its values.

    Raises:
        KernelError: definition-arity, term-depth, term-size, statement-size, ring-size.
    """
    table = {definition.name: definition for definition in defs}
    sides = [side for claim in claims for side in (claim.lhs, claim.rhs)]
    pending: list[tuple[Term, Hypotheses]] = [(side, NO_HYPS) for side in reversed(sides)]
    seen: set[tuple[Term, Hypotheses]] = set()
    found: dict[Obligation, None] = {}
    while pending:
        term, guards = pending.pop()
        if not isinstance(term, App) or (term, guards) in seen:
            continue
        seen.add((term, guards))
        if len(seen) > MAX_TERMS:
            refuse("statement-size", f"more than {MAX_TERMS} terms, definitions unfolded")
        claim = _condition(term.head, term.args)
        if claim is not None:
            found[Obligation(term, guards, claim)] = None
        pending.extend(reversed([*_parts(term, guards, table)]))
    return tuple(found)


def _parts(term: App, guards: Hypotheses, table: Table) -> Iterator[tuple[Term, Hypotheses]]:
    """Yield the terms whose values the value of `term` needs, with the guards they stand under."""
    if term.head != "cases":
        for arg in term.args:
            yield arg, guards
        if term.head in table:
            yield table[term.head].at(term.args), guards
        return
    for guard, value in zip(term.args[:-1:2], term.args[1::2], strict=True):
        condition = guard_claim(guard)
        yield condition.lhs, guards
        yield condition.rhs, guards
        yield value, guards | {condition}
        guards = guards | {negation(condition)}
    yield term.args[-1], guards


def _condition(head: str, args: tuple[Term, ...]) -> Claim | None:
    """Return what the arguments of a function must satisfy, None where that is nothing."""
    match head, args:
        case "/", (_, divisor):
            return _unless_constant(divisor)
        case "log", (a,):
            return Claim("<", ZERO, a)
        case "sqrt", (a,):
            return Claim("<=", ZERO, a)
        case "tan", (a,):
            return Claim("!=", App("cos", (a,)), ZERO)
        case "^", (base, exponent):
            value = difference(exponent, ZERO)
            if value is None:
                return Claim("<", ZERO, base)
            if value.denominator == 1:
                return None if value >= 0 else _unless_constant(base)
            return Claim("<=" if value > 0 else "<", ZERO, base)
        case _:
            return None


def _unless_constant(divisor: Term) -> Claim | None:
    """Return divisor != 0, or None where the divisor is a rational number that is not 0."""
    value = difference(divisor, ZERO)
    return None if value is not None and value != 0 else Claim("!=", divisor, ZERO)


def check_proved(
    statement: Statement, theorem: Theorem, definedness: Iterable[Theorem] = ()
) -> None:
    """Refuse unless the theorems prove the statement and that all its terms are defined.

    Raises:
        KernelError: premise-theorem, statement-shape, statement-claim, statement-hypothesis,
            statement-definition, statement-oracle, statement-undefined, statement-variable,
            statement-name,
            definition-clash, definition-cyclic, definition-arity.
    """
    _check_shape(statement)
    if theorem_claim(theorem) != statement.claim:
        refuse("statement-claim", f"the theorem says {theorem.claim!r}")
    _check_basis(theorem, statement.hyps, statement.defs)
    _check_variables(statement)
    available: dict[Claim, list[Theorem]] = {}
    for part in definedness:
        available.setdefault(theorem_claim(part), []).append(part)
        if has_oracle(part):
            refuse("statement-oracle", f"{sorted(part.trust)}")
    needed = obligations((statement.claim, *statement.hyps), statement.defs)
    for obligation in needed:
        hyps = statement.hyps | obligation.guards
        if not any(
            part.hyps <= hyps and part.defs <= statement.defs
            for part in available.get(obligation.claim, [])
        ):
            refuse("statement-undefined", f"{obligation.term!r} needs {obligation.claim!r}")


def theorem_claim(theorem: Theorem) -> Claim:
    """Return the claim of what must be a theorem.

    Raises:
        KernelError: premise-theorem.
    """
    if type(theorem) is not Theorem:
        refuse("premise-theorem", f"{theorem!r} is not a theorem")
    return theorem.claim


def has_oracle(theorem: Theorem) -> bool:
    """Whether the theorem rests on an oracle."""
    return any(name.startswith("oracle: ") for name in theorem.trust)


def _check_basis(theorem: Theorem, hyps: Hypotheses, defs: Definitions) -> None:
    if not theorem.hyps <= hyps:
        refuse("statement-hypothesis", f"{set(theorem.hyps - hyps)!r}")
    if not theorem.defs <= defs:
        refuse("statement-definition", f"{set(theorem.defs - defs)!r}")
    if has_oracle(theorem):
        refuse("statement-oracle", f"{sorted(theorem.trust)}")


def _check_shape(statement: Statement) -> None:
    """Refuse what only looks like a statement, and definitions that cannot stand together."""
    sets = (statement.hyps, Claim), (statement.defs, Definition)
    if (
        type(statement) is not Statement
        or type(statement.claim) is not Claim
        or any(type(items) is not frozenset for items, _ in sets)
        or any(type(item) is not kind for items, kind in sets for item in items)
    ):
        refuse("statement-shape", "a statement is a claim, hypotheses and definitions")
    check_definitions(statement.claim, statement.hyps, statement.defs)


def _check_variables(statement: Statement) -> None:
    """Refuse names that a reader could mistake.

    A name is a variable or a function, everywhere in a statement: `f(x - 1)` may be printed for
    both.  What an obligation says of a bound variable must not follow from a hypothesis about
    another, so a bound variable is not free in a hypothesis or definition.
    """
    items = (statement.claim, *statement.hyps, *statement.defs)
    names = variables_of(items).union(
        *(claim.forall for claim in (statement.claim, *statement.hyps)),
        *(definition.params for definition in statement.defs),
    )
    both = names & frozenset[str]().union(*(item.functions for item in items))
    if both:
        refuse("statement-name", f"{', '.join(sorted(both))} is a variable and a function")
    free = variables_of(statement.hyps) | variables_of(statement.defs)
    for claim in (statement.claim, *statement.hyps):
        both = free.intersection(claim.forall)
        if both:
            refuse("statement-variable", f"{', '.join(sorted(both))} is both bound and free")
