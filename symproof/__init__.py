"""symproof: derivations that a person can read and a machine has checked."""

import sys
from typing import TYPE_CHECKING, Any

from symproof.proof import (
    Hypothesis,
    Instance,
    Proof,
    continuous,
    define,
    differentiable,
    even,
    hypothesis,
    odd,
)

if TYPE_CHECKING:
    from symproof.api import prove, refute
    from symproof.checking import check
    from symproof.exploring import explore
    from symproof.verdict import Verdict

__version__ = "0.1.0"

__all__ = [
    "Hypothesis",
    "Instance",
    "Proof",
    "Verdict",
    "check",
    "continuous",
    "define",
    "differentiable",
    "even",
    "explore",
    "hypothesis",
    "odd",
    "prove",
    "refute",
]

# what search and settling bring along is loaded when it is asked for
_LAZY = {
    "Verdict": "symproof.verdict",
    "check": "symproof.checking",
    "explore": "symproof.exploring",
    "prove": "symproof.api",
    "refute": "symproof.api",
}


def __getattr__(name: str) -> Any:
    from importlib import import_module

    if name not in _LAZY:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_LAZY[name]), name)


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})


def load_ipython_extension(shell: Any) -> None:
    """Make a session of IPython display proofs, derivations and terms: `%load_ext symproof`."""
    from symproof.display import register

    register(shell)


if "IPython" in sys.modules:
    # a notebook displays them without being asked
    from symproof.display import register_if_running

    register_if_running()
