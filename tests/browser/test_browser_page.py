"""The HTML page in a browser: accessible, on any width and paper, without a network or a script."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from browsing import PHONE, Browser, axe, opened, overflow, printed, roles

from symproof.checking import check
from symproof.library import find
from symproof.render import render

FOUR = ("odd_gate", "relu", "gelu", "swish")
# matrices, long lines, sums of fractions, cases
WIDE = ("deep_network_4", "gelu_second_deriv", "swish_gate_deriv", "one_add_le_exp")
UNFOLD = "() => document.querySelectorAll('details').forEach((each) => { each.open = true; })"
PAGES = [
    *[(name, lang, "normal") for name in FOUR for lang in ("en", "zh")],
    *[(name, "en", "normal") for name in WIDE],
    ("gelu", "en", "full"),
]


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[tuple[str, str, str], Path]:
    """Return the files of pages, by theorem, language and detail."""
    folder = tmp_path_factory.mktemp("pages")
    derivations = {name: check(find(name)[1], name) for name in (*FOUR, *WIDE)}
    files: dict[tuple[str, str, str], Path] = {}
    for name, lang, detail in PAGES:
        file = folder / f"{name}.{lang}.{detail}.html"
        text = render([derivations[name]], "html", lang=lang, detail=detail)
        file.write_text(text, encoding="utf-8")
        files[name, lang, detail] = file
    return files


@pytest.mark.slow
@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("which", PAGES, ids="-".join)
def test_a_page_has_no_accessibility_violation(browser: Browser, pages, which, dark):
    with opened(browser, pages[which], dark=dark) as page:
        page.evaluate(UNFOLD)
        assert axe(page) == []


@pytest.mark.slow
@pytest.mark.parametrize("which", PAGES, ids="-".join)
def test_a_page_is_not_wider_than_a_phone_and_accessible_there(browser: Browser, pages, which):
    with opened(browser, pages[which], size=PHONE) as page:
        page.evaluate(UNFOLD)
        assert overflow(page) == 0
        assert axe(page) == []


def test_a_very_long_word_is_not_wider_than_a_phone(browser: Browser, tmp_path: Path):
    derivation = check(find("gelu")[1], "gelu")
    named = replace(derivation, title="word" * 60, source="word" * 60)
    file = tmp_path / "long.html"
    file.write_text(render([named, derivation], "html"), encoding="utf-8")
    with opened(browser, file, size=PHONE) as page:
        assert overflow(page) == 0


def test_mathematics_is_in_the_accessibility_tree(browser: Browser, pages):
    with opened(browser, pages["odd_gate", "en", "normal"]) as page:
        found = roles(page)
    wanted = {"MathMLMath", "MathMLFraction", "MathMLIdentifier", "MathMLNumber", "MathMLOperator"}
    assert wanted <= {*found}
    assert found["row"] == 7  # a heading and six lines, each with its reason
    assert found["cell"] >= 12


def test_details_open_by_keyboard(browser: Browser, pages):
    with opened(browser, pages["gelu", "en", "normal"]) as page:
        closed = page.locator("details:not([open])")
        before = closed.count()
        closed.first.locator("summary").focus()
        page.keyboard.press("Enter")
        assert closed.count() == before - 1


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_what_is_folded_is_printed(browser: Browser, pages, tmp_path, lang):
    with opened(browser, pages["gelu", lang, "normal"]) as page:
        # every name of a fact or an axiom, also in what is closed
        names = page.eval_on_selector_all("details code", "all => all.map(e => e.textContent)")
        assert page.locator("details:not([open])").count()
        text = printed(page, tmp_path / "page.pdf")
    assert names
    assert [name for name in names if name not in text] == []


def test_a_page_is_whole_without_scripts(browser: Browser, pages):
    with opened(browser, pages["relu", "en", "normal"], scripts=False) as page:
        assert page.locator("math").first.is_visible()
        assert page.locator("script").count() == 0


def test_the_language_of_a_page_is_that_of_its_words(browser: Browser, pages):
    for lang, tag in (("en", "en"), ("zh", "zh-Hans")):
        with opened(browser, pages["relu", lang, "normal"]) as page:
            assert page.locator("html").get_attribute("lang") == tag
