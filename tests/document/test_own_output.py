"""What symproof writes, symproof reads: every line of every library proof, in both languages."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import pytest

from symproof.cache import Cache
from symproof.document.linting import Linter, asked_of_text
from symproof.library import library
from symproof.render import render
from symproof.settler import Settler
from symproof.settling import Target, settle

FINE: Final = {"proved", "definition", "assumed", "proved-to-digits"}
FORMATS: Final = {"markdown": "md", "latex": "tex"}
# properties, cases, cited facts, matrices, limits, substitutions, derivatives, digits
SAMPLE: Final = (
    *("even_comp_odd", "relu", "odd_gate_deriv", "relu_as_gate", "eq_gate_quotient"),
    *("column_stacked", "row_pair", "mirrored_pair_of_relu", "deep_network_2", "gated_linear_unit"),
    *("tanh_limit", "erf_neg", "Phi_one_approx", "relu_lt_softplus", "integral_odd"),
    *("swish_beta_limit", "gate_sub_gate_neg_of_sum_one", "odd_gate_by_even_part"),
)
# name -> why rows of it are left: none of them may be refuted or undefined
ESTIMATE: Final = "O(x^3) is no term: the row is unreadable, and says so"
SEARCH: Final = "the theorem follows by a lemma that search does not find in time"
EXCEPTIONS: Final = {
    "gelu_taylor": ESTIMATE,
    "sigmoid_taylor": ESTIMATE,
    "softplus_taylor": ESTIMATE,
    "swish_taylor": ESTIMATE,
    "tanh_taylor": ESTIMATE,
    "exp_ge_tangent": SEARCH,
    "gate_sum_of_gate_sub": SEARCH,
}


def left(names: tuple[str, ...], seconds: float) -> list[str]:
    """Return the rows that are not fine, of proofs in all formats and languages."""
    linter = Linter(Settler(None, Cache(None), seconds))
    proofs = library()
    asked = []
    for name in names:
        file, proof = proofs[name]
        outcome = settle(Target(name, proof, file), timeout=60)
        for form, suffix in FORMATS.items():
            for lang in ("en", "zh"):
                text = render(outcome.derivations, form, lang=lang)
                read = asked_of_text(text, str(Path(f"{name}.{lang}.{suffix}")))
                assert not read.error
                asked += [(name, read.path, question) for question in read.questions]
    found = []
    for number, finding in linter.findings([question for *_, question in asked]):
        name, path, question = asked[number]
        wrong = {"refuted", "undefined"} & {finding.verdict, finding.against_head}
        if wrong or (finding.verdict not in FINE and name not in EXCEPTIONS):
            row = " ".join(question.latex.split())
            found.append(f"{path}:{question.place.line} {finding.verdict}: {row}")
    return found


def test_every_line_of_written_proofs_is_proved() -> None:
    assert left(SAMPLE, 10) == []


@pytest.mark.slow
def test_every_line_of_all_written_proofs_is_proved() -> None:
    assert left(tuple(library()), 20) == []


def test_a_conclusion_after_cases_is_not_under_the_last_case() -> None:
    text = "**Case $x > 0$.** $$x = x$$\n\n**Case $x \\le 0$.** $$x = x$$\n\nIn every case $x > 1$."
    *_, last = asked_of_text(text, "cases.md").questions
    assert last.assumptions == ()


def test_a_wrong_line_of_a_written_proof_is_refuted() -> None:
    file, proof = library()["even_comp_odd"]
    outcome = settle(Target("even_comp_odd", proof, file), timeout=60)
    text = render(outcome.derivations, "markdown").replace("&= u(-v(x))", "&= -u(-v(x))")
    read = asked_of_text(text, "wrong.md")
    linter = Linter(Settler(None, Cache(None), 10))
    verdicts = [finding.verdict for _, finding in linter.findings(read.questions)]
    assert verdicts.count("refuted") == 2


def test_one_of_several_conditions_is_not_assumed() -> None:
    text = "Suppose one of the following:\n\n- $a > 0$\n- $b > 0$\n\nThen $$ab > -1$$"
    *_, last = asked_of_text(text, "one.md").questions
    assert last.assumptions == ()


def test_a_list_that_is_announced_is_assumed_after_it() -> None:
    text = "Assume the following:\n\n- $a > 0$\n- $b > 0$\n\nThen $$ab > 0$$"
    *_, last = asked_of_text(text, "list.md").questions
    assert {use.text for use in last.assumptions} == {"a > 0", "b > 0"}
