"""What exists is not initialised again: that would change it in place."""

from __future__ import annotations

import copy
import pickle

import pytest

from symproof.kernel import App, Claim, Definition, Lam, Num, Sequent, Statement, Var, eq, infer

x = Var("x")
MADE = [
    (Num(0), (1,)),
    (x, ("y",)),
    (App("+", (x, x)), ("-", (x, x))),
    (Lam(("x",), x), (("y",), x)),
    (eq(x, x), ("=", Num(0), Num(1))),
    (Definition("f", ("x",), x), ("f", ("x",), Num(1))),
    (Sequent(eq(x, x)), (eq(0, 1),)),
    (Statement(eq(x, x)), (eq(0, 1),)),
]


@pytest.mark.parametrize(("thing", "arguments"), MADE)
def test_nothing_is_initialised_twice(thing, arguments):
    before = repr(thing)
    with pytest.raises(AttributeError, match="immutable"):
        thing.__init__(*arguments)
    assert repr(thing) == before


@pytest.mark.parametrize("thing", [thing for thing, _ in MADE])
def test_data_is_copied_and_pickled_whole(thing):
    assert pickle.loads(pickle.dumps(thing)) == thing == copy.deepcopy(thing)


def test_a_theorem_is_not_changed_through_its_parts():
    theorem = infer("refl", (), Num(0))
    for part, arguments in (
        (theorem.sequent, (eq(0, 1),)),
        (theorem.claim, ("=", Num(0), Num(1))),
        (theorem.claim.rhs, (1,)),
    ):
        with pytest.raises(AttributeError, match="immutable"):
            part.__init__(*arguments)
    assert theorem.claim == Claim("=", Num(0), Num(0))
