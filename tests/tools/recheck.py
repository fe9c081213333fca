"""The second checker: infers everything in symproof certificates again, without symproof.

usage: recheck.py [--print] CERTIFICATE...

For each proof it prints `ok NAME` or `rejected NAME: REASON`; with --print also what was proved,
under which hypotheses and definitions, and on which axioms it rests.  The exit status is 0 if
every proof is accepted, 1 if one is rejected, 2 if a file is not a certificate at all.

Who believes this file and Python need not believe symproof.  It shares no code with the kernel,
and does the same work in other ways: equal terms are one object, polynomials are decision
diagrams in a main variable, `field` clears one divisor after another, definedness is collected
without recursion.  Read it from top to bottom: terms, substitution, polynomials, sequents,
rules, axioms, statements, files.

A theorem says: for all values of its free variables and function variables, if its definitions
and hypotheses hold, its claim holds.  Every function has a value everywhere (1/0 is *some*
number); that the terms of a statement are defined is shown by theorems of its own.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Collection, Iterable, Iterator, Mapping
from fractions import Fraction
from pathlib import Path
from typing import Any, Literal, NamedTuple, NoReturn

MAX_DEPTH = 200  # of a term: recursion over terms is as deep as that
MAX_SIZE = 100_000  # of a term, written out
MAX_EXPONENT = 10_000
MAX_BITS = 100_000  # of a coefficient
MAX_WORK = 5_000_000  # operations on polynomials in one inference
RECURSION = 30_000  # recursion over polynomials is as deep as they have different atoms


class Rejected(Exception):
    """The step does not follow, or the certificate does not say what it should."""


class Unreadable(Exception):
    """The file is not a certificate."""


def reject(message: str) -> NoReturn:
    raise Rejected(message)


def need(condition: object, message: str) -> None:
    if not condition:
        reject(message)


# --- terms -------------------------------------------------------------------------------------

ARITY = {
    **dict.fromkeys("+ - * / ^ = != < <= > >= max min".split(), 2),
    **dict.fromkeys("neg () exp log sqrt abs sign erf Phi sigmoid".split(), 1),
    **dict.fromkeys("sin cos tan sinh cosh tanh atan".split(), 1),
    **dict.fromkeys("pi E".split(), 0),
}
RELATIONS = frozenset({"=", "!=", "<", "<="})
GUARDS = RELATIONS | {">", ">="}


class Term:
    """A number, guard or function; equal terms are the same object (see `make`).

    `kind` is num, var, app, guard or lam; `head` the value, the name, or the parameters of a lam,
    whose only argument is its body.  `functions` are pairs of a name and a number of arguments.
    """

    __slots__ = ("args", "depth", "functions", "head", "kind", "size", "variables")

    kind: str
    head: Any
    args: tuple[Term, ...]
    depth: int
    size: int
    variables: frozenset[str]
    functions: frozenset[tuple[str, int]]


TERMS: dict[tuple[str, Any, tuple[Term, ...]], Term] = {}


def make(kind: str, head: Any, args: tuple[Term, ...] = ()) -> Term:
    """Return the term with these parts.  Whoever calls this has checked them."""
    term = TERMS.get((kind, head, args))
    if term is None:
        term = Term()
        term.kind, term.head, term.args = kind, head, args
        term.depth = 1 + max([arg.depth for arg in args], default=0)
        term.size = 1 + sum([arg.size for arg in args])
        need(term.depth <= MAX_DEPTH and term.size <= MAX_SIZE, "a term is too large")
        term.variables = frozenset[str]().union(*[arg.variables for arg in args])
        term.functions = frozenset[tuple[str, int]]().union(*[arg.functions for arg in args])
        if kind == "var":
            term.variables = frozenset({head})
        elif kind == "lam":
            term.variables -= set(head)
        elif kind == "app" and head not in ARITY and head != "cases":
            term.functions |= {(head, len(args))}
        TERMS[kind, head, args] = term
    return term


def is_name(value: object) -> bool:
    pattern = r"[A-Za-z_][A-Za-z0-9_]*"
    return type(value) is str and bool(re.fullmatch(pattern, value)) and not is_primitive(value)


def is_primitive(name: str) -> bool:
    return name in ARITY or name == "cases"


def is_number(term: Term) -> bool:
    return term.kind in ("num", "var", "app")


def are_names(values: object) -> bool:
    """Whether these are distinct names."""
    if type(values) is not tuple or not all([is_name(value) for value in values]):
        return False
    return len(set(values)) == len(values)


def num(value: int) -> Term:
    need(type(value) is int and value >= 0, "a numeral is a non-negative integer")
    return make("num", value)


def var(name: str) -> Term:
    need(is_name(name), f"{name!r} cannot name a variable")
    return make("var", name)


def app(head: str, *args: Term) -> Term:
    """Return a function applied to arguments, or a guard.

    In cases(guard, value, guard, value, ..., otherwise) guards stand in the even places.
    """
    if head == "cases":
        need(len(args) >= 3 and len(args) % 2 == 1, "cases(...) is guard, value, ..., otherwise")
    elif is_primitive(head):
        need(len(args) == ARITY[head], f"{head} with {len(args)} argument(s)")
    else:
        need(is_name(head) and args, f"{head!r} cannot be applied to {len(args)} argument(s)")
    for place, arg in enumerate(args):
        is_guard = head == "cases" and place % 2 == 0 and place != len(args) - 1
        need(arg.kind == "guard" if is_guard else is_number(arg), f"an argument of {head}")
    return make("guard" if head in GUARDS else "app", head, args)


def lam(params: tuple[str, ...], body: Term) -> Term:
    need(params and are_names(params), "the parameters of a function are distinct names")
    need(is_number(body), "the body of a function is a number")
    return make("lam", params, (body,))


ZERO = num(0)

Values = Mapping[str, Term]
Functions = Mapping[tuple[str, int], Term]


def substitute(term: Term, values: Values, functions: Functions) -> Term:
    """Replace variables by terms and function variables by lams, all at once.

    There is no binder inside a number, so nothing can be captured here.
    """
    done: dict[Term, Term] = {}

    def replace(part: Term) -> Term:
        if part.variables.isdisjoint(values) and part.functions.isdisjoint(functions):
            return part
        if part not in done:
            if part.kind == "var":
                done[part] = values[part.head]
            else:
                args = [replace(arg) for arg in part.args]
                function = functions.get((part.head, len(args)))
                if function is None:
                    done[part] = app(part.head, *args)
                else:
                    inner = dict(zip(function.head, args, strict=True))
                    done[part] = substitute(function.args[0], inner, {})
        return done[part]

    return replace(term)


def substitute_under(
    bound: tuple[str, ...], term: Term, values: Values, functions: Functions
) -> Term:
    """Replace in a term some of whose variables are bound; reject where one would be captured."""
    inner = {name: value for name, value in values.items() if name not in bound}
    arriving = [value for name, value in inner.items() if name in term.variables]
    arriving += [value for key, value in functions.items() if key in term.functions]
    for value in arriving:
        need(value.variables.isdisjoint(bound), "a variable would be captured")
    return substitute(term, inner, functions)


# --- polynomials -------------------------------------------------------------------------------
# A polynomial is a rational number, or a polynomial in its main variable whose coefficients have
# lower main variables.  Variables are atoms, numbered as they come: a variable of a term, the
# value of a function at polynomials, the reciprocal of a polynomial that is not a number or is 0.
# Equal polynomials are the same object, and so are equal atoms, through all inferences.


class Poly:
    """The sum of c * atom^e over (e, c) in `parts`, of level `atom`; or, of level -1, `value`."""

    __slots__ = ("level", "parts", "value")

    level: int
    parts: tuple[tuple[int, Poly], ...]
    value: Fraction


POLYS: dict[object, Poly] = {}
ATOMS: dict[tuple[object, ...], int] = {}
NORMAL: dict[Term, Poly] = {}
SUMS: dict[tuple[Poly, Poly], Poly] = {}
PRODUCTS: dict[tuple[Poly, Poly], Poly] = {}
WORK = [0]


def spend(amount: int) -> None:
    WORK[0] += amount
    need(WORK[0] <= MAX_WORK, "the polynomials are too large")


def unique(key: object, level: int, parts: tuple[tuple[int, Poly], ...], value: Fraction) -> Poly:
    poly = POLYS.get(key)
    if poly is None:
        poly = POLYS[key] = Poly()
        poly.level, poly.parts, poly.value = level, parts, value
    return poly


def constant(value: Fraction | int) -> Poly:
    value = Fraction(value)
    bits = max(value.numerator.bit_length(), value.denominator.bit_length())
    need(bits <= MAX_BITS, "a coefficient is too large")
    return unique(value, -1, (), value)


NONE, ONE, MINUS = constant(0), constant(1), constant(-1)


def build(level: int, coefficients: Mapping[int, Poly]) -> Poly:
    parts = tuple(sorted([(e, c) for e, c in coefficients.items() if c is not NONE]))
    if not parts:
        return NONE
    if parts[-1][0] == 0:
        return parts[0][1]
    return unique((level, parts), level, parts, Fraction(0))


def atom(*key: object) -> Poly:
    return build(ATOMS.setdefault(key, len(ATOMS)), {1: ONE})


def below(level: int, poly: Poly) -> tuple[tuple[int, Poly], ...]:
    """Return the parts of a polynomial in an atom that is at least its main variable."""
    return poly.parts if poly.level == level else ((0, poly),)


def add(p: Poly, q: Poly) -> Poly:
    if p is NONE or q is NONE:
        return q if p is NONE else p
    level = max(p.level, q.level)
    if level < 0:
        return constant(p.value + q.value)
    if (p, q) not in SUMS:
        result = dict(below(level, p))
        spend(len(p.parts) + len(q.parts))
        for e, c in below(level, q):
            result[e] = add(result[e], c) if e in result else c
        SUMS[p, q] = build(level, result)
    return SUMS[p, q]


def mul(p: Poly, q: Poly) -> Poly:
    if p is ONE or q is ONE:
        return q if p is ONE else p
    level = max(p.level, q.level)
    if level < 0:
        return constant(p.value * q.value)
    if (p, q) not in PRODUCTS:
        result: dict[int, Poly] = {}
        for e, c in below(level, p):
            spend(len(q.parts) + 1)
            for f, d in below(level, q):
                result[e + f] = add(result.get(e + f, NONE), mul(c, d))
        PRODUCTS[p, q] = build(level, result)
    return PRODUCTS[p, q]


def sub(p: Poly, q: Poly) -> Poly:
    return add(p, mul(MINUS, q))


def power(p: Poly, exponent: int) -> Poly:
    """Return p to a natural power; p to 0 is 1, also for p = 0."""
    if exponent == 0:
        return ONE
    root = power(p, exponent // 2)
    square = mul(root, root)
    return mul(square, p) if exponent % 2 else square


def number(p: Poly) -> Fraction | None:
    """Return the value of a polynomial that is a number."""
    return p.value if p.level < 0 else None


def reciprocal(p: Poly) -> Poly:
    """Return 1/p.  Nothing is known about 1/0, nor that 1/(p*q) is (1/p)*(1/q)."""
    value = number(p)
    return constant(1 / value) if value else atom("reciprocal", p)


def integer(exponent: Term) -> int | None:
    """Return the value of an exponent that is an integer number."""
    value = number(normal(exponent))
    if value is None or value.denominator != 1:
        return None
    need(abs(value) <= MAX_EXPONENT, "an exponent is too large")
    return int(value)


def normal(term: Term) -> Poly:
    """Return the polynomial that a term (or a guard: an atom) is equal to, whatever 1/0 is."""
    if term not in NORMAL:
        NORMAL[term] = normal_of(term)
    return NORMAL[term]


def normal_of(term: Term) -> Poly:
    head, args = term.head, term.args
    if term.kind == "num":
        return constant(head)
    if term.kind == "var":
        return atom("variable", head)
    if head == "^":
        n = integer(args[1])
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
            return mul(MINUS, values[0])
        case "()":
            return values[0]
        case _:
            return atom("value", head, *values)


def divisors(term: Term) -> Iterator[tuple[Poly, int]]:
    """Yield (d, n) for each divisor d^n that is met by doing the arithmetic of a fraction."""
    pending = [term]
    while pending:
        part = pending.pop()
        if part.kind != "app":
            continue
        if part.head == "^":
            n = integer(part.args[1])
            if n is not None:
                pending.append(part.args[0])
            if n is not None and n < 0:
                yield normal(part.args[0]), -n
        elif part.head in ("+", "-", "*", "/", "neg", "()"):
            pending.extend(part.args)
            if part.head == "/":
                yield normal(part.args[1]), 1


def in_powers_of(level: int, p: Poly) -> dict[int, Poly]:
    """Return the coefficients of p as a polynomial in any of its atoms."""
    if p.level <= level:
        return dict(below(level, p))
    result: dict[int, Poly] = {}
    main = build(p.level, {1: ONE})
    for e, c in p.parts:
        for f, d in in_powers_of(level, c).items():
            result[f] = add(result.get(f, NONE), mul(power(main, e), d))
    return result


def equal_as_fractions(a: Term, b: Term, nonzero: Collection[Poly]) -> bool:
    """Whether a = b, given polynomials that are not 0; reject a divisor not among them.

    Multiplied by d^k, where d is not 0, c0 + c1/d + ... + ck/d^k is c0*d^k + ... + ck.  Divisors
    inside a divisor d have atoms of lower number than 1/d, so one pass from above clears all.
    """
    known: dict[int, Poly] = {}
    for divisor, n in [*divisors(a), *divisors(b)]:
        value = number(divisor)
        need(value if value is not None else divisor in nonzero, "a divisor may be 0")
        if value is None:
            product = power(divisor, n)
            known[reciprocal(product).level] = product
    rest = sub(normal(a), normal(b))
    for level in sorted(known, reverse=True):
        parts = in_powers_of(level, rest)
        top = max(parts)
        rest = NONE
        for e, c in parts.items():
            rest = add(rest, mul(c, power(known[level], top - e)))
    return rest is NONE


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
    """What a theorem says: under these definitions, the hypotheses imply the claim."""

    claim: Claim
    hyps: frozenset[Claim] = frozenset()
    defs: frozenset[Definition] = frozenset()
    trust: frozenset[str] = frozenset()


def claim_of(rel: str, lhs: Term, rhs: Term, forall: tuple[str, ...]) -> Claim:
    need(rel in RELATIONS, f"{rel!r} is not a relation of claims")
    need(is_number(lhs) and is_number(rhs), "a side of a claim is not a number")
    need(are_names(forall), "universal variables are distinct names")
    return Claim(rel, lhs, rhs, forall)


def definition_of(name: str, params: tuple[str, ...], body: Term) -> Definition:
    need(is_name(name), f"{name!r} cannot be defined")
    need(params and are_names(params), f"the parameters of {name} are not distinct names")
    need(is_number(body), f"the body of {name} is not a number")
    need(name not in names(body.functions), f"{name} is defined by itself")
    return Definition(name, params, body)


def names(functions: Iterable[tuple[str, int]]) -> set[str]:
    return {name for name, _ in functions}


def free(item: Claim | Definition) -> frozenset[str]:
    """Return the variables that are not bound."""
    if isinstance(item, Claim):
        return (item.lhs.variables | item.rhs.variables).difference(item.forall)
    return item.body.variables.difference(item.params)


def functions_of(item: Claim | Definition) -> frozenset[tuple[str, int]]:
    if isinstance(item, Claim):
        return item.lhs.functions | item.rhs.functions
    return item.body.functions | {(item.name, len(item.params))}


def items(part: Sequent) -> tuple[Claim | Definition, ...]:
    return (part.claim, *part.hyps, *part.defs)


ACYCLIC: set[frozenset[Definition]] = {frozenset()}


def check_definitions(part: Sequent) -> None:
    """Reject two meanings of a name, cyclic definitions, and wrong numbers of arguments."""
    arity = {definition.name: len(definition.params) for definition in part.defs}
    if part.defs not in ACYCLIC:
        need(len(arity) == len(part.defs), "one name is defined twice")
        uses = {d.name: names(d.body.functions) & arity.keys() for d in part.defs}
        for middle in uses:  # Warshall: add what `middle` uses to whatever uses it
            for reached in uses.values():
                if middle in reached:
                    reached |= uses[middle]
        need(all([name not in uses[name] for name in uses]), "definitions use each other")
        ACYCLIC.add(part.defs)
    if arity:
        for item in items(part):
            for name, count in functions_of(item):
                need(arity.get(name, count) == count, f"{name} with {count} argument(s)")


def from_parts(claim: Claim, *parts: Sequent) -> Sequent:
    """Return the sequent of a claim that rests on all that the parts rest on."""
    return Sequent(
        claim,
        frozenset[Claim]().union(*[part.hyps for part in parts]),
        frozenset[Definition]().union(*[part.defs for part in parts]),
        frozenset[str]().union(*[part.trust for part in parts]),
    )


def without(part: Sequent, hypothesis: Claim) -> Sequent:
    return part._replace(hyps=part.hyps - {hypothesis})


def everywhere(part: Sequent, values: Values, functions: Functions) -> Sequent:
    """Replace variables and function variables in a claim and all that it rests on."""

    def in_claim(claim: Claim) -> Claim:
        bound = claim.forall
        lhs, rhs = [substitute_under(bound, s, values, functions) for s in (claim.lhs, claim.rhs)]
        return Claim(claim.rel, lhs, rhs, bound)

    def in_definition(d: Definition) -> Definition:
        return definition_of(d.name, d.params, substitute_under(d.params, d.body, values, functions))

    return Sequent(
        in_claim(part.claim),
        frozenset([in_claim(hyp) for hyp in part.hyps]),
        frozenset([in_definition(definition) for definition in part.defs]),
        part.trust,
    )


def guard_claim(guard: Term) -> Claim:
    lhs, rhs = guard.args
    if guard.head in (">", ">="):
        return Claim(guard.head.replace(">", "<"), rhs, lhs)
    return Claim(guard.head, lhs, rhs)


def negation(claim: Claim) -> Claim:
    rel, lhs, rhs, _ = claim
    if rel in ("=", "!="):
        return Claim("!=" if rel == "=" else "=", lhs, rhs)
    return Claim("<=" if rel == "<" else "<", rhs, lhs)


def compare(rel: str, value: Fraction | Literal[0], zero: Fraction | Literal[0] = 0) -> bool:
    """Whether `value rel zero`."""
    return {"=": value == zero, "!=": value != zero, "<": value < zero, "<=": value <= zero}[rel]


# --- rules -------------------------------------------------------------------------------------

# rule: number of premises (* is any), kinds of arguments
# t number, T numbers, f function, c claim, d definition, n name, N names
RULES = dict(
    row.split(": ")
    for row in """
    refl: 0 t, symm: 1, trans: 2, cong: 1 f, assume: 0 c, cut: 2, gen: 1 N, spec: 1 T,
    unfold: 0 d T, put: 1 n t, instantiate: 1 n f, rename: 1 n n, discharge: 1 n,
    ring: 0 t t, field: * t t, decide: 0 c, linear: * c T, product: 2, square: 0 t,
    absurd: 1 c, cases: 3 t, branch: 1 t, axiom: 0 n T, oracle: 0 n c
    """.replace("\n", "").split(",")
    for row in [row.strip()]
)


def is_of_kind(kind: str, value: object) -> bool:
    match kind:
        case "t":
            return isinstance(value, Term) and is_number(value)
        case "f":
            return isinstance(value, Term) and value.kind == "lam"
        case "c":
            return isinstance(value, Claim)
        case "d":
            return isinstance(value, Definition)
        case "n":
            return isinstance(value, str)
        case _:  # T and N are tuples, but no claims or definitions, of t and n
            return type(value) is tuple and all([is_of_kind(kind.lower(), v) for v in value])
