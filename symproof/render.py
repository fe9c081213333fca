"""Rendering: derivations, through the templates of a format, to text.

A format is a folder with a `format.toml` and templates; templates/README.md says how they work.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property, partial
from pathlib import Path
from string import Formatter
from typing import TYPE_CHECKING, Any, Final

from symproof.derivation import Derivation, Detail
from symproof.escapes import ESCAPES, has_cjk
from symproof.formats import Format, Style, format_named, formats, RenderError
from symproof.kernel.errors import SymproofError
