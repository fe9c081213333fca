"""The course site in Chromium: from a folder, for everybody, at every width, with a search."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from symproof.library import library
from symproof.settling import Target
from symproof.site import build
from tests.browser.browsing import PHONE, ROOM, Browser, axe, opened, overflow, roles

pytestmark = pytest.mark.slow

NAMES = ("odd_gate", "relu", "Phi_neg", "gelu", "gelu_as_gate", "deep_network_4", "column_stacked")
PAGES = (
    *("en/index.html", "zh/index.html", "en/graph.html", "zh/zoo.html"),
    *("en/theorems/gelu.html", "zh/theorems/relu.html", "en/theorems/deep_network_4.html"),
)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("browser") / "course"
    known = library()
    build(folder, [Target(name, known[name][1], known[name][0]) for name in NAMES])
    return folder


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("size", [ROOM, PHONE])
@pytest.mark.parametrize("page", PAGES)
def test_every_page_is_accessible_at_every_width(
    browser: Browser, site: Path, page: str, size: tuple[int, int], dark: bool
) -> None:
    with opened(browser, site / page, dark=dark, size=size) as found:
        assert axe(found) == []
        assert overflow(found) <= 0


def test_a_very_long_word_is_not_wider_than_a_phone(browser: Browser, tmp_path: Path) -> None:
    file, proof = library()["gelu"]
    build(tmp_path / "course", [Target("gelu", replace(proof, title="word" * 60), file)])
    for page in ("en/index.html", "en/theorems/gelu.html"):
        with opened(browser, tmp_path / "course" / page, size=PHONE) as found:
            assert overflow(found) <= 0


def test_tables_and_drawings_fit_a_screen(browser: Browser, site: Path) -> None:
    wide = "() => [...document.querySelectorAll('table')].filter("
    wide += "e => e.scrollWidth > e.parentElement.clientWidth).length"
    for page in ("en/zoo.html", "zh/zoo.html"):
        with opened(browser, site / page) as found:
            assert found.evaluate(wide) == 0


def test_mathematics_is_in_the_accessibility_tree(browser: Browser, site: Path) -> None:
    with opened(browser, site / "en/theorems/gelu.html") as found:
        assert roles(found)["MathMLMath"] > 5


def test_the_start_leads_to_the_language_of_the_site(browser: Browser, site: Path) -> None:
    with opened(browser, site / "index.html") as found:
        found.wait_for_url("**/en/index.html")
        assert found.inner_text("h1") == "Activation functions: theorems and proofs"


@pytest.mark.parametrize(
    ("wanted", "names"),
    [
        ("gelu", {"gelu", "gelu_as_gate"}),
        ("ReLU(x) − ReLU(-x)=x", {"relu"}),
        ("对称性", {"Phi_neg"}),
        ("of identity", {"relu", "gelu"}),
        ("no such thing", set[str]()),
    ],
)
def test_a_search_shows_what_it_finds(
    browser: Browser, site: Path, wanted: str, names: set[str]
) -> None:
    with opened(browser, site / "en/index.html") as found:
        found.keyboard.press("Tab")
        found.focus("#q")
        found.keyboard.type(wanted)
        shown = found.locator("li[data-name]:visible").evaluate_all(
            "items => items.map(item => item.dataset.name)"
        )
        said = found.inner_text("#found")
    assert set(shown) == names
    assert said.startswith(str(len(names)) if names else "No theorem")


def test_a_search_from_a_theorem_leads_to_the_list(browser: Browser, site: Path) -> None:
    with opened(browser, site / "zh/theorems/relu.html") as found:
        found.fill("#q", "gelu")
        found.keyboard.press("Enter")
        found.wait_for_url("**/zh/index.html?q=gelu")
        assert found.inner_text("#found") == "找到 2 条定理"


def test_without_scripts_there_is_the_whole_list(browser: Browser, site: Path) -> None:
    with opened(browser, site / "en/index.html", scripts=False) as found:
        assert found.locator("li[data-name]:visible").count() == len(NAMES)


def test_the_first_key_leads_past_the_navigation(browser: Browser, site: Path) -> None:
    with opened(browser, site / "en/theorems/gelu.html") as found:
        found.keyboard.press("Tab")
        found.keyboard.press("Enter")
        assert found.evaluate("() => document.activeElement.id") == "content"


def test_the_graphs_of_activations_are_loaded(browser: Browser, site: Path) -> None:
    with opened(browser, site / "en/zoo.html") as found:
        found.locator("img").first.scroll_into_view_if_needed()
        assert found.locator("img").first.evaluate("image => image.naturalWidth") > 0
