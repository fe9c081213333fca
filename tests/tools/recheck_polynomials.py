"""The second checker's polynomials; see recheck.py."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction
from functools import cache
from typing import Any

from recheck_terms import (
    BINDERS,
    MAX_BITS,
    MAX_DEPTH,
    MAX_EXPONENT,
    MAX_WORK,
    Term,
    apply,
    make,
    need,
    show,
)

# --- polynomials -------------------------------------------------------------------------------
# A polynomial is a Fraction, or a pair (atom, ((exponent, coefficient), ...)) with ascending
# exponents, whose coefficients are polynomials in atoms of lower number, and not 0.  An atom is a
# variable, a function's value, a reciprocal, or a derivative, limit or integral; they are numbered
# as they come, once for all.  A derivative is known by its point and by the polynomial of what is
# differentiated, with a mark for the variable: functions that are equal everywhere have equal
# derivatives.  The same holds for limits and integrals.

Poly = Any
ATOMS: dict[tuple[object, ...], int] = {}
WORK = [0]


def rational(value: Fraction | int) -> Poly:
    bits = max(value.numerator.bit_length(), value.denominator.bit_length())
    need(bits <= MAX_BITS, "a coefficient is too large")
    return Fraction(value)


def build(level: int, coefficients: Mapping[int, Poly]) -> Poly:
    """Return the sum of c * atom^e over the items (e, c), with atom number `level`."""
    WORK[0] += 1 + len(coefficients)
    need(WORK[0] <= MAX_WORK, "a polynomial is too large")
    parts = tuple([(e, coefficients[e]) for e in sorted(coefficients) if coefficients[e] != 0])
    if not parts:
        return Fraction(0)
    return parts[0][1] if parts[-1][0] == 0 else (level, parts)


def atom(*key: object) -> Poly:
    return build(ATOMS.setdefault(key, len(ATOMS)), {1: Fraction(1)})


def level_of(p: Poly) -> int:
    return p[0] if type(p) is tuple else -1


def parts_of(p: Poly, level: int) -> tuple[tuple[int, Poly], ...]:
    """Return p as (exponent, coefficient) in an atom not lower than its own."""
    return p[1] if level_of(p) == level else ((0, p),)


def add(p: Poly, q: Poly) -> Poly:
    level = max(level_of(p), level_of(q))
    if level < 0:
        return rational(p + q)
    total = dict(parts_of(p, level))
    for e, c in parts_of(q, level):
        total[e] = add(total[e], c) if e in total else c
    return build(level, total)


def mul(p: Poly, q: Poly) -> Poly:
    level = max(level_of(p), level_of(q))
    if level < 0:
        return rational(p * q)
    total: dict[int, Poly] = {}
    for e, c in parts_of(p, level):
        for f, d in parts_of(q, level):
            total[e + f] = add(total.get(e + f, Fraction(0)), mul(c, d))
    return build(level, total)


def sub(p: Poly, q: Poly) -> Poly:
    return add(p, mul(Fraction(-1), q))


def power(p: Poly, exponent: int) -> Poly:
    """Return p to a natural power; p to 0 is 1, also for p = 0."""
    if exponent == 0:
        return Fraction(1)
    root = power(p, exponent // 2)
    return mul(mul(root, root), p) if exponent % 2 else mul(root, root)


def number(p: Poly) -> Fraction | None:
    """Return the value of a constant polynomial, None for another."""
    return None if type(p) is tuple else p


def reciprocal(p: Poly) -> Poly:
    """Return 1/p.  Nothing is known about 1/0, and 1/(p*q) is not known to be (1/p)*(1/q)."""
    return rational(1 / p) if number(p) else atom("reciprocal", p)


def integer(exponent: Term) -> int | None:
    """Return the value of an exponent that is a whole number, None for another."""
    value = number(normal(exponent))
    if value is None or value.denominator != 1:
        return None
    need(abs(value) <= MAX_EXPONENT, "an exponent is too large")
    return int(value)


@cache
def normal(term: Term) -> Poly:
    """Return the polynomial that is equal to a term, whatever number 1/0 is."""
    head, args = term.head, term.args
    need(term.shape is None, "matrices have no polynomial")
    if term.kind == "num":
        return rational(head)
    if term.kind in ("var", "mark"):
        return atom("variable", head)
    if head in BINDERS:
        function, *numbers = args
        return atom(head, *normal_function(function), *map(normal, numbers))
    n = integer(args[1]) if head == "^" else None
    if n is not None:
        value = power(normal(args[0]), abs(n))
        return value if n >= 0 else reciprocal(value)
    values = [normal(arg) for arg in args]
    match head:
        case "+":
            return add(*values)
        case "-":
            return sub(*values)
        case "*":
            return mul(*values)
        case "/":
            return mul(values[0], reciprocal(values[1]))
        case "neg":
            return sub(Fraction(0), values[0])
        case "()":
            return values[0]
        case _:
            return atom("value", head, *values)


def normal_function(function: Term) -> tuple[int, Poly]:
    """Return what is the same for functions of one argument that are equal everywhere."""
    mark = next(i for i in range(MAX_DEPTH) if i not in function.variables)
    body = apply(function.head, function.args[0], [make("mark", mark, ())])
    return mark, normal(body)


def divisors(term: Term) -> Iterator[tuple[Term, int]]:
    """Yield (d, n) for each divisor d^n in the arithmetic of a term, divisors in them included."""
    pending = [term]
    while pending:
        part = pending.pop()
        if part.kind == "app" and part.head in ("+", "-", "*", "/", "neg", "()"):
            pending.extend(part.args)
            if part.head == "/":
                yield part.args[1], 1
        elif part.kind == "app" and part.head == "^":
            n = integer(part.args[1])
            if n is not None:
                pending.append(part.args[0])
                if n < 0:
                    yield part.args[0], -n


def in_powers_of(level: int, p: Poly) -> dict[int, Poly]:
    """Return the coefficients of p by powers of any atom."""
    if level_of(p) <= level:
        return dict(parts_of(p, level))
    total: dict[int, Poly] = {}
    for e, c in p[1]:
        for f, d in in_powers_of(level, c).items():
            term = mul(build(p[0], {e: Fraction(1)}), d)
            total[f] = add(total.get(f, Fraction(0)), term)
    return total


def equal_as_fractions(a: Term, b: Term, nonzero: list[Poly]) -> bool:
    """Whether a = b, given polynomials that are not 0; reject a divisor that is not among them.

    Where d is not 0, c0 + c1/d + ... + ck/d^k is 0 if and only if c0*d^k + c1*d^(k-1) + ... + ck
    is.  The atom 1/d has a higher number than those in d, so that one pass from above clears all.
    """
    known: dict[int, Poly] = {}
    for term, n in [*divisors(a), *divisors(b)]:
        divisor = normal(term)
        if number(divisor) is None:
            need(divisor in nonzero, f"not shown: {show(term)} != 0")
            known[level_of(reciprocal(power(divisor, n)))] = power(divisor, n)
        else:
            need(divisor != 0, "a divisor is 0")
    rest = sub(normal(a), normal(b))
    for level in sorted(known, reverse=True):
        coefficients = in_powers_of(level, rest)
        rest = Fraction(0)
        for e, c in coefficients.items():
            rest = add(rest, mul(c, power(known[level], max(coefficients) - e)))
    return rest == 0
