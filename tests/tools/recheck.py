"""The second checker: infers everything in symproof certificates again, without symproof.

usage: recheck.py [--print] CERTIFICATE...

For each proof it prints `ok NAME` or `rejected NAME: REASON`; with --print also what is proved,
under which hypotheses and definitions, and on which axioms it rests.  The exit status is 0 if
every proof is accepted, 1 if something is rejected, 2 if a file is no certificate at all.

Who believes this file, those beside it whose names begin like its own, and Python, need not
believe symproof.  They share no code with the kernel and do the same work in other ways: equal
terms are one object, polynomials are recursive in a main variable, `field` clears one divisor
after another, products of matrices are multiplied out.  Read them in this order: recheck_terms,
_polynomials, _sequents, _derivatives, _limits, _integrals, _matrices, _enclosures, _axioms,
_statements, and this.

A theorem says: for all values of its free variables and function variables, if its definitions
and hypotheses hold, its claim holds.  Every function has a value everywhere (1/0 is *some*
number); that the terms of a statement are defined is proved by theorems of its own.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Callable, Iterable, Sequence
from fractions import Fraction
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent))

from recheck_axioms import AXIOMS
from recheck_derivatives import differentiate
from recheck_enclosures import BITS, enclosed
from recheck_integrals import integrate
from recheck_limits import approach
from recheck_matrices import of_matrices
from recheck_polynomials import WORK, equal_as_fractions, mul, normal, number, sub
from recheck_sequents import (
    ORACLE,
    Claim,
    Definition,
    Sequent,
    check_definitions,
    everywhere,
    free,
    functions_of,
    guard_claim,
    instance,
    join,
    negation,
    show_statement,
    truth,
    well_formed,
    without,
)
from recheck_statements import check_statement
from recheck_terms import (
    JUDGEMENTS,
    RECURSION,
    RELATIONS,
    ZERO,
    Rejected,
    Term,
    app,
    apply,
    const,
    is_matrix,
    is_name,
    is_number,
    lam,
    mat,
    names,
    need,
    num,
    size_of,
    var,
)

# --- rules -------------------------------------------------------------------------------------

# each rule with its number of premises (* is any) and the kinds of its arguments:
# t number, T numbers, f function, c claim, d definition, n name, N names,
# m matrix, M matrices, a number or matrix, s size
RULE_TABLE = """
refl 0a, symm 1, trans 2, cong 1f, rewrite 2cn, assume 0c, cut 2, gen 1N, spec 1T,
unfold 0dT, put 1na, instantiate 1nf, rename 1nn, discharge 1n,
ring 0tt, field *tt, decide 0c, enclose 0ct, linear *cT, product 2, square 0t,
absurd 1c, cases 3t, branch 1t, axiom 0nT, oracle 0nc,
ext 1afn, deriv_value 1, deriv_unique 2, deriv_side 1n, deriv_join 2,
deriv_var 0nt, deriv_const 0ft, deriv_pow 0ntt, deriv_neg 1, deriv_add 2, deriv_sub 2,
deriv_mul 2, deriv_div 3, deriv_chain 2, deriv_local *fn, increasing 3n,
limit_value 1, limit_const 0t, limit_var 0t, limit_neg 1, limit_add 2, limit_sub 2, limit_mul 2,
limit_div 3, limit_continuous 2, limit_compose *nT, squeeze *fnT, limit_le *nT, limit_side 1n,
limit_join 2, limit_of_diff 1, lhopital *nT, limit_bounded 1,
integral_value 1, integral_exists *fttn, integral_ftc *fttn, integral_deriv 1tn, integral_add 2,
integral_scale 1t, integral_ext *fn, integral_le 4n, integral_flip 1, integral_join 2,
integral_affine 3ttt, integral_improper 2n,
matrix 0mm, block 0m, lift 1mmNM, resize 1ns
"""
RULES = dict([row.split() for row in RULE_TABLE.split(",")])


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
            need(r != "bounded", "what is bounded has no value")
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
            return section(rule)(rule, parts, args)


def section(rule: str) -> Callable[[str, Sequence[Sequent], Sequence[Any]], Sequent]:
    """Return what knows the rules about derivatives, limits, integrals or matrices."""
    if rule in ("ext", "increasing") or rule.startswith("deriv"):
        return differentiate
    if rule in ("squeeze", "lhopital") or rule.startswith("limit"):
        return approach
    return integrate if rule.startswith("integral") else of_matrices


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


TERMS: dict[str, Callable[[Term], bool]] = {
    "t": is_number,
    "m": is_matrix,
    "a": lambda term: is_number(term) or is_matrix(term),
    "f": lambda term: term.kind == "lam",
}


def read_size(value: Any) -> frozenset[tuple[str, int]]:
    """Return a size from its names, in order, with how often, and its rest."""
    parts, rest = value
    found = [name for name, _ in parts]
    need(found == sorted(set(found)), "names of a size that are not in order")
    return size_of(dict(parts), rest)


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
            case ["mat", str(name), rows, columns]:
                return mat(name, read_size(rows), read_size(columns))
            case ["const", str(name), rows, columns]:
                return const(name, read_size(rows), read_size(columns))
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
        if rule == "ext" and len(arguments) == 4:  # as it was once written
            kinds = [*"fftn"]
        parts = pick_all(self.rows["inferences"], premises)
        need(count in ("*", str(len(parts))), f"{rule} from {len(parts)} premise(s)")
        need(len(kinds) == len(arguments), f"{rule} with {len(arguments)} argument(s)")
        args = [self.argument(kind, *arg) for kind, arg in zip(kinds, arguments, strict=True)]
        if len(args) == 4 and rule == "ext":
            args = [app("diff", args[0], args[2]), args[1], args[3]]
        WORK[0] = 0
        result = infer(rule, parts, args)
        check_definitions(result)
        return result

    def argument(self, kind: str, tag: str, value: Any) -> Any:
        match kind, tag:
            case "t" | "f" | "m" | "a", "term":
                term = pick(self.rows["terms"], value)
                need(TERMS[kind](term), "a wrong term")
                return term
            case "T" | "N" | "M", "terms" | "names" if value == []:
                return ()
            case "T" | "M", "terms":
                terms = pick_all(self.rows["terms"], value)
                need(all(map(TERMS[kind.lower()], terms)), "a wrong term")
                return terms
            case "s", "size":
                return read_size(value)
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
