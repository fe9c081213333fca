"""For ordinary tests: `assert_proved` fails unless symproof proves the claim.

from symproof.testing import assert_proved

def test_swish():
    assert_proved("f(x) - f(-x) = x", let="f(x) = x*sigmoid(b*x)")
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from symproof.calculation import ProofError
from symproof.checking import check
from symproof.derivation import Derivation
from symproof.kernel.sequent import Claim, Definition
from symproof.kernel.term import Term
from symproof.notation.plain import parse_claim, parse_definition, parse_term, show_claim
from symproof.notation.steps import written_claim
from symproof.proof import Hypothesis, Proof, hypothesis
from symproof.report import UNREADABLE

# what is not SymPy's
OURS: Final = (str, Claim, Definition, Hypothesis)


def assert_proved(claim: Any, *, let: Any = (), assume: Any = ()) -> Derivation:
    """Return the derivation that symproof finds for a claim.

    `claim` is a text, a SymPy relation such as `Eq(f(x) - f(-x), x, evaluate=False)`, or a pair
    of SymPy expressions (or texts) that are claimed to be equal.  `let` gives a definition, as
    text or as `Eq(f(x), ...)`, and `assume` a hypothesis, as text or as a SymPy relation, or
    several of them.  SymPy symbols are real variables; what SymPy assumes of them (positive,
    nonzero, ...) is a hypothesis too.

    Raises:
        AssertionError: the claim is not proved; the message says what was tried.
        SymproofError: the claim, a definition or a hypothesis cannot be read.
    """
    given_definitions, hypotheses = _several(let), _several(assume)
    definitions = tuple(map(_definition, given_definitions))
    given = _assumed(claim, given_definitions, hypotheses)
    given += [_hypothesis(value, definitions) for value in hypotheses]
    proof = Proof(
        claim=show_claim(_claim(claim)),
        definitions=definitions,
        given={f"h{i}": entry for i, entry in enumerate(given, 1)},
    )
    try:
        return check(proof, proof.claim)
    except ProofError as error:
        if any(problem.code in UNREADABLE for problem in error.problems):
            raise
        raise AssertionError(f"not proved: {error}") from None


def _several(value: Any) -> list[Any]:
    """Return the items of a list or tuple; anything else is the only one."""
    alone = isinstance(value, str) or not hasattr(value, "__iter__")
    return [value] if alone else list(value)


def _claim(claim: Any) -> Claim:
    match claim:
        case str():
            return parse_claim(claim)
        case Claim():
            return claim
        case (left, right):
            return Claim("=", _term(left), _term(right))
        case _:
            return _relation(claim)


def _term(side: Any) -> Term:
    if isinstance(side, str):
        return parse_term(side)
    from symproof.engine.bridge import from_sympy

    return from_sympy(side)


def _relation(relation: Any) -> Claim:
    from symproof.engine.bridge import relation_from_sympy

    rel, lhs, rhs = relation_from_sympy(relation)
    return written_claim(lhs, rel, rhs)


def _definition(value: Any) -> Definition:
    if isinstance(value, str):
        return parse_definition(value)
    if isinstance(value, Definition):
        return value
    from symproof.engine.bridge import definition_from_sympy

    return definition_from_sympy(value)


def _hypothesis(value: Any, definitions: Sequence[Definition]) -> Hypothesis:
    if isinstance(value, Hypothesis):
        return value
    if isinstance(value, Claim):
        return Hypothesis(value)
    if isinstance(value, str):
        return hypothesis(value, definitions)
    from symproof.engine.bridge import BridgeError, is_restricted, symbols_of

    found = hypothesis(show_claim(_relation(value)), definitions)
    for symbol in symbols_of(value):
        if symbol.name in found.claim.forall and is_restricted(symbol):
            raise BridgeError(
                f"{value} is taken for all real {symbol}, and SymPy assumes more of {symbol}"
            )
    return found


def _assumed(claim: Any, definitions: list[Any], hypotheses: list[Any]) -> list[Hypothesis]:
    """Return what SymPy assumes of the symbols, except of those that a definition binds."""
    values = [v for v in (*_several(claim), *hypotheses) if not isinstance(v, OURS)]
    defining = [value for value in definitions if not isinstance(value, OURS)]
    if not values and not defining:
        return []
    from symproof.engine.bridge import assumptions, check_symbols, symbols_of

    symbols = {symbol for value in values for symbol in symbols_of(value)}
    for value in defining:
        symbols |= symbols_of(value) - symbols_of(getattr(value, "lhs", 0))
    check_symbols(symbols)
    return [Hypothesis(part) for part in assumptions(symbols)]
