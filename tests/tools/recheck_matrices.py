"""The second checker's rules about matrices; see recheck.py.

A matrix is compared as a sum of words: each a product of matrices that nothing takes apart, with
a polynomial.  Transposes are moved inwards first, then products are multiplied out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from fractions import Fraction
from typing import Any

from recheck_polynomials import WORK, Poly, add, mul, normal, normal_function, reciprocal
from recheck_sequents import Claim, Sequent, at, free, instance, join, well_formed
from recheck_terms import (
    BLOCKS,
    MAX_WORK,
    ONE,
    Rejected,
    Size,
    Term,
    app,
    const,
    is_name,
    is_number,
    is_size_name,
    mat,
    need,
    num,
    size_of,
    total,
    var,
)

OTHER = {"hcat": "vcat", "vcat": "hcat"}
Word = tuple[Any, ...]


def turned(term: Term) -> Term:
    """Return the transpose of a block, with transposes only where nothing else is known."""
    head, args = term.head, term.args
    if is_number(term):
        return term
    if term.kind == "const":
        name, (rows, columns) = head
        return const(name, columns, rows)
    if term.kind == "mat":
        return app("transpose", term)
    match head:
        case "transpose":
            return inwards(args[0])
        case "*" if not is_number(args[0]) and not is_number(args[1]):
            return app("*", turned(args[1]), turned(args[0]))
        case "map":
            return app("map", args[0], turned(args[1]))
        case "hcat" | "vcat":
            return app(OTHER[head], *map(turned, args))
        case _:  # + - .* neg () and with a number * /
            return app(head, *map(turned, args))


def inwards(term: Term) -> Term:
    """Return an equal term in which only matrix variables are transposed."""
    if is_number(term) or not term.args:
        return term
    if term.head == "transpose":
        return turned(term.args[0])
    if term.head == "map":
        return app("map", term.args[0], inwards(term.args[1]))
    return app(term.head, *map(inwards, term.args))


def words(term: Term) -> Iterator[tuple[Word, Poly]]:
    """Yield the summands of a term in which transposes are inside: products, with polynomials.

    The empty product is the identity, or the number 1 as a block.
    """
    head, args = term.head, term.args
    if is_number(term):
        yield (), normal(term)
        return
    if term.kind == "const" and head[0] == "zeros":
        return
    if term.kind == "const" and head[0] == "eye":
        yield (), Fraction(1)
        return
    if term.kind in ("const", "mat"):
        yield (term,), Fraction(1)
        return
    match head:
        case "+" | "-":
            yield from words(args[0])
            sign = Fraction(1 if head == "+" else -1)
            yield from [(word, mul(sign, p)) for word, p in words(args[1])]
        case "neg":
            yield from [(word, mul(Fraction(-1), p)) for word, p in words(args[0])]
        case "()":
            yield from words(args[0])
        case "*":
            left, right = collected(args[0]), collected(args[1])
            for word, p in left:
                for other, q in right:
                    yield word + other, mul(p, q)
        case "/":
            by = reciprocal(normal(args[1]))
            yield from [(word, mul(p, by)) for word, p in collected(args[0])]
        case "transpose":
            yield (term,), Fraction(1)
        case "map":
            function = normal_function(args[0])
            yield (("map", term.shape, function, collected(args[1])),), Fraction(1)
        case _:  # .* hcat vcat
            parts = [(part.shape or (ONE, ONE), collected(part)) for part in args]
            yield ((head, term.shape, *parts),), Fraction(1)


def collected(term: Term) -> frozenset[tuple[Word, Poly]]:
    """Return each word with the sum of its polynomials, which is not 0."""
    found: dict[Word, Poly] = {}
    for word, p in words(term):
        WORK[0] += 1 + len(word)
        need(WORK[0] <= MAX_WORK, "a sum is too large")
        found[word] = add(found.get(word, Fraction(0)), p)
    return frozenset({(word, p) for word, p in found.items() if p != 0})


# --- blocks ------------------------------------------------------------------------------------


def rows(term: Term) -> Size:
    return term.shape[0] if term.shape else ONE


def columns(term: Term) -> Size:
    return term.shape[1] if term.shape else ONE


def is_blocks(term: Term, *heads: str) -> bool:
    return term.kind == "app" and term.head in (heads or BLOCKS)


def each(head: str, blocks: Sequence[Term], change: Callable[[Term], Term]) -> Term:
    return app(head, *[change(block) for block in blocks])


def expanded(term: Term) -> Term:
    """Return what an operation on blocks is, as blocks of the operation on each of them.

    A number is a block of one row and one column: it multiplies as a number, and what a function
    makes of it is a number.
    """
    head, args = term.head, term.args
    blocks = [arg for arg in args if is_blocks(arg)]
    if head in BLOCKS:
        return rearranged(head, args)
    need(term.kind == "app" and blocks, "not an operation on blocks")
    match head, args:
        case "*", [a, b] if is_blocks(a, "hcat") and is_blocks(b, "vcat"):
            need([*map(columns, a.args)] == [*map(rows, b.args)], "the blocks do not meet")
            result, *more = [app("*", *pair) for pair in zip(a.args, b.args, strict=True)]
            for product in more:
                result = app("+", result, product)
            return result
        case (("*" | "/"), [a, b]) if is_blocks(a) and (is_number(b) or a.head == "vcat"):
            return each(a.head, a.args, lambda block: app(head, block, b))
        case "*", [a, b] if is_blocks(b) and (is_number(a) or b.head == "hcat"):
            return each(b.head, b.args, lambda block: app("*", a, block))
        case "neg", [a]:
            return each(a.head, a.args, lambda block: app("neg", block))
        case "map", [f, a]:

            def image(block: Term) -> Term:
                return at(f, block) if is_number(block) else app("map", f, block)

            return each(a.head, a.args, image)
        case "transpose", [a]:

            def flipped(block: Term) -> Term:
                return block if is_number(block) else app("transpose", block)

            return each(OTHER[a.head], a.args, flipped)
        case (("+" | "-" | ".*"), [a, b]) if is_blocks(a) and is_blocks(b, a.head):
            need([c.shape for c in a.args] == [c.shape for c in b.args], "blocks of other shapes")
            pairs = zip(a.args, b.args, strict=True)
            numbers = {".*": "*"}
            return app(
                a.head,
                *[app(numbers.get(head, head) if is_number(c) else head, c, d) for c, d in pairs],
            )
        case _:
            raise Rejected("not an operation on blocks that is known")


def rearranged(head: str, args: Sequence[Term]) -> Term:
    """Return [[A, B], C] as [A, B, C], and [[A; B], [C; D]] as [[A, C]; [B, D]]."""
    if any(is_blocks(arg, head) for arg in args):
        parts = [arg.args if is_blocks(arg, head) else (arg,) for arg in args]
        return app(head, *[block for part in parts for block in part])
    other = OTHER[head]
    need(all(is_blocks(arg, other) for arg in args), "not blocks of blocks")
    measure = rows if head == "hcat" else columns
    sizes = [[measure(block) for block in arg.args] for arg in args]
    need(all(size == sizes[0] for size in sizes), "the blocks do not meet")
    return app(other, *[app(head, *across) for across in zip(*[a.args for a in args], strict=True)])


# --- entries, sizes ----------------------------------------------------------------------------


def entry(term: Term, known: dict[Term, Term]) -> Term:
    """Return what stands in one place of a matrix, where the entries of others are known."""
    head, args = term.head, term.args
    if term in known:
        return known[term]
    if term.kind == "const" and head[0] in ("zeros", "ones"):
        return num(0 if head[0] == "zeros" else 1)
    need(term.kind == "app", "an entry that is not known")
    if head in ("+", "-", "neg", "()"):
        return app(head, *[entry(arg, known) for arg in args])
    if head == ".*":
        return app("*", *[entry(arg, known) for arg in args])
    if head in ("*", "/") and any(map(is_number, args)):
        return app(head, *[arg if is_number(arg) else entry(arg, known) for arg in args])
    need(head == "map", "an entry that is not known")
    return at(args[0], entry(args[1], known))


def resized(term: Term, name: str, size: Size) -> Term:
    """Return a term with another size for a name."""

    def changed(old: Size) -> Size:
        parts = dict(old)
        times = parts.pop(name, 0)
        new = dict(
            total([frozenset(parts.items()), *[frozenset({(n, k * times) for n, k in size})]])
        )
        rest = new.pop("", 0)
        return size_of({n: k for n, k in new.items() if k}, rest)

    if name not in term.sizes:
        return term
    if term.kind in ("mat", "const"):
        known, shape = term.head
        return (mat if term.kind == "mat" else const)(known, *map(changed, shape))
    return app(term.head, *[resized(arg, name, size) for arg in term.args])


def of_matrices(rule: str, parts: Sequence[Sequent], args: Sequence[Any]) -> Sequent:
    """Return what a rule about matrices gives."""
    match rule, parts, args:
        case "matrix", _, [a, b]:  # |- A = B, equal as sums of products
            claim = well_formed(Claim("=", a, b))
            if a.shape == (ONE, ONE):
                # a single entry stays where it is: twice it is the sum with its transpose
                a, b = (app("+", side, app("transpose", side)) for side in (a, b))
            need(collected(inwards(a)) == collected(inwards(b)), "the sums of products differ")
            return Sequent(claim)
        case "block", _, [t]:  # |- an operation on blocks = blocks of operations
            return Sequent(well_formed(Claim("=", t, expanded(t))))
        case "lift", [part], [a, b, names, matrices]:  # s = t for all entries |- A = B
            claim = well_formed(Claim("=", a, b))
            need(len(names) == len(matrices) == len(set(names)), "a name for each matrix")
            need(all(matrix.shape == a.shape for matrix in matrices), "matrices of other shapes")
            taken = free({*part.hyps, *part.defs}) | a.variables | b.variables
            for name in names:
                need(is_name(name) and name not in taken, f"{name!r} is not any entry")
            known = dict(zip(matrices, map(var, names), strict=True))
            entries = Claim("=", entry(a, known), entry(b, known))
            need(instance(part) == entries, "not that the entries are equal")
            return join(claim, part)
        case "resize", [part], [name, size]:  # a size for the name of a size, everywhere
            need(is_size_name(name), f"{name!r} cannot name a size")

            def everywhere(c: Claim) -> Claim:
                lhs, rhs = resized(c.lhs, name, size), resized(c.rhs, name, size)
                return well_formed(Claim(c.rel, lhs, rhs, c.forall))

            hyps = frozenset([everywhere(hyp) for hyp in part.hyps])
            return Sequent(everywhere(part.claim), hyps, part.defs, part.trust)
        case _:
            raise Rejected("a wrong number of premises or arguments")
