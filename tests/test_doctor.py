"""What is installed, and what each output needs."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
from commands import Run, run_in

from symproof import doctoring, font_files
from symproof.doctoring import NEEDS, health, writable
from symproof.doctoring_words import WORDS, word


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    return run_in(tmp_path, monkeypatch, capsys)


@pytest.fixture
def bare(monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine with nothing but symproof."""
    monkeypatch.setattr(doctoring, "version", lambda _: None)
    monkeypatch.setattr(doctoring.shutil, "which", lambda _: None)
    monkeypatch.setattr(doctoring, "has_chinese", lambda: False)
    doctoring._tex_files.cache_clear()
    yield
    doctoring._tex_files.cache_clear()


def outputs(run: Run) -> dict[str, dict]:
    found = run("doctor", "--output-format", "json")
    assert found.status == 0
    return {output["output"]: output for output in json.loads(found.out)["outputs"]}


def test_versions_are_told(run: Run):
    found = json.loads(run("doctor", "--output-format", "json").out)["packages"]
    assert found["python"] == ".".join(map(str, sys.version_info[:3]))
    assert re.match(r"\d", found["sympy"])


@pytest.mark.usefixtures("bare")
def test_what_is_missing_does_not_change_the_status(run: Run):
    assert run("doctor").status == 0


@pytest.mark.usefixtures("bare")
def test_each_output_says_what_it_lacks_and_how_to_install_it(run: Run):
    found = outputs(run)
    assert found["pdf"]["install"] == ["pip install 'symproof[pdf]'"]
    assert found["notebook"]["install"] == ["pip install 'symproof[notebook]'"]
    assert found["plot"]["install"] == ["pip install 'symproof[plot]'"]
    assert found["latexmk"]["install"] == ["apt install latexmk texlive-latex-base"]
    assert "texlive-pictures" in found["beamer"]["install"][0]
    assert "latex-cjk-chinese" in found["latex_chinese"]["install"][0]
    assert found["chinese"]["install"] == ["apt install fonts-noto-cjk"]
    assert found["text"] == {"output": "text", "ready": True, "missing": [], "install": []}


@pytest.mark.usefixtures("bare")
@pytest.mark.parametrize("lang", ["en", "zh"])
def test_the_report_names_what_is_missing(run: Run, lang: str):
    text = run("doctor", "--lang", lang).out
    assert "typst" in text
    assert "symproof[pdf]" in text
    assert word("font", lang) in text


def test_the_chinese_report_has_no_english_sentences():
    for key, texts in WORDS.items():
        plain = re.sub(r"\{\w+\}|--\w+( \w+)?", "", texts[1])
        known = "html slides site latex typst markdown txt json pdf png notebook plot audit beamer"
        assert {*re.findall("[A-Za-z]+", plain)} <= {*known.split(), "LaTeX"}, key


def test_every_need_has_words():
    for need in NEEDS:
        assert word(need.key, "en")


def test_a_file_of_tex_that_is_there_is_not_missing(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(doctoring, "_tex_files", lambda: frozenset({"beamer.cls"}))
    monkeypatch.setattr(doctoring.shutil, "which", lambda name: name)
    (beamer,) = [each for each in health().outputs if each.key == "beamer"]
    assert beamer.missing == ("pgf.sty",)
    assert beamer.install == ("apt install texlive-pictures",)


def test_a_font_is_found_by_its_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(font_files, "FOLDERS", (str(tmp_path),))
    assert not font_files.has_chinese()
    (tmp_path / "truetype").mkdir()
    (tmp_path / "truetype" / "wqy-microhei.ttc").touch()
    assert font_files.has_chinese()


def test_folders_are_told(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("SYMPROOF_CACHE_DIR", str(tmp_path / "new" / "cache"))
    monkeypatch.setenv("SYMPROOF_TEMPLATES", str(tmp_path))
    places = json.loads(run("doctor", "--output-format", "json").out)["places"]
    cache, own, *_, shipped = places
    assert cache == {"place": "cache", "path": str(tmp_path / "new" / "cache"), "state": "writable"}
    assert own == {"place": "templates", "path": str(tmp_path), "state": "readable"}
    assert shipped["state"] == "readable"


def test_a_folder_below_a_file_cannot_be_written(tmp_path: Path):
    (tmp_path / "file").touch()
    assert not writable(tmp_path / "file" / "cache")
    assert writable(tmp_path / "new" / "cache")


def test_a_search_path_with_a_folder_that_is_not_there_is_an_error(
    run: Run, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setenv("SYMPROOF_TEMPLATES", "/nowhere/at/all")
    found = run("doctor")
    assert found.status == 2
    assert "/nowhere/at/all" in found.err


def test_nothing_is_imported_to_find_out():
    program = (
        "import sys; from symproof.cli import main; main(['doctor', '--output-format', 'json']); "
        "print(*sys.modules, file=sys.stderr)"
    )
    run = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    loaded = {name.partition(".")[0] for name in run.stderr.split()}
    assert loaded.isdisjoint({"sympy", "flint", "matplotlib", "typst", "nbformat", "numpy", "dask"})
