"""A stand-in for PyTorch: arrays that are no arrays of NumPy, and a bfloat16 of their own."""

from __future__ import annotations

from typing import Any

import ml_dtypes
import numpy as np

float16, float32, float64 = "torch.float16", "torch.float32", "torch.float64"
bfloat16, int16 = "torch.bfloat16", "torch.int16"
DTYPES = {
    **{f"torch.{name}": np.dtype(name) for name in ("float16", "float32", "float64", "int16")},
    bfloat16: np.dtype(ml_dtypes.bfloat16),
}


class Tensor:
    """One that remembers its gradient, so that it must be detached before NumPy may read it."""

    def __init__(self, data: Any, *, follows: bool = True) -> None:
        self.data = data
        self.follows = follows
        self.dtype = next(name for name, dtype in DTYPES.items() if dtype == data.dtype)

    def detach(self) -> Tensor:
        return Tensor(self.data, follows=False)

    def cpu(self) -> Tensor:
        return self

    def view(self, dtype: str) -> Tensor:
        return Tensor(self.data.view(DTYPES[dtype]), follows=self.follows)

    def numpy(self) -> Any:
        if self.follows or self.dtype == bfloat16:
            raise TypeError(f"{self.dtype} cannot be read")
        return self.data

    def __array__(self, *_: Any, **__: Any) -> Any:
        return self.numpy()


def asarray(data: Any) -> Tensor:
    if data.dtype == DTYPES[bfloat16]:
        raise TypeError("no such dtype")
    return Tensor(data, follows=False)


def relu(x: Tensor) -> Tensor:
    if not isinstance(x, Tensor):
        raise TypeError(f"{type(x).__name__} is no Tensor")
    return Tensor(np.maximum(x.data, x.data.dtype.type(0)))


def swish(x: Tensor) -> Tensor:
    return Tensor(x.data / (1 + np.exp(-x.data)))
