"""Derivatives: from a function and a point to a judgement, by the rules of calculus.

Everything is judged at one point, for a function of one fresh variable; what the kernel is
given in the end is the function under the name that the caller used.  Where a function is
defined by cases, `kinks` takes over.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Final

from symproof.engine.calculus import kinks
from symproof.engine.calculus.neatness import named, neat, ordered
from symproof.engine.citing import citing
from symproof.engine.context import Context, Fact
from symproof.engine.equality import attempt, chain, fresh, refl, ring, symm
from symproof.engine.laws.closing import close_exp, close_field
from symproof.engine.laws.established import established
from symproof.engine.laws.exponentials import exponentials
from symproof.engine.order.replacing import has_derivative
from symproof.engine.order.signs import MAX_FUEL, prove_claim, settle
from symproof.engine.planning.tidy import tidied
from symproof.engine.rewriting import CONDITIONAL, DEFINED, normalise, primitive, unfolding
from symproof.engine.splitting import close_by_cases, conditionals, equations_as_rewriters
from symproof.kernel.errors import KernelError
from symproof.kernel.ring import difference
from symproof.kernel.sequent import ZERO, Claim
from symproof.kernel.term import (
    BRACKET,
    INTEGRALS,
    App,
    Lam,
    Num,
    Term,
    Var,
    bound_names,
    diff,
    substitute,
)
from symproof.kernel.theorem import Theorem, infer
from symproof.notation.plain import parse_term

TWO_SIDED: Final = "diff"

# primitives whose derivative is established: name -> fact
ESTABLISHED: Final = {
    name: f"{name}_deriv" for name in ("exp", "log", "sqrt", "sin", "cos", "atan", "erf", "Phi")
}
# primitives whose derivative follows from their definition, as it is best written
BY_DEFINITION: Final = {
    "sinh": "cosh(x)",
    "cosh": "sinh(x)",
    "tanh": "1 - tanh(x)^2",
    "sigmoid": "sigmoid(x)*(1 - sigmoid(x))",
    "tan": "1 + tan(x)^2",
}
BINARY: Final = {"+": "deriv_add", "-": "deriv_sub", "*": "deriv_mul"}


def judge(ctx: Context, derivative: Term, rel: str = TWO_SIDED) -> Theorem | None:
    """Return a judgement of a derivative `diff(..)`, with a tidied value, or None.

    The value is arithmetic of what the function is made of; where that depends on cases that
    the context does not settle there is none.
    """
    key = (derivative, rel)
    if key not in ctx.known.judged:
        ctx.known.judged[key] = _judged(ctx, derivative, rel)
    return ctx.known.judged[key]


def _judged(ctx: Context, derivative: Term, rel: str) -> Theorem | None:
    match derivative:
        case App("diff", (Lam((param,), body), point)):
            try:
                return _named(ctx, param, body, point, rel)
            except KernelError:
                return None
        case _:
            return None


def differentiate(ctx: Context, derivative: Term) -> Theorem | None:
    """Return diff(..) = value, or None; see `judge`.

    None also where the value is that derivative itself, as of a function variable.
    """
    found = judge(ctx, derivative)
    if found is None or ring(derivative, found.claim.rhs) is not None:
        return None
    return attempt("deriv_value", (found,))


def equal_values(ctx: Context, a: Term, b: Term) -> Theorem | None:
    """Return a = b by arithmetic, by the laws of exponents, or by rewriting derivatives."""
    if a == b:
        return refl(a)
    found = ring(a, b) or close_field(ctx, a, b) or close_exp(ctx, a, b)
    if found is None:
        found = close_by_cases(ctx, a, b, ())
    if found is not None or not (has_derivative(a) or has_derivative(b)):
        return found
    left, right = normalise(ctx, a, (differentiate,)), normalise(ctx, b, (differentiate,))
    middle = ring(left.claim.rhs, right.claim.rhs) or close_exp(
        ctx, left.claim.rhs, right.claim.rhs
    )
    return None if middle is None else chain(left, middle, symm(right))


def _named(ctx: Context, param: str, body: Term, point: Term, rel: str) -> Theorem | None:
    """Return the judgement of param -> body, found under a fresh name for the parameter."""
    taken = body.variables | bound_names(body) | point.variables | names_in(ctx)
    name = fresh(f"{param}_", taken)
    written = substitute(body, {param: Var(name)})
    agree = unfolded(ctx, written)
    inner = agree.claim.rhs
    if conditionals(inner):
        # the cases may depend on other variables, to which hypotheses give values
        agree = chain(agree, normalise(ctx, inner, equations_as_rewriters(ctx)))
        inner = agree.claim.rhs
    found = _judged_body(ctx, name, inner, point, rel)
    if found is None:
        return None
    found = _tidied(ctx, found)
    same = ring(inner, _function_of(found, name))
    if same is None:
        return None
    return infer("deriv_local", (chain(agree, same), found), Lam((param,), body), name)


def _judged_body(ctx: Context, name: str, body: Term, point: Term, rel: str) -> Theorem | None:
    """Return the judgement of name -> body: as it is, or from both sides at a kink."""
    found = Deriver(ctx, name, point, rel).whole(body)
    if found is None and rel == TWO_SIDED and conditionals(body):
        right, left = (Deriver(ctx, name, point, side).whole(body) for side in kinks.SIDES)
        found = kinks.joined(ctx, right, left, equal_values)
    return found


def _function_of(judged: Theorem, name: str) -> Term:
    """Return the value at `name` of the function that is judged."""
    match judged.claim.lhs:
        case App("diff", (Lam((param,), body), _)):
            return substitute(body, {param: Var(name)})
        case _:
            raise TypeError(f"{judged.claim.lhs!r} is not a derivative")


def unfolded(ctx: Context, term: Term) -> Theorem:
    """Return term = the term without defined functions."""
    used = [ctx.definitions[name] for name in sorted(ctx.definitions)]
    if term.functions.isdisjoint(ctx.definitions):
        return refl(term)
    return normalise(ctx, term, tuple([unfolding(definition) for definition in used]))


def names_in(ctx: Context) -> frozenset[str]:
    """Return the variables that the hypotheses and definitions of a context mention."""
    found: set[str] = set()
    for hyp in ctx.hyps:
        found |= hyp.claim.variables.union(hyp.claim.forall)
    for definition in ctx.definitions.values():
        found |= definition.variables.union(definition.params, bound_names(definition.body))
    return frozenset(found)


def _tidied(ctx: Context, judged: Theorem) -> Theorem:
    """Return a judgement with its value as a careful author writes it, its cases settled."""
    value = judged.claim.rhs
    if has_derivative(value) and not value.functions:
        inner = normalise(ctx, value, (differentiate,))
        judged = infer("trans", (judged, inner)) if inner.rule != "refl" else judged
        value = inner.claim.rhs
    if conditionals(value):
        settled = normalise(ctx, value, kinks.meanings())
        judged = infer("trans", (judged, settled))
        value = settled.claim.rhs
    better = named(ordered(tidied(value)))
    equal = ring(value, better) or close_field(ctx, value, better)
    return judged if equal is None else infer("trans", (judged, equal))


@dataclass(frozen=True, slots=True)
class Deriver:
    """Judges functions of the variable `name` at `point`, on the side that `rel` says.

    `name` is free in nothing else.
    """

    ctx: Context
    name: str
    point: Term
    rel: str = TWO_SIDED

    def judge(self, body: Term) -> Theorem | None:
        """Return the judgement of name -> body, or None."""
        found = self._judge(body)
        if found is None:
            return None
        value = found.claim.rhs
        better = neat(value)
        return (
            found if better == value else infer("trans", (found, infer("ring", (), value, better)))
        )

    def whole(self, body: Term) -> Theorem | None:
        """Return the judgement of a function by its parts, or else by its cases as a whole."""
        found = self.judge(body)
        if found is None and conditionals(body):
            found = kinks.piecewise(self, body)
        return found

    def _judge(self, body: Term) -> Theorem | None:
        if self.name not in body.variables:
            return self._sided(infer("deriv_const", (), Lam((self.name,), body), self.point))
        match body:
            case Var():
                return self._sided(infer("deriv_var", (), self.name, self.point))
            case App(head, (a,)) if head == BRACKET:
                return self._as(body, a)
            case App("neg", (a,)):
                inner = self.judge(a)
                return inner and attempt("deriv_neg", (inner,))
            case App("+" | "-" | "*" as head, (a, b)):
                left = self.judge(a)
                right = left and self.judge(b)
                return attempt(BINARY[head], (left, right)) if left and right else None
            case App("/", (a, b)):
                return self._quotient(body, a, b)
            case App("^", (a, b)):
                return self._power(body, a, b)
            case App("diff", (Lam() as function, argument)):
                return self._second(body, function, argument)
            case App(head, (Lam(), *_)) if head in INTEGRALS:
                return self._integral(body)
            case App(head, args) if head in CONDITIONAL:
                return kinks.piecewise(self, body)
            case App(head, args):
                return self._function(body, head, args)
            case _:
                return None

    def at(self, body: Term) -> Term:
        """Return the value of a function at the point."""
        return substitute(body, {self.name: self.point})

    def _sided(self, judged: Theorem) -> Theorem:
        """Return a judgement from both sides as one of the side that is asked for."""
        if self.rel == TWO_SIDED or judged.claim.rel == self.rel:
            return judged
        return infer("deriv_side", (judged,), self.rel)

    def _as(self, body: Term, other: Term) -> Theorem | None:
        """Return the judgement of a function by that of one with the same normal form."""
        equal = ring(body, other)
        return None if equal is None else self.equal(body, equal, other)

    def equal(self, body: Term, equal: Theorem, other: Term) -> Theorem | None:
        """Return the judgement of a function from that of an equal one."""
        known = self.judge(other)
        return known and kinks.local(self, body, equal, known)

    def _quotient(self, body: Term, a: Term, b: Term) -> Theorem | None:
        if self.name not in b.variables:
            return self._as(body, App("*", (App("/", (Num(1), b)), a)))
        apart = prove_claim(self.ctx, Claim("!=", self.at(b), ZERO))
        left = apart and self.judge(a)
        right = left and self.judge(b)
        if apart is None or left is None or right is None:
            return None
        return attempt("deriv_div", (left, right, apart))

    def _power(self, body: Term, base: Term, exponent: Term) -> Theorem | None:
        n = _integer(exponent)
        if n is None:
            return self._general_power(body, base, exponent)
        if n == 0:
            return self._as(body, Num(1))
        if n < 0:
            return self._as(body, App("/", (Num(1), App("^", (base, Num(-n))))))
        if exponent != Num(n):
            return self._as(body, App("^", (base, Num(n))))
        outer = infer("deriv_pow", (), self.name, exponent, self.at(base))
        return self._chain(outer, base)

    def _general_power(self, body: Term, base: Term, exponent: Term) -> Theorem | None:
        """Return the judgement of a power by exp and log, where the base is positive."""
        if self.name not in exponent.variables:
            power = infer("put", (power_lemma(),), "y", exponent)
            outer = self._settled(infer("put", (power,), "x", self.at(base)))
            return outer and self._chain(outer, base)
        value = infer("axiom", (), "pow_def", (base, exponent))
        inner = self.judge(value.claim.rhs)
        return inner and kinks.local(self, body, value, inner)

    def _chain(self, outer: Theorem, inner: Term) -> Theorem | None:
        """Return the judgement of outer(inner), outer being judged at the value of inner."""
        if inner == Var(self.name) and outer.claim.lhs == self._own(outer):
            return self._sided(outer)
        known = self.judge(inner)
        return known and attempt("deriv_chain", (outer, known))

    def _own(self, outer: Theorem) -> Term:
        """Return the derivative that is judged, if its variable were our own."""
        match outer.claim.lhs:
            case App("diff", (Lam((param,), body), point)) if param == self.name:
                return diff(param, body, point)
            case _:
                return ZERO

    def _function(self, body: Term, head: str, args: tuple[Term, ...]) -> Theorem | None:
        if head in self.ctx.definitions:
            unfolded = attempt("unfold", (), self.ctx.definitions[head], args)
            return unfolded and self.equal(body, unfolded, unfolded.claim.rhs)
        if len(args) != 1:
            return None
        outer = self._outer(head, self.at(args[0]))
        return outer and self._chain(outer, args[0])

    def _outer(self, head: str, value: Term) -> Theorem | None:
        """Return the judgement of a primitive or function variable at a value."""
        if head in ESTABLISHED:
            return self._settled(established(ESTABLISHED[head], value))
        if head in BY_DEFINITION:
            return self._settled(infer("put", (lemma(head),), "x", value))
        if head in self.ctx.definitions:
            return None
        return self._hypothesis(App(head, (Var("t"),)), "t", value)

    def _settled(self, theorem: Theorem) -> Theorem | None:
        """Return a theorem whose conditions are proved by all means."""
        return settle(self.ctx, theorem, MAX_FUEL + 1)

    def _integral(self, body: Term) -> Theorem | None:
        """Return the judgement of an integral whose ends move, by the fundamental theorem."""
        # what integrals are is found by means of derivatives
        from symproof.engine.calculus import integrals_moving

        match body:
            case App("integral", (Lam() as function, a, b)) if (
                self.name not in function.variables | a.variables
            ):
                outer = integrals_moving.slope_at_end(self.ctx, function, a, self.at(b))
                return outer and self._chain(outer, b)
            case _:
                equal = integrals_moving.by_upper_end(self.ctx, self.name, body)
                return equal and self.equal(body, equal, equal.claim.rhs)

    def _hypothesis(self, body: Term, param: str, value: Term) -> Theorem | None:
        """Return that the function param -> body is differentiable at a value, as assumed."""
        for hyp in (*self.ctx.hyps, *(fact.theorem for fact in self.ctx.facts.values())):
            claim = hyp.claim
            if claim.rel != TWO_SIDED or len(claim.forall) != 1:
                continue
            match claim.lhs:
                case App("diff", (Lam((own,), given), Var(name))) if name == claim.forall[0]:
                    same = attempt("ring", (), diff(own, given, ZERO), diff(param, body, ZERO))
                    if same is not None:
                        return attempt("spec", (hyp,), (value,))
                case _:
                    pass
        return None

    def _second(self, body: Term, function: Lam, argument: Term) -> Theorem | None:
        """Return the judgement of a derivative, as a function of where it is taken."""
        (param,) = function.params
        if self.name not in function.variables:
            given = self._hypothesis(
                diff(param, function.body, Var(param)), param, self.at(argument)
            )
            if given is not None:
                return self._chain(given, argument)
        return kinks.derivative_of_derivative(self, body, differentiate)


def _integer(exponent: Term) -> int | None:
    try:
        value = difference(exponent, ZERO)
    except KernelError:
        return None
    if value is None or value.denominator != 1 or abs(value) > 1000:
        return None
    return int(value)


@cache
def lemma(head: str) -> Theorem:
    """Return the derivative of a primitive at x, proved from its definition.

    Raises:
        KernelError: the proof fails, which a test rules out.
    """
    x, t = Var("x"), Var("t")
    definition = infer("axiom", (), f"{head}_def", (t,))
    condition = Claim("!=", App("cos", (x,)), ZERO)
    ctx = Context().assuming((condition,)) if head == "tan" else Context()
    inner = Deriver(ctx, "t", x).judge(definition.claim.rhs)
    value = parse_term(BY_DEFINITION[head])
    if inner is None:
        raise KernelError("premise-match", f"no derivative of the definition of {head}")
    judged = infer("deriv_local", (definition, inner), Lam(("t",), App(head, (t,))), "t")
    equal = _lemma_value(ctx, judged.claim.rhs, value)
    return infer("trans", (judged, equal))


@cache
def power_lemma() -> Theorem:
    """Return that t^y has the derivative y*x^(y - 1) at x > 0.

    Raises:
        KernelError: the proof fails, which a test rules out.
    """
    x, y, t = Var("x"), Var("y"), Var("t")
    ctx = Context().assuming((Claim("<", ZERO, x),))
    definition = infer("axiom", (), "pow_def", (t, y))
    deriver = Deriver(ctx, "t", x)
    inner = deriver.judge(definition.claim.rhs)
    judged = inner and kinks.local(deriver, definition.claim.lhs, definition, inner)
    if judged is None:
        raise KernelError("premise-match", "no derivative of a power")
    value = App("*", (y, App("^", (x, App("-", (y, Num(1)))))))
    power = infer("axiom", (), "pow_def", (x, App("-", (y, Num(1)))))
    meant = infer("cong", (power,), Lam(("hole",), App("*", (y, Var("hole")))))
    split = infer("ring", (), power.claim.rhs, App("exp", (_minus_log(x, y),)))
    return infer("trans", (judged, _power_value(judged.claim.rhs, value, (meant, split), x, y)))


def _exp_log() -> Fact:
    return Fact.cited("exp_log", infer("axiom", (), "exp_log", (Var("x"),)))


def _minus_log(x: Var, y: Var) -> Term:
    """Return y*log(x) + -log(x)."""
    log = App("log", (x,))
    return App("+", (App("*", (y, log)), App("neg", (log,))))


def _power_value(raw: Term, value: Term, links: tuple[Theorem, Theorem], x: Var, y: Var) -> Theorem:
    """Return raw = value: what the chain rule gives for exp(y*log(x)) is y*x^(y - 1)."""
    meant, split = links
    ctx = Context().assuming((Claim("<", ZERO, x),))
    inside = infer("cong", (split,), Lam(("hole",), App("*", (y, Var("hole")))))
    expanded = chain(meant, inside)
    rewriters = (citing(_exp_log()), exponentials(raw, expanded.claim.rhs))
    left = normalise(ctx, raw, rewriters)
    right = normalise(ctx, expanded.claim.rhs, rewriters)
    middle = close_field(ctx, left.claim.rhs, right.claim.rhs)
    if middle is None:
        raise KernelError("premise-match", "the derivative of a power does not simplify")
    return chain(left, middle, symm(right), symm(expanded))


def _lemma_value(ctx: Context, raw: Term, value: Term) -> Theorem:
    """Return raw = value, the value's functions being unfolded."""
    meanings = [rewriter for head in DEFINED for rewriter in primitive(head)]
    right = normalise(ctx, value, meanings)
    middle = close_exp(ctx, raw, right.claim.rhs) or close_field(ctx, raw, right.claim.rhs)
    if middle is None:
        raise KernelError("premise-match", "the value of a derivative does not simplify")
    return chain(middle, symm(right))


__all__ = ["BY_DEFINITION", "ESTABLISHED", "Deriver", "differentiate", "equal_values", "judge"]
