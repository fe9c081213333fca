"""A static site of a course over the library: pages that work from a folder, without a network."""

from __future__ import annotations

from symproof.site.building import Built, build
from symproof.site.collection import SiteError

__all__ = ["Built", "SiteError", "build"]
