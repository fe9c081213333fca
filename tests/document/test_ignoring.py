"""Comments that exclude relations: which they exclude, and what is wrong with them."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from hand_made import question

from symproof.document.ignoring import ignored, unused
from symproof.document.model import Block, Document, Formula, Source
from symproof.notation.tex.syntax import Row

DISPLAY = re.compile(r"\\begin\{align\}(.*?)\\end\{align\}|\$([^$]*)\$", re.DOTALL)


def document(text: str, path: str = "a.md") -> Document:
    of = Source(path, text)
    formulas: list[Formula] = []
    for match in DISPLAY.finditer(text):
        start, end = match.span(1) if match[1] is not None else match.span(2)
        formulas.append(Formula(of, start, end, True, rows=tuple(rows(text, start, end))))
    return Document(path, (of,), (Block("paragraph", tuple(formulas), of, 0, len(text)),))


def rows(text: str, start: int, end: int) -> Iterator[Row]:
    r"""Yield rows that end before their \\, as rows do."""
    for match in re.finditer(r"(?:(?!\\\\).)+", text[start:end], re.DOTALL):
        yield Row((), "", "", start + match.start(), start + match.end())


def excluded(text: str, path: str = "a.md") -> set[str]:
    """Return the numbers n of the relations `x = n` that comments exclude."""
    read = document(text, path)
    comments, wrong = ignored(read)
    assert wrong == ()
    numbers = re.findall(r"x &?= (\d)", text)
    asked = {n: question(re.search(rf"x &?= {n}", text)[0], of=read.sources[0]) for n in numbers}  # type: ignore[index]
    return {n for n, each in asked.items() if any(c.covers(each) for c in comments)}


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("$x = 1$ $x = 2$", ""),
        ("$x = 1$ <!-- symproof: ignore --> $x = 2$ $x = 3$", "2"),
        ("<!--symproof:ignore-->\n\n$x = 1$ $x = 2$", "1"),
        ("<!-- symproof: ignore: a known slip -->$x = 1$", "1"),
        ("$x = 1$ <!-- symproof: ignore-start -->$x = 2$ $x = 3$<!-- symproof: ignore-end --> "
         "$x = 4$", "23"),
        ("<!-- another comment: ignore --> $x = 1$", ""),
        ("```\n<!-- symproof: ignore -->\n```\n$x = 1$", ""),
        ("write `<!-- symproof: ignore -->` before $x = 1$", ""),
        ("% symproof: ignore\n$x = 1$", ""),
        ("\\begin{align}\nx &= 1\\\\ % symproof: ignore\nx &= 2\n\\end{align}", "1"),
        ("\\begin{align}\nx &= 1 % symproof: ignore\n\\\\\nx &= 2\n\\end{align}", "1"),
        ("\\begin{align}\nx &= 1\\\\\n% symproof: ignore: later\nx &= 2\\\\\nx &= 3\n"
         "\\end{align}", "2"),
        ("\\begin{align}\nx &= 1\\\\\nx &= 2 % symproof: ignore\n\\end{align}\n$x = 3$", "2"),
        ("<!-- symproof: ignore -->\n\\begin{align}\nx &= 1\\\\\nx &= 2\n\\end{align}\n"
         "$x = 3$", "12"),
    ],
)  # fmt: skip
def test_comments_in_markdown_exclude_what_they_stand_before(text: str, numbers: str):
    assert excluded(text) == {*numbers}


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("% symproof: ignore\n$x = 1$ $x = 2$", "1"),
        ("%% symproof: ignore-start\n$x = 1$\n%symproof: ignore-end because\n$x = 2$", "1"),
        (r"5\% symproof: ignore $x = 1$", ""),
    ],
)
def test_comments_in_latex_stand_anywhere(text: str, numbers: str):
    assert excluded(text, "a.tex") == {*numbers}


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("<!-- symproof: ingore --> $x = 1$", "one of ignore, ignore-start, ignore-end"),
        ("<!-- symproof: --> $x = 1$", "one of ignore"),
        ("<!-- symproof: ignore-start --> $x = 1$", "'symproof: ignore-end' after this one"),
        ("<!-- symproof: ignore-end --> $x = 1$", "'symproof: ignore-start' before"),
        (
            "<!-- symproof: ignore-start --> <!-- symproof: ignore-start --> $x = 1$ "
            "<!-- symproof: ignore-end -->",
            "'symproof: ignore-end' first",
        ),
    ],
)
def test_what_is_wrong_with_a_comment_is_told_at_its_place(text: str, message: str):
    _, wrong = ignored(document(text))
    assert message in wrong[0].expected
    assert text[wrong[0].start :].startswith("<!--")


def test_a_comment_that_excludes_nothing_is_unused():
    text = "<!-- symproof: ignore: old --> no formula; $x = 1$ <!-- symproof: ignore -->"
    read = document(text)
    comments, _ = ignored(read)
    asked = [question("x = 1", of=read.sources[0])]
    assert [each.comment[0] for each in unused(comments, asked)] == [text.rindex("<!--")]
