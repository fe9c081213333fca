"""What `teach` asks, `grade` accepts: the answers of a key in every notation; an empty form."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from symproof.cli import main
from symproof.notation import latex, unicode
from symproof.notation.plain import parse_term
from symproof.teaching.grading.key import Item
from symproof.teaching.grading.key_reader import read_key
from tests.teaching.grading.items import verdict

THEOREMS = ("odd-gate", "relu", "gelu", "swish")


def answers(item: Item) -> list[str]:
    match item.kind:
        case "line" | "term" | "value" | "wrong_step":
            term = parse_term(item.answer)
            step = f"{item.step}: " if item.kind == "wrong_step" else ""
            shown = [item.answer, f"${latex.show(term)}$", f"= {unicode.show(term)}"]
            return [step + text for text in shown]
        case "reason":
            return list(item.answer)
        case "order":
            return [" ".join(item.answer)]
        case "match":
            return [" ".join([f"{label}{letter}" for label, letter in item.answer.items()])]
        case "true_false":
            return ["true", "对"] if item.answer else ["false", "错"]
        case _:
            return [item.answer]


@pytest.fixture(name="folder", params=[("en", "1"), ("zh", "3")], ids=["en", "zh"])
def _folder(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    lang, seed = request.param
    kinds = ["--kind", "worksheet", "--kind", "quiz"]
    arguments = [*THEOREMS, *kinds, "--lang", lang, "--seed", seed, "-o", str(tmp_path)]
    assert main(["teach", *arguments]) == 0
    return tmp_path


@pytest.mark.slow
@pytest.mark.parametrize("sheet", ["worksheet", "quiz"])
def test_the_answers_of_a_key_are_correct_and_an_empty_form_gets_nothing(
    folder: Path, sheet: str
) -> None:
    path = folder / f"{sheet}-key.json"
    for item in read_key(path).items:
        for text in answers(item):
            assert verdict(item, text) == "correct", (item.number, text)
    report = folder / "grades.json"
    form = folder / f"{sheet}-answers.md"
    assert main(["grade", str(path), str(form), "-o", str(report), "--jobs", "1"]) == 0
    (student,) = json.loads(report.read_text(encoding="utf-8"))["students"]
    assert {answer["verdict"] for answer in student["answers"]} == {"missing"}
