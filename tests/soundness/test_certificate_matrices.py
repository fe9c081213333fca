"""Certificates of theorems about matrices: sizes survive, and what is no size is refused."""

from __future__ import annotations

import json

import pytest

from symproof.certificate import CertificateError, Proved, dump, replay
from symproof.kernel import KernelError, Num, Statement, infer
from symproof.kernel.term import Const, Mat

from .shorthand import h, refl
from .test_certificate import Data, put, row

N, TWO_N = ((("n", 1),), 0), ((("m", 1), ("n", 2)), 1)
A, Z = Mat("A", (N, TWO_N)), Const("zeros", (N, TWO_N))
zero_sum = infer("matrix", (), A - A, Z)
of_size = infer("resize", (zero_sum,), "n", ((("k", 3),), 2))
entries = infer("lift", (refl(h),), A, A, ("h",), (A,))
of_nothing = infer("lift", (refl(Num(0)),), Z, Z, (), ())
MATRICES = [
    Proved("matrices", Statement(part.claim), part) for part in (entries, of_nothing, of_size)
]
OF_MATRICES = dump(MATRICES)
MATRIX_DATA: Data = json.loads(OF_MATRICES)
MAT, CONST = row(MATRIX_DATA, "terms", ["mat"]), row(MATRIX_DATA, "terms", ["const"])
RESIZE, LIFT = (row(MATRIX_DATA, "inferences", [name]) for name in ("resize", "lift"))
# a size as it is written, and what it may not be
BAD_SIZES: dict[str, object] = {
    "0": [[], 0],
    "-1": [[], -1],
    "0n": [[["n", 0]], 1],
    "-n": [[["n", -1]], 3],
    "true": [[], True],
    "n times true": [[["n", True]], 0],
    "a float": [[], 1.0],
    "text": [[], "1"],
    "nothing": [[], None],
    "names out of order": [[["n", 1], ["m", 1]], 0],
    "a name twice": [[["n", 1], ["n", 1]], 0],
    "a name that is a number": [[[1, 1]], 0],
    "a name that is a list": [[[["n"], 1]], 0],
    "a name of two words": [[["a b", 1]], 0],
    "a part of one": [[["n"]], 0],
    "a part of three": [[["n", 1, 1]], 0],
    "a large number": [[], 10**9 + 1],
    "a huge number": [[["n", 10**4000]], 0],
}
NO_SIZES: dict[str, object] = {
    "a number": 1,
    "a name": "n",
    "one part": [[]],
    "three parts": [[], 1, 1],
    "a part that is a name": [["n"], 1],
    "parts that are a number": [1, 1],
    "an object": {"n": 1},
    "none": None,
}


def edited_matrices(*path: str | int, value: object) -> str:
    data = json.loads(OF_MATRICES)
    put(*path, value=value)(data)
    return json.dumps(data)


def test_matrices_survive():
    again = replay(OF_MATRICES)
    assert [proof.theorem.sequent for proof in again] == [
        proof.theorem.sequent for proof in MATRICES
    ]
    assert dump(again) == OF_MATRICES
    assert MATRIX_DATA["terms"][MAT] == ["mat", "A", [[["n", 1]], 0], [[["m", 1], ["n", 2]], 1]]
    assert MATRIX_DATA["inferences"][RESIZE][2] == [["name", "n"], ["size", [[["k", 3]], 2]]]
    assert MATRIX_DATA["inferences"][LIFT][2][2:] == [["names", ["h"]], ["terms", [MAT]]]


@pytest.mark.parametrize("name", BAD_SIZES)
@pytest.mark.parametrize("place", [MAT, CONST])
@pytest.mark.parametrize("side", [2, 3])
def test_what_is_no_size_is_refused(name: str, place: int, side: int):
    with pytest.raises(KernelError, match="shape-size"):
        replay(edited_matrices("terms", place, side, value=BAD_SIZES[name]))


@pytest.mark.parametrize("name", BAD_SIZES)
def test_an_argument_that_is_no_size_is_refused(name: str):
    if name == "a huge number":
        return
    with pytest.raises(KernelError, match="rule-arguments"):
        replay(edited_matrices("inferences", RESIZE, 2, 1, 1, value=BAD_SIZES[name]))


@pytest.mark.parametrize("name", NO_SIZES)
def test_what_has_not_the_form_of_a_size_is_no_certificate(name: str):
    for path in (("terms", MAT, 2), ("terms", CONST, 3), ("inferences", RESIZE, 2, 1, 1)):
        with pytest.raises(CertificateError):
            replay(edited_matrices(*path, value=NO_SIZES[name]))


@pytest.mark.parametrize(
    ("path", "value", "code"),
    [
        (("terms", MAT, 1), "exp", "term-name"),
        (("terms", CONST, 1), "twos", "term-name"),
        (("terms", MAT, 2), [[["pi", 1]], 0], "term-name"),
        (("terms", CONST, 3), [[["n", 1], ["oo", 1]], 0], "term-name"),
        (("inferences", RESIZE, 2, 1, 1), [[["oo", 1]], 0], "term-name"),
        (("terms", CONST, 1), "eye", "shape-mismatch"),
        (("terms", CONST, 2), [[["n", 2]], 0], "shape-mismatch"),
        (("inferences", RESIZE, 2, 1), ["names", ["n"]], "rule-arguments"),
        (("inferences", RESIZE, 2, 1), ["terms", []], "rule-arguments"),
        (("inferences", RESIZE, 2, 1), ["name", "n"], "rule-arguments"),
        (("inferences", RESIZE, 2, 0), ["name", "m"], "statement-claim"),
        (("inferences", RESIZE, 2, 1, 1), [[["k", 3]], 1], "statement-claim"),
        (("inferences", LIFT, 2, 3), ["terms", [CONST]], "matrix-entry"),
        (("inferences", LIFT, 2, 2), ["names", ["x"]], "premise-match"),
    ],
)
def test_an_edited_matrix_does_not_follow(path: tuple[str | int, ...], value: object, code: str):
    with pytest.raises(KernelError, match=code):
        replay(edited_matrices(*path, value=value))


def test_a_matrix_with_more_or_less_is_no_certificate():
    size = [[["n", 1]], 0]
    for bad in (
        ["mat", "A"],
        ["mat", "A", size],
        ["mat", "A", size, size, size],
        ["mat", 1, size, size],
        ["const", None, size, size],
    ):
        with pytest.raises(CertificateError):
            replay(edited_matrices("terms", MAT, value=bad))
