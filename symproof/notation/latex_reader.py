r"""Claims, definitions and assumptions in LaTeX: `\frac{x}{2} + \frac{x}{2} = x`.

What belongs together is read together: a letter before brackets is a function if it stands bare in
none of the texts, and a factor otherwise.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from contextlib import suppress
from typing import Final, NamedTuple, NoReturn

from symproof.kernel.sequent import Claim, Definition
from symproof.kernel.shapes import ONE, Shape
from symproof.kernel.term import GUARDS, Term, is_name
from symproof.notation.errors import NotationError
from symproof.notation.pieces import Names
from symproof.notation.places import ROUNDED, Stated
from symproof.notation.plain import parse_definition, parse_links, parse_shapes
from symproof.notation.plain_printer import after, show, show_shape
from symproof.notation.tex.macros import Macros
from symproof.notation.tex.names import identifier
from symproof.notation.tex.sizes import sizes_in
from symproof.notation.tex.syntax import (
    Beside,
    Chain,
    Link,
    Name,
    Node,
    Part,
    Row,
    Scripts,
    Trouble,
    Words,
)
from symproof.notation.tex.terms import Vocabulary, to_term
from symproof.notation.tex.uses import uses

# what letters mean in a text that says nothing of them
HEADS: Final[Mapping[str, str]] = {"sigma": "sigmoid", "Phi_": "Phi"}
_RELATIONS: Final = frozenset({*GUARDS, ROUNDED})
_FORALL: Final = frozenset({"for all", "forall", "for every", "for any"})
_FILLERS: Final = frozenset({"is", "are", "an", "a"})
_SAID: Final = re.compile(r"(\S+)\s+([a-z]+(?:\s+[a-z]+)*)")
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
    rows = {text: _row(text) for text in every if is_latex(text) and not _property(text)}
    shapes = {text: _declared(row) for text, row in rows.items()}
    vocabulary = _vocabulary(texts, rows, shapes)

    def read(text: str, *, defines: bool = False) -> str:
        said = _property(text)
        if said is not None:
            return f"{_single(said[0])} {said[1]}"
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
    from symproof.notation.tex.parser import parse_formula

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

    def fail(self, part: Part | Row | Node, expected: str) -> NoReturn:
        """Raise what was expected where something stands."""
        raise NotationError(self.text, part.start, expected)


def _property(text: str) -> tuple[str, str] | None:
    r"""Return what is said of a function in words, `\phi is odd`; None for a formula."""
    match = _SAID.fullmatch(text.strip())
    if match is None or not is_latex(match[1]):
        return None
    words = [word for word in match[2].split() if word not in _FILLERS]
    return match[1], " ".join(words)


def _single(text: str) -> str:
    """Return the name that a text is."""
    match _row(text).parts:
        case (Chain(first=first, links=()),) if first is not None and identifier(first):
            return identifier(first) or ""
        case _:
            raise NotationError(text, 0, "the name of a function")


def _declared(row: Row) -> dict[str, Shape]:
    r"""Return the shapes that a row declares: `A, B \in \mathbb{R}^{n \times m}`."""
    found: dict[str, Shape] = {}
    waiting: list[str] = []
    for part in row.parts:
        if not isinstance(part, Chain) or part.first is None:
            return {}
        name = identifier(part.first)
        if name is None:
            return {}
        waiting.append(name)
        match part.links:
            case ():
                continue
            case (
                Link(relation="in", right=Scripts(base=Name(base="R"), below=None, above=above)),
            ):
                sizes = None if above is None else sizes_in(above)
            case _:
                return {}
        if sizes is None:
            return {}
        found.update(dict.fromkeys(waiting, (sizes[0], sizes[1] if sizes[1:] else ONE)))
        waiting = []
    return {} if waiting else found


def _vocabulary(
    texts: Texts, rows: Mapping[str, Row], shapes: Mapping[str, Mapping[str, Shape]]
) -> Vocabulary:
    """Return what the names mean by all the texts together."""
    matrices = {name: shape for declared in shapes.values() for name, shape in declared.items()}
    for text in texts.assume:
        with suppress(NotationError):
            matrices.update(parse_shapes(text))
    others = [text for text in rows if not shapes.get(text)]
    chains = [p for text in others for p in rows[text].parts if isinstance(p, Chain)]
    used = uses(*chains)
    defined = _defined(texts, rows)
    functions, variables = _of_plain(texts, rows, matrices)
    bare = (used.bare | variables) - defined
    functions |= defined | {name for name in used.applied if name not in bare}
    functions -= matrices.keys()
    heads = {name: head for name, head in HEADS.items() if name not in bare | defined}
    return Vocabulary(
        functions=dict.fromkeys(sorted(functions - heads.keys()), None),
        matrices=matrices,
        numbers=bare - functions - matrices.keys(),
        heads=heads,
        words=used.words,
    )


def _defined(texts: Texts, rows: Mapping[str, Row]) -> frozenset[str]:
    """Return the names of the functions that are defined."""
    found: set[str] = set()
    for text in texts.let:
        if text not in rows:
            with suppress(NotationError):
                found.add(parse_definition(text).name)
            continue
        chain = rows[text].parts[0]
        first = chain.first if isinstance(chain, Chain) else None
        name = identifier(first.items[0]) if isinstance(first, Beside) else None
        if name is not None:
            found.add(name)
    return frozenset(found)


def _of_plain(
    texts: Texts, rows: Mapping[str, Row], matrices: Mapping[str, Shape]
) -> tuple[frozenset[str], frozenset[str]]:
    """Return the functions and the variables of the texts in the plain notation."""
    functions, variables = frozenset[str](), frozenset[str]()
    for text in (texts.claim, *texts.let, *texts.assume):
        if text in rows:
            continue
        said = _property(text)
        if said is not None:
            functions |= {_single(said[0])}
            continue
        said = text.split()
        if len(said) > 1 and said[-1].isalpha() and is_name(said[0]) and "=" not in text:
            functions |= {said[0]}
            continue
        with suppress(NotationError):
            for claim in parse_links(text, shapes=matrices):
                names = Names.of_claim(claim)
                functions, variables = functions | names.functions, variables | names.variables
    return functions, variables
