"""What a document is made of, what is asked about its relations, and what is found.

    text --> blocks of prose and formulas --> rows --> questions --> findings

A document is read whole before anything is asked: definitions may stand after their first use.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Final, Literal, NamedTuple

from symproof.kernel.sequent import Claim, Definition
from symproof.kernel.shapes import Shape
from symproof.kernel.term import Term
from symproof.notation.tex.syntax import Row

if TYPE_CHECKING:
    from symproof.engine.calculus.definedness import Undefined
    from symproof.engine.refutation.refuting import Counterexample
    from symproof.report import Outcome


# text


class Position(NamedTuple):
    """A line and a column, both from 1; columns count characters."""

    line: int
    column: int


@dataclass(frozen=True, eq=False)
class Source:
    """A text that was read: a file, or a cell of a notebook (`cell` counts from 1)."""

    path: str
    text: str
    cell: int | None = None

    @cached_property
    def _starts(self) -> list[int]:
        return [0, *(i + 1 for i, character in enumerate(self.text) if character == "\n")]

    def position(self, offset: int) -> Position:
        """Return the line and column of an offset in the text."""
        line = bisect_right(self._starts, offset)
        return Position(line, offset - self._starts[line - 1] + 1)


@dataclass(frozen=True, slots=True)
class Prose:
    """Text between formulas as a reader sees it: without markup, entities and link targets."""

    text: str
    source: Source
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Formula:
    r"""What stands between mathematics delimiters, which are left out of `start` to `end`.

    Attributes:
        display: whether it stands on lines of its own.
        environment: the outermost one, `align`, `equation`, ..., "" for `$`, `\(`, `\[`.
        holes: parts of the source between start and end that are no part of the formula, such as
            the `>` of a block quote at the beginning of a line.
        rows: what is read of it.
    """

    source: Source
    start: int
    end: int
    display: bool
    environment: str = ""
    holes: tuple[tuple[int, int], ...] = ()
    rows: tuple[Row, ...] = ()


Piece = Prose | Formula
BlockKind = Literal["heading", "paragraph", "theorem", "proof"]


@dataclass(frozen=True, slots=True)
class Block:
    r"""A heading or a paragraph; a displayed formula belongs to the paragraph that it is part of.

    Attributes:
        kind: "theorem" and "proof" are paragraphs of such environments, or whose bold lead says so.
        level: of a heading, from 1; 0 otherwise.
        lead: the bold (or environment's) words that a paragraph begins with: `情况1`, `Case 2`,
            `Theorem 3 (Mirror)`, `Proof`; they are also part of its first prose.
        depth: how many list items the paragraph is inside; `item` tells one item of the document
            from another, "" outside of lists.  Paragraphs of one item share it.
        quoted: how many block quotes it is inside.
        environment: the LaTeX environment around it that is a theorem, a proof, a definition, ...
            under its own name; "" outside.  `group` tells one such environment from another.
    """

    kind: BlockKind
    pieces: tuple[Piece, ...]
    source: Source
    start: int
    end: int
    level: int = 0
    lead: str = ""
    depth: int = 0
    item: str = ""
    quoted: int = 0
    environment: str = ""
    group: str = ""


@dataclass(frozen=True, slots=True)
class Mishap:
    r"""What is wrong with the text of a document where no row can be blamed.

    An unbalanced environment, a macro without an end, a file that `\input` must not read.
    """

    source: Source
    start: int
    end: int
    expected: str


@dataclass(frozen=True, slots=True)
class Document:
    """A document, read."""

    path: str
    sources: tuple[Source, ...]
    blocks: tuple[Block, ...]
    mishaps: tuple[Mishap, ...] = ()


# questions

Kind = Literal["claim", "definition", "assumed", "unreadable", "ambiguous", "unclear"]
KINDS: Final = ("claim", "definition", "assumed", "unreadable", "ambiguous", "unclear")
# those of what is said, which is neither checked nor proved
STATED: Final = ("definition", "assumed")
# relations between two sides that are settled
SETTLED: Final = frozenset({"=", "!=", "<", "<=", ">", ">=", "~=", "->"})


@dataclass(frozen=True, slots=True)
class Branch:
    """One case of a value by cases: where its guards hold, it has the last of its `values`.

    The values are those of a chain (`x + 0 = x` has two, equal to each other).  `undefined` says
    that there is no value there; then `values` is empty.
    """

    guards: tuple[Claim, ...]
    values: tuple[Term, ...]
    undefined: bool = False


@dataclass(frozen=True, slots=True)
class Split:
    """A value that is written by cases, and is spoken of only where one of the guards holds."""

    branches: tuple[Branch, ...]


Side = Term | Split


@dataclass(frozen=True, slots=True)
class Use:
    """A definition or an assumption that is in force where a relation stands, and its place.

    Attributes:
        text: as it is shown, in Unicode: `f(x) = ½(φ(x) + 1)x`, `φ is odd`, `x > 0`.
        tag: of the row that says so, "" where it has none.
        line: of the document, 0 where it is a convention of ours.
        definition: of a function, where it is one.
        claims: hypotheses, where it is an assumption; several for `φ is differentiable`, ...
        shapes: of matrices, where it declares them.
        latex: as it is written there, "" where it is said in words.
    """

    text: str
    tag: str = ""
    line: int = 0
    definition: Definition | None = None
    claims: tuple[Claim, ...] = ()
    shapes: Mapping[str, Shape] = field(default_factory=dict[str, Shape])
    latex: str = ""


@dataclass(frozen=True, slots=True)
class Question:
    r"""One relation of a document, with all that is in force where it stands.

    The relation is `left relation right`.  Names of constants that are given values (`a = 3`,
    `W_1 = [A, -A]`) are replaced by them everywhere in the sides.

    Attributes:
        kind: only claims are settled; "ambiguous" is a claim about a name with several
            definitions and none of them near; "unclear" one that could be read in two ways.
        relation: one of = != < <= > >= ~= -> ; ~= is \approx, -> is a limit.
        left: the term before the relation, which may stand in a row above.
        head: the first term of the chain, where that is not the left side and a relation of the
            whole can be asked; `head_relation` is what has to hold between it and the right side.
        definitions, assumptions: in force, in the order of the document; unused ones are left
            out, so that what is shown is what matters.
        limits: of "->": name and place of each approach that is asked, ("x", "oo"), ("x", "-oo"),
            ("x", "0"), as the plain notation has them.
        almost: whether isolated points may be left out (almost everywhere).
        warnings: what a reader must know of how it was read.
        reason: why it is not a claim, or cannot be read.
        expected: of "unreadable": what was expected at `position`, an offset in the source.
        misfit: of a claim about matrices whose shapes do not fit, so that it has no sides: the two
            shapes and the term that they are in.
        chain: a number that the relations of one chain share.
        display: whether it stands in a displayed formula.
    """

    source: Source
    start: int
    end: int
    tag: str
    latex: str
    kind: Kind
    relation: str = ""
    left: Side | None = None
    right: Side | None = None
    head: Side | None = None
    head_relation: str = ""
    definitions: tuple[Use, ...] = ()
    assumptions: tuple[Use, ...] = ()
    shapes: Mapping[str, Shape] = field(default_factory=dict[str, Shape])
    limits: tuple[tuple[str, str], ...] = ()
    almost: bool = False
    warnings: tuple[str, ...] = ()
    reason: str = ""
    expected: str = ""
    position: int = 0
    misfit: tuple[str, str, str] | None = None
    chain: int = 0
    display: bool = True

    @property
    def place(self) -> Position:
        """The line and column at which the relation's text begins in this row."""
        return self.source.position(self.start)


# findings

# verdict -> exit status of `symproof check`; with --strict, 3 and 2 become 1
VERDICTS: Final[Mapping[str, int]] = {
    "proved": 0,
    "proved-to-digits": 0,
    "definition": 0,
    "assumed": 0,
    "refuted": 1,
    "undefined": 1,
    "unreadable": 2,
    "undecided": 3,
}


@dataclass(frozen=True, slots=True)
class Finding:
    """What is found of a relation.

    Attributes:
        verdict: one of VERDICTS, of the relation as a step.
        against_head: the verdict of the row against the first term of its chain, None where it
            has none, or where that is the step itself.
        reason: one sentence for a reader, "" where the verdict says all.
        conditions: not stated, under which the relation is proved: `x != 0`.
        counterexample: of the step or, where that is proved, of the row against the head.
        misfit: the two shapes that do not fit and the term, of a matrix.
        undefined: the term without a value, and the point.
        equal_at: points at which the two sides of a proved != are equal, as they are shown.
        suggestion: one edit that makes a refuted row true, as LaTeX, and in words what it changes.
        outcomes: of the claims that were settled, the deciding one first; `--explain` shows them.
        head_outcomes: the same of the row against its head.
    """

    question: Question
    verdict: str
    against_head: str | None = None
    reason: str = ""
    warnings: tuple[str, ...] = ()
    conditions: tuple[str, ...] = ()
    counterexample: Counterexample | None = None
    misfit: tuple[str, str, str] | None = None
    undefined: Undefined | None = None
    equal_at: tuple[str, ...] = ()
    suggestion: tuple[str, str] | None = None
    outcomes: tuple[Outcome, ...] = ()
    head_outcomes: tuple[Outcome, ...] = ()
    seconds: float = 0.0

    @property
    def status(self) -> int:
        """What it adds to the exit status: 1 also where only the row against its head is wrong."""
        own = VERDICTS[self.verdict]
        head = VERDICTS.get(self.against_head or "proved", 0)
        return 1 if head == 1 else own
