"""Blocks: operations on matrices that are made of blocks, done block by block, inside out."""

from __future__ import annotations

from typing import Final

from symproof.engine.equality import attempt
from symproof.kernel.term import App, Const, Term
from symproof.kernel.theorem import Theorem

BLOCKS: Final = frozenset({"hcat", "vcat"})


def is_blocks(term: Term) -> bool:
    """Whether a matrix consists of blocks."""
    return isinstance(term, App) and term.head in BLOCKS


def block_step(term: App) -> Theorem | None:
    """Return an operation on blocks as the blocks of its results, where it is one.

    Blocks are laid out by rows: [[A; B], [C; D]] is [A, C; B, D], and not the other way.
    """
    match term:
        case App("vcat", args) if not any(isinstance(a, App) and a.head == "vcat" for a in args):
            return None
        case App("()", _):
            return None
        case App(_, args) if any(map(is_blocks, args)):
            return attempt("block", (), term)
        case _:
            return None


def constant_step(term: App) -> Theorem | None:
    """Return a sum with zeros as the other side, a product with the identity as the other side."""
    match term:
        case App("()", (a,)) if a.shape is not None:
            return attempt("matrix", (), term, a)
        case App("+" | "-", (a, Const("zeros", _))):
            return attempt("matrix", (), term, a)
        case App("+", (Const("zeros", _), a)) | App("*", (Const("eye", _), a)):
            return attempt("matrix", (), term, a) if a.shape is not None else None
        case App("-", (Const("zeros", _), a)):
            return attempt("matrix", (), term, -a)
        case App("*", (a, Const("eye", _))) if a.shape is not None:
            return attempt("matrix", (), term, a)
        case App("*" | "/" | "neg" | "transpose", args) if term.shape is not None and any(
            isinstance(arg, Const) and arg.name == "zeros" for arg in args
        ):
            return attempt("matrix", (), term, Const("zeros", term.shape))
        case _:
            return None
