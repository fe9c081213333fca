"""Files and notebooks -> documents; files that are none; texts that are made to hurt."""

from __future__ import annotations

import json
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from symproof.cli import main
from symproof.document.model import Document, Formula
from symproof.document.reading import document_of, read_document
from symproof.document.texts.sources import DocumentError
from tests.document.shown_blocks import blocks, faults, shown

PARTS = [
    *(
        "$",
        "$$",
        "\\(",
        "\\)",
        "\\[",
        "\\]",
        "\\\\[",
        "\\begin{align}",
        "\\end{align}",
        "&",
        "\\\\",
    ),
    *("\n", "\n\n", "\r\n", "> ", "- ", "1. ", "    ", "\t", "`", "```\n", "~~~\n", "```math\n"),
    *("**", "*", "_", "#", " ", "a", "=", "x", "[", "](", "](u)", "|", "|---|\n", "<!--", "-->"),
    *("<pre>", "</pre>", "\\item ", "\\begin{itemize}", "\\end{itemize}", "\\section{", "}", "{"),
    *("\\textbf{", "%", "\\verb|", "\\footnote{", "\\begin{theorem}[", "]", "\\begin{tabular}"),
    *("\\end{tabular}", "---\n", "===\n", "\\input{x}", "\\def\\a", "\\newcommand{", "情况1："),
    *("Case 2. ", "\\begin{document}", "\\end{document}", "\\caption{", "\\text{", "\\iffalse"),
    *("\\fi", "\\begin{comment}", "\\end{comment}", "\x1f", "\u2028", "\x0b", "\x00"),
]
TEXTS = st.one_of(st.lists(st.sampled_from(PARTS), max_size=40).map("".join), st.text(max_size=60))


def check_places(document: Document, size: int) -> None:
    """Check that blocks and pieces are inside of the text, in order, and do not overlap.

    Words around a footnote are one piece, so that only formulas of other blocks stand apart.
    """
    places: list[tuple[int, int]] = []
    for block in document.blocks:
        for piece in block.pieces:
            assert block.start <= piece.start <= piece.end <= block.end <= size
            if isinstance(piece, Formula):
                places.append((piece.start, piece.end))
                assert all(piece.start <= a < b <= piece.end for a, b in piece.holes)
        assert all(first.end <= second.start for first, second in pairwise(block.pieces))
    assert all(first[1] <= second[0] for first, second in pairwise(sorted(places)))
    assert all(0 <= m.start < m.end <= size for m in document.mishaps)


@given(TEXTS)
def test_any_markdown_is_read(text: str) -> None:
    check_places(document_of(text, "nowhere/a.md", "markdown"), len(text))


@given(TEXTS)
def test_any_latex_is_read(text: str) -> None:
    check_places(document_of(text, "nowhere/a.tex", "latex"), len(text))


