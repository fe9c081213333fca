"""What a verdict rests on, in words: points, terms without a value, what was tried."""

from __future__ import annotations

from fractions import Fraction
from math import ceil, log10
from typing import TYPE_CHECKING, Any, Final

from symproof.engine.order.linear import rational
from symproof.kernel.sequent import JUDGEMENTS
from symproof.kernel.term import App, Lam, Term, substitute
from symproof.notation.plain import show, show_claim

if TYPE_CHECKING:
    from symproof.engine.calculus.definedness import Functions, Undefined, Values
    from symproof.engine.refutation.counterexamples import Closest, Counterexample, Rows

SIDES: Final[dict[str, str]] = {"diff": "", "diff+": " from the right", "diff-": " from the left"}


NOUNS: Final[dict[str, str]] = {
    **dict.fromkeys(SIDES, "derivative"),
    "limit": "limit",
    "integral": "integral",
    "bounded": "bound",
}

# judgements that say of a limit or an integral that it exists
EXISTENCE: Final = frozenset({"limit", "integral"})


def number(value: Fraction) -> Term:
    """Return a rational number as it is written: the sign in front of a fraction."""
    return -rational(-value) if value < 0 else rational(value)


def described_values(point: Values, functions: Functions = ()) -> str:
    """Return the values of variables and functions at a point: `x = 1, phi(t) = t^3`."""
    values = [f"{name} = {show(number(value))}" for name, value in point]
    values += [f"{name}({', '.join(f.params)}) = {show(f.body)}" for name, f in functions]
    return ", ".join(values)


def shown_rows(rows: Rows) -> str:
    """Return a matrix of rational numbers as it is written: `[1, 2; 3, 4]`."""
    return f"[{'; '.join([', '.join([show(number(x)) for x in row]) for row in rows])}]"


def _place(found: Counterexample) -> str:
    """Return where a counterexample is: sizes, matrices, numbers and functions."""
    values = [f"{name} = {value}" for name, value in found.sizes]
    values += [f"{name} = {shown_rows(rows)}" for name, rows in found.matrices]
    return ", ".join([*values, *filter(None, [described_values(found.point, found.functions)])])


def described_point(found: Counterexample) -> str:
    """Return the point of a counterexample."""
    return _place(found) or "every point"


def described_sides(found: Counterexample, *, exists: str = "") -> str:
    """Return a counterexample: `at x = 1: the left side is 1.5231..., the right side is 1`.

    Where the claim judged that a derivative, a limit or an integral exists, `exists` is the
    judgement, and the sides are those of the place.
    """
    where = _place(found)
    left, right = found.shown()
    sides = f"the left side is {left}, the right side is {right}"
    if found.entry is not None:
        row, column = found.entry
        sides = f"in row {row}, column {column}, {sides}"
    if exists == "bounded":
        sides = f"{found.note} is {left}, not {right}"
    elif exists:
        sides = f"there is no {NOUNS[exists]}, since {left} is not {right}"
    elif found.note:
        sides = f"{sides} ({found.note})"
    return f"at {where}: {sides}" if where else sides


def described_closest(closest: Closest) -> str:
    """Return where two sides could not be told apart."""
    where = described_values(closest.point, closest.functions)
    at = f"at {where}: " if where else ""
    if closest.gap == 0:
        return f"{at}the two sides are equal"
    return f"{at}the two sides differ by at most {_small(closest.gap)}"


def _small(gap: Fraction) -> str:
    """Return a power of ten that bounds a positive number."""
    bits = gap.numerator.bit_length() - gap.denominator.bit_length() + 1
    return f"10^{ceil(bits * log10(2))}"


def described_gap(gap: Undefined) -> str:
    """Return why a term has no value: `at x = 0: abs(x) has no derivative`.

    Of a limit or an integral it is said that it does not exist, and why; of a function that is
    integrated, why it should have a value.
    """
    where = described_values(gap.point or (), gap.functions)
    at = f"at {where}: " if where else ""
    if gap.needs.rel in EXISTENCE:
        why = f": {gap.why}" if gap.why else ""
        return f"{at}{show(gap.term)} does not exist{why}"
    if gap.needs.rel in JUDGEMENTS:
        return f"{at}{_differentiated(gap.term)} has no derivative{SIDES[gap.needs.rel]}"
    why = f" ({gap.why})" if gap.why else ""
    return f"{at}{show(gap.term)} has no value: it needs {show_claim(gap.needs)}{why}"


def described_doubt(gap: Undefined) -> str:
    """Return what a term needs in order to have a value, and was neither proved nor violated."""
    if gap.needs.rel in EXISTENCE:
        return f"that {show(gap.term)} exists was not proved"
    if gap.needs.rel in JUDGEMENTS:
        side = SIDES[gap.needs.rel]
        return f"that {_differentiated(gap.term)} has a derivative{side} was not proved"
    return f"{show(gap.term)} has a value only where {show_claim(gap.needs)}, which was not proved"


def _differentiated(term: Term) -> str:
    """Return what a derivative is taken of, as a function of the variable it is taken at."""
    match term:
        case App("diff", (Lam((param,), body), point)):
            named = substitute(body, {param: point}) if not point.functions else body
            return show(named)
        case _:
            return show(term)


def json_counterexample(found: Counterexample) -> dict[str, Any]:
    """Return a counterexample as JSON has it; numbers are exact, as texts."""
    values = {name: str(value) for name, value in (*found.sizes, *found.point)}
    values |= {name: shown_rows(rows) for name, rows in found.matrices}
    entry = {} if found.entry is None else {"entry": list(found.entry)}
    return {
        "point": values,
        "left": [str(found.left.low), str(found.left.high)],
        "right": [str(found.right.low), str(found.right.high)],
        "functions": {name: show(value) for name, value in found.functions},
        **entry,
    }


def json_undefined(gap: Undefined) -> dict[str, Any]:
    """Return a term without a value as JSON has it."""
    return {
        "term": show(gap.term),
        "point": {name: str(value) for name, value in gap.point or ()},
    }
