"""HTML pages: one file that loads nothing, in order for those who do not see it."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from derivations import abs_squared, nested, odd_gate, wide

from symproof.checking import Checker
from symproof.derivation import Derivation
from symproof.escapes import html
from symproof.library import library
from symproof.render import render

LANGUAGES = ("en", "zh")
NASTY = "<b>\"&'</title><script>x</script> A_1 é φ\x1b[31m\u202e"
FOLDER = Path(__file__).parents[1] / "templates" / "html"


def page(derivations: Sequence[Derivation], **options: object) -> ET.Element:
    """Return the tree of a page, which is well-formed XML too."""
    return ET.fromstring(render(derivations, "html", **options))


def examples() -> list[Derivation]:
    return [odd_gate(), abs_squared(), nested(), wide(NASTY)]


def text_of(element: ET.Element) -> str:
    return " ".join("".join(element.itertext()).split())


@pytest.fixture(scope="module", params=LANGUAGES)
def full(request: pytest.FixtureRequest) -> ET.Element:
    return page(examples(), lang=request.param, detail="full")


@pytest.mark.slow
def test_every_proof_of_the_library_is_a_well_formed_page_in_both_languages():
    checker = Checker()
    proofs = [checker.check(proof, name) for name, (_, proof) in library().items()]
    for lang in LANGUAGES:
        articles = list(page(proofs, lang=lang).iter("article"))
        assert len(articles) == len(proofs)
        assert all(list(article.iter("math")) for article in articles)


def test_a_page_loads_nothing_and_runs_nothing(full: ET.Element):
    for element in full.iter():
        assert element.tag not in {"script", "link", "img", "iframe", "object", "embed", "base"}
        assert not {"src", "srcset", "data", "action", "style"} & {*element.attrib}
        assert element.get("href", "#").startswith("#")
        assert not [key for key in element.attrib if key.startswith("on")]
    (style,) = full.iter("style")
    assert not re.search(r"url\(|@import|https?:", style.text or "")
    (policy,) = [m.get("content") for m in full.iter("meta") if "http-equiv" in m.attrib]
    assert policy is not None
    assert policy.startswith("default-src 'none'; style-src 'unsafe-inline'; ")


def test_a_page_says_its_language_and_its_title():
    for lang, tag in (("en", "en"), ("zh", "zh-Hans")):
        tree = page([odd_gate()], lang=lang)
        assert tree.get("lang") == tag
        (title,) = tree.iter("title")
        assert title.text == {"en": "The odd gate", "zh": "奇函数门"}[lang]


def test_headings_leave_no_level_out(full: ET.Element):
    levels = [int(e.tag[1]) for e in full.iter() if re.fullmatch("h[1-6]", e.tag)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(later <= level + 1 for level, later in pairwise(levels))


def test_every_link_leads_to_one_place(full: ET.Element):
    places = Counter(element.get("id") for element in full.iter() if element.get("id"))
    assert set(places.values()) == {1}
    links = [link.get("href", "") for link in full.iter("a")]
    assert links
    assert {link.removeprefix("#") for link in links} <= places.keys()


def test_several_proofs_have_a_table_of_contents():
    (contents,) = page(examples()).iter("nav")
    assert [text_of(link) for link in contents.iter("a")][:2] == ["The odd gate", "abs_squared"]
    assert not list(page([odd_gate()]).iter("nav"))


def test_a_step_is_one_formula_beside_its_reason():
    (table,) = page([odd_gate()]).iter("table")
    rows = [row.findall("td") for row in table.iter("tr")][1:]
    lines = [[cell for cell in row if cell.get("class") == "line"] for row in rows]
    assert [len(line) for line in lines] == [1] * 6
    assert all(len(list(line[0].iter("math"))) == 1 for line in lines)
    assert [text_of(row[-1]) for row in rows][:3] == [
        "by definition of f",
        "φ is odd",
        "arithmetic",
    ]


def test_a_head_that_is_wide_stands_above_its_lines():
    compact, hanging = page([odd_gate()]), page([wide()])
    assert [t.get("class") for t in compact.iter("table")] == ["calculation compact"]
    assert [t.get("class") for t in hanging.iter("table")] == ["calculation"]


def test_cases_are_sections_with_their_conditions_as_headings():
    inner = [s for s in page([nested()]).iter("section") if s.get("class") == "case"]
    assert [text_of(section[0]) for section in inner][:2] == ["Case x>0.", "Case y>0."]
    assert len(inner) == 6


def test_everything_that_a_proof_rests_on_is_shown(full: ET.Element):
    text = text_of(full)
    words = {"en": ("Rests on", "definition"), "zh-Hans": ("所依据的公理", "定义")}
    for word in (*words[full.get("lang", "")], "tanh_neg_of_pos", "exp_pos", "DLMF 4.2(iii)"):
        assert word in text


def test_what_is_folded_opens_on_paper(full: ET.Element):
    closed = [details for details in full.iter("details") if details.get("open") is None]
    assert closed
    assert all(details[0].tag == "summary" for details in full.iter("details"))
    (style,) = full.iter("style")
    paper = (style.text or "").partition("@media print")[2]
    assert "details::details-content" in paper


def test_full_detail_links_each_line_to_its_inference():
    tree = page([odd_gate()], detail="full")
    numbers = [item.get("id", "") for item in tree.iter("li") if item.get("id")]
    assert numbers == [f"theorem-1-{i}" for i in range(1, len(numbers) + 1)]
    cells = [cell for cell in tree.iter("td") if cell.get("class") == "reason"]
    assert all(list(cell.iter("a")) for cell in cells)


def test_words_of_authors_are_text(full: ET.Element):
    shown = html(NASTY)
    assert not set("<>\"'\x1b\u202e") & set(shown)
    assert "<b>\"&'</title><script>x</script> A_1 é φ[31m" in text_of(full)


def test_a_chinese_page_has_no_english_words():
    main = next(page([odd_gate(), abs_squared()], lang="zh").iter("main"))
    for name in main.iter("code"):
        name.text = ""
    assert set(re.findall("[A-Za-z]{4,}", text_of(main))) <= {"kexue", "archives"}


def test_a_claim_without_a_name_is_not_its_own_heading():
    tree = page([replace(odd_gate(), name="f(x) - f(-x) = x", title="")])
    assert [text_of(h) for h in tree.iter("h1")] == ["Theorem"]
    assert [text_of(h) for h in tree.iter("h2")] == ["Proof"]
    assert next(tree.iter("title")).text == "f(x) - f(-x) = x"


def test_a_fragment_is_the_articles_of_a_page():
    text = render(examples(), "html", fragment=True)
    parts = ET.fromstring(f"<body>{text}</body>")
    assert [part.tag for part in parts] == ["article"] * 4
    assert text in render(examples(), "html")


def test_a_user_replaces_one_block_in_pages_and_fragments(tmp_path: Path):
    (tmp_path / "html").mkdir()
    (tmp_path / "html" / "fragment.html").write_text(
        '{% extends "shipped:html/fragment.html" %}\n'
        "{% block trust scoped %}<p>{{ d.name }} mine</p>{% endblock %}\n"
    )
    for fragment in (False, True):
        text = render([odd_gate()], "html", templates=tmp_path, fragment=fragment)
        assert "<p><code>odd_gate</code> mine</p>" in text
        assert "no axioms" not in text
        assert "<h2>Proof</h2>" in text


def test_templates_hold_no_words():
    for file in ("base.html", "document.html", "fragment.html", "macros.html"):
        text = re.sub(r"\{[%#{].*?[%#}]\}|<[^>]*>", "", (FOLDER / file).read_text(), flags=re.S)
        assert not re.search("[A-Za-z]", text.replace("∎", ""))


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_colour_can_be_read_on_the_paper_and_on_the_tint(scheme: str):
    style = (FOLDER / "style.css").read_text()
    blocks = re.findall(r":root \{(.*?)\}", style, flags=re.S)
    colours = dict(re.findall(r"--(\w+): (#\w+);", blocks[0 if scheme == "light" else 1]))
    for name in ("ink", "soft", "accent"):
        for behind in ("paper", "tint"):
            assert contrast(colours[name], colours[behind]) >= 4.5


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours as WCAG 2 defines it."""
    low, high = sorted([luminance(one), luminance(other)])
    return (high + 0.05) / (low + 0.05)


def luminance(colour: str) -> float:
    digits = colour[1:] if len(colour) == 7 else "".join(2 * c for c in colour[1:])
    parts = [int(digits[i : i + 2], 16) / 255 for i in (0, 2, 4)]
    linear = [c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    return sum(w * c for w, c in zip((0.2126, 0.7152, 0.0722), linear, strict=True))
