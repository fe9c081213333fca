"""LaTeX: what is printed reads back as the same term."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from symproof.kernel.sequent import RELATIONS, Claim
from symproof.kernel.shapes import names_of
from symproof.kernel.term import (
    BINDERS,
    BRACKET,
    INTEGRALS,
    App,
    Const,
    Lam,
    Mat,
    Term,
    Var,
    bound_names,
    parts_of,
    substitute,
)
from symproof.notation import latex
from symproof.notation.binder_reader import entrywise
from symproof.notation.latex_reader import parse_latex_claim, parse_latex_term
from symproof.notation.places import Stated, stated, strip
from symproof.notation.tex.vocabulary import Vocabulary
from tests.strategies import NUMBERS, all_terms, matrices, terms, terms_with_binders
from tests.strategies import Vocabulary as Names

MARKED = Names(
    ("x_bold", "W_bold_1_sup1", "x_hat", "theta_bar", "x_star", "E_", "n", "x_nplus1", "varphi"),
    {"Phi_": 1, "f_alpha": 1, "g_hat": 1, "phi": 2, "u_star": 1},
)
# words that stand between formulas, and names of theirs, are told apart by nobody
LITTLE_WORDS = frozenset({"if", "otherwise", "forall"})


def vocabulary_of(*found: Term) -> Vocabulary:
    """Return what a reader of some terms must know of their names."""
    parts = [part for term in found for part in parts_of(term)]
    shaped = [part for part in parts if isinstance(part, Mat | Const) and part.shape is not None]
    functions = {p.head: len(p.args) for p in parts if isinstance(p, App) and p.functions}
    free = {name for term in found for name in term.functions}
    matrices = {part.name: part.shape for part in shaped if isinstance(part, Mat) and part.shape}
    return Vocabulary(
        functions={name: arity for name, arity in functions.items() if name in free},
        matrices=matrices,
        numbers=frozenset().union(*(t.variables | bound_names(t) for t in found)) - {*matrices},
        heads={"sigma": "sigmoid", "Phi": "Phi"},
        real=frozenset("ij"),
        sizes=frozenset().union(*(names_of(n) for part in shaped for n in part.shape or ())),
    )


def ends_in_integral(term: Term) -> bool:
    """Whether a term is a product whose last factor is an integral."""
    match term:
        case App("*", (_, App(head, _))):
            return head in INTEGRALS
        case _:
            return False


def normal(term: Term) -> Term:
    """Return a term with bound variables named by depth.

    Brackets around limits and the like are left out: the pair that is needed is the author's.
    So are those around a product that ends with an integral.
    So are those around exponents, which are not printed, and those around a raised E: it needs a
    pair to be no exp, and (E)^x is printed as E^x is.
    """
    match term:
        case App(head, (Lam((param,), body), *rest)):
            inner = normal(body)
            name = f"bound{len(bound_names(inner))}"
            function = Lam((name,), substitute(inner, {param: Var(name)}))
            return App(head, (function, *map(normal, rest)))
        case App(head, args):
            args = tuple(map(normal, args))
            if head in ("^", "exp"):
                args = (*args[:-1], strip(args[-1]))
            if head == "^" and strip(args[0]) == App("E"):
                args = (App("E"), args[1])
            if head == BRACKET and isinstance(args[0], App):
                core = args[0]
                if core.head in BINDERS or core.head == ".*" or ends_in_integral(core):
                    return core
            return App(head, args)
        case _:
            return term


def readable(term: Term) -> bool:
    """Whether all names in a term can be told from words, and its functions of entries have names.

    The function t -> t/2 of each entry is written with an arrow, which is not read.
    """
    names = term.variables | term.functions | bound_names(term)
    if not LITTLE_WORDS.isdisjoint(names) or any(name.startswith("_") for name in names):
        return False
    return all(entrywise(p) for p in parts_of(term) if isinstance(p, App) and p.head == "map")


def read_again(term: Term) -> Term:
    """Return what is read of the text that is printed of a term."""
    return parse_latex_term(latex.show(term), vocabulary_of(term))


@given(terms().filter(readable))
@settings(max_examples=400, deadline=None)
def test_a_printed_term_reads_back(term: Term):
    assert normal(read_again(term)) == normal(term)


@given(all_terms().filter(readable))
@settings(max_examples=300, deadline=None)
def test_a_printed_limit_or_integral_reads_back(term: Term):
    assert normal(read_again(term)) == normal(term)


@given(terms_with_binders(MARKED))
@settings(max_examples=300, deadline=None)
def test_a_printed_name_with_marks_reads_back(term: Term):
    assert normal(read_again(term)) == normal(term)


@given(matrices().filter(readable))
@settings(max_examples=300, deadline=None)
def test_a_printed_matrix_reads_back(term: Term):
    assert normal(read_again(term)) == normal(term)


SIDES = NUMBERS.filter(readable)


UNIVERSAL = st.sampled_from([(), ("x",), ("x", "y")])


@given(st.sampled_from(sorted(RELATIONS)), SIDES, SIDES, UNIVERSAL)
@settings(max_examples=200, deadline=None)
def test_a_printed_comparison_reads_back(
    rel: str, left: Term, right: Term, forall: tuple[str, ...]
):
    claim = Claim(rel, left, right, forall)
    read = parse_latex_claim(latex.show_claim(claim), vocabulary_of(left, right))
    assert isinstance(read, Stated)
    want = stated(claim)
    assert (read.relations, read.forall) == (want.relations, want.forall)
    assert [*map(normal, read.terms)] == [*map(normal, want.terms)]
