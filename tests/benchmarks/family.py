"""The claims that are timed: of the family of activations, in the notations of all who are asked.

SymPy gets each claim as the difference of its sides, which is to be zero; z3 gets its negation,
which is to have no model, where it has the functions to state it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import sympy as sp

X = sp.Symbol("x", real=True)
B = sp.Symbol("b", real=True)
POSITIVE = sp.Symbol("b", positive=True)
AWAY = sp.Symbol("x", real=True, nonzero=True)
TENTH = sp.Rational(1, 10)
SIXTH = sp.Rational(1, 6)


class OddPhi(sp.Function):
    """A function of which SymPy knows that it is odd."""

    @classmethod
    def eval(cls, arg: sp.Expr) -> sp.Expr | None:
        return -cls(-arg) if arg.could_extract_minus_sign() else None


def sigmoid(t: Any) -> Any:
    return 1 / (1 + sp.exp(-t))


def normal(t: Any) -> Any:
    return (1 + sp.erf(t / sp.sqrt(2))) / 2


def density(t: Any) -> Any:
    return sp.exp(-(t**2) / 2) / sp.sqrt(2 * sp.pi)


@dataclass(frozen=True)
class Member:
    """A function of the family: its definition as text, and the same in SymPy and z3."""

    name: str
    text: str
    sympy: Callable[[Any], Any]
    scale: str = "1"
    assume: tuple[str, ...] = ()
    smooth: bool = True
    z3: Callable[[Any, Any], Any] | None = None


@dataclass(frozen=True)
class Asked:
    """A claim for all who are asked; what SymPy and z3 get is made when it is timed."""

    name: str
    claim: str
    let: tuple[str, ...]
    assume: tuple[str, ...]
    true: bool
    difference: Callable[[], Any]
    negation: Callable[[Any], Any] | None = None


FAMILY = [
    Member("odd gate", "(phi(x) + 1)*x/2", lambda t: (OddPhi(t) + 1) * t / 2, assume=("phi odd",)),
    Member(
        "relu", "max(x, 0)", lambda t: sp.Max(t, 0), smooth=False, z3=lambda z, t: z.If(t > 0, t, 0)
    ),
    Member(
        "leaky relu",
        "cases(x if x > 0, x/10 otherwise)",
        lambda t: sp.Piecewise((t, t > 0), (t * TENTH, True)),
        "11/10",
        smooth=False,
        z3=lambda z, t: z.If(t > 0, t, t / 10),
    ),
    Member(
        "hard swish",
        "x*min(max(x + 3, 0), 6)/6",
        lambda t: t * sp.Min(sp.Max(t + 3, 0), 6) / 6,
        smooth=False,
        z3=lambda z, t: t * z.If(t < -3, 0, z.If(t > 3, 6, t + 3)) / 6,
    ),
    Member("gelu", "x*Phi(x)", lambda t: t * normal(t)),
    Member(
        "tanh-gelu",
        "x/2*(1 + tanh(sqrt(2/pi)*(x + 44715/1000000*x^3)))",
        lambda t: (
            t / 2 * (1 + sp.tanh(sp.sqrt(2 / sp.pi) * (t + sp.Rational(44715, 10**6) * t**3)))
        ),
    ),
    Member("swish", "x*sigmoid(x)", lambda t: t * sigmoid(t)),
    Member("swish_b", "x*sigmoid(b*x)", lambda t: t * sigmoid(B * t)),
    Member("softplus", "log(1 + exp(x))", lambda t: sp.log(1 + sp.exp(t))),
    Member(
        "squareplus",
        "(x + sqrt(x^2 + b))/2",
        lambda t: (t + sp.sqrt(t**2 + POSITIVE)) / 2,
        assume=("b > 0",),
    ),
]
# z3 has no sqrt: r is the root
SQUAREPLUS = "squareplus"


def gate(member: Member) -> Asked:
    """Return f(x) - f(-x) = x, or its multiple."""
    f, c = member.sympy, sp.Rational(member.scale)
    claim = "f(x) - f(-x) = x" if c == 1 else f"f(x) - f(-x) = {member.scale}*x"
    negation: Callable[[Any], Any] | None = None
    if member.z3 is not None:
        g = member.z3

        def negation(z: Any) -> Any:
            t = z.Real("x")
            return [g(z, t) - g(z, -t) != z.RealVal(member.scale) * t]

    elif member.name == "odd gate":

        def negation(z: Any) -> Any:
            t, s = z.Reals("x s")
            phi = z.Function("phi", z.RealSort(), z.RealSort())
            odd = z.ForAll([s], phi(-s) == -phi(s))
            return [odd, (phi(t) + 1) * t / 2 - (phi(-t) + 1) * -t / 2 != t]

    elif member.name == SQUAREPLUS:

        def negation(z: Any) -> Any:
            t, r, s, b = z.Reals("x r s b")
            roots = [b > 0, r >= 0, r * r == t * t + b, s >= 0, s * s == (-t) * (-t) + b]
            return [*roots, (t + r) / 2 - (-t + s) / 2 != t]

    let = (f"f(x) = {member.text}",)
    return Asked(
        f"{member.name}: f(x) - f(-x)",
        claim,
        let,
        member.assume,
        True,
        lambda: f(X) - f(-X) - c * X,
        negation,
    )


def slopes(member: Member) -> Asked:
    """Return f'(x) + f'(-x) = 1."""
    f = member.sympy

    def difference() -> Any:
        slope = sp.diff(f(X), X)
        return slope + slope.subs(X, -X) - 1

    assume = (*member.assume, *(["phi differentiable"] if "phi" in member.text else []))
    let = (f"f(x) = {member.text}",)
    name = f"{member.name}: f'(x) + f'(-x)"
    return Asked(name, "f'(x) + f'(-x) = 1", let, assume, True, difference)


def equation(
    name: str,
    claim: str,
    difference: Callable[[], Any],
    *let: str,
    true: bool = True,
    assume: tuple[str, ...] = (),
    negation: Callable[[Any], Any] | None = None,
) -> Asked:
    return Asked(name, claim, let, assume, true, difference, negation)


def _clipped(z: Any) -> Any:
    t = z.Real("x")
    return [z.If(t > 6, 6, z.If(t > 0, t, 0)) - z.If(-t > 6, 6, z.If(-t > 0, -t, 0)) != t]


def _off_zero(f: Callable[[Any], Any], by: Any) -> Any:
    return sp.diff(f(AWAY), AWAY) - by


OTHERS = [
    equation(
        "relu' off 0",
        "diff(max(x, 0), x) = (1 + sign(x))/2",
        lambda: _off_zero(lambda t: sp.Max(t, 0), (1 + sp.sign(AWAY)) / 2),
        assume=("x != 0",),
    ),
    equation(
        "tanh'",
        "diff(tanh(x), x) = 1 - tanh(x)^2",
        lambda: sp.diff(sp.tanh(X), X) - 1 + sp.tanh(X) ** 2,
    ),
    equation(
        "sigmoid'",
        "diff(sigmoid(x), x) = sigmoid(x)*(1 - sigmoid(x))",
        lambda: sp.diff(sigmoid(X), X) - sigmoid(X) * (1 - sigmoid(X)),
    ),
    equation(
        "softplus'",
        "diff(log(1 + exp(x)), x) = sigmoid(x)",
        lambda: sp.diff(sp.log(1 + sp.exp(X)), X) - sigmoid(X),
    ),
    equation(
        "swish_b'",
        "diff(x*s(x), x) = s(x)*(1 + b*x*(1 - s(x)))",
        lambda: (
            sp.diff(X * sigmoid(B * X), X) - sigmoid(B * X) * (1 + B * X * (1 - sigmoid(B * X)))
        ),
        "s(x) = sigmoid(b*x)",
    ),
    equation(
        "gelu'",
        "diff(x*Phi(x), x) = Phi(x) + x*p(x)",
        lambda: sp.diff(X * normal(X), X) - normal(X) - X * density(X),
        "p(x) = exp(-x^2/2)/sqrt(2*pi)",
    ),
    equation(
        "gelu''",
        "diff(x*Phi(x), x, 2) = p(x)*(2 - x^2)",
        lambda: sp.diff(X * normal(X), X, 2) - density(X) * (2 - X**2),
        "p(x) = exp(-x^2/2)/sqrt(2*pi)",
    ),
    equation(
        "false: tanh", "tanh(x) - tanh(-x) = x", lambda: sp.tanh(X) - sp.tanh(-X) - X, true=False
    ),
    equation(
        "false: sigmoid",
        "sigmoid(x) - sigmoid(-x) = x",
        lambda: sigmoid(X) - sigmoid(-X) - X,
        true=False,
    ),
    equation(
        "false: relu6",
        "f(x) - f(-x) = x",
        lambda: sp.Min(sp.Max(X, 0), 6) - sp.Min(sp.Max(-X, 0), 6) - X,
        "f(x) = min(max(x, 0), 6)",
        true=False,
        negation=_clipped,
    ),
    equation(
        "false: companion",
        "x*sigmoid(x) - x*sigmoid(-x) = abs(x)",
        lambda: X * sigmoid(X) - X * sigmoid(-X) - sp.Abs(X),
        true=False,
    ),
    equation(
        "false: tiny slope",
        "x + x/10^40 = x",
        lambda: X + X / sp.Integer(10) ** 40 - X,
        true=False,
        negation=lambda z: [z.Real("x") / 10**40 != 0],
    ),
]


def claims() -> Iterator[Asked]:
    """Yield all claims."""
    for member in FAMILY:
        yield gate(member)
    for member in FAMILY:
        if member.smooth:
            yield slopes(member)
    yield from OTHERS
