"""Signs: proving a < b, a <= b, a != b from the shape of terms and from hypotheses."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from symproof.engine.context import Context, Fact, instance, match
from symproof.engine.equality import attempt, bare, restate, symm
from symproof.engine.linear import contradiction, prove_linear
from symproof.kernel.errors import KernelError
from symproof.kernel.ring import difference
from symproof.kernel.sequent import ZERO, Claim
from symproof.kernel.term import BRACKET, App, Num, Term
from symproof.kernel.theorem import Theorem, infer

MAX_FUEL: Final = 12
ONE: Final = Num(1)
MINUS_ONE: Final = App("neg", (ONE,))


def prove_claim(ctx: Context, claim: Claim, fuel: int = MAX_FUEL) -> Theorem | None:
    """Return a theorem for the claim, resting on hypotheses of the context, or None."""
    if claim.forall:
        return _universal(ctx, claim, fuel)
    for hyp in ctx.hyps:
        if hyp.claim == claim:
            return hyp
    found = attempt("decide", (), claim)
    if found is None:
        found = prove_linear(claim, ctx.hyps)
    if found is None:
        found = _by_fact(ctx, claim, fuel)
    if found is None and claim.rel in ("<", "<="):
        found = _inequality(ctx, claim, fuel)
    if found is None and claim.rel == "!=":
        found = _apart(ctx, claim, fuel)
    if found is None and claim.rel == "=":
        found = _squeezed(ctx, claim)
    return found


def _universal(ctx: Context, claim: Claim, fuel: int) -> Theorem | None:
    """Return a universal claim: a hypothesis, a fact, or what is proved for a free variable."""
    for theorem in (*ctx.hyps, *(fact.theorem for fact in ctx.facts.values())):
        found = restate(theorem, claim)
        if found is not None:
            return found
    body = Claim(claim.rel, claim.lhs, claim.rhs)
    found = prove_claim(ctx, body, fuel)
    return None if found is None else attempt("gen", (found,), claim.forall)


def _by_fact(ctx: Context, claim: Claim, fuel: int) -> Theorem | None:
    """Return the claim as an instance of a fact, its conditions being proved."""
    if fuel <= 0:
        return None
    for fact in ctx.facts.values():
        given = fact.theorem.claim
        if given.rel != claim.rel or given.forall:
            continue
        bindings = match(given.lhs, claim.lhs, fact.variables, {})
        if bindings is not None:
            bindings = match(given.rhs, claim.rhs, fact.variables, bindings)
        if bindings is not None:
            theorem = use(ctx, fact, bindings, fuel - 1)
            if theorem is not None and theorem.claim == claim:
                return theorem
    return None


def use(
    ctx: Context, fact: Fact, bindings: dict[str, Term], fuel: int = MAX_FUEL
) -> Theorem | None:
    """Return the fact at the bindings, its conditions that are not hypotheses being proved."""
    theorem = instance(fact, bindings)
    return None if theorem is None else settle(ctx, theorem, fuel)


def settle(ctx: Context, theorem: Theorem, fuel: int = MAX_FUEL) -> Theorem | None:
    """Return the theorem without hypotheses that are not the context's: they are proved."""
    for hyp in sorted(theorem.hyps - ctx.claims, key=repr):
        proof = prove_claim(ctx, hyp, fuel - 1)
        if proof is None:
            return None
        theorem = infer("cut", (proof, theorem))
    return theorem


def axiom(ctx: Context, name: str, *terms: Term, fuel: int = MAX_FUEL) -> Theorem | None:
    """Return an axiom at some terms, its conditions being proved."""
    return settle(ctx, infer("axiom", (), name, terms), fuel)


def transfer(claim: Claim, theorem: Theorem) -> Theorem | None:
    """Return the claim from a theorem that differs from it by arithmetic."""
    if theorem.claim == claim:
        return theorem
    return attempt("linear", (theorem,), claim, (ONE,))


def _inequality(ctx: Context, claim: Claim, fuel: int) -> Theorem | None:
    """Prove 0 < b - a by the shape of the side that is not 0, or of the difference."""
    if bare(claim.lhs) == ZERO:
        term = claim.rhs
    elif bare(claim.rhs) == ZERO:
        term = App("neg", (claim.lhs,))
    else:
        term = App("-", (claim.rhs, claim.lhs))
    found = positive(ctx, term, claim.rel, fuel)
    return None if found is None else transfer(claim, found)


