"""Mirrored layers are linear, also in deep networks, for every activation of the family only."""

from __future__ import annotations

import math
import subprocess
import sys
from functools import reduce
from itertools import pairwise

import array_api_strict
import ml_dtypes
import numpy as np
import pytest
from scipy.special import erf

from symproof.networks import NetworkError, collapse, layers, mirror, mirrored_init

EPS = np.finfo(np.float64).eps
WIDTHS = (16, 64, 64, 64, 64, 10)


def relu(t):
    return np.maximum(t, 0)


def gelu(t):
    return t * (1 + erf(t / math.sqrt(2))) / 2


def swish(t):
    return t / (1 + np.exp(-t))


def leaky(t):
    return np.where(t > 0, t, t / 4)


FAMILY = pytest.mark.parametrize("f", [relu, gelu, swish])


def network(f, x, weights):
    """Return the outputs, and the largest modulus of a hidden value."""
    largest = 0.0
    for weight in weights[:-1]:
        x = f(x @ weight)
        largest = max(largest, abs(x).max())
    return x @ weights[-1], largest


def collapsed(weights, **options):
    return reduce(lambda first, second: collapse(first, second, **options).matrix, weights)


def normal(*shape, seed=0):
    return np.random.default_rng(seed).standard_normal(shape)


# ---- the worked example: a deep network of the family that starts as a linear map


@FAMILY
def test_a_deep_network_of_the_family_starts_as_a_linear_map(f):
    weights = layers(WIDTHS, 1)
    x = normal(100, WIDTHS[0])
    outputs, largest = network(f, x, weights)
    # in ulps of the largest hidden value: a rounding for each term of a sum, in each layer
    ulps = max(WIDTHS) * len(weights)
    assert abs(outputs - x @ collapsed(weights)).max() <= ulps * EPS * largest


def test_a_deep_network_with_tanh_does_not_start_as_a_linear_map():
    weights = layers(WIDTHS, 1)
    x = normal(100, WIDTHS[0])
    assert abs(network(np.tanh, x, weights)[0] - x @ collapsed(weights)).max() > 0.1
    assert abs(network(np.tanh, 2 * x, weights)[0] - 2 * network(np.tanh, x, weights)[0]).max() > 1


def test_with_relu_the_linear_map_is_exact_where_nothing_is_rounded():
    rng = np.random.default_rng(2)
    blocks = [rng.integers(-1, 2, (4, 4)).astype(float) for _ in range(12)]
    first, last = mirror(blocks[0], blocks[-1])
    hidden = [np.block([[m, -m], [-m, m]]) for m in blocks[1:-1]]
    x = rng.integers(-9, 10, (100, 4)).astype(float)
    outputs, _ = network(relu, x, [first, *hidden, last])
    assert (outputs == reduce(np.matmul, blocks, x)).all()
    assert abs(outputs).max() > 0


@pytest.mark.parametrize("convention", ["row", "column"])
def test_square_blocks_start_as_an_isometry(convention):
    weights = layers((8, 16, 16, 8), 3, convention=convention)
    matrix = collapsed(weights, convention=convention)
    assert abs(matrix @ matrix.T - np.eye(8)).max() < 100 * EPS


def test_a_slope_other_than_one_is_made_up_for():
    weights = layers((8, 16, 16, 8), 3, slope=1.25)
    x = normal(50, 8)
    outputs, _ = network(leaky, x, weights)
    assert abs(outputs - x @ collapsed(weights, slope=1.25)).max() < 100 * EPS
    assert abs(np.linalg.norm(outputs, axis=1) / np.linalg.norm(x, axis=1) - 1).max() < 100 * EPS


# ---- two layers


def test_mirror_builds_the_blocks():
    a, b = normal(2, 3), normal(3, 4)
    w1, w2 = mirror(a, b)
    assert (w1 == np.block([a, -a])).all()
    assert (w2 == np.block([[b], [-b]])).all()


