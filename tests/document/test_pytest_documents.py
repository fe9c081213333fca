"""The pytest plugin on documents: which relations are tests, and what is shown of failures."""

from __future__ import annotations

from collections.abc import Generator

import pytest

from symproof.document.model import Finding, Question
from symproof.document.verdicts import judging
from symproof.report import Outcome
from symproof.settling import Target

pytest_plugins = ["pytester"]

TEXT = """\
# Squares

Let $f(x) = x^2$. Then

\\begin{align}
f(x + 1) &= x^2 + 2x + 1 \\tag{1}\\\\
&= x^2 + 1 \\tag{2}
\\end{align}

and $x + x = 2x$.
"""
SETTINGS = "[pytest]\nsymproof_documents = docs/*.md\n"


@pytest.fixture(autouse=True)
def documents(pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> None:
    """Give each test a folder of documents, and no plugins that are slow to start."""
    monkeypatch.setenv("PYTEST_ADDOPTS", "-p no:hypothesispytest -p no:cacheprovider")
    monkeypatch.setenv("SYMPROOF_CACHE_DIR", str(pytester.path / "cache"))
    add(pytester, "docs/squares.md", TEXT)
    pytester.makeini(SETTINGS)


def add(pytester: pytest.Pytester, name: str, text: str) -> None:
    path = pytester.path / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def test_every_relation_that_is_checked_is_a_test(pytester: pytest.Pytester):
    result = pytester.runpytest("-v")
    result.assert_outcomes(passed=2, failed=1)
    result.stdout.fnmatch_lines(
        [
            "docs/squares.md::1 PASSED*",
            "docs/squares.md::2 FAILED*",
            "docs/squares.md::L10 PASSED*",
        ]
    )


def test_a_wrong_relation_fails_with_the_report_on_it(pytester: pytest.Pytester):
    result = pytester.runpytest("docs/squares.md::2")
    result.assert_outcomes(failed=1)
    result.stdout.fnmatch_lines(
        ["docs/squares.md:7:2: (2) refuted", "*= x^2 + 1", "*left side*", "*right side*"]
    )
    result.stdout.no_fnmatch_line("*Traceback*")


def test_other_documents_are_no_tests(pytester: pytest.Pytester):
    add(pytester, "elsewhere/other.md", "$1 = 2$\n")
    pytester.runpytest("elsewhere").assert_outcomes()


def test_relations_with_one_tag_are_numbered(pytester: pytest.Pytester):
    add(pytester, "docs/squares.md", "$$x + x = 2x = x \\cdot 2 \\tag{1}$$\n")
    result = pytester.runpytest("-v")
    result.assert_outcomes(passed=2)
    result.stdout.fnmatch_lines(["*::1-1 PASSED*", "*::1-2 PASSED*"])


def test_what_cannot_be_read_fails(pytester: pytest.Pytester):
    add(pytester, "docs/squares.md", "$$x = \\wobble{x} \\tag{1}$$\n\nand $x = 1\n")
    result = pytester.runpytest("-v")
    result.assert_outcomes(failed=2)
    result.stdout.fnmatch_lines(["*squares.md:1:*unreadable*"])


@pytest.fixture
def doubt(pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let nothing be found of a relation without a tag, and add a document with one."""
    judged = judging.judged

    def doubting(
        question: Question,
    ) -> Generator[tuple[Target, ...], tuple[Outcome, ...], Finding]:
        if question.tag:
            return (yield from judged(question))
        return Finding(question, "undecided", reason="nothing was found")

    monkeypatch.setattr(judging, "judged", doubting)
    add(pytester, "docs/squares.md", "$x + 1 = 2x$ and $$x = x \\tag{1}$$\n")


def test_an_undecided_relation_is_skipped_with_its_reason(pytester: pytest.Pytester, doubt: None):
    result = pytester.runpytest("-rs")
    result.assert_outcomes(passed=1, skipped=1)
    result.stdout.fnmatch_lines(["*nothing was found*"])


def test_an_undecided_relation_fails_where_the_setting_says_so(
    pytester: pytest.Pytester, doubt: None
):
    pytester.makeini(f"{SETTINGS}symproof_strict = true\n")
    pytester.runpytest().assert_outcomes(passed=1, failed=1)


def test_a_document_that_cannot_be_read_is_an_error(pytester: pytest.Pytester):
    (pytester.path / "docs/squares.md").write_bytes(b"\0")
    result = pytester.runpytest()
    result.assert_outcomes(errors=1)
    result.stdout.fnmatch_lines(["*docs/squares.md: a binary file*"])


def test_comments_exclude_relations(pytester: pytest.Pytester):
    text = TEXT.replace("\\begin", "<!-- symproof: ignore -->\n\\begin")
    add(pytester, "docs/squares.md", text)
    pytester.runpytest().assert_outcomes(passed=1)
