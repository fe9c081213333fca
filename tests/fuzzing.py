"""Judging the verdicts on random claims."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from mpmath import mp, mpf
from numeric import DIGITS, differ
from random_claims import FUNCTIONS, Example

from symproof import Verdict, prove
from symproof.kernel.sequent import Claim

TIMEOUT = 10.0


@dataclass(frozen=True)
class Judged:
    """A random claim, its verdict, and what is wrong with that ("" for nothing)."""

    example: Example
    verdict: Verdict
    wrong: str

    @property
    def decided(self) -> bool:
        return self.verdict.verdict != "undecided"

    def __str__(self) -> str:
        said = f"{self.verdict.verdict}: {self.example.text}"
        return f"{said}  {' '.join(self.example.assume)} {self.wrong}".rstrip()


def judged(example: Example) -> Judged:
    """Return the verdict on a claim with what is wrong with it."""
    verdict = prove(example.text, assume=example.assume, timeout=TIMEOUT)
    return Judged(example, verdict, _fault(example, verdict))


def _fault(example: Example, verdict: Verdict) -> str:
    match verdict.verdict:
        case "proved":
            return "" if example.true else "it is false"
        case "refuted":
            return "it is true" if example.true else _point_fault(example.claim, verdict)
        case "undefined":
            gap = verdict.undefined
            at = None if gap is None or gap.point is None else dict(gap.point)
            if example.true or at is None:
                return "it has a value everywhere"
            return "" if _differing(example.claim, at) is None else f"it has a value at {at}"
        case _:
            return ""


def _point_fault(claim: Claim, verdict: Verdict) -> str:
    """Return what is wrong with a counterexample: nothing where the sides differ there."""
    found = verdict.counterexample
    if found is None:
        return "no counterexample is given"
    if found.functions:
        return ""
    at = dict(found.point)
    return f"the sides do not clearly differ at {at}" if _differing(claim, at) is False else ""


def _differing(claim: Claim, at: dict[str, Fraction]) -> bool | None:
    # what a point leaves out does not matter
    full = {**dict.fromkeys(claim.variables, Fraction(1)), **at}
    with mp.workdps(DIGITS):
        point = {name: mpf(q.numerator) / q.denominator for name, q in full.items()}
    return differ(claim, point, FUNCTIONS)
