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
from pathlib import Path
from typing import Any, NamedTuple

sys.path.insert(0, str(Path(__file__).parent))

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
