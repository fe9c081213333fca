"""Certificates: inferences on disk, to be inferred again without search.

A certificate stores how a theorem was inferred, never what it says, so that replaying it is
checking it.  It is one JSON object:

- `format` is "symproof-certificate", `version` is 1.
- `terms`: each a list that names earlier terms by index: ["num", 3] (["num", "0x..."] from
  2^53 on), ["var", "x"], ["mat", "A", ROWS, COLUMNS], ["const", "eye", ROWS, COLUMNS],
  ["app", "+", [0, 1]], ["lam", ["x"], 2].  A size, such as 2n + 1 rows, is [[["n", 2]], 1].
- `claims`: [relation, left term, right term, [universal variables]].
- `definitions`: [name, [parameters], body term].
- `inferences`: [rule, [earlier inferences], [arguments]]; an argument is ["term", 4],
  ["terms", [4, 5]], ["claim", 0], ["definition", 0], ["name", "x"], ["names", ["x"]] or
  ["size", [[["n", 2]], 1]].
- `proofs`: {"name", "claim", "hyps", "defs", "theorem", "definedness", "trust"}: the statement
  (indices of a claim, claims and definitions), the inference that proves it, those that prove
  its terms defined, and the sorted names of the axioms it rests on.

The version is that of the form.  What is added leaves it, and what was written before is read: the
rule `ext`, once about derivatives only, was written with a function, another, a point and a name.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final, TypeVar, cast

from symproof.kernel.errors import SymproofError
from symproof.kernel.sequent import Claim, Definition, sealed
from symproof.kernel.shapes import Shape, Size, is_size
from symproof.kernel.statement import Statement, check_proved
from symproof.kernel.term import App, Const, Lam, Mat, Num, Term, Var
from symproof.kernel.theorem import Theorem, infer

FORMAT: Final = "symproof-certificate"
VERSION: Final = 1
SAFE_INTEGER: Final = 2**53

HEXADECIMAL: Final = re.compile("0x[0-9a-f]+")

T = TypeVar("T")


class CertificateError(SymproofError):
    """The text is not a certificate of this version; the message says where and why."""


@sealed
@dataclass(frozen=True, slots=True)
class Proved:
    """A statement, the theorem that proves it, and those that prove its terms defined.

    Raises:
        KernelError: the refusals of `check_proved`.
    """

    name: str
    statement: Statement
    theorem: Theorem
    definedness: tuple[Theorem, ...] = ()

    def __post_init__(self) -> None:
        check_proved(self.statement, self.theorem, self.definedness)

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
            case Mat(name, shape) if shape is not None:
                return ["mat", name, *map(_size_row, shape)]
            case Const(name, shape) if shape is not None:
                return ["const", name, *map(_size_row, shape)]
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
            case tuple() if is_size(value):  # pyright: ignore[reportUnknownArgumentType]
                return ["size", _size_row(value)]
            case tuple():
                items: list[Any] = [*value]  # pyright: ignore[reportUnknownArgumentType]
                if items and isinstance(items[0], str):
                    return ["names", items]
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


def _size_row(size: Size) -> list[object]:
    parts, rest = size
    return [[list(part) for part in parts], rest]


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
        for row in _rows(data["terms"]):
            terms.append(_read_term(row, terms))
        claims = [_read_claim(row, terms) for row in _rows(data["claims"])]
        definitions = [_read_definition(row, terms) for row in _rows(data["definitions"])]
        theorems: list[Theorem] = []
        for row in _rows(data["inferences"]):
            theorems.append(_read_inference(row, terms, claims, definitions, theorems))
        entries: list[Any] = _rows(data["proofs"])
        if not entries:
            raise CertificateError("a certificate of nothing: it has no proofs")
        return tuple([_read_proof(entry, claims, definitions, theorems) for entry in entries])
    except (KeyError, IndexError, TypeError, ValueError, AttributeError) as error:
        raise CertificateError(f"malformed certificate: {error}") from error


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """Return a JSON object, which must have each key once."""
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("an entry stands twice in one object")
    return found


def _load(text: str) -> Mapping[str, Any]:
    try:
        data: Any = json.loads(text, object_pairs_hook=_object)
    except (ValueError, RecursionError) as error:
        raise CertificateError(f"not JSON, or cut off: {error}") from error
    if not isinstance(data, dict):
        raise CertificateError("not a certificate: not a JSON object")
    found = cast("dict[str, Any]", data)
    if found.get("format") != FORMAT:
        raise CertificateError(f'not a certificate: "format" is not "{FORMAT}"')
    version = found.get("version")
    if type(version) is not int or version != VERSION:
        raise CertificateError(f"certificate version {version!r}, where {VERSION} is expected")
    return found


def _at(rows: list[T], index: object) -> T:
    """Return a row that stands earlier in the file: no negative index, no boolean."""
    if type(index) is not int or not 0 <= index < len(rows):
        raise IndexError(f"no earlier row {index!r}")
    return rows[index]


def _rows(value: object) -> list[Any]:
    """Return what must be a list."""
    if type(value) is not list:
        raise TypeError(f"{value!r} is not a list")
    return value  # pyright: ignore[reportUnknownVariableType]


def _text(value: object) -> str:
    """Return what must be a text."""
    if type(value) is not str:
        raise TypeError(f"{value!r} is not a text")
    return value


def _names(values: object) -> tuple[str, ...]:
    return tuple([_text(value) for value in _rows(values)])


def _numeral(value: object) -> int:
    """Return a numeral: an integer below 2^53, or its hexadecimal digits from there on."""
    if type(value) is int and 0 <= value < SAFE_INTEGER:
        return value
    number = int(value, 16) if type(value) is str and HEXADECIMAL.fullmatch(value) else 0
    if number < SAFE_INTEGER:
        raise ValueError(f"{value!r} is not a numeral")
    return number


def _size(value: object) -> Size:
    """Return what is meant as a size; the kernel refuses it where it is none."""
    parts, rest = _rows(value)
    return tuple([tuple(_rows(part)) for part in _rows(parts)]), rest  # pyright: ignore


def _shape(rows: object, columns: object) -> Shape:
    return _size(rows), _size(columns)


def _read_term(row: list[Any], terms: list[Term]) -> Term:
    match row:
        case ["num", value]:
            return Num(_numeral(value))
        case ["var", str(name)]:
            return Var(name)
        case ["mat", str(name), rows, columns]:
            return Mat(name, _shape(rows, columns))
        case ["const", str(name), rows, columns]:
            return Const(name, _shape(rows, columns))
        case ["app", str(head), [*args]]:
            return App(head, tuple([_at(terms, arg) for arg in args]))
        case ["lam", params, body]:
            return Lam(_names(params), _at(terms, body))
        case _:
            raise ValueError(f"{row!r} is not a term")


def _read_claim(row: object, terms: list[Term]) -> Claim:
    rel, lhs, rhs, forall = _rows(row)
    return Claim(_text(rel), _at(terms, lhs), _at(terms, rhs), _names(forall))


def _read_definition(row: object, terms: list[Term]) -> Definition:
    name, params, body = _rows(row)
    return Definition(_text(name), _names(params), _at(terms, body))


def _read_inference(
    row: object,
    terms: list[Term],
    claims: list[Claim],
    definitions: list[Definition],
    theorems: list[Theorem],
) -> Theorem:
    rule, premises, arguments = _rows(row)
    args = [_read_argument(arg, terms, claims, definitions) for arg in _rows(arguments)]
    if rule == "ext" and len(args) == 4:
        f, g, point, name = args
        args = [App("diff", (f, point)), g, name]
    parts = tuple([_at(theorems, index) for index in _rows(premises)])
    return infer(_text(rule), parts, *args)


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
        case ["names", names]:
            return _names(names)
        case ["size", value]:
            return _size(value)
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
        frozenset([_at(claims, index) for index in _rows(entry["hyps"])]),
        frozenset([_at(definitions, index) for index in _rows(entry["defs"])]),
    )
    theorem = _at(theorems, entry["theorem"])
    definedness = tuple([_at(theorems, index) for index in _rows(entry["definedness"])])
    proof = Proved(_text(entry["name"]), statement, theorem, definedness)
    if list(proof.trust) != entry["trust"]:
        raise CertificateError(f"{proof.name} rests on {', '.join(proof.trust) or 'no axiom'}")
    return proof
