"""An annotated copy as Markdown, as GitHub shows it: a fold-out below each part of the text.

The text of a Markdown document is kept as it is; fold-outs stand where a paragraph ends, with the
same quotes and indentation.  Text of another kind is shown as code.  Inside fold-outs all that
comes from the document is code too, so that it cannot become markup.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from html import escape
from pathlib import Path
from typing import Final

from symproof.derivation import Detail
from symproof.document.model import Source
from symproof.document.reports.remarks import Remark, by_line, remarks, title_of
from symproof.document.reports.results import Checked
from symproof.document.reports.text import counted
from symproof.document.reports.visible import visible

MARKDOWN: Final = (".md", ".markdown", ".ipynb")
# quotes and indentation at the beginning of a line
MARGIN: Final = re.compile(r"[ \t]*(?:>[ \t]?)*[ \t]*")
BLANK: Final = re.compile(r"[ \t>]*")
FENCE: Final = re.compile(r"[ \t>]*(?:[-*+][ \t]+|\d{1,9}[.)][ \t]+)?(`{3,}|~{3,})")
TICKS: Final = re.compile("`+")
LABEL: Final = 14


def markdown_copy(
    checked: Sequence[Checked], *, detail: Detail = "normal", lang: str = "en"
) -> str:
    """Return the text of every document that was read, with what was found."""
    parts: list[str] = []
    for each in checked:
        several = len(checked) > 1 or len(each.sources) > 1
        if each.error:
            parts.append(_fenced(visible(each.error), ""))
        for source in each.sources:
            if several:
                parts.append(f"<!-- {_comment(title_of(each, source, lang))} -->")
            after = by_line(list(remarks(each, source, detail=detail, lang=lang)))
            if _is_markdown(source):
                parts.append("\n".join(_annotated(source, after)))
            else:
                parts += _as_code(source, after)
        parts.append(f"---\n\n{_inline(f'symproof check: {counted([each], lang)}')}")
    return "\n\n".join(part.rstrip("\n") for part in parts) + "\n"


def _is_markdown(source: Source) -> bool:
    return source.cell is not None or Path(source.path).suffix in MARKDOWN


def _annotated(source: Source, after: dict[int, list[Remark]]) -> Iterator[str]:
    """Yield the lines of a Markdown text, with the remarks at the ends of paragraphs."""
    lines = [line.removesuffix("\r") for line in source.text.split("\n")]
    waiting: list[Remark] = []
    fence = ""
    margin = ""
    for number, line in enumerate(lines, 1):
        yield line
        found = FENCE.match(line)
        if found is not None:
            fence = "" if fence and found[1].startswith(fence) else fence or found[1]
        if number in after:
            if not waiting:
                margin = _margin(line)
            waiting += after[number]
        following = lines[number] if number < len(lines) else ""
        if waiting and not fence and BLANK.fullmatch(following):
            # what goes on in a list item is indented; what does not may stand outside of it
            rest = next((each for each in lines[number:] if not BLANK.fullmatch(each)), "")
            yield from _folded(waiting, _common(margin, rest))
            waiting = []
    if waiting:
        yield from _folded(waiting, margin)


def _margin(line: str) -> str:
    found = MARGIN.match(line)
    return "" if found is None else found[0]


def _common(margin: str, following: str) -> str:
    """Return the margin of a remark between a paragraph and what follows it."""
    if ">" in margin:
        return margin[: margin.rindex(">") + 1] + " "
    indent = _margin(following)
    if ">" in indent:
        return ""
    # four spaces before a remark that is in no list would be code
    return min(margin, indent, key=len) if margin else indent if len(indent) < 4 else ""


def _folded(found: Sequence[Remark], margin: str) -> Iterator[str]:
    yield margin.rstrip()
    for remark in found:
        yield from [f"{margin}{row}".rstrip() for row in _details(remark)]


def _details(remark: Remark) -> list[str]:
    summary = f"<summary>{remark.mark} {_inline(remark.title)}</summary>"
    rows = [remark.latex] if remark.latex else []
    rows += [f"{label.ljust(LABEL)}{text}" for label, text in remark.notes]
    body = "\n".join(rows)
    blocks = [text for text in (body, *remark.derivations) if text.strip()]
    inner = [row for text in blocks for row in ("", *_fenced(text.rstrip(), "text").split("\n"))]
    return ["<details>", summary, *inner, "", "</details>", ""]


def _as_code(source: Source, after: dict[int, list[Remark]]) -> Iterator[str]:
    """Yield a text that is not Markdown as code, in parts with the remarks between them."""
    rows: list[str] = []
    for number, line in enumerate(source.text.split("\n"), 1):
        rows.append(line.removesuffix("\r"))
        if number in after:
            yield _fenced("\n".join(rows), "tex")
            yield "\n".join(row for remark in after[number] for row in _details(remark))
            rows = []
    if any(row.strip() for row in rows):
        yield _fenced("\n".join(rows), "tex")


def _fenced(text: str, language: str) -> str:
    """Return a text as a block of code, which nothing in it can end."""
    longest = max((len(ticks) for ticks in TICKS.findall(text)), default=0)
    fence = "`" * max(3, longest + 1)
    return f"{fence}{language}\n{text}\n{fence}"


def _inline(text: str) -> str:
    """Return a text for one line of HTML in Markdown: nothing in it is markup."""
    flat = " ".join(text.split())
    return re.sub(r"([\\`*_{}\[\]$#|~])", lambda m: f"&#{ord(m[1])};", escape(flat, quote=False))


def _comment(text: str) -> str:
    return escape(text).replace("--", "&#45;&#45;")
