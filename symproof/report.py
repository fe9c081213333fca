"""Verdicts: what came of each claim, as text and as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from symproof.calculation import MISFIT, Problem
from symproof.derivation import Derivation, Detail
from symproof.engine.calculus.definedness import Undefined
from symproof.kernel.sequent import JUDGEMENTS, Definition
from symproof.library import ProofFile
from symproof.notation.errors import NotationError
from symproof.notation.plain import parse_chain, parse_claim, show_claim, show_definition
from symproof.phrases import notes
from symproof.proof import Hypothesis, Instance, Proof, hypothesis
from symproof.sayings import told
from symproof.wording import (
    described_closest,
    described_doubt,
    described_gap,
    described_sides,
    json_counterexample,
    json_undefined,
)
from symproof.words import word
from symproof.written import written_steps

if TYPE_CHECKING:
    from symproof.engine.refutation.refuting import Closest, Counterexample

LONGEST_NAME: Final = 72

# verdict -> exit status
STATUS: Final = {"proved": 0, "refuted": 1, "undefined": 1, "unreadable": 2, "undecided": 3}
# which link of a chain decides it
DECIDING: Final = ("unreadable", "undefined", "refuted", "undecided", "proved")

# codes of problems that lie in what is written, not in the mathematics
UNREADABLE: Final = frozenset(
    {
        "definition-arity",
        "definition-clash",
        "definition-cyclic",
        "definition-name",
        "discharge-absent",
        "instantiate-defined",
        "instantiate-primitive",
        "proof-circular",
        "proof-instance",
        "proof-hypotheses",
        "proof-name",
        "proof-tied",
        "proof-notation",
        "reason-name",
        "rename-taken",
        "statement-variable",
        "statement-name",
    }
)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a claim: a derivation, a point that refutes it, or the problems with it.

    Attributes:
        counterexample: a point where the claim is false; of a claim a != b that is proved, the
            point where the sides differ.
        tried: what was tried without success, in words.
        closest: where the two sides could not be told apart.
        equal: of a claim a != b that is refuted, the derivation of a = b.
        parts: the outcomes of the links of a chain, each with its claim as its name.
    """

    name: str
    proof: Proof | Instance
    file: ProofFile | None
    derivation: Derivation | None
    problems: tuple[Problem, ...] = ()
    seconds: float = 0.0
    counterexample: Counterexample | None = None
    tried: tuple[str, ...] = ()
    closest: Closest | None = None
    equal: Derivation | None = None
    parts: tuple[Outcome, ...] = ()

    @property
    def verdict(self) -> str:
        """One of the keys of STATUS; of a chain, that of the link that decides it."""
        if self.parts:
            return self.deciding.verdict
        if self.derivation is not None:
            return "proved"
        if any(problem.code in UNREADABLE for problem in self.problems):
            return "unreadable"
        if any(gap.point is not None for gap in self.gaps):
            return "undefined"
        refuted = self.counterexample is not None or self.equal is not None
        refuted = refuted or self.misfit is not None
        return "refuted" if refuted else "undecided"

    @property
    def deciding(self) -> Outcome:
        """The link that decides a chain, the first of its verdict; of any other claim, itself."""
        return min(self.parts, key=lambda part: DECIDING.index(part.verdict), default=self)

    @property
    def written_wrong(self) -> bool:
        """Whether what is written has problems: it cannot be read, or a line does not follow."""
        part = self.deciding
        calculated = isinstance(part.proof, Instance) or part.proof.steps is not None
        return bool(part.problems) and (calculated or part.verdict == "unreadable")

    @property
    def gaps(self) -> tuple[Undefined, ...]:
        """The terms that were not shown to have a value."""
        return tuple([p.undefined for p in self.problems if p.undefined is not None])

    @property
    def misfit(self) -> Problem | None:
        """The shapes that do not fit in a claim about matrices, which refute it."""
        return next((problem for problem in self.problems if problem.code == MISFIT), None)

    @property
    def steps(self) -> str | None:
        """The text of the calculation of a proved claim, None where there is not one alone."""
        return None if self.derivation is None else written_steps(self.derivation.block)

    @property
    def derivations(self) -> tuple[Derivation, ...]:
        """The derivations of a proved claim: one, or those of the links of a chain."""
        if self.verdict != "proved":
            return ()
        own = () if self.derivation is None else (self.derivation,)
        return own + tuple([d for part in self.parts for d in part.derivations])


def status(outcomes: Sequence[Outcome]) -> int:
    """Return the exit status: 2 for anything unreadable, else 1, else 3, else 0."""
    codes = {STATUS[outcome.verdict] for outcome in outcomes}
    return next((code for code in (2, 1, 3) if code in codes), 0)


def shortened(name: str) -> str:
    """Return the name of a claim on one line that is not too long."""
    text = " ".join(name.split()) or "(nothing)"
    return text if len(text) <= LONGEST_NAME else text[: LONGEST_NAME - 1] + "…"


def place(outcome: Outcome, problem: Problem) -> str:
    """Return file:line of a problem, or the name of the claim where there is no file."""
    if outcome.file is None:
        return shortened(outcome.name)
    path = outcome.file.path
    shown = path.relative_to(Path.cwd()) if path.is_relative_to(Path.cwd()) else path
    return f"{shown}:{outcome.file.line(outcome.name, problem.line)}"


def explain_problems(outcome: Outcome, lang: str = "en") -> str:
    """Return all problems of an outcome for a terminal: place, code, message, both terms."""
    rows: list[str] = []
    for problem in outcome.deciding.problems:
        message = told(problem.message, lang)
        rows.append(f"{place(outcome, problem)}: {problem.code}: {message}")
        rows.extend(problem.rows)
    return "\n".join(rows)


