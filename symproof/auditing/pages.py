"""What an audit says, as sections of labels and texts: for the terminal and for Markdown."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from symproof.auditing.accuracy import FAULTS, SILENT, Accuracy, Kind, Point
from symproof.auditing.compiling import LIBRARIES, replaced
from symproof.auditing.defects import Gap, Identity
from symproof.auditing.floats import ENDS, Format, share, strata
from symproof.auditing.measuring import SMALL, Audit, Findings, Request
from symproof.layout import columns
from symproof.sayings import told

NOTE: Final = """\
Certified: the errors at the points that were looked at, by enclosures of the true values (FLINT).
Measured: the defects, from what the implementation returned, subtracted exactly.
An ulp is the distance of neighbouring floats in the binade of the true value, or of x."""
SAMPLED: Final = "Nothing is known of the floats between the points."
KINDS: Final[Mapping[Kind, str]] = {
    "normal": "worst for normal x",
    "subnormal": "worst for subnormal x",
    "zero": "error at 0",
}

Lines = Iterator[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a report: labels with texts; a label that begins with a space belongs above."""

    title: str
    lines: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Page:
    """A report."""

    title: str
    sections: tuple[Section, ...]
    note: str

    def told(self, lang: str) -> Page:
        """Return the report in a language."""
        sections = [
            Section(told(own.title, lang), tuple([_told(*line, lang) for line in own.lines]))
            for own in self.sections
        ]
        return Page(told(self.title, lang), tuple(sections), told_lines(self.note, lang))

    @property
    def text(self) -> str:
        """The report for a terminal."""
        width = max(columns(label) for own in self.sections for label, _ in own.lines)
        parts = [self.title]
        for own in self.sections:
            parts += ["", own.title]
            parts += [
                f"  {label}{' ' * (width - columns(label))}  {text}" for label, text in own.lines
            ]
        return "\n".join([*parts, "", self.note, ""])

    @property
    def markdown(self) -> str:
        """The report as Markdown."""
        parts = [f"# {escaped(self.title)}"]
        for own in self.sections:
            parts += ["", f"## {escaped(own.title)}"]
            parts += ["", "| | |", "|---|---|"] if own.lines else []
            parts += [
                f"| {escaped(label.strip())} | {escaped(text)} |" for label, text in own.lines
            ]
        return "\n".join([*parts, "", *self.note.splitlines(), ""])


def _told(label: str, text: str, lang: str) -> tuple[str, str]:
    """Return a line in a language, the label as far in as it is."""
    own = label.lstrip()
    return label[: len(label) - len(own)] + told(own, lang), told(text, lang)


def told_lines(text: str, lang: str) -> str:
    """Return a text of sentences, one on each line, in a language."""
    return "\n".join([told(line, lang) for line in text.split("\n")])


def page(found: Audit) -> Page:
    """Return the report of an audit."""
    request = found.request
    sections = [
        Section("error against the term", tuple(_errors(found.value.accuracy, request))),
        Section(_identity(found), tuple(_defects(found.value, found.known.value, request, "f"))),
    ]
    if found.gradient is not None:
        sections += [
            Section(
                f"error of the gradient ({request.gradient}) against the derivative of the term",
                tuple(_errors(found.gradient.accuracy, request)),
            ),
        ]
        if found.known.gradient is not None:
            lines = tuple(_defects(found.gradient, found.known.gradient, request, "g"))
            sections.append(Section(_gradient(found.known.gradient), lines))
    names = ("f(nan)", "f(inf)", "f(-inf)")
    special = ", ".join(f"{n} = {v:g}" for n, v in zip(names, found.special, strict=True))
    sections.append(Section("special values, not judged", (("", special),)))
    return Page(title(request), tuple(sections), note(request))


def title(request: Request) -> str:
    """Return what was audited: the function, by which implementation, in which dtype and range."""
    own = request.subject
    name = own.name if own.name == own.formula else f"{own.name}, {own.formula}"
    by = request.implementation
    if by in LIBRARIES:
        said = replaced(own.body, by)
        by = f"the formula for {by}" + (f" ({said})" if said else "")
    return f"{name}, by {by}, in {request.dtype}, {span(request)}"


def span(request: Request) -> str:
    """Return the range of an audit in words."""
    if request.low is None or request.high is None:
        return "all finite x"
    return f"x from {float(request.low):g} to {float(request.high):g}"


def note(request: Request) -> str:
    """Return what is certified and what is measured."""
    return NOTE if request.format.bits <= SMALL else f"{NOTE}\n{SAMPLED}"


def sampling(request: Request) -> str:
    """Return how the points of the certified error were chosen."""
    if request.format.bits <= SMALL:
        return f"every {request.dtype} in the range"
    found = strata(request.format, request.low, request.high)
    count = share(found, request.certified)
    return f"{count} drawn in each binade and its {ENDS} ends, and 0; seed {request.seed}"


