"""Questions made by hand, in the plain notation, as documents ask them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from symproof.document.model import Branch, Finding, Question, Side, Source, Split, Use
from symproof.document.verdicts.judging import finding_of
from symproof.notation.plain import parse_claim, parse_definition, parse_shapes, parse_term
from symproof.proof import hypothesis

Case = tuple[str | Sequence[str] | None, str | Sequence[str]]


def listed(texts: str | Sequence[str]) -> Sequence[str]:
    """Return one text, or several, as a sequence."""
    return [texts] if isinstance(texts, str) else texts


def split(*cases: Case) -> Split:
    """Return a value by cases: each value, or chain of values, and its guards."""
    branches: list[Branch] = []
    for values, guards in cases:
        claims = tuple(parse_claim(text) for text in listed(guards))
        terms = tuple(parse_term(text) for text in listed(values or ()))
        branches.append(Branch(claims, terms, undefined=values is None))
    return Split(tuple(branches))


def asked(
    left: str | Split,
    relation: str,
    right: str | Split,
    *,
    head: str | Split | None = None,
    head_relation: str = "=",
    let: Sequence[str] = (),
    assume: Sequence[str] = (),
    shapes: str = "",
    latex: str = "",
    **more: Any,
) -> Question:
    """Return the question whether a relation holds."""
    sizes = parse_shapes(shapes) if shapes else {}
    text = latex or f"{left} {relation} {right} {head or ''}"
    definitions = [parse_definition(each) for each in let]
    uses = [Use(each, definition=d) for each, d in zip(let, definitions, strict=True)]
    assumptions = [Use(each, claims=(hypothesis(each, definitions).claim,)) for each in assume]

    def side(value: str | Split | None) -> Side | None:
        return parse_term(value, shapes=sizes) if isinstance(value, str) else value

    return Question(
        Source("article.md", text),
        0,
        len(text),
        "",
        text,
        more.pop("kind", "claim"),
        relation,
        side(left),
        side(right),
        side(head),
        head_relation if head is not None else "",
        tuple(uses),
        tuple(assumptions),
        sizes,
        **more,
    )


def found(left: str | Split, relation: str, right: str | Split, **more: Any) -> Finding:
    """Return what is found of a relation."""
    return finding_of(asked(left, relation, right, **more))
