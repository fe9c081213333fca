"""`symproof teach`: all files or none, and what it refuses."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from symproof.cli import main

FOUR = ("odd-gate", "relu", "gelu", "swish")
SHEETS = {
    *("worksheet.pdf", "worksheet.tex", "worksheet.html", "worksheet.md"),
    *("worksheet-key.pdf", "worksheet-key.tex", "worksheet-key.html", "worksheet-key.md"),
    *("worksheet-key.json", "worksheet-answers.md"),
}
QUIZ = {
    *("quiz.pdf", "quiz.tex", "quiz.html", "quiz.md"),
    *("quiz-key.pdf", "quiz-key.tex", "quiz-key.html", "quiz-key.md"),
    *("quiz-key.json", "quiz-answers.md"),
}
HANDOUT = {"handout.pdf", "handout.tex", "handout.html", "handout.md"}
REST = {"slides.html", "slides.tex", "notebook.ipynb"}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "class"


def teach(*arguments: str | Path) -> int:
    return main(["teach", *map(str, arguments)])


def files(folder: Path) -> set[str]:
    return {file.name for file in folder.iterdir()} if folder.exists() else set()


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_a_worksheet_is_written_in_every_format_with_its_key(folder, lang):
    pytest.importorskip("typst", reason="typst is not installed")
    assert teach(*FOUR, "--kind", "worksheet", "--seed", "7", "--lang", lang, "-o", folder) == 0
    assert files(folder) == SHEETS
    assert (folder / "worksheet.pdf").read_bytes().startswith(b"%PDF")


@pytest.mark.slow
@pytest.mark.parametrize("lang", ["en", "zh"])
def test_a_kit_is_everything_but_the_site(folder, lang):
    pytest.importorskip("typst", reason="typst is not installed")
    pytest.importorskip("nbformat", reason="nbformat is not installed")
    assert teach(*FOUR, "--lang", lang, "-o", folder) == 0
    assert files(folder) == SHEETS | QUIZ | HANDOUT | REST


def test_only_the_formats_that_are_asked_for_are_written(folder):
    pytest.importorskip("typst", reason="typst is not installed")
    kinds = ("--kind", "worksheet", "--kind", "handout", "--kind", "slides")
    assert teach("relu", *kinds, "--formats", "png,md", "-o", folder) == 0
    sheets = {"worksheet.png", "worksheet.md", "worksheet-key.png", "worksheet-key.md"}
    forms = {"worksheet-key.json", "worksheet-answers.md"}
    assert files(folder) == sheets | forms | {"handout.png", "handout.md"} | {
        "slides.html",
        "slides.tex",
    }


def test_a_format_that_sheets_do_not_have_is_refused(folder, capsys):
    with pytest.raises(SystemExit, match="2"):
        teach("relu", "--formats", "docx", "-o", folder)
    assert "'docx' is not one of pdf, tex, html, md, png" in capsys.readouterr().err
    assert not folder.exists()


def test_the_same_seed_gives_the_same_bytes(tmp_path):
    pytest.importorskip("typst", reason="typst is not installed")
    for name in ("a", "b"):
        assert teach("gelu", "--kind", "worksheet", "--seed", "5", "-o", tmp_path / name) == 0
    for name in SHEETS:
        assert (tmp_path / "a" / name).read_bytes() == (tmp_path / "b" / name).read_bytes()


@pytest.mark.slow
@pytest.mark.parametrize("name", ["worksheet", "worksheet-key", "quiz", "quiz-key"])
@pytest.mark.parametrize("lang", ["en", "zh"])
def test_the_latex_of_a_sheet_compiles_without_overfull_lines(folder, lang, name):
    if shutil.which("pdflatex") is None:
        pytest.skip("pdflatex is not installed")
    pytest.importorskip("typst", reason="typst is not installed")
    kind = name.partition("-")[0]
    assert teach(*FOUR, "--kind", kind, "--lang", lang, "--seed", "7", "-o", folder) == 0
    command = ["pdflatex", "-interaction=nonstopmode", "-halt-on-error", f"{name}.tex"]
    run = subprocess.run(command, cwd=folder, capture_output=True, check=False)
    log = run.stdout.decode(errors="replace")
    if "CJK.sty' not found" in log or "CJKutf8.sty' not found" in log:
        pytest.skip("latex-cjk-chinese is not installed")
    assert run.returncode == 0, log[-2000:]
    assert "Overfull" not in log


def test_the_form_has_a_line_for_every_number(folder):
    pytest.importorskip("typst", reason="typst is not installed")
    assert teach(*FOUR, "--kind", "worksheet", "-o", folder, "-q") == 0
    items = json.loads((folder / "worksheet-key.json").read_text())["items"]
    rows = (folder / "worksheet-answers.md").read_text().splitlines()
    numbers = [int(row.partition(".")[0]) for row in rows if row[:1].isdigit()]
    assert numbers == [item["number"] for item in items]


def test_a_title_is_on_the_sheet_and_in_the_key(folder):
    pytest.importorskip("typst", reason="typst is not installed")
    title = "Week 3: gates"
    assert teach("gelu", "--kind", "worksheet", "--title", title, "-o", folder) == 0
    assert title in (folder / "worksheet.html").read_text()
    assert json.loads((folder / "worksheet-key.json").read_text())["title"] == title


def test_a_claim_can_be_taught(folder):
    pytest.importorskip("typst", reason="typst is not installed")
    claim = ("f(x) - f(-x) = x", "--let", "f(x) = x*(1 + g(x))/2", "--assume", "g odd")
    assert teach(*claim, "--kind", "quiz", "-o", folder) == 0
    assert files(folder) == QUIZ


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("gelu", "--blanks", "0%"), "nothing to blank"),
        (("sigmoid_beta_add", "--level", "3", "--exercises", "blanks"), "nothing to blank"),
        (("relu", "--exercises", "order"), "kind order"),
        (("gelu", "gelu"), "twice"),
        ((), "nothing to teach"),
        (("no-such-theorem",), "no-such-theorem"),
        (("gelu", "--templates", "/no/such/folder"), "no such folder"),
    ],
)
def test_what_cannot_be_made_is_refused_and_nothing_is_written(folder, capsys, arguments, said):
    assert teach(*arguments, "--kind", "worksheet", "-o", folder) == 2
    assert said.replace("-", "_") in capsys.readouterr().err.replace("-", "_")
    assert files(folder) == set()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--blanks", "many"), "write 40% or 0.4"),
        (("--blanks", "140%"), "write 40% or 0.4"),
        (("--seed", "-1"), "whole number"),
        (("--exercises", "blanks,essay"), "wrong-step"),
        (("--kind", "poster"), "poster"),
        (("--level", "4"), "4"),
    ],
)
def test_unusable_options_say_what_is_expected(folder, capsys, arguments, said):
    with pytest.raises(SystemExit) as stopped:
        teach("gelu", *arguments, "-o", folder)
    assert stopped.value.code == 2
    assert said in capsys.readouterr().err


def test_a_false_claim_is_not_taught(folder, capsys):
    assert teach("x + x = x", "-o", folder) == 1
    assert "refuted" in capsys.readouterr().err
    assert files(folder) == set()


def test_a_file_in_place_of_the_folder_is_refused(tmp_path, capsys):
    place = tmp_path / "file"
    place.write_text("mine")
    assert teach("gelu", "-o", place) == 2
    assert "is not a folder" in capsys.readouterr().err
    assert place.read_text() == "mine"


def test_a_broken_template_names_its_file_and_line_and_nothing_is_written(tmp_path, capsys):
    own = tmp_path / "own" / "latex"
    own.mkdir(parents=True)
    (own / "worksheet.tex").write_text("first line\n((( sheet.nonsense )))\n")
    folder = tmp_path / "class"
    arguments = ("--kind", "worksheet", "--templates", tmp_path / "own", "-o", folder)
    assert teach("gelu", *arguments) == 2
    assert f"{own / 'worksheet.tex'}:2" in capsys.readouterr().err
    assert files(folder) == set()


def test_a_block_of_a_sheet_can_be_replaced(tmp_path):
    pytest.importorskip("typst", reason="typst is not installed")
    own = tmp_path / "own" / "html"
    own.mkdir(parents=True)
    text = '{% extends "shipped:html/worksheet.html" %}{% block sheethead %}OURS{% endblock %}'
    (own / "worksheet.html").write_text(text)
    folder = tmp_path / "class"
    arguments = ("--kind", "worksheet", "--templates", tmp_path / "own", "-o", folder, "-q")
    assert teach("gelu", *arguments) == 0
    page = (folder / "worksheet.html").read_text()
    assert "OURS" in page
    assert "<header" not in page


def test_fewer_lines_make_fewer_blanks(tmp_path):
    pytest.importorskip("typst", reason="typst is not installed")
    counts = []
    for detail in ("brief", "normal"):
        folder = tmp_path / detail
        arguments = ("--kind", "worksheet", "--blanks", "100%", "--detail", detail)
        assert teach("odd-gate", *arguments, "-o", folder, "-q") == 0
        counts.append(len(json.loads((folder / "worksheet-key.json").read_text())["items"]))
    assert counts[0] < counts[1]


def test_help_loads_nothing_heavy():
    code = (
        "import sys\nfrom symproof.cli import main\n"
        "try: main(['teach', '--help'])\nexcept SystemExit: pass\n"
        "heavy = {'sympy', 'typst', 'matplotlib', 'nbformat', 'flint', 'jinja2'} & {*sys.modules}\n"
        "sys.exit(f'{heavy}' if heavy else 0)"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, check=False)
    assert run.returncode == 0, run.stderr


def test_a_missing_library_is_named_with_its_extra_and_nothing_is_written(
    folder, capsys, monkeypatch
):
    monkeypatch.setitem(sys.modules, "typst", None)
    assert teach("gelu", "--kind", "worksheet", "-o", folder) == 2
    assert "symproof[pdf]" in capsys.readouterr().err
    assert files(folder) == set()


def test_progress_is_shown_on_a_terminal_only(folder, capsys):
    pytest.importorskip("typst", reason="typst is not installed")
    assert teach("gelu", "--kind", "worksheet", "-o", folder) == 0
    told = capsys.readouterr()
    assert told.err == ""
    assert str(folder / "worksheet.pdf") in told.out


def test_no_folder_is_refused(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    assert teach("gelu", "--kind", "worksheet", "-o", "") == 2
    assert "expected the name of a folder" in capsys.readouterr().err
    assert files(tmp_path) == set()
