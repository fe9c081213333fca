"""erf and Phi: what follows from their integrals, and how lines cite it."""

from __future__ import annotations

import pytest

from symproof.engine.context import Context
from symproof.engine.laws.established import PROVED, established, established_generally
from symproof.engine.order.signs import prove_claim
from symproof.engine.reasons import ReasonError, prove_equation, prove_line
from symproof.engine.search import search
from symproof.kernel import App, Claim, KernelError, Lam, Num, Term, Var
from symproof.kernel.axioms import AXIOMS
from symproof.notation.plain import parse_term
from symproof.notation.steps import Reason

STATED = {
    "erf_neg": ("=", "erf(-x)", "-erf(x)"),
    "erf_lt": ("<", "erf(x)", "1"),
    "erf_deriv": ("diff", "diff(erf(t), t = x)", "2/sqrt(pi)*exp(-x^2)"),
    "Phi_erf": ("=", "Phi(x)", "1/2*(1 + erf(x/sqrt(2)))"),
    "Phi_neg": ("=", "Phi(-x)", "1 - Phi(x)"),
    "Phi_deriv": ("diff", "diff(Phi(t), t = x)", "exp(-x^2/2)/sqrt(2*pi)"),
}
LIMITS = {
    "erf_limit_neg": ("limit-oo", "erf", App("neg", (Num(1),))),
    "Phi_limit": ("limit+oo", "Phi", Num(1)),
    "Phi_limit_neg": ("limit-oo", "Phi", Num(0)),
}
# what erf and Phi rest on, besides facts about exp, pi and square roots
INTEGRALS = {"erf_def", "erf_limit", "Phi_def"}


def by(kind: str, *names: str) -> Reason:
    return Reason(kind, names)


@pytest.mark.parametrize("name", STATED)
def test_a_theorem_says_what_the_axiom_of_its_name_said(name: str):
    rel, lhs, rhs = STATED[name]
    theorem = established_generally(name)
    assert theorem.claim == Claim(rel, parse_term(lhs), parse_term(rhs), ("x",))
    assert not theorem.hyps and not theorem.defs


@pytest.mark.parametrize("name", LIMITS)
def test_a_limit_is_that_of_the_function(name: str):
    head, function, value = LIMITS[name]
    limit = App(head, (Lam(("t",), App(function, (Var("t"),))),))
    assert established(name).claim == Claim("limit", limit, value)


def test_every_theorem_is_stated_here_and_none_is_an_axiom():
    assert PROVED.keys() == STATED.keys() | LIMITS.keys()
    assert PROVED.keys().isdisjoint(AXIOMS)


@pytest.mark.parametrize("name", PROVED)
def test_a_theorem_rests_on_the_integrals(name: str):
    theorem = established_generally(name)
    assert theorem.trust & INTEGRALS
    assert theorem.trust <= INTEGRALS | {
        *("exp_deriv", "exp_pos", "pi_gt", "sqrt_sq", "sqrt_nonneg")
    }
    assert theorem.trust <= AXIOMS.keys()


def test_oddness_does_not_rest_on_the_gaussian_integral():
    assert established_generally("erf_neg").trust == {"erf_def", "exp_deriv"}


@pytest.mark.parametrize("term", ["x", "t", "z", "u + t*z", "erf(t)", "hole", "w"])
def test_a_theorem_holds_at_terms_with_any_names(term: str):
    inside = parse_term(term)
    assert established("erf_neg", inside).claim.lhs == App("erf", (-inside,))
    slope = established("Phi_deriv", inside).claim
    assert slope.lhs == App("diff", (Lam(("t",), App("Phi", (Var("t"),))), inside))


def test_a_theorem_needs_its_terms():
    with pytest.raises(KernelError):
        established("erf_neg")
    with pytest.raises(KeyError):
        established("erf_even", Var("x"))


def equation(text: str) -> tuple[Term, Term]:
    lhs, rhs = text.split(" = ")
    return parse_term(lhs), parse_term(rhs)


FOLLOW = [
    ("erf(-y) = -erf(y)", (by("axiom", "erf_neg"),)),
    ("erf(-y) = -erf(y)", (by("fact", "erf_neg"),)),
    ("1 - Phi(2*x) = Phi(-(2*x))", (by("fact", "Phi_neg"),)),
    ("2*Phi(x) - 1 = erf(x/sqrt(2))", (by("fact", "Phi_erf"), by("ring"))),
    ("2*Phi(x) - 1 = erf(x/sqrt(2))", (by("unfold", "Phi"), by("ring"))),
    ("erf(x) = 2/sqrt(pi)*integral(exp(-t^2), t, 0, x)", (by("unfold", "erf"),)),
    ("erf(x) = 2/sqrt(pi)*integral(exp(-t^2), t, 0, x)", (by("axiom", "erf_def"),)),
    (
        "Phi(x) = 1/sqrt(2*pi)*integral(exp(-(t^2/2)), t, -oo, x)",
        (by("unfold", "Phi"),),
    ),
]


@pytest.mark.parametrize(("text", "reasons"), FOLLOW)
def test_a_line_follows_by_a_theorem_that_it_names(text: str, reasons: tuple[Reason, ...]):
    a, b = equation(text)
    theorem = prove_line(Context(), a, "=", b, reasons)
    assert theorem is not None
    assert theorem.claim == Claim("=", a, b)


UNRELATED = [
    ("erf(-y) = erf(y)", (by("axiom", "erf_neg"),)),
    ("erf(-y) = -erf(y)", (by("axiom", "Phi_neg"),)),
    ("Phi(-x) = -Phi(x)", (by("fact", "Phi_neg"),)),
    ("erf(x) = 1/sqrt(pi)*integral(exp(-t^2), t, 0, x)", (by("unfold", "erf"),)),
    ("erf(-y) = -erf(y)", (by("axiom", "erf_neg", "Phi_neg"),)),
]


@pytest.mark.parametrize(("text", "reasons"), UNRELATED)
def test_a_line_does_not_follow_by_another_theorem(text: str, reasons: tuple[Reason, ...]):
    a, b = equation(text)
    assert prove_line(Context(), a, "=", b, reasons) is None


def test_what_is_no_theorem_cannot_be_cited():
    a, b = equation("erf(-y) = -erf(y)")
    for kind in ("axiom", "fact"):
        with pytest.raises(ReasonError, match="erf_odd"):
            prove_equation(Context(), a, b, (by(kind, "erf_odd"),))


def test_search_names_the_theorem_it_used():
    found = search(Context(), *_sides("erf(-x) + erf(x) = 0"))
    assert found is not None
    assert by("axiom", "erf_neg") in found[1]


def _sides(text: str) -> tuple[Term, str, Term]:
    a, b = equation(text)
    return a, "=", b


@pytest.mark.parametrize(
    "claim", ["erf(y) < 1", "-1 < erf(y)", "0 < Phi(y)", "Phi(y) < 1", "erf(x) < erf(x + 1)"]
)
def test_bounds_follow_without_an_axiom_for_them(claim: str):
    lhs, rhs = claim.split(" < ")
    theorem = prove_claim(Context(), Claim("<", parse_term(lhs), parse_term(rhs)))
    assert theorem is not None
    assert not theorem.hyps


def test_a_certificate_of_a_theorem_stays_small():
    theorem = established("Phi_neg", Var("x"))
    seen: set[int] = set()
    pending = [theorem]
    while pending:
        part = pending.pop()
        if id(part) not in seen:
            seen.add(id(part))
            pending.extend(part.premises)
    assert len(seen) < 300
