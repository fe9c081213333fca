r"""LaTeX -> blocks: environments, items, comments, and the files of \input."""

from __future__ import annotations

from pathlib import Path

import pytest

from symproof.document.model import Formula
from symproof.document.reading import document_of, read_document
from tests.document.shown_blocks import blocks, faults, shown

TABLE = [
    # comments and what is no text
    ("a % $x$\n  b", ["P: a b"]),
    ("a\n%\nb \\% $y$", ["P: a b % ; $y$"]),
    ("\\verb|$x$| \\begin{verbatim}\n$y$\n\n\\end{verbatim} z", ["P: z"]),
    ("\\begin{comment} $q$ \\end{comment}\\iffalse $r$ \\fi s", ["P: s"]),
    ("\\documentclass{a}$p$\\begin{document}$q$\\end{document}$r$", ["P: $q$"]),
    # formulas
    ("a $x$ \\(y\\) b", ["P: a ; $x$ ; $y$ ; b"]),
    ("$$a$$ \\[b\\] \\begin{math}c\\end{math}", ["P: $$a$$ ; $$b$$ ; $c$"]),
    ("\\begin{align*}a &= b % $\n\\end{align*}", ["P: aligna &= b % $align"]),
    ("\\[a \\\\ b\\]", ["P: $$a \\\\ b$$"]),
    ("$\\text{if $x$}$ and \\$3", ["P: $\\text{if $x$}$ ; and $3"]),
    ("\\begin{subequations}\\begin{gather}a\\end{gather}\\end{subequations}", ["P: gatheragather"]),
    (
        "\\newcommand{\\be}{\\begin{equation}}\\def\\ee{\\end{equation}}\\be a \\ee",
        ["P: equationaequation"],
    ),
    # headings
    (
        "\\section{One $x$}\\subsection*{Two}\\paragraph{Three} text",
        ["h1: One ; $x$", "h2: Two", "h4: Three", "P: text"],
    ),
    ("\\chapter{A}\\section[b]{B}", ["h1: A", "h2: B"]),
    # prose as it is seen
    ("``a''~--- \\emph{b}, \\S\\,1 \\cite{k} see \\eqref{e}", ["P: “a” — b, § 1 see"]),
    ("\\newcommand{\\x}[1]{no $x$ #1}\\def\\y#1{no}yes", ["P: yes"]),
    ("a\\footnote{With $z = 1$.} b\n\nc", ["P: a b", "P: With ; $z = 1$ ; .", "P: c"]),
    ("\\begin{figure}[h]\\includegraphics{x}\\caption{Of $f$}\\end{figure}", ["P: Of ; $f$"]),
    (
        "\\begin{tabular}{cc}$a$ & $|b|$ \\\\ c & d\\end{tabular}",
        ["P: $a$", "P: $|b|$", "P: c", "P: d"],
    ),
    # items and quotes
    (
        "\\begin{itemize}\\item a \\begin{enumerate}\\item[(i)] b\\end{enumerate} c\n"
        "\\item d\\end{itemize}e",
        ["P 1/1: a", "P[(i)] 1.2/2: (i) b", "P 1/1: c", "P 3/1: d", "P: e"],
    ),
    ("\\begin{quote}a\\end{quote}", ["P >: a"]),
    # theorems and proofs
    (
        "\\newtheorem{thm}{Theorem}\\begin{thm}[Mirror]Let $x$.\n\nThen.\\end{thm}",
        ["T[Theorem (Mirror)] theorem1: Mirror. Let ; $x$ ; .", "T theorem1: Then."],
    ),
    ("\\newtheorem*{dl}{定理}\\begin{dl}a\\end{dl}", ["T[定理] theorem1: a"]),
    ("\\begin{proof}[Proof of A]a\\end{proof}", ["Q[Proof of A] proof1: Proof of A. a"]),
    ("\\begin{definition}a\\end{definition}", ["P[Definition] definition1: a"]),
    (
        "\\begin{proof}\\textbf{Case 1.} $x>0$\n\\textbf{Case 2.} $x<0$\\end{proof}",
        ["Q[Case 1] proof1: Case 1. ; $x>0$", "Q[Case 2] proof1: Case 2. ; $x<0$"],
    ),
    # leads
    ("{\\bf Case 3.} a", ["P[Case 3]: Case 3. a"]),
    ("\\noindent\\textbf{Rest}\\enspace a \\textbf{b}", ["P[Rest]: Rest a b"]),
    ("\\emph{Proof.} a", ["Q[Proof]: Proof. a"]),
    # which paragraph a display belongs to
    ("Let\n\n\\[a\\]\n\nwhere $b$", ["P: Let ; $$a$$ ; where ; $b$"]),
]
FAULTS = [
    ("bad $x\n\n$y$", [("$", "$ before the end of the paragraph")]),
    (
        "\\begin{align} a\n\n$y$",
        [("\\begin{align}", "\\end{align} before the end of the paragraph")],
    ),
    ("\\begin{proof} a", [("\\begin{proof}", "\\end{proof} before the end of what is around it")]),
    ("\\end{proof}", [("\\end{proof}", "\\begin{proof} before it")]),
    ("\\[ a", [("\\[", "\\] before the end of the paragraph")]),
    ("\\begin{verbatim} a", [("\\begin{verbatim}", "\\end{verbatim} to end what is left out")]),
    ("{\\small a\n\nb}", []),
]


