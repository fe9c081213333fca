"""Claims that are certainly false, with a point that shows it, and certain values.

No clock has a say: the same claim has the same answer on every machine.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Any, Final, NamedTuple

from symproof.engine.refutation.counterexamples import Counterexample
from symproof.engine.refutation.refuting import refute
from symproof.kernel import infer
from symproof.kernel.errors import KernelError
from symproof.kernel.sequent import Claim, Definition
from symproof.kernel.term import Term, Var
from symproof.kernel.theorem import Theorem
from symproof.phrases import Phrase, listed
from symproof.teaching.subjects import Subject
from symproof.wording import json_counterexample, number

DIGITS: Final = 4


class Refuted(NamedTuple):
    """A counterexample as a key shows it, and as its JSON has it."""

    values: dict[str, Any]
    json: dict[str, Any]

    def phrase(self, key: str) -> Phrase:
        """Return the counterexample as a sentence."""
        return Phrase(f"teach:{key}", self.values)


def refuted(subject: Subject, claim: Claim, path: Sequence[Claim] = ()) -> Refuted | None:
    """Return where a claim is false in the setting of a theorem, None where none is found."""
    hyps = [entry.claim for entry in subject.derivation.given]
    definitions = {definition.name: definition for definition in subject.derivation.definitions}
    found = refute(claim, [*hyps, *path], definitions, effort="quick")
    # a key for a class shows numbers and functions of numbers
    if not isinstance(found, Counterexample) or found.sizes or found.matrices:
        return None
    return Refuted(_values(found), json_counterexample(found))


def at_point(theorem: Theorem, values: Mapping[str, Term]) -> Theorem | None:
    """Return a theorem at some values, None where its hypotheses speak of its variables."""
    names = tuple(sorted(values))
    try:
        general = infer("gen", (theorem,), names)
        return infer("spec", (general,), tuple([values[name] for name in names]))
    except KernelError:
        return None


def _values(found: Counterexample) -> dict[str, Any]:
    """Return the place and the two values as phrases have them."""
    places: list[Claim | Definition] = [
        Claim("=", Var(name), number(value)) for name, value in found.point
    ]
    places += [Definition(name, value.params, value.body) for name, value in found.functions]
    left, right = found.shown(DIGITS)
    return {"place": listed(places), "left": _number(left), "right": _number(right)}


def _number(digits: str) -> Term | str:
    """Return an exact value as a formula, digits of another one as they are."""
    shown, _, _ = digits.partition(" +- ")
    try:
        return number(Fraction(shown))
    except ValueError:
        return shown.replace("-", "−")
