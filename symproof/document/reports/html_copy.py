"""An annotated copy as HTML: the text of a document, line by line, with what was found below.

The page needs nothing from outside: no network, no scripts.  All that comes from the document is
escaped.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from html import escape
from typing import Final

from symproof.derivation import Detail
from symproof.document.model import Source
from symproof.document.reports.remarks import Remark, by_line, remarks, title_of
from symproof.document.reports.results import Checked
from symproof.document.reports.text import counted

# what HTML has no way to write
UNWRITABLE: Final = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")
STYLE: Final = """
:root { color-scheme: light dark; }
body { max-width: 76rem; margin: 1.5rem auto; padding: 0 1rem;
  font: 15px/1.5 system-ui, sans-serif; }
h1 { font-size: 1.3rem; } h2 { font-size: 1.1rem; margin-top: 2rem; }
.line { display: grid; grid-template-columns: 3.5rem 1fr; }
.line > a { color: #888; text-align: right; padding-right: .8rem; text-decoration: none;
  font: 13px/1.6 ui-monospace, monospace; }
.line > code { white-space: pre-wrap; overflow-wrap: anywhere;
  font: 13px/1.6 ui-monospace, monospace; }
details { margin: .1rem 0 .1rem 3.5rem; padding: .1rem .6rem; border-left: 4px solid #999;
  background: rgb(128 128 128 / .08); }
details[open] { margin-bottom: .6rem; }
summary { cursor: pointer; }
summary code { color: #777; }
summary b { display: inline-block; min-width: 1.2em; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .1rem 1rem; margin: .4rem 0; }
dt { color: #777; } dd { margin: 0; white-space: pre-wrap; overflow-wrap: anywhere; }
pre { white-space: pre-wrap; overflow-wrap: anywhere; margin: .4rem 0;
  font: 13px/1.45 ui-monospace, monospace; }
.proved, .proved-to-digits { border-color: #2a9d4a; }
.refuted, .undefined { border-color: #d03030; background: rgb(208 48 48 / .1); }
.undecided, .unreadable { border-color: #d9a400; background: rgb(217 164 0 / .1); }
"""


def html_copy(checked: Sequence[Checked], *, detail: Detail = "normal", lang: str = "en") -> str:
    """Return a page with every document that was read."""
    title = _escaped(", ".join(each.path for each in checked))
    body = "\n".join(part for each in checked for part in _document(each, detail, lang))
    return (
        "<!DOCTYPE html>\n"
        f'<html lang="{escape(lang)}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{title}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n{body}\n</body>\n</html>\n"
    )


def _document(checked: Checked, detail: Detail, lang: str) -> Iterator[str]:
    yield f"<h1>{_escaped(checked.path)}</h1>"
    yield f"<p>{_escaped(checked.error or counted([checked], lang))}</p>"
    for source in checked.sources:
        if len(checked.sources) > 1:
            yield f"<h2>{_escaped(title_of(checked, source, lang))}</h2>"
        yield from _source(checked, source, detail, lang)


def _source(checked: Checked, source: Source, detail: Detail, lang: str) -> Iterator[str]:
    after = by_line(list(remarks(checked, source, detail=detail, lang=lang)))
    for number, line in enumerate(source.text.split("\n"), 1):
        yield f'<div class="line"><a>{number}</a><code>{_escaped(line)}</code></div>'
        for remark in after.get(number, ()):
            yield _remark(remark)


def _remark(remark: Remark) -> str:
    mark, title = escape(remark.mark), _escaped(remark.title)
    latex = f" <code>{_escaped(remark.latex)}</code>" if remark.latex else ""
    shown = " open" if remark.kind in ("refuted", "undefined") else ""
    rows = "".join(
        f"<dt>{_escaped(label)}</dt><dd>{_escaped(text)}</dd>" for label, text in remark.notes
    )
    inner = f"<dl>{rows}</dl>" if rows else ""
    inner += "".join(f"<pre>{_escaped(text.rstrip())}</pre>" for text in remark.derivations)
    return (
        f'<details class="{remark.kind}"{shown}><summary><b>{mark}</b> {title}{latex}</summary>'
        f"{inner}</details>"
    )


def _escaped(text: str) -> str:
    """Return a text for HTML; characters that HTML has no way to write are replaced."""
    return escape(UNWRITABLE.sub("\ufffd", text.replace("\r", "")))
