"""Verdicts: what came of each claim, as text and as JSON."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from symproof.calculation import Problem
from symproof.derivation import Derivation, Detail
from symproof.kernel.sequent import Definition
from symproof.library import ProofFile
from symproof.notation.errors import NotationError
from symproof.notation.plain import show_claim, show_definition
from symproof.proof import Hypothesis, Instance, Proof, hypothesis

LONGEST_NAME: Final = 72

# verdict -> exit status
STATUS: Final = {"proved": 0, "refuted": 1, "undefined": 1, "unreadable": 2, "undecided": 3}

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
        "proof-name",
        "proof-notation",
        "reason-name",
        "rename-taken",
        "statement-variable",
        "statement-name",
    }
)


@dataclass(frozen=True, slots=True)
class Outcome:
    """A proof with its derivation, or with the problems that keep it from having one."""

    name: str
    proof: Proof | Instance
    file: ProofFile | None
    derivation: Derivation | None
    problems: tuple[Problem, ...] = ()
    seconds: float = 0.0

    @property
    def verdict(self) -> str:
        """One of the keys of STATUS."""
        if self.derivation is not None:
            return "proved"
        if any(problem.code in UNREADABLE for problem in self.problems):
            return "unreadable"
        if any(p.undefined is not None and p.undefined.point is not None for p in self.problems):
            return "undefined"
        return "undecided"


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


def explain_problems(outcome: Outcome) -> str:
    """Return all problems of an outcome for a terminal: place, code, message, both terms."""
    rows: list[str] = []
    for problem in outcome.problems:
        rows.append(f"{place(outcome, problem)}: {problem.code}: {problem.message}")
        rows.extend(problem.rows)
    return "\n".join(rows)


def entry(outcome: Outcome, detail: Detail = "normal", lang: str = "en") -> dict[str, Any]:
    """Return the JSON object of an outcome; see `symproof prove --output-format json`."""
    if outcome.derivation is not None:
        from symproof.render import render

        (found,) = json.loads(render([outcome.derivation], "json", detail=detail, lang=lang))
        return found
    gaps = [p.undefined for p in outcome.problems if p.undefined is not None and p.undefined.point]
    proof = outcome.proof
    definitions: Sequence[Definition] = getattr(proof, "definitions", ())
    return {
        "name": outcome.name,
        "claim": proof.claim if isinstance(proof, Proof) else "",
        "verdict": outcome.verdict,
        "assumptions": [_assumption(value, definitions) for value in proof.given.values()],
        "definitions": [show_definition(d) for d in definitions],
        "lines": [],
        "trust": [],
        "counterexample": None,
        "undefined": _undefined(gaps[0]) if gaps else None,
        "tried": [
            f"{place(outcome, problem)}: {problem.code}: {problem.message}"
            for problem in outcome.problems
        ],
        "seconds": round(outcome.seconds, 6),
    }


def _assumption(value: Hypothesis | str, definitions: Sequence[Definition]) -> str:
    try:
        return show_claim(
            (hypothesis(value, definitions) if isinstance(value, str) else value).claim
        )
    except NotationError:
        return str(value)


def _undefined(gap: Any) -> dict[str, object]:
    from symproof.notation.plain import show

    return {
        "term": show(gap.term),
        "point": {name: str(value) for name, value in gap.point or ()},
    }
