"""HTML slides in a browser: keys reveal a line each, places are kept, all of it prints."""

from __future__ import annotations

from pathlib import Path

import pytest
from browsing import PHONE, Browser, axe, opened, overflow, printed, roles

from symproof.checking import check
from symproof.library import find
from symproof.render import render

FOUR = ("odd_gate", "relu", "gelu", "swish")
VISIBLE = """() => [...document.querySelectorAll(".slide:not([hidden]) .step")]
    .filter((step) => getComputedStyle(step).visibility === "visible").map((step) => step.id)"""
PLACE = "() => location.hash"
OPEN = '() => [...document.querySelectorAll(".slide:not([hidden])")].map((slide) => slide.id)'
# how much lower than its slide, and wider, what a slide shows is, in pixels
BEYOND = """() => [...document.querySelectorAll(".slide")].map((slide) => {
    document.querySelectorAll(".slide").forEach((each) => { each.hidden = each !== slide; });
    const ends = [...slide.querySelectorAll(".content *")]
        .filter((each) => each.localName === "math" || !each.closest("math"))
        .map((each) => each.getBoundingClientRect());
    return [slide.id, Math.max(0, ...ends.map((end) => Math.ceil(end.bottom - innerHeight))),
        Math.max(0, ...ends.map((end) => Math.ceil(end.right - innerWidth)))];
}).filter(([, below, beside]) => below || beside)"""


