"""Matrices: what is equal whatever the entries are, and whatever their sizes are.

`matrix` compares non-commutative normal forms: sums of words, each a product of matrices that
nothing takes apart, with polynomials for coefficients.  `block` takes blocks apart, one step at a
time.  `lift` makes an identity of numbers one of matrices, entry by entry.  `resize` replaces the
name of a size.

A term is made only where its shapes fit, so no rule has to look at shapes again, except where
blocks meet.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import reduce
from types import MappingProxyType
from typing import Final, NoReturn

from symproof.kernel.calculus import apply
from symproof.kernel.errors import refuse
from symproof.kernel.premises import Premises, equation, join
from symproof.kernel.ring import (
    MAX_MONOMIALS,
    MAX_PRODUCTS,
    Poly,
    Ring,
    add,
    check_size,
    constant,
    freeze,
    multiply,
)
from symproof.kernel.sequent import Claim, Sequent
from symproof.kernel.shapes import CELL, ONE, Shape, Size, is_size
from symproof.kernel.term import (
    BRACKET,
    App,
    Const,
    Lam,
    Mat,
    Num,
    Term,
    Var,
    bound_names,
    is_number,
    substitute,
)

# a word is a product of atoms; the empty one is the identity, or the number 1 as a block
Word = tuple[int, ...]
Words = dict[Word, Poly]
Frozen = tuple[object, ...]


# the non-commutative normal form


def _transposed(term: Term) -> Term:
    """Return a term equal to the transpose of a matrix: what is transposed are its parts.

    A number is a block of one row and one column, which is its own transpose.
    """
    match term:
        case App("transpose", (a,)):
            return a
        case App(("+" | "-" | ".*") as head, (a, b)):
            return App(head, (_transposed(a), _transposed(b)))
        case App("neg", (a,)):
            return App("neg", (_transposed(a),))
        case App("*", (a, b)) if a.shape is not None and b.shape is not None:
            return App("*", (_transposed(b), _transposed(a)))
        case App(("*" | "/") as head, (a, b)):
            return App(head, (_if_matrix(a), _if_matrix(b)))
        case App("map", (f, a)):
            return App("map", (f, _transposed(a)))
        case App("hcat", args):
            return App("vcat", tuple([_if_matrix(arg) for arg in args]))
        case App("vcat", args):
            return App("hcat", tuple([_if_matrix(arg) for arg in args]))
        case App("()", (a,)):
            return _transposed(a)
        case Const(name, shape) if shape is not None:
            return Const(name, (shape[1], shape[0]))
        case _:
            return App("transpose", (term,))


def _if_matrix(term: Term) -> Term:
    return term if is_number(term) else _transposed(term)


@dataclass(slots=True)
class _Normal:
    """Normal forms of several terms over one numbering of what nothing takes apart."""

    ring: Ring = field(default_factory=Ring)
    atoms: dict[Frozen, int] = field(default_factory=dict[Frozen, int])

    def atom(self, shape: Shape | None, *key: object) -> Words:
        """Return the word of one atom, to which its shape belongs: no product shows its middle."""
        number = self.atoms.setdefault((shape, *key), len(self.atoms))
        return {(number,): constant(1)}

    def normal(self, term: Term) -> Words:
        """Return the sum of words; a number counts as a multiple of the empty word.

        Raises:
            KernelError: ring-size, term-depth, term-size.
        """
        if is_number(term):
            value = self.ring.normal(term)
            return {(): value} if value else {}
        match term:
            case App("+", (a, b)):
                return _sum(self.normal(a), self.normal(b), 1)
            case App("-", (a, b)):
                return _sum(self.normal(a), self.normal(b), -1)
            case App("neg", (a,)):
                return _sum({}, self.normal(a), -1)
            case App("*", (a, b)):
                return _product(self.normal(a), self.normal(b))
            case App("/", (a, b)):
                factor = self.ring.reciprocal(self.ring.normal(b))
                return _product(self.normal(a), {(): factor})
            case App(head, (a,)) if head == BRACKET:
                return self.normal(a)
            case App("transpose", (a,)):
                turned = _transposed(a)
                return self.normal(turned) if turned != term else self.atom(term.shape, term)
            case App("map", (Lam((param,), body), a)):
                return self.atom(term.shape, "map", *self.function(param, body), self.frozen(a))
            case App(head, args):
                parts = [(arg.shape or CELL, self.frozen(arg)) for arg in args]
                return self.atom(term.shape, head, *parts)
            case Const("zeros", _):
                return {}
            case Const("eye", _):
                return {(): constant(1)}
            case Const() | Mat():
                return self.atom(term.shape, term)
            case _:
                refuse("term-shape", f"{term!r} is not a matrix")

    def frozen(self, term: Term) -> Frozen:
        """Return a hashable form, the same for equal normal forms."""
        return tuple(sorted((word, freeze(poly)) for word, poly in self.normal(term).items()))

    def function(self, param: str, body: Term) -> Frozen:
        """Return a form of a function that is the same where the bodies are equal everywhere."""
        taken = body.variables - {param} | bound_names(body)
        name = "_z"
        while name in taken:
            name += "_"
        return name, freeze(self.ring.normal(substitute(body, {param: Var(name)})))


def _sum(first: Words, second: Words, scale: int) -> Words:
    result = dict(first)
    for word, poly in second.items():
        _put_in(result, word, poly, scale)
    return _within(result)


def _product(first: Words, second: Words) -> Words:
    """Return the product of two sums, whose size is bounded before it is computed."""
    if _monomials(first) * _monomials(second) > MAX_PRODUCTS:
        refuse("ring-size", f"a product of {len(first)} by {len(second)} words")
    result: Words = {}
    for left, p in first.items():
        for right, q in second.items():
            _put_in(result, left + right, multiply(p, q))
    return _within(result)


def _put_in(words: Words, word: Word, poly: Poly, scale: int = 1) -> None:
    """Add a multiple of a word to a sum, in place."""
    value = add(words.get(word, {}), poly, scale)
    if value:
        words[word] = value
    else:
        words.pop(word, None)


def _monomials(words: Words) -> int:
    return sum(len(poly) for poly in words.values())


def _within(words: Words) -> Words:
    if _monomials(words) > MAX_MONOMIALS:
        refuse("ring-size", f"a sum of {_monomials(words)} monomials")
    for poly in words.values():
        check_size(poly)
    return words


def matrix(_: Premises, lhs: Term, rhs: Term) -> Sequent:
    """|- A = B, where both have the same non-commutative normal form (A + A^T, if 1 by 1)"""
    claim = Claim("=", lhs, rhs)
    if lhs.shape == CELL:
        # one entry is its own transpose: A = B follows from A + A^T = B + B^T
        lhs, rhs = (App("+", (side, App("transpose", (side,)))) for side in (lhs, rhs))
    forms = _Normal()
    if forms.normal(lhs) != forms.normal(rhs):
        refuse("matrix-differs", "the non-commutative normal forms differ")
    return Sequent(claim)


# blocks


_OTHER: Final[Mapping[str, str]] = MappingProxyType({"hcat": "vcat", "vcat": "hcat"})


def _no_blocks(why: str) -> NoReturn:
    refuse("matrix-blocks", why)


def _side(term: Term) -> Size:
    """Return the number of rows of a block."""
    return ONE if term.shape is None else term.shape[0]


def _width(term: Term) -> Size:
    """Return the number of columns of a block."""
    return ONE if term.shape is None else term.shape[1]


def block(_: Premises, term: Term) -> Sequent:
    """|- an operation on blocks = the blocks of its results: [A, B]*[C; D] = A*C + B*D, ..."""
    return Sequent(Claim("=", term, _expanded(term)))


def _expanded(term: Term) -> Term:
    """Return what an operation on blocks is, the operation being on each of them.

    A number among blocks has one row and one column: to multiply with it is to scale.
    """
    match term:
        case App("*", (App("hcat", left), App("vcat", right))):
            if list(map(_width, left)) != list(map(_side, right)):
                _no_blocks("the blocks of the two factors do not meet")
            return reduce(_plus, [a * b for a, b in zip(left, right, strict=True)])
        case App("*" | "/" as over, (App(("hcat" | "vcat") as head, args), c)) if (
            c.shape is None or head == "vcat"
        ):
            return App(head, tuple([App(over, (a, c)) for a in args]))
        case App("*", (c, App(("hcat" | "vcat") as head, args))) if (
            c.shape is None or head == "hcat"
        ):
            return App(head, tuple([c * a for a in args]))
        case App("neg", (App(("hcat" | "vcat") as head, args),)):
            return App(head, tuple([-a for a in args]))
        case App("map", (Lam() as f, App(("hcat" | "vcat") as head, args))):
            return App(head, tuple([_mapped(f, a) for a in args]))
        case App("transpose", (App(("hcat" | "vcat") as head, args),)):
            return App(_OTHER[head], tuple([_turned(a) for a in args]))
        case App(("+" | "-" | ".*") as over, (App(head, left), App(other, right))) if (
            head in _OTHER
        ):
            if head != other or [a.shape for a in left] != [b.shape for b in right]:
                _no_blocks("the blocks of the two sides are not of the same shapes")
            return App(
                head, tuple([_combined(over, *pair) for pair in zip(left, right, strict=True)])
            )
        case App(("hcat" | "vcat") as head, args):
            return _rearranged(head, args)
        case _:
            _no_blocks("the term is not an operation on blocks")


def _plus(a: Term, b: Term) -> Term:
    return a + b


def _combined(over: str, a: Term, b: Term) -> Term:
    """Return a sum, difference or entrywise product of two blocks of the same shape."""
    return a * b if over == ".*" and a.shape is None else App(over, (a, b))


def _turned(term: Term) -> Term:
    return term if term.shape is None else App("transpose", (term,))


def _mapped(f: Lam, block: Term) -> Term:
    return apply(f, block) if block.shape is None else App("map", (f, block))


def _rearranged(head: str, args: tuple[Term, ...]) -> Term:
    """Return blocks of blocks as blocks: [[A, B], C] = [A, B, C], [[A; B], [C; D]] by rows."""
    other = _OTHER[head]
    if any(isinstance(arg, App) and arg.head == head for arg in args):
        inner = [arg.args if isinstance(arg, App) and arg.head == head else (arg,) for arg in args]
        return App(head, tuple([part for parts in inner for part in parts]))
    parts = [arg.args for arg in args if isinstance(arg, App) and arg.head == other]
    measure = _side if head == "hcat" else _width
    lengths = [list(map(measure, part)) for part in parts]
    if len(parts) != len(args) or any(length != lengths[0] for length in lengths):
        _no_blocks("the blocks do not consist of blocks that meet")
    return App(other, tuple([App(head, across) for across in zip(*parts, strict=True)]))


# entries


def _entry(term: Term, atoms: Mapping[Term, Var]) -> Term:
    """Return an entry of a matrix, at the place where the entries of the atoms are variables."""
    known = atoms.get(term)
    if known is not None:
        return known
    match term:
        case App(("+" | "-") as head, (a, b)):
            return App(head, (_entry(a, atoms), _entry(b, atoms)))
        case App(".*", (a, b)):
            return _entry(a, atoms) * _entry(b, atoms)
        case App("*", (a, b)) if a.shape is None:
            return a * _entry(b, atoms)
        case App(("*" | "/") as head, (a, b)) if b.shape is None:
            return App(head, (_entry(a, atoms), b))
        case App(("neg" | "()") as head, (a,)):
            return App(head, (_entry(a, atoms),))
        case App("map", (Lam() as f, a)):
            return apply(f, _entry(a, atoms))
        case Const("zeros", _):
            return Num(0)
        case Const("ones", _):
            return Num(1)
        case _:
            refuse("matrix-entry", f"an entry of {term!r} is not known")


def lift(
    premises: Premises, lhs: Term, rhs: Term, names: tuple[str, ...], matrices: tuple[Term, ...]
) -> Sequent:
    """S = t for all entries of some matrices |- A = B, whose entries are s and t

    `names` are the generic entries of `matrices`, of which the two sides are made entry by entry.
    """
    (part,) = premises
    if len(names) != len(matrices) or len(set(names)) != len(names):
        refuse("rule-arguments", "each matrix has a name of its own for its entry")
    for name in names:
        if any(name in term.variables for term in (lhs, rhs)) or name in part.fixed:
            refuse("calculus-generic", f"{name} is not a generic entry")
    claim = Claim("=", lhs, rhs)
    atoms = dict(zip(matrices, map(Var, names), strict=True))
    if any(term.shape != lhs.shape for term in matrices):
        refuse("shape-mismatch", "a matrix has another shape than the two sides")
    if equation(part) != Claim("=", _entry(lhs, atoms), _entry(rhs, atoms)):
        refuse("premise-match", "the premise does not say that the entries are equal")
    return Sequent(claim, *join(part))


# sizes


def resize(premises: Premises, name: str, new: Size) -> Sequent:
    """Replace the name of a size by a size, in claim and hypotheses"""
    (part,) = premises
    if not is_size((((name, 1),), 0)):
        refuse("shape-size", f"{name!r} is not the name of a size")
    hyps = frozenset([hyp.resize(name, new) for hyp in part.hyps])
    return Sequent(part.claim.resize(name, new), hyps, part.defs, part.trust)
