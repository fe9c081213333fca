"""Sources as a reader of Chinese cites them."""

from __future__ import annotations

import re

import pytest

from symproof.citations import source_in
from symproof.library import library
from symproof.zoo import activations

SOURCES = {
    "Su Jianlin, kexue.fm/archives/11233 (2025), eq. (1)-(10)": (
        "苏剑林，kexue.fm/archives/11233（2025），式 (1)–(10)"
    ),
    "DLMF 7.2.4": "DLMF 7.2.4",
    "torch.nn.ELU; Clevert, Unterthiner and Hochreiter, arXiv:1511.07289": (
        "torch.nn.ELU；Clevert、Unterthiner、Hochreiter，arXiv:1511.07289"
    ),
    "Howard et al., arXiv:1905.02244": "Howard 等，arXiv:1905.02244",
    "Zhu et al., PFLU and FPFLU: two novel functions, 2021": (
        "Zhu 等，PFLU and FPFLU: two novel functions，2021"
    ),
    "eq. (80), (81), with the column put right: [x, -x] and not [x; -x]": (
        "式 (80)、(81)，列向量已订正：应为 [x, -x]，而不是 [x; -x]"
    ),
    "my own notes": "my own notes",
}


@pytest.mark.parametrize("english", SOURCES)
def test_a_source_is_cited_in_chinese(english: str):
    assert source_in(english, "zh") == SOURCES[english]


def test_an_english_source_is_left_alone():
    assert all(source_in(source, "en") == source for source in SOURCES)


def test_no_source_of_the_library_has_english_phrases_in_chinese():
    sources = [proof.source for _, proof in library().values()]
    sources += [own.source for own in activations().values()]
    for source in sources:
        told = source_in(source, "zh")
        assert not re.search(r"\beq\.|\bet al\b|\bwith\b|\bput right\b|\bthe form\b", told), told
