"""The untrusted part: it looks for theorems, and only `symproof.kernel.infer` makes them.

A *conversion* takes a term to a theorem `term = ...`; a search that finds nothing returns None.
A mistake in this folder can lose a proof, never fake one.

For those who use SymPy, `symproof.engine.derive(expr)` and
`symproof.engine.simplify_with_steps(expr)` give derivatives and shorter forms with every step
named and checked.
"""

from typing import Any

_LAZY = ("derive", "simplify_with_steps")


def __getattr__(name: str) -> Any:
    # they stand above the engine, which imports nothing from there: this is a name for readers
    from importlib import import_module

    if name not in _LAZY:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module("symproof.stepwise"), name)
