"""Relations of documents as something to prove: `symproof prove article.md::24`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

from symproof.calculation import Problem
from symproof.commands.usage import UsageError
from symproof.document.texts.sources import KINDS
from symproof.proof import Proof
from symproof.report import Outcome

if TYPE_CHECKING:
    from symproof.document.model import Finding, Question

# seconds for a claim where none are given
TIMEOUT: Final = 60.0


def is_document(text: str) -> bool:
    """Return whether an argument names a document, or relations of one."""
    return Path(text.partition("::")[0]).suffix.lower() in KINDS


def document_outcomes(text: str, timeout: float | None) -> list[Outcome]:
    """Return what comes of the relations that an argument names; without a tag, of every claim.

    Raises:
        SymproofError: the document cannot be read, or has no such relation.
    """
    from symproof.cache import Cache
    from symproof.document.linting import Linter, asked_of
    from symproof.document.model import STATED
    from symproof.document.selecting import absent, selection
    from symproof.settler import Settler

    name, separator, tag = text.partition("::")
    asked = asked_of(Path(name))
    if asked.error:
        raise UsageError(asked.error)
    questions = list(asked.questions)
    if separator:
        chosen = selection(tag, f"{name}::")
        questions = [question for question in questions if chosen.places(question)]
        if not questions:
            raise UsageError(f"{text}: {absent(asked.questions)}")
    claims = [question for question in questions if question.kind not in STATED]
    if not claims:
        said = ", ".join(dict.fromkeys(q.kind for q in questions)) or "no relations"
        raise UsageError(f"{text}: nothing to prove here, only {said}")
    linter = Linter(Settler(None, Cache(None), timeout or TIMEOUT))
    found = dict(linter.findings(claims))
    return [outcome for _, finding in sorted(found.items()) for outcome in _outcomes(finding)]


def _outcomes(finding: Finding) -> Iterator[Outcome]:
    """Yield the outcomes that a verdict rests on, under the name of the relation."""
    name = _name(finding.question)
    proved = finding.verdict in ("proved", "proved-to-digits")
    deciding = [o for o in finding.outcomes if o.derivations] if proved else finding.outcomes[:1]
    if not deciding:
        code = "proof-notation" if finding.verdict == "unreadable" else "proof-search"
        problem = Problem(code, finding.reason or finding.verdict)
        yield Outcome(name, Proof(claim=finding.question.latex), None, None, (problem,))
    for number, outcome in enumerate(deciding, 1):
        own = name if len(deciding) == 1 else f"{name} ({number})"
        derivation = outcome.derivation
        if derivation is not None:
            derivation = replace(derivation, name=own)
        yield replace(outcome, name=own, derivation=derivation)


def _name(question: Question) -> str:
    from symproof.document.reports.telling import bare_tag

    place = bare_tag(question) or f"L{question.place.line}"
    return f"{Path(question.source.path).name}::{place}"
