"""Derivations made by hand with the kernel: what rendering is tested on."""

from __future__ import annotations

from collections.abc import Sequence

from symproof.certificate import Proved
from symproof.derivation import Branch, CaseSplit, Cited, Derivation, Given, Line, Lines, Written
from symproof.engine.calculus.definedness import definedness
from symproof.engine.context import Context
from symproof.kernel import Lam, Num, Statement, Term, Theorem, Var, infer
from symproof.notation.plain import parse_claim, parse_definition, parse_term
from symproof.notation.steps import Reason

X = Var("x")


def cong(theorem: Theorem, context: str) -> Theorem:
    """Return the theorem inside a term in which it stands at h."""
    return infer("cong", (theorem,), Lam(("h",), parse_term(context)))


def ring(left: str, right: str) -> Theorem:
    return infer("ring", (), parse_term(left), parse_term(right))


def chained(theorems: Sequence[Theorem]) -> Theorem:
    whole, *rest = theorems
    for theorem in rest:
        whole = infer("trans", (whole, theorem))
    return whole


def lines(theorems: Sequence[Theorem], reasons: Sequence[Reason]) -> tuple[Line, ...]:
    """Return a chain of equations, each by one reason."""
    steps = zip(theorems, reasons, strict=True)
    return (
        Line(theorems[0].claim.lhs),
        *[Line(theorem.claim.rhs, "=", (reason,), theorem) for theorem, reason in steps],
    )


def odd_gate() -> Derivation:
    """f(x) - f(-x) = x for f(x) = (phi(x) + 1) x / 2 and odd phi, in six lines."""
    claim = parse_claim("f(x) - f(-x) = x")
    f = parse_definition("f(x) = 1/2*(phi(x) + 1)*x")
    odd = parse_claim("forall t: phi(-t) = -phi(t)")
    at_x, at_neg = (infer("unfold", (), f, (term,)) for term in (X, -X))
    unfolded = (cong(at_x, "h - f(-x)"), cong(at_neg, "1/2*(phi(x) + 1)*x - h"))
    oddness = infer("spec", (infer("assume", (), odd),), (X,))
    terms = (
        "1/2*(phi(x) + 1)*x - 1/2*(-phi(x) + 1)*(-x)",
        "1/2*(phi(x) + 1)*x + 1/2*(-phi(x) + 1)*x",
        "1/2*((phi(x) + 1) + (-phi(x) + 1))*x",
        "1/2*(2*x)",
        "x",
    )
    steps = [
        chained(unfolded),
        cong(oddness, "1/2*(phi(x) + 1)*x - 1/2*(h + 1)*(-x)"),
        *[ring(terms[i], terms[i + 1]) for i in range(4)],
    ]
    reasons = [Reason("unfold", ("f",)), Reason("fact", ("phi_odd",)), *[Reason("ring")] * 4]
    statement = Statement(claim, frozenset({odd}), frozenset({f}))
    return Derivation(
        name="odd_gate",
        claim=claim,
        definitions=(f,),
        given=(Given("phi_odd", odd, "odd", "phi"),),
        lines=Lines.of(
            Written(Proved("odd_gate", statement, chained(steps)), (), lines(steps, reasons))
        ),
        title="The odd gate",
        translations={"zh": "奇函数门"},
        source="Su Jianlin, kexue.fm/archives/11233 (2025)",
        seconds=0.25,
    )


