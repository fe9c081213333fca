"""The form of a sheet, filled in with the answers of its key, is graded correct throughout."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from symproof.cli import main
from symproof.notation.latex import show as latex
from symproof.notation.plain import parse_term
from symproof.teaching.kits import Kit
from symproof.teaching.model import Sheet
from symproof.teaching.sheets import Options, key_text
from tests.teaching.four import derivations


def kit(**options) -> Kit:
    return Kit(derivations(), Options(**options))


def filled(form: str, sheet: Sheet, *, tex: bool) -> str:
    """Return a form with the right answers in place of what says what is wanted there."""

    def formula(text: str) -> str:
        return f"${latex(parse_term(text))}$" if tex else text

    for item in sheet.items:
        answer = item.get("answer")
        match item["kind"]:
            case "line" | "term" | "value":
                said = formula(answer)
            case "reason":
                said = answer[0]
            case "order":
                said = " ".join(answer)
            case "match":
                said = " ".join([line + letter for line, letter in answer.items()])
            case "wrong_step":
                said = f"{item['step']}: {formula(item['right'])}"
            case "true_false":
                said = "true" if answer else "false"
            case _:
                said = answer
        row = re.compile(rf"^{item['number']}\. .*$", re.MULTILINE)
        form = row.sub(lambda _, n=item["number"], s=said: f"{n}. {s}", form)
    return form


def form_of(made: Kit, kind: str) -> str:
    tasks = dict(made.tasks([kind]))
    form = tasks[f"{kind}-answers.md"]()
    assert isinstance(form, str)
    return form


@pytest.mark.slow
@pytest.mark.parametrize("kind", ["worksheet", "quiz"])
@pytest.mark.parametrize(
    "options",
    [
        {"seed": 7},
        {"seed": 3, "exercises": ("blanks",), "share": 0.6, "lang": "zh"},
        {"seed": 4, "exercises": ("blanks",), "share": 0.6, "level": 1},
        {"seed": 5, "exercises": ("blanks",), "share": 0.6, "level": 3},
        {"seed": 6, "exercises": ("wrong_step",), "asked": True},
    ],
)
def test_the_answers_of_the_key_are_graded_correct(kind, options, tmp_path: Path):
    made = kit(**options)
    sheet = made.worksheet if kind == "worksheet" else made.quiz
    key = tmp_path / "key.json"
    key.write_text(key_text(sheet))
    form = form_of(made, kind)
    for name, tex in (("plain", False), ("tex", True)):
        (tmp_path / f"{name}.md").write_text(filled(form, sheet, tex=tex))
    files = [str(tmp_path / "plain.md"), str(tmp_path / "tex.md")]
    assert main(["grade", str(key), *files, "-o", str(tmp_path / "grades.json")]) == 0
    grades = json.loads((tmp_path / "grades.json").read_text())
    for student in grades["students"]:
        assert student["points"] == sheet.points, student


@pytest.mark.slow
def test_an_empty_form_has_no_points_and_no_answers(tmp_path: Path):
    made = kit(seed=7)
    key = tmp_path / "key.json"
    key.write_text(key_text(made.worksheet))
    form = form_of(made, "worksheet")
    sheet = tmp_path / "nobody.md"
    sheet.write_text(form + "\n1. A\n")
    out = tmp_path / "grades.json"
    assert main(["grade", str(key), str(sheet), "-o", str(out)]) == 0
    (student,) = json.loads(out.read_text())["students"]
    assert student["points"] == 0
