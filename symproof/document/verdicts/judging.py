"""The finding on a question: which claims are settled for it, and the verdict that they give.

question --> targets --> outcomes --> (more targets --> outcomes) --> finding
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from symproof.document.model import SETTLED, Finding, Question, Side, Split
from symproof.document.verdicts.approaching import tending
from symproof.document.verdicts.casewise import Casewise
from symproof.document.verdicts.rounds import Rounds, settled_here, together
from symproof.document.verdicts.ruling import Ruling
from symproof.document.verdicts.stating import Setting
from symproof.document.verdicts.suggesting import suggested

# of questions that are not settled
VERDICTS: Final[Mapping[str, str]] = {
    "definition": "definition",
    "assumed": "assumed",
    "unreadable": "unreadable",
    "ambiguous": "undecided",
    "unclear": "undecided",
}
# relations that say the same
SAME: Final[Mapping[str, str]] = {"==": "=", ":=": "="}
# so much text before a relation may have decimals that stand in a row above
MAX_ABOVE: Final = 3_000
NO_SIDES: Final = "the relation has no two sides that could be compared"
MIXED: Final = "unclear: → beside values by cases is not in the notation"
# warnings of a question that say how far what is found of it goes
IN_WORDS: Final = "under a condition in words"
DENIED: Final = "denied"
DENIED_BY_TEXT: Final = "the text says that it does not hold"
_CONTINUES: Final = re.compile(
    r"\s*&?\s*(?:[=<>≈≠≤≥→]|\\(?:neq?|leq?|geq?|approx|to|rightarrow|lt|gt|equiv)(?![A-Za-z]))"
)


def judged(question: Question) -> Rounds[Finding]:
    """Return what is found of a question, yielding the claims that are to be settled for it."""
    if question.kind != "claim":
        return _unasked(question)
    if question.misfit is not None:
        return _misfit(question)
    if question.left is None or question.right is None:
        return Finding(question, "undecided", reason=question.reason or NO_SIDES)
    searches = [_relation(question, question.left, question.relation)]
    if question.head is not None:
        searches.append(_relation(question, question.head, question.head_relation))
    step, *heads = yield from together(searches)
    head = _bounded(question, heads[0]) if heads else None
    step = _bounded(question, step)
    if _wants_suggestion(step, head):
        step = yield from _with_suggestion(question, step)
    return _finding(question, step, head)


def finding_of(question: Question, timeout: float | None = 10.0) -> Finding:
    """Return what is found of a question, all claims being settled in this process."""
    return settled_here(judged(question), timeout)


def setting_of(question: Question) -> Setting:
    """Return what the relation of a question is stated under."""
    definitions = [use.definition for use in question.definitions if use.definition is not None]
    uses = (*question.definitions, *question.assumptions)
    claims = [claim for use in uses for claim in use.claims]
    shapes = {name: shape for use in uses for name, shape in use.shapes.items()}
    return Setting(
        tuple(dict.fromkeys(definitions)),
        tuple(dict.fromkeys(claims)),
        {**shapes, **question.shapes},
    )


def is_continued(question: Question) -> bool:
    """Whether the text of a relation begins with its sign, its left side being above."""
    return _CONTINUES.match(question.latex) is not None


def _unasked(question: Question) -> Finding:
    verdict, reason = VERDICTS[question.kind], question.reason
    if question.kind in ("ambiguous", "unclear") and not reason.startswith(question.kind):
        reason = f"{question.kind}: {reason}"
    if question.kind == "unreadable" and not reason and question.expected:
        reason = f"expected {question.expected}"
    return Finding(question, verdict, reason=reason, warnings=question.warnings)


def _misfit(question: Question) -> Finding:
    left, right, term = question.misfit or ("", "", "")
    reason = question.reason or f"the shapes {left} and {right} do not fit in {term}"
    return Finding(
        question, "refuted", reason=reason, misfit=question.misfit, warnings=question.warnings
    )


def _relation(question: Question, left: Side, relation: str) -> Rounds[Ruling]:
    setting, right = setting_of(question), question.right
    relation = SAME.get(relation, relation)
    if right is None:
        return Ruling("undecided", NO_SIDES)
    if relation not in SETTLED:
        return Ruling("undecided", f"unclear: the relation {relation} is not one that is settled")
    if relation == "->":
        if isinstance(left, Split) or isinstance(right, Split):
            return Ruling("undecided", MIXED)
        return (yield from tending(setting, left, right, question.limits))
    text = question.source.text[max(0, question.start - MAX_ABOVE) : question.end]
    casewise = Casewise(
        setting,
        relation,
        almost=question.almost,
        written=f"{text} {question.latex}",
        chained=not is_continued(question),
    )
    return (yield from casewise.settled(left, right))


def _bounded(question: Question, ruling: Ruling) -> Ruling:
    """Return a ruling within the limits that the words around the row set.

    What is wrong may be right under a condition that no formula says; what the text itself denies
    is no mistake.
    """
    wrong = ruling.verdict in ("refuted", "undefined")
    for warning in question.warnings:
        if wrong and warning.startswith(IN_WORDS):
            reason = f"unclear: it is said {warning}; {ruling.reason}"
            return replace(ruling, verdict="undecided", reason=reason, counterexample=None)
        if wrong and warning.startswith(DENIED):
            return replace(ruling, verdict="assumed", reason=f"{DENIED_BY_TEXT}: {ruling.reason}")
        if ruling.verdict == "proved" and warning.startswith(DENIED):
            return replace(ruling, warnings=(*ruling.warnings, f"{DENIED_BY_TEXT}, and it does"))
    return ruling


def _wants_suggestion(step: Ruling, head: Ruling | None) -> bool:
    """Whether a row is wrong, and not right against the first term of its chain."""
    wrong = step.verdict == "refuted" and step.suggestion is None and step.failing is not None
    return wrong and (head is None or not head.verdict.startswith("proved"))


def _with_suggestion(question: Question, step: Ruling) -> Rounds[Ruling]:
    if step.failing is None:
        return step
    found = step.counterexample
    functions = dict(found.functions) if found is not None else {}
    also_left = not is_continued(question)
    known = setting_of(question).hypotheses
    guards = [claim for claim in step.failing.setting.hypotheses if claim not in known]
    suggestion = yield from suggested(step.failing, functions, also_left=also_left, guards=guards)
    return replace(step, suggestion=suggestion)


def _finding(question: Question, step: Ruling, head: Ruling | None) -> Finding:
    shown = step if head is None or step.verdict in ("refuted", "undefined") else _worse(step, head)
    right_at_head = head is not None and head.verdict.startswith("proved")
    outcomes = (*step.outcomes, *(head.outcomes if head is not None else ()))
    return Finding(
        question,
        step.verdict,
        None if head is None else head.verdict,
        reason=_reason(step, head),
        warnings=tuple(dict.fromkeys((*question.warnings, *step.warnings))),
        conditions=step.conditions,
        counterexample=shown.counterexample,
        misfit=shown.misfit,
        undefined=shown.undefined,
        equal_at=step.equal_at,
        suggestion=None if right_at_head else step.suggestion,
        outcomes=step.outcomes,
        head_outcomes=head.outcomes if head is not None else (),
        seconds=sum(outcome.seconds for outcome in outcomes),
    )


def _worse(step: Ruling, head: Ruling) -> Ruling:
    return head if head.verdict in ("refuted", "undefined") else step


def _reason(step: Ruling, head: Ruling | None) -> str:
    """Return the sentence on the step, or on the row against its head where only that fails."""
    if head is None:
        return step.reason
    right = step.verdict.startswith("proved")
    if right and head.verdict in ("refuted", "undefined"):
        return f"as a step it is right; against the first term of the chain: {head.reason}"
    if step.verdict == "refuted" and head.verdict.startswith("proved"):
        return f"{step.reason}; against the first term of the chain it is right"
    return step.reason