def positive(ctx: Context, term: Term, rel: str = "<", fuel: int = MAX_FUEL) -> Theorem | None:
    """Return 0 < term (or 0 <= term, for rel "<="), by its shape or from hypotheses."""
    if fuel <= 0:
        return None
    claim = Claim(rel, ZERO, term)
    for candidate in _by_shape(ctx, term, rel, fuel - 1):
        if candidate is not None:
            found = transfer(claim, candidate)
            if found is not None:
                return found
    return prove_linear(claim, (*ctx.hyps, *_atom_signs(ctx, term, fuel - 1)))


def _by_shape(ctx: Context, term: Term, rel: str, fuel: int) -> Iterator[Theorem | None]:
    yield attempt("decide", (), Claim(rel, ZERO, term))
    match term:
        case App(head, (a,)) if head == BRACKET:
            yield positive(ctx, a, rel, fuel)
        case App("neg", (a,)):
            yield _negative(ctx, a, rel, fuel)
        case App("+", (a, b)):
            for first, second in ((rel, "<="), ("<=", rel)):
                left = positive(ctx, a, first, fuel)
                right = positive(ctx, b, second, fuel) if left is not None else None
                if left is not None and right is not None:
                    yield attempt("linear", (left, right), Claim(rel, ZERO, term), (ONE, ONE))
        case App("-", (a, b)):
            left, right = positive(ctx, a, rel, fuel), _negative(ctx, b, "<=", fuel)
            if left is not None and right is not None:
                yield attempt("linear", (left, right), Claim(rel, ZERO, term), (ONE, ONE))
        case App("*", (a, b)):
            if bare(a) == bare(b):
                yield _square(ctx, a, rel, fuel)
            yield _product(positive(ctx, a, rel, fuel), lambda: positive(ctx, b, rel, fuel))
            yield _product(_negative(ctx, a, rel, fuel), lambda: _negative(ctx, b, rel, fuel))
        case App("/", (a, b)):
            yield _quotient(ctx, term, a, b, rel, fuel)
        case App("^", (a, b)):
            yield _power(ctx, a, b, rel, fuel)
        case App("exp", (a,)):
            yield infer("axiom", (), "exp_pos", (a,))
        case App("sqrt", (a,)):
            yield _root(ctx, a, rel, fuel)
        case App("abs", (a,)):
            yield _absolute(ctx, a, rel, fuel)
        case App(head, args):
            yield from _unfolded(ctx, head, args, rel, fuel)
        case _:
            pass


def _negative(ctx: Context, term: Term, rel: str, fuel: int) -> Theorem | None:
    """Return 0 < -term (or 0 <= -term), from the shape of -term with the sign inside."""
    claim = Claim(rel, ZERO, App("neg", (term,)))
    found = prove_linear(claim, ctx.hyps)
    if found is not None or fuel <= 0:
        return found
    match bare(term):
        case App("neg", (a,)):
            inner = a
        case App("-", (a, b)):
            inner = App("-", (b, a))
        case App("*", (App("neg", (a,)), b)) | App("*", (b, App("neg", (a,)))):
            inner = App("*", (a, b))
        case App("*", (a, b)) if positive(ctx, b, rel, fuel - 1) is not None:
            left, right = _negative(ctx, a, rel, fuel - 1), positive(ctx, b, rel, fuel - 1)
            return _transferred(claim, _product(left, lambda: right))
        case App("*", (a, b)):
            left, right = positive(ctx, a, rel, fuel - 1), _negative(ctx, b, rel, fuel - 1)
            return _transferred(claim, _product(left, lambda: right))
        case App("/", (a, b)):
            inner = App("/", (App("neg", (a,)), b))
        case App(head, args) if head in ctx.definitions:
            inner = App("neg", (ctx.definitions[head].at(args),))
            unfolded = infer("unfold", (), ctx.definitions[head], args)
            found = positive(ctx, inner, rel, fuel - 1)
            return None if found is None else _rewritten(claim, found, unfolded, -1)
        case _:
            return None
    return _transferred(claim, positive(ctx, inner, rel, fuel - 1))


