"""`symproof grade`: files, reports, exit status."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from symproof.cli import main
from tests.teaching.grading.items import LINE_DATA, write_key

Run = Callable[..., tuple[int, str, str]]

ADA = "Name: Ada\n\n1. $x - 0$\n2. arithmetic\n"


@pytest.fixture(name="grade")
def _grade(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Run:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SYMPROOF_CACHE_DIR", str(tmp_path / "cache"))
    write_key(tmp_path)
    Path("ada.md").write_text(ADA, encoding="utf-8")

    def run(*arguments: str) -> tuple[int, str, str]:
        status = main(["grade", *arguments])
        found = capsys.readouterr()
        return status, found.out, found.err

    return run


def test_grades_are_listed(grade: Run) -> None:
    status, out, err = grade("key.json", "ada.md", "--jobs", "1")
    assert (status, err) == (0, "")
    assert out.startswith("Grades: Gates\nStudents: 1")


def test_wrong_answers_are_no_failure_of_the_command(grade: Run) -> None:
    Path("bob.md").write_text("1. $x + 1$\n2. $ $\n", encoding="utf-8")
    status, out, _ = grade("key.json", "bob.md", "--jobs", "1")
    assert status == 0
    assert "At x = 1, the line before is 1 and this one is 2." in out


def test_an_unreadable_answer_does_not_stop_the_others(grade: Run) -> None:
    Path("bob.md").write_text("1. $x + * 2$\n2. arithmetic\n", encoding="utf-8")
    status, out, _ = grade("key.json", "bob.md", "--jobs", "1")
    assert status == 0
    assert "unreadable  (0 of 2)  $x + * 2$" in out
    assert "x + * 2" in out


@pytest.mark.parametrize("name", ["g.csv", "g.html", "g.json", "g.md", "g.txt"])
def test_a_report_is_written_in_the_format_of_its_suffix(grade: Run, name: str) -> None:
    status, out, _ = grade("key.json", "ada.md", "-o", name, "--jobs", "1")
    assert (status, out) == (0, "")
    assert "Ada" in Path(name).read_text(encoding="utf-8")


def test_numbers_that_the_key_does_not_have_are_told(grade: Run) -> None:
    Path("bob.md").write_text("1. $x - 0$\n1. $x - 0$\n17. foo\n", encoding="utf-8")
    status, _, err = grade("key.json", "bob.md", "--jobs", "1", "-q")
    assert status == 0
    assert err.splitlines() == [
        "symproof: bob: the sheet has no 17",
        "symproof: bob: answered more than once, the last answer counts: 1",
    ]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["key.json"], "nothing to grade"),
        (["no.json", "ada.md"], "there is no such file"),
        (["ada.md", "ada.md"], "expected JSON"),
        (["key.json", "ada.md", "none.md"], "none.md: there is no such file"),
        (["key.json", "ada.doc"], "expected a name with one of .md"),
        (["key.json", "empty.md"], "no answers are found"),
        (["key.json", "ada.md", "-o", "g.cvs"], "(did you mean .csv?)"),
        (["key.json", "ada.md", "-o", "ada.md"], "it would be overwritten"),
        (["key.json", "ada.md", "-o", "no/g.csv"], "there is no folder no"),
        (["key.json", "ada.md", "--templates", "broken", "-o", "g.html"], "grades.html:1"),
    ],
)
def test_unusable_input_is_refused_and_nothing_is_written(
    grade: Run, arguments: list[str], said: str
) -> None:
    Path("empty.md").write_text("Dear teacher\n", encoding="utf-8")
    Path("ada.doc").write_text("1. $x$\n", encoding="utf-8")
    Path("broken/html").mkdir(parents=True)
    Path("broken/html/grades.html").write_text("{% extends %}", encoding="utf-8")
    before = sorted(Path().iterdir())
    status, out, err = grade(*arguments, "-o", "also.csv", "--jobs", "1")
    assert (status, out) == (2, "")
    assert said in err
    assert [path for path in sorted(Path().iterdir()) if path.name != "cache"] == before


def test_all_files_that_cannot_be_used_are_named(grade: Run) -> None:
    Path("one.md").write_text("hello\n", encoding="utf-8")
    status, _, err = grade("key.json", "one.md", "two.md", "ada.md")
    assert status == 2
    assert ("one.md" in err, "two.md" in err) == (True, True)


def test_a_share_of_more_than_a_hundred_is_refused(grade: Run) -> None:
    with pytest.raises(SystemExit) as error:
        grade("key.json", "ada.md", "--form-counts", "120")
    assert error.value.code == 2


def test_a_share_for_another_form_can_be_given(grade: Run) -> None:
    Path("bob.md").write_text("1. $|x|$\n2. arithmetic\n", encoding="utf-8")
    grade("key.json", "bob.md", "--form-counts", "0", "-o", "g.json", "--jobs", "1")
    data = json.loads(Path("g.json").read_text(encoding="utf-8"))
    assert data["students"][0]["points"] == 1


def test_a_template_of_a_teacher_replaces_a_block(grade: Run) -> None:
    Path("own/html").mkdir(parents=True)
    text = '{% extends "shipped:html/grades.html" %}{% block warnings %}OUR SCHOOL{% endblock %}'
    Path("own/html/grades.html").write_text(text, encoding="utf-8")
    status, _, _ = grade("key.json", "ada.md", "--templates", "own", "-o", "g.html", "--jobs", "1")
    assert status == 0
    assert "OUR SCHOOL" in Path("g.html").read_text(encoding="utf-8")


def test_an_answer_that_takes_for_ever_leaves_the_others_alone(grade: Run, tmp_path: Path) -> None:
    write_key(tmp_path, LINE_DATA, {**LINE_DATA, "number": 2})
    endless = "integral(exp(t^3)*sin(t^5), t, 0, x^2) - integral(exp(t^3)*sin(t^5), t, 0, x^2)"
    Path("eve.md").write_text(f"1. `x + {endless}`\n2. $x - 0$\n", encoding="utf-8")
    status, _, _ = grade("key.json", "eve.md", "--jobs", "2", "--timeout", "1", "-o", "g.json")
    assert status == 0
    answers = json.loads(Path("g.json").read_text(encoding="utf-8"))["students"][0]["answers"]
    first, second = (answer["verdict"] for answer in answers)
    # what is settled within a second depends on the machine
    assert first in ("undecided", "form")
    assert second == "correct"


@pytest.mark.slow
def test_nothing_heavy_is_loaded_for_the_help() -> None:
    code = (
        "import sys\nfrom symproof.cli import parser\nparser('grade').format_help()\n"
        "heavy = {'sympy', 'flint', 'jinja2', 'typst', 'nbformat', 'matplotlib'}\n"
        "sys.exit(', '.join(heavy & set(sys.modules)) or 0)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


def test_of_several_reports_all_are_written_or_none(
    grade: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(path: Path, data: bytes) -> int:
        if "html" in path.name:
            raise OSError(28, "No space left on device", str(path))
        with path.open("wb") as file:
            return file.write(data)

    before = sorted(Path().iterdir())
    monkeypatch.setattr(Path, "write_bytes", full)
    status, _, err = grade("key.json", "ada.md", "-o", "g.csv", "-o", "g.html", "--jobs", "1")
    assert status == 2
    assert "No space left on device" in err
    assert [path for path in sorted(Path().iterdir()) if path.name != "cache"] == before
