"""Equations of matrices: found by search, followed line by line, refused where they are false."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest

from symproof.engine.context import Context, Fact
from symproof.engine.reasons import prove_line
from symproof.engine.refutation.tables import Tables
from symproof.engine.search import search
from symproof.kernel.ring import ring_equal
from symproof.kernel.sequent import Claim
from symproof.kernel.statement import has_oracle
from symproof.kernel.term import App, Lam, Mat, Term
from symproof.notation.plain import parse_claim, parse_definition, parse_shapes, show
from symproof.notation.steps import Reason

SHAPES = parse_shapes(
    "x in R^(1 x n), c, d in R^n, X, Y in R^(n x m), A in R^(n x m), B, P, Q in R^(m x k), "
    "C in R^(k x l), S, Z in R^(n x n), U in R^(m x n), V in R^(k x m), "
    "W_1 in R^(n x 2m), W_2 in R^(2m x k)"
)
DEFINITIONS = {
    d.name: d
    for d in map(
        parse_definition,
        [
            "f(x) = 1/2*(phi(x) + 1)*x",
            "e(t) = t*phi(t)",
            "relu(x) = max(x, 0)",
            "swish(x) = x*sigmoid(x)",
            "gelu(x) = x*Phi(x)",
        ],
    )
}
ODD = {"phi_odd": "forall t: phi(-t) = -phi(t)"}
WEIGHTS = {**ODD, "W_1": "W_1 = [A, -A]", "W_2": "W_2 = [B; -B]"}


def context(named: dict[str, str]) -> Context:
    """Return a context with the definitions, and hypotheses that are facts by their names."""
    claims = {name: parse_claim(text, shapes=SHAPES) for name, text in named.items()}
    ctx = Context(DEFINITIONS).assuming(claims.values())
    by_claim = {hyp.claim: hyp for hyp in ctx.hyps}
    return replace(
        ctx, facts={name: Fact.local(name, by_claim[claim]) for name, claim in claims.items()}
    )


def claimed(text: str) -> Claim:
    return parse_claim(text, shapes=SHAPES)


FOUND = [
    ("f(X) - f(-X) = X", ODD),
    ("x = f(x) - f(-x)", ODD),
    ("relu(X) - relu(-X) = X", {}),
    ("swish(X) - swish(-X) = X", {}),
    ("gelu(X) - gelu(-X) = X", {}),
    ("f(X) - f(-X) = X", {"identity": "forall t: f(t) - f(-t) = t"}),
    ("c = f([c, -c])*[1; -1]", ODD),
    ("c = f(c*[1, -1])*[1; -1]", ODD),
    ("c = [eye(n), -eye(n)]*f([c; -c])", ODD),
    ("x = f(x*[eye(n), -eye(n)])*[eye(n); -eye(n)]", ODD),
    ("f(x*W_1)*W_2 = x*A*B", WEIGHTS),
    ("f(f(x*W_1)*W_2) = f(x*A*B)", WEIGHTS),
    ("f(x*[A, -A])*[B; -B] = x*A*B", ODD),
    ("f(f(x*[A, -A])*[B; -B]) = f(x*A*B)", ODD),
    ("relu(relu(x*[A, -A])*[B; -B]) = relu(x*A*B)", {}),
    ("[V, -V]*f([U; -U]*c) = V*U*c", ODD),
    ("f(x*[A, -A])*[P; Q] = x*A*(P - Q)/2 + e(x*A)*(P + Q)/2", ODD),
    ("f(f(x*[A, -A])*[B, -B; -B, B])*[C; -C] = x*A*B*C", ODD),
    ("X .* sigmoid(X) = swish(X)", {}),
    ("(X .* sigmoid(X))*B = swish(X)*B", {}),
    ("(x*A) .* g(x*A) = h*(x*A)", {"gate": "forall t: g(t) = h"}),
    ("relu([2; -3; 1; -1]) = [2; 0; 1; 0]", {}),
    ("relu([2; -3; 1; -1]) - relu(-[2; -3; 1; -1]) = [2; -3; 1; -1]", {}),
    ("(S*Z)^T = Z^T*S^T", {}),
    ("[X, Y]^T = [X^T; Y^T]", {}),
    ("[X, Y; Y, X]*[B; P] = [X*B + Y*P; Y*B + X*P]", {}),
    ("S*(Z + S) - S*S = S*Z", {}),
    ("X .* Y = Y .* X", {}),
    ("exp(X + Y) = exp(X) .* exp(Y)", {}),
    ("a*X*B = X*(B*a)", {}),
    ("zeros(n, n)*X + X = eye(n)*X", {}),
    # numbers as blocks
    ("[1, 2; 3, 4]*[5; 6] = [17; 39]", {}),
    ("[1, 2; 3, 4]*[1, 2; 3, 4]^T = [5, 11; 11, 25]", {}),
    ("[a; b] = relu([[a; b], -[a; b]])*[1; -1]", {}),
    # equations, in either direction and inside longer products
    ("f(x*W_1)*[B; -B] = x*A*B", {**ODD, "W_1": "[A, -A] = W_1"}),
    ("S*Z*Z = S", {"h": "S*Z = S"}),
    ("S*Z*Z = S", {"h": "S = S*Z"}),
    ("(S*c)^T*(S*c) = c^T*c", {"orthogonal": "S^T*S = eye(n)"}),
    ("(S*Z)*(S*Z) = S*Z", {"s": "S*S = S", "z": "Z*Z = Z", "commute": "S*Z = Z*S"}),
]


@pytest.mark.parametrize(("text", "given"), FOUND, ids=[text for text, _ in FOUND])
def test_search_finds_it_and_the_reasons_that_it_gives_suffice(text: str, given: dict[str, str]):
    ctx, claim = context(given), claimed(text)
    found = search(ctx, claim.lhs, "=", claim.rhs)
    assert found is not None
    theorem, reasons = found
    assert theorem.claim == claim
    assert theorem.hyps <= ctx.claims
    assert not has_oracle(theorem)
    assert prove_line(ctx, claim.lhs, "=", claim.rhs, reasons) is not None, reasons


FALSE = [
    ("f(X*B) = f(X)*B", ODD),
    ("f(x*[A, -A])*[B; B] = x*A*B", ODD),
    ("f(x*[A, A])*[B; -B] = x*A*B", ODD),
    ("f(x*[A, -A])*[B; -B] = x*A*B", {}),
    ("f(x*W_1)*W_2 = x*A*B", {**ODD, "W_1": "W_1 = [A, -A]", "W_2": "W_2 = [B; B]"}),
    ("S*Z = Z*S", {}),
    ("(S*Z)^T = S^T*Z^T", {}),
    ("[X, Y] = [Y, X]", {}),
    ("[S, Z; Z, S]^T = [S^T, Z^T; Z^T, S]", {}),
    ("S .* Z = S*Z", {}),
    ("exp(S)*exp(Z) = exp(S + Z)", {}),
    ("tanh(X) - tanh(-X) = X", {}),
    ("X = zeros(n, m)", {}),
    ("ones(n, n)*S = S", {}),
]


@pytest.mark.parametrize(("text", "given"), FALSE, ids=[f"{text} {[*g]}" for text, g in FALSE])
def test_search_finds_nothing_for_what_is_false(text: str, given: dict[str, str]):
    claim = claimed(text)
    assert search(context(given), claim.lhs, "=", claim.rhs) is None


LINES = [
    # by blocks, and by nothing less
    ("f(x*[A, -A])*[B; -B] = f(x*A)*B - f(-x*A)*B", ("blocks",), True),
    ("f(x*[A, -A])*[B; -B] = f(x*A)*B - f(-x*A)*B", ("ring",), False),
    ("f(x*[A, -A])*[B; -B] = x*A*B", ("blocks",), False),
    ("(f(x*A) - f(-x*A))*B = x*A*B", ("entries", "fact identity"), True),
    ("(f(x*A) - f(-x*A))*B = x*A*B", ("fact identity",), False),
    ("(f(x*A) - f(-x*A))*B = x*A*B", ("entries",), False),
    ("f(x*A)*B - f(-x*A)*B = x*A*B", ("entries", "fact identity"), False),
    ("f(x*A)*B - f(-x*A)*B = x*A*B", ("blocks", "entries", "fact identity"), True),
    ("f(x*W_1) = f(x*[A, -A])", ("fact W_1",), True),
    ("f(x*W_1) = f([x*A, -x*A])", ("fact W_1",), False),
    # reasons that are not needed
    ("f(x*W_1) = f(x*[A, -A])", ("fact W_1 identity",), False),
    ("x*A*B = x*(A*B)", ("blocks", "entries"), False),
]


@pytest.mark.parametrize(("text", "reasons", "follows"), LINES)
def test_a_line_follows_by_the_reasons_it_names(text: str, reasons: tuple[str, ...], follows: bool):
    given = {"identity": "forall t: f(t) - f(-t) = t", "W_1": "W_1 = [A, -A]"}
    ctx, claim = context(given), claimed(text)
    said = [Reason(kind, tuple(names)) for kind, *names in map(str.split, reasons)]
    found = prove_line(replace(ctx, definitions={}), claim.lhs, "=", claim.rhs, said)
    assert (found is not None) is follows


def test_a_proved_equation_is_cited_at_other_matrices_of_other_sizes():
    general = parse_claim(
        "f([y, -y])*[B; -B] = y*B", shapes=parse_shapes("y in R^(p x q), B in R^(q x r)")
    )
    ctx = context({"identity": "forall t: f(t) - f(-t) = t"})
    ctx = replace(ctx, definitions={})
    proved = search(ctx, general.lhs, "=", general.rhs)
    assert proved is not None
    citing = replace(ctx, facts={"pair": Fact.cited("pair", proved[0])})
    claim = claimed("exp(f([x*A, -x*A])*[B; -B]) = exp(x*A*B)")
    found = prove_line(citing, claim.lhs, "=", claim.rhs, [Reason("fact", ("pair",))])
    assert found is not None
    assert found.claim == claim
    assert found.hyps <= ctx.claims


def test_what_is_said_of_matrices_does_not_disturb_a_claim_about_numbers():
    ctx = context(WEIGHTS)
    claim = claimed("f(z) - f(-z) = z")
    found = search(ctx, claim.lhs, "=", claim.rhs)
    assert found is not None
    assert found[0].hyps == {claimed(ODD["phi_odd"])}


# random equations


def _random_matrix(rng: random.Random, depth: int) -> Term:
    """Return a random n × n matrix."""
    if depth == 0:
        return Mat(rng.choice("SZ"), SHAPES["S"])
    a, b = _random_matrix(rng, depth - 1), _random_matrix(rng, depth - 1)
    match rng.randrange(7):
        case 0:
            return a + b
        case 1:
            return a - b
        case 2:
            return a * b
        case 3:
            return App(".*", (a, b))
        case 4:
            return App("transpose", (a,))
        case 5:
            return claimed("2*S = 2*S").lhs if depth == 1 else -a
        case _:
            square = parse_definition("square(t) = t^2 - t")
            return App("map", (Lam(square.params, square.body), a))


def _shuffled(rng: random.Random, term: Term) -> Term:
    """Return a term with the two sides of one operation exchanged."""
    match term:
        case App(("+" | "-" | "*" | ".*") as head, (a, b)) if term.shape is not None:
            if rng.random() < 0.4:
                return App(head, (b, a))
            return App(head, (_shuffled(rng, a), b))
        case App(head, (*others, a)) if a.shape is not None:
            return App(head, (*others, _shuffled(rng, a)))
        case _:
            return term


def _is_true(claim: Claim) -> bool:
    """Whether all entries are equal for matrices of two rows and columns."""
    entries = Tables.of([claim], (("n", 2),)).claims(claim).values()
    return all(ring_equal(entry.lhs, entry.rhs) for entry in entries)


def test_no_random_equation_is_proved_that_is_false_for_two_rows():
    rng = random.Random(11)
    proved = false = 0
    for _ in range(300):
        a = _random_matrix(rng, rng.choice((1, 2, 3)))
        claim = Claim("=", a, _shuffled(rng, a))
        found = search(Context({}), claim.lhs, "=", claim.rhs)
        if found is not None:
            proved += 1
            assert _is_true(claim), show(a)
        false += not _is_true(claim)
    assert proved > 50
    assert false > 20
