"""The derivations that were found for relations, as the terminal shows them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from symproof.derivation import Derivation, Detail
from symproof.document.model import Finding, Mishap
from symproof.document.reports.results import Checked
from symproof.document.reports.text import item_text
from symproof.report import Outcome, described
from symproof.sayings import told as said_in


def explanation(
    checked: Sequence[Checked], *, detail: Detail = "normal", lang: str = "en", color: bool = False
) -> str:
    """Return, for every relation, what is said of it and the derivations that were found."""
    parts: list[str] = []
    for each in checked:
        for item in each.in_order:
            parts.append(item_text(item, color=color, lang=lang))
            if not isinstance(item, Mishap):
                parts += derivation_texts(item, detail=detail, lang=lang, color=color)
    return "\n\n".join(part.rstrip("\n") for part in parts) + "\n" if parts else ""


def derivation_texts(
    finding: Finding, *, detail: Detail = "normal", lang: str = "en", color: bool = False
) -> list[str]:
    """Return the derivations of a finding as text, and what was tried where there is none."""
    found: list[str] = []
    for told, outcomes in (("", finding.outcomes), ("against the head", finding.head_outcomes)):
        shown = list(_shown(outcomes, detail, lang, color))
        if shown and told:
            found.append(said_in(f"{told}:", lang))
        found += shown
    return list(dict.fromkeys(found))


def _shown(outcomes: Sequence[Outcome], detail: Detail, lang: str, color: bool) -> Iterator[str]:
    from symproof.render import render

    for outcome in outcomes:
        derivations: list[Derivation] = [*outcome.derivations]
        if outcome.equal is not None:
            derivations.append(outcome.equal)
        if derivations:
            yield render(derivations, "terminal", detail=detail, lang=lang, color=color)
        elif outcome.verdict == "undecided":
            rows = described(outcome, lang)
            if rows:
                yield f"{outcome.name}\n{rows}"
