"""MathML: what is printed reads back as the same term, and is well-formed."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from symproof.kernel.sequent import RELATIONS, Claim
from symproof.kernel.term import Term
from symproof.notation import mathml
from symproof.notation.latex_reader import parse_latex_claim, parse_latex_term
from symproof.notation.places import Stated, stated
from tests.notation.mathml_reader import tex_of
from tests.notation.test_tex_round_trip import (
    MARKED,
    SIDES,
    UNIVERSAL,
    normal,
    readable,
    vocabulary_of,
)
from tests.strategies import all_terms, matrices, terms, terms_with_binders


def read_again(term: Term) -> Term:
    """Return what is read of the MathML that is printed of a term."""
    return parse_latex_term(tex_of(mathml.show(term)), vocabulary_of(term))


@given(terms().filter(readable))
@settings(max_examples=300, deadline=None)
def test_a_term_in_mathml_reads_back(term: Term):
    assert normal(read_again(term)) == normal(term)


@given(all_terms().filter(readable))
@settings(max_examples=200, deadline=None)
def test_a_limit_or_integral_in_mathml_reads_back(term: Term):
    assert normal(read_again(term)) == normal(term)


@given(terms_with_binders(MARKED))
@settings(max_examples=200, deadline=None)
def test_a_name_with_marks_in_mathml_reads_back(term: Term):
    assert normal(read_again(term)) == normal(term)


@given(matrices().filter(readable))
@settings(max_examples=200, deadline=None)
def test_a_matrix_in_mathml_reads_back(term: Term):
    assert normal(read_again(term)) == normal(term)


@given(st.sampled_from(sorted(RELATIONS)), SIDES, SIDES, UNIVERSAL)
@settings(max_examples=100, deadline=None)
def test_a_comparison_in_mathml_reads_back(
    rel: str, left: Term, right: Term, forall: tuple[str, ...]
):
    claim = Claim(rel, left, right, forall)
    read = parse_latex_claim(tex_of(mathml.show_claim(claim)), vocabulary_of(left, right))
    assert isinstance(read, Stated)
    want = stated(claim)
    assert (read.relations, read.forall) == (want.relations, want.forall)
    assert [*map(normal, read.terms)] == [*map(normal, want.terms)]
