"""The Beamer deck: it compiles, nothing is too wide or too high, a page for every step."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest
from derivations import abs_squared, nested, odd_gate, wide
from test_slides import deck

from symproof.checking import check
from symproof.library import find
from symproof.render import render

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(shutil.which("pdflatex") is None, reason="pdflatex is not installed"),
]
FOUR = ("odd_gate", "relu", "gelu", "swish")
# what has long lines, high fractions, nested cases, matrices
DIFFICULT = ("gelu_second_deriv", "swish_gate_deriv", "one_add_le_exp", "integral_odd_gate")


def library(names):
    return [check(find(name)[1], name) for name in names]


def has_file(name: str) -> bool:
    """Whether TeX finds a file."""
    done = subprocess.run(["kpsewhich", name], capture_output=True, text=True, check=False)
    return bool(done.stdout.strip())


def log_of(text: str, folder: Path, lang: str) -> str:
    """Compile a deck and return its log; skip where TeX lacks a package."""
    for needed in ("beamer.cls", *(["CJKutf8.sty"] if lang == "zh" else [])):
        if not has_file(needed):
            pytest.skip(f"TeX has no {needed}")
    (folder / "deck.tex").write_text(text, encoding="utf-8")
    command = ["pdflatex", "-interaction=nonstopmode", "-halt-on-error", "deck.tex"]
    subprocess.run(command, cwd=folder, capture_output=True, check=False, timeout=240)
    return (folder / "deck.log").read_text(encoding="utf-8", errors="replace")


def check_log(log: str, pages: int) -> None:
    assert not re.findall(r"^! .*", log, re.MULTILINE)
    assert not re.findall(r"^Overfull .*", log, re.MULTILINE)
    (written,) = re.findall(r"Output written on deck.pdf \((\d+) pages", log)
    assert int(written) == pages


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_a_deck_has_a_page_for_every_step_and_nothing_overfull(lang, tmp_path):
    derivations = library(FOUR)
    log = log_of(render(derivations, "beamer", lang=lang), tmp_path, lang)
    check_log(log, len(deck(*derivations, lang=lang).places))


@pytest.mark.parametrize("detail", ["brief", "normal", "full"])
def test_every_detail_fits_on_its_frames(detail, tmp_path):
    derivations = library(["gelu", "odd_gate"])
    log = log_of(render(derivations, "beamer", detail=detail), tmp_path, "en")
    check_log(log, len(deck(*derivations, detail=detail).places))


def test_long_lines_and_nested_cases_fit_on_their_frames(tmp_path):
    derivations = [odd_gate(), abs_squared(), nested(), wide(), *library(DIFFICULT)]
    log = log_of(render(derivations, "beamer"), tmp_path, "en")
    check_log(log, len(deck(*derivations).places))