def test_mirror_builds_the_blocks_by_columns():
    u, v = normal(3, 2), normal(4, 3)
    w1, w2 = mirror(u, v, convention="column")
    assert (w1 == np.block([[u], [-u]])).all()
    assert (w2 == np.block([v, -v])).all()
    x = normal(2, 20)
    assert abs(w2 @ gelu(w1 @ x) - v @ u @ x).max() < 100 * EPS


@FAMILY
@pytest.mark.parametrize("seed", range(3))
def test_a_mirrored_pair_is_linear(f, seed):
    a, b, x = normal(3, 5, seed=seed), normal(5, 2, seed=seed + 9), 3 * normal(20, 3)
    w1, w2 = mirror(a, b)
    assert abs(f(x @ w1) @ w2 - x @ a @ b).max() < 100 * EPS * abs(x @ a).max()


@FAMILY
def test_a_layer_behind_mirrored_units_splits_into_its_linear_and_its_even_part(f):
    a, b1, b2, x = normal(3, 5), normal(5, 2, seed=1), normal(5, 2, seed=2), normal(20, 3, seed=3)
    w1, w2 = np.block([a, -a]), np.block([[b1], [b2]])
    found = collapse(w1, w2)
    linear, even = x @ found.matrix, (f(x @ a) + f(-x @ a)) @ found.even
    assert abs(f(x @ w1) @ w2 - (linear + even)).max() < 1e-13
    assert abs(even).max() > 0.1
    assert (found.hidden == a).all()
    assert found.first_defect == 0
    assert found.second_defect == found.defect > 0


@pytest.mark.parametrize(("f", "slope"), [(relu, 1), (gelu, 1), (swish, 1), (leaky, 1.25)])
def test_the_matrix_is_the_odd_part_of_any_pair(f, slope):
    w1, w2, x = normal(3, 6), normal(6, 2, seed=1), normal(20, 3, seed=2)
    found = collapse(w1, w2, slope=slope)
    odd = (f(x @ w1) @ w2 - f(-x @ w1) @ w2) / 2
    assert abs(odd - x @ found.matrix).max() < 1e-13


def test_by_columns_everything_is_transposed():
    w1, w2 = normal(3, 6), normal(6, 2, seed=1)
    row, column = collapse(w1, w2), collapse(w1.T, w2.T, convention="column")
    for part in ("matrix", "hidden", "even"):
        assert np.allclose(getattr(row, part), getattr(column, part).T, rtol=1e-15)
    assert (row.pairs, row.defect) == (column.pairs, column.defect)


# ---- initial weights


@pytest.mark.parametrize(
    ("position", "shape"), [("first", (5, 8)), ("hidden", (6, 8)), ("last", (6, 3))]
)
def test_initial_weights_have_the_shape_and_the_blocks_asked_for(position, shape):
    weight = mirrored_init(shape, 4, position=position)
    assert weight.shape == shape
    assert weight.dtype == np.float64
    rows, columns = shape[0] // 2, shape[1] // 2
    if position != "first":
        assert (weight[:rows] == -weight[rows:]).all()
        weight = weight[:rows]
    if position != "last":
        assert (weight[:, :columns] == -weight[:, columns:]).all()
        weight = weight[:, :columns]
    if weight.shape[0] > weight.shape[1]:
        weight = weight.T
    assert abs(weight @ weight.T - np.eye(len(weight))).max() < 20 * EPS


@pytest.mark.parametrize("position", ["first", "hidden", "last"])
def test_gain_multiplies_every_weight_and_slope_divides_those_behind_an_activation(position):
    plain = mirrored_init((4, 6), 0, position=position)
    assert np.allclose(mirrored_init((4, 6), 0, position=position, gain=3), 3 * plain)
    divided = plain if position == "first" else plain / 2
    assert np.allclose(mirrored_init((4, 6), 0, position=position, slope=2), divided)


def test_by_columns_initial_weights_are_transposed():
    for position in ("first", "hidden", "last"):
        row = mirrored_init((4, 6), 0, position=position)
        column = mirrored_init((6, 4), 0, position=position, convention="column")
        assert (row == column.T).all()


