"""Claims, definitions and hypotheses as Python has them: texts, SymPy expressions, or both."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import suppress
from types import FunctionType
from typing import Any, Final

from symproof.kernel.sequent import Claim, Definition
from symproof.kernel.term import Term
from symproof.notation.errors import ShapeError
from symproof.notation.plain import (
    Shapes,
    parse_chain,
    parse_definition,
    parse_shapes,
    parse_term,
    show_claim,
)
from symproof.notation.steps import written_claim
from symproof.proof import Hypothesis, Proof, declared, hypotheses, hypothesis
from symproof.tracing import traced

# what is not SymPy's
OURS: Final = (str, Claim, Definition, Hypothesis)


def stated(claim: Any, let: Any = (), assume: Any = (), about: Any = ()) -> Proof:
    """Return a claim with its definitions and hypotheses as a proof without a calculation.

    `claim` is a text (also a chain `a = b <= c`; one with a backslash is LaTeX), a SymPy relation
    such as `Eq(f(x) - f(-x), x, evaluate=False)`, or a pair of SymPy expressions (or texts) that
    are claimed to be equal.  `let` gives a definition, as text, as `Eq(f(x), ...)` or as a plain
    function of Python, and `assume` a hypothesis, as text or as a SymPy relation, or several of
    them.  SymPy symbols are real variables; what SymPy assumes of them (positive, nonzero, ...),
    and of those in `about`, is a hypothesis too.

    Raises:
        SymproofError: the claim, a definition or a hypothesis cannot be read.
    """
    claim, given_definitions, given_hypotheses = _plain(claim, several(let), several(assume))
    shapes, given_hypotheses = declared(given_hypotheses)
    matrices = parse_shapes(shapes) if shapes else {}
    definitions = tuple(map(definition, given_definitions))
    given = _assumed([*several(claim), about], given_definitions, given_hypotheses)
    for value in given_hypotheses:
        given += _hypotheses(value, definitions, matrices)
    return Proof(
        claim=_claim(claim, matrices),
        shapes=shapes,
        definitions=definitions,
        given={f"h{i}": entry for i, entry in enumerate(given, 1)},
    )


def _plain(claim: Any, let: list[Any], assume: list[Any]) -> tuple[Any, list[Any], list[Any]]:
    """Return a statement whose texts in LaTeX are in the plain notation."""
    definitions, hypotheses_ = _texts(let), _texts(assume)
    stated_claim = claim if isinstance(claim, str) else ""
    if not any("\\" in text for text in (stated_claim, *definitions, *hypotheses_)):
        return claim, let, assume
    # loaded for texts in LaTeX only
    from symproof.notation.latex_reader import Texts, in_plain_notation

    texts = Texts(stated_claim, tuple(definitions), tuple(hypotheses_))
    read = in_plain_notation(texts)
    plain = dict(zip((*definitions, *hypotheses_), (*read.let, *read.assume), strict=True))

    def other(value: Any) -> Any:
        return plain[value] if isinstance(value, str) else value

    new_claim = read.claim if isinstance(claim, str) else claim
    return new_claim, [other(value) for value in let], [other(value) for value in assume]


def _texts(values: list[Any]) -> list[str]:
    return [value for value in values if isinstance(value, str)]


def several(value: Any) -> list[Any]:
    """Return the items of a list or tuple, of a mapping pairs; anything else is the only one."""
    if isinstance(value, Mapping):
        return [*value.items()]
    alone = isinstance(value, str) or not hasattr(value, "__iter__")
    return [value] if alone else list(value)


def _claim(claim: Any, shapes: Shapes) -> str:
    match claim:
        case str():
            _check_shapes(claim, shapes)
            return claim
        case Claim():
            return show_claim(claim)
        case (left, right):
            return show_claim(Claim("=", term(left), term(right)))
        case _:
            return show_claim(_relation(claim))


def _check_shapes(text: str, shapes: Shapes) -> None:
    """Read a claim; shapes that do not fit are for its verdict to tell.

    Raises:
        NotationError: it cannot be read.
    """
    with suppress(ShapeError):
        parse_chain(text, shapes=shapes)


def term(value: Any) -> Term:
    """Return a term that is given as text, as a SymPy expression or as it is.

    Raises:
        SymproofError: it cannot be read.
    """
    if isinstance(value, Term):
        return value
    if isinstance(value, str):
        return parse_term(value)
    from symproof.engine.bridge import from_sympy

    return from_sympy(value)


def _relation(relation: Any) -> Claim:
    from symproof.engine.bridge import relation_from_sympy

    rel, lhs, rhs = relation_from_sympy(relation)
    return written_claim(lhs, rel, rhs)


def definition(value: Any) -> Definition:
    """Return a definition that is given as text, as `Eq(f(x), ...)`, as it is, or as a function.

    A plain function of Python is traced; a pair gives it another name.

    Raises:
        SymproofError: it cannot be read.
    """
    if isinstance(value, str):
        return parse_definition(value)
    if isinstance(value, Definition):
        return value
    if isinstance(value, FunctionType):
        return traced(value)
    match value:
        case (str() as name, FunctionType() as function):
            return traced(function, name)
        case _:
            pass
    from symproof.engine.bridge import definition_from_sympy

    return definition_from_sympy(value)


def _hypotheses(value: Any, definitions: Sequence[Definition], shapes: Shapes) -> list[Hypothesis]:
    if isinstance(value, Hypothesis):
        return [value]
    if isinstance(value, Claim):
        return [Hypothesis(value)]
    if isinstance(value, str):
        return list(hypotheses(value, definitions, shapes=shapes))
    from symproof.engine.bridge import BridgeError, is_restricted, symbols_of

    found = hypothesis(show_claim(_relation(value)), definitions)
    for symbol in symbols_of(value):
        if symbol.name in found.claim.forall and is_restricted(symbol):
            raise BridgeError(
                f"{value} is taken for all real {symbol}, and SymPy assumes more of {symbol}"
            )
    return [found]


def _assumed(about: list[Any], definitions: list[Any], assume: list[Any]) -> list[Hypothesis]:
    """Return what SymPy assumes of the symbols, except of those that a definition binds."""
    values = [v for v in (*about, *assume) if not isinstance(v, (*OURS, Term, tuple))]
    functions = (*OURS, FunctionType, tuple)
    defining = [value for value in definitions if not isinstance(value, functions)]
    if not values and not defining:
        return []
    from symproof.engine.bridge import assumptions, check_symbols, symbols_of

    symbols = {symbol for value in values for symbol in symbols_of(value)}
    for value in defining:
        symbols |= symbols_of(value) - symbols_of(getattr(value, "lhs", 0))
    check_symbols(symbols)
    return [Hypothesis(part) for part in assumptions(symbols)]
