"""Enclosures of closed terms, and the rule that compares two of them.

A closed term is given the interval that interval arithmetic gives it, from the inside out.
Wherever a part may be undefined (a divisor that may be 0, the logarithm of what may not be
positive) the term is refused: nothing is said about numbers that are *some* number.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from types import MappingProxyType
from typing import Final

from symproof.kernel import elementary
from symproof.kernel.bounds import ONE, Arithmetic, Interval, absolute, negative
from symproof.kernel.errors import refuse
from symproof.kernel.premises import Premises
from symproof.kernel.sequent import JUDGEMENTS, Claim, Sequent, guard_claim
from symproof.kernel.term import BRACKET, App, Num, Term

MIN_BITS: Final = 8
MAX_BITS: Final = 4096
# bits times nodes of a term
MAX_WORK: Final = 2**22

Constant = Callable[[Arithmetic], Interval]
Unary = Callable[[Arithmetic, Interval], Interval]
Binary = Callable[[Arithmetic, Interval, Interval], Interval]
PointFunction = Callable[[Fraction, int], Interval]


def _increasing(function: PointFunction) -> Unary:
    """Return the function on intervals that an increasing function has: it maps end to end."""

    def on_interval(ops: Arithmetic, a: Interval) -> Interval:
        low = function(a[0], ops.bits)
        high = low if a[0] == a[1] else function(a[1], ops.bits)
        return ops.out(low[0], high[1])

    return on_interval


def _even(function: Unary) -> Unary:
    """Return the function on intervals of an even function, from what it is on x >= 0."""
    return lambda ops, a: function(ops, absolute(a))


def _wave(function: PointFunction) -> Unary:
    """Return sin or cos on intervals: no two values differ by more than their arguments do."""

    def on_interval(ops: Arithmetic, a: Interval) -> Interval:
        middle = (a[0] + a[1]) / 2
        value = ops.widen(function(middle, ops.bits), a[1] - middle)
        return max(value[0], -ONE), min(value[1], ONE)

    return on_interval


_exp: Final = _increasing(elementary.exp)
_log: Final = _increasing(elementary.log)
_erf: Final = _increasing(elementary.erf)
_sin: Final = _wave(elementary.sin)
_cos: Final = _wave(elementary.cos)


def _tan(ops: Arithmetic, a: Interval) -> Interval:
    return ops.div(_sin(ops, a), _cos(ops, a))


def _normal_distribution(ops: Arithmetic, a: Interval) -> Interval:
    """Return Phi(x), which is (1 + erf(x/sqrt(2)))/2."""
    value = _erf(ops, ops.div(a, ops.root(Fraction(2))))
    return ops.scale(ops.add((ONE, ONE), value), Fraction(1, 2))


def _power(ops: Arithmetic, base: Interval, exponent: Interval) -> Interval:
    """Return a power: by an integer, or of a positive number as exp(exponent*log(base))."""
    n = exponent[0]
    if n != exponent[1] or n.denominator != 1:
        return _exp(ops, ops.mul(exponent, _log(ops, base)))
    value = ops.power(base, abs(int(n)))
    return value if n >= 0 else ops.div((ONE, ONE), value)


def _sign(_: Arithmetic, a: Interval) -> Interval:
    low, high = (Fraction((x > 0) - (x < 0)) for x in a)
    return low, high


_CONSTANTS: Final[Mapping[str, Constant]] = {
    "pi": lambda ops: ops.out(*elementary.pi(ops.bits)),
    "E": lambda ops: _exp(ops, (ONE, ONE)),
}
_UNARY: Final[Mapping[str, Unary]] = {
    "neg": lambda _, a: negative(a),
    BRACKET: lambda _, a: a,
    "abs": lambda _, a: absolute(a),
    "sign": _sign,
    "exp": _exp,
    "log": _log,
    "sqrt": Arithmetic.sqrt,
    "sin": _sin,
    "cos": _cos,
    "tan": _tan,
    "atan": _increasing(elementary.atan),
    "sinh": _increasing(elementary.sinh),
    "cosh": _even(_increasing(elementary.cosh)),
    "tanh": _increasing(elementary.tanh),
    "sigmoid": _increasing(elementary.sigmoid),
    "erf": _erf,
    "Phi": _normal_distribution,
}
_BINARY: Final[Mapping[str, Binary]] = {
    "+": Arithmetic.add,
    "-": Arithmetic.sub,
    "*": Arithmetic.mul,
    "/": Arithmetic.div,
    "^": _power,
    "max": lambda _, a, b: (max(a[0], b[0]), max(a[1], b[1])),
    "min": lambda _, a, b: (min(a[0], b[0]), min(a[1], b[1])),
}
CONSTANTS: Final = MappingProxyType(_CONSTANTS)
UNARY: Final = MappingProxyType(_UNARY)
BINARY: Final = MappingProxyType(_BINARY)


@dataclass(slots=True)
class _Enclosures:
    """The intervals of closed terms."""

    ops: Arithmetic
    memo: dict[Term, Interval] = field(default_factory=dict[Term, Interval])

    def of(self, term: Term) -> Interval:
        known = self.memo.get(term)
        if known is not None:
            return known
        match term:
            case Num(value):
                result = self.ops.point(value)
            case App("cases", args):
                result = self._first_that_holds(args)
            case App(head, ()) if head in CONSTANTS:
                result = CONSTANTS[head](self.ops)
            case App(head, (a,)) if head in UNARY:
                result = UNARY[head](self.ops, self.of(a))
            case App(head, (a, b)) if head in BINARY:
                result = BINARY[head](self.ops, self.of(a), self.of(b))
            case _:
                refuse("enclose-open", f"{term!r} is not a closed number")
        self.memo[term] = result
        return result

    def _first_that_holds(self, args: tuple[Term, ...]) -> Interval:
        for guard, value in zip(args[:-1:2], args[1::2], strict=True):
            condition = guard_claim(guard)
            truth = holds(condition.rel, self.of(condition.lhs), self.of(condition.rhs))
            if truth is None:
                refuse("enclose-overlap", f"{guard!r} is not settled")
            if truth:
                return self.of(value)
        return self.of(args[-1])


def holds(rel: str, a: Interval, b: Interval) -> bool | None:
    """Whether a number in `a` is so related to one in `b`; None if that depends on which."""
    match rel:
        case "<":
            surely, never = a[1] < b[0], b[1] <= a[0]
        case "<=":
            surely, never = a[1] <= b[0], b[1] < a[0]
        case _:
            apart = a[1] < b[0] or b[1] < a[0]
            same = a[0] == a[1] == b[0] == b[1]
            surely, never = (apart, same) if rel == "!=" else (same, apart)
    return surely if surely or never else None


def _check(term: Term, bits: int) -> None:
    """Refuse what is not closed, a precision out of range, and more work than is reasonable."""
    if not MIN_BITS <= bits <= MAX_BITS:
        refuse("rule-arguments", f"a precision is from {MIN_BITS} to {MAX_BITS} bits")
    if term.variables or term.functions:
        names = ", ".join(sorted(term.variables | term.functions))
        refuse("enclose-open", f"{names} has no fixed value")
    if term.size * bits > MAX_WORK:
        refuse("enclose-size", f"a term of {term.size} nodes with {bits} bits")


def enclosure(term: Term, bits: int) -> Interval:
    """Return bounds lo <= term <= hi of a closed term, of about `bits` significant bits.

    Raises:
        KernelError: enclose-open, enclose-undefined, enclose-overlap (of a guard), enclose-size,
            rule-arguments.
    """
    _check(term, bits)
    return _Enclosures(Arithmetic(bits)).of(term)


def compare(claim: Claim, bits: int) -> None:
    """Refuse unless enclosures of the two sides show the claim.

    Raises:
        KernelError: premise-forall, premise-relation, enclose-open, enclose-undefined,
            enclose-overlap, enclose-size, rule-arguments.
    """
    if claim.forall:
        refuse("premise-forall", "enclose settles instances only")
    if claim.rel in JUDGEMENTS:
        refuse("premise-relation", f"enclose compares numbers, and {claim.rel} does not")
    if claim.rel == "=":
        refuse("enclose-overlap", "enclosures show that numbers differ, never that they are equal")
    if not holds(claim.rel, enclosure(claim.lhs, bits), enclosure(claim.rhs, bits)):
        refuse("enclose-overlap", f"the enclosures do not show {claim.rel}")


def enclose(_: Premises, claim: Claim, bits: Term) -> Sequent:
    """|- a R b for closed terms, where enclosures of both sides are apart as R says"""
    if type(bits) is not Num:
        refuse("rule-arguments", "the precision of `enclose` is a numeral")
    compare(claim, bits.value)
    return Sequent(claim)
