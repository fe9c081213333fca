"""Pairs of layers whose hidden units come in mirror images, and the linear map that they are."""

from __future__ import annotations

import math
import operator
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Generic, Literal, TypeVar

from symproof.networks.arrays import (
    Array,
    Convention,
    NetworkError,
    axis_of_outputs,
    check_even,
    check_join,
    checked_number,
    namespace,
)

AnyArray = TypeVar("AnyArray", bound=Array)
Pairs = Sequence[tuple[int, int]]


@dataclass(frozen=True)
class Collapsed(Generic[AnyArray]):
    """What two layers F(x) = f(x W1) W2 with f(t) - f(-t) = c t between them come to.

    Attributes:
        matrix: c/2 W1 W2, which is c A B if the pair is mirrored. F(x) - x matrix is an even
            function of x whatever the weights are: x matrix is the odd part of F.
        hidden: A = (A1 - A2)/2, where W1 = [A1, A2] in the order of `pairs`.
        even: E = (B1 + B2)/2, where W2 = [B1; B2]. If `first_defect` is 0, then
            F(x) = x matrix + e(xA) E, where e(t) = f(t) + f(-t): |t| for ReLU, and t phi(t) for
            f(t) = (phi(t) + 1) t/2 with phi odd.
        pairs: which two hidden units are taken for mirror images of each other.
        first_defect: |A1 + A2| / sqrt(2|A1|^2 + 2|A2|^2), Frobenius norms; 0 if W1 = 0.
        second_defect: the same of B1 and B2.
    """

    matrix: AnyArray
    hidden: AnyArray
    even: AnyArray
    pairs: tuple[tuple[int, int], ...]
    first_defect: float
    second_defect: float

    @property
    def defect(self) -> float:
        """How far the pair is from being mirrored, in [0, 1]: the larger of the two defects.

        It is 0 only if A2 = -A1 and B2 = -B1 (but for subnormal numbers), 1 if the halves of W1
        or those of W2 are equal, and about 0.71 for random ones. It does not change when W1 and
        W2 are multiplied by numbers other than 0.
        """
        return max(self.first_defect, self.second_defect)


def mirror(
    a: AnyArray, b: AnyArray, *, convention: Convention = "row"
) -> tuple[AnyArray, AnyArray]:
    """Return W1 = [A, -A] and W2 = [B; -B], for which f(x W1) W2 = c x A B.

    A is n x m and B is m x k, so W1 is n x 2m and W2 is 2m x k; nothing is rounded. By columns, A
    is m x n and B is k x m, and W1 = [A; -A] and W2 = [B, -B], for which W2 f(W1 x) = c B A x.

    Raises:
        NetworkError: A and B are not finite real floating-point matrices of one library and
            dtype, or the outputs of A are not as many as the inputs of B.
    """
    axis = axis_of_outputs(convention)
    xp = namespace({"A": a, "B": b})
    check_join(("A", a), ("B", b), axis)
    return xp.concat([a, -a], axis=axis), xp.concat([b, -b], axis=1 - axis)


def collapse(
    w1: AnyArray,
    w2: AnyArray,
    *,
    slope: float = 1.0,
    pairing: Literal["halves", "nearest"] | Pairs = "halves",
    convention: Convention = "row",
) -> Collapsed[AnyArray]:
    """Return the linear map that two layers come to, and by how much they are not mirrored.

    W1 is n x 2m and W2 is 2m x k (by columns 2m x n and k x 2m); between them stands an f with
    f(t) - f(-t) = slope t. The units i and m + i are taken for mirror images, as `mirror` builds
    them, unless `pairing` lists other pairs, or is "nearest": then each unit in turn takes the one
    whose weights are nearest to the negatives of its own. That finds the pairs of a mirrored layer
    whose units were permuted, in m steps over the whole of both weights; the defect of a layer
    that is not mirrored may depend on the order of its units then.

    For a mirrored pair, `matrix` is slope (A @ B) as the library rounds it; else it is the sum of
    two such products. The defects are computed in float32 or wider, to a few roundings, and are
    not enclosed.

    Raises:
        NetworkError: W1 and W2 are not finite real floating-point matrices of one library and
            dtype, the outputs of W1 are not as many as the inputs of W2, or odd in number, or an
            option has no meaning.
    """
    axis = axis_of_outputs(convention)
    xp = namespace({"W1": w1, "W2": w2})
    check_join(("W1", w1), ("W2", w2), axis)
    factor = checked_number("slope", slope)
    check_even(w1.shape[axis], f"W1 has shape {tuple(w1.shape)}, {w1.shape[axis]} outputs")
    first, second = (w1, w2) if axis else (w1.T, w2.T)
    pairs = _pairs(xp, first, second, pairing)
    odd1, even1 = _parts(xp, first, pairs, axis=1)
    odd2, even2 = _parts(xp, second, pairs, axis=0)
    # [odd1 + even1, even1 - odd1] [odd2 + even2; even2 - odd2], halved
    matrix = factor * (odd1 @ odd2 + even1 @ even2)
    if matrix.dtype != odd1.dtype:  # ml_dtypes multiplies bfloat16 to float32
        matrix = xp.asarray(matrix, dtype=odd1.dtype)
    return Collapsed(
        matrix=matrix if axis else matrix.T,
        hidden=odd1 if axis else odd1.T,
        even=even2 if axis else even2.T,
        pairs=pairs,
        first_defect=_share(_norm(xp, even1), _norm(xp, odd1)),
        second_defect=_share(_norm(xp, even2), _norm(xp, odd2)),
    )


