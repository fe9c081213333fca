r"""Right rows made wrong: one edit of the LaTeX of a relation, judged by floating point.

An edit changes a sign, a numeral, an exponent, a function or an argument on the right side of a
relation.  Whether what comes of it is false is not asked of the program: both sides are evaluated
with mpmath (`numeric`) at random points at which the assumptions hold.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from mpmath import mp, mpf

from symproof.document.model import Question, Side, Split
from symproof.kernel.sequent import Claim
from symproof.kernel.term import App, Term, Var
from tests.numeric import CLEAR, VALUES, Functions, NoValueError, TooLargeError, value

# what is searched for on the right side of a relation, and what stands there instead
EDITS: Final[tuple[tuple[str, str, str], ...]] = (
    ("sign", r"(?<=[\w})\]] )\+(?= )", "-"),
    ("sign", r"(?<=[\w})\]] )-(?= )", "+"),
    ("sign", r"(?<=[=({\[])( ?)-(?=[\\\w])", r"\1"),
    ("sign", r"(?<=[=]) (?=[\\a-z(])", " -"),
    ("factor", r"(?<![\d.^_{\w])2(?![\d.{])", "3"),
    ("factor", r"(?<=[=]) (?=[\\a-z(])", " 2"),
    ("factor", r"\\frac\{1\}\{2\}|\\frac12", r"\\frac{1}{3}"),
    ("exponent", r"\^2", "^3"),
    ("exponent", r"\^3", "^2"),
    ("exponent", r"e\^x", "e^{2x}"),
    ("function", r"\\sin", r"\\cos"),
    ("function", r"\\cos", r"\\sin"),
    ("function", r"\\tanh", r"\\sinh"),
    ("function", r"\\sinh", r"\\cosh"),
    ("function", r"\\cosh", r"\\sinh"),
    ("function", r"\\ln", r"\\exp"),
    ("function", r"\\max", r"\\min"),
    ("argument", r"\(x\)", "(-x)"),
    ("argument", r"\(-x\)", "(x)"),
    ("argument", r"\(t\)", "(2t)"),
    ("argument", r"\(z\)", "(-z)"),
    ("argument", r"\\sqrt\{([a-z])", r"\\sqrt{2\1"),
)
RELATIONS: Final = ("=", "<", "<=", ">", ">=")
POINTS: Final = 24
# functions for names of which only hypotheses are known, the first that has them is taken
SAMPLES: Final = (
    mp.sin,
    mp.cos,
    lambda t: t * t * t / 3,
    lambda t: 1 / (1 + mp.exp(-t)),
    lambda t: t / 2 + mp.cos(t),
    lambda t: 1 + t + t * t,
)


@dataclass(frozen=True)
class Mutant:
    """A text of which one relation was edited, at `start`, and what the edit is called."""

    text: str
    start: int
    edit: str
    written: str


def mutants_of(question: Question) -> Iterator[Mutant]:
    """Yield the mutants of the right side of a relation."""
    text = question.source.text
    written = text[question.start : question.end]
    signs = list(re.finditer(r"=|<|>|\\[lg]e(?:q|qslant)?(?![a-z])", written))
    if not signs:
        return
    # the relation's right side begins after its sign, the last at the outermost level
    begin = signs[0].end() if question.latex.lstrip().startswith(signs[0][0]) else signs[-1].end()
    for name, pattern, replacement in EDITS:
        for match in re.finditer(pattern, written):
            if match.start() < begin - 1:
                continue
            edited = written[: match.start()] + match.expand(replacement) + written[match.end() :]
            whole = text[: question.start] + edited + text[question.end :]
            yield Mutant(whole, question.start, name, edited)


def terms_of(question: Question) -> Iterator[Term]:
    """Yield all terms that a question is about."""
    for side in (question.left, question.right):
        yield from _parts(side)
    for use in (*question.definitions, *question.assumptions):
        if use.definition is not None:
            yield use.definition.body
        for claim in use.claims:
            yield claim.lhs
            yield claim.rhs


def _parts(side: Side | None) -> Iterator[Term]:
    if isinstance(side, Split):
        for branch in side.branches:
            yield from branch.values
            for guard in branch.guards:
                yield guard.lhs
                yield guard.rhs
    elif side is not None:
        yield side


def names_of(term: Term, bound: frozenset[str] = frozenset()) -> set[str]:
    """Return the free names of a term."""
    match term:
        case Var(name):
            return set() if name in bound else {name}
        case App(_, args):
            return {name for arg in args for name in names_of(arg, bound)}
        case _:
            params = frozenset(getattr(term, "params", ()))
            body = getattr(term, "body", None)
            return names_of(body, bound | params) if body is not None else set()


def heads_of(term: Term) -> set[str]:
    """Return the heads of all applications in a term."""
    match term:
        case App(head, args):
            return {head, *(found for arg in args for found in heads_of(arg))}
        case _:
            body = getattr(term, "body", None)
            return heads_of(body) if body is not None else set()


def holds(claim: Claim, point: Mapping[str, mpf], functions: Functions) -> bool | None:
    """Return whether a claim clearly holds at a point, None where that is not known."""
    try:
        left, right = value(claim.lhs, point, functions), value(claim.rhs, point, functions)
    except (NoValueError, TooLargeError):
        return None
    return _related(claim.rel, left, right)


def _related(relation: str, left: mpf, right: mpf) -> bool | None:
    apart = abs(left - right) > CLEAR * max(1, abs(left), abs(right))
    match relation:
        case "=":
            return not apart
        case "!=":
            return bool(apart)
        case "<":
            return bool(left < right) if apart else None
        case "<=":
            return bool(left < right) or not apart
        case ">":
            return bool(left > right) if apart else None
        case ">=":
            return bool(left > right) or not apart
        case _:
            return None


def side_at(side: Side, point: Mapping[str, mpf], functions: Functions) -> mpf | None:
    """Return the value of a side at a point, None where none of its cases says what it is."""
    if not isinstance(side, Split):
        return value(side, point, functions)
    for branch in side.branches:
        if all(holds(guard, point, functions) for guard in branch.guards):
            return None if branch.undefined else value(branch.values[-1], point, functions)
    return None


def functions_of(question: Question, rng: random.Random) -> dict[str, object] | None:
    """Return a function for each name that is applied: by its definition, or with its properties.

    None where a property is not had by any sample, or a definition has several arguments.
    """
    functions: dict[str, object] = {}
    for use in question.definitions:
        definition = use.definition
        if definition is not None:

            def meaning(*args: mpf, _definition=definition) -> mpf:
                point = dict(zip(_definition.params, args, strict=True))
                return value(_definition.body, point, functions)

            functions[definition.name] = meaning
    known = {*VALUES, *functions, "cases", "diff"}
    applied = {head for term in terms_of(question) for head in heads_of(term)}
    for head in sorted(applied - known):
        if not head.isidentifier() or head in ("integral", "limit", "hcat", "vcat", "transpose"):
            return None
        for sample in SAMPLES:
            functions[head] = sample
            about = [
                claim
                for use in question.assumptions
                for claim in use.claims
                if head in heads_of(claim.lhs) | heads_of(claim.rhs)
            ]
            if all(_everywhere(claim, functions, rng) for claim in about):
                break
        else:
            return None
    return functions


def _everywhere(claim: Claim, functions: Functions, rng: random.Random) -> bool:
    names = names_of(claim.lhs) | names_of(claim.rhs) | set(claim.forall)
    for _ in range(5):
        point = {name: mpf(rng.uniform(-2, 2)) for name in names}
        try:
            if not holds(claim, point, functions):
                return False
        except (KeyError, TypeError):
            return False
    return True


def false_at(question: Question, rng: random.Random) -> dict[str, float] | None:
    """Return a point of the stated domain at which a relation is false, None where none is found.

    Everything is evaluated by mpmath; a side without a value makes nothing false.
    """
    if question.relation not in RELATIONS or question.left is None or question.right is None:
        return None
    if question.shapes or question.limits:
        return None
    with mp.workdps(30):
        functions = functions_of(question, rng)
        if functions is None:
            return None
        names = sorted({name for term in terms_of(question) for name in names_of(term)})
        claims = [claim for use in question.assumptions for claim in use.claims if not claim.forall]
        for i in range(POINTS):
            width = (1, 2, 5, 0.5)[i % 4]
            sign = -1 if i % 3 == 0 else 0
            point = {name: mpf(rng.uniform(sign * width, width)) for name in names}
            try:
                if not all(holds(claim, point, functions) for claim in claims):
                    continue
                left = side_at(question.left, point, functions)
                right = side_at(question.right, point, functions)
            except (NoValueError, TooLargeError, KeyError, TypeError, ValueError):
                continue
            except (OverflowError, ZeroDivisionError):
                continue
            if left is None or right is None:
                continue
            if _related(question.relation, left, right) is False:
                return {name: float(number) for name, number in point.items()}
    return None