def _errors(found: Accuracy, request: Request) -> Lines:
    fmt = request.format
    yield "points", f"{found.points:,}, certified one by one: {sampling(request)}"
    yield from _worst(found, fmt)
    for fault, text in FAULTS.items():
        bad = found.faults.get(fault)
        if bad is not None:
            points = f"{bad.count:,} point{'s' if bad.count > 1 else ''}"
            yield "noticed" if fault in SILENT else "wrong", f"at {points} {text}"
            given = f"given {short(bad.gives, fmt)}, true value: {bad.true}"
            yield "  such as", f"x = {at(bad.x, fmt)}: {given}"


def _worst(found: Accuracy, fmt: Format) -> Lines:
    worst = found.point
    if worst is not None:
        part = f"{found.rounded:,} of them ({_percent(found.rounded, found.points)})"
        yield "at most 1/2 ulp", part
        if worst.far == 0:
            yield "worst error", "0: every value is the true one"
            return
        yield "worst error", f"{ulps(worst.high)} ulps, {worst.far:.3g} absolute"
        yield "  at x", at(worst.x, fmt)
        yield "  given", at(worst.gives, fmt)
        yield "  true value", worst.true
    for kind, label in KINDS.items():
        point = found.worst.get(kind)
        if point is not None and point != worst:
            where = "" if kind == "zero" else f" at x = {short(point.x, fmt)}"
            yield label, f"{ulps(point.high)} ulps{where}"
    if found.absolute is not None and found.absolute != worst:
        yield "worst absolute", _absolute(found.absolute, fmt)


def _absolute(point: Point, fmt: Format) -> str:
    given = f"given {short(point.gives, fmt)}, true value {point.true}"
    return f"{point.far:.3g} at x = {short(point.x, fmt)}: {given}"


def _identity(found: Audit) -> str:
    return f"identity {found.known.text}" if found.known.value else found.known.text


def _gradient(identity: Identity) -> str:
    return f"identity of the gradient, g(x) + g(-x) = {identity.slope}"


def _defects(found: Findings, identity: Identity | None, request: Request, name: str) -> Lines:
    if identity is None:
        return
    fmt, own = request.format, found.defects
    yield "pairs x, -x", f"{own.points:,}, measured"
    if identity.skip:
        yield "left out", f"the kinks at x = {', '.join(f'{x:g}' for x in identity.skip)}"
    if own.worst is not None and not own.worst.defect:
        yield "worst defect", "0: the identity holds exactly"
    elif own.worst is not None:
        far = f"{_small(own.worst)} absolute"
        yield "worst defect", f"{ulps(own.worst.ulps)} {unit(identity)}, {far}"
        yield "  at x", at(own.worst.x, fmt)
        yield f"  {name}(x)", at(own.worst.right, fmt)
        yield f"  {name}(-x)", at(own.worst.left, fmt)
    if own.absolute is not None and own.absolute != own.worst:
        yield "worst absolute", f"{_small(own.absolute)} at x = {short(own.absolute.x, fmt)}"
    if own.first is not None:
        x, right, left = own.first
        yield "NaN or infinite", f"{own.infinite:,} pairs"
        yield "  such as", f"x = {at(x, fmt)}: {name}(x) = {right:g}, {name}(-x) = {left:g}"


def unit(identity: Identity) -> str:
    """Return in what a defect is told."""
    if identity.law == "gradient":
        return "ulps of the largest of g(x), g(-x) and the sum"
    return "ulps of x" if identity.scale == "x" else "ulps of the largest of x, f(x) and f(-x)"


def _small(gap: Gap) -> str:
    return f"{float(gap.defect):.3g}"


def _percent(part: int, whole: int) -> str:
    # rounded down: what is not the whole is not said to be 100 %
    return f"{math.floor(1000 * part / whole) / 10:.1f} %"


def ulps(value: float) -> str:
    """Return a number of ulps to three decimals, or to four digits where it is large."""
    if value == 0:
        return "0"
    return f"{value:.3f}" if value < 1000 else f"{value:.4g}"


def short(x: float, fmt: Format) -> str:
    """Return the shortest decimal that is read as this float."""
    return str(fmt.dtype.type(x))


def at(x: float, fmt: Format) -> str:
    """Return a float in decimal and in hexadecimal."""
    if not math.isfinite(x):
        return short(x, fmt)
    digits, _, power = x.hex().partition("p")
    digits = digits.rstrip("0").rstrip(".") if "." in digits else digits
    return f"{short(x, fmt)} = {digits}p{power}" if x else short(x, fmt)


def escaped(text: str) -> str:
    """Return a text that Markdown shows as it is."""
    from symproof.escapes import ESCAPES

    return ESCAPES["markdown"](text)
