"""Reports of grades: for a terminal, as CSV, JSON, HTML and Markdown, in both languages."""

from __future__ import annotations

import csv
import io
import json
import re
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from symproof.teaching.grading.classroom import Grades, graded
from symproof.teaching.grading.key import Item
from symproof.teaching.grading.key_reader import read_key
from symproof.teaching.grading.listing import listing
from symproof.teaching.grading.marks import VERDICTS, note
from symproof.teaching.grading.pages import page
from symproof.teaching.grading.sheets import read_sheet
from symproof.teaching.grading.tables import csv_text, guarded, json_text
from symproof.teaching.grading.telling import phrase
from symproof.teaching.grading.voice import Voice
from symproof.teaching.grading.words import WORDS
from tests.teaching.grading.items import EVERY, LINE_DATA, REASON_DATA, mark, write_key

ADA = "Name: Ada\n\n1. $x - 0$\n2. arithmetic\n"
BOB = "Name: Bob\n\n1. $x - 0 + 0$\n2. by definition of max\n"
EVE = """\
Name: =Eve <script>alert(1)</script>

1. =HYPERLINK("http://example.org","<img src=x onerror=alert(1)>")
2. <b>+1</b> & {{ 7*7 }}
"""


@pytest.fixture(name="grades")
def _grades(tmp_path: Path) -> Grades:
    key = read_key(write_key(tmp_path))
    sheets = []
    for name, text in (("ada", ADA), ("bob", BOB), ("eve", EVE)):
        path = tmp_path / f"{name}.md"
        path.write_text(text, encoding="utf-8")
        sheets.append(read_sheet(path, key.kinds))
    return graded(key, sheets)


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"))))


def test_points_are_whole_half_or_none(grades: Grades) -> None:
    assert [student.points for student in grades.students] == [3, 1, 0]


def test_the_share_of_another_form_can_be_chosen(tmp_path: Path, grades: Grades) -> None:
    sheets = [student.sheet for student in grades.students]
    found = graded(grades.key, sheets, form_counts=Fraction(1, 4))
    assert found.students[1].points == Fraction(1, 2)


def test_equal_answers_are_marked_once(tmp_path: Path, grades: Grades) -> None:
    calls: list[int] = []
    (sheet, *_) = [student.sheet for student in grades.students]
    graded(grades.key, [sheet, sheet, sheet], advance=lambda: calls.append(1))
    assert len(calls) == 2


def test_students_with_one_name_are_told_apart_by_their_files(tmp_path: Path) -> None:
    key = read_key(write_key(tmp_path))
    for name in ("one", "two"):
        (tmp_path / f"{name}.md").write_text(ADA, encoding="utf-8")
    sheets = [read_sheet(tmp_path / f"{name}.md", key.kinds) for name in ("one", "two")]
    names = [student.name for student in graded(key, sheets).students]
    assert [name.endswith(f"{file}.md)") for name, file in zip(names, ("one", "two"), strict=True)]
    assert len({*names}) == 2


def test_the_csv_has_a_row_for_each_answer(grades: Grades) -> None:
    found = rows(csv_text(grades, "en"))
    assert len(found) == 6
    assert [row["verdict"] for row in found[:4]] == ["correct", "correct", "form", "wrong"]
    assert (found[2]["points"], found[2]["of"]) == ("1", "2")


def test_no_cell_of_the_csv_is_a_formula(grades: Grades) -> None:
    for row in rows(csv_text(grades, "en", show_answers=True)):
        for name, cell in row.items():
            if name not in ("item", "exercise", "points", "of"):
                assert not cell.startswith(("=", "+", "-", "@", "\t", "\r", "＝")), (name, cell)


@pytest.mark.parametrize("text", ["=1", "+1", "-x", "@a", "\t=1", " =1", "＝1", "\n=1"])
def test_what_a_spreadsheet_would_work_out_is_guarded(text: str) -> None:
    assert guarded(text).startswith("'")
    assert guarded("x = 1") == "x = 1"