def _pairs(xp: Any, first: Any, second: Any, pairing: object) -> tuple[tuple[int, int], ...]:
    units = first.shape[1]
    match pairing:
        case "halves":
            return tuple((i, units // 2 + i) for i in range(units // 2))
        case "nearest":
            return _nearest(xp, first, second)
        case _:
            return _listed(pairing, units)


def _listed(pairing: Any, units: int) -> tuple[tuple[int, int], ...]:
    try:
        pairs = tuple((operator.index(i), operator.index(j)) for i, j in pairing)
    except (TypeError, ValueError):
        pairs = ()
    if sorted(unit for pair in pairs for unit in pair) != list(range(units)):
        raise NetworkError(
            f"pairing is {pairing!r}: 'halves', 'nearest' or pairs with each of the units "
            f"0 to {units - 1} once were expected"
        )
    return pairs


def _nearest(xp: Any, first: Any, second: Any) -> tuple[tuple[int, int], ...]:
    """Pair each unit with the nearest to its negative, by sums of moduli relative to all weights.

    Sums of squares would underflow: 0 must mean that the mirror image is exact.
    """
    first, second = _measurable(xp, first), _measurable(xp, second)
    size1, size2 = (float(xp.sum(abs(weight))) or 1.0 for weight in (first, second))
    taken = [0.0] * first.shape[1]
    pairs: list[tuple[int, int]] = []
    for i in range(len(taken)):
        if taken[i]:
            continue
        taken[i] = math.inf
        gap1 = xp.sum(abs(first + first[:, i : i + 1]), axis=0) / size1
        gap2 = xp.sum(abs(second + second[i : i + 1, :]), axis=1) / size2
        gap = gap1 + gap2
        j = int(xp.argmin(gap + xp.asarray(taken, dtype=gap.dtype, device=_device(gap))))
        taken[j] = math.inf
        pairs.append((i, j))
    return tuple(pairs)


def _parts(xp: Any, weight: Any, pairs: Pairs, axis: int) -> tuple[Any, Any]:
    """Return (H1 - H2)/2 and (H1 + H2)/2 for the halves of a weight; halved first: no overflow."""
    one, other = (
        xp.take(weight, xp.asarray(half, device=_device(weight)), axis=axis) / 2
        for half in map(list, zip(*pairs, strict=True))
    )
    return one - other, one + other


def _norm(xp: Any, matrix: Any) -> float:
    """Return the Frobenius norm; scaled, so that nothing in between over- or underflows."""
    wide = _measurable(xp, matrix)
    largest = float(xp.max(abs(wide)))
    return largest * math.sqrt(float(xp.sum((wide / largest) ** 2))) if largest else 0.0


def _measurable(xp: Any, matrix: Any) -> Any:
    """Return the entries in float32 or wider, so that sums of narrow types do not overflow."""
    if hasattr(matrix, "detach"):  # PyTorch warns where what has a gradient becomes a number
        matrix = matrix.detach()
    return xp.asarray(matrix, dtype=xp.result_type(matrix.dtype, xp.float32))


def _share(part: float, rest: float) -> float:
    return min(part / math.hypot(part, rest), 1.0) if part else 0.0


def _device(array: Any) -> Any:
    return getattr(array, "device", None)  # arrays of NumPy 1 have none
