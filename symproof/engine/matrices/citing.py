"""Equations of matrices as rewriters: hypotheses as they stand, theorems at any matrices."""

from __future__ import annotations

from symproof.engine.context import Bindings, Context, Fact, match
from symproof.engine.equality import attempt, bare, chain, symm
from symproof.engine.matrices.steps import is_shaped, scalar_part
from symproof.engine.order.signs import prove_claim
from symproof.engine.rewriting import Rewriter
from symproof.kernel.errors import KernelError
from symproof.kernel.sequent import Claim
from symproof.kernel.shapes import Shape, Size
from symproof.kernel.term import App, Const, Lam, Mat, Term, is_matrix
from symproof.kernel.theorem import Theorem, infer

Sizes = dict[str, Size]


def directed(fact: Fact) -> Fact:
    """Return an equation in the direction in which it is used.

    What is said to be a matrix, as in `[A, -A] = W`, takes the place of its name, and the shorter
    side that of the longer one in `A = A*B`.
    """
    claim = fact.theorem.claim
    if fact.variables:
        return fact
    match claim.lhs, claim.rhs:
        case Mat(name, _), other if name in other.variables:
            turned = True
        case other, Mat(name, _):
            turned = not isinstance(other, Mat) and name not in other.variables
        case _:
            turned = False
    return Fact(fact.name, symm(fact.theorem), fact.variables) if turned else fact


def rewriter(fact: Fact) -> Rewriter:
    """Return the rewriter that uses an equation of matrices from left to right."""
    claim = fact.theorem.claim
    usable = claim.rel == "=" and is_shaped(claim)
    if isinstance(claim.lhs, Mat) and claim.lhs.name in fact.variables:
        usable = False

    def rewrite(ctx: Context, term: Term) -> Theorem | None:
        if not usable or not is_matrix(term):
            return None
        sizes: Sizes = {}
        known = matched(claim.lhs, term, fact.variables, {}, sizes)
        if known is not None and len(known) < len(fact.variables):
            known = _by_hypotheses(ctx, fact, known, sizes)
        theorem = None if known is None else _at(ctx, fact, known, sizes)
        if theorem is None:
            return None
        link = attempt("matrix", (), term, theorem.claim.lhs)
        return None if link is None else chain(link, theorem)

    return rewrite


def _by_hypotheses(ctx: Context, fact: Fact, known: Bindings, sizes: Sizes) -> Bindings:
    """Return bindings with those by which hypotheses of a fact are what is assumed here."""
    for hyp in sorted(filter(is_shaped, fact.theorem.hyps), key=repr):
        for given in filter(is_shaped, sorted(ctx.claims, key=repr)):
            found = matched(hyp.lhs, given.lhs, fact.variables, known, sizes)
            if found is not None:
                found = matched(hyp.rhs, given.rhs, fact.variables, found, sizes)
            if found is not None:
                known = found
                break
    return known


def matched(
    pattern: Term, term: Term, variables: frozenset[str], known: Bindings, sizes: Sizes
) -> Bindings | None:
    """Return bindings that make a pattern the term, up to brackets; `sizes` is filled."""
    pattern, term = bare(pattern), bare(term)
    if pattern.shape is None:
        return match(pattern, term, variables, known)
    if term.shape is None or not _fit(pattern.shape, term.shape, sizes):
        return None
    match pattern, term:
        case Mat(name, _), _ if name in variables:
            if name in known:
                return known if known[name] == term else None
            return {**known, name: term}
        case App(head, args), App(other, parts) if head == other and len(args) == len(parts):
            found: Bindings | None = known
            for arg, part in zip(args, parts, strict=True):
                if isinstance(arg, Lam):
                    found = match(arg, part, variables, found)
                else:
                    found = matched(arg, part, variables, found, sizes)
                if found is None:
                    return None
            return found
        case Const(name, _), Const(other, _):
            return known if name == other else None
        case Mat(), Mat():
            return known if pattern == term else None
        case _:
            return None


def _fit(pattern: Shape, shape: Shape, sizes: Sizes) -> bool:
    """Whether a shape may be that of a pattern; names of sizes that are met first are bound."""
    for own, other in zip(pattern, shape, strict=True):
        match own:
            case (((name, 1),), 0) if name.endswith("__p"):
                if sizes.setdefault(name, other) != other:
                    return False
            case _:
                pass
    return True


def _at(ctx: Context, fact: Fact, known: Bindings, sizes: Sizes) -> Theorem | None:
    """Return the fact at some matrices, its hypotheses proved."""
    result = fact.theorem
    try:
        for name, size in sizes.items():
            result = infer("resize", (result,), name, size)
        for name in sorted(known):
            result = infer("put", (result,), name, known[name])
    except KernelError:
        return None
    if any(name in result.claim.variables for name in fact.variables):
        return None
    for hyp in sorted(result.hyps - ctx.claims, key=repr):
        proof = _condition(ctx, hyp)
        if proof is None:
            return None
        result = infer("cut", (proof, result))
    return result


def _condition(ctx: Context, hyp: Claim) -> Theorem | None:
    if is_shaped(hyp):
        return attempt("matrix", (), hyp.lhs, hyp.rhs)
    return prove_claim(scalar_part(ctx), hyp)
