"""The second checker accepts what the kernel accepts, and nothing that has been tampered with."""

from __future__ import annotations

import json
import math
import random
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import recheck

from symproof.certificate import CertificateError, Proved, dump, replay
from symproof.kernel import (
    App,
    Claim,
    Definition,
    KernelError,
    Lam,
    Num,
    Statement,
    Term,
    Theorem,
    Var,
    eq,
    infer,
    le,
    lt,
    ne,
    obligations,
)
from symproof.kernel.axioms import AXIOMS
from symproof.kernel.ring import field_equal, ring_equal
from symproof.kernel.rules import RULES
from symproof.kernel.term import PRIMITIVES

TOOL = Path(recheck.__file__)
x, y, z, c, t = (Var(name) for name in "xyzct")
zero, one, two = Num(0), Num(1), Num(2)


def f(head: str, *args: Term) -> Term:
    return App(head, args)


def assume(claim: Claim) -> Theorem:
    return infer("assume", (), claim)


def axiom(name: str, *terms: Term) -> Theorem:
    return infer("axiom", (), name, terms)


def chain(first: Theorem, *rest: Theorem) -> Theorem:
    for part in rest:
        first = infer("trans", (first, part))
    return first


def ring(a: Term, b: Term) -> Theorem:
    return infer("ring", (), a, b)


def proved(name: str, theorem: Theorem, *definedness: Theorem) -> Proved:
    """Return a proof of exactly what the theorem says."""
    return Proved(name, Statement(theorem.claim, theorem.hyps, theorem.defs), theorem, definedness)


# --- certificates: together they use every rule ------------------------------------------------


def odd_gate() -> Proved:
    gate = Definition("f", ("x",), one / two * (f("phi", x) + one) * x)
    odd = infer("spec", (assume(eq(f("phi", -t), -f("phi", t), "t")),), (x,))
    at_minus = chain(
        infer("unfold", (), gate, (-x,)),
        infer("cong", (odd,), Lam(("h",), one / two * (Var("h") + one) * -x)),
    )
    both = (infer("unfold", (), gate, (x,)), at_minus)
    return proved("odd_gate", infer("linear", both, eq(f("f", x) - f("f", -x), x), (one, -one)))


def fractions() -> Proved:
    nonzero, sum_nonzero = assume(ne(x, zero)), assume(ne(x + y, zero))
    sides = x / (x + y) ** 2 + y / (x + y) ** 2, (x / x) / (x + y) * x ** (-one) * x
    return proved("fractions", infer("field", (nonzero, sum_nonzero), *sides), nonzero, sum_nonzero)


def abs_is_nonneg() -> Proved:
    claim = le(zero, f("abs", x))
    negative, is_zero, positive = (assume(case) for case in (lt(x, zero), eq(x, zero), lt(zero, x)))
    of_neg, of_nonneg = axiom("abs_of_neg", x), axiom("abs_of_nonneg", x)
    below = infer("linear", (of_neg, negative), claim, (one, one))
    parts = [below]
    for known in (is_zero, positive):
        minus = -one if known is is_zero else one
        nonneg = infer("linear", (known,), le(zero, x), (minus,))
        equal = infer("cut", (nonneg, of_nonneg))
        parts.append(infer("linear", (equal, nonneg), claim, (one, one)))
    return proved("abs_is_nonneg", infer("cases", tuple(parts), x))


def guarded() -> Proved:
    ramp = f("cases", f(">", x, zero), x * (one / x), f("!=", x, one), two, zero)
    definition = Definition("g", ("x",), ramp)
    positive = assume(lt(zero, x))
    value = infer("branch", (positive,), ramp)
    nonzero = infer("linear", (positive,), ne(x, zero), (one,))
    cancelled = infer("field", (nonzero,), x * (one / x), one)
    theorem = chain(infer("unfold", (), definition, (x,)), value, cancelled)
    return proved("guarded", theorem, nonzero)


def otherwise() -> Proved:
    ramp = f("cases", f("<=", x, y), x, f("=", x, zero), y, z)
    second = f("cases", f("=", x, zero), y, z)
    parts = infer("branch", (assume(lt(y, x)),), ramp), infer("branch", (assume(ne(x, 0)),), second)
    return proved("otherwise", chain(*parts))


def universal() -> Proved:
    square = infer("gen", (infer("square", (), x + y),), ("x", "y"))
    there = infer("spec", (square,), (y, f("phi", z)))
    put = infer("put", (there,), "z", y * two)
    value = infer("instantiate", (put,), "phi", Lam(("t",), t + c))
    again = infer("gen", (value,), ("y",))
    return proved("universal", again)


def definitions() -> Proved:
    double = Definition("d", ("x",), x + x)
    quadruple = Definition("q", ("x",), f("d", f("d", x)))
    unfolded = infer("unfold", (), quadruple, (x,))
    renamed = infer("rename", (infer("unfold", (), double, (f("d2", x),)),), "d", "d2")
    moved = infer("instantiate", (infer("rename", (unfolded,), "q", "k"),), "phi", Lam(("t",), t))
    inner = infer("unfold", (), double, (x,))
    outer = infer("unfold", (), double, (f("d", x),))
    total = infer("linear", (moved, outer, inner), eq(f("k", x), 4 * x), (one, one, two))
    alone = infer("discharge", (infer("linear", (renamed,), eq(x, x), (zero,)),), "d2")
    return proved("definitions", infer("linear", (total, alone), total.claim, (one, x)))


def order() -> Proved:
    links = eq(x, y), lt(y, z), le(z, c), eq(c, t)
    theorem = chain(*[assume(link) for link in links])
    apart = chain(assume(ne(f("u", x), x)), infer("symm", (assume(eq(y, x)),)))
    backwards = infer("symm", (apart,))
    return proved("order", infer("linear", (theorem, backwards), theorem.claim, (one, zero))
                  if False else infer("linear", (theorem,), ne(x, t), (two,)))


def signs() -> Proved:
    a, b = assume(ne(x, zero)), assume(ne(y, zero))
    product = infer("product", (a, b))
    quarter = infer("product", (assume(lt(zero, z)), infer("square", (), x)))
    no_divisor = infer("linear", (product,), ne(two * (x * y), zero), (two,))
    theorem = infer("field", (no_divisor,), y * x / (two * (x * y)), one / two)
    both = infer("linear", (quarter, theorem), le(zero, z * x**two), (one, zero))
    return proved("signs", infer("cut", (no_divisor, infer("linear", (both, assume(no_divisor.claim)),
                  eq(zero, zero), ())))) if False else proved("signs", theorem, no_divisor)
