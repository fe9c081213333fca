"""Values of terms in floating point, to propose what may be true; they decide nothing."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice, product
from typing import Final

from symproof.document.verdicts.stating import Setting
from symproof.engine.order.floats import BINARY, CONSTANTS, UNARY
from symproof.kernel.sequent import Claim, Definition
from symproof.kernel.term import App, Lam, Num, Term, Var

# values of variables, one row after the other, each variable beginning at another place
_VALUES: Final = (0.731, 1.618, -0.577, 2.236, -1.414, 0.318, -2.645, 3.317, -0.123, 1.113)
# values of function variables of one argument, the least special ones first
_T: Final = Var("t")
FUNCTIONS: Final = (
    App("exp", (_T / 3,)) + _T,
    App("sin", (_T,)) + _T / 3,
    App("cos", (_T,)) + _T**2 / 5,
    Num(1) / 2 + App("sin", (_T,)) / 3,
    App("exp", (_T / 3,)),
    2 * _T,
    _T**2,
)
MAX_FUNCTIONS: Final = 50
MAX_POINTS: Final = 60
CLOSE: Final = 1e-7
# what is differentiated or integrated numerically is less certain
ROUGH: Final = 2e-4
STEP: Final = 1e-3
NOTHING: Final = math.nan
FAR: Final = 40.0
PANELS: Final = 400

_HOLDS: Final[Mapping[str, Callable[[float, float], bool]]] = {
    "<": lambda a, b: a < b,
    "<=": lambda a, b: a <= b,
    ">": lambda a, b: a > b,
    ">=": lambda a, b: a >= b,
    "!=": lambda a, b: a != b,
}
_FAILURES: Final = (ValueError, ZeroDivisionError, OverflowError, TypeError, RecursionError)


@dataclass(slots=True)
class Sample:
    """Values of variables and functions, and those of the terms that were asked for there.

    Numbers that differ by no more than the margin seem to be equal.
    """

    values: Mapping[str, float]
    functions: Mapping[str, Definition | Lam]
    margin: float = CLOSE
    known: dict[Term, float] = field(default_factory=dict[Term, float])

    def value(self, term: Term) -> float:
        """Return the value of a term, not a number where it has none or none that is found."""
        found = self.known.get(term)
        if found is None:
            try:
                found = self._value(term)
            except _FAILURES:
                found = NOTHING
            self.known[term] = found
        return found

    def holds(self, relation: str, left: Term, right: Term) -> bool | None:
        """Whether a relation seems to hold here, None where it is not known."""
        a, b = self.value(left), self.value(right)
        if math.isnan(a) or math.isnan(b) or math.isinf(a) or math.isinf(b):
            return None
        if relation == "=":
            return abs(a - b) <= self.margin * (1 + abs(a))
        return _HOLDS[relation](a, b) if relation in _HOLDS else None

    def _value(self, term: Term) -> float:
        match term:
            case Num(value):
                return float(value)
            case Var(name):
                return self.values.get(name, NOTHING)
            case App(head, (a,)) if head in UNARY:
                return UNARY[head](self.value(a))
            case App(head, (a, b)) if head in BINARY:
                return BINARY[head](self.value(a), self.value(b))
            case App(head, ()):
                return CONSTANTS.get(head, NOTHING)
            case App("cases", args):
                return self._chosen(args)
            case App("diff", (Lam((name,), body), point)):
                return self._slope(name, body, self.value(point))
            case App("integral", (Lam((name,), body), low, high)):
                return self._area(name, body, self.value(low), self.value(high))
            case App("integral-oo+oo", (Lam((name,), body),)):
                return self._area(name, body, -FAR, FAR)
            case App("integral+oo", (Lam((name,), body), low)):
                return self._area(name, body, self.value(low), FAR)
            case App("integral-oo", (Lam((name,), body), high)):
                return self._area(name, body, -FAR, self.value(high))
            case App(head, args) if head in self.functions:
                return self._applied(self.functions[head], args)
            case _:
                return NOTHING

    def _inside(self, values: Mapping[str, float]) -> Sample:
        return Sample({**self.values, **values}, self.functions, self.margin)

    def _applied(self, function: Definition | Lam, args: Sequence[Term]) -> float:
        if len(function.params) != len(args):
            return NOTHING
        values = dict(zip(function.params, map(self.value, args), strict=True))
        return self._inside(values).value(function.body)

    def _chosen(self, args: tuple[Term, ...]) -> float:
        for guard, value in zip(args[:-1:2], args[1::2], strict=True):
            if not isinstance(guard, App):
                return NOTHING
            holds = self.holds(guard.head, *guard.args)
            if holds is None:
                return NOTHING
            if holds:
                return self.value(value)
        return self.value(args[-1])

    def _slope(self, name: str, body: Term, at: float) -> float:
        """Return a derivative by differences of the fourth order."""

        def near(steps: int) -> float:
            return self._inside({name: at + steps * STEP}).value(body)

        return (8 * (near(1) - near(-1)) - (near(2) - near(-2))) / (12 * STEP)

    def _area(self, name: str, body: Term, low: float, high: float) -> float:
        """Return an integral by Simpson's rule."""
        width = (high - low) / PANELS
        total = 0.0
        for number in range(PANELS + 1):
            weight = 1 if number in (0, PANELS) else 4 if number % 2 else 2
            total += weight * self._inside({name: low + number * width}).value(body)
        return total * width / 3


