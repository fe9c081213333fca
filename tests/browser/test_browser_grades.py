"""The page of grades in Chromium: nothing is loaded, nothing is hidden, axe finds nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from symproof.teaching.grading.classroom import graded
from symproof.teaching.grading.key_reader import read_key
from symproof.teaching.grading.pages import page
from symproof.teaching.grading.sheets import read_sheet
from tests.browser.browsing import PHONE, ROOM, Browser, axe, opened, overflow
from tests.teaching.grading.items import write_key

SHEETS = {
    "ada": "Name: Ada\n\n1. $x - 0$\n2. arithmetic\n",
    "bob": "Name: Bob\n\n1. $x + 1$\n2. by definition of max\n",
    "eve": "Name: <b>Eve</b>\n\n1. <img src=http://example.org/x.png onerror=alert(1)>\n2. $x\n",
}


@pytest.fixture(name="file", params=["en", "zh"])
def _file(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    key = read_key(write_key(tmp_path))
    sheets = []
    for name, text in SHEETS.items():
        path = tmp_path / f"{name}.md"
        path.write_text(text, encoding="utf-8")
        sheets.append(read_sheet(path, key.kinds))
    file = tmp_path / "grades.html"
    file.write_text(page(graded(key, sheets), "html", request.param), encoding="utf-8")
    return file


@pytest.mark.slow
@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("size", [ROOM, PHONE])
def test_the_page_of_grades_is_accessible_at_every_width(
    browser: Browser, file: Path, dark: bool, size: tuple[int, int]
) -> None:
    with opened(browser, file, dark=dark, size=size) as found:
        assert axe(found) == []
        assert overflow(found) <= 0


@pytest.mark.slow
def test_what_a_student_wrote_is_shown_and_not_acted_upon(browser: Browser, file: Path) -> None:
    with opened(browser, file) as found:
        assert found.locator("img").count() == 0
        assert "<b>Eve</b>" in found.inner_text("main")
