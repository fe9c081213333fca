"""What can go wrong in an audit, for reasons that are not ours, and what it needs installed."""

from __future__ import annotations

from importlib import import_module
from types import ModuleType

from symproof.kernel.errors import SymproofError


class AuditError(SymproofError):
    """The audit cannot be done: the message says what is wrong with what was asked for."""


class ImplementationError(AuditError):
    """The function that is audited cannot be used: it raises, or does not return an array."""


def needed(module: str) -> ModuleType:
    """Return a library that only audits need.

    Raises:
        AuditError: it is not installed; the message says how to install it.
    """
    try:
        return import_module(module)
    except ImportError as error:
        name = module.partition(".")[0]
        said = f"an audit needs {name}, which is not installed"
        raise AuditError(f"{said}: pip install 'symproof[audit]'") from error
