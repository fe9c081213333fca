"""What a panel shows of a function: which curves, and what they are compared with."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from symproof.kernel.term import App, Num, Term, Var, diff
from symproof.plots.subjects import Subject

WHATS: Final = ("identity", "gradient", "gate", "companion", "error")
# what a curve is to the panel; the drawing gives each its own colour and line
FUNCTION, MIRRORED, COMBINED, COMPARED = "function", "mirrored", "combined", "compared"


@dataclass(frozen=True, slots=True)
class Curve:
    """A term in the variable of the function, and how it is named beside its graph."""

    role: str
    term: Term
    label: Term


@dataclass(frozen=True, slots=True)
class Panel:
    """The curves of one panel, drawn in this order.

    Attributes:
        boxes: whether one is to see the boxes that contain the graph.
    """

    what: str
    subject: Subject
    curves: tuple[Curve, ...]
    boxes: bool = False

    def curve(self, role: str) -> Curve | None:
        """Return the curve with a role, None where there is none."""
        return next((curve for curve in self.curves if curve.role == role), None)


def panel(what: str, subject: Subject) -> Panel:
    """Return what a panel shows of a function."""
    curves = PANELS[what](subject, Var(subject.variable))
    return Panel(what, subject, curves, boxes=what == "error")


def _identity(f: Subject, x: Var) -> tuple[Curve, ...]:
    combined = f.at(x) - f.at(-x)
    return _mirrored(f.at(x), f.at(-x), combined, x)


def _companion(f: Subject, x: Var) -> tuple[Curve, ...]:
    return _mirrored(f.at(x), f.at(-x), f.at(x) + f.at(-x), App("abs", (x,)))


def _gradient(f: Subject, x: Var) -> tuple[Curve, ...]:
    inner = Var("t" if x.name != "t" else "s")
    first, second = diff(x.name, f.at(x), x), diff(inner.name, f.at(inner), -x)
    return _mirrored(first, second, first + second, Num(1))


def _gate(f: Subject, x: Var) -> tuple[Curve, ...]:
    first = 2 * f.at(x) / x - 1
    second = 2 * f.at(-x) / (-x) - 1
    phi = next(name for name in ("phi", "psi", "chi") if name not in {f.head, *f.definitions})
    labels = App(phi, (x,)), App(phi, (-x,))
    return (
        Curve(COMPARED, Num(0), Num(0)),
        Curve(FUNCTION, first, labels[0]),
        Curve(MIRRORED, second, labels[1]),
        Curve(COMBINED, first + second, labels[0] + labels[1]),
    )


def _error(f: Subject, x: Var) -> tuple[Curve, ...]:
    return (Curve(FUNCTION, f.at(x), f.at(x)),)


def _mirrored(first: Term, second: Term, combined: Term, compared: Term) -> tuple[Curve, ...]:
    return (
        Curve(COMPARED, compared, compared),
        Curve(FUNCTION, first, first),
        Curve(MIRRORED, second, second),
        Curve(COMBINED, combined, combined),
    )


PANELS: Final[Mapping[str, Callable[[Subject, Var], tuple[Curve, ...]]]] = {
    "identity": _identity,
    "gradient": _gradient,
    "gate": _gate,
    "companion": _companion,
    "error": _error,
}
