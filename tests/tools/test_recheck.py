"""The second checker accepts what the kernel accepts, and nothing that has been tampered with."""

from __future__ import annotations

import ast
import json
import random
import subprocess
import sys
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import recheck
import recheck_statements
import recheck_terms
from derivative_certificates import DERIVATIVES

from symproof.certificate import Proved, dump, replay
from symproof.kernel import (
    App,
    Claim,
    Definition,
    Lam,
    Num,
    Statement,
    SymproofError,
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
from symproof.kernel.sequent import JUDGED
from symproof.kernel.shapes import Size
from symproof.kernel.statement import Place as Where
from symproof.kernel.term import BINDERS, PRIMITIVES, RESERVED, Const, Mat, diff, substitute
from tests.soundness.examples import Example
from tests.soundness.examples_integrals import INTEGRAL_EXAMPLES
from tests.soundness.examples_limits import LIMITS
from tests.soundness.examples_matrices import MATRICES, OTHERS
from tests.unchecked import Unchecked

TOOL = Path(recheck.__file__)
x, y, z, w, t = (Var(name) for name in "xyzwt")
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


def proved(theorem: Theorem, *definedness: Theorem, given: tuple[Theorem, ...] = ()) -> Proved:
    """Return a proof of what the theorem says, also on the hypotheses of those `given`."""
    hyps = theorem.hyps.union(*[part.hyps for part in given])
    statement = Statement(theorem.claim, hyps, theorem.defs)
    return Proved("the proof", statement, theorem, definedness)


# --- certificates: together they use every rule ------------------------------------------------


def odd_gate() -> Proved:
    gate = Definition("f", ("x",), one / two * (f("phi", x) + one) * x)
    odd = infer("spec", (assume(eq(f("phi", -t), -f("phi", t), "t")),), (x,))
    context = Lam(("h",), one / two * (Var("h") + one) * -x)
    minus = chain(infer("unfold", (), gate, (-x,)), infer("cong", (odd,), context))
    sides = infer("unfold", (), gate, (x,)), minus
    return proved(infer("linear", sides, eq(f("f", x) - f("f", -x), x), (one, -one)))


def fractions() -> Proved:
    divisors = assume(ne(x, zero)), assume(ne(x + y, zero)), sum_squared()
    left = x / (x + y) ** two + y / (x + y) ** two
    right = x * x ** (-one) / (x + y)
    return proved(infer("field", divisors, left, right), *divisors)


def sum_squared() -> Theorem:
    """Return (x + y)^2 != 0, given x + y != 0."""
    product = infer("product", (assume(ne(x + y, zero)), assume(ne(x + y, zero))))
    return infer("linear", (product,), ne((x + y) ** two, zero), (one,))


def abs_is_nonneg() -> Proved:
    claim = le(zero, f("abs", x))
    below = assume(lt(x, zero))
    parts = [infer("linear", (axiom("abs_of_neg", x), below), claim, (-one, one))]
    for case, factor in ((eq(x, zero), -one), (lt(zero, x), one)):
        nonneg = infer("linear", (assume(case),), le(zero, x), (factor,))
        equal = infer("cut", (nonneg, axiom("abs_of_nonneg", x)))
        parts.append(infer("linear", (equal, nonneg), claim, (-one, one)))
    return proved(infer("cases", tuple(parts), x))


RAMP = f("cases", f(">", x, zero), x * (one / x), zero)


def guarded() -> Proved:
    nonzero = infer("linear", (assume(lt(zero, x)),), ne(x, zero), (-one,))
    return proved(infer("unfold", (), Definition("g", ("x",), RAMP), (x,)), nonzero)


def chosen() -> Proved:
    positive = assume(lt(zero, x))
    nonzero = infer("linear", (positive,), ne(x, zero), (-one,))
    cancelled = infer("field", (nonzero,), x * (one / x), one)
    return proved(chain(infer("branch", (positive,), RAMP), cancelled), nonzero)


def otherwise() -> Proved:
    last = f("cases", f("=", x, zero), y, z)
    term = f("cases", f("<=", x, y), x, f("=", x, zero), y, z)
    first = infer("branch", (assume(lt(y, x)),), term)
    return proved(chain(first, infer("branch", (assume(ne(x, zero)),), last)))


def universal() -> Proved:
    squares = infer("gen", (infer("square", (), x + y),), ("x", "y"))
    one_of_them = infer("spec", (squares,), (y, f("phi", z)))
    put = infer("put", (one_of_them,), "z", y * two)
    value = infer("instantiate", (put,), "phi", Lam(("t",), t + w))
    return proved(infer("gen", (value,), ("y",)))


def defined() -> Proved:
    double, four = Definition("d", ("x",), x + x), Definition("q", ("x",), f("d", f("d", x)))
    steps = [infer("unfold", (), four, (x,))]
    steps += [infer("unfold", (), double, (term,)) for term in (f("d", x), x)]
    theorem = infer("linear", tuple(steps), eq(f("q", x), 4 * x), (one, one, two))
    renamed = infer("rename", (infer("rename", (theorem,), "q", "k"),), "d", "d2")
    spare = infer("unfold", (), Definition("s", ("y",), y + w), (y,))
    forgotten = infer("linear", (spare, renamed), renamed.claim, (zero, one))
    return proved(infer("discharge", (forgotten,), "s"))


def order() -> Proved:
    links = eq(x, y), lt(y, z), le(z, w), eq(w, t)
    less = chain(*[assume(link) for link in links])
    apart = infer("symm", (chain(assume(eq(t, y)), assume(ne(y, zero))),))
    return proved(infer("linear", (less,), ne(x - t + one, one), (one,)), apart)


def signs() -> Proved:
    nonneg = infer("product", (assume(lt(zero, z)), infer("square", (), x)))
    positive = infer("product", (assume(lt(zero, z)), assume(lt(zero, w))))
    apart = infer("product", (assume(ne(x, zero)), assume(ne(y, zero))))
    claim = lt(zero, z * x**two + w * z)
    return proved(infer("linear", (nonneg, positive), claim, (one, one)), apart)


def constants() -> Proved:
    huge = Num(2**60)
    false = infer("linear", (assume(lt(x, y)), assume(lt(y, x))), lt(zero, zero), (one, one))
    parts = infer("decide", (), lt(one, huge)), infer("absurd", (false,), lt(huge, x))
    return proved(chain(*parts), infer("refl", (), x))


def powers() -> Proved:
    positive, cosine = assume(lt(zero, x)), assume(ne(f("cos", y), zero))
    nonneg = infer("linear", (positive,), le(zero, x), (one,))
    nonzero = infer("linear", (positive,), ne(x, zero), (-one,))
    roots = f("sqrt", x) * x ** (one / two) * x**y + x ** (-two) + x**zero
    term = roots + f("log", x) * f("tan", y) + f("log", f("exp", z))
    equal = infer("ring", (), term, term + x - x)
    parts = positive, cosine, nonneg, nonzero, axiom("exp_pos", z)
    return proved(equal, *parts, given=(positive, cosine))


CERTIFICATES = [
    *(odd_gate, fractions, abs_is_nonneg, guarded, chosen, otherwise, universal),
    *(defined, order, signs, constants, powers),
    *DERIVATIVES,
]
TEXTS = {make.__name__: dump([make()]) for make in CERTIFICATES}


def stated(item: Example) -> Unchecked:
    """Return the certificate entry of an example."""
    wanted = item.expected
    statement = Statement(wanted.claim, wanted.hyps, wanted.defs)
    return Unchecked("the proof", statement, item.theorem, item.definedness)


# of each example of a rule, what it concludes
EXAMPLES = {
    f"{name}-{i}": dump([stated(item)])
    for table in (LIMITS, INTEGRAL_EXAMPLES, MATRICES, OTHERS)
    for name, items in table.items()
    for i, item in enumerate(items)
}


GUESSED = infer("oracle", (), "guess", eq(zero, one))
GUESS = dump([Unchecked("the proof", Statement(GUESSED.claim), GUESSED)])


# --- tampering ---------------------------------------------------------------------------------

Place = tuple[int | str, ...]
RELATIONS = ["=", "!=", "<", "<=", ">", "diff", "diff+", "diff-", "limit", "bounded", "integral"]


def by_kernel(text: str) -> list[recheck.Sequent]:
    """Return the statements that replaying proves, none if it refuses."""
    try:
        proofs = replay(text)
    except SymproofError:
        return []
    return [mirrored_statement(proof) for proof in proofs]


def by_recheck(text: str) -> list[recheck.Sequent]:
    """Return the statements that the second checker accepts, none if it rejects one."""
    try:
        results = [result for _, result in recheck.check(text)]
    except ValueError:
        return []
    return [] if any(isinstance(result, str) for result in results) else results


def mirrored(term: Term) -> recheck_terms.Term:
    """Return a term of the kernel as one of the checker."""
    match term:
        case Num(value):
            return recheck_terms.num(value)
        case Var(name):
            return recheck_terms.var(name)
        case Mat(name, shape) if shape is not None:
            return recheck_terms.mat(name, *map(mirrored_size, shape))
        case Const(name, shape) if shape is not None:
            return recheck_terms.const(name, *map(mirrored_size, shape))
        case App(head, args):
            return recheck_terms.app(head, *map(mirrored, args))
        case Lam(params, body):
            return recheck_terms.lam(params, mirrored(body))
    raise TypeError(term)


def mirrored_size(size: Size) -> frozenset[tuple[str, int]]:
    parts, rest = size
    return recheck_terms.size_of(dict(parts), rest)


def mirrored_claim(claim: Claim) -> recheck.Claim:
    return recheck.Claim(claim.rel, mirrored(claim.lhs), mirrored(claim.rhs), claim.forall)


def mirrored_statement(proof: Proved) -> recheck.Sequent:
    stated = proof.statement
    defs = [recheck.Definition(d.name, d.params, mirrored(d.body)) for d in stated.defs]
    hyps = frozenset(map(mirrored_claim, stated.hyps))
    return recheck.Sequent(
        mirrored_claim(stated.claim), hyps, frozenset(defs), frozenset(proof.trust)
    )


def replaced(node: Any, path: Place, value: Any) -> Any:
    if not path:
        return value
    copy = node.copy()
    copy[path[0]] = replaced(node[path[0]], path[1:], value)
    return copy


def places(node: Any, path: Place = ()) -> Iterator[tuple[Place, Any]]:
    yield path, node
    if isinstance(node, list | dict):
        for key in range(len(node)) if isinstance(node, list) else node:
            yield from places(node[key], (*path, key))


def alternatives(path: Place, value: Any, words: list[str]) -> list[Any]:
    """Return what may stand there instead."""
    match path, value:
        case ("version",), _:
            return [0, 2, "1", None]
        case ("inferences", _, 0), _:
            return [*RULES, "unknown"]
        case ("claims", _, 0), _:
            return RELATIONS
        case _, str() if value.startswith("0x"):
            return [hex(int(value, 16) + 1), "0x", "-0x1", 3]
        case _, int():
            return [value + 1, value - 1, value + 2, -1, 10**6, True, None, 1.0]
        case _, str():
            return words
        case _, list():
            shorter = [value[:i] + value[i + 1 :] for i in range(len(value))]
            longer = [[*value[:i], value[i], *value[i:]] for i in range(len(value))]
            return [*shorter, *longer, value[::-1], [*value, 0], None]
        case _, dict():
            return [{k: v for k, v in value.items() if k != key} for key in value]
    return []


def mutants(data: Any) -> Iterator[tuple[str, str]]:
    """Yield every certificate that differs in one place, and where it does."""
    found = {v for _, v in places(data) if isinstance(v, str) and not v.startswith("0x")}
    words = [*sorted(found), "q", "2x", "", "max"]
    for path, value in places(data):
        seen = {json.dumps(value)}
        for other in alternatives(path, value, words):
            key = json.dumps(other)
            if key not in seen:
                seen.add(key)
                yield f"{path}: {key[:40]}", json.dumps(replaced(data, path, other))


# --- tests -------------------------------------------------------------------------------------


def test_tables_are_those_of_the_kernel():
    assert {**recheck_terms.ARITY, "cases": -1, "hcat": -1, "vcat": -1} == PRIMITIVES
    assert BINDERS.keys() == recheck_terms.BINDERS
    assert {rel: set(heads) for rel, heads in JUDGED.items()} == recheck_terms.JUDGED
    assert set(recheck_terms.RESERVED) == set(RESERVED)
    letters = {"number": "t", "numbers": "T", "function": "f", "claim": "c", "definition": "d"}
    letters |= {"name": "n", "names": "N", "matrix": "m", "matrices": "M", "term": "a"}
    letters |= {"size": "s"}
    assert {
        name: ("*" if rule.premises is None else str(rule.premises))
        + "".join([letters[kind] for kind in rule.kinds])
        for name, rule in RULES.items()
    } == recheck.RULES


@pytest.mark.parametrize("name", sorted(AXIOMS.keys() | recheck.AXIOMS.keys()))
def test_axioms_are_those_of_the_kernel(name: str):
    kernel = AXIOMS[name]
    claims = [mirrored_claim(claim) for claim in (kernel.claim, *kernel.conditions)]
    assert recheck.AXIOMS[name] == claims
    assert tuple(sorted(recheck.free(claims))) == kernel.params


def test_certificates_use_every_rule():
    texts = [*TEXTS.values(), *EXAMPLES.values(), GUESS]
    assert {row[0] for text in texts for row in json.loads(text)["inferences"]} == RULES.keys()


@pytest.mark.parametrize("name", TEXTS)
def test_what_the_kernel_accepts_is_accepted(name: str):
    accepted = by_recheck(TEXTS[name])
    assert len(accepted) == 1
    assert accepted == by_kernel(TEXTS[name])


@pytest.mark.parametrize("name", EXAMPLES)
def test_what_an_example_concludes_is_accepted(name: str):
    accepted = by_recheck(EXAMPLES[name])
    assert len(accepted) == 1, recheck.check(EXAMPLES[name])
    assert accepted == by_kernel(EXAMPLES[name])


def test_what_rests_on_an_oracle_is_rejected():
    assert not by_kernel(GUESS)
    ((_, reason),) = recheck.check(GUESS)
    assert "oracle: guess" in str(reason)


def check_mutants(name: str, step: int, start: int = 0) -> None:
    text_of = TEXTS | EXAMPLES
    for i, (place, text) in enumerate(mutants(json.loads(text_of[name]))):
        if i % step == start:
            assert by_recheck(text) == by_kernel(text), place


@pytest.mark.parametrize("name", TEXTS)
def test_checkers_agree_on_tampered_certificates(name: str):
    check_mutants(name, step=30 if name == "second_slope" else 6)


@pytest.mark.parametrize("name", EXAMPLES)
def test_checkers_agree_on_tampered_examples(name: str):
    check_mutants(name, step=60, start=zlib.crc32(name.encode()) % 60)


@pytest.mark.slow
@pytest.mark.parametrize("name", EXAMPLES)
def test_checkers_agree_on_all_tampered_examples(name: str):
    check_mutants(name, step=3)


@pytest.mark.slow
@pytest.mark.parametrize("name", TEXTS)
def test_checkers_agree_on_all_tampered_certificates(name: str):
    check_mutants(name, step=5 if name == "second_slope" else 1)


# certificate, place, what is put there, a word of the reason
TAMPERED: list[tuple[str, Place, Any, str]] = [
    ("odd_gate", ("proofs", 0, "hyps"), [], "also rests on for all t"),
    ("odd_gate", ("proofs", 0, "defs"), [], "also rests on f(x) :="),
    ("odd_gate", ("proofs", 0, "theorem"), 0, "what it proves"),
    ("odd_gate", ("proofs", 0, "theorem"), -1, "no earlier row -1"),
    ("odd_gate", ("proofs", 0, "theorem"), False, "no earlier row False"),
    ("odd_gate", ("inferences", -1, 1), [0, 9], "no earlier row 9"),
    ("odd_gate", ("inferences", 0, 0), "fold", "no rule 'fold'"),
    ("odd_gate", ("inferences", -1, 2, 1, 1), [3, 3], "it does not add up"),
    ("universal", ("claims", 0, 0), "<", "what it proves"),
    ("universal", ("inferences", -1, 2, 0, 1), ["y", "y"], "distinct names"),
    ("defined", ("definitions", 4, 2), 10, "d is defined by itself"),
    ("defined", ("definitions", 2, 0), "k", "a name is defined twice"),
    ("guarded", ("proofs", 0, "definedness"), [], "to be defined: x != 0"),
    ("powers", ("proofs", 0, "trust"), [], "what it rests on is ['exp_pos']"),
    ("powers", ("terms", 0, 1), "pi", "cannot name a variable"),
    ("constants", ("terms", 1), ["num", True], "non-negative integer"),
]


@pytest.mark.parametrize(("name", "place", "value", "word"), TAMPERED)
def test_tampering_is_rejected_for_its_reason(name: str, place: Place, value: Any, word: str):
    text = json.dumps(replaced(json.loads(TEXTS[name]), place, value))
    assert by_kernel(text) == []
    ((_, reason),) = recheck.check(text)
    assert word in str(reason)


DOUBLE, HALF = Definition("f", ("x",), two * x), Definition("f", ("x",), x / two)
LOOP = Definition("f", ("x",), f("g", x)), Definition("g", ("x",), f("f", x) + one)


@pytest.mark.parametrize("definitions", [(DOUBLE, HALF), LOOP])
def test_statement_with_impossible_definitions_is_rejected(definitions: tuple[Definition, ...]):
    theorem = infer("unfold", (), definitions[0], (x,))
    statement = Statement(theorem.claim, frozenset(), frozenset(definitions))
    ((_, reason),) = recheck.check(dump([Unchecked("the proof", statement, theorem)]))
    assert "defin" in str(reason)


def random_term(chance: random.Random, depth: int) -> Term:
    if depth == 0 or chance.random() < 0.2:
        return chance.choice([x, x, y, w, zero, one, two, Num(3)])
    a, b = random_term(chance, depth - 1), random_term(chance, depth - 1)
    exponent = chance.choice([zero, two, Num(3), -one, -two, one / two, b])
    rows = [a + b, a - b, a * b, -a, a / b, a**exponent, f("()", a), f("exp", a), f("u", a, b)]
    rows += [diff(chance.choice("xyw"), a, b)] * 2
    of_x = Lam((chance.choice("xyw"),), a)
    head = chance.choice(["limit", "limit+", "limit-", "integral+oo", "integral-oo"])
    rows += [App(head, (of_x, b)), App("integral", (of_x, b, chance.choice([x, w, two])))]
    rows.append(App(chance.choice(["limit+oo", "limit-oo", "integral-oo+oo"]), (of_x,)))
    return chance.choice([*rows, f("cases", f("<", a, b), b, a)])


def decided(decide: Callable[..., bool], *args: Any) -> bool:
    """Return what is decided, a refusal being a no."""
    try:
        return decide(*args)
    except (SymproofError, recheck_terms.Rejected):
        return False


def renamed(term: Term) -> Term:
    """Return a term that binds other names."""
    match term:
        case App(head, (Lam((name,), body), *numbers)):
            moved = substitute(renamed(body), {name: Var(f"new_{name}")})
            return App(head, (Lam((f"new_{name}",), moved), *map(renamed, numbers)))
        case App(head, args):
            return App(head, tuple(map(renamed, args)))
        case _:
            return term


@pytest.mark.parametrize("seed", range(60))
def test_derivatives_are_equal_up_to_the_names_that_they_bind(seed: int):
    a = random_term(random.Random(seed), 4)
    other = renamed(a)
    assert ring_equal(a, other)
    assert recheck.normal(mirrored(a)) == recheck.normal(mirrored(other))


@pytest.mark.parametrize("seed", range(60))
def test_the_same_must_be_defined_near_the_same_points(seed: int):
    chance = random.Random(seed)
    claims = [eq(random_term(chance, 4), random_term(chance, 2)), lt(random_term(chance, 1), w)]
    slope = diff("x", random_term(chance, 2), random_term(chance, 1))
    claims.append(Claim(chance.choice(["diff", "diff+"]), slope, random_term(chance, 1)))
    limit = App("limit+", (Lam(("x",), random_term(chance, 3)), random_term(chance, 1)))
    claims += [Claim("bounded", limit, limit), Claim("limit", limit, random_term(chance, 1))]
    definition = Definition("u", ("p", "q"), Var("p") / Var("q") + diff("t", t * Var("p"), y))
    try:
        expected = {
            (
                mirrored_claim(item.claim),
                frozenset(map(mirrored_claim, item.guards)),
                tuple((name, mirrored_place(place)) for name, place in item.near),
            )
            for item in obligations(claims, [definition])
        }
    except SymproofError:
        with pytest.raises(recheck_terms.Rejected):
            list(found_by_recheck(claims, definition))
        return
    assert set(found_by_recheck(claims, definition)) == expected


def mirrored_place(place: Where) -> Any:
    head, numbers = place
    return None if head == "map" else (head, tuple(map(mirrored, numbers)))


def found_by_recheck(claims: list[Claim], d: Definition) -> Iterator[tuple[Any, ...]]:
    mirror = recheck.Definition(d.name, d.params, mirrored(d.body))
    return recheck_statements.obligations([mirrored_claim(claim) for claim in claims], [mirror])


@pytest.mark.parametrize("seed", range(60))
def test_normal_forms_decide_as_the_kernel_does(seed: int):
    chance = random.Random(seed)
    a, b, d = (random_term(chance, depth) for depth in (3, 1, 2))
    for c in (a + b - b, (a * d + a) - d * a, a * d / d, a / d * d, (b * d + a * d) / d - b, d):
        lhs, rhs, divisor = mirrored(a), mirrored(c), [recheck.normal(mirrored(d))]
        assert (recheck.normal(lhs) == recheck.normal(rhs)) == ring_equal(a, c)
        here = decided(recheck.equal_as_fractions, lhs, rhs, divisor)
        assert here == decided(field_equal, a, c, [d])


def test_ten_thousand_inferences_take_no_deep_recursion():
    theorem = infer("refl", (), x)
    for _ in range(10_000):
        theorem = infer("symm", (theorem,))
    ((_, stated),) = recheck.check(dump([proved(theorem)]))
    assert isinstance(stated, recheck.Sequent)


def run(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    """Run the checker as a command, where symproof cannot be imported."""
    command = [sys.executable, "-I", str(TOOL), *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, cwd="/", check=False)


def test_command_says_what_is_accepted_rejected_and_unreadable(tmp_path: Path):
    good, bad, broken = (tmp_path / name for name in ("good.json", "bad.json", "broken.json"))
    good.write_text(TEXTS["powers"], encoding="utf-8")
    bad.write_text(GUESS.replace("the proof", "a\\nok b"), encoding="utf-8")
    broken.write_text(TEXTS["powers"][:-9], encoding="utf-8")
    accepted = run("--print", good)
    assert (accepted.returncode, accepted.stderr) == (0, "")
    assert accepted.stdout.startswith("ok the proof\n  claim  ")
    assert "  given  0 < x\n" in accepted.stdout
    assert accepted.stdout.endswith("  axioms exp_pos\n")
    rejected = run(good, bad)
    assert rejected.returncode == 1
    assert [line.split()[0] for line in rejected.stdout.splitlines()] == ["ok", "rejected"]
    for path in (broken, tmp_path / "none.json", tmp_path):
        unreadable = run(bad, path)
        assert unreadable.returncode == 2
        assert unreadable.stderr.startswith(f"unreadable {path}")
        assert "Traceback" not in unreadable.stderr
    assert run().returncode == 2


def test_checker_imports_the_standard_library_only():
    files = {path.stem: path for path in TOOL.parent.glob("recheck*.py")}
    for path in files.values():
        nodes = list(ast.walk(ast.parse(path.read_text(encoding="utf-8"))))
        names = [a.name for node in nodes if isinstance(node, ast.Import) for a in node.names]
        names += [str(node.module) for node in nodes if isinstance(node, ast.ImportFrom)]
        assert {name.split(".")[0] for name in names} <= sys.stdlib_module_names | files.keys()
