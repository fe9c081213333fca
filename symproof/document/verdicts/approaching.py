"""What a term tends to: a relation with an arrow, one limit for each place that is approached."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from symproof.document.verdicts.ranges import Comparison, comparison
from symproof.document.verdicts.relations import Relation
from symproof.document.verdicts.rounds import Rounds
from symproof.document.verdicts.ruling import Ruling, combined, ruling_of
from symproof.document.verdicts.stating import Setting
from symproof.engine.order.linear import as_rational
from symproof.kernel.errors import KernelError
from symproof.kernel.sequent import Claim
from symproof.kernel.term import App, Lam, Term, Var
from symproof.notation import latex, unicode
from symproof.notation.errors import NotationError
from symproof.notation.plain import parse_term
from symproof.report import Outcome

NO_PLACE: Final = "unclear: it is not said where it tends to that, as in x → ∞"
# how places are spelled -> the end of the head of a limit
ENDS: Final = {"oo": "+oo", "+oo": "+oo", "-oo": "-oo"}
LATEX: Final = {"oo": r"\infty", "+oo": r"\infty", "-oo": r"-\infty"}
SHOWN: Final = {"oo": "∞", "+oo": "∞", "-oo": "−∞"}
_SIDED: Final = re.compile(r"(?P<place>.*?)\s*(?:,\s*'(?P<word>[+-])'|\^?(?P<sign>[+-]))\s*")


def tending(
    setting: Setting, left: Term, right: Term, limits: tuple[tuple[str, str], ...]
) -> Rounds[Ruling]:
    """Settle that a term tends to another at each of some places."""
    if not limits:
        return Ruling("undecided", NO_PLACE)
    try:
        terms = [_sided(setting, _limit(left, name, place)) for name, place in limits]
    except (KernelError, NotationError):
        return Ruling("undecided", "unclear: where it tends to that cannot be read")
    kept = [setting.without_variable(name) for name, _ in limits]
    relations = [Relation(each, term, "=", right) for each, term in zip(kept, terms, strict=True)]
    outcomes = yield tuple([relation.target() for relation in relations])
    rulings = [
        _ruling(
            outcome,
            term,
            f"{unicode.show(Var(name))} → {SHOWN.get(place, place)}",
            _dropped(setting, term),
        )
        for outcome, term, (name, place) in zip(outcomes, terms, limits, strict=True)
    ]
    ruling = combined(rulings)
    held = [
        (name, place)
        for each, (name, place) in zip(rulings, limits, strict=True)
        if each.verdict == "proved"
    ]
    if ruling.verdict != "refuted" or len(held) != 1:
        return ruling
    return replace(ruling, suggestion=_only(left, right, *held[0]))


def _only(left: Term, right: Term, name: str, place: str) -> tuple[str, str]:
    """Return the relation at the one place where it was proved, and in words what that changes."""
    at = LATEX.get(place, place)
    where = rf"({latex.show(Var(name))} \to {at})"
    text = rf"{latex.show(left)} \to {latex.show(right)} \quad {where}"
    return text, f"only as {_approach(name, place)}"


def _approach(name: str, place: str) -> str:
    return f"{unicode.show(Var(name))} → {SHOWN.get(place, place)}"


def _dropped(setting: Setting, limit: App) -> bool:
    """Whether something is assumed of the variable that a limit does not say by itself."""
    (name,) = limit.args[0].params if isinstance(limit.args[0], Lam) else ("",)
    about = [hyp for hyp in setting.hypotheses if name in hyp.variables]
    return not all(_holds_near(comparison(hyp), limit) for hyp in about)


def _holds_near(said: Comparison | None, limit: App) -> bool:
    """Whether a comparison of the variable with a number holds near the place, or beside it."""
    if said is None:
        return False
    _, relation, value = said
    if limit.head in ("limit+oo", "limit-oo"):
        return relation in (("!=", ">", ">=") if limit.head == "limit+oo" else ("!=", "<", "<="))
    place = as_rational(limit.args[1])
    if place is None:
        return False
    if place == value:
        side = {"limit": ("!=",), "limit+": ("!=", ">", ">="), "limit-": ("!=", "<", "<=")}
        return relation in side[limit.head]
    return relation in (("!=", ">", ">=") if place > value else ("!=", "<", "<="))


def _limit(term: Term, name: str, place: str) -> App:
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


def _sided(setting: Setting, limit: App) -> App:
    """Return the one-sided limit where the variable is assumed to be on one side of the place."""
    match limit:
        case App("limit", (Lam((name,), _), place)):
            below = Claim("<", Var(name), place) in setting.hypotheses
            above = Claim("<", place, Var(name)) in setting.hypotheses
            return App("limit-" if below else "limit+" if above else "limit", limit.args)
        case _:
            return limit


def _ruling(outcome: Outcome, limit: App, approach: str, dropped: bool) -> Ruling:
    """Return what comes of one approach, said of it."""
    ruling = ruling_of(outcome)
    found = outcome.counterexample
    match ruling.verdict:
        case "refuted" | "undefined" if dropped:
            reason = f"as {approach}: under what is assumed of the variable, it is not settled"
            return replace(
                ruling, verdict="undecided", reason=reason, counterexample=None, undefined=None
            )
        case "refuted" if found is not None:
            value = found.shown()[0]
            return replace(ruling, reason=f"as {approach} it tends to {value}")
        case "undefined" if ruling.undefined is not None and ruling.undefined.term == limit:
            return replace(ruling, verdict="refuted", reason=f"as {approach}: {ruling.reason}")
        case "proved":
            return ruling
        case _:
            return replace(ruling, reason=f"as {approach}: {ruling.reason}")
