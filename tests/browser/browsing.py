"""What tests look at in Chromium: pages opened without a network, axe-core, roles, printing."""

from __future__ import annotations

import shutil
import subprocess
from collections import Counter
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

LOCAL = ("file:", "data:", "blob:", "about:")
PHONE = (360, 640)
ROOM = (1280, 720)

Browser = Any
Page = Any


class Trouble(list[str]):
    """What went wrong while a page was open: requests, errors of its scripts, of its policy."""


@contextmanager
def opened(
    browser: Browser,
    file: Path | str,
    *,
    dark: bool = False,
    size: tuple[int, int] = ROOM,
    scripts: bool = True,
    calm: bool = False,
) -> Generator[Page]:
    """Open a file, of which `#place` may be a part, and fail where something went wrong with it.

    Whatever is not a file is not loaded, and is trouble; so are messages of errors and warnings.
    """
    address, _, place = str(file).partition("#")
    trouble = Trouble()
    width, height = size
    context = browser.new_context(
        viewport={"width": width, "height": height},
        color_scheme="dark" if dark else "light",
        reduced_motion="reduce" if calm else "no-preference",
        java_script_enabled=scripts,
        offline=True,
    )
    try:
        page = context.new_page()
        page.on("request", lambda request: _refuse(request, trouble))
        page.on("pageerror", lambda error: trouble.append(f"error: {error}"))
        page.on("console", lambda message: _hear(message, trouble))
        page.goto(Path(address).resolve().as_uri() + (f"#{place}" if place else ""))
        yield page
    finally:
        context.close()
    if trouble:
        raise AssertionError(f"{file}: " + "; ".join(trouble))


def _refuse(request: Any, trouble: Trouble) -> None:
    if not request.url.startswith(LOCAL):
        trouble.append(f"a request of the network: {request.url}")


def _hear(message: Any, trouble: Trouble) -> None:
    if message.type in ("error", "warning"):
        trouble.append(f"{message.type} in the console: {message.text}")


def axe(page: Page) -> list[str]:
    """Return what axe-core finds wrong, each with the elements where it is: all of its rules.

    The experimental rules and those of best practice are among them.
    """
    from axe_playwright_python.base import AXE_SCRIPT

    page.evaluate(AXE_SCRIPT)
    # without preload: it asks for style sheets by script, which files may not
    found = page.evaluate("() => axe.run({resultTypes: ['violations'], preload: false})")
    return [
        f"{violation['id']}: {violation['help']}: {node['html'][:200]} {node['failureSummary']}"
        for violation in found["violations"]
        for node in violation["nodes"]
    ]


def roles(page: Page) -> Counter[str]:
    """Return how often each role is in the accessibility tree, `MathMLFraction` for example."""
    session = page.context.new_cdp_session(page)
    nodes = session.send("Accessibility.getFullAXTree")["nodes"]
    return Counter(
        node.get("role", {}).get("value", "") for node in nodes if not node.get("ignored")
    )


def overflow(page: Page) -> int:
    """Return by how many pixels a page is wider than its window."""
    return page.evaluate(
        "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"
    )


def printed(page: Page, file: Path) -> str:
    """Print a page to a PDF file and return the text on it, pages between form feeds."""
    if shutil.which("pdftotext") is None:
        import pytest

        pytest.skip("pdftotext is not installed (Debian: poppler-utils)")
    page.pdf(path=str(file), prefer_css_page_size=True, print_background=True)
    done = subprocess.run(["pdftotext", str(file), "-"], capture_output=True, text=True, check=True)
    return done.stdout