def described(outcome: Outcome, lang: str = "en") -> str:
    """Return the rows below a verdict that say what it rests on, for a terminal."""
    rows = [*_rows(outcome), *(_notes(outcome.deciding, lang) if _has_notes(outcome) else ())]
    return "\n".join([f"    {told(row, lang)}" for row in rows])


def _has_notes(outcome: Outcome) -> bool:
    return outcome.deciding.verdict != "proved"


def _rows(outcome: Outcome) -> Iterator[str]:
    part = outcome.deciding
    if part is not outcome:
        yield f"in {part.name}:"
    match part.verdict:
        case "refuted" if part.counterexample is not None:
            yield described_sides(part.counterexample, exists=_of_existence(part))
        case "refuted" if part.misfit is not None:
            yield part.misfit.message
        case "undefined":
            yield from [described_gap(gap) for gap in part.gaps if gap.point is not None][:1]
        case "undecided":
            yield from [described_doubt(gap) for gap in part.gaps]
            kept = [p for p in part.problems if p.undefined is None and p.code != "proof-search"]
            yield from [problem.message for problem in kept]
        case "proved" if part.counterexample is not None:
            yield f"they differ {described_sides(part.counterexample)}"
        case _:
            pass
    searched = [reason for p in part.problems for reason in p.tried]
    if part.verdict == "undecided" and searched:
        yield f"tried {'; '.join(searched)}"
    yield from part.tried
    if part.closest is not None:
        yield described_closest(part.closest)


def _notes(outcome: Outcome, lang: str) -> list[str]:
    """Return what a reader of a claim must know of the notation."""
    proof = outcome.proof
    if not isinstance(proof, Proof):
        return []
    try:
        claims = parse_chain(proof.claim, shapes=proof.matrices)
    except (NotationError, RecursionError):
        return []
    given = [value.claim for value in proof.given.values() if isinstance(value, Hypothesis)]
    return [word(note.key, lang) for note in notes((*claims, *given))]


def _of_existence(outcome: Outcome) -> str:
    """Return the judgement of a claim that a derivative, limit or integral exists, "" elsewhere."""
    proof = outcome.proof
    claim = parse_claim(proof.claim, shapes=proof.matrices) if isinstance(proof, Proof) else None
    if claim is None or claim.rel not in JUDGEMENTS or claim.lhs != claim.rhs:
        return ""
    return claim.rel


def entry(outcome: Outcome, detail: Detail = "normal", lang: str = "en") -> dict[str, Any]:
    """Return the JSON object of an outcome; see `symproof prove --output-format json`."""
    deciding = outcome.deciding
    point = deciding.counterexample
    counterexample = None if point is None else json_counterexample(point)
    if deciding.misfit is not None:
        counterexample = _json_misfit(deciding.misfit)
    if outcome.derivations:
        found = _proved_entry(outcome, detail, lang)
        return {**found, "counterexample": counterexample}
    gaps = [gap for gap in deciding.gaps if gap.point is not None]
    proof = outcome.proof
    definitions: Sequence[Definition] = getattr(proof, "definitions", ())
    said = _notes(deciding, lang)
    return {
        "name": outcome.name,
        "claim": proof.claim if isinstance(proof, Proof) else "",
        "verdict": outcome.verdict,
        "assumptions": _assumptions(proof),
        "definitions": [show_definition(d) for d in definitions],
        **({"notes": said} if said else {}),
        "lines": [],
        "trust": [],
        "counterexample": counterexample,
        "undefined": json_undefined(gaps[0]) if gaps else None,
        "tried": [told(row, lang) for row in _tried(outcome, lang)],
        "seconds": round(outcome.seconds, 6),
    }


def _json_misfit(misfit: Problem) -> dict[str, Any]:
    """Return shapes that do not fit, in the place of a counterexample, which has no point."""
    shapes = {"shapes": [misfit.left, misfit.right], "term": misfit.claim}
    return {"point": {}, "left": [], "right": [], "functions": {}, **shapes}


def _proved_entry(outcome: Outcome, detail: Detail, lang: str) -> dict[str, Any]:
    """Return the JSON object of a proved claim; the lines of a chain's links follow each other."""
    from symproof.render import render

    found = json.loads(render(outcome.derivations, "json", detail=detail, lang=lang))
    if not outcome.parts:
        return found[0]
    claim = outcome.proof.claim if isinstance(outcome.proof, Proof) else outcome.name
    return {
        **found[0],
        "name": outcome.name,
        "claim": claim,
        "lines": [line for part in found for line in part["lines"]],
        "trust": sorted({name for part in found for name in part["trust"]}),
        "seconds": round(outcome.seconds, 6),
    }


def _tried(outcome: Outcome, lang: str) -> list[str]:
    part = outcome.deciding
    rows = [f"{place(outcome, p)}: {p.code}: {told(p.message, lang)}" for p in part.problems]
    rows += [reason for problem in part.problems for reason in problem.tried]
    rows += part.tried
    return rows if part.closest is None else [*rows, described_closest(part.closest)]


def _assumptions(proof: Proof | Instance) -> list[str]:
    """Return the hypotheses as text, and the shapes of matrices after them."""
    found = [_assumption(value, proof) for value in proof.given.values()]
    return [*found, proof.shapes] if isinstance(proof, Proof) and proof.shapes else found


def _assumption(value: Hypothesis | str, proof: Proof | Instance) -> str:
    if isinstance(value, Hypothesis):
        return show_claim(value.claim)
    try:
        stated = proof if isinstance(proof, Proof) else proof.general
        return show_claim(hypothesis(value, stated.definitions, shapes=stated.matrices).claim)
    except NotationError:
        return value
