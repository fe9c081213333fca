"""Laws that hold everywhere, read both ways, and derivatives: what random identities are made of.

In a law, a, b, c stand for any terms, and p, q for terms that are positive by their looks.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Final

from symproof.kernel.term import GUARDS, App, Num, Term, Var
from symproof.notation.plain import parse_term

LAWS: Final[Mapping[str, tuple[tuple[str, str], ...]]] = {
    "algebra": (
        ("a + b", "b + a"),
        ("a*b", "b*a"),
        ("a - b", "-(b - a)"),
        ("a - b", "a + -b"),
        ("a*(b + c)", "a*b + a*c"),
        ("(a + b) + c", "a + (b + c)"),
        ("(a*b)*c", "a*(b*c)"),
        ("a^2", "a*a"),
        ("a^2 - b^2", "(a - b)*(a + b)"),
        ("(a + b)^2", "a^2 + 2*a*b + b^2"),
        ("a^3", "a*a^2"),
        ("a + a", "2*a"),
        ("a", "(a + 1) - 1"),
        ("a", "(2*a)/2"),
        ("a", "-(-a)"),
        ("a", "a/3 + 2*a/3"),
        ("a", "(a*p)/p"),
        ("a/p + b/q", "(a*q + b*p)/(p*q)"),
        ("(a + b)/p", "a/p + b/p"),
    ),
    "exponentials": (
        ("exp(a + b)", "exp(a)*exp(b)"),
        ("exp(a - b)", "exp(a)/exp(b)"),
        ("exp(-a)", "1/exp(a)"),
        ("exp(2*a)", "exp(a)^2"),
        ("a", "log(exp(a))"),
        ("log(p*q)", "log(p) + log(q)"),
        ("log(p/q)", "log(p) - log(q)"),
        ("log(1/p)", "-log(p)"),
        ("log(p^2)", "2*log(p)"),
        ("log(sqrt(p))", "log(p)/2"),
        ("p", "exp(log(p))"),
        ("p", "sqrt(p)^2"),
        ("sqrt(p*q)", "sqrt(p)*sqrt(q)"),
        ("1/sqrt(p)", "sqrt(p)/p"),
        ("sqrt(exp(2*a))", "exp(a)"),
        ("log(1 + exp(a))", "a + log(1 + exp(-a))"),
    ),
    "hyperbolic": (
        ("tanh(a)", "(exp(2*a) - 1)/(exp(2*a) + 1)"),
        ("tanh(a)", "(exp(a) - exp(-a))/(exp(a) + exp(-a))"),
        ("tanh(a)", "sinh(a)/cosh(a)"),
        ("tanh(a)", "2*sigmoid(2*a) - 1"),
        ("sinh(a)", "(exp(a) - exp(-a))/2"),
        ("cosh(a)", "(exp(a) + exp(-a))/2"),
        ("sigmoid(a)", "1/(1 + exp(-a))"),
        ("sigmoid(a)", "exp(a)/(1 + exp(a))"),
        ("sigmoid(a)", "(1 + tanh(a/2))/2"),
        ("sigmoid(-a)", "1 - sigmoid(a)"),
        ("cosh(a)^2", "1 + sinh(a)^2"),
        ("tanh(a)^2", "1 - 1/cosh(a)^2"),
        ("sinh(2*a)", "2*sinh(a)*cosh(a)"),
        ("cosh(2*a)", "2*cosh(a)^2 - 1"),
        ("exp(a)", "cosh(a) + sinh(a)"),
        ("sinh(a + b)", "sinh(a)*cosh(b) + cosh(a)*sinh(b)"),
    ),
    "trigonometry": (
        ("sin(a)^2", "1 - cos(a)^2"),
        ("sin(2*a)", "2*sin(a)*cos(a)"),
        ("cos(2*a)", "cos(a)^2 - sin(a)^2"),
        ("sin(a + b)", "sin(a)*cos(b) + cos(a)*sin(b)"),
        ("cos(a + b)", "cos(a)*cos(b) - sin(a)*sin(b)"),
        ("sin(-a)", "-sin(a)"),
        ("cos(-a)", "cos(a)"),
        ("sin(a + 2*pi)", "sin(a)"),
        ("cos(a)", "sin(a + pi/2)"),
    ),
    "parity": (
        ("phi(-a)", "-phi(a)"),
        ("psi(-a)", "psi(a)"),
        ("tanh(-a)", "-tanh(a)"),
        ("atan(-a)", "-atan(a)"),
        ("erf(-a)", "-erf(a)"),
        ("sinh(-a)", "-sinh(a)"),
        ("cosh(-a)", "cosh(a)"),
        ("Phi(-a)", "1 - Phi(a)"),
        ("Phi(a)", "(1 + erf(a/sqrt(2)))/2"),
        ("phi(a - b)", "-phi(b - a)"),
        ("psi(a - b)", "psi(b - a)"),
    ),
    "pieces": (
        ("abs(a)", "max(a, -a)"),
        ("abs(a)", "abs(-a)"),
        ("abs(a)", "cases(a if a > 0, -a otherwise)"),
        ("abs(a)", "a*sign(a)"),
        ("abs(a)", "sqrt(a^2)"),
        ("abs(a)^2", "a^2"),
        ("abs(a*b)", "abs(a)*abs(b)"),
        ("max(a, b)", "max(b, a)"),
        ("max(a, b)", "(a + b + abs(a - b))/2"),
        ("min(a, b)", "-max(-a, -b)"),
        ("min(a, b)", "a + b - max(a, b)"),
        ("max(a, b)", "cases(a if a >= b, b otherwise)"),
        ("max(a, b) + c", "max(a + c, b + c)"),
        ("max(2*a, 2*b)", "2*max(a, b)"),
        ("a", "max(a, 0) - max(-a, 0)"),
        ("a", "max(a, 0) + min(a, 0)"),
        ("sign(-a)", "-sign(a)"),
        ("max(a, max(b, c))", "max(max(a, b), c)"),
    ),
    "edges": (
        ("sign(a)", "cases(1 if a > 0, cases(-1 if a < 0, 0 otherwise) otherwise)"),
        ("sign(a)", "cases(-1 if a < 0, cases(0 if a <= 0, 1 otherwise) otherwise)"),
        ("sign(a)^2", "cases(0 if a = 0, 1 otherwise)"),
        ("cases(a if b > c, b otherwise)", "cases(b if b <= c, a otherwise)"),
        ("cases(a if b >= c, c otherwise)", "cases(c if b < c, a otherwise)"),
        ("a", "cases(a if b >= 0, a otherwise)"),
        ("abs(a)", "a*sign(a)"),
        ("max(a, b)", "cases(a if a > b, b otherwise)"),
        ("min(a, b)", "cases(a if a <= b, b otherwise)"),
        ("sign(a)*sign(b)", "sign(a*b)"),
    ),
}

SLOPES: Final[Mapping[str, str]] = {
    "exp": "exp(a)",
    "log": "1/a",
    "sqrt": "1/(2*sqrt(a))",
    "sin": "cos(a)",
    "cos": "-sin(a)",
    "sinh": "cosh(a)",
    "cosh": "sinh(a)",
    "tanh": "1 - tanh(a)^2",
    "atan": "1/(1 + a^2)",
    "erf": "2/sqrt(pi)*exp(-a^2)",
    "Phi": "exp(-a^2/2)/sqrt(2*pi)",
    "sigmoid": "sigmoid(a)*(1 - sigmoid(a))",
}

ANY: Final = ("a", "b", "c")
POSITIVE: Final = ("p", "q")
Filling = dict[str, Term]


@cache
def laws(topic: str) -> tuple[tuple[Term, Term], ...]:
    """Return the laws of a topic."""
    return tuple([(parse_term(left), parse_term(right)) for left, right in LAWS[topic]])


@cache
def slope(head: str) -> Term:
    return parse_term(SLOPES[head])


def positive(term: Term) -> bool:
    """Return whether a term is positive by its looks; u and v are assumed to be."""
    match term:
        case Num(number):
            return number > 0
        case Var(name):
            return name in ("u", "v")
        case App("exp" | "cosh" | "sigmoid" | "pi" | "E"):
            return True
        case App("+", (App("^", (_, Num(2))), b)):
            return positive(b)
        case App("+" | "*" | "/", (a, b)):
            return positive(a) and positive(b)
        case App("^" | "sqrt", (a, *_)):
            return positive(a)
        case _:
            return False


def matched(pattern: Term, term: Term, filling: Filling) -> bool:
    """Return whether a term has the form of a pattern, and fill the pattern's variables in."""
    match pattern, term:
        case Var(name), _:
            if name in POSITIVE and not positive(term):
                return False
            return filling.setdefault(name, term) == term
        case App(head, parts), App(other, args):
            if head != other or len(parts) != len(args):
                return False
            return all(matched(part, arg, filling) for part, arg in zip(parts, args, strict=True))
        case _:
            return pattern == term


