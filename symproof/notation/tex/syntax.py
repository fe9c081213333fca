r"""What is read of LaTeX before it is known what its names mean.

The tree keeps what the author wrote and decides nothing that depends on meaning: `f(-x)` and
`x(1-y)` are both a name beside a group, and `\frac{d}{dx} g` is a fraction beside a name.  Every
node has the offsets `start` and `end` of its text in the source, `end` being one past the last
character; what a macro stands for has the place where the macro is used.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

# what a chain is made of, under one spelling each: "~=" is \approx, "->" is \to, "=>" is \implies
# and \Rightarrow, "<=>" is \iff, "==" is \equiv, ":=" is also \coloneqq and \triangleq
RELATIONS: Final = frozenset(
    {"=", "!=", "<", "<=", ">", ">=", "~=", "==", ":=", "->", "=>", "<=>", "in", "propto", "~"}
)


@dataclass(frozen=True, slots=True)
class Number:
    """A numeral as it is written: `2`, `0.841`; a comma or space between thousands is left out."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Name:
    r"""A name: a letter, a command such as `\phi`, or a word.

    Attributes:
        base: letters, digits and underscores: `x`, `phi`, `relu`, `sin`, `infty`, `hbar`.
        style: "" for a letter or a Greek letter as it is; "command" for a named function or
            symbol of LaTeX (`\sin`, `\max`, `\exp`, `\infty`, `\top`, ...); "word" for upright
            letters (`\text`, `\mathrm`, `\operatorname`, `\mathop`); "bold", "blackboard",
            "calligraphic", "sans"; "sign" for a lone + or - as a script (`0^+`), which is the base.
            Upright single letters are words too.
        accents: around it, innermost first: "hat", "bar", "tilde", "vec", "dot", "ddot", "star".
    """

    base: str
    style: str
    accents: tuple[str, ...]
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Words:
    r"""Words in the place of a term or beside it: `\text{if }`, `\text{undefined}`."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Group:
    r"""What stands between delimiters, which are kept: "(", "[", "{" (for `\{`), "|", "||", ".".

    Braces that only group in TeX are no group.  `opening` and `closing` are those written, so that
    `(0, 1]` is one; `separators` stand between the items, each "," or ";".
    """

    opening: str
    closing: str
    items: tuple[Node, ...]
    separators: tuple[str, ...]
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Prefix:
    """A sign before what it stands for: "-", "+", "+-" or "-+"."""

    operator: str
    operand: Node
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Infix:
    r"""Two operands of a visible operator.

    "+", "-", "+-", "-+"; "cdot", "times", "odot", "circ", "ast", "otimes"; of sets "cup", "cap",
    "setminus"; "/" (a slash).  A slash
    takes what stands beside each other on its left and the next factor on its right, as in plain
    text: `x/\sqrt{2}` and `2x/3y` = (2x/3)y, which elaboration refuses as unclear.
    """

    operator: str
    left: Node
    right: Node
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Beside:
    r"""Two or more things side by side: a product, or a function and what it is applied to.

    Derivative operators (`\frac{d}{dx}`, `\partial_x`), limits' and sums' bodies are not taken
    apart: whoever gives them meaning does.
    """

    items: tuple[Node, ...]
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Fraction:
    r"""`\frac`, `\dfrac`, `\tfrac`, `\cfrac`, `\over`."""

    above: Node
    below: Node
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Root:
    r"""`\sqrt{body}`, and `\sqrt[degree]{body}`."""

    body: Node
    degree: Node | None
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Scripts:
    """A base with primes, a subscript and a superscript, each where there is one.

    A subscript may be a chain: `x = 0` below a bar.
    """

    base: Node
    primes: int
    below: Node | Chain | None
    above: Node | None
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Postfix:
    """A sign after its operand: "!"."""

    operator: str
    operand: Node
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Grid:
    """The rows of a matrix environment; `kind` is its name without a star: bmatrix, array, ..."""

    kind: str
    rows: tuple[tuple[Node, ...], ...]
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Cases:
    """The rows of a cases environment (also of an array between a brace and a dot)."""

    branches: tuple[CaseRow, ...]
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class CaseRow:
    r"""A value, which may be a chain (`x + 0 = x`), and what stands after &: `\text{if } x > 0`.

    The words of a condition (if, for, otherwise, 若, ...) are among its parts.
    """

    value: Chain
    condition: tuple[Part, ...]
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Limit:
    r"""`\lim` with what is written below it; the body is a product, as far as the next + or -."""

    below: Chain | Node
    body: Node
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Integral:
    r"""`\int_low^high body dx`: the body reaches as far as its differential.

    `body` is None for `\int dx`; the ends are None where they are not written.
    """

    low: Node | None
    high: Node | None
    body: Node | None
    variable: Node
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Big:
    r"""`\sum` or `\prod` (the `operator`) with its ends; the body is a product."""

    operator: str
    below: Chain | Node | None
    above: Node | None
    body: Node
    start: int
    end: int


Node = (
    Number
    | Name
    | Words
    | Group
    | Prefix
    | Infix
    | Beside
    | Fraction
    | Root
    | Scripts
    | Postfix
    | Grid
    | Cases
    | Limit
    | Integral
    | Big
)


@dataclass(frozen=True, slots=True)
class Link:
    """A relation, one of RELATIONS, and what stands after it; `start` is that of the relation."""

    relation: str
    right: Node
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Chain:
    """Terms with relations between them; of one term where there is no relation.

    `first` is None where a row goes on from the one above: `&= b`.
    """

    first: Node | None
    links: tuple[Link, ...]
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Trouble:
    """What could not be read, and what was expected at `position`, an offset in the source."""

    position: int
    expected: str
    start: int
    end: int


Part = Chain | Words | Trouble


@dataclass(frozen=True, slots=True)
class Row:
    r"""A row of a formula: chains, words between them, and what could not be read, in order.

    Commas, `\quad` and words part chains: `x > 0,\quad y = 1` has two.  `tag` is what `\tag` or
    `\tag*` says, "" without one; `label` that of `\label`.  Check marks are left out; `\nonumber`
    too.
    """

    parts: tuple[Part, ...]
    tag: str
    label: str
    start: int
    end: int
