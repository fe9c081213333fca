"""General theorems about the elementary functions, proved once by the kernel and then cited.

`lemma("log_mul", a, b)` is `0 < a, 0 < b |- log(a*b) = log(a) + log(b)`: the conditions are
its hypotheses, to be cut with theorems that prove them.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from symproof.engine.laws import log_lemmas, root_lemmas
from symproof.engine.laws.general import Lemma, at, cited
from symproof.kernel.term import Term
from symproof.kernel.theorem import Theorem

_LEMMAS: Final[dict[str, Lemma]] = {
    "log_one": log_lemmas.log_one,
    "log_e": log_lemmas.log_e,
    "log_mul": log_lemmas.log_mul,
    "log_inv": log_lemmas.log_inv,
    "log_div": log_lemmas.log_div,
    "sqrt_eq_exp": log_lemmas.sqrt_eq_exp,
    "eq_of_sq_eq": root_lemmas.eq_of_sq_eq,
    "sqrt_unique": root_lemmas.sqrt_unique,
    "sqrt_mul": root_lemmas.sqrt_mul,
    "sqrt_sq_of_nonneg": root_lemmas.sqrt_sq_of_nonneg,
    "sqrt_sq_eq_abs": root_lemmas.sqrt_sq_eq_abs,
    "abs_nonneg": root_lemmas.abs_nonneg,
    "abs_sq": root_lemmas.abs_sq,
    "abs_unique": root_lemmas.abs_unique,
    "sign_mul_abs": root_lemmas.sign_mul_abs,
    "sign_mul": root_lemmas.sign_mul,
    "sign_sq": root_lemmas.sign_sq,
    "eq_zero_of_mul": root_lemmas.eq_zero_of_mul,
    "left_of_mul": root_lemmas.left_of_mul,
}
LEMMAS: Final[Mapping[str, Lemma]] = MappingProxyType(_LEMMAS)


def lemma(name: str, *terms: Term) -> Theorem:
    """Return a lemma at some terms, its conditions being the hypotheses.

    Raises:
        KeyError: there is no lemma of that name.
        KernelError: the terms are too large.
    """
    return at(LEMMAS[name](), *terms)


def by_lemma(name: str, terms: tuple[Term, ...], *conditions: Theorem) -> Theorem | None:
    """Return a lemma at some terms with its conditions cut, None where one is missing."""
    return cited(LEMMAS[name], terms, *conditions)
