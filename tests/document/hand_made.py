"""Findings made by hand, for tests of reports: a document of few rows and what came of them."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from symproof.document.model import Finding, Mishap, Question, Source, Use
from symproof.document.reports.results import Checked
from symproof.notation.plain import parse_definition, parse_term
from symproof.proof import Proof
from symproof.settling import Target, settle

TEXT = r"""# Squares

Let $f(x) = x^2$. Then

\begin{align}
(a + b)^2 &= a^2 + 2ab + b^2 \tag{1}\\
&= a^2 + b^2 \tag{2}
\end{align}

> and $\dfrac{x}{x} = 1$, so that $\wobble = 2$.

$$x^y = y^x$$
"""
PATH = "notes/squares.md"
DEFINITION = Use("f(x) = x²", line=3, definition=parse_definition("f(x) = x^2"))


def source(path: str = PATH, text: str = TEXT, cell: int | None = None) -> Source:
    return Source(path, text, cell)


def question(
    latex: str, left: str = "", right: str = "", *, of: Source | None = None, **more: Any
) -> Question:
    """Return a claim whose text stands in the document."""
    of = of or source()
    start = of.text.index(latex)
    options: dict[str, Any] = {"kind": "claim", "relation": "=", "tag": "", **more}
    if left:
        options |= {"left": parse_term(left), "right": parse_term(right)}
    return Question(of, start, start + len(latex), latex=latex, **options)


def found(asked: Question, claim: str, **more: Any) -> Finding:
    """Return the finding of a question with the outcome of a claim."""
    outcome = settle(Target(claim, Proof(claim=claim)))
    point = outcome.counterexample
    gap = next((gap for gap in outcome.gaps if gap.point is not None), None)
    finding = Finding(asked, outcome.verdict, counterexample=point, undefined=gap)
    return replace(finding, outcomes=(outcome,), **more)


def squares() -> Checked:
    """Return a document with a finding of every kind."""
    of = source()
    product = "(a + b)^2"
    right = r"(a + b)^2 &= a^2 + 2ab + b^2"
    wrong = "&= a^2 + b^2"
    findings = (
        Finding(question("f(x) = x^2", of=of, kind="definition"), "definition"),
        found(
            question(right, product, "a^2 + 2*a*b + b^2", of=of, tag="1"),
            f"{product} = a^2 + 2*a*b + b^2",
        ),
        found(
            question(
                wrong,
                "a^2 + 2*a*b + b^2",
                "a^2 + b^2",
                of=of,
                tag="2",
                head=parse_term(product),
                head_relation="=",
                definitions=(DEFINITION,),
            ),
            "a^2 + 2*a*b + b^2 = a^2 + b^2",
            against_head="refuted",
            suggestion=("= a^2 + 2ab + b^2", "2ab added"),
        ),
        found(question(r"\dfrac{x}{x} = 1", "x/x", "1", of=of), "x/x = 1"),
        Finding(
            question(
                r"\wobble = 2",
                of=of,
                kind="unreadable",
                position=of.text.index("wobble") - 1,
                expected="a command that is known",
            ),
            "unreadable",
            reason=r"\wobble is not known",
        ),
        Finding(
            question("x^y = y^x", "x^y", "y^x", of=of), "undecided", reason="nothing was found"
        ),
    )
    end = len(of.text)
    return Checked(PATH, (of,), findings, (Mishap(of, end - 2, end, "a $ that closes"),))
