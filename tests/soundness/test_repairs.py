"""Gaps that were found in the kernel and closed: none may open again."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from symproof.certificate import Proved, replay
from symproof.kernel import (
    CODES,
    App,
    Claim,
    Definition,
    KernelError,
    Lam,
    Obligation,
    Sequent,
    Statement,
    check_proved,
    eq,
    infer,
    ne,
    obligations,
)
from symproof.kernel.axioms import AXIOMS
from symproof.kernel.rules import COMPOSE, RULES
from symproof.kernel.term import PRIMITIVES
from symproof.kernel.theorem import KINDS

from .shorthand import Attempt, f, nest, recip, refl, two, unfold, x

f_is_x = Definition("f", ("x",), x)
f_is_2x = Definition("f", ("x",), two * x)
g_is_2x = Definition("g", ("x",), two * x)


def test_a_redefinition_proves_nothing():
    """The theorem uses one of two definitions of f; the statement has both."""
    theorem = infer("trans", (unfold(f_is_2x, x), infer("symm", (unfold(g_is_2x, x),))))
    statement = Statement(theorem.claim, defs=frozenset({f_is_x, f_is_2x, g_is_2x}))
    with pytest.raises(KernelError, match="definition-clash"):
        check_proved(statement, theorem)


class EqualToAll(type):
    """A class that says it is equal to any other."""

    def __eq__(cls, other: object) -> bool:
        return True

    __hash__ = type.__hash__


class Chameleon(metaclass=EqualToAll):
    """An object that passes for a numeral where classes are compared by ==, and equals anything."""

    variables = functions = frozenset[str]()
    depth = size = 1
    head, args = "f", ()
    rel, lhs, rhs, forall = "=", x, x, ()

    def __eq__(self, other: object) -> bool:
        return True

    def __hash__(self) -> int:
        return 0


chameleon = Chameleon()

CHAMELEONS: dict[str, Attempt] = {
    "refl": lambda: refl(chameleon),  # type: ignore[arg-type]
    "an argument": lambda: App("f", (chameleon,)),  # type: ignore[arg-type]
    "a guard": lambda: App("cases", (chameleon, x, x)),  # type: ignore[arg-type]
    "a head": lambda: App(chameleon, (x,)),  # type: ignore[arg-type]
    "a body": lambda: Lam(("x",), chameleon),  # type: ignore[arg-type]
    "a side": lambda: Claim("=", x, chameleon),  # type: ignore[arg-type]
    "a relation": lambda: Claim(chameleon, x, x),  # type: ignore[arg-type]
    "a claim": lambda: infer("assume", (), chameleon),  # type: ignore[arg-type]
    "a definition": lambda: infer("unfold", (), chameleon, (x,)),  # type: ignore[arg-type]
    "a function": lambda: infer("cong", (refl(x),), chameleon),  # type: ignore[arg-type]
    "a name": lambda: infer("put", (refl(x),), chameleon, x),  # type: ignore[arg-type]
    "names": lambda: infer("gen", (refl(x),), (chameleon,)),  # type: ignore[arg-type]
    "a premise": lambda: infer("symm", (chameleon,)),  # type: ignore[arg-type]
    "a proof": lambda: check_proved(Statement(eq(x, x)), chameleon),  # type: ignore[arg-type]
    "a statement": lambda: check_proved(Statement(chameleon), refl(x)),  # type: ignore[arg-type]
}


@pytest.mark.parametrize("name", CHAMELEONS)
def test_an_object_that_equals_anything_is_nothing(name: str):
    with pytest.raises(KernelError):
        CHAMELEONS[name]()


@pytest.mark.parametrize("table", [RULES, AXIOMS, COMPOSE, PRIMITIVES, KINDS, CODES])
def test_a_table_cannot_be_changed(table: Mapping[object, object]):
    key = next(iter(table))
    with pytest.raises(TypeError):
        table[key] = table[key]  # type: ignore[index]


def test_a_chain_of_deep_definitions_is_followed_to_its_end():
    chain = [Definition(f"f{i}", ("x",), nest(f(f"f{i + 1}", x), 150)) for i in range(12)]
    chain.append(Definition("f12", ("x",), recip(x)))
    found = obligations([eq(f("f0", x), 0)], chain)
    assert found == (Obligation(recip(x), frozenset(), ne(x, 0)),)


def test_a_certificate_of_nothing_is_none():
    empty = '"terms": [], "claims": [], "definitions": [], "inferences": [], "proofs": []'
    with pytest.raises(Exception, match="certificate of nothing"):
        replay(f'{{"format": "symproof-certificate", "version": 1, {empty}}}')


PROOF = Proved("true", Statement(eq(x, x)), refl(x))


def state(value: object) -> list[object]:
    return [getattr(value, name) for name in value.__slots__]  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    "value",
    [AXIOMS["exp_pos"], RULES["refl"], PROOF],
    ids=lambda value: type(value).__name__,
)
def test_tables_and_proofs_are_not_initialised_twice(value: object):
    with pytest.raises(AttributeError):
        value.__init__(*state(value))  # type: ignore[misc]


@pytest.mark.parametrize(
    "value",
    [
        eq(x, x),
        f_is_x,
        refl(x).sequent,
        PROOF.statement,
        PROOF,
        AXIOMS["exp_pos"],
        RULES["refl"],
    ],
    ids=lambda value: type(value).__name__,
)
def test_a_state_cannot_be_set(value: object):
    """Frozen dataclasses with slots have a method for unpickling that sets every field."""
    with pytest.raises((AttributeError, TypeError)):
        value.__setstate__(state(value))  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("kind", "arguments"),
    [
        (Claim, (">", x, x)),
        (Definition, ("f", ("x",), f("f", x) + 1)),
        (Sequent, (eq(x, x), frozenset(), frozenset({f_is_x, f_is_2x}))),
    ],
    ids=["Claim", "Definition", "Sequent"],
)
def test_what_was_refused_is_not_left_behind_filled(kind: type, arguments: tuple[object, ...]):
    """The fields of a dataclass are set before they are checked."""
    half = kind.__new__(kind)
    with pytest.raises(KernelError):
        half.__init__(*arguments)
    assert [name for name in kind.__slots__ if hasattr(half, name)] == []


def test_a_wrong_number_of_parts_is_an_error_of_its_own():
    with pytest.raises(TypeError):
        Claim("=", x)  # type: ignore[call-arg]
