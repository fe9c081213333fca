"""Asking SymPy, which may fail in many ways, and for as long as it may take."""

# SymPy has no stubs
# pyright: standard

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from symproof.engine.bridge import BridgeError
from symproof.kernel.errors import KernelError
from symproof.timing import limited


def answered(function: Callable[[], Any], seconds: float) -> Any:
    """Return what SymPy gives within its time, None where it fails."""
    try:
        with limited(seconds):
            return function()
    except (
        BridgeError,
        KernelError,
        ArithmeticError,
        AttributeError,
        LookupError,
        NotImplementedError,
        RecursionError,
        TimeoutError,
        TypeError,
        ValueError,
    ):
        return None
