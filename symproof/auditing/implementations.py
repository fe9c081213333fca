"""The functions that are audited: called with arrays, and what they return is checked."""

from __future__ import annotations

import sys
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

from symproof.auditing.arrays import Arrays
from symproof.auditing.errors import AuditError, ImplementationError
from symproof.auditing.floats import Floats, Format

if TYPE_CHECKING:
    from numpy.typing import NDArray


class Implementation:
    """A function of arrays; calling it with floats of NumPy returns floats of NumPy.

    Raises:
        ImplementationError: from a call, where the function raises, or what it returns is no
            array of the dtype and shape of its argument.
    """

    def __init__(
        self, function: Callable[[Any], Any], name: str, fmt: Format, arrays: Arrays | None = None
    ) -> None:
        self._function = function
        self._name = name
        self._format = fmt
        self._arrays = Arrays() if arrays is None else arrays

    def __call__(self, x: Floats) -> NDArray[Any]:
        """Return the values at x."""
        given = self._arrays.of(x, self._format)
        try:
            returned = self._function(given)
        except Exception as error:  # what a foreign function raises is not known
            said = f"{type(error).__name__}: {error}".partition("\n")[0].rstrip(": ")
            hint = "; it is called with arrays, not numbers" if type(error) is TypeError else ""
            raise ImplementationError(
                f"{self._name} raised {said}, for an array of {self._format.name} "
                f"of the shape {x.shape}{hint}"
            ) from error
        try:
            value = self._arrays.back(returned, self._format)
        except ImplementationError as error:
            raise ImplementationError(f"{self._name} {error}") from error
        if value.shape != x.shape:
            raise ImplementationError(
                f"{self._name} returned the shape {value.shape} for an array of the shape {x.shape}"
            )
        if value.dtype != self._format.dtype:
            raise ImplementationError(
                f"{self._name} returned {value.dtype} for an array of {self._format.name}"
            )
        return value


def function_named(text: str) -> Callable[[Any], Any]:
    """Return what "module:name" is: a function, or a method such as "module:Class.name".

    Modules are also looked for in the working directory, as `python -m` does.

    Raises:
        AuditError: the module cannot be imported, or has no function of this name.
    """
    module, _, name = text.partition(":")
    here = str(Path.cwd())
    if here not in sys.path and "" not in sys.path:
        sys.path.insert(0, here)
    try:
        value: Any = import_module(module)
    except Exception as error:  # a foreign module may raise anything
        said = f"{type(error).__name__}: {error}".partition("\n")[0]
        raise AuditError(f"{module} cannot be imported: {said}") from error
    for part in name.split("."):
        if not hasattr(value, part):
            raise AuditError(f"{module} has no {name}")
        value = getattr(value, part)
    if not callable(value):
        raise AuditError(f"{text} is no function, but of the type {type(value).__name__}")
    return value


def is_dotted(text: str) -> bool:
    """Whether a text is of the form MODULE:FUNCTION."""
    module, separator, name = text.partition(":")
    parts = [*module.split("."), *name.split(".")]
    return bool(separator) and all(part.isidentifier() for part in parts)
