"""An audit: what is asked for, the work in parts that processes share, and what came of it."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from contextlib import redirect_stdout
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any, Final

from symproof.auditing.accuracy import Accuracy, accuracy
from symproof.auditing.arrays import arrays_named
from symproof.auditing.compiling import LIBRARIES, compiled
from symproof.auditing.defects import Defects, Identity, defects
from symproof.auditing.errors import AuditError, needed
from symproof.auditing.floats import FORMATS, Format, share, strata
from symproof.auditing.identities import Known
from symproof.auditing.implementations import Implementation, function_named
from symproof.auditing.subjects import Subject
from symproof.kernel.term import Term, Var, diff
from symproof.pools import Pool, PoolError, broken, streaming

# exhaustive below so many bits
SMALL: Final = 16
# points whose error is certified, by the bits of a format; and points of an identity
CERTIFIED: Final = {32: 20_000, 64: 100_000}
MEASURED: Final = 1 << 22
# parts of an audit for each worker
PARTS: Final = 16


@dataclass(frozen=True, slots=True)
class Request:
    """What is to be audited, in which format, and at which points.

    Attributes:
        implementation: "numpy", "scipy" or "MODULE:FUNCTION".
        gradient: the same for the derivative; None: it is not audited.
        array: the module whose arrays the functions take, None for NumPy or a guess.
        low: the least x; None: the least finite float.
        high: the largest x.
        points: about how many points are certified; None for the usual number.
        measured: about at how many pairs x, -x the identity is measured.
    """

    subject: Subject
    implementation: str
    dtype: str = "float32"
    low: Fraction | None = None
    high: Fraction | None = None
    gradient: str | None = None
    array: str | None = None
    points: int | None = None
    measured: int = MEASURED
    seed: int = 0

    @property
    def format(self) -> Format:
        """The format of the floats."""
        return FORMATS[self.dtype]

    @property
    def certified(self) -> int:
        """How many points are to be certified; with 16 bits all."""
        if self.format.bits <= SMALL:
            return 1 << SMALL
        return self.points or CERTIFIED[self.format.bits]

    @property
    def pairs(self) -> int:
        """How many pairs are to be measured; with 16 bits all."""
        return 1 << SMALL if self.format.bits <= SMALL else self.measured


@dataclass(slots=True)
class Findings:
    """What was found out about a function: the certified error, and the defect measured."""

    accuracy: Accuracy = field(default_factory=Accuracy)
    defects: Defects = field(default_factory=Defects)

    def add(self, other: Findings) -> None:
        """Take in what was found out at other points."""
        self.accuracy.add(other.accuracy)
        self.defects.add(other.defects)


@dataclass(frozen=True, slots=True)
class Audit:
    """What came of an audit.

    Attributes:
        known: the identity of the term.
        gradient: what was found out about the derivative, where it was asked for.
        special: what the implementation gives at NaN, infinity and -infinity.
    """

    request: Request
    known: Known
    value: Findings
    gradient: Findings | None
    special: tuple[float, float, float]


@dataclass(frozen=True, slots=True)
class Task:
    """Every `step`-th stratum of a request, from `first` on."""

    request: Request
    known: Known
    first: int
    step: int


Part = tuple[Findings, Findings | None]


def audit(
    request: Request,
    known: Known,
    workers: int = 1,
    advance: Callable[[int], object] = lambda _: None,
) -> Audit:
    """Return what is found out by some processes; `advance` is told how many of PARTS are done.

    The result does not depend on the number of processes.

    Raises:
        SymproofError: the implementation cannot be used, or there are no points.
    """
    special = specials(request)
    steps = PARTS * workers
    tasks = [Task(request, known, first, steps) for first in range(steps)]
    value = Findings()
    gradient = None if request.gradient is None else Findings()
    for own, slope in spread(measured, tasks, workers):
        value.add(own)
        if gradient is not None and slope is not None:
            gradient.add(slope)
        advance(1)
    return told(Audit(request, known, value, gradient, special))


def told(found: Audit) -> Audit:
    """Return an audit whose worst points have the digits of the true values."""
    from symproof.auditing.truth import Truth

    fmt = found.request.format
    pairs = [(found.request.subject, found.value)]
    if found.gradient is not None:
        pairs.append((slope_of(found.request.subject), found.gradient))
    for subject, findings in pairs:
        findings.accuracy.tell(Truth(subject, fmt))
        findings.accuracy.profile.sort()
        findings.defects.profile.sort()
    return found


def spread(work: Callable[[Any], Any], tasks: Sequence[Any], workers: int) -> Any:
    """Yield what some work gives for each task, in any order, from so many processes.

    Raises:
        AuditError: a process died.
        PoolError: joblib is not installed.
    """
    if workers == 1:
        yield from map(work, tasks)
        return
    with streaming(Pool(workers, "loky")) as stream:
        try:
            yield from stream(work, tasks, None)
        except PoolError:
            raise
        except broken() as error:
            raise AuditError(f"a process of the audit died: {error}") from error


def measured(task: Task) -> Part:
    """Return what is found out in one part of an audit.

    Raises:
        SymproofError: an implementation cannot be used.
    """
    np = needed("numpy")
    request, known = task.request, task.known
    # what a foreign function prints is no part of a report
    with np.errstate(all="ignore"), redirect_stdout(sys.stderr):
        value = _measured(task, request.subject, implementation(request), known.value)
        if request.gradient is None:
            return value, None
        slope = slope_of(request.subject)
        return value, _measured(task, slope, gradient(request), known.gradient)


def _measured(
    task: Task, subject: Subject, function: Implementation, identity: Identity | None
) -> Findings:
    from symproof.auditing.truth import Truth

    request = task.request
    fmt, seed = request.format, request.seed
    both = strata(fmt, request.low, request.high)
    mine = both[task.first :: task.step]
    own = accuracy(Truth(subject, fmt), function, fmt, mine, share(both, request.certified), seed)
    if identity is None:
        return Findings(own)
    right = strata(fmt, *_mirrored(request), signs=(1,))
    count = share(right, request.pairs)
    found = defects(function, fmt, right[task.first :: task.step], count, seed, identity)
    return Findings(own, found)


def _mirrored(request: Request) -> tuple[Fraction, Fraction | None]:
    """Return the range of |x|."""
    low, high = request.low, request.high
    if low is None or high is None:
        return Fraction(0), None
    return max(low, -high, Fraction(0)), max(abs(low), abs(high))


def specials(request: Request) -> tuple[float, float, float]:
    """Return what the implementation gives at NaN, infinity and -infinity.

    Raises:
        SymproofError: the implementation cannot be used.
    """
    np = needed("numpy")
    points = np.array([np.nan, np.inf, -np.inf]).astype(request.format.dtype)
    with np.errstate(all="ignore"), redirect_stdout(sys.stderr):
        values = implementation(request)(points).astype("float64").tolist()
    return values[0], values[1], values[2]


def implementation(request: Request) -> Implementation:
    """Return the function that is audited.

    Raises:
        AuditError: there is no such function, or no formula for the term.
    """
    return _function(request, request.implementation, request.subject.body)


def gradient(request: Request) -> Implementation:
    """Return the function that is audited as the derivative.

    Raises:
        AuditError: there is no such function, or no formula for the derivative.
    """
    from symproof.proposals import derivative

    text = request.gradient or ""
    body = request.subject.body
    if text in LIBRARIES:
        # a formula that is wrong is found out: the reference is not made from it
        formulas = derivative(body, request.subject.variable)
        if not formulas:
            raise AuditError(
                f"no formula for the derivative of {request.subject.formula} was found"
            )
        body = formulas[0]
    return _function(request, text, body)


def _function(request: Request, text: str, body: Term) -> Implementation:
    fmt = request.format
    if text in LIBRARIES:
        formula = compiled(body, request.subject.variable, text, fmt)
        return Implementation(formula, f"the formula for {text}", fmt)
    return Implementation(function_named(text), text, fmt, arrays_named(request.array, text))


def slope_of(subject: Subject) -> Subject:
    """Return the derivative of a function, as the term that is enclosed."""
    name = subject.variable
    body = diff(name, subject.body, Var(name))
    return Subject(f"{subject.name}'", body, name, subject.values)
