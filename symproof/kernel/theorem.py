"""Theorem, and `infer`, the only function that makes one."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Final, NoReturn

from symproof.kernel.errors import refuse
from symproof.kernel.rules import RULES
from symproof.kernel.sequent import Claim, Definition, Sequent
from symproof.kernel.shapes import Size, is_size
from symproof.kernel.term import Lam, Term, is_matrix, is_number


class Theorem:
    """A sequent that the kernel has inferred, with the inference that gave it.

    It has no constructor, and cannot be copied, pickled, changed or subclassed.  Python cannot
    stop `object.__new__`; replaying a certificate does.
    """

    __slots__ = ("args", "premises", "rule", "sequent")

    sequent: Sequent
    rule: str
    premises: tuple[Theorem, ...]
    args: tuple[object, ...]

    def __new__(cls, *_: object, **__: object) -> NoReturn:
        """Refuse: there is no constructor."""
        raise TypeError("only symproof.kernel.infer makes theorems")

    def __init_subclass__(cls) -> NoReturn:
        raise TypeError("Theorem cannot be subclassed")

    def __setattr__(self, name: str, value: object) -> NoReturn:
        raise AttributeError("a theorem is immutable")

    def __delattr__(self, name: str) -> NoReturn:
        raise AttributeError("a theorem is immutable")

    def __copy__(self) -> NoReturn:
        raise TypeError("a theorem cannot be copied")

    def __deepcopy__(self, _: object) -> NoReturn:
        raise TypeError("a theorem cannot be copied")

    def __reduce_ex__(self, _: object) -> NoReturn:
        raise TypeError("a theorem cannot be pickled: store a certificate")

    def __repr__(self) -> str:
        return f"<theorem by {self.rule}: {self.sequent.claim!r}>"

    @property
    def claim(self) -> Claim:
        """What the theorem says."""
        return self.sequent.claim

    @property
    def hyps(self) -> frozenset[Claim]:
        """The hypotheses it rests on."""
        return self.sequent.hyps

    @property
    def defs(self) -> frozenset[Definition]:
        """The definitions it rests on."""
        return self.sequent.defs

    @property
    def trust(self) -> frozenset[str]:
        """The names of the axioms and oracles it rests on."""
        return self.sequent.trust


def _all(check: Callable[[object], bool], values: object) -> bool:
    return type(values) is tuple and all(check(value) for value in values)  # pyright: ignore


def _is_text(value: object) -> bool:
    return type(value) is str


_KINDS: Final[Mapping[str, Callable[[object], bool]]] = {
    "number": is_number,
    "numbers": lambda value: _all(is_number, value),
    "matrix": is_matrix,
    "matrices": lambda value: _all(is_matrix, value),
    "term": lambda value: is_number(value) or is_matrix(value),
    "size": is_size,
    "function": lambda value: type(value) is Lam,
    "claim": lambda value: type(value) is Claim,
    "definition": lambda value: type(value) is Definition,
    "name": _is_text,
    "names": lambda value: _all(_is_text, value),
}
KINDS: Final = MappingProxyType(_KINDS)

Argument = Term | Claim | Definition | str | tuple[Term, ...] | tuple[str, ...] | Size


def infer(rule: str, premises: tuple[Theorem, ...] = (), *args: Argument) -> Theorem:
    """Return the theorem that `rule` gives from the premises and arguments.

    Raises:
        KernelError: the rule's refusals, or rule-unknown, rule-arguments, premise-theorem.
    """
    entry = RULES.get(rule) if type(rule) is str else None
    if entry is None:
        refuse("rule-unknown", f"{rule!r} is not a rule")
    if type(premises) is not tuple or any(type(part) is not Theorem for part in premises):
        refuse("premise-theorem", f"a premise of {rule} is not a theorem")
    if entry.premises is not None and len(premises) != entry.premises:
        refuse("rule-arguments", f"{rule} takes {entry.premises} premise(s), not {len(premises)}")
    if len(args) != len(entry.kinds):
        refuse("rule-arguments", f"{rule} takes {len(entry.kinds)} argument(s), not {len(args)}")
    for kind, arg in zip(entry.kinds, args, strict=True):
        if not KINDS[kind](arg):
            refuse("rule-arguments", f"{rule} takes a {kind}, not {arg!r}")
    sequent = entry.function(tuple([part.sequent for part in premises]), *args)
    theorem = object.__new__(Theorem)
    put = object.__setattr__
    put(theorem, "sequent", sequent)
    put(theorem, "rule", rule)
    put(theorem, "premises", premises)
    put(theorem, "args", args)
    return theorem
