"""The second checker's claims, definitions and sequents; see recheck.py."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import Any, NamedTuple

from recheck_polynomials import normal, number, sub
from recheck_terms import (
    JUDGED,
    JUDGEMENTS,
    RELATIONS,
    Functions,
    Term,
    Values,
    apply,
    are_names,
    is_matrix,
    is_name,
    is_number,
    lam,
    names,
    need,
    show,
    substitute,
)

# --- claims, definitions, sequents -------------------------------------------------------------


ORACLE = "oracle: "  # before the name of one, among what a theorem rests on


class Claim(NamedTuple):
    """`lhs rel rhs` for all values of the variables `forall`."""

    rel: str
    lhs: Term
    rhs: Term
    forall: tuple[str, ...] = ()


class Definition(NamedTuple):
    """`name(params) := body`."""

    name: str
    params: tuple[str, ...]
    body: Term


class Sequent(NamedTuple):
    """What a theorem says: under the definitions, the hypotheses imply the claim."""

    claim: Claim
    hyps: frozenset[Claim] = frozenset()
    defs: frozenset[Definition] = frozenset()
    trust: frozenset[str] = frozenset()


def well_formed(item: Claim | Definition) -> Any:
    """Return a claim or definition that has just been made."""
    if isinstance(item, Claim):
        rel, lhs, rhs, forall = item
        need(rel in RELATIONS | JUDGEMENTS, f"{rel!r} is not a relation of claims")
        judged = rel in RELATIONS or (lhs.kind == "app" and lhs.head in JUDGED[rel])
        need(judged, "a judgement of what is no derivative, limit or integral")
        need(rel != "bounded" or lhs is rhs, "bounded is said of one thing")
        fits = is_number(lhs) and is_number(rhs)
        if not fits:
            fits = rel == "=" and is_matrix(lhs) and lhs.shape == rhs.shape
        need(fits, "the sides of a claim are neither two numbers nor equal matrices of one shape")
        need(are_names(forall), "universal variables are distinct names")
        matrices = {name for name, _ in lhs.matrices | rhs.matrices}
        need(matrices.isdisjoint(forall), "a universal matrix")
    else:
        need(is_name(item.name), f"{item.name!r} cannot be defined")
        lam(item.params, item.body)
        need(item.name not in names(item.body.functions), f"{item.name} is defined by itself")
    return item


def free(items: Iterable[Claim | Definition]) -> frozenset[str]:
    """Return the variables that are free in an item."""
    total: set[str] = set()
    for item in items:
        if isinstance(item, Claim):
            total |= (item.lhs.variables | item.rhs.variables).difference(item.forall)
        else:
            total |= item.body.variables.difference(item.params)
    return frozenset(total)


def variables_of(part: Sequent) -> set[str]:
    """Return all variables of a sequent, free or bound."""
    items = (part.claim, *part.hyps, *part.defs)
    total = set(free(items))
    for item in items:
        if isinstance(item, Claim):
            total.update(item.forall, item.lhs.bound, item.rhs.bound)
        else:
            total.update(item.params, item.body.bound)
    return total


def functions_of(part: Sequent) -> set[tuple[str, int]]:
    """Return all functions of a sequent that are not primitives."""
    total = {(d.name, len(d.params)) for d in part.defs}
    for term in [side for c in (part.claim, *part.hyps) for side in (c.lhs, c.rhs)]:
        total |= term.functions
    return total.union(*[d.body.functions for d in part.defs])


@cache
def arities(definitions: frozenset[Definition]) -> dict[str, int]:
    """Return the numbers of parameters; reject two meanings of a name, and cycles."""
    result = {d.name: len(d.params) for d in definitions}
    need(len(result) == len(definitions), "a name is defined twice")
    uses = {d.name: names(d.body.functions) & result.keys() for d in definitions}
    for middle in uses:  # Warshall: whatever uses it uses what it uses
        for reached in uses.values():
            reached |= uses[middle] if middle in reached else set()
    need(all(name not in uses[name] for name in uses), "definitions use each other")
    return result


def check_definitions(part: Sequent) -> None:
    """Reject a defined function with a wrong number of arguments anywhere in a sequent."""
    arity = arities(part.defs)
    for name, count in functions_of(part) if arity else ():
        need(arity.get(name, count) == count, f"{name} with {count} argument(s)")


def join(claim: Claim, *parts: Sequent) -> Sequent:
    """Return the sequent of a claim that rests on whatever the parts rest on."""
    hyps, defs, trust = [frozenset().union(*[part[i] for part in parts]) for i in (1, 2, 3)]
    return Sequent(claim, hyps, defs, trust)


def without(part: Sequent, hypothesis: Claim) -> Sequent:
    return part._replace(hyps=part.hyps - {hypothesis})


def everywhere(part: Sequent, values: Values, functions: Functions) -> Sequent:
    """Replace variables and function variables in a claim and in what it rests on."""

    def in_claim(c: Claim) -> Claim:
        lhs, rhs = [substitute(side, values, functions, c.forall) for side in (c.lhs, c.rhs)]
        return Claim(c.rel, lhs, rhs, c.forall)

    def in_definition(d: Definition) -> Definition:
        body = substitute(d.body, values, functions, d.params)
        return well_formed(Definition(d.name, d.params, body))

    hyps = frozenset([in_claim(hyp) for hyp in part.hyps])
    defs = frozenset([in_definition(d) for d in part.defs])
    return Sequent(in_claim(part.claim), hyps, defs, part.trust)


def guard_claim(guard: Term) -> Claim:
    """Return what a guard says, with < for >."""
    lhs, rhs = guard.args
    if guard.head in (">", ">="):
        lhs, rhs = rhs, lhs
    return Claim(guard.head.replace(">", "<"), lhs, rhs)


def negation(claim: Claim) -> Claim:
    rel, lhs, rhs, _ = claim
    if rel in ("=", "!="):
        return Claim("!=" if rel == "=" else "=", lhs, rhs)
    return Claim("<=" if rel == "<" else "<", rhs, lhs)


def truth(claim: Claim) -> bool | None:
    """Return whether a comparison holds, None where the difference is not a number."""
    need(claim.rel in RELATIONS, "not a comparison")
    value = number(sub(normal(claim.lhs), normal(claim.rhs)))
    if value is None:
        return None
    return {"=": value == 0, "!=": value != 0, "<": value < 0, "<=": value <= 0}[claim.rel]


def instance(part: Sequent) -> Claim:
    """Return the claim of a premise that must not be universal."""
    need(not part.claim.forall, "a premise is universal")
    return part.claim


def at(function: Term, point: Term) -> Term:
    """Return the value of a function of one argument."""
    need(len(function.head) == 1, "a function of one argument is expected")
    return apply(function.head, function.args[0], [point])


def need_any(name: str, parts: Iterable[Sequent], terms: Iterable[Term]) -> None:
    """Reject unless a variable stands for all numbers in the terms and premises."""
    found = frozenset().union(*[term.variables for term in terms])
    found |= free(item for part in parts for item in (*part.hyps, *part.defs))
    need(is_name(name) and name not in found, f"{name!r} does not stand for all numbers")


# --- text --------------------------------------------------------------------------------------


def show_claim(claim: Claim) -> str:
    bound = f"for all {', '.join(claim.forall)}: " if claim.forall else ""
    rel = claim.rel if claim.rel in RELATIONS else f"exists ({claim.rel}) and is"
    return f"{bound}{show(claim.lhs)} {rel} {show(claim.rhs)}"


def show_definition(d: Definition) -> str:
    return f"{d.name}({', '.join(d.params)}) := {show(d.body)}"


def show_statement(stated: Sequent) -> list[str]:
    rows = ["claim  " + show_claim(stated.claim)]
    rows += sorted(["given  " + show_claim(hyp) for hyp in stated.hyps])
    rows += sorted(["where  " + show_definition(d) for d in stated.defs])
    return [*rows, "axioms " + (", ".join(sorted(stated.trust)) or "none")]
