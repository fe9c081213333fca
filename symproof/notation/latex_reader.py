r"""Claims, definitions and assumptions in LaTeX: `\frac{x}{2} + \frac{x}{2} = x`.

What belongs together is read together: a letter before brackets is a function if it stands bare in
none of the texts, and a factor otherwise.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from typing import Final, NamedTuple

from symproof.kernel.sequent import Claim, Definition
from symproof.kernel.shapes import ONE, Shape, Size, size
from symproof.kernel.term import GUARDS, Term, parts_of
from symproof.notation.errors import NotationError
from symproof.notation.places import ROUNDED, Stated
from symproof.notation.plain import parse_definition, parse_links, parse_shapes, parse_term
from symproof.notation.plain_printer import after, show, show_definition, show_shape
from symproof.notation.tex.macros import Macros
from symproof.notation.tex.names import accepted, identifier
from symproof.notation.tex.parser import parse_formula
from symproof.notation.tex.syntax import Beside, Chain, Infix, Name, Node, Number, Part, Row
from symproof.notation.tex.syntax import Group, Scripts, Trouble, Words
from symproof.notation.tex.terms import Vocabulary, to_term
from symproof.notation.tex.uses import uses

# what letters mean in a text that says nothing of them
HEADS: Final[Mapping[str, str]] = {"sigma": "sigmoid", "Phi_": "Phi"}
_RELATIONS: Final = frozenset({*GUARDS, ROUNDED})
_FORALL: Final = frozenset({"for all", "forall", "for every", "for any"})
_ONE: Final = "one formula"
_CLAIM: Final = "a relation, such as =, or a chain of them"


class Texts(NamedTuple):
    """A claim, definitions and assumptions that belong together."""

    claim: str
    let: tuple[str, ...] = ()
    assume: tuple[str, ...] = ()


def is_latex(text: str) -> bool:
    """Whether a text is LaTeX: it has a backslash."""
    return "\\" in text


def in_plain_notation(texts: Texts) -> Texts:
    """Return texts of which some are LaTeX in the plain notation, those that are none as they are.

    Raises:
        NotationError: a text in LaTeX cannot be read.
        ShapeError: the shapes of matrices in one do not fit.
    """
    every = [texts.claim, *texts.let, *texts.assume]
    if not any(map(is_latex, every)):
        return texts
    rows = {text: _row(text) for text in every if is_latex(text)}
    shapes = {text: _declared(row, text) for text, row in rows.items()}
    vocabulary = _vocabulary(texts, rows, shapes)

    def read(text: str, *, defines: bool = False) -> str:
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
    row = _row(text)
    match row.parts:
        case (Chain(first=first, links=()),) if first is not None:
            return to_term(first, vocabulary or _vocabulary(Texts(text), {text: row}, {}), text)
        case _:
            raise NotationError(text, _second(row), "a term, and nothing after it")


def parse_latex_claim(text: str, vocabulary: Vocabulary | None = None) -> Claim | Stated:
    """Read a relation in LaTeX, or a chain of them.

    Raises:
        NotationError: where the text is not a claim.
    """
    row = _row(text)
    known = vocabulary or _vocabulary(Texts(text), {text: row}, {})
    return _Statement(text, row, known).stated()


def parse_latex_definition(text: str, vocabulary: Vocabulary | None = None) -> Definition:
    """Read `f(x) = body` in LaTeX.

    Raises:
        NotationError: where the text is not a definition.
    """
    row = _row(text)
    known = vocabulary or _vocabulary(Texts("", (text,)), {text: row}, {})
    return parse_definition(_Statement(text, row, known).plain(defines=True))


def _row(text: str) -> Row:
    """Return the only row of a text."""
    rows = parse_formula(text, 0, len(text), Macros())
    for row in rows:
        for part in row.parts:
            if isinstance(part, Trouble):
                raise NotationError(text, part.position, part.expected)
    if len(rows) != 1:
        raise NotationError(text, rows[1].start if len(rows) > 1 else 0, _ONE)
    return rows[0]


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
        said = _said(self.row.parts)
        if said is not None:
            node, words = said
            return f"{identifier(node) or show(self.term(node))} {words}"
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
            single = isinstance(chain, Chain) and chain.first is not None and not chain.links
            name = identifier(chain.first) if single and chain.first is not None else None
            if name is None:
                self.fail(chain, "names after `for all`")
            found.append(name)
        return tuple(found)

    def term(self, node: Node) -> Term:
        """Return the term that a node means."""
        return to_term(node, self.vocabulary, self.text)

    def fail(self, part: Part | Row | Node, expected: str) -> None:
        """Raise what was expected where something stands."""
        raise NotationError(self.text, part.start, expected)
