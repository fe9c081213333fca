"""An article of 124 tagged rows, six of them wrong: what is said of each.

The mathematics is that of an article on f(x) − f(−x) = x whose rows were checked by hand and
numerically to 30 digits; the words are our own, in English and in Chinese.
"""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from functools import cache
from pathlib import Path

import pytest

from symproof.document.model import Finding, Question
from symproof.document.questions import questions
from symproof.document.reading import read_document
from symproof.document.verdicts.judging import finding_of
from tests.expectations import GROUPS, shown

DATA = Path(__file__).parents[1] / "data"
ENGLISH = DATA / "odd_gate_article.md"
CHINESE = DATA / "odd_gate_article_zh.md"
TAGS = [str(i) for i in range(1, 125)]
EXPECTED = tomllib.loads(ENGLISH.with_suffix(".toml").read_text(encoding="utf-8"))
SLOPPY = EXPECTED["sloppy"]


@cache
def asked(path: Path) -> tuple[Question, ...]:
    return questions(read_document(path))


@cache
def found() -> dict[str, list[Finding]]:
    """Return the findings of each tagged row of the article."""
    rows: dict[str, list[Finding]] = {tag: [] for tag in TAGS}
    for question in asked(ENGLISH):
        if question.tag in rows:
            rows[question.tag].append(finding_of(question))
    return rows


def told(findings: Sequence[Finding]) -> str:
    return "\n".join(shown(finding, finding.verdict, "so") for finding in findings)


def test_every_tagged_row_is_read():
    tags = {question.tag for question in asked(ENGLISH)}
    assert [tag for tag in TAGS if tag not in tags] == []
    unknown = ("unreadable", "ambiguous", "unclear")
    unread = [q.tag for q in asked(ENGLISH) if q.tag in TAGS and q.kind in unknown]
    assert unread == []


def test_the_chinese_article_asks_the_same_questions():
    def relations(path: Path) -> list[object]:
        return [
            (
                question.tag,
                # "let x = 1" defines x, and "for x = 1" assumes it
                question.kind if question.tag else question.kind.replace("definition", "assumed"),
                question.relation,
                question.left,
                question.right,
                question.head,
                question.head_relation,
                {use.definition for use in question.definitions},
                {claim for use in question.assumptions for claim in use.claims},
                dict(question.shapes),
                question.limits,
                question.almost,
            )
            for question in asked(path)
        ]

    for english, chinese in zip(relations(ENGLISH), relations(CHINESE), strict=True):
        assert english == chinese


RIGHT = [tag for tag in TAGS if not any(tag in rows for rows in SLOPPY.values())]
RIGHT = [tag for tag in RIGHT if tag not in EXPECTED["refuted"]]


@pytest.mark.parametrize("tag", RIGHT)
def test_a_right_row_is_proved(tag: str):
    wrong = [f for f in found()[tag] if f.verdict not in GROUPS["fine"]]
    assert not wrong, told(wrong)


@pytest.mark.parametrize("tag", EXPECTED["refuted"])
def test_a_wrong_row_is_refuted_with_what_a_reader_can_check(tag: str):
    (finding,) = found()[tag]
    assert finding.verdict == "refuted", told([finding])
    assert finding.counterexample or finding.misfit or finding.reason


@pytest.mark.parametrize("tag", TAGS)
def test_a_row_is_wrong_against_its_head_only_where_that_is_known(tag: str):
    against = [finding.against_head for finding in found()[tag]]
    heads = EXPECTED["against_head"]
    if tag in heads["refuted"]:
        assert "refuted" in against
    elif tag in heads["proved"]:
        assert set(against) == {"proved"}
    elif tag not in SLOPPY["condition"] and tag not in EXPECTED["refuted"]:
        assert not GROUPS["wrong"] & set(against), told(found()[tag])


def test_a_row_that_is_right_as_a_step_is_reported_at_the_head():
    (finding,) = found()["111"]
    assert (finding.verdict, finding.against_head, finding.status) == ("proved", "refuted", 1)
    assert finding.counterexample


@pytest.mark.parametrize("tag", SLOPPY["refuted"])
def test_a_row_whose_slip_cancels_is_wrong_as_a_step_alone(tag: str):
    (finding,) = found()[tag]
    assert (finding.verdict, finding.against_head) == ("refuted", "proved"), told([finding])


@pytest.mark.parametrize("tag", SLOPPY["condition"])
def test_a_condition_that_is_not_stated_is_told(tag: str):
    finding = found()[tag][0]
    assert finding.verdict in ("proved", "undefined"), told([finding])
    if finding.verdict == "undefined":
        assert finding.undefined
    else:
        given = [*finding.conditions, *(use.text for use in finding.question.assumptions)]
        assert any("x" in text and "0" in text for text in given), given


@pytest.mark.parametrize("tag", SLOPPY["digits"])
def test_an_equals_sign_before_a_rounded_value_is_right_to_its_digits(tag: str):
    first, second = found()[tag]
    assert (first.verdict, second.verdict) == ("proved-to-digits", "proved"), told([first, second])
    assert any("=" in warning for warning in (*first.warnings, first.reason))


@pytest.mark.parametrize("tag", SLOPPY["somewhere"])
def test_not_equal_means_not_identically_equal(tag: str):
    (finding,) = found()[tag]
    assert finding.verdict == "proved", told([finding])
    assert any("0" in point for point in finding.equal_at)


def test_the_convention_for_vectors_is_told():
    (row,) = found()["84"]
    texts = [*row.warnings, *row.question.warnings, *(use.text for use in row.question.assumptions)]
    assert any("rows" in text or "1 × n" in text for text in texts), texts


def test_each_function_that_is_called_phi_is_used_where_it_is_defined():
    places = {"33": "31", "48": "40", "68": "62"}
    for tag, definition in places.items():
        uses = [use.tag for finding in found()[tag] for use in finding.question.definitions]
        others = set(places.values()) - {definition}
        assert not others & set(uses), f"({tag}) uses {uses}"
    for tag in ("25", "30", "24"):
        uses = [use.tag for finding in found()[tag] for use in finding.question.definitions]
        assert not set(places.values()) & set(uses), f"({tag}) uses {uses}"
