"""Random relations of which nobody knows whether they are true, and what a verdict must then be.

Terms may have no value somewhere, and there may be hypotheses.  What is proved must hold at many
points; what is refuted or undefined must be so at the point that is named.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction

from mpmath import mp, mpf
from numeric import CLEAR, TooLargeError, sides, value
from random_claims import X, Y
from rewritings import rewritten

from symproof import Verdict, prove
from symproof.kernel.sequent import Claim
from symproof.kernel.term import App, Num, Term
from symproof.notation.plain import parse_claim, show_claim

UNARY = (
    *("abs", "sign", "neg", "exp", "log", "sqrt", "tanh", "sigmoid", "sinh", "cosh"),
    *("atan", "erf", "max", "min"),
)
GUARDS = ("<", "<=", ">", ">=", "=", "!=")
LAWS = ("algebra", "exponentials", "hyperbolic", "pieces", "edges")
ASSUMED = ("x > 0", "x != 0", "x >= 0", "x <= y", "x^2 > 1", "y > 0", "x < 1")
PLACES = (
    *(Fraction(n, 2) for n in range(-8, 9)),
    *(Fraction(n, d) for n, d in ((1, 3), (10, 1), (-10, 1), (30, 1), (1, 1000), (-1, 1000))),
)
LARGEST = 45
CHECKED = 40
# sides that agree to so many digits are not said to differ
DIGITS = 700
TIMEOUT = 6.0


@dataclass(frozen=True)
class Relation:
    """A claim, and what it assumes."""

    claim: Claim
    assume: tuple[str, ...]

    def __str__(self) -> str:
        return f"{show_claim(self.claim)}  {' '.join(self.assume)}".rstrip()


def _term(source: random.Random, depth: int) -> Term:
    if depth == 0 or source.random() < 0.15:
        return source.choice((X, X, Y, Num(source.randint(0, 3))))
    a, b = _term(source, depth - 1), _term(source, depth - 1)
    match source.randint(1, 10):
        case 1:
            guard = App(source.choice(GUARDS), (a, source.choice((Num(0), Num(1), X))))
            return App("cases", (guard, b, _term(source, depth - 1)))
        case 2:
            return a ** source.randint(2, 3)
        case 3 | 4 | 5:
            return App(source.choice("++-**/"), (a, b))
        case _:
            head = source.choice(UNARY)
            more = (source.choice((Num(0), Num(1), Y)),) if head in ("max", "min") else ()
            return App(head, (a, *more))


def relation(source: random.Random) -> Relation:
    """Return a random relation, which is as likely to be true as not."""
    while True:
        left = right = _term(source, source.randint(1, 3))
        for _ in range(source.randint(0, 2)):
            right = rewritten(source, right, source.choice(LAWS), (X, Num(2), 1 + X**2))
        other = _term(source, source.randint(0, 2))
        more = (right, right + other**2, right + App("abs", (other,)), right + App("exp", (other,)))
        right = source.choice((*more, App("max", (right, other)), right * other, other))
        claim = Claim(source.choice(("=", "<", "<=")), left, right)
        if not claim.variables or left.size + right.size > LARGEST:
            continue
        drawn = source.sample(ASSUMED, source.choice((0, 0, 1, 2)))
        assume = [said for said in drawn if parse_claim(said).variables <= claim.variables]
        return Relation(claim, tuple(assume))


def _holds(assume: tuple[str, ...], point: Mapping[str, mpf]) -> bool:
    hyps = [parse_claim(said) for said in assume]
    return all(value(App(hyp.rel, (hyp.lhs, hyp.rhs)), point, {}) for hyp in hyps)


def _at(claim: Claim, values: Mapping[str, Fraction]) -> dict[str, mpf]:
    with mp.workdps(DIGITS):
        # what a point leaves out does not matter
        full = {**dict.fromkeys(claim.variables, Fraction(1)), **values}
        return {name: mpf(q.numerator) / q.denominator for name, q in full.items()}


def _margin(claim: Claim, point: Mapping[str, mpf]) -> mpf | None:
    """Return right - left relative to their sizes, None where one of them has no value."""
    found = sides(claim, point, {}, DIGITS)
    if found is None:
        return None
    with mp.workdps(DIGITS):
        left, right = found
        return (right - left) / max(1, abs(left), abs(right))


def fault(source: random.Random, asked: Relation) -> str:
    """Return what is wrong with the verdict on a relation, "" for nothing."""
    verdict = prove(show_claim(asked.claim), assume=asked.assume, timeout=TIMEOUT)
    if verdict.verdict == "proved":
        return next(_violations(source, asked), "")
    return _fault_of_point(asked, verdict)


def _violations(source: random.Random, asked: Relation) -> Iterator[str]:
    names = sorted(asked.claim.variables)
    for _ in range(CHECKED):
        values = {name: source.choice(PLACES) for name in names}
        point = _at(asked.claim, values)
        if not _holds(asked.assume, point):
            continue
        try:
            margin = _margin(asked.claim, point)
        except TooLargeError:
            continue
        if margin is None:
            yield f"proved, and without a value at {values}"
        elif margin < -CLEAR or (asked.claim.rel == "=" and margin > CLEAR):
            yield f"proved, and false at {values}"


def _fault_of_point(asked: Relation, verdict: Verdict) -> str:
    found = verdict.counterexample or verdict.undefined
    if verdict.verdict == "undecided" or found is None or found.point is None:
        return "" if verdict.verdict == "undecided" else f"{verdict.verdict}, and no point is named"
    values = dict(found.point)
    point = _at(asked.claim, values)
    if not _holds(asked.assume, point):
        return f"{verdict.verdict} at {values}, where an hypothesis fails"
    try:
        margin = _margin(asked.claim, point)
    except TooLargeError:
        return ""
    if verdict.verdict == "undefined":
        return "" if margin is None else f"undefined, and it has a value at {values}"
    true = margin is not None and (margin == 0 if asked.claim.rel == "=" else margin > 0)
    return f"refuted, and true at {values}" if true else ""
