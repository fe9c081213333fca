"""All refusals: rows of (code, name, attempt)."""

from __future__ import annotations

from .rows_arithmetic import ARITHMETIC
from .rows_calculus import DERIVATIVES, EXT
from .rows_composed import COMPOSED
from .rows_enclose import ENCLOSE
from .rows_ends import ENDS
from .rows_entries import ENTRIES
from .rows_inference import STRUCTURE
from .rows_integrals import INTEGRAL_ROWS
from .rows_judgements import JUDGED
from .rows_lhopital import LHOPITAL
from .rows_limits import LIMITS
from .rows_local import INCREASING, LOCAL
from .rows_matrices import MATRIX_ROWS
from .rows_names import MATRIX_NAMES
from .rows_near import NEAR
from .rows_places import PLACE_ROWS
from .rows_shapes import SHAPES
from .rows_statement import STATEMENTS
from .rows_terms import CAPTURE, CLAIMS, NAMES, TERMS
from .rows_windows import NEAR_PLACES
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
    *LIMITS,
    *COMPOSED,
    *NEAR_PLACES,
    *LHOPITAL,
    *INTEGRAL_ROWS,
    *ENDS,
    *SHAPES,
    *MATRIX_ROWS,
    *ENTRIES,
    *PLACE_ROWS,
    *MATRIX_NAMES,
]
