"""The words of a site, the titles of its topics, and the table of activations that it shows."""

from __future__ import annotations

import re
from pathlib import Path
from string import Formatter

import pytest

from symproof.library import library_files
from symproof.resources import templates_folder
from symproof.site import SiteError, zoo_rows
from symproof.site.topics import TOPICS, summary, title
from symproof.site.words import WORDS
from symproof.zoo import activations

USED = re.compile(r'"site:(\w+)"')


def test_both_languages_fill_the_same_places() -> None:
    for key, texts in WORDS.items():
        first, second = (
            {name for _, name, _, _ in Formatter().parse(text) if name} for text in texts
        )
        assert first == second, key


def test_templates_use_words_that_there_are() -> None:
    folder = templates_folder() / "site"
    used = {key for path in folder.iterdir() for key in USED.findall(path.read_text("utf-8"))}
    assert {key for key in used if not key.endswith("_")} <= WORDS.keys()


def test_every_file_of_the_library_is_a_topic_with_titles() -> None:
    stems = {path.stem for path in library_files()}
    assert stems - TOPICS.keys() == {p.stem for p in library_files() if not _has_proofs(p)}
    assert TOPICS.keys() <= stems


def _has_proofs(path: Path) -> bool:
    text = path.read_text(encoding="utf-8")
    return "Proof(" in text or ".instance(" in text


def test_a_topic_of_a_teacher_is_called_by_its_file() -> None:
    assert title("my_own_proofs", "zh") == "my own proofs"
    assert summary("my_own_proofs", "zh") == ""


def test_the_table_has_every_activation_once() -> None:
    rows = [row.about.name for members in zoo_rows.zoo_rows().values() for row in members]
    assert sorted(rows) == sorted(activations())


def test_functions_without_the_identity_come_with_a_counterexample() -> None:
    rows = zoo_rows.zoo_rows()["none"]
    assert rows
    assert all(row.point and all(row.sides) for row in rows)


def test_a_table_that_is_not_as_it_is_written_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = "## Even functions: f(x) − f(−x) = 0\n\n| name | f(x) + f(−x) |\n| --- | --- |\n"
    (tmp_path / zoo_rows.TABLE).write_text(f"{text}| LiSHT | `2*` |\n", encoding="utf-8")
    monkeypatch.setattr(zoo_rows, "proofs_folder", lambda: tmp_path)
    with pytest.raises(SiteError, match=rf"{zoo_rows.TABLE}:5"):
        zoo_rows.zoo_rows()
