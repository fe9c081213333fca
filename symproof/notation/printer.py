"""The printer of statements that the Unicode and LaTeX targets share, and what targets offer.

A reader who knows which names are variables and which are functions can read the same term back.
"""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable, Mapping, Sequence
from string import Formatter
from typing import Protocol

from symproof.kernel.sequent import JUDGEMENTS, ZERO, Claim, Definition
from symproof.kernel.shapes import Shape, show_size
from symproof.kernel.term import App, Lam, Term, Var
from symproof.notation.matrix_printer import MatrixPrinter
from symproof.notation.pieces import ENGLISH, NO_NAMES, SUM, Names, Words
from symproof.notation.places import ROUNDED, Stated, remainder_parts, rounded_text, stated
from symproof.notation.term_printer import TRIGONOMETRIC as TRIGONOMETRIC


class Printer(MatrixPrinter):
    """Prints terms and statements in which `names` are the variables and functions."""

    arrow: str
    member: str
    # how fast a remainder vanishes
    landau = "O"

    def claim(self, claim: Claim | Stated) -> str:
        """Return the text of a claim."""
        if isinstance(claim, Claim) and claim.rel in JUDGEMENTS:
            text = self.judgement(claim)
        else:
            text = self.comparison(stated(claim))
        if not claim.forall:
            return text
        names = self.comma.join([self.variable(name) for name in claim.forall])
        return text + self.for_all(names)

    def comparison(self, said: Stated) -> str:
        """Return the text of a claim that compares, for one choice of its variables."""
        first, *rest = said.terms
        parts = [self.render(first).text]
        for rel, term in zip(said.relations, rest, strict=True):
            parts += [self.relations[rel], self.after(rel, term)]
        return " ".join(parts)

    def after(self, relation: str, term: Term) -> str:
        """Return the text of a term that stands after a relation."""
        return self.rounded(rounded_text(term)) if relation == ROUNDED else self.render(term).text

    def rounded(self, text: str) -> str:
        """Return a numeral that a term is rounded to, with its sign and all its digits."""
        digits = self.numeral(text.removeprefix("-"))
        return self.minus + digits if text.startswith("-") else digits

    def judgement(self, claim: Claim) -> str:
        """Return the text of a claim that a derivative, a limit or an integral exists."""
        if claim.rel == "bounded":
            return self.bounded(claim)
        kind = {"diff+": "right", "diff-": "left"}.get(claim.rel, "exists")
        texts = {"value": self.render(claim.rhs).text}
        match claim.lhs:
            case App("diff", (Lam((param,), body), point)) if kind != "exists":
                texts["what"] = self.render(body).text
                at = "" if point == Var(param) else f"{self.variable(param)} {self.relations['=']} "
                texts["point"] = at + self.render(point).text
            case _:
                texts["what"] = self.render(claim.lhs).text
        equal = "" if claim.rhs == claim.lhs and kind == "exists" else "_equal"
        return self.sentence(kind + equal, texts)

    def bounded(self, claim: Claim) -> str:
        """Return the text of a claim with O(x^n), or that a function is bounded near a place."""
        match claim.lhs:
            case App(head, (Lam((param,), body), *place)):
                tends = f"{self.variable(param)} {self.arrow} {self.place(head, *place)}"
            case _:
                raise TypeError(f"{claim!r} is not about a limit")
        said = remainder_parts(claim)
        if said is None:
            return self.sentence("bounded", {"what": self.render(body).text, "place": tends})
        function, power = self.render(said.function).text, self.render(said.power)
        remainder = self.applied(self.landau, self.enclose(power.text, power.height, "(", ")"))
        parts = [] if said.value == ZERO else [self.render(said.value, SUM).text, self.plus]
        whole = " ".join([function, self.relations["="], *parts, remainder])
        return self.sentence("near", {"claim": whole, "place": tends})

    def sentence(self, key: str, texts: Mapping[str, str]) -> str:
        """Return a sentence of the catalogue with formulas in its places."""
        pieces = [
            (self.said(words) if words else "") + (texts[place] if place else "")
            for words, place, _, _ in Formatter().parse(getattr(self.words, key))
        ]
        return "".join(pieces).strip()

    def definition(self, definition: Definition) -> str:
        """Return the text of a definition."""
        params = self.comma.join([self.variable(param) for param in definition.params])
        name = self.named_function(definition.name)
        defined = self.applied(name, self.enclose(params, 0, "(", ")"))
        return f"{defined} {self.relations['=']} {self.render(definition.body).text}"

    def shape(self, names: Sequence[str], shape: Shape) -> str:
        """Return the text that declares the shape of matrices."""
        listed = self.comma.join(map(self.variable, names))
        return f"{listed} {self.member} {self.space_of(*map(show_size, shape))}"

    # what a target decides

    @abstractmethod
    def space_of(self, rows: str, columns: str) -> str:
        """Return the set of all matrices of a shape."""

    @abstractmethod
    def said(self, words: str) -> str:
        """Return words as they stand in a formula."""

    @abstractmethod
    def for_all(self, names: str) -> str:
        """Return what stands after a universal claim."""


class Show(Protocol):
    """Returns the text of a term.

    `names` are those that occur elsewhere on the page: no two may look alike.

    Raises:
        NotationError: a numeral has too many digits.
    """

    def __call__(self, term: Term, words: Words = ENGLISH, names: Names = NO_NAMES) -> str:
        """Return the text."""
        ...


class ShowClaim(Protocol):
    """Returns the text of a claim, as `Show` does of a term."""

    def __call__(
        self, claim: Claim | Stated, words: Words = ENGLISH, names: Names = NO_NAMES
    ) -> str:
        """Return the text."""
        ...


class ShowDefinition(Protocol):
    """Returns the text of a definition, as `Show` does of a term."""

    def __call__(
        self, definition: Definition, words: Words = ENGLISH, names: Names = NO_NAMES
    ) -> str:
        """Return the text."""
        ...


def shows(printer: Callable[[Words, Names], Printer]) -> tuple[Show, ShowClaim, ShowDefinition]:
    """Return the functions `show`, `show_claim` and `show_definition` of a notation."""

    def show(term: Term, words: Words = ENGLISH, names: Names = NO_NAMES) -> str:
        return printer(words, names.union(Names.of_term(term))).render(term).text

    def show_claim(claim: Claim | Stated, words: Words = ENGLISH, names: Names = NO_NAMES) -> str:
        return printer(words, names.union(Names.of_claim(claim))).claim(claim)

    def show_definition(
        definition: Definition, words: Words = ENGLISH, names: Names = NO_NAMES
    ) -> str:
        return printer(words, names.union(Names.of_definition(definition))).definition(definition)

    return show, show_claim, show_definition
