"""`symproof templates`: listed, shown, copied, and found in the order of the search path."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from commands import Run, run_in

from symproof.formats import RenderError, formats
from symproof.resources import templates_folder
from symproof.template_files import copied, sources, template_file
from symproof.template_words import DESCRIPTIONS

SHIPPED = templates_folder()


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    return run_in(tmp_path, monkeypatch, capsys)


@pytest.fixture(autouse=True)
def _no_folders_of_the_user(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SYMPROOF_TEMPLATES", raising=False)
    monkeypatch.setattr("symproof.formats.users_folder", lambda: tmp_path / "users" / "templates")


def own(folder: Path, text: str = "own") -> Path:
    """Write a template into a folder of templates, and return the folder."""
    (folder / "latex").mkdir(parents=True)
    (folder / "latex" / "macros.tex").write_text(text, encoding="utf-8")
    return folder


def test_formats_are_listed_with_suffixes_files_and_folders(run: Run):
    text = run("templates", "list").out
    assert "latex (.tex): LaTeX article" in text
    assert str(SHIPPED / "latex") in text
    assert "latex/fragment.tex" in text


def test_the_list_speaks_chinese(run: Run):
    assert "LaTeX 文章" in run("templates", "list", "--lang", "zh").out


def test_every_shipped_format_is_described_in_chinese():
    assert {fmt.name for fmt in formats()} <= DESCRIPTIONS["zh"].keys()


def test_overridden_files_are_marked(run: Run, tmp_path: Path):
    folder = own(tmp_path / "mine")
    text = run("templates", "list", "--templates", str(folder)).out
    assert f"latex/macros.tex ← {folder / 'latex' / 'macros.tex'}" in text
    data = json.loads(
        run("templates", "list", "--templates", str(folder), "--output-format", "json").out
    )
    (latex,) = [entry for entry in data if entry["format"] == "latex"]
    assert latex["overriding"] == ["latex/macros.tex"]


def test_a_shipped_template_is_shown_as_it_is(run: Run):
    text = run("templates", "show", "latex/fragment.tex").out
    assert text == (SHIPPED / "latex" / "fragment.tex").read_text(encoding="utf-8")


def test_the_search_path_has_an_order(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    def found(given: Path | None = None) -> Path:
        return template_file("latex/macros.tex", given)

    assert found() == SHIPPED / "latex" / "macros.tex"
    users = own(tmp_path / "users" / "templates")
    assert found().is_relative_to(users)
    second, first = own(tmp_path / "second"), own(tmp_path / "first")
    monkeypatch.setenv("SYMPROOF_TEMPLATES", os.pathsep.join([str(first), str(second)]))
    assert found().is_relative_to(first)
    given = own(tmp_path / "given")
    assert found(given).is_relative_to(given)


def test_a_format_of_ones_own_is_listed(tmp_path: Path):
    folder = tmp_path / "mine" / "poster"
    folder.mkdir(parents=True)
    toml = 'description = "A poster"\nnotation = "latex"\nwidth = 40\ndocument = "poster/a.tex"\n'
    (folder / "format.toml").write_text(toml, encoding="utf-8")
    found = {source.format.name: source for source in sources(tmp_path / "mine")}
    assert found["poster"].format.description == "A poster"
    assert found["poster"].overriding == ()


def test_a_format_is_copied_with_all_its_files(run: Run, tmp_path: Path):
    result = run("templates", "copy", "latex", "mine")
    assert result.status == 0
    names = {path.name for path in (SHIPPED / "latex").iterdir()}
    assert {path.name for path in (tmp_path / "mine" / "latex").iterdir()} == names
    assert str(Path("mine") / "latex" / "fragment.tex") in result.out


def test_a_copy_renders_as_the_original(run: Run):
    run("templates", "copy", "latex", "mine")
    plain = run("prove", "odd-gate", "--to", "latex").out
    assert run("prove", "odd-gate", "--to", "latex", "--templates", "mine").out == plain


def test_one_file_is_copied_alone(tmp_path: Path):
    (path,) = copied("latex/macros.tex", tmp_path / "mine")
    assert path.read_bytes() == (SHIPPED / "latex" / "macros.tex").read_bytes()
    assert [*path.parent.iterdir()] == [path]


def test_nothing_is_overwritten_unless_forced(run: Run, tmp_path: Path):
    folder = own(tmp_path / "mine")
    result = run("templates", "copy", "latex", "mine")
    assert result.status == 2
    assert "--force" in result.err
    assert [path.name for path in (folder / "latex").iterdir()] == ["macros.tex"]
    assert (folder / "latex" / "macros.tex").read_text(encoding="utf-8") == "own"
    assert run("templates", "copy", "latex", "mine", "--force").status == 0
    assert (folder / "latex" / "macros.tex").read_text(encoding="utf-8") != "own"


@pytest.mark.skipif(os.geteuid() == 0, reason="root writes everywhere")
def test_an_unwritable_folder_is_an_error(run: Run, tmp_path: Path):
    (tmp_path / "locked").mkdir(mode=0o500)
    assert run("templates", "copy", "latex", "locked/mine").status == 2


def test_a_folder_that_is_a_file_is_an_error(run: Run, tmp_path: Path):
    (tmp_path / "mine").write_text("a file", encoding="utf-8")
    result = run("templates", "copy", "latex", "mine")
    assert result.status == 2
    assert (tmp_path / "mine").read_text(encoding="utf-8") == "a file"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("show", "latex/fragmnt.tex"), "did you mean latex/fragment.tex"),
        (("show", "latex"), "latex is a format: show one of its files"),
        (("show", "../README.md"), "there is no template"),
        (("copy", "latx", "mine"), "did you mean latex"),
        (("copy", "latex/nothing.tex", "mine"), "there is no template"),
        (("list", "--templates", "nowhere"), "there is no such folder"),
    ],
)
def test_what_is_not_there_is_an_error(run: Run, tmp_path: Path, arguments, said):
    result = run("templates", *arguments)
    assert result.status == 2
    assert said in result.err
    assert not (tmp_path / "mine").exists()


def test_a_template_that_is_no_text_is_an_error(tmp_path: Path, run: Run):
    folder = own(tmp_path / "mine")
    (folder / "latex" / "macros.tex").write_bytes(b"\xff\xfe")
    result = run("templates", "show", "latex/macros.tex", "--templates", str(folder))
    assert result.status == 2
    assert "not UTF-8" in result.err


def test_a_folder_of_the_environment_must_exist(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("SYMPROOF_TEMPLATES", "/nowhere/at/all")
    with pytest.raises(RenderError, match="SYMPROOF_TEMPLATES"):
        sources()
