"""A listener: reads spoken formulas, English or Chinese, written without looking into the speaker.

Commas and colons are pauses, which are not heard.  Brackets are heard: those of the author are kept
in the term, those that the place of a term demands are not.
"""

from __future__ import annotations

from collections.abc import Mapping

from symproof.kernel.shapes import Shape, Size, size, total
from symproof.kernel.term import BRACKET, App, Const, Lam, Mat, Num, Term, Var
from symproof.notation.binder_reader import each_entry
from tests.notation.formula_parser import differentiated
from tests.notation.spoken_tokens import ATOM, POWER, PRODUCT, SUM, TERM, Heard
from tests.notation.spoken_words import FRACTIONS

# what is heard and is no term by itself
EULER, INFINITY, MINUS_INFINITY = Var("Euler"), Var("infinity"), Var("minus_infinity")

RELATIONS = ("=", "!=", "<", "<=", ">", ">=")


def listen(
    text: str,
    lang: str,
    variables: frozenset[str],
    functions: frozenset[str],
    shapes: Mapping[str, Shape] | None = None,
) -> Term:
    """Return the term that a listener understands who knows the names that occur."""
    listener = Listener(text, lang, variables | functions, functions, shapes or {})
    term = listener.sum()
    listener.take("")
    return term


class Listener(Heard):
    """Reads one formula from what is heard."""

    def sum(self) -> Term:
        if self.hears("neg"):
            left: Term = App("neg", (self.fit(self.product(), TERM),))
        else:
            left = self.product()
        while self.kind in ("+", "-"):
            head = self.take("+", "-") and self.tokens[self.index - 1][0]
            left = App(head, (self.fit(left, SUM), self.fit(self.product(), TERM)))
        return left

    def product(self) -> Term:
        left = self.power()
        while self.kind in ("*", ".*"):
            head = self.take("*", ".*") and self.tokens[self.index - 1][0]
            left = App(head, (self.fit(left, PRODUCT), self.fit(self.power(), POWER)))
        return left

    def power(self) -> Term:
        base = self.atom()
        while self.kind in ("2", "3", "power", "transpose", "absolute"):
            kind = self.kind
            self.take(kind)
            if kind == "absolute":
                base = App("abs", (base,))
                continue
            is_exp = kind == "power" and base == EULER
            base = base if is_exp else self.fit(base, ATOM)
            if kind == "transpose":
                base = App("transpose", (base,))
            elif kind == "power":
                exponent = self.sum() if self.english else self.end()
                self.take("end")
                base = App("exp", (exponent,)) if is_exp else App("^", (base, exponent))
            else:
                base = App("^", (base, Num(int(kind))))
        return base

    def end(self) -> Term:
        """Read a place or an end of an integral."""
        if self.hears("neg"):
            return MINUS_INFINITY if self.hears("infinity") else App("neg", (self.atom(),))
        return INFINITY if self.hears("infinity") else self.fit(self.atom(), ATOM)

    def arguments(self) -> list[Term]:
        if self.english:
            self.take("of")
            if self.kind != "(":
                return [self.atom(short=True)]
        self.take("(")
        args = [self.sum()]
        while self.hears(","):
            args.append(self.sum())
        self.take(")")
        return args

    def name(self) -> str:
        return self.take("name")

    def atom(self, short: bool = False) -> Term:
        kind = self.kind
        match kind:
            case "number":
                return self.after_number(self.number(), short)
            case "fraction":
                above, below = FRACTIONS[self.take("fraction")]
                return App("/", (Num(above), Num(below)))
            case "name":
                return self.named(short)
            case "euler":
                self.take("euler")
                return EULER
            case "(":
                self.take("(")
                inner = self.sum()
                self.take(")")
                bracket = App(BRACKET, (inner,))
                return self.constant(bracket) if self.kind in self.after_size else bracket
            case "frac":
                self.take("frac")
                self.fractions += 1
                above = self.sum()
                self.take("over")
                below = self.sum()
                self.fractions -= 1
                return self.closed(App("/", (above, below)))
            case "short sqrt" | "short abs":
                self.take(kind)
                return App(kind.removeprefix("short "), (self.atom(short=True),))
            case "long sqrt" | "long abs":
                self.take(kind)
                return self.closed(App(kind.removeprefix("long "), (self.sum(),)))
            case "I" | "0" | "1":
                return self.constant_in_english()
            case _:
                self.take(kind)
                return self.compound(kind)

    def closed(self, term: Term) -> Term:
        self.take("end")
        return term

    def number(self) -> Term:
        whole, point, digits = self.take("number").partition(".")
        if not point:
            return Num(int(whole))
        return App("/", (Num(int(whole + digits)), Num(10 ** len(digits))))

    def after_number(self, term: Term, short: bool) -> Term:
        """Read what may follow a letter or numeral: another one, below or above it."""
        if short:
            return term
        if self.kind in self.after_size:
            return self.constant(term)
        if self.english and self.kind == "over" and self.fractions == 0:
            self.take("over")
            return App("/", (term, self.atom(short=True)))
        if self.hears("parts of"):
            return App("/", (self.atom(short=True), term))
        return term

    def named(self, short: bool) -> Term:
        name = self.name()
        if name in ("pi", "E"):
            return self.after_number(App(name), short)
        if name in self.shapes:
            return self.after_number(Mat(name, self.shapes[name]), short)
        if name not in self.functions:
            return self.after_number(Var(name), short)
        order = 0
        if self.kind in ("'", "''", "'''"):
            order = len(self.take("'", "''", "'''") and self.tokens[self.index - 1][0])
        elif self.hears("with") or (not self.english and self.hears("power")):
            order = int(self.take("number"))
            self.take("primes")
        args = self.arguments()
        if any(arg.shape for arg in args):
            return each_entry(name, tuple(args), order)
        return (
            differentiated("t", order, App(name, (Var("t"),)), *args)
            if order
            else App(name, tuple(args))
        )

    # compounds with two ends

    def compound(self, kind: str) -> Term:
        match kind:
            case "cases":
                return self.cases()
            case "diff" | "diff n":
                return self.derivative(kind)
            case "limit":
                return self.limit()
            case "integral":
                return self.integral()
            case "matrix":
                return self.matrix()
            case "map":
                param = self.name()
                self.take("to")
                body = self.closed(self.sum())
                (matrix,) = self.arguments()
                return App("map", (Lam((param,), body), matrix))
            case _:
                raise ValueError(f"{kind} in {self.text!r}")

    def guard(self) -> Term:
        left = self.sum()
        kind = self.kind
        self.take(*RELATIONS)
        return App(kind, (left, self.sum()))

    def cases(self) -> Term:
        parts: list[Term] = []
        while self.kind != "otherwise":
            if self.english:
                value = self.sum()
                self.take("if")
                guard = self.guard()
                self.take("next case") if self.kind == "next case" else ""
            else:
                self.take("if")
                guard = self.guard()
                self.take("then")
                value = self.sum()
            parts += [guard, value]
        self.take("otherwise")
        return self.closed(App("cases", (*parts, self.sum())))

    def derivative(self, kind: str) -> Term:
        order = 1
        if self.english:
            if kind == "diff n":
                order = int(self.take("number"))
                self.take("respect")
            param = self.name()
            self.take("of")
        else:
            param = self.name()
            if not self.hears("slope"):
                self.take("power")
                order = int(self.take("number"))
                self.take("slope n")
            self.take("of")
        body = self.sum()
        point: Term = Var(param)
        if self.hears("at"):
            self.name()
            self.take("=")
            point = self.sum()
            self.take("end at") if not self.english else ""
        return self.closed(differentiated(param, order, body, point))

    def limit(self) -> Term:
        param = self.name()
        side = ""
        if self.kind in ("right", "left"):
            side = "+" if self.hears("right") else "-" if self.hears("left") else ""
        else:
            self.take("approaches")
        place = self.end()
        if self.english and self.kind in ("right", "left"):
            side = "+" if self.hears("right") else "-" if self.hears("left") else ""
        self.take("of")
        function = Lam((param,), self.sum())
        self.take("end")
        if place in (INFINITY, MINUS_INFINITY):
            return App("limit+oo" if place == INFINITY else "limit-oo", (function,))
        return App(f"limit{side}", (function, place))

    def integral(self) -> Term:
        low = self.end()
        self.take("to")
        high = self.end()
        if self.english:
            self.take("of")
        else:
            self.take("of integral")
            self.take("integrand")
        body = self.sum()
        self.take("respect")
        function = Lam((self.name(),), body)
        self.take("end")
        ends = [end for end in (low, high) if end not in (MINUS_INFINITY, INFINITY)]
        signs = ("-oo" if low == MINUS_INFINITY else "") + ("+oo" if high == INFINITY else "")
        return App(f"integral{signs}", (function, *ends))

    # matrices

    def matrix(self) -> Term:
        rows: list[list[Term]] = []
        while self.hears("row"):
            self.take("number")
            self.take("by") if not self.english else ""
            row = [self.sum()]
            while self.hears("next entry"):
                row.append(self.sum())
            rows.append(row)
        self.take("end")
        made = [row[0] if len(row) == 1 else App("hcat", tuple(row)) for row in rows]
        return made[0] if len(made) == 1 else App("vcat", tuple(made))

    def constant(self, first: Term) -> Term:
        """Read a constant matrix in Chinese: n 行 m 列零矩阵."""
        rows = as_size(first)
        if self.hears("size I"):
            return Const("eye", (rows, rows))
        self.take("by")
        columns = as_size(self.atom(short=True))
        name = "zeros" if self.kind == "0" else "ones"
        self.take("0", "1")
        return Const(name, (rows, columns))

    def constant_in_english(self) -> Term:
        name = {"I": "eye", "0": "zeros", "1": "ones"}[self.kind]
        self.take("I", "0", "1")
        rows = columns = as_size(self.atom(short=True))
        if self.hears("by"):
            columns = as_size(self.atom(short=True))
        return Const(name, (rows, columns))


def as_size(term: Term) -> Size:
    """Return the number of rows that a term is."""
    match term:
        case Num(value):
            return size(value)
        case Var(name):
            return size(0, **{name: 1})
        case App("()", (inner,)):
            return as_size(inner)
        case App("*", (Num(times), Var(name))):
            return size(0, **{name: times})
        case App("+", (a, b)):
            return total(as_size(a), as_size(b))
        case _:
            raise ValueError(f"{term} is no size")
