"""The second checker's terms, polynomials, claims and sequents; see recheck.py."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from fractions import Fraction
from functools import cache
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
3  integral
2  + - * / ^ = != < <= > >= max min diff limit limit+ limit- integral+oo integral-oo map .*
1  neg () exp log sqrt abs sign sin cos tan sinh cosh tanh atan erf Phi sigmoid transpose
1  limit+oo limit-oo integral-oo+oo
0  pi E
"""
# what a reader would take for a function or constant that there is not, or not there
RESERVED_NAMES = """
sum prod oo eye zeros ones O I inf nan ln log2 log10 cot sec csc arctan asin acos arcsin arccos
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
GUARDS = RELATIONS | {">", ">="}
LIMITS = frozenset({"limit", "limit+", "limit-", "limit+oo", "limit-oo"})
INTEGRALS = frozenset({"integral", "integral+oo", "integral-oo", "integral-oo+oo"})
# what takes a function, then numbers: f and the point; f and the ends that are numbers
BINDERS = LIMITS | INTEGRALS | {"diff"}
BLOCKS = frozenset({"hcat", "vcat"})  # side by side, on top of each other
OF_MATRICES = BLOCKS | {"+", "-", "*", "/", "neg", "()", "map", ".*", "transpose"}
# diff(f, a) R v says that f has the derivative v at a: from both sides, the right, the left;
# of a limit or an integral, that it exists and is v; that f is bounded near the place of a limit
JUDGED = {
    "diff": {"diff"},
    "diff+": {"diff"},
    "diff-": {"diff"},
    "limit": LIMITS,
    "bounded": LIMITS,
    "integral": INTEGRALS,
}
JUDGEMENTS = frozenset(JUDGED)
MAX_NUMBER = 10**9  # in a size


# The number of rows or columns of a matrix is a sum of names, which stand for any number from 1,
# and of a number: a set of pairs (name, how often), where the number is how often there is "".
Size = frozenset[tuple[str, int]]
Shape = tuple[Size, Size]
ONE: Size = frozenset({("", 1)})


def total(sizes: Iterable[Size]) -> Size:
    found: dict[str, int] = {}
    for name, times in [pair for size in sizes for pair in size]:
        found[name] = found.get(name, 0) + times
    return frozenset(found.items())


class Term:
    """A number, matrix, guard or function; equal terms are the same object (see `make`).

    `kind` is num, var, mat, const, app, guard or lam; `head` is the value, the name, the
    parameters of a lam, whose one argument is its body, or the name of a matrix and its shape.
    `shape` is None for what is no matrix.  `functions` holds pairs (name, number of arguments),
    `bound` all names that lams in it bind, `matrices` names and shapes, `sizes` the names in
    shapes.  A mark, whose head is a number, is a variable that no certificate can name.
    """

    __slots__ = (
        *("args", "bound", "depth", "functions", "head", "kind", "matrices", "shape", "size"),
        *("sizes", "variables"),
    )


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
    term.matrices = frozenset({head} if kind == "mat" else ())
    term.matrices = term.matrices.union(*[arg.matrices for arg in args])
    term.sizes = frozenset().union(*[arg.sizes for arg in args])
    term.shape = None
    if kind in ("mat", "const"):
        name, term.shape = head
        term.variables = frozenset({name} if kind == "mat" else ())
        term.sizes = frozenset({n for side in term.shape for n, _ in side if n})
    elif kind == "app":
        term.shape = shape_of(head, [arg.shape for arg in args])
    return term


def shape_of(head: str, shapes: list[Shape | None]) -> Shape | None:
    """Return the shape of an application, None for a number; reject shapes that do not fit."""
    if head in BLOCKS:  # a number is a block of one row and one column
        blocks = [shape or (ONE, ONE) for shape in shapes]
        rows, columns = [[block[i] for block in blocks] for i in (0, 1)]
        across = rows if head == "hcat" else columns
        need(set(across) == {across[0]}, f"{head} of blocks that do not fit")
        return (across[0], total(columns)) if head == "hcat" else (total(rows), across[0])
    if head in ("map", "transpose", ".*"):
        need(shapes[-1] is not None, f"{head} of a number")
    if all(shape is None for shape in shapes):
        return None
    match head, shapes:
        case ("+" | "-" | ".*"), [a, b]:
            need(a == b, f"{head} of different shapes")
            return a
        case "*", [a, b] if a and b:
            need(a[1] == b[0], "a product of shapes that do not fit")
            return a[0], b[1]
        case "*", [a, b]:
            return a or b
        case "/", [a, b]:
            need(b is None, "a matrix as a divisor")
            return a
        case "transpose", [(rows, columns)]:
            return columns, rows
        case _:
            return shapes[-1]


def is_name(value: object) -> bool:
    """Whether this may name a variable or a function that is not a primitive."""
    if type(value) is not str or value in ARITY or value in RESERVED or value in BLOCKS | {"cases"}:
        return False
    return re.fullmatch(r"[A-Za-z_][A-Za-z0-9_]*", value) is not None


def are_names(values: tuple[object, ...]) -> bool:
    return all(is_name(value) for value in values) and len(set(values)) == len(values)


def is_number(term: Term) -> bool:
    return term.kind in ("num", "var", "app", "mark") and term.shape is None


def is_matrix(term: Term) -> bool:
    return term.shape is not None


def num(value: int) -> Term:
    need(type(value) is int and value >= 0, "a numeral is a non-negative integer")
    return make("num", value, ())


def var(name: str) -> Term:
    need(is_name(name), f"{name!r} cannot name a variable")
    return make("var", name, ())


def size_of(parts: Mapping[str, int], rest: int) -> Size:
    """Return a size; reject what is none."""
    for name, times in [*parts.items(), ("", rest)]:
        need(type(times) is int and 0 <= times <= MAX_NUMBER, "not a number in a size")
        need(not name or is_name(name), f"{name!r} cannot name a size")
    need(all(parts.values()) and "" not in parts, "a name that a size does not have")
    size = frozenset({(name, times) for name, times in [*parts.items(), ("", rest)] if times})
    need(size, "a size of 0")
    return size


def mat(name: str, rows: Size, columns: Size) -> Term:
    need(is_name(name), f"{name!r} cannot name a matrix")
    return make("mat", (name, (rows, columns)), ())


def const(name: str, rows: Size, columns: Size) -> Term:
    need(name in ("eye", "zeros", "ones"), f"{name!r} is no constant matrix")
    need(name != "eye" or rows == columns, "an identity that is not square")
    return make("const", (name, (rows, columns)), ())


def app(head: str, *args: Term) -> Term:
    """Return an application, or a guard: cases(guard, value, ..., otherwise) takes those."""
    n = len(args)
    if head == "cases":
        need(n >= 3 and n % 2 == 1, "cases(...) is guard, value, ..., otherwise")
    elif head in BLOCKS:
        need(n >= 2, f"{head} of {n} block(s)")
    elif head in ARITY:
        need(n == ARITY[head], f"{head} takes {ARITY[head]} term(s), not {n}")
    else:
        need(n >= 1 and is_name(head), f"{head!r} cannot be applied to {n} term(s)")
    for place, arg in enumerate(args):
        is_guard = head == "cases" and place % 2 == 0 and place < n - 1
        is_function = (head in BINDERS or head == "map") and place == 0
        fits = is_number(arg) or (is_matrix(arg) and head in OF_MATRICES)
        if is_guard:
            fits = arg.kind == "guard"
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
            if part.kind in ("var", "mat"):
                (name,) = part.variables
                value = inner[name]
                fits = value.shape == part.shape and (is_number(value) or is_matrix(value))
                need(fits, f"another shape for {name}")
                done[part] = value
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
# variable, a function's value, a reciprocal, or a derivative, limit or integral; they are numbered
# as they come, once for all.  A derivative is known by its point and by the polynomial of what is
# differentiated, with a mark for the variable: functions that are equal everywhere have equal
# derivatives.  The same holds for limits and integrals.

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
    need(term.shape is None, "matrices have no polynomial")
    if term.kind == "num":
        return rational(head)
    if term.kind in ("var", "mark"):
        return atom("variable", head)
    if head in BINDERS:
        function, *numbers = args
        return atom(head, *normal_function(function), *map(normal, numbers))
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


def normal_function(function: Term) -> tuple[int, Poly]:
    """Return what is the same for functions of one argument that are equal everywhere."""
    mark = next(i for i in range(MAX_DEPTH) if i not in function.variables)
    body = apply(function.head, function.args[0], [make("mark", mark, ())])
    return mark, normal(body)


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
        rel, lhs, rhs, forall = item
        need(rel in RELATIONS | JUDGEMENTS, f"{rel!r} is not a relation of claims")
        judged = rel in RELATIONS or (lhs.kind == "app" and lhs.head in JUDGED[rel])
        need(judged, "a judgement of what is no derivative, limit or integral")
        need(rel != "bounded" or lhs is rhs, "bounded is said of one thing")
        fits = is_number(lhs) and is_number(rhs)
        if not fits:
            fits = rel == "=" and is_matrix(lhs) and lhs.shape == rhs.shape
        need(fits, "the sides of a claim are neither two numbers nor equal matrices of one shape")
        need(are_names(forall), "universal variables are distinct names")
        matrices = {name for name, _ in lhs.matrices | rhs.matrices}
        need(matrices.isdisjoint(forall), "a universal matrix")
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


def instance(part: Sequent) -> Claim:
    """Return the claim of a premise that must not be universal."""
    need(not part.claim.forall, "a premise is universal")
    return part.claim


