"""The second checker: infers everything in symproof certificates again, without symproof.

usage: recheck.py [--print] CERTIFICATE...

For each proof it prints `ok NAME` or `rejected NAME: REASON`; with --print also what is proved,
under which hypotheses and definitions, and on which axioms it rests.  The exit status is 0 if
every proof is accepted, 1 if something is rejected, 2 if a file is no certificate at all.

Who believes this file and Python need not believe symproof.  It shares no code with the kernel
and does the same work in other ways: equal terms are one object, polynomials are recursive in a
main variable, `field` clears one divisor after another.  Read it from top to bottom: terms,
polynomials, sequents, rules, axioms, statements, files.

A theorem says: for all values of its free variables and function variables, if its definitions
and hypotheses hold, its claim holds.  Every function has a value everywhere (1/0 is *some*
number); that the terms of a statement are defined is proved by theorems of its own.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from functools import cache
from math import isqrt
from pathlib import Path
from typing import Any, NamedTuple

MAX_DEPTH = 200  # of a term; recursion over terms is as deep as that
MAX_SIZE = 100_000  # of a term, written out
MAX_EXPONENT = 10_000
MAX_BITS = 100_000  # of a coefficient
MAX_WORK = 5_000_000  # coefficients computed in one inference
RECURSION = 6_000  # recursion over a polynomial is up to three times as deep as it has atoms


class Rejected(Exception):
    """The step does not follow, or the certificate does not prove what it states."""


def need(condition: object, reason: str) -> None:
    if not condition:
        raise Rejected(reason)


# --- terms -------------------------------------------------------------------------------------

PRIMITIVES = """
2  + - * / ^ = != < <= > >= max min diff
1  neg () exp log sqrt abs sign sin cos tan sinh cosh tanh atan erf Phi sigmoid
0  pi E
"""
# what a reader would take for a function or constant that there is not
RESERVED_NAMES = """
limit integral sum prod oo I inf nan ln log2 log10 cot sec csc arctan asin acos arcsin arccos
asinh acosh atanh erfc floor ceil mod factorial
coth sech csch Atan ArcTan Abs fabs Max Min Exp Log Sqrt Sign sgn signum Heaviside sinc Piecewise
cbrt root arcsinh arccosh arctanh ceiling
"""
RESERVED = frozenset(RESERVED_NAMES.split())
ARITY = {
    name: int(count)
    for count, *heads in [row.split() for row in PRIMITIVES.strip().splitlines()]
    for name in heads
}
RELATIONS = frozenset({"=", "!=", "<", "<="})
# diff(f, a) R v says that f has the derivative v at a: from both sides, the right, the left
JUDGEMENTS = frozenset({"diff", "diff+", "diff-"})
GUARDS = RELATIONS | {">", ">="}


class Term:
    """A number, guard or function; equal terms are the same object (see `make`).

    `kind` is num, var, app, guard or lam; `head` is the value, the name, or the parameters of a
    lam, whose one argument is its body.  `functions` holds pairs (name, number of arguments),
    `bound` all names that lams in it bind.  A mark, whose head is a number, is a variable that
    no certificate can name.
    """

    __slots__ = ("args", "bound", "depth", "functions", "head", "kind", "size", "variables")


@cache
def make(kind: str, head: Any, args: tuple[Term, ...]) -> Term:
    """Return the one term with these parts, which the caller has checked."""
    term = Term()
    term.kind, term.head, term.args = kind, head, args
    term.depth = 1 + max([arg.depth for arg in args], default=0)
    term.size = 1 + sum([arg.size for arg in args])
    need(term.depth <= MAX_DEPTH and term.size <= MAX_SIZE, "a term is too large")
    term.variables = frozenset({head} if kind in ("var", "mark") else ())
    term.variables = term.variables.union(*[arg.variables for arg in args])
    term.functions = frozenset({(head, len(args))} if kind == "app" and is_name(head) else ())
    term.functions = term.functions.union(*[arg.functions for arg in args])
    term.bound = frozenset(head if kind == "lam" else ()).union(*[arg.bound for arg in args])
    if kind == "lam":
        term.variables -= set(head)
    return term


def is_name(value: object) -> bool:
    """Whether this may name a variable or a function that is not a primitive."""
    if type(value) is not str or value in ARITY or value in RESERVED or value == "cases":
        return False
    return re.fullmatch(r"[A-Za-z_][A-Za-z0-9_]*", value) is not None


def are_names(values: tuple[object, ...]) -> bool:
    return all(is_name(value) for value in values) and len(set(values)) == len(values)


def is_number(term: Term) -> bool:
    return term.kind in ("num", "var", "app", "mark")


def num(value: int) -> Term:
    need(type(value) is int and value >= 0, "a numeral is a non-negative integer")
    return make("num", value, ())


def var(name: str) -> Term:
    need(is_name(name), f"{name!r} cannot name a variable")
    return make("var", name, ())


def app(head: str, *args: Term) -> Term:
    """Return an application, or a guard: cases(guard, value, ..., otherwise) takes those."""
    n = len(args)
    if head == "cases":
        need(n >= 3 and n % 2 == 1, "cases(...) is guard, value, ..., otherwise")
    elif head in ARITY:
        need(n == ARITY[head], f"{head} takes {ARITY[head]} term(s), not {n}")
    else:
        need(n >= 1 and is_name(head), f"{head!r} cannot be applied to {n} term(s)")
    for place, arg in enumerate(args):
        is_guard = head == "cases" and place % 2 == 0 and place < n - 1
        is_function = head == "diff" and place == 0
        fits = arg.kind == "guard" if is_guard else is_number(arg)
        if is_function:
            fits = arg.kind == "lam" and len(arg.head) == 1
        need(fits, f"an argument of {head}")
    return make("guard" if head in GUARDS else "app", head, args)


def lam(params: tuple[str, ...], body: Term) -> Term:
    need(params and are_names(params), "parameters are distinct names")
    need(is_number(body), "the body of a function is a number")
    return make("lam", params, (body,))


ZERO = num(0)
Values = Mapping[str, Term]
Functions = Mapping[tuple[str, int], Term]


def substitute(term: Term, values: Values, functions: Functions, bound: Iterable[str]) -> Term:
    """Replace variables and function variables, all at once, in a term under a binder.

    Variables that are `bound` stay; a term is rejected that would bring one of their names.
    """
    inner = {name: value for name, value in values.items() if name not in bound}
    heads = names(functions)
    arriving = [value for name, value in inner.items() if name in term.variables]
    arriving += [value for (name, _), value in functions.items() if name in names(term.functions)]
    for value in arriving:
        need(value.variables.isdisjoint(bound), "a variable would be captured")
    done: dict[Term, Term] = {}

    def replace(part: Term) -> Term:
        if part.variables.isdisjoint(inner) and heads.isdisjoint(names(part.functions)):
            return part
        if part.kind == "lam":
            return lam(part.head, substitute(part.args[0], inner, functions, part.head))
        if part not in done:
            args = [replace(arg) for arg in part.args]
            function = functions.get((part.head, len(args)))
            if part.kind == "var":
                done[part] = inner[part.head]
            elif function is None:
                done[part] = app(part.head, *args)
            else:
                done[part] = apply(function.head, function.args[0], args)
        return done[part]

    return replace(term)


def apply(params: tuple[str, ...], body: Term, args: Iterable[Term]) -> Term:
    """Return the body of a function or the side of a universal claim at `args`."""
    return substitute(body, dict(zip(params, args, strict=True)), {}, ())


# --- polynomials -------------------------------------------------------------------------------
# A polynomial is a Fraction, or a pair (atom, ((exponent, coefficient), ...)) with ascending
# exponents, whose coefficients are polynomials in atoms of lower number, and not 0.  An atom is a
# variable, a function's value, a reciprocal, or a derivative; they are numbered as they come, once
# for all.  A derivative is known by its point and by the polynomial of what is differentiated, with
# a mark for the variable: functions that are equal everywhere have equal derivatives.

Poly = Any
ATOMS: dict[tuple[object, ...], int] = {}
WORK = [0]


def rational(value: Fraction | int) -> Poly:
    bits = max(value.numerator.bit_length(), value.denominator.bit_length())
    need(bits <= MAX_BITS, "a coefficient is too large")
    return Fraction(value)


def build(level: int, coefficients: Mapping[int, Poly]) -> Poly:
    """Return the sum of c * atom^e over the items (e, c), with atom number `level`."""
    WORK[0] += 1 + len(coefficients)
    need(WORK[0] <= MAX_WORK, "a polynomial is too large")
    parts = tuple([(e, coefficients[e]) for e in sorted(coefficients) if coefficients[e] != 0])
    if not parts:
        return Fraction(0)
    return parts[0][1] if parts[-1][0] == 0 else (level, parts)


def atom(*key: object) -> Poly:
    return build(ATOMS.setdefault(key, len(ATOMS)), {1: Fraction(1)})


def level_of(p: Poly) -> int:
    return p[0] if type(p) is tuple else -1


def parts_of(p: Poly, level: int) -> tuple[tuple[int, Poly], ...]:
    """Return p as (exponent, coefficient) in an atom not lower than its own."""
    return p[1] if level_of(p) == level else ((0, p),)


def add(p: Poly, q: Poly) -> Poly:
    level = max(level_of(p), level_of(q))
    if level < 0:
        return rational(p + q)
    total = dict(parts_of(p, level))
    for e, c in parts_of(q, level):
        total[e] = add(total[e], c) if e in total else c
    return build(level, total)


def mul(p: Poly, q: Poly) -> Poly:
    level = max(level_of(p), level_of(q))
    if level < 0:
        return rational(p * q)
    total: dict[int, Poly] = {}
    for e, c in parts_of(p, level):
        for f, d in parts_of(q, level):
            total[e + f] = add(total.get(e + f, Fraction(0)), mul(c, d))
    return build(level, total)


def sub(p: Poly, q: Poly) -> Poly:
    return add(p, mul(Fraction(-1), q))


def power(p: Poly, exponent: int) -> Poly:
    """Return p to a natural power; p to 0 is 1, also for p = 0."""
    if exponent == 0:
        return Fraction(1)
    root = power(p, exponent // 2)
    return mul(mul(root, root), p) if exponent % 2 else mul(root, root)


def number(p: Poly) -> Fraction | None:
    """Return the value of a constant polynomial, None for another."""
    return None if type(p) is tuple else p


def reciprocal(p: Poly) -> Poly:
    """Return 1/p.  Nothing is known about 1/0, and 1/(p*q) is not known to be (1/p)*(1/q)."""
    return rational(1 / p) if number(p) else atom("reciprocal", p)


def integer(exponent: Term) -> int | None:
    """Return the value of an exponent that is a whole number, None for another."""
    value = number(normal(exponent))
    if value is None or value.denominator != 1:
        return None
    need(abs(value) <= MAX_EXPONENT, "an exponent is too large")
    return int(value)


@cache
def normal(term: Term) -> Poly:
    """Return the polynomial that is equal to a term, whatever number 1/0 is."""
    head, args = term.head, term.args
    if term.kind == "num":
        return rational(head)
    if term.kind in ("var", "mark"):
        return atom("variable", head)
    if head == "diff":
        function, point = args
        free_mark = next(i for i in range(MAX_DEPTH) if i not in function.variables)
        body = apply(function.head, function.args[0], [make("mark", free_mark, ())])
        return atom("derivative", free_mark, normal(body), normal(point))
    n = integer(args[1]) if head == "^" else None
    if n is not None:
        value = power(normal(args[0]), abs(n))
        return value if n >= 0 else reciprocal(value)
    values = [normal(arg) for arg in args]
    match head:
        case "+":
            return add(*values)
        case "-":
            return sub(*values)
        case "*":
            return mul(*values)
        case "/":
            return mul(values[0], reciprocal(values[1]))
        case "neg":
            return sub(Fraction(0), values[0])
        case "()":
            return values[0]
        case _:
            return atom("value", head, *values)


def divisors(term: Term) -> Iterator[tuple[Term, int]]:
    """Yield (d, n) for each divisor d^n in the arithmetic of a term, divisors in them included."""
    pending = [term]
    while pending:
        part = pending.pop()
        if part.kind == "app" and part.head in ("+", "-", "*", "/", "neg", "()"):
            pending.extend(part.args)
            if part.head == "/":
                yield part.args[1], 1
        elif part.kind == "app" and part.head == "^":
            n = integer(part.args[1])
            if n is not None:
                pending.append(part.args[0])
                if n < 0:
                    yield part.args[0], -n


def in_powers_of(level: int, p: Poly) -> dict[int, Poly]:
    """Return the coefficients of p by powers of any atom."""
    if level_of(p) <= level:
        return dict(parts_of(p, level))
    total: dict[int, Poly] = {}
    for e, c in p[1]:
        for f, d in in_powers_of(level, c).items():
            term = mul(build(p[0], {e: Fraction(1)}), d)
            total[f] = add(total.get(f, Fraction(0)), term)
    return total


def equal_as_fractions(a: Term, b: Term, nonzero: list[Poly]) -> bool:
    """Whether a = b, given polynomials that are not 0; reject a divisor that is not among them.

    Where d is not 0, c0 + c1/d + ... + ck/d^k is 0 if and only if c0*d^k + c1*d^(k-1) + ... + ck
    is.  The atom 1/d has a higher number than those in d, so that one pass from above clears all.
    """
    known: dict[int, Poly] = {}
    for term, n in [*divisors(a), *divisors(b)]:
        divisor = normal(term)
        if number(divisor) is None:
            need(divisor in nonzero, f"not shown: {show(term)} != 0")
            known[level_of(reciprocal(power(divisor, n)))] = power(divisor, n)
        else:
            need(divisor != 0, "a divisor is 0")
    rest = sub(normal(a), normal(b))
    for level in sorted(known, reverse=True):
        coefficients = in_powers_of(level, rest)
        rest = Fraction(0)
        for e, c in coefficients.items():
            rest = add(rest, mul(c, power(known[level], max(coefficients) - e)))
    return rest == 0


# --- claims, definitions, sequents -------------------------------------------------------------


class Claim(NamedTuple):
    """`lhs rel rhs` for all values of the variables `forall`."""

    rel: str
    lhs: Term
    rhs: Term
    forall: tuple[str, ...] = ()


class Definition(NamedTuple):
    """`name(params) := body`."""

    name: str
    params: tuple[str, ...]
    body: Term


class Sequent(NamedTuple):
    """What a theorem says: under the definitions, the hypotheses imply the claim."""

    claim: Claim
    hyps: frozenset[Claim] = frozenset()
    defs: frozenset[Definition] = frozenset()
    trust: frozenset[str] = frozenset()


def well_formed(item: Claim | Definition) -> Any:
    """Return a claim or definition that has just been made."""
    if isinstance(item, Claim):
        need(item.rel in RELATIONS | JUDGEMENTS, f"{item.rel!r} is not a relation of claims")
        need(
            item.rel in RELATIONS or item.lhs.head == "diff", "a judgement of what is no derivative"
        )
        need(is_number(item.lhs) and is_number(item.rhs), "a side of a claim is not a number")
        need(are_names(item.forall), "universal variables are distinct names")
    else:
        need(is_name(item.name), f"{item.name!r} cannot be defined")
        lam(item.params, item.body)
        need(item.name not in names(item.body.functions), f"{item.name} is defined by itself")
    return item


def free(items: Iterable[Claim | Definition]) -> frozenset[str]:
    """Return the variables that are free in an item."""
    total: set[str] = set()
    for item in items:
        if isinstance(item, Claim):
            total |= (item.lhs.variables | item.rhs.variables).difference(item.forall)
        else:
            total |= item.body.variables.difference(item.params)
    return frozenset(total)


def variables_of(part: Sequent) -> set[str]:
    """Return all variables of a sequent, free or bound."""
    items = (part.claim, *part.hyps, *part.defs)
    total = set(free(items))
    for item in items:
        if isinstance(item, Claim):
            total.update(item.forall, item.lhs.bound, item.rhs.bound)
        else:
            total.update(item.params, item.body.bound)
    return total


def functions_of(part: Sequent) -> set[tuple[str, int]]:
    """Return all functions of a sequent that are not primitives."""
    total = {(d.name, len(d.params)) for d in part.defs}
    for term in [side for c in (part.claim, *part.hyps) for side in (c.lhs, c.rhs)]:
        total |= term.functions
    return total.union(*[d.body.functions for d in part.defs])


def names(functions: Iterable[tuple[str, int]]) -> set[str]:
    return {name for name, _ in functions}


@cache
def arities(definitions: frozenset[Definition]) -> dict[str, int]:
    """Return the numbers of parameters; reject two meanings of a name, and cycles."""
    result = {d.name: len(d.params) for d in definitions}
    need(len(result) == len(definitions), "a name is defined twice")
    uses = {d.name: names(d.body.functions) & result.keys() for d in definitions}
    for middle in uses:  # Warshall: whatever uses it uses what it uses
        for reached in uses.values():
            reached |= uses[middle] if middle in reached else set()
    need(all(name not in uses[name] for name in uses), "definitions use each other")
    return result


def check_definitions(part: Sequent) -> None:
    """Reject a defined function with a wrong number of arguments anywhere in a sequent."""
    arity = arities(part.defs)
    for name, count in functions_of(part) if arity else ():
        need(arity.get(name, count) == count, f"{name} with {count} argument(s)")


def join(claim: Claim, *parts: Sequent) -> Sequent:
    """Return the sequent of a claim that rests on whatever the parts rest on."""
    hyps, defs, trust = [frozenset().union(*[part[i] for part in parts]) for i in (1, 2, 3)]
    return Sequent(claim, hyps, defs, trust)


def without(part: Sequent, hypothesis: Claim) -> Sequent:
    return part._replace(hyps=part.hyps - {hypothesis})


def everywhere(part: Sequent, values: Values, functions: Functions) -> Sequent:
    """Replace variables and function variables in a claim and in what it rests on."""

    def in_claim(c: Claim) -> Claim:
        lhs, rhs = [substitute(side, values, functions, c.forall) for side in (c.lhs, c.rhs)]
        return Claim(c.rel, lhs, rhs, c.forall)

    def in_definition(d: Definition) -> Definition:
        body = substitute(d.body, values, functions, d.params)
        return well_formed(Definition(d.name, d.params, body))

    hyps = frozenset([in_claim(hyp) for hyp in part.hyps])
    defs = frozenset([in_definition(d) for d in part.defs])
    return Sequent(in_claim(part.claim), hyps, defs, part.trust)


def guard_claim(guard: Term) -> Claim:
    """Return what a guard says, with < for >."""
    lhs, rhs = guard.args
    if guard.head in (">", ">="):
        lhs, rhs = rhs, lhs
    return Claim(guard.head.replace(">", "<"), lhs, rhs)


def negation(claim: Claim) -> Claim:
    rel, lhs, rhs, _ = claim
    if rel in ("=", "!="):
        return Claim("!=" if rel == "=" else "=", lhs, rhs)
    return Claim("<=" if rel == "<" else "<", rhs, lhs)


def truth(claim: Claim) -> bool | None:
    """Return whether a comparison holds, None where the difference is not a number."""
    need(claim.rel in RELATIONS, "not a comparison")
    value = number(sub(normal(claim.lhs), normal(claim.rhs)))
    if value is None:
        return None
    return {"=": value == 0, "!=": value != 0, "<": value < 0, "<=": value <= 0}[claim.rel]


# --- rules -------------------------------------------------------------------------------------

# each rule with its number of premises (* is any) and the kinds of its arguments:
# t number, T numbers, f function, c claim, d definition, n name, N names
RULE_TABLE = """
refl 0t, symm 1, trans 2, cong 1f, rewrite 2cn, assume 0c, cut 2, gen 1N, spec 1T,
unfold 0dT, put 1nt, instantiate 1nf, rename 1nn, discharge 1n,
ring 0tt, field *tt, decide 0c, enclose 0ct, linear *cT, product 2, square 0t,
absurd 1c, cases 3t, branch 1t, axiom 0nT, oracle 0nc,
ext 1fftn, deriv_value 1, deriv_unique 2, deriv_side 1n, deriv_join 2,
deriv_var 0nt, deriv_const 0ft, deriv_pow 0ntt, deriv_neg 1, deriv_add 2, deriv_sub 2,
deriv_mul 2, deriv_div 3, deriv_chain 2, deriv_local *fn, increasing 3n
"""
RULES = dict([row.split() for row in RULE_TABLE.split(",")])
ORACLE = "oracle: "


def instance(part: Sequent) -> Claim:
    """Return the claim of a premise that must not be universal."""
    need(not part.claim.forall, "a premise is universal")
    return part.claim


def infer(rule: str, parts: Sequence[Sequent], args: Sequence[Any]) -> Sequent:
    """Return what a rule gives from its premises and arguments, whose kinds are right."""
    match rule, parts, args:
        # equality and order
        case "refl", _, [t]:  # |- t = t
            return Sequent(Claim("=", t, t))
        case "symm", [part], _:  # a = b |- b = a; the same for !=
            rel, a, b, _ = instance(part)
            need(rel in ("=", "!="), f"{rel} is not symmetric")
            return join(Claim(rel, b, a), part)
        case "trans", [first, second], _:  # a R b, b S c |- a RS c
            (r, a, b, _), (s, b2, c, _) = instance(first), instance(second)
            need(b is b2, "the first claim does not end where the second begins")
            need(s == "=" or {r, s} <= RELATIONS, f"{r} and {s} do not compose")
            need("!=" not in (r, s) or "=" in (r, s), f"{r} and {s} do not compose")
            rel = next(rel for rel in (*JUDGEMENTS, "!=", "<", "<=", "=") if rel in (r, s))
            return join(Claim(rel, a, c), first, second)
        case "cong", [part], [f]:  # a = b |- f(a) = f(b)
            rel, a, b, _ = instance(part)
            need(rel == "=" and len(f.head) == 1, "no equation, or not one parameter")
            return join(Claim("=", *[apply(f.head, f.args[0], [t]) for t in (a, b)]), part)
        case "rewrite", [link, part], [c, x]:  # a = b, c(a) |- c(b), x being where they stand in c
            rel, a, b, _ = instance(link)
            need(rel == "=" and is_name(x), "no equation, or no name")
            before, after = [everywhere(Sequent(c), {x: t}, {}).claim for t in (a, b)]
            need(part.claim == before, "the second premise is not the pattern at the left side")
            return join(after, link, part)

        # hypotheses, universal claims
        case "assume", _, [c]:  # c |- c
            return Sequent(c, frozenset({c}))
        case "cut", [lemma, part], _:  # G |- h; D, h |- c; then G, D |- c
            need(lemma.claim in part.hyps, "the second premise does not rest on the first's claim")
            return join(part.claim, lemma, without(part, lemma.claim))
        case "gen", [part], [bound]:  # c |- for all x. c, where what c rests on does not have x
            need(free({*part.hyps, *part.defs}).isdisjoint(bound), "a variable is not arbitrary")
            return join(well_formed(instance(part)._replace(forall=bound)), part)
        case "spec", [part], [ts]:  # for all x. c(x) |- c(t)
            rel, a, b, bound = part.claim
            need(bound and len(bound) == len(ts), f"{len(ts)} terms for {len(bound)} variables")
            return join(Claim(rel, apply(bound, a, ts), apply(bound, b, ts)), part)

        # definitions, variables, function variables
        case "unfold", _, [d, ts]:  # f(x) := t(x) |- f(s) = t(s)
            need(len(ts) == len(d.params), f"{len(ts)} terms for {len(d.params)} parameters")
            value = apply(d.params, d.body, ts)
            return Sequent(Claim("=", app(d.name, *ts), value), defs=frozenset({d}))
        case "put", [part], [x, t]:  # t for the free variable x, everywhere
            return everywhere(part, {x: t}, {})
        case "instantiate", [part], [name, f]:  # f for the function variable `name`, everywhere
            need(is_name(name), f"{name!r} is not a function variable")
            need(name not in [d.name for d in part.defs], f"{name} is defined")
            return everywhere(part, {}, {(name, len(f.head)): f})
        case "rename", [part], [old, new]:  # a new name for a defined function, everywhere
            need(new not in names(functions_of(part)), f"{new} is taken")
            d = defined(part, old)
            renamed = well_formed(d._replace(name=new))
            value = lam(d.params, app(new, *map(var, d.params)))
            rest = part._replace(defs=part.defs - {d})
            moved = everywhere(rest, {}, {(old, len(d.params)): value})
            return moved._replace(defs=moved.defs | {renamed})
        case "discharge", [part], [name]:  # without a definition that nothing mentions
            rest = part._replace(defs=part.defs - {defined(part, name)})
            need(name not in names(functions_of(rest)), f"{name} is mentioned")
            return rest

        # arithmetic
        case "ring", _, [a, b]:  # |- a = b, equal as polynomials
            need(normal(a) == normal(b), "the polynomials differ")
            return Sequent(Claim("=", a, b))
        case "field", _, [a, b]:  # d != 0, ... |- a = b, equal as fractions
            given = [instance(part) for part in parts]
            need(all((c.rel, c.rhs) == ("!=", ZERO) for c in given), "a premise is not d != 0")
            need(equal_as_fractions(a, b, [normal(c.lhs) for c in given]), "the fractions differ")
            return join(Claim("=", a, b), *parts)
        case "decide", _, [c]:  # |- a R b, where a - b is a number
            need(not c.forall and truth(c) is True, "not a true comparison of numbers")
            return Sequent(c)
        case "enclose", _, [c, bits]:  # |- a R b for closed terms, where enclosures are apart
            need(not c.forall and c.rel in ("<", "<=", "!="), "not a comparison to be enclosed")
            need(bits.kind == "num" and bits.head in BITS, "not a number of bits")
            need(enclosed(c, bits.head), "the enclosures are apart the other way")
            return Sequent(c)
        case "linear", _, [c, factors]:  # l R r, ... |- their sum with factors
            need(not c.forall and len(parts) == len(factors), "universal, or a wrong number")
            need(adds_up(c, [instance(part) for part in parts], factors), "it does not add up")
            return join(c, *parts)
        case "product", [first, second], _:  # 0 < a, 0 < b |- 0 < a*b; with <=; with a, b != 0
            (r, a, b, _), (s, c, d, _) = instance(first), instance(second)
            if r == s == "!=" and b is d is ZERO:
                return join(Claim("!=", app("*", a, c), ZERO), first, second)
            need({r, s} <= {"<", "<="} and a is c is ZERO, "the premises are not signs")
            return join(Claim("<=" if "<=" in (r, s) else "<", ZERO, app("*", b, d)), first, second)
        case "square", _, [t]:  # |- 0 <= t^2
            return Sequent(Claim("<=", ZERO, app("^", t, num(2))))

        # cases
        case "absurd", [part], [c]:  # a false comparison of numbers |- anything
            need(truth(instance(part)) is False, "not a false comparison of numbers")
            return join(c, part)
        case "cases", [p, q, r], [t]:  # t < 0 |- c; t = 0 |- c; 0 < t |- c; then |- c
            need(p.claim == q.claim == r.claim, "the cases prove different claims")
            p, q = without(p, Claim("<", t, ZERO)), without(q, Claim("=", t, ZERO))
            return join(p.claim, p, q, without(r, Claim("<", ZERO, t)))
        case "branch", [part], [t]:  # g |- cases(g, v, ...) = v; not g |- ... = cases(...)
            need(t.head == "cases" and t.kind == "app", "not cases(...)")
            guard, value, *rest = t.args
            if part.claim != guard_claim(guard):
                need(part.claim == negation(guard_claim(guard)), "it does not settle the guard")
                value = rest[0] if len(rest) == 1 else app("cases", *rest)
            return join(Claim("=", t, value), part)

        # what is accepted
        case "axiom", _, [name, ts]:  # conditions |- the claim of an axiom, at terms
            need(name in AXIOMS, f"there is no axiom {name!r}")
            claim, *conditions = AXIOMS[name]
            params = sorted(free(AXIOMS[name]))
            need(len(ts) == len(params), f"{len(ts)} terms for {len(params)} variables")
            schema = Sequent(claim, frozenset(conditions), trust=frozenset({name}))
            return everywhere(schema, dict(zip(params, ts, strict=True)), {})
        case "oracle", _, [name, c]:  # |- anything, marked for ever
            return Sequent(c, trust=frozenset({ORACLE + name}))
        case _:
            return differentiate(rule, parts, args)


def defined(part: Sequent, name: str) -> Definition:
    for definition in part.defs:
        if definition.name == name:
            return definition
    raise Rejected(f"{name!r} is not defined in the premise")


def adds_up(claim: Claim, given: list[Claim], factors: Iterable[Term]) -> bool:
    """Whether rhs - lhs of the claim is the sum of factor * (rhs - lhs) and a slack that fits.

    Equations may be multiplied by anything.  Of other relations, = takes none; < and <= take
    inequalities by numbers >= 0; and != takes at most one < or !=, by a number that is not 0.
    """
    need({claim.rel, *[c.rel for c in given]} <= RELATIONS, "not a comparison")
    rest = sub(normal(claim.rhs), normal(claim.lhs))
    used: list[tuple[str, Fraction]] = []
    for (rel, lhs, rhs, _), factor in zip(given, factors, strict=True):
        by = normal(factor)
        rest = sub(rest, mul(by, sub(normal(rhs), normal(lhs))))
        if rel != "=":
            need(number(by) is not None, "a factor of an inequality is not a number")
            used.append((rel, by))
    slack = number(rest)
    if slack is None:
        return False
    if claim.rel == "=":
        return slack == 0 and not used
    if claim.rel == "!=":  # one factor and no slack, or none and some
        return [rel != "<=" and by != 0 for rel, by in used] == [True] * (slack == 0)
    if not all(rel != "!=" and by >= 0 for rel, by in used):
        return False
    strict = any(rel == "<" and by > 0 for rel, by in used)
    return slack >= 0 if strict or claim.rel == "<=" else slack > 0


# --- derivatives -------------------------------------------------------------------------------


def judged(part: Sequent) -> tuple[str, Term, Term, Term]:
    """Return R, f, a and v of a premise that says diff(f, a) R v."""
    rel, lhs, value, _ = instance(part)
    need(rel in JUDGEMENTS, "a premise judges no derivative")
    return rel, *lhs.args, value


def at(function: Term, point: Term) -> Term:
    """Return the value of a function of one argument."""
    need(len(function.head) == 1, "a function of one argument is expected")
    return apply(function.head, function.args[0], [point])


def judgement(rel: str, name: str, body: Term, point: Term, value: Term) -> Claim:
    return Claim(rel, app("diff", lam((name,), body), point), value)


def need_any(name: str, parts: Iterable[Sequent], terms: Iterable[Term]) -> None:
    """Reject unless a variable stands for all numbers in the terms and premises."""
    found = frozenset().union(*[term.variables for term in terms])
    found |= free(item for part in parts for item in (*part.hyps, *part.defs))
    need(is_name(name) and name not in found, f"{name!r} does not stand for all numbers")


def differentiate(rule: str, parts: Sequence[Sequent], args: Sequence[Any]) -> Sequent:
    """Return what a rule about derivatives gives.  Below, f R v is short for diff(f, a) R v."""
    match rule, parts, args:
        case "ext", [part], [f, g, a, name]:  # f(z) = g(z) for all z |- diff(f, a) = diff(g, a)
            z = var(name)
            need_any(name, [part], [f, g])
            need(instance(part) == Claim("=", at(f, z), at(g, z)), "not that they are equal")
            return join(Claim("=", app("diff", f, a), app("diff", g, a)), part)
        case "deriv_value", [part], _:  # f diff v |- diff(f, a) = v
            need(judged(part)[0] == "diff", "a derivative from one side only")
            return join(part.claim._replace(rel="="), part)
        case "deriv_unique", [first, second], _:  # f R v, f R w |- v = w
            (*same, v), (*other, w) = judged(first), judged(second)
            need(same == other, "not of one function, at one point, from one side")
            return join(Claim("=", v, w), first, second)
        case "deriv_side", [part], [side]:  # f diff v |- f diff+ v, f diff- v
            need(judged(part)[0] == "diff" and side in JUDGEMENTS - {"diff"}, "not to one side")
            return join(part.claim._replace(rel=side), part)
        case "deriv_join", [right, left], _:  # f diff+ v, f diff- v |- f diff v
            (r, *same), (s, *other) = judged(right), judged(left)
            need((r, s) == ("diff+", "diff-") and same == other, "not the two sides of one thing")
            return join(right.claim._replace(rel="diff"), right, left)

        case "deriv_var", _, [name, a]:  # |- (x -> x) diff 1
            return Sequent(judgement("diff", name, var(name), a, num(1)))
        case "deriv_const", _, [f, a]:  # |- (x -> c) diff 0
            need(f.args[0].variables.isdisjoint(f.head), "not visibly constant")
            return Sequent(Claim("diff", app("diff", f, a), ZERO))
        case "deriv_pow", _, [name, n, a]:  # |- (x -> x^n) diff n*a^(n - 1)
            need(n.kind == "num" and n is not ZERO, "the exponent is not a positive numeral")
            value = app("*", n, app("^", a, num(n.head - 1)))
            return Sequent(judgement("diff", name, app("^", var(name), n), a, value))
        case "deriv_neg", [part], _:  # f R v |- -f R -v
            rel, f, a, v = judged(part)
            return join(judgement(rel, *f.head, app("neg", *f.args), a, app("neg", v)), part)
        case (("deriv_add" | "deriv_sub" | "deriv_mul" | "deriv_div"), [first, second, *apart], _):
            (r, f, a, v), (s, g, b, w) = judged(first), judged(second)
            need(r == s and f.head == g.head and a is b, "not from one side, in one variable")
            f_at, g_at = at(f, a), at(g, a)
            for part in apart:  # the divisor at the point
                need(instance(part) == Claim("!=", g_at, ZERO), "not the divisor at the point")
            left, right = app("*", v, g_at), app("*", f_at, w)
            sign, value = {
                "deriv_add": ("+", app("+", v, w)),
                "deriv_sub": ("-", app("-", v, w)),
                "deriv_mul": ("*", app("+", left, right)),
                "deriv_div": ("/", app("/", app("-", left, right), app("^", g_at, num(2)))),
            }[rule]
            return join(judgement(r, *f.head, app(sign, *f.args, *g.args), a, value), *parts)
        case "deriv_chain", [first, second], _:  # f diff v at g(a), g R w |- (x -> f(g(x))) R v*w
            (r, f, b, v), (s, g, a, w) = judged(first), judged(second)
            need(r == "diff" and b is at(g, a), "the first is from one side, or elsewhere")
            need(f.variables.isdisjoint(g.head), "a variable would be captured")
            return join(judgement(s, *g.head, at(f, g.args[0]), a, app("*", v, w)), *parts)

        # where p has a derivative, from a side, it is continuous: 0 < p(a) gives 0 < p(z) near a
        case "deriv_local", [agree, known, *opens], [f, name]:  # f = g near a, g R v |- f R v
            rel, g, a, v = judged(known)
            z = var(name)
            near = {
                "diff": set(),
                "diff+": {Claim("<=", a, z)},
                "diff-": {Claim("<=", z, a)},
            }[rel]
            need(len(opens) % 2 == 0, "two premises for each condition")
            conditions = []
            for positive, smooth in zip(opens[::2], opens[1::2], strict=True):
                side, p, b, _ = judged(smooth)
                need(side in ("diff", rel) and b is a, "continuous elsewhere, or at another side")
                need(instance(positive) == Claim("<", ZERO, at(p, a)), "not that it holds there")
                near |= {Claim("<", ZERO, at(p, z))}
                conditions.append(p)
            rest = agree._replace(hyps=agree.hyps - near)
            need_any(name, [rest], [f, g, a, *conditions])
            need(instance(agree) == Claim("=", at(f, z), at(g, z)), "not that they are equal")
            return join(Claim(rel, app("diff", f, a), v), rest, known, *opens)
        # f diff v at z, 0 <= v, a <= b |- f(a) <= f(b); a < z and z < b may be used for 0 <= v
        case "increasing", [smooth, sign, order], [name]:
            (r, f, p, v), (s, zero, value, _) = judged(smooth), instance(sign)
            o, a, b, _ = instance(order)
            z = var(name)
            need(r == "diff" and p is z, "no derivative at any number")
            need(s in ("=", "<", "<=") and zero is ZERO and value is v, "not the derivative's sign")
            need(o in ("<", "<="), "not the order of the ends")
            ends = {Claim("<=", a, z), Claim("<=", z, b)}
            inside = ends | {Claim("<", a, z), Claim("<", z, b)}
            first = smooth._replace(hyps=smooth.hyps - ends)
            second = sign._replace(hyps=sign.hyps - inside)
            need_any(name, [first, second], [f, a, b])
            rel = "<=" if s == "<" and o == "<=" else s
            return join(Claim(rel, at(f, a), at(f, b)), first, second, order)
        case _:
            raise Rejected("a wrong number of premises or arguments")


# --- enclosures --------------------------------------------------------------------------------
# A pair (a, b) of whole numbers stands for a number from a/2^p to b/2^p.  A term is given pairs
# for more and more places p, until they settle the comparison: nothing is kept but whole numbers,
# // rounds towards minus infinity, and `above` rounds the other way.

Pair = tuple[int, int]
BITS = range(8, 4097)
MAX_PLACES = 9 << 12
MAX_DOUBLINGS = 1 << 12  # of an angle
MAX_WHOLE = 1 << 17  # bits of the whole part of a number


def above(a: int, b: int) -> int:
    return -(-a // b)


def spend(bits: int) -> None:
    """Count one step of a series with numbers of so many bits."""
    WORK[0] += 1 + 4 * (bits >> 10) * isqrt(bits >> 10)
    need(WORK[0] <= MAX_WORK, "an enclosure takes too long")


def rounded(a: Pair, places: int) -> Pair:
    """Return a pair with so many places less."""
    return a[0] >> places, -(-a[1] >> places)


class Places:
    """Numbers with p binary places; `one` is 1."""

    def __init__(self, p: int) -> None:
        self.p, self.one = p, 1 << p
        self.known: dict[Term, Pair] = {}

    def of(self, term: Term) -> Pair:
        """Return what encloses a closed term; reject one that may be undefined."""
        if term not in self.known:
            lo, hi = self.compute(term)
            need(max(-lo, hi) >> self.p < 1 << MAX_WHOLE, "a number is too large")
            self.known[term] = lo, hi
        return self.known[term]

    def compute(self, term: Term) -> Pair:
        if term.kind == "num":
            need(term.head.bit_length() <= MAX_WHOLE, "a number is too large")
            return term.head * self.one, term.head * self.one
        need(term.kind == "app", "not a closed number")
        if term.head == "cases":
            *branches, otherwise = term.args
            for guard, value in zip(branches[::2], branches[1::2], strict=True):
                truth = settled(guard_claim(guard), self)
                need(truth is not None, "a guard is not settled")
                if truth:
                    return self.of(value)
            return self.of(otherwise)
        need(term.head in ARITY, "not a closed number")
        return self.apply(term.head, *[self.of(arg) for arg in term.args])

    def apply(self, head: str, a: Pair = (0, 0), b: Pair = (0, 0)) -> Pair:
        match head:
            case "()":
                return a
            case "+":
                return a[0] + b[0], a[1] + b[1]
            case "-":
                return a[0] - b[1], a[1] - b[0]
            case "neg":
                return -a[1], -a[0]
            case "*":
                return self.times(a, b)
            case "/":
                return self.over(a, b)
            case "^":
                return self.raised(a, b)
            case "max":
                return max(a[0], b[0]), max(a[1], b[1])
            case "min":
                return min(a[0], b[0]), min(a[1], b[1])
            case "abs":
                return max(a[0], -a[1], 0), max(a[1], -a[0])
            case "sign":
                return ((a[0] > 0) - (a[0] < 0)) * self.one, ((a[1] > 0) - (a[1] < 0)) * self.one
            case "sqrt":
                need(a[0] >= 0, "the root of what may be negative")
                return isqrt(a[0] << self.p), isqrt((a[1] << self.p) - 1) + 1 if a[1] else 0
            case "sin":
                return self.circular(a)[0]
            case "cos":
                return self.circular(a)[1]
            case "tan":
                return self.over(*self.circular(a))
            case "Phi":  # (1 + erf(x/sqrt(2)))/2
                part = self.over(a, self.apply("sqrt", (2 * self.one, 2 * self.one)))
                lo, hi = self.apply("erf", part)
                return (self.one + lo) // 2, above(self.one + hi, 2)
            case "cosh":
                a = self.apply("abs", a)
                return self.cosh(a[0])[0], self.cosh(a[1])[1]
            case "pi":
                return self.quarter_turns(4)
            case "E":
                return self.exp(self.one)
            case "exp" | "log" | "atan" | "erf" | "sinh" | "tanh" | "sigmoid":  # increasing
                function = getattr(self, head)
                return function(a[0])[0], function(a[1])[1]
            case _:
                raise Rejected(f"{head} is not enclosed")

    def times(self, a: Pair, b: Pair) -> Pair:
        products = [x * y for x in a for y in b]
        return rounded((min(products), max(products)), self.p)

    def step(self, t: Pair, x: Pair, up: int, down: int) -> Pair:
        """Return t*x*up/down, a step of a series of numbers that are not negative."""
        spend(self.p)
        lo, hi = rounded((t[0] * x[0], t[1] * x[1]), self.p)
        return lo * up // down, above(hi * up, down)

    def over(self, a: Pair, b: Pair) -> Pair:
        need(b[0] > 0 or b[1] < 0, "a divisor may be 0")
        tops = [x * self.one for x in a]
        return min([x // y for x in tops for y in b]), max([above(x, y) for x in tops for y in b])

    def raised(self, a: Pair, b: Pair) -> Pair:
        """Return a power: by a whole number, or of a positive number as exp(b*log(a))."""
        if b[0] != b[1] or b[0] % self.one:
            return self.apply("exp", self.times(b, self.apply("log", a)))
        n = b[0] >> self.p
        need(abs(n) <= 1 << 64, "an exponent is too large")
        value = self.whole_power(a, abs(n))
        return value if n >= 0 else self.over((self.one, self.one), value)

    def whole_power(self, a: Pair, n: int) -> Pair:
        if n == 0:
            return self.one, self.one
        root = self.apply("abs", self.whole_power(a, n // 2)) if n > 1 else (self.one, self.one)
        square = self.times(root, root)
        need(square[1] >> self.p < 1 << MAX_WHOLE, "a number is too large")
        return self.times(a, square) if n % 2 else square

    # of n/2^p

    def exp(self, n: int) -> Pair:
        """Return E^k*exp(x) for k + x with 0 <= x < 1, and 1/exp(x) for -x."""
        if n < 0:  # exp(x) < 2^x
            small = -n > self.p << self.p
            return (0, 1) if small else self.over((self.one, self.one), self.exp(-n))
        k, part = divmod(n, self.one)
        need(k <= MAX_WHOLE, "an exponential is too large")
        fine = Places(self.p + 64)
        euler = fine.taylor(fine.one) if k else (fine.one, fine.one)
        value = fine.times(fine.whole_power(euler, k), fine.taylor(part << 64))
        return rounded(value, 64)

    def taylor(self, n: int) -> Pair:
        """Return the sum of t(k) = x^k/k! for 0 <= x <= 1: after t(k), k >= 1, at most t(k)."""
        t, total, k = (self.one, self.one), (self.one, self.one), 0
        while k == 0 or t[1] > 1:
            k += 1
            t = self.step(t, (n, n), 1, k)
            total = total[0] + t[0], total[1] + t[1]
        return total[0], total[1] + t[1]

    def log(self, n: int) -> Pair:
        """Return the logarithm of (1 + u)^(2^j), which is 2^j*(u - u^2/2 + u^3/3 - ...)."""
        need(n > 0, "the logarithm of what may not be positive")
        if n < self.one:  # -log(1/x)
            lo, hi = self.over((self.one, self.one), (n, n))
            return -self.log(hi)[1], -self.log(lo)[0]
        small = isqrt(self.p)
        j = (n >> self.p).bit_length().bit_length() + small
        fine = Places(self.p + 2 * j + 32)
        u = n << (fine.p - self.p), n << (fine.p - self.p)
        for _ in range(j):
            u = fine.apply("sqrt", u)
        u = u[0] - fine.one, u[1] - fine.one
        need(u[1] < fine.one, "too few roots")  # then the terms decrease
        total, power, k = (0, 0), u, 1
        while power[1] > 1:
            term = power[0] // k, above(power[1], k)
            total = fine.apply("+" if k % 2 else "-", total, term)
            power, k = fine.step(power, u, 1, 1), k + 1
        lo, hi = (total[0] - power[1]) << j, (total[1] + power[1]) << j
        return rounded((max(lo, 0), hi), fine.p - self.p)

    def circular(self, a: Pair) -> tuple[Pair, Pair]:
        """Sine and cosine: neither changes by more than its argument does."""
        middle = (a[0] + a[1]) // 2
        radius = max(a[1] - middle, middle - a[0])
        sine, cosine = self.sine_and_cosine(abs(middle))
        if middle < 0:
            sine = -sine[1], -sine[0]
        bounds = [
            (max(lo - radius, -self.one), min(hi + radius, self.one)) for lo, hi in (sine, cosine)
        ]
        return bounds[0], bounds[1]

    def sine_and_cosine(self, n: int) -> tuple[Pair, Pair]:
        """Return both for x >= 0, by sin(2y) = 2*sin(y)*cos(y) and cos(2y) = 1 - 2*sin(y)^2."""
        j = max(0, n.bit_length() - self.p + 8 + isqrt(self.p) // 2)
        if j > MAX_DOUBLINGS:
            return (-self.one, self.one), (-self.one, self.one)
        fine = Places(self.p + 2 * j + 64)
        y = n << (fine.p - self.p - j)
        sine, cosine = fine.alternating(y, (y, y), 1), fine.alternating(y, (fine.one,) * 2, 0)
        for _ in range(j):
            spend(fine.p)
            square = fine.whole_power(sine, 2)
            product = fine.times(sine, cosine)
            sine = 2 * product[0], 2 * product[1]
            cosine = fine.one - 2 * square[1], fine.one - 2 * square[0]
        return rounded(sine, fine.p - self.p), rounded(cosine, fine.p - self.p)

    def alternating(self, y: int, t: Pair, k: int) -> Pair:
        """Return t - t*y^2/((k+1)(k+2)) + ..., whose terms decrease, for 0 <= y < 1."""
        total, plus, square = (0, 0), True, self.times((y, y), (y, y))
        while t[1] > 1:
            total = self.apply("+" if plus else "-", total, t)
            t, k, plus = self.step(t, square, 1, (k + 1) * (k + 2)), k + 2, not plus
        return total[0] - t[1], total[1] + t[1]

    def euler(self, a: int, b: int) -> Pair:
        """Return atan(x) for x = a/b, 0 <= a <= b: the sum of t(k), t(0) = x/(1 + x^2).

        As t(k)/t(k-1) = 2k/(2k + 1)*x^2/(1 + x^2) < 1/2, those after t(k) sum to t(k) at most.
        """
        divisor, k = a * a + b * b, 0
        t, ratio = [(c << self.p) // divisor for c in (a * b, a * a)]
        t, ratio = (t, t + 1 if a else 0), (ratio, ratio + 1)
        total = t
        while t[1] > 2:  # half of 2, rounded upwards, can be 2 again
            k += 1
            t = self.step(t, ratio, 2 * k, 2 * k + 1)
            total = total[0] + t[0], total[1] + t[1]
        return total[0], total[1] + t[1]

    def quarter_turns(self, count: int) -> Pair:
        """Return count*pi/4, where pi/4 = 2*atan(1/3) + atan(1/7)."""
        fine = Places(self.p + 32)
        (a, b), (c, d) = fine.euler(1, 3), fine.euler(1, 7)
        return rounded((count * (2 * a + c), count * (2 * b + d)), 32)

    def atan(self, n: int) -> Pair:
        if n < 0:
            lo, hi = self.atan(-n)
            return -hi, -lo
        fine = Places(self.p + 32)
        if n <= self.one:
            return rounded(fine.euler(n, self.one), 32)
        return rounded(fine.apply("-", fine.quarter_turns(2), fine.euler(self.one, n)), 32)

    def erf(self, n: int) -> Pair:
        """Return 2/sqrt(pi) times the sum of (-1)^k*x^(2k+1)/(k!*(2k+1)).

        From k >= x^2 on each term is below the one before, so that the first left out bounds all.
        """
        if n < 0:
            lo, hi = self.erf(-n)
            return -hi, -lo
        square = above(n * n, 1 << 2 * self.p)
        if square > self.p + 1:  # 1 - erf(x) <= exp(-x^2)
            return self.one - 1, self.one
        fine = Places(self.p + 64 + 2 * square)
        x = n << (fine.p - self.p)
        t, total, k, by = (x, x), (0, 0), 0, fine.times((x, x), (x, x))
        while k <= square or t[1] > 1:
            term = t[0] // (2 * k + 1), above(t[1], 2 * k + 1)
            total = fine.apply("-" if k % 2 else "+", total, term)
            k += 1
            t = fine.step(t, by, 1, k)
        total = total[0] - t[1], total[1] + t[1]
        root = fine.apply("sqrt", fine.quarter_turns(4))
        value = rounded(fine.over((2 * total[0], 2 * total[1]), root), fine.p - self.p)
        return max(value[0], 0), min(value[1], self.one)

    def tanh(self, n: int) -> Pair:
        """Return 1 - 2/(1 + exp(2x))."""
        if abs(n) > self.p << self.p:  # 1 - |tanh(x)| < 2^-|x|
            return (self.one - 1, self.one) if n > 0 else (-self.one, 1 - self.one)
        lo, hi = self.exp(2 * n)
        part = self.over((2 * self.one, 2 * self.one), (self.one + lo, self.one + hi))
        return self.one - part[1], self.one - part[0]

    def sigmoid(self, n: int) -> Pair:
        """Return 1/(1 + exp(-x))."""
        if -n > self.p << self.p:  # below exp(x)
            return 0, 1
        lo, hi = self.exp(-n)
        return self.over((self.one, self.one), (self.one + lo, self.one + hi))

    def sinh(self, n: int) -> Pair:
        (a, b), (c, d) = self.exp(n), self.exp(-n)
        return (a - d) // 2, above(b - c, 2)

    def cosh(self, n: int) -> Pair:
        (a, b), (c, d) = self.exp(n), self.exp(-n)
        return (a + c) // 2, above(b + d, 2)


def settled(claim: Claim, places: Places) -> bool | None:
    """Return whether a comparison of closed terms holds, None where the places do not tell."""
    (a, b), (c, d) = places.of(claim.lhs), places.of(claim.rhs)
    apart, same = b < c or d < a, a == b == c == d
    yes, no = {
        "=": (same, apart),
        "!=": (apart, same),
        "<": (b < c, d <= a),
        "<=": (b <= c, d < a),
    }[claim.rel]
    return yes if yes or no else None


def enclosed(claim: Claim, bits: int) -> bool:
    """Return whether a comparison holds; reject what no number of places settles."""
    for term in (claim.lhs, claim.rhs):
        need(not term.variables and not term.functions, "a term is not closed")
    p = bits + 64
    while True:
        try:
            truth = settled(claim, Places(p))
        except Rejected:
            # what may be undefined, or not be settled, may be so for want of places only
            if p >= MAX_PLACES or WORK[0] > MAX_WORK:
                raise
            truth = None
        if truth is not None:
            return truth
        need(p < MAX_PLACES, "the enclosures overlap")
        p = min(2 * p, MAX_PLACES)


# --- axioms ------------------------------------------------------------------------------------

# name | claim | condition, each with heads before their arguments.  What is not a primitive is a
# variable and stands for any term; the rule takes these terms in alphabetical order.
AXIOM_TABLE = """
abs_of_nonneg | = abs x x | <= 0 x
abs_of_neg    | = abs x neg x | < x 0
sign_of_pos   | = sign x 1 | < 0 x
sign_of_neg   | = sign x neg 1 | < x 0
sign_zero     | = sign 0 0
max_of_ge     | = max x y x | <= y x
max_of_le     | = max x y y | <= x y
min_of_ge     | = min x y y | <= y x
min_of_le     | = min x y x | <= x y
exp_zero      | = exp 0 1
exp_add       | = exp + x y * exp x exp y
exp_pos       | < 0 exp x
exp_one       | = exp 1 E
log_exp       | = log exp x x
exp_log       | = exp log x x | < 0 x
sqrt_sq       | = ^ sqrt x 2 x | <= 0 x
sqrt_nonneg   | <= 0 sqrt x | <= 0 x
sinh_def      | = sinh x / - exp x exp neg x 2
cosh_def      | = cosh x / + exp x exp neg x 2
tanh_def      | = tanh x / - exp x exp neg x + exp x exp neg x
sigmoid_def   | = sigmoid x / 1 + 1 exp neg x
sin_neg       | = sin neg x neg sin x
cos_neg       | = cos neg x cos x
sin_zero      | = sin 0 0
cos_zero      | = cos 0 1
sin_sq_add_cos_sq | = + ^ sin x 2 ^ cos x 2 1
tan_def       | = tan x / sin x cos x
atan_neg      | = atan neg x neg atan x
pi_gt         | < / 333 106 pi
pi_lt         | < pi / 355 113
sin_add       | = sin + x y + * sin x cos y * cos x sin y
cos_add       | = cos + x y - * cos x cos y * sin x sin y
sin_half_pi   | = sin / pi 2 1
cos_half_pi   | = cos / pi 2 0
tan_atan      | = tan atan x x
atan_lt       | < atan x / pi 2
pow_def       | = ^ x y exp * y log x | < 0 x
"""
# name | function | its derivative at x | condition
DERIVATIVE_TABLE = """
exp_deriv     | exp  | exp x
log_deriv     | log  | / 1 x | < 0 x
sqrt_deriv    | sqrt | / 1 * 2 sqrt x | < 0 x
sin_deriv     | sin  | cos x
cos_deriv     | cos  | neg sin x
atan_deriv    | atan | / 1 + 1 ^ x 2
"""


def cells(table: str) -> list[list[str]]:
    return [[cell.strip() for cell in row.split("|")] for row in table.strip().splitlines()]


def parse(text: str) -> Term:
    words = iter(text.split())

    def term() -> Term:
        word = next(words)
        if word in ARITY:
            return app(word, *[term() for _ in range(ARITY[word])])
        return num(int(word)) if word.isdigit() else var(word)

    return term()


def derivative(head: str, value: str) -> Claim:
    return judgement("diff", "t", app(head, var("t")), var("x"), parse(value))


AXIOMS = {  # the claim, then the conditions
    name: [guard_claim(parse(text)) for text in texts] for name, *texts in cells(AXIOM_TABLE)
} | {
    name: [derivative(head, value), *[guard_claim(parse(text)) for text in texts]]
    for name, head, value, *texts in cells(DERIVATIVE_TABLE)
}


# --- statements --------------------------------------------------------------------------------


Near = tuple[tuple[str, Term | None], ...]


class Place(NamedTuple):
    """A term of a statement, the guards around it, and the variables that are near a point.

    A variable without a point is any number.  `judged` is a derivative whose existence is claimed.
    """

    term: Term
    guards: frozenset[Claim] = frozenset()
    near: Near = ()
    judged: bool = False


def obligations(
    claims: Iterable[Claim], definitions: Iterable[Definition]
) -> Iterator[tuple[Claim, frozenset[Claim], Near]]:
    """Yield what must hold, and under which guards, for every term of the claims to be defined.

    The body of a definition must be defined wherever the definition is used; the body of a
    derivative, everywhere near the point.  What is said of a term near another is about a new
    variable, x_1, x_2, ... for x.
    """
    claims, definitions = list(claims), frozenset(definitions)
    table = {(d.name, len(d.params)): d for d in definitions}
    whole = [Sequent(c, defs=definitions) for c in claims]
    taken = set[str]().union(*[variables_of(s) | names(functions_of(s)) for s in whole])
    pending = [Place(c.lhs, judged=c.rel in JUDGEMENTS) for c in claims]
    pending += [Place(c.rhs) for c in claims]
    seen: set[Place] = set()
    while pending:
        place = pending.pop()
        if place in seen:
            continue
        seen.add(place)
        term, guards, near, is_judged = place
        if term.head == "cases":
            for guard, value in zip(term.args[:-1:2], term.args[1::2], strict=True):
                condition = guard_claim(guard)
                pending += [Place(guard, guards, near), Place(value, guards | {condition}, near)]
                guards |= {negation(condition)}
            pending.append(Place(term.args[-1], guards, near))
            continue
        condition = domain(term)
        if condition is not None and not is_judged:
            yield condition, guards, near
        if term.head == "diff":
            function, point = term.args
            pending += [Place(point, guards, near), beside(function, point, guards, near, taken)]
            continue
        pending += [Place(arg, guards, near) for arg in term.args]
        d = table.get((term.head, len(term.args)))
        if d is not None:
            pending.append(Place(apply(d.params, d.body, term.args), guards, near))


def beside(
    function: Term, point: Term, guards: frozenset[Claim], near: Near, taken: set[str]
) -> Place:
    """Return the body of a function at a new variable, near a point.

    That is near a where the point is, or is itself a variable that is near a.  Where it depends on
    such a variable otherwise, nothing is known of it.  What guards say of variables that are near
    a point they do not say of others near these.
    """
    points = dict(near)
    new = next(
        name
        for i in range(1, len(taken) + len(near) + 2)
        if (name := f"{function.head[0]}_{i}") not in taken and name not in points
    )
    where: Term | None = point
    if not point.variables.isdisjoint(points):
        where = points[point.head] if point.kind == "var" else None
    kept = frozenset([guard for guard in guards if free([guard]).isdisjoint(points)])
    return Place(at(function, var(new)), kept, (*near, (new, where)))


def domain(term: Term) -> Claim | None:
    """Return what the arguments of a function must satisfy for it to have a value."""
    match term.head, term.args:
        case "diff", _:
            return Claim("diff", term, term)
        case "/", (_, divisor):
            return not_zero(divisor)
        case "log", (a,):
            return Claim("<", ZERO, a)
        case "sqrt", (a,):
            return Claim("<=", ZERO, a)
        case "tan", (a,):
            return Claim("!=", app("cos", a), ZERO)
        case "^", (base, exponent):
            value = number(normal(exponent))
            if value is None or value.denominator != 1:
                return Claim("<=" if value is not None and value > 0 else "<", ZERO, base)
            return not_zero(base) if value < 0 else None
        case _:
            return None


def not_zero(divisor: Term) -> Claim | None:
    return None if number(normal(divisor)) else Claim("!=", divisor, ZERO)


def why_not(part: Sequent, hyps: frozenset[Claim], defs: frozenset[Definition]) -> str:
    """Return why a theorem does not rest on these alone, or nothing if it does."""
    more = [show_claim(hyp) for hyp in part.hyps - hyps]
    more += [show_definition(d) for d in part.defs - defs]
    more += [repr(name) for name in part.trust if name.startswith(ORACLE)]
    return f"it also rests on {min(more)}" if more else ""


def check_statement(stated: Sequent, theorem: Sequent, definedness: Iterable[Sequent]) -> None:
    """Reject unless the theorem says what is stated, and the others that its terms are defined."""
    check_definitions(stated)
    need(theorem.claim == stated.claim, f"what it proves is {show_claim(theorem.claim)}")
    reason = why_not(theorem, stated.hyps, stated.defs)
    need(not reason, reason)
    # else a hypothesis about the free variable could define a term with the bound one
    for claim in (stated.claim, *stated.hyps):
        both = free({*stated.hyps, *stated.defs}).intersection(claim.forall)
        need(not both, "a variable is bound in one place and free in another")
    sides = [side for c in (stated.claim, *stated.hyps) for side in (c.lhs, c.rhs)]
    inside = set[str]().union(*[t.bound for t in (*sides, *[d.body for d in stated.defs])])
    need(
        inside.isdisjoint(free(stated.defs)), "a definition has a variable that a derivative binds"
    )
    both = variables_of(stated) & names(functions_of(stated))
    need(not both, "one name is a variable and a function")
    by_claim: dict[Claim, list[Sequent]] = {}
    for part in definedness:
        oracles = [name for name in part.trust if name.startswith(ORACLE)]
        need(not oracles, f"what it is defined by rests on {oracles}")
        by_claim.setdefault(part.claim, []).append(part)
    for claim, guards, near in obligations((stated.claim, *stated.hyps), stated.defs):
        given = stated._replace(hyps=stated.hyps | guards)
        parts = by_claim.get(claim, [])
        shown = any(
            not why_not(
                part, given.hyps | nearby(part.hyps - given.hyps, given, near, by_claim), given.defs
            )
            for part in parts
        )
        need(shown, f"not shown for it to be defined: {show_claim(claim)}")


def nearby(
    wanted: Iterable[Claim], given: Sequent, near: Near, by_claim: Mapping[Claim, list[Sequent]]
) -> frozenset[Claim]:
    """Return those of the wanted claims 0 < p(z) that hold of all z near a point.

    They do where theorems say that p is positive and has a derivative there, from what is given
    of nothing that is itself near a point.
    """
    points = dict(near)
    fixed = frozenset([hyp for hyp in given.hyps if free([hyp]).isdisjoint(points)])

    def is_shown(matches: Callable[[Claim], bool]) -> bool:
        parts = [part for claim, found in by_claim.items() if matches(claim) for part in found]
        return any(not why_not(part, fixed, given.defs) for part in parts)

    found: set[Claim] = set()
    for hyp in wanted:
        about = free([hyp]).intersection(points)
        if len(about) != 1 or (hyp.rel, hyp.lhs, hyp.forall) != ("<", ZERO, ()):
            continue
        (name,) = about
        point = points[name]
        if point is None:
            continue
        p = lam((name,), hyp.rhs)
        positive, slope = Claim("<", ZERO, at(p, point)), app("diff", p, point)
        if is_shown(positive.__eq__) and is_shown(
            lambda c, slope=slope: (c.rel, c.lhs, c.forall) == ("diff", slope, ())
        ):
            found.add(hyp)
    return frozenset(found)


# --- text --------------------------------------------------------------------------------------


def show(term: Term) -> str:
    """Return a term as text with all brackets; those that the author wrote are [ ]."""
    match term.kind, term.head, [show(arg) for arg in term.args]:
        case "num", value, _:
            return str(value) if value < 2**53 else hex(value)
        case "app", "neg", [a]:
            return f"(-{a})"
        case "app", "()", [a]:
            return f"[{a}]"
        case "app" | "guard", head, [a, b] if not head.isidentifier():
            return f"({a} {head} {b})"
        case "lam", params, [body]:
            return f"{', '.join(params)} -> {body}"
        case _, head, args:
            return f"{head}({', '.join(args)})" if args else head


def show_claim(claim: Claim) -> str:
    bound = f"for all {', '.join(claim.forall)}: " if claim.forall else ""
    rel = claim.rel if claim.rel in RELATIONS else f"exists ({claim.rel}) and is"
    return f"{bound}{show(claim.lhs)} {rel} {show(claim.rhs)}"


def show_definition(d: Definition) -> str:
    return f"{d.name}({', '.join(d.params)}) := {show(d.body)}"


def show_statement(stated: Sequent) -> list[str]:
    rows = ["claim  " + show_claim(stated.claim)]
    rows += sorted(["given  " + show_claim(hyp) for hyp in stated.hyps])
    rows += sorted(["where  " + show_definition(d) for d in stated.defs])
    return [*rows, "axioms " + (", ".join(sorted(stated.trust)) or "none")]


# --- files -------------------------------------------------------------------------------------

TABLES = ("terms", "claims", "definitions", "inferences", "proofs")
MALFORMED = (KeyError, TypeError, ValueError, AttributeError, RecursionError)


def load(text: str) -> dict[str, list[Any]]:
    """Return the tables of a certificate; a ValueError says why there are none."""
    data = json.loads(text)
    if type(data) is not dict or data.get("format") != "symproof-certificate":
        raise ValueError("not a certificate of symproof")
    if type(data.get("version")) is not int or data["version"] != 1:
        raise ValueError("a certificate of another version than 1")
    if not all(type(data.get(table)) is list for table in TABLES):
        raise ValueError("a table is missing")
    return data


def pick(rows: list[Any], index: Any) -> Any:
    """Return a row that stands earlier in the file; who uses a rejected row is rejected."""
    need(type(index) is int and 0 <= index < len(rows), f"there is no earlier row {index!r}")
    need(type(rows[index]) is not str, rows[index])
    return rows[index]


def pick_all(rows: list[Any], indices: list[Any]) -> tuple[Any, ...]:
    need(type(indices) is list, "a list is expected")
    return tuple([pick(rows, index) for index in indices])


def texts(values: list[str]) -> tuple[str, ...]:
    need(type(values) is list and all(type(v) is str for v in values), "names are expected")
    return tuple(values)


class Reader:
    """The rows read so far, by table: terms, claims, ..., or why a row was rejected (a str)."""

    def __init__(self) -> None:
        self.rows: dict[str, list[Any]] = {table: [] for table in TABLES}
        self.faults: set[str] = set()

    def read(self, table: str, row: Any) -> None:
        try:
            value = getattr(self, table)(row)
        except (Rejected, *MALFORMED) as error:
            value = "too large" if isinstance(error, RecursionError) else "malformed"
            value = str(error) if isinstance(error, Rejected) else value
            if value not in self.faults:
                value = f"{table} {len(self.rows[table])}: {value}"
                self.faults.add(value)
        self.rows[table].append(value)

    def terms(self, row: Any) -> Term:
        match row:
            case ["num", int(value)]:
                return num(value)
            case ["num", str(digits)] if re.fullmatch("0x[0-9a-f]+", digits):
                return num(int(digits, 16))
            case ["var", str(name)]:
                return var(name)
            case ["app", str(head), args]:
                return app(head, *pick_all(self.rows["terms"], args))
            case ["lam", params, body]:
                return lam(texts(params), pick(self.rows["terms"], body))
            case _:
                raise Rejected("not a term")

    def claims(self, row: Any) -> Claim:
        rel, lhs, rhs, forall = row
        lhs, rhs = pick_all(self.rows["terms"], [lhs, rhs])
        return well_formed(Claim(rel, lhs, rhs, texts(forall)))

    def definitions(self, row: Any) -> Definition:
        name, params, body = row
        return well_formed(Definition(name, texts(params), pick(self.rows["terms"], body)))

    def inferences(self, row: Any) -> Sequent:
        rule, premises, arguments = row
        need(rule in RULES, f"there is no rule {rule!r}")
        count, *kinds = RULES[rule]
        parts = pick_all(self.rows["inferences"], premises)
        need(count in ("*", str(len(parts))), f"{rule} from {len(parts)} premise(s)")
        need(len(kinds) == len(arguments), f"{rule} with {len(arguments)} argument(s)")
        args = [self.argument(kind, *arg) for kind, arg in zip(kinds, arguments, strict=True)]
        WORK[0] = 0
        result = infer(rule, parts, args)
        check_definitions(result)
        return result

    def argument(self, kind: str, tag: str, value: Any) -> Any:
        match kind, tag:
            case "t" | "f", "term":
                term = pick(self.rows["terms"], value)
                need(term.kind == "lam" if kind == "f" else is_number(term), "a wrong term")
                return term
            case "T" | "N", "terms" | "names" if value == []:
                return ()
            case "T", "terms":
                terms = pick_all(self.rows["terms"], value)
                need(all(is_number(term) for term in terms), "not a number")
                return terms
            case "N", "names":
                return texts(value)
            case "n", "name":
                return texts([value])[0]
            case ("c", "claim") | ("d", "definition"):
                return pick(self.rows[tag + "s"], value)
            case _:
                raise Rejected("an argument of a wrong kind")

    def proofs(self, entry: Any) -> Sequent:
        claim = pick(self.rows["claims"], entry["claim"])
        hyps = frozenset(pick_all(self.rows["claims"], entry["hyps"]))
        defs = frozenset(pick_all(self.rows["definitions"], entry["defs"]))
        theorem, *definedness = pick_all(
            self.rows["inferences"], [entry["theorem"], *entry["definedness"]]
        )
        trust = theorem.trust.union(*[part.trust for part in definedness])
        WORK[0] = 0
        check_statement(Sequent(claim, hyps, defs), theorem, definedness)
        need(entry["trust"] == sorted(trust), f"what it rests on is {sorted(trust)}")
        need(type(entry["name"]) is str, "a name is not a text")
        return Sequent(claim, hyps, defs, trust)


def check(text: str) -> list[tuple[str, Sequent | str]]:
    """Return the name of each proof with its statement, or with the reason why it is rejected.

    A rejected row is a matter of the proofs that rest on it, and if there are none, of the file.
    """
    data = load(text)
    sys.setrecursionlimit(max(RECURSION, sys.getrecursionlimit()))
    reader = Reader()
    for table in TABLES:
        for row in data[table]:
            reader.read(table, row)
    results = reader.rows["proofs"]
    verdicts = [
        (name_of(entry), result) for entry, result in zip(data["proofs"], results, strict=True)
    ]
    if reader.faults and str not in map(type, results):
        verdicts.append(("(file)", min(reader.faults)))
    return verdicts


def name_of(entry: Any) -> str:
    """Return the name of a proof, on one line."""
    name = entry.get("name") if type(entry) is dict else None
    return name if type(name) is str and name.isprintable() else json.dumps(name)


def main(arguments: list[str]) -> int:
    paths = [argument for argument in arguments if argument != "--print"]
    status = 0
    sys.stdout.reconfigure(errors="backslashreplace")
    for path in paths:
        try:
            verdicts = check(Path(path).read_text(encoding="utf-8"))
        except (OSError, ValueError, RecursionError) as error:
            print(f"unreadable {path}: {error}", file=sys.stderr)
            status = 2
            continue
        for name, result in verdicts:
            if isinstance(result, str):
                print(f"rejected {name}: {result}")
                status = max(status, 1)
                continue
            print(f"ok {name}")
            for row in show_statement(result) if "--print" in arguments else ():
                print("  " + row)
    if not paths:
        print(__doc__.split("\n\n")[1], file=sys.stderr)
    return status if paths else 2


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
