"""Terms that are linear in some variables, as they are written: their zeros, exactly.

What is not seen to be linear (x*x - x*x) is not treated; nothing is proved here.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from typing import Final

from symproof.kernel.term import App, Num, Term, Var

MAX_LINEAR: Final = 500
MAX_BITS: Final = 2_000

# the coefficients of the variables that have one other than 0, and the constant
Form = tuple[dict[str, Fraction], Fraction]


def root(term: Term, name: str, point: Mapping[str, Fraction]) -> Fraction | None:
    """Return where the term is 0, if it is linear in one variable and the others are given."""
    if name not in term.variables:
        return None
    found = linear_form(term, (name,), {key: v for key, v in point.items() if key != name})
    return -found[1] / found[0][name] if found is not None and found[0] else None


def linear_form(term: Term, names: Sequence[str], point: Mapping[str, Fraction]) -> Form | None:
    """Return a term as a linear function of some variables, the others being given, or None."""
    return _form(term, names, point) if term.size <= MAX_LINEAR else None


def _form(term: Term, names: Sequence[str], point: Mapping[str, Fraction]) -> Form | None:
    match term:
        case Num(value):
            return {}, Fraction(value)
        case Var(name) if name in names:
            return {name: Fraction(1)}, Fraction(0)
        case Var(name) if name in point:
            return {}, point[name]
        case App("+" | "-" | "*" | "/" | "^" | "neg" | "()" as head, args):
            forms = [_form(arg, names, point) for arg in args]
            known = [form for form in forms if form is not None]
            return _combined(head, known) if len(known) == len(forms) else None
        case _:
            return None


def _combined(head: str, forms: Sequence[Form]) -> Form | None:
    match head, forms:
        case "()", [form]:
            return form
        case "neg", [form]:
            return _scaled(form, Fraction(-1))
        case "+", [a, b]:
            return _sum(a, b)
        case "-", [a, b]:
            return _sum(a, _scaled(b, Fraction(-1)))
        case "*", [(slopes, b), form] if not slopes:
            return _scaled(form, b)
        case "*", [form, (slopes, d)] if not slopes:
            return _scaled(form, d)
        case "/", [form, (slopes, d)] if not slopes and d:
            return _scaled(form, 1 / d)
        case "^", [(slopes, b), (others, d)] if not slopes and not others:
            value = _power(b, d)
            return None if value is None else ({}, value)
        case _:
            return None


def _sum(a: Form, b: Form) -> Form:
    slopes = dict(a[0])
    for name, value in b[0].items():
        slopes[name] = slopes.get(name, Fraction(0)) + value
    return {name: value for name, value in slopes.items() if value}, a[1] + b[1]


def _scaled(form: Form, factor: Fraction) -> Form:
    if not factor:
        return {}, Fraction(0)
    return {name: value * factor for name, value in form[0].items()}, form[1] * factor


def _power(base: Fraction, exponent: Fraction) -> Fraction | None:
    """Return an integer power of moderate size."""
    bits = max(base.numerator.bit_length(), base.denominator.bit_length())
    if exponent.denominator != 1 or bits * abs(exponent) > MAX_BITS or (not base and exponent < 0):
        return None
    return base ** int(exponent)


def solved(
    equations: Iterable[Term], names: Iterable[str], point: Mapping[str, Fraction]
) -> dict[str, Fraction]:
    """Return the point with values of the names at which the equations are 0, as far as seen.

    Equations that become linear by what others give are met too; what none gives is 1.
    """
    values = dict(point)
    waiting, open_names = list(equations), list(names)
    while open_names:
        forms = [linear_form(term, open_names, values) for term in waiting]
        found = _eliminated([form for form in forms if form is not None])
        if not found:
            found = {open_names[-1]: Fraction(1)}
        values.update(found)
        open_names = [name for name in open_names if name not in found]
    return values


def _eliminated(forms: Sequence[Form]) -> dict[str, Fraction]:
    """Return the values that a system of linear equations determines."""
    rows: list[tuple[str, Form]] = []
    for form in forms:
        for name, row in rows:
            form = _without(form, name, row)
        if form[0]:
            pivot = min(form[0])
            rows = [(name, _without(row, pivot, form)) for name, row in rows]
            rows.append((pivot, form))
    return {name: -form[1] / form[0][name] for name, form in rows if len(form[0]) == 1}


def _without(form: Form, name: str, row: Form) -> Form:
    """Return the form minus the multiple of a row that takes a variable out of it."""
    slope = form[0].get(name)
    return form if slope is None else _sum(form, _scaled(row, -slope / row[0][name]))
