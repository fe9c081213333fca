"""Edited certificates do not replay: what is inferred again is what counts."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest

from symproof.certificate import CertificateError, Proved, dump, replay
from symproof.kernel import (
    CODES,
    Definition,
    KernelError,
    Lam,
    Num,
    Statement,
    eq,
    infer,
    lt,
    ne,
)
from symproof.kernel.term import diff
from tests.unchecked import Unchecked

from .shorthand import assume, axiom, f, h, odd, one, oracle, refl, t, unfold, x, y, z

Data = dict[str, Any]

def_f = Definition("f", ("x",), f("exp", x) / f("exp", x))
exp_not_0 = infer("linear", (axiom("exp_pos", y),), ne(f("exp", y), 0), (-one,))
f_is_1 = infer(
    "trans", (unfold(def_f, y), infer("field", (exp_not_0,), f("exp", y) / f("exp", y), one))
)
phi_at_z = infer("cong", (infer("spec", (assume(odd("phi")),), (z,)),), Lam(("h",), h + Num(2**60)))
for_all = infer("gen", (infer("put", (phi_at_z,), "z", t),), ("t",))

PROOFS = [
    Proved(
        "f_is_1",
        Statement(f_is_1.claim, frozenset({lt(0, x)}), frozenset({def_f})),
        f_is_1,
        (exp_not_0,),
    ),
    Proved("phi", Statement(for_all.claim, frozenset({odd("phi")})), for_all),
]
TEXT = dump(PROOFS)


def edited(edit: Callable[[Data], object]) -> str:
    """Return the certificate after an edit of its data."""
    data = json.loads(TEXT)
    edit(data)
    return json.dumps(data)


def put(*path: str | int, value: object) -> Callable[[Data], object]:
    """Return the edit that sets the entry at `path`."""

    def edit(data: Data) -> None:
        place: Any = data
        for key in path[:-1]:
            place = place[key]
        place[path[-1]] = value

    return edit


def row(data: Data, table: str, start: list[object]) -> int:
    """Return the index of the first row of a table that starts as given."""
    rows = data[table]
    return next(i for i, found in enumerate(rows) if found[: len(start)] == start)


DATA: Data = json.loads(TEXT)
BIG = row(DATA, "terms", ["num"])
LAM = row(DATA, "terms", ["lam"])
APP, EXP = row(DATA, "terms", ["app"]), row(DATA, "terms", ["app", "exp"])
VAR = row(DATA, "terms", ["var"])
UNFOLD, SPEC, GEN, CONG, FIELD, TRANS, ASSUME, AXIOM, PUT = (
    row(DATA, "inferences", [name])
    for name in ("unfold", "spec", "gen", "cong", "field", "trans", "assume", "axiom", "put")
)
LAST_TERM, LAST = len(DATA["terms"]) - 1, len(DATA["inferences"]) - 1
FORALL = next(i for i, claim in enumerate(DATA["claims"]) if claim[3])


def test_the_certificate_replays():
    first, second = replay(TEXT)
    assert (first.name, second.name) == ("f_is_1", "phi")
    assert first.statement == PROOFS[0].statement
    assert first.theorem.sequent == f_is_1.sequent
    assert [part.sequent for part in first.definedness] == [exp_not_0.sequent]
    assert first.trust == PROOFS[0].trust == ("exp_pos",)
    assert second.theorem.sequent == for_all.sequent
    assert (second.trust, second.definedness) == ((), ())
    assert dump([first, second]) == TEXT


def test_numerals_of_any_size_survive():
    numbers = [0, 1, 2**53 - 1, 2**53, 2**61, 10**400]
    for number in numbers:
        theorem = refl(Num(number))
        text = dump([Proved("n", Statement(theorem.claim), theorem)])
        assert replay(text)[0].theorem.claim == theorem.claim
        assert (f"{number}" in text) == (number < 2**53)


def test_a_theorem_that_is_used_twice_is_written_once():
    part = refl(x)
    theorem = infer("trans", (part, infer("trans", (part, part))))
    text = dump([Proved("twice", Statement(theorem.claim), theorem)])
    assert len(json.loads(text)["inferences"]) == 3


def test_trust_is_that_of_all_theorems():
    names = ["sin_zero", "cos_zero", "exp_zero", "exp_one", "pi_lt", "pi_gt", "sign_zero"]
    parts = tuple(axiom(name) for name in names)
    (proof,) = replay(dump([Proved("trust", Statement(parts[0].claim), parts[0], parts[1:])]))
    assert proof.trust == tuple(sorted(names))


def test_the_older_form_of_ext_is_read():
    """It was about derivatives only: a function, another, a point and a name."""
    slope = diff("h", h + h, y)
    equal = infer("ext", (infer("ring", (), z + z, 2 * z),), slope, Lam(("h",), 2 * h), "z")
    text = dump([Unchecked("older", Statement(equal.claim), equal)])
    data = json.loads(text)
    place = row(data, "inferences", ["ext"])
    term, other, name = data["inferences"][place][2]
    function, point = data["terms"][term[1]][2]
    data["inferences"][place][2] = [["term", function], other, ["term", point], name]
    for wanted in (text, json.dumps(data)):
        with pytest.raises(KernelError, match="statement-undefined"):
            replay(wanted)
    data["inferences"][place][2][3] = ["name", "y"]
    with pytest.raises(KernelError, match="premise-match"):
        replay(json.dumps(data))


# what is not a certificate, or not of this form

MALFORMED: dict[str, Callable[[Data], object]] = {
    "another format": put("format", value="other"),
    "no format": lambda data: data.pop("format"),
    "another version": put("version", value=2),
    "a version that is true": put("version", value=True),
    "a version that is a float": put("version", value=1.0),
    "a version as text": put("version", value="1"),
    "no version": lambda data: data.pop("version"),
    **{
        f"no {table}": lambda data, table=table: data.pop(table)
        for table in ("terms", "claims", "definitions", "inferences", "proofs")
    },
    "a term of no kind": put("terms", VAR, value=["sum", "x"]),
    "a term that is text": put("terms", VAR, value="x"),
    "an empty term": put("terms", VAR, value=[]),
    "a variable that is a number": put("terms", VAR, value=["var", 3]),
    "a variable with more": put("terms", VAR, value=["var", "x", "y"]),
    "a numeral that is a fraction": put("terms", BIG, value=["num", 0.5]),
    "a numeral in no digits": put("terms", BIG, value=["num", "one"]),
    "a numeral that is true": put("terms", BIG, 1, value=True),
    "a numeral that is nothing": put("terms", BIG, 1, value=None),
    "a negative numeral": put("terms", BIG, 1, value=-1),
    "a negative numeral in digits": put("terms", BIG, 1, value="-0x20000000000000"),
    "a numeral in capital digits": put("terms", BIG, 1, value="0x2000000000000A"),
    "a numeral in decimal digits": put("terms", BIG, 1, value="9007199254740993"),
    "a small numeral in digits": put("terms", BIG, 1, value="0x1fffffffffffff"),
    "a large numeral without digits": put("terms", BIG, 1, value=2**53),
    "a numeral with more": put("terms", BIG, 1, value="0x20000000000000 "),
    "an argument that follows": put("terms", APP, 2, 0, value=LAST_TERM),
    "an argument that is the term itself": put("terms", APP, 2, 0, value=APP),
    "an argument before the first": put("terms", APP, 2, 0, value=-1),
    "an argument that is a truth value": put("terms", APP, 2, 0, value=False),
    "an argument that is a float": put("terms", APP, 2, 0, value=0.0),
    "an argument that is text": put("terms", APP, 2, 0, value="0"),
    "an argument that is nothing": put("terms", APP, 2, 0, value=None),
    "arguments that are a number": put("terms", APP, 2, value=0),
    "a head that is a number": put("terms", APP, 1, value=0),
    "a body that follows": put("terms", LAM, 2, value=LAM),
    "a body before the first": put("terms", LAM, 2, value=-1),
    "a parameter that is a list": put("terms", LAM, 1, value=[["h"]]),
    "a claim with a side that does not exist": put("claims", 0, 1, value=LAST_TERM + 1),
    "a claim with a side before the first": put("claims", 0, 2, value=-1),
    "a claim with a side that is true": put("claims", 0, 1, value=True),
    "a relation that is a number": put("claims", 0, 0, value=0),
    "a bound variable that is a number": put("claims", 0, 3, value=[3]),
    "bound variables in a text": put("claims", FORALL, 3, value="t"),
    "a claim with too few parts": put("claims", 0, value=["=", 0, 0]),
    "a claim whose variables are a number": put("claims", 0, 3, value=0),
    "a definition by what does not exist": put("definitions", 0, 2, value=LAST_TERM + 1),
    "a definition by what is before the first": put("definitions", 0, 2, value=-1),
    "a definition's parameters in a text": put("definitions", 0, 1, value="x"),
    "a definition's name that is a number": put("definitions", 0, 0, value=0),
    "a definition with too few parts": put("definitions", 0, value=["f", ["x"]]),
    "a premise that is the theorem itself": put("inferences", TRANS, 1, 0, value=TRANS),
    "a premise that follows": put("inferences", TRANS, 1, 0, value=LAST),
    "a premise before the first": put("inferences", TRANS, 1, 0, value=-1),
    "a premise that is a truth value": put("inferences", TRANS, 1, 0, value=False),
    "premises that are a number": put("inferences", TRANS, 1, value=0),
    "an argument of no kind": put("inferences", AXIOM, 2, 0, value=["axiom", "exp_pos"]),
    "an argument that is bare": put("inferences", AXIOM, 2, 0, value="exp_pos"),
    "a name that is a number": put("inferences", AXIOM, 2, 0, value=["name", 0]),
    "a term that does not exist": put("inferences", FIELD, 2, 0, value=["term", LAST_TERM + 1]),
    "a term before the first": put("inferences", FIELD, 2, 0, value=["term", -1]),
    "terms before the first": put("inferences", SPEC, 2, 0, value=["terms", [-1]]),
    "terms that are a number": put("inferences", SPEC, 2, 0, value=["terms", 0]),
    "a claim before the first": put("inferences", ASSUME, 2, 0, value=["claim", -1]),
    "a definition before the first": put("inferences", UNFOLD, 2, 0, value=["definition", -1]),
    "names that are a number": put("inferences", GEN, 2, 0, value=["names", 0]),
    "names in a text": put("inferences", GEN, 2, 0, value=["names", "t"]),
    "names that are numbers": put("inferences", GEN, 2, 0, value=["names", [3]]),
    "a rule that is a number": put("inferences", GEN, 0, value=0),
    "arguments that are an object": put("inferences", ASSUME, 2, value={}),
    "a rule that is a list": put("inferences", GEN, 0, value=["gen"]),
    "an inference with too few parts": put("inferences", GEN, value=["gen", []]),
    **{
        f"a proof with a bad {part}: {value!r}": put("proofs", 0, part, value=value)
        for part in ("claim", "theorem")
        for value in (-1, True, 10**6, None, "0", [0])
    },
    **{
        f"a proof with bad {part}: {value!r}": put("proofs", 0, part, value=value)
        for part in ("hyps", "defs", "definedness")
        for value in ([-1], [False], [10**6], 0, ["0"])
    },
    **{
        f"a proof without {part}": lambda data, part=part: data["proofs"][0].pop(part)
        for part in ("name", "claim", "hyps", "defs", "theorem", "definedness", "trust")
    },
    **{
        f"{table} in an object": lambda data, table=table: data.update({table: {}})
        for table in ("terms", "claims", "definitions", "inferences", "proofs")
    },
    "no proofs at all": put("proofs", value=[]),
    "a proof's name that is a number": put("proofs", 0, "name", value=1),
    "trust that is not rested on": put("proofs", 1, "trust", value=["exp_pos"]),
    "trust that is left out": put("proofs", 0, "trust", value=[]),
    "trust twice": put("proofs", 0, "trust", value=["exp_pos", "exp_pos"]),
    "trust as text": put("proofs", 0, "trust", value="exp_pos"),
}


@pytest.mark.parametrize("name", MALFORMED)
def test_what_is_malformed_is_no_certificate(name: str):
    with pytest.raises(CertificateError):
        replay(edited(MALFORMED[name]))


@pytest.mark.parametrize(
    "text", ["", "{", TEXT[:-20], "[]", "null", "3", '"x"', "[" * 100_000, "{}"]
)
def test_what_is_not_such_an_object_is_no_certificate(text: str):
    with pytest.raises(CertificateError):
        replay(text)


# what is of the form, but does not follow

REFUSED: dict[str, tuple[str, Callable[[Data], object]]] = {
    "a variable that is no name": ("term-name", put("terms", VAR, 1, value="a b")),
    "another function": ("premise-match", put("terms", EXP, 1, value="cosh")),
    "no arguments": ("term-arity", put("terms", APP, 2, value=[])),
    "a parameter twice": ("term-shape", put("terms", LAM, 1, value=["h", "h"])),
    "another relation": ("claim-relation", put("claims", 0, 0, value=">")),
    "a variable that is bound twice": ("claim-forall", put("claims", 0, 3, value=["x", "x"])),
    "another bound variable": ("statement-claim", put("claims", FORALL, 3, value=["t", "u"])),
    "a definition's parameters": ("definition-arity", put("definitions", 0, 1, value=["x", "y"])),
    "a primitive's definition": ("definition-name", put("definitions", 0, 0, value="exp")),
    "no such rule": ("rule-unknown", put("inferences", TRANS, 0, value="believe")),
    "another rule": ("rule-arguments", put("inferences", TRANS, 0, value="symm")),
    "one premise less": ("rule-arguments", lambda data: data["inferences"][TRANS][1].pop()),
    "one argument less": ("rule-arguments", lambda data: data["inferences"][FIELD][2].pop()),
    "premises in the other order": (
        "premise-match",
        lambda data: data["inferences"][TRANS][1].reverse(),
    ),
    "no premise": ("field-divisor", put("inferences", FIELD, 1, value=[])),
    "names for terms": ("rule-arguments", put("inferences", SPEC, 2, 0, value=["names", ["z"]])),
    "a name for names": ("rule-arguments", put("inferences", GEN, 2, 0, value=["name", "t"])),
    "another axiom": ("axiom-unknown", put("inferences", AXIOM, 2, 0, value=["name", "all"])),
    "another bound name": ("statement-claim", put("inferences", GEN, 2, 0, value=["names", ["u"]])),
    "another variable put": ("statement-claim", put("inferences", PUT, 2, 0, value=["name", "u"])),
    "another theorem": ("statement-claim", put("proofs", 0, "theorem", value=0)),
    "the proof of the other": (
        "statement-claim",
        lambda data: data["proofs"][0].update(theorem=data["proofs"][1]["theorem"]),
    ),
    "another claim": ("statement-claim", put("proofs", 1, "claim", value=0)),
    "no hypotheses": ("statement-hypothesis", put("proofs", 1, "hyps", value=[])),
    "another hypothesis": ("statement-hypothesis", put("proofs", 1, "hyps", value=[0])),
    "no definitions": ("statement-definition", put("proofs", 0, "defs", value=[])),
    "nothing defined": ("statement-undefined", put("proofs", 0, "definedness", value=[])),
    "something else defined": ("statement-undefined", put("proofs", 0, "definedness", value=[0])),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_does_not_follow_is_refused(name: str):
    code, edit = REFUSED[name]
    assert code in CODES
    with pytest.raises(KernelError) as caught:
        replay(edited(edit))
    assert caught.value.code == code


def test_every_inference_is_checked_even_where_no_proof_uses_it():
    extra = ["ring", [], [["term", VAR], ["term", BIG]]]
    with pytest.raises(KernelError, match="ring-differs"):
        replay(edited(lambda data: data["inferences"].append(extra)))


def test_every_proof_is_checked():
    def edit(data: Data) -> None:
        data["proofs"].append({**data["proofs"][0], "claim": FORALL, "name": "third"})

    with pytest.raises(KernelError, match="statement-claim"):
        replay(edited(edit))


def test_a_claim_that_was_edited_is_not_proved():
    claim = DATA["proofs"][0]["claim"]
    for rel in ("<", "<=", "!="):
        with pytest.raises(KernelError):
            replay(edited(put("claims", claim, 0, value=rel)))


def test_an_entry_stands_once_in_its_object():
    lie = TEXT.replace('"version": 1', '"version": 2, "version": 1')
    twice = TEXT.replace('"name": "phi"', '"name": "phi", "name": "phi"')
    for text in (lie, twice):
        assert text != TEXT
        with pytest.raises(CertificateError, match="twice"):
            replay(text)


@pytest.mark.parametrize("rule", ["oracle", "symm"])
def test_an_oracle_does_not_replay(rule: str):
    lie = oracle("lie", eq(0, 1)) if rule == "oracle" else infer(rule, (oracle("", eq(1, 0)),))
    with pytest.raises(KernelError, match="statement-oracle"):
        replay(dump([Unchecked("lie", Statement(eq(0, 1)), lie)]))
