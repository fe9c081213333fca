"""The second checker's matrices: it decides as the kernel does, also where both refuse."""

from __future__ import annotations

import random

import pytest
import recheck
import recheck_terms
from test_recheck import mirrored, mirrored_claim, mirrored_size

from symproof.kernel import KernelError, Term, infer
from symproof.kernel.shapes import put_size, size
from symproof.kernel.term import resize
from tests.soundness.models_matrices import SIZES
from tests.soundness.random_matrices import rewritten, some_blocks, some_matrix


def by_kernel(rule: str, *args: Term) -> recheck.Claim | None:
    try:
        return mirrored_claim(infer(rule, (), *args).claim)
    except KernelError:
        return None


def by_recheck(rule: str, *args: Term) -> recheck.Claim | None:
    recheck.WORK[0] = 0
    try:
        return recheck.infer(rule, [], [*map(mirrored, args)]).claim
    except recheck_terms.Rejected:
        return None


@pytest.mark.parametrize("seed", range(40))
def test_normal_forms_of_matrices_decide_as_the_kernel_does(seed: int):
    chance = random.Random(seed)
    term = some_matrix(chance, (chance.choice(SIZES), chance.choice(SIZES)), 3)
    other = term
    for _ in range(3):
        try:
            other = rewritten(chance, other)
        except KernelError:
            continue
        assert by_recheck("matrix", term, other) == by_kernel("matrix", term, other)


@pytest.mark.parametrize("seed", range(100))
def test_blocks_are_taken_apart_as_the_kernel_does(seed: int):
    chance = random.Random(seed)
    try:
        term = some_blocks(chance)
    except KernelError:
        return
    assert by_recheck("block", term) == by_kernel("block", term)


@pytest.mark.parametrize("seed", range(40))
def test_sizes_are_replaced_as_the_kernel_does(seed: int):
    chance = random.Random(seed)
    shape = chance.choice(SIZES), size(2, n=3, m=1)
    theorem = infer("refl", (), some_matrix(chance, shape, 2))
    new = chance.choice([*SIZES, size(4, k=2, n=1)])
    moved = infer("resize", (theorem,), "n", new)
    part = recheck.Sequent(mirrored_claim(theorem.claim))
    found = recheck.infer("resize", [part], ["n", mirrored_size(new)])
    assert found.claim == mirrored_claim(moved.claim)
    assert resize(theorem.claim.lhs, "n", new) == moved.claim.lhs
    assert put_size(size(2, n=3), "n", size(1, n=1)) == size(5, n=3)
