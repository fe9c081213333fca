r"""Names that are said not to be real numbers: matrices, operators, vectors, complex numbers.

`Let $A$ and $B$ be $n \times n$ matrices` gives shapes; without sizes, what is said with these
names cannot be checked: AB need not be BA.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from symproof.document.model import Formula, Prose, Source
from symproof.document.scopes.outline import Placed, Scope
from symproof.document.words.lead_words import normal
from symproof.document.words.properties import subjects_of
from symproof.document.words.sets import shape_of_sizes, shape_of_space
from symproof.kernel.shapes import Shape
from symproof.notation.tex.names import identifier
from symproof.notation.tex.syntax import Chain, Infix, Name, Node, Scripts

# in the flat text of a paragraph: a name, and any other formula
_NAME, _OTHER = "\x01", "\x02"
_LIST: Final = rf"{_NAME}(?:\s*(?:,\s*and\b|[,，、]|and\b|和|与|及)\s*{_NAME})*"
_MATRICES: Final = r"(?:sub)?matri(?:x|ces)|矩阵|方阵"
_THINGS: Final = (
    rf"{_MATRICES}|operators?|vectors?|tensors?|quaternions?|events|an event|the event|sets"
    r"|a set|permutations?|imaginary unit|(?:purely )?imaginary(?: numbers?)?"
    r"|complex(?:-valued)?(?: numbers?| constants?| variables?| parameters?| scalars?| roots?)?"
    rf"|elements? of (?:an?|the|some|any) (?:{_NAME} )?(?:[a-z]+ )?(?:group|ring|field|algebra)"
    r"|算子|算符|向量|矢量|张量|四元数|复数|复变量|复常数|纯虚数|虚数单位|事件|集合|置换"
)
_ADJECTIVES: Final = (
    r"(?:(?:both|all|any|some|two|three|square|real|complex|symmetric|orthogonal|unitary|unit"
    r"|invertible|regular|singular|diagonal|positive|definite|semi-?definite|hermitian|linear"
    r"|bounded|self-adjoint|random|column|row|constant|fixed|given|arbitrary|nonzero|non-zero|the"
    r"|an?|every|each|no|mutually|independent|disjoint|commuting|differential|hessian|jacobian"
    r"|covariance|rotation|weight|feature|input|output|same|of|size|order"
    rf"|by)(?![a-z])|[{_NAME}{_OTHER}]|[-,×x*\s]|任意|任一|一个|两个|同|阶|维|实|对称|可逆|正交|正定|列|行|线性|单位"
    r"|随机|方|的|非零|都|均|随意)*"
)
_MORE: Final = (
    r"(?![a-z-])(?!\s*(?:norms?|entr|elements?|sizes?|dimension|rank|trace|lengths?|components?"
    r"|coefficients?|product|spaces?|of the|范数|元素|分量|维数|长度|的|中|空间|积))"
)
_IS: Final = r"\s*(?:(?:to )?be|is|are|being|denotes?|stands? for|(?:都|均|皆|分别)?(?:是|为|表示))"
_AFTER: Final = re.compile(
    rf"(?P<names>{_LIST}){_IS}\s*(?P<sizes>{_ADJECTIVES})(?P<thing>{_THINGS}){_MORE}"
    rf"(?P<space>\s*(?:in|from)\s*[{_NAME}{_OTHER}])?"
)
_BEFORE: Final = re.compile(
    rf"(?P<sizes>(?:[{_NAME}{_OTHER}]\s*(?:real\s|square\s|实|阶|维|-)?\s*)?)"
    rf"(?<![a-z-])(?P<thing>{_THINGS})\s*(?P<names>{_LIST})"
    rf"(?P<space>\s*(?:in|from)\s*[{_NAME}{_OTHER}])?"
)
# letters by which parts of the real numbers go
_DOMAINS: Final = frozenset({*"IJDSUXBETA", "Omega"})
_UNIT_SAID: Final = re.compile(
    r"\\mathbb\s*\{?\s*C|ℂ|\bcomplex\b|\bimaginary\b|复数|虚数|复平面|i\^\{?2\}?\s*=\s*-\s*1"
)
_WHERE: Final = re.compile(r"\b(?:where|here)\b|其中|这里|此处", re.IGNORECASE)
_INDEX: Final = re.compile(r"_\{?i\b|_\{[^{}]*\bi\b|\^\{?\(?i\)|(?<![a-zA-Z\\])i\s*(?:=|\\in)")
UNIT: Final = "i"


@dataclass(frozen=True, slots=True)
class Nature:
    """What a name is said to be, where it is no real number.

    Attributes:
        text: as a reader sees it: a matrix.
        home: the scope in which it is.
        start: where it is said, or where its paragraph begins, if it is said behind "where".
        shaped: whether it is known where its shape, or its value, is.
    """

    text: str
    home: Scope
    source: Source
    start: int
    line: int
    shaped: bool


@dataclass(frozen=True, slots=True)
class ShapeSaid:
    r"""A shape that words give a name: `$A$ is an $n \times m$ matrix`."""

    name: str
    placed: Placed
    piece: Formula
    shape: Shape
    either: bool


@dataclass(frozen=True, slots=True)
class _Text:
    """The words of a paragraph with marks for formulas; `at` has the pieces of the marks."""

    text: str
    at: Mapping[int, Formula]


class Natures:
    """What the names of a document are said to be."""

    def __init__(self, placed: Sequence[Placed], sources: Iterable[Source]) -> None:
        self.known: dict[str, list[Nature]] = {}
        self.shapes: list[ShapeSaid] = []
        texts = [source.text for source in sources]
        self._unit = any(map(_UNIT_SAID.search, texts)) or not any(map(_INDEX.search, texts))
        for each in placed:
            self._in_words(each)
            self._in_sets(each)

    def of(self, name: str, scope: Scope, source: Source, start: int) -> Nature | None:
        """Return what a name is said to be where a formula stands, None for a number."""
        for nature in self.known.get(name, ()):
            before = nature.source is source and start < nature.start
            if nature.home.holds(scope) and not before:
                return nature
        return None

    def is_unit(self, name: str) -> bool:
        """Whether a free name may be the imaginary unit."""
        return name == UNIT and self._unit

    def _add(self, names: Iterable[str], text: str, placed: Placed, piece: Formula) -> None:
        part = placed.scope.widest
        home = part if part.theorem or part.example else part.section
        shaped = re.search(rf"{_MATRICES}|vector|向量|矢量", text) is not None
        i = placed.block.pieces.index(piece)
        before = placed.block.pieces[i - 1] if i else None
        where = isinstance(before, Prose) and _WHERE.search(before.text) is not None
        start = placed.block.start if where else piece.start
        line = piece.source.position(piece.start).line
        for name in names:
            self.known.setdefault(name, []).append(
                Nature(text, home, piece.source, start, line, shaped)
            )

    def _in_words(self, placed: Placed) -> None:
        flat = _flat(placed)
        if _NAME not in flat.text:
            return
        for pattern in (_AFTER, _BEFORE):
            for match in pattern.finditer(flat.text):
                found = match.groupdict()
                start, end = match.span("names")
                pieces = [flat.at[i] for i in range(start, end) if i in flat.at]
                names = [name for piece in pieces for name in _names(piece)]
                thing = found["thing"]
                sizes = [flat.at[i] for i in range(*match.span("sizes")) if i in flat.at]
                if found.get("space"):
                    sizes += [flat.at[i] for i in range(*match.span("space")) if i in flat.at]
                if pieces and self._shape(placed, pieces[0], names, sizes, match.group()):
                    continue
                if pieces:
                    self._add(names, thing, placed, pieces[0])

    def _shape(
        self,
        placed: Placed,
        piece: Formula,
        names: Sequence[str],
        sizes: Sequence[Formula],
        words: str,
    ) -> bool:
        """Record the shape that words give some names; tell whether they give one."""
        nodes = [node for size in sizes if (node := _node(size)) is not None]
        if len(nodes) != 1 or "complex" in words or "复" in words:
            return False
        square = re.search(r"方阵|\bsquare\b", words) is not None
        shape = shape_of_sizes(nodes[0]) or (
            shape_of_sizes(nodes[0], square=True) if square else None
        )
        either = False
        if shape is None and (space := shape_of_space(nodes[0])) is not None:
            shape, either = space
        if shape is None:
            return False
        self.shapes += [ShapeSaid(name, placed, piece, shape, either) for name in names]
        return True

    def _in_sets(self, placed: Placed) -> None:
        for piece in placed.block.pieces:
            if not isinstance(piece, Formula):
                continue
            for row in piece.rows:
                names: list[str] = []
                for part in row.parts:
                    if not isinstance(part, Chain) or part.first is None:
                        continue
                    name = identifier(part.first)
                    names += [name] if name else []
                    for link in part.links:
                        if link.relation == "in" and _is_other_set(link.right):
                            text = piece.source.text[link.right.start : link.right.end]
                            self._add(names, f"in {text}", placed, piece)


def _flat(placed: Placed) -> _Text:
    words: list[str] = []
    at: dict[int, Formula] = {}
    length = 0
    for piece in placed.block.pieces:
        if isinstance(piece, Prose):
            words.append(normal(piece.text))
        else:
            at[length] = piece
            words.append(_NAME if not piece.display and _names(piece) else _OTHER)
        length += len(words[-1])
    return _Text("".join(words), at)


def _names(piece: Formula) -> list[str]:
    """Return the names that a formula is; of `z = a + ib`, z."""
    found = [name for name, called in subjects_of(piece) if not called]
    node = _node(piece, links=True) if not found else None
    name = identifier(node) if node is not None else None
    return [name] if name else found


def _node(piece: Formula, *, links: bool = False) -> Node | None:
    """Return the term that a formula is; with `links`, the left side of the equation."""
    parts = piece.rows[0].parts if len(piece.rows) == 1 else ()
    chain = parts[0] if len(parts) == 1 else None
    if not isinstance(chain, Chain) or bool(chain.links) != links:
        return None
    if links and chain.links[0].relation not in ("=", ":="):
        return None
    return chain.first


def _is_other_set(node: Node) -> bool:
    """Whether a set is not known to be one of real numbers or of real matrices."""
    match node:
        case Infix("/", _, _):
            return True
        case Name(base, style):
            if style == "blackboard":
                return base not in ("R", "N", "Z", "Q")
            return style != "bold" and base not in _DOMAINS | {"R", "N", "Z", "Q"}
        case Scripts(Name(base, "blackboard"), _, below, _):
            whole = base in ("N", "Z", "Q") and isinstance(below, Name) and below.base.isalpha()
            return base not in ("R", "N", "Z", "Q") or whole
        case _:
            return False
