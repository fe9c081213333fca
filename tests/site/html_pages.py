"""Reads pages of HTML as strictly as a test wants to: what is open is closed, and in order."""

from __future__ import annotations

from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

VOID = {"meta", "link", "input", "br", "img", "hr"}
# what a browser fetches by itself, as far as our pages have it
FETCHED = {("link", "href"), ("script", "src"), ("img", "src"), ("iframe", "src")}


class HtmlPage(HTMLParser):
    """A page that was read: its links, identifiers, headings, and what is wrong with it."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.links: list[str] = []
        self.fetched: list[str] = []
        self.ids: list[str] = []
        self.headings: list[int] = []
        self.lang = ""
        self.problems: list[str] = []
        self._open: list[str] = []
        self.feed(text)
        self.close()
        if self._open:
            self.problems.append(f"not closed: {self._open}")

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        if len(found) < len(attrs):
            self.problems.append(f"<{tag}> has an attribute twice")
        if tag not in VOID:
            self._open.append(tag)
        self._attributes(tag, found)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._attributes(tag, dict(attrs))

    def _attributes(self, tag: str, found: dict[str, str | None]) -> None:
        if found.get("id"):
            self.ids.append(found["id"] or "")
        if tag == "html":
            self.lang = found.get("lang") or ""
        if tag in ("h1", "h2", "h3", "h4", "h5", "h6"):
            self.headings.append(int(tag[1]))
        for name in ("href", "src", "action"):
            if found.get(name):
                self.links.append(found[name] or "")
                if (tag, name) in FETCHED:
                    self.fetched.append(found[name] or "")

    def handle_endtag(self, tag: str) -> None:
        if not self._open or self._open[-1] != tag:
            self.problems.append(f"</{tag}> closes {self._open[-1:]} in line {self.getpos()[0]}")
        else:
            self._open.pop()


def pages_of(folder: Path) -> dict[Path, HtmlPage]:
    """Return all pages of a folder."""
    return {
        path: HtmlPage(path.read_text(encoding="utf-8")) for path in sorted(folder.rglob("*.html"))
    }


def broken_links(pages: dict[Path, HtmlPage]) -> list[str]:
    """Return the links that lead nowhere, also those to a place within a page."""
    ids = {path.resolve(): set(page.ids) for path, page in pages.items()}
    missing: list[str] = []
    for path, page in pages.items():
        for link in page.links:
            parts = urlsplit(link)
            target = (path.parent / unquote(parts.path)).resolve() if parts.path else path.resolve()
            there = target.is_file() and (not parts.fragment or parts.fragment in ids[target])
            if parts.scheme or not there:
                missing.append(f"{path.name}: {link}")
    return missing
