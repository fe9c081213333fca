"""Nobody but `infer` makes a theorem, and what is forged nevertheless does not replay."""

from __future__ import annotations

import copy
import dataclasses
import json
import pickle
from collections.abc import Callable
from typing import Any

import pytest

from symproof.certificate import Proved, dump, replay
from symproof.kernel import (
    App,
    Claim,
    Definition,
    KernelError,
    Lam,
    Num,
    Sequent,
    Statement,
    Term,
    Theorem,
    Var,
    check_proved,
    eq,
    infer,
    lt,
)
from symproof.kernel.axioms import AXIOMS
from symproof.kernel.rules import RULES
from symproof.kernel.term import Const, Mat
from tests.unchecked import Unchecked

from .shorthand import SAME_HASH, Text, assume, f, refl, unfold, x, y, zero

LIE = eq(0, 1)
SLOTS = ("sequent", "rule", "premises", "args")


def forged(
    claim: Claim, rule: str = "refl", *args: object, premises: tuple[Any, ...] = ()
) -> Theorem:
    """Return what looks like a theorem: this is what Python cannot stop."""
    theorem = object.__new__(Theorem)
    for name, value in zip(SLOTS, (Sequent(claim), rule, premises, args), strict=True):
        object.__setattr__(theorem, name, value)
    return theorem


def changed(value: Any, /, **fields: object) -> Any:
    """Change an immutable object in place."""
    for name, new in fields.items():
        object.__setattr__(value, name, new)
    return value


def assign(target: Any, name: str) -> None:
    setattr(target, name, getattr(target, name))


def delete(target: Any, name: str) -> None:
    delattr(target, name)


# construct, copy, pickle, replace, assign, delete, subclass

theorem = refl(x)
SQUARE = (((("n", 1),), 0), ((("n", 1),), 0))
A, EYE = Mat("A", SQUARE), Const("eye", SQUARE)
TERMS: list[Any] = [Num(1), x, x + y, Lam(("x",), x), A, EYE]

# objects, and how else they might be initialised
AGAIN: list[tuple[Any, tuple[object, ...]]] = [
    (Num(1), (2,)),
    (Var("x"), ("y",)),
    (Mat("A", SQUARE), ("B", SQUARE)),
    (Const("eye", SQUARE), ("zeros", SQUARE)),
    (x + y, ("-", (x, y))),
    (Lam(("x",), x), (("x",), y)),
    (eq(x, y), ("=", x, x)),
    (Definition("f", ("x",), x), ("f", ("x",), y)),
    (Sequent(eq(x, y)), (eq(x, x),)),
    (Statement(eq(x, y)), (eq(x, x),)),
]

