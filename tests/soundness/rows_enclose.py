"""Refusals of the rule that compares closed terms: rows of (code, name, attempt)."""

from __future__ import annotations

from symproof.kernel import Num, eq, le, lt, ne
from symproof.kernel.term import as_term, diff

from .examples_calculus import says
from .shorthand import (
    Row,
    f,
    one,
    recip,
    rule,
    t,
    two,
    x,
    zero,
)

huge = f("exp", f("exp", f("exp", Num(1000))))
ENCLOSE: list[Row] = [
    (
        "premise-forall",
        "enclose a universal claim",
        rule("enclose", args=(lt(3, f("pi"), "x"), Num(64))),
    ),
    (
        "premise-relation",
        "enclose a judgement",
        rule("enclose", args=(says("diff", t, 1, 1), Num(64))),
    ),
    ("enclose-overlap", "pi = pi", rule("enclose", args=(eq(f("pi"), f("pi")), Num(64)))),
    ("enclose-overlap", "1 = 1", rule("enclose", args=(eq(1, 1), Num(64)))),
    ("enclose-overlap", "pi < 3", rule("enclose", args=(lt(f("pi"), 3), Num(64)))),
    ("enclose-overlap", "pi <= 3", rule("enclose", args=(le(f("pi"), 3), Num(64)))),
    ("enclose-overlap", "1 < 1", rule("enclose", args=(lt(1, 1), Num(64)))),
    ("enclose-overlap", "1 != 1", rule("enclose", args=(ne(1, 1), Num(64)))),
    ("enclose-overlap", "pi != pi", rule("enclose", args=(ne(f("pi"), f("pi")), Num(64)))),
    ("enclose-overlap", "exp(1) <= E", rule("enclose", args=(le(f("exp", 1), f("E")), Num(64)))),
    *[
        (
            "enclose-overlap",
            f"an exponent that is nearly 1: {head}",
            rule("enclose", args=(claim, Num(16))),
        )
        for head, claim in {
            "cos": le(2, two ** f("cos", one / Num(2**40))),
            "tanh": le(2, two ** f("tanh", 50)),
            "cosh": le(two ** f("cosh", one / Num(2**40)), 2),
        }.items()
    ],
    (
        "enclose-overlap",
        "a guard that is not settled",
        rule("enclose", args=(lt(0, f("cases", f("<", f("exp", 1), f("E")), 1, 1)), Num(64))),
    ),
    ("enclose-open", "a variable", rule("enclose", args=(le(x, x + 1), Num(64)))),
    ("enclose-open", "a function variable", rule("enclose", args=(lt(f("phi", 1), 2), Num(64)))),
    ("enclose-open", "a derivative", rule("enclose", args=(lt(diff("t", t, one), 2), Num(64)))),
    ("enclose-open", "a variable in what is 0", rule("enclose", args=(lt(0 * x, 1), Num(64)))),
    ("enclose-undefined", "1/0", rule("enclose", args=(ne(recip(zero), 7), Num(64)))),
    (
        "enclose-undefined",
        "1/(pi - pi)",
        rule("enclose", args=(ne(recip(f("pi") - f("pi")), 7), Num(64))),
    ),
    ("enclose-undefined", "log(0)", rule("enclose", args=(lt(f("log", 0), 0), Num(64)))),
    ("enclose-undefined", "log(-1)", rule("enclose", args=(ne(f("log", -1), 7), Num(64)))),
    ("enclose-undefined", "sqrt(-1)", rule("enclose", args=(ne(f("sqrt", -1), 7), Num(64)))),
    ("enclose-undefined", "0^(-1)", rule("enclose", args=(ne(zero ** as_term(-1), 7), Num(64)))),
    (
        "enclose-undefined",
        "(-1)^(1/2)",
        rule("enclose", args=(ne(as_term(-1) ** (one / two), 7), Num(64))),
    ),
    (
        "enclose-undefined",
        "tan(pi/2)",
        rule("enclose", args=(ne(f("tan", f("pi") / two), 7), Num(64))),
    ),
    ("enclose-size", "a tower of exponentials", rule("enclose", args=(lt(0, huge), Num(64)))),
    (
        "enclose-size",
        "10^10^10",
        rule("enclose", args=(lt(0, Num(10) ** (Num(10) ** 10)), Num(64))),
    ),
    ("rule-arguments", "too few bits", rule("enclose", args=(lt(3, f("pi")), Num(7)))),
    ("rule-arguments", "too many bits", rule("enclose", args=(lt(3, f("pi")), Num(4097)))),
    (
        "rule-arguments",
        "bits that are no numeral",
        rule("enclose", args=(lt(3, f("pi")), one + Num(63))),
    ),
]
