"""Reading the plain notation: tokens, and a parser by precedence.

Nesting is counted before Python's stack can overflow; a text beyond the counts could not be a
term within the kernel's depth.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final, NoReturn

from symproof.kernel.errors import KernelError
from symproof.kernel.sequent import Claim, Definition
from symproof.kernel.term import (
    BRACKET,
    GUARDS,
    MAX_DEPTH,
    MAX_SIZE,
    PRIMITIVES,
    RESERVED,
    App,
    Num,
    Term,
    Var,
)
from symproof.notation.errors import NotationError
from symproof.notation.places import FLIPPED, OPERATORS, POWER, PRODUCT, SUM, needs_brackets, strip

Relations = tuple[Term, tuple[tuple[str, Term], ...]]

MAX_CHARACTERS: Final = 100_000
MAX_DIGITS: Final = 4_000
NESTED: Final = frozenset({"max", "min"})

_TOKEN: Final = re.compile(r"[A-Za-z_][A-Za-z0-9_]*|[0-9]+(?:\.[0-9]+)?|\*\*|[!<>]=|\S")
_NAME: Final = re.compile(r"[A-Za-z_]")
_OPERAND: Final = "a number, a name or ("
_OPERATOR: Final = "an operator, such as *"
_NOT_NAMES: Final = frozenset({"neg"})
_LIMITS: Final[Mapping[str, str]] = {
    "term-depth": f"a term nested at most {MAX_DEPTH} deep (each + or * of a chain is a level)",
    "term-size": f"a term of at most {MAX_SIZE:,} nodes",
    "definition-cyclic": "a body that does not use the function it defines",
}


class Reader:
    """A cursor over the tokens of one text, and how each name in it is used."""

    def __init__(self, text: str) -> None:
        if len(text) > MAX_CHARACTERS:
            raise NotationError(text, MAX_CHARACTERS, f"at most {MAX_CHARACTERS:,} characters")
        found = list(_TOKEN.finditer(text))
        self.text = text
        self.tokens = [match.group() for match in found]
        self.tokens.append("")
        self.starts = [match.start() for match in found]
        self.starts.append(len(text.rstrip()))
        self.index = 0
        self.arities: dict[str, int] = {}
        self.brackets = 0
        self.levels = 0

    def fail(self, expected: str, index: int | None = None) -> NoReturn:
        """Raise what was expected at a token, the current one unless told."""
        raise NotationError(
            self.text, self.starts[self.index if index is None else index], expected
        )

    def fail_after_term(self, otherwise: str) -> NoReturn:
        """Raise what was expected after a complete term."""
        token = self.tokens[self.index]
        self.fail(_OPERATOR if token == "(" or token.isalnum() or _NAME.match(token) else otherwise)

    def take(self, token: str) -> bool:
        """Whether the current token is this one; if so, pass it."""
        if self.tokens[self.index] != token:
            return False
        self.index += 1
        return True

    def build(self, start: int, head: str, *args: Term) -> App:
        """Return an application; what the kernel refuses is an error at the token `start`."""
        try:
            return App(head, args)
        except KernelError as error:
            raise self.refused(error, start) from error

    def refused(self, error: KernelError, start: int) -> NotationError:
        """Return what the kernel refused, as an error at the token `start`."""
        expected = _LIMITS.get(error.code, error.detail)
        return NotationError(self.text, self.starts[start], expected)

    # names

    def name(self, arity: int, expected: str) -> str:
        """Return the name at the cursor, used with this number of arguments, and pass it."""
        token = self.tokens[self.index]
        if not _NAME.match(token) or token in PRIMITIVES:
            self.fail(expected)
        if token in RESERVED:
            self.fail(f"another name ({token}: {RESERVED[token]})")
        self.use(token, arity, self.index)
        self.index += 1
        return token

    def use(self, name: str, arity: int, index: int) -> None:
        """Note a use of a name; 0 arguments is a variable."""
        known = self.arities.setdefault(name, arity)
        if known == arity:
            return
        if arity == 0:
            self.fail(f"{name} with its argument, or another name ({name} is a function)", index)
        if known == 0:
            self.fail(f"{_OPERATOR} ({name} is a variable)", index + 1)
        self.fail(f"{name} with {_arguments(known)}, as before", index)

    # terms

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

    def deeper(self, start: int) -> None:
        """Count a level of nesting that every term read from here will have."""
        self.levels += 1
        if self.levels > MAX_DEPTH:
            self.fail(_LIMITS["term-depth"], start)

    def bracket(self, start: int, inner: Term, place: int) -> Term:
        """Return what a pair of brackets gives: a node, unless `place` demands the pair."""
        if needs_brackets(strip(inner), place):
            return inner
        return self.build(start, BRACKET, inner)

    def open(self) -> None:
        """Pass an opening bracket."""
        if self.tokens[self.index] != "(":
            self.fail("(")
        self.brackets += 1
        if self.brackets > MAX_DEPTH:
            self.fail(f"brackets nested less deeply (at most {MAX_DEPTH})")
        self.index += 1

    def close(self, expected: str = ")") -> None:
        """Pass a closing bracket."""
        if not self.take(")"):
            self.fail_after_term(expected)
        self.brackets -= 1

    def atom(self) -> Term:
        """Read a numeral, a name, or a function with its arguments."""
        start = self.index
        token = self.tokens[start]
        if token[:1].isdecimal() and token.isascii():
            self.index += 1
            return self.number(start, token)
        if not _NAME.match(token):
            self.fail(_OPERAND)
        arity = PRIMITIVES.get(token)
        applied = self.tokens[start + 1] == "("
        if token in _NOT_NAMES:
            self.fail(f"{_OPERAND} ({token} is reserved)")
        if token in RESERVED:
            self.fail(f"{_OPERAND} ({token}: {RESERVED[token]})")
        if arity is None and not applied:
            return Var(self.name(0, _OPERAND))
        self.index += 1
        if arity == 0:
            return App(token)
        if not applied:
            self.fail(f"( after the function {token}")
        self.deeper(start)
        if token == "cases":
            return self.cases(start)
        args = self.arguments(token, arity or self.arities.get(token))
        self.levels -= 1
        if token in NESTED:
            result = self.build(start, token, *args[:2])
            for arg in args[2:]:
                result = self.build(start, token, result, arg)
            return result
        if arity is None:
            self.use(token, len(args), start)
        return self.build(start, token, *args)

    def number(self, start: int, token: str) -> Term:
        """Return the numeral, or the fraction that a decimal is."""
        if len(token) > MAX_DIGITS:
            self.fail(f"a numeral of at most {MAX_DIGITS:,} digits", start)
        whole, _, digits = token.partition(".")
        if not digits:
            return Num(int(whole))
        return App("/", (Num(int(whole + digits)), Num(10 ** len(digits))))

    def arguments(self, name: str, arity: int | None) -> list[Term]:
        """Read the arguments of a function, as many as it takes where that is known."""
        self.open()
        if self.tokens[self.index] == ")" and arity is None:
            self.fail(f"an argument of {name}")
        args = [self.term()]
        while self.tokens[self.index] == ",":
            if arity is not None and len(args) >= arity and name not in NESTED:
                self.fail(f") ({name} takes {_arguments(arity)})")
            self.index += 1
            args.append(self.term())
        if arity is not None and len(args) < arity and self.tokens[self.index] == ")":
            self.fail(f"a comma ({name} takes {_arguments(arity)})")
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
        self.levels -= 1
        return self.build(start, "cases", *parts, value)

    # statements

    def relation(self) -> str:
        """Return the relation at the cursor, and pass it."""
        token = self.tokens[self.index]
        if token not in GUARDS:
            self.fail_after_term("a relation, such as =")
        self.index += 1
        return token

    def end(self, expected: str = "an operator or the end") -> None:
        """Check that nothing follows."""
        if self.tokens[self.index]:
            self.fail_after_term(expected)

    def whole_term(self) -> Term:
        """Read the text as a term."""
        term = self.term()
        self.end()
        return term

    def chain(self) -> Relations:
        """Read the text as a chain of relations."""
        first = self.term()
        links: list[tuple[str, Term]] = []
        while self.tokens[self.index]:
            relation = self.relation()
            links.append((relation, self.term()))
        return first, tuple(links)

    def claim(self) -> Claim:
        """Read the text as a claim."""
        forall = self.forall()
        lhs = self.term()
        relation = self.relation()
        rhs = self.term()
        self.end("the end: a claim has one relation")
        if relation in (">", ">="):
            return Claim(FLIPPED[relation], rhs, lhs, forall)
        return Claim(relation, lhs, rhs, forall)

    def definition(self) -> Definition:
        """Read the text as a definition."""
        name = self.tokens[0]
        if not _NAME.match(name) or name in PRIMITIVES:
            self.fail("the name of a function that is not built in")
        if name in RESERVED:
            self.fail(f"another name ({name}: {RESERVED[name]})")
        self.index = 1
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
        if self.tokens[0] != "forall" or not _NAME.match(self.tokens[1]):
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


def _arguments(count: int) -> str:
    return "1 argument" if count == 1 else f"{count} arguments"
