"""Certificates: inferences on disk, to be inferred again without search.

A certificate stores how a theorem was inferred, never what it says, so that replaying it is
checking it.  It is one JSON object:

- `format` is "symproof-certificate", `version` is 1.
- `terms`: each a list that names earlier terms by index: ["num", 3] (["num", "0x..."] from
  2^53 on), ["var", "x"], ["app", "+", [0, 1]], ["lam", ["x"], 2].
- `claims`: [relation, left term, right term, [universal variables]].
- `definitions`: [name, [parameters], body term].
- `inferences`: [rule, [earlier inferences], [arguments]]; an argument is ["term", 4],
  ["terms", [4, 5]], ["claim", 0], ["definition", 0], ["name", "x"] or ["names", ["x"]].
- `proofs`: {"name", "claim", "hyps", "defs", "theorem", "definedness", "trust"}: the statement
  (indices of a claim, claims and definitions), the inference that proves it, those that prove
  its terms defined, and the sorted names of the axioms it rests on.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final, TypeVar

from symproof.kernel.errors import SymproofError
from symproof.kernel.sequent import Claim, Definition
from symproof.kernel.statement import Statement, check_proved
from symproof.kernel.term import App, Lam, Num, Term, Var
from symproof.kernel.theorem import Theorem, infer

FORMAT: Final = "symproof-certificate"
VERSION: Final = 1
SAFE_INTEGER: Final = 2**53

T = TypeVar("T")


class CertificateError(SymproofError):
    """The text is not a certificate of this version; the message says where and why."""


@dataclass(frozen=True, slots=True)
class Proved:
    """A statement, the theorem that proves it, and those that prove its terms defined."""

    name: str
    statement: Statement
    theorem: Theorem
    definedness: tuple[Theorem, ...] = ()

    @property
    def trust(self) -> tuple[str, ...]:
        """The sorted names of the axioms that the theorems rest on."""
        names = self.theorem.trust.union(*(part.trust for part in self.definedness))
        return tuple(sorted(names))


class _Writer:
    """Numbers terms, claims, definitions and theorems in the order of their first use."""

    def __init__(self) -> None:
        self.terms: dict[Term, int] = {}
        self.claims: dict[Claim, int] = {}
        self.definitions: dict[Definition, int] = {}
        self.theorems: dict[int, int] = {}
        self.rows: dict[str, list[object]] = {
            "terms": [],
            "claims": [],
            "definitions": [],
            "inferences": [],
        }

    def _add(self, table: str, row: object) -> int:
        rows = self.rows[table]
        rows.append(row)
        return len(rows) - 1

    def term(self, term: Term) -> int:
        known = self.terms.get(term)
        if known is None:
            known = self._add("terms", self._term_row(term))
            self.terms[term] = known
        return known

    def _term_row(self, term: Term) -> list[object]:
        match term:
            case Num(value):
                return ["num", value if value < SAFE_INTEGER else hex(value)]
            case Var(name):
                return ["var", name]
            case App(head, args):
                return ["app", head, [self.term(arg) for arg in args]]
            case Lam(params, body):
                return ["lam", list(params), self.term(body)]
            case _:
                raise TypeError(f"{term!r} is not a term")

    def claim(self, claim: Claim) -> int:
        known = self.claims.get(claim)
        if known is None:
            lhs, rhs = self.term(claim.lhs), self.term(claim.rhs)
            known = self._add("claims", [claim.rel, lhs, rhs, list(claim.forall)])
            self.claims[claim] = known
        return known

    def definition(self, definition: Definition) -> int:
        known = self.definitions.get(definition)
        if known is None:
            row = [definition.name, list(definition.params), self.term(definition.body)]
            known = self._add("definitions", row)
            self.definitions[definition] = known
        return known

    def argument(self, value: object) -> list[object]:
        match value:
            case Term():
                return ["term", self.term(value)]
            case Claim():
                return ["claim", self.claim(value)]
            case Definition():
                return ["definition", self.definition(value)]
            case str():
                return ["name", value]
            case tuple():
                items: tuple[Any, ...] = value
                if items and isinstance(items[0], str):
                    return ["names", list(items)]
                return ["terms", [self.term(item) for item in items]]
            case _:
                raise TypeError(f"{value!r} is not an argument of a rule")

    def theorem(self, theorem: Theorem) -> int:
        """Write the inferences of a theorem, premises first, without recursion."""
        pending = [theorem]
        while pending:
            part = pending[-1]
            if id(part) in self.theorems:
                pending.pop()
                continue
            waiting = [p for p in part.premises if id(p) not in self.theorems]
            if waiting:
                pending.extend(reversed(waiting))
                continue
            pending.pop()
            premises = [self.theorems[id(p)] for p in part.premises]
            args = [self.argument(arg) for arg in part.args]
            self.theorems[id(part)] = self._add("inferences", [part.rule, premises, args])
        return self.theorems[id(theorem)]


def dump(proofs: Iterable[Proved]) -> str:
    """Return the certificate of some proofs, as JSON text with a row per inference."""
    writer = _Writer()
    entries: list[dict[str, object]] = []
    for proof in proofs:
        statement = proof.statement
        claim = writer.claim(statement.claim)
        hyps = sorted(writer.claim(hyp) for hyp in sorted(statement.hyps, key=repr))
        defs = sorted(writer.definition(d) for d in sorted(statement.defs, key=repr))
        entry: dict[str, object] = {"name": proof.name, "claim": claim, "hyps": hyps, "defs": defs}
        entry["theorem"] = writer.theorem(proof.theorem)
        entry["definedness"] = [writer.theorem(part) for part in proof.definedness]
        entry["trust"] = list(proof.trust)
        entries.append(entry)
    parts = [f'"format": {json.dumps(FORMAT)}', f'"version": {VERSION}']
    for table, rows in (*writer.rows.items(), ("proofs", entries)):
        body = ",\n  ".join(json.dumps(row) for row in rows)
        parts.append(f'"{table}": [\n  {body}\n ]' if rows else f'"{table}": []')
    return "{\n " + ",\n ".join(parts) + "\n}\n"


def replay(text: str) -> tuple[Proved, ...]:
    """Infer everything in a certificate again, and check each proof against its statement.

    Raises:
        CertificateError: the text is not a certificate of this version.
        KernelError: an inference is refused, or does not prove what is stated.
    """
    data = _load(text)
    try:
        terms: list[Term] = []
        for row in data["terms"]:
            terms.append(_read_term(row, terms))
        claims = [
            Claim(rel, _at(terms, lhs), _at(terms, rhs), _names(forall))
            for rel, lhs, rhs, forall in data["claims"]
        ]
        definitions = [
            Definition(name, _names(params), _at(terms, body))
            for name, params, body in data["definitions"]
        ]
        theorems: list[Theorem] = []
        for rule, premises, arguments in data["inferences"]:
            args = [_read_argument(row, terms, claims, definitions) for row in arguments]
            parts = tuple([_at(theorems, index) for index in premises])
            theorems.append(infer(rule, parts, *args))
        return tuple(
            [_read_proof(entry, claims, definitions, theorems) for entry in data["proofs"]]
        )
    except (KeyError, IndexError, TypeError, ValueError, AttributeError) as error:
        raise CertificateError(f"malformed certificate: {error}") from error


def _load(text: str) -> Mapping[str, Any]:
    try:
        data = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise CertificateError(f"not JSON, or cut off: {error}") from error
    if not isinstance(data, dict) or data.get("format") != FORMAT:  # pyright: ignore
        raise CertificateError(f'not a certificate: "format" is not "{FORMAT}"')
    version: object = data.get("version")  # pyright: ignore
    if version != VERSION:
        raise CertificateError(f"certificate version {version!r}, where {VERSION} is expected")
    return data  # pyright: ignore


def _at(rows: list[T], index: object) -> T:
    """Return a row that stands earlier in the file: no negative index, no boolean."""
    if type(index) is not int or not 0 <= index < len(rows):
        raise IndexError(f"no earlier row {index!r}")
    return rows[index]


def _names(values: list[str]) -> tuple[str, ...]:
    return tuple(values)


def _read_term(row: list[Any], terms: list[Term]) -> Term:
    match row:
        case ["num", int(value)]:
            return Num(value)
        case ["num", str(digits)]:
            return Num(int(digits, 16))
        case ["var", str(name)]:
            return Var(name)
        case ["app", str(head), [*args]]:
            return App(head, tuple([_at(terms, arg) for arg in args]))
        case ["lam", [*params], body]:
            return Lam(tuple(params), _at(terms, body))
        case _:
            raise ValueError(f"{row!r} is not a term")


def _read_argument(
    row: list[Any], terms: list[Term], claims: list[Claim], definitions: list[Definition]
) -> Any:
    match row:
        case ["term", index]:
            return _at(terms, index)
        case ["terms", [*indices]]:
            return tuple([_at(terms, index) for index in indices])
        case ["claim", index]:
            return _at(claims, index)
        case ["definition", index]:
            return _at(definitions, index)
        case ["name", str(name)]:
            return name
        case ["names", [*names]]:
            return tuple(names)
        case _:
            raise ValueError(f"{row!r} is not an argument")


def _read_proof(
    entry: Mapping[str, Any],
    claims: list[Claim],
    definitions: list[Definition],
    theorems: list[Theorem],
) -> Proved:
    statement = Statement(
        _at(claims, entry["claim"]),
        frozenset([_at(claims, index) for index in entry["hyps"]]),
        frozenset([_at(definitions, index) for index in entry["defs"]]),
    )
    theorem = _at(theorems, entry["theorem"])
    definedness = tuple([_at(theorems, index) for index in entry["definedness"]])
    check_proved(statement, theorem, definedness)
    proof = Proved(str(entry["name"]), statement, theorem, definedness)
    if list(proof.trust) != entry["trust"]:
        raise CertificateError(f"{proof.name} rests on {', '.join(proof.trust) or 'no axiom'}")
    return proof
