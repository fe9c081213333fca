"""Arrays of other libraries: how the floats of NumPy become theirs, and come back."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any, Final, cast

from symproof.auditing.errors import AuditError, ImplementationError
from symproof.auditing.floats import Floats, Format

if TYPE_CHECKING:
    from numpy.typing import NDArray

# the library of a function, by the first name of its module -> the namespace of its arrays
GUESSED: Final = {"torch": "torch", "cupy": "cupy", "jax": "jax.numpy", "flax": "jax.numpy"}


class Arrays:
    """Arrays of one namespace: it has `asarray`, and NumPy can read what it makes.

    Without a namespace they are those of NumPy.
    """

    def __init__(self, namespace: Any = None) -> None:
        if namespace is not None and not callable(getattr(namespace, "asarray", None)):
            raise AuditError(f"{_name(namespace)} is no namespace of arrays: it has no asarray")
        self._namespace = None if _name(namespace) == "numpy" else namespace

    def of(self, floats: Floats, fmt: Format) -> Any:
        """Return an array of the namespace with the same dtype, shape and values.

        Raises:
            AuditError: the namespace has no such dtype.
        """
        xp = self._namespace
        if xp is None:
            return floats
        try:
            if _name(xp).endswith("torch") and fmt.module != "numpy":
                # torch has this dtype, and NumPy has it only by name
                return xp.asarray(floats.view("int16")).view(getattr(xp, fmt.name))
            return xp.asarray(floats)
        except (TypeError, ValueError, RuntimeError) as error:
            raise AuditError(f"{_name(xp)} has no array of {fmt.name}: {error}") from error

    def back(self, value: Any, fmt: Format) -> NDArray[Any]:
        """Return an array as one of NumPy.

        Raises:
            ImplementationError: it is no array of numbers.
        """
        import numpy as np

        if isinstance(value, np.ndarray):
            return cast("NDArray[Any]", value)
        try:
            if hasattr(value, "detach"):
                value = value.detach().cpu()
                if str(value.dtype).endswith("bfloat16"):
                    return value.view(_int16_of(value)).numpy().view(fmt.dtype)
            elif hasattr(value, "get") and hasattr(value, "__cuda_array_interface__"):
                value = value.get()
            found = np.asarray(value)
            return np.from_dlpack(value) if found.dtype == object else found
        except (TypeError, ValueError, RuntimeError, AttributeError) as error:
            kind = type(value).__name__
            raise ImplementationError(f"returned a {kind}, where an array is expected") from error


def _int16_of(tensor: Any) -> Any:
    return import_module(type(tensor).__module__.partition(".")[0]).int16


def _name(namespace: Any) -> str:
    return getattr(namespace, "__name__", type(namespace).__name__)


def arrays_named(module: str | None, function: str) -> Arrays:
    """Return the arrays of a module; without one, of the library that the function is from.

    Raises:
        AuditError: the module cannot be imported, or makes no arrays.
    """
    name = module or GUESSED.get(function.partition(":")[0].partition(".")[0])
    if name is None or name == "numpy":
        return Arrays()
    try:
        return Arrays(import_module(name))
    except ImportError as error:
        raise AuditError(f"--array {name}: {error}") from error
