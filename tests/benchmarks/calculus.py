"""(j) Limits, integrals and matrices: symproof proves, SymPy computes and compares.

SymPy is asked for the value of the limit or integral, whose difference from what is claimed is
then simplified; of matrices, for the difference of the sides.  Limits are asked from both sides.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from statistics import median
from typing import Any

import sympy as sp
from family import B, OddPhi, X, density, normal, sigmoid
from settling import LIMIT, measured

from symproof import prove

S = sp.Symbol("s", positive=True)
N, M, K = sp.symbols("n m k", integer=True, positive=True)
LEFT, RIGHT = sp.MatrixSymbol("A", N, M), sp.MatrixSymbol("B", M, K)
FIRST, SECOND = sp.MatrixSymbol("A", N, N), sp.MatrixSymbol("B", N, N)
COLUMN = sp.MatrixSymbol("x", N, 1)
RELU = sp.Lambda(X, sp.Max(X, 0))
# what a value has in it where there is none
NO_VALUE = (sp.oo, -sp.oo, sp.zoo, sp.nan, sp.AccumBounds)
NOT_PROVED = "not proved"
# how many times longer than to compute it may take to prove
RATIO = 3
WRONG = "WRONG"
MATRICES = ("A in R^(n x m), B in R^(m x k)",)
SQUARE = ("A, B in R^(n x n)",)


@dataclass(frozen=True)
class Asked:
    """A claim with the verdict it should have, and how SymPy comes to its own."""

    claim: str
    want: str
    by_sympy: Callable[[], str]
    let: tuple[str, ...] = ()
    assume: tuple[str, ...] = ()

    def by_symproof(self) -> str:
        return prove(self.claim, let=self.let, assume=self.assume, timeout=LIMIT).verdict

    def judged(self, verdict: str) -> str:
        """Return WRONG for a verdict that is not so; it need not come to one."""
        if self.want == NOT_PROVED:
            return WRONG if verdict == "proved" else verdict
        return verdict if verdict in (self.want, "undecided") else WRONG


def compared(found: Any, said: Any) -> str:
    """Return what follows from a value that SymPy has computed, and the one that is claimed."""
    if found.has(*NO_VALUE):
        return "undefined"
    if found.has(sp.Integral, sp.Limit):
        return "undecided"
    rest = sp.simplify(found - said)
    if rest.is_number:
        return "proved" if rest.is_zero else "refuted"
    return "undecided"


def limit(f: Any, var: Any, place: Any, said: Any) -> Callable[[], str]:
    def asked() -> str:
        try:
            found = sp.limit(f, var, place, "+-" if place.is_finite else "+")
        except ValueError:  # from the two sides it is not the same
            return "undefined"
        except NotImplementedError:
            return "undecided"
        return compared(found, said)

    return asked


def series(f: Any, p: Any, order: int) -> Callable[[], str]:
    def asked() -> str:
        found = sp.simplify(sp.series(f, X, 0, order).removeO() - p)
        return "proved" if found.is_zero else "refuted"

    return asked


def integral(f: Any, a: Any, b: Any, said: Any) -> Callable[[], str]:
    return lambda: compared(sp.integrate(f, (X, a, b)), said)


def matrices(difference: Callable[[], Any]) -> Callable[[], str]:
    def asked() -> str:
        rest = sp.simplify(difference().doit())
        return "proved" if rest.is_ZeroMatrix else "undecided"

    return asked


def gelu(t: Any) -> Any:
    return t * normal(t)


def swish(t: Any) -> Any:
    return t * sigmoid(t)


def limits() -> Iterator[Asked]:
    """Yield the claims about limits."""
    zero, one = sp.Integer(0), sp.Integer(1)
    odd = 2 * normal(X) - 1
    yield Asked("limit(2*Phi(x) - 1, x, oo) = 1", "proved", limit(odd, X, sp.oo, one))
    yield Asked("limit(2*Phi(x) - 1, x, -oo) = 1", "refuted", limit(odd, X, -sp.oo, one))
    yield Asked("limit(x*Phi(x) - x, x, oo) = 0", "proved", limit(gelu(X) - X, X, sp.oo, zero))
    yield Asked("limit(x*sigmoid(x) - x, x, oo) = 0", "proved", limit(swish(X) - X, X, sp.oo, zero))
    gate = X * sigmoid(B * X)
    yield Asked(
        "limit(x*sigmoid(b*x), b, oo) = max(x, 0)", "proved", limit(gate, B, sp.oo, sp.Max(X, 0))
    )
    yield Asked("limit(x*sigmoid(b*x), b, 0) = x/2", "proved", limit(gate, B, zero, X / 2))
    step = 1 / (1 + sp.exp(-1 / X))
    yield Asked("limit(1/(1 + exp(-1/x)), x, 0) = 1", "undefined", limit(step, X, zero, one))
    second = X / 2 + X**2 / sp.sqrt(2 * sp.pi)
    yield Asked("x*Phi(x) = x/2 + x^2/sqrt(2*pi) + O(x^4)", "proved", series(gelu(X), second, 4))
    third = X / 2 + X**2 / 3
    yield Asked("x*sigmoid(x) = x/2 + x^2/3 + O(x^4)", "refuted", series(swish(X), third, 4))


def integrals() -> Iterator[Asked]:
    """Yield the claims about integrals."""
    zero, one, two = sp.Integer(0), sp.Integer(1), sp.Integer(2)
    yield Asked(
        "integral(x*exp(-s*x), x, 0, oo) = 1/s^2",
        "proved",
        integral(X * sp.exp(-S * X), zero, sp.oo, 1 / S**2),
        assume=("s > 0",),
    )
    yield Asked(
        "integral(exp(-x^2/2)/sqrt(2*pi), x, -oo, oo) = 1",
        "proved",
        integral(density(X), -sp.oo, sp.oo, one),
    )
    yield Asked(
        "integral(max(x, 0), x, -1, 2) = 2", "proved", integral(sp.Max(X, 0), -one, two, two)
    )
    yield Asked(
        "integral(phi(x), x, -b, b) = 0",
        "proved",
        integral(OddPhi(X), -B, B, zero),
        assume=("phi odd", "phi continuous"),
    )
    yield Asked("integral(tanh(x), x, -b, b) = 0", "proved", integral(sp.tanh(X), -B, B, zero))
    yield Asked(
        "integral(exp(-x^2), x, 0, 1) = 3/4",
        "refuted",
        integral(sp.exp(-(X**2)), zero, one, sp.Rational(3, 4)),
    )
    yield Asked("integral(1/x, x, 1, oo) = 1", "undefined", integral(1 / X, one, sp.oo, one))
    yield Asked(
        "integral(1/abs(x), x, -1, 1) = 0", "undefined", integral(1 / sp.Abs(X), -one, one, zero)
    )
    wrong = -(sp.pi**2) / 2
    yield Asked(
        "integral(atan(tan(x)), x, 0, pi) = -pi^2/2",
        NOT_PROVED,
        integral(sp.atan(sp.tan(X)), zero, sp.pi, wrong),
    )


def products() -> Iterator[Asked]:
    """Yield the claims about matrices."""
    turned = matrices(lambda: (LEFT * RIGHT).T - RIGHT.T * LEFT.T)
    yield Asked("(A*B)^T = B^T*A^T", "proved", turned, assume=MATRICES)

    def blocks() -> Any:
        pair = sp.BlockMatrix([[LEFT, -LEFT]]) * sp.BlockMatrix([[RIGHT], [-RIGHT]])
        return sp.block_collapse(pair) - 2 * LEFT * RIGHT

    yield Asked("[A, -A]*[B; -B] = 2*A*B", "proved", matrices(blocks), assume=MATRICES)
    yield Asked(
        "f(x) - f(-x) = x",
        "proved",
        matrices(lambda: COLUMN.applyfunc(RELU) - (-COLUMN).applyfunc(RELU) - COLUMN),
        let=("f(t) = max(t, 0)",),
        assume=("x in R^n",),
    )
    yield Asked(
        "A*B = B*A", "refuted", matrices(lambda: FIRST * SECOND - SECOND * FIRST), (), SQUARE
    )
    yield Asked(
        "tanh(A*B) = tanh(A)*B",
        "refuted",
        matrices(lambda: (FIRST * SECOND).applyfunc(sp.tanh) - FIRST.applyfunc(sp.tanh) * SECOND),
        assume=SQUARE,
    )


def against_computing() -> bool:
    """Print a row for each claim, and what comes of them."""
    asked = [*limits(), *integrals(), *products()]
    for it in asked:
        # what is loaded, or proved once for all, at the first use is not timed
        measured(it.by_symproof, 1)
        measured(it.by_sympy, 1)
    ratios: list[float] = []
    tally: dict[str, list[str]] = {"symproof": [], "SymPy": []}
    print(f"(j) {'claim':50}{'symproof':>22}{'SymPy':>22}  ours : SymPy")
    for it in asked:
        ours, theirs = measured(it.by_symproof), measured(it.by_sympy)
        cells = ""
        for who, (verdict, seconds) in zip(tally, (ours, theirs), strict=True):
            tally[who].append(it.judged(verdict))
            cells += f"{tally[who][-1]:>11}{seconds * 1e3:8.0f} ms"
        ratios.append(ours[1] / theirs[1])
        print(f"    {it.claim:50}{cells}  {ratios[-1]:6.2f}", flush=True)
    for who, verdicts in tally.items():
        counts = ", ".join(f"{verdicts.count(v)} {v}" for v in dict.fromkeys(sorted(verdicts)))
        print(f"    {who}: {counts}, of {len(verdicts)}")
    settled = zip(asked, tally["symproof"], strict=True)
    good = all(it.want in (verdict, NOT_PROVED) and verdict != WRONG for it, verdict in settled)
    print(f"(j) all settled by symproof: {'ok' if good else 'NO'}")
    quick = median(ratios) <= RATIO
    mark = "ok" if quick else "ABOVE THE LIMIT"
    print(f"(j) median ratio to SymPy {median(ratios):.2f}, limit {RATIO}: {mark}", flush=True)
    return good and quick
