"""The parts of a row: relations, the conditions under which they hold, and what is said of them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Final

from symproof.document.scopes.subjects import alone, is_numeral
from symproof.document.words.leads import Lead, WordRole, role_of_words
from symproof.notation.tex.names import identifier
from symproof.notation.tex.syntax import (
    Chain,
    Group,
    Name,
    Node,
    Number,
    Part,
    Scripts,
    Trouble,
    Words,
)

WHERE: Final = Lead("definition", "paragraph", "where", "assumption")
REASON: Final = Lead("mention", "row", "since")
ASSUMED: Final = Lead("assumption", "row", "=>")
# relations of conditions that stand behind a comma without a word: `f(x) = x, x > 0`
_BOUNDS: Final = frozenset({"<", "<=", ">", ">=", "!=", "in"})
BROKEN: Final = "the row below has no relation, and may go on with it"
BESIDE: Final = "what stands beside it has no relation, and may be a part of it"
EQUIVALENT: Final = "an equivalence says of neither side that it holds"
_OPERATORS: Final = ("+", "-", "*", "/", "^", "\\cdot", "\\times", "\\pm")
_PARTING: Final = re.compile(r"[,;:.，；：。、]|\\q?quad(?![a-zA-Z])|(?<!\\)&&")
# words that change what a relation says
_ALTERS: Final = re.compile(
    r"\b(?:plus|minus|times|up to|squared|cubed|more|less|twice|half|percent|modulo|mod)\b"
    r"|[加减乘除]"
)


@dataclass(eq=False, slots=True)
class Main:
    """A relation of a row, and what the row says of it."""

    chain: Chain | Trouble
    lead: Lead | None
    conditions: list[Part]
    doubt: str = ""
    fault: str = ""


@dataclass(slots=True)
class RowReader:
    """Tells the relations of a row from the conditions under which they hold."""

    lead: Lead | None
    text: str
    mains: list[Main] = field(default_factory=list[Main])
    # conditions before any relation, which hold for all that follow
    opening: list[Part] = field(default_factory=list[Part])
    state: WordRole = "and"
    # the first of the relations that a condition behind them is about
    begun: int = 0
    # terms without a relation, and those of them that nothing has followed
    terms: list[Chain] = field(default_factory=list[Chain])
    waiting: list[Chain] = field(default_factory=list[Chain])
    # words that say nothing that is known, before what follows
    loose: Words | None = None
    # the rows of an equivalence are no claims of their own
    equivalent: bool = False

    def read(self, part: Part) -> None:
        """Read the next part."""
        loose, self.loose = self.loose, None
        if isinstance(part, Words):
            self.words(part)
        elif self.is_condition(part):
            self.condition(part)
        elif isinstance(part, Trouble) or part.links:
            self.main(part, loose)
        elif alone(part) is not None and loose is None:
            # a name alone: the first of a list `a, b > 0`, if a relation follows
            self.opening.append(part)
            self.terms.append(part)
            self.waiting.append(part)
        elif not _is_reference(part):
            self.terms.append(part)
            self.spoil(BESIDE)

    def is_condition(self, part: Chain | Trouble) -> bool:
        """Whether a part says where relations hold."""
        if self.state == "forall" and self.bounded and isinstance(part, Chain):
            return is_bound(part) or not part.links
        return self.state in ("condition", "forall") or (
            isinstance(part, Chain) and self.bounds(part)
        )

    @property
    def bounded(self) -> bool:
        """Whether what follows "for all" has a bound."""
        return any(isinstance(part, Chain) and part.links for part in self.opening)

    def main(self, part: Chain | Trouble, loose: Words | None) -> None:
        """Take a relation, or what cannot be read, in."""
        lead = {"where": WHERE, "reason": REASON}.get(self.state, self.lead)
        if isinstance(part, Trouble) and self.mains:
            goes_on = self.text[part.start : part.end].lstrip(" \n&").startswith(_OPERATORS)
            if goes_on or self.adjoins(self.mains[-1].chain, part):
                self.spoil(BESIDE)
        found = Main(part, lead, list(self.opening))
        if loose is not None and self.adjoins(loose, part):
            found.fault = f'it is not clear what "{loose.text}" before it says'
        if self.equivalent:
            found.fault = EQUIVALENT
        self.waiting.clear()
        self.mains.append(found)

    def adjoins(self, before: Part, part: Part) -> bool:
        """Whether nothing parts two parts: no comma, colon or space that is meant to part."""
        if isinstance(before, Words) and _PARTING.search(before.text[-1:]):
            return False
        return not _PARTING.search(self.text, before.end, part.start)

    def spoil(self, why: str) -> None:
        """Note that the last relation may not be all that is written."""
        if len(self.mains) > self.begun:
            self.mains[-1].fault = why

    def finish(self) -> None:
        """Note what stands at the end of a row without a relation."""
        if self.waiting:
            self.spoil(BESIDE)

    def words(self, part: Words) -> None:
        """Read words between the relations."""
        role = role_of_words(part.text)
        if part.text.strip() in (":", "：") and self.state in ("forall", "condition"):
            self.state, self.begun = "and", len(self.mains)
        elif part.text in ("=>", "therefore"):
            self.implied()
        elif part.text == "<=>":
            self.equivalent = True
            for main in self.mains:
                main.fault = EQUIVALENT
        elif role == "or":
            self.doubt(part.text)
        elif role in ("almost", "otherwise"):
            self.condition(part)
        elif role in ("condition", "forall"):
            # the words may be all there is of a condition
            self.state = role
            self.condition(part)
        elif role in ("where", "reason"):
            self.state = role
        elif role == "claim":
            self.state, self.begun = "and", len(self.mains)
        elif role == "unknown" and part.text != ":":
            self.state = "and"
            self.loose = part
            self.doubt(part.text)
            if _ALTERS.search(part.text):
                self.spoil(f'it is not clear what "{part.text}" after it says')

    def implied(self) -> None:
        """Make what stands before => an assumption of what stands after it."""
        for main in self.mains[self.begun :]:
            main.lead = ASSUMED
            self.opening.append(main.chain)
        self.state, self.begun = "and", len(self.mains)

    def doubt(self, words: str) -> None:
        """Note words that leave open what is said of the relations."""
        for main in self.mains[self.begun :]:
            main.doubt = words
        self.lead = self.lead or None

    def condition(self, part: Part) -> None:
        """Add a condition to the relations before it, or else to those that follow."""
        if len(self.mains) == self.begun:
            self.opening.append(part)
        for main in self.mains[self.begun :]:
            main.conditions += [*self.waiting, part]
        self.waiting.clear()

    def bounds(self, chain: Chain) -> bool:
        """Whether a chain behind a relation bounds a variable."""
        if self.state != "and" or len(self.mains) == self.begun or not is_bound(chain):
            return False
        # `a > 0, b > 0` says both
        before = self.mains[-1].chain
        return isinstance(before, Trouble) or not is_bound(before)


def is_bound(chain: Chain) -> bool:
    """Whether a chain says no more than where a name belongs."""
    first, links = chain.first, chain.links
    if first is None or not links or any(link.relation not in _BOUNDS for link in links):
        return False
    if len(links) == 1 and links[0].relation == "in":
        return True
    terms: list[Node] = [first, *(link.right for link in links)]
    return any(map(_is_name, terms)) and all(_is_name(t) or is_numeral(t) for t in terms)


def _is_reference(part: Chain) -> bool:
    """Whether a part is the number of a formula: (3)."""
    match part.first:
        case Group(opening="(", items=(Number(),)):
            return True
        case _:
            return False


def _is_name(node: Node) -> bool:
    return isinstance(node, Name | Scripts) and identifier(node) is not None
