"""Builds: what changes is made anew, what others have written is left, and all or nothing."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from html_pages import broken_links, pages_of
from site_folders import NAMES, built_site, contents, targets_of

from symproof.calculation import ProofError
from symproof.formats import RenderError
from symproof.proof import Proof
from symproof.settling import Target
from symproof.site import SiteError, build, building
from symproof.site.manifest import NAME as MANIFEST


def changed(before: dict[str, bytes], after: dict[str, bytes]) -> set[str]:
    return {name for name in {*before, *after} if before.get(name) != after.get(name)}


def test_a_second_build_writes_nothing(own_site: Path) -> None:
    before = {path: path.stat().st_mtime_ns for path in own_site.rglob("*") if path.is_file()}
    made: list[str] = []
    found = build(own_site, targets_of(*NAMES), progress=lambda done, of, what: made.append(what))
    assert (found.written, found.removed, made) == (0, 0, [])
    assert {path: path.stat().st_mtime_ns for path in before} == before


def test_processes_write_the_same_bytes(small_site: Path, tmp_path: Path) -> None:
    built_site(tmp_path / "other", jobs=2)
    assert changed(contents(small_site), contents(tmp_path / "other")) == set()


def test_a_new_title_changes_the_pages_that_say_it(
    own_site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = contents(own_site)
    targets = targets_of(*NAMES)
    sigmoid = next(t.proof for t in targets if t.name == "sigmoid_neg")
    monkeypatch.setattr(type(sigmoid), "__setattr__", object.__setattr__)
    monkeypatch.setattr(sigmoid, "title", "Another title")
    build(own_site, targets)
    # its own pages, those of what it cites and of its neighbour, and the lists
    pages = {"sigmoid_neg", "sigmoid_eq_exp_div", "exp_mul_exp_neg"}
    expected = {f"en/theorems/{name}.html" for name in pages}
    expected |= {"en/sources/sigmoid_neg.tex", "en/sources/sigmoid_neg.md"}
    expected |= {"en/index.html", "en/graph.html", "assets/theorems.js", MANIFEST}
    assert changed(before, contents(own_site)) == expected


def test_what_cites_a_changed_theorem_is_made_anew(
    own_site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    targets = targets_of(*NAMES)
    fact = next(t.proof for t in targets if t.name == "exp_mul_exp_neg")
    monkeypatch.setattr(type(fact), "__setattr__", object.__setattr__)
    monkeypatch.setattr(fact, "source", "a changed source")
    made: list[str] = []
    build(own_site, targets, progress=lambda done, of, what: made.append(what))
    theorems = {unit for unit in made if unit.startswith("theorem:")}
    assert theorems == {
        "theorem:exp_mul_exp_neg",
        "theorem:sigmoid_eq_exp_div",
        "theorem:sigmoid_neg",
    }


def test_a_theorem_that_is_left_out_loses_its_files(own_site: Path) -> None:
    left = [name for name in NAMES if name != "relu_as_gate"]
    found = built_site(own_site, *left)
    assert found.removed == 7
    assert [name for name in contents(own_site) if "relu_as_gate" in name] == []
    assert broken_links(pages_of(own_site)) == []


def test_a_site_after_changes_is_the_one_that_is_built_at_once(
    own_site: Path, tmp_path: Path
) -> None:
    built_site(own_site, "odd_gate", "relu", "relu_as_gate")
    built_site(tmp_path / "other", "odd_gate", "relu", "relu_as_gate")
    assert changed(contents(own_site), contents(tmp_path / "other")) == set()


def test_a_page_that_somebody_changed_is_written_anew_and_that_is_said(own_site: Path) -> None:
    page = own_site / "en/theorems/relu.html"
    before = page.read_bytes()
    page.write_text("my notes", encoding="utf-8")
    found = built_site(own_site)
    assert page.read_bytes() == before
    assert len(found.notes) == 1
    assert "relu.html was changed by somebody" in found.notes[0]


def test_a_page_that_is_missing_is_written_anew(own_site: Path) -> None:
    page = own_site / "zh/theorems/relu.html"
    before = page.read_bytes()
    page.unlink()
    assert built_site(own_site).written == 1
    assert page.read_bytes() == before


def test_files_of_others_are_left_alone(own_site: Path) -> None:
    mine = own_site / "en/notes.txt"
    mine.write_text("mine", encoding="utf-8")
    built_site(own_site, "odd_gate")
    assert mine.read_text(encoding="utf-8") == "mine"


def test_a_changed_page_that_belongs_to_the_site_no_more_is_left_and_that_is_said(
    own_site: Path,
) -> None:
    page = own_site / "en/theorems/relu.html"
    page.write_text("my notes", encoding="utf-8")
    found = built_site(own_site, "odd_gate")
    assert page.read_text(encoding="utf-8") == "my notes"
    assert any("relu.html" in note and "is left" in note for note in found.notes)


def test_a_foreign_file_of_the_same_name_stops_the_build(tmp_path: Path) -> None:
    (tmp_path / "en").mkdir()
    (tmp_path / "en/index.html").write_text("mine", encoding="utf-8")
    before = contents(tmp_path)
    with pytest.raises(SiteError, match=r"en/index\.html was not written by symproof"):
        built_site(tmp_path, "odd_gate")
    assert contents(tmp_path) == before


def test_a_theorem_that_does_not_check_leaves_the_folder_as_it_was(own_site: Path) -> None:
    before = contents(own_site)
    wrong = Proof(claim="x + x = 3*x", steps="x + x\n= 3*x by ring")
    with pytest.raises(ProofError):
        build(own_site, [Target("wrong", wrong)])
    assert contents(own_site) == before


def test_an_interrupted_build_leaves_the_site_as_it_was(own_site: Path) -> None:
    before = contents(own_site)

    def interrupted(done: int, of: int, what: str) -> None:
        if done:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        build(own_site, targets_of("odd_gate", "gelu"), progress=interrupted)
    assert contents(own_site) == before


def test_a_build_goes_on_after_one_that_could_not_write(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_files = building.write_files

    def fails_at_pages(folder: Path, files: dict[str, str]) -> None:
        if "index.html" in files:
            (folder / "index.html").write_text("half", encoding="utf-8")
            raise RenderError("the disk is full")
        write_files(folder, files)

    monkeypatch.setattr(building, "write_files", fails_at_pages)
    with pytest.raises(RenderError):
        built_site(tmp_path / "course", "odd_gate")
    monkeypatch.undo()
    built_site(tmp_path / "course", "odd_gate")
    built_site(tmp_path / "other", "odd_gate")
    assert contents(tmp_path / "course") == contents(tmp_path / "other")


def test_a_first_build_that_cannot_write_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_files = building.write_files

    def fails_at_pages(folder: Path, files: dict[str, str]) -> None:
        if "index.html" in files:
            raise RenderError("the disk is full")
        write_files(folder, files)

    monkeypatch.setattr(building, "write_files", fails_at_pages)
    with pytest.raises(RenderError):
        built_site(tmp_path / "course", "odd_gate")
    assert not (tmp_path / "course").exists()


def test_a_file_is_no_folder_for_a_site(tmp_path: Path) -> None:
    (tmp_path / "course").write_text("mine", encoding="utf-8")
    with pytest.raises(SiteError, match="is not a folder"):
        built_site(tmp_path / "course", "odd_gate")
    with pytest.raises(SiteError, match="is not a folder"):
        built_site(tmp_path / "course/inner", "odd_gate")


@pytest.mark.skipif(os.geteuid() == 0, reason="whoever runs this may write everywhere")
def test_a_folder_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    with pytest.raises(SiteError, match="permission denied"):
        built_site(tmp_path / "course", "odd_gate")


def test_two_theorems_of_one_name_are_refused(tmp_path: Path) -> None:
    first, second = Proof(claim="x = x"), Proof(claim="y = y")
    with pytest.raises(SiteError, match="would be one page"):
        build(tmp_path / "course", [Target("same", first), Target("Same", second)])


def test_a_site_of_nothing_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SiteError, match="no theorems"):
        build(tmp_path / "course", [])
    assert not (tmp_path / "course").exists()


def test_a_broken_template_of_the_teacher_is_named_with_its_line(tmp_path: Path) -> None:
    own = tmp_path / "own/site"
    own.mkdir(parents=True)
    (own / "theorem.html").write_text("one\n{{ nothing }}\n", encoding="utf-8")
    with pytest.raises(RenderError, match=r"theorem\.html:2"):
        build(tmp_path / "course", targets_of("odd_gate"), templates=tmp_path / "own")
    assert not (tmp_path / "course").exists()


@pytest.mark.slow
def test_the_site_of_the_whole_library_is_whole(tmp_path: Path) -> None:
    found = build(tmp_path / "course", jobs=2)
    pages = pages_of(tmp_path / "course")
    assert found.written > 1400
    assert {p.name: page.problems for p, page in pages.items() if page.problems} == {}
    assert broken_links(pages) == []
    assert build(tmp_path / "course").written == 0
