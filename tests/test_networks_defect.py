"""The defect is 0 for mirrored layers only, 1 at worst, and no matter of scale or order."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from symproof.networks import collapse, mirror

EPS = np.finfo(np.float64).eps
# no number is so small that a multiple or a product of it is rounded as a subnormal one
NUMBERS = st.floats(-1e6, 1e6).map(lambda x: x if abs(x) > 1e-100 else 0.0)
SIZES = st.tuples(*[st.integers(1, 4)] * 3)


def matrices(rows, columns):
    return arrays(np.float64, (rows, columns), elements=NUMBERS)


@st.composite
def factors(draw):
    n, m, k = draw(SIZES)
    return draw(matrices(n, m)), draw(matrices(m, k))


@st.composite
def pairs_of_layers(draw):
    n, m, k = draw(SIZES)
    return draw(matrices(n, 2 * m)), draw(matrices(2 * m, k))


def normal(*shape, seed=0):
    return np.random.default_rng(seed).standard_normal(shape)


@given(factors())
def test_a_mirrored_pair_collapses_to_the_product_and_has_no_defect(factor):
    a, b = factor
    found = collapse(*mirror(a, b))
    assert (found.matrix == a @ b).all()
    assert found.defect == 0
    assert not found.even.any()


@given(pairs_of_layers())
def test_a_defect_is_between_0_and_1_and_is_0_for_mirrored_pairs_only(pair):
    w1, w2 = pair
    m = len(w2) // 2
    found = collapse(w1, w2)
    assert 0 <= found.defect <= 1
    assert (found.first_defect == 0) == (w1[:, :m] == -w1[:, m:]).all()
    assert (found.second_defect == 0) == (w2[:m] == -w2[m:]).all()


@given(factors(), factors())
def test_equal_halves_have_the_worst_defect(one, other):
    a, b = one
    assume(a.any() and b.any())
    mirrored1, mirrored2 = mirror(a, b)
    assert collapse(np.hstack([a, a]), mirrored2).defect == 1
    assert collapse(mirrored1, np.vstack([b, b])).defect == 1


@given(pairs_of_layers(), st.integers(-60, 60), st.integers(-60, 60))
def test_the_defect_does_not_depend_on_scale(pair, power1, power2):
    w1, w2 = pair
    found = collapse(w1, w2).defect
    assert collapse(w1 * 2.0**power1, w2 * 2.0**power2).defect == pytest.approx(found, rel=1e-13)
    assert collapse(-w1 * 3.7, w2 / 3.7).defect == pytest.approx(found, rel=1e-9, abs=1e-14)


@pytest.mark.parametrize("scale", [1e-300, 1e-160, 1e160, 1e300])
def test_no_scale_over_or_underflows(scale):
    w1, w2 = normal(3, 6), normal(6, 2, seed=1)
    expected = collapse(w1, w2)
    for found in (collapse(w1 * scale, w2), collapse(w1, w2 * scale)):
        assert found.defect == pytest.approx(expected.defect)
        assert np.allclose(found.matrix / scale, expected.matrix)


def test_one_ulp_in_one_weight_is_a_defect():
    w1, w2 = mirror(normal(3, 4), normal(4, 2))
    w2[5, 1] = np.nextafter(w2[5, 1], 1)
    assert 0 < collapse(w1, w2).defect < EPS


def test_orthogonal_halves_are_half_mirrored():
    w1, w2 = np.array([[3.0, 0.0], [0.0, 3.0]]), np.array([[2.0], [-2.0]])
    assert collapse(w1, w2).defect == pytest.approx(math.sqrt(1 / 2))


def test_weights_that_are_zero_are_mirrored():
    assert collapse(np.zeros((2, 4)), np.zeros((4, 1))).defect == 0


def test_the_defect_of_a_perturbed_pair_is_the_size_of_the_perturbation():
    a = normal(3, 4)
    w1, w2 = mirror(a, normal(4, 2))
    w1[:, :4] += 1e-3 * a
    assert collapse(w1, w2).defect == pytest.approx(1e-3 / 2, rel=1e-2)


# ---- permuted units


@given(factors(), st.randoms(use_true_random=False))
def test_the_nearest_units_are_the_mirror_images_of_a_permuted_layer(factor, random):
    a, b = factor
    w1, w2 = mirror(a, b)
    order = random.sample(range(len(w2)), len(w2))
    found = collapse(w1[:, order], w2[order], pairing="nearest")
    assert found.defect == 0
    assert np.allclose(found.matrix, a @ b, atol=1e-9 * (abs(a) @ abs(b)).max())


@given(pairs_of_layers(), st.randoms(use_true_random=False))
def test_permuted_units_with_permuted_pairs_have_the_same_defect(pair, random):
    w1, w2 = pair
    m = len(w2) // 2
    order = random.sample(range(2 * m), 2 * m)
    pairs = [(order.index(i), order.index(m + i)) for i in range(m)]
    found, expected = collapse(w1[:, order], w2[order], pairing=pairs), collapse(w1, w2)
    assert found.pairs == tuple(pairs)
    assert found.defect == expected.defect
    assert (found.matrix == expected.matrix).all()


@pytest.mark.parametrize("scale", [1e-6, 1, 1e6])
def test_which_units_are_nearest_does_not_depend_on_scale(scale):
    w1 = np.array([[1.0, -1.0, -1.1, 1.1]])
    w2 = np.array([[1.0], [1.0], [-1.0], [-1.0]])
    for pair in ((w1 * scale, w2), (w1, w2 * scale)):
        assert collapse(*pair, pairing="nearest").pairs == ((0, 2), (1, 3))


def test_the_nearest_units_are_found_in_spite_of_noise():
    w1, w2 = mirror(normal(8, 16), normal(16, 8, seed=1))
    order = np.random.default_rng(2).permutation(32)
    w1, w2 = w1[:, order] + 1e-3 * normal(8, 32, seed=3), w2[order] + 1e-3 * normal(32, 8, seed=4)
    assert collapse(w1, w2).defect > 0.5
    found = collapse(w1, w2, pairing="nearest")
    assert found.defect < 2e-3
    assert all(abs(order[i] - order[j]) == 16 for i, j in found.pairs)
