"""How names are spelled in mathematical writing: Greek letters and subscripts.

Capital Greek letters that look like Latin ones, and omicron and upsilon, are left out: two names
must not look the same.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

GREEK: Final[Mapping[str, str]] = {
    "alpha": "α",
    "beta": "β",
    "gamma": "γ",
    "delta": "δ",
    "epsilon": "ε",
    "zeta": "ζ",
    "eta": "η",
    "theta": "θ",
    "iota": "ι",
    "kappa": "κ",
    "lambda": "λ",
    "mu": "μ",
    "nu": "ν",
    "xi": "ξ",
    "pi": "π",
    "rho": "ρ",
    "sigma": "σ",
    "tau": "τ",
    "phi": "φ",
    "chi": "χ",
    "psi": "ψ",
    "omega": "ω",
    "Gamma": "Γ",
    "Delta": "Δ",
    "Theta": "Θ",
    "Lambda": "Λ",
    "Xi": "Ξ",
    "Pi": "Π",
    "Sigma": "Σ",
    "Phi": "Φ",
    "Psi": "Ψ",
    "Omega": "Ω",
}

_SUBSCRIPTED: Final = re.compile(r"([A-Za-z][A-Za-z0-9]*)_([A-Za-z0-9]+)")


def split_subscript(name: str) -> tuple[str, str]:
    """Return the name and its subscript, empty unless the name has exactly one underscore."""
    match = _SUBSCRIPTED.fullmatch(name)
    return (match[1], match[2]) if match else (name, "")
