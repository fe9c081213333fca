"""Printing the plain notation: see `plain`, which reads it too."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from symproof.kernel.sequent import JUDGEMENTS, ZERO, Claim, Definition
from symproof.kernel.shapes import Shape, show_size
from symproof.kernel.term import (
    BINDERS,
    GUARDS,
    LIMITS,
    App,
    Const,
    Lam,
    Mat,
    Num,
    Term,
    Var,
)
from symproof.notation.binder_reader import entrywise
from symproof.notation.errors import NotationError
from symproof.notation.judgement_reader import BOUNDED, EXISTS, SIDES
from symproof.notation.places import (
    ATOM,
    INFINITE,
    NEG_OPERAND,
    OPERATORS,
    ROUNDED,
    SUM,
    Stated,
    decimal,
    derivative_parts,
    is_row,
    needs_brackets,
    remainder_parts,
    rounded_text,
    stated,
    strip,
)
from symproof.notation.plain_reader import MAX_DIGITS

_TOO_LARGE: Final = 10**MAX_DIGITS


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
        case Var(name) | Mat(name, _):
            parts.append(name)
        case Const(name, tuple() as shape):
            parts.append(f"{name}({', '.join(_sizes(name, shape))})")
        case App("neg", (a,)):
            parts.append("-")
            _write(a, NEG_OPERAND, parts)
        case App("diff"):
            _write_derivative(core, parts)
        case App("map"):
            _write_entries(core, parts)
        case App(head, (Lam((param,), body), *numbers)) if head in BINDERS:
            _write_bound(head, (body, Var(param), *numbers), parts)
        case App("transpose", (a,)):
            _write(a, ATOM, parts)
            parts.append("^T")
        case App("hcat" | "vcat" as head, blocks):
            parts.append("[")
            for i, block in enumerate(blocks):
                parts.append(("; " if head == "vcat" else ", ") if i else "")
                row = block.args if head == "vcat" and is_row(block) else (block,)
                _write_listed(row, parts)
            parts.append("]")
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
            parts.append(f" {head} " if own == SUM or head == ".*" else head)
            _write(b, right, parts)
        case App(head, ()):
            parts.append(head)
        case App(head, args):
            _write_call(head, args, parts)
        case _:
            parts.append(show(core))
    parts.append(")" * pairs)


def _write_call(name: str, args: Sequence[Term], parts: list[str]) -> None:
    parts.append(f"{name}(")
    _write_listed(args, parts)
    parts.append(")")


def _write_listed(terms: Sequence[Term], parts: list[str]) -> None:
    for i, term in enumerate(terms):
        parts.append(", " if i else "")
        _write(term, SUM, parts)


def _write_bound(head: str, args: Sequence[Term], parts: list[str]) -> None:
    """Write a limit or an integral: its function, its variable, its numbers, what is infinite."""
    before, after = INFINITE[head]
    body, param, *numbers = args
    parts.append(f"{'limit' if head in LIMITS else 'integral'}(")
    _write_listed((body, param), parts)
    parts.append(before)
    for number in numbers:
        parts.append(", ")
        _write(number, SUM, parts)
    parts.append(f"{after})")


def _write_entries(term: App, parts: list[str]) -> None:
    """Write a function of each entry, f'(A), or what is taken of each entry t of A."""
    found = entrywise(term)
    if found is not None:
        head, args, order = found
        _write_call(head + "'" * order, args, parts)
        return
    match term.args:
        case Lam((param,), body), matrix:
            _write_call("map", (body, Var(param), matrix), parts)
        case _:
            raise TypeError(f"{term!r} is not a function of each entry")


def _sizes(name: str, shape: Shape) -> list[str]:
    return list(map(show_size, shape[:1] if name == "eye" else shape))


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
        if claim.rel == "bounded":
            return prefix + _show_bounded(claim)
        said = " ".join((show(claim.lhs), EXISTS, *SIDES[claim.rel]))
        is_bare = not SIDES[claim.rel] and claim.rhs == claim.lhs
        return f"{prefix}{said}" + ("" if is_bare else f" = {show(claim.rhs)}")
    first, *rest = stated(claim).terms
    links = zip(stated(claim).relations, rest, strict=True)
    return " ".join([f"{prefix}{show(first)}", *(f"{rel} {after(rel, t)}" for rel, t in links)])


def _show_bounded(claim: Claim) -> str:
    parts = remainder_parts(claim)
    if parts is None:
        return f"{show(claim.lhs)} {BOUNDED}"
    value = "" if parts.value == ZERO else f"{show(parts.value)} + "
    return f"{show(parts.function)} = {value}O({show(parts.power)})"


def after(relation: str, term: Term) -> str:
    """Return the text of a term that stands after a relation.

    Raises:
        NotationError: a numeral has more digits than are read back.
    """
    return rounded_text(term) if relation == ROUNDED else show(term)


def show_definition(definition: Definition) -> str:
    """Return the text of a definition.

    Raises:
        NotationError: a numeral has more digits than are read back.
    """
    return f"{definition.name}({', '.join(definition.params)}) = {show(definition.body)}"


def show_shape(names: Sequence[str], shape: Shape) -> str:
    """Return the text that declares the shape of matrices."""
    rows, columns = map(show_size, shape)
    return f"{', '.join(names)} in R^({rows} x {columns})"


def show_shapes(shapes: Mapping[str, Shape]) -> str:
    """Return the text that declares shapes, as `parse_shapes` reads it."""
    names: dict[Shape, list[str]] = {}
    for name, shape in shapes.items():
        names.setdefault(shape, []).append(name)
    return ", ".join([show_shape(group, shape) for shape, group in names.items()])
