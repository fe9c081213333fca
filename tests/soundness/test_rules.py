"""Each rule concludes what it says, replays, and loses nothing that a premise rests on."""

from __future__ import annotations

from itertools import chain

import pytest

from symproof.certificate import dump, replay
from symproof.kernel import (
    Claim,
    Definition,
    KernelError,
    Lam,
    Statement,
    Theorem,
    Var,
    eq,
    infer,
    le,
    lt,
    ne,
)
from symproof.kernel.rules import RULES
from symproof.kernel.term import diff
from tests.unchecked import Unchecked

from .examples import EXAMPLES, Example
from .examples_calculus import CALCULUS, says
from .examples_integrals import INTEGRAL_EXAMPLES, INTEGRAL_PREMISES
from .examples_limits import LIMIT_PREMISES, LIMITS
from .examples_matrices import MATRICES, MATRIX_PREMISES, OTHERS
from .shorthand import (
    assume,
    f,
    h,
    identity,
    loaded,
    one,
    refl,
    t,
    two,
    unfold,
    x,
    y,
    z,
    zero,
)

TABLES = EXAMPLES, CALCULUS, LIMITS, INTEGRAL_EXAMPLES, MATRICES
ALL = [
    pytest.param(item, id=f"{name}-{i}")
    for name, items in chain.from_iterable(table.items() for table in (*TABLES, OTHERS))
    for i, item in enumerate(items)
]
# rules with any number of premises, where another number has another meaning
VARIADIC = {name for name, rule in RULES.items() if rule.premises is None}


def test_rules_and_examples_have_the_same_names():
    names = [name for table in TABLES for name in table]
    assert len(set(names)) == len(names)
    assert set(names) == set(RULES)


@pytest.mark.parametrize("item", ALL)
def test_an_example_concludes_as_stated(item: Example):
    assert item.theorem.sequent == item.expected
    assert item.theorem.claim == item.expected.claim
    assert item.theorem.hyps == item.expected.hyps
    assert item.theorem.defs == item.expected.defs
    assert item.theorem.trust == item.expected.trust


@pytest.mark.parametrize("item", ALL)
def test_an_example_replays(item: Example):
    wanted = item.expected
    statement = Statement(wanted.claim, wanted.hyps, wanted.defs)
    text = dump([Unchecked("example", statement, item.theorem, item.definedness)])
    if any(name.startswith("oracle: ") for name in wanted.trust):
        with pytest.raises(KernelError, match="statement-oracle"):
            replay(text)
        return
    (again,) = replay(text)
    assert again.theorem.sequent == wanted
    assert (again.name, again.statement) == ("example", statement)
    assert dump([again]) == text


@pytest.mark.parametrize("item", ALL)
def test_an_inference_with_more_or_less_is_refused(item: Example):
    rule, premises, args = item.theorem.rule, item.theorem.premises, item.theorem.args
    wrong: list[tuple[tuple[Theorem, ...], tuple[object, ...]]] = [(premises, (*args, x))]
    if args:
        wrong.append((premises, args[:-1]))
    if rule not in VARIADIC:
        wrong += [((*premises, refl(x)), args)] + ([(premises[:-1], args)] if premises else [])
    for parts, arguments in wrong:
        with pytest.raises(KernelError, match="rule-arguments"):
            infer(rule, parts, *arguments)  # type: ignore[arg-type]


@pytest.mark.parametrize("name", sorted(VARIADIC - {"field", "linear"}))
def test_premises_that_are_missing_or_more_are_refused(name: str):
    items = next(table[name] for table in TABLES if name in table)
    for item in items:
        premises, args = item.theorem.premises, item.theorem.args
        fewer = [premises[:i] + premises[i + 1 :] for i in range(len(premises))]
        for parts in [(), *fewer, (*premises, refl(x)), (*premises, premises[-1])]:
            with pytest.raises(KernelError):
                infer(name, parts, *args)  # type: ignore[arg-type]


def test_a_theorem_keeps_its_inference():
    premises = (refl(x), refl(x))
    theorem = infer("trans", premises)
    assert (theorem.rule, theorem.premises, theorem.args) == ("trans", premises, ())
    assert refl(x).args == (x,)
    assert repr(theorem) == f"<theorem by trans: {theorem.claim!r}>"


# what premises rest on

PHI, PSI = Lam(("t",), f("phi", t)), Lam(("t",), f("psi", t))
phi_slope, psi_slope = (says("diff", function.body, x, y) for function in (PHI, PSI))

