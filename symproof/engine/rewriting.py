"""Rewriting: equations used at the places where they apply.

A rewriter turns a term, at its head, into a theorem `term = ...`, or returns None.
`equate` goes down two terms side by side and rewrites where they differ; `normalise` rewrites
one term everywhere.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Final

from symproof.engine.context import Context
from symproof.engine.equality import (
    attempt,
    chain,
    congruence,
    fresh,
    refl,
    replace_argument,
    same,
    symm,
)
from symproof.engine.laws.established import INTEGRALS, MEANINGS, established
from symproof.engine.order.signs import prove_claim, settle
from symproof.kernel.sequent import ZERO, Claim, Definition, guard_claim, negation
from symproof.kernel.term import (
    BINDERS,
    BRACKET,
    GUARDS,
    App,
    Lam,
    Term,
    Var,
    bound_names,
    substitute,
)
from symproof.kernel.theorem import Theorem, infer

Rewriter = Callable[[Context, Term], Theorem | None]
Leaf = Callable[[Context, Term, Term], Theorem | None]

MAX_STEPS: Final = 400
MAX_NESTED: Final = 12

# primitives that are other primitives: name -> established fact
DEFINED: Final = MEANINGS
# primitives that are defined by cases: name -> axioms to try
BY_CASES: Final = {
    "abs": ("abs_of_nonneg", "abs_of_neg"),
    "sign": ("sign_of_pos", "sign_of_neg"),
    "max": ("max_of_ge", "max_of_le"),
    "min": ("min_of_le", "min_of_ge"),
}
# what else is known of a primitive: name -> axioms that rewrite it
SIMPLER: Final = {
    "erf": ("erf_neg",),
    "sin": ("sin_neg", "sin_zero"),
    "cos": ("cos_neg", "cos_zero"),
    "atan": ("atan_neg",),
    "log": ("log_exp",),
    "exp": ("exp_zero", "exp_log"),
    "sqrt": ("sqrt_sq",),
}
CONDITIONAL: Final = frozenset({*BY_CASES, "cases"})


def unfolding(definition: Definition) -> Rewriter:
    """Return the rewriter f(args) = body at args."""

    def rewrite(_: Context, term: Term) -> Theorem | None:
        if isinstance(term, App) and term.head == definition.name:
            return attempt("unfold", (), definition, term.args)
        return None

    return rewrite


def primitive(name: str) -> tuple[Rewriter, ...]:
    """Return the rewriters for the meaning of a primitive: one for a formula, or one per case.

    Raises:
        KeyError: the primitive has no definition.
    """
    if name == "cases":
        return (_branch,)
    facts = [table[name] for table in (DEFINED, INTEGRALS) if name in table]
    found = tuple([_established(name, fact) for fact in (*facts, *BY_CASES.get(name, ()))])
    if not found:
        raise KeyError(name)
    return (*found, _sign_zero) if name == "sign" else found


def _established(name: str, fact: str) -> Rewriter:
    """Return the rewriter by a fact about name(args), where its condition is proved."""

    def rewrite(ctx: Context, term: Term) -> Theorem | None:
        if isinstance(term, App) and term.head == name:
            return settle(ctx, established(fact, *term.args))
        return None

    return rewrite


def _sign_zero(ctx: Context, term: Term) -> Theorem | None:
    """Return sign(a) = 0 where a = 0."""
    if not isinstance(term, App) or term.head != "sign":
        return None
    equation = prove_claim(ctx, Claim("=", term.args[0], ZERO))
    if equation is None:
        return None
    return chain(congruence(term, [equation]), infer("axiom", (), "sign_zero", ()))


def _branch(ctx: Context, term: Term) -> Theorem | None:
    """Return cases(...) = the value of the branch that applies, as far as it is settled."""
    result = refl(term)
    while isinstance(result.claim.rhs, App) and result.claim.rhs.head == "cases":
        current = result.claim.rhs
        condition = guard_claim(current.args[0])
        settled = prove_claim(ctx, condition)
        chosen = settled is not None
        if settled is None:
            settled = prove_claim(ctx, negation(condition))
        if settled is None:
            break
        result = chain(result, infer("branch", (settled,), current))
        if chosen:
            break
    return None if result.rule == "refl" else result


class Equator:
    """Equates two terms by rewriting where they differ, on either side."""

    def __init__(
        self,
        ctx: Context,
        rewriters: Sequence[Rewriter],
        leaves: Sequence[Leaf] = (),
        fuel: int = 6,
    ) -> None:
        self.ctx = ctx
        self.rewriters = rewriters
        self.leaves = leaves
        self.failed: dict[tuple[Term, Term], int] = {}
        self.fuel = fuel

    def equate(self, a: Term, b: Term, fuel: int | None = None) -> Theorem | None:
        """Return a = b, or None."""
        fuel = self.fuel if fuel is None else fuel
        equal = same(a, b)
        if equal is not None:
            return equal
        if self.failed.get((a, b), -1) >= fuel:
            return None
        found = self._inside(a, b, fuel)
        if found is None and fuel > 0:
            found = self._at_head(a, b, fuel - 1)
        if found is None:
            found = first(leaf(self.ctx, a, b) for leaf in self.leaves)
        if found is None:
            self.failed[a, b] = fuel
        return found

    def _inside(self, a: Term, b: Term, fuel: int) -> Theorem | None:
        if isinstance(a, App) and a.head == BRACKET:
            return self._linked(infer("ring", (), a, a.args[0]), b, fuel)
        if isinstance(b, App) and b.head == BRACKET:
            inner = self.equate(a, b.args[0], fuel)
            return None if inner is None else chain(inner, infer("ring", (), b.args[0], b))
        if not (isinstance(a, App) and isinstance(b, App)):
            return None
        if a.head != b.head or len(a.args) != len(b.args) or a.head == "cases":
            return None
        if a.head in BINDERS:
            return self._bound(a, b, fuel)
        parts: list[Theorem] = []
        for x, y in zip(a.args, b.args, strict=True):
            part = self.equate(x, y, fuel)
            if part is None:
                return None
            parts.append(part)
        return congruence(a, parts)

    def _bound(self, a: App, b: App, fuel: int) -> Theorem | None:
        """Return an equation of derivatives, limits, integrals: of equal functions, at equals."""
        f, g = a.args[0], b.args[0]
        if not (isinstance(f, Lam) and isinstance(g, Lam)):
            return None
        name = generic(self.ctx, a, b)
        body = self.equate(applied(f, name), applied(g, name), fuel)
        result = body and attempt("ext", (body,), a, g, name)
        for i, (x, y) in enumerate(zip(a.args[1:], b.args[1:], strict=True), start=1):
            part = self.equate(x, y, fuel)
            if part is None or result is None or not isinstance(result.claim.rhs, App):
                return None
            result = chain(result, replace_argument(result.claim.rhs, i, part))
        return result

    def _linked(self, step: Theorem, b: Term, fuel: int) -> Theorem | None:
        rest = self.equate(step.claim.rhs, b, fuel)
        return None if rest is None else chain(step, rest)

    def _at_head(self, a: Term, b: Term, fuel: int) -> Theorem | None:
        for rewrite in self.rewriters:
            step = rewrite(self.ctx, a)
            if step is not None and step.claim.rhs != a:
                found = self._linked(step, b, fuel)
                if found is not None:
                    return found
        for rewrite in self.rewriters:
            step = rewrite(self.ctx, b)
            if step is not None and step.claim.rhs != b:
                rest = self.equate(a, step.claim.rhs, fuel)
                if rest is not None:
                    return chain(rest, symm(step))
        return None


def normalise(ctx: Context, term: Term, rewriters: Sequence[Rewriter]) -> Theorem:
    """Return term = term', with the rewriters applied everywhere, inside first.

    It stops after MAX_STEPS rewritings, so that looping equations end too.
    """
    return _Normaliser(ctx, rewriters).normalise(term, 0)


class _Normaliser:
    def __init__(self, ctx: Context, rewriters: Sequence[Rewriter]) -> None:
        self.ctx = ctx
        self.rewriters = rewriters
        self.budget = MAX_STEPS
        self.memo: dict[Term, Theorem] = {}

    def normalise(self, term: Term, nested: int) -> Theorem:
        known = self.memo.get(term)
        if known is not None:
            return known
        result = refl(term)
        if isinstance(term, App):
            if term.head in BINDERS:
                result = self._bound(term, nested)
            else:
                parts = [None if _is_guard(a) else self.normalise(a, nested) for a in term.args]
                result = congruence(term, parts)
        while self.budget > 0 and nested < MAX_NESTED:
            step = first(rewrite(self.ctx, result.claim.rhs) for rewrite in self.rewriters)
            if step is None or step.claim.rhs == result.claim.rhs:
                break
            self.budget -= 1
            result = chain(result, step, self.normalise(step.claim.rhs, nested + 1))
        self.memo[term] = result
        return result

    def _bound(self, term: App, nested: int) -> Theorem:
        """Return a derivative, limit or integral = that of the normalised function, where it is."""
        function, *numbers = term.args
        if not isinstance(function, Lam):
            return refl(term)
        name = generic(self.ctx, term)
        body = self.normalise(applied(function, name), nested)
        (param,) = function.params
        result = refl(term)
        new = Lam((param,), substitute(body.claim.rhs, {name: Var(param)}))
        if body.rule != "refl" and param not in body.claim.rhs.variables:
            result = attempt("ext", (body,), term, new, name) or result
        for i, number in enumerate(numbers, start=1):
            current = result.claim.rhs
            moved = self.normalise(number, nested)
            if moved.rule != "refl" and isinstance(current, App):
                result = chain(result, replace_argument(current, i, moved))
        return result


def generic(ctx: Context, *terms: Term) -> str:
    """Return a variable that stands for any number in a context: free and bound nowhere."""
    return fresh("z", taken_names(ctx, *terms))


def taken_names(ctx: Context, *terms: Term) -> set[str]:
    """Return the names of variables that a context and some terms use, free or bound."""
    taken: set[str] = set()
    for term in terms:
        taken |= term.variables | bound_names(term)
    for hyp in ctx.hyps:
        taken |= hyp.claim.variables.union(hyp.claim.forall)
    for definition in ctx.definitions.values():
        taken |= definition.variables.union(definition.params, bound_names(definition.body))
    return taken


def applied(function: Lam, name: str) -> Term:
    """Return the value of a function of one argument at a variable."""
    return substitute(function.body, {function.params[0]: Var(name)})


def _is_guard(term: Term) -> bool:
    return isinstance(term, App) and term.head in GUARDS


def first(found: Iterable[Theorem | None]) -> Theorem | None:
    """Return the first theorem of an iteration, None if there is none."""
    return next((theorem for theorem in found if theorem is not None), None)
