"""Reading conditions part by part; what they say together is in `conditions`."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple

from symproof.document.words.leads import role_of_words
from symproof.document.words.sets import INTEGERS, infinite, is_line, membership, shape_of_space
from symproof.kernel.errors import KernelError
from symproof.kernel.sequent import Claim, guard_claim
from symproof.kernel.shapes import Shape
from symproof.kernel.term import App, Term
from symproof.notation.errors import NotationError
from symproof.notation.plain import show
from symproof.notation.tex.macros import Macros
from symproof.notation.tex.names import identifier
from symproof.notation.tex.parser import parse_formula
from symproof.notation.tex.syntax import (
    Chain,
    Group,
    Link,
    Name,
    Node,
    Number,
    Part,
    Prefix,
    Scripts,
    Trouble,
    Words,
)
from symproof.notation.tex.terms import Vocabulary, to_term

COMPARISONS: Final[Mapping[str, str]] = {
    relation: relation for relation in ("=", "!=", "<", "<=", ">", ">=")
}
_DIRECTIONS: Final = (frozenset({"<", "<="}), frozenset({">", ">="}))
_FOR_ALL: Final = re.compile(
    r"^\W*(?:for (?:all|any|every|each|almost all|almost every)|forall|∀|对(?:于)?(?:任意|所有"
    r"|一切|每个|任何)的?|任意)"
)
# words of a condition that say nothing more than the formula beside them
_HARMLESS: Final = re.compile(
    r"(?:if|for|when|whenever|as|with|where|provided|that|all|any|every|each|real|numbers?|values?"
    r"|of|the|and|also|only|both|by|both|case|in|are|is|we|let|given|arbitrary|fixed|points?"
    r"|vectors?|at|on"
    r"|scalars?|then|holds?|satisfies|satisfying|such|s\.t\.|such that|matrices|matrix|constants?"
    r"|若|当|对|对于|如果|任意|所有|一切|每个|的|实数|时|且|只要|满足|使得|设|在|向量|矩阵|常数"
    r"|点|成立|有|处|是|为|[\s,.，。:：()（）])*",
)
_LEADING: Final = re.compile(
    r"^(?:if|for all real|for all|for any|for every|for each|for|when|whenever|provided that"
    r"|provided|as|with|where|at"
    r"|on|若|当|如果|对于|对任意|对所有|对|设)\s*"
)
_BACK: Final = re.compile(r"(?:时|时候|成立|holds?|\s|[,，.。])*$")


class Unread(NamedTuple):
    """A part of a condition that could not be read: what was expected at `position`."""

    position: int
    expected: str


class Reader:
    """Reads the parts of conditions in order."""

    def __init__(self, vocabulary: Vocabulary, depth: int = 0) -> None:
        self.vocabulary = vocabulary
        self.depth = depth
        self.claims: list[Claim] = []
        self.shapes: dict[str, Shape] = {}
        self.vectors: list[str] = []
        self.integers: list[str] = []
        self.limits: list[tuple[str, str]] = []
        self.almost = self.otherwise = self.undefined = False
        self.notes: list[str] = []
        self.troubles: list[Unread] = []
        # terms before a relation that is about all of them: a, b > 0
        self.waiting: list[Node] = []
        self.for_all = False

    def read(self, parts: Sequence[Part]) -> None:
        """Read parts."""
        last: Chain | None = None
        for part in parts:
            match part:
                case Trouble(position, expected):
                    self.troubles.append(Unread(position, expected))
                case Words():
                    if role_of_words(part.text) == "reason":
                        break
                    self._words(part)
                case Chain():
                    self._check_list(last, part)
                    self._chain(part)
                    last = part
        self._none_waits()

    # words

    def _words(self, words: Words) -> None:
        role = role_of_words(words.text)
        said = " ".join(words.text.split()).lower()
        if self.waiting and role not in ("and", "condition"):
            self._none_waits()
        if role == "almost":
            self.almost = True
        elif role == "otherwise":
            self.otherwise = True
        elif role == "undefined":
            self.undefined = True
        elif role in ("and", "note", "forall"):
            self.for_all = self.for_all or role == "forall"
        elif role in ("condition", "where"):
            self.for_all = self.for_all or _FOR_ALL.match(said) is not None
            if not _HARMLESS.fullmatch(said) and not self._formula_in(words):
                self._trouble(words.start, "a condition as a formula, such as x > 0")
        elif role == "or":
            self._trouble(words.start, "conditions that hold at once (of several, one is enough)")
        elif not self._formula_in(words):
            self._trouble(words.start, "a condition as a formula, such as x > 0")

    def _formula_in(self, words: Words) -> bool:
        """Read a formula that stands among words, such as `if x > 0`; tell whether it is one."""
        text = words.text.strip().strip("()（）").strip()
        text = _BACK.sub("", _LEADING.sub("", text))
        if self.depth or not re.search(r"[<>=≤≥≠∈→]", text) or re.search(r"[A-Za-z]{4,}", text):
            return False
        inner = Reader(self.vocabulary, depth=1)
        rows = parse_formula(text, 0, len(text), Macros())
        inner.read([part for row in rows for part in row.parts])
        if inner.troubles or not (inner.claims or inner.limits):
            return False
        self.claims += inner.claims
        self.limits += inner.limits
        self.notes += inner.notes
        self.integers += inner.integers
        return True

    def _none_waits(self) -> None:
        """Tell of names without a relation, unless they are only said to be any."""
        if self.waiting and not (self.for_all and all(map(identifier, self.waiting))):
            self._trouble(self.waiting[0].start, "a condition, such as x > 0")
        self.waiting.clear()

    def _trouble(self, position: int, expected: str) -> None:
        self.troubles.append(Unread(position, expected))

    # chains

    def _check_list(self, last: Chain | None, chain: Chain) -> None:
        """Tell of `0 < a, b < 1`, which may speak of both names twice."""
        if last is None or len(last.links) != 1 or len(chain.links) != 1:
            return
        ends = last.first, last.links[0].right, chain.first, chain.links[0].right
        if not (isinstance(ends[0], Number) and isinstance(ends[3], Number)):
            return
        names = [end for end in ends[1:3] if end is not None and identifier(end)]
        relations = {last.links[0].relation, chain.links[0].relation}
        if len(names) == 2 and any(relations <= direction for direction in _DIRECTIONS):
            self._trouble(
                chain.start, "0 < a < 1, 0 < b < 1 (0 < a, b < 1 can be read in two ways)"
            )

    def _chain(self, chain: Chain) -> None:
        if chain.first is None:
            self._trouble(chain.start, "a term before the relation")
            return
        if not chain.links:
            self.waiting.append(chain.first)
            return
        if self.for_all and identifier(chain.first) is None:
            # for all x, f(x) > 0
            self._none_waits()
        subjects = [*self.waiting, chain.first]
        if len(subjects) > 1 and not all(map(identifier, subjects)):
            self._trouble(subjects[0].start, "names before the relation")
        self.waiting.clear()
        for subject in subjects:
            left = subject
            for link in chain.links:
                try:
                    self._link(left, link)
                except NotationError as error:
                    position = error.position if error.position else link.start
                    self._trouble(position, error.expected)
                except KernelError as error:
                    self._trouble(link.start, f"a condition that can hold ({error.detail})")
                left = link.right

    def _link(self, left: Node, link: Link) -> None:
        relation, right = link.relation, link.right
        if relation in COMPARISONS:
            self.claims.append(compared(relation, self._term(left), self._term(right)))
        elif relation == "in":
            self._member(left, link)
        elif relation == "->":
            self._approach(left, right)
        else:
            raise NotationError("", link.start, "a condition with =, ≠, <, ≤, >, ≥, ∈ or →")

    def _term(self, node: Node) -> Term:
        return to_term(node, self.vocabulary)

    def _member(self, left: Node, link: Link) -> None:
        space = link.right
        name = identifier(left)
        if shape_of_space(space) is not None:
            if name is None:
                raise NotationError("", left.start, "the name of a matrix")
            found = membership(name, space, self._term)
            if found.shape is not None:
                self.shapes[name] = found.shape
            if found.vector:
                self.vectors.append(name)
            return
        if is_line(space):
            return
        found = membership(self._term(left), space, self._term)
        self.claims += found.claims
        text = name or show(self._term(left))
        if found.integer:
            self.integers.append(text)
            self.notes.append(found.note or INTEGERS.format(text))
        elif found.note:
            self.notes.append(f"{text}: {found.note}")

    # limits

    def _approach(self, left: Node, right: Node) -> None:
        match left:
            case Group("|" | "||", _, (inner,)):
                name = identifier(inner)
                if name is None or infinite(right) != "oo":
                    raise NotationError("", left.start, "a variable that tends to a place")
                self.limits += [(name, "oo"), (name, "-oo")]
                return
            case _:
                name = identifier(left)
        if name is None:
            raise NotationError("", left.start, "a variable that tends to a place")
        end = infinite(right)
        if end == "+-oo":
            self.limits += [(name, "oo"), (name, "-oo")]
        elif end:
            self.limits.append((name, end))
            if name in ("n", "k", "m", "N"):
                self.notes.append(f"{name} → ∞ is read for real {name}")
        else:
            self.limits.append((name, self._place(right)))

    def _place(self, node: Node) -> str:
        """Return a finite place as the plain notation has it, with + or - for one side."""
        match node:
            case Scripts(base, 0, None, Name(base="+" | "-" as sign, style="sign")):
                return f"{show(self._term(base))}{sign}"
            case Prefix(operator, Scripts(base, 0, None, Name(style="sign")) as inner):
                return self._place(
                    Scripts(
                        Prefix(operator, base, node.start, base.end),
                        0,
                        None,
                        inner.above,
                        node.start,
                        node.end,
                    )
                )
            case _:
                return show(self._term(node))


def compared(relation: str, left: Term, right: Term) -> Claim:
    """Return a comparison as a claim; `a > b` is `b < a`.

    Raises:
        KernelError: the terms cannot be compared.
    """
    if left.shape is not None or right.shape is not None:
        return Claim(relation, left, right)
    return guard_claim(App(relation, (left, right)))
