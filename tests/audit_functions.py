"""Implementations that the tests of `symproof audit` name as MODULE:FUNCTION, good and bad."""

from __future__ import annotations

import math
from typing import Any

import numpy as np


def swish(x: Any) -> Any:
    return x / (1 + np.exp(-x))


def swish_gradient(x: Any) -> Any:
    gate = 1 / (1 + np.exp(-x))
    return gate + x * gate * (1 - gate)


def relu(x: Any) -> Any:
    return np.maximum(x, x.dtype.type(0))


def relu_gradient(x: Any) -> Any:
    return (x > 0).astype(x.dtype)


def slightly_wrong(x: Any) -> Any:
    return np.where(x > 5, x * x.dtype.type(1.01), swish(x)).astype(x.dtype)


def raises(_: Any) -> Any:
    raise ValueError("no values today\nand none tomorrow")


def of_numbers(x: Any) -> Any:
    return x / (1 + math.exp(-x))


def first_only(x: Any) -> Any:
    return x[:1]


def twice_as_wide(x: Any) -> Any:
    return x.astype(np.float64)


def text(_: Any) -> Any:
    return "swish"


def nan_beyond_three(x: Any) -> Any:
    return np.where(x > 3, np.nan, relu(x)).astype(x.dtype)


def talkative(x: Any) -> Any:
    print("relu of", x.size)
    return relu(x)


def all_nan(x: Any) -> Any:
    return np.full_like(x, np.nan)


class Layer:
    @staticmethod
    def forward(x: Any) -> Any:
        return relu(x)


number = 3
