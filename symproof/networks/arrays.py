"""Matrices of any array library, and what is refused about them."""

from __future__ import annotations

import math
import operator
from collections.abc import Iterable, Mapping
from importlib import import_module
from typing import Any, Literal, Protocol, Self, get_args

from symproof.kernel.errors import SymproofError

Convention = Literal["row", "column"]


class NetworkError(SymproofError):
    """Weights, widths or options cannot be used: which, and what was expected."""


class Array(Protocol):
    """A matrix, as far as it is used without the functions of its namespace."""

    @property
    def shape(self) -> tuple[int, ...]:
        """The numbers of rows and columns."""
        ...

    @property
    def dtype(self) -> Any:
        """The type of the entries."""
        ...

    @property
    def T(self) -> Self:
        """The transpose."""
        ...

    def __neg__(self) -> Self: ...

    def __add__(self, other: Any, /) -> Any: ...

    def __matmul__(self, other: Any, /) -> Any: ...


def namespace(matrices: Mapping[str, Array]) -> Any:
    """Return the array namespace of matrices, which are named as the message shall name them.

    Raises:
        NetworkError: they are not finite real floating-point matrices with entries, or not all of
            one library and dtype.
    """
    (first, one), *others = matrices.items()
    xp = _namespace_of(first, one)
    for name, other in others:
        if _namespace_of(name, other) is not xp:
            raise NetworkError(
                f"{first} is {_type(one)} and {name} is {_type(other)}: "
                "arrays of one library were expected"
            )
    for name, matrix in matrices.items():
        _check_matrix(xp, name, matrix)
    for name, other in others:
        if other.dtype != one.dtype:
            raise NetworkError(
                f"{first} has dtype {one.dtype} and {name} has dtype {other.dtype}: "
                "one dtype was expected"
            )
    return xp


def axis_of_outputs(convention: Convention) -> Literal[0, 1]:
    """Return the axis of a weight on which its outputs stand.

    Raises:
        NetworkError: the convention is neither "row" nor "column".
    """
    check_option("convention", convention, Convention)
    return 1 if convention == "row" else 0


def check_option(name: str, value: object, options: Any) -> None:
    """Refuse what is not one of the options of a Literal.

    Raises:
        NetworkError: it is not.
    """
    if value not in get_args(options):
        expected = " or ".join(map(repr, get_args(options)))
        raise NetworkError(f"{name} is {value!r}: {expected} was expected")


def check_join(first: tuple[str, Array], second: tuple[str, Array], axis: int) -> None:
    """Refuse two weights that are not one behind the other.

    Raises:
        NetworkError: the first has more or fewer outputs than the second has inputs.
    """
    (name, one), (other, two) = first, second
    if one.shape[axis] != two.shape[1 - axis]:
        convention = ("column", "row")[axis]
        raise NetworkError(
            f"{name} has shape {tuple(one.shape)} and {other} has shape {tuple(two.shape)}: by the "
            f"{convention} convention {name} has {one.shape[axis]} outputs and {other} has "
            f"{two.shape[1 - axis]} inputs, and equal numbers were expected"
        )


def check_even(size: int, what: str) -> None:
    """Refuse an odd number of units.

    Raises:
        NetworkError: it is odd.
    """
    if size % 2:
        raise NetworkError(
            f"{what}: an even number was expected, because units are mirrored in pairs"
        )


def checked_number(name: str, value: float) -> float:
    """Return a factor as a float.

    Raises:
        NetworkError: it is not a finite real number other than 0.
    """
    try:
        number = float(value)
    except (TypeError, ValueError, OverflowError):
        number = math.nan
    if not math.isfinite(number) or not number:
        raise NetworkError(f"{name} is {value!r}: a finite number other than 0 was expected")
    return number


def checked_sizes(name: str, values: Iterable[int]) -> tuple[int, ...]:
    """Return numbers of units as a tuple of integers.

    Raises:
        NetworkError: they are not positive integers.
    """
    try:
        sizes = tuple(operator.index(value) for value in values)
    except TypeError:
        sizes = (0,)
    if min(sizes, default=1) < 1:
        raise NetworkError(f"{name}: positive integers were expected, not {values!r}")
    return sizes


def _namespace_of(name: str, array: Any) -> Any:
    if not hasattr(array, "dtype") or not hasattr(array, "shape"):
        raise NetworkError(f"{name} is {_type(array)}: an array was expected, as of numpy.array")
    if hasattr(array, "__array_namespace__"):
        return array.__array_namespace__()
    try:
        compat = import_module("array_api_compat")
    except ModuleNotFoundError:
        raise NetworkError(
            f"{name} is {_type(array)}, which needs `pip install array-api-compat`"
        ) from None
    if not compat.is_array_api_obj(array):
        raise NetworkError(f"{name} is {_type(array)}: an array with the array API was expected")
    return compat.array_namespace(array)


def _type(value: object) -> str:
    return f"{type(value).__module__}.{type(value).__qualname__}".removeprefix("builtins.")


def _check_matrix(xp: Any, name: str, matrix: Array) -> None:
    shape = tuple(matrix.shape)
    if len(shape) != 2 or 0 in shape:
        raise NetworkError(f"{name} has shape {shape}: a matrix with entries was expected")
    if not _is_real(xp, matrix.dtype):
        raise NetworkError(
            f"{name} has dtype {matrix.dtype}: a real floating-point type was expected"
        )
    finite = xp.reshape(xp.isfinite(matrix), (-1,))
    if not bool(xp.all(finite)):
        row, column = divmod(int(xp.argmin(xp.asarray(finite, dtype=xp.int8))), shape[1])
        raise NetworkError(f"{name} is not finite at row {row}, column {column} (counted from 0)")


def _is_real(xp: Any, dtype: Any) -> bool:
    try:
        return xp.isdtype(dtype, "real floating")
    except TypeError:  # NumPy does not know the types of ml_dtypes, of which this one multiplies
        return str(dtype) == "bfloat16"
