"""For ordinary tests: `assert_proved` fails unless symproof proves the claim.

from symproof.testing import assert_proved

def test_swish():
    assert_proved("f(x) - f(-x) = x", let="f(x) = x*sigmoid(b*x)")
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from symproof.calculation import Problem
from symproof.checking import ProofError, check
from symproof.derivation import Derivation
from symproof.kernel.sequent import Claim, Definition
from symproof.notation.plain import parse_claim, parse_definition, show_claim
from symproof.notation.steps import written_claim
from symproof.proof import Hypothesis, Proof, hypothesis

Text = str | Iterable[str]


def assert_proved(
    claim: Any,
    *,
    let: str | Definition | Iterable[str | Definition] = (),
    assume: str | Hypothesis | Iterable[str | Hypothesis] = (),
) -> Derivation:
    """Return the derivation that symproof finds for a claim.

    `claim` is a text, a SymPy relation such as `Eq(f(x) - f(-x), x, evaluate=False)`, or a pair
    of SymPy expressions that are claimed to be equal.  `let` gives definitions and `assume`
    hypotheses, as on the command line; what SymPy assumes of its symbols (positive, nonzero,
    ...) is a hypothesis too.

    Raises:
        AssertionError: the claim is not proved; the message says what was tried.
        SymproofError: the claim, a definition or a hypothesis cannot be read.
    """
    text, assumed = _claim(claim)
    definitions = tuple(parse_definition(d) if isinstance(d, str) else d for d in _several(let))
    hypotheses = [*assumed, *_several(assume)]
    given: dict[str, Hypothesis | str] = {
        f"h{i}": hypothesis(h) if isinstance(h, str) else h for i, h in enumerate(hypotheses, 1)
    }
    try:
        return check(Proof(claim=text, definitions=definitions, given=given), text)
    except ProofError as error:
        raise AssertionError(_message(text, error.problems)) from None


def _several(value: Any) -> list[Any]:
    return [value] if isinstance(value, str | Definition | Hypothesis) else list(value)


def _claim(claim: Any) -> tuple[str, list[Hypothesis]]:
    if isinstance(claim, str):
        parse_claim(claim)
        return claim, []
    if isinstance(claim, Claim):
        return show_claim(claim), []
    from symproof.engine.bridge import assumptions, from_sympy, relation_from_sympy

    if isinstance(claim, tuple):
        left, right = claim  # pyright: ignore[reportUnknownVariableType]
        found = Claim("=", from_sympy(left), from_sympy(right))
        assumed = [*assumptions(left), *assumptions(right)]
    else:
        rel, lhs, rhs = relation_from_sympy(claim)
        found = written_claim(lhs, rel, rhs)
        assumed = [*assumptions(claim)]
    return show_claim(found), [Hypothesis(part) for part in dict.fromkeys(assumed)]


def _message(text: str, problems: Iterable[Problem]) -> str:
    rows = [f"not proved: {text}"]
    for problem in problems:
        rows.append(f"  {problem.code}: {problem.message}")
        if problem.tried:
            rows.append(f"  tried: {'; '.join(problem.tried)}")
    return "\n".join(rows)
