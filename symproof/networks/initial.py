"""Weights with which a deep network starts as a linear map: the "looks linear" initialisation.

D. Balduzzi et al., The Shattered Gradients Problem (2017, arXiv:1702.08591), for concatenated
ReLUs; R. Burkholz and A. Dubatovka, Initialization of ReLUs for Dynamical Isometry (NeurIPS 2019),
for ReLU with the blocks below. Any activation with f(t) - f(-t) = c t does.
"""

from __future__ import annotations

import operator
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Literal

from symproof.networks.arrays import (
    Convention,
    NetworkError,
    axis_of_outputs,
    check_even,
    check_option,
    checked_number,
    checked_sizes,
    namespace,
)

if TYPE_CHECKING:
    import numpy as np

Position = Literal["first", "hidden", "last"]


def mirrored_init(
    shape: Sequence[int],
    rng: np.random.Generator | int,
    *,
    position: Position = "hidden",
    slope: float = 1.0,
    gain: float = 1.0,
    convention: Convention = "row",
    xp: Any = None,
    dtype: Any = None,
) -> Any:
    """Return a weight of the given shape for a network that starts as a linear map.

    It is [[M, -M], [-M, M]] for a hidden layer, [M, -M] for the first and [M; -M] for the last
    (their transposes by columns). M is a random matrix with orthonormal rows or columns, whichever
    are fewer, uniformly distributed; times `gain`; divided by `slope` behind an activation f with
    f(t) - f(-t) = slope t. So a network with square M and gain 1 starts as an isometry.

    `rng` is a NumPy generator, or a seed. M is drawn in float64 by NumPy, orthonormal to rounding,
    and rounded to `dtype` (or float64) of the array namespace `xp` (or NumPy); its blocks are then
    exact negatives of each other.

    Raises:
        NetworkError: the shape is not two positive integers, has an odd number of hidden units,
            or an option has no meaning.
    """
    axis = axis_of_outputs(convention)
    check_option("position", position, Position)
    sizes = checked_sizes("shape", shape)
    if len(sizes) != 2:
        raise NetworkError(f"shape is {sizes}: two numbers were expected")
    blocks: list[int] = [*sizes] if axis else [*sizes[::-1]]
    scale = checked_number("gain", gain)
    behind = checked_number("slope", slope)
    if position != "first":
        check_even(blocks[0], f"shape is {sizes}, {blocks[0]} inputs from a hidden layer")
        blocks[0] //= 2
        scale = checked_number("gain / slope", scale / behind)
    if position != "last":
        check_even(blocks[1], f"shape is {sizes}, {blocks[1]} outputs to a hidden layer")
        blocks[1] //= 2
    base = scale * _orthonormal(blocks[0], blocks[1], generator(rng))
    xp = namespace({"M": base}) if xp is None else xp
    if not (hasattr(xp, "asarray") and hasattr(xp, "concat")):
        raise NetworkError(f"xp is {xp!r}: an array namespace was expected, such as numpy 2")
    weight = xp.asarray(base, dtype=xp.float64 if dtype is None else dtype)
    namespace({"M": weight})
    if position != "last":
        weight = xp.concat([weight, -weight], axis=1)
    if position != "first":
        weight = xp.concat([weight, -weight], axis=0)
    return weight if axis else weight.T


def layers(
    widths: Sequence[int],
    rng: np.random.Generator | int,
    *,
    slope: float = 1.0,
    gain: float = 1.0,
    convention: Convention = "row",
    xp: Any = None,
    dtype: Any = None,
) -> tuple[Any, ...]:
    """Return the weights of a network that starts as a linear map, one between each two widths.

    The widths are those of the input, of one or more hidden layers and of the output. With the
    activation behind each weight but the last, the network is the map x -> slope^(L-1) x M1 ... ML
    for the blocks M of its L weights; see `mirrored_init` for these and for the options.

    Raises:
        NetworkError: fewer than three widths, an odd hidden width, or as `mirrored_init`.
    """
    sizes = checked_sizes("widths", widths)
    if len(sizes) < 3:
        raise NetworkError(
            f"widths are {sizes}: an input, one or more hidden layers and an output were expected"
        )
    for index, size in enumerate(sizes[1:-1], start=1):
        check_even(size, f"widths[{index}] is {size}")
    source = generator(rng)
    step = 1 if axis_of_outputs(convention) else -1
    positions: list[Position] = ["first", *["hidden" for _ in sizes[3:]], "last"]
    return tuple(
        mirrored_init(
            (inputs, outputs)[::step],
            source,
            position=position,
            slope=slope,
            gain=gain,
            convention=convention,
            xp=xp,
            dtype=dtype,
        )
        for inputs, outputs, position in zip(sizes[:-1], sizes[1:], positions, strict=True)
    )


def generator(rng: object) -> np.random.Generator:
    """Return the generator of a seed, or the generator itself.

    Raises:
        NetworkError: it is neither.
    """
    import numpy as np

    if isinstance(rng, np.random.Generator):
        return rng
    try:
        return np.random.default_rng(operator.index(rng))  # pyright: ignore[reportArgumentType]
    except (TypeError, ValueError):
        raise NetworkError(
            f"rng is {rng!r}: a numpy.random.Generator or a seed (an integer from 0) was expected"
        ) from None


def _orthonormal(rows: int, columns: int, rng: np.random.Generator) -> np.ndarray[Any, Any]:
    """Return a matrix of Haar measure: QR of a Gaussian, with the signs that make R's unique.

    F. Mezzadri, How to generate random matrices from the classical compact groups (Notices of the
    AMS 54, 2007, arXiv:math-ph/0609050).
    """
    import numpy as np

    q, r = np.linalg.qr(rng.standard_normal((max(rows, columns), min(rows, columns))))
    q = q * np.where(np.diagonal(r) < 0, -1.0, 1.0)
    return q if rows >= columns else q.T
