"""What is found of one relation between two terms, and the sentence that says it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from symproof.kernel.sequent import Claim
from symproof.notation import unicode
from symproof.report import DECIDING, Outcome
from symproof.wording import described_doubt, described_gap, described_sides

if TYPE_CHECKING:
    from symproof.document.verdicts.relations import Relation
    from symproof.engine.calculus.definedness import Undefined
    from symproof.engine.refutation.refuting import Counterexample

# a verdict of several relations is that of the first of these among them
ORDER: Final = (*DECIDING[:-1], "proved-to-digits", "proved")
# of a claim that nothing can be, and therefore all is, said about
CONTRADICTORY: Final = "proof-hypotheses"
EQUAL: Final = "the two sides are identically equal"


@dataclass(frozen=True, slots=True)
class Ruling:
    """The verdict of a relation, or of a part of one, with what it rests on.

    `failing` is the relation between two terms that is refuted, one case of several; `vacuous`
    says that what is assumed holds nowhere.
    """

    verdict: str
    reason: str = ""
    warnings: tuple[str, ...] = ()
    conditions: tuple[str, ...] = ()
    counterexample: Counterexample | None = None
    misfit: tuple[str, str, str] | None = None
    undefined: Undefined | None = None
    equal_at: tuple[str, ...] = ()
    outcomes: tuple[Outcome, ...] = ()
    vacuous: bool = False
    suggestion: tuple[str, str] | None = None
    failing: Relation | None = None


def ruling_of(outcome: Outcome) -> Ruling:
    """Return what an outcome says of a relation."""
    outcomes = (outcome,)
    match outcome.verdict:
        case "proved":
            return Ruling("proved", counterexample=None, outcomes=outcomes)
        case "refuted" if outcome.counterexample is not None:
            found = outcome.counterexample
            reason = described_sides(found)
            return Ruling("refuted", reason, counterexample=found, outcomes=outcomes)
        case "refuted" if outcome.misfit is not None:
            problem = outcome.misfit
            shapes = (problem.left, problem.right, problem.claim)
            return Ruling("refuted", problem.message, misfit=shapes, outcomes=outcomes)
        case "refuted":
            return Ruling("refuted", EQUAL, outcomes=outcomes)
        case "undefined":
            gap = next(gap for gap in outcome.gaps if gap.point is not None)
            return Ruling("undefined", described_gap(gap), undefined=gap, outcomes=outcomes)
        case _:
            codes = {problem.code for problem in outcome.problems}
            reason = doubt(outcome)
            return Ruling("undecided", reason, outcomes=outcomes, vacuous=CONTRADICTORY in codes)


def doubt(outcome: Outcome) -> str:
    """Return why an outcome is no verdict."""
    for problem in outcome.problems:
        if problem.undefined is not None:
            return described_doubt(problem.undefined)
        if problem.code == "timeout":
            return f"no verdict in time: {problem.message}"
        if problem.code != "proof-search":
            return problem.message
    if outcome.tried:
        return f"neither a proof nor a counterexample was found ({'; '.join(outcome.tried)})"
    return "neither a proof nor a counterexample was found"


def shown(claims: Sequence[Claim]) -> str:
    """Return conditions as a reader reads them: `x ≠ 0 and 0 < a`."""
    texts = [unicode.show_claim(claim) for claim in claims]
    return " and ".join(filter(None, [", ".join(texts[:-1]), texts[-1]]))


def combined(parts: Sequence[Ruling]) -> Ruling:
    """Return the ruling on a relation that holds where all its parts do.

    What is vacuous says nothing, unless everything is.
    """
    telling = [part for part in parts if not part.vacuous] or [*parts]
    first = min(telling, key=lambda part: ORDER.index(part.verdict))
    others = [outcome for part in parts if part is not first for outcome in part.outcomes]
    conditions = dict.fromkeys(text for part in telling for text in part.conditions)
    warnings = dict.fromkeys(text for part in telling for text in part.warnings)
    return replace(
        first,
        conditions=tuple(conditions) if first.verdict.startswith("proved") else first.conditions,
        warnings=tuple(warnings),
        outcomes=(*first.outcomes, *others),
    )
