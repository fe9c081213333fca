"""One small site for all tests of the site, and copies of it for those that change it."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from site_folders import built_site


@pytest.fixture(scope="session")
def small_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of a site, which is only to be read."""
    folder = tmp_path_factory.mktemp("site") / "course"
    built_site(folder)
    return folder


@pytest.fixture
def own_site(small_site: Path, tmp_path: Path) -> Path:
    """Return a copy of the site that a test may change."""
    return Path(shutil.copytree(small_site, tmp_path / "course"))
