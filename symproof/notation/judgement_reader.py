"""Reading judgements: that a derivative, a limit or an integral exists, and what O(x^n) says."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from symproof.kernel.sequent import ZERO, Claim
from symproof.kernel.term import BINDERS, INTEGRALS, LIMITS, App, Lam, Num, Term, Var
from symproof.notation.plain_reader import TermReader

EXISTS: Final = "exists"
BOUNDED: Final = "bounded"
# judgement -> what stands after `exists`
SIDES: Final[Mapping[str, tuple[str, ...]]] = {
    "diff": (),
    "diff+": ("on", "the", "right"),
    "diff-": ("on", "the", "left"),
    "limit": (),
    "integral": (),
}
_WHAT: Final = "a relation, such as = (only what is written as a derivative{} `{}`)"
_ORDER: Final = "the order of what remains, a numeral from 1 on"
_END: Final = "the end: O(...) ends a claim"


class JudgementReader(TermReader):
    """Reads what is said of derivatives, limits and integrals."""

    @property
    def judges(self) -> bool:
        """Whether the word of a judgement stands here."""
        return self.tokens[self.index] in (EXISTS, BOUNDED)

    def judgement(self, lhs: Term, forall: tuple[str, ...]) -> Claim:
        """Read `exists`, from which side, and `= value`, or `bounded`."""
        head = lhs.head if isinstance(lhs, App) else ""
        if self.tokens[self.index] == BOUNDED:
            return self.bounded(lhs, head, forall)
        if head not in BINDERS:
            self.fail(_WHAT.format(", limit or integral", EXISTS))
        self.index += 1
        kind = "limit" if head in LIMITS else "integral" if head in INTEGRALS else "diff"
        judgement = kind
        if kind == "diff" and self.take("on"):
            judgement = self.side()
        value: Term = lhs
        if self.tokens[self.index]:
            if not self.take("="):
                self.fail("= or the end")
            value = self.number()
            what = {"diff": "a derivative", "limit": "a limit", "integral": "an integral"}[kind]
            self.end(f"the end: {what} exists with one value")
        elif judgement != kind:
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

    def bounded(self, lhs: Term, head: str, forall: tuple[str, ...]) -> Claim:
        """Read `bounded`, which is said of what a limit is of, near the place of the limit."""
        if head not in LIMITS:
            self.fail("a relation, such as = (only what is written as a limit is `bounded`)")
        self.index += 1
        self.end("the end")
        return Claim("bounded", lhs, lhs, forall)

    def remainder(self) -> int:
        """Return the token O in `= p(x) + O(x^n)`, whose = is here; 0 where none stands so."""
        for index in range(self.index + 1, len(self.tokens) - 1):
            if self.tokens[index] == "O" and self.tokens[index + 1] == "(":
                before = self.tokens[index - 1]
                return index if before == "+" or index == self.index + 1 else 0
        return 0

    def approached(self, lhs: Term, found: int, forall: tuple[str, ...]) -> Claim:
        """Read `= p(x) + O(x^n)`, whose O is the token `found`: (lhs - p(x))/x^n is bounded."""
        start = self.index
        if lhs.shape is not None:
            self.fail("a number on the left: O(...) is not said of matrices")
        self.index += 1
        value: Term = ZERO
        if self.index < found:
            self.stop = found - 1
            value = self.number()
            if self.index != self.stop:
                self.fail_after_term("+ O(...)")
        self.index = found + 1
        self.open()
        here = self.index
        name = self.name(0, "the variable that tends to 0")
        if name not in lhs.variables | value.variables:
            self.fail("a variable of the function", here)
        power: Term = Var(name)
        if self.take("^") or self.take("**"):
            power = App("^", (power, Num(self.order(_ORDER))))
        self.close(") or ^ and the order, a numeral from 1 on")
        self.end(_END)

        def make() -> Claim:
            ratio = App("/", (App("-", (lhs, value)), power))
            limit = App("limit", (Lam((name,), ratio), ZERO))
            return Claim("bounded", limit, limit, forall)

        return self.made(start, make)
