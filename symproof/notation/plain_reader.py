"""Reading the plain notation: a parser of terms by precedence.

Nesting is counted before Python's stack can overflow; a text beyond the counts could not be a
term within the kernel's depth.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from symproof.kernel.term import BRACKET, GUARDS, PRIMITIVES, RESERVED, App, Num, Term, Var
from symproof.notation.binder_reader import MAX_DIGITS as MAX_DIGITS
from symproof.notation.cursor import arguments_of, starts_name
from symproof.notation.matrix_reader import CONSTANTS, MatrixReader
from symproof.notation.places import OPERATORS, POWER, PRODUCT, SUM, needs_brackets, strip

NESTED: Final = frozenset({"max", "min"})

_OPERAND: Final = "a number, a name or ("
# what only the kernel calls by these names -> how it is written
_NOT_NAMES: Final = {
    "neg": "neg is reserved",
    "hcat": "hcat is reserved: write [A, B]",
    "vcat": "vcat is reserved: write [A; B]",
}


class TermReader(MatrixReader):
    """Reads terms."""

    # the token + before O(x^n), at which a term ends
    stop: int = -1

    def whole_term(self) -> Term:
        """Read the text as a term."""
        term = self.term()
        self.end()
        return term

    def end(self, expected: str = "an operator or the end") -> None:
        """Check that nothing follows."""
        if self.tokens[self.index]:
            self.fail_after_term(expected)

    def relation(self) -> str:
        """Return the relation at the cursor, and pass it."""
        token = self.tokens[self.index]
        if token not in GUARDS:
            self.fail_after_term("a relation, such as =")
        self.index += 1
        return token

    # operators

    def term(self, place: int = SUM) -> Term:
        """Read a term that stands at `place`: as far as operators of that level reach."""
        tokens, start = self.tokens, self.index
        grouped = False
        if tokens[start] == "-":
            self.index += 1
            self.deeper(start)
            left = self.build(start, "neg", self.term(PRODUCT if place == SUM else POWER))
            self.levels -= 1
        elif tokens[start] == "(":
            grouped = True
            self.open()
            left = self.term()
            self.close()
        elif tokens[start] == "[":
            left = self.blocks()
        elif self.applied():
            left = self.function()
        else:
            left = self.atom()
        while True:
            operator = tokens[self.index]
            if operator == "**":
                operator = "^"
            if operator not in OPERATORS or self.index == self.stop:
                break
            bound, left_place, right_place = OPERATORS[operator]
            if bound < place:
                break
            if grouped:
                left = self.bracket(start, left, left_place)
                grouped = False
            self.deeper(self.index)
            self.index += 1
            if operator == "^" and self.transposes(left):
                self.index += 1
                left = self.transposed(start, left)
                self.levels -= 1
                continue
            left = self.build(start, operator, left, self.term(right_place))
            self.levels -= 1
        return self.bracket(start, left, place) if grouped else left

    def bracket(self, start: int, inner: Term, place: int) -> Term:
        """Return what a pair of brackets gives: a node, unless `place` demands the pair."""
        if needs_brackets(strip(inner), place):
            return inner
        return self.build(start, BRACKET, inner)

    def transposes(self, left: Term) -> bool:
        """Whether the T at the cursor, after ^, is no variable: where there are matrices."""
        if self.tokens[self.index] != "T" or "T" in self.shapes:
            return False
        return left.shape is not None or bool(self.shapes)

    # numerals, names, functions

    def applied(self) -> bool:
        """Whether a function with its arguments stands at the cursor."""
        token = self.tokens[self.index]
        if not starts_name(token) or PRIMITIVES.get(token) == 0 or token in _NOT_NAMES:
            return False
        following = self.tokens[self.index + 1]
        return following == "(" or following.startswith("'")

    def atom(self) -> Term:
        """Read a numeral or a name."""
        start = self.index
        token = self.tokens[start]
        if token[:1].isdecimal() and token.isascii():
            self.index += 1
            return self.numeral_at(start, token)
        if not starts_name(token):
            self.fail(_OPERAND)
        if token in _NOT_NAMES:
            self.fail(f"{_OPERAND} ({_NOT_NAMES[token]})")
        matrix = self.matrix()
        if matrix is not None:
            return matrix
        if token in RESERVED:
            self.fail(f"{_OPERAND} ({token}: {RESERVED[token]})")
        arity = PRIMITIVES.get(token)
        if arity is None:
            return Var(self.name(0, _OPERAND))
        self.index += 1
        return App(token) if arity == 0 else self.fail(f"( after the function {token}")

    def numeral_at(self, start: int, token: str) -> Term:
        """Return the numeral, or the fraction that a decimal is."""
        if len(token) > MAX_DIGITS:
            self.fail(f"a numeral of at most {MAX_DIGITS:,} digits", start)
        whole, _, digits = token.partition(".")
        if not digits:
            return Num(int(whole))
        return App("/", (Num(int(whole + digits)), Num(10 ** len(digits))))

    def function(self) -> Term:
        """Read a function with its arguments."""
        start = self.index
        name = self.tokens[start]
        if name in CONSTANTS:
            return self.constant_matrix()
        if name in RESERVED:
            self.fail(f"{_OPERAND} ({name}: {RESERVED[name]})")
        arity = PRIMITIVES.get(name)
        self.deeper(start)
        self.index += 1
        if self.tokens[self.index] != "(":
            result = self.primed(start, arity)
        elif name in self.readers:
            result = self.readers[name](start)
        else:
            args = self.arguments(name, arity or self.arities.get(name))
            result = self.application(start, args)
        self.levels -= 1
        return result

    @property
    def readers(self) -> Mapping[str, Callable[[int], Term]]:
        """What reads the arguments of functions that have more than terms in them."""
        return {
            "cases": self.cases,
            "diff": self.derivative,
            "limit": self.limit,
            "integral": self.integral,
            "map": self.mapped,
        }

    def application(self, start: int, args: list[Term]) -> Term:
        """Return the function named at the token `start` applied to the arguments."""
        name = self.tokens[start]
        if name == "transpose":
            return self.transposed(start, args[0])
        if name in NESTED:
            result = self.applied_to(start, args[:2])
            for arg in args[2:]:
                result = self.applied_to(start, [result, arg])
            return result
        if name not in PRIMITIVES:
            self.use(name, len(args), start)
        return self.applied_to(start, args)

    def applied_to(self, start: int, args: list[Term]) -> Term:
        """Return the function named at the token `start` of numbers, or of each entry."""
        name = self.tokens[start]
        if any(arg.shape is not None for arg in args):
            return self.entrywise(start, name, args)
        return self.build(start, name, *args)

    def arguments(self, name: str, arity: int | None) -> list[Term]:
        """Read the arguments of a function, as many as it takes where that is known."""
        self.open()
        if self.tokens[self.index] == ")" and arity is None:
            self.fail(f"an argument of {name}")
        args = [self.term()]
        while self.tokens[self.index] == ",":
            if arity is not None and len(args) >= arity and name not in NESTED:
                self.fail(f") ({name} takes {arguments_of(arity)})")
            self.index += 1
            args.append(self.term())
        if arity is not None and len(args) < arity and self.tokens[self.index] == ")":
            self.fail(f"a comma ({name} takes {arguments_of(arity)})")
        self.close(") or a comma")
        return args

    def cases(self, start: int) -> Term:
        """Read (value if guard, ..., value otherwise)."""
        self.open()
        parts: list[Term] = []
        value = self.number()
        while self.take("if"):
            guard_start = self.index
            lhs = self.number()
            relation = self.relation()
            parts += [self.build(guard_start, relation, lhs, self.number()), value]
            if not self.take(","):
                self.fail_after_term("a comma")
            value = self.number()
        if not parts or self.tokens[self.index] != "otherwise":
            self.fail("if or otherwise" if parts else "if")
        self.index += 1
        self.close()
        return self.build(start, "cases", *parts, value)