def test_a_seed_fixes_the_weights_and_a_generator_goes_on():
    assert (mirrored_init((4, 4), 7) == mirrored_init((4, 4), np.random.default_rng(7))).all()
    rng = np.random.default_rng(7)
    assert (mirrored_init((4, 4), rng) != mirrored_init((4, 4), rng)).any()
    hidden = layers((4, 8, 8, 8, 4), 7)[1:3]
    assert (hidden[0] != hidden[1]).any()


def test_layers_are_mirrored_with_each_other():
    weights = layers(WIDTHS, 5)
    assert [weight.shape for weight in weights] == list(pairwise(WIDTHS))
    defects = [collapse(*pair).defect for pair in pairwise(weights)]
    assert defects == [0, 0, 0, 0]


def test_one_unit_has_either_sign():
    signs = {float(mirrored_init((1, 2), seed, position="first")[0, 0]) for seed in range(20)}
    assert signs == {-1.0, 1.0}


# ---- other dtypes and libraries


@pytest.mark.parametrize("dtype", [np.float16, np.float32, ml_dtypes.bfloat16])
def test_narrow_types_are_kept(dtype):
    w1, w2 = layers((4, 6, 3), 0, dtype=dtype)
    found = collapse(w1, w2, pairing="nearest")
    assert {w1.dtype, w2.dtype, found.matrix.dtype, found.even.dtype} == {np.dtype(dtype)}
    assert found.defect == 0
    w1[0, 0] += dtype(0.5)
    assert 0.05 < collapse(w1, w2).defect < 0.5


@pytest.mark.filterwarnings("ignore:overflow encountered in matmul")
def test_sums_of_a_narrow_type_do_not_overflow():
    w1 = np.full((400, 400), 60000, np.float16)
    assert collapse(w1, w1[:, :1], pairing="nearest").defect == 1


def test_arrays_of_another_library_stay_there():
    xp = array_api_strict
    weights = layers((4, 6, 8, 3), 0, xp=xp)
    expected = layers((4, 6, 8, 3), 0)
    assert all(isinstance(weight, type(xp.asarray(0.0))) for weight in weights)
    for pairing in ("halves", "nearest", [(1, 0), (2, 5), (3, 4)]):
        found = collapse(*weights[:2], pairing=pairing)
        reference = collapse(*expected[:2], pairing=pairing)
        assert isinstance(found.matrix, type(weights[0]))
        assert np.allclose(np.asarray(found.matrix), reference.matrix, atol=1e-15)
        assert found.pairs == reference.pairs
        assert found.defect == pytest.approx(reference.defect)
    w1, w2 = mirror(xp.ones((2, 3)), xp.ones((3, 1)))
    assert (w1.shape, w2.shape) == ((2, 6), (6, 1))


class WithoutNamespace(np.ndarray):
    """An array as those of PyTorch, CuPy and NumPy 1 are: it does not tell its namespace."""

    @property
    def __array_namespace__(self):
        raise AttributeError


def test_arrays_without_a_namespace_are_read_by_array_api_compat():
    a, b = normal(2, 3).view(WithoutNamespace), normal(3, 4).view(WithoutNamespace)
    assert not hasattr(a, "__array_namespace__")
    found = collapse(*mirror(a, b), pairing="nearest")
    assert found.defect == 0
    assert np.allclose(found.matrix, a @ b)


def test_without_array_api_compat_the_message_says_so(monkeypatch):
    monkeypatch.setitem(sys.modules, "array_api_compat", None)
    a = normal(2, 2).view(WithoutNamespace)
    with pytest.raises(NetworkError, match=r"WithoutNamespace.*pip install array-api-compat"):
        mirror(a, a)


def test_importing_the_module_loads_no_array_library():
    code = "import sys, symproof.networks; print(*sys.modules)"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    loaded = {name.partition(".")[0] for name in run.stdout.split()}
    assert loaded.isdisjoint({"numpy", "scipy", "array_api_compat", "sympy"})
