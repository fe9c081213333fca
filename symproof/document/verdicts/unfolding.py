"""Definitions with a parameter that a claim binds: the derivative of f_β in β, a limit in β.

The claim speaks of what stands for f_β(x), so that is put in its place.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from symproof.kernel.sequent import Definition
from symproof.kernel.term import App, Lam, Term

_MOST: Final = 500


class _Clash(Exception):
    """An argument has the name of the parameter, so that it is not clear which is meant."""


def unfolded(term: Term, definitions: Mapping[str, Definition]) -> Term:
    """Return a term with the bodies of definitions whose parameters it binds, itself if it cannot.

    Raises:
        KernelError: a body cannot stand there.
    """
    bound = frozenset(_bound(term))
    names = _depending(definitions, bound) if bound else frozenset[str]()
    if term.functions.isdisjoint(names):
        return term
    unfolder = _Unfolder(definitions, names, bound)
    try:
        return unfolder.term(term)
    except _Clash:
        return term


def _bound(term: Term) -> Iterable[str]:
    pending = [term]
    while pending:
        match pending.pop():
            case Lam(params, body):
                yield from params
                pending.append(body)
            case App(_, args):
                pending += args
            case _:
                pass


def _depending(definitions: Mapping[str, Definition], bound: frozenset[str]) -> frozenset[str]:
    """Return the names of definitions in which one of some variables is free, or that use such."""
    found = {name for name, each in definitions.items() if each.variables & bound}
    grown = True
    while grown and found:
        more = {name for name, each in definitions.items() if each.body.functions & found}
        grown = not more <= found
        found |= more
    return frozenset(found)


class _Unfolder:
    def __init__(
        self, definitions: Mapping[str, Definition], names: frozenset[str], bound: frozenset[str]
    ) -> None:
        self.definitions = definitions
        self.names = names
        self.bound = bound
        self.count = 0

    def term(self, term: Term) -> Term:
        match term:
            case Lam(params, body):
                return Lam(params, self.term(body))
            case App(head, args):
                done = tuple([self.term(arg) for arg in args])
                if head not in self.names:
                    return App(head, done)
                return self.unfold(self.definitions[head], done)
            case _:
                return term

    def unfold(self, definition: Definition, args: tuple[Term, ...]) -> Term:
        self.count += 1
        free = definition.variables & self.bound
        if self.count > _MOST or any(arg.variables & free for arg in args):
            raise _Clash
        return self.term(definition.at(args))