def filled(pattern: Term, filling: Filling) -> Term:
    """Return a pattern with its variables replaced."""
    match pattern:
        case Var(name):
            return filling[name]
        case App(head, args):
            return App(head, tuple([filled(arg, filling) for arg in args]))
        case _:
            return pattern


def subterms(term: Term) -> Iterator[tuple[tuple[int, ...], Term]]:
    """Yield the numbers in a term, each with the way to it; guards and exponents are left out."""
    yield (), term
    if isinstance(term, App):
        for number, arg in enumerate(term.args):
            if (isinstance(arg, App) and arg.head in GUARDS) or (term.head == "^" and number):
                continue
            for way, part in subterms(arg):
                yield (number, *way), part


def replaced(term: Term, way: tuple[int, ...], part: Term) -> Term:
    """Return a term with the part at the end of a way replaced."""
    if not way or not isinstance(term, App):
        return part
    args = list(term.args)
    args[way[0]] = replaced(args[way[0]], way[1:], part)
    return App(term.head, tuple(args))


def rewritten(source: random.Random, term: Term, topic: str, fresh: tuple[Term, ...]) -> Term:
    """Return a term rewritten once by a random law at a random place, unchanged where none fits."""
    places = list(subterms(term))
    for _ in range(12):
        pair = source.choice(laws(topic))
        before, after = source.sample(pair, 2)
        if isinstance(before, Var) and source.random() < 0.6:
            continue
        source.shuffle(places)
        for way, part in places:
            filling: Filling = {}
            if matched(before, part, filling):
                for name in sorted(after.variables - filling.keys()):
                    known = [t for t in fresh if name not in POSITIVE or positive(t)]
                    filling[name] = source.choice(known)
                return replaced(term, way, filled(after, filling))
    return term


def derivative(term: Term, name: str) -> Term:
    """Return the derivative of a smooth term."""
    match term:
        case Var(other):
            return Num(int(other == name))
        case _ if name not in term.variables:
            return Num(0)
        case App("neg", (a,)):
            return -derivative(a, name)
        case App("+" | "-" as head, (a, b)):
            return App(head, (derivative(a, name), derivative(b, name)))
        case App("*", (a, b)):
            return _product(derivative(a, name), b) + _product(a, derivative(b, name))
        case App("/", (a, b)):
            return (_product(derivative(a, name), b) - _product(a, derivative(b, name))) / b**2
        case App("^", (a, Num(n))):
            return _product(n * a ** (n - 1), derivative(a, name))
        case App(head, (a,)):
            return _product(filled(slope(head), {"a": a}), derivative(a, name))
        case _:
            raise ValueError(f"no derivative of {term}")


def _product(a: Term, b: Term) -> Term:
    if a == Num(1):
        return b
    return a if b == Num(1) else a * b
