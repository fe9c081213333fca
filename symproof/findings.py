"""What `explore` finds out: statements with their verdicts, as text and as JSON."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any, Final

from symproof.kernel.term import Term
from symproof.report import entry
from symproof.verdict import Verdict

NOT_PROVED: Final = "proposed by SymPy, not proved"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing found out: a claim with its verdict, or (with no verdict) what SymPy proposes."""

    key: str
    label: str
    claim: str
    verdict: Verdict | None = None
    note: str = ""

    @property
    def value(self) -> Term | None:
        """The right side of what is proved, None where nothing is."""
        derivation = None if self.verdict is None else self.verdict.derivation
        return None if derivation is None else derivation.claim.rhs

    def __str__(self) -> str:
        said = NOT_PROVED if self.verdict is None else self.verdict.verdict
        return f"{self.label:18} {self.claim}   {self.note or said}"

    @property
    def json(self) -> dict[str, Any]:
        """The finding as JSON has it."""
        found = None if self.verdict is None else entry(self.verdict.outcome)
        return {
            "key": self.key,
            "claim": self.claim,
            "verdict": None if found is None else found["verdict"],
            "note": self.note,
            "assumptions": [] if found is None else found["assumptions"],
            "counterexample": None if found is None else found["counterexample"],
            "undefined": None if found is None else found["undefined"],
            "lines": [] if found is None else found["lines"],
        }


@dataclass(frozen=True, slots=True)
class Exploration:
    """What was found out about a function, by key; `str` of it is a report for a terminal."""

    definition: str
    assumptions: tuple[str, ...]
    findings: tuple[Finding, ...]

    def __getitem__(self, key: str) -> tuple[Finding, ...]:
        return tuple([finding for finding in self.findings if finding.key == key])

    def __str__(self) -> str:
        where = [f"  where {', '.join(self.assumptions)}"] if self.assumptions else []
        return "\n".join([self.definition, *where, "", *map(str, self.findings)])

    def __repr__(self) -> str:
        return f"<exploration of {self.definition}>"

    def _repr_markdown_(self) -> str:
        return f"```text\n{self}\n```"

    @property
    def json(self) -> dict[str, Any]:
        """All findings, as `symproof explore --output-format json` prints them."""
        return {
            "definition": self.definition,
            "assumptions": list(self.assumptions),
            "findings": [finding.json for finding in self.findings],
        }

    def to_json(self) -> str:
        """Return the report as the text of a JSON object."""
        return json.dumps(self.json, ensure_ascii=False, indent=1) + "\n"
