"""The list of a site's files: what is in it is believed only as far as files of the folder go."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from symproof.site import SiteError
from symproof.site.manifest import FORMAT, NAME, Manifest, digest_of, foreign, read, remove

KNOWN = Manifest(
    {"a.html": digest_of("a"), "sub/b.html": ""}, {"one": "key"}, {"one": ("a.html", "sub/b.html")}
)


def test_a_manifest_is_read_as_it_was_written(tmp_path: Path) -> None:
    (tmp_path / NAME).write_text(KNOWN.text, encoding="utf-8")
    assert read(tmp_path) == KNOWN


def test_a_folder_without_one_has_no_files_of_a_site(tmp_path: Path) -> None:
    assert read(tmp_path) == Manifest()


@pytest.mark.parametrize("text", ["", "[]", '{"format": "other"}', "{" * 5000])
def test_what_is_no_manifest_is_refused(tmp_path: Path, text: str) -> None:
    (tmp_path / NAME).write_text(text, encoding="utf-8")
    with pytest.raises(SiteError, match=NAME):
        read(tmp_path)


@pytest.mark.parametrize("name", ["../x", "/etc/x", "a/../../x", ""])
def test_files_outside_the_folder_are_refused(tmp_path: Path, name: str) -> None:
    data = {"format": FORMAT, "files": {name: ""}, "pages": {}}
    (tmp_path / NAME).write_text(json.dumps(data), encoding="utf-8")
    with pytest.raises(SiteError):
        read(tmp_path)


def test_a_page_is_current_while_its_key_and_its_files_are_as_they_were(tmp_path: Path) -> None:
    known = Manifest({"a.html": digest_of("a")}, {"one": "key"}, {"one": ("a.html",)})
    (tmp_path / "a.html").write_text("a", encoding="utf-8")
    assert known.current(tmp_path, "one", "key")
    assert not known.current(tmp_path, "one", "other key")
    (tmp_path / "a.html").write_text("b", encoding="utf-8")
    assert not known.current(tmp_path, "one", "key")


def test_files_that_are_not_listed_are_foreign(tmp_path: Path) -> None:
    for name in ("a.html", "c.html"):
        (tmp_path / name).write_text("a", encoding="utf-8")
    assert foreign(tmp_path, ["a.html", "c.html", "d.html"], KNOWN) == ["c.html"]


def test_removing_takes_folders_that_are_empty_then(tmp_path: Path) -> None:
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub/b.html").write_text("b", encoding="utf-8")
    assert remove(tmp_path, ["sub/b.html"], KNOWN) == (["sub/b.html"], [])
    assert list(tmp_path.iterdir()) == []


def test_removing_leaves_what_was_changed(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text("changed", encoding="utf-8")
    assert remove(tmp_path, ["a.html"], KNOWN) == ([], ["a.html"])
    assert (tmp_path / "a.html").exists()
