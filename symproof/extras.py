"""Libraries that only some outputs need: they are installed as extras of symproof."""

from __future__ import annotations

from importlib import import_module
from types import ModuleType

from symproof.kernel.errors import SymproofError


class ExtraError(SymproofError):
    """A library that is asked for is not installed: the message names the extra that brings it."""


def needed(module: str, extra: str) -> ModuleType:
    """Return a library that the extra brings.

    Raises:
        ExtraError: it is not installed.
    """
    try:
        return import_module(module)
    except ImportError as error:
        name = module.partition(".")[0]
        if error.name is not None and error.name.partition(".")[0] != name:
            name = f"{name} (because of {error.name})"
        said = f"{name} is not installed: pip install 'symproof[{extra}]'"
        raise ExtraError(said) from error
