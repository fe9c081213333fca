"""The pages of a site: whole, reachable, in order, and in the words of their language."""

from __future__ import annotations

import json
from itertools import pairwise
from pathlib import Path
from xml.etree import ElementTree

import pytest
from html_pages import broken_links, pages_of
from site_folders import NAMES, targets_of

from symproof.certificate import replay
from symproof.proof import Proof
from symproof.settling import Target
from symproof.site import build


def read(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def test_every_page_is_well_formed_xml_too(small_site: Path) -> None:
    for path in small_site.rglob("*.html"):
        ElementTree.fromstring(read(path))


def test_every_page_closes_what_it_opens(small_site: Path) -> None:
    assert {
        p.name: page.problems for p, page in pages_of(small_site).items() if page.problems
    } == {}


def test_no_identifier_stands_twice_on_a_page(small_site: Path) -> None:
    twice = [p.name for p, g in pages_of(small_site).items() if len(set(g.ids)) < len(g.ids)]
    assert twice == []


def test_every_link_leads_to_a_file_or_place_of_the_site(small_site: Path) -> None:
    assert broken_links(pages_of(small_site)) == []


def test_nothing_is_loaded_from_elsewhere(small_site: Path) -> None:
    pages = pages_of(small_site)
    assert [link for page in pages.values() for link in page.fetched if "//" in link] == []
    styles = read(small_site / "assets/style.css")
    assert "url(" not in styles
    assert "@import" not in styles


def test_headings_begin_with_one_and_leave_no_level_out(small_site: Path) -> None:
    for path, page in pages_of(small_site).items():
        levels = page.headings
        assert levels[0] == 1, path
        assert levels.count(1) == 1, path
        assert all(b <= a + 1 for a, b in pairwise(levels)), path


def test_pages_name_their_language(small_site: Path) -> None:
    assert {page.lang for page in pages_of(small_site / "en").values()} == {"en"}
    assert {page.lang for page in pages_of(small_site / "zh").values()} == {"zh-Hans"}


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_every_theorem_has_a_page_sources_and_a_certificate(small_site: Path, lang: str) -> None:
    for name in NAMES:
        assert (small_site / lang / f"theorems/{name}.html").is_file()
        assert read(small_site / lang / f"sources/{name}.tex").startswith(r"\documentclass")
        assert (small_site / lang / f"sources/{name}.md").is_file()


def test_certificates_of_a_site_replay(small_site: Path) -> None:
    (proved,) = replay(read(small_site / "certificates/relu.cert.json"))
    assert proved.name == "relu"


def test_a_theorem_links_to_what_it_cites_and_to_what_cites_it(small_site: Path) -> None:
    text = read(small_site / "en/theorems/sigmoid_eq_exp_div.html")
    assert 'href="exp_mul_exp_neg.html"' in text
    assert 'href="sigmoid_neg.html"' in text


def test_what_a_theorem_cites_and_is_not_on_the_site_is_named(tmp_path: Path) -> None:
    build(tmp_path / "course", targets_of("sigmoid_neg"))
    text = read(tmp_path / "course/en/theorems/sigmoid_neg.html")
    assert "Not on this site: <code>sigmoid_eq_exp_div</code>" in text


def test_a_theorem_leads_to_its_neighbours_in_the_course(small_site: Path) -> None:
    text = read(small_site / "en/theorems/odd_zero.html")
    assert 'rel="prev" href="odd_gate.html"' in text
    assert 'rel="next" href="gate_eq_mean.html"' in text


def test_chinese_pages_have_chinese_titles_and_words(small_site: Path) -> None:
    text = read(small_site / "zh/theorems/relu.html")
    assert "<h1>ReLU 的恒等式</h1>" in text
    assert "搜索" in text
    assert "Search" not in text


def test_what_is_searched_has_names_titles_of_both_languages_and_claims(small_site: Path) -> None:
    script = read(small_site / "assets/theorems.js")
    texts = json.loads(script.removeprefix("window.symproofTheorems = ").removesuffix(";\n"))
    assert texts.keys() == set(NAMES)
    for part in ("relu", "relu(x) - relu(-x) = x", "恒等式", "identity"):
        assert part in texts["relu"]


def test_without_a_script_the_whole_list_is_there(small_site: Path) -> None:
    text = read(small_site / "en/index.html")
    assert all(f'data-name="{name}"' in text for name in NAMES)
    assert ' hidden=""' not in text.split("<h2")[1]


def test_the_graph_has_a_link_for_every_theorem(small_site: Path) -> None:
    text = read(small_site / "en/graph.html")
    assert all(f'href="theorems/{name}.html"' in text for name in NAMES)


def test_the_table_of_activations_has_a_graph_for_each(small_site: Path) -> None:
    text = read(small_site / "zh/zoo.html")
    assert text.count("<img ") == text.count('<th scope="row">') > 70
    assert 'alt="GELU 的图象。' in text


def test_a_theorem_shows_the_graph_of_the_function_it_defines(small_site: Path) -> None:
    assert 'class="function"' in read(small_site / "en/theorems/relu.html")
    # phi may be any odd function: there is nothing to be drawn
    assert 'class="function"' not in read(small_site / "en/theorems/odd_gate.html")


def test_titles_show_as_they_are_written(tmp_path: Path) -> None:
    proof = Proof(claim="x + x = 2*x", title='Twice <b> & "more"')
    build(tmp_path / "course", [Target("twice", proof)], title="A <course>")
    text = read(tmp_path / "course/en/theorems/twice.html")
    assert "<h1>Twice &lt;b&gt; &amp; &quot;more&quot;</h1>" in text
    assert "A &lt;course&gt;" in text
    assert {p.name: g.problems for p, g in pages_of(tmp_path).items() if g.problems} == {}


def test_a_claim_without_a_name_gets_a_page(tmp_path: Path) -> None:
    build(tmp_path / "course", [Target("x + x = 2*x", Proof(claim="x + x = 2*x"))])
    assert (tmp_path / "course/en/theorems/claim_1.html").is_file()
    assert broken_links(pages_of(tmp_path / "course")) == []


def test_the_site_opens_in_the_language_that_is_asked_for(tmp_path: Path) -> None:
    build(tmp_path / "course", targets_of("odd_gate"), lang="zh")
    start = read(tmp_path / "course/index.html")
    assert 'content="0; url=zh/index.html"' in start
    assert 'href="en/index.html"' in start
