r"""What is said of derivatives, limits and integrals: `\lim_{x \to 0} h \text{ exists}`."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Final

from symproof.kernel.term import BINDERS, App, Term, Var, diff
from symproof.notation.plain_printer import show
from symproof.notation.tex.syntax import Chain, Limit, Node, Part, Words

_EXISTS: Final = frozenset({"exists", "exist"})
_EQUAL: Final = frozenset({"exists and equals", "exists and is", "exists and is equal to"})
_SIDES: Final[Mapping[str, str]] = {
    "has the right derivative": "right",
    "has the left derivative": "left",
}
_BOUNDED: Final = frozenset({"is bounded as"})

Read = Callable[[Node], Term]


def judgement(parts: Sequence[Part], read: Read) -> str | None:
    """Return what the parts of a row say, in the plain notation; None for a relation.

    Raises:
        NotationError: a part is not a term.
    """
    match parts:
        case (Chain(first=what, links=()), Words(text=text)) if what is not None:
            return _exists(read(what), "") if _said(text) in _EXISTS else None
        case (Chain(first=what, links=()), Words(text=text), Chain() as value) if what is not None:
            if _said(text) in _BOUNDED and value.links:
                limit = Limit(value, what, what.start, value.end)
                return f"{show(read(limit))} bounded"
            if _said(text) in _EQUAL and value.first is not None and not value.links:
                return _exists(read(what), f" = {show(read(value.first))}")
            return None
        case (
            Chain(first=what, links=()),
            Words(text=text),
            Chain(first=value, links=()),
            Words(text=at),
            Chain() as point,
        ) if what is not None and value is not None:
            side = _SIDES.get(_said(text))
            return (
                _one_sided(side, what, value, point, read) if side and _said(at) == "at" else None
            )
        case _:
            return None


def _said(text: str) -> str:
    return " ".join(text.lower().split())


def _exists(term: Term, value: str) -> str | None:
    is_judged = isinstance(term, App) and term.head in BINDERS
    return f"{show(term)} exists{value}" if is_judged else None


def _one_sided(side: str, what: Node, value: Node, point: Chain, read: Read) -> str | None:
    """Return that a function has a derivative from one side at x, or at x = a."""
    if point.first is None or len(point.links) > 1:
        return None
    param = read(point.first)
    if not isinstance(param, Var):
        return None
    place = read(point.links[0].right) if point.links else param
    return f"{show(diff(param.name, read(what), place))} exists on the {side} = {show(read(value))}"
