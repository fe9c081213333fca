"""Answers are found by their numbers in Markdown, LaTeX and notebooks."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from symproof.document.texts.sources import DocumentError
from symproof.teaching.grading.sheets import Sheet, SheetError, read_sheet

KINDS = dict.fromkeys(range(1, 9), "line")


def sheet(folder: Path, name: str, text: str, kinds: dict[int, str] = KINDS) -> Sheet:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return read_sheet(path, kinds)


def texts(found: Sheet) -> dict[int, str]:
    return {number: written.text for number, written in found.answers.items()}


@pytest.mark.parametrize(
    "line",
    [
        "3. $x$",
        "(3) $x$",
        "**3**: $x$",
        "**3.** $x$",
        "3) $x$",
        "3）$x$",
        "3、$x$",
        "第3题：$x$",
        "第三题 $x$",
        "３．$x$",
        "③ $x$",
        "- 3. $x$",
        "> 3. $x$",
        "3\\. $x$",
        "Question 3: $x$",
        "| 3 | $x$ |",
    ],
)
def test_a_number_may_be_written_in_many_ways(tmp_path: Path, line: str) -> None:
    assert texts(sheet(tmp_path, "ada.md", f"{line}\n")) == {3: "$x$"}


@pytest.mark.parametrize("line", ["3.5 + x", "3*x", "3 + x", "x3. y", "30/2 = 15"])
def test_a_formula_that_begins_with_a_numeral_is_no_number(tmp_path: Path, line: str) -> None:
    found = sheet(tmp_path, "ada.md", f"1. $x$\n{line}\n")
    assert list(found.answers) == [1]


def test_an_answer_ends_with_its_paragraph(tmp_path: Path) -> None:
    text = "1. $x$\n   by arithmetic\n\nI liked this one.\n\n2. $y$\n\n---\nThe end.\n"
    assert texts(sheet(tmp_path, "ada.md", text)) == {1: "$x$\n   by arithmetic", 2: "$y$"}


def test_a_displayed_formula_belongs_to_the_number_above_it(tmp_path: Path) -> None:
    text = "1.\n\n$$\nx\n\n+ 1\n$$\n\n2.\n\n```\ny\n```\n"
    assert texts(sheet(tmp_path, "ada.md", text)) == {1: "$$\nx\n\n+ 1\n$$", 2: "y"}


def test_comments_and_what_is_struck_out_are_no_answers(tmp_path: Path) -> None:
    text = "1. <!-- a line -->\n2. ~~$x$~~ $y$\n3. <del>$x$</del>$z$\n4. ______\n"
    found = sheet(tmp_path, "ada.md", text)
    assert texts(found) == {1: "", 2: "$y$", 3: "$z$", 4: "____"}
    assert [number for number, written in found.answers.items() if written.empty] == [1, 4]


def test_the_last_of_two_answers_counts_and_is_told(tmp_path: Path) -> None:
    found = sheet(tmp_path, "ada.md", "1. $x$\n2. $y$\n1. $z$\n2.\n")
    assert (texts(found), found.twice) == ({1: "$z$", 2: "$y$"}, (1,))


def test_numbers_inside_pairs_are_no_answers_of_their_own(tmp_path: Path) -> None:
    text = "5. pairs:\n   1. b\n   2. a\n6. $x$\n"
    found = sheet(tmp_path, "ada.md", text, {5: "match", 6: "line"})
    assert texts(found) == {5: "pairs:\n   1. b\n   2. a", 6: "$x$"}


def test_latex_items_are_numbered_as_latex_numbers_them(tmp_path: Path) -> None:
    text = r"""
\documentclass{article}
\begin{document}
\begin{enumerate}
\item $x$ % not $y$
\item[5.] $y$
\item
  \[ z \]