@pytest.mark.parametrize(("text", "expected"), TABLE, ids=[repr(row[0])[:40] for row in TABLE])
def test_latex_is_read_as_a_reader_sees_it(text: str, expected: list[str]) -> None:
    assert blocks(text, "latex") == expected


@pytest.mark.parametrize(("text", "expected"), FAULTS)
def test_what_is_not_closed_in_latex_is_told_at_its_beginning(
    text: str, expected: list[tuple[str, str]]
) -> None:
    document = document_of(text, "nowhere/a.tex", "latex")
    assert [fault for fault in faults(document) if "verbatim" not in fault[1]] == [
        fault for fault in expected if "verbatim" not in fault[1]
    ]


def test_places_in_latex_are_those_of_the_text() -> None:
    text = "a % $x$\n\\textbf{b} $c$ \\[d % e\n\\]"
    document = document_of(text, "nowhere/a.tex", "latex")
    formulas = [p for block in document.blocks for p in block.pieces if isinstance(p, Formula)]
    assert [text[p.start : p.end] for p in formulas] == ["c", "d % e\n"]
    assert document.sources[0].position(formulas[1].start) == (2, 18)


def test_files_below_the_folder_are_read(tmp_path: Path) -> None:
    (tmp_path / "parts").mkdir()
    (tmp_path / "parts" / "one.tex").write_text("in $\\half$\n\\input{parts/two}", encoding="utf-8")
    (tmp_path / "parts" / "two.tex").write_text("deep $b$", encoding="utf-8")
    main = tmp_path / "main.tex"
    main.write_text(
        "\\newcommand{\\half}{\\frac12}first\n\\input{parts/one.tex}\nlast $\\half$",
        encoding="utf-8",
    )
    document = read_document(main)
    assert [shown(block) for block in document.blocks] == [
        "P: first",
        "P: in ; $\\half$",
        "P: deep ; $b$",
        "P: last ; $\\half$",
    ]
    assert [Path(source.path).name for source in document.sources] == [
        "main.tex",
        "one.tex",
        "two.tex",
    ]
    assert "Trouble" not in repr(document.blocks)
    assert not document.mishaps


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("../secret", "is outside"),
        ("/etc/passwd", "the name of a file in the document's folder"),
        ("missing", "there is no such file"),
        ("link", "is outside"),
        ("main", "a file that does not read itself"),
        ("", "the name of a file in the document's folder"),
        ("picture.png", "a binary file"),
    ],
)
def test_files_that_must_not_be_read_are_not(tmp_path: Path, name: str, expected: str) -> None:
    (tmp_path / "secret.tex").write_text("$1 = 2$", encoding="utf-8")
    folder = tmp_path / "folder"
    folder.mkdir()
    (folder / "link.tex").symlink_to(tmp_path / "secret.tex")
    (folder / "picture.png").write_bytes(b"a\0b")
    main = folder / "main.tex"
    main.write_text(f"a\n\\input{{{name}}}\n$x$", encoding="utf-8")
    document = read_document(main)
    assert [shown(block) for block in document.blocks] == ["P: a ; $x$"]
    [(blamed, fault)] = faults(document)
    assert blamed == f"\\input{{{name}}}"
    assert expected in fault


def test_at_most_a_hundred_files_are_read(tmp_path: Path) -> None:
    (tmp_path / "part.tex").write_text("$x$", encoding="utf-8")
    main = tmp_path / "main.tex"
    main.write_text("\\input{part}\n" * 102, encoding="utf-8")
    document = read_document(main)
    assert len(document.blocks) == 100
    assert [fault for _, fault in faults(document)] == ["at most 100 files to be read"] * 2
