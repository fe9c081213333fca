"""The question about one relation: its sides as terms, and what is in force where it stands."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, Final

from symproof.document.assuming import reason_of
from symproof.document.branches import total
from symproof.document.conditions import Conditions
from symproof.document.deciding import EQUALITIES, defined_subject
from symproof.document.formulas import Spot
from symproof.document.lines import Line
from symproof.document.meanings import Ambiguous, ShapeMeaning, ValueMeaning
from symproof.document.model import Kind, Question, Side, Split, Use
from symproof.document.resolving import (
    Resolver,
    Unsettled,
    assumption_uses,
    definition_uses,
)
from symproof.document.subjects import names_in, shown
from symproof.document.survey import Decision, Survey
from symproof.kernel.errors import KernelError
from symproof.kernel.shapes import Shape
from symproof.kernel.term import App, Const, Lam, Mat, Term, parts_of
from symproof.notation.errors import NotationError, ShapeError, shown_shape
from symproof.notation.tex.names import spelled
from symproof.notation.tex.syntax import Cases, Link, Node, Trouble
from symproof.notation.tex.terms import Unclear
from symproof.notation.unicode import show, show_claim, show_shape

# relation -> relation -> what holds between the first and the last of three terms
_FLOWS: Final[Mapping[str, frozenset[str]]] = {
    "<": frozenset({"=", "<", "<="}),
    ">": frozenset({"=", ">", ">="}),
}
_RELATIONS: Final = frozenset({"=", "!=", "<", "<=", ">", ">=", "~=", "->"})
_HEADS: Final[Mapping[str, str]] = {
    "sigmoid": "the sigmoid function",
    "Phi": "the standard normal distribution function",
    "erf": "the error function",
}
# what such a warning begins with keeps a relation from being called wrong
IN_WORDS: Final = "under a condition in words: "
_ALIGNMENT: Final = re.compile(r"(?<!\\)&|\s+")
_RELATION: Final = re.compile(r"[=<>≤≥≠≈]|\\(?:[lg]eq?|neq?|approx|to|in)(?![a-zA-Z])")
_DIGITS: Final = re.compile(r"\d")


def composed(first: str, second: str) -> str:
    """Return the relation that two relations in a chain amount to, "" if none."""
    if first == "=":
        return second
    if second == "=":
        return first if first in ("<", "<=", ">", ">=", "~=", "!=") else ""
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


@dataclass(frozen=True, slots=True)
class _Sides:
    """The sides of a relation as terms, and what was put into them."""

    left: Side
    right: Side
    values: Mapping[str, ValueMeaning]
    shapes: Mapping[str, ShapeMeaning]
    names: frozenset[str]
    rows: bool = False


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
            if not line.formula.display and not _RELATION.search(line.text, chain.start, chain.end):
                # a sign alone, or a piece of a formula that the text goes on with
                return
            yield self.question(
                line,
                chain.start,
                chain.end,
                "unreadable",
                expected=chain.expected,
                position=chain.position,
            )
            return
        decision = self.survey.decisions[line.order]
        begun = self.begun.get(line.number) if chain.first is None else None
        if begun is None:
            begun = _Begun(chain.first, "=", chain.first)
            self.begun[line.number] = begun
        start = chain.first.start if chain.first is not None else None
        for index, link in enumerate(chain.links):
            own = _own_decision(decision, index)
            begin = link.start if start is None else start
            yield self.relation(line, link, begin, own, begun)
            if own.kind == "definition":
                begun.head = None
            begun.relation = composed(begun.relation, _plain(link.relation))
            begun.last = link.right
            begun.steps += 1
            start = link.right.start

    def question(self, line: Line, start: int, end: int, kind: Kind, **more: Any) -> Question:
        """Return a question of a line."""
        latex = _ALIGNMENT.sub(" ", line.text[start:end]).strip()
        return Question(
            line.formula.source,
            start,
            end,
            line.row.tag,
            latex,
            kind,
            chain=line.number,
            display=line.formula.display,
            **more,
        )

    def relation(
        self, line: Line, link: Link, start: int, decision: Decision, begun: _Begun
    ) -> Question:
        """Return the question about a relation."""
        relation = _plain(link.relation)
        told = {
            "relation": relation if relation in _RELATIONS else "",
            "warnings": decision.warnings,
        }
        kind, reason = decision.kind, decision.reason
        if kind == "claim" and relation == "in":
            kind = "assumed"
        elif kind == "claim" and relation not in _RELATIONS:
            kind, reason = "unclear", f"{link.relation} is not a relation that can be checked"
        elif kind == "claim" and begun.last is None:
            kind, reason = "unclear", "the term before it could not be read"
        base = self.question(line, start, link.end, kind, reason=reason, **told)
        if kind == "definition":
            return self.checked_definition(line, link, base)
        return self.claim(line, link, base, begun) if kind == "claim" else base

    # definitions

    def checked_definition(self, line: Line, link: Link, base: Question) -> Question:
        """Return a definition, or that its right side cannot be read."""
        left = defined_subject(line)
        if left is None or left.vector:
            return base
        bound = frozenset(left.params)
        try:
            oriented = self.in_orientation(lambda spot: (self.side(link.right, spot, bound),), line)
        except ShapeError as error:
            return replace(base, kind="claim", misfit=_misfit(error))
        except (Ambiguous, NotationError, KernelError) as error:
            return _unreadable(base, error, link)
        (_, _, shapes, _), rows = oriented[0][0], oriented[1]
        return replace(base, warnings=(*base.warnings, *_row_warnings(shapes, rows=rows)))

    # claims

    def claim(self, line: Line, link: Link, base: Question, begun: _Begun) -> Question:
        """Return a claim with its sides and what is in force, or why it is none."""
        node = begun.last
        if node is None:
            return base
        try:
            said = self.survey.conditions_of(line.conditions, line)
            if said.troubles:
                trouble = said.troubles[0]
                raise NotationError(line.text, trouble.position, trouble.expected)
            sides = self.sides(node, link.right, line)
            _check_shapes(sides, base.relation, link)
            head = self.head(line, begun, sides, base.relation)
            question = self.in_force(line, link, base, sides, said, head)
            return self.with_heads(question, (node, link.right), line)
        except ShapeError as error:
            return replace(base, misfit=_misfit(error))
        except Unsettled as error:
            return replace(base, kind=error.kind, reason=error.reason)
        except (Ambiguous, NotationError, KernelError) as error:
            return _unreadable(base, error, link)

    def side(
        self, node: Node, spot: Spot, bound: frozenset[str] = frozenset()
    ) -> tuple[Side, Mapping[str, ValueMeaning], Mapping[str, ShapeMeaning], frozenset[str]]:
        """Return a side as a term, or as a value by cases that is not everywhere."""
        formulas = self.survey.formulas
        if not isinstance(node, Cases):
            read = formulas.read(node, spot, bound)
            return read.term, read.values, read.shapes, read.names
        split = formulas.split(node, spot, bound)
        chained = any(len(branch.values) != 1 for branch in split.branches)
        whole = None if chained else total(split)
        return (split if whole is None else whole), {}, {}, names_in(node)

    def in_orientation(self, read: Any, line: Line) -> tuple[Any, bool]:
        """Return what is read with vectors as columns, or, if that does not fit, as rows.

        Raises:
            ShapeError: neither fits.
        """
        try:
            return read(self.survey.spot(line)), False
        except ShapeError as error:
            try:
                return read(self.survey.spot(line, rows=True)), True
            except NotationError:
                raise error from None

    def sides(self, left: Node, right: Node, line: Line) -> _Sides:
        """Return the sides of a relation as terms."""

        def read(spot: Spot) -> _Sides:
            first, second = self.side(left, spot), self.side(right, spot)
            found = _Sides(
                first[0],
                second[0],
                {**first[1], **second[1]},
                {**first[2], **second[2]},
                first[3] | second[3],
                spot.rows,
            )
            found = _with_zeros(found)
            _check_fit(found, right, spot.text)
            return found

        return self.in_orientation(read, line)[0]

    def head(
        self, line: Line, begun: _Begun, sides: _Sides, relation: str
    ) -> tuple[Side | None, str, frozenset[str]]:
        """Return the first term of the chain, and what is asked between it and the right side."""
        together = composed(begun.relation, relation)
        if begun.head is None or begun.steps == 0 or not together:
            return None, "", frozenset()
        try:
            spot = self.survey.spot(line, rows=sides.rows)
            side, _, _, names = self.side(begun.head, spot)
        except (Ambiguous, NotationError, KernelError):
            return None, "", frozenset()
        return side, together, names

    def in_force(
        self,
        line: Line,
        link: Link,
        base: Question,
        sides: _Sides,
        said: Conditions,
        head: tuple[Side | None, str, frozenset[str]],
    ) -> Question:
        """Return the question with the definitions and the assumptions in force."""
        if base.relation == "~=" and not _is_rounded(sides.right, link, line.text):
            reason = "≈ without a number to so many digits is no claim that can be checked"
            return replace(base, kind="unclear", reason=reason)
        terms = [*_terms(sides.left), *_terms(sides.right)]
        if head[0] is not None:
            terms += _terms(head[0])
        for claim in said.claims:
            terms += [claim.lhs, claim.rhs]
        resolver = Resolver(self.survey, line.scope, line.order)
        found = resolver.resolve(terms, sides.names | head[2])
        self.check_entrywise(terms, resolver)
        limits = said.limits or found.limits
        if base.relation == "->" and not limits and isinstance(sides.left, Term):
            if sides.left.size == 1:
                return replace(base, kind="assumed")
        doubts = [*found.doubts, *said.integers, *([line.doubt] if line.doubt else [])]
        if line.lead is not None and line.lead.condition:
            doubts.append(line.lead.condition)
        own = _own_conditions(said, line)
        return replace(
            base,
            left=sides.left,
            right=sides.right,
            head=head[0],
            head_relation=head[1],
            definitions=definition_uses(found),
            assumptions=(*_declared(sides), *_values(sides), *assumption_uses(found), *own),
            shapes=_shapes(terms),
            limits=limits if base.relation == "->" else (),
            almost=said.almost,
            warnings=(
                *base.warnings,
                *(f"{IN_WORDS}{doubt}" for doubt in dict.fromkeys(doubts)),
                *found.warnings,
                *said.notes,
                *_row_warnings(sides.shapes, rows=sides.rows),
            ),
        )

    def with_heads(self, question: Question, nodes: tuple[Node, ...], line: Line) -> Question:
        """Return a question that says which names are functions that the notation has."""
        if question.kind != "claim":
            return question
        uses: dict[str, Use] = {}
        warnings: dict[str, None] = {}
        for node in nodes:
            for name, head, meaning in self.survey.formulas.heads_in(node, line.scope):
                if meaning is None:
                    said = f"{shown(name)} is read as {_HEADS.get(head, head)}"
                    warnings[said] = None
                elif spelled(name) != head or head in _HEADS:
                    origin = meaning.origin
                    text = f"{shown(name)} is {_HEADS.get(head, head)}"
                    uses[name] = Use(text, origin.tag, origin.line, latex=origin.latex)
        return replace(
            question,
            assumptions=(*uses.values(), *question.assumptions),
            warnings=(*question.warnings, *warnings),
        )

    def check_entrywise(self, terms: Iterable[Term], resolver: Resolver) -> None:
        """Refuse functions that are applied to vectors only, and may not be entry by entry.

        Raises:
            Unsettled: one is.
        """
        for term in terms:
            for part in parts_of(term):
                if isinstance(part, App) and part.head == "map" and isinstance(part.args[0], Lam):
                    for name in part.args[0].body.functions:
                        known = resolver.meanings.get(name) or name in resolver.found.definitions
                        if not known and name not in self.survey.names.scalar:
                            reason = f"{shown(name)} may not be a function of each entry"
                            raise Unsettled("unclear", reason)


def _own_decision(decision: Decision, index: int) -> Decision:
    """Return what the relation at an index is, where the line is as decided."""
    if index and decision.kind in ("definition", "unclear"):
        return Decision("claim")
    return decision


def _plain(relation: str) -> str:
    return "=" if relation in EQUALITIES else relation


def _unreadable(base: Question, error: Exception, link: Link) -> Question:
    if isinstance(error, Ambiguous):
        return replace(base, kind="ambiguous", reason=reason_of(error))
    if isinstance(error, Unclear):
        reason = f"expected {error.expected}"
        return replace(base, kind="unclear", reason=reason, position=error.position)
    if isinstance(error, NotationError):
        position = error.position or link.start
        return replace(base, kind="unreadable", expected=error.expected, position=position)
    detail = error.detail if isinstance(error, KernelError) else str(error)
    expected = f"a claim that can be made ({detail})"
    return replace(base, kind="unreadable", expected=expected, position=link.start)


def _misfit(error: ShapeError) -> tuple[str, str, str]:
    first, second = map(shown_shape, error.shapes)
    return first, second, error.term


def _with_zeros(sides: _Sides) -> _Sides:
    """Return sides of which a 0 that stands for a matrix of zeros is that matrix."""
    left, right = sides.left, sides.right
    if isinstance(left, Split) or isinstance(right, Split):
        return sides
    if right == ZERO and left.shape is not None:
        return replace(sides, right=Const("zeros", left.shape))
    if left == ZERO and right.shape is not None:
        return replace(sides, left=Const("zeros", right.shape))
    return sides


def _check_fit(sides: _Sides, node: Node, text: str) -> None:
    """Check that the sides have the same shape.

    Raises:
        ShapeError: they have not.
    """
    if isinstance(sides.left, Split) or isinstance(sides.right, Split):
        return
    shapes = sides.left.shape, sides.right.shape
    if shapes[0] != shapes[1]:
        term = f"{show(sides.left)} = {show(sides.right)}"
        raise ShapeError(text, node.start, term, shapes)


def _check_shapes(sides: _Sides, relation: str, link: Link) -> None:
    """Refuse relations other than = between matrices.

    Raises:
        NotationError: there is one.
    """
    side = sides.left
    if isinstance(side, Term) and side.shape is not None and relation != "=":
        raise NotationError("", link.start, "=, the only relation between matrices")


def _terms(side: Side) -> list[Term]:
    if isinstance(side, Term):
        return [side]
    found: list[Term] = []
    for branch in side.branches:
        found += branch.values
        for guard in branch.guards:
            found += [guard.lhs, guard.rhs]
    return found


def _shapes(terms: Iterable[Term]) -> dict[str, Shape]:
    found: dict[str, Shape] = {}
    for term in terms:
        if term.shape is None:
            continue
        for part in parts_of(term):
            if isinstance(part, Mat) and part.shape is not None:
                found[part.name] = part.shape
    return found


def _is_rounded(right: Side, link: Link, text: str) -> bool:
    """Whether the right side of ≈ is a number that is written with digits."""
    closed = isinstance(right, Term) and not right.variables and not right.functions
    return closed and _DIGITS.search(text[link.start : link.end]) is not None


# what a reader is shown


def _row_warnings(shapes: Mapping[str, ShapeMeaning], *, rows: bool) -> list[str]:
    """Return which vectors are read as rows."""
    if not rows:
        return []
    found: list[str] = []
    for name, meaning in shapes.items():
        if meaning.either:
            length = show_shape([name], (meaning.shape[1], meaning.shape[0]))
            found.append(f"vectors are read as rows: {length}")
    return found


def _declared(sides: _Sides) -> Iterator[Use]:
    for name, meaning in sorted(sides.shapes.items(), key=lambda pair: pair[1].origin.order):
        shape = meaning.shape
        if meaning.either and sides.rows:
            shape = shape[1], shape[0]
        origin = meaning.origin
        text = show_shape([name], shape)
        yield Use(text, origin.tag, origin.line, shapes={name: shape}, latex=origin.latex)


def _values(sides: _Sides) -> Iterator[Use]:
    for _, value in sorted(sides.values.items(), key=lambda pair: pair[1].origin.order):
        origin = value.origin
        yield Use(origin.latex, origin.tag, origin.line, latex=origin.latex)


def _own_conditions(said: Conditions, line: Line) -> Iterator[Use]:
    if said.claims:
        text = ", ".join(map(show_claim, said.claims))
        yield Use(text, line.row.tag, line.origin.line, claims=said.claims)