def test_the_page_shows_what_students_wrote_as_text(grades: Grades) -> None:
    text = page(grades, "html", "en", show_answers=True)
    assert "<script" not in text
    assert "<img" not in text
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in text
    assert "{{ 7*7 }}" in text
    assert "http-equiv" in text


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_the_page_needs_nothing_else_and_has_headings_and_labels(grades: Grades, lang: str) -> None:
    text = page(grades, "html", lang)
    assert f'lang="{"zh-Hans" if lang == "zh" else "en"}"' in text
    assert not re.search(r'(?:src|href)="(?!#)', text)
    assert re.findall(r"<h(\d)", text)[:2] == ["1", "2"]
    assert 'role="img" aria-label=' in text
    assert text.count("<th scope=") == text.count("<th ")


def test_markdown_has_the_table_and_escapes_what_is_markup(grades: Grades) -> None:
    text = page(grades, "markdown", "en")
    assert "| Ada | 2 | 1 | **3** |" in text
    assert "<script>" not in text


def test_json_has_the_answers_with_their_places(grades: Grades) -> None:
    data = json.loads(json_text(grades, "en"))
    bob = data["students"][1]
    assert (bob["name"], bob["points"]) == ("Bob", 1)
    assert bob["answers"][0]["notes"] == ["true", "other_step"]
    assert (bob["answers"][0]["line"], bob["answers"][0]["answer"]) == (3, "$x - 0 + 0$")


def test_the_listing_tells_what_is_not_right(grades: Grades) -> None:
    text = listing(grades, "en")
    assert "All answers are correct." in text
    assert "It does not follow by the reason asked for alone: by definition of max." in text
    assert "\x1b" not in text
    assert "Answer:" not in text


def test_the_listing_is_in_chinese_too(grades: Grades) -> None:
    text = listing(grades, "zh", show_answers=True)
    assert "全部正确" in text
    assert "仅凭所要求的理由（由 max 的定义）得不到这一行。" in text
    assert "答案：x − 0。" in text


def test_answers_are_told_only_where_they_are_asked_for(grades: Grades) -> None:
    for show in (False, True):
        found = rows(csv_text(grades, "en", show_answers=show))
        assert ("x − 0" in found[2]["message"]) is show


@pytest.mark.parametrize("item", EVERY, ids=lambda item: str(item.number))
@pytest.mark.parametrize("lang", ["en", "zh"])
def test_every_note_on_some_answers_can_be_said(item: Item, lang: str) -> None:
    voice = Voice(lang)
    for text in ("x + 1", "1", "arithmetic", "$", "a b c", "3: 2*x", "true", "1a", "<= x", "y"):
        for said in mark(item, text).notes:
            sentence = voice.prose(phrase(said, item, lang))
            assert sentence
            for _, value in said.values:
                sentence = sentence.replace(value, "")
            # names of functions stay as they are
            sentence = re.sub(r"sigmoid|gelu|relu|tanh|Phi_neg", "", sentence)
            assert lang == "en" or not re.search("[A-Za-z]{4}", sentence)


def test_every_word_is_in_both_languages_with_the_same_places() -> None:
    for key, texts in WORDS.items():
        assert len(texts) == 2, key
        english, chinese = [sorted(re.findall(r"\{\w+\}", text)) for text in texts]
        assert english == chinese, key


def test_every_verdict_has_a_word() -> None:
    assert {*VERDICTS} <= WORDS.keys()


def test_control_characters_of_a_student_do_not_reach_the_terminal(tmp_path: Path) -> None:
    key = read_key(write_key(tmp_path, LINE_DATA, REASON_DATA))
    path = tmp_path / "eve.md"
    path.write_text("Name: \x1b[31mEve\u202e\n\n1. \x1b[2J$x$ \x07\n", encoding="utf-8")
    text = listing(graded(key, [read_sheet(path, key.kinds)]), "en", extent="all")
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f\u202e]", text)


def test_a_term_that_is_none_is_said_as_text() -> None:
    said: Any = phrase(note("no_value", term_="x +", place_p="not a claim"))
    assert "x +" in Voice("en").prose(said)


def test_no_cell_of_the_csv_acts_upon_a_terminal() -> None:
    assert guarded("\x1b[31mred\x07 \u202eevil") == "[31mred evil"
    assert guarded("\u200b=cmd()") == "'=cmd()"