FORBIDDEN: dict[str, tuple[type[Exception], Callable[[], object]]] = {
    "construct": (TypeError, lambda: Theorem()),
    "construct from a sequent": (TypeError, lambda: Theorem(Sequent(LIE))),
    "construct with all parts": (TypeError, lambda: Theorem(Sequent(LIE), "refl", (), (zero,))),
    "construct by name": (TypeError, lambda: Theorem(sequent=Sequent(LIE))),
    "construct by __new__": (TypeError, lambda: Theorem.__new__(Theorem)),
    "copy": (TypeError, lambda: copy.copy(theorem)),
    "deepcopy": (TypeError, lambda: copy.deepcopy(theorem)),
    **{
        f"pickle, protocol {protocol}": (TypeError, lambda p=protocol: pickle.dumps(theorem, p))
        for protocol in range(pickle.HIGHEST_PROTOCOL + 1)
    },
    "replace": (TypeError, lambda: dataclasses.replace(theorem, sequent=Sequent(LIE))),  # type: ignore[type-var]
    "a new attribute": (AttributeError, lambda: setattr(theorem, "note", "true")),
    **{f"assign {name}": (AttributeError, lambda n=name: assign(theorem, n)) for name in SLOTS},
    **{f"delete {name}": (AttributeError, lambda n=name: delete(theorem, n)) for name in SLOTS},
    **{
        f"assign {name} of the theorem": (AttributeError, lambda n=name: assign(theorem, n))
        for name in ("claim", "hyps", "defs", "trust")
    },
    "subclass Theorem": (TypeError, lambda: type("Lie", (Theorem,), {})),
    "subclass Theorem from within": (
        TypeError,
        lambda: type("Lie", (Theorem,), {"__module__": "symproof.kernel.theorem"}),
    ),
    **{
        f"subclass {kind.__name__}": (TypeError, lambda k=kind: type("Kind", (k,), {}))
        for kind in (Term, Num, Var, Mat, Const, App, Lam)
    },
    **{
        f"assign {name} of {term!r}": (AttributeError, lambda t=term, n=name: assign(t, n))
        for term in TERMS
        for name in ("_hash", "depth", "size", "variables", "functions", *type(term).__slots__)
    },
    **{
        f"delete {name} of {term!r}": (AttributeError, lambda t=term, n=name: delete(t, n))
        for term in TERMS
        for name in ("_hash", "variables", *type(term).__slots__)
    },
    **{
        f"assign {name} of a {type(value).__name__}": (
            dataclasses.FrozenInstanceError,
            lambda v=value, n=name: assign(v, n),
        )
        for value, names in (
            (LIE, ("rel", "lhs", "rhs", "forall")),
            (AXIOMS["exp_pos"], ("name", "params", "conditions", "claim", "source")),
            (RULES["refl"], ("function", "premises", "kinds")),
            (Definition("f", ("x",), x), ("name", "params", "body")),
            (Sequent(LIE), ("claim", "hyps", "defs", "trust")),
            (Statement(LIE), ("claim", "hyps", "defs")),
            (
                Proved("truth", Statement(eq(x, x)), refl(x)),
                ("name", "statement", "theorem", "definedness"),
            ),
        )
        for name in names
    },
}


@pytest.mark.parametrize("name", FORBIDDEN)
def test_it_is_forbidden(name: str):
    error, attempt = FORBIDDEN[name]
    with pytest.raises(error):
        attempt()


@pytest.mark.parametrize(("value", "arguments"), AGAIN, ids=lambda item: type(item).__name__)
def test_nothing_is_initialised_twice(value: Any, arguments: tuple[object, ...]):
    before = repr(value)
    with pytest.raises(AttributeError, match="immutable"):
        value.__init__(*arguments)
    assert repr(value) == before
    assert type(value)(*arguments) != value


def test_terms_survive_copies_as_what_they_are():
    for term in (*TERMS, f("cases", f("<", x, y), x, -y)):
        for again in (copy.deepcopy(term), pickle.loads(pickle.dumps(term))):
            assert again == term
            assert type(again) is type(term)
            assert (again.variables, again.functions) == (term.variables, term.functions)


def test_a_pickled_term_is_checked_when_it_is_read():
    for lie in (
        b"csymproof.kernel.term\nNum\n(I-1\ntR.",
        b"csymproof.kernel.term\nVar\n(S'exp'\ntR.",
    ):
        with pytest.raises(KernelError):
            pickle.loads(lie)


def spoof(term: Term) -> Any:
    """Return the same term, of a class that pretends to stand in the kernel."""
    kind = type(term)
    space: dict[str, Any] = {"__module__": "symproof.kernel.term", "__slots__": ()}
    space |= {"__eq__": object.__eq__, "__hash__": Term.__hash__}
    return type(kind.__name__, (kind,), space)(*term.__reduce__()[1])  # type: ignore[misc]


