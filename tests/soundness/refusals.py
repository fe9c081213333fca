"""All refusals: rows of (code, name, attempt)."""

from __future__ import annotations

from .rows_arithmetic import ARITHMETIC
from .rows_calculus import DERIVATIVES, EXT
from .rows_enclose import ENCLOSE
from .rows_inference import STRUCTURE
from .rows_judgements import JUDGED
from .rows_local import INCREASING, LOCAL
from .rows_near import NEAR
from .rows_statement import STATEMENTS
from .rows_terms import CAPTURE, CLAIMS, NAMES, TERMS
from .shorthand import Row

REFUSALS: list[Row] = [
    *TERMS,
    *NAMES,
    *CLAIMS,
    *CAPTURE,
    *STRUCTURE,
    *ARITHMETIC,
    *STATEMENTS,
    *JUDGED,
    *DERIVATIVES,
    *EXT,
    *LOCAL,
    *INCREASING,
    *ENCLOSE,
    *NEAR,
]
