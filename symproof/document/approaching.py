"""What a term tends to: a relation with an arrow, one limit for each place that is approached."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from symproof.document.comparing import Relation
from symproof.document.rounds import Rounds
from symproof.document.ruling import Ruling, combined, ruling_of
from symproof.document.stating import Setting
from symproof.kernel.errors import KernelError
from symproof.kernel.sequent import JUDGEMENTS
from symproof.kernel.term import App, Lam, Term
from symproof.notation.errors import NotationError
from symproof.notation.plain import parse_term
from symproof.report import Outcome

NO_PLACE: Final = "unclear: it is not said where it tends to that, as in x → ∞"
# how places are spelled -> the end of the head of a limit
ENDS: Final = {"oo": "+oo", "+oo": "+oo", "-oo": "-oo"}
SHOWN: Final = {"oo": "∞", "+oo": "∞", "-oo": "−∞"}
_SIDED: Final = re.compile(r"(?P<place>.*?)\s*(?:,\s*'(?P<word>[+-])'|\^?(?P<sign>[+-]))\s*")


def tending(
    setting: Setting, left: Term, right: Term, limits: tuple[tuple[str, str], ...]
) -> Rounds[Ruling]:
    """Settle that a term tends to another at each of some places."""
    if not limits:
        return Ruling("undecided", NO_PLACE)
    try:
        terms = [_limit(left, name, place) for name, place in limits]
    except (KernelError, NotationError):
        return Ruling("undecided", "unclear: where it tends to that cannot be read")
    kept = [setting.without_variable(name) for name, _ in limits]
    relations = [Relation(each, term, "=", right) for each, term in zip(kept, terms, strict=True)]
    outcomes = yield tuple([relation.target() for relation in relations])
    rulings = [
        _ruling(outcome, f"{name} → {SHOWN.get(place, place)}", dropped=each != setting)
        for outcome, (name, place), each in zip(outcomes, limits, kept, strict=True)
    ]
    return combined(rulings)


def _limit(term: Term, name: str, place: str) -> Term:
    """Return the limit of a term, as a function of a variable, at a place as it is spelled.

    Raises:
        NotationError: the place cannot be read; KernelError: there is no such limit.
    """
    function = Lam((name,), term)
    if place in ENDS:
        return App(f"limit{ENDS[place]}", (function,))
    sided = _SIDED.fullmatch(place)
    if sided is None:
        return App("limit", (function, parse_term(place)))
    side = sided["word"] or sided["sign"]
    return App(f"limit{side}", (function, parse_term(sided["place"])))


def _ruling(outcome: Outcome, approach: str, *, dropped: bool) -> Ruling:
    """Return what comes of one approach, said of it."""
    ruling = ruling_of(outcome)
    found = outcome.counterexample
    match ruling.verdict:
        case "refuted" if dropped:
            reason = f"as {approach}: under what is assumed of the variable, it is not settled"
            return replace(ruling, verdict="undecided", reason=reason, counterexample=None)
        case "refuted" if found is not None:
            value = found.shown()[0]
            return replace(ruling, reason=f"as {approach} it tends to {value}")
        case "undefined" if not dropped and _has_no_limit(ruling):
            return replace(ruling, verdict="refuted", reason=f"as {approach}: {ruling.reason}")
        case "proved":
            return ruling
        case _:
            return replace(ruling, reason=f"as {approach}: {ruling.reason}")


def _has_no_limit(ruling: Ruling) -> bool:
    gap = ruling.undefined
    return gap is not None and gap.needs.rel in JUDGEMENTS and gap.needs.rel == "limit"
