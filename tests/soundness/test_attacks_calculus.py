"""Verdicts about derivatives, against an evaluator that shares no code with what gives them.

The evaluator is strict: a term without a value at a point raises, and a derivative is two
difference quotients on each side, of exact numbers or of many digits, that have to agree.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from random import Random

import mpmath
import pytest

from symproof import prove
from symproof.kernel import App, Claim, Num, Term, Var
from symproof.kernel.term import Lam
from symproof.notation.plain import parse_claim, parse_term

Value = Fraction | mpmath.mpf
DIGITS = 160
# an irrational number nearer to 0 than this may be 0
FAINT = mpmath.mpf(10) ** -115
CLOSE = mpmath.mpf(10) ** -8
# how far the difference quotients reach: those of a derivative, and of one inside it
STEPS = (Fraction(1, 10**20), Fraction(1, 10**50))


class NoValue(Exception):
    """A term has no value at a point."""


class Unclear(Exception):
    """The evaluator cannot tell."""


def floating(value: Value) -> mpmath.mpf:
    return mpmath.mpf(value.numerator) / value.denominator if isinstance(value, Fraction) else value


def sign(value: Value) -> int:
    if isinstance(value, mpmath.mpf) and abs(value) < FAINT:
        raise Unclear
    return int(value > 0) - int(value < 0)


def both(operation: Callable[[Value, Value], Value]) -> Callable[[Value, Value], Value]:
    """Return the operation, exact on exact numbers."""

    def applied(a: Value, b: Value) -> Value:
        exact = isinstance(a, Fraction) and isinstance(b, Fraction)
        return operation(a, b) if exact else operation(floating(a), floating(b))

    return applied


subtract = both(lambda a, b: a - b)
RELATIONS: Mapping[str, Callable[[int], bool]] = {
    "=": lambda s: s == 0,
    "!=": lambda s: s != 0,
    "<": lambda s: s < 0,
    "<=": lambda s: s <= 0,
    ">": lambda s: s > 0,
    ">=": lambda s: s >= 0,
}
ARITHMETIC: Mapping[str, Callable[..., Value]] = {
    "+": both(lambda a, b: a + b),
    "-": subtract,
    "*": both(lambda a, b: a * b),
    "neg": lambda a: -a,
    "()": lambda a: a,
    "abs": lambda a: a if sign(a) >= 0 else -a,
    "sign": lambda a: Fraction(sign(a)),
    "max": lambda a, b: a if sign(subtract(a, b)) >= 0 else b,
    "min": lambda a, b: b if sign(subtract(a, b)) >= 0 else a,
}
# with the value at 0
SMOOTH: Mapping[str, tuple[Callable[[mpmath.mpf], mpmath.mpf], int]] = {
    "exp": (mpmath.exp, 1),
    "sin": (mpmath.sin, 0),
    "cos": (mpmath.cos, 1),
    "tanh": (mpmath.tanh, 0),
    "atan": (mpmath.atan, 0),
}


@dataclass(frozen=True)
class Place:
    """Values of variables and function variables, within so many derivatives."""

    values: Mapping[str, Value]
    functions: Mapping[str, Term]
    level: int = 0

    def of(self, term: Term) -> Value:
        match term:
            case Num(value):
                return Fraction(value)
            case Var(name):
                return self.values[name]
            case App("diff", (Lam((name,), body), point)):
                right, left = (self.slope(name, body, self.of(point), side) for side in (1, -1))
                if abs(right - left) > CLOSE * (1 + abs(right)):
                    raise NoValue(f"slopes {mpmath.nstr(left, 6)} and {mpmath.nstr(right, 6)}")
                return right
            case App("cases", args):
                for guard, value in zip(args[:-1:2], args[1::2], strict=True):
                    if isinstance(guard, App) and self.holds(guard.head, *guard.args):
                        return self.of(value)
                return self.of(args[-1])
            case App(head, args):
                return self.applied(head, [self.of(arg) for arg in args])
            case _:
                raise TypeError(term)

    def holds(self, rel: str, lhs: Term, rhs: Term) -> bool:
        return RELATIONS[rel](sign(subtract(self.of(lhs), self.of(rhs))))

    def slope(self, name: str, body: Term, point: Value, side: int) -> mpmath.mpf:
        """Return the derivative from one side, if two difference quotients agree on it."""
        at = replace(self, level=self.level + 1)
        step = STEPS[self.level] * side

        def value(x: Value) -> Value:
            return replace(at, values={**self.values, name: x}).of(body)

        start, add = value(point), ARITHMETIC["+"]
        near, far = (
            floating(subtract(value(add(point, step * k)), start)) / floating(step * k)
            for k in (1, 3)
        )
        if abs(near - far) > CLOSE * (1 + abs(near)):
            raise NoValue("the difference quotients do not settle")
        return near

    def applied(self, head: str, args: list[Value]) -> Value:
        if head in self.functions:
            return replace(self, values={"t": args[0]}).of(self.functions[head])
        if head in ARITHMETIC:
            return ARITHMETIC[head](*args)
        (a, *rest) = args
        if head in SMOOTH:
            function, at_zero = SMOOTH[head]
            return Fraction(at_zero) if a == 0 else function(floating(a))
        match head, rest:
            case "/", [b] if sign(b) != 0:
                return both(lambda p, q: p / q)(a, b)
            case "log", [] if sign(a) > 0:
                return Fraction(0) if a == 1 else mpmath.log(floating(a))
            case "sqrt", [] if sign(a) >= 0:
                return a if a in (0, 1) else mpmath.sqrt(floating(a))
            case "^", [Fraction(denominator=1) as n] if n >= 0 or sign(a) != 0:
                return a ** int(n)
            case _:
                raise NoValue(head)


def is_true(claim: Claim, place: Place) -> bool:
    """Whether a claim holds at a place; its derivatives are known to some digits only."""
    difference = subtract(place.of(claim.lhs), place.of(claim.rhs))
    equal = abs(floating(difference)) < CLOSE * (1 + abs(floating(place.of(claim.rhs))))
    if claim.rel in ("=", "!="):
        return equal == (claim.rel == "=")
    return RELATIONS[claim.rel](sign(difference)) or (claim.rel == "<=" and equal)


POINTS = [Fraction(n, 2) for n in range(-5, 6)] + [Fraction(1, 1000), Fraction(-1, 1000)]


def objection(text: str, assume: list[str], functions: Mapping[str, Term]) -> str | None:
    """Return where a claim is false, or has no value, within what is assumed of x; or None."""
    claim, domain = parse_claim(text), [parse_claim(each) for each in assume]
    for x in POINTS:
        place = Place({"x": x, "y": Fraction(1, 2)}, functions)
        if not all(place.holds(hyp.rel, hyp.lhs, hyp.rhs) for hyp in domain):
            continue
        try:
            if not is_true(claim, place):
                return f"false at {x}"
        except NoValue as error:
            return f"no value at {x}: {error}"
        except Unclear:
            continue
    return None


# functions, and what a student who forgets the kinks takes for their derivatives
SLOPES = {
    "x": "1",
    "x^2": "2*x",
    "abs(x)": "sign(x)",
    "x*abs(x)": "2*abs(x)",
    "abs(x)^3": "3*x*abs(x)",
    "max(x, 0)": "cases(1 if x > 0, 0 otherwise)",
    "max(x, 0)^2": "2*max(x, 0)",
    "min(x - 1, 0)^2": "2*min(x - 1, 0)",
    "sign(x)": "0",
    "x*sign(x)": "sign(x)",
    "sign(x)^2": "0",
    "exp(x)": "exp(x)",
    "max(x, 2*x)": "cases(2 if x >= 0, 1 otherwise)",
    "cases(x if x > 0, sin(x) otherwise)": "cases(1 if x > 0, cos(x) otherwise)",
    "cases(0 if x = 1, x otherwise)": "cases(0 if x = 1, 1 otherwise)",
    "cases(exp(x) - 1 if x >= 0, x otherwise)": "cases(exp(x) if x >= 0, 1 otherwise)",
    "cases(x^2 if x < 1, 2*x - 1 otherwise)": "cases(2*x if x < 1, 2 otherwise)",
    "cases(x^2 if x < 1, x otherwise)": "cases(2*x if x < 1, 1 otherwise)",
    "max(x, y)": "cases(1 if x > y, 0 otherwise)",
    "abs(x - y)": "sign(x - y)",
    "tanh(x)": "1 - tanh(x)^2",
    "1/x": "-1/x^2",
    "log(x)": "1/x",
    "x/x": "0",
    "sqrt(x)": "1/(2*sqrt(x))",
    "sqrt(x^2)": "sign(x)",
}
DOMAINS: list[list[str]] = [[], [], ["x != 0"], ["x > 0"], ["x >= 0"], ["x < 1"], ["x != 1"]]


def statement(random: Random) -> tuple[str, list[str]]:
    """Return an equation about a derivative that may well be true, and what it assumes."""
    a, b = random.choice(list(SLOPES)), random.choice(list(SLOPES))
    p, q = SLOPES[a], SLOPES[b]
    text = random.choice(
        [
            f"diff({a}, x) = {p}",
            f"diff({a} - {b}, x) = {p} - ({q})",
            f"diff(({a})*({b}), x) = ({p})*({b}) + ({a})*({q})",
            f"diff(({a})^2, x) = 2*({a})*({p})",
            f"diff({a} + x, x = 0) = 1",
            f"diff({a}, x, 2) = diff({p}, x)",
        ]
    )
    return text, random.choice(DOMAINS)


def wrong_verdicts(count: int) -> tuple[list[str], int, int]:
    """Settle that many statements; return what is wrong, how many were proved, how many not."""
    wrong: list[str] = []
    proved, denied = 0, 0
    for seed in range(count):
        text, assume = statement(Random(seed))
        verdict = prove(text, assume=assume, timeout=5).verdict
        found = objection(text, assume, {})
        proved += verdict == "proved"
        denied += verdict in ("refuted", "undefined")
        if verdict == "proved" and found:
            wrong.append(f"{text}, {assume}: proved, {found}")
    return wrong, proved, denied


def test_what_is_proved_of_derivatives_has_a_value_and_holds_everywhere():
    with mpmath.workdps(DIGITS):
        wrong, proved, denied = wrong_verdicts(16)
    assert not wrong
    assert proved >= 3
    assert denied >= 3


@pytest.mark.slow
def test_what_is_proved_of_many_derivatives_has_a_value_and_holds_everywhere():
    with mpmath.workdps(DIGITS):
        wrong, _, _ = wrong_verdicts(200)
    assert not wrong


NEVER_PROVED = [
    ("diff(sign(x)^2, x) = 0", []),
    ("diff(cases(0 if x = 0, 1 otherwise), x) = 0", []),
    ("diff(x/x, x) = 0", []),
    ("diff(0*log(x), x) = 0", []),
    ("diff(log(x) - log(x), x = -1) = 0", []),
    ("diff(sqrt(x), x) = 1/(2*sqrt(x))", ["x >= 0"]),
    ("diff(diff(x*abs(x), x), x) = 2*sign(x)", []),
    ("diff(diff(abs(t), t = x^2), x) = 0", []),
    ("diff(x*diff(abs(t), t = 0), x) = 0", []),
    ("diff(max(t, x), t = x) = 1", []),
    ("diff(cases(x if x >= 1, 1 otherwise), x) = 0", ["x <= 1"]),
    ("diff(cases(log(x) if x > 0, 0 otherwise), x = 0) = 0", []),
    ("cases(diff(abs(t), t = x) if x >= 0, 1 otherwise) = 1", []),
    ("diff(cases(x^2 if x >= 0, 0 otherwise), x, 2) = cases(2 if x > 0, 0 otherwise)", []),
]
PROVED = [
    ("diff(max(x, y)*min(x, y), x) = y", []),
    ("diff(max(x, 0) - max(-x, 0), x) = 1", []),
    (
        "diff(cases(exp(x) - 1 if x >= 0, x otherwise), x) = cases(exp(x) if x >= 0, 1 otherwise)",
        [],
    ),
    ("cases(diff(abs(t), t = x) if x > 0, 1 otherwise) = 1", []),
    ("diff(diff(abs(t), t = x^2 + 1), x) = 0", []),
    ("diff(diff(abs(t - x), t = x + 1), x) = 0", []),
]


@pytest.mark.parametrize(("text", "assume"), NEVER_PROVED)
def test_a_derivative_without_a_value_is_objected_to_and_never_proved(text: str, assume: list[str]):
    assert prove(text, assume=assume, timeout=10).verdict in ("undefined", "undecided")
    with mpmath.workdps(DIGITS):
        assert objection(text, assume, {})


@pytest.mark.parametrize(("text", "assume"), PROVED)
def test_kinks_that_cancel_are_proved_and_not_objected_to(text: str, assume: list[str]):
    assert prove(text, assume=assume, timeout=10).verdict == "proved"
    with mpmath.workdps(DIGITS):
        assert objection(text, assume, {}) is None


# what is assumed of phi, and functions that have no more than that
PHI = {
    "phi even": ("abs(t)", "sign(t)^2"),
    "phi odd": ("sign(t)", "t*abs(t)"),
    "phi differentiable": ("t*abs(t)", "exp(t)"),
}
ABOUT_PHI = [
    *("phi'(-x) = phi'(x)", "phi'(-x) = -phi'(x)", "phi'(0) = 0", "phi(0) = 0"),
    *("diff(x*phi(x), x = 0) = phi(0)", "diff(phi(x)^2, x) = 2*phi(x)*phi'(x)"),
    *("diff(abs(x)*phi(x), x = 0) = 0", "diff(phi(x) - phi(x), x) = 0", "phi''(x) = phi''(x)"),
    *("diff(phi(abs(x)), x) = phi'(abs(x))*sign(x)", "diff(phi(x) + phi(-x), x) = 0"),
]


@pytest.mark.parametrize("given", PHI)
@pytest.mark.parametrize("text", ABOUT_PHI)
def test_what_is_proved_of_all_functions_holds_for_those_with_a_kink(text: str, given: str):
    if prove(text, assume=[given], timeout=5).verdict != "proved":
        return
    with mpmath.workdps(DIGITS):
        for value in PHI[given]:
            assert objection(text, [], {"phi": parse_term(value)}) is None, value


def test_the_evaluator_objects_to_what_is_false_or_has_no_value():
    false = ["diff(abs(x), x) = sign(x)", "diff(x^2, x) = 2*x + 1/1000", "x/x = 1"]
    with mpmath.workdps(DIGITS):
        assert all(objection(text, [], {}) for text in false)
        assert objection("diff(abs(x), x) = sign(x)", ["x != 0"], {}) is None
        assert objection("diff(x*abs(x), x) = 2*abs(x)", [], {}) is None
