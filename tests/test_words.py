from __future__ import annotations

import re
from string import Formatter

import pytest

from symproof.justification import NAMED, UNNAMED
from symproof.notation.pieces import Words
from symproof.phrases import PROPERTIES
from symproof.resources import templates_folder
from symproof.words import LANGUAGES, WORDS, word

PACKAGE = templates_folder().parent / "symproof"
MODULES = ("view.py", "page.py", "phrases.py", "justification.py")
SOURCES = [*templates_folder().glob("*/*.*"), *(PACKAGE / name for name in MODULES)]

# what a template may hold besides tags: markup, and the keys of the JSON report
LAYOUT = {
    "latex": {
        *("document", "article", "utf8", "inputenc", "amsmath", "amsthm", "CJKutf8", "UTF8"),
        *("gbsn", "CJK", "definition", "theorem", "proof", "enumerate", "list", "align"),
        *("3em", "1.5em", "0pt", ".8"),
        # of worksheets
        *("11pt", "fleqn", "a4paper", "hmargin", "22mm", "vmargin", "20mm", "geometry", "xcolor"),
        *(
            "answer",
            "wrong",
            "HTML",
            "0B5394",
            "A61C00",
            "em",
            "1em",
            "2em",
            "2.2em",
            "l",
            "in",
            "plus",
        ),
        *("1.2ex", "3.6ex", ".6ex", ".4pt", ".5pt", "2pt", "4pt", "6cm", "3cm", "1.2cm"),
    },
    "markdown": {"math", "aligned", "em"},
    "terminal": set(),
    "json": {
        *("name", "claim", "verdict", "proved", "assumptions", "definitions", "notes", "lines"),
        *("relation", "term", "latex", "reason", "case", "trust", "counterexample", "undefined"),
        *("null", "tried", "inferences", "number", "rule", "premises", "seconds"),
    },
}


def places(text: str) -> set[str]:
    return {place for _, place, _, _ in Formatter().parse(text) if place}


@pytest.mark.parametrize("key", WORDS)
def test_every_language_has_every_text_with_the_same_places(key):
    texts = WORDS[key]
    assert len(texts) == len(LANGUAGES)
    assert all(texts)
    assert len({frozenset(places(text)) for text in texts}) == 1


def test_chinese_texts_have_no_english_words():
    for key in WORDS:
        assert not re.search("[A-Za-z]", re.sub(r"\{\w+\}", "", word(key, "zh"))), key


def test_every_text_is_used():
    text = "".join(path.read_text(encoding="utf-8") for path in SOURCES)
    used = {*re.findall(r'"(\w+)"', text), *NAMED, *UNNAMED}
    used |= {field.rstrip("_") for field in Words._fields}
    for kind in PROPERTIES:
        used |= {kind.replace(" ", "_"), f"is_{kind.replace(' ', '_')}"}
    assert set(WORDS) <= used


def test_every_text_that_is_asked_for_exists():
    for path in SOURCES:
        text = path.read_text(encoding="utf-8")
        asked = re.findall(r'\b(?:word|say|Phrase)\("(\w+)"', text)
        assert set(asked) <= set(WORDS), path
    assert set(WORDS) >= NAMED | UNNAMED


@pytest.mark.parametrize("fmt", LAYOUT)
def test_templates_hold_no_words_of_their_own(fmt):
    for path in templates_folder().glob(f"{fmt}/*"):
        # the headings of the table of activations are formulas
        if path.name == "format.toml" or path.stem == "zoo":
            continue
        text = path.read_text(encoding="utf-8")
        tags = r"\(\(\*.*?\*\)\)|\(\(\(.*?\)\)\)|\(\(=.*?=\)\)|\{%.*?%\}|\{\{.*?\}\}|\{#.*?#\}"
        for tag in re.findall(tags, text, flags=re.DOTALL):
            literals = "".join(re.findall(r'"[^"]*"', tag))
            assert not re.search(r"[A-Za-z]{2} [A-Za-z]{2}", literals), path
        left = re.sub(tags, " ", text, flags=re.DOTALL)
        left = re.sub(r"\\(?:itemsep|parsep|topsep)?[A-Za-z]*?(?=0pt|\W|\d|_)", " ", left)
        words = set(re.findall(r"[A-Za-z0-9.]*[A-Za-z][A-Za-z0-9]*", left))
        assert words <= LAYOUT[fmt], path
