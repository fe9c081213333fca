"""Weights, widths and options that cannot be used are named, with what was expected."""

from __future__ import annotations

import math

import array_api_strict
import numpy as np
import pytest

from symproof.networks import NetworkError, collapse, layers, mirror, mirrored_init

ONES = np.ones((4, 4))
NAN = np.where(np.eye(4) * np.arange(4) == 2, np.nan, ONES)


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda: mirror(ONES[:, :3], ONES), r"A has shape \(4, 3\) and B has shape \(4, 4\).*row"),
        (
            lambda: mirror(ONES[:3], ONES, convention="column"),
            r"A has shape \(3, 4\) and B has shape \(4, 4\).*column.*3 outputs.*4 inputs",
        ),
        (lambda: collapse(ONES, ONES[:2]), r"W1 has shape \(4, 4\) and W2 has shape \(2, 4\)"),
        (lambda: collapse(ONES[:, :3], ONES[:3]), r"W1 has shape \(4, 3\), 3 outputs: an even"),
        (lambda: mirror(ONES[0], ONES), r"A has shape \(4,\): a matrix"),
        (lambda: mirror(ONES, ONES[:, :0]), r"B has shape \(4, 0\): a matrix with entries"),
        (lambda: mirror([[1.0]], ONES), "A is list: an array was expected"),
        (lambda: mirror(ONES, 2.0), "B is float: an array was expected"),
        (lambda: mirror(ONES.astype(int), ONES), "A has dtype int64: a real floating-point"),
        (lambda: mirror(ONES, ONES * 1j), "B has dtype complex128: a real floating-point"),
        (lambda: mirror(ONES.astype(object), ONES), "A has dtype object: a real floating-point"),
        (lambda: mirror(ONES, ONES.astype("f")), "A has dtype float64 and B has dtype float32"),
        (
            lambda: mirror(ONES, array_api_strict.ones((4, 4))),
            r"A is numpy\.ndarray and B is array_api_strict\..*arrays of one library",
        ),
        (lambda: mirror(NAN, ONES), "A is not finite at row 2, column 2"),
        (lambda: collapse(ONES, ONES / [1, 1, 1, 0]), "W2 is not finite at row 0, column 3"),
        (lambda: mirror(ONES, ONES, convention="rows"), "'rows': 'row' or 'column' was expected"),
        (lambda: collapse(ONES, ONES, slope=0), "slope is 0: a finite number other than 0"),
        (lambda: collapse(ONES, ONES, slope="x"), "slope is 'x': a finite number"),
        (lambda: collapse(ONES, ONES, pairing="best"), "pairing is 'best'.*'nearest'"),
        (lambda: collapse(ONES, ONES, pairing=[(0, 1), (2, 2)]), "each of the units 0 to 3 once"),
        (lambda: collapse(ONES, ONES, pairing=[(0, 1)]), "each of the units 0 to 3 once"),
        (lambda: collapse(ONES, ONES, pairing=[(0, 1, 2, 3)]), "each of the units 0 to 3 once"),
        (lambda: collapse(ONES, ONES, pairing=7), "pairing is 7"),
        (lambda: mirrored_init((3, 4), 0), r"\(3, 4\), 3 inputs from a hidden layer: an even"),
        (lambda: mirrored_init((4, 3), 0), r"\(4, 3\), 3 outputs to a hidden layer: an even"),
        (lambda: mirrored_init((4, 3), 0, convention="column"), "3 inputs from a hidden layer"),
        (lambda: mirrored_init((4, 4, 4), 0), r"shape is \(4, 4, 4\): two numbers"),
        (lambda: mirrored_init((4, -4), 0), "shape: positive integers were expected"),
        (lambda: mirrored_init(4, 0), "shape: positive integers were expected, not 4"),
        (lambda: mirrored_init((4, 4), None), "rng is None: a numpy.random.Generator or a seed"),
        (lambda: mirrored_init((4, 4), -1), "rng is -1"),
        (lambda: mirrored_init((4, 4), 0, position="middle"), "'first' or 'hidden' or 'last'"),
        (lambda: mirrored_init((4, 4), 0, gain=math.inf), "gain is inf"),
        (lambda: mirrored_init((4, 4), 0, gain=1e300, slope=1e-300), "gain / slope is inf"),
        (lambda: mirrored_init((4, 4), 0, dtype=int), "M has dtype int64: a real floating-point"),
        (lambda: mirrored_init((4, 4), 0, xp="numpy"), "xp is 'numpy': an array namespace"),
        (lambda: layers((4, 6, 7, 2), 0), r"widths\[2\] is 7: an even number"),
        (lambda: layers((4, 2), 0), r"widths are \(4, 2\): an input, one or more hidden layers"),
        (lambda: layers((4, 2.0, 2), 0), "widths: positive integers were expected"),
        (lambda: layers((), 0), r"widths are \(\)"),
    ],
)
@pytest.mark.filterwarnings("ignore:divide by zero")
def test_bad_input_is_refused_with_what_was_expected(call, message):
    with pytest.raises(NetworkError, match=message):
        call()
