"""The usual definitions of functions that the notation has, by which they are recognised."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Final

from symproof.kernel.errors import KernelError
from symproof.kernel.ring import ring_equal
from symproof.kernel.term import BRACKET, App, Lam, Num, Term, Var
from symproof.notation.plain import parse_term

# primitive -> texts of its definitions at x; sums and products may stand in any order
_USUAL: Final[Mapping[str, tuple[str, ...]]] = {
    "sigmoid": (
        "1/(1 + exp(-x))",
        "exp(x)/(1 + exp(x))",
        "1/2*(1 + tanh(x/2))",
    ),
    "Phi": (
        "1/sqrt(2*pi)*integral(exp(-t^2/2), t, -oo, x)",
        "integral(1/sqrt(2*pi)*exp(-t^2/2), t, -oo, x)",
        "integral(exp(-t^2/2)/sqrt(2*pi), t, -oo, x)",
        "1/sqrt(2*pi)*integral(exp(-(1/2)*t^2), t, -oo, x)",
        "integral(1/sqrt(2*pi)*exp(-(1/2)*t^2), t, -oo, x)",
        "1/2*(1 + erf(x/sqrt(2)))",
    ),
    "erf": (
        "2/sqrt(pi)*integral(exp(-t^2), t, 0, x)",
        "integral(2/sqrt(pi)*exp(-t^2), t, 0, x)",
    ),
    "tanh": (
        "(exp(x) - exp(-x))/(exp(x) + exp(-x))",
        "sinh(x)/cosh(x)",
        "(exp(2*x) - 1)/(exp(2*x) + 1)",
        "(1 - exp(-2*x))/(1 + exp(-2*x))",
    ),
    "sinh": ("(exp(x) - exp(-x))/2", "exp(x)/2 - exp(-x)/2"),
    "cosh": ("(exp(x) + exp(-x))/2", "exp(x)/2 + exp(-x)/2"),
    "tan": ("sin(x)/cos(x)",),
    "abs": ("cases(x if x >= 0, -x otherwise)", "cases(x if x > 0, -x otherwise)", "sqrt(x^2)"),
    "sign": (
        "cases(1 if x > 0, 0 if x = 0, -1 otherwise)",
        "cases(1 if x > 0, -1 if x < 0, 0 otherwise)",
        "cases(-1 if x < 0, 0 if x = 0, 1 otherwise)",
        "cases(-1 if x < 0, 1 if x > 0, 0 otherwise)",
    ),
}
NAMES: Final[Mapping[str, str]] = {
    "sigma": "sigmoid",
    "Phi": "Phi",
    "sgn": "sign",
    "signum": "sign",
    **{name: name for name in _USUAL},
}


@cache
def _definitions(head: str) -> tuple[Term, ...]:
    return tuple([plain(parse_term(text)) for text in _USUAL[head]])


def usual_head(spelled: str, params: tuple[str, ...], body: Term) -> str:
    """Return the primitive of which a definition of a name is one of the usual ones, "" if none."""
    head = NAMES.get(spelled, "")
    if not head or len(params) != 1:
        return ""
    own = plain(body, {params[0]: "x"})
    for definition in _definitions(head):
        try:
            if own == definition or ring_equal(own, definition):
                return head
        except KernelError:
            continue
    return ""


def plain(term: Term, names: Mapping[str, str] | None = None) -> Term:
    """Return a term without brackets, some variables renamed, and bound ones called alike."""
    names = names or {}
    match term:
        case Var(name):
            return Var(names.get(name, name))
        case App(head, (inner,)) if head == BRACKET:
            return plain(inner, names)
        case App(head, args):
            return App(head, tuple([plain(arg, names) for arg in args]))
        case Lam(params, body):
            fresh = {name: f"b{i}_" for i, name in enumerate(params)}
            return Lam(tuple(fresh.values()), plain(body, {**names, **fresh}))
        case Num():
            return term
        case _:
            return term
