"""What `explore` finds out: statements with their verdicts, as text and as JSON."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any, Final

from symproof.kernel.term import Term
from symproof.layout import columns
from symproof.report import entry
from symproof.sayings import told
from symproof.verdict import Verdict

# the columns of a label
LABEL: Final = 19
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
        return self.shown()

    def named(self, lang: str = "en") -> str:
        """Return what was looked for."""
        return told(self.label, lang)

    def shown(self, lang: str = "en") -> str:
        """Return the finding on a line: what it is, the claim, and the verdict."""
        said = NOT_PROVED if self.verdict is None else self.verdict.verdict
        label = self.named(lang)
        gap = " " * max(LABEL - columns(label), 1)
        return f"{label}{gap}{told(self.claim, lang)}   {told(self.note or said, lang)}"

    def told(self, lang: str = "en") -> dict[str, Any]:
        """Return the finding as JSON has it."""
        found = None if self.verdict is None else entry(self.verdict.outcome, lang=lang)
        return {
            "key": self.key,
            "claim": self.claim,
            "verdict": None if found is None else found["verdict"],
            "note": told(self.note, lang),
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
        return self.shown()

    def shown(self, lang: str = "en") -> str:
        """Return the report for a terminal."""
        where = [told(f"where {', '.join(self.assumptions)}", lang)] if self.assumptions else []
        found = [finding.shown(lang) for finding in self.findings]
        return "\n".join([self.definition, *(f"  {row}" for row in where), "", *found])

    def __repr__(self) -> str:
        return f"<exploration of {self.definition}>"

    def _repr_markdown_(self) -> str:
        return f"```text\n{self}\n```"

    def told(self, lang: str = "en") -> dict[str, Any]:
        """Return all findings, as `symproof explore --output-format json` prints them."""
        return {
            "definition": self.definition,
            "assumptions": list(self.assumptions),
            "findings": [finding.told(lang) for finding in self.findings],
        }

    def to_json(self, lang: str = "en") -> str:
        """Return the report as the text of a JSON object."""
        return json.dumps(self.told(lang), ensure_ascii=False, indent=1) + "\n"
