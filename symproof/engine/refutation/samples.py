"""Concrete functions to stand for function variables: odd, even, neither; smooth and not.

None is believed to have a property: the kernel proves it for the function that is used.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import islice
from types import MappingProxyType
from typing import Final

from symproof.engine.order.linear import rational
from symproof.kernel.sequent import Claim
from symproof.kernel.term import App, Lam, Num, Term, Var

MAX_CHOICES: Final = 120

_T: Final = Var("t")
_S: Final = Var("s")


def _of(head: str, *args: Term) -> App:
    return App(head, args)


ODD: Final[tuple[Term, ...]] = (
    _T,
    Num(0),
    -_T,
    2 * _T,
    _T / 2,
    _T**3,
    _of("sign", _T),
    _of("tanh", _T),
    _of("sin", _T),
    _T * _of("abs", _T),
    _T**3 - _T,
    _T**5,
    _of("sinh", _T),
    _of("atan", _T),
    _of("erf", _T),
    _T / (1 + _T**2),
    100 * _T,
)
EVEN: Final[tuple[Term, ...]] = (
    Num(0),
    Num(1),
    _T**2,
    _of("abs", _T),
    -Num(1),
    Num(2),
    Num(1) / 2,
    -(_T**2),
    _of("cos", _T),
    _T**4,
    _of("exp", -(_T**2)),
    1 / (1 + _T**2),
    1 + _T**2,
    _of("cosh", _T),
)
OTHER: Final[tuple[Term, ...]] = (
    _T + 1,
    _of("exp", _T),
    _of("max", _T, Num(0)),
    _of("sigmoid", _T),
    _T**2 + _T**3,
    _of("exp", -_T),
    _of("max", -_T, Num(0)),
    _of("log", 1 + _of("exp", _T)),
    App("cases", (App("<", (_T, Num(0))), Num(0), Num(1))),
    App("cases", (App("=", (_T, Num(0))), Num(1), Num(0))),
)
TWO: Final[tuple[Term, ...]] = (
    *(_T + _S, _T * _S, _T - _S, _T, _S, Num(0), Num(1), _T**2 + _S**2, _T * _S + _T),
    *(_of("max", _T, _S), _of("min", _T, _S), _T**2 - _S, _of("exp", _T + _S)),
)
_PARAMETERS: Final = ("t", "s", "r", "q")


def _interleaved(*lists: Sequence[Term]) -> tuple[Term, ...]:
    """Return the terms of all lists, the first of each first, without repetitions."""
    longest = max(map(len, lists))
    result = {terms[k]: None for k in range(longest) for terms in lists if k < len(terms)}
    return tuple(result)


ONE_ARGUMENT: Final = _interleaved(ODD, EVEN, OTHER)


def functions(arity: int, shifts: Sequence[Fraction]) -> tuple[Lam, ...]:
    """Return sample functions of some arguments; `shifts` are constants of the hypotheses.

    Besides the samples themselves, c/2 + odd solves g(t) + g(-t) = c, and c*t/2 + even solves
    g(t) - g(-t) = c*t.
    """
    if arity == 2:
        return tuple([Lam(("t", "s"), body) for body in TWO])
    if arity != 1:
        params = _PARAMETERS[:arity]
        if len(params) < arity:
            return ()
        total: Term = Var(params[0])
        whole: Term = Var(params[0])
        for name in params[1:]:
            total, whole = total + Var(name), whole * Var(name)
        return tuple([Lam(params, body) for body in (total, whole, Num(0), Num(1))])
    lists: list[Sequence[Term]] = [ONE_ARGUMENT]
    for c in shifts:
        half = rational(c / 2)
        lists.append([half if odd == Num(0) else half + odd for odd in ODD])
        line = _T / 2 if c == 1 else half * _T
        lists.append([line if even == Num(0) else line + even for even in EVEN])
    return tuple([Lam(("t",), body) for body in _interleaved(*lists)])


def shifts(claims: Sequence[Claim], variables: Mapping[str, Fraction]) -> tuple[Fraction, ...]:
    """Return the constants that a functional equation may ask its solutions to be shifted by."""
    found: dict[Fraction, None] = {}
    for claim in claims:
        if claim.rel != "=":
            continue
        if not claim.lhs.functions or not claim.rhs.functions:
            found[Fraction(1)] = None
        for side in (claim.lhs, claim.rhs):
            for part in _parts(side):
                match part:
                    case Num(value) if 0 < value < 10**9:
                        found[Fraction(value)] = None
                    case App("/", (Num(a), Num(b))) if a and b:
                        found[Fraction(a, b)] = None
                    case Var(name) if name in variables:
                        found[variables[name]] = None
                    case _:
                        pass
    return tuple(found)[:4]


def _parts(term: Term) -> Iterator[Term]:
    yield term
    if isinstance(term, App):
        for arg in term.args:
            yield from _parts(arg)


def choices(
    arities: Mapping[str, int], shift: Sequence[Fraction]
) -> Iterator[MappingProxyType[str, Lam]]:
    """Yield values of all function variables, the simple ones first."""
    names = sorted(arities)
    lists = [functions(arities[name], shift) for name in names]
    for chosen in islice(_by_rank(lists), MAX_CHOICES):
        yield MappingProxyType(dict(zip(names, chosen, strict=True)))


def _by_rank(lists: Sequence[Sequence[Lam]]) -> Iterator[tuple[Lam, ...]]:
    """Yield the tuples with one function of each list, by the sum of their places."""
    if not lists:
        yield ()
        return
    for total in range(sum(map(len, lists))):
        yield from _at_rank(lists, total)


def _at_rank(lists: Sequence[Sequence[Lam]], total: int) -> Iterator[tuple[Lam, ...]]:
    if not lists:
        if total == 0:
            yield ()
        return
    first, *rest = lists
    for k in range(min(total, len(first) - 1) + 1):
        for chosen in _at_rank(rest, total - k):
            yield (first[k], *chosen)
