"""Random identities are not refuted, random false ones not proved, and most are decided."""

from __future__ import annotations

import random
from collections.abc import Sequence

import pytest
from fuzzing import Judged, judged
from random_claims import TOPICS, differing, examples
from random_relations import fault, relation

SMALL = 2 * len(TOPICS)
LARGE = 510
DECIDED = 0.9


def wrong(judgements: Sequence[Judged]) -> list[str]:
    return [str(it) for it in judgements if it.wrong]


@pytest.mark.parametrize("seed", [1, 2])
def test_identities_are_true_by_a_second_opinion(seed: int):
    for example in examples(seed, 100, true=True):
        edges = example.topic == "edges"
        assert not any(differing(random.Random(seed), example.claim, edges=edges)), example.text


def test_a_seed_gives_the_same_claims():
    first, second = (examples(5, SMALL, true=False) for _ in range(2))
    assert [it.text for it in first] == [it.text for it in second]
    assert first != examples(6, SMALL, true=False)


@pytest.mark.parametrize("true", [True, False])
def test_no_verdict_is_wrong(true: bool):
    assert wrong([judged(it) for it in examples(1, SMALL, true=true)]) == []


@pytest.mark.slow
@pytest.mark.parametrize("true", [True, False])
def test_no_verdict_is_wrong_and_most_are_given(true: bool):
    judgements = [judged(it) for it in examples(2, LARGE, true=true)]
    assert wrong(judgements) == []
    decided = sum(it.decided for it in judgements)
    assert decided >= DECIDED * LARGE, [str(it) for it in judgements if not it.decided]


@pytest.mark.parametrize(("seed", "count"), [(1, 25), pytest.param(2, 600, marks=pytest.mark.slow)])
def test_no_verdict_is_wrong_on_what_nobody_knows(seed: int, count: int):
    source = random.Random(seed)
    for _ in range(count):
        asked = relation(source)
        assert fault(source, asked) == "", str(asked)