@pytest.mark.parametrize("unit", ["$", ">", "`", "[", "*", "x", "{", "\\", "#", "$ "])
@pytest.mark.parametrize("kind", ["markdown", "latex"])
def test_a_long_line_is_read(unit: str, kind: str) -> None:
    # quadratic time would take hours
    text = unit * (100_000 // len(unit))
    assert len(document_of(text, "nowhere/a", kind).blocks) <= 1


@pytest.mark.parametrize("kind", ["markdown", "latex"])
@pytest.mark.parametrize(
    "unit",
    [
        *("\\[", "\\begin{align}", "$$a ", "<a ", "<!--", "](", "[a](b", "- a\n", "$\\text{", "` "),
        *("\\section{", "\\footnote{", "\\textbf{", "\\begin{itemize}", "\\input{x}", "\\item["),
        *("\\begin{theorem}[", "\\verb|", "\\newcommand{\\be}{\\begin{equation}}\\be ", "`` ` "),
    ],
)
def test_what_is_opened_again_and_again_is_read(unit: str, kind: str) -> None:
    text = unit * (20_000 // len(unit))
    check_places(document_of(text, "nowhere/a", kind), len(text))


def test_ten_megabytes_of_dollars_are_read() -> None:
    assert document_of("$" * 10_000_000, "nowhere/a.md", "markdown").mishaps == ()


@pytest.mark.parametrize("suffix", [".md", ".tex"])
def test_what_proofs_are_written_as_is_read(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"proof{suffix}"
    assert main(["prove", "odd-gate", "-o", str(path)]) == 0
    document = read_document(path)
    formulas = [p for block in document.blocks for p in block.pieces if isinstance(p, Formula)]
    assert [formula.display for formula in formulas].count(True) == 3
    assert len(formulas) == 7
    assert [len(formula.rows) for formula in formulas] == [1, 1, 1, 1, 1, 6, 1]
    assert "proof" in [block.kind for block in document.blocks]
    assert not document.mishaps


def notebook(*cells: tuple[str, object]) -> str:
    """Return a notebook of cells."""
    return json.dumps({"cells": [{"cell_type": kind, "source": text} for kind, text in cells]})


def test_a_notebook_is_one_document_of_its_markdown_cells() -> None:
    text = notebook(
        ("markdown", "# One\n- a $x$"), ("code", "$y$"), ("markdown", ["- b\n", "$$\n", "c$$"])
    )
    document = document_of(text, "a.ipynb", "notebook")
    assert [shown(block) for block in document.blocks] == [
        "h1: One",
        "P 1/1: a ; $x$",
        "P 2/1: b ; $$c$$",
    ]
    assert [source.cell for source in document.sources] == [1, 3]
    last = document.blocks[-1]
    assert last.source.position(last.pieces[-1].start) == (2, 3)


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("{", "a broken notebook: Expecting property name"),
        ("[]", "expected an object with a list of cells"),
        ('{"cells": 1}', "expected an object with a list of cells"),
        ('{"cells": [1]}', "cell 1 is no object"),
        (notebook(("markdown", 3)), "cell 1 has no cell_type or no text"),
        (notebook(("markdown", ["a", 3])), "cell 1 has no cell_type or no text"),
        ("[" * 100_000, "a broken notebook"),
    ],
)
def test_a_broken_notebook_is_told(text: str, fault: str) -> None:
    with pytest.raises(DocumentError, match=fault):
        document_of(text, "a.ipynb", "notebook")


@pytest.mark.parametrize(
    ("name", "content", "fault"),
    [
        ("a.txt", b"x", "expected a name with one of .md, .markdown, .tex"),
        ("none", b"x", "found none"),
        ("a.md", b"a\nb\0c", "a binary file: a zero byte in line 2"),
        ("a.md", "a\n中文".encode("gbk"), "expected text in UTF-8, found the byte 0xd6 in line 2"),
        ("a.md", b"x" * (20 * 1024 * 1024 + 1), "larger than 20 MB"),
    ],
)
def test_a_file_that_is_no_document_is_told(
    tmp_path: Path, name: str, content: bytes, fault: str
) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(DocumentError) as caught:
        read_document(path)
    assert fault in str(caught.value)
    assert str(path) in str(caught.value)


def test_a_missing_file_and_a_folder_are_told(tmp_path: Path) -> None:
    with pytest.raises(DocumentError, match="there is no such file"):
        read_document(tmp_path / "a.md")
    (tmp_path / "b.md").mkdir()
    with pytest.raises(DocumentError, match="is a folder"):
        read_document(tmp_path / "b.md")


def test_a_byte_order_mark_is_no_text(tmp_path: Path) -> None:
    path = tmp_path / "A.MD"
    path.write_bytes(b"\xef\xbb\xbf# One\r\n$x$")
    assert [shown(block) for block in read_document(path).blocks] == ["h1: One", "P: $x$"]


def test_a_macro_without_an_end_is_told() -> None:
    text = "$\\newcommand{\\a}{x$ and $y$"
    document = document_of(text, "a.md", "markdown")
    assert len(faults(document)) == 1
    assert blocks(text)[-1].endswith("$y$")
