"""Integrals as a reader wants to see them worked out: one step, not the value at once.

That is F(b) - F(a) for an antiderivative F, the pieces between kinks, the limit of the integrals
up to a number, or the two halves put together.  The step is read off the theorem that is known.
"""

from __future__ import annotations

from symproof.engine.calculus.integrals import judge_integral
from symproof.engine.context import Context
from symproof.engine.equality import attempt, symm
from symproof.kernel.errors import KernelError
from symproof.kernel.term import INTEGRALS, App, Lam, Term
from symproof.kernel.theorem import Theorem, infer


def first_step(ctx: Context, term: Term) -> Theorem | None:
    """Return integral(..) = what it is by one step, or None: a rewriter."""
    if not isinstance(term, App) or term.head not in INTEGRALS:
        return None
    known = judge_integral(ctx, term)
    try:
        step = None if known is None else _step(known)
    except KernelError:
        return None
    return None if step is None else attempt("integral_value", (step,))


def _step(theorem: Theorem) -> Theorem | None:
    """Return a judgement of the same integral with the value that the last rule gave it."""
    match theorem.rule, theorem.premises:
        case "integral_ftc", _:
            return theorem
        case "trans", (first, _) if first.rule == "integral_join" and _is_integral(theorem):
            return theorem
        case "trans", (first, _):
            return _step(first)
        case "integral_ext", (agree, known, *order):
            inner = _step(known)
            match theorem.args:
                case (Lam() as function, str() as name) if inner is not None:
                    return infer("integral_ext", (agree, inner, *order), function, name)
                case _:
                    return None
        case "integral_join", (left, right):
            return infer("integral_join", (_itself(left), _itself(right)))
        case "integral_flip", (turned,):
            return infer("integral_flip", (_itself(turned),))
        case "integral_improper", (limit, _):
            # the limit that was found is that of the values of the integrals up to a number
            (values, *_) = limit.premises
            return infer("trans", (theorem, symm(infer("limit_value", (values,)))))
        case _:
            return None


def _is_integral(theorem: Theorem) -> bool:
    value = theorem.claim.rhs
    return isinstance(value, App) and value.head in INTEGRALS


def _itself(judged: Theorem) -> Theorem:
    """Return a judgement of an integral with the integral as its value, its function as settled."""
    known = judged
    while known.rule == "trans":
        known = known.premises[0]
    source = known.premises[1] if known.rule == "integral_ext" else judged
    if source.claim.rhs != judged.claim.rhs:
        source = judged
    return infer("trans", (judged, symm(infer("integral_value", (source,)))))