# rule: the claims of the premises, and the arguments
PREMISES: dict[str, tuple[tuple[Claim, ...], tuple[object, ...]]] = {
    "symm": ((eq(x, y),), ()),
    "trans": ((eq(x, y), eq(y, z)), ()),
    "cong": ((eq(x, y),), (identity,)),
    "gen": ((eq(x, y),), (("x",),)),
    "spec": ((eq(x, y, "x"),), ((z,),)),
    "put": ((eq(x, y),), ("x", z)),
    "instantiate": ((eq(f("phi", x), y),), ("phi", identity)),
    "field": ((ne(x, 0), ne(y, 0), ne(z, 0)), (x / x, y / y)),
    "linear": ((eq(x, y), lt(x, y), le(y, z)), (lt(x, z), (zero, one, one))),
    "product": ((lt(0, x), lt(0, y)), ()),
    "absurd": ((lt(1, 0),), (eq(x, y),)),
    "branch": ((lt(x, y),), (f("cases", f("<", x, y), x, y),)),
    "rewrite": ((eq(x, y), lt(x, z)), (lt(h, z), "h")),
    "ext": ((eq(f("phi", h), f("psi", h)),), (diff("t", PHI.body, x), PSI, "h")),
    "deriv_value": ((phi_slope,), ()),
    "deriv_unique": ((phi_slope, phi_slope), ()),
    "deriv_side": ((phi_slope,), ("diff+",)),
    "deriv_join": ((says("diff+", PHI.body, x, y), says("diff-", PHI.body, x, y)), ()),
    "deriv_neg": ((phi_slope,), ()),
    **dict.fromkeys(("deriv_add", "deriv_sub", "deriv_mul"), ((phi_slope, psi_slope), ())),
    "deriv_div": ((phi_slope, psi_slope, ne(f("psi", x), 0)), ()),
    "deriv_chain": ((says("diff", PHI.body, f("psi", x), y), psi_slope), ()),
    "deriv_local": (
        (eq(f("psi", h), f("phi", h)), phi_slope, lt(0, f("psi", x)), psi_slope),
        (PSI, "h"),
    ),
    "increasing": ((says("diff", PHI.body, h, y), le(0, y), le(x, z)), ("h",)),
    **LIMIT_PREMISES,
    **INTEGRAL_PREMISES,
    **MATRIX_PREMISES,
}
def_gone = Definition("gone", ("x",), x)


def basis(*tags: str) -> tuple[set[Claim], set[Definition], set[str]]:
    """Return what theorems made by `loaded` with these tags rest on."""
    return (
        {eq(Var(f"v_{tag}"), 0) for tag in tags},
        {Definition(f"d_{tag}", ("x",), zero) for tag in tags},
        {f"oracle: {tag}" for tag in tags},
    )


def rests_on(theorem: Theorem) -> tuple[set[Claim], set[Definition], set[str]]:
    return set(theorem.hyps), set(theorem.defs), set(theorem.trust)


@pytest.mark.parametrize("name", PREMISES)
def test_nothing_that_a_premise_rests_on_is_lost(name: str):
    claims, args = PREMISES[name]
    tags = "abcdefg"[: len(claims)]
    premises = tuple(loaded(tag, claim) for tag, claim in zip(tags, claims, strict=True))
    theorem = infer(name, premises, *args)  # type: ignore[arg-type]
    assert rests_on(theorem) == basis(*tags)


def test_cut_loses_only_the_hypothesis_that_was_proved():
    lemma = loaded("a", eq(x, y))
    part = loaded("b", eq(y, z), assume(eq(x, y)), assume(eq(y, x)))
    hyps, defs, trust = basis("a", "b")
    assert rests_on(infer("cut", (lemma, part))) == (hyps | {eq(y, x)}, defs, trust)


def test_cut_keeps_a_hypothesis_that_the_proof_of_the_hypothesis_needs():
    lemma = loaded("a", eq(x, y), assume(eq(x, y)))
    hyps, defs, trust = basis("a", "b")
    theorem = infer("cut", (lemma, loaded("b", eq(y, z), assume(eq(x, y)))))
    assert rests_on(theorem) == (hyps | {eq(x, y)}, defs, trust)


def test_cases_drop_only_their_own_case():
    guards = tuple(map(assume, (lt(x, 0), eq(x, 0), lt(0, x))))
    hyps, defs, trust = basis("a", "b", "c")
    for own in range(3):
        premises = [loaded(tag, eq(y, z), guards[i]) for i, tag in enumerate("abc")]
        theorem = infer("cases", tuple(premises), x)
        assert rests_on(theorem) == (hyps, defs, trust)
        premises[own] = loaded("abc"[own], eq(y, z), *guards)
        others = {guard.claim for i, guard in enumerate(guards) if i != own}
        theorem = infer("cases", tuple(premises), x)
        assert rests_on(theorem) == (hyps | others, defs, trust)


def test_discharge_loses_only_the_definition_of_that_name():
    part = loaded("a", eq(x, y), unfold(def_gone, x), assume(eq(x, z)))
    hyps, defs, trust = basis("a")
    assert rests_on(part) == (hyps | {eq(x, z)}, defs | {def_gone}, trust)
    assert rests_on(infer("discharge", (part,), "gone")) == (hyps | {eq(x, z)}, defs, trust)


def test_rename_loses_nothing():
    part = loaded("a", eq(x, y), unfold(def_gone, x), assume(eq(x, z)))
    hyps, defs, trust = basis("a")
    new = Definition("new", ("x",), x)
    renamed = infer("rename", (part,), "gone", "new")
    assert rests_on(renamed) == (hyps | {eq(x, z)}, defs | {new}, trust)


def test_put_and_instantiate_reach_hypotheses_and_definitions():
    part = loaded(
        "a", eq(x, y), assume(eq(f("phi", z), 0)), unfold(Definition("k", ("t",), z + t), x)
    )
    hyps, defs, trust = basis("a")
    moved = infer("put", (part,), "z", x)
    new = Definition("k", ("t",), x + t)
    assert rests_on(moved) == (hyps | {eq(f("phi", x), 0)}, defs | {new}, trust)
    again = infer("instantiate", (moved,), "phi", Lam(("h",), two))
    assert rests_on(again) == (hyps | {eq(2, 0)}, defs | {new}, trust)


def test_every_rule_with_premises_is_covered_above():
    others = {"cut", "cases", "discharge", "rename"}
    assert set(PREMISES) | others == {name for name, rule in RULES.items() if rule.premises != 0}


def test_a_rule_says_in_one_line_what_it_does():
    assert RULES["refl"].schema == "|- t = t"
    assert all(rule.schema for rule in RULES.values())
