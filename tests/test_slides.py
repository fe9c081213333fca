"""Decks of slides: which line stands on which slide, the same in HTML and in Beamer."""

from __future__ import annotations

import hashlib
import re
from base64 import b64encode
from html import unescape
from itertools import pairwise

import pytest
from derivations import abs_squared, nested, odd_gate, wide

from symproof.checking import check
from symproof.formats import format_named
from symproof.heights import height, tallest
from symproof.library import find
from symproof.notation.plain import parse_term
from symproof.page import Page
from symproof.phrases import Author
from symproof.render import render
from symproof.slides import Deck
from symproof.view import View

ALL = (odd_gate, abs_squared, nested, wide)


def deck(*derivations, lang="en", detail="normal") -> Deck:
    formulas = [formula for one in derivations for formula in one.formulas]
    page = Page(format_named("slides"), lang, None, formulas)
    full = detail == "full"
    return page.slides([View(one.at(detail), lang, full=full) for one in derivations])


def chains(segments):
    """Yield every chain of a proof."""
    for segment in segments:
        if segment.kind == "chain":
            yield segment
        else:
            for case in segment.cases:
                yield from chains(case.segments)


@pytest.mark.parametrize("example", ALL)
def test_every_line_is_revealed_once_and_in_order(example):
    own = [chain.steps for chain in chains(View(example(), "en").segments)]
    shown = [slide.chain.steps for slide in deck(example()).slides if slide.chain]
    assert [step for steps in shown for step in steps] == [step for steps in own for step in steps]


def test_a_slide_that_continues_begins_with_the_last_line_before_it():
    pairs = 0
    for name in ("gelu_second_deriv", "gelu_deriv", "gelu_gate_deriv"):
        slides = [s for s in deck(check(find(name)[1], name)).slides if s.chain]
        for before, after in pairwise(slides):
            if after.part > 1:
                assert after.chain.head == before.chain.steps[-1].term
                pairs += 1
    assert pairs


def test_lines_are_shared_out_so_that_no_slide_has_a_line_too_many():
    derivation = check(find("gelu_second_deriv")[1], "gelu_second_deriv")
    counts = [slide.steps for slide in deck(derivation).slides if slide.chain]
    assert len(counts) > 1
    assert max(counts) - min(counts) <= 1


def test_a_case_has_slides_of_its_own_with_its_conditions():
    slides = deck(abs_squared()).slides
    split = next(slide for slide in slides if slide.kind == "cases")
    headings = [case.heading for case in split.split.cases]
    assert split.steps == len(headings)
    assert [slide.path for slide in slides if slide.chain and slide.path] == [
        (heading,) for heading in headings
    ]


def test_a_case_inside_a_case_names_both():
    assert any(len(slide.path) == 2 for slide in deck(nested()).slides)


def test_what_the_proof_rests_on_comes_last():
    derivation = check(find("gelu")[1], "gelu")
    assert [slide.heading for slide in deck(derivation).slides] == [
        *("", "theorem", "proof", "proof", "facts", "trust")
    ]


def test_a_proof_without_axioms_says_so():
    assert "no axioms" in render([odd_gate()], "slides")


@pytest.mark.parametrize("fmt", ["slides", "beamer"])
def test_full_detail_shows_the_inferences_that_lines_point_to(fmt):
    assert "Inferences" in render([odd_gate()], fmt, detail="full")
    assert "Inferences" not in render([odd_gate()], fmt)


def test_brief_detail_reveals_fewer_lines():
    places = len(deck(odd_gate()).places)
    assert len(deck(odd_gate(), detail="brief").places) < places


def test_the_contents_name_the_slide_of_each_statement():
    slides = deck(odd_gate(), abs_squared(), nested()).slides
    contents = next(slide for slide in slides if slide.kind == "contents")
    assert [slides[item.number - 1].kind for item in contents.items] == ["statement"] * 3
    names = [slides[item.number - 1].view.name.name for item in contents.items]
    assert names == [one().name for one in ALL[:3]]


def test_a_long_table_of_contents_goes_on_counting():
    page = render([odd_gate()] * 10, "slides")
    assert re.findall(r'class="contents" start="(\d+)"', page) == ["1", "9"]
    assert r"\item[9.]" in render([odd_gate()] * 10, "beamer")


def test_places_count_the_steps_of_each_slide():
    assert deck(odd_gate()).places[:5] == ("1.0", "2.0", "3.0", "3.1", "3.2")


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("example", ALL)
def test_both_formats_reveal_the_same_steps(example, lang):
    places = [place for place in deck(example(), lang=lang).places if not place.endswith(".0")]
    page = render([example()], "slides", lang=lang)
    assert re.findall(r'class="step" id="([\d.]+)"', page) == places
    frames = render([example()], "beamer", lang=lang).split(r"\begin{frame}")[1:]
    overlays = [
        f"{number}.{int(overlay) - 1}"
        for number, frame in enumerate(frames, 1)
        for overlay in re.findall(r"<(\d+)->", frame)
    ]
    assert overlays == places


# HTML


def test_the_page_loads_nothing_and_its_policy_allows_its_own_script_only():
    page = render([odd_gate()], "slides")
    (script,) = re.findall(r"<script>(.*?)</script>", page, re.DOTALL)
    digest = b64encode(hashlib.sha256(script.encode()).digest()).decode()
    assert f"default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-{digest}'" in page
    assert not re.search(r"(?:src|href)=\"(?!#)", page)


def test_a_step_says_its_line_and_its_reason():
    page = render([odd_gate()], "slides")
    said = [unescape(text) for text in re.findall(r'data-say="([^"]*)"', page)]
    assert said[1].startswith("equals one half times")
    assert said[1].endswith(", phi is odd")
    assert not any("<" in text for text in said)


def test_a_chinese_step_is_said_in_chinese():
    page = render([odd_gate()], "slides", lang="zh")
    said = re.findall(r'data-say="([^"]*)"', page)
    assert said[0].startswith("等于")
    assert said[0].endswith("由 f 的定义")
    assert '<html lang="zh-Hans">' in page


def test_a_title_with_markup_is_shown_as_text():
    from dataclasses import replace

    title = '<b>"A" & B</b>'
    page = render([replace(odd_gate(), title=title)], "slides")
    assert "<b>" not in page
    assert "&lt;b&gt;&quot;A&quot; &amp; B&lt;/b&gt;" in page


@pytest.mark.parametrize(
    ("file", "begin", "end"),
    [("slides/document.html", "{%", "%}"), ("beamer/document.tex", "((*", "*))")],
)
def test_a_template_of_a_teacher_replaces_one_block(tmp_path, file, begin, end):
    own = [f"extends 'shipped:{file}'", "block slide", "endblock"]
    extends, block, close = [f"{begin} {words} {end}" for words in own]
    fmt = file.partition("/")[0]
    (tmp_path / fmt).mkdir()
    (tmp_path / file).write_text(f"{extends}{block}OWN{close}", encoding="utf-8")
    slides = len(deck(odd_gate()).slides)
    assert render([odd_gate()], fmt, templates=tmp_path).count("OWN") == slides


def test_a_fraction_is_higher_than_its_parts():
    assert height(parse_term("1/x")) > height(parse_term("x"))
    assert height(parse_term("1/(1/x)")) > height(parse_term("1/x"))


def test_the_highest_formula_of_a_sentence_counts():
    claim = View(odd_gate(), "en").definitions[0]
    assert tallest((Author("words"), claim)) == height(claim)
    assert tallest(Author("words")) == 1
