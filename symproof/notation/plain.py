"""The plain notation: ASCII text that a person types, read and printed.

`parse_term(show(t)) == t` for every number t in which no name is both a variable and a function,
or a function of two arities, and whose text and numerals are within the reader's limits.
"""

from __future__ import annotations

from typing import Final

from symproof.kernel.sequent import JUDGEMENTS, Claim, Definition
from symproof.kernel.term import GUARDS, App, Lam, Num, Term, Var
from symproof.notation.errors import NotationError
from symproof.notation.places import (
    NEG_OPERAND,
    OPERATORS,
    SUM,
    Stated,
    decimal,
    derivative_parts,
    needs_brackets,
    stated,
    strip,
)
from symproof.notation.plain_reader import MAX_DIGITS
from symproof.notation.statement_reader import EXISTS, SIDES, Relations, StatementReader

_TOO_LARGE: Final = 10**MAX_DIGITS


def parse_term(text: str) -> Term:
    """Read a term.

    Raises:
        NotationError: where the text is not a term.
    """
    return StatementReader(text).whole_term()


def parse_relations(text: str) -> Relations:
    """Read a chain `a = b <= c`: its first term, then each relation with the term after it.

    Raises:
        NotationError: where the text is not a term or a chain of terms.
    """
    return StatementReader(text).relations()


def parse_claim(text: str) -> Claim:
    """Read one relation between two terms, after `forall t, s:` where it is universal.

    A claim may also say that a derivative exists: `diff(f(x), x) exists`, and with `= value`; of
    a one-sided derivative, `exists on the right = value` or `exists on the left = value`.

    Raises:
        NotationError: where the text is not a claim.
    """
    return StatementReader(text).claim()


def parse_chain(text: str) -> tuple[Claim, ...]:
    """Read a claim or a chain of them: `forall t: 0 <= f(t) < 1` is two.

    Raises:
        NotationError: where the text is neither.
    """
    return StatementReader(text).chain()


def parse_stated(text: str) -> Claim | Stated:
    """Read a claim as `parse_claim` does, and keep which of its sides stands on the left.

    Raises:
        NotationError: where the text is not a claim.
    """
    return StatementReader(text).stated()


def parse_definition(text: str) -> Definition:
    """Read `f(x, ...) = body`.

    Raises:
        NotationError: where the text is not a definition.
    """
    return StatementReader(text).definition()


def show(term: Term) -> str:
    """Return the text of a term, a guard or a function.

    Raises:
        NotationError: a numeral has more digits than are read back.
    """
    if type(term) is Lam:
        return f"{', '.join(term.params)} -> {show(term.body)}"
    parts: list[str] = []
    _write(term, SUM, parts)
    return "".join(parts)


def _write(term: Term, place: int, parts: list[str]) -> None:
    core = strip(term)
    pairs = needs_brackets(core, place) + 0
    while term is not core and type(term) is App:
        pairs += 1
        (term,) = term.args
    parts.append("(" * pairs)
    match core:
        case Num(value):
            parts.append(digits(value))
        case Var(name):
            parts.append(name)
        case App("neg", (a,)):
            parts.append("-")
            _write(a, NEG_OPERAND, parts)
        case App("diff"):
            _write_derivative(core, parts)
        case App("cases", args):
            parts.append("cases(")
            for guard, value in zip(args[:-1:2], args[1::2], strict=True):
                _write(value, SUM, parts)
                parts.append(" if ")
                _write(guard, SUM, parts)
                parts.append(", ")
            _write(args[-1], SUM, parts)
            parts.append(" otherwise)")
        case App("/") if (text := decimal(core)) is not None:
            parts.append(text)
        case App(head, (a, b)) if head in OPERATORS or head in GUARDS:
            own, left, right = OPERATORS.get(head, (SUM, SUM, SUM))
            _write(a, left, parts)
            parts.append(f" {head} " if own == SUM else head)
            _write(b, right, parts)
        case App(head, ()):
            parts.append(head)
        case App(head, args):
            for i, arg in enumerate(args):
                parts.append(", " if i else f"{head}(")
                _write(arg, SUM, parts)
            parts.append(")")
        case _:
            parts.append(show(core))
    parts.append(")" * pairs)


def _write_derivative(term: Term, parts: list[str]) -> None:
    param, body, point, order = derivative_parts(term)
    parts.append("diff(")
    _write(body, SUM, parts)
    parts.append(f", {param}")
    if point != Var(param):
        parts.append(" = ")
        _write(point, SUM, parts)
    parts.append(f", {order})" if order > 1 else ")")


def digits(value: int) -> str:
    """Return the decimal digits of a numeral.

    Raises:
        NotationError: there are more than are read back.
    """
    if value >= _TOO_LARGE:
        raise NotationError("", 0, f"a numeral of at most {MAX_DIGITS:,} digits")
    return str(value)


def show_claim(claim: Claim | Stated) -> str:
    """Return the text of a claim.

    Raises:
        NotationError: a numeral has more digits than are read back.
    """
    prefix = f"forall {', '.join(claim.forall)}: " if claim.forall else ""
    if isinstance(claim, Claim) and claim.rel in JUDGEMENTS:
        said = " ".join((show(claim.lhs), EXISTS, *SIDES[claim.rel]))
        is_bare = claim.rel == "diff" and claim.rhs == claim.lhs
        return f"{prefix}{said}" + ("" if is_bare else f" = {show(claim.rhs)}")
    first, *rest = stated(claim).terms
    links = zip(stated(claim).relations, rest, strict=True)
    return " ".join([f"{prefix}{show(first)}", *(f"{rel} {show(term)}" for rel, term in links)])


def show_definition(definition: Definition) -> str:
    """Return the text of a definition.

    Raises:
        NotationError: a numeral has more digits than are read back.
    """
    return f"{definition.name}({', '.join(definition.params)}) = {show(definition.body)}"
