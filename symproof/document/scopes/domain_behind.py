r"""A domain that stands behind a definition in a formula of its own: `$f(x) = x^2$ on $[0, 1]$`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from symproof.document.model import Formula, Piece, Prose
from symproof.notation.tex.syntax import Beside, Chain, Group, Link, Name, Part

_ON: Final = re.compile(
    r"\s*,?\s*(?:only )?(?:on|over)(?: the (?:open |closed |unit )?interval)?\s*$", re.IGNORECASE
)
_CHINESE: Final = re.compile(r"\s*[,，]?\s*在(?:区间|闭区间|开区间)?\s*$")
_UPON: Final = re.compile(r"\s*(?:上|内|中)")


def domain_behind(pieces: Sequence[Piece], index: int, chain: Part) -> tuple[Part, ...]:
    """Return x in [0, 1] for a chain that begins with f(x), where the text says so behind it."""
    interval = _interval(pieces, index)
    parameter = _parameter(chain)
    if interval is None or parameter is None:
        return ()
    link = Link("in", interval, interval.start, interval.end)
    return (Chain(parameter, (link,), interval.start, interval.end),)


def _interval(pieces: Sequence[Piece], index: int) -> Group | None:
    """Return the interval that a function is said to be on, behind a formula."""
    behind = pieces[index + 1 : index + 4]
    if len(behind) < 2:
        return None
    between, formula = behind[0], behind[1]
    if not isinstance(between, Prose) or not isinstance(formula, Formula) or formula.display:
        return None
    after = behind[2].text if len(behind) > 2 and isinstance(behind[2], Prose) else ""
    chinese = _CHINESE.match(between.text) and _UPON.match(after)
    if not _ON.match(between.text) and not chinese:
        return None
    match formula.rows:
        case (row,):
            parts = row.parts
        case _:
            return None
    match parts:
        case (Chain(Group() as group, ()),) if len(group.items) == 2:
            return group
        case _:
            return None


def _parameter(chain: Part) -> Name | None:
    """Return x of a chain that begins with f(x)."""
    match chain:
        case Chain(Beside((_, Group("(", ")", (Name() as name,)))), (_, *_)):
            return name
        case _:
            return None
