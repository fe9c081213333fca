"""The outline of a document: which scopes its paragraphs stand in.

    document > section > subsection > part (a theorem, its proof, a case) > paragraph > list item

A part begins with words in bold, or is an environment of LaTeX.  A proof is a part of the theorem
before it, and a case a part of what it is a case of.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Final, Literal

from symproof.document.model import Block
from symproof.document.words.announcing import announced_by

ScopeKind = Literal["document", "section", "part", "quote", "paragraph", "item"]

_CASE: Final = re.compile(
    r"\s*(?:\(?\s*(?:sub)?cases?\b|steps?\b|当|若|情况|情形|分?情况|步骤|第[一二三四五六七八九十\d]+[步种])",
    re.IGNORECASE,
)
# words after several cases, which none of them governs
_AFTER_CASES: Final = re.compile(
    r"\s*(?:\w+[, ]+)?in (?:every|each|all|both|either|any)(?: of the| these| the)?"
    r"(?: \w+)? cases?\b"
    r"|\s*combining (?:the|both|all|these)\b|\s*(?:综上|总之|综合(?:以上|上述))"
    r"|\s*在?(?:各|所有|任何|每)种?(?:情形|情况)",
    re.IGNORECASE,
)
_EXAMPLE: Final = re.compile(r"\s*(?:examples?\b|示例|例)", re.IGNORECASE)
# what has a solution, in which what it assumes holds
_PROBLEM: Final = re.compile(
    r"\s*(?:examples?|exercises?|problems?|questions?|tasks?)\b|\s*(?:例|习题|练习|问题|题)",
    re.IGNORECASE,
)


@dataclass(eq=False, slots=True)
class Scope:
    """Where names have their meanings; `near` and `deep` are filled by what is found there.

    Attributes:
        key: a number of its own, in the order of the document.
        near: what is said of a name in this scope, its subsections and the items of its lists
            left out.
        deep: what is said of a name in this scope and its subsections, without items of lists.
        hidden: what is said of a name in items of lists of this scope.
        theorem: of a part, whether it states a theorem.
        case: of a part, whether it is one case or one step of what it stands in.
        example: of a part, whether it is an example.
        alone: of a section, whether no other stands beside it, as one with a document's title.
        announced: of an item, whether the text before its list assumes what it says.
    """

    kind: ScopeKind
    parent: Scope | None
    key: int
    title: str = ""
    theorem: bool = False
    case: bool = False
    example: bool = False
    level: int = 0
    alone: bool = False
    announced: bool = False
    near: dict[str, list[Saying]] = field(default_factory=dict[str, "list[Saying]"])
    deep: dict[str, list[Saying]] = field(default_factory=dict[str, "list[Saying]"])
    hidden: dict[str, list[Saying]] = field(default_factory=dict[str, "list[Saying]"])
    values: dict[str, list[Saying]] = field(default_factory=dict[str, "list[Saying]"])
    conditions: dict[str, list[Saying]] = field(default_factory=dict[str, "list[Saying]"])

    def outwards(self) -> Iterator[Scope]:
        """Yield this scope and those around it, the nearest first."""
        scope: Scope | None = self
        while scope is not None:
            yield scope
            scope = scope.parent

    @property
    def section(self) -> Scope:
        """The innermost section around it, or the document."""
        for scope in self.outwards():
            if scope.kind in ("section", "document"):
                return scope
        return self

    @property
    def surroundings(self) -> Scope:
        """The section around a section, or itself where only the title of the document is."""
        parent = self.parent
        if parent is None or parent.kind == "document":
            return self
        only = parent.parent is not None and parent.parent.kind == "document"
        return self if only and parent.alone else parent

    @property
    def part(self) -> Scope:
        """The innermost part, quotation or section around it."""
        for scope in self.outwards():
            if scope.kind in ("part", "quote", "section", "document"):
                return scope
        return self

    @property
    def widest(self) -> Scope:
        """The part around it that is no case, a theorem with its proof, or else the section."""
        found = self.part
        for scope in self.outwards():
            if scope.kind in ("part", "quote") and not scope.case:
                found = scope
        return found

    def holds(self, other: Scope) -> bool:
        """Whether another scope is this one or inside it."""
        return any(scope is self for scope in other.outwards())


class Saying:
    """Something that is said of a name: what a scope keeps."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Placed:
    """A paragraph and its scope; `opening` are words before a list that speak of its items."""

    block: Block
    scope: Scope
    opening: str = ""


