"""Certified digits of a closed term: its value is enclosed ever more narrowly until they settle.

FLINT's balls contain the exact value.  Digits are rounded to nearest, and are given only where
both ends of an enclosure round to them, so that every one is certain; a value that is shown to be
a rational number is given exactly.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, Final

from symproof.decimals import finite, outward, rounded
from symproof.engine.calculus.definedness import violations
from symproof.engine.calculus.limits import evaluated
from symproof.engine.context import Context
from symproof.engine.refutation.enclosures import (
    MAX_DENOMINATOR,
    Enclosure,
    Undefined,
    Unsettled,
)
from symproof.engine.search import search
from symproof.kernel.errors import KernelError
from symproof.kernel.ring import difference
from symproof.kernel.sequent import ZERO, Claim, Definition
from symproof.kernel.term import LIMITS, App, Lam, Term, is_matrix, parts_of, substitute
from symproof.wording import described_gap, number

if TYPE_CHECKING:
    from symproof.engine.refutation.refuting import Counterexample

# binary digits of the balls that are tried at most
MAX_BITS: Final = 10_000
BITS_PER_DIGIT: Final = 3.33
SPARE_BITS: Final = 48
# fractions with such numbers are not read
LONG: Final = 10**12
AT_POINT_BITS: Final = (320, 2_000)
# what a computation that went too far raises
FAILURES = (KernelError, RecursionError, OverflowError, MemoryError)


@dataclass(frozen=True, slots=True)
class Enclosed:
    """What is certain about the value of a closed term.

    Attributes:
        verdict: `enclosed`, `undefined` (the term has no value) or `undecided`.
        exact: the value, where it is shown to be this rational number.
        digits: the value rounded to nearest, all digits certain; "" where they are not settled.
            An exact value that is a decimal of no more digits is given as it is.
        bounds: the narrowest enclosure that was found, None where there is none.
        reason: why there is no value, or why there are no digits.
        is_decimal: whether the digits are the exact value.
    """

    term: Term
    verdict: str
    exact: Fraction | None = None
    digits: str = ""
    bounds: Enclosure | None = None
    reason: str = ""
    is_decimal: bool = False

    @property
    def fraction(self) -> str:
        """The exact value as a fraction, "" where there is none or it is too long to be read."""
        value = self.exact
        if value is None or max(abs(value.numerator), value.denominator) >= LONG:
            return ""
        return str(value)

    def ends(self, digits: int) -> tuple[str, str] | None:
        """Return the bounds as decimals, rounded outwards, a few more digits than asked for."""
        return None if self.bounds is None else outward(self.bounds, digits)


def enclosed(term: Term, definitions: Sequence[Definition] = (), digits: int = 15) -> Enclosed:
    """Return the certified digits of a term without variables: so many significant ones.

    The bounds are rigorous if FLINT is right; no digit is given that they do not settle.
    """
    table = {definition.name: definition for definition in definitions}
    found, reason = None, ""
    refused: set[Fraction] = set()
    for bits in _precisions(digits):
        try:
            bounds = _bounds(term, table, bits)
        except Undefined as error:
            return _valueless(term, definitions, _kind(term, table) or str(error))
        except Unsettled as error:
            reason = str(error)
            continue
        except FAILURES:
            reason = "the term is too large to be computed"
            break
        found = bounds if found is None else _narrower(found, bounds)
        exact = _candidate(found)
        if exact is not None and exact not in refused:
            if found.exact or _is_proved(term, table, exact):
                return _exactly(term, exact, digits)
            refused.add(exact)
        text = rounded(found, digits)
        if text:
            return Enclosed(term, "enclosed", None, text, found)
    if found is None:
        return _valueless(term, definitions, reason)
    unsettled = "it cannot be told from 0" if found.low <= 0 <= found.high else ""
    return Enclosed(term, "undecided", bounds=found, reason=unsettled or "no digits are settled")


def enclosed_at(
    term: Term, definitions: Sequence[Definition], found: Counterexample
) -> Enclosure | None:
    """Return an enclosure of a term at the point, and with the functions, of a counterexample.

    None where the term has no certain value there.
    """
    functions = {**{each.name: each for each in definitions}, **dict(found.functions)}
    ctx = Context({each.name: each for each in definitions})
    try:
        # what a limit is, is a theorem
        term = evaluated(ctx, term).claim.rhs
    except FAILURES:
        return None
    for bits in AT_POINT_BITS:
        try:
            return _bounds(term, functions, bits, dict(found.point))
        except (Unsettled, *FAILURES):
            continue
    return None


def _bounds(
    term: Term,
    functions: Mapping[str, Lam | Definition],
    bits: int,
    point: Mapping[str, Fraction] | None = None,
) -> Enclosure:
    """Return rational bounds of a term, from balls with so many bits.

    Raises:
        Unsettled: it has no certain value with these bits; KernelError and others: FAILURES.
    """
    # imported here, since they import FLINT
    from symproof.engine.refutation import balls
    from symproof.engine.refutation.evaluating import Evaluator

    with balls.workprec(bits):
        return balls.enclosure(Evaluator(functions, point or {}).number(term))


def _precisions(digits: int) -> Iterator[int]:
    """Yield how many bits to compute with: as many as the digits need, then twice as many, ..."""
    bits = int(digits * BITS_PER_DIGIT) + SPARE_BITS
    while bits < MAX_BITS:
        yield bits
        bits *= 2
    yield MAX_BITS


def _exactly(term: Term, value: Fraction, digits: int) -> Enclosed:
    bounds, text = Enclosure(value, value), finite(value, digits)
    shown = text or rounded(bounds, digits)
    return Enclosed(term, "enclosed", value, shown, bounds, is_decimal=bool(text))


def _narrower(a: Enclosure, b: Enclosure) -> Enclosure:
    return Enclosure(max(a.low, b.low), min(a.high, b.high))


def _candidate(bounds: Enclosure) -> Fraction | None:
    """Return the rational number that a value is, or else a simple one that it may be."""
    if bounds.exact:
        return bounds.low
    simple = ((bounds.low + bounds.high) / 2).limit_denominator(MAX_DENOMINATOR)
    return simple if bounds.low <= simple <= bounds.high else None


def _is_proved(term: Term, table: Mapping[str, Definition], value: Fraction) -> bool:
    """Whether the kernel proves that a term, which has a value, is a rational number."""
    try:
        if difference(_unfolded(term, table), ZERO) == value:
            return True
        found = search(Context(dict(table)), term, "=", number(value) if value else ZERO)
    except FAILURES:
        return False
    return found is not None and not found[0].hyps


def _unfolded(term: Term, table: Mapping[str, Definition]) -> Term:
    values = {name: Lam(d.params, d.body) for name, d in table.items()}
    for _ in values:
        term = substitute(term, {}, values)
    return term


def _valueless(term: Term, definitions: Sequence[Definition], reason: str) -> Enclosed:
    """Return that a term has no value, if some part of it certainly has none, or why not known."""
    ctx = Context({definition.name: definition for definition in definitions})
    try:
        gap = next(violations(ctx, (Claim("=", term, term),)), None)
    except FAILURES:
        gap = None
    if gap is None:
        return Enclosed(term, "undecided", reason=f"its value is not computed: {reason}")
    return Enclosed(term, "undefined", reason=described_gap(gap))


def _kind(term: Term, table: Mapping[str, Definition]) -> str:
    """Return why no term of this kind has digits, "" where others of its kind have."""
    if is_matrix(term):
        return "it is a matrix"
    bodies = [definition.body for definition in table.values()]
    heads = {p.head for whole in (term, *bodies) for p in parts_of(whole) if isinstance(p, App)}
    return "limits are not enclosed" if not heads.isdisjoint(LIMITS) else ""


__all__ = ["Enclosed", "enclosed", "enclosed_at"]
