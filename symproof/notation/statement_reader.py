"""Reading claims, chains of them, and definitions."""

from __future__ import annotations

from typing import Final

from symproof.kernel.errors import KernelError
from symproof.kernel.sequent import Claim, Definition
from symproof.kernel.term import GUARDS, PRIMITIVES, RESERVED, Term
from symproof.notation.cursor import starts_name
from symproof.notation.judgement_reader import JudgementReader
from symproof.notation.places import ROUNDED, Stated
from symproof.notation.places import written_claim as written_claim

Relations = tuple[Term, tuple[tuple[str, Term], ...]]

ROUNDED_SIGNS: Final = frozenset({ROUNDED, "≈"})
_NUMERAL: Final = "a decimal or an integer, such as 0.841, after {}"
_NO_MORE: Final = "a relation or the end: only a numeral stands after {}"


class StatementReader(JudgementReader):
    """Reads whole texts."""

    def relations(self) -> Relations:
        """Read the text as a chain of relations, possibly of none."""
        start = self.index
        first = left = self.term()
        links: list[tuple[str, Term]] = []
        while self.tokens[self.index]:
            place, relation = self.index, self.relation()
            right = self.term()
            if left.shape != right.shape:
                raise self.misfit(start, relation, (left, right))
            links.append((relation, right))
            left, start = right, place + 1
        return first, tuple(links)

    def claim(self) -> Claim:
        """Read the text as a claim."""
        found = self.stated()
        return found.claim if isinstance(found, Stated) else found

    def stated(self) -> Claim | Stated:
        """Read the text as a comparison as it stands, or as a judgement."""
        forall, first = self.forall(), self.index
        lhs = self.term()
        judged = self.judged(lhs, forall)
        if judged is not None:
            return judged
        start = self.index
        relation, rhs = self.link()
        self.end("the end: a claim has one relation")
        self.claimed((first, start), lhs, relation, rhs, forall)
        return Stated((lhs, rhs), (relation,), forall)

    def chain(self) -> tuple[Claim, ...]:
        """Read the text as a claim, or as several in a chain."""
        return tuple([each.claim if isinstance(each, Stated) else each for each in self.links()])

    def links(self) -> tuple[Claim | Stated, ...]:
        """Read the text as a chain; a link that says what a term is rounded to stays as it is."""
        forall, first = self.forall(), self.index
        left = self.term()
        judged = self.judged(left, forall)
        if judged is not None:
            return (judged,)
        found: list[Claim | Stated] = []
        while self.tokens[self.index] or not found:
            start = self.index
            relation, right = self.link()
            claim = self.claimed((first, start), left, relation, right, forall)
            stays = relation == ROUNDED
            found.append(Stated((left, right), (relation,), forall) if stays else claim)
            left, first = right, start + 1
        return tuple(found)

    def judged(self, lhs: Term, forall: tuple[str, ...]) -> Claim | None:
        """Read what is said of the left side in words, or with O(x^n); None for a relation."""
        if self.judges:
            return self.judgement(lhs, forall)
        found = self.remainder() if self.tokens[self.index] == "=" else 0
        return self.approached(lhs, found, forall) if found else None

    def claimed(
        self,
        starts: tuple[int, int],
        left: Term,
        relation: str,
        right: Term,
        forall: tuple[str, ...],
    ) -> Claim:
        """Return the claim of a relation between what starts at one token and ends at the cursor.

        What the kernel refuses is an error at the relation, the second token of `starts`.
        """
        if left.shape != right.shape:
            raise self.misfit(starts[0], relation, (left, right))
        if left.shape is not None and relation != "=":
            self.fail("=, the only relation between matrices", starts[1])
        try:
            return written_claim(left, relation, right, forall)
        except KernelError as error:
            raise self.refused(error, starts[1]) from error

    def link(self) -> tuple[str, Term]:
        """Read a relation, and what stands after it."""
        sign = self.tokens[self.index]
        if sign not in ROUNDED_SIGNS:
            return self.relation(), self.term()
        self.index += 1
        return ROUNDED, self.numeral(sign)

    def numeral(self, sign: str) -> Term:
        """Read a numeral, with a minus or without: the digits that are written are meant."""
        start = self.index
        negative = self.take("-")
        token = self.tokens[self.index]
        if not (token.isascii() and token[:1].isdecimal()):
            self.fail(_NUMERAL.format(sign), start)
        value = self.atom()
        following = self.tokens[self.index]
        if following and following not in GUARDS and following not in ROUNDED_SIGNS:
            self.fail(_NO_MORE.format(sign))
        return self.build(start, "neg", value) if negative else value

    def whole_numeral(self, sign: str) -> Term:
        """Read the text as the numeral that stands after a sign."""
        value = self.numeral(sign)
        self.end("the end")
        return value

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
