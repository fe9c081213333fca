"""Reading claims, chains of them, judgements about derivatives, and definitions."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from symproof.kernel.errors import KernelError
from symproof.kernel.sequent import Claim, Definition
from symproof.kernel.term import PRIMITIVES, RESERVED, App, Term
from symproof.notation.cursor import starts_name
from symproof.notation.places import Stated
from symproof.notation.places import written_claim as written_claim
from symproof.notation.plain_reader import TermReader

Relations = tuple[Term, tuple[tuple[str, Term], ...]]

EXISTS: Final = "exists"
# judgement -> what stands after `exists`
SIDES: Final[Mapping[str, tuple[str, ...]]] = {
    "diff": (),
    "diff+": ("on", "the", "right"),
    "diff-": ("on", "the", "left"),
}


class StatementReader(TermReader):
    """Reads whole texts."""

    def relations(self) -> Relations:
        """Read the text as a chain of relations, possibly of none."""
        first = self.term()
        links: list[tuple[str, Term]] = []
        while self.tokens[self.index]:
            relation = self.relation()
            links.append((relation, self.term()))
        return first, tuple(links)

    def claim(self) -> Claim:
        """Read the text as a claim."""
        found = self.stated()
        return found.claim if isinstance(found, Stated) else found

    def stated(self) -> Claim | Stated:
        """Read the text as a comparison as it stands, or as a judgement."""
        forall, lhs = self.forall(), self.term()
        if self.tokens[self.index] == EXISTS:
            return self.judgement(lhs, forall)
        relation = self.relation()
        rhs = self.term()
        self.end("the end: a claim has one relation")
        return Stated((lhs, rhs), (relation,), forall)

    def chain(self) -> tuple[Claim, ...]:
        """Read the text as a claim, or as several in a chain."""
        forall, left = self.forall(), self.term()
        if self.tokens[self.index] == EXISTS:
            return (self.judgement(left, forall),)
        found: list[Claim] = []
        while self.tokens[self.index] or not found:
            relation = self.relation()
            right = self.term()
            found.append(written_claim(left, relation, right, forall))
            left = right
        return tuple(found)

    def judgement(self, lhs: Term, forall: tuple[str, ...]) -> Claim:
        """Read `exists`, from which side, and `= value`, after a derivative."""
        if not (isinstance(lhs, App) and lhs.head == "diff"):
            self.fail("a relation, such as = (only what is written as a derivative `exists`)")
        self.index += 1
        judgement = "diff"
        if self.take("on"):
            judgement = self.side()
        value: Term = lhs
        if self.tokens[self.index]:
            if not self.take("="):
                self.fail_after_term("= or the end")
            value = self.term()
            self.end("the end: a derivative exists with one value")
        elif judgement != "diff":
            # the derivative itself, which is from both sides, is not the value that is meant
            self.fail_after_term("= and the value of the one-sided derivative")
        return Claim(judgement, lhs, value, forall)

    def side(self) -> str:
        """Read `the right` or `the left`, and return the judgement that says so."""
        if not self.take("the"):
            self.fail("the")
        for judgement, words in SIDES.items():
            if words and self.take(words[-1]):
                return judgement
        self.fail("right or left")

    def definition(self) -> Definition:
        """Read the text as a definition."""
        name = self.tokens[0]
        if not starts_name(name):
            self.fail("the name of a function, as in f(x) = ...")
        if name in PRIMITIVES:
            self.fail(f"the name of a function that is not built in ({name} is)")
        if name in RESERVED:
            self.fail(f"another name ({name}: {RESERVED[name]})")
        self.index = 1
        if self.tokens[1] != "(":
            self.fail("( and the function's variables, as in f(x) = ...")
        self.open()
        params = self.variables()
        self.close(") or a comma")
        self.use(name, len(params), 0)
        if not self.take("="):
            self.fail("=")
        start = self.index
        body = self.whole_term()
        try:
            return Definition(name, params, body)
        except KernelError as error:
            raise self.refused(error, start) from error

    def forall(self) -> tuple[str, ...]:
        """Read `forall t, s:` if it stands here."""
        if self.tokens[0] != "forall" or not starts_name(self.tokens[1]):
            return ()
        self.index = 1
        names = self.variables()
        if not self.take(":"):
            self.fail("a comma or :")
        return names

    def variables(self) -> tuple[str, ...]:
        """Read distinct variables with commas between them."""
        names = [self.name(0, "a variable")]
        while self.take(","):
            if self.tokens[self.index] in names:
                self.fail(f"a variable other than {', '.join(names)}")
            names.append(self.name(0, "a variable"))
        return tuple(names)