def test_kinds_of_terms_from_elsewhere_are_no_terms():
    for true in (Num(1), x, x + y, A, EYE):
        lie = spoof(true)
        assert true != lie
        for attempt in (lambda a=lie: x + a, lambda a=lie: eq(a, x), lambda a=lie: Lam(("x",), a)):
            with pytest.raises(KernelError, match="term-shape"):
                attempt()
        with pytest.raises(KernelError, match="rule-arguments"):
            refl(lie)
    with pytest.raises(KernelError, match="term-shape"):
        f("cases", spoof(f("<", x, y)), x, y)
    for lie in (spoof(A), spoof(EYE), spoof(A - EYE)):
        for attempt in (lambda a=lie: A + a, lambda a=lie: eq(a, A), lambda a=lie: x * a):
            with pytest.raises(KernelError, match="term-shape"):
                attempt()
    for head, arg in (("diff", x), ("limit", x), ("integral-oo", x), ("map", A)):
        with pytest.raises(KernelError, match="term-shape"):
            App(head, (spoof(Lam(("h",), x)), arg))
    with pytest.raises(KernelError, match="rule-arguments"):
        infer("cong", (theorem,), spoof(Lam(("h",), x)))
    assert Lam(("h",), x) != spoof(Lam(("h",), x))


def test_kinds_of_claims_from_elsewhere_are_no_claims():
    class Lie(Claim):
        pass

    class Meaning(Definition):
        pass

    with pytest.raises(KernelError, match="rule-arguments"):
        infer("assume", (), Lie("=", x, y))
    with pytest.raises(KernelError, match="rule-arguments"):
        infer("unfold", (), Meaning("f", ("x",), x), (x,))
    assert Lie("=", x, y) != Claim("=", x, y)


class Pair(tuple):
    """A tuple that is not exactly a tuple."""


def test_kinds_of_tuples_and_functions_are_refused():
    for attempt in (
        lambda: App("f", Pair((x,))),
        lambda: Lam(Pair(("x",)), x),
        lambda: infer("spec", (assume(eq(x, x, "x")),), Pair((y,))),
    ):
        with pytest.raises(KernelError):
            attempt()
    with pytest.raises(KernelError, match="claim-forall"):
        Claim("=", x, x, Pair(("x",)))
    with pytest.raises(KernelError, match="definition-name"):
        Definition("f", Pair(("x",)), x)
    with pytest.raises(KernelError, match="premise-theorem"):
        infer("symm", Pair((theorem,)))


def test_equal_hashes_do_not_make_equal_terms():
    a, b = SAME_HASH
    assert (hash(a), hash(f("f", a))) == (hash(b), hash(f("f", b)))
    for left, right in ((a, b), (f("f", a), f("f", b)), (Lam(("x",), a), Lam(("x",), b))):
        assert left != right
    assert eq(a, x) != eq(b, x)
    for other in (f("g", x), f("f", y), f("f", x, x)):
        assert changed(other, _hash=hash(f("f", x))) != f("f", x)
    assert len({lt(a, x), lt(b, x)}) == 2


def test_terms_of_different_kinds_are_different():
    other = SQUARE[0], ((("n", 2),), 0)
    kinds = [Num(1), Var("f"), f("f", x), f("f", x, x), f("g", x), Lam(("x",), x), Lam(("y",), x)]
    kinds += [A, EYE, Var("A"), Mat("B", SQUARE), Mat("A", other), Mat("x", SQUARE), x]
    kinds += [Const("zeros", SQUARE), Const("ones", SQUARE), Const("ones", other)]
    for i, left in enumerate(kinds):
        assert [left == right for right in kinds] == [i == j for j in range(len(kinds))]
    assert Num(1) != 1
    assert Var("x") != "x"
    assert f("f", x) != ("f", (x,))


# forgeries do not replay

FORGERIES: dict[str, Callable[[], Theorem]] = {
    "a theorem from nothing": lambda: forged(LIE, "refl", zero),
    "a false inference": lambda: forged(LIE, "ring", zero, Num(1)),
    "a rule that does not exist": lambda: forged(LIE, "believe"),
    "a sequent for another": lambda: changed(refl(zero), sequent=Sequent(LIE)),
    "from a forged premise": lambda: infer("symm", (forged(eq(1, 0), "ring", Num(1), zero),)),
    "from a forged premise of a forged premise": lambda: infer(
        "symm", (infer("symm", (forged(LIE, "decide", LIE),)),)
    ),
    "an oracle in disguise": lambda: changed(
        infer("oracle", (), "lie", LIE), sequent=Sequent(LIE), rule="assume"
    ),
    "an oracle without its trust": lambda: changed(
        infer("oracle", (), "lie", LIE), sequent=Sequent(LIE)
    ),
    "without its hypothesis": lambda: changed(assume(LIE), sequent=Sequent(LIE)),
    "a numeral that was changed": lambda: refl_of_changed_numeral(),
    "a claim that was changed": lambda: changed_claim(),
    "another class made a theorem": lambda: disguised(),
}


