"""The documents of the corpora: what is found of each of their relations.

tests/accept/documents are right throughout, tests/reject/documents have known errors, and
tests/survive/documents are broken; `expectations` says how the tables next to them are read.
"""

from __future__ import annotations

import re
import time
from functools import cache
from pathlib import Path

import pytest

from symproof.document.model import Document, Finding
from symproof.document.questions import questions
from symproof.document.reading import DocumentError, document_of, read_document
from symproof.document.verdicts.judging import finding_of
from tests.expectations import GROUPS, disagreements, documents, table

# seconds of a processor for what must only not hang
BOUND = 20
# seconds for a claim: what is wrong is found in fewer, unless other tests run beside
TIMEOUT = 60


@cache
def document(path: Path) -> Document:
    return read_document(path)


@cache
def findings(path: Path) -> tuple[Finding, ...]:
    return tuple(finding_of(question, TIMEOUT) for question in questions(document(path)))


def named(path: Path) -> str:
    return path.name


@pytest.mark.parametrize("path", documents("accept"), ids=named)
def test_nothing_is_called_wrong_that_is_right(path: Path):
    wrong = disagreements(table(path), findings(path))
    assert not wrong, "\n".join(["", *wrong])
    assert document(path).mishaps == ()


@pytest.mark.parametrize("path", documents("reject"), ids=named)
def test_what_is_wrong_is_found_and_nothing_else(path: Path):
    wrong = disagreements(table(path), findings(path))
    assert not wrong, "\n".join(["", *wrong])


@pytest.mark.parametrize("path", documents("reject"), ids=named)
def test_what_is_refuted_has_a_reason_that_a_reader_can_check(path: Path):
    refuted = [f for f in findings(path) if "refuted" in (f.verdict, f.against_head)]
    assert refuted or any(f.verdict == "undefined" for f in findings(path))
    for finding in refuted:
        assert finding.counterexample or finding.misfit or finding.reason


@pytest.mark.parametrize("path", documents("survive"), ids=named)
def test_a_broken_document_is_told_of_and_the_rest_is_checked(path: Path):
    expected = table(path)
    started = time.process_time()
    if "error" in expected:
        with pytest.raises(DocumentError, match=expected["error"]):
            read_document(path)
        return
    found = findings(path)
    assert time.process_time() - started < BOUND
    wrong = disagreements(expected, found)
    assert not wrong, "\n".join(["", *wrong])
    said = [mishap.expected for mishap in document(path).mishaps]
    for finding in found:
        said += [finding.reason, finding.question.reason, finding.question.expected]
    for pattern in expected.get("says", ()):
        assert any(re.search(pattern, text) for text in said), f"{pattern}: {said}"
    for finding in found:
        if finding.verdict == "unreadable":
            assert finding.question.expected or finding.question.reason or finding.reason


LONG = 1_000_000
REST = "\n\n$$1 + 1 = 2 \\tag{1}$$\n\n$$1 + 1 = 3 \\tag{2}$$\n"
LINES = {
    "letters, ten megabytes": "a" * LONG * 10,
    "formulas": "$x = x$ " * (LONG // 80),
    "dollars, ten megabytes": "$" * LONG * 10,
    "quotes": ">" * LONG,
    "backticks": "`" * LONG,
    "stars": "*" * LONG,
    "brackets": "[" * LONG,
    "backslashes": "\\" * LONG,
    "begins": r"\begin{align}" * (LONG // 13),
    "one formula": "$" + "x + " * (LONG // 4) + "x$",
    "braces in a formula": "$" + "{" * (LONG // 10) + "$",
}


@pytest.mark.slow
@pytest.mark.parametrize("name", LINES)
@pytest.mark.parametrize("kind", ["markdown", "latex"])
def test_a_line_of_megabytes_is_no_trouble(name: str, kind: str, tmp_path: Path):
    path = tmp_path / ("long.md" if kind == "markdown" else "long.tex")
    text = LINES[name] + REST
    if kind == "latex":
        text = "\\documentclass{article}\\begin{document}\n" + text + "\\end{document}\n"
    path.write_text(text, encoding="utf-8")
    started = time.process_time()
    found = questions(read_document(path))
    assert time.process_time() - started < 6 * BOUND
    kinds = {question.tag: question.kind for question in found if question.tag}
    if kind == "markdown" and name not in ("begins",):
        assert kinds == {"1": "claim", "2": "claim"}


@pytest.mark.slow
def test_each_relation_of_a_document_is_read_at_its_place():
    for folder in ("accept", "reject"):
        for path in documents(folder):
            for question in questions(document(path)):
                written = question.source.text[question.start : question.end]
                assert question.latex in written or written in question.latex


def test_a_definition_does_not_leak_into_another_document():
    row = "$$f(2) = 4 \\tag{1}$$\n"
    first = questions(document_of("Define $f(x) = x^2$.\n\n" + row, Path("a.md"), "markdown"))
    second = questions(document_of(row, Path("b.md"), "markdown"))
    assert first[-1].definitions
    assert not any(question.definitions for question in second)
    assert GROUPS["fine"] >= {finding_of(first[-1]).verdict}
    assert finding_of(second[-1]).verdict not in ("proved", "definition")