def _transferred(claim: Claim, theorem: Theorem | None) -> Theorem | None:
    return None if theorem is None else transfer(claim, theorem)


def _rewritten(claim: Claim, theorem: Theorem, equation: Theorem, sign: int) -> Theorem | None:
    """Return the claim from a theorem about the equation's right side."""
    factor = ONE if sign < 0 else MINUS_ONE
    return attempt("linear", (theorem, equation), claim, (ONE, factor))


def _product(first: Theorem | None, second: object) -> Theorem | None:
    if first is None or not callable(second):
        return None
    other = second()
    return attempt("product", (first, other)) if isinstance(other, Theorem) else None


def _square(ctx: Context, term: Term, rel: str, fuel: int) -> Theorem | None:
    """Return 0 <= term^2, or 0 < term^2 where term != 0."""
    if rel == "<=":
        return infer("square", (), term)
    apart = prove_claim(ctx, Claim("!=", term, ZERO), fuel)
    return None if apart is None else _square_positive(term, apart)


def _square_positive(term: Term, apart: Theorem) -> Theorem | None:
    """Return 0 < term^2 from term != 0, by cases."""
    claim = Claim("<", ZERO, App("^", (term, Num(2))))
    minus = App("neg", (term,))
    below = infer("assume", (), Claim("<", term, ZERO))
    flipped = infer("linear", (below,), Claim("<", ZERO, minus), (ONE,))
    above = infer("assume", (), Claim("<", ZERO, term))
    zero = infer("assume", (), Claim("=", term, ZERO))
    parts = (
        transfer(claim, infer("product", (flipped, flipped))),
        contradiction((apart, zero), claim),
        transfer(claim, infer("product", (above, above))),
    )
    if parts[0] is None or parts[1] is None or parts[2] is None:
        return None
    return infer("cases", (parts[0], parts[1], parts[2]), term)


