"""The identity that a term has, as symproof proves it: f(x) - f(-x) = c*x, for a number c."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from symproof.auditing.defects import Identity
from symproof.auditing.floats import Format
from symproof.auditing.subjects import Subject, exact
from symproof.exploring import explore
from symproof.findings import Exploration, Finding
from symproof.kernel.term import App, Num, Term, Var
from symproof.notation.plain import parse_claim
from symproof.wording import described_sides

SECONDS: Final = 10.0
ONE: Final = Num(1)


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of the identity of a term.

    Attributes:
        value: the identity of the function, None where the term has none that was proved.
        gradient: that of its derivative.
        text: the claim, and what became of it, for readers.
    """

    value: Identity | None
    gradient: Identity | None
    text: str


def identity_of(subject: Subject, timeout: float = SECONDS) -> Known:
    """Return the identity of a function; `timeout` is in seconds for each statement.

    Raises:
        SymproofError: the term cannot be explored.
    """
    find = {"identity", "kink"}
    found = explore(subject.body, subject.variable, timeout=timeout, find=find)
    identity = next(iter(found["identity"]), None)
    if identity is None:
        return Known(None, None, "there is no x where the term has values at x and at -x")
    verdict = "undecided" if identity.verdict is None else identity.verdict.verdict
    slope = _slope(identity, subject.variable)
    if slope is None:
        return Known(None, None, _without(identity, verdict))
    # a function that is not 0 at 0 cancels there, whoever computes it
    scale = "x" if slope and _vanishes(subject) else "values"
    kinks = _kinks(found, subject)
    return Known(
        Identity(slope, "value", scale),
        Identity(slope, "gradient", skip=kinks),
        f"{identity.claim}, {verdict}",
    )


def _without(identity: Finding, verdict: str) -> str:
    """Return why the identity is not measured."""
    point = None if identity.verdict is None else identity.verdict.counterexample
    if point is None:
        return f"f(x) - f(-x) = c*x is {verdict}, and is not measured"
    return f"f(x) - f(-x) is not c*x for any c: {described_sides(point)}"


def _slope(identity: Finding, variable: str) -> Fraction | None:
    """Return the c of what f(x) - f(-x) is proved to be."""
    match identity.value:
        case Num(0):
            return Fraction(0)
        case Var(name) if name == variable:
            return Fraction(1)
        case App("*", (c, Var(name))) if name == variable:
            return exact(c)
        case _:
            return None


def _vanishes(subject: Subject) -> bool:
    """Whether the function is certainly 0 at 0."""
    from symproof.auditing.floats import FORMATS
    from symproof.auditing.truth import Truth
    from symproof.engine.refutation.enclosures import Unsettled

    fmt: Format = FORMATS["float64"]
    try:
        return Truth(subject, fmt).number(Fraction(0), 2 * fmt.precision) == 0
    except Unsettled:
        return False


def _kinks(found: Exploration, subject: Subject) -> tuple[float, ...]:
    """Return the kinks that are floats."""
    places = [exact(_place(kink)) for kink in found["kink"]]
    return tuple([float(place) for place in places if place is not None])


def _place(kink: Finding) -> Term:
    """Return the point of a claim that there is a derivative."""
    claim = parse_claim(kink.claim)
    return claim.lhs.args[1] if isinstance(claim.lhs, App) else claim.lhs