def refl_of_changed_numeral() -> Theorem:
    """Infer 0 = 0 from two zeros, and change one of them to 1."""
    left, right = Num(0), Num(0)
    result = infer("ring", (), left, right)
    changed(right, value=1, _hash=hash(("num", 1)))
    return result


def changed_claim() -> Theorem:
    result = infer("decide", (), eq(0, 0))
    changed(result.claim, rhs=Num(1))
    return result


def circular() -> Theorem:
    """Define f(x) := f(x) + 1 behind the back of Definition, and subtract f(0)."""
    loop = changed(object.__new__(Definition), name="f", params=("x",), body=f("f", x) + 1)
    step = unfold(loop, zero)
    lie = infer("linear", (step,), LIE, (Num(1),))
    return changed(lie, sequent=Sequent(LIE))


def disguised() -> Theorem:
    """Make an object of another class with the same slots, and give it the class Theorem."""

    class Fake:
        __slots__ = ("args", "premises", "rule", "sequent")

    fake: Any = Fake()
    fake.sequent, fake.rule, fake.premises, fake.args = Sequent(LIE), "refl", (), (zero,)
    fake.__class__ = Theorem
    return fake


@pytest.mark.parametrize("name", FORGERIES)
def test_a_forgery_does_not_replay(name: str):
    lie = FORGERIES[name]()
    assert lie.claim == LIE
    assert type(lie) is Theorem
    check_proved(Statement(LIE), lie)
    with pytest.raises(KernelError):
        replay(dump([Unchecked("lie", Statement(LIE), lie)]))


def test_a_definition_that_was_changed_into_a_circle_is_refused():
    with pytest.raises(KernelError, match="definition-cyclic"):
        circular()


class Impostor:
    """An object that names another class as its own."""

    sequent = Sequent(LIE)
    claim, hyps, defs, trust = LIE, frozenset[Claim](), frozenset[Definition](), frozenset[str]()

    @property
    def __class__(self) -> type[Theorem]:
        return Theorem


def test_an_impostor_is_no_theorem():
    lie: Any = Impostor()
    assert isinstance(lie, Theorem)
    for attempt in (
        lambda: infer("symm", (lie,)),
        lambda: check_proved(Statement(LIE), lie),
        lambda: check_proved(Statement(eq(x, x)), theorem, [lie]),
    ):
        with pytest.raises(KernelError, match="premise-theorem"):
            attempt()


def test_a_proof_of_something_else_does_not_replay():
    proof = Proved("truth", Statement(eq(x, x)), theorem)
    with pytest.raises(KernelError, match="statement-claim"):
        dataclasses.replace(proof, statement=Statement(LIE))
    with pytest.raises(KernelError, match="statement-claim"):
        Proved("lie", Statement(LIE), theorem)
    with pytest.raises(KernelError, match="statement-claim"):
        replay(dump([Unchecked("lie", Statement(LIE), theorem)]))


def test_a_certificate_stores_no_conclusion():
    data = json.loads(dump([Proved("truth", Statement(eq(x, x)), theorem)]))
    assert data["inferences"] == [["refl", [], [["term", 0]]]]


def test_a_name_that_is_a_kind_of_string_is_refused():
    for attempt in (
        lambda: infer("put", (theorem,), Text("x"), y),
        lambda: infer("axiom", (), Text("exp_pos"), (x,)),
        lambda: infer("gen", (theorem,), (Text("x"),)),
    ):
        with pytest.raises(KernelError, match="rule-arguments"):
            attempt()
