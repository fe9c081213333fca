"""The library of proofs: all of it is proved and replays, and no line follows by less."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from symproof.certificate import dump, replay
from symproof.checking import Checker, ProofError
from symproof.derivation import Block, CaseSplit, Derivation, Line
from symproof.kernel.axioms import AXIOMS
from symproof.library import find, library, library_files
from symproof.proof import Proof, define, differentiable, even, odd

ROOT = Path(__file__).parents[1]
LIBRARY = {name: proof for name, (_, proof) in library().items()}
CHECKER = Checker()
CALCULATED = {name: proof for name, proof in LIBRARY.items() if isinstance(proof, Proof)}
BY = re.compile(r"\bby (?P<reasons>[^\n]*)$", re.MULTILINE)


def checked(name: str) -> Derivation:
    return CHECKER.check(LIBRARY[name], name)


def lines(block: Block) -> Iterator[Line]:
    for item in block:
        match item:
            case Line():
                yield item
            case CaseSplit(branches):
                for branch in branches:
                    yield from lines(branch.block)


@pytest.mark.parametrize("name", LIBRARY)
def test_every_proof_checks_and_its_certificate_replays(name: str) -> None:
    derivation = checked(name)
    (proved,) = replay(dump([derivation.proved]))
    assert (proved.name, proved.statement) == (name, derivation.proved.statement)
    assert set(derivation.trust) <= AXIOMS.keys()


def test_the_second_checker_accepts_the_library(tmp_path: Path) -> None:
    certificate = tmp_path / "library.json"
    proofs = [checked(name).proved for name in LIBRARY]
    certificate.write_text(dump(proofs), encoding="utf-8")
    checker = ROOT / "tests" / "tools" / "recheck.py"
    command = [sys.executable, str(checker), str(certificate)]
    result = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (result.returncode, result.stderr) == (0, "")
    assert result.stdout.splitlines() == [f"ok {name}" for name in LIBRARY]


def test_the_library_is_checked_without_sympy() -> None:
    program = (
        "import sys\n"
        "from symproof.checking import Checker\n"
        "from symproof.library import library\n"
        "checker = Checker()\n"
        "for name, (_, proof) in library().items():\n"
        "    checker.check(proof, name)\n"
        "print('sympy' in sys.modules)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert done.stdout == "False\n"


def test_statements_md_is_up_to_date() -> None:
    tool = ROOT / "tests" / "tools" / "statements.py"
    result = subprocess.run(
        [sys.executable, str(tool), "--check"], capture_output=True, text=True, check=False
    )
    assert result.returncode == 0, result.stderr


@pytest.mark.parametrize("name", ["odd_gate", "companion", "relu", "gelu", "swish", "softplus"])
def test_headline_proofs_have_short_names(name: str) -> None:
    loaded, proof = find(name)
    assert loaded.path.stem == proof.name == name


def test_no_name_is_given_in_two_files() -> None:
    names: Counter[str] = Counter()
    for path in library_files():
        tree = ast.parse(path.read_text(encoding="utf-8"))
        names.update(
            target.id
            for node in tree.body
            if isinstance(node, ast.Assign)
            for target in node.targets
            if isinstance(target, ast.Name)
        )
    assert [name for name, count in names.items() if count > 1] == []


@pytest.mark.parametrize("name", LIBRARY)
def test_every_proof_has_a_title_in_each_language(name: str) -> None:
    proof = LIBRARY[name]
    assert proof.title
    assert proof.translations.keys() == {"zh"}
    assert re.search("[\u4e00-\u9fff]", proof.translations["zh"])


@pytest.mark.parametrize("name", CALCULATED)
def test_every_line_has_a_reason_and_every_fact_is_cited(name: str) -> None:
    derivation = checked(name)
    assert all(line.reasons for line in lines(derivation.block) if line.relation)
    assert {fact.name for fact in derivation.cited} == CALCULATED[name].facts.keys()


# what a line says after `by`, replaced by what does not suffice or is not needed
def weaker(reasons: str) -> Iterator[str]:
    parts = [part.strip() for part in reasons.split(",")]
    yield "unfold tan" if parts == ["ring"] else "ring"
    for i in range(len(parts) if len(parts) > 1 else 0):
        yield ", ".join(parts[:i] + parts[i + 1 :])
    for part in parts:
        kind, *names = part.split()
        for gone in names if len(names) > 1 else ():
            fewer = " ".join([kind, *(name for name in names if name != gone)])
            yield ", ".join(fewer if other == part else other for other in parts)


@pytest.mark.parametrize("name", CALCULATED)
def test_no_line_follows_by_less_than_the_reasons_it_names(name: str) -> None:
    proof = CALCULATED[name]
    assert proof.steps is not None
    for found in BY.finditer(proof.steps):
        for other in weaker(found["reasons"].strip()):
            steps = proof.steps[: found.start("reasons")] + other + proof.steps[found.end() :]
            with pytest.raises(ProofError) as caught:
                CHECKER.check(replace(proof, steps=steps), name)
            codes = {problem.code for problem in caught.value.problems}
            assert codes == {"proof-line"}, (found["reasons"], other, codes)


# name -> proof: what is changed, the code of the first problem, and words of its message
FALSE = {
    "a sign is flipped in the claim": (
        "relu",
        {"claim": "relu(x) + relu(-x) = x"},
        "proof-ends",
        "the calculation gives relu(x) - relu(-x) = x",
    ),
    "a factor is lost": ("odd_gate", {"claim": "f(x) - f(-x) = 2*x"}, "proof-ends", "= 2*x"),
    "phi is even": ("odd_gate", {"given": {"phi_odd": even("phi")}}, "proof-line", "phi_odd"),
    "oddness is not given": ("odd_gate", {"given": {}}, "reason-name", "no fact phi_odd"),
    "the gate is another": (
        "odd_gate",
        {"definitions": (define("f(x) = 1/2*(phi(x) - 1)*x"),)},
        "proof-line",
        "by unfold f",
    ),
    "x may be 0": (
        "relu_quotient_eq_sign",
        {"given": {}},
        "proof-undefined",
        "no value at x = 0",
    ),
    "the converse at 0": (
        "gate_sum_of_gate_sub",
        {"given": {"gate_sub": "f(t) - f(-t) = c*t"}},
        "proof-line",
        "by field",
    ),
    "the odd function of a gate at 0": (
        "gate_quotient_neg",
        {"given": {"f_sub": "f(t) - f(-t) = t"}},
        "proof-undefined",
        "no value at x = 0, f(t) = t/2",
    ),
    "the radicand may be negative": (
        "squareplus",
        {"given": {}},
        "proof-undefined",
        "it needs x^2 + b >= 0",
    ),
    "the logarithm of a negative number": (
        "log_mul",
        {"given": {"a_pos": "a > 0"}},
        "proof-undefined",
        "log(a*b) has no value at a = 1, b = 0",
    ),
    "the slope of leaky ReLU": (
        "leaky_relu",
        {"claim": "leaky(x) - leaky(-x) = (1 - a)*x"},
        "proof-ends",
        "(1 - a)*x",
    ),
    "a gate of another sum": (
        "gate_sub_gate_neg",
        {"given": {"gate_sum": "g(t) + g(-t) = 2*c"}},
        "proof-line",
        "by fact gate_sum",
    ),
    "a bound where tanh is still larger": (
        "tanh_sub_tanh_neg_ne",
        {"given": {"two_le_x": "x >= 1"}},
        "proof-line",
        "by fact two_le_x",
    ),
    "the product of odd functions is not odd": (
        "odd_mul_odd",
        {"claim": "p(-x) = -p(x)"},
        "proof-ends",
        "p(-x) = -p(x)",
    ),
    "the denominator of the difference": (
        "sigmoid_sub_sigmoid_neg",
        {"claim": "sigmoid(x) - sigmoid(-x) = (exp(x) - exp(-x))/(1 + exp(x) + exp(-x))"},
        "proof-ends",
        "(1 + exp(x) + exp(-x))",
    ),
    "the slope of ReLU at the kink": (
        "relu_deriv_of_pos",
        {"given": {"x_nonneg": "x >= 0"}},
        "proof-undefined",
        "no value at x = 0",
    ),
    "the derivative of an odd function that need not have one": (
        "odd_deriv_neg",
        {"given": {"phi_odd": odd("phi")}},
        "proof-undefined",
        "no value at x = 0, phi(t) = sign(t)",
    ),
    "the derivative of an even function is not even": (
        "even_deriv_neg",
        {"claim": "phi'(-x) = phi'(x)"},
        "proof-ends",
        "-diff(phi(x), x)",
    ),
    "the gradient identity of another slope": (
        "deriv_add_deriv_neg",
        {"given": {"f_diff": differentiable("f"), "f_sub": "f(t) - f(-t) = 2*t"}},
        "proof-line",
        "by fact f_sub",
    ),
    "the second derivative of GELU, of a function that is not": (
        "gelu_second_deriv",
        {"definitions": (define("gelu(x) = x*sigmoid(x)"), LIBRARY["gelu_deriv"].definitions[1])},
        "definition-clash",
        "gelu",
    ),
    "a bound that exp touches": (
        "one_add_le_exp",
        {"claim": "1 + x < exp(x)"},
        "proof-ends",
        "1 + x < exp(x)",
    ),
    "GELU with a cited fact that is about another function": (
        "gelu",
        {"facts": {"Phi_neg": LIBRARY["sigmoid_neg"]}},
        "proof-line",
        "by fact Phi_neg",
    ),
}


@pytest.mark.parametrize("what", FALSE)
def test_a_false_variant_of_a_proof_is_refused(what: str) -> None:
    name, changes, code, words = FALSE[what]
    with pytest.raises(ProofError) as caught:
        CHECKER.check(replace(CALCULATED[name], **changes), name)
    first = caught.value.problems[0]
    assert first.code == code
    assert words in first.message


def test_a_case_that_is_left_out_is_missed() -> None:
    steps = CALCULATED["relu"].steps or ""
    start, end = steps.index("case x = 0:"), steps.index("case x < 0:")
    with pytest.raises(ProofError, match="do not cover everything"):
        CHECKER.check(replace(CALCULATED["relu"], steps=steps[:start] + steps[end:]), "relu")
