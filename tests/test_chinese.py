"""Chinese pages and reports hold no English words: names, identifiers and sources apart."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest
from commands import Run, run_in

from symproof.derivation import Derivation
from symproof.formats import formats
from symproof.kernel.axioms import AXIOMS
from symproof.kernel.rules import RULES
from symproof.kernel.term import PRIMITIVES
from symproof.library import find, library
from symproof.render import render
from symproof.settling import Target, settle

LIBRARY = ("odd_gate", "relu", "gelu", "swish", "mirrored_pair")
# a page is one of words; of the rest, markup is written like words
PAGES = ("terminal", "markdown", "html", "slides")
# identifiers: of functions and facts, parts of them, of variables; names in sources
NAMES = {
    *(part for name in (*PRIMITIVES, *RULES, *AXIOMS, *library()) for part in name.split("_")),
    *("ReLU", "GELU", "Swish", "Sigmoid", "DLMF", "iii", "kexue", "archives", "SymPy", "relu"),
    *("lim", "threshold", "lower", "upper", "alpha", "beta", "lambda", "phi", "xAB"),
}


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    return run_in(tmp_path, monkeypatch, capsys)


def checked(name: str) -> Derivation:
    file, proof = find(name)
    (derivation,) = settle(Target(name, proof, file)).derivations
    return derivation


@pytest.fixture(scope="module")
def derivations() -> list[Derivation]:
    return [checked(name) for name in LIBRARY]


def english(text: str, names: Iterable[str] = ()) -> set[str]:
    """Return the English words of a text, those of three letters and more."""
    text = re.sub(r"<(style|script).*?</\1>", "", text, flags=re.DOTALL)
    # what a screen reader says stays, tags go
    text = re.sub(r'(?:aria-label|alt|title)="([^"]*)"', r">\1<", text)
    text = re.sub(r"<[^>]*>", " ", text)
    text = re.sub(r"\$+[^$]*\$+|```math.*?```|`[^`]*`", " ", text, flags=re.DOTALL)
    text = re.sub(r"\\[A-Za-z]+|https?://\S+|\S+\.(?:fm|md|html|nn)\S*", " ", text)
    words = set(re.findall(r"[A-Za-z]{3,}", text))
    return words - NAMES - set(names)


@pytest.mark.parametrize("fmt", [name for name in PAGES if name in {f.name for f in formats()}])
def test_pages_have_no_english_words(fmt: str, derivations: list[Derivation]):
    assert english(render(derivations, fmt, lang="zh")) == set()


def test_the_reasons_of_the_json_report_are_chinese(derivations: list[Derivation]):
    rows = json.loads(render(derivations, "json", lang="zh"))
    reasons = " ".join(line["reason"] for row in rows for line in row["lines"])
    assert english(reasons) == set()


CLAIMS = [
    "x^2 = x",
    "1/x*x = 1",
    "log(x) = log(x)",
    "diff(abs(x), x = 0) = 1",
    "limit(1/x, x, 0) exists",
    "limit(sin(1/x), x, 0) exists",
    "integral(1/x, x, 0, 1) = 1",
    "f(x) = g(x)",
    "sin(x) = x + O(x^2)",
    "exp(x) = 1 + O(x^2)",
    "0 < x",
    "x = 1 + +",
]


@pytest.mark.parametrize("claim", CLAIMS)
def test_verdicts_have_no_english_words(claim: str, run: Run):
    found = run("prove", claim, "--lang", "zh", "--timeout", "5")
    # codes are identifiers
    report = re.sub(r"\b[a-z]+-[a-z]+\b", "", (found.out + found.err).replace(claim, ""))
    assert english(report, ("exists",)) == set()


@pytest.mark.parametrize("claim", ["x^2 = x", "sin(x)^7 + exp(x) < exp(exp(x)) + 3"])
def test_what_was_tried_is_chinese_in_json(claim: str, run: Run):
    told = ("--lang", "zh", "--output-format", "json", "--timeout", "2")
    (row,) = json.loads(run("prove", claim, *told).out)
    # the codes of what went wrong, and the kinds of reasons that were tried
    codes = ("timeout", "proof", "search", "order")
    assert english(" ".join(row["tried"]), codes) == set()


@pytest.mark.parametrize("expression", ["x*tanh(x)", "log(x)", "abs(x)", "max(x, 0)", "exp(x)"])
def test_what_is_found_out_has_no_english_words(expression: str, run: Run):
    text = run("explore", expression, "--lang", "zh").out
    assert english(text.replace("exists", "")) == set()


DOCUMENT = r"""
设 $f(x) = x^2$，则

$$ f(x) + f(-x) = 2x^2 = 3x^2 \tag{1} $$

又 $\log(x) - \log(x) = 0$，$x/x = 1$，$\sum_{k=1}^n k = n$，$\tanh(0.5) = 0.4621$。

$$ |x|' = \frac{x}{|x|} \tag{2}$$

$$ a_n = b \| c $$
"""


@pytest.fixture
def document(tmp_path: Path) -> Path:
    path = tmp_path / "d.md"
    path.write_text(DOCUMENT, encoding="utf-8")
    return path


@pytest.mark.parametrize("fmt", ["text", "github", "junit"])
def test_reports_on_documents_have_no_english_words(fmt: str, document: Path, run: Run):
    text = run("check", document.name, "--lang", "zh", "--output-format", fmt).out
    # what is written for programs, and the formulas as they are written
    markup = ("file", "line", "endLine", "col", "endColumn", "title", "notice", "warning", "error")
    assert english(text, (*markup, "symproof", "xml", "version", "encoding", "utf")) == set()


@pytest.mark.parametrize("fmt", ["json", "sarif"])
def test_messages_for_programs_are_chinese(fmt: str, document: Path, run: Run):
    found = run("check", document.name, "--lang", "zh", "--output-format", fmt).out
    assert english(" ".join(texts(json.loads(found)))) == set()


def texts(value: object) -> Iterator[str]:
    """Yield the sentences in a report: what has a space, under the keys of messages."""
    match value:
        case dict():
            for key, part in value.items():
                if key in ("reason", "text", "change") and isinstance(part, str):
                    yield part
                else:
                    yield from texts(part)
        case list():
            for part in value:
                yield from texts(part)
        case _:
            pass


@pytest.mark.parametrize("suffix", [".html", ".md"])
def test_annotated_copies_are_chinese(suffix: str, document: Path, tmp_path: Path, run: Run):
    copy = tmp_path / f"copy{suffix}"
    run("check", str(document), "--lang", "zh", "-o", str(copy))
    text = copy.read_text(encoding="utf-8")
    assert "不成立" in text
    assert "left side" not in text and "refuted" not in english(text)


def test_the_digits_of_a_value_are_told_in_chinese(run: Run):
    text = run("enclose", "exp(1)", "log(-1)", "1/4", "--lang", "zh").out
    assert english(text) == set()


def test_the_library_is_listed_in_chinese(run: Run):
    rows = run("list", "--lang", "zh").out.splitlines()
    titles = [row.split("  ", 1)[1] for row in rows]
    assert all(re.search(r"[\u4e00-\u9fff]", title) for title in titles)
