"""What lines assume: conditions on numbers, properties of functions, values, shapes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from symproof.document.model import Formula, Prose
from symproof.document.scopes.lines import Line, defined_subject
from symproof.document.scopes.meanings import (
    Ambiguous,
    Condition,
    FunctionMeaning,
    Property,
    ShapeMeaning,
    ValueMeaning,
)
from symproof.document.scopes.outline import Scope
from symproof.document.scopes.reaches import Extent, extent_of, going_on, home_of
from symproof.document.scopes.subjects import (
    alone,
    chain_nodes,
    is_general,
    is_numeral,
    names_in,
    shown,
    subject,
)
from symproof.document.scopes.survey import Survey
from symproof.document.words.conditions import Conditions
from symproof.kernel.sequent import Claim
from symproof.kernel.term import App, Lam, Term
from symproof.notation.errors import NotationError
from symproof.notation.tex.names import identifier
from symproof.notation.tex.syntax import Chain, Link, Node, Part, Words

_SOME: Final = re.compile(
    r"\s*,?\s*(?:for (?:some|at least one|one|an?) |holds for some"
    r"|has (?:a|one|two|no|exactly) [^.,]*(?:solution|root|zero)"
    r")"
    r"|\s*,?\s*(?:对某|有(?:唯一|实|两个)?解)"
)
_EXISTS: Final = re.compile(
    r"\b(?:there (?:is|are|exists?|must be)|for some|exists)\b[^.,]*$|(?:存在|对某)[^，。]*$",
    re.IGNORECASE,
)
_ALL: Final = re.compile(
    r"\b(?:for (?:all|every|each|any)|identically|everywhere|always)\b|任意|所有|一切|恒"
)
_SUCH: Final = re.compile(r"\s*(?:with|such that|so that|for which|,|使得?|满足)\s*")
_SENTENCE: Final = re.compile(r"[.;。；]\s")


def assume(survey: Survey, line: Line) -> str:
    """Record what a line assumes; return why it cannot be used, "" if it can."""
    chain = line.chain
    if not isinstance(chain, Chain) or chain.first is None:
        return "it goes on from the line before"
    extent = extent_of(survey, line, lasting=_sets_up(survey, line))
    if all(link.relation == "=" for link in chain.links):
        values = list(_values(chain))
        if values:
            return _give(survey, line, extent, values)
    try:
        said = survey.conditions_of((*_listed(line.conditions), chain), line)
    except (Ambiguous, NotationError) as error:
        return _doubtful(survey, line, extent, reason_of(error))
    fault = said.troubles[0].expected if said.troubles else ""
    if fault:
        return _doubtful(survey, line, extent, f"expected {fault}")
    record_claims(survey, line, extent, said)
    return ""


def _sets_up(survey: Survey, line: Line) -> bool:
    """Whether a condition sets up names for a definition: "for σ > 0 let f(x) = ..."."""
    lead = line.lead
    if lead is None or lead.reach != "sentence":
        return False
    names = set(names_of_line(line))
    for index in lead.over:
        for other in survey.pieces.get((line.scope.key, index), ()):
            left = defined_subject(other)
            defines = other.lead is not None and other.lead.role == "definition"
            if left is not None and left.params and defines:
                return names.isdisjoint(left.params)
    return False


def reason_of(error: Ambiguous | NotationError) -> str:
    """Return in a few words why something cannot be read."""
    if isinstance(error, Ambiguous):
        return f"several meanings of {shown(error.name)}"
    return f"expected {error.expected}"


def _listed(parts: Iterable[Part]) -> Iterator[Part]:
    """Yield the names that stand before a relation that is about all of them: a, b > 0."""
    for part in parts:
        if isinstance(part, Chain) and alone(part) is not None:
            yield part


def _doubtful(survey: Survey, line: Line, extent: Extent, reason: str) -> str:
    """Record that something is assumed of names which claims do not say."""
    names = names_of_line(line)
    survey.add_condition(
        Condition((), extent.home, extent.first, extent.over, line.origin, names, scope=line.scope)
    )
    return reason


def doubt_solved(survey: Survey, line: Line) -> None:
    """Record that an equation is solved: below, its unknown need not be any number."""
    home = home_of(line.scope, line.block)
    names = names_of_line(line)
    survey.add_condition(
        Condition((), home, line.order, None, line.origin, names, scope=line.scope)
    )


def note_doubt(survey: Survey, line: Line) -> None:
    """Record that something is said of the names of a line that claims do not say."""
    _doubtful(survey, line, extent_of(survey, line), "")


def is_existential(line: Line) -> bool:
    """Whether a line is said of some number only: "g(x) = 0 for some x"."""
    pieces = line.block.pieces
    after = pieces[line.index + 1] if line.index + 1 < len(pieces) else None
    if isinstance(after, Prose) and _SOME.match(after.text):
        return True
    before = pieces[line.index - 1] if line.index else None
    earlier = pieces[line.index - 3] if line.index > 2 else None
    return any(
        isinstance(piece, Prose) and _EXISTS.search(_SENTENCE.split(piece.text)[-1]) is not None
        for piece in (before, earlier if _joins(before) else None)
    )


def _joins(piece: object) -> bool:
    """Whether prose goes on with the name that stands before it: "there is x such that"."""
    return isinstance(piece, Prose) and _SUCH.fullmatch(piece.text) is not None


def names_of_line(line: Line) -> tuple[str, ...]:
    """Return the names in a line."""
    return tuple(sorted(names_in(line.chain))) if isinstance(line.chain, Chain) else ()


_FOR_ALL: Final = re.compile(r"\s*(?:for (?:all|every|any)(?: real)?|对(?:一切|所有|任意)的?)\s*$")


# values


def _values(chain: Chain) -> Iterator[tuple[str, Node]]:
    """Yield the names in `x = 1` or `x = y = 1` with what they stand for, none for others."""
    *names, last = chain_nodes(chain)
    found: list[str] = []
    for node in names:
        left = subject(node)
        if left is None or left.params:
            return
        found.append(left.name)
    inside = names_in(last)
    if inside.isdisjoint(found):
        for name in found:
            yield name, last


def _give(survey: Survey, line: Line, extent: Extent, values: list[tuple[str, Node]]) -> str:
    for name, node in values:
        give_value(survey, line, extent, name, node)
    return ""


def give_value(survey: Survey, line: Line, extent: Extent, name: str, node: Node) -> None:
    """Record that a name stands for a term.

    A numeral in the place of a name that is a variable elsewhere stands there for a paragraph, and
    those that go on from it, or for the part that begins with it.
    """
    home, over = extent.home, extent.over
    lasting = over is None and home.kind in ("section", "document")
    if lasting and is_numeral(node):
        if survey.names.is_variable(name, line.scope):
            home = line.scope
        elif is_general(name) or survey.is_seen(name, line.scope):
            last = going_on(survey, line)
            over = frozenset(range(extent.first, last + 1))
            # after that it may be a variable again, or not
            doubt = Condition((), home, last + 1, None, line.origin, (name,), scope=line.scope)
            survey.add_condition(doubt)
    survey.add_value(ValueMeaning(name, line.scope, home, line.origin, node, extent.first, over))


# claims


def record_claims(survey: Survey, line: Line, extent: Extent, said: Conditions) -> None:
    """Record conditions as such, or as properties of the functions that they are about."""
    plain: list[Claim] = []
    for claim in said.claims:
        free = [name for name in sorted(claim.functions) if is_free(survey, name, line.scope)]
        if not free:
            plain.append(_universal(claim, line))
        elif not _record_property(survey, line, claim, free, extent):
            doubt = Condition((), extent.home, extent.first, extent.over, line.origin, tuple(free))
            survey.add_condition(doubt)
    if plain or said.integers or said.limits:
        survey.add_condition(
            Condition(
                tuple(plain),
                extent.home,
                extent.first,
                extent.over,
                line.origin,
                said.integers,
                said.limits,
                line.scope,
            )
        )


def _universal(claim: Claim, line: Line) -> Claim:
    """Return a claim about defined functions as one for all the names of which it is said so."""
    names = tuple(name for name in _quantified(line) if name in claim.variables)
    if not claim.functions or claim.forall or not names:
        return claim
    return Claim(claim.rel, claim.lhs, claim.rhs, names)


def _quantified(line: Line) -> tuple[str, ...]:
    """Return the names in `..., for all $t$` and in `for all $t$ we have ...`, without bounds."""
    pieces, i = line.block.pieces, line.index
    for words, place in ((i + 1, i + 2), (i - 3, i - 2)):
        if words < 0 or place >= len(pieces):
            continue
        text, names = pieces[words], pieces[place]
        if not isinstance(text, Prose) or not isinstance(names, Formula):
            continue
        said = _FOR_ALL.search(text.text)
        if said is None or (words > i and said.start() > 0):
            continue
        parts = names.rows[0].parts if len(names.rows) == 1 else ()
        found = [alone(part) if isinstance(part, Chain) else None for part in parts]
        if all(found):
            return tuple(name for name in found if name)
    return ()


def is_free(survey: Survey, name: str, scope: Scope) -> bool:
    """Whether a function has no definition that is in force in a scope."""
    try:
        found = survey.lookup.functions(name, scope)
    except Ambiguous:
        return False
    return not any(isinstance(each, FunctionMeaning) for each in found)


def _record_property(
    survey: Survey, line: Line, claim: Claim, free: list[str], extent: Extent
) -> bool:
    """Record a claim about free functions, for all arguments; tell whether it can be said so."""
    variables = frozenset[str]()
    for side in (claim.lhs, claim.rhs):
        variables |= arguments(side, frozenset(free))
    if claim.lhs.shape is not None:
        return False
    general = tuple(sorted(variables))
    if not all(map(is_general, general)):
        return False
    if any(survey.formulas.value(name, survey.spot(line)) for name in general):
        return False
    if survey.conditions_at(general, line.scope, line.order) or _conditioned(survey, line, general):
        # it holds for some arguments only
        return False
    if _is_value(claim, free) and not (_for_all(line) or _quantified(line)):
        return False
    universal = Claim(claim.rel, claim.lhs, claim.rhs, general)
    home = home_of(line.scope, line.block)
    for name in free:
        survey.names.property_of(name)
        survey.add_property(Property(name, home, line.origin, (universal,)))
    return True


def _conditioned(survey: Survey, line: Line, names: Iterable[str]) -> bool:
    """Whether the row, or the sentence behind it, bounds some of the names."""
    bounded = {
        name
        for part in line.conditions
        if isinstance(part, Chain) and part.links
        for name in names_in(part)
    }
    for other in survey.paragraph(line):
        lead = other.lead
        if other.order > line.order and lead is not None and line.index in lead.over:
            bounded.update(names_of_line(other))
    return not bounded.isdisjoint(names)


def _is_value(claim: Claim, free: list[str]) -> bool:
    """Whether an equation only says what one value of a function is: f(u) = 0."""
    if claim.rel != "=":
        return False
    for side, other in ((claim.lhs, claim.rhs), (claim.rhs, claim.lhs)):
        lone = isinstance(side, App) and side.head in (*free, "diff")
        if lone and not other.functions and other.variables.isdisjoint(side.variables):
            return True
    return False


def _for_all(line: Line) -> bool:
    """Whether a row, or the words around it, say that it holds for all."""
    pieces = line.block.pieces
    near = pieces[max(0, line.index - 1) : line.index + 2]
    texts = [part.text for part in line.conditions if isinstance(part, Words)]
    texts += [piece.text for piece in near if isinstance(piece, Prose)]
    return any(_ALL.search(text) for text in texts)


def arguments(term: Term, functions: frozenset[str]) -> frozenset[str]:
    """Return the free variables inside arguments of functions."""
    match term:
        case Lam(params, body):
            return arguments(body, functions) - set(params)
        case App("diff", (Lam(_, body) as inner, *points)):
            found = arguments(inner, functions)
            for point in points:
                found |= arguments(point, functions)
                if body.functions & functions:
                    found |= point.variables
            return found
        case App(head, args):
            if head in functions:
                return frozenset[str]().union(*(arg.variables for arg in args))
            return frozenset[str]().union(*(arguments(arg, functions) for arg in args))
        case _:
            return frozenset()


# shapes


def record_shapes(survey: Survey, line: Line) -> None:
    r"""Record the shapes that a line declares: A, B \in \mathbb{R}^{n \times m}."""
    chain = line.chain
    parts: list[Part] = list(line.conditions)
    if isinstance(chain, Chain):
        parts += _memberships(chain)
    parts = [part for part in parts if not isinstance(part, Chain) or _declares(part)]
    if not any(isinstance(part, Chain) and part.links for part in parts):
        return
    try:
        said = survey.conditions_of(parts, line)
    except (Ambiguous, NotationError):
        return
    for name, shape in said.shapes.items():
        either = name in said.vectors
        survey.add_shape(ShapeMeaning(name, line.scope, line.origin, shape, either))


def _memberships(chain: Chain) -> Iterator[Chain]:
    r"""Yield the memberships in a chain: of `z = [x, -x] \in \mathbb{R}^n`, z \in \mathbb{R}^n."""
    first = chain.first
    for link in chain.links:
        if link.relation == "in" and first is not None:
            yield Chain(first, (link,), chain.start, chain.end)


def _declares(chain: Chain) -> bool:
    """Whether a chain is a name of a list, or says of a name where it belongs."""
    if alone(chain) is not None:
        return True
    links: tuple[Link, ...] = chain.links
    named = chain.first is not None and identifier(chain.first) is not None
    return named and len(links) == 1 and links[0].relation == "in"
