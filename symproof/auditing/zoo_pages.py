"""The table over the zoo: for the terminal and for Markdown."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from symproof.auditing.defects import Defects, Identity
from symproof.auditing.floats import Format
from symproof.auditing.measuring import Audit, Request
from symproof.auditing.pages import escaped, note, sampling, short, span, told_lines, ulps
from symproof.auditing.zoo import Row
from symproof.layout import columns
from symproof.sayings import told

HEADS: Final = ("function", "error, ulps", "at x", "defect, ulps", "at x", "f(x) - f(-x)")
TO_THE_RIGHT: Final = (False, True, True, True, True, False)


def zoo_cells(found: Sequence[Row]) -> list[tuple[str, ...]]:
    """Return the rows of the table over the zoo that have an audit."""
    return [(row.name, *_cells(row.audit)) for row in found if row.audit is not None]


def _cells(found: Audit) -> tuple[str, ...]:
    fmt, own = found.request.format, found.value
    worst = own.accuracy.point
    error = ("-", "") if worst is None else _placed(worst.high, worst.x, fmt)
    if own.accuracy.wrong:
        wrong = [
            own.accuracy.faults[key] for key in ("nan", "infinite") if key in own.accuracy.faults
        ]
        error = (f"{wrong[0].gives:g}", short(wrong[0].x, fmt))
    return (*error, *_defect_cells(own.defects, found.known.value, fmt))


def _defect_cells(own: Defects, identity: Identity | None, fmt: Format) -> tuple[str, str, str]:
    if identity is None:
        return "", "", "none"
    slope = str(identity.slope)
    name = {"0": "0", "1": "x"}.get(slope, f"{slope}*x")
    star = "" if identity.scale == "x" else "*"
    if own.first is not None:
        return "not finite", short(own.first[0], fmt), name
    if own.worst is None:
        return "-", "", name
    worst, at = _placed(own.worst.ulps, own.worst.x, fmt)
    return worst + star, at, name


def _placed(value: float, x: float, fmt: Format) -> tuple[str, str]:
    """Return a number of ulps, and where they are, if there are any."""
    return ulps(value), short(x, fmt) if value else ""


def zoo_title(request: Request) -> str:
    """Return the title of the table over the zoo."""
    by = f"the formulas for {request.implementation}"
    return f"the zoo, by {by}, in {request.dtype}, {span(request)}"


def zoo_note(request: Request) -> str:
    """Return what stands below the table over the zoo."""
    more = f"The points: {sampling(request)}.\n"
    star = "* in ulps of the largest of x, f(x) and f(-x), for functions that are not 0 at 0.\n"
    nan = (
        "A value in the place of an error is what a formula gives where the true value is finite.\n"
    )
    return f"{more}{star}{nan}{note(request)}"


def _cells_in(found: Sequence[Row], lang: str) -> list[list[str]]:
    """Return the rows of the table, with its heads, in a language."""
    return [[told(text, lang) for text in row] for row in (HEADS, *zoo_cells(found))]


def zoo_text(found: Sequence[Row], request: Request, lang: str = "en") -> str:
    """Return the table over the zoo for a terminal."""
    cells = _cells_in(found, lang)
    widths = [max(columns(row[k]) for row in cells) for k in range(len(HEADS))]
    lines = [
        "  ".join(
            _beside(text, width, is_right=is_right)
            for text, width, is_right in zip(row, widths, TO_THE_RIGHT, strict=True)
        ).rstrip()
        for row in cells
    ]
    missing = [
        f"{row.name:{widths[0]}}  {told(row.reason, lang)}" for row in found if row.audit is None
    ]
    below = ["", told("not computed:", lang), *missing] if missing else []
    title, note = told(zoo_title(request), lang), told_lines(zoo_note(request), lang)
    return "\n".join([title, "", *lines, *below, "", note, ""])


def _beside(text: str, width: int, *, is_right: bool) -> str:
    """Return a cell as wide as its column."""
    gap = " " * (width - columns(text))
    return gap + text if is_right else text + gap


def zoo_markdown(found: Sequence[Row], request: Request, lang: str = "en") -> str:
    """Return the table over the zoo as Markdown."""
    lines = [f"| {' | '.join(map(escaped, row))} |" for row in _cells_in(found, lang)]
    lines.insert(1, "|---|--:|--:|--:|--:|---|")
    missing = [
        f"- {escaped(row.name)}: {escaped(told(row.reason, lang))}"
        for row in found
        if not row.audit
    ]
    below = ["", told("Not computed:", lang), "", *missing] if missing else []
    title, note = told(zoo_title(request), lang), told_lines(zoo_note(request), lang)
    return "\n".join([f"# {title}", "", *lines, *below, "", note, ""])