@pytest.fixture(scope="module")
def decks(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Return the files of decks of the four theorems, by language, and of one."""
    folder = tmp_path_factory.mktemp("slides")
    derivations = [check(find(name)[1], name) for name in FOUR]
    files = {lang: folder / f"{lang}.html" for lang in ("en", "zh")}
    for lang, file in files.items():
        file.write_text(render(derivations, "slides", lang=lang), encoding="utf-8")
    files["one"] = folder / "one.html"
    files["one"].write_text(render(derivations[1:2], "slides"), encoding="utf-8")
    return files


@pytest.mark.slow
@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("lang", ["en", "zh"])
def test_no_slide_has_an_accessibility_violation(browser: Browser, decks, lang, dark):
    with opened(browser, decks[lang], dark=dark, calm=True) as page:
        places = page.locator(".slide").count()
        for number in range(1, places + 1):
            page.evaluate("(to) => { location.hash = to; }", f"#{number}.99")
            page.wait_for_function(
                f"document.querySelector('.slide:not([hidden])').id === '{number}'"
            )
            assert axe(page) == [], f"slide {number}"


def test_without_scripts_all_slides_are_there_and_accessible(browser: Browser, decks):
    with opened(browser, decks["one"], scripts=False) as page:
        boxes = [slide.bounding_box() for slide in page.locator(".slide").all()]
        tops = [box["y"] for box in boxes if box]
        assert len(tops) == len(boxes)
        assert tops == sorted(set(tops))
        assert all(step.is_visible() for step in page.locator(".step").all())
        assert not page.locator("button").first.is_visible()


def test_an_arrow_key_reveals_one_step(browser: Browser, decks):
    with opened(browser, f"{decks['one']}#4", calm=True) as page:
        for shown in ([], ["4.1"], ["4.1", "4.2"]):
            assert page.evaluate(VISIBLE) == shown
            page.keyboard.press("ArrowRight")
        page.keyboard.press("ArrowLeft")
        assert page.evaluate(VISIBLE) == ["4.1", "4.2"]


@pytest.mark.parametrize("key", ["ArrowRight", "ArrowDown", "PageDown", "Space", "Enter"])
def test_every_key_that_goes_on_goes_on(browser: Browser, decks, key):
    with opened(browser, f"{decks['one']}#4.1") as page:
        page.keyboard.press(key)
        assert page.evaluate(PLACE) == "#4.2"


@pytest.mark.parametrize("key", ["ArrowLeft", "ArrowUp", "PageUp", "Shift+Space", "Backspace"])
def test_every_key_that_goes_back_goes_back(browser: Browser, decks, key):
    with opened(browser, f"{decks['one']}#4.2") as page:
        page.keyboard.press(key)
        assert page.evaluate(PLACE) == "#4.1"


def test_home_and_end_are_the_first_and_the_last_place(browser: Browser, decks):
    with opened(browser, decks["one"]) as page:
        page.keyboard.press("End")
        last = page.locator(".slide").last.get_attribute("id")
        assert page.evaluate(OPEN) == [last]
        page.keyboard.press("Home")
        assert page.evaluate(OPEN) == ["1"]


@pytest.mark.slow
def test_the_keys_walk_through_every_place_and_back(browser: Browser, decks):
    with opened(browser, decks["one"]) as page:
        steps = page.locator(".step").count()
        slides = page.locator(".slide").count()
        walked = [page.evaluate(PLACE)]
        for _ in range(slides + steps - 1):
            page.keyboard.press("ArrowRight")
            walked.append(page.evaluate(PLACE))
        assert len(set(walked)) == slides + steps
        for place in reversed(walked[:-1]):
            page.keyboard.press("ArrowLeft")
            assert page.evaluate(PLACE) == place


def test_a_reload_stays_at_its_place(browser: Browser, decks):
    with opened(browser, f"{decks['one']}#4.2") as page:
        page.reload()
        assert page.evaluate(OPEN) == ["4"]
        assert page.evaluate(VISIBLE) == ["4.1", "4.2"]


@pytest.mark.parametrize("place", ["0", "99", "4.99", "x", "-1", "4.x"])
def test_a_place_that_is_not_there_shows_one_that_is(browser: Browser, decks, place):
    with opened(browser, f"{decks['one']}#{place}") as page:
        assert len(page.evaluate(OPEN)) == 1


def test_a_click_goes_on_and_one_at_the_left_goes_back(browser: Browser, decks):
    with opened(browser, f"{decks['one']}#4.1") as page:
        page.mouse.click(900, 500)
        assert page.evaluate(PLACE) == "#4.2"
        page.mouse.click(100, 500)
        assert page.evaluate(PLACE) == "#4.1"


def test_the_buttons_work_by_keyboard(browser: Browser, decks):
    with opened(browser, f"{decks['one']}#4") as page:
        page.get_by_role("button", name="Next step").focus()
        page.keyboard.press("Space")
        assert page.evaluate(PLACE) == "#4.1"
        page.get_by_role("button", name="Previous step").focus()
        page.keyboard.press("Enter")
        assert page.evaluate(PLACE) == "#4"


def test_the_contents_lead_to_a_statement(browser: Browser, decks):
    with opened(browser, f"{decks['en']}#2") as page:
        link = page.locator(".contents a").nth(2)
        title = link.inner_text()
        link.click()
        page.wait_for_function("document.querySelector('.slide:not([hidden])').id !== '2'")
        assert page.locator(".slide:not([hidden]) h2").inner_text() == title


def test_a_revealed_line_is_said(browser: Browser, decks):
    with opened(browser, f"{decks['one']}#3") as page:
        live = page.locator("[aria-live]")
        assert live.inner_text() == "Slide 3 of 9. Proof"
        page.keyboard.press("ArrowRight")
        assert live.inner_text().startswith("equals maximum of")
        assert live.inner_text().endswith("by definition of relu")


def test_mathematics_is_in_the_accessibility_tree(browser: Browser, decks):
    with opened(browser, f"{decks['en']}#4.9") as page:
        found = roles(page)
        assert {"MathMLMath", "MathMLFraction", "MathMLIdentifier", "MathMLOperator"} <= {*found}


def test_what_is_not_revealed_is_not_in_the_accessibility_tree(browser: Browser, decks):
    counts = []
    for place in ("4", "4.9"):
        with opened(browser, f"{decks['en']}#{place}") as page:
            counts.append(roles(page)["MathMLMath"])
    assert counts[0] < counts[1]


@pytest.mark.slow
@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("size", [(1280, 720), (1920, 1080), (1024, 768), (2560, 1080)])
def test_every_slide_fits_on_a_screen(browser: Browser, decks, lang, size):
    with opened(browser, decks[lang], size=size, calm=True) as page:
        assert page.evaluate(BEYOND) == []


@pytest.mark.slow
def test_no_slide_is_wider_than_a_phone(browser: Browser, decks):
    with opened(browser, decks["en"], size=PHONE) as page:
        for slide in range(1, page.locator(".slide").count() + 1):
            page.keyboard.press("End") if slide == 1 else page.keyboard.press("ArrowLeft")
            assert overflow(page) == 0


def test_letters_are_large_enough_for_the_back_of_a_room(browser: Browser, decks):
    with opened(browser, f"{decks['one']}#3") as page:
        size = page.evaluate(
            "() => parseFloat(getComputedStyle(document.querySelector('.line')).fontSize)"
        )
        assert size >= 0.04 * 720


def test_a_reader_who_wants_no_motion_gets_none(browser: Browser, decks):
    moves = "() => getComputedStyle(document.querySelector('.step')).transitionDuration"
    with opened(browser, decks["one"], calm=True) as page:
        assert page.evaluate(moves) == "0s"
    with opened(browser, decks["one"]) as page:
        assert page.evaluate(moves) != "0s"


@pytest.mark.parametrize("scripts", [True, False])
def test_paper_has_one_page_for_each_slide_with_every_step(
    browser: Browser, decks, scripts, tmp_path
):
    with opened(browser, decks["one"], scripts=scripts) as page:
        slides = page.locator(".slide").count()
        text = printed(page, tmp_path / "slides.pdf")
    pages = text.removesuffix("\f").split("\f")
    assert len(pages) == slides
    assert all(f"{number}/{slides}" in own for number, own in enumerate(pages, 1))
    assert sum(own.count("by definition of max") for own in pages) == 3
    assert "Previous step" not in text
    assert "Arrow keys" not in text
