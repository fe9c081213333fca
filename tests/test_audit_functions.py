"""The functions that an audit calls: formulas for terms, and arrays of other libraries."""

from __future__ import annotations

import math
from typing import Any

import ml_dtypes
import numpy as np
import pytest
import tensors_of_torch
from scipy import special

from symproof.auditing.arrays import Arrays, arrays_named
from symproof.auditing.compiling import compiled
from symproof.auditing.errors import AuditError, ImplementationError
from symproof.auditing.floats import FORMATS
from symproof.auditing.implementations import Implementation
from symproof.notation.plain import parse_term

SINGLE = FORMATS["float32"]


def formula(term: str, library: str = "numpy", name: str = "float32") -> Any:
    return compiled(parse_term(term), "x", library, FORMATS[name])


X = np.array([-3, -1.5, -0.25, 0, 0.75, 2, 40], np.float32)

FORMULAS = {
    "x/(1 + exp(-x))": lambda x: x / (1 + np.exp(-x)),
    "x*sigmoid(x)": lambda x: x * (1 / (1 + np.exp(-x))),
    "1/2*x*(1 + tanh(sqrt(2/pi)*(x + 0.044715*x^3)))": lambda x: (
        np.float32(0.5)
        * x
        * (1 + np.tanh(np.float32(math.sqrt(2 / math.pi)) * (x + np.float32(0.044715) * x**3)))
    ),
    "cases(x if x > 1, -x if x < -1, 1/3 otherwise)": lambda x: np.where(
        x > 1, x, np.where(x < -1, -x, np.float32(1 / 3))
    ),
    "max(x, 0) - min(x, 1)": lambda x: np.maximum(x, 0) - np.minimum(x, 1),
    "sign(x)*abs(x)": lambda x: np.sign(x) * np.abs(x),
    "atan(x) + sin(x)*cos(x)": lambda x: np.arctan(x) + np.sin(x) * np.cos(x),
    "(x^2 + 1)^(1/2)": lambda x: (x**2 + 1) ** np.float32(0.5),
    "exp(-abs(x))": lambda x: np.exp(-np.abs(x)),
}


@pytest.mark.parametrize("term", FORMULAS)
def test_a_formula_is_what_people_write(term: str):
    with np.errstate(all="ignore"):
        assert np.array_equal(formula(term)(X), FORMULAS[term](X))


def test_scipy_has_the_functions_that_numpy_lacks():
    assert np.array_equal(formula("Phi(x)", "scipy")(X), special.ndtr(X))
    assert np.array_equal(formula("erf(x)", "scipy")(X), special.erf(X))
    assert np.array_equal(formula("x*sigmoid(x)", "scipy")(X), X * special.expit(X))


@pytest.mark.parametrize("term", ["erf(x)", "x*Phi(x)"])
def test_numpy_lacks_them_and_scipy_is_named(term: str):
    with pytest.raises(AuditError, match="scipy"):
        formula(term)


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize(
    "term",
    ["1/3", "sqrt(2)*x", "cases(1 if x > 0, 0 otherwise)", "x*Phi(x)", "max(x, 0.1)", "x^3 + 1"],
)
def test_a_formula_keeps_the_dtype_and_the_shape(term: str, name: str):
    x = X.astype(FORMATS[name].dtype)
    value = formula(term, "scipy", name)(x)
    assert (value.dtype, value.shape) == (x.dtype, x.shape)


@pytest.mark.parametrize("term", ["x + log(-1)", "x*sqrt(-2)", "x + 1/0", "x + exp(1000)"])
def test_a_constant_that_is_no_float_is_refused(term: str):
    with pytest.raises(AuditError, match="no number that a float can be"):
        formula(term)


def test_a_derivative_has_no_formula():
    with pytest.raises(AuditError, match="there is no formula for diff"):
        formula("diff(x^2, x)")


# arrays of other libraries


@pytest.mark.parametrize("name", FORMATS)
def test_tensors_are_given_to_a_function_of_tensors_and_read_back(name: str):
    fmt = FORMATS[name]
    own = Implementation(tensors_of_torch.relu, "relu", fmt, Arrays(tensors_of_torch))
    x = X.astype(fmt.dtype)
    value = own(x)
    assert value.dtype == fmt.dtype
    assert np.array_equal(value, np.maximum(x, fmt.dtype.type(0)))


def test_without_its_namespace_a_function_of_tensors_complains():
    own = Implementation(tensors_of_torch.relu, "relu", SINGLE)
    with pytest.raises(ImplementationError, match="ndarray is no Tensor"):
        own(X)


def test_the_namespace_is_guessed_from_the_library_of_the_function():
    with pytest.raises(AuditError, match="--array torch"):
        arrays_named(None, "torch.nn.functional:gelu")


def test_a_namespace_without_a_dtype_is_named():
    class Poor:
        __name__ = "poor"

        def asarray(self, data: Any) -> Any:
            raise TypeError(f"no {data.dtype}")

    own = Implementation(lambda x: x, "f", FORMATS["bfloat16"], Arrays(Poor()))
    with pytest.raises(AuditError, match="no array of bfloat16"):
        own(X.astype(ml_dtypes.bfloat16))


def test_what_is_no_array_is_refused():
    own = Implementation(lambda _: [[1.0], [2.0, 3.0]], "f", SINGLE)
    with pytest.raises(ImplementationError, match="f returned a list"):
        own(X)
