"""What names mean in texts in LaTeX that belong together: a claim, definitions, assumptions."""

from __future__ import annotations

import re
from collections.abc import Mapping
from contextlib import suppress
from typing import Final, NamedTuple

from symproof.kernel.shapes import ONE, Shape
from symproof.kernel.term import is_name
from symproof.notation.errors import NotationError
from symproof.notation.pieces import Names
from symproof.notation.plain import parse_definition, parse_links, parse_shapes
from symproof.notation.tex.macros import Macros
from symproof.notation.tex.names import identifier
from symproof.notation.tex.parser import parse_formula
from symproof.notation.tex.sizes import sizes_in
from symproof.notation.tex.syntax import Beside, Chain, Link, Name, Row, Scripts, Trouble
from symproof.notation.tex.uses import uses
from symproof.notation.tex.vocabulary import Vocabulary

# what letters mean in a text that says nothing of them
HEADS: Final[Mapping[str, str]] = {"sigma": "sigmoid", "Phi_": "Phi"}
_FILLERS: Final = frozenset({"is", "are", "an", "a"})
_SAID: Final = re.compile(r"(\S+)\s+([a-z]+(?:\s+[a-z]+)*)")
_ONE: Final = "one formula"


class Texts(NamedTuple):
    """A claim, definitions and assumptions that belong together."""

    claim: str
    let: tuple[str, ...] = ()
    assume: tuple[str, ...] = ()


def is_latex(text: str) -> bool:
    """Whether a text is LaTeX: it has a backslash."""
    return "\\" in text


def row_of(text: str) -> Row:
    """Return the only row of a text."""
    rows = parse_formula(text, 0, len(text), Macros())
    for row in rows:
        for part in row.parts:
            if isinstance(part, Trouble):
                raise NotationError(text, part.position, part.expected)
    if len(rows) != 1:
        raise NotationError(text, rows[1].start if len(rows) > 1 else 0, _ONE)
    return rows[0]


def property_of(text: str) -> tuple[str, str] | None:
    r"""Return what is said of a function in words, `\phi is odd`; None for a formula."""
    match = _SAID.fullmatch(text.strip())
    if match is None or not is_latex(match[1]):
        return None
    words = [word for word in match[2].split() if word not in _FILLERS]
    return match[1], " ".join(words)


def single_name(text: str) -> str:
    """Return the name that a text is."""
    match row_of(text).parts:
        case (Chain(first=first, links=()),) if first is not None and identifier(first):
            return identifier(first) or ""
        case _:
            raise NotationError(text, 0, "the name of a function")


def declared_shapes(row: Row) -> dict[str, Shape]:
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


def vocabulary_of(
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
        said = property_of(text)
        if said is not None:
            functions |= {single_name(said[0])}
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