def _power(ctx: Context, base: Term, exponent: Term, rel: str, fuel: int) -> Theorem | None:
    try:
        n = difference(exponent, ZERO)
    except KernelError:
        return None
    if n is None or n.denominator != 1 or not 0 < n <= 64:
        return None
    if n % 2 == 0:
        half = App("^", (base, Num(int(n) // 2))) if n > 2 else base
        return _square(ctx, half, rel, fuel)
    factor = positive(ctx, base, rel, fuel)
    result = factor
    for _ in range(int(n) - 1):
        result = attempt("product", (result, factor)) if result and factor else None
    return result


def _quotient(ctx: Context, term: Term, a: Term, b: Term, rel: str, fuel: int) -> Theorem | None:
    """Return 0 < a/b from the signs of a and b, by cases on a/b itself."""
    for top, bottom, sign in (
        (positive(ctx, a, rel, fuel), positive(ctx, b, "<", fuel), 1),
        (_negative(ctx, a, rel, fuel), _negative(ctx, b, "<", fuel), -1),
    ):
        if top is not None and bottom is not None:
            return _quotient_sign(term, a, b, rel, top, bottom, sign)
    return None


def _quotient_sign(
    term: Term, a: Term, b: Term, rel: str, top: Theorem, bottom: Theorem, sign: int
) -> Theorem | None:
    """Return 0 rel a/b, given 0 rel sign*a and 0 < sign*b."""
    claim = Claim(rel, ZERO, term)
    apart = infer("linear", (bottom,), Claim("!=", b, ZERO), (ONE if sign < 0 else MINUS_ONE,))
    cleared = infer("field", (apart,), App("*", (term, b)), a)
    below = infer("assume", (), Claim("<", term, ZERO))
    minus = infer("linear", (below,), Claim("<", ZERO, App("neg", (term,))), (ONE,))
    factor = infer("product", (minus, bottom))
    negative = attempt(
        "linear",
        (factor, top, cleared),
        Claim("<", ZERO, ZERO),
        (ONE, ONE, ONE if sign < 0 else MINUS_ONE),
    )
    zero = infer("assume", (), Claim("=", term, ZERO))
    above = infer("assume", (), Claim("<", ZERO, term))
    if negative is None:
        return None
    if rel == "<":
        nothing = infer("linear", (zero, cleared), Claim("=", a, ZERO), (b, MINUS_ONE))
        false = attempt(
            "linear", (top, nothing), Claim("<", ZERO, ZERO), (ONE, ONE if sign > 0 else MINUS_ONE)
        )
        at_zero = None if false is None else infer("absurd", (false,), claim)
    else:
        at_zero = attempt("linear", (zero,), claim, (MINUS_ONE,))
    positive_part = attempt("linear", (above,), claim, (ONE,))
    if at_zero is None or positive_part is None:
        return None
    return infer("cases", (infer("absurd", (negative,), claim), at_zero, positive_part), term)


def _root(ctx: Context, a: Term, rel: str, fuel: int) -> Theorem | None:
    """Return 0 <= sqrt(a) from 0 <= a, and 0 < sqrt(a) from 0 < a."""
    nonnegative = axiom(ctx, "sqrt_nonneg", a, fuel=fuel)
    if rel == "<=" or nonnegative is None:
        return nonnegative
    inner = positive(ctx, a, "<", fuel)
    square = axiom(ctx, "sqrt_sq", a, fuel=fuel)
    if inner is None or square is None:
        return None
    root = App("sqrt", (a,))
    claim = Claim("<", ZERO, root)
    zero = infer("assume", (), Claim("=", root, ZERO))
    nothing = infer("linear", (zero, square), Claim("=", a, ZERO), (root, MINUS_ONE))
    false = attempt("linear", (inner, nothing), Claim("<", ZERO, ZERO), (ONE, ONE))
    below = infer("assume", (), Claim("<", root, ZERO))
    negative = attempt("linear", (below, nonnegative), Claim("<", ZERO, ZERO), (ONE, ONE))
    above = infer("assume", (), claim)
    if false is None or negative is None:
        return None
    parts = (infer("absurd", (negative,), claim), infer("absurd", (false,), claim), above)
    return infer("cases", parts, root)


def _absolute(ctx: Context, a: Term, rel: str, fuel: int) -> Theorem | None:
    """Return 0 <= abs(a); 0 < abs(a) where a != 0: by cases on a."""
    claim = Claim(rel, ZERO, App("abs", (a,)))
    parts: list[Theorem] = []
    for case in (Claim("<", a, ZERO), Claim("=", a, ZERO), Claim("<", ZERO, a)):
        inner = ctx.assuming((case,))
        impossible = contradiction(inner.hyps, claim)
        if impossible is not None:
            parts.append(impossible)
            continue
        name = "abs_of_neg" if case.rel == "<" and case.lhs == a else "abs_of_nonneg"
        value = axiom(inner, name, a, fuel=fuel)
        assumed = infer("assume", (), case)
        found = None if value is None else prove_linear(claim, (value, assumed))
        if found is None:
            return None
        parts.append(found)
    return infer("cases", tuple(parts), a)


# primitives whose sign is seen from their definition
_BY_DEFINITION: Final = ("cosh", "sigmoid")


def _unfolded(
    ctx: Context, head: str, args: tuple[Term, ...], rel: str, fuel: int
) -> Iterator[Theorem | None]:
    if head in ctx.definitions:
        equation = infer("unfold", (), ctx.definitions[head], args)
    elif head in _BY_DEFINITION:
        equation = infer("axiom", (), f"{head}_def", args)
    else:
        return
    found = positive(ctx, equation.claim.rhs, rel, fuel)
    if found is not None:
        yield _rewritten(Claim(rel, ZERO, App(head, args)), found, equation, 1)


def _atom_signs(ctx: Context, term: Term, fuel: int) -> tuple[Theorem, ...]:
    """Return the signs of the functions inside a sum that have one by themselves."""
    found: dict[Term, Theorem] = {}
    pending = [term]
    while pending:
        part = pending.pop()
        match part:
            case App("exp", (a,)):
                found[part] = infer("axiom", (), "exp_pos", (a,))
            case App("sqrt", (a,)) if part not in found and fuel > 0:
                sign = _root(ctx, a, "<", min(fuel, 4)) or _root(ctx, a, "<=", min(fuel, 4))
                if sign is not None:
                    found[part] = sign
            case App("abs", (a,)) if part not in found and fuel > 0:
                sign = _absolute(ctx, a, "<=", min(fuel, 4))
                if sign is not None:
                    found[part] = sign
            case App("^", (a, Num(2))):
                found[part] = infer("square", (), a)
            case App("+" | "-" | "neg" | "*" | "/" | "()", args):
                pending.extend(args)
            case _:
                pass
    return tuple(found.values())


def _apart(ctx: Context, claim: Claim, fuel: int) -> Theorem | None:
    """Prove a != b, from the sign of a - b or because a product or quotient is not 0."""
    if fuel <= 0:
        return None
    if bare(claim.rhs) == ZERO:
        term = claim.lhs
    elif bare(claim.lhs) == ZERO:
        term = claim.rhs
    else:
        term = App("-", (claim.lhs, claim.rhs))
    found = _nonzero(ctx, term, fuel - 1)
    if found is None:
        return None
    return transfer(claim, found) or attempt("linear", (found,), claim, (MINUS_ONE,))


def _nonzero(ctx: Context, term: Term, fuel: int) -> Theorem | None:
    claim = Claim("!=", term, ZERO)
    sign = positive(ctx, term, "<", fuel)
    if sign is not None:
        return attempt("linear", (sign,), claim, (MINUS_ONE,))
    sign = _negative(ctx, term, "<", fuel)
    if sign is not None:
        return attempt("linear", (sign,), claim, (ONE,))
    match bare(term):
        case App("*", (a, b)):
            left = prove_claim(ctx, Claim("!=", a, ZERO), fuel)
            right = prove_claim(ctx, Claim("!=", b, ZERO), fuel) if left is not None else None
            if left is not None and right is not None:
                return _transferred(claim, attempt("product", (left, right)))
        case App("neg", (a,)):
            inner = prove_claim(ctx, Claim("!=", a, ZERO), fuel)
            if inner is not None:
                return attempt("linear", (inner,), claim, (MINUS_ONE,))
        case App("^", (a, Num(n))) if 0 < n <= 64:
            inner = prove_claim(ctx, Claim("!=", a, ZERO), fuel)
            result = inner
            for _ in range(n - 1):
                result = attempt("product", (result, inner)) if result and inner else None
            return _transferred(claim, result)
        case App("/", (a, b)):
            return _quotient_apart(ctx, term, a, b, fuel)
        case App(head, args) if head in ctx.definitions:
            equation = infer("unfold", (), ctx.definitions[head], args)
            inner = _nonzero(ctx, equation.claim.rhs, fuel)
            if inner is not None:
                return attempt("linear", (inner, symm(equation)), claim, (ONE, ONE))
        case _:
            pass
    return None


def _quotient_apart(ctx: Context, term: Term, a: Term, b: Term, fuel: int) -> Theorem | None:
    """Return a/b != 0 from a != 0 and b != 0, by cases on a/b."""
    claim = Claim("!=", term, ZERO)
    top = prove_claim(ctx, Claim("!=", a, ZERO), fuel)
    bottom = prove_claim(ctx, Claim("!=", b, ZERO), fuel) if top is not None else None
    if top is None or bottom is None:
        return None
    cleared = infer("field", (bottom,), App("*", (term, b)), a)
    zero = infer("assume", (), Claim("=", term, ZERO))
    nothing = infer("linear", (zero, cleared), Claim("=", a, ZERO), (b, MINUS_ONE))
    false = contradiction((top, nothing), claim)
    below = infer("assume", (), Claim("<", term, ZERO))
    above = infer("assume", (), Claim("<", ZERO, term))
    first = attempt("linear", (below,), claim, (ONE,))
    last = attempt("linear", (above,), claim, (MINUS_ONE,))
    if false is None or first is None or last is None:
        return None
    return infer("cases", (first, false, last), term)


def _squeezed(ctx: Context, claim: Claim) -> Theorem | None:
    """Return a = b from a <= b and b <= a, by cases on a - b."""
    below = prove_linear(Claim("<=", claim.lhs, claim.rhs), ctx.hyps)
    above = prove_linear(Claim("<=", claim.rhs, claim.lhs), ctx.hyps) if below else None
    if below is None or above is None:
        return None
    gap = App("-", (claim.lhs, claim.rhs))
    parts: list[Theorem] = []
    for case in (Claim("<", gap, ZERO), Claim("=", gap, ZERO), Claim("<", ZERO, gap)):
        found = prove_linear(claim, (below, above, infer("assume", (), case)))
        if found is None:
            return None
        parts.append(found)
    return infer("cases", tuple(parts), gap)
