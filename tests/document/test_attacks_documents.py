"""Documents that make a careless reader prove what is false, or refute what is right."""

from __future__ import annotations

import pytest

from symproof.document.judging import finding_of
from symproof.document.markdown import Markdown  # noqa: F401
