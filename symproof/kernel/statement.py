"""What `proved` promises: a theorem that is exactly what was stated, and terms that are defined.

Functions are total in the rules (1/0 is some number), so a proof of `x/x = 1` alone would mean
little.  `obligations` lists what must hold for every term of a statement to have a value;
`check_proved` accepts a theorem for a statement only together with a theorem for each of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

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
    guard_claim,
    negation,
    variables_of,
)
from symproof.kernel.term import App, Term
from symproof.kernel.theorem import Theorem


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
        KernelError: definition-arity, term-depth, term-size.
    """
    table = {definition.name: definition for definition in defs}
    found: dict[Obligation, None] = {}
    seen: set[tuple[Term, Hypotheses]] = set()
    for claim in claims:
        for side in (claim.lhs, claim.rhs):
            _collect(side, NO_HYPS, table, found, seen)
    return tuple(found)


def _collect(
    term: Term,
    guards: Hypotheses,
    table: Table,
    found: dict[Obligation, None],
    seen: set[tuple[Term, Hypotheses]],
) -> None:
    if (term, guards) in seen:
        return
    seen.add((term, guards))
    match term:
        case App("cases", args):
            for i in range(0, len(args) - 1, 2):
                condition = guard_claim(args[i])
                _collect(condition.lhs, guards, table, found, seen)
                _collect(condition.rhs, guards, table, found, seen)
                _collect(args[i + 1], guards | {condition}, table, found, seen)
                guards = guards | {negation(condition)}
            _collect(args[-1], guards, table, found, seen)
        case App(head, args):
            for arg in args:
                _collect(arg, guards, table, found, seen)
            claim = _condition(head, args)
            if claim is not None:
                found[Obligation(term, guards, claim)] = None
            if head in table:
                _collect(table[head].at(args), guards, table, found, seen)
        case _:
            pass


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
        KernelError: premise-theorem, statement-claim, statement-hypothesis,
            statement-definition, statement-oracle, statement-undefined, statement-variable.
    """
    if theorem_claim(theorem) != statement.claim:
        refuse("statement-claim", f"the theorem says {theorem.claim!r}")
    _check_basis(theorem, statement.hyps, statement.defs)
    _check_variables(statement)
    available: dict[Claim, list[Theorem]] = {}
    for part in definedness:
        available.setdefault(theorem_claim(part), []).append(part)
    needed = obligations((statement.claim, *statement.hyps), statement.defs)
    for obligation in needed:
        hyps = statement.hyps | obligation.guards
        if not any(
            part.hyps <= hyps and part.defs <= statement.defs and not has_oracle(part)
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


def _check_variables(statement: Statement) -> None:
    """Refuse a bound variable that is free in a hypothesis or definition.

    What an obligation says of a bound variable must not follow from a hypothesis about another.
    """
    free = variables_of(statement.hyps) | variables_of(statement.defs)
    for claim in (statement.claim, *statement.hyps):
        both = free.intersection(claim.forall)
        if both:
            refuse("statement-variable", f"{', '.join(sorted(both))} is both bound and free")
