"""Reading the plain notation: a parser of terms by precedence.

Nesting is counted before Python's stack can overflow; a text beyond the counts could not be a
term within the kernel's depth.
"""

from __future__ import annotations

from typing import Final

from symproof.kernel.errors import KernelError
from symproof.kernel.term import BRACKET, GUARDS, PRIMITIVES, RESERVED, App, Num, Term, Var, diff
from symproof.notation.cursor import Cursor, arguments_of, starts_name
from symproof.notation.places import OPERATORS, POWER, PRODUCT, SUM, needs_brackets, strip

MAX_DIGITS: Final = 4_000
NESTED: Final = frozenset({"max", "min"})
# what a prime differentiates by where the point is not a variable: f'(-x) is the slope of f(t)
PRIMED: Final = "t"

_OPERAND: Final = "a number, a name or ("
_ORDER: Final = "the order of the derivative, a numeral from 1 on"
_NOT_NAMES: Final = frozenset({"neg"})


class TermReader(Cursor):
    """Reads terms."""

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
        elif self.applied():
            left = self.function()
        else:
            left = self.atom()
        while True:
            operator = tokens[self.index]
            if operator == "**":
                operator = "^"
            if operator not in OPERATORS:
                break
            bound, left_place, right_place = OPERATORS[operator]
            if bound < place:
                break
            if grouped:
                left = self.bracket(start, left, left_place)
                grouped = False
            self.deeper(self.index)
            self.index += 1
            left = self.build(start, operator, left, self.term(right_place))
            self.levels -= 1
        return self.bracket(start, left, place) if grouped else left

    def bracket(self, start: int, inner: Term, place: int) -> Term:
        """Return what a pair of brackets gives: a node, unless `place` demands the pair."""
        if needs_brackets(strip(inner), place):
            return inner
        return self.build(start, BRACKET, inner)

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
            return self.number(start, token)
        if not starts_name(token):
            self.fail(_OPERAND)
        if token in _NOT_NAMES:
            self.fail(f"{_OPERAND} ({token} is reserved)")
        if token in RESERVED:
            self.fail(f"{_OPERAND} ({token}: {RESERVED[token]})")
        arity = PRIMITIVES.get(token)
        if arity is None:
            return Var(self.name(0, _OPERAND))
        self.index += 1
        return App(token) if arity == 0 else self.fail(f"( after the function {token}")

    def number(self, start: int, token: str) -> Term:
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
        if name in RESERVED:
            self.fail(f"{_OPERAND} ({name}: {RESERVED[name]})")
        arity = PRIMITIVES.get(name)
        self.deeper(start)
        self.index += 1
        if self.tokens[self.index] != "(":
            result = self.primed(start, arity)
        elif name == "cases":
            result = self.cases(start)
        elif name == "diff":
            result = self.derivative(start)
        else:
            args = self.arguments(name, arity or self.arities.get(name))
            result = self.application(start, args)
        self.levels -= 1
        return result

    def application(self, start: int, args: list[Term]) -> Term:
        """Return the function named at the token `start` applied to the arguments."""
        name = self.tokens[start]
        if name in NESTED:
            result = self.build(start, name, *args[:2])
            for arg in args[2:]:
                result = self.build(start, name, result, arg)
            return result
        if name not in PRIMITIVES:
            self.use(name, len(args), start)
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
        value = self.term()
        while self.take("if"):
            guard_start = self.index
            lhs = self.term()
            relation = self.relation()
            parts += [self.build(guard_start, relation, lhs, self.term()), value]
            if not self.take(","):
                self.fail_after_term("a comma")
            value = self.term()
        if not parts or self.tokens[self.index] != "otherwise":
            self.fail("if or otherwise" if parts else "if")
        self.index += 1
        self.close()
        return self.build(start, "cases", *parts, value)

    # derivatives

    def derivative(self, start: int) -> Term:
        """Read (body, x), (body, x = point), and the order after that where it is not 1."""
        self.open()
        # the function is a level of its own
        self.deeper(start)
        body = self.term()
        if not self.take(","):
            self.fail_after_term("a comma and the variable of the derivative")
        param = self.name(0, "the variable of the derivative")
        point: Term = Var(param)
        if self.take("="):
            point = self.term()
        elif self.tokens[self.index] not in (",", ")"):
            self.fail(f"a comma, ) or = (after the variable {param} of the derivative)")
        order = self.order() if self.take(",") else 1
        self.close()
        self.levels -= 1
        return self.differentiated(start, param, body, point, order)

    def order(self) -> int:
        """Read the order of a derivative."""
        token = self.tokens[self.index]
        if not (token.isascii() and token.isdecimal()) or not token.strip("0"):
            self.fail(_ORDER)
        if len(token) > MAX_DIGITS:
            self.fail(f"a numeral of at most {MAX_DIGITS:,} digits")
        self.index += 1
        return int(token)

    def differentiated(self, start: int, param: str, body: Term, point: Term, order: int) -> Term:
        """Return a derivative; an order too high for a term is an error at the token `start`."""
        try:
            for _ in range(order - 1):
                body = diff(param, body, Var(param))
            return diff(param, body, point)
        except KernelError as error:
            raise self.refused(error, start) from error

    def primed(self, start: int, arity: int | None) -> Term:
        """Read '(a), ''(a), ...: a derivative of the function at a, or of it as one of t at a."""
        name, primes = self.tokens[start], self.tokens[self.index]
        if arity not in (None, 1):
            self.fail(f"no ' here: {name} is not a function of one variable")
        self.index += 1
        if self.tokens[self.index] != "(":
            self.fail(f"( after {name}{primes}")
        self.deeper(start)
        (point,) = self.arguments(name + primes, 1)
        self.levels -= 1
        if arity is None:
            self.use(name, 1, start)
        param = point.name if isinstance(point, Var) else PRIMED
        self.use(param, 0, start)
        body = self.build(start, name, Var(param))
        return self.differentiated(start, param, body, point, len(primes))
