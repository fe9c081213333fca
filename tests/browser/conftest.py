"""A browser for all tests of a session: Chromium of the system, driven by playwright."""

from __future__ import annotations

import shutil
from collections.abc import Generator

import pytest
from browsing import Browser


@pytest.fixture(scope="session")
def browser() -> Generator[Browser]:
    driver = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    pytest.importorskip("axe_playwright_python", reason="axe-playwright-python is not installed")
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    if chromium is None:
        pytest.skip("Chromium is not installed (Debian: chromium)")
    with driver.sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        yield launched
        launched.close()
