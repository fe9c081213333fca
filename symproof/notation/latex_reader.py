r"""Claims, definitions and assumptions in LaTeX: `\frac{x}{2} + \frac{x}{2} = x`.

What belongs together is read together: a letter before brackets is a function if it stands bare in
none of the texts, and a factor otherwise.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NoReturn

from symproof.kernel.sequent import Claim, Definition
from symproof.kernel.term import GUARDS, Term
from symproof.notation.errors import NotationError
from symproof.notation.latex_judgements import judgement
from symproof.notation.latex_vocabulary import (
    Texts,
    declared_shapes,
    is_latex,
    property_of,
    row_of,
    single_name,
    vocabulary_of,
)
from symproof.notation.places import ROUNDED, Stated
from symproof.notation.plain import parse_claim, parse_definition
from symproof.notation.plain_printer import after, show, show_shape
from symproof.notation.tex.names import identifier
from symproof.notation.tex.syntax import (
    Chain,
    Node,
    Part,
    Row,
    Words,
)
from symproof.notation.tex.terms import Vocabulary, to_term

__all__ = [
    "Texts",
    "in_plain_notation",
    "is_latex",
    "parse_latex_claim",
    "parse_latex_definition",
    "parse_latex_term",
]

_RELATIONS: Final = frozenset({*GUARDS, ROUNDED})
_FORALL: Final = frozenset({"for all", "forall", "for every", "for any"})
_CLAIM: Final = "a relation, such as =, or a chain of them"


def in_plain_notation(texts: Texts) -> Texts:
    """Return texts of which some are LaTeX in the plain notation, those that are none as they are.

    Raises:
        NotationError: a text in LaTeX cannot be read.
        ShapeError: the shapes of matrices in one do not fit.
    """
    every = [texts.claim, *texts.let, *texts.assume]
    if not any(map(is_latex, every)):
        return texts
    rows = {text: row_of(text) for text in every if is_latex(text) and not property_of(text)}
    shapes = {text: declared_shapes(row) for text, row in rows.items()}
    vocabulary = vocabulary_of(texts, rows, shapes)

    def read(text: str, *, defines: bool = False) -> str:
        said = property_of(text)
        if said is not None:
            return f"{single_name(said[0])} {said[1]}"
        if text not in rows:
            return text
        declared = shapes[text]
        if declared:
            return ", ".join([show_shape([name], shape) for name, shape in declared.items()])
        return _Statement(text, rows[text], vocabulary).plain(defines=defines)

    return Texts(
        read(texts.claim),
        tuple([read(text, defines=True) for text in texts.let]),
        tuple([read(text) for text in texts.assume]),
    )


def parse_latex_term(text: str, vocabulary: Vocabulary | None = None) -> Term:
    """Read a term in LaTeX.

    Raises:
        NotationError: where the text is not a term.
    """
    row = row_of(text)
    match row.parts:
        case (Chain(first=first, links=()),) if first is not None:
            return to_term(first, vocabulary or vocabulary_of(Texts(text), {text: row}, {}), text)
        case _:
            raise NotationError(text, _second(row), "a term, and nothing after it")


def parse_latex_claim(text: str, vocabulary: Vocabulary | None = None) -> Claim | Stated:
    """Read a relation in LaTeX, or a chain of them.

    Raises:
        NotationError: where the text is not a claim.
    """
    row = row_of(text)
    known = vocabulary or vocabulary_of(Texts(text), {text: row}, {})
    statement = _Statement(text, row, known)
    said = judgement(row.parts, statement.term)
    return parse_claim(said, shapes=known.matrices) if said else statement.stated()


def parse_latex_definition(text: str, vocabulary: Vocabulary | None = None) -> Definition:
    """Read `f(x) = body` in LaTeX.

    Raises:
        NotationError: where the text is not a definition.
    """
    row = row_of(text)
    known = vocabulary or vocabulary_of(Texts("", (text,)), {text: row}, {})
    return parse_definition(_Statement(text, row, known).plain(defines=True))


def _second(row: Row) -> int:
    """Return where the first relation or the second part of a row stands."""
    first = row.parts[0]
    if isinstance(first, Chain) and first.links:
        return first.links[0].start
    return row.parts[1].start if len(row.parts) > 1 else row.start


class _Statement:
    """A text that says something, read."""

    def __init__(self, text: str, row: Row, vocabulary: Vocabulary) -> None:
        self.text = text
        self.row = row
        self.vocabulary = vocabulary

    def plain(self, *, defines: bool = False) -> str:
        """Return the text in the plain notation."""
        said = None if defines else judgement(self.row.parts, self.term)
        if said is not None:
            return said
        stated = self.stated()
        if defines and (len(stated.relations) != 1 or stated.relations[0] != "="):
            self.fail(self.row, "one = in a definition")
        first, *rest = stated.terms
        links = zip(stated.relations, rest, strict=True)
        prefix = f"forall {', '.join(stated.forall)}: " if stated.forall else ""
        return prefix + " ".join([show(first), *(f"{rel} {after(rel, t)}" for rel, t in links)])

    def stated(self) -> Stated:
        """Return the text as a chain of relations."""
        chain, *rest = self.row.parts
        if not isinstance(chain, Chain) or chain.first is None or not chain.links:
            self.fail(chain, _CLAIM)
        forall = self.names(rest) if rest else ()
        for link in chain.links:
            if link.relation not in _RELATIONS:
                raise NotationError(self.text, link.start, _CLAIM)
        terms = [self.term(node) for node in (chain.first, *(link.right for link in chain.links))]
        relations = tuple([link.relation for link in chain.links])
        for link, term in zip(chain.links, terms[1:], strict=True):
            if link.relation == ROUNDED:
                self.check_numeral(link.right, term)
        return Stated(tuple(terms), relations, forall)

    def check_numeral(self, node: Node, term: Term) -> None:
        """Refuse what is no decimal after a sign of rounding."""
        try:
            after(ROUNDED, term)
        except TypeError:
            self.fail(node, "a decimal or an integer, such as 0.841, after \\approx")

    def names(self, parts: Sequence[Part]) -> tuple[str, ...]:
        """Return the names after `for all`."""
        words, *chains = parts
        if not isinstance(words, Words) or words.text.strip().lower() not in _FORALL:
            self.fail(words, "the end, or `for all` and names")
        found: list[str] = []
        for chain in chains:
            match chain:
                case Chain(first=first, links=()) if first is not None:
                    name = identifier(first)
                case _:
                    name = None
            if name is None:
                self.fail(chain, "names after `for all`")
            found.append(name)
        return tuple(found)

    def term(self, node: Node) -> Term:
        """Return the term that a node means."""
        return to_term(node, self.vocabulary, self.text)

    def fail(self, part: Part | Row | Node, expected: str) -> NoReturn:
        """Raise what was expected where something stands."""
        raise NotationError(self.text, part.start, expected)
