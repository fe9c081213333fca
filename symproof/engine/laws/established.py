"""What lines may cite without stating it: the axioms, and theorems proved from them once.

A line says `axiom erf_neg` or `fact erf_neg`, whether the kernel takes it for granted or not.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import Final

from symproof.engine.laws import error_function
from symproof.engine.laws.general import Lemma
from symproof.kernel.axioms import AXIOMS
from symproof.kernel.term import Term, Var
from symproof.kernel.theorem import Theorem, infer

# universal theorems, or judgements about no variable
_PROVED: Final[dict[str, Lemma]] = {
    "erf_neg": error_function.erf_neg,
    "erf_lt": error_function.erf_lt,
    "erf_deriv": error_function.erf_deriv,
    "erf_limit_neg": error_function.erf_limit_neg,
    "Phi_erf": error_function.Phi_erf,
    "Phi_neg": error_function.Phi_neg,
    "Phi_deriv": error_function.Phi_deriv,
    "Phi_limit": error_function.Phi_limit,
    "Phi_limit_neg": error_function.Phi_limit_neg,
}
PROVED: Final[Mapping[str, Lemma]] = MappingProxyType(_PROVED)
# primitive -> what it is by other primitives
MEANINGS: Final[Mapping[str, str]] = MappingProxyType(
    {
        **{name: f"{name}_def" for name in ("sinh", "cosh", "tanh", "sigmoid")},
        "Phi": "Phi_erf",
        "tan": "tan_def",
    }
)
# primitive -> the axiom that says which integral it is
INTEGRALS: Final[Mapping[str, str]] = MappingProxyType({"erf": "erf_def", "Phi": "Phi_def"})

# the names of the theorems that were needed so far, by identity
_names: Final[dict[int, str]] = {}


@cache
def _proved(name: str) -> Theorem:
    theorem = PROVED[name]()
    _names[id(theorem)] = name
    return theorem


def names_of_proved() -> Mapping[int, str]:
    """Return the names of the theorems that were needed so far, by their identities."""
    return MappingProxyType(_names)


def parameters(name: str) -> tuple[str, ...]:
    """Return the names of what an established fact is about, in the order of its terms.

    Raises:
        KeyError: nothing is established under that name.
    """
    return AXIOMS[name].params if name in AXIOMS else _proved(name).claim.forall


def established(name: str, *terms: Term) -> Theorem:
    """Return an axiom, or what is proved from axioms, at some terms.

    The conditions of an axiom are hypotheses, to be cut.

    Raises:
        KeyError: nothing is established under that name.
        KernelError: the terms are too many, too few or too large.
    """
    if name in AXIOMS:
        return infer("axiom", (), name, terms)
    theorem = _proved(name)
    return infer("spec", (theorem,), terms) if terms or theorem.claim.forall else theorem


def established_generally(name: str) -> Theorem:
    """Return an established fact about its own variables, or for all of them.

    Raises:
        KeyError: nothing is established under that name.
    """
    if name in AXIOMS:
        return established(name, *map(Var, parameters(name)))
    return _proved(name)
