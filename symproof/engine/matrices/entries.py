"""Entry by entry: an identity of numbers as one of matrices (the rule `lift`)."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import count
from typing import Final

from symproof.engine.equality import attempt
from symproof.kernel.term import App, Const, Lam, Num, Term, Var, substitute
from symproof.kernel.theorem import Theorem

Prove = Callable[[Term, Term], Theorem | None]
_NAMES: Final = ("u", "v", "w", "s", "r")


@dataclass(frozen=True, slots=True)
class Entries:
    """Generic entries of matrices that are not taken apart, by matrix."""

    variables: Mapping[Term, Var]

    @classmethod
    def of(cls, terms: Sequence[Term], taken: set[str]) -> Entries:
        """Return entries of all atoms of some matrices, with names that are not taken."""
        atoms = dict.fromkeys(atom for term in terms for atom in _atoms(term))
        names = _free_names(taken)
        return cls({atom: Var(next(names)) for atom in atoms})

    def entry(self, term: Term) -> Term:
        """Return an entry of a matrix that is made of the atoms, entry by entry."""
        known = self.variables.get(term)
        if known is not None:
            return known
        match term:
            case App(".*", (a, b)):
                return self.entry(a) * self.entry(b)
            case App("map", (Lam((param,), body), a)):
                return substitute(body, {param: self.entry(a)})
            case App(head, args):
                return App(head, tuple([a if a.shape is None else self.entry(a) for a in args]))
            case Const("zeros", _):
                return Num(0)
            case _:
                return Num(1)

    def lifted(self, scalar: Theorem, a: Term, b: Term) -> Theorem | None:
        """Return a = b from the equation of their entries."""
        names = tuple([variable.name for variable in self.variables.values()])
        return attempt("lift", (scalar,), a, b, names, tuple(self.variables))


def _free_names(taken: set[str]) -> Iterator[str]:
    yield from (name for name in _NAMES if name not in taken)
    yield from (name for i in count(1) if (name := f"u_{i}") not in taken)


def _atoms(term: Term) -> Iterator[Term]:
    """Yield the parts of a matrix that are not made entry by entry."""
    match term:
        case App("+" | "-" | ".*" | "neg" | "()" | "/", args):
            yield from (atom for arg in args if arg.shape is not None for atom in _atoms(arg))
        case App("*", (a, b)) if a.shape is None or b.shape is None:
            yield from _atoms(b if a.shape is None else a)
        case App("map", (_, a)):
            yield from _atoms(a)
        case Const("zeros" | "ones", _):
            return
        case _:
            yield term
