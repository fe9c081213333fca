"""Worksheets, quizzes and their keys in a browser: accessible, on any width and paper."""

from __future__ import annotations

from pathlib import Path

import pytest
from browsing import PHONE, Browser, axe, opened, overflow, printed, roles

from symproof.cli import main

SHEETS = ("worksheet.html", "worksheet-key.html", "quiz.html", "quiz-key.html")
NAMES = [f"{lang}/{sheet}" for lang in ("en", "zh") for sheet in SHEETS]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with the sheets of the four theorems in both languages."""
    made = tmp_path_factory.mktemp("sheets")
    kinds = ["--kind", "worksheet", "--kind", "quiz", "--seed", "7", "--formats", "html"]
    for lang in ("en", "zh"):
        names = ["odd-gate", "relu", "gelu", "swish"]
        assert main(["teach", *names, *kinds, "--lang", lang, "-o", str(made / lang)]) == 0
    return made


@pytest.mark.slow
@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("name", NAMES)
def test_a_sheet_has_no_accessibility_violation(browser: Browser, folder: Path, name, dark):
    with opened(browser, folder / name, dark=dark) as page:
        assert axe(page) == []


@pytest.mark.slow
@pytest.mark.parametrize("name", NAMES)
def test_a_sheet_is_not_wider_than_a_phone_and_accessible_there(browser, folder: Path, name):
    with opened(browser, folder / name, size=PHONE) as page:
        assert overflow(page) == 0
        assert axe(page) == []


def test_mathematics_of_a_sheet_is_in_the_accessibility_tree(browser: Browser, folder: Path):
    with opened(browser, folder / "en/worksheet.html") as page:
        found = roles(page)
    assert {"MathMLMath", "MathMLIdentifier", "MathMLOperator"} <= {*found}


def test_every_exercise_is_printed(browser: Browser, folder: Path, tmp_path: Path):
    with opened(browser, folder / "en/worksheet.html") as page:
        headings = page.locator("h2, h3").all_inner_texts()
        text = printed(page, tmp_path / "sheet.pdf")
    exercises = [line for line in headings if line.startswith("Exercise")]
    assert exercises
    assert [each for each in exercises if each.splitlines()[0] not in text] == []