class _Outliner:
    def __init__(self) -> None:
        self.count = 0
        self.root = self.scope("document", None)
        self.sections = [self.root]
        self.tops: list[Scope] = []
        self.parts: list[Scope] = []
        self.theorem: Scope | None = None
        self.group = ""
        self.quote: Scope | None = None
        self.items: list[tuple[str, Scope]] = []
        self.paragraph: Scope | None = None
        # what the last paragraph, and the last of each depth, says of the items inside it
        self.announced: list[str] = []

    def scope(self, kind: ScopeKind, parent: Scope | None, title: str = "") -> Scope:
        self.count += 1
        return Scope(kind, parent, self.count, title)

    @property
    def section(self) -> Scope:
        return self.sections[-1]

    @property
    def around(self) -> Scope:
        """The innermost open part or section."""
        return self.parts[-1] if self.parts else self.section

    def placed(self, block: Block) -> Placed:
        if block.kind == "heading":
            return Placed(block, self.heading(block))
        self.quotes(block)
        self.open_parts(block)
        begins = bool(block.depth) and not (self.items and self.items[-1][0] == block.item)
        scope = self.paragraphs(block)
        opening = self.announced[block.depth - 1] if begins else ""
        self.announced[block.depth :] = [announced_by(block)]
        return Placed(block, scope, opening)

    def heading(self, block: Block) -> Scope:
        while self.sections[-1].level >= block.level and len(self.sections) > 1:
            self.sections.pop()
        title = "".join([getattr(piece, "text", "") for piece in block.pieces]).strip()
        section = self.scope("section", self.section, title)
        section.level = block.level
        if self.section is self.root:
            self.tops.append(section)
            for top in self.tops[:2]:
                top.alone = len(self.tops) == 1
        self.sections.append(section)
        self.parts, self.theorem, self.group = [], None, ""
        self.quote, self.items, self.paragraph = None, [], None
        self.announced = []
        return section

    def quotes(self, block: Block) -> None:
        """Open or close the quotation that a run of quoted paragraphs is."""
        if not block.quoted:
            if self.quote is not None:
                self.parts = self.parts[: self.parts.index(self.quote)]
                self.quote, self.theorem = None, None
        elif self.quote is None:
            self.quote = self.scope("quote", self.around)
            self.parts.append(self.quote)

    def open_parts(self, block: Block) -> None:
        """Open the part that a paragraph begins, and close those that it ends."""
        if block.group != self.group:
            self.close_parts()
            self.group = block.group
            if block.group:
                self.open_part(block)
        elif block.lead and not block.depth:
            if block.group:
                # a lead inside an environment is one of its cases, or its own title
                if _CASE.match(block.lead):
                    self.open_case(block)
            elif _CASE.match(block.lead):
                self.open_case(block)
            else:
                self.close_parts()
                self.open_part(block)
        elif _AFTER_CASES.match(_begins(block)):
            self.close_cases()

    def close_cases(self) -> None:
        while self.parts and self.parts[-1].case:
            self.parts.pop()

    def close_parts(self) -> None:
        """Close all parts but a quotation."""
        self.parts = [] if self.quote is None else [self.quote]

    def open_case(self, block: Block) -> None:
        self.close_cases()
        part = self.scope("part", self.around, block.lead)
        part.case = True
        self.parts.append(part)

    def open_part(self, block: Block) -> None:
        theorem = self.theorem
        if block.kind == "proof" and theorem is not None:
            self.parts.append(theorem)
        part = self.scope("part", self.around, block.lead)
        words = block.lead or block.environment
        part.theorem = block.kind == "theorem"
        part.example = bool(_EXAMPLE.match(words))
        if part.theorem or _PROBLEM.match(words):
            self.theorem = part
        elif block.kind != "proof":
            self.theorem = None
        self.parts.append(part)

    def paragraphs(self, block: Block) -> Scope:
        """Return the scope of a paragraph, inside the items of lists that it stands in."""
        if not block.depth:
            self.items = []
            self.paragraph = self.scope("paragraph", self.around)
            return self.paragraph
        self.announced += [""] * (block.depth - len(self.announced))
        kept = self.items[: block.depth]
        if kept and len(kept) == block.depth and kept[-1][0] != block.item:
            kept.pop()
        while len(kept) < block.depth:
            last = len(kept) == block.depth - 1
            parent = kept[-1][1] if kept else self.paragraph or self.around
            item = self.scope("item", parent)
            item.announced = bool(self.announced[len(kept)])
            kept.append((block.item if last else "", item))
        self.items = kept
        return self.scope("paragraph", kept[-1][1])


def _begins(block: Block) -> str:
    """Return the words that a paragraph begins with."""
    return getattr(block.pieces[0], "text", "") if block.pieces else ""


def outline(blocks: Iterable[Block]) -> tuple[Placed, ...]:
    """Return the paragraphs and headings of a document, each with its scope, in order."""
    outliner = _Outliner()
    return tuple([outliner.placed(block) for block in blocks])


def record(scope: Scope, name: str, saying: Saying) -> None:
    """Keep what is said of a name in a scope, and in those around it that see it."""
    inner = False
    outside = False
    for around in scope.outwards():
        kept = around.hidden if outside else around.deep
        kept.setdefault(name, []).append(saying)
        if not outside and not inner:
            around.near.setdefault(name, []).append(saying)
        outside = outside or (around.kind == "item" and not around.announced)
        inner = inner or around.kind == "section"