\end{enumerate}
\answer{7}{$\frac{1}{2}$}
\setcounter{enumi}{7}
\begin{enumerate}
\setcounter{enumi}{7}
\item $w$
\end{enumerate}
\end{document}
\item $never$
"""
    found = texts(sheet(tmp_path, "ada.tex", text))
    assert found == {1: "$x$", 5: "$y$", 2: r"\[ z \]", 7: r"$\frac{1}{2}$", 8: "$w$"}


def test_latex_without_items_is_read_by_its_lines(tmp_path: Path) -> None:
    assert texts(sheet(tmp_path, "ada.tex", "(1) $x$\n\n(2) $y$\n")) == {1: "$x$", 2: "$y$"}


def test_markdown_cells_of_a_notebook_are_read(tmp_path: Path) -> None:
    cells = [
        {"cell_type": "markdown", "source": ["Name: Ada\n", "\n", "1. $x$\n"]},
        {"cell_type": "code", "source": "2. no answer"},
        {"cell_type": "markdown", "source": "**3.** $y$"},
    ]
    found = sheet(tmp_path, "answers.ipynb", json.dumps({"cells": cells, "nbformat": 4}))
    assert (found.name, texts(found)) == ("Ada", {1: "$x$", 3: "$y$"})
    assert (found.answers[3].cell, found.answers[3].line) == (3, 1)


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Name: Ada Lovelace", "Ada Lovelace"),
        ("**Name:** Ada", "Ada"),
        ("姓名：王小明　日期：1月", "王小明"),
        ("Name: ______", "file"),
        ("Name:", "file"),
        ("", "file"),
    ],
)
def test_a_student_has_the_name_of_the_sheet_or_of_the_file(
    tmp_path: Path, line: str, name: str
) -> None:
    assert sheet(tmp_path, "file.md", f"{line}\n\n1. $x$\n").name == name


def test_a_student_has_the_name_of_a_latex_sheet(tmp_path: Path) -> None:
    items = r"\begin{enumerate}\item $x$\end{enumerate}"
    text = rf"\begin{{document}}{chr(10)}\textbf{{Name:}} Ada Lovelace{chr(10)}{items}"
    assert sheet(tmp_path, "file.tex", text).name == "Ada Lovelace"


def test_a_file_without_answers_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SheetError, match="no answers are found"):
        sheet(tmp_path, "ada.md", "Dear teacher,\n\n99. $x$\n")


def test_a_file_that_is_no_text_is_refused(tmp_path: Path) -> None:
    (tmp_path / "ada.md").write_bytes(b"1. \x00\xff")
    with pytest.raises(DocumentError, match="binary"):
        read_sheet(tmp_path / "ada.md", KINDS)


@pytest.mark.parametrize(
    "text",
    [
        "1. $$ x\n2. y\n3. z\n",
        "1. \\[ x\n\n2. y\n\n3. $$\nz\n$$\n",
        "1. ```\nx\n\n2. y\n\n3. z\n",
        "1. x <!-- a line\n2. y\n3. z\n",
        "1. x <!-- a line\n2. y <!-- a line -->\n3. z\n",
        "1. $x \\\\[2pt]$\n2. y\n3. z\n",
    ],
)
def test_what_has_no_end_does_not_swallow_the_other_answers(tmp_path: Path, text: str) -> None:
    assert {*texts(sheet(tmp_path, "ada.md", text))} == {1, 2, 3}


@pytest.mark.parametrize(
    "text", ["### 1\nx\n### 2.\ny\n", "## Answer 1\n\nx\n\n## Answer 2\n\ny\n"]
)
def test_headings_may_have_the_numbers(tmp_path: Path, text: str) -> None:
    assert texts(sheet(tmp_path, "ada.md", text)) == {1: "x", 2: "y"}


def test_two_spaces_in_a_formula_strike_nothing_out(tmp_path: Path) -> None:
    text = "1. $x~~+1~~$\n2. ~~$y$~~ $z$\n"
    assert texts(sheet(tmp_path, "ada.md", text)) == {1: "$x~~+1~~$", 2: "$z$"}


@pytest.mark.parametrize(
    "hidden", ["\\begin{comment}\\item y\\end{comment}", "\\iffalse \\item y \\fi", "% \\item y\n"]
)
def test_items_that_latex_does_not_print_are_not_counted(tmp_path: Path, hidden: str) -> None:
    text = f"\\begin{{enumerate}}\\item $x$ {hidden}\\item $z$ \\\\\n\\end{{enumerate}}"
    assert texts(sheet(tmp_path, "a.tex", text)) == {1: "$x$", 2: "$z$"}


@pytest.mark.parametrize(
    "text",
    [
        "\\textbf{1.} $x$\n\n\\textbf{2.} $y$",
        "\\noindent(1) $x$\n\n\\noindent (2) $y$",
        "\\section*{1} $x$\n\\section*{2} $y$",
    ],
)
def test_latex_without_items_may_have_its_numbers_in_bold(tmp_path: Path, text: str) -> None:
    assert texts(sheet(tmp_path, "a.tex", text)) == {1: "$x$", 2: "$y$"}


def test_a_long_file_is_read_line_by_line(tmp_path: Path) -> None:
    blank = "\n" * 200_000
    text = f"1. $${blank}2. \\[{blank}3. x <s>{'<s>' * 20_000}{blank}"
    assert {*texts(sheet(tmp_path, "ada.md", text))} == {1, 2, 3}
