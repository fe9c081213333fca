"""Unicode and LaTeX: what is printed reads as the same term, and as mathematics."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from tests.notation.readers import read_latex, read_unicode, without_brackets
from tests.strategies import terms

from symproof.kernel.term import App, Num, Term, Var
from symproof.notation import latex, plain, unicode
from symproof.notation.errors import NotationError
from symproof.notation.printer import Words

@given(terms())
@settings(max_examples=500, deadline=None)
def test_unicode_reads_back_as_the_same_term(term: Term):
    text = unicode.show(term)
    assert without_brackets(read_unicode(text, term.variables, term.functions)) == without_brackets(term), text

@given(terms())
@settings(max_examples=500, deadline=None)
def test_latex_reads_back_as_the_same_term(term: Term):
    text = latex.show(term)
    assert without_brackets(read_latex(text, term.variables, term.functions)) == without_brackets(term), text
