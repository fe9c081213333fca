"""The question about one relation: its sides as terms, and what is in force where it stands."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Final

from symproof.document.model import SETTLED, Kind, Question, Side
from symproof.document.scopes.assuming import reason_of
from symproof.document.scopes.lines import EQUALITIES, Line, defined_subject
from symproof.document.scopes.meanings import Ambiguous
from symproof.document.scopes.resolving import Resolver, Unsettled, check_natures
from symproof.document.scopes.showing import (
    IN_WORDS,
    assumption_uses,
    declared,
    definition_uses,
    heads,
    own_conditions,
    row_warnings,
    values,
)
from symproof.document.scopes.sides import Sides, in_orientation, side_of, sides_of, terms_of
from symproof.document.scopes.subjects import shown
from symproof.document.scopes.survey import Decision, Survey
from symproof.document.words.conditions import Conditions
from symproof.kernel.errors import KernelError
from symproof.kernel.shapes import Shape
from symproof.kernel.term import App, Lam, Mat, Term, parts_of
from symproof.notation.errors import NotationError, ShapeError, shown_shape
from symproof.notation.tex.syntax import Link, Node, Trouble
from symproof.notation.tex.terms import Unclear

_FLOWS: Final[Mapping[str, frozenset[str]]] = {
    "<": frozenset({"=", "<", "<="}),
    ">": frozenset({"=", ">", ">="}),
}
_LEADING: Final = frozenset({"<", "<=", ">", ">=", "~=", "!="})
_RELATION: Final = re.compile(r"[=<>≤≥≠≈]|\\(?:[lg]eq?|neq?|approx|to|in)(?![a-zA-Z])")
_DIGITS: Final = re.compile(r"\d")
_UNREAD: Final = "it goes on from a row that could not be read, or from none"
_NO_DIGITS: Final = "≈ without a number to so many digits is no claim that can be checked"


def composed(first: str, second: str) -> str:
    """Return the relation that two relations in a chain amount to, "" if none."""
    if first == "=":
        return second
    if second == "=":
        return first if first in _LEADING else ""
    for strict, flow in _FLOWS.items():
        if {first, second} <= flow:
            return strict if strict in (first, second) else f"{strict}="
    return ""


@dataclass(slots=True)
class _Begun:
    """A chain as far as it has been read: its first term, and what that is to its last one."""

    head: Node | None
    relation: str
    last: Node | None
    steps: int = 0

    def go_on(self, link: Link, *, defines: bool) -> None:
        """Take a relation in; the name that a relation defines is no head."""
        self.head = None if defines else self.head
        self.relation = composed(self.relation, _plain(link.relation)) if self.relation else ""
        self.last = link.right
        self.steps += 1


class Asker:
    """Makes the questions of lines, in order."""

    def __init__(self, survey: Survey) -> None:
        self.survey = survey
        self.begun: dict[int, _Begun] = {}

    def asked(self, line: Line) -> Iterator[Question]:
        """Yield the questions about the relations of a line."""
        chain = line.chain
        if isinstance(chain, Trouble):
            self.begun[line.number] = _Begun(None, "", None)
            yield from self.trouble(line, chain)
            return
        decision = self.survey.decisions[line.order]
        begun = self.begun.get(line.number) if chain.first is None else None
        if begun is None:
            begun = self.begun[line.number] = _Begun(chain.first, "=", chain.first)
        start = chain.first.start if chain.first is not None else None
        for index, link in enumerate(chain.links):
            own = _own_decision(decision, index)
            yield self.relation(line, link, link.start if start is None else start, own, begun)
            begun.go_on(link, defines=own.kind == "definition")
            start = link.right.start

    def trouble(self, line: Line, trouble: Trouble) -> Iterator[Question]:
        """Yield that something could not be read, unless it is a sign without a relation."""
        if line.formula.display or _RELATION.search(line.text, trouble.start, trouble.end):
            base = self.question(line, trouble.start, trouble.end, "unreadable")
            yield replace(base, expected=trouble.expected, position=trouble.position)

    def question(self, line: Line, start: int, end: int, kind: Kind) -> Question:
        """Return a question about a part of a line."""
        latex = line.text[start:end].strip(" \t\n&")
        source, tag = line.formula.source, line.row.tag
        display = line.formula.display
        return Question(source, start, end, tag, latex, kind, chain=line.number, display=display)

    def relation(
        self, line: Line, link: Link, start: int, decision: Decision, begun: _Begun
    ) -> Question:
        """Return the question about a relation."""
        relation = _plain(link.relation)
        kind, reason = decision.kind, decision.reason
        if kind == "claim" and relation == "in":
            kind = "assumed"
        elif kind == "claim" and relation not in SETTLED:
            kind, reason = "unclear", f"{link.relation} is not a relation that can be checked"
        elif kind == "claim" and begun.last is None:
            kind, reason = "unclear", _UNREAD
        base = replace(
            self.question(line, start, link.end, kind),
            relation=relation if relation in SETTLED else "",
            reason=reason,
            warnings=decision.warnings,
        )
        try:
            if kind == "definition":
                return self.definition(line, link, base)
            return self.claim(line, link, base, begun) if kind == "claim" else base
        except ShapeError as error:
            first, second = map(shown_shape, error.shapes)
            return replace(base, kind="claim", misfit=(first, second, error.term))
        except Unsettled as error:
            return replace(base, kind=error.kind, reason=error.reason)
        except (Ambiguous, NotationError, KernelError) as error:
            return _unreadable(base, error, link)

    def definition(self, line: Line, link: Link, base: Question) -> Question:
        """Return a definition whose right side can be read.

        Raises:
            NotationError: it cannot.
            Ambiguous: a name in it has several meanings.
        """
        left = defined_subject(line)
        if left is None or left.vector:
            return base
        bound = frozenset(left.params)
        survey = self.survey

        def warnings(rows: bool) -> tuple[str, ...]:
            side = side_of(survey, link.right, survey.spot(line, rows=rows), bound)
            return tuple(row_warnings(side.shapes, rows=rows))

        found = in_orientation(lambda spot: warnings(spot.rows), survey, line)
        return replace(base, warnings=(*base.warnings, *found))

    def claim(self, line: Line, link: Link, base: Question, begun: _Begun) -> Question:
        """Return a claim with its sides and what is in force.

        Raises:
            NotationError: it cannot be read; a ShapeError, where shapes do not fit.
            Ambiguous: a matrix has several shapes.
            Unsettled: a function has several meanings.
        """
        node = begun.last
        if node is None:
            return base
        said = self.conditions(line)
        sides = sides_of(self.survey, node, link.right, base.relation, line)
        if base.relation == "~=" and not _is_rounded(sides.right, link, line.text):
            return replace(base, kind="unclear", reason=_NO_DIGITS)
        head, names = self.head(line, begun, sides, base.relation)
        terms = [*sides.terms, *(terms_of(head) if head is not None else ())]
        for claim in said.claims:
            terms += [claim.lhs, claim.rhs]
        check_natures(self.survey, line, terms, sides.names | names)
        resolver = Resolver(self.survey, line.scope, line.order)
        found = resolver.resolve(terms, sides.names | names)
        resolver.check_values(sides.values.values())
        self.check_entrywise(terms, resolver)
        limits = (said.limits or found.limits) if base.relation == "->" else ()
        if base.relation == "->" and not limits and _is_bare(sides.left):
            return replace(base, kind="assumed")
        uses, spoken = heads(self.survey, (node, link.right), line)
        doubts = [*found.doubts, *said.integers, line.doubt, *self.indexed(sides, line)]
        doubts.append(line.lead.condition if line.lead is not None else "")
        return replace(
            base,
            left=sides.left,
            right=sides.right,
            head=head,
            head_relation=composed(begun.relation, base.relation) if head is not None else "",
            definitions=definition_uses(found),
            assumptions=(
                *uses,
                *declared(sides),
                *values(sides),
                *assumption_uses(found),
                *own_conditions(said, line),
            ),
            shapes=_shapes(terms),
            limits=limits,
            almost=said.almost,
            warnings=(
                *base.warnings,
                *(f"{IN_WORDS}{doubt}" for doubt in dict.fromkeys(doubts) if doubt),
                *found.warnings,
                *said.notes,
                *spoken,
                *row_warnings(sides.shapes, rows=sides.rows),
            ),
        )

    def indexed(self, sides: Sides, line: Line) -> Iterator[str]:
        """Yield that a name may be one of those that are defined for every index."""
        for name in sorted(sides.names) if self.survey.has_indexed else ():
            defined = self.survey.indexed(name, line.scope)
            if defined is not None:
                yield f"{shown(name)} may be what line {defined} defines for every index"

    def conditions(self, line: Line) -> Conditions:
        """Return the conditions that a row states itself.

        Raises:
            NotationError: one cannot be read.
            Ambiguous: a matrix has several shapes.
        """
        said = self.survey.conditions_of(line.conditions, line)
        if said.troubles:
            trouble = said.troubles[0]
            raise NotationError(line.text, trouble.position, trouble.expected)
        return said

    def head(
        self, line: Line, begun: _Begun, sides: Sides, relation: str
    ) -> tuple[Side | None, frozenset[str]]:
        """Return the first term of the chain, if something is asked about it, and its names."""
        asked = begun.relation and composed(begun.relation, relation)
        if begun.head is None or begun.steps == 0 or not asked:
            return None, frozenset()
        try:
            found = side_of(self.survey, begun.head, self.survey.spot(line, rows=sides.rows))
        except (Ambiguous, NotationError, KernelError):
            return None, frozenset()
        if _shape(found.side) != _shape(sides.right):
            return None, frozenset()
        return found.side, found.names

    def check_entrywise(self, terms: Iterable[Term], resolver: Resolver) -> None:
        """Refuse functions that are applied to vectors only, and may not be entry by entry.

        Raises:
            Unsettled: one is.
        """
        for name in _mapped(terms):
            known = resolver.meanings.get(name) or name in resolver.found.definitions
            if not known and name not in self.survey.names.scalar:
                raise Unsettled("unclear", f"{shown(name)} may not be a function of each entry")


def _mapped(terms: Iterable[Term]) -> Iterator[str]:
    """Yield the functions that are applied to each entry of a matrix."""
    for term in terms:
        for part in parts_of(term) if term.shape is not None else ():
            match part:
                case App("map", (Lam(_, body), *_)):
                    yield from body.functions
                case _:
                    pass


def _own_decision(decision: Decision, index: int) -> Decision:
    """Return what the relation at an index is, where the line is as decided."""
    if index and decision.kind in ("definition", "unclear"):
        return Decision("claim")
    return decision


def _plain(relation: str) -> str:
    return "=" if relation in EQUALITIES else relation


def _unreadable(base: Question, error: Exception, link: Link) -> Question:
    match error:
        case Ambiguous():
            return replace(base, kind="ambiguous", reason=reason_of(error))
        case Unclear():
            reason = f"expected {error.expected}"
            return replace(base, kind="unclear", reason=reason, position=error.position)
        case NotationError():
            position = error.position or link.start
            expected = error.expected
            return replace(base, kind="unreadable", expected=expected, position=position)
        case _:
            detail = error.detail if isinstance(error, KernelError) else str(error)
            expected = f"a claim that can be made ({detail})"
            return replace(base, kind="unreadable", expected=expected, position=link.start)


def _shapes(terms: Iterable[Term]) -> dict[str, Shape]:
    found: dict[str, Shape] = {}
    for term in terms:
        for part in parts_of(term) if term.shape is not None else ():
            if isinstance(part, Mat) and part.shape is not None:
                found[part.name] = part.shape
    return found


def _shape(side: Side) -> Shape | None:
    return side.shape if isinstance(side, Term) else None


def _is_bare(side: Side) -> bool:
    return isinstance(side, Term) and side.size == 1


def _is_rounded(right: Side, link: Link, text: str) -> bool:
    """Whether the right side of ≈ is a number that is written with digits."""
    closed = isinstance(right, Term) and not right.variables and not right.functions
    return closed and _DIGITS.search(text[link.start : link.end]) is not None