def _is_rough(term: Term) -> bool:
    match term:
        case App("diff" | "integral" | "integral+oo" | "integral-oo" | "integral-oo+oo"):
            return True
        case App(_, args):
            return any(map(_is_rough, args))
        case Lam(_, body):
            return _is_rough(body)
        case _:
            return False


def samples(
    setting: Setting, terms: Sequence[Term], given: Mapping[str, Lam], count: int
) -> list[Sample]:
    """Return so many samples at which the hypotheses seem to hold, or as many as are found.

    `given` are values of function variables to be used where no better ones are found.
    """
    definitions = setting.about(terms)
    bodies = [definition.body for definition in definitions]
    parts = (*terms, *setting.hypotheses, *definitions)
    names = sorted(frozenset[str]().union(*(part.variables for part in parts)))
    rough = any(map(_is_rough, (*terms, *bodies)))
    free = sorted(frozenset[str]().union(*(part.functions for part in parts)) - {*setting.table})
    functions = {**setting.table, **_chosen_functions(setting, free, given)}
    found: list[Sample] = []
    for number in range(MAX_POINTS if names else 1):
        values = {
            name: _VALUES[(3 * place + number) % len(_VALUES)] * (1 + number // len(_VALUES))
            for place, name in enumerate(names)
        }
        sample = Sample(values, functions, ROUGH if rough else CLOSE)
        if _completed(sample, setting.hypotheses):
            found.append(sample)
        if len(found) == count:
            break
    return found


def _completed(sample: Sample, hypotheses: Sequence[Claim]) -> bool:
    """Whether the hypotheses seem to hold, variables that they give being given their values."""
    local = [hyp for hyp in hypotheses if not hyp.forall]
    values = dict(sample.values)
    for hyp in local:
        if hyp.rel == "=" and isinstance(hyp.lhs, Var):
            values[hyp.lhs.name] = Sample(values, sample.functions).value(hyp.rhs)
    sample.values = values
    return all(sample.holds(hyp.rel, hyp.lhs, hyp.rhs) for hyp in local)


def _chosen_functions(
    setting: Setting, names: Sequence[str], given: Mapping[str, Lam]
) -> Mapping[str, Lam]:
    """Return values of function variables of which the universal hypotheses seem to hold."""
    universal = [hyp for hyp in setting.hypotheses if hyp.forall]
    choices = product(FUNCTIONS, repeat=len(names))
    for bodies in islice(choices, MAX_FUNCTIONS):
        chosen = {name: Lam(("t",), body) for name, body in zip(names, bodies, strict=True)}
        table = {**setting.table, **chosen}
        if all(_seems_universal(hyp, table) for hyp in universal):
            return chosen
    return given


def _seems_universal(claim: Claim, functions: Mapping[str, Definition | Lam]) -> bool:
    if claim.rel not in ("=", *_HOLDS):
        return True
    for number in range(3):
        values = {
            name: _VALUES[(2 * place + number) % len(_VALUES)]
            for place, name in enumerate(claim.forall)
        }
        if not Sample(values, functions).holds(claim.rel, claim.lhs, claim.rhs):
            return False
    return True
