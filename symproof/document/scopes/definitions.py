"""Definitions of functions as a document gives them: what stands for f(x), and where it does."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from itertools import combinations
from typing import Final

from symproof.document.model import Branch
from symproof.document.scopes.formulas import Formulas, Spot
from symproof.document.scopes.lines import Line
from symproof.document.scopes.meanings import MATRIX_VALUE, Ambiguous, Condition, FunctionMeaning
from symproof.document.scopes.subjects import Subject, names_in, shown
from symproof.document.scopes.survey import Survey
from symproof.document.scopes.usual import usual_head
from symproof.document.verdicts.ranges import is_empty
from symproof.document.words.branches import defined_where, total
from symproof.kernel.errors import KernelError
from symproof.kernel.sequent import Claim, Definition
from symproof.kernel.term import App, Term
from symproof.notation.errors import NotationError
from symproof.notation.tex.names import spelled
from symproof.notation.tex.syntax import Cases, Chain, Node

_MOST: Final = 12


def definition_of(survey: Survey, line: Line, left: Subject) -> FunctionMeaning:
    """Return what a line defines; its `fault` says why that cannot be used, if it cannot."""
    chain = line.chain
    right = chain.links[0].right if isinstance(chain, Chain) else None
    # values are put in where the definition is used
    spot = replace(survey.spot(line), values=False)
    bound = frozenset(left.params)
    domain: tuple[Claim, ...] = ()
    body: Term | None = None
    matrix: Term | None = None
    fault = ""
    if left.vector:
        fault = f"{shown(left.name)} is a function of vectors"
    elif right is not None:
        try:
            body, domain = _body(survey.formulas, right, spot, bound)
            domain += _said_undefined(survey.formulas, line, spot, bound)
            Definition(left.name, left.params, body)
            head = usual_head(spelled(left.name), left.params, body)
            return FunctionMeaning(
                left.name, line.scope, line.origin, left.params, body, "", domain, head
            )
        except Ambiguous as several:
            fault = f"several meanings of {shown(several.name)}"
        except NotationError as error:
            fault = f"expected {error.expected}"
            matrix = _matrix(survey.formulas, right, spot, bound)
            if line.conditions or _restricted(survey, line, bound):
                matrix = None
        except KernelError as error:
            fault = error.detail
    return FunctionMeaning(
        left.name, line.scope, line.origin, left.params, None, fault, matrix=matrix
    )


def _restricted(survey: Survey, line: Line, params: frozenset[str]) -> bool:
    """Whether something is said of the parameters in the paragraph of a definition."""
    others = (other.chain for other in survey.paragraph(line) if other.order < line.order)
    return any(isinstance(chain, Chain) and names_in(chain) & params for chain in others)


def _matrix(formulas: Formulas, node: Node, spot: Spot, bound: frozenset[str]) -> Term | None:
    """Return the right side of a definition that is a matrix of numbers, None for others."""
    try:
        found = formulas.read(node, spot, bound).term
    except (Ambiguous, NotationError):
        return None
    return found if found.shape is not None else None


def _body(
    formulas: Formulas, node: Node, spot: Spot, bound: frozenset[str]
) -> tuple[Term, tuple[Claim, ...]]:
    """Return the right side of a definition as one term, and claims on where it is meant."""
    if not isinstance(node, Cases):
        read = formulas.read(node, spot, bound).term
        if read.shape is not None:
            raise NotationError(spot.text, node.start, MATRIX_VALUE)
        return read, ()
    split = formulas.split(node, spot, bound)
    whole = total(split)
    if whole is not None:
        return whole, ()
    where = defined_where(split)
    valued = [branch for branch in split.branches if not branch.undefined]
    if not where or not valued or len(valued) > _MOST or not _disjoint(valued):
        raise NotationError(spot.text, node.start, "cases that part the numbers")
    return _by_cases(valued, spot, node), where


def _disjoint(branches: list[Branch]) -> bool:
    pairs = combinations(branches, 2)
    return all(is_empty([*first.guards, *second.guards]) for first, second in pairs)


def _by_cases(branches: list[Branch], spot: Spot, node: Node) -> Term:
    """Return cases of which the last takes what is left, where the definition says nothing."""
    parts: list[Term] = []
    for branch in branches[:-1]:
        if len(branch.guards) != 1:
            raise NotationError(spot.text, node.start, "one comparison for each case")
        guard = branch.guards[0]
        parts += [App(guard.rel, (guard.lhs, guard.rhs)), branch.values[-1]]
    last = branches[-1].values[-1]
    return App("cases", (*parts, last)) if parts else last


def _said_undefined(
    formulas: Formulas, line: Line, spot: Spot, bound: frozenset[str]
) -> tuple[Claim, ...]:
    """Return where a further form by cases, as in `f(x) = 1/x = cases`, says there is a value."""
    found: list[Claim] = []
    links = line.chain.links[1:] if isinstance(line.chain, Chain) else ()
    for link in links:
        if link.relation == "=" and isinstance(link.right, Cases):
            split = formulas.split(link.right, spot, bound)
            if any(branch.undefined for branch in split.branches):
                found += defined_where(split) or ()
    return tuple(found)


def conditions_on(
    survey: Survey, meaning: FunctionMeaning
) -> tuple[tuple[Claim, ...], tuple[Condition, ...]]:
    """Return the conditions of a definition's row and paragraph: on parameters, and others.

    What is assumed of other names where a definition stands goes with it.
    """
    line = survey.lines[meaning.origin.order]
    bound = frozenset(meaning.params)
    domain: list[Claim] = []
    given: list[Condition] = []
    with suppress(Ambiguous, NotationError):
        said = survey.conditions_of(line.conditions, line)
        domain += [claim for claim in said.claims if claim.variables & bound]
        others = tuple([claim for claim in said.claims if not claim.variables & bound])
        doubts = said.integers + (meaning.params if said.troubles else ())
        if others or doubts:
            over = frozenset({line.order})
            given.append(Condition(others, line.scope, line.order, over, line.origin, doubts))
    names = meaning.body.variables | bound if meaning.body is not None else bound
    for condition in survey.conditions_at(names, line.scope, line.order):
        if not condition.names & bound:
            given.append(condition)
        elif condition.beside(line.scope):
            domain += [claim for claim in condition.claims if claim not in domain]
    return tuple(domain), tuple(given)