def abs_squared() -> Derivation:
    """|x| |x| + 0 = x^2, by cases between two lines."""
    claim = parse_claim("abs(x)*abs(x) + 0 = x^2")
    start = ring("abs(x)*abs(x) + 0", "abs(x)*abs(x)")
    case_claims = [parse_claim(text) for text in ("x < 0", "x = 0", "x > 0")]
    nonneg = parse_claim("x >= 0")
    of_nonneg = infer("axiom", (), "abs_of_nonneg", (X,))
    values = [infer("axiom", (), "abs_of_neg", (X,))]
    for case, sign in zip(case_claims[1:], (-Num(1), Num(1)), strict=True):
        bound = infer("linear", (infer("assume", (), case),), nonneg, (sign,))
        values.append(infer("cut", (bound, of_nonneg)))
    branches: list[Branch] = []
    proofs: list[Theorem] = []
    for case, value in zip(case_claims, values, strict=True):
        unfolded = cong(value, "h*h")
        squared = infer("ring", (), unfolded.claim.rhs, parse_term("1*x^2"))
        proofs.append(infer("trans", (unfolded, squared)))
        reasons = (Reason("unfold", ("abs",)), Reason("ring"))
        branches.append(Branch((case,), lines((unfolded, squared), reasons)))
    joint = infer("cases", tuple(proofs), X)
    end = ring("1*x^2", "x^2")
    return Derivation(
        name="abs_squared",
        claim=claim,
        definitions=(),
        given=(),
        lines=Lines.of(
            Written(
                Proved("abs_squared", Statement(claim), chained((start, joint, end))),
                (),
                (
                    Line(start.claim.lhs),
                    Line(start.claim.rhs, "=", (Reason("ring"),), start),
                    CaseSplit(tuple(branches), joint.claim.rhs, "=", joint),
                    Line(end.claim.rhs, "=", (Reason("ring"),), end),
                ),
            ),
        ),
        seconds=0.5,
    )


def nested() -> Derivation:
    """A case split inside the cases of another (the theorems are not what the cases say)."""
    term: Term = parse_term("x*y")
    theorem = infer("refl", (), term)
    block = (Line(term), Line(term, "=", (Reason("ring"),), theorem))
    for variable in "yx":
        cases = (parse_claim(f"{variable} > 0"), parse_claim(f"{variable} <= 0"))
        branches = tuple([Branch((case,), block) for case in cases])
        block = (Line(term), CaseSplit(branches, term, "=", theorem))
    proved = Proved("nested", Statement(theorem.claim), theorem)
    return Derivation("nested", theorem.claim, (), (), Lines.of(Written(proved, (), block)))


def wide(title: str = "A sum of many terms", count: int = 7) -> Derivation:
    """A sum too wide for a line, several hypotheses, facts, and reasons of all kinds."""
    terms = [f"a_{i}*(x + {i})^2/(1 + exp(-x/{i}))" for i in range(1, count + 1)]
    expanded = [f"a_{i}*(x^2 + 2*{i}*x + {i}^2)/(1 + exp(-x/{i}))" for i in range(1, count + 1)]
    theorem = ring(" + ".join(terms), " + ".join(expanded))
    claim = theorem.claim
    defined, _ = definedness(Context(), (claim,))
    given = (
        Given("b_ne_zero", parse_claim("b != 0")),
        Given("sum", parse_claim("forall t, s: g(t) + g(s) = 1")),
        Given("even", parse_claim("forall t: g(-t) = g(t)"), "even", "g"),
    )
    conditions = (parse_claim("x > 0"), parse_claim("y >= 1"))
    reasons = (
        Reason("linear", ("sum", "tanh_neg_of_pos")),
        Reason("fact", ("tanh_neg_of_pos", "even", "sum")),
        Reason("unfold", ("tanh", "abs", "sigma", "g_1")),
        Reason("unfold", ("cases",)),
        Reason("cases", (), X),
        Reason("exp"),
        Reason("a_kind", ("some_name",)),
        Reason("another"),
    )
    return Derivation(
        name="wide_sum",
        claim=claim,
        definitions=(
            parse_definition(f"g_1(x) = {' + '.join(expanded)}"),
            parse_definition("h(x) = cases(x if x > 0, y if x = 0, 0 otherwise)"),
        ),
        given=given,
        lines=Lines.of(
            Written(
                Proved("wide_sum", Statement(claim), theorem, tuple(defined)),
                (
                    Cited(
                        "tanh_neg_of_pos",
                        parse_claim("tanh(-x) = -tanh(x)"),
                        conditions,
                        "tanh_negative",
                    ),
                ),
                (Line(claim.lhs), Line(claim.rhs, "=", reasons, theorem)),
            )
        ),
        title=title,
    )
