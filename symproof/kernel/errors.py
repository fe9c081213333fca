"""Refusals: every way in which the kernel says no has a stable code.

A refusal is data (a code and a detail), never a sentence to be parsed.
`symproof explain CODE` prints the text that stands beside the code below.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final, NoReturn


class SymproofError(Exception):
    """The base of every error that symproof raises on purpose."""


class KernelError(SymproofError):
    """The step does not follow: `code` is one of CODES, `detail` says what was found."""

    def __init__(self, code: str, detail: str) -> None:
        super().__init__(f"{code}: {detail}")
        self.code = code
        self.detail = detail


def refuse(code: str, detail: str) -> NoReturn:
    """Raise the refusal `code`.

    Raises:
        KernelError: always.
    """
    raise KernelError(code, detail)


def once(target: object, field: str) -> None:
    """Refuse to initialise again what already has the field: that would change it.

    Raises:
        AttributeError: the target has been initialised.
    """
    if hasattr(target, field):
        raise AttributeError(f"{type(target).__name__} is immutable")


_CODES: Final = {
    # terms
    "term-shape": "A part of a term is not a term, or stands where it may not stand "
    "(a relation outside the guard of a case, a function where a number is expected).",
    "term-name": "A name is not an identifier, or a primitive's name is used for something else.",
    "term-numeral": "A numeral is not a non-negative integer.",
    "term-arity": "A primitive is applied to a wrong number of arguments.",
    "term-depth": "A term is nested more deeply than the kernel accepts.",
    "term-size": "A term has more nodes than the kernel accepts.",
    "shape-mismatch": "Two shapes do not fit together: in a sum they must be equal, in a product "
    "of matrices the columns of the first are the rows of the second.",
    "shape-size": "A number of rows or columns is not a sum of names and natural numbers, or is 0.",
    "capture": "A substitution would bring a variable under a binder of the same name.",
    # claims, definitions, sequents
    "claim-relation": "A relation is not one of those a claim may have.",
    "claim-forall": "The universal variables of a claim are not distinct variable names.",
    "definition-name": "A definition is for a primitive, or its parameters are not distinct.",
    "definition-cyclic": "A definition uses itself, directly or through others.",
    "definition-clash": "One name would have two meanings in one theorem.",
    "definition-arity": "A defined function is applied to a wrong number of arguments.",
    # inference
    "rule-unknown": "There is no inference rule of this name.",
    "rule-arguments": "A rule was given the wrong number or kind of premises or arguments.",
    "premise-theorem": "A premise is not a theorem.",
    "premise-forall": "A premise is universal where a rule needs an instance: apply `spec` first.",
    "premise-relation": "A premise has a relation that the rule does not apply to.",
    "premise-match": "Two premises, or a premise and an argument, do not fit together.",
    "spec-arity": "The number of terms differs from the number of universal variables.",
    "gen-free": "A variable cannot be made universal: a hypothesis or definition mentions it.",
    "hypothesis-absent": "The hypothesis to be removed is not among the theorem's hypotheses.",
    "instantiate-primitive": "Only a function variable can be instantiated, not a primitive.",
    "instantiate-defined": "A defined function cannot be instantiated: its meaning is fixed.",
    "rename-taken": "The new name already occurs in the theorem.",
    "discharge-used": "A definition that is still mentioned cannot be removed.",
    "discharge-absent": "The definition to be removed is not in the theorem.",
    # arithmetic
    "ring-differs": "The two sides have different polynomial normal forms.",
    "ring-size": "A normal form or an exponent is too large to be computed.",
    "field-differs": "The two sides are different as fractions.",
    "field-divisor": "A divisor is not shown to be different from 0.",
    "decide-open": "The difference of the two sides is not a rational constant.",
    "decide-false": "The comparison of rational constants is false.",
    "linear-coefficient": "A multiplier is not allowed for the premise's and the claim's "
    "relations: only equations take terms, only positive multiples of inequalities add up.",
    "linear-differs": "The sum of the premises differs from the claim by more than a constant.",
    "linear-slack": "The sum of the premises differs from the claim by a wrong constant.",
    "product-sign": "A premise of `product` does not compare 0 with a term.",
    "absurd-consistent": "The premise is not a false comparison of constants.",
    "cases-claims": "The three cases do not prove the same claim.",
    "branch-guard": "The premise neither is the first guard nor its negation.",
    "axiom-unknown": "There is no axiom of this name.",
    "axiom-arity": "An axiom was given the wrong number of terms.",
    # enclosures
    "enclose-open": "A variable, a function variable, a derivative, a limit, an integral or a "
    "matrix has no enclosure.",
    "enclose-undefined": "A part of a term may be undefined: its enclosure reaches where the "
    "function has no value.",
    "enclose-size": "A number is too large, or the precision or the work beyond the limits.",
    "enclose-overlap": "The enclosures do not settle the comparison.",
    # derivatives, limits, integrals
    "calculus-generic": "The name of a generic point is free in what must not depend on it.",
    "calculus-constant": "The variable occurs in what should be a constant function.",
    "limit-place": "A limit is of another kind or at another place than the rule needs.",
    "integral-ends": "An integral does not have the ends that the rule needs.",
    # matrices
    "matrix-differs": "The two sides have different non-commutative normal forms.",
    "matrix-blocks": "Blocks are not of the kind, number or size that can be taken apart.",
    "matrix-entry": "An entry of a matrix is asked for that is not known entry by entry.",
    # what a proof promises
    "statement-claim": "The theorem's claim is not the stated one.",
    "statement-hypothesis": "The theorem rests on a hypothesis that is not stated.",
    "statement-definition": "The theorem rests on a definition that is not stated.",
    "statement-oracle": "The theorem rests on an oracle.",
    "statement-shape": "Something is not a claim, a set of claims or a set of definitions.",
    "statement-size": "The terms of a statement are too many once definitions are unfolded.",
    "statement-name": "A name stands for two things in one statement: a variable and a function, "
    "matrices of two shapes, a matrix and a size.",
    "statement-variable": "A variable is bound in one claim of a statement and free in a "
    "hypothesis or definition of it, or bound by a derivative and free in a definition.",
    "statement-undefined": "A term of the statement is not shown to be defined.",
}
CODES: Final[Mapping[str, str]] = MappingProxyType(_CODES)
