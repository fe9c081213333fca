"""Keys: what is read of them, and what is refused."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from symproof.teaching.grading.key import KeyFileError
from symproof.teaching.grading.key_reader import read_key
from tests.teaching.grading.items import LINE_DATA, REASON_DATA, key_data, write_key


def test_a_key_has_its_items_with_their_points(tmp_path: Path) -> None:
    key = read_key(write_key(tmp_path))
    assert (key.title, key.points, key.kinds) == ("Gates", 3, {1: "line", 2: "reason"})
    line = key.items[0]
    assert (line.before, line.by, line.answer) == (
        "max(x, 0) - max(-x, 0)",
        "unfold max",
        "x - 0",
    )
    assert line.after is not None
    assert line.after.term == "x"


def test_the_parts_of_a_wrong_step_may_stand_in_its_answer(tmp_path: Path) -> None:
    data = {
        "number": 1,
        "kind": "wrong_step",
        "answer": {"step": 3, "right": "x", "before": "2*x/2"},
    }
    (item,) = read_key(write_key(tmp_path, data)).items
    assert (item.step, item.answer, item.before) == (3, "x", "2*x/2")


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"number": "1"}, "item 1: number: expected a whole number"),
        ({"number": 0}, "expected a number from 1 to 999"),
        ({"kind": "essay"}, "expected one of line, term"),
        ({"points": -1}, "expected a number of points"),
        ({"points": True}, "expected a number of points"),
        ({"answer": ""}, "answer: expected a term"),
        ({"answer": "x +"}, "answer: expected what can be read"),
        ({"answer": ["x"]}, "answer: expected a text"),
        ({"before": ""}, "before: expected a term"),
        ({"definitions": ["relu"]}, "definitions: expected what can be read"),
        ({"definitions": "relu(x) = x"}, "definitions: expected a list of texts"),
        ({"assumptions": ["x >"]}, "assumptions: expected what can be read"),
        ({"after": "x"}, "after: expected an object"),
        ({"given": {"a": 1}}, "given: expected an object of texts"),
        ({"kind": "order"}, "answer: expected"),
        ({"kind": "match", "answer": {}}, "answer: expected an object of labels"),
        ({"kind": "true_false", "answer": "true"}, "answer: expected true or false"),
        ({"kind": "choice", "answer": 1}, "answer: expected a letter"),
        ({"kind": "value"}, "of: expected a term"),
        ({"kind": "term"}, "whole: expected a term"),
    ],
)
def test_a_malformed_item_is_refused_with_its_place(
    tmp_path: Path, change: dict[str, Any], said: str
) -> None:
    path = write_key(tmp_path, {**LINE_DATA, **change})
    with pytest.raises(KeyFileError) as error:
        read_key(path)
    assert str(error.value).startswith(f"{path}: item")
    assert said in str(error.value)


@pytest.mark.parametrize(
    ("data", "said"),
    [
        ([], "expected an object"),
        ({"items": []}, "a key that `symproof teach` wrote"),
        ({**key_data(LINE_DATA), "version": 2}, "version: expected 1"),
        ({**key_data(), "items": []}, "items: expected at least one item"),
        ({**key_data(), "items": {}}, "items: expected a list"),
        (key_data(LINE_DATA, LINE_DATA), "the number 1: expected each number once"),
        (key_data(REASON_DATA | {"answer": []}), "answer: expected the texts that are accepted"),
    ],
)
def test_a_file_that_is_no_key_is_refused(tmp_path: Path, data: Any, said: str) -> None:
    path = tmp_path / "key.json"
    path.write_text(json.dumps(data), encoding="utf-8")
    with pytest.raises(KeyFileError) as error:
        read_key(path)
    assert said in str(error.value)


def test_broken_json_is_refused_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "key.json"
    path.write_text('{\n"symproof": }', encoding="utf-8")
    with pytest.raises(KeyFileError, match="line 2, column 13"):
        read_key(path)
